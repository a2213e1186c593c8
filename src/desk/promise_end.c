/* SPDX-License-Identifier: MIT */
/* What promises and plans do to an account, and how they end: called off, in favor of another, by a
 * hold, by UNDO. */
#include "promise_parts.h"

#include "arrears/base/mem.h"
#include "arrears/desk/item.h"
#include "arrears/desk/paid.h"
#include "arrears/desk/planview.h"
#include "arrears/store/offer.h"
#include "effect.h"

#define NEXT_MAX 16

/* --- what they do to an account ------------------------------------------------------------ */

bool promise_status_over(const char *status)
{
	static const char *const plain[] = { "NEW", "ACT", "PTP", "PPA", "BRK", "NSF" };
	for (size_t i = 0; i < ARRAY_SIZE(plain); i++)
		if (strcmp(plain[i], status) == 0)
			return true;
	return false;
}

enum msgid promise_status(struct desk *d, int64_t account_id, const char *to, struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found)
		return m;
	bool closed = a.status.class == STATUS_CLOSED;
	const char *was = closed ? a.closed_from : a.status.code;
	/* Back to work is no news for an account that never left it. */
	if (!promise_status_over(was) || (strcmp(to, "ACT") == 0 && strcmp(was, "NEW") == 0))
		return MSG_OK;
	return closed ? account_set_closed_from(d->db, account_id, to, err) :
		account_set_status(d->db, account_id, to, 0, err);
}

/* Those due from then, until then; DATE_NONE: all. */
static enum msgid finish(struct desk *d, int64_t account_id, enum next_kind kind,
	struct date from, struct date until, struct err *err)
{
	struct next_row rows[NEXT_MAX];
	size_t n = 0;
	enum msgid m = next_action_list(d->db, account_id, rows, NEXT_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (rows[i].action.kind == kind && date_cmp(rows[i].action.due, from) >= 0 &&
		    (date_is_none(until) || date_cmp(rows[i].action.due, until) <= 0))
			m = next_action_done(d->db, rows[i].id, desk_now(d), err);
	return m;
}

enum msgid promise_next(struct desk *d, int64_t account_id, enum next_kind kind, struct date due,
	struct err *err)
{
	int64_t id = 0;
	struct date today = desk_today(d);
	struct next_row r = { .account_id = account_id, .user_id = d->user_id, .at = desk_now(d),
		.action = { .kind = kind, .due = date_cmp(due, today) < 0 ? today : due } };
	enum msgid m = finish(d, account_id, kind, DATE_NONE, DATE_NONE, err);
	if (m != MSG_OK || date_is_none(due))
		return m;
	return next_action_add(d->db, &r, &id, err);
}

enum msgid promise_instead(struct desk *d, int64_t account_id, enum next_kind kind,
	struct date due, struct err *err)
{
	struct date today = desk_today(d), until = date_cmp(due, today) < 0 ? today : due;
	enum msgid m = finish(d, account_id, NEXT_NEW, DATE_NONE, until, err);
	if (m == MSG_OK)
		m = finish(d, account_id, NEXT_FOLLOWUP, DATE_NONE, until, err);
	return m == MSG_OK ? promise_next(d, account_id, kind, due, err) : m;
}

/* Agreed on and not over: nobody has to ask what comes next. */
static enum msgid stands(struct desk *d, int64_t account_id, bool *out, struct err *err)
{
	struct promise_row p;
	struct plan_row plan;
	bool found = false;
	enum msgid m = promise_open_of(d->db, account_id, &p, &found, err);
	*out = found;
	if (m == MSG_OK && !found)
		m = plan_current(d->db, account_id, &plan, &found, err);
	*out = *out || (found && plan.state == PLAN_ACTIVE);
	return m;
}

enum msgid promise_status_true(struct desk *d, int64_t account_id, const char *was,
	char out[CODE_SIZE], struct err *err)
{
	bool agreed = true, says = strcmp(was, "PTP") == 0 || strcmp(was, "PPA") == 0;
	enum msgid m = says ? stands(d, account_id, &agreed, err) : MSG_OK;
	(void)text_put(out, CODE_SIZE, agreed ? was : "ACT");
	return m;
}

enum msgid promise_after_return(struct desk *d, int64_t account_id, struct err *err)
{
	struct account_row a;
	struct next_row rows[NEXT_MAX];
	struct date today = desk_today(d);
	bool found = false, agreed = false, broken = false, due = false;
	size_t n = 0;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || a.status.class != STATUS_ACTIVE || a.balance.cents <= 0)
		return m;
	m = stands(d, account_id, &agreed, err);
	if (m != MSG_OK || agreed)
		return m;
	m = next_action_list(d->db, account_id, rows, NEXT_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		broken = broken || rows[i].action.kind == NEXT_BROKEN;
		due = due || date_cmp(rows[i].action.due, today) <= 0;
	}
	if (m == MSG_OK && !broken)
		m = promise_status(d, account_id, "NSF", err);
	if (m == MSG_OK && !due)
		m = promise_next(d, account_id, NEXT_FOLLOWUP, today, err);
	return m;
}

