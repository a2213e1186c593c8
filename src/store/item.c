/* SPDX-License-Identifier: MIT */
#include "arrears/store/item.h"

#include "arrears/store/band.h"
#include "db_private.h"

enum { GET, PUT, DROP, CLEAR, FILL, IDS, BALANCE };
#define COLUMNS "consumer_id, account_id, band_id, stage, wake_on, ready_on, due_at, call_mask, " \
	"open_at, shut_at, sort_key, assigned_user_id, accounts, balance"
static const char *const sql[] = {
	[GET] = "SELECT " COLUMNS " FROM work_item WHERE consumer_id = :consumer",
	[PUT] = "INSERT INTO work_item(" COLUMNS ") VALUES (:consumer, :account, :band, :stage, "
		":wake, :ready, :due, :mask, :open, :shut, :sort, :assigned, :accounts, :balance) "
		"ON CONFLICT(consumer_id) DO UPDATE SET account_id = excluded.account_id, "
		"band_id = excluded.band_id, stage = excluded.stage, wake_on = excluded.wake_on, "
		"ready_on = excluded.ready_on, due_at = excluded.due_at, "
		"call_mask = excluded.call_mask, open_at = excluded.open_at, "
		"shut_at = excluded.shut_at, sort_key = excluded.sort_key, "
		"assigned_user_id = excluded.assigned_user_id, accounts = excluded.accounts, "
		"balance = excluded.balance",
	[BALANCE] = "UPDATE work_item SET balance = balance + :cents WHERE consumer_id = :consumer "
		"RETURNING band_id, stage, call_mask",
	[DROP] = "DELETE FROM work_item WHERE consumer_id = :consumer",
	[CLEAR] = "DELETE FROM band_count /*scan*/",
	[FILL] = "INSERT INTO band_count(band_id, stage, call_mask, items, accounts, balance) "
		"SELECT band_id, stage, call_mask, count(*), sum(accounts), sum(balance) "
		"FROM work_item GROUP BY band_id, stage, call_mask /*scan*/",
	[IDS] = "SELECT consumer_id FROM work_item WHERE consumer_id > :after "
		"ORDER BY consumer_id LIMIT :max",
};
const struct stmt_table stmts_item = { "item", sql, ARRAY_SIZE(sql) };

static void read_row(struct st *st, struct work_item *w)
{
	*w = (struct work_item){ .consumer_id = st_col_int(st, 0),
		.account_id = st_col_int(st, 1), .band_id = st_col_int(st, 2),
		.stage = (enum work_stage)st_col_int(st, 3), .wake_on = st_col_date(st, 4),
		.ready_on = st_col_date(st, 5), .due_at = st_col_int(st, 6),
		.call_mask = (int)st_col_int(st, 7), .open_at = st_col_int(st, 8),
		.shut_at = st_col_int(st, 9), .sort_key = st_col_int(st, 10),
		.assigned_user_id = st_col_int(st, 11), .accounts = (int)st_col_int(st, 12),
		.balance = st_col_money(st, 13) };
}

