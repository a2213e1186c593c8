/* SPDX-License-Identifier: MIT */
/* The register of dated items at the desk: notice windows (PD1 to PD6), Regulation E (N1 to N3),
 * deposits, returns, and that more than four digits are never kept. */
#include "arrears/desk/batch.h"
#include "arrears/desk/instrument.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/result.h"
#include "fixture.h"

#define ACCOUNT FIX_OKAFOR_CARD                 /* 2,125.55 */

/* 10:00 in Chicago. */
static void on(struct fixture *fx, int y, int m, int d)
{
	fixture_at(fx, date_to_utc(date_from_ymd(y, m, d), 16 * 3600));
}

static struct instrument_new item(enum instrument kind, int y, int m, int d)
{
	return (struct instrument_new){ .account_id = ACCOUNT, .kind = kind,
		.amount = { 5000 }, .deposit_on = date_from_ymd(y, m, d), .number = "1042",
		.last4 = "4410" };
}

static struct instrument_taken taken(struct fixture *fx, const struct instrument_new *n)
{
	struct instrument_taken t;
	assert_ok(instrument_take(&fx->d, n, &t, NULL));
	return t;
}

static enum msgid do_it(struct fixture *fx, int64_t id, enum item_deed deed, const char *detail)
{
	struct item_act act = { .id = id, .deed = deed, .detail = detail, .until = DATE_NONE };
	return instrument_do(&fx->d, &act, NULL, NULL);
}

static struct item_line line(struct fixture *fx, int64_t id)
{
	struct item_line rows[40];
	size_t n = 0, i = 0;
	assert_ok(instruments_of(&fx->d, ACCOUNT, rows, ARRAY_SIZE(rows), &n, NULL));
	while (i < n && rows[i].row.id != id)
		i++;
	assert_true(i < n);
	return rows[i];
}

static enum item_todo todo(struct fixture *fx, int64_t id)
{
	return line(fx, id).due.todo;
}

/* PD1: five days ahead needs no notice. */
static void test_pd1_five_days_need_no_notice(void **state)
{
	struct fixture *fx = *state;
	on(fx, 2027, 3, 1);
	struct instrument_new n = item(INSTRUMENT_CHECK, 2027, 3, 6);
	struct instrument_taken t = taken(fx, &n);
	assert_false(t.window.needed);
	assert_msg(do_it(fx, t.first, DEED_NOTICE, ""), MSG_NOTICE_NONE);
	assert_msg(do_it(fx, t.first, DEED_DEPOSIT, ""), MSG_DEPOSIT_EARLY);
	on(fx, 2027, 3, 6);                     /* a Saturday */
	assert_msg(do_it(fx, t.first, DEED_DEPOSIT, ""), MSG_DEPOSIT_EARLY);
	on(fx, 2027, 3, 8);
	assert_ok(do_it(fx, t.first, DEED_DEPOSIT, ""));
}

/* PD2: taken 03/01, dated 03/15: 03/01 to 03/10; 03/11 is too late for that date. */
static void test_pd2_the_window(void **state)
{
	struct fixture *fx = *state;
	on(fx, 2027, 3, 1);
	struct instrument_new n = item(INSTRUMENT_CHECK, 2027, 3, 15);
	int64_t first = taken(fx, &n).first;
	n.number = "1043";
	int64_t second = taken(fx, &n).first;
	assert_int_equal(todo(fx, first), DUE_NOTICE);
	on(fx, 2027, 3, 10);
	assert_ok(do_it(fx, first, DEED_NOTICE, ""));
	on(fx, 2027, 3, 11);
	assert_int_equal(todo(fx, second), DUE_NOTICE_LATE);
	assert_msg(do_it(fx, second, DEED_NOTICE, ""), MSG_NOTICE_LATE);
	on(fx, 2027, 3, 14);
	assert_msg(do_it(fx, first, DEED_DEPOSIT, ""), MSG_DEPOSIT_EARLY);
	on(fx, 2027, 3, 15);
	assert_ok(do_it(fx, first, DEED_DEPOSIT, ""));
	assert_msg(do_it(fx, second, DEED_DEPOSIT, ""), MSG_DEPOSIT_NOTICE);
}

