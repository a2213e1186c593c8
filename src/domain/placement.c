/* SPDX-License-Identifier: MIT */
/* One row of text to values. What cannot be used rejects the row; what is merely wrong is kept
 * as given and flagged. */
#include "arrears/domain/placement.h"

#include "placement_private.h"

static void flag_account(struct placement *p, enum place_field field, unsigned flag)
{
	if (flag == 0)
		return;
	p->flags |= flag;
	import_note(&p->in, field, MSG_ROW_FLAG, flag);
}

/* --- amounts ----------------------------------------------------------------------------- */

/* A bucket: false if it is empty or rejects the row. */
static bool bucket(const struct import_rules *r, struct placement *p, enum place_field f,
	struct money *out)
{
	struct money m;
	if (*p->in.text[f] == '\0')
		return false;
	enum msgid why = import_amount(r->style, p->in.text[f], &m);
	if (why == MSG_OK && m.cents < 0)
		why = MSG_ROW_NEGATIVE;
	if (why != MSG_OK) {
		import_note(&p->in, f, why, 0);
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

static void convert_balance(const struct import_rules *r, struct placement *p)
{
	struct money balance = MONEY_ZERO, sum;
	bool has_principal = bucket(r, p, PF_PRINCIPAL, &p->principal);
	bool parts = has_principal;
	parts |= bucket(r, p, PF_INTEREST, &p->interest);
	parts |= bucket(r, p, PF_FEES, &p->fees);
	parts |= bucket(r, p, PF_COSTS, &p->costs);
	bool has_balance = bucket(r, p, PF_BALANCE, &balance);
	if (p->in.reject)
		return;
	if (!sum_buckets(p, &sum)) {
		import_note(&p->in, PF_BALANCE, MSG_ROW_RANGE, 0);
		return;
	}
	if (!parts && !has_balance)
		import_note(&p->in, PF_BALANCE, MSG_ROW_NO_AMOUNT, 0);
	else if (has_balance && (!parts || (sum.cents == 0 && !has_principal)))
		p->principal = sum = balance;
	else if (has_balance && sum.cents != balance.cents)
		import_note(&p->in, PF_BALANCE, MSG_ROW_SUM, 0);
	if (!p->in.reject && sum.cents == 0)
		import_note(&p->in, has_balance ? PF_BALANCE : PF_PRINCIPAL, MSG_ROW_ZERO, 0);
	p->balance = sum;
}

/* An amount that is not owed: a bad one is kept aside. */
static bool side_amount(const struct import_rules *r, struct placement *p, enum place_field f,
	struct money *out)
{
	if (*p->in.text[f] == '\0')
		return false;
	if (import_amount(r->style, p->in.text[f], out) == MSG_OK)
		return true;
	import_note(&p->in, f, MSG_ROW_UNUSED, 0);
	return false;
}

/* --- key, dates, rate, flags ------------------------------------------------------------- */

static struct date past_date(const struct import_rules *r, struct placement *p, enum place_field f)
{
	struct date d = DATE_NONE;
	if (*p->in.text[f] == '\0')
		return d;
	unsigned flag = FLAG_DATE;
	if (date_parse_file(p->in.text[f], r->order, r->today, &d, NULL) == MSG_OK)
		flag = validate_past(d, r->today);
	flag_account(p, f, flag);
	return d;
}

static void convert_dates(const struct import_rules *r, struct placement *p)
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
	if (*p->in.text[PF_STATUTE_DATE] && date_parse_file(p->in.text[PF_STATUTE_DATE], r->order,
			r->today, &d, NULL) != MSG_OK)
		flag_account(p, PF_STATUTE_DATE, FLAG_DATE);
}

static bool digits_only(const char *s)
{
	return *s != '\0' && s[strspn(s, "0123456789")] == '\0';
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
	text_upper(p->in.text[f], word, sizeof word);
	for (size_t i = 0; i < ARRAY_SIZE(yes); i++) {
		if (strcmp(word, no[i]) == 0)
			return false;
		if (strcmp(word, yes[i]) == 0)
			return true;
	}
	import_note(&p->in, f, MSG_ROW_UNUSED, 0);
	return true;
}

static void convert_account(const struct import_rules *r, struct placement *p)
{
	p->has_itemization = side_amount(r, p, PF_BALANCE_AT_ITEMIZATION, &p->itemization);
	p->has_last_paid = side_amount(r, p, PF_LAST_PAYMENT_AMT, &p->last_paid_amount);
	if (*p->in.text[PF_INTEREST_RATE]) {
		p->has_rate = parse_rate(p->in.text[PF_INTEREST_RATE], &p->rate_millionths);
		if (!p->has_rate)
			import_note(&p->in, PF_INTEREST_RATE, MSG_ROW_UNUSED, 0);
	}
	p->disputed = flag_set(p, PF_DISPUTED_FLAG);
	p->cease = flag_set(p, PF_CEASE_FLAG);
	p->bankrupt = flag_set(p, PF_BANKRUPT_FLAG);
	p->deceased = flag_set(p, PF_DECEASED_FLAG);
	p->attorney = *p->in.text[PF_ATTORNEY_NAME] || *p->in.text[PF_ATTORNEY_PHONE];
}

void placement_convert(const struct import_rules *rules, struct placement *p)
{
	p->principal = p->interest = p->fees = p->costs = p->balance = MONEY_ZERO;
	p->has_itemization = p->has_last_paid = p->has_rate = p->in.reject = false;
	p->flags = 0;
	p->key[0] = '\0';
	p->in.issue_count = 0;
	import_key(rules, &p->in, PF_CLIENT_ACCOUNT, PF_CLIENT_CODE, p->key);
	convert_balance(rules, p);
	convert_dates(rules, p);
	convert_account(rules, p);
	placement_person(rules, p, 0, &p->consumer);
	placement_person(rules, p, PF_COSIGNER_LAST_NAME - PF_LAST_NAME, &p->cosigner);
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

static const char *lacks(const bool *given)
{
	if (!given[PF_CLIENT_ACCOUNT])
		return "client_account";
	return given[PF_BALANCE] || given[PF_PRINCIPAL] ? NULL : "balance or principal";
}

static const struct import_field fields[PLACE_FIELD_COUNT] = {
#define F(id, name_, kind_, fact_, aliases_, help_) \
	[PF_##id] = { .name = name_, .kind = kind_, .fact = fact_, .aliases = aliases_, \
		.help = help_ },
#include "arrears/domain/placement.def"
#undef F
};
const struct import_fields place_fields = { .what = "placement", .def = fields,
	.count = PLACE_FIELD_COUNT, .lacks = lacks };
