/* SPDX-License-Identifier: MIT */
#include "arrears/store/address.h"

#include "db_private.h"

#define ADDRESS "SELECT id, party_id, line1, line2, city, state, zip, country, kind, status, " \
	"status_source, verified_on, source, added_at, ended_at FROM address "
#define EMAIL "SELECT id, party_id, address, status, is_work, source, added_at, ended_at " \
	"FROM email "

enum { INSERT, LIST_USED, LIST_ALL, STATUS, END, EMAIL_INSERT, EMAIL_USED, EMAIL_ALL, EMAIL_STATUS,
	EMAIL_END };
static const char *const sql[] = {
	[INSERT] = "INSERT INTO address(party_id, line1, line2, city, state, zip, country, kind, "
		"status, status_source, verified_on, source, added_at) VALUES (:party, :line1, "
		":line2, :city, :state, :zip, :country, :kind, :status, :status_source, :verified, "
		":source, :added)",
	[LIST_USED] = ADDRESS "WHERE party_id = :party AND ended_at IS NULL ORDER BY id DESC",
	[LIST_ALL] = ADDRESS "WHERE party_id = :party "
		"ORDER BY ended_at IS NOT NULL, id DESC /*scan*/",
	[STATUS] = "UPDATE address SET status = :status, status_source = :source, "
		"verified_on = :day WHERE id = :id",
	[END] = "UPDATE address SET ended_at = :at WHERE id = :id",
	[EMAIL_INSERT] = "INSERT INTO email(party_id, address, status, is_work, source, added_at) "
		"VALUES (:party, :address, :status, :work, :source, :added)",
	[EMAIL_USED] = EMAIL "WHERE party_id = :party AND ended_at IS NULL ORDER BY id DESC",
	[EMAIL_ALL] = EMAIL "WHERE party_id = :party "
		"ORDER BY ended_at IS NOT NULL, id DESC /*scan*/",
	[EMAIL_STATUS] = "UPDATE email SET status = :status WHERE id = :id",
	[EMAIL_END] = "UPDATE email SET ended_at = :at WHERE id = :id",
};
const struct stmt_table stmts_address = { "address", sql, ARRAY_SIZE(sql) };

enum msgid address_insert(struct db *db, const struct address_row *row, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_address, INSERT);
	st_int(st, ":party", row->party_id);
	st_text(st, ":line1", row->line1);
	st_text(st, ":line2", row->line2);
	st_text(st, ":city", row->city);
	st_text(st, ":state", row->state);
	st_text(st, ":zip", row->zip);
	st_text(st, ":country", row->country[0] ? row->country : "US");
	st_text(st, ":kind", row->kind[0] ? row->kind : "home");
	st_text(st, ":status", row->status);
	st_text(st, ":status_source", row->status_source);
	st_date(st, ":verified", row->status[0] ? row->verified_on : DATE_NONE);
	st_text(st, ":source", row->source);
	st_int(st, ":added", row->added_at);
	return st_insert(st, id, err);
}

static void read_address(struct st *st, struct address_row *r)
{
	*r = (struct address_row){ .id = st_col_int(st, 0), .party_id = st_col_int(st, 1),
		.verified_on = st_col_date(st, 11), .added_at = st_col_int(st, 13),
		.ended_at = st_col_int(st, 14) };
	st_col_text(st, 2, r->line1, sizeof r->line1);
	st_col_text(st, 3, r->line2, sizeof r->line2);
	st_col_text(st, 4, r->city, sizeof r->city);
	st_col_text(st, 5, r->state, sizeof r->state);
	st_col_text(st, 6, r->zip, sizeof r->zip);
	st_col_text(st, 7, r->country, sizeof r->country);
	st_col_text(st, 8, r->kind, sizeof r->kind);
	st_col_text(st, 9, r->status, sizeof r->status);
	st_col_text(st, 10, r->status_source, sizeof r->status_source);
	st_col_text(st, 12, r->source, sizeof r->source);
}

enum msgid address_list(struct db *db, int64_t party_id, bool all, struct address_row *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_address, all ? LIST_ALL : LIST_USED);
	st_int(st, ":party", party_id);
	while (st_more(st, &m, err))
		if (count < max)
			read_address(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid address_set_status(struct db *db, int64_t id, const char *status, const char *source,
	struct date on, struct err *err)
{
	STMT st = st_get(db, &stmts_address, STATUS);
	st_text(st, ":status", status);
	st_text(st, ":source", source);
	st_date(st, ":day", on);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid address_end(struct db *db, int64_t id, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_address, END);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid email_insert(struct db *db, const struct email_row *row, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_address, EMAIL_INSERT);
	st_int(st, ":party", row->party_id);
	st_text(st, ":address", row->address);
	st_text(st, ":status", row->status);
	st_int(st, ":work", row->is_work);
	st_text(st, ":source", row->source);
	st_int(st, ":added", row->added_at);
	return st_insert(st, id, err);
}

enum msgid email_list(struct db *db, int64_t party_id, bool all, struct email_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_address, all ? EMAIL_ALL : EMAIL_USED);
	st_int(st, ":party", party_id);
	while (st_more(st, &m, err)) {
		if (count == max)
			continue;
		struct email_row *r = &out[count++];
		*r = (struct email_row){ .id = st_col_int(st, 0), .party_id = st_col_int(st, 1),
			.is_work = st_col_int(st, 4) != 0, .added_at = st_col_int(st, 6),
			.ended_at = st_col_int(st, 7) };
		st_col_text(st, 2, r->address, sizeof r->address);
		st_col_text(st, 3, r->status, sizeof r->status);
		st_col_text(st, 5, r->source, sizeof r->source);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid email_set_status(struct db *db, int64_t id, const char *status, struct err *err)
{
	STMT st = st_get(db, &stmts_address, EMAIL_STATUS);
	st_text(st, ":status", status);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid email_end(struct db *db, int64_t id, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_address, EMAIL_END);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}
