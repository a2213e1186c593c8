/* SPDX-License-Identifier: MIT */
#include "arrears/store/band.h"

#include "arrears/base/text.h"
#include "db_private.h"

enum { LOAD, ADD, CHANGE, SEED, COUNT_ADD, COUNT_TRIM, COUNT_EACH, COUNT_BAND };
static const char *const sql[] = {
	[LOAD] = "SELECT id, ord, code, name, filter, sort, roles, active FROM band "
		"ORDER BY ord, id /*scan*/",
	[ADD] = "INSERT INTO band(ord, code, name, filter, sort, roles, active) "
		"VALUES (:ord, :code, :name, :filter, :sort, :roles, :active)",
	[CHANGE] = "UPDATE band SET ord = :ord, code = :code, name = :name, filter = :filter, "
		"sort = :sort, roles = :roles, active = :active WHERE id = :id",
	[SEED] = "INSERT INTO band(ord, code, name, filter, sort, roles, active) "
		"VALUES (:ord, :code, :name, :filter, :sort, :roles, :active) "
		"ON CONFLICT DO NOTHING",
	[COUNT_ADD] = "INSERT INTO band_count(band_id, stage, call_mask, items, accounts, balance) "
		"VALUES (:band, :stage, :mask, :items, :accounts, :balance) "
		"ON CONFLICT DO UPDATE SET items = items + excluded.items, "
		"accounts = accounts + excluded.accounts, balance = balance + excluded.balance",
	[COUNT_TRIM] = "DELETE FROM band_count "
		"WHERE band_id = :band AND stage = :stage AND call_mask = :mask AND items = 0",
	[COUNT_EACH] = "SELECT band_id, stage, call_mask, items, accounts, balance "
		"FROM band_count ORDER BY band_id, stage, call_mask /*scan*/",
	[COUNT_BAND] = "SELECT band_id, stage, call_mask, items, accounts, balance "
		"FROM band_count WHERE band_id = :band ORDER BY stage, call_mask",
};
const struct stmt_table stmts_band = { "band", sql, ARRAY_SIZE(sql) };

static enum msgid read_row(struct st *st, struct band *out, struct err *err)
{
	struct band b = { .order = (int)st_col_int(st, 1), .active = st_col_int(st, 7) != 0 };
	char sort[16], roles[16];

	st_col_text(st, 2, b.code, sizeof b.code);
	st_col_text(st, 3, b.text, sizeof b.text);
	st_col_text(st, 4, b.filter_text, sizeof b.filter_text);
	st_col_text(st, 5, sort, sizeof sort);
	st_col_text(st, 6, roles, sizeof roles);
	if (!band_sort_parse(sort, &b.sort) || !role_parse(roles, &b.least))
		return err_set(err, MSG_CODE_DAMAGED, "", b.code, NULL);
	enum msgid m = band_parse(b.filter_text, &b.filter, err);
	if (m == MSG_OK)
		*out = b;
	return m;
}

enum msgid band_load(struct db *db, struct band_set *out, struct err *err)
{
	STMT st = st_get(db, &stmts_band, LOAD);
	enum msgid m = MSG_OK;
	size_t n = 0;
	while (m == MSG_OK && n < BANDS_MAX && st_more(st, &m, err)) {
		out->ids[n] = st_col_int(st, 0);
		m = read_row(st, &out->bands[n++], err);
	}
	if (m == MSG_OK)
		out->count = n;
	return m;
}

static enum msgid write_row(struct db *db, size_t statement, const struct band *b, int64_t id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_band, statement);
	st_int(st, ":ord", b->order);
	st_text(st, ":code", b->code);
	st_text(st, ":name", b->text);
	st_text(st, ":filter", b->filter_text);
	st_text(st, ":sort", band_sort_name(b->sort));
	st_text(st, ":roles", role_name(b->least));
	st_int(st, ":active", b->active);
	if (statement == CHANGE)
		st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid band_put(struct db *db, const struct band *b, int64_t *id, struct err *err)
{
	enum msgid m = write_row(db, *id ? CHANGE : ADD, b, *id, err);
	if (m == MSG_OK && *id == 0)
		*id = db_last_id(db);
	return m;
}

enum msgid bands_seed(struct db *db, struct err *err)
{
	struct band b;
	enum msgid m = MSG_OK;

	for (size_t i = 0; m == MSG_OK && band_seed(i, &b); i++)
		m = write_row(db, SEED, &b, 0, err);
	return m;
}

static void bind_cell(struct st *st, const struct band_count *c)
{
	st_int(st, ":band", c->band_id);
	st_int(st, ":stage", c->stage);
	st_int(st, ":mask", c->call_mask);
}

enum msgid band_count_add(struct db *db, const struct band_count *change, struct err *err)
{
	STMT add = st_get(db, &stmts_band, COUNT_ADD);
	bind_cell(add, change);
	st_int(add, ":items", change->items);
	st_int(add, ":accounts", change->accounts);
	st_int(add, ":balance", change->balance.cents);
	enum msgid m = st_run(add, err);
	if (m != MSG_OK || change->items >= 0)
		return m;
	STMT trim = st_get(db, &stmts_band, COUNT_TRIM);
	bind_cell(trim, change);
	return st_run(trim, err);
}

enum msgid band_count_each(struct db *db, int64_t band_id, band_count_fn *fn, void *arg,
	struct err *err)
{
	STMT st = st_get(db, &stmts_band, band_id ? COUNT_BAND : COUNT_EACH);
	if (band_id)
		st_int(st, ":band", band_id);
	enum msgid m = MSG_OK;
	while (st_more(st, &m, err)) {
		struct band_count c = { .band_id = st_col_int(st, 0),
			.stage = (enum work_stage)st_col_int(st, 1),
			.call_mask = (int)st_col_int(st, 2), .items = st_col_int(st, 3),
			.accounts = st_col_int(st, 4), .balance = st_col_money(st, 5) };
		fn(arg, &c);
	}
	return m;
}
