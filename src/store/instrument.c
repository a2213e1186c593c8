/* SPDX-License-Identifier: MIT */
#include "arrears/store/instrument.h"

#include "arrears/domain/validate.h"
#include "db_private.h"

enum { INSERT, LOAD, UPDATE, OF, OPEN_OF, OPEN, EVENT_ADD, EVENTS };
#define SELECT "SELECT i.id, i.account_id, i.promise_id, i.series_id, i.receipt_id, i.kind, " \
	"i.amount, i.deposit_on, i.taken_on, i.number, i.last4, i.recurring, i.authorized, " \
	"i.copy_on, i.notice_on, i.state, i.hold_until, i.tries, i.at, i.user_id, u.name, " \
	"p.last_name, p.first_name, p.middle_name, p.suffix, i.revoked_on, " \
	"i.postdated, i.held_why, i.review FROM instrument i " \
	"JOIN user u ON u.id = i.user_id JOIN account a ON a.id = i.account_id " \
	"JOIN party p ON p.id = a.consumer_id "
static const char *const sql[] = {
	[INSERT] = "INSERT INTO instrument(account_id, promise_id, series_id, kind, amount, "
		"deposit_on, taken_on, postdated, number, last4, recurring, authorized, copy_on, "
		"state, at, user_id) VALUES (:account, :promise, :series, :kind, :amount, "
		":deposit, :taken, :postdated, :number, :last4, :recurring, :authorized, :copy, "
		":state, :at, :user)",
	[LOAD] = SELECT "WHERE i.id = :id",
	[UPDATE] = "UPDATE instrument SET promise_id = :promise, series_id = :series, "
		"receipt_id = :receipt, deposit_on = :deposit, postdated = :postdated, "
		"authorized = :authorized, copy_on = :copy, revoked_on = :revoked, "
		"notice_on = :notice, state = :state, "
		"hold_until = :until, held_why = :why, review = :review, tries = :tries "
		"WHERE id = :id",
	/* The items of one debt: a sort of a few. */
	[OF] = SELECT "WHERE i.account_id = :account ORDER BY i.deposit_on, i.id LIMIT :max "
		"/*scan*/",
	[OPEN_OF] = SELECT "WHERE a.consumer_id = :consumer AND i.state IN ('waiting', 'held') "
		"ORDER BY i.account_id, i.id LIMIT :max /*scan*/",
	[OPEN] = SELECT "WHERE i.state IN ('waiting', 'held') "
		"AND (i.deposit_on, i.id) > (:after, :id) ORDER BY i.deposit_on, i.id LIMIT :max",
	[EVENT_ADD] = "INSERT INTO instrument_event(instrument_id, event, on_date, detail, at, "
		"user_id) VALUES (:id, :event, :on, :detail, :at, :user)",
	[EVENTS] = "SELECT e.instrument_id, e.event, e.on_date, e.detail, e.at, e.user_id, u.name "
		"FROM instrument_event e JOIN user u ON u.id = e.user_id "
		"WHERE e.instrument_id = :id ORDER BY e.id LIMIT :max",
};
const struct stmt_table stmts_instrument = { "instrument", sql, ARRAY_SIZE(sql) };

static void read_name(struct st *st, struct instrument_row *r)
{
	struct person_name name;
	st_col_text(st, 21, name.last, sizeof name.last);
	st_col_text(st, 22, name.first, sizeof name.first);
	st_col_text(st, 23, name.middle, sizeof name.middle);
	st_col_text(st, 24, name.suffix, sizeof name.suffix);
	name_display(&name, r->name, sizeof r->name);
}

static void read_row(struct st *st, void *row)
{
	struct instrument_row *r = row;
	char kind[16], state[16];
	*r = (struct instrument_row){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.promise_id = st_col_int(st, 2), .series_id = st_col_int(st, 3),
		.receipt_id = st_col_int(st, 4), .amount = st_col_money(st, 6),
		.deposit_on = st_col_date(st, 7), .taken_on = st_col_date(st, 8),
		.recurring = st_col_int(st, 11) != 0, .postdated = st_col_int(st, 26) != 0,
		.review = st_col_int(st, 28) != 0,
		.copy_on = st_col_date(st, 13), .notice_on = st_col_date(st, 14),
		.hold_until = st_col_date(st, 16), .revoked_on = st_col_date(st, 25),
		.tries = (int)st_col_int(st, 17),
		.at = st_col_int(st, 18), .user_id = st_col_int(st, 19) };
	st_col_text(st, 5, kind, sizeof kind);
	(void)instrument_parse(kind, &r->kind);
	st_col_text(st, 15, state, sizeof state);
	(void)item_state_parse(state, &r->state);
	st_col_text(st, 9, r->number, sizeof r->number);
	st_col_text(st, 10, r->last4, sizeof r->last4);
	st_col_text(st, 12, r->authorized, sizeof r->authorized);
	st_col_text(st, 20, r->user, sizeof r->user);
	st_col_text(st, 27, r->held_why, sizeof r->held_why);
	read_name(st, r);
}