/* PD3 and PD4: business days over Christmas and Thanksgiving. */
static void test_pd3_and_pd4_holidays(void **state)
{
	struct fixture *fx = *state;
	struct item_line l;
	on(fx, 2026, 11, 2);
	struct instrument_new n = item(INSTRUMENT_CARD, 2026, 12, 28);
	int64_t christmas = taken(fx, &n).first;
	n.deposit_on = date_from_ymd(2026, 11, 30);
	int64_t thanks = taken(fx, &n).first;
	l = line(fx, christmas);
	assert_int_equal(l.window.first.days, date_from_ymd(2026, 12, 11).days);
	assert_int_equal(l.window.last.days, date_from_ymd(2026, 12, 22).days);
	assert_msg(do_it(fx, christmas, DEED_NOTICE, ""), MSG_NOTICE_EARLY);
	l = line(fx, thanks);
	assert_int_equal(l.window.first.days, date_from_ymd(2026, 11, 13).days);
	assert_int_equal(l.window.last.days, date_from_ymd(2026, 11, 24).days);
}

/* PD5: not even at the consumer's request; a new item with an earlier date is. */
static void test_pd5_never_early(void **state)
{
	struct fixture *fx = *state;
	on(fx, 2027, 3, 1);
	struct instrument_new n = item(INSTRUMENT_CHECK, 2027, 3, 15);
	int64_t id = taken(fx, &n).first;
	assert_ok(do_it(fx, id, DEED_NOTICE, "consumer asks to deposit now"));
	assert_msg(do_it(fx, id, DEED_DEPOSIT, "consumer asks"), MSG_DEPOSIT_EARLY);
	n.deposit_on = date_from_ymd(2027, 3, 1);
	id = taken(fx, &n).first;
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
}

static enum msgid move(struct fixture *fx, int64_t id, int y, int m, int d)
{
	struct item_act act = { .id = id, .deed = DEED_MOVE, .until = date_from_ymd(y, m, d) };
	return instrument_do(&fx->d, &act, NULL, NULL);
}

/* PD2 and PD5: another date, or the same, is no way round the notice, and none is earlier. */
static void test_a_new_date_lifts_no_duty(void **state)
{
	struct fixture *fx = *state;
	on(fx, 2027, 3, 1);
	struct instrument_new n = item(INSTRUMENT_CHECK, 2027, 3, 15);
	int64_t id = taken(fx, &n).first;
	assert_msg(move(fx, id, 2027, 3, 1), MSG_ITEM_EARLIER);
	assert_msg(move(fx, id, 2027, 3, 12), MSG_ITEM_EARLIER);
	on(fx, 2027, 3, 15);
	assert_msg(do_it(fx, id, DEED_DEPOSIT, ""), MSG_DEPOSIT_NOTICE);
	assert_msg(move(fx, id, 2027, 3, 15), MSG_ITEM_SOON);
	assert_msg(move(fx, id, 2027, 3, 17), MSG_ITEM_SOON);
	assert_ok(move(fx, id, 2027, 3, 18));
	assert_string_equal(fixture_text(fx, "SELECT taken_on FROM instrument"), "2027-03-01");
	assert_int_equal(todo(fx, id), DUE_NOTICE);
	assert_ok(do_it(fx, id, DEED_NOTICE, ""));
	on(fx, 2027, 3, 18);
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, id, DEED_RETURN, "NSF"));
	assert_msg(move(fx, id, 2027, 3, 19), MSG_ITEM_SOON);
	assert_ok(move(fx, id, 2027, 3, 23));
	assert_int_equal(todo(fx, id), DUE_NOTICE);
}

