/* SPDX-License-Identifier: MIT */
/* The register of dated items and the bank: what is held, deposited and comes back. */
#include "arrears/desk/batch.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/result.h"
#include "registerworld.h"

/* One debt is not paid twice: neither by two items, nor by one and what waits to be posted. */
static void test_what_is_to_come_counts(void **state)
{
	struct fixture *fx = *state;
	struct instrument_taken t;
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	n.amount.cents = 212555;
	int64_t first = reg_taken(fx, &n).first;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_TOGETHER);
	assert_ok(reg_do(fx, first, DEED_DEPOSIT, ""));
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_TOGETHER);
	assert_ok(reg_do(fx, first, DEED_RETURN, "NSF"));
	int64_t second = reg_taken(fx, &n).first;
	assert_ok(reg_move(fx, first, 2026, 11, 24));
	assert_ok(reg_do(fx, second, DEED_DEPOSIT, ""));
	assert_msg(reg_do(fx, first, DEED_DEPOSIT, ""), MSG_ITEM_OVER);
	assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM receipt "
		"WHERE state = 'received'"), 212555);
}

static void test_a_hold_holds(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = reg_taken(fx, &n).first;
	assert_msg(reg_do(fx, id, DEED_HOLD, " "), MSG_ITEM_WHY);
	assert_ok(reg_do(fx, id, DEED_HOLD, "until payday"));
	assert_msg(reg_do(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_ON_HOLD);
	assert_int_equal(reg_todo(fx, id), DUE_HELD);
	assert_ok(reg_do(fx, id, DEED_RELEASE, ""));
	assert_msg(reg_do(fx, id, DEED_RELEASE, ""), MSG_ITEM_STATE);
	struct item_act until = { .id = id, .deed = DEED_HOLD, .detail = "until payday",
		.until = date_from_ymd(2026, 11, 24) };
	assert_msg(instrument_do(&fx->d, &until, NULL, NULL), MSG_HOLD_OVER); /* no hold at all */
	until.until = date_from_ymd(2026, 11, 30);
	assert_ok(instrument_do(&fx->d, &until, NULL, NULL));
	reg_on(fx, 2026, 11, 30);
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
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
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = reg_taken(fx, &n).first;
	struct item_act until = { .id = id, .deed = DEED_HOLD, .detail = "until payday",
		.until = date_from_ymd(2026, 11, 25) };
	assert_ok(instrument_do(&fx->d, &until, NULL, NULL));
	assert_ok(told(fx, REG_ACCOUNT, "DSPW"));
	assert_string_equal(fixture_text(fx, "SELECT state || coalesce(hold_until, ' ') || "
		"held_why FROM instrument"), "held DISPUTE");
	reg_on(fx, 2026, 11, 25);
	assert_msg(reg_do(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_BARRED);
	assert_msg(reg_do(fx, id, DEED_RELEASE, ""), MSG_ITEM_BARRED);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_release(&fx->d, REG_ACCOUNT, "DISPUTE", "verification sent", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_msg(reg_do(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_ON_HOLD);
	assert_ok(reg_do(fx, id, DEED_RELEASE, ""));
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

/* By word of mouth it is no hold: the consumer may still say that the item is to go. What is done
 * next leaves it as that person left it. */
static void test_an_oral_dispute_holds_until_released(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = reg_taken(fx, &n).first;
	assert_ok(told(fx, REG_ACCOUNT, "DSPO"));
	assert_msg(reg_do(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_ON_HOLD);
	assert_ok(reg_do(fx, id, DEED_RELEASE, ""));
	assert_ok(told(fx, FIX_OKAFOR_MED, "DSPW"));
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

/* What bars the person bars the items of every debt, also where a lead gives the status. */
static void test_a_bankruptcy_holds_the_items_of_every_debt(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 27);
	int64_t id = reg_taken(fx, &n).first;
	n.account_id = FIX_OKAFOR_MED;
	(void)reg_taken(fx, &n);
	n.account_id = FIX_SMITH_LOAN;
	(void)reg_taken(fx, &n);
	assert_ok(told(fx, FIX_OKAFOR_MED, "BKY"));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state || held_why, ' ') FROM "
		"instrument"), "heldBANKRUPTCY heldBANKRUPTCY waiting");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000002 "
		"ORDER BY id DESC LIMIT 1"), "Held 1 dated item: BANKRUPTCY");
	assert_msg(reg_do(fx, id, DEED_RELEASE, ""), MSG_ITEM_BARRED);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, FIX_SMITH_LOAN, "DISP", "letter", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM instrument "
		"WHERE state = 'held'"), 3);
}

