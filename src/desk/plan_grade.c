/* SPDX-License-Identifier: MIT */
/* A plan held against the ledgers of its accounts: installments kept, missed and cured, the plan
 * done or broken, a settlement paid up. */
#include "arrears/base/mem.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/paid.h"
#include "arrears/desk/planview.h"
#include "arrears/domain/installment.h"
#include "promise_parts.h"

/* A plan on its way through the grading. */
struct grading {
	const struct plan_row *plan;
	struct plan_share shares[PLAN_ACCOUNTS_MAX]; size_t share_count;
	struct promise_row *rows; size_t n;
	struct installment *due;
	struct installment_grade *grades;
	struct paid_list paid;
	struct standing s;
	struct promise_after next;              /* what was agreed on any of its accounts since */
	struct plan_grade g;
	int changed, missed_now;                /* rows that changed; that were missed just now */
	struct date missed_on;                  /* the newest of them was due */
	struct date clears;                     /* paid, waits for the bank until then; DATE_NONE */
};

static void grading_free(struct grading *x)
{
	free(x->rows);
	free(x->due);
	free(x->grades);
	free(x->paid.rows);
}

static enum msgid load_next(struct desk *d, struct grading *x, struct err *err)
{
	struct promise_after one;
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && x->n > 0 && i < x->share_count; i++) {
		m = promise_later(d->db, x->shares[i].account_id, &x->rows[0], &one, err);
		if (m != MSG_OK || !one.agreed.any)
			continue;
		one.stands = one.stands || x->next.stands;
		if (!x->next.agreed.any || one.id < x->next.id)
			x->next = one;
		x->next.stands = one.stands;
	}
	return m;
}

static enum msgid load(struct desk *d, struct grading *x, struct err *err)
{
	x->rows = mem_alloc(PROMISES_MAX, sizeof *x->rows);
	x->due = mem_alloc(PROMISES_MAX, sizeof *x->due);
	x->grades = mem_alloc(PROMISES_MAX, sizeof *x->grades);
	enum msgid m = standing_load(d, x->plan->account_id, &x->s, err);
	if (m == MSG_OK)
		m = promise_list_plan(d->db, x->plan->id, x->rows, PROMISES_MAX, &x->n, err);
	if (m == MSG_OK)
		m = plan_shares(d->db, x->plan->id, x->shares, PLAN_ACCOUNTS_MAX,
			&x->share_count, err);
	if (m == MSG_OK)
		m = load_next(d, x, err);
	x->paid.clear = (struct clear_rule){ .check = x->s.terms.clear_check,
		.ach = x->s.terms.clear_ach, .card = x->s.terms.clear_card };
	for (size_t i = 0; m == MSG_OK && i < x->share_count; i++)
		m = promise_paid(d, x->shares[i].account_id, x->plan->made_on, &x->paid, err);
	return m;
}

/* Paid in time, the lesser sum settles when the bank has paid it as well. What was forgiven is not
 * owed again because the terms have changed. */
static void wait_to_clear(struct grading *x, struct date today)
{
	x->clears = DATE_NONE;
	if (x->plan->kind != PLAN_SETTLEMENT || x->plan->state == PLAN_DONE ||
	    x->g.state != PLAN_DONE || date_cmp(x->g.clears, today) <= 0)
		return;
	x->g.state = PLAN_ACTIVE;
	x->clears = x->g.clears;
}

/* The rows say by when: rolled and with grace, by the terms of the day they were made. */
static void grade(struct desk *d, struct grading *x)
{
	for (size_t i = 0; i < x->n; i++)
		x->due[i] = (struct installment){ x->rows[i].grade_on, x->rows[i].amount };
	struct plan_facts f = { .rows = x->due, .count = x->n, .created = x->plan->made_on,
		.created_utc = x->plan->at, .by = x->plan->method,
		.rule = { .tolerance = x->n ? x->rows[0].tolerance_bp : 10000 },
		.advance = x->s.terms.advance_overpayments,
		.broken_after = x->s.terms.broken_after, .ended = PLAN_ACTIVE,
		.later = x->next.agreed };
	x->g = plan_grade(&f, x->paid.rows, x->paid.n, desk_today(d), x->grades);
	/* The lesser sum settles only if it came in time. */
	for (size_t i = 0; i < x->n && x->plan->kind == PLAN_SETTLEMENT; i++)
		if (x->grades[i].state != PROMISE_OPEN &&
		    (x->grades[i].state != PROMISE_KEPT || x->grades[i].late))
			x->g.state = PLAN_BROKEN;
	wait_to_clear(x, desk_today(d));
}

