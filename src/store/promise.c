/* SPDX-License-Identifier: MIT */
#include "arrears/store/promise.h"

#include "db_private.h"

#define COLUMNS "p.id, p.account_id, p.plan_id, p.seq, p.amount, p.interest, p.due_on, " \
	"p.grade_on, p.tolerance_bp, p.method, p.state, p.paid, p.made_on, p.at, p.user_id, " \
	"p.contact_id, p.consent_id, (SELECT u.name FROM user u WHERE u.id = p.user_id)"
#define SELECT "SELECT " COLUMNS " FROM promise p "
#define LINE "SELECT " COLUMNS ", y.last_name, y.first_name, y.middle_name, y.suffix, a.status, " \
	"a.balance FROM promise p JOIN account a ON a.id = p.account_id " \
	"JOIN party y ON y.id = a.consumer_id WHERE p.due_on BETWEEN :from AND :to " \
	"AND (p.state = :state OR p.state = :other) AND (:user = 0 OR p.user_id = :user) "

enum { ADD, LOAD, OPEN_OF, LIST_OF, LIST_PLAN, ANY, TO_GRADE, SET, EVENT, MOVE, EVENTS, PAYMENTS,
	MISSES, LATER, SETTLED, UP, DOWN, SUM, TAKEN };
static const char *const sql[] = {
	[ADD] = "INSERT INTO promise(account_id, plan_id, seq, amount, interest, due_on, grade_on, "
		"tolerance_bp, method, state, made_on, at, user_id, contact_id, consent_id) VALUES "
		"(:account, :plan, :seq, :amount, :interest, :due, :grade, :tolerance, :method, "
		"'open', :made, :at, :user, :contact, :consent)",
	[LOAD] = SELECT "WHERE p.id = :id",
	[OPEN_OF] = SELECT "WHERE p.account_id = :account AND p.state = 'open' "
		"AND p.plan_id IS NULL",
	[LIST_OF] = SELECT "WHERE p.account_id = :account ORDER BY p.id DESC LIMIT :max",
	[LIST_PLAN] = SELECT "WHERE p.plan_id = :plan ORDER BY p.seq LIMIT :max",
	[TO_GRADE] = SELECT "WHERE p.state = 'open' AND p.grade_on < :today "
		"AND (p.grade_on, p.id) > (:on, :id) ORDER BY p.grade_on, p.id LIMIT :max",
	[SET] = "UPDATE promise SET state = :state, paid = :paid WHERE id = :id",
	[EVENT] = "INSERT INTO promise_event(promise_id, state, paid, on_date, ledger_id, reason, "
		"at, user_id) VALUES (:id, :state, :paid, :on, :ledger, :reason, :at, :user)",
	[MOVE] = "UPDATE promise SET due_on = :due, grade_on = :grade WHERE id = :id",
	[EVENTS] = "SELECT promise_id, state, paid, on_date, ledger_id, reason, at, user_id "
		"FROM promise_event WHERE promise_id = :id ORDER BY id LIMIT :max",
	/* A payment received before the promise and posted after it does not count: its receipt
	 * says when it came. What was moved here came as the payment it was moved out of; the
	 * scan is of the way back to that. */
	[PAYMENTS] = "SELECT " SQL_BROUGHT("l.") " AS brought, o.effective_on, "
		"coalesce((SELECT r.received_at FROM receipt r "
		"WHERE r.id = o.receipt_id), o.posted_at), (SELECT v.posted_at FROM ledger_entry v "
		"WHERE v.reverses_id = l.id), o.method, o.type = 'direct' FROM ledger_entry l "
		"CROSS JOIN ledger_entry o WHERE l.account_id = :account "
		"AND l.type IN ('payment', 'direct', 'transfer') AND o.id = " SQL_CAME_AS("l.")
		" AND o.effective_on >= coalesce(:since, '') AND brought > 0 ORDER BY l.id "
		"/*scan*/",
	[MISSES] = "SELECT count(*) FROM promise WHERE account_id = :account "
		"AND state IN ('partial', 'broken') AND (:before = 0 OR id < :before)",
	/* What UNDO took back was never agreed. */
	[LATER] = "SELECT min(p.id), p.made_on, p.at, sum(coalesce(q.state, p.state) "
		"NOT IN ('cancelled', 'replaced')) FROM promise p LEFT JOIN plan q "
		"ON q.id = p.plan_id WHERE p.id > :first AND (:plan = 0 OR p.plan_id IS NULL "
		"OR p.plan_id <> :plan) AND ((p.account_id = :account AND p.plan_id IS NULL) "
		"OR p.plan_id IN (SELECT s.plan_id FROM plan_account s "
		"WHERE s.account_id = :account)) AND NOT (p.state = 'cancelled' AND EXISTS "
		"(SELECT 1 FROM promise_event e WHERE e.promise_id = p.id "
		"AND e.state = 'cancelled' AND e.reason = '" TAKEN_BACK "'))",
	[SETTLED] = "SELECT l.id FROM ledger_entry l WHERE l.account_id = :account "
		"AND l.type = 'adjustment' AND l.reason = :reason AND NOT EXISTS "
		"(SELECT 1 FROM ledger_entry v WHERE v.reverses_id = l.id) ORDER BY l.id "
		"LIMIT :max",
	[UP] = LINE "AND (p.due_on, p.id) > (:on, :id) ORDER BY p.due_on, p.id LIMIT :max",
	[DOWN] = LINE "AND (p.due_on, p.id) < (:on, :id) ORDER BY p.due_on DESC, p.id DESC "
		"LIMIT :max",
	[SUM] = "SELECT count(*), sum(amount), sum(paid) FROM promise WHERE due_on BETWEEN :from "
		"AND :to AND (state = :state OR state = :other) "
		"AND (:user = 0 OR user_id = :user)",
	/* A plan is one promise, of all its installments. */
	[TAKEN] = "SELECT count(DISTINCT coalesce(-p.plan_id, p.id)), sum(p.amount) "
		"FROM promise_event e JOIN promise p ON p.id = e.promise_id WHERE e.on_date = :on "
		"AND e.reason = 'taken' AND p.user_id = :user AND p.state <> 'cancelled' /*scan*/",
	[ANY] = "SELECT EXISTS(SELECT 1 FROM promise WHERE account_id = :account) "
		"OR EXISTS(SELECT 1 FROM plan_account WHERE account_id = :account)",
};
const struct stmt_table stmts_promise = { "promise", sql, ARRAY_SIZE(sql) };