enum msgid item_get(struct db *db, int64_t consumer_id, struct work_item *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_item, GET);
	st_int(st, ":consumer", consumer_id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

static bool same_cell(const struct work_item *a, const struct work_item *b)
{
	return a->band_id == b->band_id && a->stage == b->stage && a->call_mask == b->call_mask;
}

static struct band_count cell_of(const struct work_item *w, int sign)
{
	return (struct band_count){ .band_id = w->band_id, .stage = w->stage,
		.call_mask = w->call_mask, .items = sign, .accounts = (int64_t)sign * w->accounts,
		.balance = { sign * w->balance.cents } };
}

/* Takes `old` out of the summary and puts `new` in; either may be NULL. */
static enum msgid move_count(struct db *db, const struct work_item *old,
	const struct work_item *new, struct err *err)
{
	enum msgid m = MSG_OK;

	if (old && new && same_cell(old, new)) {
		struct band_count c = cell_of(new, 1);

		c.items = 0;
		c.accounts -= old->accounts;
		c.balance.cents -= old->balance.cents;
		return c.accounts || c.balance.cents ? band_count_add(db, &c, err) : MSG_OK;
	}
	if (old) {
		struct band_count c = cell_of(old, -1);

		m = band_count_add(db, &c, err);
	}
	if (m == MSG_OK && new) {
		struct band_count c = cell_of(new, 1);

		m = band_count_add(db, &c, err);
	}
	return m;
}

static enum msgid add_to_row(struct db *db, int64_t consumer_id, struct band_count *cell,
	bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_item, BALANCE);
	st_int(st, ":cents", cell->balance.cents);
	st_int(st, ":consumer", consumer_id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found) {
		cell->band_id = st_col_int(st, 0);
		cell->stage = (enum work_stage)st_col_int(st, 1);
		cell->call_mask = (int)st_col_int(st, 2);
	}
	return m;
}

enum msgid item_add_balance(struct db *db, int64_t consumer_id, struct money change,
	struct err *err)
{
	struct band_count cell = { .balance = change };
	bool found = false;
	enum msgid m = add_to_row(db, consumer_id, &cell, &found, err);
	return m == MSG_OK && found ? band_count_add(db, &cell, err) : m;
}

enum msgid item_insert(struct db *db, const struct work_item *w, struct err *err)
{
	STMT st = st_get(db, &stmts_item, PUT);
	st_int(st, ":consumer", w->consumer_id);
	st_int(st, ":account", w->account_id);
	st_int(st, ":band", w->band_id);
	st_int(st, ":stage", w->stage);
	st_date(st, ":wake", w->wake_on);
	st_date(st, ":ready", w->ready_on);
	st_nonzero(st, ":due", w->due_at);
	st_int(st, ":mask", w->call_mask);
	st_int(st, ":open", w->open_at);
	st_int(st, ":shut", w->shut_at);
	st_int(st, ":sort", w->sort_key);
	st_nonzero(st, ":assigned", w->assigned_user_id);
	st_int(st, ":accounts", w->accounts);
	st_int(st, ":balance", w->balance.cents);
	return st_run(st, err);
}

enum msgid item_put(struct db *db, const struct work_item *w, struct err *err)
{
	struct work_item old;
	bool found = false;
	enum msgid m = item_get(db, w->consumer_id, &old, &found, err);

	if (m == MSG_OK)
		m = item_insert(db, w, err);
	if (m == MSG_OK)
		m = move_count(db, found ? &old : NULL, w, err);
	return m;
}

enum msgid item_drop(struct db *db, int64_t consumer_id, struct err *err)
{
	struct work_item old;
	bool found = false;
	enum msgid m = item_get(db, consumer_id, &old, &found, err);

	if (m != MSG_OK || !found)
		return m;
	STMT st = st_get(db, &stmts_item, DROP);
	st_int(st, ":consumer", consumer_id);
	m = st_run(st, err);
	return m == MSG_OK ? move_count(db, &old, NULL, err) : m;
}

enum msgid item_summarize(struct db *db, struct err *err)
{
	STMT clear = st_get(db, &stmts_item, CLEAR);
	enum msgid m = st_run(clear, err);

	if (m != MSG_OK)
		return m;
	STMT fill = st_get(db, &stmts_item, FILL);
	return st_run(fill, err);
}

enum msgid item_ids(struct db *db, int64_t after, struct item_batch *out, struct err *err)
{
	STMT st = st_get(db, &stmts_item, IDS);
	st_int(st, ":after", after);
	st_int(st, ":max", ITEM_BATCH);
	enum msgid m = MSG_OK;
	size_t n = 0;
	while (n < ITEM_BATCH && st_more(st, &m, err))
		out->ids[n++] = st_col_int(st, 0);
	if (m == MSG_OK)
		out->count = n;
	return m;
}
