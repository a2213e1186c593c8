/* SPDX-License-Identifier: MIT */
#include "arrears/store/terms.h"

#include "db_private.h"

enum { LIST, PUT, DROP, ACCRUED };
static const char *const sql[] = {
	[LIST] = "SELECT name, value FROM client_option WHERE client_id = :client ORDER BY name",
	[PUT] = "INSERT INTO client_option(client_id, name, value) VALUES (:client, :name, :value) "
		"ON CONFLICT(client_id, name) DO UPDATE SET value = excluded.value",
	[DROP] = "DELETE FROM client_option WHERE client_id = :client AND name = :name",
	[ACCRUED] = "SELECT l.id FROM ledger_entry l JOIN account a ON a.id = l.account_id "
		"WHERE l.type = 'interest' AND NOT EXISTS (SELECT 1 FROM ledger_entry r "
		"WHERE r.reverses_id = l.id) AND (a.client_id = :client OR (:client = 0 "
		"AND NOT EXISTS (SELECT 1 FROM client_option o WHERE o.client_id = a.client_id "
		"AND o.name = :name))) LIMIT 1 /*scan*/",
};
const struct stmt_table stmts_terms = { "terms", sql, ARRAY_SIZE(sql) };

enum msgid option_each(struct db *db, int64_t client_id,
	bool (*fn)(void *arg, const struct option_row *row), void *arg, struct err *err)
{
	struct option_row row;
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_terms, LIST);
	st_int(st, ":client", client_id);
	while (st_more(st, &m, err)) {
		st_col_text(st, 0, row.name, sizeof row.name);
		st_col_text(st, 1, row.value, sizeof row.value);
		if (!fn(arg, &row))
			return MSG_OK;
	}
	return m;
}

enum msgid option_put(struct db *db, int64_t client_id, const char *name, const char *value,
	struct err *err)
{
	STMT st = st_get(db, &stmts_terms, value[0] ? PUT : DROP);
	st_int(st, ":client", client_id);
	st_text(st, ":name", name);
	if (value[0])
		st_text(st, ":value", value);
	return st_run(st, err);
}

enum msgid option_accrued(struct db *db, int64_t client_id, const char *name, bool *yes,
	struct err *err)
{
	int64_t id = 0;
	STMT st = st_get(db, &stmts_terms, ACCRUED);
	st_int(st, ":client", client_id);
	st_text(st, ":name", name);
	enum msgid m = st_find_id(st, &id, err);
	if (m == MSG_OK)
		*yes = id != 0;
	return m;
}
