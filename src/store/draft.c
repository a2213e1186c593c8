/* SPDX-License-Identifier: MIT */
#include "arrears/store/draft.h"

#include "db_private.h"

enum { PUT, LIST, DROP };
static const char *const sql[] = {
	[PUT] = "INSERT INTO draft(user_id, panel, subject, field, text, at) "
		"VALUES (:user, :panel, :subject, :field, :text, :at) "
		"ON CONFLICT(user_id, panel, subject, field) "
		"DO UPDATE SET text = excluded.text, at = excluded.at",
	[LIST] = "SELECT field, text, at FROM draft "
		"WHERE user_id = :user AND panel = :panel AND subject = :subject "
		"ORDER BY field LIMIT :max",
	[DROP] = "DELETE FROM draft "
		"WHERE user_id = :user AND panel = :panel AND subject = :subject",
};
const struct stmt_table stmts_draft = { "draft", sql, ARRAY_SIZE(sql) };

static void bind_place(struct st *st, const struct draft_place *p)
{
	st_int(st, ":user", p->user_id);
	st_text(st, ":panel", p->panel);
	st_int(st, ":subject", p->subject);
}

enum msgid draft_put(struct db *db, const struct draft_place *p, const struct draft_row *row,
	struct err *err)
{
	STMT st = st_get(db, &stmts_draft, PUT);
	bind_place(st, p);
	st_text(st, ":field", row->field);
	st_text(st, ":text", row->text);
	st_int(st, ":at", row->at);
	return st_run(st, err);
}

enum msgid draft_list(struct db *db, const struct draft_place *p,
	struct draft_row out[DRAFT_FIELDS_MAX], size_t *count, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t n = 0;
	STMT st = st_get(db, &stmts_draft, LIST);
	bind_place(st, p);
	st_int(st, ":max", DRAFT_FIELDS_MAX);
	while (n < DRAFT_FIELDS_MAX && st_more(st, &m, err)) {
		struct draft_row *row = &out[n++];
		*row = (struct draft_row){ .at = st_col_int(st, 2) };
		st_col_text(st, 0, row->field, sizeof row->field);
		st_col_text(st, 1, row->text, sizeof row->text);
	}
	if (m == MSG_OK)
		*count = n;
	return m;
}

enum msgid draft_drop(struct db *db, const struct draft_place *p, struct err *err)
{
	STMT st = st_get(db, &stmts_draft, DROP);
	bind_place(st, p);
	return st_run(st, err);
}
