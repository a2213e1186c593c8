/* SPDX-License-Identifier: MIT */
/* Reading work items in work order, and moving them with the days. */
#include "arrears/store/item.h"

#include "db_private.h"

enum { ACCOUNTS, HEAD, HEAD_HOURS, TIMED, HOURS, FIRST_WAKE, WOKEN, SHUT, ROLL_OUT, ROLL_IN, ROLL,
	ROLL_TRIM };

#define HEAD_FROM "SELECT w.sort_key, w.consumer_id, w.account_id, w.band_id, w.due_at, " \
	"c.desk_no FROM work_item w LEFT JOIN claim c ON c.consumer_id = w.consumer_id "
#define MINE "(w.assigned_user_id IS NULL OR w.assigned_user_id = :user) "
#define ROLLS "WHERE band_id = :band AND wake_on <= :today AND wake_on < '2100-12-31' " \
	"AND stage < 2 AND accounts = 1 AND call_mask < 4096"
#define ROLLED "CASE WHEN :reviews = 0 AND ready_on > :today THEN 1 ELSE 2 END"

static const char *const sql[] = {
	[ACCOUNTS] = "SELECT a.id, a.status, s.class, c.code, p.language, a.hot, a.disputed, "
		"a.balance, a.placed_on, a.last_worked_on, a.assigned_user_id, a.priority, "
		"n.kind, n.due_on, n.due_at, (SELECT coalesce(sum(h.tries), 0) FROM phone h "
		"WHERE h.party_id = a.consumer_id AND h.ended_at IS NULL) "
		"FROM account a JOIN account_status s ON s.code = a.status "
		"JOIN client c ON c.id = a.client_id JOIN party p ON p.id = a.consumer_id "
		"LEFT JOIN next_action n ON n.account_id = a.id AND n.done_at IS NULL "
		"WHERE a.consumer_id = :consumer AND a.voided_at IS NULL AND a.closed_at IS NULL "
		"AND s.class <> 'closed' ORDER BY a.id",
	[HEAD] = HEAD_FROM "WHERE w.band_id = :band AND w.call_mask = :mask AND w.stage = 2 "
		"AND (w.sort_key, w.consumer_id) > (:sort, :consumer) AND " MINE
		"ORDER BY w.sort_key, w.consumer_id LIMIT 1",
	[HEAD_HOURS] = HEAD_FROM "WHERE w.band_id = :band AND w.call_mask = :mask AND w.stage = 2 "
		"AND (w.sort_key, w.consumer_id) > (:sort, :consumer) AND " MINE
		"AND w.open_at <= :now AND w.shut_at > :now "
		"ORDER BY w.sort_key, w.consumer_id LIMIT 1",
	[TIMED] = "SELECT w.due_at, w.consumer_id, w.account_id, w.band_id, w.due_at, c.desk_no "
		"FROM work_item w LEFT JOIN claim c ON c.consumer_id = w.consumer_id "
		"WHERE w.due_at <= :now AND (w.due_at, w.consumer_id) > (:sort, :consumer) "
		"AND w.stage = 2 AND w.call_mask >= 4096 AND w.open_at <= :now "
		"AND w.shut_at > :now AND " MINE "ORDER BY w.due_at, w.consumer_id LIMIT 1",
	[HOURS] = "SELECT sum(open_at <= :now AND shut_at > :now), "
		"min(CASE WHEN open_at > :now THEN open_at END) FROM work_item "
		"INDEXED BY work_item_hours "
		"WHERE band_id = :band AND stage = 2 AND call_mask >= 4096",
	[FIRST_WAKE] = "SELECT wake_on FROM work_item WHERE band_id = :band "
		"AND wake_on < '2100-12-31' ORDER BY wake_on LIMIT 1",
	[WOKEN] = "SELECT consumer_id FROM work_item WHERE band_id = :band AND wake_on <= :today "
		"AND wake_on < '2100-12-31' LIMIT :max",
	[SHUT] = "SELECT consumer_id FROM work_item WHERE shut_at <= :now AND stage = 2 "
		"AND call_mask >= 4096 LIMIT :max",
	[ROLL_OUT] = "INSERT INTO band_count(band_id, stage, call_mask, items, accounts, balance) "
		"SELECT band_id, stage, call_mask, -count(*), -sum(accounts), -sum(balance) "
		"FROM work_item " ROLLS " GROUP BY stage, call_mask "
		"ON CONFLICT DO UPDATE SET items = items + excluded.items, "
		"accounts = accounts + excluded.accounts, "
		"balance = balance + excluded.balance /*scan*/",
	[ROLL_IN] = "INSERT INTO band_count(band_id, stage, call_mask, items, accounts, balance) "
		"SELECT band_id, " ROLLED " AS new_stage, call_mask, count(*), sum(accounts), "
		"sum(balance) FROM work_item " ROLLS " GROUP BY new_stage, call_mask "
		"ON CONFLICT DO UPDATE SET items = items + excluded.items, "
		"accounts = accounts + excluded.accounts, "
		"balance = balance + excluded.balance /*scan*/",
	[ROLL] = "UPDATE work_item SET stage = " ROLLED ", wake_on = CASE WHEN :reviews = 0 "
		"AND ready_on > :today THEN ready_on ELSE '2100-12-31' END " ROLLS,
	[ROLL_TRIM] = "DELETE FROM band_count WHERE band_id = :band AND items = 0",
};
const struct stmt_table stmts_queue = { "queue", sql, ARRAY_SIZE(sql) };