/* A receipt that was not posted yet is voided; the item may be presented twice again. */
static void test_a_return_before_posting_voids_the_receipt(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	struct item_act move = { .deed = DEED_MOVE, .until = date_from_ymd(2026, 11, 25) };
	int64_t id = move.id = reg_taken(fx, &n).first;
	assert_msg(reg_do(fx, id, DEED_RETURN, "NSF"), MSG_ITEM_STATE);
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_string_equal(fixture_text(fx, "SELECT state || amount || method || last4 "
		"FROM receipt"), "received5000check4410");
	assert_msg(reg_do(fx, id, DEED_RETURN, "R99"), MSG_RETURN_CODE);
	assert_ok(reg_do(fx, id, DEED_RETURN, "nsf"));
	assert_string_equal(fixture_text(fx, "SELECT state FROM receipt"), "void");
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000002"),
		"NSF");
	assert_ok(instrument_do(&fx->d, &move, NULL, NULL));
	reg_on(fx, 2026, 11, 25);
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, id, DEED_RETURN, "NSF"));
	move.until = date_from_ymd(2026, 11, 27);
	assert_ok(instrument_do(&fx->d, &move, NULL, NULL));
	reg_on(fx, 2026, 11, 27);
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, id, DEED_RETURN, "NSF"));
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
		.call = { .account_id = REG_ACCOUNT, .minute = -1, .disclosed = ANSWER_NO } };
	assert_ok(take_promise(&fx->d, &p, &promised, NULL));
	assert_int_equal(promised.ask, PROMISE_TAKEN);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	fixture_at(fx, FIX_NOW + 60);           /* money of the same second is no answer */
	n.promise_id = promised.promise_id;
	int64_t id = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 5000 }, NULL));
	assert_ok(batch_post(&fx->d, 1, &posted, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "kept");
	fixture_user(fx, FIX_KBOSE);
	assert_msg(reg_do(fx, id, DEED_RETURN, "NSF"), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	reg_on(fx, 2026, 12, 3);
	assert_ok(reg_do(fx, id, DEED_RETURN, "NSF"));
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
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	int64_t id = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	fixture_sql(fx, "UPDATE account SET status = 'RET' WHERE id = 10000002");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 5000 }, NULL));
	assert_ok(batch_post(&fx->d, 1, &posted, NULL));
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 5000);
	assert_ok(reg_do(fx, id, DEED_RETURN, "NSF"));
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 0);
}

/* A closed account: what else is drawn on it is held. */
static void test_a_dead_account_holds_the_rest(void **state)
{
	struct fixture *fx = *state;
	struct instrument_new n = reg_item(INSTRUMENT_ACH, 2026, 11, 24);
	n.count = 3;
	n.authorized = "signed";
	n.copy_given = true;
	int64_t id = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, id, DEED_RETURN, "R02"));
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
	struct instrument_new n = reg_item(INSTRUMENT_ACH, 2026, 11, 24);
	n.count = 2;
	n.authorized = "signed";
	n.copy_given = true;
	int64_t id = reg_taken(fx, &n).first;
	n.count = 1;
	n.series = id;
	int64_t back = reg_taken(fx, &n).first;
	struct item_act until = { .id = id + 1, .deed = DEED_HOLD, .detail = "a day",
		.until = date_from_ymd(2026, 11, 25) };
	assert_ok(reg_do(fx, back, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, back, DEED_RETURN, "R01"));
	assert_ok(reg_do(fx, id, DEED_RETURN, "R07"));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state || held_why || authorized, "
		"' ') FROM instrument"), "returned heldR07: Authorization revoked returned");
	assert_ok(reg_move(fx, id + 1, 2026, 12, 28));
	assert_ok(reg_move(fx, back, 2026, 11, 24));
	assert_int_equal(reg_todo(fx, back), DUE_HELD);
	assert_int_equal(reg_todo(fx, id + 1), DUE_HELD);
	assert_msg(reg_do(fx, back, DEED_RELEASE, ""), MSG_ITEM_REVIEW);
	assert_msg(instrument_do(&fx->d, &until, NULL, NULL), MSG_ITEM_REVIEW);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(reg_do(fx, back, DEED_RELEASE, "the consumer signs a new one"));
	assert_msg(reg_do(fx, back, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(reg_do(fx, back, DEED_AUTHORIZE, "signed"));
	assert_msg(reg_do(fx, back, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(reg_do(fx, back, DEED_COPY, ""));
	assert_ok(reg_do(fx, back, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
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
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