static void read_row(struct st *st, struct promise_row *r)
{
	char word[16];
	*r = (struct promise_row){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.plan_id = st_col_int(st, 2), .seq = (int)st_col_int(st, 3),
		.amount = st_col_money(st, 4), .interest = st_col_money(st, 5),
		.due_on = st_col_date(st, 6), .grade_on = st_col_date(st, 7),
		.tolerance_bp = (int32_t)st_col_int(st, 8), .paid = st_col_money(st, 11),
		.made_on = st_col_date(st, 12), .at = st_col_int(st, 13),
		.user_id = st_col_int(st, 14), .contact_id = st_col_int(st, 15),
		.consent_id = st_col_int(st, 16) };
	st_col_text(st, 9, word, sizeof word);
	if (!tender_parse(word, &r->method))
		r->method = TENDER_MAIL;
	st_col_text(st, 10, word, sizeof word);
	if (!promise_state_parse(word, &r->state))
		r->state = PROMISE_CANCELLED;
	st_col_text(st, 17, r->user, sizeof r->user);
}

static enum msgid read_rows(struct st *st, struct promise_row *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	while (count < max && st_more(st, &m, err))
		read_row(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}

static enum msgid add_event(struct db *db, const struct promise_event *e, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, EVENT);
	st_int(st, ":id", e->promise_id);
	st_text(st, ":state", promise_state_name(e->state));
	st_int(st, ":paid", e->paid.cents);
	st_date(st, ":on", e->on);
	st_nonzero(st, ":ledger", e->ledger_id);
	st_text(st, ":reason", e->reason);
	st_int(st, ":at", e->at);
	st_int(st, ":user", e->user_id);
	return st_run(st, err);
}

static enum msgid insert(struct db *db, const struct promise_row *r, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, ADD);
	st_int(st, ":account", r->account_id);
	st_nonzero(st, ":plan", r->plan_id);
	st_int(st, ":seq", r->seq);
	st_int(st, ":amount", r->amount.cents);
	st_int(st, ":interest", r->interest.cents);
	st_date(st, ":due", r->due_on);
	st_date(st, ":grade", r->grade_on);
	st_int(st, ":tolerance", r->tolerance_bp);
	st_text(st, ":method", tender_name(r->method));
	st_date(st, ":made", r->made_on);
	st_int(st, ":at", r->at);
	st_int(st, ":user", r->user_id);
	st_nonzero(st, ":contact", r->contact_id);
	st_nonzero(st, ":consent", r->consent_id);
	return st_run(st, err);
}

enum msgid promise_add(struct db *db, const struct promise_row *row, int64_t *id, struct err *err)
{
	struct promise_event e = { .state = PROMISE_OPEN, .on = row->made_on, .reason = "taken",
		.at = row->at, .user_id = row->user_id };
	enum msgid m = insert(db, row, err);
	if (m != MSG_OK)
		return m;
	*id = e.promise_id = db_last_id(db);
	return add_event(db, &e, err);
}

