/* SPDX-License-Identifier: MIT */
#include "arrears/desk/receive.h"

#include "arrears/desk/interest.h"
#include "arrears/domain/promise.h"
#include "arrears/store/party.h"
#include "call_parts.h"
#include "debt.h"
#include "post_private.h"

struct receiving {
	const struct receive_input *in;
	struct receipt r;
	struct account_row a;                   /* id 0: nobody knows whose it is */
	struct received out;
};

static enum msgid check_texts(struct receiving *w, struct err *err)
{
	enum tender tender;
	const struct receive_input *in = w->in;
	const char *last4 = in->last4 ? in->last4 : "";
	if (!in->method || !tender_parse(in->method, &tender))
		return err_set(err, MSG_TENDER_UNKNOWN, "METHOD", in->method ? in->method : "",
			NULL);
	(void)text_put(w->r.method, sizeof w->r.method, tender_name(tender));
	enum msgid m = last4_check(last4, false, "LAST4", err);
	if (m != MSG_OK)
		return m;
	(void)text_put(w->r.last4, sizeof w->r.last4, last4);
	m = money_text(in->reference, w->r.reference, sizeof w->r.reference, "REFERENCE", err);
	return m == MSG_OK ? money_text(in->payer, w->r.payer, sizeof w->r.payer, "PAYER", err) :
		m;
}

enum msgid receive_most(struct money amount, struct err *err)
{
	char most[MONEY_TEXT_SIZE];
	if (amount.cents <= RECEIVE_MAX_CENTS)
		return MSG_OK;
	money_show((struct money){ RECEIVE_MAX_CENTS }, most);
	return err_set(err, MSG_RECEIVE_MOST, "AMOUNT", most, NULL);
}

static enum msgid check_money(struct desk *d, struct receiving *w, struct err *err)
{
	char day[9];
	w->r.effective_on = date_is_none(w->in->effective) ? desk_today(d) : w->in->effective;
	date_show(w->r.effective_on, day);
	if (w->in->amount.cents == 0)
		return err_set(err, MSG_POST_ZERO, "AMOUNT", NULL);
	if (w->in->amount.cents < 0)
		return err_set(err, MSG_POST_SIGN, "AMOUNT", entry_type_text(ENTRY_PAYMENT), NULL);
	if (date_cmp(w->r.effective_on, desk_today(d)) > 0)
		return err_set(err, MSG_POST_FUTURE, "DATE", day, NULL);
	return receive_most(w->in->amount, err);
}

static enum msgid find_account(struct desk *d, struct receiving *w, struct err *err)
{
	char number[24], day[9], placed[9];
	if (w->in->account_id == 0)
		return w->in->direct ? err_set(err, MSG_RECEIPT_DIRECT, "ACCOUNT", NULL) :
			text_is_blank(w->r.payer) ? err_set(err, MSG_RECEIPT_PAYER, "PAYER", NULL) :
			MSG_OK;
	account_text(w->in->account_id, number);
	enum msgid m = account_need(d, w->in->account_id, &w->a, err);
	if (m != MSG_OK)
		return m;
	if (w->a.status.class == STATUS_CLOSED)
		return err_set(err, MSG_RECEIVE_CLOSED, "", number, w->a.status.code, NULL);
	date_show(w->r.effective_on, day);
	date_show(w->a.placed_on, placed);
	if (date_cmp(w->r.effective_on, w->a.placed_on) < 0)
		return err_set(err, MSG_POST_BEFORE_PLACED, "DATE", day, placed, NULL);
	return MSG_OK;
}

/* More than is owed, or than what was received before leaves of it. */
static enum msgid ask_over(struct desk *d, struct receiving *w, struct err *err)
{
	struct interest_state s = { .unposted = MONEY_ZERO };
	struct received *out = &w->out;
	int count = 0;
	if (w->in->over == ANSWER_YES)
		return MSG_OK;
	enum msgid m = interest_accrued(d, w->a.id, desk_today(d), &s, err);
	if (m == MSG_OK)
		m = receipt_waiting(d->db, w->a.id, &out->waiting, &count, err);
	if (m != MSG_OK)
		return m;
	out->owed.cents = w->a.balance.cents + s.unposted.cents;
	if (w->r.amount.cents > out->owed.cents - out->waiting.cents)
		out->ask = RECEIVE_ASK_OVER;
	return MSG_OK;
}

/* Twice the same, money of one whom the court protects, or more than is owed: a person says whether
 * it is meant. */
