/* SPDX-License-Identifier: MIT */
#include "receipt_private.h"

enum { ADD, MOVE, BY, ENTRIES, PAGE };
static const char *const sql[] = {
	[ADD] = "INSERT INTO suspense_entry(receipt_id, amount, ledger_id, reason, at, user_id) "
		"VALUES (:receipt, :amount, :ledger, :reason, :at, :user)",
	[MOVE] = "UPDATE receipt SET suspense = suspense + :amount WHERE id = :receipt",
	[BY] = "SELECT coalesce(sum(amount), 0) FROM suspense_entry WHERE receipt_id = :receipt "
		"AND ledger_id = :ledger",
	[ENTRIES] = "SELECT e.id, e.receipt_id, e.amount, e.ledger_id, e.at, e.user_id, e.reason, "
		"(SELECT u.name FROM user u WHERE u.id = e.user_id) FROM suspense_entry e "
		"WHERE e.receipt_id = :receipt ORDER BY e.id LIMIT :max",
	[PAGE] = "SELECT " RECEIPT_COLUMNS "WHERE r.suspense <> 0 "
		"AND (r.received_on, r.id) > (:on, :id) ORDER BY r.received_on, r.id LIMIT :max",
};
const struct stmt_table stmts_suspense = { "suspense", sql, ARRAY_SIZE(sql) };

static enum msgid move(struct db *db, const struct suspense_entry *e, struct err *err)
{
	STMT st = st_get(db, &stmts_suspense, MOVE);
	st_int(st, ":amount", e->amount.cents);
	st_int(st, ":receipt", e->receipt_id);
	return st_run(st, err);
}

enum msgid suspense_add(struct db *db, const struct suspense_entry *e, struct err *err)
{
	STMT st = st_get(db, &stmts_suspense, ADD);
	st_int(st, ":receipt", e->receipt_id);
	st_int(st, ":amount", e->amount.cents);
	st_nonzero(st, ":ledger", e->ledger_id);
	st_text(st, ":reason", e->reason);
	st_int(st, ":at", e->at);
	st_int(st, ":user", e->user_id);
	enum msgid m = st_run(st, err);
	return m == MSG_OK ? move(db, e, err) : m;
}

enum msgid suspense_by(struct db *db, int64_t receipt_id, int64_t ledger_id, struct money *out,
	struct err *err)
{
	STMT st = st_get(db, &stmts_suspense, BY);
	st_int(st, ":receipt", receipt_id);
	st_int(st, ":ledger", ledger_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = st_col_money(st, 0);
	return m;
}

enum msgid suspense_entries(struct db *db, int64_t receipt_id, struct suspense_entry *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_suspense, ENTRIES);
	st_int(st, ":receipt", receipt_id);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err)) {
		struct suspense_entry *e = &out[count++];
		*e = (struct suspense_entry){ .id = st_col_int(st, 0),
			.receipt_id = st_col_int(st, 1), .amount = st_col_money(st, 2),
			.ledger_id = st_col_int(st, 3), .at = st_col_int(st, 4),
			.user_id = st_col_int(st, 5) };
		st_col_text(st, 6, e->reason, sizeof e->reason);
		st_col_text(st, 7, e->user, sizeof e->user);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid suspense_page(struct db *db, const struct suspense_key *after, struct receipt *out,
	size_t max, size_t *n, struct err *err)
{
	char on[DATE_ISO_SIZE] = "";
	if (after->id != 0)
		date_iso(after->received_on, on);
	STMT st = st_get(db, &stmts_suspense, PAGE);
	st_text(st, ":on", on);
	st_int(st, ":id", after->id);
	return st_list(st, receipt_read, &(struct st_array){ out, sizeof *out, max }, n, err);
}
