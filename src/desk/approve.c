/* SPDX-License-Identifier: MIT */
#include "arrears/desk/approve.h"

#include <inttypes.h>

#include "arrears/desk/item.h"
#include "arrears/desk/legal.h"
#include "arrears/desk/merchandise.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/terms.h"
#include "arrears/store/account.h"
#include "arrears/store/user.h"
#include "call_parts.h"
#include "debt.h"
#include "offer_private.h"
#include "promise_parts.h"

#define WAITING_MAX 64                          /* requests of one account looked at */

enum msgid lead_approves(struct desk *d, const struct signon_who *who, enum operation op,
	struct lead *out, struct err *err)
{
	struct user_row u;
	int64_t id = 0;
	bool found = false;
	if (db_in_transaction(d->db))
		BUG("a wrong password would not be counted");
	enum msgid m = signon_verify(d, who, op, &id, err);
	if (m == MSG_OK && id == d->user_id)
		return err_set(err, MSG_APPROVE_OWN, "USER", NULL);
	if (m == MSG_OK)
		m = user_get(d->db, id, &u, &found, err);
	if (m != MSG_OK)
		return m;
	*out = (struct lead){ .id = id, .role = u.role };
	(void)text_put(out->name, sizeof out->name, u.name);
	return MSG_OK;
}

/* --- asking -------------------------------------------------------------------------------- */

void approval_detail(const struct post_change *c, char out[APPROVAL_DETAIL])
{
	char day[DATE_ISO_SIZE];
	date_iso(c->effective, day);
	(void)text_putf(out, APPROVAL_DETAIL, "%s %s %s", bucket_name(c->bucket),
		day[0] ? day : "-", c->authority ? c->authority : "");
}

/* What was asked, back from the detail of the request. */
static enum msgid approval_change(const struct approval_row *r, struct post_change *out,
	char *authority, size_t size, struct err *err)
{
	char bucket[16], day[DATE_ISO_SIZE], number[24];
	const char *rest = r->detail;
	struct post_change c = { .account_id = r->account_id, .amount = r->amount,
		.effective = DATE_NONE, .reason = r->reason, .authority = authority };
	(void)text_putf(number, sizeof number, "%" PRId64, r->id);
	(void)text_word(&rest, bucket, sizeof bucket);
	(void)text_word(&rest, day, sizeof day);
	if (!bucket_parse(bucket, &c.bucket) ||
	    (strcmp(day, "-") != 0 && date_parse_iso(day, &c.effective, NULL) != MSG_OK))
		return err_set(err, MSG_APPROVE_DETAIL, "", number, NULL);
	(void)text_put(authority, size, rest[0] ? rest + 1 : "");
	*out = c;
	return MSG_OK;
}

void approval_words(const struct approval_row *r, char out[APPROVAL_DETAIL])
{
	char authority[APPROVAL_DETAIL], day[9];
	struct post_change c;
	bool change = r->kind == APPROVAL_ADJUSTMENT || r->kind == APPROVAL_WRITEOFF;
	if (!change || approval_change(r, &c, authority, sizeof authority, NULL) != MSG_OK) {
		(void)text_put(out, APPROVAL_DETAIL, r->detail);
		return;
	}
	date_show(r->kind == APPROVAL_ADJUSTMENT ? c.effective : DATE_NONE, day);
	(void)text_putf(out, APPROVAL_DETAIL, "%s%s%s%s%s",
		r->kind == APPROVAL_WRITEOFF ? "the whole balance" : bucket_words(c.bucket),
		day[0] ? ", as of " : "", day, authority[0] ? ", under " : "", authority);
}

/* On a closed account nothing of it could be done. */
static enum msgid check_open(const struct account_row *a, struct err *err)
{
	char number[24];
	account_text(a->id, number);
	return a->status.class == STATUS_CLOSED ?
		err_set(err, MSG_POST_CLOSED, "ACCOUNT", number, a->status.code, NULL) : MSG_OK;
}

