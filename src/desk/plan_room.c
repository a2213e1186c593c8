/* SPDX-License-Identifier: MIT */
/* What stood before a plan makes room for it, on each of its debts. A linked debt leaves an undo
 * row of its own beside that of the call's account, so that UNDO finds it as it was. */
#include "plan_parts.h"

struct open_ids { int64_t id[TRACE_IDS]; size_t n; };

static enum msgid open_actions(struct desk *d, int64_t account_id, struct open_ids *out,
	struct err *err)
{
	struct next_row rows[TRACE_IDS];
	enum msgid m = next_action_list(d->db, account_id, rows, TRACE_IDS, &out->n, err);
	for (size_t i = 0; m == MSG_OK && i < out->n; i++)
		out->id[i] = rows[i].id;
	return m;
}

/* Those of a that are not in b. */
static int without(const struct open_ids *a, const struct open_ids *b, int64_t out[TRACE_IDS])
{
	int count = 0;
	for (size_t i = 0; i < a->n; i++) {
		size_t k = 0;
		while (k < b->n && b->id[k] != a->id[i])
			k++;
		if (k == b->n)
			out[count++] = a->id[i];
	}
	return count;
}

static enum msgid keep_trace(const struct planning *p, const struct account_row *a,
	int64_t contact_id, struct trace *t, struct err *err)
{
	struct undo_row u = { .user_id = p->d->user_id, .contact_id = contact_id,
		.account_id = a->id, .at = desk_now(p->d) };
	t->found = account_mark(a);
	(void)text_put(u.code, sizeof u.code, planning_code(p));
	return trace_keep(p->d, &u, t, err);
}

/* A linked debt waits for the same day. */
static enum msgid link_debt(const struct planning *p, int64_t account_id,
	struct promise_ending *how, struct err *err)
{
	bool any = false;
	enum msgid m = promises_end_as(p->d, account_id, how, &any, err);
	if (m == MSG_OK)
		m = promise_next(p->d, account_id, NEXT_DUE, p->q.schedule.rows[0].date, err);
	return m == MSG_OK ? promise_status(p->d, account_id, "PPA", err) : m;
}

/* how->trace NULL: nobody takes it back. */
static enum msgid link_traced(const struct planning *p, int64_t account_id, int64_t contact_id,
	struct promise_ending how, struct err *err)
{
	struct trace t = { .part_of = 0 };
	struct account_row a;
	struct open_ids before, after;
	bool found = false;
	if (!how.trace)
		return link_debt(p, account_id, &how, err);
	t.part_of = how.trace->seq ? how.trace->seq : TRACE_LINKED;
	how.trace = &t;
	enum msgid m = account_load(p->d->db, account_id, &a, &found, err);
	if (m == MSG_OK)
		m = open_actions(p->d, account_id, &before, err);
	if (m == MSG_OK)
		m = link_debt(p, account_id, &how, err);
	if (m == MSG_OK)
		m = open_actions(p->d, account_id, &after, err);
	if (m != MSG_OK)
		return m;
	t.done_count = without(&before, &after, t.done);
	t.made_count = without(&after, &before, t.made);
	return keep_trace(p, &a, contact_id, &t, err);
}

enum msgid planning_make_room(const struct planning *p, int64_t contact_id, struct trace *trace,
	struct err *err)
{
	struct promise_ending how = { .reason = AGREED_ANEW, .trace = trace,
		.to = p->replaces_id ? PLAN_REPLACED : PLAN_CANCELLED,
		.stay = p->q.shares, .stay_count = p->q.share_count };
	enum msgid m = MSG_OK;
	bool any = false;
	for (size_t i = 0; m == MSG_OK && i < p->q.share_count; i++) {
		int64_t id = p->q.shares[i].account_id;
		m = id == p->in.account_id ? promises_end_as(p->d, id, &how, &any, err) :
			link_traced(p, id, contact_id, how, err);
	}
	return m;
}
