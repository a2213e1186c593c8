/* SPDX-License-Identifier: MIT */
#include "arrears/store/ledger.h"

#include "db_private.h"

#define ENTRY "l.id, l.account_id, l.type, l.effective_on, l.posted_at, l.user_id, l.batch_id, " \
	"l.file_id, l.receipt_id, l.method, l.reference, " SQL_BUCKETS("l.") ", l.reverses_id, " \
	"l.pair_id, l.credit_user_id, l.authority, l.reason, l.moves_id, " \
	"l.approved_by "
/* A user's name by subquery: a join would let the planner start from the users. */
#define LINE ENTRY ", (SELECT u.name FROM user u WHERE u.id = l.user_id), " \
	"coalesce((SELECT r.id FROM ledger_entry r WHERE r.reverses_id = l.id), 0) "
#define TOTAL SQL_TOTAL("l.")
#define UP_TO "l.effective_on <= coalesce(:on, '9999') AND l.posted_at <= :at "

enum { INSERT, MOVE, MOVE_PAID, LOAD, REVERSED, TWIN, DOWN, UP, NEWER, OLDER, BUCKETS, EACH,
	PRINCIPAL, INTEREST, LAST_PAID, PLACED, PAIR, PAID_IN, CREDITED, OF_RECEIPT, LATER, MOVABLE,
	MOVED_BY, ADJUSTED, INTEREST_DAYS };
#define MOVED "principal = principal + :principal, interest = interest + :interest, " \
	"fees = fees + :fees, costs = costs + :costs, attorney = attorney + :attorney, " \
	"other = other + :other, balance = balance + :principal + :interest + :fees + :costs + " \
	":attorney + :other "