/* What was never dated ahead is presented again without notice, if the new day is near. */
static void test_a_near_date_needs_no_notice(void **state)
{
	struct fixture *fx = *state;
	on(fx, 2027, 3, 1);
	struct instrument_new n = item(INSTRUMENT_CHECK, 2027, 3, 1);
	int64_t id = taken(fx, &n).first;
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	on(fx, 2027, 3, 8);
	assert_ok(do_it(fx, id, DEED_RETURN, "NSF"));
	assert_ok(move(fx, id, 2027, 3, 10));
	assert_false(line(fx, id).window.needed);
	assert_ok(move(fx, id, 2027, 3, 16));
	assert_true(line(fx, id).window.needed);
	on(fx, 2027, 3, 15);
	assert_msg(move(fx, id, 2027, 3, 16), MSG_ITEM_SOON);
}

/* PD6: one notice an item, each in its own window. */
static void test_pd6_each_of_a_series_has_its_window(void **state)
{
	struct fixture *fx = *state;
	on(fx, 2027, 3, 1);
	struct instrument_new n = item(INSTRUMENT_CHECK, 2027, 3, 15);
	n.count = 3;
	int64_t first = taken(fx, &n).first;
	assert_ok(do_it(fx, first, DEED_NOTICE, ""));
	assert_msg(do_it(fx, first + 1, DEED_NOTICE, ""), MSG_NOTICE_EARLY);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(deposit_on || "
		"coalesce(notice_on, '-'), ' ') FROM instrument"),
		"2027-03-152027-03-01 2027-04-15- 2027-05-15-");
}

/* N1: the same sum on the same day needs an authorization and its copy, and no ten days' notice.
 * N2: the last one may differ, for it was in the schedule signed; one added later may not. */
static void test_n1_and_n2_recurring_debits(void **state)
{
	struct fixture *fx = *state;
	struct item_line l;
	on(fx, 2027, 3, 8);
	struct instrument_new n = item(INSTRUMENT_ACH, 2027, 3, 12);
	n.count = 6;
	n.last_amount.cents = 3712;
	n.authorized = "recorded";
	struct instrument_taken t;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_AUTHORIZED);
	n.authorized = "";
	int64_t first = taken(fx, &n).first;
	on(fx, 2027, 3, 12);
	assert_msg(do_it(fx, first, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(do_it(fx, first, DEED_AUTHORIZE, "SIGNED"));
	assert_msg(do_it(fx, first, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(do_it(fx, first, DEED_COPY, ""));
	assert_ok(do_it(fx, first, DEED_DEPOSIT, ""));
	l = line(fx, first + 5);
	assert_int_equal(l.row.amount.cents, 3712);
	assert_int_equal(l.due.ach, ACH_READY);
	assert_string_equal(l.row.authorized, "signed");
	n = item(INSTRUMENT_ACH, 2027, 9, 13);
	n.amount.cents = 9900;
	n.series = first;
	int64_t later = taken(fx, &n).first;
	assert_ok(do_it(fx, first + 1, DEED_COPY, ""));
	assert_ok(do_it(fx, later, DEED_AUTHORIZE, "signed"));
	assert_ok(do_it(fx, later, DEED_COPY, ""));
	l = line(fx, later);
	assert_int_equal(l.due.ach, ACH_NOTICE);
}

/* N3: by any notice, and for good. */
static void test_n3_revoked_means_no_further_debits(void **state)
{
	struct fixture *fx = *state;
	on(fx, 2027, 3, 8);
	struct instrument_new n = item(INSTRUMENT_ACH, 2027, 3, 12);
	n.count = 3;
	n.authorized = "SIGNED";
	n.copy_given = true;
	int64_t first = taken(fx, &n).first;
	n = item(INSTRUMENT_CHECK, 2027, 3, 12);
	int64_t other = taken(fx, &n).first;
	on(fx, 2027, 3, 12);
	assert_ok(do_it(fx, first, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, first, DEED_REVOKE, "told us by phone"));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state, ' ') FROM instrument"),
		"deposited cancelled cancelled waiting");
	assert_msg(do_it(fx, first + 1, DEED_DEPOSIT, ""), MSG_ITEM_REVOKED);
	assert_ok(do_it(fx, other, DEED_DEPOSIT, ""));
}

/* N3: nor once more what had come back, or comes back later; a new authorization is a new item. */
static void test_n3_revoked_is_what_came_back_too(void **state)
{
	struct fixture *fx = *state;
	struct instrument_taken t;
	struct item_act move = { .deed = DEED_MOVE, .until = date_from_ymd(2027, 3, 16) };
	on(fx, 2027, 3, 8);
	struct instrument_new n = item(INSTRUMENT_ACH, 2027, 3, 12);
	n.count = 3;
	n.authorized = "signed";
	n.copy_given = true;
	int64_t back = taken(fx, &n).first;
	n.count = 1;
	n.series = back;
	int64_t at_bank = taken(fx, &n).first;
	on(fx, 2027, 3, 12);
	assert_ok(do_it(fx, back, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, at_bank, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, back, DEED_RETURN, "R01"));
	assert_ok(do_it(fx, back, DEED_REVOKE, "told us by phone"));
	assert_ok(do_it(fx, at_bank, DEED_RETURN, "R01"));
	for (int64_t id = back; id <= at_bank; id++) {
		move.id = id;
		assert_msg(instrument_do(&fx->d, &move, NULL, NULL), MSG_ITEM_REVOKED);
		assert_msg(do_it(fx, id, DEED_AUTHORIZE, "signed"), MSG_ITEM_REVOKED);
		assert_msg(do_it(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_REVOKED);
	}
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_REVOKED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM instrument_event "
		"WHERE event = 'revoked'"), 4);
	n.series = 0;
	assert_ok(do_it(fx, taken(fx, &n).first, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_what_may_not_be_taken(void **state)
{
	struct fixture *fx = *state;
	struct instrument_taken t;
	struct instrument_new n = item(INSTRUMENT_CARD, 2026, 11, 27);
	n.last4 = "4111111111111111";
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_DIGITS);
	n.last4 = "44 10 11 12";
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_DIGITS);
	n.last4 = "441";
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_LAST4_INVALID);
	n.last4 = "";
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_LAST4_INVALID);
	n.last4 = "4410";
	n.number = "0123456789012";
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_DIGITS);
	n = item(INSTRUMENT_CARD, 2026, 11, 23);
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_PAST);
	n = item(INSTRUMENT_CARD, 2026, 11, 27);
	n.amount.cents = 212556;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_OVER);
	n.amount.cents = 0;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_AMOUNT);
	n.amount.cents = 100000;
	n.count = 3;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_OVER);
	n.count = 61;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_COUNT);
	n.count = 1;
	n.promise_id = 5;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_PROMISE);
	n.promise_id = 0;
	n.series = 5;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_SERIES);
	fx->d.role = USER_AUDITOR;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_NOT_AUTHORIZED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM instrument"), 0);
}

