/* SPDX-License-Identifier: MIT */
#include "arrears/desk/suspense.h"

#include "arrears/base/mem.h"
#include "arrears/store/party.h"
#include "debt.h"
#include "post_private.h"

static enum msgid describe(struct desk *d, struct suspense_line *l, struct err *err)
{
	struct suspense_entry first;
	struct account_row a;
	struct party_row p;
	size_t n = 0;
	bool found = false;
	l->days = (int)date_days_between(l->receipt.received_on, desk_today(d));
	enum msgid m = suspense_entries(d->db, l->receipt.id, &first, 1, &n, err);
	if (m == MSG_OK && n > 0)
		(void)text_put(l->why, sizeof l->why, first.reason);
	(void)text_put(l->name, sizeof l->name, l->receipt.payer);
	if (m == MSG_OK && l->receipt.account_id != 0)
		m = account_load(d->db, l->receipt.account_id, &a, &found, err);
	if (m != MSG_OK || !found || l->name[0])
		return m;
	m = party_load(d->db, a.consumer_id, &p, &found, err);
	if (m == MSG_OK && found)
		name_display(&p.name, l->name, sizeof l->name);
	return m;
}

enum msgid suspense_list(struct desk *d, const struct suspense_key *after,
	struct suspense_line *out, size_t max, size_t *n, struct err *err)
{
	AUTO_FREE struct receipt *page = mem_alloc(max + 1, sizeof *page);
	size_t count = 0;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = suspense_page(d->db, after, page, max, &count, err);
	for (size_t i = 0; m == MSG_OK && i < count; i++) {
		out[i] = (struct suspense_line){ .receipt = page[i] };
		m = describe(d, &out[i], err);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

/* The receipt and how much of it is meant; never more than is left. */
static enum msgid take(struct desk *d, int64_t receipt_id, struct money *amount,
	struct receipt *out, struct err *err)
{
	bool found = false;
	char number[24], left[MONEY_TEXT_SIZE];
	(void)text_putf(number, sizeof number, "%lld", (long long)receipt_id);
	enum msgid m = receipt_load(d->db, receipt_id, out, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found)
		return err_set(err, MSG_RECEIPT_UNKNOWN, "RECEIPT", number, NULL);
	money_show(out->suspense, left);
	if (amount->cents == 0)
		*amount = out->suspense;
	if (amount->cents <= 0 || money_cmp(*amount, out->suspense) > 0)
		return err_set(err, MSG_SUSPENSE_LESS, "AMOUNT", left, number, NULL);
	return MSG_OK;
}

struct applying { const struct suspense_use *u; struct posted out; };

static bool designated(const struct suspense_use *u, const struct receipt *r)
{
	return u->designated || (r->designated && r->account_id == u->account_id);
}

/* Held before the debt was placed, the money is not in the balance that was placed: it counts from
 * the first day of the debt here. */
static struct date value_date(const struct receipt *r, const struct account_row *a)
{
	return date_cmp(r->effective_on, a->placed_on) < 0 ? a->placed_on : r->effective_on;
}

static enum msgid apply(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct applying *w = arg;
	struct receipt r;
	struct account_row a;
	struct money amount = w->u->amount;
	enum msgid m = take(run->d, w->u->receipt_id, &amount, &r, err);
	if (m == MSG_OK)
		m = account_need(run->d, w->u->account_id, &a, err);
	if (m != MSG_OK)
		return m;
	struct posting p = { .account_id = w->u->account_id, .amount = amount,
		.type = r.direct ? ENTRY_DIRECT : ENTRY_PAYMENT, .effective = value_date(&r, &a),
		.method = r.method, .reference = r.reference, .receipt_id = r.id,
		.batch_id = r.batch_id, .designated = designated(w->u, &r),
		.reason = w->u->reason, .twin = w->u->twin, .barred = w->u->barred };
	m = post_run_entry(run, &p, &w->out, err);
	*keep = w->out.ask == POST_DONE;
	if (m != MSG_OK || !*keep)
		return m;
	struct suspense_entry e = { .receipt_id = r.id, .amount = { -amount.cents },
		.ledger_id = w->out.ledger_id, .at = desk_now(run->d), .user_id = run->d->user_id,
		.reason = "applied" };
	return suspense_add(run->d->db, &e, err);
}

enum msgid suspense_apply(struct desk *d, const struct suspense_use *u, struct posted *out,
	struct err *err)
{
	struct applying w = { .u = u };
	enum msgid m = post_act(d, &(struct act){ .op = OP_SUSPENSE, .event = "apply",
		.account_id = u->account_id, .fn = apply, .arg = &w,
		.detail = u->designated ? "the consumer named this debt" : NULL }, err);
	if (m == MSG_OK)
		*out = w.out;
	return m;
}

static enum msgid give_back(struct desk *d, int64_t receipt_id, struct money amount,
	const char *reason, struct err *err)
{
	struct receipt r;
	struct suspense_entry e = { .receipt_id = receipt_id, .at = desk_now(d),
		.user_id = d->user_id };
	enum msgid m = money_text(reason, e.reason, sizeof e.reason, "REASON", err);
	if (m == MSG_OK)
		m = take(d, receipt_id, &amount, &r, err);
	if (m != MSG_OK)
		return m;
	e.amount.cents = -amount.cents;
	m = suspense_add(d->db, &e, err);
	return m == MSG_OK ? desk_audit(d, r.direct ? "tell_client" : "return_money", "receipt",
		receipt_id, "", err) : m;
}

enum msgid suspense_return(struct desk *d, int64_t receipt_id, struct money amount,
	const char *reason, struct err *err)
{
	enum msgid m = desk_may(d, OP_SUSPENSE, err);
	if (m == MSG_OK && (!reason || text_is_blank(reason)))
		m = err_set(err, MSG_REASON_REQUIRED, "REASON", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, give_back(d, receipt_id, amount, reason, err), err) : m;
}

enum msgid suspense_release(struct desk *d, int64_t receipt_id, int64_t ledger_id,
	const char *reason, struct err *err)
{
	struct receipt r;
	struct suspense_entry e = { .receipt_id = receipt_id, .ledger_id = ledger_id,
		.at = desk_now(d), .user_id = d->user_id };
	bool found = false;
	(void)text_put(e.reason, sizeof e.reason, reason);
	enum msgid m = receipt_load(d->db, receipt_id, &r, &found, err);
	if (m != MSG_OK || !found || r.suspense.cents == 0)
		return m;
	e.amount.cents = -r.suspense.cents;
	return suspense_add(d->db, &e, err);
}
