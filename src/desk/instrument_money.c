/* SPDX-License-Identifier: MIT */
/* Where the register touches money: a deposit becomes a receipt, what comes back reverses it. */
#include <inttypes.h>

#include "arrears/desk/item.h"
#include "arrears/desk/post.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/suspense.h"
#include "arrears/domain/promise.h"
#include "instrument_private.h"
#include "offer_private.h"

static const enum tender tenders[INSTRUMENT_COUNT] = {
	[INSTRUMENT_CHECK] = TENDER_CHECK, [INSTRUMENT_ACH] = TENDER_ACH,
	[INSTRUMENT_CARD] = TENDER_CARD,
};

/* Only on or after its date, noticed, authorized, not held, of a debt that is not, on a day banks
 * are open. */
static enum msgid may_deposit(struct desk *d, const struct instrument_row *row, struct err *err)
{
	struct item_line l;
	char day[9], number[24];
	struct date today = desk_today(d);
	enum msgid m = item_barred(d, row, err);
	if (m == MSG_OK)
		m = item_judge(d, row, today, &l, err);
	if (m != MSG_OK || l.due.todo == DUE_DEPOSIT)
		return m;
	(void)text_putf(number, sizeof number, "%" PRId64, row->id);
	if (l.due.todo == DUE_HELD)
		return err_set(err, MSG_ITEM_ON_HOLD, "", number, row->held_why, NULL);
	bool early = date_cmp(today, row->deposit_on) < 0;
	date_show(early ? row->deposit_on : l.due.by, day);
	if (early || l.due.todo == DUE_WAIT)
		return err_set(err, MSG_DEPOSIT_EARLY, "", day, NULL);
	if (l.due.todo == DUE_ACH)
		return err_set(err, MSG_DEPOSIT_ACH, "", ach_need_text(l.due.ach), NULL);
	return err_set(err, MSG_DEPOSIT_NOTICE, "", NULL);
}

enum msgid item_deposit(struct desk *d, struct instrument_row *row, struct err *err)
{
	struct received got;
	char reference[40], sum[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE];
	enum msgid m = may_deposit(d, row, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(reference, sizeof reference, "%s%sITEM %" PRId64 "/%d", row->number,
		row->number[0] ? " " : "", row->id, row->tries + 1);
	struct receive_input in = { .account_id = row->account_id, .amount = row->amount,
		.method = tender_name(tenders[row->kind]), .reference = reference,
		.last4 = row->last4, .effective = desk_today(d), .designated = true };
	m = receive_payment(d, &in, &got, err);
	if (m == MSG_OK && got.ask == RECEIVE_ASK_BARRED)
		return err_set(err, MSG_ITEM_BARRED, "", got.barred, NULL);
	if (m != MSG_OK)
		return m;
	if (got.ask != RECEIVE_DONE) {
		int64_t left = got.owed.cents - got.waiting.cents;
		money_show(row->amount, sum);
		money_show((struct money){ left > 0 ? left : 0 }, owed);
		return err_set(err, MSG_ITEM_OVER, "", sum, owed, NULL);
	}
	row->receipt_id = got.receipt_id;
	row->state = ITEM_DEPOSITED;
	row->hold_until = DATE_NONE;
	row->tries++;
	(void)text_putf(reference, sizeof reference, "receipt %" PRId64, got.receipt_id);
	return item_save(d, row, "deposited", reference, err);
}

static enum msgid take_back(struct desk *d, const struct instrument_row *row, const char *code,
	struct err *err)
{
	struct receipt r;
	struct post_undone undone;
	int64_t ledger_id = 0;
	char why[40];
	bool found = false;
	(void)text_putf(why, sizeof why, "Returned %s", code);
	enum msgid m = receipt_load(d->db, row->receipt_id, &r, &found, err);
	if (m != MSG_OK || !found || r.state == RECEIPT_VOID)
		return m;
	if (r.state == RECEIPT_RECEIVED)
		return receipt_void(d, r.id, why, err);
	m = ledger_of_receipt(d->db, r.id, &ledger_id, err);
	if (m == MSG_OK && ledger_id == 0 && r.suspense.cents > 0)
		return suspense_return(d, r.id, MONEY_ZERO, why, err);
	if (m != MSG_OK || ledger_id == 0)
		return m;
	struct post_undo u = { .ledger_id = ledger_id, .nsf = true, .code = code, .reason = why,
		.told = true };
	return post_reverse(d, &u, &undone, err);
}

/* Whatever had become of the money, it is not there. */
static enum msgid back_to_work(struct desk *d, int64_t account_id, struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = promise_after_return(d, account_id, err);
	if (m == MSG_OK)
		m = account_load(d->db, account_id, &a, &found, err);
	return m == MSG_OK && found ? desk_refresh_item(d, a.consumer_id, err) : m;
}

/* Stopped by the consumer or never authorized: a new authorization is needed, and a lead's word. */
static void stop_one(struct instrument_row *row)
{
	row->authorized[0] = '\0';
	row->copy_on = DATE_NONE;
	row->review = true;
}

/* What is at the bank or came back is marked, too, in case it is to be presented again. */
static enum msgid hold_one(struct desk *d, struct instrument_row *row, bool stop, const char *why,
	struct err *err)
{
	bool open = item_open(row);
	if (row->state == ITEM_CANCELLED || (!open && !stop))
		return MSG_OK;
	if (stop)
		stop_one(row);
	if (open)
		item_hold(row, why);
	return item_save(d, row, open ? "held" : "stopped", why, err);
}

/* A closed account or a stop: what else is drawn on it waits for a person. */
static enum msgid hold_rest(struct desk *d, const struct instrument_row *row,
	const struct return_code *code, struct err *err)
{
	struct instrument_row list[SERIES_MAX];
	char why[60];
	size_t n = 0;
	if (code->is == RETURN_RETRY)
		return MSG_OK;
	(void)text_putf(why, sizeof why, "%s: %s", code->code, code->text);
	enum msgid m = item_siblings(d, row, list, SERIES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		m = hold_one(d, &list[i], code->is == RETURN_STOP, why, err);
	return m;
}

enum msgid item_return(struct desk *d, struct instrument_row *row, const char *code_text,
	struct err *err)
{
	const struct return_code *code = return_code_find(code_text);
	char number[24], text[120], sum[MONEY_TEXT_SIZE];
	(void)text_putf(number, sizeof number, "%" PRId64, row->id);
	if (row->state != ITEM_DEPOSITED)
		return err_set(err, MSG_ITEM_STATE, "", number, item_state_name(row->state), NULL);
	if (!code)
		return err_set(err, MSG_RETURN_CODE, "DETAIL", code_text[0] ? code_text : "Nothing",
			NULL);
	enum msgid m = take_back(d, row, code->code, err);
	if (m == MSG_OK)
		m = back_to_work(d, row->account_id, err);
	row->state = ITEM_RETURNED;
	if (code->is == RETURN_STOP)
		stop_one(row);
	if (m == MSG_OK)
		m = item_save(d, row, "returned", code->code, err);
	if (m == MSG_OK)
		m = hold_rest(d, row, code, err);
	money_show(row->amount, sum);
	(void)text_putf(text, sizeof text, "Returned %s of %s: %s %s",
		method_word(instrument_name(row->kind)),
		sum, code->code, code->text);
	return m == MSG_OK ? money_note(d, row->account_id, text, err) : m;
}