static bool missed(enum promise_state s)
{
	return s == PROMISE_PARTIAL || s == PROMISE_BROKEN;
}

static enum msgid turn_rows(struct desk *d, struct grading *x, int64_t ledger_id,
	struct grade_counts *counts, struct err *err)
{
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < x->n; i++) {
		const struct promise_row *p = &x->rows[i];
		enum promise_state to = x->grades[i].state;
		if (to == p->state && money_cmp(x->grades[i].paid, p->paid) == 0)
			continue;
		x->changed++;
		if (missed(to) && !missed(p->state)) {
			x->missed_now++;
			x->missed_on = p->due_on;
		}
		m = promise_turn(d, &(struct promise_turn){ .row = p, .state = to,
			.paid = x->grades[i].paid, .ledger_id = ledger_id,
			.reason = ledger_id ? "posting" : "grace ended" }, counts, err);
	}
	return m;
}

static enum msgid say(struct desk *d, const struct grading *x, const struct account_row *on,
	struct err *err)
{
	char text[200], got[MONEY_TEXT_SIZE], all[MONEY_TEXT_SIZE], day[9];
	/* A break is said once. */
	bool breaks = x->g.state == PLAN_BROKEN && x->plan->state != PLAN_BROKEN;
	const char *what = x->plan->kind == PLAN_SETTLEMENT ? "Settlement" : "Plan";
	money_show(x->g.paid, got);
	money_show(x->plan->promised, all);
	date_show(x->missed_on, day);
	if (!date_is_none(x->clears)) {
		date_show(x->clears, day);
		(void)text_putf(text, sizeof text, "Settlement paid: %s, clears %s. Then the rest "
			"is forgiven.", all, day);
	} else if (x->g.state == PLAN_DONE)
		(void)text_putf(text, sizeof text, "%s %s: %s", what,
			x->changed ? "paid" : "cleared", all);
	else if (breaks && x->plan->kind == PLAN_SETTLEMENT)
		(void)text_putf(text, sizeof text, "%s %s of %s came.", settle_lapsed_words(), got,
			all);
	else if (breaks)
		(void)text_putf(text, sizeof text, "%s broken: %d missed, %s of %s paid", what,
			x->g.missed, got, all);
	else if (x->missed_now && x->g.state == PLAN_BROKEN)
		(void)text_putf(text, sizeof text, "%s: payment due %s missed too, %d in all", what,
			day, x->g.missed);
	else if (x->missed_now)
		(void)text_putf(text, sizeof text, "%s: payment missed, %d so far. %s", what,
			x->g.missed, promise_miss_text(x->g.missed));
	else
		(void)text_putf(text, sizeof text, "%s: %d of %zu paid, %s of %s", what,
			x->g.kept, x->n, got, all);
	return system_note(d, on, 0, text, err);
}

/* Where an account of the plan stands now, unless something else was agreed since. called: this is
 * the one that is called about it. */
static enum msgid follow_one(struct desk *d, const struct grading *x, int64_t account_id,
	bool called, struct err *err)
{
	struct date next = DATE_NONE;
	bool running = x->g.state == PLAN_ACTIVE || x->g.state == PLAN_BROKEN;
	/* One call about it. */
	bool call = called && x->missed_now;
	if (x->next.stands)
		return call ? promise_instead(d, account_id, NEXT_BROKEN, desk_today(d), err) :
			MSG_OK;
	for (size_t i = 0; i < x->n && date_is_none(next); i++)
		if (running && x->grades[i].state == PROMISE_OPEN)
			next = x->rows[i].due_on;
	enum msgid m = !date_is_none(x->clears) ? settlement_rest(d, account_id, x->clears,
		true, err) : promise_next(d, account_id, NEXT_DUE, next, err);
	if (m == MSG_OK && call)
		m = promise_instead(d, account_id, NEXT_BROKEN, desk_today(d), err);
	else if (m == MSG_OK && x->g.missed == 0)
		m = promise_next(d, account_id, NEXT_BROKEN, DATE_NONE, err);
	if (m == MSG_OK)
		m = promise_status(d, account_id, !running ? "ACT" : x->g.missed ? "BRK" : "PPA",
			err);
	return m == MSG_OK ? promise_guard(d, account_id, err) : m;
}

