/* SPDX-License-Identifier: MIT */
#include "arrears/store/account.h"

#include "db_private.h"

#define COLUMNS "a.id, a.client_id, a.consumer_id, c.name, c.code, a.client_account, s.code, " \
	"s.class, s.outbound, s.holds, s.meaning, a.debt_type, a.original_creditor, " \
	"a.current_creditor, a.placed_on, a.opened_on, a.delinquent_on, a.charged_off_on, " \
	"a.itemization_on, a.last_paid_on, a.last_paid_cents, " SQL_BUCKETS("a.") ", " \
	"a.balance, a.disputed, a.hot, a.priority, " \
	"a.assigned_user_id, a.last_worked_on, a.last_result, a.data_flags, a.voided_at, " \
	"a.closed_at, a.itemization_cents, a.closed_from, a.worked_as FROM account a " \
	"JOIN client c ON c.id = a.client_id JOIN account_status s ON s.code = a.status "

#define ACTIVE(code_) "(SELECT class FROM account_status WHERE code = " code_ ") = 'active'"

enum { LOAD, LIST, STATUS, CLOSED_FROM, FLAGS, WORKED_ON, ASSIGNED };
static const char *const sql[] = {
	[LOAD] = "SELECT " COLUMNS "WHERE a.id = :id AND a.voided_at IS NULL",
	[LIST] = "SELECT " COLUMNS "WHERE a.consumer_id = :consumer AND a.voided_at IS NULL "
		"ORDER BY a.id",
	[STATUS] = "UPDATE account SET closed_from = CASE WHEN :closed IS NULL THEN '' "
		"WHEN closed_at IS NULL THEN status ELSE closed_from END, "
		"worked_as = CASE WHEN " ACTIVE(":status") " THEN '' WHEN " ACTIVE("status")
		" THEN status ELSE worked_as END, "
		"status = :status, closed_at = :closed WHERE id = :id",
	[CLOSED_FROM] = "UPDATE account SET closed_from = :status WHERE id = :id",
	[FLAGS] = "UPDATE account SET disputed = :disputed, hot = :hot, priority = :priority "
		"WHERE id = :id",
	[WORKED_ON] = "UPDATE account SET last_worked_on = :day, last_result = :result "
		"WHERE id = :id",
	[ASSIGNED] = "UPDATE account SET assigned_user_id = :user WHERE id = :id",
};
const struct stmt_table stmts_account = { "account", sql, ARRAY_SIZE(sql) };

static void read_status(struct st *st, struct status *s)
{
	char word[16], holds[160];
	*s = (struct status){ .active = true };
	st_col_text(st, 6, s->code, sizeof s->code);
	st_col_text(st, 7, word, sizeof word);
	s->class = word[0] == 'h' ? STATUS_HOLD : word[0] == 'c' ? STATUS_CLOSED : STATUS_ACTIVE;
	st_col_text(st, 8, word, sizeof word);
	s->outbound = word[0] == 'n' ? OUTBOUND_NO :
		word[0] == 'l' ? OUTBOUND_LIMITED : OUTBOUND_YES;
	st_col_text(st, 9, holds, sizeof holds);
	/* A word this program does not know is a hold it cannot judge: no contact. */
	if (!holds_parse(holds, &s->holds))
		s->holds = HOLD_STATUS;
	st_col_text(st, 10, s->text, sizeof s->text);
}

static void read_row(struct st *st, struct account_row *r)
{
	*r = (struct account_row){ .id = st_col_int(st, 0), .client_id = st_col_int(st, 1),
		.consumer_id = st_col_int(st, 2), .placed_on = st_col_date(st, 14),
		.opened_on = st_col_date(st, 15), .delinquent_on = st_col_date(st, 16),
		.charged_off_on = st_col_date(st, 17), .itemization_on = st_col_date(st, 18),
		.last_paid_on = st_col_date(st, 19), .last_paid = st_col_money(st, 20),
		.owed = st_col_buckets(st, 21), .balance = st_col_money(st, 27),
		.disputed = st_col_int(st, 28) != 0,
		.hot = st_col_int(st, 29) != 0, .priority = (int)st_col_int(st, 30),
		.assigned_user_id = st_col_int(st, 31), .last_worked_on = st_col_date(st, 32),
		.voided_at = st_col_int(st, 35), .closed_at = st_col_int(st, 36),
		.itemized = st_col_money(st, 37) };
	st_col_text(st, 3, r->client_name, sizeof r->client_name);
	st_col_text(st, 4, r->client_code, sizeof r->client_code);
	st_col_text(st, 5, r->client_account, sizeof r->client_account);
	read_status(st, &r->status);
	st_col_text(st, 11, r->debt_type, sizeof r->debt_type);
	st_col_text(st, 12, r->original_creditor, sizeof r->original_creditor);
	st_col_text(st, 13, r->current_creditor, sizeof r->current_creditor);
	st_col_text(st, 33, r->last_result, sizeof r->last_result);
	st_col_text(st, 34, r->data_flags, sizeof r->data_flags);
	st_col_text(st, 38, r->closed_from, sizeof r->closed_from);
	st_col_text(st, 39, r->worked_as, sizeof r->worked_as);
}

enum msgid account_load(struct db *db, int64_t id, struct account_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_account, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid account_list_of(struct db *db, int64_t consumer_id, struct account_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_account, LIST);
	st_int(st, ":consumer", consumer_id);
	while (st_more(st, &m, err))
		if (count < max)
			read_row(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid account_set_status(struct db *db, int64_t id, const char *code, int64_t closed_at,
	struct err *err)
{
	STMT st = st_get(db, &stmts_account, STATUS);
	st_text(st, ":status", code);
	st_nonzero(st, ":closed", closed_at);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid account_set_closed_from(struct db *db, int64_t id, const char *code, struct err *err)
{
	STMT st = st_get(db, &stmts_account, CLOSED_FROM);
	st_text(st, ":status", code);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid account_set_flags(struct db *db, int64_t id, bool disputed, bool hot, int priority,
	struct err *err)
{
	STMT st = st_get(db, &stmts_account, FLAGS);
	st_int(st, ":disputed", disputed);
	st_int(st, ":hot", hot);
	st_int(st, ":priority", priority);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid account_set_worked(struct db *db, int64_t id, struct date on, const char *result,
	struct err *err)
{
	STMT st = st_get(db, &stmts_account, WORKED_ON);
	st_date(st, ":day", on);
	st_text(st, ":result", result);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid account_set_assigned(struct db *db, int64_t id, int64_t user_id, struct err *err)
{
	STMT st = st_get(db, &stmts_account, ASSIGNED);
	st_nonzero(st, ":user", user_id);
	st_int(st, ":id", id);
	return st_run(st, err);
}
