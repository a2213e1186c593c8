/* SPDX-License-Identifier: MIT */
/* libFuzzer: any texts as the columns of a payments row, one a line. Holds: what is not rejected is
 * a payment that can be posted, and parts sum to the whole. */
#include "arrears/base/mem.h"
#include "arrears/domain/payment.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct import_rules *rules, struct payment *p)
{
	struct money sum;
	payment_convert(rules, p);
	if (p->in.reject || p->act == PAY_TRAILER)
		return;
	if (p->amount.cents <= 0 || date_is_none(p->date) || date_cmp(p->date, rules->today) > 0)
		abort();
	if (!p->key[0] && p->our_account <= 0)
		abort();
	if (p->has_split && (buckets_sum(&p->split, &sum, NULL) != MSG_OK ||
			money_cmp(sum, p->amount) != 0))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct payment p;
	AUTO_FREE char *text = mem_alloc(size + 1, 1);
	struct import_rules rules = { .today = date_from_ymd(2026, 11, 24), .client = "BANK" };
	const char *raw[PAYMENT_FIELD_COUNT];
	char *at = text;
	memcpy(text, data, size);
	for (int f = 0; f < PAYMENT_FIELD_COUNT; f++) {
		char *end = strchr(at, '\n');
		char *start = at;
		raw[f] = p.in.text[f] = start;
		if (end)
			*end = '\0';
		at = end ? end + 1 : at + strlen(at);
		text_clean(start, true);
	}
	p.in.fields = &payment_fields;
	p.in.raw = raw;
	p.in.columns = PAYMENT_FIELD_COUNT;
	for (int style = AMOUNT_DOLLARS; style <= AMOUNT_COMMA; style++) {
		rules.style = (enum amount_style)style;
		rules.minus = size % 2 == 1;
		p.in.issue_count = 0;
		p.in.reject = false;
		check(&rules, &p);
	}
	return 0;
}
