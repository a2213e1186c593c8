/* SPDX-License-Identifier: MIT */
/* Promises of an account held against its ledger, and what follows from how they stand. */
#include "arrears/base/mem.h"
#include "promise_parts.h"

static void count(struct grade_counts *n, const struct promise_turn *t)
{
	if (!n || t->state == t->row->state)
		return;
	n->kept += t->state == PROMISE_KEPT;
	n->partial += t->state == PROMISE_PARTIAL;
	n->broken += t->state == PROMISE_BROKEN;
	n->graded += t->state != PROMISE_OPEN;
	n->promised.cents += t->row->amount.cents;
	n->paid.cents += t->paid.cents;
}

enum msgid promise_turn(struct desk *d, const struct promise_turn *t, struct grade_counts *counts,
	struct err *err)
{
	struct promise_event e = { .promise_id = t->row->id, .state = t->state, .paid = t->paid,
		.on = desk_today(d), .ledger_id = t->ledger_id, .at = desk_now(d),
		.user_id = d->user_id };
	(void)text_put(e.reason, sizeof e.reason, t->reason);
	count(counts, t);
	return promise_set(d->db, &e, err);
}

struct adding { const struct desk *d; struct paid_list *list; };

static bool add_paid(void *arg, const struct promise_money *p)
{
	struct adding *a = arg;
	struct paid_list *l = a->list;
	if (l->n == l->room) {
		l->room = l->room ? 2 * l->room : 16;
		l->rows = mem_grow(l->rows, l->room, sizeof *l->rows);
	}
	l->rows[l->n++] = (struct paid){ .amount = p->amount, .dated = p->dated, .utc = p->utc,
		.undone = p->undone_utc ? desk_date_of(a->d, p->undone_utc) : DATE_NONE,
		.clears = p->direct ? p->dated : tender_clears(p->method, p->dated, &l->clear) };
	return true;
}

enum msgid promise_paid(struct desk *d, int64_t account_id, struct date since,
	struct paid_list *out, struct err *err)
{
	return promise_payments(d->db, account_id, since, add_paid, &(struct adding){ d, out },
		err);
}

/* --- what follows -------------------------------------------------------------------------- */

static enum msgid say(struct desk *d, const struct promise_row *p, enum promise_state to,
	struct money paid, struct err *err)
{
	struct account_row a;
	char sum[MONEY_TEXT_SIZE], got[MONEY_TEXT_SIZE], day[9], text[200];
	bool found = false;
	int misses = 0;
	enum msgid m = account_load(d->db, p->account_id, &a, &found, err);
	if (m == MSG_OK)
		m = promise_misses(d->db, p->account_id, p->id, &misses, err);
	if (m != MSG_OK || !found)
		return m;
	money_show(p->amount, sum);
	money_show(paid, got);
	date_show(p->due_on, day);
	if (to == PROMISE_KEPT)
		(void)text_putf(text, sizeof text, "Promise of %s due %s kept", sum, day);
	else if (to == PROMISE_OPEN)
		(void)text_putf(text, sizeof text, "Promise of %s due %s open again", sum, day);
	else
		(void)text_putf(text, sizeof text, "Promise of %s due %s broken: %s was paid. %s",
			sum, day, paid.cents ? got : "nothing", promise_miss_text(misses + 1));
	return system_note(d, &a, 0, text, err);
}

static enum msgid when_kept(struct desk *d, int64_t account_id, struct err *err)
{
	enum msgid m = promise_next(d, account_id, NEXT_DUE, DATE_NONE, err);
	if (m == MSG_OK)
		m = promise_next(d, account_id, NEXT_BROKEN, DATE_NONE, err);
	if (m == MSG_OK)
		m = promise_status(d, account_id, "ACT", err);
	return m == MSG_OK ? promise_guard(d, account_id, err) : m;
}

/* newest: nothing was agreed after it, so that it is what the account waited for. */
static enum msgid follow(struct desk *d, const struct promise_row *p, enum promise_state to,
	bool newest, struct err *err)
{
	enum msgid m = MSG_OK;
	if (to == PROMISE_KEPT)
		return newest ? when_kept(d, p->account_id, err) : MSG_OK;
	if (to == PROMISE_OPEN)
		m = newest ? promise_instead(d, p->account_id, NEXT_DUE, p->due_on, err) : MSG_OK;
	else if (newest)
		m = promise_next(d, p->account_id, NEXT_DUE, DATE_NONE, err);
	if (m == MSG_OK && to != PROMISE_OPEN)
		m = promise_instead(d, p->account_id, NEXT_BROKEN, desk_today(d), err);
	if (m == MSG_OK && newest)
		m = promise_status(d, p->account_id, to == PROMISE_OPEN ? "PTP" : "BRK", err);
	return m;
}

