/* SPDX-License-Identifier: MIT */
#include "arrears/store/bulk.h"

#include "db_private.h"

enum { ACCOUNT, LEDGER };
static const char *const sql[] = {
	[ACCOUNT] = "INSERT INTO account(id, client_id, client_account, client_account_key, "
		"consumer_id, status, debt_type, original_creditor, current_creditor, placed_on, "
		"opened_on, delinquent_on, charged_off_on, itemization_on, itemization_cents, "
		"last_paid_on, last_paid_cents, principal, interest, fees, costs, attorney, other, "
		"balance, disputed, hot, priority, assigned_user_id, last_worked_on, last_result, "
		"file_id, closed_at, created_at) VALUES (:id, :client, :client_account, :key, "
		":consumer, :status, :type, :original, :current, :placed, :opened, :delinquent, "
		":charged_off, :itemized, :itemization, :last_paid, :last_paid_cents, :principal, "
		":interest, :fees, :costs, :attorney, :other, :balance, :disputed, :hot, "
		":priority, :assigned, :worked, :result, :file, :closed, :at)",
	[LEDGER] = "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, user_id, "
		"file_id, method, reference, principal, interest, fees, costs, attorney, other) "
		"VALUES (:account, :type, :on, :at, :user, :file, :method, :reference, :principal, "
		":interest, :fees, :costs, :attorney, :other)",
};
const struct stmt_table stmts_bulk = { "bulk", sql, ARRAY_SIZE(sql) };

static void bind_dates(struct st *st, const struct account_row *a)
{
	st_date(st, ":placed", a->placed_on);
	st_date(st, ":opened", a->opened_on);
	st_date(st, ":delinquent", a->delinquent_on);
	st_date(st, ":charged_off", a->charged_off_on);
	st_date(st, ":itemized", a->itemization_on);
	st_date(st, ":last_paid", a->last_paid_on);
	st_date(st, ":worked", a->last_worked_on);
}

enum msgid bulk_account(struct db *db, const struct bulk_account *b, struct err *err)
{
	const struct account_row *a = b->row;
	STMT st = st_get(db, &stmts_bulk, ACCOUNT);
	st_int(st, ":id", a->id);
	st_int(st, ":client", a->client_id);
	st_text(st, ":client_account", a->client_account);
	st_text(st, ":key", b->key);
	st_int(st, ":consumer", a->consumer_id);
	st_text(st, ":status", a->status.code);
	st_text(st, ":type", a->debt_type);
	st_text(st, ":original", a->original_creditor);
	st_text(st, ":current", a->current_creditor);
	bind_dates(st, a);
	st_int_or_null(st, ":itemization", b->itemization_cents, date_is_none(a->itemization_on));
	st_int_or_null(st, ":last_paid_cents", a->last_paid.cents, date_is_none(a->last_paid_on));
	st_buckets(st, &a->owed);
	st_int(st, ":balance", a->balance.cents);
	st_int(st, ":disputed", a->disputed);
	st_int(st, ":hot", a->hot);
	st_int(st, ":priority", a->priority);
	st_nonzero(st, ":assigned", a->assigned_user_id);
	st_text(st, ":result", a->last_result);
	st_nonzero(st, ":file", b->file_id);
	st_nonzero(st, ":closed", a->closed_at);
	st_int(st, ":at", b->created_at);
	return st_run(st, err);
}

enum msgid bulk_ledger(struct db *db, const struct ledger_entry *e, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_bulk, LEDGER);
	st_int(st, ":account", e->account_id);
	st_text(st, ":type", entry_type_name(e->type));
	st_date(st, ":on", e->effective_on);
	st_int(st, ":at", e->posted_at);
	st_int(st, ":user", e->user_id);
	st_nonzero(st, ":file", e->file_id);
	st_text(st, ":method", e->method);
	st_text(st, ":reference", e->reference);
	st_buckets(st, &e->change);
	return st_insert(st, id, err);
}
