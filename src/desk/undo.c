/* SPDX-License-Identifier: MIT */
/* Taking the last wrap-up back, by new rows. What it changed is as before only where nobody has
 * changed it since: the minutes that UNDO reaches are enough for a payment or a lead's word. */
#include "arrears/desk/item.h"
#include "arrears/desk/result.h"
#include "arrears/store/receipt.h"
#include "arrears/store/code.h"
#include "debt.h"
#include "effect.h"
#include "promise_parts.h"

/* --- what came after it -------------------------------------------------------------------- */

/* What later results of other people say as well: that is theirs, and not taken back. */
struct since {
	bool any;                               /* a result on this account: it gave it ... */
	bool status, disputed, priority;        /* the status it has, the flag, a priority */
	bool ends;                              /* and ends promises, as a dispute or a hold */
	unsigned relies, person_relies;         /* holds without a row of their own: here; on any
						 * account of the person */
	bool phone, phone_status;               /* used this phone; said what it is */
};

static void add_later(struct since *s, const struct result_code *c, const char *status)
{
	s->any = true;
	s->status = s->status || strcmp(c->status, status) == 0;
	s->disputed = s->disputed || effect_is_dispute(c);
	s->priority = s->priority || c->priority >= 0;
	s->ends = s->ends || c->holds != 0 || effect_is_dispute(c);
}

/* A hold that was in force already made no second row. */
static enum msgid relied_on(struct desk *d, const struct trace *later, unsigned holds,
	unsigned *out, struct err *err)
{
	struct restriction_row r;
	bool found = false;
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < later->held_count; i++) {
		m = restriction_load(d->db, later->held[i], &r, &found, err);
		if (m == MSG_OK && found)
			holds &= ~restriction_hold(&r);
	}
	*out = holds;
	return m;
}

static enum msgid add_row(struct desk *d, const struct undo_row *later,
	const struct account_row *a, const struct trace *mine, struct since *s, struct err *err)
{
	struct result_code c = { .priority = -1 };
	struct trace t;
	unsigned holds = 0;
	bool found = false, here = later->account_id == a->id;
	enum msgid m = code_get(d->db, later->code, &c, &found, err);
	if (m != MSG_OK || !trace_read(later->before, &t))
		return m;
	m = relied_on(d, &t, c.holds, &holds, err);
	s->person_relies |= holds;
	s->relies |= here ? holds : 0;
	if (here)
		add_later(s, &c, a->status.code);
	if (mine->phone_id != 0 && t.phone_id == mine->phone_id) {
		s->phone = true;
		s->phone_status = s->phone_status || c.phone != PHONE_KEEP;
	}
	return m;
}

static enum msgid look_since(struct desk *d, const struct undo_row *u,
	const struct account_row *a, const struct trace *t, struct since *s, struct err *err)
{
	struct account_row list[ACCOUNTS_MAX];
	size_t n = 0;
	*s = (struct since){ .any = false };
	enum msgid m = account_list_of(d->db, a->consumer_id, list, ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		struct undo_row later = { .id = u->id };
		bool found = true;
		while (m == MSG_OK && found) {
			m = undo_after(d->db, list[i].id, later.id, &later, &found, err);
			if (m == MSG_OK && found)
				m = add_row(d, &later, a, t, s, err);
		}
	}
	return m;
}

/* --- its own rows -------------------------------------------------------------------------- */

/* One row on its way back, and whether something that was done since stays. */
struct taking { const struct undo_row *u; const struct trace *t; struct account_row a;
	struct since since; bool kept; };

/* A hold that somebody else relies on as well stays. */
static enum msgid undo_hold(struct desk *d, struct taking *x, int64_t id, struct err *err)
{
	struct restriction_row r;
	bool found = false;
	enum msgid m = restriction_load(d->db, id, &r, &found, err);
	if (m != MSG_OK || !found || r.ended_at)
		return m;
	if (restriction_hold(&r) & (r.account_id ? x->since.relies : x->since.person_relies)) {
		x->kept = true;
		return MSG_OK;
	}
	return restriction_end(d->db, id, desk_now(d), d->user_id, err);
}

static enum msgid undo_rows_of(struct desk *d, struct taking *x, struct err *err)
{
	const struct trace *t = x->t;
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < t->made_count; i++)
		m = next_action_done(d->db, t->made[i], desk_now(d), err);
	for (int i = 0; m == MSG_OK && i < t->held_count; i++)
		m = undo_hold(d, x, t->held[i], err);
	if (m == MSG_OK && t->consent)
		m = consent_revoke(d->db, t->consent, desk_now(d), err);
	return m;
}