static const char *const sql[] = {
	[INSERT] = "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, user_id, "
		"batch_id, file_id, receipt_id, method, reference, " SQL_BUCKETS("") ", "
		"reverses_id, pair_id, credit_user_id, authority, reason, moves_id, "
		"approved_by) "
		"VALUES (:account, "
		":type, :on, :at, :user, :batch, :file, :receipt, :method, :reference, "
		SQL_BUCKETS_BOUND ", :reverses, :pair, :credit, :authority, :reason, :moves, "
		":approved)",
	[MOVE] = "UPDATE account SET " MOVED "WHERE id = :account",
	[MOVE_PAID] = "UPDATE account SET last_paid_cents = CASE WHEN coalesce(last_paid_on, '') "
		"<= :on THEN :paid ELSE last_paid_cents END, "
		"last_paid_on = max(coalesce(last_paid_on, ''), :on), " MOVED
		"WHERE id = :account",
	[LOAD] = "SELECT " ENTRY "FROM ledger_entry l WHERE l.id = :id",
	[REVERSED] = "SELECT id FROM ledger_entry WHERE reverses_id = :id",
	[TWIN] = "SELECT l.id FROM ledger_entry l WHERE l.account_id = :account "
		"AND l.type = :type AND l.effective_on = :on AND l.reference = :reference AND "
		TOTAL " = :total AND NOT EXISTS (SELECT 1 FROM ledger_entry r "
		"WHERE r.reverses_id = l.id) ORDER BY l.id DESC LIMIT 1",
	[DOWN] = "SELECT " LINE "FROM ledger_entry l WHERE l.account_id = :account "
		"AND l.id < :limit AND l.effective_on <= coalesce(:on, '9999') "
		"ORDER BY l.id DESC LIMIT :max",
	[UP] = "SELECT " LINE "FROM ledger_entry l WHERE l.account_id = :account "
		"AND l.id > :limit AND l.effective_on <= coalesce(:on, '9999') "
		"ORDER BY l.id LIMIT :max",
	[NEWER] = "SELECT a.balance - coalesce((SELECT sum(" TOTAL ") FROM ledger_entry l "
		"WHERE l.account_id = a.id AND l.id >= :before), 0) FROM account a "
		"WHERE a.id = :account",
	[OLDER] = "SELECT coalesce(sum(" TOTAL "), 0) FROM ledger_entry l "
		"WHERE l.account_id = :account AND l.id < :before AND l.effective_on <= :on",
	[BUCKETS] = "SELECT coalesce(sum(l.principal), 0), coalesce(sum(l.interest), 0), "
		"coalesce(sum(l.fees), 0), coalesce(sum(l.costs), 0), coalesce(sum(l.attorney), "
		"0), coalesce(sum(l.other), 0) FROM ledger_entry l WHERE l.account_id = :account "
		"AND " UP_TO,
	[EACH] = "SELECT " LINE "FROM ledger_entry l WHERE l.account_id = :account AND " UP_TO
		"ORDER BY l.effective_on, l.id /*scan*/",
	[PRINCIPAL] = "SELECT l.effective_on, sum(l.principal) FROM ledger_entry l "
		"WHERE l.account_id = :account AND l.effective_on <= coalesce(:on, '9999') "
		"AND l.principal <> 0 GROUP BY l.effective_on ORDER BY l.effective_on /*scan*/",
	/* What was paid as interest before it ran is turned to principal: a sum of nothing. */
	[INTEREST] = "SELECT coalesce(sum(CASE WHEN coalesce(o.type, l.type) = 'interest' "
		"THEN l.interest + l.principal END), 0), max(CASE WHEN coalesce(o.type, l.type) = "
		"'interest' THEN l.effective_on END), coalesce(sum(CASE WHEN "
		"coalesce(o.type, l.type) IN ('payment', 'direct', 'transfer', 'interest') "
		"THEN 0 ELSE l.interest END), 0) "
		"FROM ledger_entry l LEFT JOIN ledger_entry o ON o.id = l.reverses_id "
		"WHERE l.account_id = :account AND l.effective_on <= coalesce(:on, '9999')",
	[INTEREST_DAYS] = "SELECT l.effective_on, sum(CASE WHEN coalesce(o.type, l.type) "
		"IN ('payment', 'direct', 'transfer', 'interest') THEN 0 ELSE l.interest END), "
		"sum(CASE WHEN coalesce(o.type, l.type) IN ('payment', 'direct', 'transfer') "
		"THEN -l.interest ELSE 0 END), sum(CASE WHEN coalesce(o.type, l.type) = "
		"'interest' THEN -l.principal ELSE 0 END) "
		"FROM ledger_entry l LEFT JOIN ledger_entry o ON o.id = l.reverses_id "
		"WHERE l.account_id = :account AND l.interest <> 0 GROUP BY l.effective_on "
		"ORDER BY l.effective_on /*scan*/",
	[LATER] = "SELECT sum(l.principal), sum(l.interest), sum(l.fees), sum(l.costs), "
		"sum(l.attorney), sum(l.other) FROM ledger_entry l WHERE l.account_id = :account "
		"AND l.effective_on > :on GROUP BY l.effective_on ORDER BY l.effective_on DESC "
		"/*scan*/",
	[LAST_PAID] = "UPDATE account SET (last_paid_on, last_paid_cents) = (SELECT "
		"l.effective_on, -" TOTAL " FROM ledger_entry l WHERE l.account_id = :account "
		"AND l.type IN ('payment', 'direct') AND NOT EXISTS (SELECT 1 FROM ledger_entry r "
		"WHERE r.reverses_id = l.id) ORDER BY l.effective_on DESC, l.id DESC LIMIT 1) "
		"WHERE id = :account /*scan*/",
	[PLACED] = "SELECT coalesce(sum(" TOTAL "), 0) FROM ledger_entry l "
		"WHERE l.account_id = :account AND l.type = 'placement'",
	[PAIR] = "SELECT id FROM ledger_entry WHERE pair_id = :id",
	/* An entry of interest has principal in it where it turned money that was paid. */
	[PAID_IN] = "SELECT coalesce(-sum(l.principal), 0), coalesce(-sum(CASE "
		"WHEN coalesce(o.type, l.type) = 'interest' THEN -l.principal "
		"ELSE l.interest END), 0), "
		"coalesce(-sum(l.fees), 0), coalesce(-sum(l.costs), 0), "
		"coalesce(-sum(l.attorney), 0), coalesce(-sum(l.other), 0) "
		"FROM ledger_entry l LEFT JOIN ledger_entry o ON o.id = l.reverses_id "
		"WHERE l.account_id = :account "
		"AND coalesce(o.type, l.type) IN ('payment', 'direct', 'transfer', 'interest')",
	[CREDITED] = "SELECT coalesce(-sum(" TOTAL "), 0) "
		"FROM ledger_entry l LEFT JOIN ledger_entry o ON o.id = l.reverses_id "
		"WHERE l.credit_user_id = :user AND l.posted_at >= :from "
		"AND coalesce(o.type, l.type) IN ('payment', 'direct', 'transfer')",
	[OF_RECEIPT] = "SELECT l.id FROM ledger_entry l WHERE l.receipt_id = :id "
		"AND l.type IN ('payment', 'direct') AND NOT EXISTS (SELECT 1 FROM ledger_entry r "
		"WHERE r.reverses_id = l.id) LIMIT 1",
	[MOVABLE] = "SELECT id FROM (SELECT l.id, -" TOTAL " - coalesce((SELECT sum("
		SQL_TOTAL("m.") ") FROM ledger_entry m WHERE m.moves_id = l.id "
		"AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = m.id)), 0) "
		"AS rest FROM ledger_entry l WHERE l.account_id = :account "
		"AND l.type IN ('payment', 'direct', 'transfer') AND NOT EXISTS (SELECT 1 "
		"FROM ledger_entry r WHERE r.reverses_id = l.id)) WHERE rest >= :amount "
		"ORDER BY rest = :amount DESC, id DESC LIMIT 1 /*scan*/",
	/* What a settlement forgave names its plan, what a client's file adjusted its file. */
	[ADJUSTED] = "SELECT coalesce(-sum(" TOTAL "), 0) FROM ledger_entry l "
		"WHERE l.account_id = :account AND l.type = 'adjustment' AND " TOTAL " < 0 "
		"AND l.reference = '' AND l.file_id IS NULL AND NOT EXISTS (SELECT 1 "
		"FROM ledger_entry r WHERE r.reverses_id = l.id) AND NOT EXISTS (SELECT 1 "
		"FROM user u WHERE u.id IN (l.user_id, l.approved_by) "
		"AND u.role IN ('admin', :above)) /*scan*/",
	[MOVED_BY] = "SELECT l.id FROM ledger_entry l WHERE l.moves_id = :id AND NOT EXISTS "
		"(SELECT 1 FROM ledger_entry r WHERE r.reverses_id = l.id) LIMIT 1",
};
const struct stmt_table stmts_ledger = { "ledger", sql, ARRAY_SIZE(sql) };