static enum msgid find_row(struct st *st, struct promise_row *out, bool *found, struct err *err)
{
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid promise_load(struct db *db, int64_t id, struct promise_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_promise, LOAD);
	st_int(st, ":id", id);
	return find_row(st, out, found, err);
}

enum msgid promise_open_of(struct db *db, int64_t account_id, struct promise_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_promise, OPEN_OF);
	st_int(st, ":account", account_id);
	return find_row(st, out, found, err);
}

enum msgid promise_list_of(struct db *db, int64_t account_id, struct promise_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, LIST_OF);
	st_int(st, ":account", account_id);
	st_int(st, ":max", (int64_t)max);
	return read_rows(st, out, max, n, err);
}

enum msgid promise_list_plan(struct db *db, int64_t plan_id, struct promise_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, LIST_PLAN);
	st_int(st, ":plan", plan_id);
	st_int(st, ":max", (int64_t)max);
	return read_rows(st, out, max, n, err);
}

enum msgid promise_any(struct db *db, int64_t account_id, bool *any, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, ANY);
	st_int(st, ":account", account_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*any = st_col_int(st, 0) != 0;
	return m;
}

static void bind_key(struct st *st, const struct promise_key *key, struct date none)
{
	st_date(st, ":on", date_is_none(key->on) ? none : key->on);
	st_int(st, ":id", key->id);
}

enum msgid promise_to_grade(struct db *db, struct date today, struct promise_key *after,
	struct promise_row *out, size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, TO_GRADE);
	st_date(st, ":today", today);
	bind_key(st, after, date_from_ymd(1900, 1, 1));
	st_int(st, ":max", (int64_t)max);
	enum msgid m = read_rows(st, out, max, n, err);
	if (m == MSG_OK && *n > 0)
		*after = (struct promise_key){ out[*n - 1].grade_on, out[*n - 1].id };
	return m;
}

enum msgid promise_set(struct db *db, const struct promise_event *e, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, SET);
	st_text(st, ":state", promise_state_name(e->state));
	st_int(st, ":paid", e->paid.cents);
	st_int(st, ":id", e->promise_id);
	enum msgid m = st_run(st, err);
	return m == MSG_OK ? add_event(db, e, err) : m;
}

enum msgid promise_move(struct db *db, int64_t id, struct date due_on, struct date grade_on,
	struct err *err)
{
	STMT st = st_get(db, &stmts_promise, MOVE);
	st_date(st, ":due", due_on);
	st_date(st, ":grade", grade_on);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid promise_events(struct db *db, int64_t promise_id, struct promise_event *out, size_t max,
	size_t *n, struct err *err)
{
	char state[16];
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_promise, EVENTS);
	st_int(st, ":id", promise_id);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err)) {
		struct promise_event *e = &out[count++];
		*e = (struct promise_event){ .promise_id = st_col_int(st, 0),
			.paid = st_col_money(st, 2), .on = st_col_date(st, 3),
			.ledger_id = st_col_int(st, 4), .at = st_col_int(st, 6),
			.user_id = st_col_int(st, 7) };
		st_col_text(st, 1, state, sizeof state);
		if (!promise_state_parse(state, &e->state))
			e->state = PROMISE_CANCELLED;
		st_col_text(st, 5, e->reason, sizeof e->reason);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid promise_payments(struct db *db, int64_t account_id, struct date since,
	bool (*fn)(void *arg, const struct promise_money *p), void *arg, struct err *err)
{
	char method[16];
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_promise, PAYMENTS);
	st_int(st, ":account", account_id);
	st_date(st, ":since", since);
	while (st_more(st, &m, err)) {
		struct promise_money p = { .amount = st_col_money(st, 0),
			.dated = st_col_date(st, 1), .utc = st_col_int(st, 2),
			.undone_utc = st_col_int(st, 3), .direct = st_col_int(st, 5) != 0 };
		st_col_text(st, 4, method, sizeof method);
		if (!tender_parse(method, &p.method))
			p.method = TENDER_MAIL;
		if (!fn(arg, &p))
			return MSG_OK;
	}
	return m;
}

enum msgid promise_misses(struct db *db, int64_t account_id, int64_t before, int *out,
	struct err *err)
{
	STMT st = st_get(db, &stmts_promise, MISSES);
	st_int(st, ":account", account_id);
	st_int(st, ":before", before);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = (int)st_col_int(st, 0);
	return m;
}

