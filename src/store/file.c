/* SPDX-License-Identifier: MIT */
#include "arrears/store/file.h"

#include "db_private.h"

#define COLUMNS "f.id, f.kind, f.direction, f.state, f.digest, f.name, coalesce(c.code, ''), " \
	"coalesce(f.client_id, 0), f.rows_in, f.cents_in, f.rows_placed, f.cents_placed, " \
	"f.rows_duplicate, f.rows_rejected, coalesce(f.first_account_id, 0), " \
	"coalesce(f.last_account_id, 0), f.at, f.user_id, coalesce(f.undone_at, 0), " \
	"coalesce(f.undone_by, 0) FROM file f LEFT JOIN client c ON c.id = f.client_id "

enum { NEXT_ID, INSERT, FINISH, UNDONE, GET, BY_DIGEST, LIST, ISSUE, ISSUES };
static const char *const sql[] = {
	[NEXT_ID] = "SELECT coalesce(max(id), 0) + 1 FROM file",
	[INSERT] = "INSERT INTO file(id, kind, direction, client_id, name, digest, state, rows_in, "
		"cents_in, rows_placed, cents_placed, rows_duplicate, rows_rejected, at, user_id) "
		"VALUES (:id, :kind, :direction, :client, :name, :digest, :state, :rows, :cents, "
		"0, 0, 0, 0, :at, :user)",
	[FINISH] = "UPDATE file SET rows_in = :rows, cents_in = :cents, rows_placed = :placed, "
		"cents_placed = :placed_cents, rows_duplicate = :duplicate, rows_rejected = "
		":rejected, first_account_id = :first, last_account_id = :last WHERE id = :id",
	[UNDONE] = "UPDATE file SET state = 'undone', undone_at = :at, undone_by = :user "
		"WHERE id = :id",
	[GET] = "SELECT " COLUMNS "WHERE f.id = :id",
	[BY_DIGEST] = "SELECT " COLUMNS "WHERE f.digest = :digest AND f.client_id = :client AND "
		"f.kind = :kind AND f.state = 'placed' ORDER BY f.id DESC LIMIT 1 /*scan*/",
	[LIST] = "SELECT " COLUMNS "WHERE f.id < :before ORDER BY f.id DESC LIMIT :max",
	[ISSUE] = "INSERT INTO file_issue(file_id, line, severity, kind, field, value, reason) "
		"VALUES (:file, :line, :severity, :kind, :field, :value, :reason)",
	[ISSUES] = "SELECT id, line, severity, kind, field, value, reason FROM file_issue "
		"WHERE file_id = :file AND id > :after ORDER BY id LIMIT :max",
};
const struct stmt_table stmts_file = { "file", sql, ARRAY_SIZE(sql) };

static void read_file(struct st *st, struct file_row *f)
{
	*f = (struct file_row){ .id = st_col_int(st, 0), .client_id = st_col_int(st, 7),
		.rows_in = st_col_int(st, 8), .in = st_col_money(st, 9),
		.rows_placed = st_col_int(st, 10), .placed = st_col_money(st, 11),
		.rows_duplicate = st_col_int(st, 12), .rows_rejected = st_col_int(st, 13),
		.first_account = st_col_int(st, 14), .last_account = st_col_int(st, 15),
		.at = st_col_int(st, 16), .user_id = st_col_int(st, 17),
		.undone_at = st_col_int(st, 18), .undone_by = st_col_int(st, 19) };
	st_col_text(st, 1, f->kind, sizeof f->kind);
	st_col_text(st, 2, f->direction, sizeof f->direction);
	st_col_text(st, 3, f->state, sizeof f->state);
	st_col_text(st, 4, f->digest, sizeof f->digest);
	st_col_text(st, 5, f->name, sizeof f->name);
	st_col_text(st, 6, f->client, sizeof f->client);
}

enum msgid file_next_id(struct db *db, int64_t *id, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_file, NEXT_ID);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*id = st_col_int(st, 0);
	return m;
}

