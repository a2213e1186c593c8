/* SPDX-License-Identifier: MIT */
#include "arrears/store/payfile.h"

#include "receipt_private.h"

#define UNDONE(l) "EXISTS (SELECT 1 FROM file f WHERE f.id = " l ".file_id " \
	"AND f.state = 'undone')"
#define ACCOUNT "SELECT a.id, a.placed_on, s.class = 'closed', " SQL_BUCKETS("a.") ", " \
	"a.client_account FROM account a " \
	"JOIN account_status s ON s.code = a.status WHERE a.client_id = :client " \
	"AND a.voided_at IS NULL "
/* What stands again by the undo of another file is posted later. */
#define OF_FILE "l.posted_at >= :from AND l.file_id = :file "

enum { BY_KEY, BY_ID, TWIN, TWIN_WAITS, TWIN_HELD, CANDIDATES, RECEIPT, BATCH, SINCE, MOVED, USED,
	ENTRIES, HELD };
static const char *const sql[] = {
	[BY_KEY] = ACCOUNT "AND a.client_account_key = :key",
	[BY_ID] = ACCOUNT "AND a.id = :id",
	[TWIN] = "SELECT coalesce(l.file_id, 0) = :file FROM ledger_entry l "
		"WHERE l.account_id = :account AND l.type IN ('payment', 'direct') "
		"AND l.effective_on = :on AND l.reference = :reference AND " SQL_TOTAL("l.")
		" = -:amount AND NOT " UNDONE("l") " LIMIT 1",
	[TWIN_WAITS] = "SELECT 0 FROM receipt r JOIN receipt_batch b ON b.id = r.batch_id "
		"WHERE r.account_id = :account AND r.effective_on = :on AND r.amount = :amount "
		"AND r.reference = :reference AND r.state <> 'void' AND NOT " UNDONE("b")
		" LIMIT 1",
	[TWIN_HELD] = "SELECT b.file_id = :file FROM receipt r JOIN receipt_batch b "
		"ON b.id = r.batch_id WHERE r.account_id IS NULL AND r.effective_on = :on "
		"AND r.client_id = :client AND r.payer = :payer AND r.amount = :amount "
		"AND r.reference = :reference AND r.state <> 'void' AND NOT " UNDONE("b")
		" LIMIT 1",
	/* What an undone file took back stands again as an entry of its own. */
	[CANDIDATES] = "SELECT l.id, l.effective_on, l.reference, l.type = 'direct', "
		"CASE WHEN r.id IS NULL THEN '' WHEN r.reason = '' THEN '-' ELSE r.reason END "
		"FROM ledger_entry l LEFT JOIN ledger_entry r ON r.reverses_id = l.id "
		"WHERE l.account_id = :account AND l.type IN ('payment', 'direct') "
		"AND l.effective_on <= :on AND " SQL_TOTAL("l.") " = -:amount AND NOT " UNDONE("l")
		" AND NOT " UNDONE("r") " ORDER BY l.id DESC LIMIT :max",
	[RECEIPT] = "INSERT INTO receipt(batch_id, account_id, client_id, source, amount, method, "
		"reference, payer, designated, received_on, effective_on, received_at, "
		"received_by, state, posted_at, posted_by) VALUES (:batch, :account, :client, "
		":source, :amount, :method, :reference, :payer, :designated, :received_on, "
		":effective_on, :at, :user, 'posted', :at, :user)",
	[BATCH] = "SELECT b.id, f.at FROM receipt_batch b "
		"JOIN file f ON f.id = b.file_id WHERE b.file_id = :file /*scan*/",
	[SINCE] = "SELECT l.account_id FROM ledger_entry l JOIN ledger_entry x "
		"ON x.account_id = l.account_id AND x.id > l.id WHERE " OF_FILE
		"AND x.type <> 'interest' AND coalesce(x.file_id, 0) <> :file AND NOT "
		UNDONE("x") " LIMIT 1",
	[MOVED] = "SELECT l.account_id FROM ledger_entry l JOIN ledger_entry o "
		"ON o.id = l.reverses_id WHERE " OF_FILE "AND o.type = 'transfer' LIMIT 1",
	[USED] = "SELECT r.id FROM receipt r WHERE r.batch_id = :batch AND EXISTS (SELECT 1 "
		"FROM suspense_entry s WHERE s.receipt_id = r.id AND s.amount < 0) LIMIT 1",
	[ENTRIES] = "SELECT l.id, coalesce(l.reverses_id, 0) FROM ledger_entry l WHERE " OF_FILE
		"AND l.id < :below AND CASE WHEN l.reverses_id IS NULL THEN NOT EXISTS (SELECT 1 "
		"FROM ledger_entry r WHERE r.reverses_id = l.id) ELSE NOT EXISTS (SELECT 1 "
		"FROM ledger_entry p WHERE p.id = l.reverses_id AND p.file_id = :file) END "
		"ORDER BY l.id DESC LIMIT :max /*scan*/",
	[HELD] = "SELECT " RECEIPT_COLUMNS "WHERE r.batch_id = :batch AND r.id > :above "
		"AND r.suspense <> 0 ORDER BY r.id LIMIT :max",
};
const struct stmt_table stmts_payfile = { "payfile", sql, ARRAY_SIZE(sql) };

/* --- finding ----------------------------------------------------------------------------- */

static void read_account(struct st *st, struct pay_account *a)
{
	*a = (struct pay_account){ .id = st_col_int(st, 0), .placed = st_col_date(st, 1),
		.closed = st_col_int(st, 2) != 0, .owed = st_col_buckets(st, 3) };
}

