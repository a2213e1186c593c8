/* SPDX-License-Identifier: MIT */
/* Text into fixed fields, text that grows, and numbers in text. */
#include "arrears/base/mem.h"
#include "arrears/base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>

/* Bytes of src[0..len) that fit in `room` without splitting a cluster. */
static size_t whole_clusters(const char *src, size_t len, size_t room)
{
	size_t used = 0, n;

	if (len <= room)
		return len;
	while ((n = text_grapheme(src + used, NULL)) != 0 && used + n <= room)
		used += n;
	return used;
}

bool text_put(char *dst, size_t size, const char *src)
{
	size_t len = strlen(src);
	size_t n = whole_clusters(src, len, size - 1);

	memmove(dst, src, n);
	dst[n] = '\0';
	return n == len;
}

/* The formatted text on the heap; its length in *len. */
static char *format(const char *fmt, va_list ap, size_t *len) ATTR_FORMAT(1, 0);

static char *format(const char *fmt, va_list ap, size_t *len)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		BUG("a format that cannot be printed");
	*len = (size_t)n;
	text = mem_alloc(*len + 1, 1);
	vsnprintf(text, *len + 1, fmt, ap);
	return text;
}

bool text_putf(char *dst, size_t size, const char *fmt, ...)
{
	AUTO_FREE char *text = NULL;
	va_list ap;
	size_t len;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(dst, size, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n < size)
		return true;
	/* Only the whole text tells where its last cluster ends. */
	va_start(ap, fmt);
	text = format(fmt, ap, &len);
	va_end(ap);
	return text_put(dst, size, text);
}

/* What an empty buffer points at, so that `d` can always be read. Never written to. */
static char nothing[1];

struct str str_make(size_t max)
{
	return (struct str){ .d = nothing, .max = max };
}

static void make_room(struct str *s, size_t len)
{
	size_t cap = s->cap ? s->cap : 64;

	if (len < s->cap)
		return;
	while (cap <= len)
		cap *= 2;
	s->d = mem_grow(s->cap ? s->d : NULL, cap, 1);
	s->cap = cap;
}

void str_addn(struct str *s, const char *text, size_t n)
{
	size_t fits = s->cut ? 0 : whole_clusters(text, n, s->max - s->len);

	/* Once cut, nothing more goes in: no later piece may close over the gap. */
	if (fits < n)
		s->cut = true;
	if (fits == 0)
		return;
	make_room(s, s->len + fits);
	memcpy(s->d + s->len, text, fits);
	s->len += fits;
	s->d[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
	str_addn(s, text, strlen(text));
}

void str_addf(struct str *s, const char *fmt, ...)
{
	AUTO_FREE char *text = NULL;
	va_list ap;
	size_t len;

	va_start(ap, fmt);
	text = format(fmt, ap, &len);
	va_end(ap);
	str_addn(s, text, len);
}

void str_reset(struct str *s)
{
	s->len = 0;
	s->cut = false;
	if (s->cap)
		s->d[0] = '\0';
}

void str_free(struct str *s)
{
	if (s->cap)
		free(s->d);
	*s = str_make(s->max);
}

enum msgid text_to_int(const char *s, int64_t min, int64_t max, int64_t *out, struct err *err)
{
	const char *digits = s + (*s == '-');
	size_t n = strspn(digits, "0123456789");
	char low[24], high[24];
	int64_t value;

	if (n > 0 && digits[n] == '\0') {
		errno = 0;
		value = strtoll(s, NULL, 10);
		if (errno == 0 && value >= min && value <= max) {
			*out = value;
			return MSG_OK;
		}
	}
	text_putf(low, sizeof low, "%" PRId64, min);
	text_putf(high, sizeof high, "%" PRId64, max);
	return err_set(err, MSG_NUMBER_INVALID, "", s, low, high, NULL);
}