enum msgid promise_guard(struct desk *d, int64_t account_id, struct err *err)
{
	SCENE_AUTO s = { .has_open = false };
	int64_t made = 0;
	enum msgid m = scene_load(d, account_id, &s, err);
	return m == MSG_OK ? effect_guard(d, &s, &s.account, &made, err) : m;
}

/* --- ending what was agreed ---------------------------------------------------------------- */

enum msgid promise_standing_text(struct desk *d, int64_t account_id, char out[TEXT_BYTES(60)],
	struct err *err)
{
	struct promise_row p;
	struct plan_row plan;
	char sum[MONEY_TEXT_SIZE], day[9];
	bool found = false;
	out[0] = '\0';
	enum msgid m = promise_open_of(d->db, account_id, &p, &found, err);
	if (m == MSG_OK && found) {
		money_show(p.amount, sum);
		date_show(p.due_on, day);
		(void)text_putf(out, TEXT_BYTES(60), "a promise of %s due %s", sum, day);
		return MSG_OK;
	}
	if (m == MSG_OK)
		m = plan_current(d->db, account_id, &plan, &found, err);
	if (m != MSG_OK || !found || plan_is_clearing(&plan))
		return m;
	money_show(plan.promised, sum);
	(void)text_putf(out, TEXT_BYTES(60), "a %s of %d payments, %s in all",
		plan.kind == PLAN_SETTLEMENT ? "settlement" : "plan", plan.installments, sum);
	return MSG_OK;
}

/* The consent to call when it falls due was given for this promise, and ends with it. */
static enum msgid change_consent(struct desk *d, const struct promise_row *p,
	enum promise_state to, struct err *err)
{
	if (p->consent_id == 0)
		return MSG_OK;
	return to == PROMISE_OPEN ? consent_again(d->db, p->consent_id, err) :
		consent_revoke(d->db, p->consent_id, desk_now(d), err);
}

static enum msgid change(struct desk *d, const struct promise_row *p, enum promise_state to,
	const char *reason, struct err *err)
{
	struct promise_event e = { .promise_id = p->id, .state = to, .paid = p->paid,
		.on = desk_today(d), .at = desk_now(d), .user_id = d->user_id };
	(void)text_put(e.reason, sizeof e.reason, reason);
	enum msgid m = change_consent(d, p, to, err);
	return m == MSG_OK ? promise_set(d->db, &e, err) : m;
}