/* What it closed waits again, but where the account is closed by now, or has gone on from there. */
static enum msgid undo_done(struct desk *d, const struct taking *x, struct err *err)
{
	enum msgid m = MSG_OK;
	if (x->a.status.class == STATUS_CLOSED)
		return m;
	for (int i = 0; m == MSG_OK && !x->since.any && i < x->t->done_count; i++)
		m = next_action_again(d->db, x->t->done[i], err);
	return m == MSG_OK ? promise_guard(d, x->a.id, err) : m;
}

/* --- what it changed ----------------------------------------------------------------------- */

/* The status of before, if the account still has the one the result gave it. Nobody lifts a hold
 * by UNDO who may not lift holds, and what was paid is not opened. */
static enum msgid undo_status(struct desk *d, struct taking *x, struct err *err)
{
	const struct account_mark *was = &x->t->found, *left = &x->t->left;
	char to[CODE_SIZE];
	bool ours = strcmp(x->a.status.code, left->status) == 0 && !x->since.status;
	enum msgid m = MSG_OK;
	if (ours && strcmp(was->status, left->status) != 0) {
		m = promise_status_true(d, x->a.id, was->status, to, err);
		if (m == MSG_OK)
			m = account_set_status(d->db, x->a.id, to, was->closed_at, err);
		return m == MSG_OK ? account_need(d, x->a.id, &x->a, err) : m;
	}
	x->kept = x->kept || strcmp(x->a.status.code, was->status) != 0;
	return m;
}

static enum msgid undo_flags(struct desk *d, struct taking *x, struct err *err)
{
	const struct account_mark *was = &x->t->found, *left = &x->t->left;
	const struct account_row *a = &x->a;
	bool disputed = a->disputed;
	int priority = a->priority;
	if (disputed == left->disputed && !x->since.disputed)
		disputed = was->disputed;
	if (priority == left->priority && !x->since.priority)
		priority = was->priority;
	x->kept = x->kept || disputed != was->disputed;
	enum msgid m = account_set_flags(d->db, a->id, disputed, a->hot, priority, err);
	if (m != MSG_OK || x->since.any || strcmp(a->last_result, left->result) != 0)
		return m;
	return account_set_worked(d->db, a->id, was->worked_on, was->result, err);
}

static enum msgid undo_phone(struct desk *d, struct taking *x, struct err *err)
{
	const struct phone_mark *was = &x->t->phone_found, *left = &x->t->phone_left;
	struct phone_row p;
	bool found = false;
	enum msgid m = MSG_OK;
	if (x->t->phone_id)
		m = phone_load(d->db, x->t->phone_id, &p, &found, err);
	if (m != MSG_OK || !found)
		return m;
	struct phone_mark now = phone_mark(&p);
	bool ours = !x->since.phone_status && now.status == left->status &&
		strcmp(now.source, left->source) == 0 && date_cmp(now.on, left->on) == 0;
	if (ours)
		m = phone_set_status(d->db, p.id, was->status, was->source, was->on, err);
	else
		x->kept = x->kept || now.status != was->status;
	if (m == MSG_OK && !x->since.phone && strcmp(now.result, left->result) == 0)
		m = phone_set_result(d->db, p.id, was->result, err);
	return m;
}

static enum msgid tell(struct desk *d, const struct taking *x, struct err *err)
{
	char text[120];
	(void)text_putf(text, sizeof text, x->kept ? "%s taken back. What was done since stays; "
		"the status is %s" : "%s taken back", x->u->code, x->a.status.code);
	return system_note(d, &x->a, x->u->contact_id, text, err);
}

static enum msgid undo_account(struct desk *d, struct taking *x, struct err *err)
{
	struct account_row *a = &x->a;
	enum msgid m = account_need(d, x->u->account_id, a, err);
	if (m == MSG_OK)
		m = look_since(d, x->u, a, x->t, &x->since, err);
	if (m == MSG_OK)
		m = undo_rows_of(d, x, err);
	if (m == MSG_OK)
		m = promise_undo(d, a->id, x->t, !x->since.ends, err);
	if (m == MSG_OK)
		m = account_need(d, a->id, a, err);
	if (m == MSG_OK)
		m = undo_status(d, x, err);
	if (m == MSG_OK)
		m = undo_flags(d, x, err);
	if (m == MSG_OK)
		m = undo_done(d, x, err);
	if (m == MSG_OK)
		m = undo_phone(d, x, err);
	if (m == MSG_OK)
		m = tell(d, x, err);
	return m == MSG_OK ? undo_mark(d->db, x->u->id, desk_now(d), err) : m;
}

/* --- the call and its results -------------------------------------------------------------- */