enum msgid pay_find_key(struct db *db, int64_t client_id, const char *text, const char *key,
	struct pay_account *out, struct err *err)
{
	struct pay_account a = { .id = 0 };
	char number[TEXT_BYTES(64)];
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_payfile, BY_KEY);
	st_int(st, ":client", client_id);
	st_text(st, ":key", key);
	while (a.id == 0 && st_more(st, &m, err)) {
		st_col_text(st, 9, number, sizeof number);
		if (strcmp(number, text) == 0)
			read_account(st, &a);
		else
			(void)text_put(a.near, sizeof a.near, number);
	}
	if (m == MSG_OK)
		*out = a;
	return m;
}

enum msgid pay_find_id(struct db *db, int64_t client_id, int64_t account_id,
	struct pay_account *out, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_payfile, BY_ID);
	st_int(st, ":client", client_id);
	st_int(st, ":id", account_id);
	enum msgid m = st_find(st, &found, err);
	*out = (struct pay_account){ .id = 0 };
	if (m == MSG_OK && found)
		read_account(st, out);
	return m;
}

static enum msgid twin_in(struct db *db, size_t id, const struct receipt *r, int64_t file_id,
	enum pay_there *out, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_payfile, id);
	if (id != TWIN_WAITS)
		st_int(st, ":file", file_id);
	if (id == TWIN_HELD) {
		st_int(st, ":client", r->client_id);
		st_text(st, ":payer", r->payer);
	} else {
		st_int(st, ":account", r->account_id);
	}
	st_date(st, ":on", r->effective_on);
	st_text(st, ":reference", r->reference);
	st_int(st, ":amount", r->amount.cents);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK && found)
		*out = st_col_int(st, 0) ? PAY_THERE_IN_FILE : PAY_THERE;
	return m;
}

enum msgid pay_twin(struct db *db, const struct receipt *like, int64_t file_id,
	enum pay_there *out, struct err *err)
{
	enum pay_there there = PAY_NEW;
	enum msgid m = twin_in(db, like->account_id ? TWIN : TWIN_HELD, like, file_id, &there,
		err);
	if (m == MSG_OK && there == PAY_NEW && like->account_id)
		m = twin_in(db, TWIN_WAITS, like, file_id, &there, err);
	if (m == MSG_OK)
		*out = there;
	return m;
}

enum msgid pay_candidates(struct db *db, int64_t account_id, const struct payment *p,
	struct pay_candidate *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_payfile, CANDIDATES);
	st_int(st, ":account", account_id);
	st_date(st, ":on", p->date);
	st_int(st, ":amount", p->amount.cents);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err)) {
		struct pay_candidate *c = &out[count++];
		*c = (struct pay_candidate){ .id = st_col_int(st, 0), .date = st_col_date(st, 1),
			.direct = st_col_int(st, 3) != 0 };
		st_col_text(st, 2, c->reference, sizeof c->reference);
		st_col_text(st, 4, c->undone, sizeof c->undone);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid pay_receipt(struct db *db, const struct receipt *r, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_payfile, RECEIPT);
	st_int(st, ":batch", r->batch_id);
	st_nonzero(st, ":account", r->account_id);
	st_int_or_null(st, ":client", r->client_id, r->account_id != 0);
	st_text(st, ":source", r->direct ? "client" : "us");
	st_int(st, ":amount", r->amount.cents);
	st_text(st, ":method", r->method);
	st_text(st, ":reference", r->reference);
	st_text(st, ":payer", r->payer);
	st_int(st, ":designated", r->designated);
	st_date(st, ":received_on", r->received_on);
	st_date(st, ":effective_on", r->effective_on);
	st_int(st, ":at", r->received_at);
	st_int(st, ":user", r->received_by);
	return st_insert(st, id, err);
}

/* --- taking a file back ------------------------------------------------------------------ */

enum msgid pay_batch_of(struct db *db, int64_t file_id, struct pay_batch *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_payfile, BATCH);
	st_int(st, ":file", file_id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		*out = (struct pay_batch){ file_id, st_col_int(st, 0), st_col_int(st, 1) };
	return m;
}

static void bind_entries(struct st *st, const struct pay_batch *b)
{
	st_int(st, ":from", b->from);
	st_int(st, ":file", b->file_id);
}

enum msgid pay_posted_since(struct db *db, const struct pay_batch *b, int64_t *account_id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_payfile, SINCE);
	bind_entries(st, b);
	return st_find_id(st, account_id, err);
}

enum msgid pay_moved_back(struct db *db, const struct pay_batch *b, int64_t *account_id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_payfile, MOVED);
	bind_entries(st, b);
	return st_find_id(st, account_id, err);
}

enum msgid pay_held_used(struct db *db, const struct pay_batch *b, int64_t *receipt_id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_payfile, USED);
	st_int(st, ":batch", b->batch_id);
	return st_find_id(st, receipt_id, err);
}

enum msgid pay_entries(struct db *db, const struct pay_batch *b, int64_t below,
	struct pay_entry *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_payfile, ENTRIES);
	bind_entries(st, b);
	st_int(st, ":below", below ? below : INT64_MAX);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err)) {
		out[count].id = st_col_int(st, 0);
		out[count++].reverses_id = st_col_int(st, 1);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid pay_held(struct db *db, const struct pay_batch *b, int64_t above, struct receipt *out,
	size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_payfile, HELD);
	st_int(st, ":batch", b->batch_id);
	st_int(st, ":above", above);
	return st_list(st, receipt_read, &(struct st_array){ out, sizeof *out, max }, n, err);
}
