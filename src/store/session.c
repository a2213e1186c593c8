/* SPDX-License-Identifier: MIT */
#include "arrears/store/session.h"

#include "db_private.h"

enum { START, END };
static const char *const sql[] = {
	[START] = "INSERT INTO work_session(user_id, desk_no, started_at) "
		"VALUES (:user, :desk, :at)",
	[END] = "UPDATE work_session SET ended_at = :at, ended_how = :how "
		"WHERE id = :id AND ended_at IS NULL",
};
const struct stmt_table stmts_session = { "session", sql, ARRAY_SIZE(sql) };

enum msgid work_session_start(struct db *db, int64_t user_id, int desk_no, int64_t at, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_session, START);
	st_int(st, ":user", user_id);
	st_int(st, ":desk", desk_no);
	st_int(st, ":at", at);
	return st_insert(st, id, err);
}

enum msgid work_session_end(struct db *db, int64_t id, int64_t at, const char *how, struct err *err)
{
	STMT st = st_get(db, &stmts_session, END);
	st_int(st, ":id", id);
	st_int(st, ":at", at);
	st_text(st, ":how", how);
	return st_run(st, err);
}