enum msgid promise_later(struct db *db, int64_t account_id, const struct promise_row *first,
	struct promise_after *out, struct err *err)
{
	STMT st = st_get(db, &stmts_promise, LATER);
	st_int(st, ":first", first->id);
	st_int(st, ":plan", first->plan_id);
	st_int(st, ":account", account_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = (struct promise_after){ .id = st_col_int(st, 0),
			.agreed = { st_col_int(st, 0) != 0, st_col_date(st, 1),
				st_col_int(st, 2) },
			.stands = st_col_int(st, 3) != 0 };
	return m;
}

enum msgid promise_settled(struct db *db, int64_t account_id, int64_t *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_promise, SETTLED);
	st_int(st, ":account", account_id);
	st_text(st, ":reason", SETTLED_REASON);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err))
		out[count++] = st_col_int(st, 0);
	if (m == MSG_OK)
		*n = count;
	return m;
}

/* --- WRKPRM -------------------------------------------------------------------------------- */

static bool list_falls(enum promise_list list)
{
	return list == PROMISE_LIST_BROKEN || list == PROMISE_LIST_KEPT;
}

static void bind_filter(struct st *st, const struct promise_filter *f)
{
	static const enum promise_state states[PROMISE_LIST_COUNT][2] = {
		[PROMISE_LIST_DUE] = { PROMISE_OPEN, PROMISE_OPEN },
		[PROMISE_LIST_LATE] = { PROMISE_OPEN, PROMISE_OPEN },
		[PROMISE_LIST_BROKEN] = { PROMISE_BROKEN, PROMISE_PARTIAL },
		[PROMISE_LIST_KEPT] = { PROMISE_KEPT, PROMISE_KEPT },
	};
	bool late = f->list == PROMISE_LIST_LATE;
	st_date(st, ":from", f->list == PROMISE_LIST_DUE ? f->today : f->since);
	st_date(st, ":to", late ? date_add_days(f->today, -1) : date_from_ymd(2199, 12, 31));
	st_text(st, ":state", promise_state_name(states[f->list][0]));
	st_text(st, ":other", promise_state_name(states[f->list][1]));
	st_int(st, ":user", f->user_id);
}

static void read_line(struct st *st, const struct promise_filter *f, struct promise_line *l)
{
	*l = (struct promise_line){ .balance = st_col_money(st, 23) };
	read_row(st, &l->p);
	st_col_text(st, 18, l->name.last, sizeof l->name.last);
	st_col_text(st, 19, l->name.first, sizeof l->name.first);
	st_col_text(st, 20, l->name.middle, sizeof l->name.middle);
	st_col_text(st, 21, l->name.suffix, sizeof l->name.suffix);
	st_col_text(st, 22, l->status, sizeof l->status);
	l->late = l->p.state == PROMISE_OPEN && date_cmp(l->p.due_on, f->today) < 0;
}

enum msgid promise_page(struct db *db, const struct promise_filter *f,
	const struct promise_page *page, struct promise_line *out, size_t *n, struct err *err)
{
	bool down = list_falls(f->list) != page->back;
	struct promise_key key = page->key;
	key.id += !page->at ? 0 : down ? 1 : -1;
	size_t count = 0;
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_promise, down ? DOWN : UP);
	bind_filter(st, f);
	bind_key(st, &key, down ? date_from_ymd(2199, 12, 31) : date_from_ymd(1900, 1, 1));
	st_int(st, ":max", (int64_t)page->want);
	while (count < page->want && st_more(st, &m, err))
		read_line(st, f, &out[count++]);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; page->back && i < count / 2; i++) {
		struct promise_line swap = out[i];
		out[i] = out[count - 1 - i];
		out[count - 1 - i] = swap;
	}
	*n = count;
	return MSG_OK;
}

enum msgid promise_sum(struct db *db, const struct promise_filter *f, struct promise_sum *out,
	struct err *err)
{
	STMT st = st_get(db, &stmts_promise, SUM);
	bind_filter(st, f);
	enum msgid m = st_one(st, err);
	if (m != MSG_OK)
		return m;
	int64_t promised = st_col_int(st, 1), paid = st_col_int(st, 2);
	*out = (struct promise_sum){ .count = st_col_int(st, 0),
		.total.cents = f->list == PROMISE_LIST_KEPT ? paid :
			f->list == PROMISE_LIST_BROKEN ? promised - paid : promised };
	return MSG_OK;
}

enum msgid promise_taken(struct db *db, int64_t user_id, struct date on, struct promise_sum *out,
	struct err *err)
{
	STMT st = st_get(db, &stmts_promise, TAKEN);
	st_date(st, ":on", on);
	st_int(st, ":user", user_id);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*out = (struct promise_sum){ st_col_int(st, 0), st_col_money(st, 1) };
	return m;
}
