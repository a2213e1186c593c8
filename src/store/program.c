/* SPDX-License-Identifier: MIT */
#include "arrears/store/program.h"

#include "db_private.h"

enum { PUT, LIST };
static const char *const sql[] = {
	[PUT] = "INSERT INTO program_sheet(account_id, program, state, documents, deadline_on, at, "
		"user_id) VALUES (:account, :program, :state, :documents, :deadline, :at, :user) "
		"ON CONFLICT(account_id, program) DO UPDATE SET state = excluded.state, "
		"documents = excluded.documents, deadline_on = excluded.deadline_on, "
		"at = excluded.at, user_id = excluded.user_id",
	[LIST] = "SELECT p.account_id, p.program, p.state, p.documents, p.deadline_on, p.at, "
		"p.user_id, u.name FROM program_sheet p JOIN user u ON u.id = p.user_id "
		"WHERE p.account_id = :account ORDER BY p.program",
};
const struct stmt_table stmts_program = { "program", sql, ARRAY_SIZE(sql) };

enum msgid sheet_put(struct db *db, const struct sheet_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_program, PUT);
	st_int(st, ":account", row->account_id);
	st_text(st, ":program", row->program);
	st_text(st, ":state", row->state);
	st_text(st, ":documents", row->documents);
	st_date(st, ":deadline", row->deadline);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	return st_run(st, err);
}

enum msgid sheet_list(struct db *db, int64_t account_id, struct sheet_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_program, LIST);
	st_int(st, ":account", account_id);
	while (count < max && st_more(st, &m, err)) {
		struct sheet_row *r = &out[count++];
		*r = (struct sheet_row){ .account_id = st_col_int(st, 0),
			.deadline = st_col_date(st, 4), .at = st_col_int(st, 5),
			.user_id = st_col_int(st, 6) };
		st_col_text(st, 1, r->program, sizeof r->program);
		st_col_text(st, 2, r->state, sizeof r->state);
		st_col_text(st, 3, r->documents, sizeof r->documents);
		st_col_text(st, 7, r->user, sizeof r->user);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}
