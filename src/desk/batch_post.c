/* SPDX-License-Identifier: MIT */
/* A batch to the ledger, all of it or nothing: each receipt to the debts it belongs to, and what
 * belongs to none to suspense. */
#include "arrears/base/mem.h"
#include "arrears/domain/apply.h"
#include "batch_private.h"
#include "interest_private.h"
#include "post_private.h"

struct poster { struct desk *d; struct post_run *run; struct batch b; struct batch_result out; };

/* Only money that is here is held: what the client was paid is theirs to give back. */
static enum msgid to_suspense(struct poster *w, const struct receipt *r, struct money amount,
	const char *why, struct err *err)
{
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)r->id);
	if (r->direct)
		return err_set(err, MSG_DIRECT_HELD, "", number, why, NULL);
	struct suspense_entry e = { .receipt_id = r->id, .amount = amount, .at = desk_now(w->d),
		.user_id = w->d->user_id };
	(void)text_put(e.reason, sizeof e.reason, why);
	enum msgid m = suspense_add(w->d->db, &e, err);
	if (m == MSG_OK) {
		w->out.held++;
		w->out.suspense.cents += amount.cents;
	}
	return m;
}

/* One part of a receipt to one account; money that may not go there is held. */
static enum msgid post_part(struct poster *w, const struct receipt *r, int64_t account_id,
	struct money amount, struct err *err)
{
	struct posted done = { .ask = POST_DONE };
	struct posting p = { .account_id = account_id, .amount = amount,
		.type = r->direct ? ENTRY_DIRECT : ENTRY_PAYMENT, .effective = r->effective_on,
		.method = r->method, .reference = r->reference, .receipt_id = r->id,
		.batch_id = r->batch_id, .file_id = w->b.file_id, .designated = r->designated,
		.twin = ANSWER_YES };
	enum msgid m = post_run_entry(w->run, &p, &done, err);
	if (m == MSG_OK && done.ask == POST_ASK_BARRED)
		return to_suspense(w, r, amount, done.barred, err);
	if (m == MSG_OK) {
		w->out.entries++;
		w->out.posted.cents += amount.cents;
	}
	return m;
}

/* What a debt owes on the day of the money, with the interest to be posted before it. */
static enum msgid owed_on(struct poster *w, const struct account_row *a, struct date on,
	struct money *out, struct err *err)
{
	struct post_case c;
	struct money due = MONEY_ZERO;
	INTEREST_CASE ic = { .rate_count = 0 };
	enum msgid m = case_load(w->run, a->id, &c, err);
	if (m == MSG_OK)
		m = interest_load(w->d, a, &c.client->terms, on, &ic, err);
	if (m == MSG_OK)
		m = interest_due(&ic, &c.client->terms, &due, err);
	if (m == MSG_OK)
		out->cents = a->balance.cents + due.cents;
	return m;
}

/* The debts of the consumer that may take money of that day. */
static enum msgid load_debts(struct poster *w, const struct receipt *r, struct apply_debt *debts,
	size_t *count, struct err *err)
{
	AUTO_FREE struct account_row *list = mem_alloc(ACCOUNTS_MAX, sizeof *list);
	struct account_row mine;
	size_t n = 0, kept = 0;
	bool found = false;
	enum msgid m = account_load(w->d->db, r->account_id, &mine, &found, err);
	if (m == MSG_OK && found)
		m = account_list_of(w->d->db, mine.consumer_id, list, ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		char barred[40];
		if (list[i].status.class == STATUS_CLOSED ||
		    date_cmp(list[i].placed_on, r->effective_on) > 0)
			continue;
		m = account_barred(w->d, &list[i], barred, sizeof barred, err);
		if (m != MSG_OK || barred[0])
			continue;
		struct apply_debt *d = &debts[kept++];
		*d = (struct apply_debt){ .account = list[i].id, .disputed = list[i].disputed,
			.placed = list[i].placed_on };
		m = owed_on(w, &list[i], r->effective_on, &d->owed, err);
	}
	if (m == MSG_OK)
		*count = kept;
	return m;
}

