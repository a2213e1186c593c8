/* SPDX-License-Identifier: MIT */
/* A run of postings: what is read once, the steps that every entry takes, and the work items that
 * are brought up to date at its end. */
#include "post_private.h"

#include "arrears/base/mem.h"
#include "arrears/desk/item.h"
#include "arrears/desk/paid.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/terms.h"
#include "arrears/domain/validate.h"
#include "arrears/store/band.h"
#include "arrears/store/item.h"
#include "arrears/store/restrict.h"
#include "call_parts.h"
#include "debt.h"

enum msgid post_run_open(struct desk *d, struct post_run **out, struct err *err)
{
	struct band_set bands;
	enum msgid m = band_load(d->db, &bands, err);
	if (m != MSG_OK)
		return m;
	struct post_run *run = mem_alloc(1, sizeof *run);
	run->d = d;
	run->by_balance = bands_by_balance(&bands);
	*out = run;
	return MSG_OK;
}

void post_run_close(struct post_run **runp)
{
	struct post_run *run = *runp;
	if (!run)
		return;
	for (size_t i = 0; i < run->client_count; i++)
		free(run->clients[i]);
	free(run->clients);
	free(run->touched);
	free(run->waiting);
	free(run);
	*runp = NULL;
}

static enum msgid client_of(struct post_run *run, int64_t client_id,
	const struct client_terms **out, struct err *err)
{
	for (size_t i = 0; i < run->client_count; i++)
		if (run->clients[i]->client_id == client_id) {
			*out = run->clients[i];
			return MSG_OK;
		}
	struct client_terms *c = mem_alloc(1, sizeof *c);
	c->client_id = client_id;
	enum msgid m = terms_of(run->d, client_id, &c->terms, err);
	if (m == MSG_OK)
		m = commission_rates(run->d->db, client_id, false, c->rates, COMMISSION_RATES_MAX,
			&c->rate_count, err);
	if (m != MSG_OK) {
		free(c);
		return m;
	}
	run->clients = mem_grow(run->clients, run->client_count + 1, sizeof *run->clients);
	run->clients[run->client_count++] = c;
	*out = c;
	return MSG_OK;
}

enum msgid case_load(struct post_run *run, int64_t account_id, struct post_case *out,
	struct err *err)
{
	*out = (struct post_case){ .client = NULL };
	enum msgid m = account_need(run->d, account_id, &out->a, err);
	if (m != MSG_OK)
		return m;
	out->owed = out->a.owed;
	return client_of(run, out->a.client_id, &out->client, err);
}

/* With the entry in the ledger: a credit is money of the consumer's, so that taking back a charge
 * leaves none that nobody paid. */
static enum msgid check_paid_in(struct post_run *run, const struct post_case *c,
	const struct ledger_entry *e, struct err *err)
{
	struct buckets in;
	int64_t change = e->change.of[BUCKET_PRINCIPAL].cents;
	int64_t after = c->owed.of[BUCKET_PRINCIPAL].cents;
	if (!(entry_is_undoing(e->type) && change < 0 && after < 0))
		return MSG_OK;
	enum msgid m = ledger_paid_in(run->d->db, c->a.id, &in, err);
	if (m == MSG_OK && -after > in.of[BUCKET_PRINCIPAL].cents)
		m = err_set(err, MSG_POST_BUCKET, "AMOUNT", bucket_name(BUCKET_PRINCIPAL), NULL);
	return m;
}

enum msgid case_insert(struct post_run *run, struct post_case *c, struct ledger_entry *e,
	struct err *err)
{
	struct desk *d = run->d;
	struct buckets after;
	e->account_id = c->a.id;
	e->posted_at = desk_now(d);
	e->user_id = d->user_id;
	enum msgid m = entry_validate(&(struct entry_check){ .type = e->type,
		.change = e->change, .owed = c->owed, .effective = e->effective_on,
		.today = desk_today(d), .placed = c->a.placed_on, .authority = e->authority },
		err);
	if (m == MSG_OK)
		m = buckets_add(&c->owed, &e->change, &after, err);
	if (m == MSG_OK)
		m = ledger_insert(d->db, e, &e->id, err);
	if (m != MSG_OK)
		return m;
	c->owed = after;
	return check_paid_in(run, c, e, err);
}

#define TOUCH_LOOKS 4                   /* how far back */

static struct touched *touch(struct post_run *run, int64_t consumer_id)
{
	/* Payments of one consumer come one after the other, if they come at all. */
	for (size_t i = run->touched_count, k = 0; i > 0 && k < TOUCH_LOOKS;
	     i--, k++)
		if (run->touched[i - 1].consumer_id == consumer_id)
			return &run->touched[i - 1];
	if (run->touched_count == run->touched_room) {
		run->touched_room = run->touched_room ? run->touched_room * 2 : 64;
		run->touched = mem_grow(run->touched, run->touched_room, sizeof *run->touched);
	}
	struct touched *t = &run->touched[run->touched_count++];
	*t = (struct touched){ .consumer_id = consumer_id };
	return t;
}

void post_run_forget(struct post_run *run, size_t touched)
{
	size_t i = touched > TOUCH_LOOKS ? touched - TOUCH_LOOKS : 0;
	for (; i < run->touched_count; i++)
		run->touched[i].anew = true;
}

static bool closed(const struct account_row *a)
{
	return a->status.class == STATUS_CLOSED;
}

/* What it changed of the balance of its consumer. */
static enum msgid tally(const struct post_run *run, const struct post_case *c, struct touched *t,
	struct err *err)
{
	struct money owed;
	enum msgid m = buckets_sum(&c->owed, &owed, err);
	if (m != MSG_OK)
		return m;
	t->anew = t->anew || c->anew || run->by_balance;
	if (!closed(&c->a))
		t->change.cents += owed.cents - c->a.balance.cents;
	return MSG_OK;
}

