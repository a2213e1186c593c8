/* SPDX-License-Identifier: MIT */
#include "arrears/desk/post.h"

#include "post_private.h"
#include "promise_parts.h"

static bool is_charge(enum entry_type t)
{
	return t == ENTRY_FEE || t == ENTRY_COST;
}

/* Parts of a payment by the client's order. A charge made after the day it counts from was not
 * owed then: it is paid last. Interest that ran since then is not paid by it at all. */
static enum msgid split_by_order(struct post_run *run, struct money amount, struct post_case *c,
	struct ledger_entry *e, struct err *err)
{
	const struct bucket_order *order = &c->client->terms.apply_order;
	struct buckets owed = c->owed, rest;
	struct money first = MONEY_ZERO;
	bool later = false, runs = false;
	enum msgid m = ledger_least_owed(run->d->db, c->a.id, e->effective_on, &owed, &later, err);
	if (m == MSG_OK && later)
		m = case_interest_then(run, c, e->effective_on, &owed.of[BUCKET_INTEREST],
			&runs, err);
	if (m != MSG_OK)
		return m;
	for (int b = 0; b < BUCKET_COUNT; b++)
		if (owed.of[b].cents > 0)
			first.cents += owed.of[b].cents;
	first = money_cmp(first, amount) < 0 ? first : amount;
	struct buckets parts = bucket_split(&owed, first, order), less = buckets_negate(&parts);
	m = buckets_add(&c->owed, &less, &owed, err);
	if (runs)
		owed.of[BUCKET_INTEREST] = MONEY_ZERO;
	rest = bucket_split(&owed, (struct money){ amount.cents - first.cents }, order);
	if (m == MSG_OK)
		m = buckets_add(&parts, &rest, &parts, err);
	e->change = buckets_negate(&parts);
	return m == MSG_OK && runs ? case_make_room(run, c, e->effective_on, &e->change, err) : m;
}

enum msgid case_pay(struct post_run *run, struct post_case *c, struct money amount,
	struct ledger_entry *e, struct err *err)
{
	enum msgid m = split_by_order(run, amount, c, e, err);
	return m == MSG_OK ? case_insert(run, c, e, err) : m;
}

/* What a charge goes to, or the parts a person named: they sum to the amount, with their sign. */
static enum msgid split(const struct posting *p, struct ledger_entry *e, struct err *err)
{
	struct buckets *out = &e->change;
	struct money sum;
	char amount[MONEY_TEXT_SIZE];
	if (is_charge(p->type)) {
		*out = BUCKETS_ZERO;
		out->of[p->type == ENTRY_FEE ? BUCKET_FEES : BUCKET_COSTS] = p->amount;
		return MSG_OK;
	}
	enum msgid m = buckets_sum(p->split, &sum, err);
	if (m != MSG_OK)
		return m;
	money_show(p->amount, amount);
	for (int b = 0; b < BUCKET_COUNT; b++)
		if (p->split->of[b].cents < 0)
			return err_set(err, MSG_POST_SPLIT, "SPLIT", amount, NULL);
	if (money_cmp(sum, p->amount) != 0)
		return err_set(err, MSG_POST_SPLIT, "SPLIT", amount, NULL);
	*out = buckets_negate(p->split);
	return MSG_OK;
}

static enum msgid insert(struct post_run *run, const struct posting *p, struct post_case *c,
	struct ledger_entry *e, struct err *err)
{
	if (!is_charge(p->type) && !p->split)
		return case_pay(run, c, p->amount, e, err);
	enum msgid m = split(p, e, err);
	return m == MSG_OK ? case_insert(run, c, e, err) : m;
}

static enum msgid make_entry(struct post_run *run, const struct posting *p,
	const struct post_case *c, struct ledger_entry *e, struct err *err)
{
	*e = (struct ledger_entry){ .type = p->type, .receipt_id = p->receipt_id,
		.batch_id = p->batch_id, .file_id = p->file_id,
		.effective_on = date_is_none(p->effective) ? desk_today(run->d) : p->effective,
		.credit_user_id = p->credit_user_id ? p->credit_user_id : c->a.assigned_user_id };
	if (!text_put(e->method, sizeof e->method, p->method ? p->method : ""))
		return err_set(err, MSG_TENDER_UNKNOWN, "METHOD", p->method, NULL);
	enum msgid m = money_text(p->reference, e->reference, sizeof e->reference, "REFERENCE",
		err);
	if (m == MSG_OK)
		m = money_text(p->authority, e->authority, sizeof e->authority, "AUTHORITY", err);
	if (m == MSG_OK)
		m = money_text(p->reason, e->reason, sizeof e->reason, "REASON", err);
	return m;
}

enum msgid case_open(const struct post_case *c, enum entry_type type, bool designated,
	struct err *err)
{
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)c->a.id);
	if (c->a.status.class == STATUS_CLOSED)
		return err_set(err, MSG_POST_CLOSED, "ACCOUNT", number, c->a.status.code, NULL);
	if (c->a.disputed && !designated && type == ENTRY_PAYMENT)
		return err_set(err, MSG_POST_DISPUTED, "ACCOUNT", number, NULL);
	return MSG_OK;
}

enum msgid case_barred(struct post_run *run, const struct post_case *c, enum entry_type type,
	enum answer said, char out[TEXT_BYTES(40)], struct err *err)
{
	out[0] = '\0';
	/* What the creditor was paid is written down, whoever is protected. */
	if (type == ENTRY_DIRECT || (said == ANSWER_YES && role_reaches(run->d->role, USER_LEAD)))
		return MSG_OK;
	return account_barred(run->d, &c->a, out, TEXT_BYTES(40), err);
}

