/* SPDX-License-Identifier: MIT */
#include "arrears/store/plan.h"

#include "db_private.h"

#define ALL_KEPT "NOT EXISTS (SELECT 1 FROM promise q WHERE q.plan_id = p.id " \
	"AND q.state <> 'kept')"
#define SELECT "SELECT p.id, p.account_id, p.kind, p.state, p.frequency, p.method, p.first_on, " \
	"p.installments, p.level, p.down, p.balloon, p.owed, p.promised, p.interest, " \
	"p.rate_millionths, p.offer_id, p.replaces_id, p.made_on, p.at, p.user_id, p.contact_id, " \
	"p.approved_by, p.ended_at, (SELECT u.name FROM user u WHERE u.id = p.user_id), " \
	ALL_KEPT " FROM "

enum { ADD, SHARE, LOAD, LIST_OF, CURRENT, SHARES, SET, CLEARING, EVENTS };
static const char *const sql[] = {
	[ADD] = "INSERT INTO plan(account_id, kind, state, frequency, method, first_on, "
		"installments, level, down, balloon, owed, promised, interest, rate_millionths, "
		"offer_id, replaces_id, made_on, at, user_id, contact_id, approved_by) VALUES "
		"(:account, :kind, 'active', :frequency, :method, :first, :count, :level, :down, "
		":balloon, :owed, :promised, :interest, :rate, :offer, :replaces, :made, :at, "
		":user, :contact, :approved)",
	[SHARE] = "INSERT INTO plan_account(plan_id, account_id, share) VALUES "
		"(:plan, :account, :share)",
	[LOAD] = SELECT "plan p WHERE p.id = :id",
	[LIST_OF] = SELECT "plan_account s JOIN plan p ON p.id = s.plan_id "
		"WHERE s.account_id = :account ORDER BY s.plan_id DESC LIMIT :max",
	[CURRENT] = SELECT "plan_account s JOIN plan p ON p.id = s.plan_id "
		"WHERE s.account_id = :account AND p.state IN ('active', 'broken') "
		"AND p.ended_at IS NULL ORDER BY s.plan_id DESC LIMIT 1",
	[SHARES] = "SELECT account_id, share FROM plan_account WHERE plan_id = :plan "
		"ORDER BY account_id LIMIT :max",
	[CLEARING] = SELECT "plan p WHERE p.kind = 'settlement' AND p.state = 'active' "
		"AND p.id > :after AND " ALL_KEPT " ORDER BY p.id LIMIT :max",
	/* What is paid ahead misses some of them, so that the row with the most tells. */
	[EVENTS] = "SELECT coalesce(max(times), 0) FROM (SELECT count(*) AS times FROM promise q "
		"CROSS JOIN promise_event e ON e.promise_id = q.id WHERE q.plan_id = :plan "
		"AND e.reason = :reason GROUP BY q.id) /*scan*/",
	[SET] = "UPDATE plan SET state = :state, ended_at = :ended WHERE id = :id",
};
const struct stmt_table stmts_plan = { "plan", sql, ARRAY_SIZE(sql) };

static const char *const kinds[] = { [PLAN_INSTALLMENTS] = "plan",
	[PLAN_SETTLEMENT] = "settlement" };

static void bind_terms(struct st *st, const struct plan_row *r)
{
	st_text(st, ":kind", kinds[r->kind]);
	st_text(st, ":frequency", frequency_name(r->frequency));
	st_text(st, ":method", tender_name(r->method));
	st_date(st, ":first", r->first_on);
	st_int(st, ":count", r->installments);
	st_int(st, ":level", r->level.cents);
	st_int(st, ":down", r->down.cents);
	st_int(st, ":balloon", r->balloon.cents);
	st_int(st, ":owed", r->owed.cents);
	st_int(st, ":promised", r->promised.cents);
	st_int(st, ":interest", r->interest.cents);
	st_int(st, ":rate", r->millionths);
}

static enum msgid insert(struct db *db, const struct plan_row *r, struct err *err)
{
	STMT st = st_get(db, &stmts_plan, ADD);
	st_int(st, ":account", r->account_id);
	bind_terms(st, r);
	st_nonzero(st, ":offer", r->offer_id);
	st_nonzero(st, ":replaces", r->replaces_id);
	st_date(st, ":made", r->made_on);
	st_int(st, ":at", r->at);
	st_int(st, ":user", r->user_id);
	st_nonzero(st, ":contact", r->contact_id);
	st_nonzero(st, ":approved", r->approved_by);
	return st_run(st, err);
}