enum msgid instrument_insert(struct db *db, const struct instrument_row *row, int64_t *id,
	struct err *err)
{
	STMT st = st_get(db, &stmts_instrument, INSERT);
	st_int(st, ":account", row->account_id);
	st_nonzero(st, ":promise", row->promise_id);
	st_nonzero(st, ":series", row->series_id);
	st_text(st, ":kind", instrument_name(row->kind));
	st_int(st, ":amount", row->amount.cents);
	st_date(st, ":deposit", row->deposit_on);
	st_date(st, ":taken", row->taken_on);
	st_int(st, ":postdated", row->postdated);
	st_text(st, ":number", row->number);
	st_text(st, ":last4", row->last4);
	st_int(st, ":recurring", row->recurring);
	st_text(st, ":authorized", row->authorized);
	st_date(st, ":copy", row->copy_on);
	st_text(st, ":state", item_state_name(row->state));
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	return st_insert(st, id, err);
}

enum msgid instrument_load(struct db *db, int64_t id, struct instrument_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_instrument, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid instrument_update(struct db *db, const struct instrument_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_instrument, UPDATE);
	st_int(st, ":id", row->id);
	st_nonzero(st, ":promise", row->promise_id);
	st_nonzero(st, ":series", row->series_id);
	st_nonzero(st, ":receipt", row->receipt_id);
	st_date(st, ":deposit", row->deposit_on);
	st_int(st, ":postdated", row->postdated);
	st_text(st, ":authorized", row->authorized);
	st_date(st, ":copy", row->copy_on);
	st_date(st, ":revoked", row->revoked_on);
	st_date(st, ":notice", row->notice_on);
	st_text(st, ":state", item_state_name(row->state));
	st_date(st, ":until", row->state == ITEM_HELD ? row->hold_until : DATE_NONE);
	st_text(st, ":why", row->state == ITEM_HELD ? row->held_why : "");
	st_int(st, ":review", row->review);
	st_int(st, ":tries", row->tries);
	return st_run(st, err);
}

static enum msgid read_rows(struct st *st, struct instrument_row *out, size_t max, size_t *n,
	struct err *err)
{
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid instrument_of(struct db *db, int64_t account_id, struct instrument_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_instrument, OF);
	st_int(st, ":account", account_id);
	return read_rows(st, out, max, n, err);
}

enum msgid instrument_open_of(struct db *db, int64_t consumer_id, struct instrument_row *out,
	size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_instrument, OPEN_OF);
	st_int(st, ":consumer", consumer_id);
	return read_rows(st, out, max, n, err);
}

enum msgid instrument_open(struct db *db, const struct instrument_row *after,
	struct instrument_row *out, size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_instrument, OPEN);
	if (after)
		st_date(st, ":after", after->deposit_on);
	else
		st_text(st, ":after", "");
	st_int(st, ":id", after ? after->id : 0);
	return read_rows(st, out, max, n, err);
}

enum msgid instrument_event_add(struct db *db, const struct instrument_event *e, struct err *err)
{
	STMT st = st_get(db, &stmts_instrument, EVENT_ADD);
	st_int(st, ":id", e->instrument_id);
	st_text(st, ":event", e->event);
	st_date(st, ":on", e->on);
	st_text(st, ":detail", e->detail);
	st_int(st, ":at", e->at);
	st_int(st, ":user", e->user_id);
	return st_run(st, err);
}

enum msgid instrument_events(struct db *db, int64_t instrument_id, struct instrument_event *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_instrument, EVENTS);
	st_int(st, ":id", instrument_id);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err)) {
		struct instrument_event *e = &out[count++];
		*e = (struct instrument_event){ .instrument_id = st_col_int(st, 0),
			.on = st_col_date(st, 2), .at = st_col_int(st, 4),
			.user_id = st_col_int(st, 5) };
		st_col_text(st, 1, e->event, sizeof e->event);
		st_col_text(st, 3, e->detail, sizeof e->detail);
		st_col_text(st, 6, e->user, sizeof e->user);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}