static enum status_class class_of(const char *text)
{
	return strcmp(text, "active") == 0 ? STATUS_ACTIVE
		: strcmp(text, "hold") == 0 ? STATUS_HOLD : STATUS_CLOSED;
}

static struct next_action read_next(struct st *st)
{
	struct next_action n = { .due = st_col_date(st, 13), .at_utc = st_col_int(st, 14) };
	char kind[16];

	st_col_text(st, 12, kind, sizeof kind);
	if (!next_kind_parse(kind, &n.kind))
		n.kind = NEXT_NONE;
	return n;
}

static void read_account(struct st *st, struct work_account *out)
{
	struct work_account a = { .id = st_col_int(st, 0), .assigned_user_id = st_col_int(st, 10),
		.priority = (int)st_col_int(st, 11) };
	struct band_facts *f = &a.facts;
	char class[8];

	st_col_text(st, 1, f->status, sizeof f->status);
	st_col_text(st, 2, class, sizeof class);
	f->class = class_of(class);
	st_col_text(st, 3, f->client, sizeof f->client);
	st_col_text(st, 4, f->lang, sizeof f->lang);
	f->flags = st_col_int(st, 5) ? BANDF_HOT : 0;
	f->disputed = st_col_int(st, 6) != 0;
	f->balance = st_col_money(st, 7);
	f->placed = st_col_date(st, 8);
	f->worked = st_col_date(st, 9);
	f->next = read_next(st);
	f->attempts = (int)st_col_int(st, 15);
	*out = a;
}

enum msgid item_accounts(struct db *db, int64_t consumer_id,
	struct work_account out[ITEM_ACCOUNTS_MAX], int *count, struct err *err)
{
	STMT st = st_get(db, &stmts_queue, ACCOUNTS);
	st_int(st, ":consumer", consumer_id);
	enum msgid m = MSG_OK;
	int n = 0;
	while (st_more(st, &m, err)) {
		if (n > 0 && out[n - 1].id == st_col_int(st, 0)) {
			struct next_action more = read_next(st);
			if (next_action_cmp(&more, &out[n - 1].facts.next) < 0)
				out[n - 1].facts.next = more;
		} else if (n < ITEM_ACCOUNTS_MAX) {
			read_account(st, &out[n++]);
		}
	}
	if (m == MSG_OK)
		*count = n;
	return m;
}

