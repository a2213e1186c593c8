/* SPDX-License-Identifier: MIT */
/* Entries taken back: by mistake posted, or returned by the bank. */
#include "arrears/desk/post.h"

#include "arrears/base/mem.h"
#include "arrears/desk/paid.h"
#include "arrears/desk/promise.h"
#include "arrears/domain/instrument.h"
#include "arrears/store/receipt.h"
#include "call_parts.h"
#include "post_private.h"

static enum msgid find_entry(struct desk *d, int64_t id, struct ledger_entry *e, struct err *err)
{
	bool found = false;
	int64_t by = 0;
	char number[24], other[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	enum msgid m = ledger_load(d->db, id, e, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found)
		return err_set(err, MSG_ENTRY_UNKNOWN, "ENTRY", number, NULL);
	if (entry_is_undoing(e->type) || e->type == ENTRY_PLACEMENT)
		return err_set(err, MSG_ENTRY_IS_REVERSAL, "ENTRY", entry_type_text(e->type), NULL);
	m = ledger_reversed_by(d->db, id, &by, err);
	(void)text_putf(other, sizeof other, "%lld", (long long)by);
	if (m == MSG_OK && by != 0)
		m = err_set(err, MSG_ENTRY_REVERSED, "ENTRY", number, other, NULL);
	return m;
}

/* "R01 insufficient funds": the bank's code, and its meaning where nobody says more. */
static enum msgid make_reason(const struct post_undo *u, struct ledger_entry *e, struct err *err)
{
	char text[TEXT_BYTES(160)];
	const char *words = u->reason ? u->reason : "";
	if (!u->nsf) {
		if (text_is_blank(words))
			return err_set(err, MSG_REASON_REQUIRED, "REASON", NULL);
		return money_text(words, e->reason, sizeof e->reason, "REASON", err);
	}
	const char *code = u->code ? u->code : "";
	const struct return_code *r = return_code_find(code);
	if (!r)
		return err_set(err, MSG_RETURN_CODE, "CODE", code, NULL);
	(void)text_putf(text, sizeof text, "%s %s", r->code, words[0] ? words : r->text);
	text[text_fit(text, 60)] = '\0';
	return money_text(text, e->reason, sizeof e->reason, "REASON", err);
}

/* The exact negation, with the value date of what it takes back: what accrued since then accrues
 * again. The interest of before stands, as it was right without the payment too. */
static enum msgid undo_one(struct post_run *run, struct post_case *c,
	const struct ledger_entry *old, const struct post_undo *u, int64_t *id, struct err *err)
{
	struct interest_posted less;
	struct ledger_entry e = { .type = u->nsf ? ENTRY_NSF : ENTRY_REVERSAL,
		.effective_on = old->effective_on, .change = buckets_negate(&old->change),
		.reverses_id = old->id, .receipt_id = old->receipt_id, .file_id = u->file_id,
		.credit_user_id = old->credit_user_id };
	(void)text_put(e.method, sizeof e.method, old->method);
	(void)text_put(e.reference, sizeof e.reference, old->reference);
	enum msgid m = make_reason(u, &e, err);
	if (m == MSG_OK)
		m = case_insert(run, c, &e, err);
	if (m == MSG_OK)
		m = commission_settle(run, c, old->moves_id ? old->moves_id : old->id, e.id, err);
	if (m == MSG_OK && entry_is_payment(old->type))
		m = ledger_last_paid(run->d->db, c->a.id, err);
	if (m == MSG_OK && old->type != ENTRY_INTEREST)
		m = case_interest(run, c, e.effective_on, true, &less, err);
	if (m == MSG_OK)
		*id = e.id;
	return m;
}

/* Charged only where the client's terms name a fee and what allows it (12 CFR 1006.22(b)). */
static enum msgid charge_fee(struct post_run *run, struct post_case *c,
	const struct post_undo *u, struct post_undone *out, struct err *err)
{
	const struct terms *t = &c->client->terms;
	struct ledger_entry e = { .type = ENTRY_FEE, .file_id = u->file_id,
		.effective_on = desk_today(run->d),
		.change.of[BUCKET_FEES] = t->nsf_fee };
	if (t->nsf_fee.cents <= 0 || !t->nsf_fee_authority.s[0])
		return MSG_OK;
	(void)text_put(e.authority, sizeof e.authority, t->nsf_fee_authority.s);
	(void)text_put(e.reason, sizeof e.reason, "returned payment");
	enum msgid m = case_insert(run, c, &e, err);
	if (m == MSG_OK) {
		out->fee_id = e.id;
		out->fee = t->nsf_fee;
	}
	return m;
}

/* Posted to the wrong debt, the money itself is still here. */
static enum msgid unapply(struct desk *d, const struct ledger_entry *old,
	const struct post_undo *u, struct post_undone *out, struct err *err)
{
	struct suspense_entry back = { .receipt_id = old->receipt_id, .amount = out->amount,
		.ledger_id = out->ledger_id, .at = desk_now(d), .user_id = d->user_id,
		.reason = "entry taken back" };
	if (u->nsf || u->file_id != 0 || old->receipt_id == 0 || old->type != ENTRY_PAYMENT)
		return MSG_OK;
	out->held = out->amount;
	return suspense_add(d->db, &back, err);
}

/* Money that was moved on is taken back where it lies. What it had paid is owed again by then: it
 * may have been paid by other money since it left. */
static enum msgid undo_moves(struct post_run *run, const struct post_undo *u, int64_t ledger_id,
	bool *moved, struct err *err)
{
	struct post_undo back = { .reason = u->nsf ? "moved payment returned" :
		"moved payment taken back", .file_id = u->file_id };
	struct post_undone done;
	enum msgid m = MSG_OK;
	do {
		m = ledger_moved_by(run->d->db, ledger_id, &back.ledger_id, err);
		*moved = *moved || back.ledger_id != 0;
		if (m == MSG_OK && back.ledger_id != 0)
			m = post_run_reverse(run, &back, &done, err);
	} while (m == MSG_OK && back.ledger_id != 0);
	return m;
}

/* What the collector has to know of it: a note, and the account in work. */
static enum msgid came_back(struct post_run *run, const struct post_case *c,
	const struct ledger_entry *old, const struct post_undo *u, struct err *err)
{
	const struct return_code *code = return_code_find(u->code ? u->code : "");
	struct money amount = MONEY_ZERO;
	enum tender by;
	char text[160], sum[MONEY_TEXT_SIZE];
	enum msgid m = promise_after_return(run->d, c->a.id, err);
	if (m == MSG_OK)
		m = buckets_sum(&old->change, &amount, err);
	if (m != MSG_OK || u->told)
		return m;
	money_show((struct money){ -amount.cents }, sum);
	bool said = tender_parse(old->method, &by);
	(void)text_putf(text, sizeof text, "Payment of %s%s%s came back: %s %s", sum,
		said ? " by " : "", said ? tender_word(by) : "", code ? code->code : "",
		code ? code->text : "");
	return system_note(run->d, &c->a, 0, text, err);
}

/* Taken back by hand, the notes of the account say so; a file that is undone says it itself. */
static enum msgid note_reversal(struct post_run *run, const struct post_case *c,
	const struct ledger_entry *old, const struct post_undo *u, struct err *err)
{
	struct money amount = MONEY_ZERO;
	char text[TEXT_BYTES(120)], sum[MONEY_TEXT_SIZE];
	enum msgid m = buckets_sum(&old->change, &amount, err);
	if (m != MSG_OK || u->told || u->file_id != 0)
		return m;
	if (entry_is_payment(old->type))
		amount.cents = -amount.cents;
	money_show(amount, sum);
	(void)text_putf(text, sizeof text, "%s of %s taken back: %s", entry_type_text(old->type),
		sum, u->reason);
	return system_note(run->d, &c->a, 0, text, err);
}

struct leg { const struct ledger_entry *old; const struct post_undo *u; bool fee; };
/* What came back, to be told when all of it did. */
struct backs { struct ledger_entry *rows; size_t n; };

static enum msgid undo_leg(struct post_run *run, const struct leg *l, struct post_undone *out,
	struct err *err)
{
	struct post_case c;
	bool moved = false;
	enum msgid m = case_load(run, l->old->account_id, &c, err);
	if (m == MSG_OK)
		m = undo_one(run, &c, l->old, l->u, &out->ledger_id, err);
	if (m == MSG_OK)
		m = undo_moves(run, l->u, l->old->id, &moved, err);
	if (m == MSG_OK && moved)
		m = case_load(run, l->old->account_id, &c, err);
	if (m == MSG_OK && l->fee)
		m = charge_fee(run, &c, l->u, out, err);
	c.anew = c.anew || moved || l->u->nsf || l->old->type == ENTRY_WRITEOFF;
	if (m == MSG_OK && l->old->type == ENTRY_WRITEOFF)
		m = account_not_written_off(run->d, c.a.id, err);
	if (m == MSG_OK)
		m = case_follow(run, &c, out->ledger_id, err);
	if (m == MSG_OK && !l->u->nsf)
		m = note_reversal(run, &c, l->old, l->u, err);
	if (m == MSG_OK)
		m = buckets_sum(&l->old->change, &out->amount, err);
	out->amount.cents = -out->amount.cents;
	return m == MSG_OK ? unapply(run->d, l->old, l->u, out, err) : m;
}

static void keep_back(struct backs *b, const struct ledger_entry *e)
{
	b->rows = mem_grow(b->rows, b->n + 1, sizeof *b->rows);
	b->rows[b->n++] = *e;
}

/* What the bank returns comes back whole: from every debt it paid, and what is held of it. It was
 * one payment, and is charged for once. */
static enum msgid return_rest(struct post_run *run, const struct post_undo *u, int64_t ledger_id,
	struct backs *backs, struct err *err)
{
	int64_t receipt_id = backs->rows[0].receipt_id;
	struct ledger_entry e;
	struct post_undone done;
	int64_t id = 0;
	enum msgid m = MSG_OK;
	do {
		m = ledger_of_receipt(run->d->db, receipt_id, &id, err);
		if (m == MSG_OK && id != 0)
			m = find_entry(run->d, id, &e, err);
		if (m == MSG_OK && id != 0)
			m = undo_leg(run, &(struct leg){ &e, u, false }, &done, err);
		if (m == MSG_OK && id != 0)
			keep_back(backs, &e);
	} while (m == MSG_OK && id != 0);
	return m == MSG_OK ? suspense_release(run->d, receipt_id, ledger_id, "returned unpaid",
		err) : m;
}

static enum msgid tell(struct post_run *run, const struct post_undo *u, const struct backs *backs,
	struct err *err)
{
	struct post_case c;
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < backs->n; i++) {
		m = case_load(run, backs->rows[i].account_id, &c, err);
		if (m == MSG_OK)
			m = came_back(run, &c, &backs->rows[i], u, err);
	}
	return m;
}