/* The result no longer stands; with none left the call waits for the right one. */
static enum msgid undo_call(struct desk *d, const struct undo_row *u, const struct trace *t,
	struct err *err)
{
	struct contact_row c;
	bool found = false;
	int seq = 0;
	struct contact_result_row r = { .contact_id = u->contact_id, .code = "UNDO",
		.account_id = u->account_id, .at = desk_now(d), .user_id = d->user_id,
		.takes_back = t->seq };
	if (u->contact_id == 0 || t->seq == 0)
		return MSG_OK;
	enum msgid m = contact_result_add(d->db, &r, &seq, err);
	if (m == MSG_OK)
		m = contact_load(d->db, u->contact_id, &c, &found, err);
	if (m == MSG_OK && found && c.results == 0 && !c.voided)
		m = open_call_add(d->db, u->contact_id, d->user_id, u->account_id, err);
	return m;
}

/* The last thing done, at most ten minutes ago. Money received since is no result and stays: the
 * result before it is not the one that is meant. */
static enum msgid check_last(struct desk *d, const struct undo_row *u, struct err *err)
{
	struct receipt r;
	char number[24], batch[24], day[9], clock[6];
	bool found = false;
	enum msgid m = receipt_voidable(d->db, d->user_id, u->at, &r, &found, err);
	if (m != MSG_OK)
		return m;
	if (found) {
		account_text(r.id, number);
		account_text(r.batch_id, batch);
		return err_set(err, MSG_UNDO_RECEIPT, "", number, batch, NULL);
	}
	if (u->id == 0)
		return err_set(err, MSG_UNDO_NONE, "", NULL);
	if (desk_now(d) - u->at <= UNDO_SECONDS)
		return MSG_OK;
	date_show(desk_date_of(d, u->at), day);
	desk_clock_text(d, u->at, clock);
	return err_set(err, MSG_UNDO_LATE, "", day, clock, NULL);
}

/* Rows of one wrap-up share the result that was given. Without a call the newest is that of the
 * account, before it those of the debts its plan linked. */
static int result_of(const struct trace *t)
{
	return t->seq ? t->seq : t->part_of;
}

static bool same_wrap_up(const struct undo_row *first, int result, const struct undo_row *u,
	const struct trace *t)
{
	return u->contact_id == first->contact_id &&
		result_of(t) == (result ? result : TRACE_LINKED);
}

/* stays: the status of the account where something does. */
struct undone { int64_t consumer_id, account_id; char stays[CODE_SIZE]; };

static enum msgid undo_row(struct desk *d, const struct undo_row *u, const struct trace *t,
	struct undone *out, struct err *err)
{
	struct taking x = { .u = u, .t = t };
	enum msgid m = undo_account(d, &x, err);
	if (m == MSG_OK)
		m = undo_call(d, u, t, err);
	if (m != MSG_OK)
		return m;
	out->consumer_id = x.a.consumer_id;
	if (t->seq || result_of(t) == 0)
		out->account_id = u->account_id;
	if (x.kept)
		(void)text_put(out->stays, sizeof out->stays, x.a.status.code);
	return m;
}

/* Every account of one wrap-up, newest first. */
static enum msgid undo_rows(struct desk *d, const struct undo_row *first, struct undone *out,
	struct err *err)
{
	struct undo_row u = *first;
	struct trace t;
	bool found = true;
	int result = 0;
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && found; i++) {
		if (!trace_read(u.before, &t))
			return err_set(err, MSG_UNDO_NONE, "", NULL);
		if (i == 0)
			result = result_of(&t);
		else if (!same_wrap_up(first, result, &u, &t))
			return MSG_OK;
		m = undo_row(d, &u, &t, out, err);
		if (m == MSG_OK)
			m = undo_newest(d->db, d->user_id, &u, &found, err);
	}
	return m;
}

static enum msgid undo_all(struct desk *d, struct undone *done, struct err *err)
{
	struct undo_row u = { .id = 0 };
	bool found = false;
	struct open_call_row open = { .contact_id = 0 };
	enum msgid m = undo_newest(d->db, d->user_id, &u, &found, err);
	if (m == MSG_OK)
		m = check_last(d, &u, err);
	if (m == MSG_OK)
		m = call_current(d, &open, &found, err);
	if (m == MSG_OK && found)
		m = call_may_leave(d, open.account_id, err);
	if (m == MSG_OK)
		m = undo_rows(d, &u, done, err);
	if (m == MSG_OK)
		m = desk_audit(d, "undo", "account", done->account_id, u.code, err);
	return m == MSG_OK ? desk_refresh_item(d, done->consumer_id, err) : m;
}

enum msgid undo_last(struct desk *d, int64_t *account_id, char stays[CODE_SIZE], struct err *err)
{
	struct undone done = { .account_id = 0 };
	enum msgid m = desk_may(d, OP_UNDO, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, undo_all(d, &done, err), err);
	if (m != MSG_OK)
		return m;
	*account_id = done.account_id;
	if (stays)
		(void)text_put(stays, CODE_SIZE, done.stays);
	return MSG_OK;
}