/* Money nobody directed: over the consumer's debts, none of it to a disputed one (1006.30(c)). */
static enum msgid spread(struct poster *w, const struct receipt *r, struct err *err)
{
	struct apply_debt debts[ACCOUNTS_MAX];
	struct money parts[ACCOUNTS_MAX];
	struct apply_rest rest = { .unapplied = r->amount };
	size_t n = 0;
	enum msgid m = load_debts(w, r, debts, &n, err);
	if (m == MSG_OK)
		m = apply_receipt(&(struct apply_receipt){ .amount = r->amount,
			.received_for = r->account_id, .debts = debts, .count = n }, parts, &rest,
			err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (parts[i].cents > 0)
			m = post_part(w, r, debts[i].account, parts[i], err);
	if (m == MSG_OK && rest.unapplied.cents > 0)
		m = to_suspense(w, r, rest.unapplied, rest.why == APPLY_ASK ? "disputed" :
			"more than is owed", err);
	return m;
}

static enum msgid is_closed(struct poster *w, int64_t account_id, bool *yes, struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = account_load(w->d->db, account_id, &a, &found, err);
	if (m == MSG_OK)
		*yes = !found || a.status.class == STATUS_CLOSED;
	return m;
}

static enum msgid post_receipt(struct poster *w, const struct receipt *r, struct err *err)
{
	bool moved = false, closed = false;
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)r->id);
	if (r->state == RECEIPT_VOID)
		return MSG_OK;
	enum msgid m = receipt_move(w->d->db, &(struct receipt_move){ .id = r->id,
		.to = RECEIPT_POSTED, .at = desk_now(w->d), .user_id = w->d->user_id }, &moved,
		err);
	if (m == MSG_OK && !moved)
		m = err_set(err, MSG_RECEIPT_POSTED, "RECEIPT", number, "posted", NULL);
	if (m != MSG_OK)
		return m;
	if (r->account_id == 0)
		return to_suspense(w, r, r->amount, "unmatched", err);
	if (!r->designated && !r->direct)
		return spread(w, r, err);
	m = is_closed(w, r->account_id, &closed, err);
	if (m == MSG_OK && closed)
		return to_suspense(w, r, r->amount, "account closed", err);
	return m == MSG_OK ? post_part(w, r, r->account_id, r->amount, err) : m;
}

static enum msgid post_receipts(struct poster *w, struct err *err)
{
	AUTO_FREE struct receipt *page = mem_alloc(BATCH_PAGE, sizeof *page);
	size_t n = BATCH_PAGE;
	int64_t after = 0;
	enum msgid m = MSG_OK;
	while (m == MSG_OK && n == BATCH_PAGE) {
		m = receipt_page(w->d->db, w->b.id, after, page, BATCH_PAGE, &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++) {
			m = post_receipt(w, &page[i], err);
			after = page[i].id;
		}
	}
	return m;
}

static enum msgid post_batch(struct poster *w, int64_t id, struct err *err)
{
	POST_RUN_AUTO run = NULL;
	char detail[96], amount[MONEY_TEXT_SIZE];
	enum msgid m = batch_need(w->d, id, BATCH_BALANCED, &w->b, err);
	if (m == MSG_OK)
		m = batch_other_person(w->d, &w->b, err);
	if (m == MSG_OK)
		m = post_run_open(w->d, &run, err);
	w->run = run;
	if (m == MSG_OK)
		m = post_receipts(w, err);
	if (m == MSG_OK)
		m = post_run_finish(run, err);
	if (m != MSG_OK)
		return m;
	w->b.state = BATCH_POSTED;
	w->b.posted_at = desk_now(w->d);
	w->b.posted_by = w->d->user_id;
	m = batch_save(w->d->db, &w->b, err);
	money_show(w->out.posted, amount);
	(void)text_putf(detail, sizeof detail, "%lld entries, %s", (long long)w->out.entries,
		amount);
	return m == MSG_OK ? desk_audit(w->d, "batch_post", "batch", id, detail, err) : m;
}

enum msgid batch_post(struct desk *d, int64_t id, struct batch_result *out, struct err *err)
{
	struct poster w = { .d = d };
	enum msgid m = desk_may(d, OP_POST, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m == MSG_OK)
		m = db_end(d->db, post_batch(&w, id, err), err);
	if (m == MSG_OK)
		*out = w.out;
	return m;
}