/* The same payment twice, or money of one whom the court protects: a person decides. */
static enum msgid ask(struct post_run *run, const struct posting *p, const struct post_case *c,
	const struct ledger_entry *e, struct posted *out, struct err *err)
{
	struct ledger_entry like = *e;
	enum msgid m = MSG_OK;
	like.account_id = c->a.id;
	like.change = BUCKETS_ZERO;
	like.change.of[BUCKET_PRINCIPAL].cents = -p->amount.cents;
	if (entry_is_payment(p->type) && p->twin != ANSWER_YES)
		m = ledger_twin(run->d->db, &like, &out->twin_id, err);
	if (m == MSG_OK && out->twin_id != 0) {
		out->ask = POST_ASK_TWIN;
		return MSG_OK;
	}
	if (m == MSG_OK)
		m = case_barred(run, c, p->type, p->barred, out->barred, err);
	if (m == MSG_OK && out->barred[0])
		out->ask = POST_ASK_BARRED;
	return m;
}

static enum msgid prepare(struct post_run *run, const struct posting *p, struct post_case *c,
	struct ledger_entry *e, struct err *err)
{
	if (!entry_is_payment(p->type) && !is_charge(p->type))
		BUG("this kind of entry has a verb of its own");
	if (p->amount.cents == 0)
		return err_set(err, MSG_POST_ZERO, "AMOUNT", NULL);
	if (p->amount.cents < 0)
		return err_set(err, MSG_POST_SIGN, "AMOUNT", entry_type_text(p->type), NULL);
	enum msgid m = case_load(run, p->account_id, c, err);
	if (m == MSG_OK)
		m = case_open(c, p->type, p->designated, err);
	return m == MSG_OK ? make_entry(run, p, c, e, err) : m;
}

/* Money for what came back: the account is in work like any other. */
static enum msgid made_good(struct post_run *run, struct post_case *c, struct err *err)
{
	if (strcmp(c->a.status.code, "NSF") != 0)
		return MSG_OK;
	c->anew = true;
	return promise_status(run->d, c->a.id, "ACT", err);
}

/* Interest first, so that the payment finds it owed; too much of it last, which shows after a
 * payment that is dated back. */
static enum msgid write_entry(struct post_run *run, const struct posting *p, struct post_case *c,
	struct ledger_entry *e, struct posted *out, struct err *err)
{
	struct interest_posted before = { .id = 0 }, after = { .id = 0 };
	struct money owed;
	enum msgid m = case_interest(run, c, e->effective_on, false, &before, err);
	if (m == MSG_OK)
		m = insert(run, p, c, e, err);
	if (m == MSG_OK && entry_is_payment(p->type))
		m = commission_book(run, c, e, p->like_id, &out->commission, err);
	if (m == MSG_OK)
		m = case_interest(run, c, e->effective_on, true, &after, err);
	if (m == MSG_OK && entry_is_payment(p->type))
		m = made_good(run, c, err);
	if (m == MSG_OK)
		m = case_follow(run, c, e->id, err);
	if (m == MSG_OK)
		m = buckets_sum(&c->owed, &owed, err);
	if (m != MSG_OK)
		return m;
	out->ledger_id = e->id;
	out->effective = e->effective_on;
	out->interest_id = before.id;
	out->interest.cents = before.amount.cents + after.amount.cents;
	out->change = e->change;
	out->balance = owed;
	return MSG_OK;
}

enum msgid post_run_entry(struct post_run *run, const struct posting *p, struct posted *out,
	struct err *err)
{
	struct post_case c;
	struct ledger_entry e;
	struct posted done = { .ask = POST_DONE };
	enum msgid m = prepare(run, p, &c, &e, err);
	if (m == MSG_OK)
		m = ask(run, p, &c, &e, &done, err);
	if (m == MSG_OK && done.ask == POST_DONE)
		m = write_entry(run, p, &c, &e, &done, err);
	if (m == MSG_OK)
		*out = done;
	return m;
}

struct one_entry { const struct posting *p; struct posted out; };

static enum msgid run_one(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct one_entry *one = arg;
	enum msgid m = post_run_entry(run, one->p, &one->out, err);
	*keep = one->out.ask == POST_DONE;
	return m;
}

enum msgid post_entry(struct desk *d, const struct posting *p, struct posted *out, struct err *err)
{
	struct one_entry one = { .p = p };
	enum msgid m = post_act(d, &(struct act){ .op = OP_POST, .event = "post",
		.account_id = p->account_id, .fn = run_one, .arg = &one }, err);
	if (m == MSG_OK)
		*out = one.out;
	return m;
}

/* As it would be, inside a transaction that is thrown away by who calls. */
static enum msgid try_it(struct post_run *run, const struct posting *p, struct post_preview *out,
	struct err *err)
{
	struct post_case c;
	struct ledger_entry e;
	struct post_preview v = { .interest = MONEY_ZERO };
	struct interest_posted before = { .id = 0 };
	enum msgid m = prepare(run, p, &c, &e, err);
	if (m == MSG_OK)
		m = case_interest(run, &c, e.effective_on, false, &before, err);
	v.owed = c.owed;
	v.interest = before.amount;
	if (m == MSG_OK)
		m = insert(run, p, &c, &e, err);
	v.change = e.change;
	v.left = c.owed;
	if (m == MSG_OK)
		*out = v;
	return m;
}

enum msgid post_preview(struct desk *d, const struct posting *p, struct post_preview *out,
	struct err *err)
{
	POST_RUN_AUTO run = NULL;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = post_run_open(d, &run, err);
	if (m == MSG_OK)
		m = try_it(run, p, out, err);
	db_rollback(d->db);
	return m;
}
