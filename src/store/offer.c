/* SPDX-License-Identifier: MIT */
#include "arrears/store/offer.h"

#include "db_private.h"

enum { INSERT, LOAD, LIST, SET, CLOSE_OTHERS, REOPEN, EXPIRE_ONE, EXPIRE };
#define SELECT "SELECT o.id, o.account_id, o.side, o.state, o.amount, o.owed, o.floor, o.due_on, " \
	"o.valid_until, o.installments, o.at, o.user_id, o.contact_id, o.approved_by, u.name, " \
	"coalesce(a.name, ''), o.words FROM offer o JOIN user u ON u.id = o.user_id " \
	"LEFT JOIN user a ON a.id = o.approved_by "
static const char *const sql[] = {
	[INSERT] = "INSERT INTO offer(account_id, side, state, amount, owed, floor, due_on, "
		"valid_until, installments, at, user_id, contact_id, approved_by, words) VALUES "
		"(:account, :side, :state, :amount, :owed, :floor, :due, :valid, :parts, :at, "
		":user, :contact, :approver, :words)",
	[LOAD] = SELECT "WHERE o.id = :id",
	[LIST] = SELECT "WHERE o.account_id = :account ORDER BY o.id DESC LIMIT :max",
	[SET] = "UPDATE offer SET state = :state, approved_by = coalesce(:approver, approved_by) "
		"WHERE id = :id",
	[CLOSE_OTHERS] = "UPDATE offer SET state = :state WHERE account_id = :account "
		"AND id <> :except AND state IN ('open', 'waiting')",
	[REOPEN] = "UPDATE offer SET state = CASE WHEN EXISTS (SELECT 1 FROM offer n "
		"WHERE n.account_id = offer.account_id AND n.id > offer.id) THEN 'countered' "
		"ELSE 'open' END WHERE id = :id AND state = 'accepted'",
	[EXPIRE_ONE] = "UPDATE offer SET state = 'expired' WHERE account_id = :account "
		"AND state IN ('open', 'waiting') AND valid_until < :today",
	[EXPIRE] = "UPDATE offer SET state = 'expired' WHERE state IN ('open', 'waiting') "
		"AND valid_until < :today",
};
const struct stmt_table stmts_offer = { "offer", sql, ARRAY_SIZE(sql) };

static const char *const sides[OFFER_SIDE_COUNT] = {
	[OFFER_BY_US] = "us", [OFFER_BY_CONSUMER] = "consumer",
};
static const char *const states[OFFER_STATE_COUNT] = {
	[OFFER_OPEN] = "open", [OFFER_WAITING] = "waiting", [OFFER_COUNTERED] = "countered",
	[OFFER_ACCEPTED] = "accepted", [OFFER_DECLINED] = "declined",
	[OFFER_EXPIRED] = "expired",
};

const char *offer_side_name(enum offer_side s)
{
	return (unsigned)s < OFFER_SIDE_COUNT ? sides[s] : "";
}

const char *offer_state_name(enum offer_state s)
{
	return (unsigned)s < OFFER_STATE_COUNT ? states[s] : "";
}

static void read_row(struct st *st, void *row)
{
	struct offer_row *r = row;
	*r = (struct offer_row){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.side = (enum offer_side)st_col_word(st, 2, sides, OFFER_SIDE_COUNT),
		.state = (enum offer_state)st_col_word(st, 3, states, OFFER_STATE_COUNT),
		.amount = st_col_money(st, 4), .owed = st_col_money(st, 5),
		.floor = st_col_money(st, 6), .due_on = st_col_date(st, 7),
		.valid_until = st_col_date(st, 8), .installments = (int)st_col_int(st, 9),
		.at = st_col_int(st, 10), .user_id = st_col_int(st, 11),
		.contact_id = st_col_int(st, 12), .approved_by = st_col_int(st, 13) };
	st_col_text(st, 14, r->user, sizeof r->user);
	st_col_text(st, 15, r->approver, sizeof r->approver);
	st_col_text(st, 16, r->words, sizeof r->words);
}

enum msgid offer_insert(struct db *db, const struct offer_row *row, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_offer, INSERT);
	st_int(st, ":account", row->account_id);
	st_text(st, ":side", offer_side_name(row->side));
	st_text(st, ":state", offer_state_name(row->state));
	st_int(st, ":amount", row->amount.cents);
	st_int(st, ":owed", row->owed.cents);
	st_int(st, ":floor", row->floor.cents);
	st_date(st, ":due", row->due_on);
	st_date(st, ":valid", row->valid_until);
	st_int(st, ":parts", row->installments);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	st_nonzero(st, ":contact", row->contact_id);
	st_nonzero(st, ":approver", row->approved_by);
	st_text(st, ":words", row->words);
	return st_insert(st, id, err);
}

enum msgid offer_load(struct db *db, int64_t id, struct offer_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_offer, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid offer_list(struct db *db, int64_t account_id, struct offer_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_offer, LIST);
	st_int(st, ":account", account_id);
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid offer_set(struct db *db, int64_t id, enum offer_state state, int64_t approved_by,
	struct err *err)
{
	STMT st = st_get(db, &stmts_offer, SET);
	st_int(st, ":id", id);
	st_text(st, ":state", offer_state_name(state));
	st_nonzero(st, ":approver", approved_by);
	return st_run(st, err);
}

enum msgid offer_close_others(struct db *db, int64_t account_id, int64_t except,
	enum offer_state state, struct err *err)
{
	STMT st = st_get(db, &stmts_offer, CLOSE_OTHERS);
	st_int(st, ":account", account_id);
	st_int(st, ":except", except);
	st_text(st, ":state", offer_state_name(state));
	return st_run(st, err);
}

enum msgid offer_reopen(struct db *db, int64_t id, struct err *err)
{
	STMT st = st_get(db, &stmts_offer, REOPEN);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid offer_expire(struct db *db, int64_t account_id, struct date today, struct err *err)
{
	STMT st = st_get(db, &stmts_offer, account_id ? EXPIRE_ONE : EXPIRE);
	if (account_id)
		st_int(st, ":account", account_id);
	st_date(st, ":today", today);
	return st_run(st, err);
}
