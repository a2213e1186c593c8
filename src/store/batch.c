/* SPDX-License-Identifier: MIT */
#include "db_private.h"

#include "arrears/store/receipt.h"

/* Sums over the receipts of a batch, which nobody keeps a copy of. */
#define COLUMNS "b.id, b.kind, b.state, b.opened_at, b.opened_by, b.counted_items, " \
	"b.counted_cents, b.counted_by, b.posted_at, b.posted_by, b.closed_at, b.closed_by, " \
	"b.deposit_on, b.deposit_ref, b.file_id, " \
	"(SELECT u.name FROM user u WHERE u.id = b.opened_by), " \
	"(SELECT u.name FROM user u WHERE u.id = b.posted_by), " \
	"(SELECT count(*) FROM receipt r WHERE r.batch_id = b.id AND r.state <> 'void'), " \
	"(SELECT coalesce(sum(r.amount), 0) FROM receipt r WHERE r.batch_id = b.id " \
	"AND r.state <> 'void') FROM receipt_batch b "

enum { INSERT, LOAD, SAVE, OPEN, PAGE, PAGE_ALL, RECEIVED_BY, TENDERS };
static const char *const sql[] = {
	[INSERT] = "INSERT INTO receipt_batch(kind, state, opened_at, opened_by, file_id) "
		"VALUES (:kind, :state, :at, :user, :file)",
	[LOAD] = "SELECT " COLUMNS "WHERE b.id = :id",
	[SAVE] = "UPDATE receipt_batch SET state = :state, counted_items = :items, "
		"counted_cents = :cents, counted_by = :counted_by, posted_at = :posted_at, "
		"posted_by = :posted_by, closed_at = :closed_at, closed_by = :closed_by, "
		"deposit_on = :deposit_on, deposit_ref = :deposit_ref WHERE id = :id",
	[OPEN] = "SELECT id FROM receipt_batch WHERE state = 'open' AND state <> 'closed' "
		"AND kind = 'desk' ORDER BY id DESC LIMIT 1",
	[PAGE] = "SELECT " COLUMNS "WHERE b.id < :before AND b.state <> 'closed' "
		"ORDER BY b.id DESC LIMIT :max",
	[PAGE_ALL] = "SELECT " COLUMNS "WHERE b.id < :before ORDER BY b.id DESC LIMIT :max",
	[RECEIVED_BY] = "SELECT EXISTS (SELECT 1 FROM receipt WHERE batch_id = :id "
		"AND received_by = :user AND state <> 'void')",
	[TENDERS] = "SELECT method, count(*), sum(amount) FROM receipt WHERE batch_id = :id "
		"AND state <> 'void' AND source = 'us' GROUP BY method ORDER BY method /*scan*/",
};
const struct stmt_table stmts_batch = { "batch", sql, ARRAY_SIZE(sql) };

static const char *const state_names[] = { [BATCH_OPEN] = "open",
	[BATCH_BALANCED] = "balanced", [BATCH_POSTED] = "posted", [BATCH_CLOSED] = "closed" };

const char *batch_state_name(enum batch_state s)
{
	return (unsigned)s < ARRAY_SIZE(state_names) ? state_names[s] : "";
}

static enum batch_state state_of(const char *word)
{
	for (size_t i = 0; i < ARRAY_SIZE(state_names); i++)
		if (strcmp(word, state_names[i]) == 0)
			return (enum batch_state)i;
	return BATCH_CLOSED;                            /* the CHECK of the table knows no other */
}

static void read_batch(struct st *st, void *row)
{
	struct batch *b = row;
	char word[12];
	*b = (struct batch){ .id = st_col_int(st, 0), .opened_at = st_col_int(st, 3),
		.opened_by = st_col_int(st, 4), .counted_items = st_col_int(st, 5),
		.counted = st_col_money(st, 6), .counted_by = st_col_int(st, 7),
		.posted_at = st_col_int(st, 8), .posted_by = st_col_int(st, 9),
		.closed_at = st_col_int(st, 10), .closed_by = st_col_int(st, 11),
		.deposit_on = st_col_date(st, 12), .file_id = st_col_int(st, 14),
		.items = st_col_int(st, 17), .total = st_col_money(st, 18) };
	st_col_text(st, 1, word, sizeof word);
	b->from_file = strcmp(word, "file") == 0;
	st_col_text(st, 2, word, sizeof word);
	b->state = state_of(word);
	st_col_text(st, 13, b->deposit_ref, sizeof b->deposit_ref);
	st_col_text(st, 15, b->opened_name, sizeof b->opened_name);
	st_col_text(st, 16, b->posted_name, sizeof b->posted_name);
}

enum msgid batch_insert(struct db *db, const struct batch *b, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_batch, INSERT);
	st_text(st, ":kind", b->from_file ? "file" : "desk");
	st_text(st, ":state", batch_state_name(b->state));
	st_int(st, ":at", b->opened_at);
	st_int(st, ":user", b->opened_by);
	st_nonzero(st, ":file", b->file_id);
	return st_insert(st, id, err);
}

enum msgid batch_load(struct db *db, int64_t id, struct batch *out, bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_batch, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_batch(st, out);
	return m;
}

enum msgid batch_save(struct db *db, const struct batch *b, struct err *err)
{
	STMT st = st_get(db, &stmts_batch, SAVE);
	st_text(st, ":state", batch_state_name(b->state));
	st_int_or_null(st, ":items", b->counted_items, b->counted_by == 0);
	st_int_or_null(st, ":cents", b->counted.cents, b->counted_by == 0);
	st_nonzero(st, ":counted_by", b->counted_by);
	st_nonzero(st, ":posted_at", b->posted_at);
	st_nonzero(st, ":posted_by", b->posted_by);
	st_nonzero(st, ":closed_at", b->closed_at);
	st_nonzero(st, ":closed_by", b->closed_by);
	st_date(st, ":deposit_on", b->deposit_on);
	st_text(st, ":deposit_ref", b->deposit_ref);
	st_int(st, ":id", b->id);
	return st_run(st, err);
}

enum msgid batch_open_of_desks(struct db *db, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_batch, OPEN);
	return st_find_id(st, id, err);
}

enum msgid batch_page(struct db *db, const struct batch_filter *f, struct batch *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_batch, f->closed ? PAGE_ALL : PAGE);
	st_int(st, ":before", f->before > 0 ? f->before : INT64_MAX);
	return st_list(st, read_batch, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid batch_received_by(struct db *db, int64_t id, int64_t user_id, bool *yes,
	struct err *err)
{
	STMT st = st_get(db, &stmts_batch, RECEIVED_BY);
	st_int(st, ":id", id);
	st_int(st, ":user", user_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*yes = st_col_int(st, 0) != 0;
	return m;
}

enum msgid batch_tenders(struct db *db, int64_t id, struct batch_tender *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_batch, TENDERS);
	st_int(st, ":id", id);
	while (count < max && st_more(st, &m, err)) {
		struct batch_tender *t = &out[count++];
		st_col_text(st, 0, t->method, sizeof t->method);
		t->items = st_col_int(st, 1);
		t->total = st_col_money(st, 2);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}