/* One debt is not paid twice: neither by two items, nor by one and what waits to be posted. */
static void test_what_is_to_come_counts(void **state)
{
	struct fixture *fx = *state;
	struct instrument_taken t;
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 24);
	n.amount.cents = 212555;
	int64_t first = taken(fx, &n).first;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_TOGETHER);
	assert_ok(do_it(fx, first, DEED_DEPOSIT, ""));
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_TOGETHER);
	assert_ok(do_it(fx, first, DEED_RETURN, "NSF"));
	int64_t second = taken(fx, &n).first;
	assert_ok(move(fx, first, 2026, 11, 24));
	assert_ok(do_it(fx, second, DEED_DEPOSIT, ""));
	assert_msg(do_it(fx, first, DEED_DEPOSIT, ""), MSG_ITEM_OVER);
	assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM receipt "
		"WHERE state = 'received'"), 212555);
}

static void test_a_hold_holds(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = taken(fx, &n).first;
	assert_msg(do_it(fx, id, DEED_HOLD, " "), MSG_ITEM_WHY);
	assert_ok(do_it(fx, id, DEED_HOLD, "until payday"));
	assert_msg(do_it(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_ON_HOLD);
	assert_int_equal(todo(fx, id), DUE_HELD);
	assert_ok(do_it(fx, id, DEED_RELEASE, ""));
	assert_msg(do_it(fx, id, DEED_RELEASE, ""), MSG_ITEM_STATE);
	struct item_act until = { .id = id, .deed = DEED_HOLD, .detail = "until payday",
		.until = date_from_ymd(2026, 11, 30) };
	assert_ok(instrument_do(&fx->d, &until, NULL, NULL));
	on(fx, 2026, 11, 30);
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
}

static enum msgid told(struct fixture *fx, int64_t account, const char *code)
{
	struct result_outcome out;
	struct result_input in = { .account_id = account, .text = "told", .minute = -1,
		.disclosed = ANSWER_NO, .placed = ANSWER_NO };
	(void)text_put(in.code, sizeof in.code, code);
	enum msgid m = log_result(&fx->d, &in, &out, NULL);
	assert_true(m != MSG_OK || out.ask == RESULT_DONE);
	return m;
}

/* 1006.38(d)(2): nothing is deposited until a written dispute is answered; then a person frees
 * it. */
static void test_a_dispute_holds_what_was_to_come(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = taken(fx, &n).first;
	struct item_act until = { .id = id, .deed = DEED_HOLD, .detail = "until payday",
		.until = date_from_ymd(2026, 11, 25) };
	assert_ok(instrument_do(&fx->d, &until, NULL, NULL));
	assert_ok(told(fx, ACCOUNT, "DSPW"));
	assert_string_equal(fixture_text(fx, "SELECT state || coalesce(hold_until, ' ') || "
		"held_why FROM instrument"), "held Dispute received in writing");
	on(fx, 2026, 11, 25);
	assert_msg(do_it(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_BARRED);
	assert_msg(do_it(fx, id, DEED_RELEASE, ""), MSG_ITEM_BARRED);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_release(&fx->d, ACCOUNT, "DISPUTE", "verification sent", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_msg(do_it(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_ON_HOLD);
	assert_ok(do_it(fx, id, DEED_RELEASE, ""));
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

/* By word of mouth it is no hold: the consumer may still say that the item is to go. What is done
 * next leaves it as that person left it. */
static void test_an_oral_dispute_holds_until_released(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = taken(fx, &n).first;
	assert_ok(told(fx, ACCOUNT, "DSPO"));
	assert_msg(do_it(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_ON_HOLD);
	assert_ok(do_it(fx, id, DEED_RELEASE, ""));
	assert_ok(told(fx, FIX_OKAFOR_MED, "DSPW"));
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

/* What bars the person bars the items of every debt, also where a lead gives the status. */
static void test_a_bankruptcy_holds_the_items_of_every_debt(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 27);
	int64_t id = taken(fx, &n).first;
	n.account_id = FIX_OKAFOR_MED;
	(void)taken(fx, &n);
	n.account_id = FIX_SMITH_LOAN;
	(void)taken(fx, &n);
	assert_ok(told(fx, FIX_OKAFOR_MED, "BKY"));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state || held_why, ' ') FROM "
		"instrument"), "heldBANKRUPTCY heldBANKRUPTCY waiting");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000002 "
		"ORDER BY id DESC LIMIT 1"), "Held 1 dated item: BANKRUPTCY");
	assert_msg(do_it(fx, id, DEED_RELEASE, ""), MSG_ITEM_BARRED);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, FIX_SMITH_LOAN, "DISP", "letter", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM instrument "
		"WHERE state = 'held'"), 3);
}

