/* SPDX-License-Identifier: MIT */
#include "arrears/desk/commission.h"

#include "arrears/store/client.h"
#include "arrears/store/ledger.h"
#include "arrears/store/rate.h"
#include "post_private.h"

/* What one payment is judged by, all of it as it was when it was posted. */
static enum msgid facts_of(struct desk *d, const struct account_row *a,
	const struct ledger_entry *e, struct commission_facts *out, struct err *err)
{
	struct rate_change rows[RATES_MAX];
	size_t n = 0;
	*out = (struct commission_facts){ .client = a->client_id, .on = e->effective_on,
		.source = e->type == ENTRY_DIRECT ? SOURCE_DIRECT : SOURCE_US,
		.age = (int)date_days_between(a->placed_on, e->effective_on) };
	enum msgid m = ledger_placed(d->db, a->id, &out->balance, err);
	if (m == MSG_OK)
		m = rate_list(d->db, a->id, rows, RATES_MAX, &n, err);
	/* A judgment is known here by its rate. */
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		out->suit = out->suit || (rows[i].kind == RATE_JUDGMENT &&
			date_cmp(rows[i].from_on, e->effective_on) <= 0);
	return m;
}

static struct money base_of(const struct ledger_entry *e)
{
	struct money base = MONEY_ZERO;
	for (int b = 0; b < BUCKET_COUNT; b++)
		base.cents -= e->change.of[b].cents;
	return base;
}

/* A flat sum is for the payment, however many debts of the client it is spread over. */
static enum msgid once(struct desk *d, const struct account_row *a, const struct ledger_entry *e,
	struct commission_rate *rate, struct err *err)
{
	struct money earned = MONEY_ZERO;
	if (rate->flat.cents == 0 || e->receipt_id == 0)
		return MSG_OK;
	enum msgid m = commission_flat_of(d->db, e->receipt_id, a->client_id, &earned, err);
	if (earned.cents > 0)
		rate->flat = MONEY_ZERO;
	return m;
}

enum msgid commission_book(struct post_run *run, const struct post_case *c,
	const struct ledger_entry *e, struct money *earned, struct err *err)
{
	struct commission_rate rates[COMMISSION_RATES_MAX];
	struct commission_facts f;
	struct commission made;
	size_t n = c->client->rate_count;
	*earned = MONEY_ZERO;
	if (n == 0)
		return MSG_OK;
	for (size_t i = 0; i < n; i++)
		rates[i] = c->client->rates[i].rate;
	enum msgid m = facts_of(run->d, &c->a, e, &f, err);
	if (m != MSG_OK)
		return m;
	const struct commission_rate *row = commission_pick(rates, n, &f);
	if (!row)
		return MSG_OK;
	struct commission_rate rate = *row;
	m = once(run->d, &c->a, e, &rate, err);
	if (m == MSG_OK)
		m = commission_of(&rate, base_of(e), &made, err);
	if (m == MSG_OK)
		m = commission_add(run->d->db, &(struct commission_row){ .ledger_id = e->id,
			.rate_id = rate.id, .base = made.base, .rate_bp = made.percent,
			.flat = made.flat, .amount = made.earned }, err);
	if (m == MSG_OK)
		*earned = made.earned;
	return m;
}

enum msgid commission_take_back(struct desk *d, int64_t ledger_id, int64_t undone_by,
	struct err *err)
{
	struct commission_row given;
	bool found = false;
	enum msgid m = commission_load(d->db, ledger_id, &given, &found, err);
	if (m != MSG_OK || !found)
		return m;
	return commission_add(d->db, &(struct commission_row){ .ledger_id = undone_by,
		.base = { -given.base.cents }, .rate_bp = given.rate_bp,
		.flat = { -given.flat.cents }, .amount = { -given.amount.cents } }, err);
}

static enum msgid need_client(struct desk *d, int64_t id, struct err *err)
{
	struct client c;
	bool found = false;
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	enum msgid m = client_by_id(d->db, id, &c, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_CLIENT_UNKNOWN, "CLIENT", number, NULL) : m;
}

static enum msgid add_rate(struct desk *d, const struct commission_rate *r, int64_t *id,
	struct err *err)
{
	struct commission_rate_row rows[COMMISSION_RATES_MAX];
	size_t n = 0;
	enum msgid m = need_client(d, r->client, err);
	if (m == MSG_OK && (r->percent < 0 || r->percent > 10000 || r->flat.cents < 0 ||
	    r->min_age < 0 || date_is_none(r->from)))
		m = err_set(err, MSG_COMMISSION_RATE, "PERCENT", NULL);
	if (m == MSG_OK)
		m = money_check(r->flat, "FLAT", err);
	if (m == MSG_OK)
		m = money_check(r->min_balance, "BALANCE", err);
	if (m == MSG_OK)
		m = commission_rates(d->db, r->client, false, rows, COMMISSION_RATES_MAX, &n, err);
	if (m == MSG_OK && n == COMMISSION_RATES_MAX)
		m = err_set(err, MSG_COMMISSION_RATE, "PERCENT", NULL);
	if (m == MSG_OK)
		m = commission_rate_add(d->db, &(struct commission_rate_row){ .rate = *r,
			.at = desk_now(d), .user_id = d->user_id }, id, err);
	return m == MSG_OK ? desk_audit(d, "commission_rate", "client", r->client, "added", err) :
		m;
}

enum msgid commission_rate_new(struct desk *d, const struct commission_rate *r, int64_t *id,
	struct err *err)
{
	int64_t made = 0;
	enum msgid m = desk_may(d, OP_TERMS, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m == MSG_OK)
		m = db_end(d->db, add_rate(d, r, &made, err), err);
	if (m == MSG_OK)
		*id = made;
	return m;
}

static enum msgid stop_rate(struct desk *d, int64_t id, struct err *err)
{
	bool ended = false;
	enum msgid m = commission_rate_end(d->db, id, desk_now(d), &ended, err);
	if (m == MSG_OK && !ended)
		m = err_set(err, MSG_COMMISSION_RATE, "PERCENT", NULL);
	return m == MSG_OK ? desk_audit(d, "commission_rate", "rate", id, "ended", err) : m;
}

enum msgid commission_rate_stop(struct desk *d, int64_t id, struct err *err)
{
	enum msgid m = desk_may(d, OP_TERMS, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, stop_rate(d, id, err), err) : m;
}

enum msgid commission_explain(struct desk *d, int64_t ledger_id, char out[COMMISSION_WORDS],
	struct money *amount, struct err *err)
{
	struct commission_row c;
	char words[COMMISSION_TEXT];
	bool found = false;
	enum msgid m = commission_load(d->db, ledger_id, &c, &found, err);
	if (m != MSG_OK)
		return m;
	out[0] = '\0';
	*amount = found ? c.amount : MONEY_ZERO;
	if (!found)
		return MSG_OK;
	if (c.rate_id == 0) {
		char base[MONEY_TEXT_SIZE], sum[MONEY_TEXT_SIZE];
		money_show(c.base, base);
		money_show(c.amount, sum);
		(void)text_putf(out, COMMISSION_WORDS, "taken back: %s on %s", sum, base);
		return MSG_OK;
	}
	commission_text(&(struct commission){ .base = c.base, .earned = c.amount,
		.percent = c.rate_bp, .flat = c.flat }, words);
	(void)text_put(out, COMMISSION_WORDS, words);
	return MSG_OK;
}
