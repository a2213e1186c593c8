/* SPDX-License-Identifier: MIT */
/* What the cast agreed to and paid, through the functions of the desk. */
#include "demo_cast.h"

#include "arrears/base/mem.h"
#include "arrears/desk/interest.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/post.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/verify.h"

#define TALK_SECONDS 240

static struct desk *desk_of(const struct demo_doing *a)
{
	return a->w->d;
}

/* The same moment, some minutes later. */
static void later(const struct demo_doing *a, int seconds)
{
	a->w->d->clock = clock_frozen_at(desk_now(a->w->d) + seconds);
}

/* --- in a call ------------------------------------------------------------------------------- */

/* Who it is is asked, who we are is said; then they talk. */
static enum msgid call(const struct demo_doing *a, struct err *err)
{
	const struct demo_member *who = a->who;
	struct call_opened opened;
	struct identity said = { .birth_month = who->born_month, .birth_day = who->born_day };
	bool matched = false;
	enum msgid m = call_open(desk_of(a), &(struct call_request){
		.account_id = who->account_id }, &opened, err);
	if (m == MSG_OK)
		m = verify_identity(desk_of(a), who->account_id, &said, &matched, err);
	if (m == MSG_OK)
		m = verify_disclosed(desk_of(a), who->account_id, 0, err);
	later(a, TALK_SECONDS);
	return m;
}

static struct result_input talk(const struct demo_doing *a)
{
	return (struct result_input){ .account_id = a->who->account_id, .date = DATE_NONE,
		.minute = -1 };
}

/* An act that asks something more was written down wrong. */
static enum msgid must_be_taken(enum promise_ask ask)
{
	if (ask != PROMISE_TAKEN)
		BUG("an act of the cast asks for an answer");
	return MSG_OK;
}

static enum msgid promise(const struct demo_doing *a, struct err *err)
{
	const struct demo_act *act = a->act;
	struct promise_outcome out;
	struct promise_input in = { .amount.cents = act->cents, .whole = act->cents == 0,
		.due = demo_day(act->due), .method = act->by, .has_method = true,
		.consent = ANSWER_YES, .call = talk(a) };
	enum msgid m = call(a, err);
	if (m == MSG_OK)
		m = take_promise(desk_of(a), &in, &out, err);
	return m == MSG_OK ? must_be_taken(out.ask) : m;
}

static enum msgid plan(const struct demo_doing *a, struct err *err)
{
	const struct demo_act *act = a->act;
	struct promise_outcome out;
	AUTO_FREE struct plan_input *in = mem_alloc(1, sizeof *in);
	*in = (struct plan_input){ .account_id = a->who->account_id, .kind = PLAN_INSTALLMENTS,
		.due.first = demo_day(act->due), .count = act->n, .end = DATE_NONE,
		.down_on = DATE_NONE, .method = act->by, .has_method = true,
		.consent = ANSWER_YES, .call = talk(a) };
	if (!frequency_parse(act->words, &in->due.every))
		BUG(act->words);
	if (a->who->linked_id)
		in->linked[in->linked_count++] = a->who->linked_id;
	enum msgid m = call(a, err);
	if (m == MSG_OK)
		m = plan_make(desk_of(a), in, &out, err);
	return m == MSG_OK ? must_be_taken(out.ask) : m;
}

/* --- settlements ----------------------------------------------------------------------------- */

static enum msgid offer(const struct demo_doing *a, struct err *err)
{
	const struct demo_act *act = a->act;
	struct settle_made made;
	struct settle_offer o = { .terms = { .account_id = a->who->account_id,
		.amount.cents = act->cents, .due = demo_day(act->due), .installments = act->n,
		.valid_until = DATE_NONE },
		.side = act->deed == ACT_COUNTER ? OFFER_BY_CONSUMER : OFFER_BY_US,
		.ask = act->deed == ACT_ASK ? act->words : NULL, .words = act->words };
	return settle_offer(desk_of(a), &o, &made, err);
}

