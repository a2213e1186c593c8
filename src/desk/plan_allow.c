/* SPDX-License-Identifier: MIT */
/* The client's limits of a plan, and whose word lets one pass that does not keep them: a lead's
 * own, a lead's on the spot, or a request that was approved for exactly these terms. */
#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"
#include "arrears/store/user.h"
#include "plan_parts.h"

/* The last one takes what is left, and the down payment is what it is. */
static bool below(const struct schedule *s, struct money least)
{
	for (size_t i = 0; i + 1 < s->n; i++)
		if (s->rows[i].no > 0 && money_cmp(s->rows[i].payment, least) < 0)
			return true;
	return false;
}

/* A settlement has its floor instead. */
static unsigned breach_of(const struct planning *p)
{
	const struct schedule *s = &p->q.schedule;
	int count = s->n ? s->rows[s->n - 1].no : 0;
	unsigned breach = PLAN_WITHIN;
	if (p->in.kind == PLAN_SETTLEMENT)
		return PLAN_WITHIN;
	if (below(s, p->q.minimum))
		breach |= PLAN_BELOW_MINIMUM;
	if (count > p->q.most)
		breach |= PLAN_TOO_MANY;
	if (s->n && date_cmp(s->rows[0].date, p->q.begins) > 0)
		breach |= PLAN_BEGINS_LATE;
	return breach;
}

/* "30 payments of 42.82 every month, 12/15/26 to 05/15/29, 1,284.55 in all": what a request asks
 * for, and what it allows. Uneven ones are told apart by the least of them. */
static void terms_text(const struct planning *p, char out[APPROVAL_DETAIL])
{
	const struct schedule *s = &p->q.schedule;
	struct plan_row row = plan_row_of(&p->in, &p->q);
	char terms[PLAN_TERMS_TEXT], all[MONEY_TEXT_SIZE], first[9], last[9], from[40] = "";
	struct money least = s->rows[0].payment;
	for (size_t i = 0; i + 1 < s->n; i++)
		if (money_cmp(s->rows[i].payment, least) < 0)
			least = s->rows[i].payment;
	plan_terms(&row, terms);
	money_show(least, all);
	if (p->in.typed_count)
		(void)text_putf(from, sizeof from, " from %s up", all);
	money_show(s->payments, all);
	date_show(s->rows[0].date, first);
	date_show(s->rows[s->n - 1].date, last);
	(void)text_putf(out, APPROVAL_DETAIL, "%s%s, %s to %s, %s in all", terms, from, first,
		last, all);
}

/* Somebody else, who may. */
static enum msgid named_lead(struct planning *p, struct err *err)
{
	struct user_row who;
	bool found = false;
	if (p->in.approved_by == p->d->user_id)
		return MSG_OK;
	enum msgid m = user_get(p->d->db, p->in.approved_by, &who, &found, err);
	if (m == MSG_OK && found && !who.system && authority_allows(who.role, OP_APPROVE))
		p->q.approved_by = who.id;
	return m;
}

static enum msgid approved_request(struct planning *p, struct err *err)
{
	char terms[APPROVAL_DETAIL];
	struct approval_row given;
	bool found = false;
	terms_text(p, terms);
	enum msgid m = approval_given(p->d, &(struct approval_want){ p->in.account_id,
		APPROVAL_PLAN, terms }, &given, &found, err);
	p->q.requested = m == MSG_OK && found;
	if (p->q.requested)
		p->q.approved_by = given.decided_by;
	return m;
}

enum msgid planning_limits(struct planning *p, struct err *err)
{
	struct plan_quote *q = &p->q;
	enum msgid m = MSG_OK;
	q->minimum = p->s.terms.min_installment;
	q->most = p->s.terms.max_installments;
	q->begins = date_add_days(desk_today(p->d), p->s.terms.promise_days);
	q->breach = breach_of(p);
	if (q->breach == PLAN_WITHIN)
		q->approved_by = p->in.approved_by;
	else if (p->in.approved_by)
		m = named_lead(p, err);
	else if (authority_allows(p->d->role, OP_APPROVE))
		q->approved_by = p->d->user_id;
	else
		m = approved_request(p, err);
	q->allowed = q->breach == PLAN_WITHIN || q->approved_by != 0;
	return m;
}

enum msgid planning_allowed(const struct planning *p, struct err *err)
{
	char limit[MONEY_TEXT_SIZE];
	if (p->q.allowed)
		return MSG_OK;
	money_show(p->q.minimum, limit);
	if (p->q.breach & PLAN_BELOW_MINIMUM)
		return err_set(err, MSG_PLAN_LIMIT, "AMOUNT", limit, NULL);
	if (p->q.breach & PLAN_TOO_MANY) {
		(void)text_putf(limit, sizeof limit, "%d", p->q.most);
		return err_set(err, MSG_PLAN_COUNT_LIMIT, "COUNT", limit, NULL);
	}
	date_show(p->q.begins, limit);
	return err_set(err, MSG_PLAN_BEGIN_LIMIT, "FIRST", limit, NULL);
}

enum msgid plan_ask(struct desk *d, const struct plan_input *in, const char *reason, int64_t *id,
	struct err *err)
{
	AUTO_FREE struct planning *p = mem_alloc(1, sizeof *p);
	char terms[APPROVAL_DETAIL];
	p->d = d;
	p->in = *in;
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK)
		m = planning_quote(p, err);
	if (m != MSG_OK)
		return m;
	terms_text(p, terms);
	return approval_ask(d, &(struct approval_new){ .kind = APPROVAL_PLAN,
		.account_id = in->account_id, .amount = p->q.schedule.installment,
		.detail = terms, .reason = reason }, id, err);
}