/* A receipt that was not posted yet is voided; the item may be presented twice again. */
static void test_a_return_before_posting_voids_the_receipt(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 24);
	struct item_act move = { .deed = DEED_MOVE, .until = date_from_ymd(2026, 11, 25) };
	int64_t id = move.id = taken(fx, &n).first;
	assert_msg(do_it(fx, id, DEED_RETURN, "NSF"), MSG_ITEM_STATE);
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_string_equal(fixture_text(fx, "SELECT state || amount || method || last4 "
		"FROM receipt"), "received5000check4410");
	assert_msg(do_it(fx, id, DEED_RETURN, "R99"), MSG_RETURN_CODE);
	assert_ok(do_it(fx, id, DEED_RETURN, "nsf"));
	assert_string_equal(fixture_text(fx, "SELECT state FROM receipt"), "void");
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000002"),
		"NSF");
	assert_ok(instrument_do(&fx->d, &move, NULL, NULL));
	on(fx, 2026, 11, 25);
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, id, DEED_RETURN, "NSF"));
	move.until = date_from_ymd(2026, 11, 27);
	assert_ok(instrument_do(&fx->d, &move, NULL, NULL));
	on(fx, 2026, 11, 27);
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, id, DEED_RETURN, "NSF"));
	move.until = date_from_ymd(2026, 11, 30);
	assert_msg(instrument_do(&fx->d, &move, NULL, NULL), MSG_REPRESENT_NO);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM instrument_event "
		"WHERE event = 'returned'"), 3);
}

