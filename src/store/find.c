/* SPDX-License-Identifier: MIT */
#include "arrears/store/find.h"

#include "db_private.h"

enum { NAME, CLIENT_ACCOUNT };
static const char *const sql[] = {
	[NAME] = "SELECT a.id, a.consumer_id, p.name_key FROM party p "
		"JOIN account a ON a.consumer_id = p.id AND a.voided_at IS NULL "
		"WHERE p.name_key >= :low AND p.name_key < :high "
		"AND (p.name_key, p.id, a.id) > (:key, :party, :after) "
		"ORDER BY p.name_key, p.id, a.id LIMIT :max /*scan*/",
	[CLIENT_ACCOUNT] = "SELECT a.id, a.consumer_id, '' FROM account a "
		"WHERE a.client_account_key = :key AND a.id > :after AND a.voided_at IS NULL "
		"ORDER BY a.id LIMIT :max",
};
const struct stmt_table stmts_find = { "find", sql, ARRAY_SIZE(sql) };

static enum msgid read_all(struct st *st, struct found_row *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	while (count < max && st_more(st, &m, err)) {
		struct found_row *r = &out[count++];
		r->account_id = st_col_int(st, 0);
		r->consumer_id = st_col_int(st, 1);
		st_col_text(st, 2, r->key, sizeof r->key);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid find_name(struct db *db, const char *start, const struct found_row *after,
	struct found_row *out, size_t max, size_t *n, struct err *err)
{
	char high[TEXT_BYTES(40)];
	(void)text_putf(high, sizeof high, "%s\xf4\x8f\xbf\xbf", start);
	STMT st = st_get(db, &stmts_find, NAME);
	st_text(st, ":low", start);
	st_text(st, ":high", high);
	st_text(st, ":key", after ? after->key : "");
	st_int(st, ":party", after ? after->consumer_id : 0);
	st_int(st, ":after", after ? after->account_id : 0);
	st_int(st, ":max", (int64_t)max);
	return read_all(st, out, max, n, err);
}

enum msgid find_client_account(struct db *db, const char *key, int64_t after,
	struct found_row *out, size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_find, CLIENT_ACCOUNT);
	st_text(st, ":key", key);
	st_int(st, ":after", after);
	st_int(st, ":max", (int64_t)max);
	return read_all(st, out, max, n, err);
}