enum msgid file_insert(struct db *db, const struct file_row *f, struct err *err)
{
	STMT st = st_get(db, &stmts_file, INSERT);
	st_int(st, ":id", f->id);
	st_text(st, ":kind", f->kind);
	st_text(st, ":direction", f->direction);
	st_nonzero(st, ":client", f->client_id);
	st_text(st, ":name", f->name);
	st_text(st, ":digest", f->digest);
	st_text(st, ":state", f->state);
	st_int(st, ":rows", f->rows_in);
	st_int(st, ":cents", f->in.cents);
	st_int(st, ":at", f->at);
	st_int(st, ":user", f->user_id);
	return st_run(st, err);
}

enum msgid file_finish(struct db *db, const struct file_row *f, struct err *err)
{
	STMT st = st_get(db, &stmts_file, FINISH);
	st_int(st, ":rows", f->rows_in);
	st_int(st, ":cents", f->in.cents);
	st_int(st, ":placed", f->rows_placed);
	st_int(st, ":placed_cents", f->placed.cents);
	st_int(st, ":duplicate", f->rows_duplicate);
	st_int(st, ":rejected", f->rows_rejected);
	st_nonzero(st, ":first", f->first_account);
	st_nonzero(st, ":last", f->last_account);
	st_int(st, ":id", f->id);
	return st_run(st, err);
}

enum msgid file_set_undone(struct db *db, int64_t id, int64_t at, int64_t user_id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_file, UNDONE);
	st_int(st, ":at", at);
	st_int(st, ":user", user_id);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid file_get(struct db *db, int64_t id, struct file_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_file, GET);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_file(st, out);
	return m;
}

enum msgid file_by_digest(struct db *db, const struct file_row *like, struct file_row *out,
	bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_file, BY_DIGEST);
	st_text(st, ":digest", like->digest);
	st_int(st, ":client", like->client_id);
	st_text(st, ":kind", like->kind);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_file(st, out);
	return m;
}

enum msgid file_list(struct db *db, int64_t before, struct file_row *out, size_t max,
	size_t *count, struct err *err)
{
	bool found = true;
	size_t n = 0;
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_file, LIST);
	st_int(st, ":before", before ? before : INT64_MAX);
	st_int(st, ":max", (int64_t)max);
	while (n < max && (m = st_find(st, &found, err)) == MSG_OK && found)
		read_file(st, &out[n++]);
	if (m == MSG_OK)
		*count = n;
	return m;
}

enum msgid file_issue_add(struct db *db, const struct file_issue *i, struct err *err)
{
	STMT st = st_get(db, &stmts_file, ISSUE);
	st_int(st, ":file", i->file_id);
	st_int(st, ":line", i->line);
	st_text(st, ":severity", i->severity);
	st_text(st, ":kind", i->kind);
	st_text(st, ":field", i->field);
	st_text(st, ":value", i->value);
	st_text(st, ":reason", i->reason);
	return st_run(st, err);
}

enum msgid file_issue_list(struct db *db, int64_t file_id, int64_t *after,
	struct file_issue *out, size_t max, size_t *count, struct err *err)
{
	bool found = true;
	size_t n = 0;
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_file, ISSUES);
	st_int(st, ":file", file_id);
	st_int(st, ":after", *after);
	st_int(st, ":max", (int64_t)max);
	while (n < max && (m = st_find(st, &found, err)) == MSG_OK && found) {
		struct file_issue *i = &out[n++];
		*after = st_col_int(st, 0);
		*i = (struct file_issue){ .file_id = file_id, .line = st_col_int(st, 1) };
		st_col_text(st, 2, i->severity, sizeof i->severity);
		st_col_text(st, 3, i->kind, sizeof i->kind);
		st_col_text(st, 4, i->field, sizeof i->field);
		st_col_text(st, 5, i->value, sizeof i->value);
		st_col_text(st, 6, i->reason, sizeof i->reason);
	}
	if (m == MSG_OK)
		*count = n;
	return m;
}
