/* SPDX-License-Identifier: MIT */
#include "arrears/store/payhist.h"

#include "arrears/base/mem.h"
#include "arrears/domain/code.h"
#include "db_private.h"

enum { DUES, STATE };
static const char *const sql[] = {
	[DUES] = "SELECT p.due_on, p.state, (SELECT max(v.on_date) FROM promise_event v "
		"WHERE v.promise_id = p.id AND v.state = 'kept') FROM promise p "
		"WHERE p.account_id = :account AND p.due_on <= :today "
		"AND p.state <> 'cancelled' ORDER BY p.id",
	[STATE] = "SELECT EXISTS (SELECT 1 FROM promise WHERE account_id = a.id AND "
		"state = 'open') OR EXISTS (SELECT 1 FROM plan_account l JOIN plan p "
		"ON p.id = l.plan_id WHERE l.account_id = a.id AND p.state = 'active'), "
		"(SELECT max(c.placed_at) FROM contact c JOIN contact_debt b "
		"ON b.contact_id = c.id JOIN contact_result r ON r.contact_id = c.id "
		"WHERE c.party_id = a.consumer_id AND b.account_id = a.id "
		"AND (r.flags & :law) <> 0 AND NOT EXISTS (SELECT 1 FROM contact_result t "
		"WHERE t.contact_id = r.contact_id AND t.takes_back = r.seq)) "
		"FROM account a WHERE a.id = :account",
};
const struct stmt_table stmts_payhist = { "payhist", sql, ARRAY_SIZE(sql) };

enum msgid payhist_dues(struct db *db, const struct payhist_seek *seek, struct payhist_due **out,
	size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0, room = 0;
	struct payhist_due *rows = NULL;
	STMT st = st_get(db, &stmts_payhist, DUES);
	st_int(st, ":account", seek->account_id);
	st_date(st, ":today", seek->today);
	while (st_more(st, &m, err)) {
		char state[12];
		struct payhist_due due = { .due = st_col_date(st, 0) };
		st_col_text(st, 1, state, sizeof state);
		if (!promise_state_parse(state, &due.state))
			continue;
		due.settled = due.state == PROMISE_KEPT ? st_col_date(st, 2) : DATE_NONE;
		if (count == room) {
			room = room ? 2 * room : 64;
			rows = mem_grow(rows, room, sizeof *rows);
		}
		rows[count++] = due;
	}
	if (m != MSG_OK) {
		free(rows);
		return m;
	}
	*out = rows;
	*n = count;
	return MSG_OK;
}

enum msgid payhist_state(struct db *db, int64_t account_id, struct payhist_state *out,
	struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_payhist, STATE);
	st_int(st, ":account", account_id);
	st_int(st, ":law", LAW_CONVERSATION);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*out = found ? (struct payhist_state){ .open_promise = st_col_int(st, 0) != 0,
			.last_talk = st_col_int(st, 1) } : (struct payhist_state){ .last_talk = 0 };
	return m;
}