/* all: those that were kept or missed, too. */
static enum msgid end_rows(struct desk *d, int64_t plan_id, const char *reason, bool all,
	struct err *err)
{
	struct promise_row *rows = mem_alloc(PROMISES_MAX, sizeof *rows);
	size_t n = 0;
	enum msgid m = promise_list_plan(d->db, plan_id, rows, PROMISES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (rows[i].state == PROMISE_OPEN ||
		    (all && rows[i].state != PROMISE_CANCELLED))
			m = change(d, &rows[i], PROMISE_CANCELLED, reason, err);
	free(rows);
	return m;
}

enum msgid promises_end_as(struct desk *d, int64_t account_id, const struct promise_ending *how,
	bool *any, struct err *err)
{
	struct promise_row p;
	struct plan_row plan;
	bool one = false, many = false;
	enum msgid m = promise_open_of(d->db, account_id, &p, &one, err);
	if (m == MSG_OK && one)
		m = change(d, &p, PROMISE_CANCELLED, how->reason, err);
	if (m == MSG_OK)
		m = plan_current(d->db, account_id, &plan, &many, err);
	/* A sum that came is not called off while the bank is at it. */
	many = many && !plan_is_clearing(&plan);
	if (m == MSG_OK && many)
		m = plan_set_state(d->db, plan.id, how->to, desk_now(d), err);
	if (m == MSG_OK && many)
		m = end_rows(d, plan.id, how->reason, false, err);
	if (m == MSG_OK && many)
		m = plan_free_others(d, plan.id, account_id, how, err);
	if (m != MSG_OK)
		return m;
	if (how->trace && one)
		how->trace->was_promise = p.id;
	if (how->trace && many)
		how->trace->was_plan = plan.id;
	if (how->trace && many)
		how->trace->was_broken = plan.state == PLAN_BROKEN;
	*any = one || many;
	return MSG_OK;
}

static enum msgid promises_end(struct desk *d, int64_t account_id, const char *reason, bool *any,
	struct err *err)
{
	return promises_end_as(d, account_id, &(struct promise_ending){ .reason = reason,
		.to = PLAN_CANCELLED }, any, err);
}

static enum msgid cancel(struct desk *d, int64_t account_id, const char *reason, struct err *err)
{
	struct account_row a;
	char was[TEXT_BYTES(60)], text[200];
	bool any = false, found = false;
	enum msgid m = promise_standing_text(d, account_id, was, err);
	if (m == MSG_OK)
		m = promises_end(d, account_id, reason, &any, err);
	if (m == MSG_OK && !any)
		return err_set(err, MSG_PROMISE_NONE, "", NULL);
	if (m == MSG_OK)
		m = promise_next(d, account_id, NEXT_DUE, DATE_NONE, err);
	if (m == MSG_OK)
		m = promise_status(d, account_id, "ACT", err);
	if (m == MSG_OK)
		m = promise_guard(d, account_id, err);
	if (m == MSG_OK)
		m = account_load(d->db, account_id, &a, &found, err);
	(void)text_putf(text, sizeof text, "Called off: %s. %s", was, reason);
	if (m == MSG_OK)
		m = system_note(d, &a, 0, text, err);
	if (m == MSG_OK)
		m = desk_audit(d, "promise_cancel", "account", account_id, "", err);
	return m == MSG_OK ? desk_refresh_item(d, a.consumer_id, err) : m;
}

enum msgid cancel_promise(struct desk *d, int64_t account_id, const char *reason,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK && text_is_blank(reason))
		m = err_set(err, MSG_VOID_REASON, "REASON", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, cancel(d, account_id, reason, err), err) : m;
}

/* --- the account closes -------------------------------------------------------------------- */

static enum msgid others_open(struct desk *d, int64_t plan_id, int64_t account_id, bool *out,
	struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX];
	struct account_row a;
	size_t n = 0;
	bool found = false;
	*out = false;
	enum msgid m = plan_shares(d->db, plan_id, shares, PLAN_ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n && !*out; i++) {
		m = account_load(d->db, shares[i].account_id, &a, &found, err);
		*out = m == MSG_OK && found && a.id != account_id &&
			a.status.class != STATUS_CLOSED;
	}
	return m;
}

