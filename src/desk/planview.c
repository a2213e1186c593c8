/* SPDX-License-Identifier: MIT */
#include "arrears/desk/planview.h"

#include "arrears/base/mem.h"
#include "arrears/base/text.h"
#include "arrears/desk/payoff.h"
#include "arrears/desk/promise.h"
#include "arrears/store/account.h"
#include "debt.h"

static enum msgid leave_out(const struct account_row *a, const struct err *why,
	struct plan_around *out, struct err *err)
{
	if (why->id != MSG_PROMISE_BARRED && why->id != MSG_SETTLE_CLEARING) {
		if (err)
			*err = *why;
		return why->id;
	}
	struct plan_barred *b = &out->barred[out->barred_count++];
	b->account_id = a->id;
	(void)text_put(b->why, sizeof b->why, why->subst[0]);
	return MSG_OK;
}

/* A debt that nothing may be promised on does not keep the others from being paid together. */
static enum msgid add_other(struct desk *d, const struct account_row *a, struct plan_around *out,
	struct err *err)
{
	struct interest_state interest;
	struct err why;
	if (a->status.class == STATUS_CLOSED || a->balance.cents <= 0 ||
	    out->other_count + out->barred_count == PLAN_ACCOUNTS_MAX - 1)
		return MSG_OK;
	if (promise_allowed(d, a->id, &why) != MSG_OK)
		return leave_out(a, &why, out, err);
	enum msgid m = interest_accrued(d, a->id, desk_today(d), &interest, err);
	if (m != MSG_OK)
		return m;
	out->others[out->other_count++] = a->id;
	out->others_bear = out->others_bear || interest.bears;
	return money_add(out->others_owed, a->balance, &out->others_owed, err);
}

static enum msgid debts_of(struct desk *d, const struct account_row *a, struct plan_around *out,
	struct err *err)
{
	AUTO_FREE struct account_row *rows = mem_alloc(ACCOUNTS_MAX, sizeof *rows);
	size_t n = 0;
	enum msgid m = account_list_of(d->db, a->consumer_id, rows, ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (rows[i].id != a->id)
			m = add_other(d, &rows[i], out, err);
	return m;
}

enum msgid plan_around(struct desk *d, int64_t account_id, struct plan_around *out,
	struct err *err)
{
	struct plan_around around = { .millionths = 0 };
	struct interest_state interest;
	struct account_row a;
	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = debts_of(d, &a, &around, err);
	if (m == MSG_OK)
		m = budget_disposable(d, a.consumer_id, &around.left, err);
	if (m == MSG_OK)
		m = interest_accrued(d, account_id, desk_today(d), &interest, err);
	if (m != MSG_OK)
		return m;
	around.owed = a.balance;
	around.bears = interest.bears;
	around.millionths = interest.accrues ? interest.rate_millionths : 0;
	*out = around;
	return MSG_OK;
}

enum msgid plan_sight(struct desk *d, int64_t account_id, struct plan_sight *out, bool *found,
	struct err *err)
{
	*found = false;
	enum msgid m = plan_current(d->db, account_id, &out->plan, found, err);
	if (m != MSG_OK || !*found)
		return m;
	m = promise_list_plan(d->db, out->plan.id, out->rows, ARRAY_SIZE(out->rows), &out->count,
		err);
	out->paid = out->left = MONEY_ZERO;
	out->next = DATE_NONE;
	for (size_t i = 0; m == MSG_OK && i < out->count; i++) {
		const struct promise_row *r = &out->rows[i];
		if (r->state != PROMISE_KEPT && date_is_none(out->next))
			out->next = r->due_on;
		m = money_add(out->paid, r->paid, &out->paid, err);
	}
	return m == MSG_OK ? money_sub(out->plan.promised, out->paid, &out->left, err) : m;
}

enum msgid plan_settling(struct desk *d, int64_t account_id, struct settling *out, bool *found,
	struct err *err)
{
	AUTO_FREE struct plan_sight *s = mem_alloc(1, sizeof *s);
	enum msgid m = plan_sight(d, account_id, s, found, err);
	*found = m == MSG_OK && *found && s->plan.kind == PLAN_SETTLEMENT &&
		s->plan.state == PLAN_ACTIVE && s->left.cents > 0 && s->count > 0;
	if (*found)
		*out = (struct settling){ s->left, s->rows[s->count - 1].due_on };
	return m;
}

enum msgid plan_payoff(struct desk *d, int64_t plan_id, struct date on, struct money *total,
	size_t *debts, struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX];
	struct money sum = MONEY_ZERO;
	struct payoff_quote q;
	size_t n = 0;
	enum msgid m = plan_shares(d->db, plan_id, shares, ARRAY_SIZE(shares), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		m = payoff_on(d, shares[i].account_id, on, &q, err);
		if (m == MSG_OK)
			m = money_add(sum, q.total, &sum, err);
	}
	if (m != MSG_OK)
		return m;
	*total = sum;
	*debts = n;
	return MSG_OK;
}
