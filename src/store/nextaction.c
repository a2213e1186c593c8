/* SPDX-License-Identifier: MIT */
#include "arrears/store/nextaction.h"

#include "db_private.h"

#define UNDO "SELECT u.id, u.user_id, u.contact_id, u.account_id, u.at, u.code, u.before FROM " \
	"undo_log u "

enum { ADD, LIST, DONE, AGAIN, UNDO_ADD, UNDO_NEWEST, UNDO_AFTER, UNDO_MARK };
static const char *const sql[] = {
	[ADD] = "INSERT INTO next_action(account_id, kind, due_on, due_at, phone_id, user_id, at, "
		"contact_id) VALUES (:account, :kind, :due_on, :due_at, :phone, :user, :at, "
		":contact)",
	[LIST] = "SELECT id, account_id, kind, due_on, due_at, phone_id, user_id, at, contact_id, "
		"done_at FROM next_action WHERE account_id = :account AND done_at IS NULL",
	[DONE] = "UPDATE next_action SET done_at = :at WHERE id = :id AND done_at IS NULL",
	[AGAIN] = "INSERT INTO next_action(account_id, kind, due_on, due_at, phone_id, user_id, "
		"at, contact_id) SELECT account_id, kind, due_on, due_at, phone_id, user_id, at, "
		"contact_id FROM next_action AS n WHERE id = :id AND NOT EXISTS (SELECT 1 FROM "
		"next_action AS o WHERE o.account_id = n.account_id AND o.done_at IS NULL AND "
		"o.kind = n.kind AND o.due_on = n.due_on AND o.due_at IS n.due_at)",
	[UNDO_ADD] = "INSERT INTO undo_log(user_id, contact_id, account_id, at, code, before) "
		"VALUES (:user, :contact, :account, :at, :code, :before)",
	[UNDO_NEWEST] = UNDO "WHERE u.user_id = :user AND u.undone_at IS NULL "
		"ORDER BY u.id DESC LIMIT 1",
	[UNDO_AFTER] = UNDO "WHERE u.account_id = :account AND u.id > :after "
		"AND u.undone_at IS NULL ORDER BY u.id LIMIT 1",
	[UNDO_MARK] = "UPDATE undo_log SET undone_at = :at WHERE id = :id",
};
const struct stmt_table stmts_nextaction = { "nextaction", sql, ARRAY_SIZE(sql) };

enum msgid next_action_add(struct db *db, const struct next_row *row, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_nextaction, ADD);
	st_int(st, ":account", row->account_id);
	st_text(st, ":kind", next_kind_name(row->action.kind));
	st_date(st, ":due_on", row->action.due);
	st_nonzero(st, ":due_at", row->action.at_utc);
	st_nonzero(st, ":phone", row->phone_id);
	st_int(st, ":user", row->user_id);
	st_int(st, ":at", row->at);
	st_nonzero(st, ":contact", row->contact_id);
	return st_insert(st, id, err);
}

static void read_row(struct st *st, struct next_row *r)
{
	char kind[16];
	*r = (struct next_row){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.action = { .due = st_col_date(st, 3), .at_utc = st_col_int(st, 4) },
		.phone_id = st_col_int(st, 5), .user_id = st_col_int(st, 6),
		.at = st_col_int(st, 7),
		.contact_id = st_col_int(st, 8), .done_at = st_col_int(st, 9) };
	st_col_text(st, 2, kind, sizeof kind);
	if (!next_kind_parse(kind, &r->action.kind))
		r->action.kind = NEXT_REVIEW;
}

/* Keeps them in order; the last one gives way when there is no room. */
static size_t put_in_order(struct next_row *rows, size_t count, size_t max,
	const struct next_row *r)
{
	size_t i = count;
	while (i > 0 && next_action_cmp(&r->action, &rows[i - 1].action) < 0)
		i--;
	if (i == max)
		return count;
	size_t last = count < max ? count : max - 1;
	memmove(&rows[i + 1], &rows[i], (last - i) * sizeof *rows);
	rows[i] = *r;
	return last + 1;
}

enum msgid next_action_list(struct db *db, int64_t account_id, struct next_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_nextaction, LIST);
	st_int(st, ":account", account_id);
	while (st_more(st, &m, err)) {
		struct next_row r;
		read_row(st, &r);
		count = put_in_order(out, count, max, &r);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid next_action_done(struct db *db, int64_t id, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_nextaction, DONE);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid next_action_again(struct db *db, int64_t id, struct err *err)
{
	STMT st = st_get(db, &stmts_nextaction, AGAIN);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid undo_add(struct db *db, const struct undo_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_nextaction, UNDO_ADD);
	st_int(st, ":user", row->user_id);
	st_nonzero(st, ":contact", row->contact_id);
	st_int(st, ":account", row->account_id);
	st_int(st, ":at", row->at);
	st_text(st, ":code", row->code);
	st_text(st, ":before", row->before);
	return st_run(st, err);
}

static enum msgid read_undo(struct st *st, struct undo_row *out, bool *found, struct err *err)
{
	enum msgid m = st_find(st, found, err);
	if (m != MSG_OK || !*found)
		return m;
	*out = (struct undo_row){ .id = st_col_int(st, 0), .user_id = st_col_int(st, 1),
		.contact_id = st_col_int(st, 2), .account_id = st_col_int(st, 3),
		.at = st_col_int(st, 4) };
	st_col_text(st, 5, out->code, sizeof out->code);
	st_col_text(st, 6, out->before, sizeof out->before);
	return m;
}

enum msgid undo_newest(struct db *db, int64_t user_id, struct undo_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_nextaction, UNDO_NEWEST);
	st_int(st, ":user", user_id);
	return read_undo(st, out, found, err);
}

enum msgid undo_after(struct db *db, int64_t account_id, int64_t id, struct undo_row *out,
	bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_nextaction, UNDO_AFTER);
	st_int(st, ":account", account_id);
	st_int(st, ":after", id);
	return read_undo(st, out, found, err);
}

enum msgid undo_mark(struct db *db, int64_t id, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_nextaction, UNDO_MARK);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}
