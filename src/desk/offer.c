/* SPDX-License-Identifier: MIT */
#include "arrears/desk/offer.h"

#include <inttypes.h>

#include "arrears/desk/notes.h"
#include "offer_private.h"
#include "promise_parts.h"

enum msgid money_note(struct desk *d, int64_t account_id, const char *text, struct err *err)
{
	struct account_row a;
	struct open_call_row open = { .contact_id = 0 };
	bool found = false, calling = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m == MSG_OK && found)
		m = call_current_on(d, account_id, &open, &calling, err);
	if (m != MSG_OK || !found)
		return m;
	return system_note(d, &a, calling ? open.contact_id : 0, text, err);
}

enum msgid settle_load(struct desk *d, int64_t offer_id, struct offer_row *out, struct err *err)
{
	bool found = false;
	enum msgid m = offer_load(d->db, offer_id, out, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_OFFER_UNKNOWN, "", NULL) : m;
}

/* --- making one ---------------------------------------------------------------------------- */

/* Ours under the floor of who makes it: somebody else's word, or a request. */
static enum msgid may_offer(struct desk *d, const struct settle_offer *o,
	const struct settle_quote *q, enum offer_state *state, struct err *err)
{
	struct settle_base b;
	char sum[MONEY_TEXT_SIZE], floor[MONEY_TEXT_SIZE];
	*state = OFFER_OPEN;
	if (o->side == OFFER_BY_CONSUMER || q->answer.verdict == OFFER_OWN)
		return MSG_OK;
	enum msgid m = settle_base(d, o->terms.account_id, o->terms.due, &b, err);
	if (m == MSG_OK && o->approver)
		return settle_role_may(&b, o->approver, o->terms.amount, err);
	/* Under every floor: asking is of no use. */
	struct lead most = { .role = USER_ADMIN, .name = "ADMIN" };
	if (m == MSG_OK)
		m = settle_role_may(&b, &most, o->terms.amount, err);
	if (m != MSG_OK)
		return m;
	if (o->ask && !text_is_blank(o->ask)) {
		*state = OFFER_WAITING;
		return MSG_OK;
	}
	money_show(o->terms.amount, sum);
	money_show(q->mine, floor);
	return err_set(err, MSG_SETTLE_FLOOR, "AMOUNT", sum, floor, NULL);
}

static enum msgid insert(struct desk *d, const struct settle_offer *o, struct settle_made *made,
	struct err *err)
{
	const struct settle_terms *t = &o->terms;
	struct open_call_row open = { .contact_id = 0 };
	bool calling = false;
	bool leant = o->side == OFFER_BY_US && made->quote.answer.verdict != OFFER_OWN;
	struct offer_row row = { .account_id = t->account_id, .side = o->side,
		.state = made->state, .amount = t->amount, .owed = made->quote.owed,
		.floor = made->quote.mine, .due_on = t->due,
		.valid_until = made->quote.valid_until, .installments = made->quote.count,
		.at = desk_now(d), .user_id = d->user_id,
		.approved_by = leant && o->approver ? o->approver->id : 0 };
	enum msgid m = call_current_on(d, t->account_id, &open, &calling, err);
	if (m == MSG_OK && o->words && !text_is_blank(o->words))
		m = note_prepare(d, t->account_id, o->words, row.words, sizeof row.words, err);
	row.contact_id = calling ? open.contact_id : 0;
	return m == MSG_OK ? offer_insert(d->db, &row, &made->offer_id, err) : m;
}

static enum msgid tell(struct desk *d, const struct settle_offer *o,
	const struct settle_made *made, struct err *err)
{
	char sum[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE], due[9], text[240], parts[24] = "";
	money_show(o->terms.amount, sum);
	money_show(made->quote.owed, owed);
	date_show(o->terms.due, due);
	if (made->quote.count > 1)
		(void)text_putf(parts, sizeof parts, " in %d payments", made->quote.count);
	(void)text_putf(text, sizeof text, "%s %s of %s%s by %s%s%s",
		o->side == OFFER_BY_US ? "Offered to settle for" : "Consumer offers", sum, owed,
		parts, due, made->state == OFFER_WAITING ? ", waits for approval" : "",
		o->approver ? ", approved on the spot" : "");
	return money_note(d, o->terms.account_id, text, err);
}

