/* SPDX-License-Identifier: MIT */
#include "arrears/store/rate.h"

#include "db_private.h"

enum { ADD, LIST, CAPPED, PLACED };
static const char *const sql[] = {
	[ADD] = "INSERT INTO rate_change(account_id, kind, from_on, until_on, rate_millionths, "
		"authority, at, user_id) VALUES (:account, :kind, :from, :until, :rate, "
		":authority, :at, :user)",
	[LIST] = "SELECT r.id, r.account_id, r.kind, r.from_on, r.until_on, r.rate_millionths, "
		"r.authority, r.at, r.user_id, (SELECT u.name FROM user u WHERE u.id = r.user_id) "
		"FROM rate_change r WHERE r.account_id = :account ORDER BY r.id /*scan*/",
	[CAPPED] = "SELECT 1 FROM account a JOIN rate_change r ON r.account_id = a.id "
		"WHERE a.consumer_id = :consumer AND r.kind = 'scra' AND r.from_on <= :on "
		"AND (r.until_on IS NULL OR r.until_on >= :on) AND NOT EXISTS (SELECT 1 "
		"FROM rate_change n WHERE n.account_id = a.id AND n.kind = 'scra' "
		"AND n.id > r.id) LIMIT 1",
	[PLACED] = "SELECT rate_millionths FROM account WHERE id = :account "
		"AND rate_millionths IS NOT NULL",
};
const struct stmt_table stmts_rate = { "rate", sql, ARRAY_SIZE(sql) };

enum msgid rate_add(struct db *db, const struct rate_change *r, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_rate, ADD);
	st_int(st, ":account", r->account_id);
	st_text(st, ":kind", rate_kind_name(r->kind));
	st_date(st, ":from", r->from_on);
	st_date(st, ":until", r->until_on);
	st_int(st, ":rate", r->rate_millionths);
	st_text(st, ":authority", r->authority);
	st_int(st, ":at", r->at);
	st_int(st, ":user", r->user_id);
	return st_insert(st, id, err);
}

static void read_rate(struct st *st, struct rate_change *r)
{
	char kind[16];
	*r = (struct rate_change){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.from_on = st_col_date(st, 3), .until_on = st_col_date(st, 4),
		.rate_millionths = (int32_t)st_col_int(st, 5), .at = st_col_int(st, 7),
		.user_id = st_col_int(st, 8) };
	st_col_text(st, 2, kind, sizeof kind);
	(void)rate_kind_parse(kind, &r->kind);
	st_col_text(st, 6, r->authority, sizeof r->authority);
	st_col_text(st, 9, r->user, sizeof r->user);
}

enum msgid rate_list(struct db *db, int64_t account_id, struct rate_change *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_rate, LIST);
	st_int(st, ":account", account_id);
	while (count < max && st_more(st, &m, err))
		read_rate(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid rate_placed(struct db *db, int64_t account_id, int32_t *millionths, bool *placed,
	struct err *err)
{
	STMT st = st_get(db, &stmts_rate, PLACED);
	st_int(st, ":account", account_id);
	enum msgid m = st_find(st, placed, err);
	if (m == MSG_OK)
		*millionths = *placed ? (int32_t)st_col_int(st, 0) : 0;
	return m;
}

enum msgid rate_capped(struct db *db, int64_t consumer_id, struct date on, bool *capped,
	struct err *err)
{
	STMT st = st_get(db, &stmts_rate, CAPPED);
	st_int(st, ":consumer", consumer_id);
	st_date(st, ":on", on);
	return st_find(st, capped, err);
}
