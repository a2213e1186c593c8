/* SPDX-License-Identifier: MIT */
#include "arrears/desk/optionsheet.h"

#include "arrears/base/mem.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/payoff.h"
#include "arrears/desk/plan.h"

enum { SOON_DAYS = 7, OFFERS = 20, EXAMPLE = 6 };

struct work { struct desk *desk; int64_t account_id; struct option_sheet *sheet;
	struct plan_quote *quote; };

/* The 15th or the last day of a month, a week away at least. */
static struct date pay_day(struct date today)
{
	struct date d = date_add_days(today, SOON_DAYS);
	struct ymd ymd = date_ymd(d);
	return ymd.day <= 15 ? date_from_ymd(ymd.year, ymd.month, 15) : date_end_of_month(d);
}

/* --- settlement ---------------------------------------------------------------------------- */

static enum msgid open_offer(struct work *w, struct option_offer *out, struct err *err)
{
	AUTO_FREE struct offer_row *rows = mem_alloc(OFFERS, sizeof *rows);
	size_t n = 0;
	enum msgid m = offers_of(w->desk, w->account_id, rows, OFFERS, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n && !out->offered; i++) {
		if (rows[i].state != OFFER_OPEN || rows[i].side != OFFER_BY_US)
			continue;
		out->offered = true;
		out->total = rows[i].amount;
		out->first = rows[i].due_on;
	}
	return m;
}

static enum msgid agreed(struct work *w, struct option_offer *out, struct err *err)
{
	struct settling s;
	enum msgid m = plan_settling(w->desk, w->account_id, &s, &out->agreed, err);
	if (m != MSG_OK || !out->agreed)
		return m;
	out->offered = true;
	out->total = s.left;
	out->first = s.by;
	return MSG_OK;
}

static enum msgid by_floor(struct work *w, struct option_offer *out, struct err *err)
{
	struct settle_quote q;
	struct date due = settle_usual_due(w->desk);
	struct settle_terms t = { .account_id = w->account_id, .due = due,
		.amount = { w->sheet->owed.cents - 1 }, .valid_until = DATE_NONE };
	if (w->sheet->owed.cents < 2)
		return MSG_OK;
	enum msgid m = settle_quote(w->desk, &t, &q, err);
	if (m != MSG_OK)
		return m;
	out->offered = q.has_floor && q.mine.cents > 0 && money_cmp(q.mine, q.owed) < 0;
	out->total = q.mine;
	out->first = due;
	return MSG_OK;
}

static enum msgid settle(struct work *w, struct option_offer *out, struct err *err)
{
	struct payoff_quote then;
	enum msgid m = agreed(w, out, err);
	if (m == MSG_OK && !out->offered)
		m = open_offer(w, out, err);
	if (m == MSG_OK && !out->offered)
		m = by_floor(w, out, err);
	if (m != MSG_OK || !out->offered)
		return m;
	m = payoff_on(w->desk, w->account_id, out->first, &then, err);
	return m == MSG_OK ? money_sub(then.total, out->total, &out->forgiven, err) : m;
}

/* --- plans --------------------------------------------------------------------------------- */

static enum msgid quote(struct work *w, int count, struct err *err)
{
	AUTO_FREE struct plan_input *in = mem_alloc(1, sizeof *in);
	struct date first = pay_day(desk_today(w->desk));
	bool last_day = date_ymd(first).day != 15;
	in->account_id = w->account_id;
	in->kind = PLAN_INSTALLMENTS;
	in->due = (struct due_dates){ .first = first,
		.every = last_day ? FREQ_END_OF_MONTH : FREQ_MONTHLY };
	in->count = count;
	in->end = in->down_on = DATE_NONE;
	in->interest = w->sheet->around.bears;
	return plan_quote(w->desk, in, w->quote, err);
}

