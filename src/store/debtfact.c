/* SPDX-License-Identifier: MIT */
#include "arrears/store/debtfact.h"

#include "db_private.h"

enum { LIST, PUT, DROP, TERMS, TYPE };
static const char *const sql[] = {
	[LIST] = "SELECT name, value FROM account_fact WHERE account_id = :account ORDER BY name",
	[PUT] = "INSERT INTO account_fact(account_id, name, value) VALUES (:account, :name, "
		":value) ON CONFLICT(account_id, name) DO UPDATE SET value = excluded.value",
	[DROP] = "DELETE FROM account_fact WHERE account_id = :account AND name = :name",
	[TERMS] = "SELECT coalesce(rate_millionths, -1), itemization_cents IS NOT NULL, "
		"itemization_cents FROM account WHERE id = :account",
	[TYPE] = "UPDATE account SET debt_type = :type WHERE id = :account",
};
const struct stmt_table stmts_debtfact = { "debtfact", sql, ARRAY_SIZE(sql) };

enum msgid debtfact_list(struct db *db, int64_t account_id, struct debtfact *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_debtfact, LIST);
	st_int(st, ":account", account_id);
	while (count < max && st_more(st, &m, err)) {
		st_col_text(st, 0, out[count].name, sizeof out[count].name);
		st_col_text(st, 1, out[count].value, sizeof out[count].value);
		count++;
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid debtfact_put(struct db *db, int64_t account_id, const struct debtfact *fact,
	struct err *err)
{
	STMT st = st_get(db, &stmts_debtfact, fact->value[0] ? PUT : DROP);
	st_int(st, ":account", account_id);
	st_text(st, ":name", fact->name);
	if (fact->value[0])
		st_text(st, ":value", fact->value);
	return st_run(st, err);
}

enum msgid debt_terms_load(struct db *db, int64_t account_id, struct debt_terms *out,
	struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_debtfact, TERMS);
	st_int(st, ":account", account_id);
	enum msgid m = st_find(st, &found, err);
	if (m != MSG_OK)
		return m;
	*out = (struct debt_terms){ .rate_millionths = -1 };
	if (found)
		*out = (struct debt_terms){ .rate_millionths = st_col_int(st, 0),
			.has_itemization = st_col_int(st, 1) != 0,
			.itemization = st_col_money(st, 2) };
	return MSG_OK;
}

enum msgid debt_type_put(struct db *db, int64_t account_id, const char *type, struct err *err)
{
	STMT st = st_get(db, &stmts_debtfact, TYPE);
	st_int(st, ":account", account_id);
	st_text(st, ":type", type);
	return st_run(st, err);
}