static enum msgid accept(const struct demo_doing *a, struct err *err)
{
	struct offer_row newest = { .id = 0 };
	struct promise_outcome out;
	size_t n = 0;
	enum msgid m = offers_of(desk_of(a), a->who->account_id, &newest, 1, &n, err);
	if (m == MSG_OK)
		m = call(a, err);
	if (m == MSG_OK)
		m = settle_accept(desk_of(a), &(struct settle_accept){ .offer_id = newest.id,
			.method = a->act->by, .has_method = true, .consent = ANSWER_YES,
			.call = talk(a) }, &out, err);
	return m == MSG_OK ? must_be_taken(out.ask) : m;
}

enum msgid demo_agreement(struct demo_doing *a, struct err *err)
{
	switch (a->act->deed) {
	case ACT_PTP: return promise(a, err);
	case ACT_PLAN: return plan(a, err);
	case ACT_ACCEPT: return accept(a, err);
	default: return offer(a, err);
	}
}

/* --- money ----------------------------------------------------------------------------------- */

static enum msgid receive(const struct demo_doing *a, struct err *err)
{
	const struct demo_act *act = a->act;
	struct received got;
	bool direct = act->deed == ACT_DIRECT;
	return receive_payment(desk_of(a), &(struct receive_input){ .amount.cents = act->cents,
		.account_id = a->who->account_id, .method = tender_name(act->by),
		.reference = act->words, .designated = act->n == 1 || direct, .direct = direct,
		.effective = desk_today(desk_of(a)) }, &got, err);
}

static enum msgid came_back(const struct demo_doing *a, struct err *err)
{
	AUTO_FREE struct ledger_row *rows = mem_alloc(32, sizeof *rows);
	struct post_undone out;
	size_t n = 0, i = 0;
	enum msgid m = ledger_page(desk_of(a)->db, a->who->account_id, 0, rows, 32, &n, err);
	while (i < n && rows[i].e.type != ENTRY_PAYMENT)
		i++;
	if (m != MSG_OK || i == n)
		return m;
	return post_reverse(desk_of(a), &(struct post_undo){ .ledger_id = rows[i].e.id,
		.nsf = true, .code = a->act->words, .reason = "Insufficient funds" }, &out, err);
}

static enum msgid adjust(const struct demo_doing *a, struct err *err)
{
	struct posted out;
	return post_adjust(desk_of(a), &(struct post_change){ .account_id = a->who->account_id,
		.bucket = BUCKET_PRINCIPAL, .amount.cents = a->act->cents,
		.effective = desk_today(desk_of(a)), .reason = a->act->words }, &out, err);
}

static enum msgid cost(const struct demo_doing *a, struct err *err)
{
	struct posted out;
	return post_entry(desk_of(a), &(struct posting){ .account_id = a->who->account_id,
		.type = ENTRY_COST, .amount.cents = a->act->cents,
		.effective = desk_today(desk_of(a)), .authority = a->act->words,
		.reason = "Filing and service" }, &out, err);
}

/* From the day it was told; terms are an administrator's. */
static enum msgid rate(const struct demo_doing *a, struct err *err)
{
	struct rate_change r = { .account_id = a->who->account_id,
		.kind = (enum rate_kind)a->act->n,
		.from_on = desk_today(desk_of(a)), .until_on = demo_day(a->act->due),
		.rate_millionths = (int32_t)a->act->cents };
	(void)text_put(r.authority, sizeof r.authority, a->act->words);
	demo_sit(a->w, SEAT_SYSTEM, 0);
	return rate_set(desk_of(a), &r, err);
}

enum msgid demo_posting(struct demo_doing *a, struct err *err)
{
	if (a->act->deed == ACT_PAY || a->act->deed == ACT_DIRECT)
		return receive(a, err);
	demo_sit(a->w, SEAT_LEAD, 0);
	switch (a->act->deed) {
	case ACT_NSF: return came_back(a, err);
	case ACT_ADJUST: return adjust(a, err);
	case ACT_COST: return cost(a, err);
	default: return rate(a, err);
	}
}
