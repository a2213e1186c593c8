/* SPDX-License-Identifier: MIT */
/* One row of text to values. What cannot be used rejects the row; what is merely wrong is kept
 * as given and flagged. */
#include "arrears/domain/placement.h"

#include "placement_private.h"

void placement_note(struct placement *p, enum place_field field, enum msgid id, unsigned flag)
{
	bool reject = msg_get(id)->severity == SEV_ERROR;
	p->reject = p->reject || reject;
	if (p->issue_count == PLACE_ISSUES_MAX && reject)
		p->issue_count--; /* the reason of a reject is never left out */
	if (p->issue_count < PLACE_ISSUES_MAX)
		p->issues[p->issue_count++] = (struct place_issue){ .field = field, .id = id,
			.flag = flag, .reject = reject };
}

static void flag_account(struct placement *p, enum place_field field, unsigned flag)
{
	if (flag == 0)
		return;
	p->flags |= flag;
	placement_note(p, field, MSG_ROW_FLAG, flag);
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

static enum msgid amount_value(enum amount_style style, const char *text, struct money *out)
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

/* A bucket: false if it is empty or rejects the row. */
static bool bucket(const struct place_rules *r, struct placement *p, enum place_field f,
	struct money *out)
{
	struct money m;
	if (*p->text[f] == '\0')
		return false;
	enum msgid why = amount_value(r->style, p->text[f], &m);
	if (why == MSG_OK && m.cents < 0)
		why = MSG_ROW_NEGATIVE;
	if (why != MSG_OK) {
		placement_note(p, f, why, 0);
		return false;
	}
	*out = m;
	return true;
}

static bool sum_buckets(struct placement *p, struct money *sum)
{
	*sum = p->principal;
	return money_add(*sum, p->interest, sum, NULL) == MSG_OK &&
		money_add(*sum, p->fees, sum, NULL) == MSG_OK &&
		money_add(*sum, p->costs, sum, NULL) == MSG_OK;
}

static void convert_balance(const struct place_rules *r, struct placement *p)
{
	struct money balance = MONEY_ZERO, sum;
	bool has_principal = bucket(r, p, PF_PRINCIPAL, &p->principal);
	bool parts = has_principal;
	parts |= bucket(r, p, PF_INTEREST, &p->interest);
	parts |= bucket(r, p, PF_FEES, &p->fees);
	parts |= bucket(r, p, PF_COSTS, &p->costs);
	bool has_balance = bucket(r, p, PF_BALANCE, &balance);
	if (p->reject)
		return;
	if (!sum_buckets(p, &sum)) {
		placement_note(p, PF_BALANCE, MSG_ROW_RANGE, 0);
		return;
	}
	if (!parts && !has_balance)
		placement_note(p, PF_BALANCE, MSG_ROW_NO_AMOUNT, 0);
	else if (has_balance && (!parts || (sum.cents == 0 && !has_principal)))
		p->principal = sum = balance;
	else if (has_balance && sum.cents != balance.cents)
		placement_note(p, PF_BALANCE, MSG_ROW_SUM, 0);
	if (!p->reject && sum.cents == 0)
		placement_note(p, has_balance ? PF_BALANCE : PF_PRINCIPAL, MSG_ROW_ZERO, 0);
	p->balance = sum;
}

/* An amount that is not owed: a bad one is kept aside. */
static bool side_amount(const struct place_rules *r, struct placement *p, enum place_field f,
	struct money *out)
{
	if (*p->text[f] == '\0')
		return false;
	if (amount_value(r->style, p->text[f], out) == MSG_OK)
		return true;
	placement_note(p, f, MSG_ROW_UNUSED, 0);
	return false;
}

/* --- key, dates, rate, flags ------------------------------------------------------------- */

static void convert_key(const struct place_rules *r, struct placement *p)
{
	const char *account = p->text[PF_CLIENT_ACCOUNT];
	if (*account == '\0') {
		placement_note(p, PF_CLIENT_ACCOUNT, MSG_ROW_NO_ACCOUNT, 0);
		return;
	}
	if (strlen(account) > 64) {
		placement_note(p, PF_CLIENT_ACCOUNT, MSG_ROW_ACCOUNT_LONG, 0);
		return;
	}
	char upper[65];
	text_upper(account, upper, sizeof upper);
	const char *s = upper;
	while (s[0] == '0' && s[1] != '\0')
		s++;
	(void)text_put(p->key, sizeof p->key, s);
	text_upper(p->text[PF_CLIENT_CODE], upper, sizeof upper);
	if (*upper && *r->client && strcmp(upper, r->client) != 0)
		placement_note(p, PF_CLIENT_CODE, MSG_ROW_CLIENT, 0);
}

static struct date past_date(const struct place_rules *r, struct placement *p, enum place_field f)
{
	struct date d = DATE_NONE;
	if (*p->text[f] == '\0')
		return d;
	unsigned flag = FLAG_DATE;
	if (date_parse_file(p->text[f], r->order, r->today, &d, NULL) == MSG_OK)
		flag = validate_past(d, r->today);
	flag_account(p, f, flag);
	return d;
}

static void convert_dates(const struct place_rules *r, struct placement *p)
{
	p->placed = past_date(r, p, PF_PLACEMENT_DATE);
	if (date_is_none(p->placed) || date_cmp(p->placed, r->today) > 0)
		p->placed = r->today;
	p->opened = past_date(r, p, PF_DATE_OPENED);
	p->delinquent = past_date(r, p, PF_DATE_FIRST_DELINQUENCY);
	p->charged_off = past_date(r, p, PF_DATE_CHARGED_OFF);
	p->itemized = past_date(r, p, PF_ITEMIZATION_DATE);
	p->last_paid = past_date(r, p, PF_LAST_PAYMENT_DATE);
	(void)past_date(r, p, PF_SERVICE_DATE);
	(void)past_date(r, p, PF_LAST_CHARGE_DATE);
	struct date d;
	if (*p->text[PF_STATUTE_DATE] && date_parse_file(p->text[PF_STATUTE_DATE], r->order,
			r->today, &d, NULL) != MSG_OK)
		flag_account(p, PF_STATUTE_DATE, FLAG_DATE);
}

/* "24", "12.5", "7.25%": percent a year with at most four decimals. */
static bool parse_rate(const char *text, int64_t *millionths)
{
	char s[16];
	size_t n = strlen(text);
	if (n >= sizeof s)
		return false;
	memcpy(s, text, n + 1);
	if (n > 0 && s[n - 1] == '%')
		s[n - 1] = '\0';
	char *point = strchr(s, '.');
	char decimals[5] = "0000";
	if (point) {
		*point++ = '\0';
		if (!digits_only(point) || strlen(point) > 4)
			return false;
		memcpy(decimals, point, strlen(point));
	}
	int64_t whole, part;
	if (text_to_int(s, 0, 999, &whole, NULL) != MSG_OK)
		return false;
	part = (decimals[0] - '0') * 1000 + (decimals[1] - '0') * 100 + (decimals[2] - '0') * 10 +
		(decimals[3] - '0');
	*millionths = whole * 10000 + part;
	return true;
}

/* A flag of the law that is not understood counts as set: a hold too many harms nobody. */
static bool flag_set(struct placement *p, enum place_field f)
{
	static const char *const yes[] = { "Y", "YES", "TRUE", "T", "1", "X" };
	static const char *const no[] = { "N", "NO", "FALSE", "F", "0", "" };
	char word[12];
	text_upper(p->text[f], word, sizeof word);
	for (size_t i = 0; i < ARRAY_SIZE(yes); i++) {
		if (strcmp(word, no[i]) == 0)
			return false;
		if (strcmp(word, yes[i]) == 0)
			return true;
	}
	placement_note(p, f, MSG_ROW_UNUSED, 0);
	return true;
}

static void convert_account(const struct place_rules *r, struct placement *p)
{
	p->has_itemization = side_amount(r, p, PF_BALANCE_AT_ITEMIZATION, &p->itemization);
	p->has_last_paid = side_amount(r, p, PF_LAST_PAYMENT_AMT, &p->last_paid_amount);
	if (*p->text[PF_INTEREST_RATE]) {
		p->has_rate = parse_rate(p->text[PF_INTEREST_RATE], &p->rate_millionths);
		if (!p->has_rate)
			placement_note(p, PF_INTEREST_RATE, MSG_ROW_UNUSED, 0);
	}
	p->disputed = flag_set(p, PF_DISPUTED_FLAG);
	p->cease = flag_set(p, PF_CEASE_FLAG);
	p->bankrupt = flag_set(p, PF_BANKRUPT_FLAG);
	p->deceased = flag_set(p, PF_DECEASED_FLAG);
	p->attorney = *p->text[PF_ATTORNEY_NAME] || *p->text[PF_ATTORNEY_PHONE];
}

void placement_convert(const struct place_rules *rules, struct placement *p)
{
	p->principal = p->interest = p->fees = p->costs = p->balance = MONEY_ZERO;
	p->has_itemization = p->has_last_paid = p->has_rate = p->reject = false;
	p->flags = 0;
	p->key[0] = '\0';
	p->issue_count = 0;
	convert_key(rules, p);
	convert_balance(rules, p);
	convert_dates(rules, p);
	convert_account(rules, p);
	placement_person(rules, p, 0, &p->consumer);
	placement_person(rules, p, PF_COSIGNER_LAST_NAME - PF_LAST_NAME, &p->cosigner);
}

void placement_reason(const struct placement *p, const struct place_issue *i, char *out,
	size_t size)
{
	struct err e;
	if (i->id == MSG_ROW_FLAG) {
		(void)text_put(out, size, data_flag_text((enum data_flag)i->flag));
		return;
	}
	char have[12], want[12];
	(void)text_putf(have, sizeof have, "%d", p->columns);
	(void)text_putf(want, sizeof want, "%d", p->want_columns);
	(void)err_set(&e, i->id, "", have, want, NULL);
	err_first(&e, out, size);
}

const char *placement_value(const struct placement *p, const struct place_issue *i)
{
	if (i->field == PLACE_FIELD_NONE)
		return "";
	const char *text = p->text[i->field];
	return *text && place_field_def(i->field)->kind == PK_SECRET ? "***" : text;
}

void data_flags_show(unsigned flags, char *out, size_t size)
{
	size_t n = 0;
	out[0] = '\0';
	for (unsigned i = 0; i < FLAG_COUNT; i++)
		if (flags & (1u << i)) {
			(void)text_putf(out + n, size - n, "%s%s", n ? "," : "",
				data_flag_name((enum data_flag)(1u << i)));
			n += strlen(out + n);
		}
}