static enum msgid end_with(struct desk *d, const struct account_row *a, const char *was,
	struct trace *trace, struct err *err)
{
	char reason[40], text[200];
	bool any = false;
	(void)text_putf(reason, sizeof reason, "account closed, %s", a->status.code);
	(void)text_putf(text, sizeof text, "Ended as the account closed: %s", was);
	enum msgid m = promises_end_as(d, a->id, &(struct promise_ending){ .reason = reason,
		.to = PLAN_CANCELLED, .trace = trace }, &any, err);
	return m == MSG_OK ? system_note(d, a, 0, text, err) : m;
}

enum msgid promise_after_closing(struct desk *d, int64_t account_id, struct trace *trace,
	struct err *err)
{
	struct account_row a;
	struct plan_row plan;
	char was[TEXT_BYTES(60)];
	bool found = false, goes_on = false;
	enum msgid m = promise_standing_text(d, account_id, was, err);
	if (m != MSG_OK || !was[0])
		return m;
	m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || a.status.class != STATUS_CLOSED)
		return m;
	m = plan_current(d->db, account_id, &plan, &found, err);
	if (m == MSG_OK && found && account_is_paid(a.status.code))
		m = others_open(d, plan.id, account_id, &goes_on, err);
	return m == MSG_OK && !goes_on ? end_with(d, &a, was, trace, err) : m;
}

/* A payment of a plan ends with its plan only. */
enum msgid promise_may_call_off(struct desk *d, int64_t promise_id, struct promise_row *out,
	struct err *err)
{
	struct promise_row p;
	bool found = false;
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK)
		m = promise_load(d->db, promise_id, &p, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found || p.state != PROMISE_OPEN)
		return err_set(err, MSG_PROMISE_ENDED, "",
			found ? promise_state_name(p.state) : "gone", NULL);
	if (p.plan_id)
		return err_set(err, MSG_PROMISE_OF_PLAN, "", NULL);
	if (p.user_id != d->user_id && !role_reaches(d->role, USER_LEAD))
		return err_set(err, MSG_PROMISE_TAKER, "", p.user, NULL);
	*out = p;
	return MSG_OK;
}

enum msgid promise_call_off(struct desk *d, int64_t promise_id, const char *reason,
	struct err *err)
{
	struct promise_row p;
	enum msgid m = text_is_blank(reason) ? err_set(err, MSG_VOID_REASON, "REASON", NULL) :
		db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = promise_may_call_off(d, promise_id, &p, err);
	return db_end(d->db, m == MSG_OK ? cancel(d, p.account_id, reason, err) : m, err);
}

/* --- UNDO ---------------------------------------------------------------------------------- */

static enum msgid undo_promise(struct desk *d, int64_t id, enum promise_state to, struct err *err)
{
	struct promise_row p;
	bool found = false;
	enum msgid m = promise_load(d->db, id, &p, &found, err);
	return m == MSG_OK && found ? change(d, &p, to, TAKEN_BACK, err) : m;
}

/* With the rows that were open until it ended. */
static enum msgid stand_again(struct desk *d, int64_t plan_id, enum plan_state state,
	struct err *err)
{
	struct plan_row plan = { .ended_at = 0 };
	bool found = false;
	struct promise_row *rows = mem_alloc(PROMISES_MAX, sizeof *rows);
	struct promise_event e[32];
	size_t n = 0, count = 0;
	enum msgid m = plan_load(d->db, plan_id, &plan, &found, err);
	if (m == MSG_OK)
		m = plan_set_state(d->db, plan_id, state, 0, err);
	if (m == MSG_OK)
		m = promise_list_plan(d->db, plan_id, rows, PROMISES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		m = promise_events(d->db, rows[i].id, e, ARRAY_SIZE(e), &count, err);
		if (m == MSG_OK && rows[i].state == PROMISE_CANCELLED && count > 0 &&
		    e[count - 1].at >= plan.ended_at)
			m = change(d, &rows[i], PROMISE_OPEN, TAKEN_BACK, err);
	}
	free(rows);
	return m;
}