static int64_t total_of(const struct buckets *b)
{
	int64_t total = 0;
	for (int i = 0; i < BUCKET_COUNT; i++)
		total += b->of[i].cents;
	return total;
}

static enum msgid move_balances(struct db *db, const struct ledger_entry *e, struct err *err)
{
	bool paid = entry_is_payment(e->type);
	STMT st = st_get(db, &stmts_ledger, paid ? MOVE_PAID : MOVE);
	if (paid) {
		st_date(st, ":on", e->effective_on);
		st_int(st, ":paid", -total_of(&e->change));
	}
	st_buckets(st, &e->change);
	st_int(st, ":account", e->account_id);
	return st_run(st, err);
}

enum msgid ledger_insert(struct db *db, const struct ledger_entry *e, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, INSERT);
	st_int(st, ":account", e->account_id);
	st_text(st, ":type", entry_type_name(e->type));
	st_date(st, ":on", e->effective_on);
	st_int(st, ":at", e->posted_at);
	st_int(st, ":user", e->user_id);
	st_nonzero(st, ":batch", e->batch_id);
	st_nonzero(st, ":file", e->file_id);
	st_nonzero(st, ":receipt", e->receipt_id);
	st_text(st, ":method", e->method);
	st_text(st, ":reference", e->reference);
	st_buckets(st, &e->change);
	st_nonzero(st, ":reverses", e->reverses_id);
	st_nonzero(st, ":pair", e->pair_id);
	st_nonzero(st, ":credit", e->credit_user_id);
	st_text(st, ":authority", e->authority);
	st_text(st, ":reason", e->reason);
	st_nonzero(st, ":moves", e->moves_id);
	st_nonzero(st, ":approved", e->approved_by);
	enum msgid m = st_run(st, err);
	if (m != MSG_OK)
		return m;
	int64_t added = db_last_id(db);
	m = move_balances(db, e, err);
	if (m == MSG_OK)
		*id = added;
	return m;
}

static void read_entry(struct st *st, struct ledger_entry *e)
{
	char type[16];
	*e = (struct ledger_entry){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.effective_on = st_col_date(st, 3), .posted_at = st_col_int(st, 4),
		.user_id = st_col_int(st, 5), .batch_id = st_col_int(st, 6),
		.file_id = st_col_int(st, 7), .receipt_id = st_col_int(st, 8),
		.reverses_id = st_col_int(st, 17), .pair_id = st_col_int(st, 18),
		.credit_user_id = st_col_int(st, 19), .moves_id = st_col_int(st, 22),
		.approved_by = st_col_int(st, 23) };
	st_col_text(st, 2, type, sizeof type);
	(void)entry_type_parse(type, &e->type);
	st_col_text(st, 9, e->method, sizeof e->method);
	st_col_text(st, 10, e->reference, sizeof e->reference);
	e->change = st_col_buckets(st, 11);
	st_col_text(st, 20, e->authority, sizeof e->authority);
	st_col_text(st, 21, e->reason, sizeof e->reason);
}

