/* SPDX-License-Identifier: MIT */
#include "arrears/store/claim.h"

#include "db_private.h"

enum { GET, PUT, DROP, LIST, DESKS, PURGE_CLAIMS, PURGE_SESSIONS };
#define SELECT "SELECT c.consumer_id, c.desk_no, c.user_id, c.session_id, c.since, c.parked, " \
	"u.name FROM claim c JOIN user u ON u.id = c.user_id "
static const char *const sql[] = {
	[GET] = SELECT "WHERE c.consumer_id = :consumer",
	[PUT] = "INSERT INTO claim(consumer_id, desk_no, user_id, session_id, since, parked) "
		"VALUES (:consumer, :desk, :user, :session, :since, :parked) "
		"ON CONFLICT(consumer_id) DO UPDATE SET desk_no = excluded.desk_no, "
		"user_id = excluded.user_id, session_id = excluded.session_id, "
		"since = excluded.since, parked = excluded.parked",
	[DROP] = "DELETE FROM claim WHERE consumer_id = :consumer",
	/* A desk holds a handful. */
	[LIST] = SELECT "WHERE c.desk_no = :desk ORDER BY c.since DESC, c.consumer_id LIMIT :max "
		"/*scan*/",
	/* Claims and running sessions are as many as desks. */
	[DESKS] = "SELECT desk_no FROM claim UNION SELECT desk_no FROM work_session "
		"WHERE ended_at IS NULL AND ended_how IS NULL ORDER BY 1 LIMIT :max /*scan*/",
	[PURGE_CLAIMS] = "DELETE FROM claim WHERE desk_no = :desk",
	[PURGE_SESSIONS] = "UPDATE work_session SET ended_how = 'crash' "
		"WHERE ended_at IS NULL AND ended_how IS NULL AND desk_no = :desk",
};
const struct stmt_table stmts_claim = { "claim", sql, ARRAY_SIZE(sql) };

static void read_row(struct st *st, void *row)
{
	struct claim *c = row;
	*c = (struct claim){ .consumer_id = st_col_int(st, 0), .desk_no = (int)st_col_int(st, 1),
		.user_id = st_col_int(st, 2), .session_id = st_col_int(st, 3),
		.since = st_col_int(st, 4), .parked = st_col_int(st, 5) != 0 };
	st_col_text(st, 6, c->user_name, sizeof c->user_name);
}

enum msgid claim_get(struct db *db, int64_t consumer_id, struct claim *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_claim, GET);
	st_int(st, ":consumer", consumer_id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid claim_put(struct db *db, const struct claim *c, struct err *err)
{
	STMT st = st_get(db, &stmts_claim, PUT);
	st_int(st, ":consumer", c->consumer_id);
	st_int(st, ":desk", c->desk_no);
	st_int(st, ":user", c->user_id);
	st_int(st, ":session", c->session_id);
	st_int(st, ":since", c->since);
	st_int(st, ":parked", c->parked);
	return st_run(st, err);
}

enum msgid claim_drop(struct db *db, int64_t consumer_id, struct err *err)
{
	STMT st = st_get(db, &stmts_claim, DROP);
	st_int(st, ":consumer", consumer_id);
	return st_run(st, err);
}

enum msgid claim_list(struct db *db, int desk_no, struct claim *out, size_t max, size_t *count,
	struct err *err)
{
	STMT st = st_get(db, &stmts_claim, LIST);
	st_int(st, ":desk", desk_no);
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, count,
		err);
}

enum msgid claim_desks(struct db *db, int *out, size_t max, size_t *count, struct err *err)
{
	STMT st = st_get(db, &stmts_claim, DESKS);
	st_int(st, ":max", (int64_t)max);
	enum msgid m = MSG_OK;
	size_t n = 0;
	while (n < max && st_more(st, &m, err))
		out[n++] = (int)st_col_int(st, 0);
	if (m == MSG_OK)
		*count = n;
	return m;
}

enum msgid claim_purge(struct db *db, int desk_no, struct err *err)
{
	STMT claims = st_get(db, &stmts_claim, PURGE_CLAIMS);
	st_int(claims, ":desk", desk_no);
	enum msgid m = st_run(claims, err);
	if (m != MSG_OK)
		return m;
	STMT sessions = st_get(db, &stmts_claim, PURGE_SESSIONS);
	st_int(sessions, ":desk", desk_no);
	return st_run(sessions, err);
}
