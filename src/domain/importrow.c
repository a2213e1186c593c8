/* SPDX-License-Identifier: MIT */
/* Finding a field by the many names clients give it; the amounts and keys of any file. */
#include "arrears/domain/importrow.h"

const struct import_field *import_field(const struct import_fields *t, int f)
{
	if (f < 0 || f >= t->count)
		BUG("no such field");
	return &t->def[f];
}

int import_field_find(const struct import_fields *t, const char *name)
{
	for (int f = 0; f < t->count; f++)
		if (strcmp(t->def[f].name, name) == 0)
			return f;
	return IMPORT_FIELD_NONE;
}

/* Letters and digits in lower case: "Acct #" and "ACCT" are the same header. */
static size_t squash(const char *s, char *out, size_t size)
{
	size_t n = 0;
	for (; *s && n + 1 < size; s++) {
		char c = *s;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			out[n++] = c;
	}
	out[n] = '\0';
	return n;
}

int import_field_guess(const struct import_fields *t, const char *header)
{
	char want[48], name[48], padded[52];
	if (squash(header, want, sizeof want) == 0)
		return IMPORT_FIELD_NONE;
	for (int f = 0; f < t->count; f++) {
		(void)squash(t->def[f].name, name, sizeof name);
		if (strcmp(name, want) == 0)
			return f;
	}
	(void)text_putf(padded, sizeof padded, " %s ", want);
	for (int f = 0; f < t->count; f++)
		if (strstr(t->def[f].aliases, padded))
			return f;
	return IMPORT_FIELD_NONE;
}

/* --- issues ------------------------------------------------------------------------------ */

void import_note(struct import_row *r, int field, enum msgid id, unsigned flag)
{
	bool reject = msg_get(id)->severity == SEV_ERROR;
	r->reject = r->reject || reject;
	if (r->issue_count == IMPORT_ISSUES_MAX && reject)
		r->issue_count--; /* the reason of a reject is never left out */
	if (r->issue_count < IMPORT_ISSUES_MAX)
		r->issues[r->issue_count++] = (struct import_issue){ .field = field, .id = id,
			.flag = flag, .reject = reject };
}

void import_note_text(struct import_row *r, int field, enum msgid id, const char *text)
{
	import_note(r, field, id, 0);
	struct import_issue *last = &r->issues[r->issue_count - 1];
	if (last->id == id)
		(void)text_put(last->text, sizeof last->text, text);
}

void import_reason(const struct import_row *r, const struct import_issue *i, char *out,
	size_t size)
{
	struct err e;
	if (i->id == MSG_ROW_FLAG) {
		(void)text_put(out, size, data_flag_text((enum data_flag)i->flag));
		return;
	}
	char have[12], want[12];
	(void)text_putf(have, sizeof have, "%d", r->columns);
	(void)text_putf(want, sizeof want, "%d", r->want_columns);
	if (i->text[0])
		(void)err_set(&e, i->id, "", i->text, NULL);
	else
		(void)err_set(&e, i->id, "", have, want, NULL);
	err_first(&e, out, size);
}

const char *import_value(const struct import_row *r, const struct import_issue *i)
{
	if (i->field == IMPORT_FIELD_NONE)
		return "";
	const char *text = r->text[i->field];
	bool masked = import_field(r->fields, i->field)->kind == IK_SECRET ||
		i->id == MSG_PAY_CARD;
	return *text && masked ? "***" : text;
}

/* --- amounts ----------------------------------------------------------------------------- */

static bool digits_only(const char *s)
{
	return *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

/* Why money_parse refused the text. */
static enum msgid amount_trouble(const char *text)
{
	const char *e = strpbrk(text, "eE");
	if (e && e > text && (e[-1] == '.' || (e[-1] >= '0' && e[-1] <= '9')) &&
	    digits_only(e + 1 + (e[1] == '+' || e[1] == '-')))
		return MSG_ROW_EXPONENT;
	const char *point = strrchr(text, '.');
	if (point && strspn(point + 1, "0123456789") > 2)
		return MSG_ROW_DECIMALS;
	return MSG_ROW_AMOUNT;
}

/* 123450 -> 1234.50; 1.234,50 -> 1,234.50. */
static bool restyle(enum amount_style style, const char *text, char out[64])
{
	size_t n = strlen(text);
	if (n >= 60)
		return false;
	(void)text_put(out, 64, text);
	if (style == AMOUNT_COMMA)
		for (char *s = out; *s; s++)
			*s = *s == ',' ? '.' : *s == '.' ? ',' : *s;
	if (style != AMOUNT_CENTS)
		return true;
	size_t first = strspn(out, "-(");
	size_t digits = strspn(out + first, "0123456789");
	if (digits == 0 || strchr(out, '.') || strchr(out, ','))
		return false;
	(void)text_putf(out, 64, "%.*s%0*d%.*s", (int)first, text,
		digits < 3 ? (int)(3 - digits) : 0, 0, (int)digits, text + first);
	if (digits >= 3)
		(void)text_putf(out, 64, "%.*s", (int)(first + digits), text);
	size_t end = strlen(out) - 2;
	char cents[3] = { out[end], out[end + 1], '\0' };
	(void)text_putf(out + end, 64 - end, ".%s%s", cents, text + first + digits);
	return true;
}

enum msgid import_amount(enum amount_style style, const char *text, struct money *out)
{
	char styled[64];
	if (!restyle(style, text, styled))
		return MSG_ROW_AMOUNT;
	switch (money_parse(styled, out, NULL)) {
	case MSG_OK:
		return MSG_OK;
	case MSG_AMOUNT_RANGE:
		return MSG_ROW_RANGE;
	default:
		return amount_trouble(styled);
	}
}

/* --- the account ------------------------------------------------------------------------- */

void import_key(const struct import_rules *r, struct import_row *row, int account, int code,
	char key[65])
{
	const char *text = row->text[account];
	char upper[65];
	key[0] = '\0';
	if (*text == '\0') {
		import_note(row, account, MSG_ROW_NO_ACCOUNT, 0);
		return;
	}
	if (strlen(text) > 64) {
		import_note(row, account, MSG_ROW_ACCOUNT_LONG, 0);
		return;
	}
	text_upper(text, upper, sizeof upper);
	const char *s = upper;
	while (s[0] == '0' && s[1] != '\0')
		s++;
	(void)text_put(key, 65, s);
	text_upper(row->text[code], upper, sizeof upper);
	if (*upper && *r->client && strcmp(upper, r->client) != 0)
		import_note(row, code, MSG_ROW_CLIENT, 0);
}