static void read_line(struct st *st, struct ledger_row *r)
{
	read_entry(st, &r->e);
	st_col_text(st, 24, r->user, sizeof r->user);
	r->reversed_by = st_col_int(st, 25);
	r->total.cents = total_of(&r->e.change);
}

enum msgid ledger_load(struct db *db, int64_t id, struct ledger_entry *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_entry(st, out);
	return m;
}

enum msgid ledger_reversed_by(struct db *db, int64_t id, int64_t *by, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, REVERSED);
	st_int(st, ":id", id);
	return st_find_id(st, by, err);
}

enum msgid ledger_twin(struct db *db, const struct ledger_entry *like, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, TWIN);
	st_int(st, ":account", like->account_id);
	st_text(st, ":type", entry_type_name(like->type));
	st_date(st, ":on", like->effective_on);
	st_text(st, ":reference", like->reference);
	st_int(st, ":total", total_of(&like->change));
	return st_find_id(st, id, err);
}

/* The balance before `before` was posted: the account's own, less what came since; as of a day,
 * what was posted until then and valued up to it. */
static enum msgid balance_before(struct db *db, int64_t account_id, int64_t before,
	struct date value_on, struct money *out, struct err *err)
{
	bool found = false, all = date_is_none(value_on);
	STMT st = st_get(db, &stmts_ledger, all ? NEWER : OLDER);
	st_int(st, ":account", account_id);
	st_int(st, ":before", before);
	if (!all)
		st_date(st, ":on", value_on);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*out = found ? st_col_money(st, 0) : MONEY_ZERO;
	return m;
}

static void turn(struct ledger_row *rows, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct ledger_row row = rows[i];
		rows[i] = rows[n - 1 - i];
		rows[n - 1 - i] = row;
	}
}

enum msgid ledger_list(struct db *db, int64_t account_id, const struct ledger_seek *seek,
	struct ledger_row *out, size_t max, size_t *n, struct err *err)
{
	struct money balance = MONEY_ZERO;
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_ledger, seek->upward ? UP : DOWN);
	st_int(st, ":account", account_id);
	st_int(st, ":limit", seek->upward ? seek->above :
		seek->below ? seek->below : INT64_MAX);
	st_date(st, ":on", seek->value_on);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err))
		read_line(st, &out[count++]);
	if (seek->upward)
		turn(out, count);
	if (m == MSG_OK && count)
		m = balance_before(db, account_id, out[0].e.id + 1, seek->value_on, &balance, err);
	for (size_t i = 0; i < count; i++) {
		out[i].balance_after = balance;
		balance.cents -= out[i].total.cents;
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid ledger_page(struct db *db, int64_t account_id, int64_t before, struct ledger_row *out,
	size_t max, size_t *n, struct err *err)
{
	struct ledger_seek seek = { .value_on = DATE_NONE, .below = before > 0 ? before : 0 };
	return ledger_list(db, account_id, &seek, out, max, n, err);
}

static void bind_asof(struct st *st, int64_t account_id, const struct ledger_asof *asof)
{
	st_int(st, ":account", account_id);
	st_date(st, ":on", asof->value_on);
	st_int(st, ":at", asof->posted_at > 0 ? asof->posted_at : INT64_MAX);
}

enum msgid ledger_buckets(struct db *db, int64_t account_id, const struct ledger_asof *asof,
	struct buckets *out, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, BUCKETS);
	bind_asof(st, account_id, asof);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = st_col_buckets(st, 0);
	return m;
}

enum msgid ledger_each(struct db *db, int64_t account_id, const struct ledger_asof *asof,
	bool (*fn)(void *arg, const struct ledger_row *row), void *arg, struct err *err)
{
	struct ledger_row r = { .balance_after = MONEY_ZERO };
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_ledger, EACH);
	bind_asof(st, account_id, asof);
	while (st_more(st, &m, err)) {
		read_line(st, &r);
		r.balance_after.cents += r.total.cents;
		if (!fn(arg, &r))
			return MSG_OK;
	}
	return m;
}

