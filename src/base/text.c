/* SPDX-License-Identifier: MIT */
#include "arrears/base/text.h"

#include <utf8proc.h>

/* One code point at s (which ends with NUL); a byte that is not UTF-8 is -1, one byte long. */
static size_t next_char(const char *s, size_t len, int32_t *cp)
{
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s,
		(utf8proc_ssize_t)(len < 4 ? len : 4), cp);

	if (n > 0)
		return (size_t)n;
	*cp = -1;
	return 1;
}

/* As next_char for terminated text, without measuring all of it first; 0 at the end. */
static size_t next_char_z(const char *s, int32_t *cp)
{
	size_t len = strnlen(s, 4);

	return len ? next_char(s, len, cp) : 0;
}

static int columns_of(int32_t cp)
{
	if (cp < 0)
		return 1;
	return cp < 0x7f ? cp >= ' ' : utf8proc_charwidth(cp);
}

bool text_is_utf8(const char *s, size_t len)
{
	int32_t cp;

	for (size_t i = 0; i < len;) {
		if ((unsigned char)s[i] < 0x80) {
			i++;
			continue;
		}
		i += next_char(s + i, len - i, &cp);
		if (cp < 0)
			return false;
	}
	return true;
}

bool text_word(const char **at, char *out, size_t size)
{
	*at += strspn(*at, " ");
	size_t n = strcspn(*at, " ");

	(void)text_putf(out, size, "%.*s", (int)n, *at);
	*at += n;
	return n > 0;
}

bool text_is_blank(const char *s)
{
	return s[strspn(s, " ")] == '\0';
}

size_t text_grapheme(const char *s, int *columns)
{
	utf8proc_int32_t state = 0, before, cp;
	size_t len = next_char_z(s, &before), n;
	int width = len ? columns_of(before) : 0;

	while (len && before >= 0 && (n = next_char_z(s + len, &cp)) != 0) {
		/* Plain ASCII after anything always starts a new cluster, but for CR LF,
		 * which has no columns to get wrong. */
		if (cp < 0x80 || columns_of(cp) > 0 ||
				utf8proc_grapheme_break_stateful(before, cp, &state))
			break;
		len += n;
		before = cp;
	}
	if (columns)
		*columns = width;
	return len;
}

size_t text_graphemes(const char *s)
{
	size_t count = 0, n;

	for (; (n = text_grapheme(s, NULL)) != 0; s += n)
		count++;
	return count;
}

int text_width(const char *s)
{
	int width = 0, columns;
	size_t n;

	for (; (n = text_grapheme(s, &columns)) != 0; s += n)
		width += columns;
	return width;
}

size_t text_fit(const char *s, int columns)
{
	size_t fit = 0, n;
	int width;

	while ((n = text_grapheme(s + fit, &width)) != 0) {
		columns -= width;
		if (columns < 0)
			break;
		fit += n;
	}
	return fit;
}

/* Characters that move the cursor, hide, or reorder text around them. */
static bool is_unwanted(int32_t cp)
{
	return cp < ' ' || (cp >= 0x7f && cp < 0xa0) || /* also -1: not UTF-8 */
	       cp == 0x061c || cp == 0x200b || cp == 0x200e || cp == 0x200f ||
	       (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2060 && cp <= 0x206f) ||
	       cp == 0xfeff || (cp >= 0xfff9 && cp <= 0xfffb) ||
	       (cp >= 0xe0000 && cp <= 0xe007f);
}

static bool is_blank(int32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == '\r' || cp == '\t' || cp == 0xa0 ||
	       cp == 0x2028 || cp == 0x2029;
}

void text_clean(char *s, bool squeeze)
{
	const char *from = s;
	char *to = s;
	int32_t cp;
	size_t n;

	for (; (n = next_char_z(from, &cp)) != 0; from += n) {
		if (is_blank(cp)) {
			if (to == s || (squeeze && to[-1] == ' '))
				continue;
			*to++ = ' ';
		} else if (!is_unwanted(cp)) {
			memmove(to, from, n);
			to += n;
		}
	}
	while (to > s && to[-1] == ' ')
		to--;
	*to = '\0';
}

/* Append one code point to out, if all of its bytes fit. */
static bool put_char(int32_t cp, char *out, size_t size, size_t *len)
{
	utf8proc_uint8_t bytes[4];
	size_t n = (size_t)utf8proc_encode_char(cp, bytes);

	if (*len + n >= size)
		return false;
	memcpy(out + *len, bytes, n);
	*len += n;
	return true;
}

void text_upper(const char *s, char *out, size_t size)
{
	size_t len = 0, n;
	int32_t cp;

	for (; (n = next_char_z(s, &cp)) != 0; s += n) {
		if (cp >= 0 && !put_char(utf8proc_toupper(cp), out, size, &len))
			break;
	}
	out[len] = '\0';
}

/* Letters that Unicode does not decompose but people type without the stroke. */
static const struct { int32_t cp; char plain[3]; } strokes[] = {
	{ 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
	{ 0x0127, "h" }, { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
};

static bool fold_one(int32_t cp, char *out, size_t size, size_t *len)
{
	utf8proc_category_t category = utf8proc_category(cp);

	if (category > UTF8PROC_CATEGORY_NO || category == UTF8PROC_CATEGORY_CN) {
		if (*len == 0 || out[*len - 1] == ' ')
			return true;
		return put_char(' ', out, size, len);
	}
	for (size_t i = 0; i < ARRAY_SIZE(strokes); i++) {
		if (strokes[i].cp != cp)
			continue;
		for (const char *p = strokes[i].plain; *p; p++) {
			if (!put_char(*p, out, size, len))
				return false;
		}
		return true;
	}
	return put_char(cp, out, size, len);
}

void text_fold(const char *s, char *out, size_t size)
{
	const utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
		UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	utf8proc_int32_t parts[32];
	size_t len = 0, n;
	int32_t cp;
	bool room = true;

	for (; room && (n = next_char_z(s, &cp)) != 0; s += n) {
		utf8proc_ssize_t count = 0;

		if (cp >= 0)
			count = utf8proc_decompose_char(cp, parts, (utf8proc_ssize_t)
				ARRAY_SIZE(parts), how, NULL);
		for (utf8proc_ssize_t i = 0; room && i < count; i++)
			room = fold_one(parts[i], out, size, &len);
	}
	while (len > 0 && out[len - 1] == ' ')
		len--;
	out[len] = '\0';
}

void text_digits(const char *s, char *out, size_t size)
{
	size_t len = 0;

	for (; *s && len + 1 < size; s++) {
		if (*s >= '0' && *s <= '9')
			out[len++] = *s;
	}
	out[len] = '\0';
}

void text_phone(const char *digits, char *out, size_t size)
{
	if (strlen(digits) == 10 && strspn(digits, "0123456789") == 10)
		text_putf(out, size, "(%.3s) %.3s-%s", digits, digits + 3, digits + 6);
	else
		text_put(out, size, digits);
}
