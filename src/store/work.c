/* SPDX-License-Identifier: MIT */
#include "arrears/store/work.h"

#include "arrears/domain/code.h"
#include "db_private.h"

enum { ADD, RING, ACCOUNTS, CALLS, OF_BAND };
static const char *const sql[] = {
	[ADD] = "INSERT INTO work(user_id, session_id, account_id, band_id, opened_at, closed_at, "
		"outcome, keystrokes) VALUES (:user, :session, :account, :band, :opened, :closed, "
		":outcome, :keys)",
	[RING] = "SELECT w.id, w.user_id, w.session_id, w.account_id, a.consumer_id, w.band_id, "
		"w.opened_at, w.closed_at, w.outcome, w.keystrokes "
		"FROM work w JOIN account a ON a.id = w.account_id WHERE w.user_id = :user "
		"ORDER BY w.opened_at DESC, w.id DESC LIMIT 200",
	[ACCOUNTS] = "SELECT count(DISTINCT account_id) FROM work WHERE user_id = :user "
		"AND opened_at >= :from AND outcome = 'worked' /*scan*/",
	/* One row a call, its flags those of all its results that were not taken back. */
	[CALLS] = "SELECT coalesce((SELECT max(r.flags & :rpc) FROM contact_result r "
		"WHERE r.contact_id = c.id AND r.takes_back IS NULL AND NOT EXISTS "
		"(SELECT 1 FROM contact_result t WHERE t.contact_id = c.id "
		"AND t.takes_back = r.seq)), 0) "
		"FROM contact c WHERE c.user_id = :user AND c.placed_at >= :from "
		"AND c.direction = 'out' AND NOT EXISTS "
		"(SELECT 1 FROM contact_void v WHERE v.contact_id = c.id)",
	[OF_BAND] = "SELECT count(*) FROM work WHERE user_id = :user AND opened_at >= :from "
		"AND session_id = :session AND band_id = :band AND outcome = 'worked'",
};
const struct stmt_table stmts_work = { "work", sql, ARRAY_SIZE(sql) };

static const char *const outcomes[] = { [WORKED] = "worked", [VIEWED] = "viewed",
	[PASSED] = "passed", [PARKED] = "parked" };

enum msgid work_add(struct db *db, const struct work_row *w, struct err *err)
{
	STMT st = st_get(db, &stmts_work, ADD);
	st_int(st, ":user", w->user_id);
	st_int(st, ":session", w->session_id);
	st_int(st, ":account", w->account_id);
	st_nonzero(st, ":band", w->band_id);
	st_int(st, ":opened", w->opened_at);
	st_int(st, ":closed", w->closed_at);
	st_text(st, ":outcome", outcomes[w->outcome]);
	st_int(st, ":keys", w->keystrokes);
	return st_run(st, err);
}

static enum work_outcome outcome_of(const char *text)
{
	for (size_t i = 0; i < ARRAY_SIZE(outcomes); i++)
		if (strcmp(outcomes[i], text) == 0)
			return (enum work_outcome)i;
	return VIEWED;
}

static bool in_ring(const struct work_row *rows, size_t n, int64_t account_id)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].account_id == account_id)
			return true;
	return false;
}

enum msgid work_ring(struct db *db, int64_t user_id, struct work_row *out, size_t max,
	size_t *count, struct err *err)
{
	STMT st = st_get(db, &stmts_work, RING);
	st_int(st, ":user", user_id);
	enum msgid m = MSG_OK;
	size_t n = 0;
	while (n < max && st_more(st, &m, err)) {
		char outcome[8];
		int64_t account = st_col_int(st, 3);
		if (in_ring(out, n, account))
			continue;
		st_col_text(st, 8, outcome, sizeof outcome);
		out[n++] = (struct work_row){ .id = st_col_int(st, 0), .user_id = st_col_int(st, 1),
			.session_id = st_col_int(st, 2), .account_id = account,
			.consumer_id = st_col_int(st, 4), .band_id = st_col_int(st, 5),
			.opened_at = st_col_int(st, 6), .closed_at = st_col_int(st, 7),
			.outcome = outcome_of(outcome), .keystrokes = (int)st_col_int(st, 9) };
	}
	if (m == MSG_OK)
		*count = n;
	return m;
}

static enum msgid count_calls(struct db *db, int64_t user_id, int64_t from_utc,
	struct work_numbers *out, struct err *err)
{
	STMT st = st_get(db, &stmts_work, CALLS);
	st_int(st, ":rpc", LAW_RIGHT_PARTY);
	st_int(st, ":user", user_id);
	st_int(st, ":from", from_utc);
	enum msgid m = MSG_OK;
	while (st_more(st, &m, err)) {
		out->attempts++;
		out->right_party += st_col_int(st, 0) != 0;
	}
	return m;
}

enum msgid work_numbers(struct db *db, int64_t user_id, int64_t from_utc,
	struct work_numbers *out, struct err *err)
{
	struct work_numbers n = { 0 };
	enum msgid m = count_calls(db, user_id, from_utc, &n, err);
	if (m != MSG_OK)
		return m;
	STMT st = st_get(db, &stmts_work, ACCOUNTS);
	st_int(st, ":user", user_id);
	st_int(st, ":from", from_utc);
	m = st_one(st, err);
	if (m == MSG_OK) {
		n.accounts = (int)st_col_int(st, 0);
		*out = n;
	}
	return m;
}

enum msgid work_of_band(struct db *db, const struct work_sitting *s, int *rows, struct err *err)
{
	STMT st = st_get(db, &stmts_work, OF_BAND);
	st_int(st, ":user", s->user_id);
	st_int(st, ":from", s->from_utc);
	st_int(st, ":session", s->session_id);
	st_int(st, ":band", s->band_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*rows = (int)st_col_int(st, 0);
	return m;
}