/* --- grading ------------------------------------------------------------------------------- */

/* The row says by when; the terms of the day it was made are in that date. */
static struct promise_grade grade_row(const struct desk *d, const struct promise_row *p,
	const struct agreed_later *later, const struct paid_list *paid)
{
	struct promise_facts f = { .amount = p->amount, .created = p->made_on, .due = p->grade_on,
		.created_utc = p->at, .by = p->method, .later = *later,
		.rule = { .tolerance = p->tolerance_bp } };
	struct promise_grade g = promise_grade(&f, paid->rows, paid->n, desk_today(d));
	if (money_cmp(g.paid, p->amount) > 0)
		g.paid = p->amount;
	return g;
}

static const char *why(const struct promise_row *p, enum promise_state to, int64_t ledger_id)
{
	if (ledger_id == 0)
		return "grace ended";
	return p->state == PROMISE_KEPT && to != PROMISE_KEPT ? "payment gone" : "posting";
}

static enum msgid settle(struct desk *d, const struct promise_turn *t, bool newest,
	struct grade_counts *counts, struct err *err)
{
	enum msgid m = promise_turn(d, t, counts, err);
	if (m != MSG_OK || t->state == t->row->state)
		return m;
	m = say(d, t->row, t->state, t->paid, err);
	return m == MSG_OK ? follow(d, t->row, t->state, newest, err) : m;
}

/* Those that stand alone, newest first. */
struct alone { const struct promise_row *rows; size_t n; int64_t ledger_id; };

static enum msgid regrade_alone(struct desk *d, const struct alone *a,
	struct grade_counts *counts, struct err *err)
{
	const struct promise_row *rows = a->rows;
	size_t n = a->n;
	struct paid_list paid = { .rows = NULL };
	struct date since = DATE_NONE;
	struct promise_after next;
	enum msgid m = MSG_OK;
	for (size_t i = 0; i < n; i++)
		if (date_is_none(since) || date_cmp(rows[i].made_on, since) < 0)
			since = rows[i].made_on;
	if (n > 0)
		m = promise_paid(d, rows[0].account_id, since, &paid, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (rows[i].state == PROMISE_CANCELLED || rows[i].plan_id)
			continue;
		m = promise_later(d->db, rows[i].account_id, &rows[i], &next, err);
		if (m != MSG_OK)
			break;
		struct promise_grade g = grade_row(d, &rows[i], &next.agreed, &paid);
		if (g.state == rows[i].state && money_cmp(g.paid, rows[i].paid) == 0)
			continue;
		m = settle(d, &(struct promise_turn){ .row = &rows[i], .state = g.state,
			.paid = g.paid, .ledger_id = a->ledger_id,
			.reason = why(&rows[i], g.state, a->ledger_id) }, !next.stands, counts,
			err);
	}
	free(paid.rows);
	return m;
}

static enum msgid regrade_plans(struct desk *d, int64_t account_id, int64_t ledger_id,
	struct grade_counts *counts, struct err *err)
{
	struct plan_row plans[8];
	size_t n = 0;
	enum msgid m = plan_list_of(d->db, account_id, plans, ARRAY_SIZE(plans), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (plans[i].state != PLAN_CANCELLED && plans[i].state != PLAN_REPLACED)
			m = plan_regrade(d, &plans[i], ledger_id, counts, err);
	return m;
}

enum msgid promise_regrade(struct desk *d, int64_t account_id, int64_t ledger_id,
	struct grade_counts *counts, struct err *err)
{
	bool any = false;
	size_t n = 0;
	enum msgid m = promise_any(d->db, account_id, &any, err);
	if (m != MSG_OK || !any)
		return m;
	AUTO_FREE struct promise_row *rows = mem_alloc(PROMISES_MAX, sizeof *rows);
	m = promise_list_of(d->db, account_id, rows, PROMISES_MAX, &n, err);
	if (m == MSG_OK)
		m = regrade_alone(d, &(struct alone){ rows, n, ledger_id }, counts, err);
	return m == MSG_OK ? regrade_plans(d, account_id, ledger_id, counts, err) : m;
}

enum msgid promise_after_posting(struct desk *d, int64_t account_id, int64_t ledger_id,
	struct err *err)
{
	return promise_regrade(d, account_id, ledger_id, NULL, err);
}
