/* SPDX-License-Identifier: MIT */
#include "arrears/desk/commission.h"

#include "arrears/store/client.h"
#include "arrears/store/ledger.h"
#include "arrears/store/rate.h"
#include "post_private.h"

enum msgid commission_origin(struct desk *d, const struct ledger_entry *e,
	struct ledger_entry *out, struct err *err)
{
	enum msgid m = MSG_OK;
	bool found = true;
	*out = *e;
	/* What came in by a transfer names what left, and that names what it moved. */
	while (m == MSG_OK && found && out->type == ENTRY_TRANSFER)
		m = ledger_load(d->db, out->pair_id ? out->pair_id : out->moves_id, out, &found,
			err);
	return m;
}

/* What one payment is judged by, all of it as it was when it was posted. */
static enum msgid facts_of(struct desk *d, const struct account_row *a,
	const struct ledger_entry *e, struct commission_facts *out, struct err *err)
{
	struct rate_change rows[RATES_MAX];
	size_t n = 0;
	*out = (struct commission_facts){ .client = a->client_id, .on = e->effective_on,
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

/* The row that applies; id 0: none. */
static enum msgid pick(struct post_run *run, const struct post_case *c,
	const struct ledger_entry *e, enum money_source source, struct commission_rate *out,
	struct err *err)
{
	struct commission_rate rates[COMMISSION_RATES_MAX];
	struct commission_facts f;
	size_t n = c->client->rate_count;
	*out = (struct commission_rate){ .id = 0 };
	if (n == 0)
		return MSG_OK;
	for (size_t i = 0; i < n; i++)
		rates[i] = c->client->rates[i].rate;
	enum msgid m = facts_of(run->d, &c->a, e, &f, err);
	f.source = source;
	const struct commission_rate *row = m == MSG_OK ? commission_pick(rates, n, &f) : NULL;
	if (row)
		*out = *row;
	return m;
}

/* Of what stands again the row that applied at first, whatever became of it since. */
static enum msgid pick_again(struct desk *d, int64_t *like_id, struct commission_rate *out,
	struct err *err)
{
	struct commission_row was = { .rate_id = 0 };
	bool found = false;
	enum msgid m = commission_load(d->db, *like_id, &was, &found, err);
	if (was.like_id)
		*like_id = was.like_id;
	*out = (struct commission_rate){ .id = was.rate_id, .percent = was.rate_bp,
		.flat = was.flat };
	return m;
}

/* A flat sum is for the payment, however many debts of the client it is spread over. */
static enum msgid once(struct desk *d, int64_t money, int64_t client_id,
	struct commission_rate *rate, struct err *err)
{
	struct commission_row booked = { .flat = MONEY_ZERO };
	if (rate->flat.cents == 0)
		return MSG_OK;
	enum msgid m = commission_booked(d->db, money, client_id, &booked, err);
	if (booked.flat.cents > 0)
		rate->flat = MONEY_ZERO;
	return m;
}

enum msgid commission_book(struct post_run *run, const struct post_case *c,
	const struct ledger_entry *e, int64_t like_id, struct money *earned, struct err *err)
{
	struct ledger_entry first;
	struct commission_rate rate;
	struct commission made = { .base = MONEY_ZERO };
	*earned = MONEY_ZERO;
	enum msgid m = commission_origin(run->d, e, &first, err);
	if (m == MSG_OK)
		m = like_id ? pick_again(run->d, &like_id, &rate, err) : pick(run, c, e,
			first.type == ENTRY_DIRECT ? SOURCE_DIRECT : SOURCE_US, &rate, err);
	if (m != MSG_OK || (rate.id == 0 && like_id == 0))
		return m;
	int64_t money = first.receipt_id ? first.receipt_id : -first.id;
	m = once(run->d, money, c->a.client_id, &rate, err);
	if (m == MSG_OK && rate.id != 0)
		m = commission_of(&rate, base_of(e), &made, err);
	if (m == MSG_OK)
		m = commission_add(run->d->db, &(struct commission_row){ .ledger_id = e->id,
			.rate_id = rate.id, .base = made.base, .rate_bp = made.percent,
			.flat = made.flat, .amount = made.earned, .money = money,
			.like_id = like_id }, err);
	if (m == MSG_OK)
		*earned = made.earned;
	return m;
}

#define PARTS_MAX 200

/* Where the flat sum lies: with the part it was booked with, else with the first that stands. */
static size_t holder(const struct commission_part *parts, size_t n)
{
	size_t at = n;
	for (size_t i = n; i > 0; i--)
		if (parts[i - 1].stands.cents > 0 && (at == n ||
		    parts[i - 1].row.flat.cents > 0 || parts[at].row.flat.cents == 0))
			at = i - 1;
	return at;
}

enum msgid commission_due(struct desk *d, int64_t money, int64_t client_id,
	struct commission_row *out, struct err *err)
{
	struct commission_part parts[PARTS_MAX];
	struct money flat = MONEY_ZERO;
	size_t n = 0;
	enum msgid m = commission_parts(d->db, money, client_id, parts, PARTS_MAX, &n, err);
	*out = (struct commission_row){ .money = money };
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (money_cmp(parts[i].row.flat, flat) > 0)
			flat = parts[i].row.flat;
	size_t at = m == MSG_OK ? holder(parts, n) : 0;
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		struct commission made;
		struct commission_rate rate = { .percent = parts[i].row.rate_bp,
			.flat = i == at ? flat : MONEY_ZERO };
		if (parts[i].stands.cents <= 0)
			continue;
		m = commission_of(&rate, parts[i].stands, &made, err);
		out->base.cents += made.base.cents;
		out->flat.cents += made.flat.cents;
		out->amount.cents += made.earned.cents;
	}
	return m;
}

enum msgid commission_settle(struct post_run *run, const struct post_case *c,
	int64_t earning_id, int64_t by_id, struct err *err)
{
	struct commission_row given, due, booked;
	bool found = false;
	enum msgid m = commission_load(run->d->db, earning_id, &given, &found, err);
	if (m != MSG_OK || !found)
		return m;
	m = commission_due(run->d, given.money, c->a.client_id, &due, err);
	if (m == MSG_OK)
		m = commission_booked(run->d->db, given.money, c->a.client_id, &booked, err);
	if (m != MSG_OK)
		return m;
	struct commission_row change = { .ledger_id = by_id, .rate_bp = given.rate_bp,
		.money = given.money, .base = { due.base.cents - booked.base.cents },
		.flat = { due.flat.cents - booked.flat.cents },
		.amount = { due.amount.cents - booked.amount.cents } };
	return change.base.cents || change.flat.cents || change.amount.cents ?
		commission_add(run->d->db, &change, err) : MSG_OK;
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

static bool same_rate(const struct commission_rate *a, const struct commission_rate *b)
{
	return a->source == b->source && a->suit == b->suit && a->min_age == b->min_age &&
		a->min_balance.cents == b->min_balance.cents && date_cmp(a->from, b->from) == 0 &&
		a->percent == b->percent && a->flat.cents == b->flat.cents;
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
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (same_rate(r, &rows[i].rate))
			m = err_set(err, MSG_COMMISSION_TWIN, "PERCENT", NULL);
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
		if (c.base.cents != 0 || c.amount.cents != 0)
			(void)text_putf(out, COMMISSION_WORDS, "%s: %s on %s", c.amount.cents > 0 ?
				"stands again" : "taken back", sum, base);
		return MSG_OK;
	}
	commission_text(&(struct commission){ .base = c.base, .earned = c.amount,
		.percent = c.rate_bp, .flat = c.flat }, words);
	(void)text_put(out, COMMISSION_WORDS, words);
	return MSG_OK;
}
