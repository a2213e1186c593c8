/* SPDX-License-Identifier: MIT */
#include "arrears/store/commission.h"

#include "db_private.h"

enum { RATE_ADD, RATE_END, RATES, RATES_ALL, ADD, LOAD, BOOKED, PARTS, EACH, CHANGED };
#define RATE_COLUMNS "id, client_id, source, legal, min_age, min_balance, from_on, rate_bp, " \
	"flat, at, user_id, ended_at FROM commission_rate "
#define OF_MONEY(money, client) "FROM commission m JOIN ledger_entry e ON e.id = m.ledger_id " \
	"JOIN account b ON b.id = e.account_id WHERE m.money = " money " " \
	"AND b.client_id = " client " "
#define UNDONE(entry) "EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = " entry ".id) "
#define ROW "ledger_id, rate_id, base, rate_bp, amount, flat, money, like_id"
static const char *const sql[] = {
	[RATE_ADD] = "INSERT INTO commission_rate(client_id, source, legal, min_age, min_balance, "
		"from_on, rate_bp, flat, at, user_id) VALUES (:client, :source, :legal, :age, "
		":balance, :from, :rate, :flat, :at, :user)",
	[RATE_END] = "UPDATE commission_rate SET ended_at = :at WHERE id = :id "
		"AND ended_at IS NULL",
	[RATES] = "SELECT " RATE_COLUMNS "WHERE client_id = :client AND ended_at IS NULL "
		"ORDER BY from_on, id",
	[RATES_ALL] = "SELECT " RATE_COLUMNS "WHERE client_id = :client ORDER BY from_on, id",
	[ADD] = "INSERT INTO commission(" ROW ") VALUES (:ledger, :rate_row, :base, :rate, "
		":amount, :flat, :money, :like)",
	[LOAD] = "SELECT " ROW " FROM commission WHERE ledger_id = :ledger",
	[BOOKED] = "SELECT coalesce(sum(m.base), 0), coalesce(sum(m.flat), 0), "
		"coalesce(sum(m.amount), 0) " OF_MONEY(":money", ":client"),
	[PARTS] = "SELECT m.ledger_id, m.rate_id, m.base, m.rate_bp, m.amount, m.flat, m.money, "
		"m.like_id, CASE WHEN " UNDONE("e") "THEN 0 ELSE m.base - coalesce((SELECT sum"
		SQL_TOTAL("o.") " FROM ledger_entry o WHERE o.moves_id = e.id AND NOT "
		UNDONE("o") "), 0) END " OF_MONEY(":money", ":client")
		"AND m.rate_id IS NOT NULL ORDER BY m.ledger_id LIMIT :max",
	/* What stands again is judged as of the time of what it stands for. */
	[EACH] = "SELECT l.id, coalesce(k.posted_at, l.posted_at), a.client_id, l.type, "
		"l.effective_on, "
		"julianday(l.effective_on) - julianday(a.placed_on), (SELECT sum" SQL_TOTAL("p.")
		" FROM ledger_entry p "
		"WHERE p.account_id = a.id AND p.type = 'placement'), EXISTS (SELECT 1 "
		"FROM rate_change j WHERE j.account_id = a.id AND j.kind = 'judgment' "
		"AND j.from_on <= l.effective_on AND j.at <= coalesce(k.posted_at, l.posted_at)), "
		"-" SQL_TOTAL("l.") ", c.ledger_id, c.rate_id, "
		"c.base, c.rate_bp, c.amount, c.flat, (SELECT coalesce(sum(m.flat), 0) "
		OF_MONEY("c.money", "a.client_id") "AND e.id < l.id) "
		"FROM ledger_entry l JOIN account a "
		"ON a.id = l.account_id LEFT JOIN commission c ON c.ledger_id = l.id "
		"LEFT JOIN ledger_entry k ON k.id = c.like_id "
		"WHERE (l.type IN ('payment', 'direct') OR (l.type = 'transfer' "
		"AND l.pair_id IS NOT NULL)) AND a.client_id IN (SELECT client_id "
		"FROM commission_rate) /*scan*/",
	[CHANGED] = "SELECT c.money, a.client_id, min(l.id) FROM commission c "
		"JOIN ledger_entry l ON l.id = c.ledger_id JOIN account a ON a.id = l.account_id "
		"WHERE c.rate_id IS NOT NULL AND (" UNDONE("l") "OR EXISTS (SELECT 1 "
		"FROM ledger_entry o WHERE o.moves_id = l.id)) GROUP BY c.money, a.client_id "
		"/*scan*/",
};
const struct stmt_table stmts_commission = { "commission", sql, ARRAY_SIZE(sql) };

enum msgid commission_rate_add(struct db *db, const struct commission_rate_row *r, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_commission, RATE_ADD);
	st_int(st, ":client", r->rate.client);
	st_text(st, ":source", money_source_name(r->rate.source));
	st_text(st, ":legal", suit_only_name(r->rate.suit));
	st_int(st, ":age", r->rate.min_age);
	st_int(st, ":balance", r->rate.min_balance.cents);
	st_date(st, ":from", r->rate.from);
	st_int(st, ":rate", r->rate.percent);
	st_int(st, ":flat", r->rate.flat.cents);
	st_int(st, ":at", r->at);
	st_int(st, ":user", r->user_id);
	return st_insert(st, id, err);
}