static enum msgid add_share(struct db *db, int64_t plan_id, const struct plan_share *s,
	struct err *err)
{
	STMT st = st_get(db, &stmts_plan, SHARE);
	st_int(st, ":plan", plan_id);
	st_int(st, ":account", s->account_id);
	st_int(st, ":share", s->share.cents);
	return st_run(st, err);
}

enum msgid plan_add(struct db *db, const struct plan_row *row, const struct plan_share *shares,
	size_t n, int64_t *id, struct err *err)
{
	enum msgid m = insert(db, row, err);
	int64_t plan_id = db_last_id(db);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		m = add_share(db, plan_id, &shares[i], err);
	if (m == MSG_OK)
		*id = plan_id;
	return m;
}

static void read_words(struct st *st, struct plan_row *r)
{
	char word[16];
	st_col_text(st, 2, word, sizeof word);
	r->kind = strcmp(word, "settlement") == 0 ? PLAN_SETTLEMENT : PLAN_INSTALLMENTS;
	st_col_text(st, 3, word, sizeof word);
	if (!plan_state_parse(word, &r->state))
		r->state = PLAN_CANCELLED;
	st_col_text(st, 4, word, sizeof word);
	if (!frequency_parse(word, &r->frequency))
		r->frequency = FREQ_MONTHLY;
	st_col_text(st, 5, word, sizeof word);
	if (!tender_parse(word, &r->method))
		r->method = TENDER_MAIL;
	st_col_text(st, 23, r->user, sizeof r->user);
}

static void read_row(struct st *st, void *row)
{
	struct plan_row *r = row;
	*r = (struct plan_row){ .id = st_col_int(st, 0), .account_id = st_col_int(st, 1),
		.first_on = st_col_date(st, 6), .installments = (int)st_col_int(st, 7),
		.level = st_col_money(st, 8), .down = st_col_money(st, 9),
		.balloon = st_col_money(st, 10), .owed = st_col_money(st, 11),
		.promised = st_col_money(st, 12), .interest = st_col_money(st, 13),
		.millionths = (int32_t)st_col_int(st, 14), .offer_id = st_col_int(st, 15),
		.replaces_id = st_col_int(st, 16), .made_on = st_col_date(st, 17),
		.at = st_col_int(st, 18), .user_id = st_col_int(st, 19),
		.contact_id = st_col_int(st, 20), .approved_by = st_col_int(st, 21),
		.ended_at = st_col_int(st, 22), .kept = st_col_int(st, 24) != 0 };
	read_words(st, r);
}

static enum msgid find_row(struct st *st, struct plan_row *out, bool *found, struct err *err)
{
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid plan_load(struct db *db, int64_t id, struct plan_row *out, bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_plan, LOAD);
	st_int(st, ":id", id);
	return find_row(st, out, found, err);
}

enum msgid plan_current(struct db *db, int64_t account_id, struct plan_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_plan, CURRENT);
	st_int(st, ":account", account_id);
	return find_row(st, out, found, err);
}

static enum msgid read_rows(struct st *st, struct plan_row *out, size_t max, size_t *n,
	struct err *err)
{
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, n, err);
}

enum msgid plan_list_of(struct db *db, int64_t account_id, struct plan_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_plan, LIST_OF);
	st_int(st, ":account", account_id);
	return read_rows(st, out, max, n, err);
}

enum msgid plan_list_clearing(struct db *db, int64_t after_id, struct plan_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_plan, CLEARING);
	st_int(st, ":after", after_id);
	return read_rows(st, out, max, n, err);
}

bool plan_is_clearing(const struct plan_row *p)
{
	return p->kind == PLAN_SETTLEMENT && p->state == PLAN_ACTIVE && p->kept;
}

enum msgid plan_shares(struct db *db, int64_t plan_id, struct plan_share *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	STMT st = st_get(db, &stmts_plan, SHARES);
	st_int(st, ":plan", plan_id);
	st_int(st, ":max", (int64_t)max);
	while (count < max && st_more(st, &m, err))
		out[count++] = (struct plan_share){ st_col_int(st, 0), st_col_money(st, 1) };
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid plan_events(struct db *db, int64_t plan_id, const char *reason, int *times,
	struct err *err)
{
	STMT st = st_get(db, &stmts_plan, EVENTS);
	st_int(st, ":plan", plan_id);
	st_text(st, ":reason", reason);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*times = (int)st_col_int(st, 0);
	return m;
}

enum msgid plan_set_state(struct db *db, int64_t id, enum plan_state state, int64_t at,
	struct err *err)
{
	STMT st = st_get(db, &stmts_plan, SET);
	st_text(st, ":state", plan_state_name(state));
	st_nonzero(st, ":ended", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}
