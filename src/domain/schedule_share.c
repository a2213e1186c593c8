/* SPDX-License-Identifier: MIT */
#include "schedule_private.h"

#include "arrears/base/mem.h"

/* Replays the rows up to the date: what bears interest, since when, and what waits. */
struct replay { struct date at; int64_t balance, base; wide_int accrued, owed; int next; };

static int64_t replay_units(const struct schedule_terms *t, const struct schedule *s,
	const struct replay *r, struct date to)
{
	bool typed = s->installment.cents == 0;

	if (typed && t->basis == BASIS_PERIOD)
		return daycount_year(DAYCOUNT_30E_360, r->at, to);
	return plan_period(t, r->next, r->at, to);
}

static void replay_row(const struct schedule_terms *t, const struct schedule *s, struct replay *r,
	const struct schedule_row *row)
{
	bool counts = row->no > 0 || (t->basis == BASIS_DAYS && t->method != METHOD_FLAT);
	int64_t bears = t->method == METHOD_FLAT ? r->base : r->balance;

	if (counts) {
		r->accrued += (wide_int)bears * t->millionths * replay_units(t, s, r, row->date);
		r->at = row->date;
	}
	if (row->no > 0) {
		r->owed += plan_interest(r->accrued) - row->interest.cents;
		r->accrued = 0;
		r->next = row->no + 1;
	}
	r->balance = row->balance.cents;
}

/* Year units of the running period up to the date. */
static int64_t part_units(const struct schedule_terms *t, const struct schedule *s,
	const struct replay *r, const struct schedule_row *row, struct date on)
{
	int32_t days = date_cmp(row->date, r->at) > 0 ? date_days_between(r->at, row->date) : 0;

	if (date_cmp(on, r->at) <= 0)
		return 0;
	if (t->basis == BASIS_DAYS || s->installment.cents == 0)
		return replay_units(t, s, r, on);
	if (days == 0)
		return 0;
	return replay_units(t, s, r, row->date) * date_days_between(r->at, on) / days;
}

enum msgid schedule_payoff(const struct schedule_terms *t, const struct schedule *s,
	struct date on, struct payoff *out, struct err *err)
{
	struct replay r = { .at = t->start, .balance = t->amount.cents, .next = 1,
		.base = t->amount.cents - t->down.cents };
	struct payoff p = { 0 };
	enum msgid id;
	size_t i = 0;

	for (; i < s->n && date_cmp(s->rows[i].date, on) <= 0; i++)
		replay_row(t, s, &r, &s->rows[i]);
	if (i < s->n) {
		int64_t bears = t->method == METHOD_FLAT ? r.base : r.balance;

		r.accrued += (wide_int)bears * t->millionths *
			part_units(t, s, &r, &s->rows[i], on);
	}
	p.principal.cents = r.balance;
	id = money_of_wide(r.owed + plan_interest(r.accrued), &p.interest, err);
	if (id == MSG_OK)
		id = money_add(p.principal, p.interest, &p.total, err);
	if (id == MSG_OK)
		*out = p;
	return id;
}

enum msgid schedule_share(const struct schedule *s, const struct money *balances, size_t n,
	struct money *shares, struct err *err)
{
	int64_t *left AUTO_FREE = mem_alloc(n + 1, sizeof *left);
	struct money *part AUTO_FREE = mem_alloc(n + 1, sizeof *part);
	char owed[MONEY_TEXT_SIZE], repaid[MONEY_TEXT_SIZE];
	struct money sum = MONEY_ZERO;
	bool credit = false;
	enum msgid id = MSG_OK;

	for (size_t i = 0; i < n && id == MSG_OK; i++) {
		left[i] = balances[i].cents;
		credit = credit || left[i] < 0;
		id = money_add(sum, balances[i], &sum, err);
	}
	if (id == MSG_OK && (credit || sum.cents != s->principal.cents)) {
		money_show(sum, owed);
		money_show(s->principal, repaid);
		id = err_set(err, MSG_PLAN_SHARES, "", owed, repaid, NULL);
	}
	if (id == MSG_OK)
		id = money_allocate(s->interest, left, n, part, err);
	for (size_t i = 0; i < n && id == MSG_OK; i++)
		left[i] += part[i].cents;
	/* By what is left: a share is never more than that, and the last row takes all of it. */
	for (size_t row = 0; row < s->n && id == MSG_OK; row++) {
		id = money_allocate(s->rows[row].payment, left, n, shares + row * n, err);
		for (size_t i = 0; i < n && id == MSG_OK; i++)
			left[i] -= shares[row * n + i].cents;
	}
	return id;
}
