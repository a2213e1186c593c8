/* SPDX-License-Identifier: MIT */
/* A plan before it is made: solved, held against the client's limits, shared over its debts. */
#include "arrears/base/mem.h"
#include "arrears/desk/payoff.h"
#include "plan_parts.h"

/* Of the account it is made on, then of those linked to it. */
static enum msgid add_owed(struct planning *p, int64_t account_id, struct err *err)
{
	struct payoff_quote owed;
	struct plan_quote *q = &p->q;
	char n[12];
	(void)text_putf(n, sizeof n, "%d", PLAN_ACCOUNTS_MAX);
	if (q->share_count == PLAN_ACCOUNTS_MAX)
		return err_set(err, MSG_PLAN_ACCOUNTS, "", n, NULL);
	enum msgid m = payoff_on(p->d, account_id, desk_today(p->d), &owed, err);
	if (m != MSG_OK)
		return m;
	q->shares[q->share_count++] = (struct plan_share){ account_id, owed.total };
	return money_add(q->owed, owed.total, &q->owed, err);
}

static enum msgid add_linked(struct planning *p, int64_t account_id, struct err *err)
{
	struct standing s;
	char id[24];
	account_text(account_id, id);
	enum msgid m = standing_load(p->d, account_id, &s, err);
	if (m == MSG_OK && s.account.consumer_id != p->s.account.consumer_id)
		return err_set(err, MSG_PLAN_LINKED, "", id, NULL);
	if (m == MSG_OK)
		m = standing_check(p->d, &s, err);
	return m == MSG_OK ? add_owed(p, account_id, err) : m;
}

static enum msgid load(struct planning *p, struct err *err)
{
	enum msgid m = standing_load(p->d, p->in.account_id, &p->s, err);
	if (m == MSG_OK)
		m = standing_check(p->d, &p->s, err);
	if (m == MSG_OK)
		m = add_owed(p, p->in.account_id, err);
	for (size_t i = 0; m == MSG_OK && i < p->in.linked_count; i++)
		if (p->in.linked[i] != p->in.account_id)
			m = add_linked(p, p->in.linked[i], err);
	return m;
}

static enum msgid check_date(const struct planning *p, struct date on, struct err *err)
{
	char day[9];
	date_show(on, day);
	if (date_cmp(on, desk_today(p->d)) < 0)
		return err_set(err, MSG_PROMISE_PAST, "FIRST", day, NULL);
	return MSG_OK;
}

static enum msgid check_dates(const struct planning *p, struct err *err)
{
	const struct plan_input *in = &p->in;
	enum msgid m = MSG_OK;
	if (in->typed_count)
		return check_date(p, in->typed[0].date, err);
	m = check_date(p, in->due.first, err);
	if (m == MSG_OK && in->down.cents && !date_is_none(in->down_on))
		m = check_date(p, in->down_on, err);
	return m;
}

static enum msgid total_of(const struct planning *p, struct money *out, struct err *err)
{
	char sum[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE];
	*out = p->in.total.cents ? p->in.total : p->q.owed;
	money_show(*out, sum);
	money_show(p->q.owed, owed);
	if (money_cmp(*out, p->q.owed) > 0)
		return err_set(err, MSG_PLAN_OVER, "AMOUNT", sum, owed, NULL);
	return MSG_OK;
}

static enum msgid solve(struct planning *p, struct err *err)
{
	const struct plan_input *in = &p->in;
	struct schedule_terms t = { .start = desk_today(p->d), .due = in->due,
		.installment = in->installment, .count = in->count, .end = in->end,
		.method = METHOD_LEVEL, .basis = BASIS_DAYS, .down = in->down,
		.down_date = date_is_none(in->down_on) ? desk_today(p->d) : in->down_on,
		.balloon = in->balloon, .rounding = p->s.terms.level_rounding };
	enum msgid m = total_of(p, &t.amount, err);
	return m == MSG_OK ? planning_solve(p, &t, err) : m;
}

/* Of all that is paid, by what is owed on each. */
static enum msgid share(struct planning *p, struct err *err)
{
	int64_t weights[PLAN_ACCOUNTS_MAX];
	struct money parts[PLAN_ACCOUNTS_MAX];
	struct plan_quote *q = &p->q;
	if (p->shared)
		return MSG_OK;
	for (size_t i = 0; i < q->share_count; i++)
		weights[i] = q->shares[i].share.cents;
	enum msgid m = money_allocate(q->schedule.payments, weights, q->share_count, parts, err);
	for (size_t i = 0; m == MSG_OK && i < q->share_count; i++)
		q->shares[i].share = parts[i];
	return m;
}

enum msgid planning_quote(struct planning *p, struct err *err)
{
	enum msgid m = load(p, err);
	if (m == MSG_OK)
		m = check_dates(p, err);
	if (m == MSG_OK)
		m = solve(p, err);
	if (m == MSG_OK)
		m = share(p, err);
	return m == MSG_OK ? planning_limits(p, err) : m;
}

enum msgid plan_quote(struct desk *d, const struct plan_input *in, struct plan_quote *out,
	struct err *err)
{
	AUTO_FREE struct planning *p = mem_alloc(1, sizeof *p);
	enum msgid m = desk_may(d, OP_VIEW, err);
	p->d = d;
	p->in = *in;
	if (m == MSG_OK)
		m = planning_quote(p, err);
	if (m == MSG_OK)
		*out = p->q;
	return m;
}