static enum msgid undo_legs(struct post_run *run, const struct post_undo *u,
	struct post_undone *done, struct backs *backs, struct err *err)
{
	struct ledger_entry old, pair;
	struct post_undone other = { .ledger_id = 0 };
	int64_t pair_id = 0;
	enum msgid m = find_entry(run->d, u->ledger_id, &old, err);
	if (m == MSG_OK && u->nsf && !entry_is_payment(old.type))
		m = err_set(err, MSG_ENTRY_IS_REVERSAL, "ENTRY", entry_type_text(old.type), NULL);
	if (m == MSG_OK)
		m = ledger_pair(run->d->db, &old, &pair_id, err);
	if (m == MSG_OK && pair_id != 0)
		m = find_entry(run->d, pair_id, &pair, err);
	if (m == MSG_OK)
		m = undo_leg(run, &(struct leg){ &old, u, u->nsf }, done, err);
	if (m == MSG_OK && pair_id != 0)
		m = undo_leg(run, &(struct leg){ &pair, u, false }, &other, err);
	if (m == MSG_OK)
		keep_back(backs, &old);
	return m == MSG_OK && u->nsf && old.receipt_id != 0 ?
		return_rest(run, u, done->ledger_id, backs, err) : m;
}

/* What follows is asked when every entry is taken back: money on its way back over a debt that it
 * was moved from has not come in there again. */