/* Closed for good: one that was paid is open again with the money that came back. */
static bool is_over(const struct account_row *a)
{
	return a->status.class == STATUS_CLOSED &&
		!(a->balance.cents > 0 && account_is_paid(a->status.code));
}

/* The debts that the plan still pays. on: where it is talked about: the account it was made on, or
 * the first that is left. */
struct left { int64_t ids[PLAN_ACCOUNTS_MAX]; size_t n; struct account_row on; };

static enum msgid find_left(struct desk *d, const struct grading *x, struct left *out,
	struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = MSG_OK;
	out->n = 0;
	out->on = x->s.account;
	for (size_t i = 0; m == MSG_OK && i < x->share_count; i++) {
		m = account_load(d->db, x->shares[i].account_id, &a, &found, err);
		if (m != MSG_OK || !found || is_over(&a))
			continue;
		if (out->n == 0 || a.id == x->plan->account_id)
			out->on = a;
		out->ids[out->n++] = a.id;
	}
	return m;
}

static enum msgid follow(struct desk *d, const struct grading *x, struct err *err)
{
	struct left left;
	bool goes_on = x->g.state == PLAN_ACTIVE ||
		(x->g.state == PLAN_BROKEN && !x->next.agreed.any);
	enum msgid m = MSG_OK;
	bool was = x->plan->state == PLAN_DONE, is = x->g.state == PLAN_DONE;
	bool settles = x->plan->kind == PLAN_SETTLEMENT && was != is;
	if (x->g.state != x->plan->state)
		m = plan_set_state(d->db, x->plan->id, x->g.state,
			goes_on ? 0 : desk_now(d), err);
	if (m == MSG_OK)
		m = find_left(d, x, &left, err);
	if (m == MSG_OK)
		m = say(d, x, &left.on, err);
	for (size_t i = 0; m == MSG_OK && i < left.n; i++)
		m = follow_one(d, x, left.ids[i], left.ids[i] == left.on.id, err);
	if (m != MSG_OK || !settles)
		return m;
	return is ? settlement_complete(d, x->plan, err) : settlement_reopen(d, x->plan, err);
}

enum msgid plan_regrade(struct desk *d, const struct plan_row *plan, int64_t ledger_id,
	struct grade_counts *counts, struct err *err)
{
	struct grading x = { .plan = plan, .missed_on = DATE_NONE, .clears = DATE_NONE };
	enum msgid m = load(d, &x, err);
	if (m == MSG_OK) {
		grade(d, &x);
		m = turn_rows(d, &x, ledger_id, counts, err);
	}
	bool turned = x.changed || x.g.state != plan->state;
	if (m == MSG_OK && turned)
		m = follow(d, &x, err);
	/* Another day than before, by money that came or went beside it. */
	for (size_t i = 0; m == MSG_OK && !turned && !date_is_none(x.clears) &&
	     i < x.share_count; i++)
		m = settlement_rest(d, x.shares[i].account_id, x.clears, false, err);
	if (counts && turned && x.g.state == PLAN_DONE)
		counts->settled += plan->kind == PLAN_SETTLEMENT;
	grading_free(&x);
	return m;
}

enum msgid plan_clearing(struct desk *d, int64_t account_id, struct date *on, struct err *err)
{
	struct plan_row plan;
	struct grading x = { .plan = &plan };
	bool found = false;
	*on = DATE_NONE;
	enum msgid m = plan_current(d->db, account_id, &plan, &found, err);
	if (m != MSG_OK || !found || !plan_is_clearing(&plan))
		return m;
	m = load(d, &x, err);
	if (m == MSG_OK) {
		grade(d, &x);
		*on = date_is_none(x.clears) ? desk_today(d) : x.clears;
	}
	grading_free(&x);
	return m;
}
