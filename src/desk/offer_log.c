/* SPDX-License-Identifier: MIT */
/* The log of offers as it is read, and an agreement in words. */
#include "arrears/store/plan.h"
#include "arrears/store/promise.h"
#include "offer_private.h"

enum msgid offers_of(struct desk *d, int64_t account_id, struct offer_row *out, size_t max,
	size_t *n, struct err *err)
{
	struct date today = desk_today(d);
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = offer_list(d->db, account_id, out, max, n, err);
	/* The morning run may not have come by yet. */
	for (size_t i = 0; m == MSG_OK && i < *n; i++)
		if (out[i].state <= OFFER_WAITING && date_cmp(out[i].valid_until, today) < 0)
			out[i].state = OFFER_EXPIRED;
	return m;
}

enum msgid offers_expire(struct desk *d, struct err *err)
{
	enum msgid m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, offer_expire(d->db, 0, desk_today(d), err), err) : m;
}

const char *settle_lapsed_words(void)
{
	return "Settlement not paid by its due date: the whole balance is owed again.";
}

static void add_payment(struct str *out, size_t no, size_t of, const struct settle_part *p)
{
	char sum[MONEY_TEXT_SIZE], day[9];
	money_show(p->amount, sum);
	date_show(p->on, day);
	str_addf(out, "Payment %zu of %zu: %s by %s.\n", no, of, sum, day);
}

/* The payments agreed on; before that, as they would be today. */
static enum msgid add_payments(struct desk *d, const struct offer_row *o, struct str *out,
	struct err *err)
{
	struct plan_row plan;
	struct promise_row rows[SETTLE_PAYMENTS_MAX];
	struct settle_quote q;
	bool found = false;
	size_t n = 0;
	enum msgid m = plan_current(d->db, o->account_id, &plan, &found, err);
	if (m == MSG_OK && found && plan.offer_id == o->id)
		m = promise_list_plan(d->db, plan.id, rows, ARRAY_SIZE(rows), &n, err);
	for (size_t i = 0; m == MSG_OK && n > 1 && i < n; i++)
		add_payment(out, i + 1, n, &(struct settle_part){ rows[i].due_on, rows[i].amount });
	if (m != MSG_OK || o->state != OFFER_OPEN || o->installments < 2 ||
	    settle_quote(d, &(struct settle_terms){ .account_id = o->account_id,
			.amount = o->amount, .due = o->due_on, .installments = o->installments,
			.valid_until = o->valid_until }, &q, NULL) != MSG_OK)
		return m;
	for (int i = 0; i < q.count; i++)
		add_payment(out, (size_t)i + 1, (size_t)q.count, &q.parts[i]);
	return m;
}

enum msgid settle_words(struct desk *d, int64_t offer_id, struct str *out, struct err *err)
{
	struct offer_row o;
	char sum[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE], due[9], until[9];
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = settle_load(d, offer_id, &o, err);
	if (m != MSG_OK)
		return m;
	money_show(o.amount, sum);
	money_show(o.owed, owed);
	date_show(o.due_on, due);
	date_show(o.valid_until, until);
	str_addf(out, "%s settles the account, on which %s is owed.\n", sum, owed);
	str_addf(out, "It must be received by %s.\n", due);
	m = add_payments(d, &o, out, err);
	if (o.state != OFFER_ACCEPTED)
		str_addf(out, "This offer stands until %s.\n", until);
	str_add(out, "If a payment is missed or comes back, the settlement ends, what was paid "
		"counts, and the whole balance is owed again.\n"
		"When the bank has paid it, the rest is forgiven, nothing more is owed on this "
		"account, and what is reported about it is brought up to date.\n");
	return m;
}