static enum msgid request(struct desk *d, const struct settle_offer *o, struct settle_made *made,
	struct err *err)
{
	char detail[APPROVAL_DETAIL], due[9];
	struct approval_new a = { .kind = APPROVAL_SETTLEMENT, .account_id = o->terms.account_id,
		.subject_id = made->offer_id, .amount = o->terms.amount, .detail = detail,
		.reason = o->ask };
	date_show(o->terms.due, due);
	(void)text_putf(detail, sizeof detail, "%d.%02d percent, %d payment%s by %s",
		made->quote.answer.percent / 100, made->quote.answer.percent % 100,
		made->quote.count, made->quote.count == 1 ? "" : "s", due);
	return approval_ask(d, &a, &made->approval_id, err);
}

static enum msgid make(struct desk *d, const struct settle_offer *o, struct settle_made *made,
	struct err *err)
{
	char detail[80];
	enum msgid m = offer_expire(d->db, o->terms.account_id, desk_today(d), err);
	if (m == MSG_OK)
		m = offer_close_others(d->db, o->terms.account_id, 0, OFFER_COUNTERED, err);
	if (m == MSG_OK)
		m = insert(d, o, made, err);
	if (m == MSG_OK && made->state == OFFER_WAITING)
		m = request(d, o, made, err);
	if (m == MSG_OK)
		m = tell(d, o, made, err);
	(void)text_putf(detail, sizeof detail, "%s %s, lead %" PRId64, offer_side_name(o->side),
		offer_state_name(made->state), o->approver ? o->approver->id : 0);
	return m == MSG_OK ? desk_audit(d, "offer", "offer", made->offer_id, detail, err) : m;
}