enum msgid commission_rate_end(struct db *db, int64_t id, int64_t at, bool *ended, struct err *err)
{
	STMT st = st_get(db, &stmts_commission, RATE_END);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	enum msgid m = st_run(st, err);
	if (m == MSG_OK)
		*ended = db_changes(db) > 0;
	return m;
}

static void read_rate(struct st *st, struct commission_rate_row *r)
{
	char word[12];
	*r = (struct commission_rate_row){ .rate = { .id = st_col_int(st, 0),
		.client = st_col_int(st, 1), .min_age = (int)st_col_int(st, 4),
		.min_balance = st_col_money(st, 5), .from = st_col_date(st, 6),
		.percent = (int32_t)st_col_int(st, 7), .flat = st_col_money(st, 8) },
		.at = st_col_int(st, 9), .user_id = st_col_int(st, 10),
		.ended_at = st_col_int(st, 11) };
	st_col_text(st, 2, word, sizeof word);
	(void)money_source_parse(word, &r->rate.source);
	st_col_text(st, 3, word, sizeof word);
	(void)suit_only_parse(word, &r->rate.suit);
}

enum msgid commission_rates(struct db *db, int64_t client_id, bool all,
	struct commission_rate_row *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_commission, all ? RATES_ALL : RATES);
	st_int(st, ":client", client_id);
	while (count < max && st_more(st, &m, err))
		read_rate(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid commission_add(struct db *db, const struct commission_row *c, struct err *err)
{
	STMT st = st_get(db, &stmts_commission, ADD);
	st_int(st, ":ledger", c->ledger_id);
	st_nonzero(st, ":rate_row", c->rate_id);
	st_int(st, ":base", c->base.cents);
	st_int(st, ":rate", c->rate_bp);
	st_int(st, ":flat", c->flat.cents);
	st_int(st, ":amount", c->amount.cents);
	st_int(st, ":money", c->money);
	st_nonzero(st, ":like", c->like_id);
	return st_run(st, err);
}

static struct commission_row row_of(struct st *st)
{
	return (struct commission_row){ .ledger_id = st_col_int(st, 0),
		.rate_id = st_col_int(st, 1), .base = st_col_money(st, 2),
		.rate_bp = (int32_t)st_col_int(st, 3), .amount = st_col_money(st, 4),
		.flat = st_col_money(st, 5), .money = st_col_int(st, 6),
		.like_id = st_col_int(st, 7) };
}

enum msgid commission_load(struct db *db, int64_t ledger_id, struct commission_row *out,
	bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_commission, LOAD);
	st_int(st, ":ledger", ledger_id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		*out = row_of(st);
	return m;
}

enum msgid commission_booked(struct db *db, int64_t money, int64_t client_id,
	struct commission_row *out, struct err *err)
{
	STMT st = st_get(db, &stmts_commission, BOOKED);
	st_int(st, ":money", money);
	st_int(st, ":client", client_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = (struct commission_row){ .money = money, .base = st_col_money(st, 0),
			.flat = st_col_money(st, 1), .amount = st_col_money(st, 2) };
	return m;
}

enum msgid commission_parts(struct db *db, int64_t money, int64_t client_id,
	struct commission_part *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_commission, PARTS);
	st_int(st, ":money", money);
	st_int(st, ":client", client_id);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err))
		out[count++] = (struct commission_part){ row_of(st), st_col_money(st, 8) };
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid commission_changed(struct db *db, bool (*fn)(void *arg, int64_t money,
	int64_t client_id, int64_t ledger_id), void *arg, struct err *err)
{
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_commission, CHANGED);
	while (st_more(st, &m, err))
		if (!fn(arg, st_col_int(st, 0), st_col_int(st, 1), st_col_int(st, 2)))
			return MSG_OK;
	return m;
}

static void read_fact(struct st *st, struct commission_fact *f)
{
	char type[16];
	*f = (struct commission_fact){ .ledger_id = st_col_int(st, 0),
		.posted_at = st_col_int(st, 1), .paid = st_col_money(st, 8),
		.facts = { .client = st_col_int(st, 2), .on = st_col_date(st, 4),
			.age = (int)st_col_int(st, 5), .balance = st_col_money(st, 6),
			.suit = st_col_int(st, 7) != 0 },
		.row = { .ledger_id = st_col_int(st, 9), .rate_id = st_col_int(st, 10),
			.base = st_col_money(st, 11), .rate_bp = (int32_t)st_col_int(st, 12),
			.amount = st_col_money(st, 13), .flat = st_col_money(st, 14) },
		.flat_before = st_col_money(st, 15) };
	st_col_text(st, 3, type, sizeof type);
	f->facts.source = type[0] == 'd' ? SOURCE_DIRECT : SOURCE_US;
	f->moved = type[0] == 't';
}

enum msgid commission_each(struct db *db, bool (*fn)(void *arg, const struct commission_fact *f),
	void *arg, struct err *err)
{
	struct commission_fact f;
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_commission, EACH);
	while (st_more(st, &m, err)) {
		read_fact(st, &f);
		if (!fn(arg, &f))
			return MSG_OK;
	}
	return m;
}