void post_run_hold(struct post_run *run)
{
	run->holds++;
}

/* The newest entry of an account is the one that did it. */
static void wait_for(struct post_run *run, int64_t account_id, int64_t ledger_id)
{
	size_t i = 0;
	while (i < run->waiting_count && run->waiting[i].account_id != account_id)
		i++;
	if (i == run->waiting_count) {
		run->waiting = mem_grow(run->waiting, i + 1, sizeof *run->waiting);
		run->waiting_count++;
	}
	run->waiting[i] = (struct to_follow){ account_id, ledger_id };
}

enum msgid post_run_follow(struct post_run *run, enum msgid m, struct err *err)
{
	struct post_case c;
	if (--run->holds > 0)
		return m;
	for (size_t i = 0; m == MSG_OK && i < run->waiting_count; i++) {
		m = case_load(run, run->waiting[i].account_id, &c, err);
		if (m == MSG_OK)
			m = case_follow(run, &c, run->waiting[i].ledger_id, err);
	}
	run->waiting_count = 0;
	return m;
}

/* Promises before paid in full: a settlement that is complete leaves nothing to collect. */
enum msgid case_follow(struct post_run *run, struct post_case *c, int64_t ledger_id,
	struct err *err)
{
	struct touched *t = touch(run, c->a.consumer_id);
	if (run->holds > 0) {
		wait_for(run, c->a.id, ledger_id);
		return tally(run, c, t, err);
	}
	int64_t writes = db_writes(run->d->db);
	enum msgid m = promise_after_posting(run->d, c->a.id, ledger_id, err);
	if (m == MSG_OK)
		m = account_after_posting(run->d, c->a.id, err);
	if (m == MSG_OK && (c->anew || db_writes(run->d->db) != writes)) {
		t->anew = true;
		return case_load(run, c->a.id, c, err);
	}
	return m == MSG_OK ? tally(run, c, t, err) : m;
}

static int by_consumer(const void *a, const void *b)
{
	int64_t x = ((const struct touched *)a)->consumer_id;
	int64_t y = ((const struct touched *)b)->consumer_id;
	return (x > y) - (x < y);
}

/* Rows of one consumer become one. */
static size_t gather(struct touched *t, size_t n)
{
	size_t kept = 0;
	if (n > 0)
		qsort(t, n, sizeof *t, by_consumer);
	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && t[kept - 1].consumer_id == t[i].consumer_id) {
			t[kept - 1].change.cents += t[i].change.cents;
			t[kept - 1].anew = t[kept - 1].anew || t[i].anew;
		} else {
			t[kept++] = t[i];
		}
	}
	return kept;
}

enum msgid post_run_finish(struct post_run *run, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t n = gather(run->touched, run->touched_count), anew = 0;
	AUTO_FREE int64_t *ids = mem_alloc(n + 1, sizeof *ids);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		const struct touched *t = &run->touched[i];
		if (t->anew)
			ids[anew++] = t->consumer_id;
		else if (t->change.cents != 0)
			m = item_add_balance(run->d->db, t->consumer_id, t->change, err);
	}
	run->touched_count = 0;
	return m == MSG_OK ? desk_refresh_items(run->d, ids, anew, err) : m;
}

static bool bars(const struct restriction_row *r, int64_t account_id)
{
	return (r->account_id == 0 || r->account_id == account_id) &&
		(strcmp(r->kind, "bankruptcy") == 0 || strcmp(r->kind, "identity_theft") == 0);
}

enum msgid account_barred(struct desk *d, const struct account_row *a, char *out, size_t size,
	struct err *err)
{
	struct restriction_row rows[RESTRICTIONS_MAX];
	size_t n = 0;
	const char *why = a->status.holds & HOLD_BANKRUPTCY ? "BANKRUPTCY" :
		a->status.holds & HOLD_IDENTITY ? "IDENTITY THEFT" : "";
	enum msgid m = restriction_list(d->db, a->consumer_id, false, rows, RESTRICTIONS_MAX, &n,
		err);
	for (size_t i = 0; m == MSG_OK && i < n && !why[0]; i++)
		if (bars(&rows[i], a->id))
			why = rows[i].kind[0] == 'b' ? "BANKRUPTCY" : "IDENTITY THEFT";
	if (m == MSG_OK)
		(void)text_put(out, size, why);
	return m;
}

enum msgid money_text(const char *text, char *out, size_t size, const char *field,
	struct err *err)
{
	char clean[TEXT_BYTES(200)], most[12];
	bool whole = text_put(clean, sizeof clean, text ? text : "");
	enum msgid m = debt_text(clean, field, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(most, sizeof most, "%zu", (size - 1) / 4);
	if (!whole || text_graphemes(clean) > (size - 1) / 4)
		return err_set(err, MSG_TEXT_TOO_LONG, field, field, most, NULL);
	(void)text_put(out, size, clean);
	return MSG_OK;
}

static enum msgid act_in_run(struct desk *d, const struct act *a, bool *keep, struct err *err)
{
	POST_RUN_AUTO run = NULL;
	enum msgid m = post_run_open(d, &run, err);
	if (m == MSG_OK)
		m = a->fn(run, a->arg, keep, err);
	if (m == MSG_OK && *keep)
		m = post_run_finish(run, err);
	return m;
}

enum msgid post_act(struct desk *d, const struct act *a, struct err *err)
{
	bool keep = true;
	enum msgid m = desk_may(d, a->op, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = act_in_run(d, a, &keep, err);
	if (m == MSG_OK && keep && a->event)
		m = desk_audit(d, a->event, "account", a->account_id, a->detail ? a->detail : "",
			err);
	return db_end(d->db, m, err);
}