enum msgid post_run_reverse(struct post_run *run, const struct post_undo *u,
	struct post_undone *out, struct err *err)
{
	struct post_undone done = { .ledger_id = 0 };
	struct backs backs = { .n = 0 };
	struct post_case c;
	post_run_hold(run);
	enum msgid m = undo_legs(run, u, &done, &backs, err);
	m = post_run_follow(run, m, err);
	if (m == MSG_OK && u->nsf)
		m = tell(run, u, &backs, err);
	if (m == MSG_OK)
		m = case_load(run, backs.rows[0].account_id, &c, err);
	if (m == MSG_OK)
		m = buckets_sum(&c.owed, &done.balance, err);
	if (m == MSG_OK)
		*out = done;
	free(backs.rows);
	return m;
}

struct one_undo { const struct post_undo *u; struct post_undone out; };

static enum msgid run_one(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct one_undo *one = arg;
	*keep = true;
	return post_run_reverse(run, one->u, &one->out, err);
}

static enum msgid account_of(struct desk *d, int64_t ledger_id, int64_t *account_id,
	struct err *err)
{
	struct ledger_entry e = { .account_id = 0 };
	bool found = false;
	enum msgid m = ledger_load(d->db, ledger_id, &e, &found, err);
	if (m == MSG_OK)
		*account_id = e.account_id;
	return m;
}

enum msgid post_reverse(struct desk *d, const struct post_undo *u, struct post_undone *out,
	struct err *err)
{
	struct one_undo one = { .u = u };
	int64_t account = 0;
	enum msgid m = account_of(d, u->ledger_id, &account, err);
	if (m == MSG_OK)
		m = post_act(d, &(struct act){ .op = OP_REVERSE, .event = u->nsf ? "nsf" :
			"reverse", .account_id = account, .fn = run_one, .arg = &one }, err);
	if (m == MSG_OK)
		*out = one.out;
	return m;
}
