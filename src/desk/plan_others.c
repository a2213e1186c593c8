/* SPDX-License-Identifier: MIT */
/* The other debts of a plan: back to work when it ends on one of them, waiting for it again when
 * that is taken back. */
#include "promise_parts.h"

#include "arrears/base/mem.h"

static bool among(const struct plan_share *shares, size_t n, int64_t account_id)
{
	for (size_t i = 0; i < n; i++)
		if (shares[i].account_id == account_id)
			return true;
	return false;
}

static enum msgid free_one(struct desk *d, int64_t account_id, struct err *err)
{
	enum msgid m = promise_next(d, account_id, NEXT_DUE, DATE_NONE, err);
	if (m == MSG_OK)
		m = promise_status(d, account_id, "ACT", err);
	return m == MSG_OK ? promise_guard(d, account_id, err) : m;
}

enum msgid plan_free_others(struct desk *d, int64_t plan_id, int64_t account_id,
	const struct promise_ending *how, struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX];
	size_t n = 0;
	enum msgid m = plan_shares(d->db, plan_id, shares, PLAN_ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		int64_t id = shares[i].account_id;
		if (id != account_id && !among(how->stay, how->stay_count, id))
			m = free_one(d, id, err);
	}
	return m;
}

/* What a debt of the plan waits for, from its rows. */
struct waiting { struct date next; bool missed; };

static enum msgid look(struct desk *d, int64_t plan_id, struct waiting *out, struct err *err)
{
	AUTO_FREE struct promise_row *rows = mem_alloc(PROMISES_MAX, sizeof *rows);
	size_t n = 0;
	*out = (struct waiting){ .next = DATE_NONE };
	enum msgid m = promise_list_plan(d->db, plan_id, rows, PROMISES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		out->missed = out->missed || rows[i].state == PROMISE_PARTIAL ||
			rows[i].state == PROMISE_BROKEN;
		if (date_is_none(out->next) && rows[i].state == PROMISE_OPEN)
			out->next = rows[i].due_on;
	}
	return m;
}

static enum msgid hold_one(struct desk *d, int64_t account_id, const struct waiting *w,
	struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || a.status.class == STATUS_CLOSED)
		return m;
	m = promise_next(d, account_id, NEXT_DUE, w->next, err);
	return m == MSG_OK ? promise_status(d, account_id, w->missed ? "BRK" : "PPA", err) : m;
}

enum msgid plan_hold_others(struct desk *d, int64_t account_id, const struct trace *t,
	struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX], linked[PLAN_ACCOUNTS_MAX];
	struct waiting w;
	size_t n = 0, links = 0;
	enum msgid m = look(d, t->was_plan, &w, err);
	if (m == MSG_OK)
		m = plan_shares(d->db, t->was_plan, shares, PLAN_ACCOUNTS_MAX, &n, err);
	if (m == MSG_OK && t->plan)
		m = plan_shares(d->db, t->plan, linked, PLAN_ACCOUNTS_MAX, &links, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		int64_t id = shares[i].account_id;
		if (id != account_id && !among(linked, links, id))
			m = hold_one(d, id, &w, err);
	}
	return m;
}
