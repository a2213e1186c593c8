/* SPDX-License-Identifier: MIT */
#include "arrears/store/listing.h"

#include "db_private.h"

enum { LOAD, RIPE, HELD };
static const char *const sql[] = {
	/* A handful of phones, addresses and actions a person: their little sorts are meant. */
	[LOAD] = "SELECT a.id, a.consumer_id, p.last_name, p.first_name, p.middle_name, p.suffix, "
		"a.status, c.code, a.client_account, a.last_result, u.name, "
		"(SELECT f.number FROM phone f WHERE f.party_id = a.consumer_id "
		"AND f.ended_at IS NULL AND f.status IN ('', 'good') ORDER BY f.ord LIMIT 1), "
		"(SELECT d.zip FROM address d WHERE d.party_id = a.consumer_id "
		"AND d.ended_at IS NULL AND d.status IN ('', 'good') ORDER BY d.id LIMIT 1), "
		"a.balance, a.disputed, a.hot, a.last_worked_on, "
		"coalesce(a.delinquent_on, a.charged_off_on, a.opened_on), "
		"n.kind, n.due_on, n.due_at FROM account a JOIN party p ON p.id = a.consumer_id "
		"JOIN client c ON c.id = a.client_id LEFT JOIN user u ON u.id = a.assigned_user_id "
		"LEFT JOIN next_action n ON n.id = (SELECT m.id FROM next_action m "
		"WHERE m.account_id = a.id AND m.done_at IS NULL ORDER BY m.due_on, m.id LIMIT 1) "
		"WHERE a.id = :id AND a.voided_at IS NULL /*scan*/",
	[RIPE] = "SELECT account_id, consumer_id, sort_key FROM work_item WHERE band_id = :band "
		"AND call_mask = :mask AND stage = 2 ORDER BY sort_key, consumer_id LIMIT :max",
	[HELD] = "SELECT account_id, consumer_id, sort_key FROM work_item WHERE band_id = :band "
		"AND wake_on < '2100-12-31' AND stage = 1 ORDER BY wake_on LIMIT :max",
};
const struct stmt_table stmts_listing = { "listing", sql, ARRAY_SIZE(sql) };

static void read_row(struct st *st, struct listing_row *r)
{
	char kind[16];
	*r = (struct listing_row){ .account_id = st_col_int(st, 0),
		.consumer_id = st_col_int(st, 1), .balance = st_col_money(st, 13),
		.disputed = st_col_int(st, 14) != 0, .hot = st_col_int(st, 15) != 0,
		.worked = st_col_date(st, 16), .due_since = st_col_date(st, 17),
		.next = { .due = st_col_date(st, 19), .at_utc = st_col_int(st, 20) } };
	st_col_text(st, 2, r->name.last, sizeof r->name.last);
	st_col_text(st, 3, r->name.first, sizeof r->name.first);
	st_col_text(st, 4, r->name.middle, sizeof r->name.middle);
	st_col_text(st, 5, r->name.suffix, sizeof r->name.suffix);
	st_col_text(st, 6, r->status, sizeof r->status);
	st_col_text(st, 7, r->client, sizeof r->client);
	st_col_text(st, 8, r->client_account, sizeof r->client_account);
	st_col_text(st, 9, r->last_result, sizeof r->last_result);
	st_col_text(st, 10, r->user, sizeof r->user);
	st_col_text(st, 11, r->phone, sizeof r->phone);
	st_col_text(st, 12, r->zip, sizeof r->zip);
	st_col_text(st, 18, kind, sizeof kind);
	if (!next_kind_parse(kind, &r->next.kind))
		r->next.kind = NEXT_NONE;
}

enum msgid listing_load(struct db *db, int64_t account_id, struct listing_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_listing, LOAD);
	st_int(st, ":id", account_id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

static enum msgid read_keys(struct st *st, struct listing_key *out, size_t max, size_t *count,
	struct err *err)
{
	enum msgid m = MSG_OK;
	size_t n = 0;
	while (n < max && st_more(st, &m, err))
		out[n++] = (struct listing_key){ st_col_int(st, 0), st_col_int(st, 1),
			st_col_int(st, 2) };
	if (m == MSG_OK)
		*count = n;
	return m;
}

enum msgid listing_ripe(struct db *db, struct listing_band which, struct listing_key *out,
	size_t max, size_t *count, struct err *err)
{
	STMT st = st_get(db, &stmts_listing, RIPE);
	st_int(st, ":band", which.band_id);
	st_int(st, ":mask", which.call_mask);
	st_int(st, ":max", (int64_t)max);
	return read_keys(st, out, max, count, err);
}

enum msgid listing_held(struct db *db, int64_t band_id, struct listing_key *out, size_t max,
	size_t *count, struct err *err)
{
	STMT st = st_get(db, &stmts_listing, HELD);
	st_int(st, ":band", band_id);
	st_int(st, ":max", (int64_t)max);
	return read_keys(st, out, max, count, err);
}
