/* SPDX-License-Identifier: MIT */
/* A plan that runs: made anew for what is left, moved by a month, called off. */
#include "arrears/base/mem.h"
#include "arrears/desk/item.h"
#include "plan_parts.h"

#define SKIPPED "skipped a month"

static enum msgid current(struct desk *d, int64_t account_id, struct plan_row *out,
	struct err *err)
{
	bool found = false;
	enum msgid m = plan_current(d->db, account_id, out, &found, err);
	found = found && !plan_is_clearing(out);
	return m == MSG_OK && !found ? err_set(err, MSG_PLAN_NONE, "", NULL) : m;
}

static enum msgid tell(struct desk *d, int64_t account_id, const char *text, struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m == MSG_OK)
		m = system_note(d, &a, 0, text, err);
	return m == MSG_OK ? desk_refresh_item(d, a.consumer_id, err) : m;
}

/* --- anew ---------------------------------------------------------------------------------- */

static enum msgid replan(struct planning *p, struct err *err)
{
	struct plan_row old;
	char words[PLANNING_WORDS], text[PLANNING_WORDS + 16];
	enum msgid m = current(p->d, p->in.account_id, &old, err);
	if (m != MSG_OK)
		return m;
	p->replaces_id = old.id;
	p->in.account_id = old.account_id;
	if (!p->in.has_method)
		p->in.method = old.method;
	m = planning_quote(p, err);
	if (m == MSG_OK)
		m = planning_allowed(p, err);
	if (m == MSG_OK)
		m = planning_save(p, 0, NULL, err);
	if (m == MSG_OK)
		m = promise_next(p->d, old.account_id, NEXT_DUE, p->q.schedule.rows[0].date, err);
	if (m == MSG_OK)
		m = promise_next(p->d, old.account_id, NEXT_BROKEN, DATE_NONE, err);
	if (m == MSG_OK)
		m = promise_status(p->d, old.account_id, "PPA", err);
	planning_words(p, words, sizeof words);
	(void)text_putf(text, sizeof text, "Planned anew: %s", words);
	return m == MSG_OK ? tell(p->d, old.account_id, text, err) : m;
}

enum msgid plan_replan(struct desk *d, const struct plan_input *in, int64_t *plan_id,
	struct err *err)
{
	AUTO_FREE struct planning *p = mem_alloc(1, sizeof *p);
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	p->d = d;
	p->in = *in;
	m = db_end(d->db, replan(p, err), err);
	if (m == MSG_OK)
		*plan_id = p->out.plan_id;
	return m;
}

/* --- a month later ------------------------------------------------------------------------- */

/* The day that short months cut; twice a month the 15th goes with the last day. */
static int highest_day(const struct plan_row *plan, const struct promise_row *rows, size_t n)
{
	int most = 0;
	for (size_t i = 0; i < n; i++) {
		int day = rows[i].seq ? date_ymd(rows[i].due_on).day : 0;
		if (plan->frequency == FREQ_SEMIMONTHLY && day == 15)
			day = 31;
		if (day > most)
			most = day;
	}
	return most;
}

/* A settlement must be there by its day, so that is one on which banks are open. */
static struct date moved_to(const struct plan_row *plan, struct date due, int day)
{
	struct date to = schedule_skip(plan->frequency, due, day);
	return plan->kind == PLAN_SETTLEMENT && !date_is_business_day(to) ?
		date_add_business_days(to, 1) : to;
}

static enum msgid move(struct desk *d, const struct plan_row *plan, struct date due,
	const struct promise_row *p, struct err *err)
{
	struct standing s;
	enum msgid m = standing_load(d, plan->account_id, &s, err);
	if (m == MSG_OK)
		m = promise_move(d->db, p->id, due, plan_last_day(plan->kind, due, p->method,
			&s.rule), err);
	return m == MSG_OK ? promise_turn(d, &(struct promise_turn){ .row = p,
		.state = PROMISE_OPEN, .paid = p->paid, .reason = SKIPPED }, NULL, err) : m;
}

static enum msgid move_all(struct desk *d, const struct plan_row *plan, struct date *next,
	struct err *err)
{
	AUTO_FREE struct promise_row *rows = mem_alloc(PROMISES_MAX, sizeof *rows);
	size_t n = 0;
	int skips = 0;
	char most[8];
	*next = DATE_NONE;
	enum msgid m = promise_list_plan(d->db, plan->id, rows, PROMISES_MAX, &n, err);
	if (m == MSG_OK)
		m = plan_events(d->db, plan->id, SKIPPED, &skips, err);
	(void)text_putf(most, sizeof most, "%d", PLAN_SKIPS);
	if (m == MSG_OK && skips >= PLAN_SKIPS)
		return err_set(err, MSG_PLAN_SKIPPED, "", most, NULL);
	int day = highest_day(plan, rows, n);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (rows[i].state != PROMISE_OPEN)
			continue;
		struct date due = moved_to(plan, rows[i].due_on, day);
		if (date_is_none(*next))
			*next = due;
		m = move(d, plan, due, &rows[i], err);
	}
	if (m == MSG_OK && date_is_none(*next))
		m = err_set(err, MSG_PLAN_NONE, "", NULL);
	return m;
}

/* Every debt of the plan that is still open waits for the same day. */
static enum msgid wait_for(struct desk *d, const struct plan_row *plan, struct date next,
	struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX];
	struct account_row a;
	bool found = false;
	size_t n = 0;
	enum msgid m = plan_shares(d->db, plan->id, shares, PLAN_ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		m = account_load(d->db, shares[i].account_id, &a, &found, err);
		if (m == MSG_OK && found && a.status.class != STATUS_CLOSED)
			m = promise_next(d, a.id, NEXT_DUE, next, err);
	}
	return m;
}

static enum msgid skip(struct desk *d, int64_t account_id, const char *reason, struct err *err)
{
	struct plan_row plan;
	struct date next = DATE_NONE;
	char text[200], day[9];
	enum msgid m = current(d, account_id, &plan, err);
	if (m == MSG_OK && plan.kind == PLAN_SETTLEMENT && !authority_allows(d->role, OP_APPROVE))
		m = err_set(err, MSG_PLAN_SKIP_SETTLED, "", NULL);
	if (m == MSG_OK)
		m = move_all(d, &plan, &next, err);
	if (m == MSG_OK)
		m = wait_for(d, &plan, next, err);
	if (m == MSG_OK)
		m = desk_audit(d, "plan_skip", "plan", plan.id, "", err);
	date_show(next, day);
	(void)text_putf(text, sizeof text, "A month skipped, next payment %s: %s", day, reason);
	return m == MSG_OK ? tell(d, plan.account_id, text, err) : m;
}

enum msgid plan_skip_month(struct desk *d, int64_t account_id, const char *reason,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK && text_is_blank(reason))
		m = err_set(err, MSG_VOID_REASON, "REASON", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, skip(d, account_id, reason, err), err) : m;
}

/* --- called off ---------------------------------------------------------------------------- */

static enum msgid call_off(struct desk *d, int64_t account_id, const char *reason,
	struct err *err)
{
	struct plan_row plan;
	enum msgid m = current(d, account_id, &plan, err);
	return m == MSG_OK ? cancel_promise(d, plan.account_id, reason, err) : m;
}

enum msgid plan_cancel(struct desk *d, int64_t account_id, const char *reason, struct err *err)
{
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, call_off(d, account_id, reason, err), err) : m;
}
