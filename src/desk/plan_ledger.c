/* SPDX-License-Identifier: MIT */
/* A plan against the ledgers of its debts: what will accrue on each of them while it is paid. */
#include "arrears/base/mem.h"
#include "arrears/domain/payback.h"
#include "interest_private.h"
#include "plan_parts.h"

static_assert(PAYBACK_DEBTS_MAX == PLAN_ACCOUNTS_MAX, "a plan pays what can be worked out");

struct ledgers {
	struct payback b;
	struct payback_debt debts[PLAN_ACCOUNTS_MAX];
	struct interest_case cases[PLAN_ACCOUNTS_MAX];
	bool accrue;                            /* one of them does, now or later */
};
#define LEDGERS ATTR_CLEANUP(ledgers_close) struct ledgers

static void ledgers_close(struct ledgers **lp)
{
	struct ledgers *l = *lp;
	for (size_t i = 0; l && i < l->b.count; i++)
		interest_case_free(&l->cases[i]);
	free(l);
	*lp = NULL;
}

static enum msgid load_one(struct planning *p, struct ledgers *l, int64_t account_id,
	struct err *err)
{
	struct interest_case *c = &l->cases[l->b.count];
	struct payback_debt *out = &l->debts[l->b.count++];
	struct standing s;
	enum msgid m = standing_load(p->d, account_id, &s, err);
	if (m == MSG_OK)
		m = interest_load(p->d, &s.account, &s.terms, desk_today(p->d), c, err);
	if (m != MSG_OK)
		return m;
	*out = (struct payback_debt){ .account = account_id, .placed = s.account.placed_on,
		.owed = s.account.owed, .posted = c->sum.posted, .order = s.terms.apply_order,
		.rounding = s.terms.interest_rounding, .accrual = interest_accrual(c) };
	l->accrue = l->accrue || c->rate_count > 0;
	return MSG_OK;
}

static enum msgid ledgers_open(struct planning *p, struct ledgers **out, struct err *err)
{
	struct ledgers *l = *out = mem_alloc(1, sizeof *l);
	enum msgid m = MSG_OK;
	l->b = (struct payback){ .debts = l->debts, .received_for = p->in.account_id,
		.start = desk_today(p->d) };
	for (size_t i = 0; m == MSG_OK && i < p->q.share_count; i++)
		m = load_one(p, l, p->q.shares[i].account_id, err);
	return m;
}

/* Payments with the interest of each debt in them, and what each of them is paid. */
static enum msgid with_interest(struct planning *p, const struct ledgers *l,
	const struct schedule_terms *t, struct err *err)
{
	const struct plan_input *in = &p->in;
	struct plan_quote *q = &p->q;
	struct money parts[PLAN_ACCOUNTS_MAX];
	enum msgid m = in->typed_count ?
		payback_typed(&l->b, t, in->typed, in->typed_count, &q->schedule, err) :
		payback_make(&l->b, t, &q->schedule, err);
	if (m == MSG_OK)
		m = payback_follow(&l->b, &q->schedule, parts, err);
	for (size_t i = 0; m == MSG_OK && i < q->share_count; i++)
		q->shares[i].share = parts[i];
	q->rate = rate_on(&l->debts[0].accrual, l->b.start).millionths;
	p->shared = true;
	return m;
}

static enum msgid without(struct planning *p, const struct schedule_terms *t, struct err *err)
{
	const struct plan_input *in = &p->in;
	return in->typed_count ?
		schedule_typed(t, in->typed, in->typed_count, &p->q.schedule, err) :
		schedule_make(t, &p->q.schedule, err);
}

enum msgid planning_solve(struct planning *p, const struct schedule_terms *t, struct err *err)
{
	struct schedule *s = &p->q.schedule;
	LEDGERS *l = NULL;
	/* A lesser sum settles it: what accrues is forgiven with the rest. */
	if (p->in.total.cents)
		return without(p, t, err);
	enum msgid m = ledgers_open(p, &l, err);
	if (m == MSG_OK && l->accrue && p->in.interest)
		return with_interest(p, l, t, err);
	if (m == MSG_OK)
		m = without(p, t, err);
	if (m == MSG_OK && l->accrue)
		m = payback_follow(&l->b, s, NULL, err);
	if (m == MSG_OK && l->accrue)
		p->q.runs_on = s->rows[s->n - 1].balance;
	return m;
}
