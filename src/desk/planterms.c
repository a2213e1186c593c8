/* SPDX-License-Identifier: MIT */
/* The terms of a plan in words: the same in notes, requests and on every panel. */
#include "plan_parts.h"

static const char *plural(int n)
{
	return n == 1 ? "" : "s";
}

static void installments(const struct plan_row *r, int n, char *out, size_t size)
{
	char each[MONEY_TEXT_SIZE];
	money_show(r->level, each);
	if (r->level.cents == 0)
		(void)text_putf(out, size, "%d payment%s, each as agreed", n, plural(n));
	else if (n == 1)
		(void)text_putf(out, size, "1 payment of %s", each);
	else
		(void)text_putf(out, size, "%d payments of %s %s", n, each,
			frequency_words(r->frequency));
}

void plan_terms(const struct plan_row *r, char out[PLAN_TERMS_TEXT])
{
	char down[MONEY_TEXT_SIZE], top[MONEY_TEXT_SIZE], rest[PLAN_TERMS_TEXT];
	bool has_down = r->down.cents > 0, on_top = r->balloon.cents > 0;
	installments(r, r->installments - has_down, rest, sizeof rest);
	money_show(r->down, down);
	money_show(r->balloon, top);
	(void)text_putf(out, PLAN_TERMS_TEXT, "%s%s%s%s%s%s", has_down ? down : "",
		has_down ? " down, then " : "", rest, on_top ? ", " : "", on_top ? top : "",
		on_top ? " on top at the end" : "");
}

struct plan_row plan_row_of(const struct plan_input *in, const struct plan_quote *q)
{
	const struct schedule *s = &q->schedule;
	return (struct plan_row){ .account_id = in->account_id, .kind = in->kind,
		.frequency = in->due.every, .method = in->method,
		.first_on = s->rows[0].date, .installments = (int)s->n,
		.level = s->n == 1 ? s->rows[0].payment : s->installment,
		.down = in->typed_count ? MONEY_ZERO : in->down, .balloon = in->balloon,
		.owed = q->owed, .promised = s->payments, .interest = s->interest,
		.millionths = q->rate, .offer_id = in->offer_id, .approved_by = q->approved_by };
}