static enum msgid ask(struct desk *d, struct receiving *w, struct err *err)
{
	enum msgid m = MSG_OK;
	if (w->a.id == 0)
		return MSG_OK;
	if (w->in->twin != ANSWER_YES)
		m = receipt_twin(d->db, &w->r, &w->out.twin_id, err);
	if (m != MSG_OK || w->out.twin_id != 0) {
		w->out.ask = RECEIVE_ASK_TWIN;
		return m;
	}
	if (w->in->barred != ANSWER_YES)
		m = account_barred(d, &w->a, w->out.barred, sizeof w->out.barred, err);
	if (m != MSG_OK || w->out.barred[0]) {
		w->out.ask = RECEIVE_ASK_BARRED;
		return m;
	}
	return ask_over(d, w, err);
}

enum msgid receive_batch(struct desk *d, int64_t *id, struct err *err)
{
	struct batch b;
	int64_t newest = 0;
	bool found = false;
	enum msgid m = batch_open_of_desks(d->db, &newest, err);
	if (m == MSG_OK && newest != 0)
		m = batch_load(d->db, newest, &b, &found, err);
	if (m != MSG_OK)
		return m;
	*id = found && date_cmp(desk_date_of(d, b.opened_at), desk_today(d)) == 0 ? newest : 0;
	return MSG_OK;
}

static enum msgid find_batch(struct desk *d, int64_t *id, struct err *err)
{
	struct batch b = { .state = BATCH_OPEN, .opened_at = desk_now(d),
		.opened_by = d->user_id };
	enum msgid m = receive_batch(d, id, err);
	return m == MSG_OK && *id == 0 ? batch_insert(d->db, &b, id, err) : m;
}

static enum msgid write_receipt(struct desk *d, struct receiving *w, struct err *err)
{
	char text[160], amount[MONEY_TEXT_SIZE];
	enum msgid m = find_batch(d, &w->r.batch_id, err);
	if (m == MSG_OK)
		m = receipt_insert(d->db, &w->r, &w->out.receipt_id, err);
	if (m != MSG_OK)
		return m;
	w->out.batch_id = w->r.batch_id;
	money_show(w->r.amount, amount);
	(void)text_putf(text, sizeof text, "Received %s by %s%s, receipt %lld, to be posted",
		amount, method_word(w->r.method), w->r.direct ? " at the client" : "",
		(long long)w->out.receipt_id);
	if (w->a.id != 0)
		m = system_note(d, &w->a, 0, text, err);
	return m == MSG_OK ? desk_audit(d, "receive", "receipt", w->out.receipt_id, "", err) : m;
}

static enum msgid receive(struct desk *d, struct receiving *w, struct err *err)
{
	enum msgid m = find_account(d, w, err);
	if (m == MSG_OK)
		m = ask(d, w, err);
	return m == MSG_OK && w->out.ask == RECEIVE_DONE ? write_receipt(d, w, err) : m;
}

enum msgid receive_payment(struct desk *d, const struct receive_input *in, struct received *out,
	struct err *err)
{
	struct receiving w = { .in = in, .r = { .account_id = in->account_id,
		.direct = in->direct, .amount = in->amount, .designated = in->designated,
		.received_on = desk_today(d), .received_at = desk_now(d),
		.received_by = d->user_id } };
	enum msgid m = desk_may(d, OP_RECEIVE, err);
	if (m == MSG_OK)
		m = check_texts(&w, err);
	if (m == MSG_OK)
		m = check_money(d, &w, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m == MSG_OK)
		m = db_end(d->db, receive(d, &w, err), err);
	if (m == MSG_OK)
		*out = w.out;
	return m;
}

static enum msgid need_receipt(struct desk *d, int64_t id, struct receipt *out, struct err *err)
{
	bool found = false;
	char number[24];
	account_text(id, number);
	enum msgid m = receipt_load(d->db, id, out, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_RECEIPT_UNKNOWN, "RECEIPT", number, NULL) :
		m;
}

static enum msgid check_void(struct desk *d, const struct receipt *r, struct err *err)
{
	struct batch b = { .state = BATCH_OPEN };
	bool found = false;
	char number[24];
	account_text(r->id, number);
	if (r->state != RECEIPT_RECEIVED)
		return err_set(err, MSG_RECEIPT_POSTED, "RECEIPT", number,
			receipt_state_name(r->state), NULL);
	if (r->received_by != d->user_id && !role_reaches(d->role, USER_LEAD))
		return err_set(err, MSG_NOT_AUTHORIZED, "", "Voiding another's receipt",
			role_name(d->role), "LEAD, ADMIN", NULL);
	enum msgid m = batch_load(d->db, r->batch_id, &b, &found, err);
	account_text(r->batch_id, number);
	if (m == MSG_OK && b.state != BATCH_OPEN)
		m = err_set(err, MSG_RECEIPT_COUNTED, "RECEIPT", number, NULL);
	return m;
}

