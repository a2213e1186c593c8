/* SPDX-License-Identifier: MIT */
#include "arrears/store/statement.h"

#include "db_private.h"

#define COLUMNS "SELECT s.id, s.consumer_id, s.reason, s.words, s.employer, s.people, s.told_on, " \
	"s.at, s.user_id, coalesce(s.contact_id, 0), u.name FROM statement s " \
	"JOIN user u ON u.id = s.user_id "

enum { INSERT, LINE, LOAD, LIST, LINES };
static const char *const sql[] = {
	[INSERT] = "INSERT INTO statement(consumer_id, reason, words, employer, people, told_on, "
		"at, user_id, contact_id) VALUES (:consumer, :reason, :words, :employer, :people, "
		":on, :at, :user, :contact)",
	[LINE] = "INSERT INTO statement_line(statement_id, item, amount, every) "
		"VALUES (:statement, :item, :amount, :every)",
	[LOAD] = COLUMNS "WHERE s.id = :id",
	[LIST] = COLUMNS "WHERE s.consumer_id = :consumer AND s.id < :before ORDER BY s.id DESC "
		"LIMIT :max",
	[LINES] = "SELECT item, amount, every FROM statement_line WHERE statement_id = :statement",
};
const struct stmt_table stmts_statement = { "statement", sql, ARRAY_SIZE(sql) };

enum msgid statement_insert(struct db *db, const struct statement_row *row, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_statement, INSERT);
	st_int(st, ":consumer", row->consumer_id);
	st_text(st, ":reason", row->reason);
	st_text(st, ":words", row->words);
	st_text(st, ":employer", row->employer);
	st_int(st, ":people", row->people);
	st_date(st, ":on", row->told_on);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	st_nonzero(st, ":contact", row->contact_id);
	return st_insert(st, id, err);
}

enum msgid statement_line_insert(struct db *db, int64_t statement_id, const struct fin_line *line,
	struct err *err)
{
	STMT st = st_get(db, &stmts_statement, LINE);
	st_int(st, ":statement", statement_id);
	st_text(st, ":item", fin_kind(line->item)->name);
	st_int(st, ":amount", line->amount.cents);
	st_text(st, ":every", fin_every_name(line->every));
	return st_run(st, err);
}

static void read_row(struct st *st, void *row)
{
	struct statement_row *r = row;
	*r = (struct statement_row){ .id = st_col_int(st, 0), .consumer_id = st_col_int(st, 1),
		.people = (int)st_col_int(st, 5), .told_on = st_col_date(st, 6),
		.at = st_col_int(st, 7), .user_id = st_col_int(st, 8),
		.contact_id = st_col_int(st, 9) };
	st_col_text(st, 2, r->reason, sizeof r->reason);
	st_col_text(st, 3, r->words, sizeof r->words);
	st_col_text(st, 4, r->employer, sizeof r->employer);
	st_col_text(st, 10, r->user, sizeof r->user);
}

enum msgid statement_load(struct db *db, int64_t id, struct statement_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_statement, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid statement_list(struct db *db, int64_t consumer_id, int64_t before,
	struct statement_row *out, size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_statement, LIST);
	st_int(st, ":consumer", consumer_id);
	st_int(st, ":before", before > 0 ? before : INT64_MAX);
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid statement_lines(struct db *db, int64_t statement_id, struct fin_line *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_statement, LINES);
	st_int(st, ":statement", statement_id);
	while (count < max && st_more(st, &m, err)) {
		struct fin_line *l = &out[count];
		char item[24], every[16];
		st_col_text(st, 0, item, sizeof item);
		st_col_text(st, 2, every, sizeof every);
		l->amount = st_col_money(st, 1);
		count += fin_item_parse(item, &l->item) && fin_every_parse(every, &l->every);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}