/* Nothing waits for its next payment any more; of a settlement that was paid within the minutes
 * that UNDO reaches nothing is forgiven. */
static enum msgid unbind(struct desk *d, const struct plan_row *plan, struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX];
	size_t n = 0;
	if (plan->state == PLAN_DONE)
		return plan->kind == PLAN_SETTLEMENT ? settlement_reopen(d, plan, err) : MSG_OK;
	enum msgid m = plan_shares(d->db, plan->id, shares, PLAN_ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		m = finish(d, shares[i].account_id, NEXT_DUE, DATE_NONE, DATE_NONE, err);
	return m;
}

/* A settlement's offer stands as it did, unless another was made since. */
static enum msgid undo_plan(struct desk *d, int64_t plan_id, struct err *err)
{
	struct plan_row plan;
	bool found = false;
	enum msgid m = plan_load(d->db, plan_id, &plan, &found, err);
	if (m == MSG_OK && found)
		m = unbind(d, &plan, err);
	if (m == MSG_OK)
		m = plan_set_state(d->db, plan_id, PLAN_CANCELLED, desk_now(d), err);
	if (m == MSG_OK)
		m = end_rows(d, plan_id, TAKEN_BACK, true, err);
	if (m != MSG_OK || !found || plan.offer_id == 0)
		return m;
	m = offer_reopen(d->db, plan.offer_id, err);
	return m == MSG_OK ? desk_audit(d, "unsettle", "offer", plan.offer_id, "", err) : m;
}

/* Somebody else has ended it already. */
static enum msgid ended_since(struct desk *d, const struct trace *t, bool *yes, struct err *err)
{
	struct promise_row p;
	struct plan_row plan;
	bool found = false;
	enum msgid m = MSG_OK;
	*yes = false;
	if (t->promise)
		m = promise_load(d->db, t->promise, &p, &found, err);
	if (m == MSG_OK && found)
		*yes = p.state == PROMISE_CANCELLED;
	found = false;
	if (m == MSG_OK && t->plan)
		m = plan_load(d->db, t->plan, &plan, &found, err);
	if (m == MSG_OK && found)
		*yes = *yes || plan.state == PLAN_CANCELLED || plan.state == PLAN_REPLACED;
	return m;
}

/* The account is open, or closed by nothing but the result, and nothing else is agreed. */
static enum msgid room(struct desk *d, int64_t account_id, const struct trace *t, bool *yes,
	struct err *err)
{
	struct account_row a;
	bool found = false, other = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m == MSG_OK)
		m = stands(d, account_id, &other, err);
	*yes = found && !other && (a.status.class != STATUS_CLOSED ||
		strcmp(a.status.code, t->left.status) == 0);
	return m;
}

/* The linked debts of the plan that was made have undo rows of their own. */
enum msgid promise_undo(struct desk *d, int64_t account_id, const struct trace *t, bool again,
	struct err *err)
{
	bool ended = false;
	enum msgid m = ended_since(d, t, &ended, err);
	if (m == MSG_OK && t->promise && !ended)
		m = undo_promise(d, t->promise, PROMISE_CANCELLED, err);
	if (m == MSG_OK && t->plan && !ended)
		m = undo_plan(d, t->plan, err);
	if (m != MSG_OK || ended || !again)
		return m;
	m = room(d, account_id, t, &again, err);
	if (m == MSG_OK && again && t->was_promise)
		m = undo_promise(d, t->was_promise, PROMISE_OPEN, err);
	if (m != MSG_OK || !again || !t->was_plan)
		return m;
	m = stand_again(d, t->was_plan, t->was_broken ? PLAN_BROKEN : PLAN_ACTIVE, err);
	return m == MSG_OK ? plan_hold_others(d, account_id, t, err) : m;
}