/* Posted already: the posting is reversed with the bank's code, and the promise is broken. */
static void test_a_return_after_posting_reverses_it(void **state)
{
	struct fixture *fx = *state;
	struct batch_result posted;
	struct promise_outcome promised;
	struct promise_input p = { .amount = { 5000 }, .due = date_from_ymd(2026, 11, 24),
		.method = TENDER_CHECK, .has_method = true, .consent = ANSWER_NO,
		.call = { .account_id = ACCOUNT, .minute = -1, .disclosed = ANSWER_NO } };
	assert_ok(take_promise(&fx->d, &p, &promised, NULL));
	assert_int_equal(promised.ask, PROMISE_TAKEN);
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 24);
	fixture_at(fx, FIX_NOW + 60);           /* money of the same second is no answer */
	n.promise_id = promised.promise_id;
	int64_t id = taken(fx, &n).first;
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 5000 }, NULL));
	assert_ok(batch_post(&fx->d, 1, &posted, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "kept");
	fixture_user(fx, FIX_KBOSE);
	assert_msg(do_it(fx, id, DEED_RETURN, "NSF"), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	on(fx, 2026, 12, 3);
	assert_ok(do_it(fx, id, DEED_RETURN, "NSF"));
	assert_string_equal(fixture_text(fx, "SELECT type || -principal FROM ledger_entry "
		"WHERE reverses_id IS NOT NULL"), "nsf-5000");
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "broken");
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000002"),
		212555);
}

/* Posted to nothing, as the debt was closed by then: what comes back is not held any more. */
static void test_a_return_takes_back_what_was_held(void **state)
{
	struct fixture *fx = *state;
	struct batch_result posted;
	struct instrument_new n = item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = taken(fx, &n).first;
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	fixture_sql(fx, "UPDATE account SET status = 'RET' WHERE id = 10000002");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 5000 }, NULL));
	assert_ok(batch_post(&fx->d, 1, &posted, NULL));
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 5000);
	assert_ok(do_it(fx, id, DEED_RETURN, "NSF"));
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 0);
}

/* A closed account: what else is drawn on it is held. */
static void test_a_dead_account_holds_the_rest(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = item(INSTRUMENT_ACH, 2026, 11, 24);
	n.count = 3;
	n.authorized = "signed";
	n.copy_given = true;
	int64_t id = taken(fx, &n).first;
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, id, DEED_RETURN, "R02"));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state, ' ') FROM instrument"),
		"returned held held");
	struct item_act move = { .id = id, .deed = DEED_MOVE,
		.until = date_from_ymd(2026, 11, 30) };
	assert_msg(instrument_do(&fx->d, &move, NULL, NULL), MSG_REPRESENT_NO);
}

