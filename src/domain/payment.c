/* SPDX-License-Identifier: MIT */
/* One row of a payments file to values. */
#include "arrears/domain/payment.h"

#include "arrears/domain/instrument.h"
#include "arrears/domain/promise.h"

static const char *lacks(const bool *given)
{
	if (!given[YF_CLIENT_ACCOUNT] && !given[YF_OUR_ACCOUNT])
		return "client_account or our_account";
	if (!given[YF_DATE])
		return "date";
	return given[YF_AMOUNT] ? NULL : "amount";
}

static const struct import_field fields[PAYMENT_FIELD_COUNT] = {
#define F(id, name_, kind_, aliases_, help_) \
	[YF_##id] = { .name = name_, .kind = kind_, .aliases = aliases_, .help = help_ },
#include "arrears/domain/payment.def"
#undef F
};
const struct import_fields payment_fields = { .what = "payments", .def = fields,
	.count = PAYMENT_FIELD_COUNT, .payments = true, .lacks = lacks };

/* --- words ------------------------------------------------------------------------------- */

/* Letters alone, in upper case. The two-letter words are those of Latitude: PU and PA paid us,
 * PC paid the client, DA an adjustment downwards; an R behind them takes it back. */
static const struct pay_word words[] = {
	{ "", PAY_PAYS, PAID_EITHER, false }, { "PAYMENT", PAY_PAYS, PAID_EITHER, false },
	{ "PMT", PAY_PAYS, PAID_EITHER, false }, { "PAY", PAY_PAYS, PAID_EITHER, false },
	{ "DIRECT", PAY_PAYS, PAID_CLIENT, false }, { "CLIENT", PAY_PAYS, PAID_CLIENT, false },
	{ "PC", PAY_PAYS, PAID_CLIENT, false }, { "US", PAY_PAYS, PAID_US, false },
	{ "TOUS", PAY_PAYS, PAID_US, false }, { "AGENCY", PAY_PAYS, PAID_US, false },
	{ "PU", PAY_PAYS, PAID_US, false }, { "PA", PAY_PAYS, PAID_US, false },
	{ "REVERSAL", PAY_REVERSES, PAID_EITHER, false },
	{ "REV", PAY_REVERSES, PAID_EITHER, false }, { "VOID", PAY_REVERSES, PAID_EITHER, false },
	{ "PCR", PAY_REVERSES, PAID_CLIENT, false }, { "PUR", PAY_REVERSES, PAID_US, false },
	{ "PAR", PAY_REVERSES, PAID_US, false }, { "NSF", PAY_RETURNS, PAID_EITHER, false },
	{ "RETURN", PAY_RETURNS, PAID_EITHER, false },
	{ "RETURNED", PAY_RETURNS, PAID_EITHER, false },
	{ "CHARGEBACK", PAY_RETURNS, PAID_EITHER, false },
	{ "ADJUSTMENT", PAY_PAYS, PAID_EITHER, true }, { "ADJ", PAY_PAYS, PAID_EITHER, true },
	{ "DA", PAY_PAYS, PAID_EITHER, true }, { "DAR", PAY_REVERSES, PAID_EITHER, true },
};

const struct pay_word *pay_word_row(size_t i)
{
	return i < ARRAY_SIZE(words) ? &words[i] : NULL;
}

/* Capital letters of a text, nothing else; false: it has none though it is not blank. */
static bool letters(const char *text, char *out, size_t size)
{
	size_t n = 0;
	for (const char *s = text; *s && n + 1 < size; s++) {
		char c = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;
		if (c >= 'A' && c <= 'Z')
			out[n++] = c;
	}
	out[n] = '\0';
	return n > 0 || *text == '\0';
}

static void convert_type(struct payment *p)
{
	char word[24];
	bool known = letters(p->in.text[YF_TYPE], word, sizeof word);
	p->act = PAY_PAYS;
	p->to = PAID_EITHER;
	for (size_t i = 0; known && i < ARRAY_SIZE(words); i++) {
		if (strcmp(words[i].word, word) != 0)
			continue;
		p->act = words[i].act;
		p->to = words[i].to;
		if (words[i].adjusts)
			import_note(&p->in, YF_TYPE, MSG_PAY_ADJUSTMENT, 0);
		return;
	}
	import_note(&p->in, YF_TYPE, MSG_PAY_TYPE, 0);
}

/* --- amounts ----------------------------------------------------------------------------- */

static bool amount_of(const struct import_rules *r, struct payment *p, enum payment_field f,
	struct money *out)
{
	enum msgid why = import_amount(r->style, p->in.text[f], out);
	if (why != MSG_OK)
		import_note(&p->in, f, why, 0);
	return why == MSG_OK;
}

/* The parts have the sign of the amount, and sum to it. */
static void convert_split(const struct import_rules *r, struct payment *p, bool minus)
{
	static const enum payment_field from[BUCKET_COUNT] = { [BUCKET_PRINCIPAL] = YF_PRINCIPAL,
		[BUCKET_INTEREST] = YF_INTEREST, [BUCKET_FEES] = YF_FEES, [BUCKET_COSTS] = YF_COSTS,
		[BUCKET_ATTORNEY] = YF_ATTORNEY, [BUCKET_OTHER] = YF_OTHER };
	struct money sum = MONEY_ZERO;
	for (int b = 0; b < BUCKET_COUNT; b++) {
		struct money *part = &p->split.of[b];
		if (*p->in.text[from[b]] == '\0')
			continue;
		p->has_split = true;
		if (!amount_of(r, p, from[b], part))
			return;
		part->cents = minus ? -part->cents : part->cents;
		if (part->cents < 0) {
			import_note(&p->in, from[b], MSG_PAY_SPLIT, 0);
			return;
		}
		if (money_add(sum, *part, &sum, NULL) != MSG_OK) {
			import_note(&p->in, from[b], MSG_ROW_RANGE, 0);
			return;
		}
	}
	if (p->has_split && money_cmp(sum, p->amount) != 0)
		import_note(&p->in, YF_AMOUNT, MSG_PAY_SPLIT, 0);
}

/* Below zero a payment is its own reversal; a reversal may be written either way. */
static void convert_amount(const struct import_rules *r, struct payment *p)
{
	struct money m;
	if (*p->in.text[YF_AMOUNT] == '\0') {
		import_note(&p->in, YF_AMOUNT, MSG_PAY_NO_AMOUNT, 0);
		return;
	}
	if (!amount_of(r, p, YF_AMOUNT, &m))
		return;
	p->written = m;
	if (m.cents == 0) {
		import_note(&p->in, YF_AMOUNT, MSG_PAY_ZERO, 0);
		return;
	}
	bool minus = m.cents < 0;
	p->amount.cents = minus ? -m.cents : m.cents;
	if (minus != r->minus && p->act == PAY_PAYS)
		p->act = PAY_REVERSES;
	convert_split(r, p, minus);
}

/* --- the rest of a row ------------------------------------------------------------------- */

static void convert_account(const struct import_rules *r, struct payment *p)
{
	const char *ours = p->in.text[YF_OUR_ACCOUNT];
	if (*ours && text_to_int(ours, 1, INT64_MAX, &p->our_account, NULL) != MSG_OK)
		import_note(&p->in, YF_OUR_ACCOUNT, MSG_PAY_UNKNOWN, 0);
	if (*p->in.text[YF_CLIENT_ACCOUNT] || !*ours)
		import_key(r, &p->in, YF_CLIENT_ACCOUNT, YF_CLIENT_CODE, p->key);
}

static void convert_date(const struct import_rules *r, struct payment *p)
{
	const char *text = p->in.text[YF_DATE];
	if (*text == '\0')
		import_note(&p->in, YF_DATE, MSG_PAY_NO_DATE, 0);
	else if (date_parse_file(text, r->order, r->today, &p->date, NULL) != MSG_OK)
		import_note(&p->in, YF_DATE, MSG_PAY_DATE, 0);
	else if (date_cmp(p->date, r->today) > 0)
		import_note(&p->in, YF_DATE, MSG_PAY_FUTURE, 0);
}

static void convert_method(struct payment *p)
{
	static const struct { const char *word; enum tender is; } more[] = {
		{ "EFT", TENDER_ACH }, { "ECHECK", TENDER_ACH }, { "CC", TENDER_CARD },
		{ "CREDITCARD", TENDER_CARD }, { "DEBITCARD", TENDER_CARD },
		{ "CHK", TENDER_CHECK }, { "CK", TENDER_CHECK }, { "MONEYORDER", TENDER_CHECK },
	};
	const char *text = p->in.text[YF_METHOD];
	char word[16];
	enum tender t;
	bool known = *text && tender_parse(text, &t);
	(void)letters(text, word, sizeof word);
	for (size_t i = 0; !known && i < ARRAY_SIZE(more); i++)
		if (strcmp(more[i].word, word) == 0) {
			t = more[i].is;
			known = true;
		}
	if (known)
		(void)text_put(p->method, sizeof p->method, tender_name(t));
	else if (*text)
		import_note(&p->in, YF_METHOD, MSG_PAY_METHOD, 0);
}

static void convert_reference(struct payment *p)
{
	const char *text = p->in.text[YF_REFERENCE];
	char whole[TEXT_BYTES(200)];
	if (text_has_card(text)) {
		import_note(&p->in, YF_REFERENCE, MSG_PAY_CARD, 0);
		return;
	}
	bool cut = !text_put(whole, sizeof whole, text) || text_graphemes(whole) > 32;
	whole[text_fit(whole, 32)] = '\0';
	(void)text_mask_ssn(whole);
	(void)text_put(p->reference, sizeof p->reference, whole);
	if (cut)
		import_note(&p->in, YF_REFERENCE, MSG_PAY_REFERENCE_CUT, 0);
}

static void convert_code(struct payment *p)
{
	const char *text = p->in.text[YF_RETURN_CODE];
	if (p->act != PAY_RETURNS)
		return;
	const struct return_code *c = return_code_find(*text ? text : "R01");
	if (c)
		(void)text_put(p->code, sizeof p->code, c->code);
	else
		import_note(&p->in, YF_RETURN_CODE, MSG_PAY_CODE, 0);
}

/* --- the trailer ------------------------------------------------------------------------- */

static bool is_trailer(const struct import_row *in)
{
	static const char *const first[] = { "TRAILER", "TRL", "CTRL", "CONTROL", "TOTAL",
		"TOTALS" };
	char word[16];
	if (in->columns < 1 || !in->raw || strlen(in->raw[0]) >= sizeof word)
		return false;
	text_upper(in->raw[0], word, sizeof word);
	text_clean(word, true);
	for (size_t i = 0; i < ARRAY_SIZE(first); i++)
		if (strcmp(word, first[i]) == 0)
			return true;
	return false;
}

/* Behind its word the first whole number is the count, and what follows it the total. */
static void convert_trailer(const struct import_rules *r, struct payment *p)
{
	struct import_row *in = &p->in;
	bool counted = false;
	in->issue_count = 0;
	in->reject = false;
	p->act = PAY_TRAILER;
	for (int i = 1; i < in->columns; i++) {
		char text[64];
		if (!text_put(text, sizeof text, in->raw[i]))
			continue;
		text_clean(text, true);
		if (*text == '\0')
			continue;
		if (!counted) {
			counted = text_to_int(text, 0, INT64_MAX, &p->trailer_rows, NULL) == MSG_OK;
			continue;
		}
		if (import_amount(r->style, text, &p->trailer_total) == MSG_OK)
			return;
		break;
	}
	import_note(in, IMPORT_FIELD_NONE, MSG_PAY_TRAILER_WORDS, 0);
}

void payment_convert(const struct import_rules *rules, struct payment *p)
{
	p->amount = p->written = p->trailer_total = MONEY_ZERO;
	p->date = DATE_NONE;
	p->has_split = false;
	p->split = BUCKETS_ZERO;
	p->our_account = p->trailer_rows = 0;
	p->act = PAY_PAYS;
	p->key[0] = p->method[0] = p->reference[0] = p->code[0] = '\0';
	bool broken = p->in.reject;
	if (is_trailer(&p->in)) {
		convert_trailer(rules, p);
		return;
	}
	if (broken)
		return;
	convert_type(p);
	convert_account(rules, p);
	convert_date(rules, p);
	convert_amount(rules, p);
	convert_method(p);
	convert_reference(p);
	convert_code(p);
}
