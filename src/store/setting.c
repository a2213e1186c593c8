/* SPDX-License-Identifier: MIT */
#include "arrears/store/setting.h"

#include "arrears/base/text.h"
#include "db_private.h"

enum { GET, PUT };
static const char *const sql[] = {
	[GET] = "SELECT value FROM setting WHERE key = :key",
	[PUT] = "INSERT INTO setting(key, value) VALUES (:key, :value) "
		"ON CONFLICT(key) DO UPDATE SET value = excluded.value",
};
const struct stmt_table stmts_setting = { "setting", sql, ARRAY_SIZE(sql) };

enum msgid setting_get(struct db *db, const char *key, const char *fallback,
	char out[SETTING_SIZE], struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_setting, GET);
	st_text(st, ":key", key);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK && found)
		st_col_text(st, 0, out, SETTING_SIZE);
	else if (m == MSG_OK)
		(void)text_put(out, SETTING_SIZE, fallback);
	return m;
}

enum msgid setting_put(struct db *db, const char *key, const char *value, struct err *err)
{
	STMT st = st_get(db, &stmts_setting, PUT);
	st_text(st, ":key", key);
	st_text(st, ":value", value);
	return st_run(st, err);
}