/* The account's notes say that the money came in: they must say that it did not. */
static enum msgid note_void(struct desk *d, const struct receipt *r, const char *reason,
	struct err *err)
{
	struct account_row a;
	char text[TEXT_BYTES(120)], amount[MONEY_TEXT_SIZE];
	if (r->account_id == 0)
		return MSG_OK;
	money_show(r->amount, amount);
	(void)text_putf(text, sizeof text, "Receipt %lld of %s by %s is void: %s",
		(long long)r->id, amount, method_word(r->method), reason);
	enum msgid m = account_need(d, r->account_id, &a, err);
	return m == MSG_OK ? system_note(d, &a, 0, text, err) : m;
}

static enum msgid void_it(struct desk *d, int64_t id, const char *reason, struct err *err)
{
	struct receipt r;
	bool moved = false;
	enum msgid m = need_receipt(d, id, &r, err);
	if (m == MSG_OK)
		m = check_void(d, &r, err);
	if (m == MSG_OK)
		m = receipt_move(d->db, &(struct receipt_move){ .id = id, .to = RECEIPT_VOID,
			.at = desk_now(d), .user_id = d->user_id, .reason = reason }, &moved, err);
	if (m == MSG_OK)
		m = note_void(d, &r, reason, err);
	return m == MSG_OK ? desk_audit(d, "void", "receipt", id, "", err) : m;
}

enum msgid receipt_void(struct desk *d, int64_t receipt_id, const char *reason, struct err *err)
{
	char text[TEXT_BYTES(60)];
	enum msgid m = desk_may(d, OP_RECEIVE, err);
	if (m == MSG_OK && (!reason || text_is_blank(reason)))
		m = err_set(err, MSG_REASON_REQUIRED, "REASON", NULL);
	if (m == MSG_OK)
		m = money_text(reason, text, sizeof text, "REASON", err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, void_it(d, receipt_id, text, err), err) : m;
}

static enum msgid payer_name(struct desk *d, const struct receipt *r, const struct account_row *a,
	char *out, size_t size, struct err *err)
{
	struct party_row p;
	bool found = false;
	enum msgid m = MSG_OK;
	(void)text_put(out, size, r->payer);
	if (!r->payer[0] && a->id != 0)
		m = party_load(d->db, a->consumer_id, &p, &found, err);
	if (m == MSG_OK && found)
		name_display(&p.name, out, size);
	return m;
}

static void print_receipt(const struct receipt *r, const struct account_row *a, const char *name,
	struct str *out)
{
	char amount[MONEY_TEXT_SIZE], day[9], value[9];
	money_show(r->amount, amount);
	date_show(r->received_on, day);
	date_show(r->effective_on, value);
	str_addf(out, "RECEIPT %lld%s\n\n", (long long)r->id,
		r->state == RECEIPT_VOID ? "   VOID" : "");
	str_addf(out, "Received   %s   counts from %s\n", day, value);
	str_addf(out, "From       %s\n", name);
	str_addf(out, "Amount     %s\n", amount);
	str_addf(out, "By         %s%s%s%s%s\n", method_word(r->method),
		r->last4[0] ? " ending in " : "", r->last4,
		r->reference[0] ? "   number " : "", r->reference);
	if (a->id != 0)
		str_addf(out, "Account    %lld   %s   (theirs: %s)\n", (long long)a->id,
			a->client_name, a->client_account);
	else
		str_add(out, "Account    not known yet: the money is held until it is\n");
	str_addf(out, "Taken by   %s\n", r->received_name);
	if (r->state == RECEIPT_VOID)
		str_addf(out, "\nVoid: %s\n", r->void_reason);
}

enum msgid receipt_text(struct desk *d, int64_t receipt_id, struct str *out, struct err *err)
{
	struct receipt r;
	struct account_row a = { .id = 0 };
	char name[TEXT_BYTES(60)];
	bool found = false;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = need_receipt(d, receipt_id, &r, err);
	if (m == MSG_OK && r.account_id != 0)
		m = account_load(d->db, r.account_id, &a, &found, err);
	if (m == MSG_OK)
		m = payer_name(d, &r, &a, name, sizeof name, err);
	if (m == MSG_OK)
		print_receipt(&r, &a, name, out);
	return m;
}
