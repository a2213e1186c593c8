/* SPDX-License-Identifier: MIT */
/* What is changed on an account without a call: hot list, transfer, status, release of a hold. */
#include <ctype.h>

#include "arrears/desk/instrument.h"
#include "arrears/desk/item.h"
#include "arrears/desk/result.h"
#include "arrears/domain/validate.h"
#include "arrears/store/code.h"
#include "arrears/store/user.h"
#include "effect.h"
#include "promise_parts.h"

/* In one transaction: the account, what is done to it, its work item, the audit row. */
struct change { const char *event, *word; };

static enum msgid begin(struct desk *d, enum operation op, int64_t account_id, struct scene *s,
	struct err *err)
{
	enum msgid m = desk_may(d, op, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = scene_load(d, account_id, s, err);
	if (m != MSG_OK)
		db_rollback(d->db);
	return m;
}

static enum msgid end(struct desk *d, const struct scene *s, const struct change *c, enum msgid m,
	struct err *err)
{
	if (m == MSG_OK)
		m = desk_refresh_item(d, s->account.consumer_id, err);
	if (m == MSG_OK)
		m = desk_audit(d, c->event, "account", s->account.id, c->word, err);
	return db_end(d->db, m, err);
}

enum msgid account_hot(struct desk *d, int64_t account_id, bool *now_hot, struct err *err)
{
	SCENE_AUTO s = { 0 };
	enum msgid m = begin(d, OP_WORK, account_id, &s, err);
	if (m != MSG_OK)
		return m;
	const struct account_row *a = &s.account;
	m = account_set_flags(d->db, a->id, a->disputed, !a->hot, a->priority, err);
	m = end(d, &s, &(struct change){ .event = "hot", .word = a->hot ? "off" : "on" }, m, err);
	if (m == MSG_OK)
		*now_hot = !a->hot;
	return m;
}

static enum msgid find_user(struct desk *d, const char *name, struct user_row *out,
	struct err *err)
{
	bool found = false;
	char upper[TEXT_BYTES(10)];
	text_upper(name, upper, sizeof upper);
	enum msgid m = user_find(d->db, upper, out, &found, err);
	if (m == MSG_OK && (!found || out->system || out->disabled_at ||
	    !authority_allows(out->role, OP_WORK)))
		m = err_set(err, MSG_USER_NOT_FOUND, "", upper, NULL);
	return m;
}

static enum msgid assign_all(struct desk *d, const struct scene *s, const struct user_row *to,
	struct err *err)
{
	char text[80];
	enum msgid m = MSG_OK;
	(void)text_putf(text, sizeof text, "Assigned to %s by %s", to->name, d->user_name);
	for (int i = 0; m == MSG_OK && i < s->box.f.account_count; i++) {
		struct account_row a = { .id = s->box.f.accounts[i].id };
		(void)text_put(a.status.code, sizeof a.status.code, s->box.f.accounts[i].status);
		m = account_set_assigned(d->db, a.id, to->id, err);
		if (m == MSG_OK)
			m = system_note(d, &a, 0, text, err);
	}
	return m;
}

enum msgid account_transfer(struct desk *d, int64_t account_id, const char *user, struct err *err)
{
	SCENE_AUTO s = { 0 };
	struct user_row to = { .id = 0 };
	enum msgid m = begin(d, OP_TRANSFER, account_id, &s, err);
	if (m != MSG_OK)
		return m;
	m = find_user(d, user, &to, err);
	if (m == MSG_OK)
		m = assign_all(d, &s, &to, err);
	return end(d, &s, &(struct change){ .event = "transfer", .word = to.name }, m, err);
}

static enum msgid give_status(struct desk *d, struct scene *s, const char *code,
	const char *reason, struct err *err)
{
	struct status to;
	bool found = false;
	char text[NOTE_SIZE];
	int64_t made = 0;
	struct account_row *a = &s->account;
	enum msgid m = status_get(d->db, code, &to, &found, err);
	if (m == MSG_OK && (!found || !to.active))
		return err_set(err, MSG_STATUS_UNKNOWN, "", code, NULL);
	bool closes = m == MSG_OK && to.class == STATUS_CLOSED;
	if (closes && (!reason || text_is_blank(reason)))
		return err_set(err, MSG_STATUS_REASON, "REASON", NULL);
	if (m == MSG_OK && reason && text_has_card(reason))
		return err_set(err, MSG_NOTE_CARD, "REASON", NULL);
	if (m == MSG_OK)
		m = account_set_status(d->db, a->id, to.code, closes ? desk_now(d) : 0, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(text, sizeof text, "Status %s, was %s%s%s", to.code, a->status.code,
		reason && reason[0] ? ": " : "", reason ? reason : "");
	(void)text_mask_ssn(text);
	a->status = to;
	m = system_note(d, a, 0, text, err);
	if (m == MSG_OK && closes)
		m = promise_after_closing(d, a->id, NULL, err);
	return m == MSG_OK ? effect_guard(d, s, a, &made, err) : m;
}

enum msgid account_status(struct desk *d, int64_t account_id, const char *status,
	const char *reason, struct err *err)
{
	SCENE_AUTO s = { 0 };
	enum msgid m = begin(d, OP_STATUS, account_id, &s, err);
	if (m != MSG_OK)
		return m;
	char code[TEXT_BYTES(8)];
	text_upper(status, code, sizeof code);
	/* What the law holds is lifted by who may lift holds. */
	if (s.account.status.class == STATUS_HOLD)
		m = desk_may(d, OP_RELEASE_HOLD, err);
	if (m == MSG_OK)
		m = give_status(d, &s, code, reason, err);
	if (m == MSG_OK)
		m = items_hold(d, &(struct items_held){ .consumer_id = s.account.consumer_id,
			.why = "" }, err);
	return end(d, &s, &(struct change){ .event = "status", .word = code }, m, err);
}

/* Holds by restrictions on the account or its person: of those in force, or of those that ended. */
static enum msgid row_holds(struct desk *d, const struct account_row *a, bool ended,
	unsigned *out, struct err *err)
{
	struct restriction_row rows[RESTRICTIONS_MAX];
	size_t n = 0;
	*out = 0;
	enum msgid m = restriction_list(d->db, a->consumer_id, ended, rows, RESTRICTIONS_MAX, &n,
		err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		const struct restriction_row *r = &rows[i];
		bool over = r->ended_at || (!date_is_none(r->until_on) &&
			date_cmp(r->until_on, desk_today(d)) < 0);
		if (over == ended && (r->account_id == 0 || r->account_id == a->id))
			*out |= restriction_hold(r);
	}
	return m;
}

/* The status that stands for holds, or did before the account was closed, stands for none any more:
 * all that it says was said by restrictions that ended. One that a lead gave by its name, a lead
 * takes back by the name of another. */
static enum msgid hold_is_over(struct desk *d, const struct account_row *a, bool *yes,
	struct err *err)
{
	struct status was = a->status;
	unsigned now = 0, ended = 0;
	bool found = true;
	enum msgid m = row_holds(d, a, false, &now, err);
	if (m == MSG_OK)
		m = row_holds(d, a, true, &ended, err);
	if (m == MSG_OK && a->status.class == STATUS_CLOSED)
		m = status_get(d->db, a->closed_from, &was, &found, err);
	*yes = m == MSG_OK && found && was.class == STATUS_HOLD && was.holds != 0 &&
		now == 0 && (was.holds & ~ended) == 0;
	return m;
}

/* What protected the debt before the hold protects it again; other work goes on as ACT. */
static enum msgid work_status(struct desk *d, const struct account_row *a, char out[CODE_SIZE],
	struct err *err)
{
	struct status was;
	bool found = false;
	enum msgid m = promise_status_over(a->worked_as) ? MSG_OK :
		status_get(d->db, a->worked_as, &was, &found, err);
	(void)text_put(out, CODE_SIZE, found && was.active ? was.code : "ACT");
	return m;
}

/* Back to work; once closed, when it is opened again. */
static enum msgid release_on(struct desk *d, const struct restriction_row *r, int64_t account_id,
	const char *reason, struct err *err)
{
	SCENE_AUTO s = { 0 };
	char text[NOTE_SIZE], to[CODE_SIZE];
	bool over = false;
	enum msgid m = scene_load(d, account_id, &s, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(text, sizeof text, "Released %s: %s", r->kind, reason);
	(void)text_mask_ssn(text);
	m = system_note(d, &s.account, 0, text, err);
	if (m == MSG_OK)
		m = hold_is_over(d, &s.account, &over, err);
	if (m == MSG_OK)
		m = work_status(d, &s.account, to, err);
	if (m != MSG_OK || !over)
		return m;
	return s.account.status.class == STATUS_CLOSED ?
		account_set_closed_from(d->db, account_id, to, err) :
		give_status(d, &s, to, reason, err);
}

static enum msgid release(struct desk *d, int64_t id, const char *reason, struct err *err)
{
	struct restriction_row r;
	struct account_row list[ACCOUNTS_MAX];
	bool found = false;
	size_t n = 0;
	enum msgid m = restriction_load(d->db, id, &r, &found, err);
	if (m == MSG_OK && (!found || r.ended_at))
		return err_set(err, MSG_RESTRICTION_UNKNOWN, "", NULL);
	if (m == MSG_OK)
		m = restriction_end(d->db, id, desk_now(d), d->user_id, err);
	if (m == MSG_OK)
		m = account_list_of(d->db, r.party_id, list, ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (r.account_id == 0 || r.account_id == list[i].id)
			m = release_on(d, &r, list[i].id, reason, err);
	if (m == MSG_OK)
		m = desk_audit(d, "release_hold", "restriction", id, r.kind, err);
	return m == MSG_OK ? desk_refresh_item(d, r.party_id, err) : m;
}

enum msgid hold_release(struct desk *d, int64_t restriction_id, const char *reason,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_RELEASE_HOLD, err);
	if (m == MSG_OK && text_is_blank(reason))
		m = err_set(err, MSG_VOID_REASON, "", NULL);
	if (m == MSG_OK && text_has_card(reason))
		m = err_set(err, MSG_NOTE_CARD, "REASON", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, release(d, restriction_id, reason, err), err) : m;
}

/* "CEASE", "bank", "DO NOT CALL": the start of a kind, three letters at least. */
static bool names_kind(const char *typed, const char *kind)
{
	size_t n = strlen(typed);
	bool same = n >= 3 && n <= strlen(kind);
	for (size_t i = 0; same && i < n; i++)
		same = tolower((unsigned char)typed[i]) == kind[i] ||
			(typed[i] == ' ' && kind[i] == '_');
	return same;
}

static enum msgid release_kind(struct desk *d, int64_t account_id, const char *kind,
	const char *reason, struct err *err)
{
	struct restriction_row list[RESTRICTIONS_MAX];
	struct account_row account;
	bool found = false;
	size_t n = 0, done = 0;
	enum msgid m = account_load(d->db, account_id, &account, &found, err);
	if (m == MSG_OK && found)
		m = restriction_list(d->db, account.consumer_id, false, list, RESTRICTIONS_MAX, &n,
			err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (!names_kind(kind, list[i].kind) ||
				(list[i].account_id != 0 && list[i].account_id != account_id))
			continue;
		m = hold_release(d, list[i].id, reason, err);
		done++;
	}
	if (m == MSG_OK && done == 0)
		return err_set(err, MSG_RESTRICTION_UNKNOWN, "", NULL);
	return m;
}

enum msgid account_release(struct desk *d, int64_t account_id, const char *kind,
	const char *reason, struct err *err)
{
	enum msgid m = desk_may(d, OP_RELEASE_HOLD, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	return db_end(d->db, release_kind(d, account_id, kind, reason, err), err);
}