static enum msgid not_twice(struct desk *d, const struct approval_row *row, struct err *err)
{
	struct approval_row list[WAITING_MAX];
	size_t n = 0;
	char number[24];
	enum msgid m = approval_of(d->db, row->account_id, list, WAITING_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (list[i].state != APPROVAL_WAITING || list[i].kind != row->kind ||
		    list[i].subject_id != row->subject_id ||
		    money_cmp(list[i].amount, row->amount) != 0 ||
		    strcmp(list[i].detail, row->detail) != 0)
			continue;
		(void)text_putf(number, sizeof number, "%" PRId64, list[i].id);
		return err_set(err, MSG_APPROVE_WAITING, "", number, NULL);
	}
	return m;
}

static void note_text(const struct approval_row *r, const char *what, const char *words,
	char *out, size_t size)
{
	char sum[MONEY_TEXT_SIZE];
	money_show(r->amount, sum);
	(void)text_putf(out, size, "%s %" PRId64 ": %s %s%s%s", what, r->id,
		approval_kind_name(r->kind), sum, words[0] ? ": " : "", words);
}

static enum msgid carry_out(struct desk *d, const struct approval_row *r, struct err *err);

/* What not even an administrator could carry out is not asked: it is done as by one, and dropped.
 * Within a transaction nothing can be dropped; who asks there has seen to it. */
static enum msgid check_possible(struct desk *d, const struct approval_row *row, struct err *err)
{
	enum user_role role = d->role;
	if (db_in_transaction(d->db))
		return MSG_OK;
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	d->role = USER_ADMIN;
	m = carry_out(d, row, err);
	d->role = role;
	db_rollback(d->db);
	return m;
}

static enum msgid ask(struct desk *d, struct approval_row *row, struct err *err)
{
	char text[NOTE_SIZE];
	enum msgid m = not_twice(d, row, err);
	if (m == MSG_OK)
		m = approval_insert(d->db, row, &row->id, err);
	if (m != MSG_OK)
		return m;
	note_text(row, "Request", row->reason, text, sizeof text);
	m = money_note(d, row->account_id, text, err);
	return m == MSG_OK ? desk_audit(d, "approval_ask", "approval", row->id,
		approval_kind_name(row->kind), err) : m;
}

enum msgid approval_ask(struct desk *d, const struct approval_new *a, int64_t *id,
	struct err *err)
{
	struct account_row account;
	struct approval_row row = { .kind = a->kind, .account_id = a->account_id,
		.subject_id = a->subject_id, .amount = a->amount, .asked_at = desk_now(d),
		.asked_by = d->user_id };
	(void)text_put(row.detail, sizeof row.detail, a->detail ? a->detail : "");
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = money_check(a->amount, "AMOUNT", err);
	if (m == MSG_OK && (!a->reason || text_is_blank(a->reason)))
		m = err_set(err, MSG_APPROVE_REASON, "REASON", NULL);
	if (m == MSG_OK)
		m = account_need(d, a->account_id, &account, err);
	if (m == MSG_OK)
		m = check_open(&account, err);
	if (m == MSG_OK)
		m = note_prepare(d, a->account_id, a->reason, row.reason, sizeof row.reason, err);
	if (m == MSG_OK)
		m = check_possible(d, &row, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, ask(d, &row, err), err);
	if (m == MSG_OK && id)
		*id = row.id;
	return m;
}

/* --- reading ------------------------------------------------------------------------------- */