/* R07: no more debits until a lead has looked at it, and then by a new authorization. */
static void test_a_stop_at_the_bank_needs_a_lead(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = item(INSTRUMENT_ACH, 2026, 11, 24);
	n.count = 2;
	n.authorized = "signed";
	n.copy_given = true;
	int64_t id = taken(fx, &n).first;
	n.count = 1;
	n.series = id;
	int64_t back = taken(fx, &n).first;
	struct item_act until = { .id = id + 1, .deed = DEED_HOLD, .detail = "a day",
		.until = date_from_ymd(2026, 11, 25) };
	assert_ok(do_it(fx, back, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, id, DEED_DEPOSIT, ""));
	assert_ok(do_it(fx, back, DEED_RETURN, "R01"));
	assert_ok(do_it(fx, id, DEED_RETURN, "R07"));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state || held_why || authorized, "
		"' ') FROM instrument"), "returned heldR07: Authorization revoked returned");
	assert_ok(move(fx, id + 1, 2026, 12, 28));
	assert_ok(move(fx, back, 2026, 11, 24));
	assert_int_equal(todo(fx, back), DUE_HELD);
	assert_int_equal(todo(fx, id + 1), DUE_HELD);
	assert_msg(do_it(fx, back, DEED_RELEASE, ""), MSG_ITEM_REVIEW);
	assert_msg(instrument_do(&fx->d, &until, NULL, NULL), MSG_ITEM_REVIEW);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(do_it(fx, back, DEED_RELEASE, "the consumer signs a new one"));
	assert_msg(do_it(fx, back, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(do_it(fx, back, DEED_AUTHORIZE, "signed"));
	assert_msg(do_it(fx, back, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(do_it(fx, back, DEED_COPY, ""));
	assert_ok(do_it(fx, back, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_the_run_list_of_a_day(void **state)
{
	struct fixture *fx = *state;
	struct item_line lines[8];
	size_t n = 0;
	struct instrument_new today = item(INSTRUMENT_CHECK, 2026, 11, 24);
	struct instrument_new notice = item(INSTRUMENT_CARD, 2026, 12, 4);
	struct instrument_new later = item(INSTRUMENT_CARD, 2027, 2, 1);
	int64_t deposit = taken(fx, &today).first, tell = taken(fx, &notice).first;
	int64_t wait = taken(fx, &later).first;
	assert_ok(instruments_run(&fx->d, desk_today(&fx->d), lines, 8, &n, NULL));
	assert_int_equal(n, 2);
	assert_int_equal(lines[0].row.id, deposit);
	assert_int_equal(lines[0].due.todo, DUE_DEPOSIT);
	assert_int_equal(lines[1].row.id, tell);
	assert_int_equal(lines[1].due.todo, DUE_NOTICE);
	assert_ok(do_it(fx, wait, DEED_HOLD, "asked to"));
	assert_ok(instruments_run(&fx->d, desk_today(&fx->d), lines, 8, &n, NULL));
	assert_int_equal(n, 3);
	assert_ok(instruments_run(&fx->d, date_from_ymd(2026, 12, 3), lines, 8, &n, NULL));
	assert_int_equal(lines[1].due.todo, DUE_NOTICE_LATE);
	assert_ok(instruments_run(&fx->d, DATE_NONE, lines, 8, &n, NULL));
	assert_int_equal(n, 3);
	assert_ok(instruments_run(&fx->d, DATE_NONE, lines, 2, &n, NULL));
	assert_int_equal(n, 2);
	assert_ok(do_it(fx, tell, DEED_CANCEL, "paid otherwise"));
	assert_ok(instruments_of(&fx->d, ACCOUNT, lines, 8, &n, NULL));
	assert_int_equal(n, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
		T(test_pd1_five_days_need_no_notice),
		T(test_pd2_the_window),
		T(test_pd3_and_pd4_holidays),
		T(test_pd5_never_early),
		T(test_a_new_date_lifts_no_duty),
		T(test_a_near_date_needs_no_notice),
		T(test_pd6_each_of_a_series_has_its_window),
		T(test_n1_and_n2_recurring_debits),
		T(test_n3_revoked_means_no_further_debits),
		T(test_n3_revoked_is_what_came_back_too),
		T(test_what_may_not_be_taken),
		T(test_what_is_to_come_counts),
		T(test_a_hold_holds),
		T(test_a_dispute_holds_what_was_to_come),
		T(test_an_oral_dispute_holds_until_released),
		T(test_a_bankruptcy_holds_the_items_of_every_debt),
		T(test_a_return_before_posting_voids_the_receipt),
		T(test_a_return_after_posting_reverses_it),
		T(test_a_dead_account_holds_the_rest),
		T(test_a_return_takes_back_what_was_held),
		T(test_a_stop_at_the_bank_needs_a_lead),
		T(test_the_run_list_of_a_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
