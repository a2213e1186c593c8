/* SPDX-License-Identifier: MIT */
#include "arrears/store/approval.h"

#include "db_private.h"

enum { INSERT, LOAD, WAITING, DECIDED, NEWS, TOLD, COUNT, OF, END };
#define SELECT "SELECT r.id, r.account_id, r.subject_id, r.kind, r.state, r.amount, r.detail, " \
	"r.reason, r.decision, r.asked_at, r.asked_by, r.decided_at, r.decided_by, a.name, " \
	"coalesce(d.name, '') FROM approval r JOIN user a ON a.id = r.asked_by " \
	"LEFT JOIN user d ON d.id = r.decided_by "
#define OF_USER "AND (:user = 0 OR r.asked_by = :user) "
static const char *const sql[] = {
	[INSERT] = "INSERT INTO approval(kind, account_id, subject_id, amount, detail, reason, "
		"state, asked_at, asked_by) VALUES (:kind, :account, :subject, :amount, :detail, "
		":reason, 'waiting', :at, :user)",
	[LOAD] = SELECT "WHERE r.id = :id",
	[WAITING] = SELECT "WHERE r.state = 'waiting' AND r.id > :after " OF_USER
		"ORDER BY r.id LIMIT :max",
	[DECIDED] = SELECT "WHERE r.decided_at >= :since " OF_USER
		"ORDER BY r.decided_at DESC, r.id DESC LIMIT :max",
	[NEWS] = SELECT "WHERE r.asked_by = :user AND r.told_at IS NULL "
		"AND r.state IN ('approved','refused') ORDER BY r.id DESC LIMIT :max",
	[TOLD] = "UPDATE approval SET told_at = :at WHERE asked_by = :user "
		"AND told_at IS NULL AND state IN ('approved','refused')",
	[COUNT] = "SELECT (SELECT count(*) FROM approval WHERE state = 'waiting' "
		"AND asked_by <> :user), (SELECT count(*) FROM approval WHERE asked_by = :user "
		"AND told_at IS NULL AND state IN ('approved','refused')) /*scan*/",
	[OF] = SELECT "WHERE r.account_id = :account ORDER BY r.id DESC LIMIT :max",
	[END] = "UPDATE approval SET state = :state, decided_at = :at, decided_by = :user, "
		"decision = :decision WHERE id = :id AND state = 'waiting'",
};
const struct stmt_table stmts_approval = { "approval", sql, ARRAY_SIZE(sql) };

static const char *const kinds[APPROVAL_KIND_COUNT] = {
	[APPROVAL_SETTLEMENT] = "settlement", [APPROVAL_PLAN] = "plan",
	[APPROVAL_ADJUSTMENT] = "adjustment", [APPROVAL_WRITEOFF] = "writeoff",
	[APPROVAL_LEGAL] = "legal",
};
static const char *const states[APPROVAL_STATE_COUNT] = {
	[APPROVAL_WAITING] = "waiting", [APPROVAL_APPROVED] = "approved",
	[APPROVAL_REFUSED] = "refused", [APPROVAL_WITHDRAWN] = "withdrawn",
};

const char *approval_kind_name(enum approval_kind k)
{
	return (unsigned)k < APPROVAL_KIND_COUNT ? kinds[k] : "";
}

const char *approval_state_name(enum approval_state s)
{
	return (unsigned)s < APPROVAL_STATE_COUNT ? states[s] : "";
}

static void read_row(struct st *st, void *row)
{
	struct approval_row *r = row;
	*r = (struct approval_row){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.subject_id = st_col_int(st, 2),
		.kind = (enum approval_kind)st_col_word(st, 3, kinds, APPROVAL_KIND_COUNT),
		.state = (enum approval_state)st_col_word(st, 4, states, APPROVAL_STATE_COUNT),
		.amount = st_col_money(st, 5), .asked_at = st_col_int(st, 9),
		.asked_by = st_col_int(st, 10), .decided_at = st_col_int(st, 11),
		.decided_by = st_col_int(st, 12) };
	st_col_text(st, 6, r->detail, sizeof r->detail);
	st_col_text(st, 7, r->reason, sizeof r->reason);
	st_col_text(st, 8, r->decision, sizeof r->decision);
	st_col_text(st, 13, r->asker, sizeof r->asker);
	st_col_text(st, 14, r->decider, sizeof r->decider);
}

enum msgid approval_insert(struct db *db, const struct approval_row *row, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_approval, INSERT);
	st_text(st, ":kind", approval_kind_name(row->kind));
	st_int(st, ":account", row->account_id);
	st_nonzero(st, ":subject", row->subject_id);
	st_int(st, ":amount", row->amount.cents);
	st_text(st, ":detail", row->detail);
	st_text(st, ":reason", row->reason);
	st_int(st, ":at", row->asked_at);
	st_int(st, ":user", row->asked_by);
	return st_insert(st, id, err);
}

enum msgid approval_load(struct db *db, int64_t id, struct approval_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_approval, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

static enum msgid read_rows(struct st *st, struct approval_row *out, size_t max, size_t *n,
	struct err *err)
{
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid approval_waiting(struct db *db, const struct approval_seek *seek,
	struct approval_row *out, size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_approval, WAITING);
	st_int(st, ":after", seek->after);
	st_int(st, ":user", seek->asked_by);
	return read_rows(st, out, max, n, err);
}

enum msgid approval_decided(struct db *db, const struct approval_seek *seek,
	struct approval_row *out, size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_approval, DECIDED);
	st_int(st, ":since", seek->since);
	st_int(st, ":user", seek->asked_by);
	return read_rows(st, out, max, n, err);
}

enum msgid approval_news(struct db *db, int64_t asked_by, struct approval_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_approval, NEWS);
	st_int(st, ":user", asked_by);
	return read_rows(st, out, max, n, err);
}

enum msgid approval_told(struct db *db, int64_t asked_by, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_approval, TOLD);
	st_int(st, ":user", asked_by);
	st_int(st, ":at", at);
	return st_run(st, err);
}

enum msgid approval_count(struct db *db, int64_t user_id, struct approval_counts *out,
	struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_approval, COUNT);
	st_int(st, ":user", user_id);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK && found)
		*out = (struct approval_counts){ st_col_int(st, 0), st_col_int(st, 1) };
	return m;
}

enum msgid approval_of(struct db *db, int64_t account_id, struct approval_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_approval, OF);
	st_int(st, ":account", account_id);
	return read_rows(st, out, max, n, err);
}

enum msgid approval_end(struct db *db, const struct approval_row *row, bool *done,
	struct err *err)
{
	STMT st = st_get(db, &stmts_approval, END);
	st_int(st, ":id", row->id);
	st_text(st, ":state", approval_state_name(row->state));
	st_int(st, ":at", row->decided_at);
	st_int(st, ":user", row->decided_by);
	st_text(st, ":decision", row->decision);
	enum msgid m = st_run(st, err);
	if (m == MSG_OK)
		*done = db_changes(db) > 0;
	return m;
}