enum msgid approval_given(struct desk *d, const struct approval_want *want,
	struct approval_row *out, bool *found, struct err *err)
{
	int64_t since = desk_now(d) - APPROVAL_DAYS * INT64_C(86400);
	struct approval_row list[WAITING_MAX];
	size_t n = 0;
	enum msgid m = approval_of(d->db, want->account_id, list, WAITING_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	*found = false;
	for (size_t i = 0; i < n && !*found; i++)
		if (list[i].kind == want->kind && list[i].state == APPROVAL_APPROVED &&
		    list[i].asked_by == d->user_id && list[i].decided_at >= since &&
		    (!want->detail || strcmp(list[i].detail, want->detail) == 0)) {
			*out = list[i];
			*found = true;
		}
	return MSG_OK;
}

/* --- deciding ------------------------------------------------------------------------------ */

static enum msgid load(struct desk *d, int64_t id, struct approval_row *out, struct err *err)
{
	bool found = false;
	char number[24];
	(void)text_putf(number, sizeof number, "%" PRId64, id);
	enum msgid m = approval_load(d->db, id, out, &found, err);
	if (m == MSG_OK && !found)
		return err_set(err, MSG_APPROVE_UNKNOWN, "", number, NULL);
	if (m == MSG_OK && out->state != APPROVAL_WAITING)
		return err_set(err, MSG_APPROVE_DONE, "", approval_state_name(out->state), NULL);
	return m;
}

/* The client's limit for the role binds who approves, too. */
static enum msgid within_limit(struct desk *d, int64_t account_id, struct money amount,
	struct err *err)
{
	struct account_row a;
	struct terms terms;
	bool found = false;
	char sum[MONEY_TEXT_SIZE], most[MONEY_TEXT_SIZE];
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m == MSG_OK)
		m = terms_of(d, found ? a.client_id : 0, &terms, err);
	if (m != MSG_OK)
		return m;
	struct money size = { amount.cents < 0 ? -amount.cents : amount.cents };
	struct money limit = terms_adjust_limit(&terms, d->role);
	if (money_cmp(size, limit) <= 0)
		return MSG_OK;
	money_show(size, sum);
	money_show(limit, most);
	return err_set(err, MSG_APPROVE_LIMIT, "", sum, most, NULL);
}

static enum msgid carry_adjustment(struct desk *d, const struct approval_row *r, struct err *err)
{
	struct post_change c;
	struct posted posted;
	char authority[LEDGER_AUTHORITY];
	enum msgid m = within_limit(d, r->account_id, r->amount, err);
	if (m == MSG_OK)
		m = approval_change(r, &c, authority, sizeof authority, err);
	if (m != MSG_OK)
		return m;
	c.approved_by = d->user_id;
	m = post_adjust(d, &c, &posted, err);
	if (m == MSG_OK && r->subject_id)
		m = merchandise_decided(d, r->subject_id, posted.ledger_id, err);
	return m;
}

static enum msgid carry_writeoff(struct desk *d, const struct approval_row *r, struct err *err)
{
	struct post_change c;
	struct posted posted;
	struct account_row a;
	bool found = false;
	char authority[LEDGER_AUTHORITY], asked[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE];
	enum msgid m = within_limit(d, r->account_id, r->amount, err);
	if (m == MSG_OK)
		m = account_load(d->db, r->account_id, &a, &found, err);
	if (m == MSG_OK)
		m = approval_change(r, &c, authority, sizeof authority, err);
	if (m != MSG_OK)
		return m;
	if (found && a.balance.cents != r->amount.cents) {
		money_show(r->amount, asked);
		money_show(a.balance, owed);
		return err_set(err, MSG_APPROVE_BALANCE, "", asked, owed, NULL);
	}
	c.approved_by = d->user_id;
	return post_writeoff(d, &c, &posted, err);
}

static enum msgid carry_out(struct desk *d, const struct approval_row *r, struct err *err)
{
	switch (r->kind) {
	case APPROVAL_SETTLEMENT:
		return settle_decided(d, r->subject_id, true, err);
	case APPROVAL_ADJUSTMENT:
		return carry_adjustment(d, r, err);
	case APPROVAL_WRITEOFF:
		return carry_writeoff(d, r, err);
	case APPROVAL_LEGAL:
		return legal_approved(d, r->account_id, r->reason, err);
	default:
		return MSG_OK;
	}
}