static enum msgid plan(struct work *w, int count, struct option_offer *out, struct err *err)
{
	enum msgid m = quote(w, count, err);
	const struct schedule *s = &w->quote->schedule;
	if (m != MSG_OK || s->n == 0)
		return m;
	*out = (struct option_offer){ .offered = true, .monthly = s->installment,
		.total = s->payments, .interest = s->interest, .number = (int)s->n,
		.first = s->rows[0].date, .last = s->rows[s->n - 1].date };
	return MSG_OK;
}

/* How long the two plans are; 0: none within the client's limits. */
static enum msgid lengths(struct work *w, int out[2], struct err *err)
{
	const struct option_sheet *sheet = w->sheet;
	enum msgid m = quote(w, EXAMPLE, err);
	out[0] = out[1] = 0;
	if (m != MSG_OK)
		return m == MSG_PLAN_SMALL ? MSG_OK : m;
	int64_t most = w->quote->most;
	if (w->quote->minimum.cents > 0 && sheet->owed.cents / w->quote->minimum.cents < most)
		most = sheet->owed.cents / w->quote->minimum.cents;
	if (most < 2)
		return MSG_OK;
	struct budget_fit fit = budget_fit(&sheet->around.left.sum, sheet->owed);
	out[1] = (int)most;
	out[0] = fit.months >= 2 && fit.months < most ? fit.months : (out[1] + 1) / 2;
	return MSG_OK;
}

/* --- the sheet ----------------------------------------------------------------------------- */

static enum msgid compare(struct option_sheet *s, struct err *err)
{
	struct option_facts f = { .balance = s->owed, .settle = s->of[OPTION_SETTLE].total,
		.finance = s->around.left.sum };
	struct option_column c[OPTION_COUNT];
	if (!s->of[OPTION_SETTLE].offered)
		f.settle = MONEY_ZERO;
	for (int i = 0; i < 2; i++) {
		const struct option_offer *o = &s->of[OPTION_PLAN_A + i];
		if (o->offered)
			f.plan[i] = (struct option_plan){ .installment = o->monthly,
				.total = o->total, .count = o->number, .every = FREQ_MONTHLY };
	}
	enum msgid m = options_compare(&f, c, err);
	for (int i = 0; m == MSG_OK && i < OPTION_COUNT; i++) {
		struct option_offer *o = &s->of[i];
		o->offered = c[i].offered;
		o->monthly = c[i].monthly;
		o->total = c[i].total;
		o->saved = c[i].saved;
		o->months = c[i].months;
		o->fits = c[i].fits;
	}
	return m;
}

static enum msgid fill(struct work *w, struct err *err)
{
	struct option_sheet *s = w->sheet;
	struct date today = desk_today(w->desk);
	struct payoff_quote now;
	int count[2];
	enum msgid m = payoff_on(w->desk, w->account_id, today, &now, err);
	if (m != MSG_OK)
		return m;
	s->owed = now.total;
	s->of[OPTION_FULL] = (struct option_offer){ .offered = true, .total = s->owed,
		.number = 1, .first = today, .last = today };
	m = settle(w, &s->of[OPTION_SETTLE], err);
	s->of[OPTION_SETTLE].number = 1;
	s->of[OPTION_SETTLE].last = s->of[OPTION_SETTLE].first;
	if (m == MSG_OK)
		m = lengths(w, count, err);
	for (int i = 0; m == MSG_OK && i < 2; i++)
		if (count[i])
			m = plan(w, count[i], &s->of[OPTION_PLAN_A + i], err);
	return m == MSG_OK ? compare(s, err) : m;
}

enum msgid option_sheet(struct desk *d, int64_t account_id, struct option_sheet *out,
	struct err *err)
{
	struct option_sheet sheet = { .owed = MONEY_ZERO };
	AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
	struct work w = { d, account_id, &sheet, q };
	enum msgid m = plan_around(d, account_id, &sheet.around, err);
	if (m == MSG_OK)
		m = promise_allowed(d, account_id, err);
	if (m == MSG_OK)
		m = fill(&w, err);
	if (m == MSG_OK)
		*out = sheet;
	return m;
}