enum msgid ledger_principal(struct db *db, int64_t account_id, struct date until,
	bool (*fn)(void *arg, struct date on, struct money change), void *arg, struct err *err)
{
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_ledger, PRINCIPAL);
	st_int(st, ":account", account_id);
	st_date(st, ":on", until);
	while (st_more(st, &m, err))
		if (!fn(arg, st_col_date(st, 0), st_col_money(st, 1)))
			return MSG_OK;
	return m;
}

enum msgid ledger_interest(struct db *db, int64_t account_id, struct date until,
	struct interest_sum *out, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, INTEREST);
	st_int(st, ":account", account_id);
	st_date(st, ":on", until);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = (struct interest_sum){ st_col_money(st, 0), st_col_date(st, 1),
			st_col_money(st, 2) };
	return m;
}

enum msgid ledger_interest_days(struct db *db, int64_t account_id,
	bool (*fn)(void *arg, const struct interest_day *d), void *arg, struct err *err)
{
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_ledger, INTEREST_DAYS);
	st_int(st, ":account", account_id);
	while (st_more(st, &m, err)) {
		struct interest_day d = { .on = st_col_date(st, 0), .owed = st_col_money(st, 1),
			.paid = st_col_money(st, 2), .turned = st_col_money(st, 3) };
		if (!fn(arg, &d))
			return MSG_OK;
	}
	return m;
}

enum msgid ledger_last_paid(struct db *db, int64_t account_id, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, LAST_PAID);
	st_int(st, ":account", account_id);
	return st_run(st, err);
}

enum msgid ledger_placed(struct db *db, int64_t account_id, struct money *out, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, PLACED);
	st_int(st, ":account", account_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = st_col_money(st, 0);
	return m;
}

enum msgid ledger_pair(struct db *db, const struct ledger_entry *e, int64_t *id, struct err *err)
{
	if (e->pair_id != 0 || e->type != ENTRY_TRANSFER) {
		*id = e->pair_id;
		return MSG_OK;
	}
	STMT st = st_get(db, &stmts_ledger, PAIR);
	st_int(st, ":id", e->id);
	return st_find_id(st, id, err);
}

enum msgid ledger_paid_in(struct db *db, int64_t account_id, struct buckets *out,
	struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_ledger, PAID_IN);
	st_int(st, ":account", account_id);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*out = st_col_buckets(st, 0);
	return m;
}

enum msgid ledger_credited(struct db *db, int64_t user_id, int64_t from_utc, struct money *out,
	struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, CREDITED);
	st_int(st, ":user", user_id);
	st_int(st, ":from", from_utc);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = st_col_money(st, 0);
	return m;
}

enum msgid ledger_of_receipt(struct db *db, int64_t receipt_id, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, OF_RECEIPT);
	st_int(st, ":id", receipt_id);
	return st_find_id(st, id, err);
}

enum msgid ledger_movable(struct db *db, int64_t account_id, struct money amount, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, MOVABLE);
	st_int(st, ":account", account_id);
	st_int(st, ":amount", amount.cents);
	return st_find_id(st, id, err);
}

enum msgid ledger_adjusted(struct db *db, int64_t account_id, enum user_role role,
	struct money *out, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, ADJUSTED);
	st_int(st, ":account", account_id);
	st_text(st, ":above", role == USER_LEAD ? "admin" : "lead");
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = st_col_money(st, 0);
	return m;
}

enum msgid ledger_moved_by(struct db *db, int64_t id, int64_t *by, struct err *err)
{
	STMT st = st_get(db, &stmts_ledger, MOVED_BY);
	st_int(st, ":id", id);
	return st_find_id(st, by, err);
}

enum msgid ledger_least_owed(struct db *db, int64_t account_id, struct date on,
	struct buckets *owed, bool *later, struct err *err)
{
	enum msgid m = MSG_OK;
	struct buckets then = *owed, least = *owed;
	STMT st = st_get(db, &stmts_ledger, LATER);
	st_int(st, ":account", account_id);
	st_date(st, ":on", on);
	*later = false;
	while (st_more(st, &m, err)) {
		*later = true;
		struct buckets change = st_col_buckets(st, 0);
		for (int b = 0; b < BUCKET_COUNT; b++) {
			then.of[b].cents -= change.of[b].cents;
			if (then.of[b].cents < least.of[b].cents)
				least.of[b] = then.of[b];
		}
	}
	if (m == MSG_OK)
		*owed = least;
	return m;
}