static enum msgid one_head(struct st *st, struct item_head *out, bool *found, struct err *err)
{
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		*out = (struct item_head){ .key = { st_col_int(st, 0), st_col_int(st, 1) },
			.account_id = st_col_int(st, 2), .band_id = st_col_int(st, 3),
			.due_at = st_col_int(st, 4), .desk_no = (int)st_col_int(st, 5) };
	return m;
}

enum msgid item_head(struct db *db, const struct item_seek *seek, struct item_head *out,
	bool *found, struct err *err)
{
	bool hours = seek->call_mask >= CALL_SINGLY;
	STMT st = st_get(db, &stmts_queue, hours ? HEAD_HOURS : HEAD);
	st_int(st, ":band", seek->band_id);
	st_int(st, ":mask", seek->call_mask);
	st_int(st, ":sort", seek->after.sort_key);
	st_int(st, ":consumer", seek->after.consumer_id);
	st_int(st, ":user", seek->user_id);
	if (hours)
		st_int(st, ":now", seek->now);
	return one_head(st, out, found, err);
}

enum msgid item_timed(struct db *db, const struct item_seek *seek, struct item_head *out,
	bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_queue, TIMED);
	st_int(st, ":now", seek->now);
	st_int(st, ":sort", seek->after.sort_key);
	st_int(st, ":consumer", seek->after.consumer_id);
	st_int(st, ":user", seek->user_id);
	return one_head(st, out, found, err);
}

enum msgid item_hours(struct db *db, int64_t band_id, int64_t now, struct item_hours *out,
	struct err *err)
{
	STMT st = st_get(db, &stmts_queue, HOURS);
	st_int(st, ":now", now);
	st_int(st, ":band", band_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = (struct item_hours){ st_col_int(st, 0), st_col_int(st, 1) };
	return m;
}

enum msgid item_first_wake(struct db *db, int64_t band_id, struct date *out, struct err *err)
{
	STMT st = st_get(db, &stmts_queue, FIRST_WAKE);
	st_int(st, ":band", band_id);
	bool found = false;
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*out = found ? st_col_date(st, 0) : DATE_NONE;
	return m;
}

static enum msgid batch_of(struct st *st, struct item_batch *out, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t n = 0;

	st_int(st, ":max", ITEM_BATCH);
	while (n < ITEM_BATCH && st_more(st, &m, err))
		out->ids[n++] = st_col_int(st, 0);
	if (m == MSG_OK)
		out->count = n;
	return m;
}

enum msgid item_woken(struct db *db, int64_t band_id, struct date today, struct item_batch *out,
	struct err *err)
{
	STMT st = st_get(db, &stmts_queue, WOKEN);
	st_int(st, ":band", band_id);
	st_date(st, ":today", today);
	return batch_of(st, out, err);
}

enum msgid item_shut(struct db *db, int64_t now, struct item_batch *out, struct err *err)
{
	STMT st = st_get(db, &stmts_queue, SHUT);
	st_int(st, ":now", now);
	return batch_of(st, out, err);
}

enum msgid item_roll(struct db *db, int64_t band_id, struct date today, bool reviews,
	struct err *err)
{
	STMT out = st_get(db, &stmts_queue, ROLL_OUT);
	st_int(out, ":band", band_id);
	st_date(out, ":today", today);
	enum msgid m = st_run(out, err);
	if (m != MSG_OK)
		return m;
	if (db_changes(db) == 0)
		return MSG_OK;
	static const int then[] = { ROLL_IN, ROLL };
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(then); i++) {
		STMT st = st_get(db, &stmts_queue, (size_t)then[i]);
		st_int(st, ":reviews", reviews);
		st_date(st, ":today", today);
		st_int(st, ":band", band_id);
		m = st_run(st, err);
	}
	if (m != MSG_OK)
		return m;
	STMT trim = st_get(db, &stmts_queue, ROLL_TRIM);
	st_int(trim, ":band", band_id);
	return st_run(trim, err);
}
