/* SPDX-License-Identifier: MIT */
#include "arrears/store/floor.h"

#include "db_private.h"

enum { LIST, LOAD, INSERT, UPDATE, DELETE };
#define SELECT "SELECT id, client_id, min_age, min_balance, collector_bp, lead_bp, admin_bp " \
	"FROM settlement_floor "
static const char *const sql[] = {
	[LIST] = SELECT "WHERE client_id = :client ORDER BY min_age, min_balance LIMIT :max",
	[LOAD] = SELECT "WHERE id = :id",
	[INSERT] = "INSERT INTO settlement_floor(client_id, min_age, min_balance, collector_bp, "
		"lead_bp, admin_bp) VALUES (:client, :age, :balance, :collector, :lead, :admin)",
	[UPDATE] = "UPDATE settlement_floor SET min_age = :age, min_balance = :balance, "
		"collector_bp = :collector, lead_bp = :lead, admin_bp = :admin WHERE id = :id",
	[DELETE] = "DELETE FROM settlement_floor WHERE id = :id",
};
const struct stmt_table stmts_floor = { "floor", sql, ARRAY_SIZE(sql) };

static void read_row(struct st *st, void *row)
{
	struct floor_row *r = row;
	*r = (struct floor_row){ .id = st_col_int(st, 0), .client = st_col_int(st, 1),
		.min_age = (int)st_col_int(st, 2), .min_balance = st_col_money(st, 3) };
	for (int role = 0; role < SETTLE_ROLES; role++)
		r->floor[role] = (int32_t)st_col_int(st, 4 + role);
}

enum msgid floor_list(struct db *db, int64_t client_id, struct floor_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_floor, LIST);
	st_int(st, ":client", client_id);
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid floor_load(struct db *db, int64_t id, struct floor_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_floor, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

static void bind_row(struct st *st, const struct floor_row *row)
{
	st_int(st, ":age", row->min_age);
	st_int(st, ":balance", row->min_balance.cents);
	st_int(st, ":collector", row->floor[USER_COLLECTOR]);
	st_int(st, ":lead", row->floor[USER_LEAD]);
	st_int(st, ":admin", row->floor[USER_ADMIN]);
}

enum msgid floor_put(struct db *db, const struct floor_row *row, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_floor, row->id ? UPDATE : INSERT);
	if (row->id)
		st_int(st, ":id", row->id);
	else
		st_int(st, ":client", row->client);
	bind_row(st, row);
	enum msgid m = st_run(st, err);
	if (m == MSG_OK)
		*id = row->id ? row->id : db_last_id(db);
	return m;
}

enum msgid floor_delete(struct db *db, int64_t id, struct err *err)
{
	STMT st = st_get(db, &stmts_floor, DELETE);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid floors_seed(struct db *db, struct err *err)
{
	struct floor_row row;
	int64_t id = 0;
	size_t there = 0;
	enum msgid m = floor_list(db, 0, &row, 1, &there, err);
	for (size_t i = 0; m == MSG_OK && there == 0 && floor_seed(i, &row); i++)
		m = floor_put(db, &row, &id, err);
	return m;
}
