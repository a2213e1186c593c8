/* SPDX-License-Identifier: MIT */
#include "arrears/store/receipt.h"

#include "receipt_private.h"

#define COLUMNS RECEIPT_COLUMNS

enum { INSERT, LOAD, VOIDABLE, POST, VOID, PAGE, TWIN, WAITING };
#define LIKE_IT "SELECT id FROM receipt WHERE account_id = :account AND effective_on = :on " \
	"AND amount = :amount AND reference = :reference AND state <> 'void' "
static const char *const sql[] = {
	[INSERT] = "INSERT INTO receipt(batch_id, account_id, client_id, source, amount, method, "
		"reference, last4, payer, designated, received_on, effective_on, received_at, "
		"received_by, state) VALUES (:batch, :account, :client, :source, :amount, :method, "
		":reference, :last4, :payer, :designated, :received_on, :effective_on, "
		":received_at, :received_by, 'received')",
	[LOAD] = "SELECT " COLUMNS "WHERE r.id = :id",
	[VOIDABLE] = "SELECT " COLUMNS "WHERE r.id = (SELECT max(n.id) FROM receipt n "
		"WHERE n.batch_id IN (SELECT id FROM receipt_batch WHERE state = 'open' "
		"AND state <> 'closed') AND n.state = 'received' AND n.received_by = :user "
		"AND n.received_at > :since)",
	[POST] = "UPDATE receipt SET state = 'posted', posted_at = :at, posted_by = :user "
		"WHERE id = :id AND state = 'received'",
	[VOID] = "UPDATE receipt SET state = 'void', voided_at = :at, voided_by = :user, "
		"void_reason = :reason WHERE id = :id AND state = 'received'",
	[PAGE] = "SELECT " COLUMNS "WHERE r.batch_id = :batch AND r.id > :after ORDER BY r.id "
		"LIMIT :max",
	[TWIN] = "SELECT coalesce((" LIKE_IT "AND method = :method ORDER BY id DESC LIMIT 1), "
		"(" LIKE_IT "ORDER BY id DESC LIMIT 1), 0)",
	[WAITING] = "SELECT count(*), coalesce(sum(amount), 0) FROM receipt "
		"WHERE account_id = :account AND state = 'received'",
};
const struct stmt_table stmts_receipt = { "receipt", sql, ARRAY_SIZE(sql) };

static const char *const state_names[] = {
	[RECEIPT_RECEIVED] = "received", [RECEIPT_POSTED] = "posted", [RECEIPT_VOID] = "void" };

const char *receipt_state_name(enum receipt_state s)
{
	return (unsigned)s < ARRAY_SIZE(state_names) ? state_names[s] : "";
}

void receipt_read(struct st *st, void *row)
{
	struct receipt *r = row;
	char word[12];
	*r = (struct receipt){ .id = st_col_int(st, 0), .batch_id = st_col_int(st, 1),
		.account_id = st_col_int(st, 2), .client_id = st_col_int(st, 3),
		.amount = st_col_money(st, 5), .designated = st_col_int(st, 10) != 0,
		.received_on = st_col_date(st, 11), .effective_on = st_col_date(st, 12),
		.received_at = st_col_int(st, 13), .received_by = st_col_int(st, 14),
		.posted_at = st_col_int(st, 16), .posted_by = st_col_int(st, 17),
		.voided_at = st_col_int(st, 18), .voided_by = st_col_int(st, 19),
		.suspense = st_col_money(st, 21) };
	st_col_text(st, 4, word, sizeof word);
	r->direct = word[0] == 'c';
	st_col_text(st, 6, r->method, sizeof r->method);
	st_col_text(st, 7, r->reference, sizeof r->reference);
	st_col_text(st, 8, r->last4, sizeof r->last4);
	st_col_text(st, 9, r->payer, sizeof r->payer);
	st_col_text(st, 15, word, sizeof word);
	r->state = word[0] == 'r' ? RECEIPT_RECEIVED :
		word[0] == 'p' ? RECEIPT_POSTED : RECEIPT_VOID;
	st_col_text(st, 20, r->void_reason, sizeof r->void_reason);
	st_col_text(st, 22, r->received_name, sizeof r->received_name);
}

enum msgid receipt_insert(struct db *db, const struct receipt *r, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_receipt, INSERT);
	st_int(st, ":batch", r->batch_id);
	st_nonzero(st, ":account", r->account_id);
	st_nonzero(st, ":client", r->client_id);
	st_text(st, ":source", r->direct ? "client" : "us");
	st_int(st, ":amount", r->amount.cents);
	st_text(st, ":method", r->method);
	st_text(st, ":reference", r->reference);
	st_text(st, ":last4", r->last4);
	st_text(st, ":payer", r->payer);
	st_int(st, ":designated", r->designated);
	st_date(st, ":received_on", r->received_on);
	st_date(st, ":effective_on", r->effective_on);
	st_int(st, ":received_at", r->received_at);
	st_int(st, ":received_by", r->received_by);
	return st_insert(st, id, err);
}

enum msgid receipt_load(struct db *db, int64_t id, struct receipt *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_receipt, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		receipt_read(st, out);
	return m;
}

enum msgid receipt_move(struct db *db, const struct receipt_move *mv, bool *moved, struct err *err)
{
	bool post = mv->to == RECEIPT_POSTED;
	STMT st = st_get(db, &stmts_receipt, post ? POST : VOID);
	st_int(st, ":at", mv->at);
	st_int(st, ":user", mv->user_id);
	if (!post)
		st_text(st, ":reason", mv->reason);
	st_int(st, ":id", mv->id);
	enum msgid m = st_run(st, err);
	if (m == MSG_OK)
		*moved = db_changes(db) > 0;
	return m;
}

enum msgid receipt_page(struct db *db, int64_t batch_id, int64_t after, struct receipt *out,
	size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_receipt, PAGE);
	st_int(st, ":batch", batch_id);
	st_int(st, ":after", after);
	return st_list(st, receipt_read, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid receipt_twin(struct db *db, const struct receipt *like, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_receipt, TWIN);
	st_int(st, ":account", like->account_id);
	st_date(st, ":on", like->effective_on);
	st_int(st, ":amount", like->amount.cents);
	st_text(st, ":reference", like->reference);
	st_text(st, ":method", like->method);
	return st_find_id(st, id, err);
}

enum msgid receipt_voidable(struct db *db, int64_t user_id, int64_t since, struct receipt *out,
	bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_receipt, VOIDABLE);
	st_int(st, ":user", user_id);
	st_int(st, ":since", since);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		receipt_read(st, out);
	return m;
}

enum msgid receipt_waiting(struct db *db, int64_t account_id, struct money *out, int *count,
	struct err *err)
{
	STMT st = st_get(db, &stmts_receipt, WAITING);
	st_int(st, ":account", account_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK) {
		*count = (int)st_col_int(st, 0);
		*out = st_col_money(st, 1);
	}
	return m;
}