enum msgid settle_offer(struct desk *d, const struct settle_offer *o, struct settle_made *out,
	struct err *err)
{
	struct settle_made made = { .offer_id = 0 };
	enum msgid m = desk_may(d, OP_SETTLE, err);
	if (m == MSG_OK && o->approver && o->approver->id == d->user_id)
		m = err_set(err, MSG_APPROVE_OWN, "", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = settle_quote(d, &o->terms, &made.quote, err);
	if (m == MSG_OK)
		m = may_offer(d, o, &made.quote, &made.state, err);
	if (m == MSG_OK)
		m = make(d, o, &made, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = made;
	return m;
}

/* --- what becomes of it -------------------------------------------------------------------- */

/* Open, and standing today. */
static enum msgid check_open(struct desk *d, const struct offer_row *o, struct err *err)
{
	char until[9];
	date_show(o->valid_until, until);
	bool over = date_cmp(o->valid_until, desk_today(d)) < 0;
	if (o->state == OFFER_EXPIRED || (over && o->state <= OFFER_WAITING))
		return err_set(err, MSG_OFFER_EXPIRED, "", until, NULL);
	if (o->state == OFFER_WAITING)
		return err_set(err, MSG_OFFER_WAITING, "", NULL);
	if (o->state != OFFER_OPEN)
		return err_set(err, MSG_OFFER_CLOSED, "", offer_state_name(o->state), NULL);
	return MSG_OK;
}

static struct settle_terms terms_of_offer(const struct offer_row *o)
{
	return (struct settle_terms){ .account_id = o->account_id, .amount = o->amount,
		.due = o->due_on, .installments = o->installments, .valid_until = o->valid_until };
}

/* Ours was within the floor of who made it, or approved. Theirs must be within this desk's. */
static enum msgid check_floor(const struct offer_row *o, const struct settle_quote *q,
	struct err *err)
{
	char sum[MONEY_TEXT_SIZE], floor[MONEY_TEXT_SIZE];
	if (o->side == OFFER_BY_US || o->approved_by || q->answer.verdict == OFFER_OWN)
		return MSG_OK;
	money_show(o->amount, sum);
	money_show(q->mine, floor);
	return err_set(err, MSG_OFFER_THEIRS, "", sum, floor, NULL);
}

static void fill_plan(const struct settle_accept *a, const struct offer_row *o,
	const struct settle_quote *q, struct plan_input *in)
{
	*in = (struct plan_input){ .account_id = o->account_id, .kind = PLAN_SETTLEMENT,
		.total = o->amount, .due = { .every = FREQ_MONTHLY, .first = q->parts[0].on },
		.end = DATE_NONE, .down_on = DATE_NONE, .method = a->method,
		.has_method = a->has_method, .offer_id = o->id, .approved_by = o->approved_by,
		.replace = a->replace, .consent = a->consent, .call = a->call };
	if (q->count == 1) {
		in->count = 1;
		return;
	}
	in->typed_count = (size_t)q->count;
	for (int i = 0; i < q->count; i++)
		in->typed[i] = (struct typed_row){ q->parts[i].on, q->parts[i].amount };
}

static enum msgid agree(struct desk *d, const struct offer_row *o, int64_t plan_id,
	struct err *err)
{
	char detail[48];
	enum msgid m = offer_set(d->db, o->id, OFFER_ACCEPTED, 0, err);
	if (m == MSG_OK)
		m = offer_close_others(d->db, o->account_id, o->id, OFFER_COUNTERED, err);
	(void)text_putf(detail, sizeof detail, "plan %" PRId64, plan_id);
	return m == MSG_OK ? desk_audit(d, "settle", "offer", o->id, detail, err) : m;
}

static enum msgid check_accept(struct desk *d, const struct settle_accept *a,
	struct offer_row *o, struct settle_quote *q, struct err *err)
{
	enum msgid m = settle_load(d, a->offer_id, o, err);
	if (m == MSG_OK)
		m = check_open(d, o, err);
	if (m != MSG_OK)
		return m;
	struct settle_terms t = terms_of_offer(o);
	m = settle_quote(d, &t, q, err);
	return m == MSG_OK ? check_floor(o, q, err) : m;
}

enum msgid settle_accept(struct desk *d, const struct settle_accept *a, struct promise_outcome *out,
	struct err *err)
{
	struct offer_row o;
	struct settle_quote q;
	struct plan_input in;
	struct promise_outcome made = { .ask = PROMISE_TAKEN };
	enum msgid m = desk_may(d, OP_SETTLE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = check_accept(d, a, &o, &q, err);
	if (m == MSG_OK) {
		fill_plan(a, &o, &q, &in);
		m = plan_make(d, &in, &made, err);
	}
	if (m == MSG_OK && made.ask == PROMISE_TAKEN)
		m = agree(d, &o, made.plan_id, err);
	m = agree_end(d, made.ask, m, err);
	if (m == MSG_OK)
		*out = made;
	return m;
}

static enum msgid decline(struct desk *d, int64_t offer_id, const char *words, struct err *err)
{
	struct offer_row o;
	char text[NOTE_SIZE], said[NOTE_SIZE] = "", sum[MONEY_TEXT_SIZE];
	enum msgid m = settle_load(d, offer_id, &o, err);
	if (m == MSG_OK && o.state > OFFER_WAITING)
		m = err_set(err, MSG_OFFER_CLOSED, "", offer_state_name(o.state), NULL);
	if (m == MSG_OK && words && !text_is_blank(words))
		m = note_prepare(d, o.account_id, words, said, sizeof said, err);
	if (m == MSG_OK)
		m = offer_set(d->db, offer_id, OFFER_DECLINED, 0, err);
	if (m != MSG_OK)
		return m;
	money_show(o.amount, sum);
	(void)text_putf(text, sizeof text, "Settlement of %s declined%s%s", sum,
		said[0] ? ": " : "", said);
	m = money_note(d, o.account_id, text, err);
	return m == MSG_OK ? desk_audit(d, "offer_declined", "offer", offer_id, "", err) : m;
}

enum msgid settle_decline(struct desk *d, int64_t offer_id, const char *words, struct err *err)
{
	enum msgid m = desk_may(d, OP_SETTLE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, decline(d, offer_id, words, err), err) : m;
}

enum msgid settle_decided(struct desk *d, int64_t offer_id, bool yes, struct err *err)
{
	struct offer_row o;
	struct settle_base b;
	struct lead who = { .id = d->user_id, .role = d->role };
	(void)text_put(who.name, sizeof who.name, d->user_name);
	enum msgid m = settle_load(d, offer_id, &o, err);
	if (m != MSG_OK || (!yes && o.state != OFFER_WAITING))
		return m;
	if (!yes)
		return offer_set(d->db, offer_id, OFFER_DECLINED, 0, err);
	char until[9];
	date_show(o.valid_until, until);
	if (date_cmp(o.valid_until, desk_today(d)) < 0)
		return err_set(err, MSG_OFFER_EXPIRED, "", until, NULL);
	if (o.state != OFFER_WAITING)
		return err_set(err, MSG_OFFER_CLOSED, "", offer_state_name(o.state), NULL);
	m = settle_base(d, o.account_id, o.due_on, &b, err);
	if (m == MSG_OK)
		m = settle_role_may(&b, &who, o.amount, err);
	return m == MSG_OK ? offer_set(d->db, offer_id, OFFER_OPEN, d->user_id, err) : m;
}
