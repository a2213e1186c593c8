/* SPDX-License-Identifier: MIT */
#include "arrears/store/merchandise.h"

#include "db_private.h"

/* A credit that was taken back in the ledger is none. */
#define COLUMNS "SELECT m.id, m.account_id, m.description, m.serial, m.price, m.condition, " \
	"m.returned_on, iif(l.id, 0, coalesce(m.credit, 0)), " \
	"iif(l.id, 0, coalesce(m.ledger_id, 0)), m.at, m.user_id, coalesce((SELECT r.id " \
	"FROM approval r WHERE r.account_id = m.account_id AND r.subject_id = m.id " \
	"AND r.kind = 'adjustment' AND r.state = 'waiting'), 0) FROM merchandise m " \
	"LEFT JOIN ledger_entry l ON l.reverses_id = m.ledger_id "

enum { INSERT, UPDATE, LOAD, LIST };
static const char *const sql[] = {
	[INSERT] = "INSERT INTO merchandise(account_id, description, serial, price, condition, "
		"returned_on, credit, ledger_id, at, user_id) VALUES (:account, :description, "
		":serial, :price, :condition, :returned, :credit, :ledger, :at, :user)",
	[UPDATE] = "UPDATE merchandise SET description = :description, serial = :serial, "
		"price = :price, condition = :condition, returned_on = :returned, "
		"credit = :credit, ledger_id = :ledger, at = :at, user_id = :user WHERE id = :id",
	[LOAD] = COLUMNS "WHERE m.id = :id",
	[LIST] = COLUMNS "WHERE m.account_id = :account ORDER BY m.id",
};
const struct stmt_table stmts_merchandise = { "merchandise", sql, ARRAY_SIZE(sql) };

static void bind(struct st *st, const struct merchandise_row *row)
{
	st_text(st, ":description", row->description);
	st_text(st, ":serial", row->serial);
	st_int(st, ":price", row->price.cents);
	st_text(st, ":condition", row->condition);
	st_date(st, ":returned", row->returned_on);
	st_int_or_null(st, ":credit", row->credit.cents, date_is_none(row->returned_on));
	st_nonzero(st, ":ledger", row->ledger_id);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
}

enum msgid merchandise_insert(struct db *db, const struct merchandise_row *row, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_merchandise, INSERT);
	st_int(st, ":account", row->account_id);
	bind(st, row);
	return st_insert(st, id, err);
}

enum msgid merchandise_update(struct db *db, const struct merchandise_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_merchandise, UPDATE);
	st_int(st, ":id", row->id);
	bind(st, row);
	return st_run(st, err);
}

static void read_row(struct st *st, struct merchandise_row *r)
{
	*r = (struct merchandise_row){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.price = st_col_money(st, 4), .returned_on = st_col_date(st, 6),
		.credit = st_col_money(st, 7), .ledger_id = st_col_int(st, 8),
		.at = st_col_int(st, 9), .user_id = st_col_int(st, 10),
		.request_id = st_col_int(st, 11) };
	st_col_text(st, 2, r->description, sizeof r->description);
	st_col_text(st, 3, r->serial, sizeof r->serial);
	st_col_text(st, 5, r->condition, sizeof r->condition);
}

enum msgid merchandise_load(struct db *db, int64_t id, struct merchandise_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_merchandise, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid merchandise_list(struct db *db, int64_t account_id, struct merchandise_row *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_merchandise, LIST);
	st_int(st, ":account", account_id);
	while (count < max && st_more(st, &m, err))
		read_row(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}