/* Refused or withdrawn: what was asked about no longer waits. */
static enum msgid drop(struct desk *d, const struct approval_row *r, struct err *err)
{
	if (r->kind == APPROVAL_SETTLEMENT)
		return settle_decided(d, r->subject_id, false, err);
	return r->kind == APPROVAL_ADJUSTMENT && r->subject_id ?
		merchandise_decided(d, r->subject_id, 0, err) : MSG_OK;
}

static enum msgid finish(struct desk *d, struct approval_row *r, struct err *err)
{
	char text[NOTE_SIZE];
	bool done = false;
	enum msgid m = approval_end(d->db, r, &done, err);
	if (m == MSG_OK && !done)
		return err_set(err, MSG_APPROVE_DONE, "", "decided", NULL);
	note_text(r, r->state == APPROVAL_APPROVED ? "Approved request" :
		r->state == APPROVAL_REFUSED ? "Refused request" : "Withdrew request",
		r->decision, text, sizeof text);
	if (m == MSG_OK)
		m = money_note(d, r->account_id, text, err);
	return m == MSG_OK ? desk_audit(d, "approval", "approval", r->id,
		approval_state_name(r->state), err) : m;
}

/* Who asked has to call the consumer again, whatever the answer is. */
static enum msgid call_again(struct desk *d, const struct approval_row *r, struct err *err)
{
	struct account_row a;
	bool found = false;
	if (!approval_is_leave(r->kind))
		return MSG_OK;
	enum msgid m = account_load(d->db, r->account_id, &a, &found, err);
	if (m != MSG_OK || !found || a.status.class != STATUS_ACTIVE)
		return m;
	m = promise_next(d, a.id, NEXT_FOLLOWUP, desk_today(d), err);
	return m == MSG_OK ? desk_refresh_item(d, a.consumer_id, err) : m;
}

static enum msgid decide(struct desk *d, int64_t id, bool yes, const char *words,
	struct err *err)
{
	struct approval_row r;
	enum msgid m = load(d, id, &r, err);
	if (m == MSG_OK && r.asked_by == d->user_id)
		return err_set(err, MSG_APPROVE_OWN, "", NULL);
	if (m == MSG_OK && !yes && (!words || text_is_blank(words)))
		return err_set(err, MSG_APPROVE_REASON, "REASON", NULL);
	if (m == MSG_OK && words && !text_is_blank(words))
		m = note_prepare(d, r.account_id, words, r.decision, sizeof r.decision, err);
	if (m == MSG_OK)
		m = yes ? carry_out(d, &r, err) : drop(d, &r, err);
	if (m == MSG_OK)
		m = call_again(d, &r, err);
	r.state = yes ? APPROVAL_APPROVED : APPROVAL_REFUSED;
	r.decided_at = desk_now(d);
	r.decided_by = d->user_id;
	return m == MSG_OK ? finish(d, &r, err) : m;
}

enum msgid approval_decide(struct desk *d, int64_t id, bool yes, const char *words,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_APPROVE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, decide(d, id, yes, words, err), err) : m;
}

enum msgid approval_try(struct desk *d, int64_t id, bool yes, struct err *err)
{
	enum msgid m = desk_may(d, OP_APPROVE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = decide(d, id, yes, "?", err);
	db_rollback(d->db);
	return m;
}

static enum msgid withdraw(struct desk *d, int64_t id, struct err *err)
{
	struct approval_row r;
	char number[24];
	enum msgid m = load(d, id, &r, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(number, sizeof number, "%" PRId64, id);
	if (r.asked_by != d->user_id)
		return err_set(err, MSG_WITHDRAW_OTHER, "", number, r.asker, NULL);
	m = drop(d, &r, err);
	r.state = APPROVAL_WITHDRAWN;
	r.decided_at = desk_now(d);
	r.decided_by = d->user_id;
	return m == MSG_OK ? finish(d, &r, err) : m;
}

enum msgid approval_withdraw(struct desk *d, int64_t id, struct err *err)
{
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, withdraw(d, id, err), err) : m;
}
