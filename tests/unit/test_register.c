/* SPDX-License-Identifier: MIT */
/* The register of dated items at the desk: notice windows (PD1 to PD6), Regulation E (N1 to N3),
 * and that more than four digits are never kept. */
#include "registerworld.h"

#include "arrears/store/promise.h"

/* PD1: five days ahead needs no notice. */
static void test_pd1_five_days_need_no_notice(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 1);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2027, 3, 6);
	struct instrument_taken t = reg_taken(fx, &n);
	assert_false(t.window.needed);
	assert_msg(reg_do(fx, t.first, DEED_NOTICE, ""), MSG_NOTICE_NONE);
	assert_msg(reg_do(fx, t.first, DEED_DEPOSIT, ""), MSG_DEPOSIT_EARLY);
	reg_on(fx, 2027, 3, 6);                     /* a Saturday */
	assert_msg(reg_do(fx, t.first, DEED_DEPOSIT, ""), MSG_DEPOSIT_EARLY);
	reg_on(fx, 2027, 3, 8);
	assert_ok(reg_do(fx, t.first, DEED_DEPOSIT, ""));
}

/* PD2: taken 03/01, dated 03/15: 03/01 to 03/10; 03/11 is too late for that date. */
static void test_pd2_the_window(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 1);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2027, 3, 15);
	int64_t first = reg_taken(fx, &n).first;
	n.number = "1043";
	int64_t second = reg_taken(fx, &n).first;
	assert_int_equal(reg_todo(fx, first), DUE_NOTICE);
	reg_on(fx, 2027, 3, 10);
	assert_ok(reg_do(fx, first, DEED_NOTICE, ""));
	reg_on(fx, 2027, 3, 11);
	assert_int_equal(reg_todo(fx, second), DUE_NOTICE_LATE);
	assert_msg(reg_do(fx, second, DEED_NOTICE, ""), MSG_NOTICE_LATE);
	reg_on(fx, 2027, 3, 14);
	assert_msg(reg_do(fx, first, DEED_DEPOSIT, ""), MSG_DEPOSIT_EARLY);
	reg_on(fx, 2027, 3, 15);
	assert_ok(reg_do(fx, first, DEED_DEPOSIT, ""));
	assert_msg(reg_do(fx, second, DEED_DEPOSIT, ""), MSG_DEPOSIT_NOTICE);
}

/* PD3 and PD4: business days over Christmas and Thanksgiving. */
static void test_pd3_and_pd4_holidays(void **state)
{
	struct fixture *fx = *state;
	struct item_line l;
	reg_on(fx, 2026, 11, 2);
	struct instrument_new n = reg_item(INSTRUMENT_CARD, 2026, 12, 28);
	int64_t christmas = reg_taken(fx, &n).first;
	n.deposit_on = date_from_ymd(2026, 11, 30);
	int64_t thanks = reg_taken(fx, &n).first;
	l = reg_line(fx, christmas);
	assert_int_equal(l.window.first.days, date_from_ymd(2026, 12, 11).days);
	assert_int_equal(l.window.last.days, date_from_ymd(2026, 12, 22).days);
	assert_msg(reg_do(fx, christmas, DEED_NOTICE, ""), MSG_NOTICE_EARLY);
	l = reg_line(fx, thanks);
	assert_int_equal(l.window.first.days, date_from_ymd(2026, 11, 13).days);
	assert_int_equal(l.window.last.days, date_from_ymd(2026, 11, 24).days);
}

/* PD5: not even at the consumer's request; a new item with an earlier date is. */
static void test_pd5_never_early(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 1);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2027, 3, 15);
	int64_t id = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, id, DEED_NOTICE, "consumer asks to deposit now"));
	assert_msg(reg_do(fx, id, DEED_DEPOSIT, "consumer asks"), MSG_DEPOSIT_EARLY);
	n.deposit_on = date_from_ymd(2027, 3, 1);
	id = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
}

/* PD2 and PD5: another date, or the same, is no way round the notice, and none is earlier. */
static void test_a_new_date_lifts_no_duty(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 1);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2027, 3, 15);
	int64_t id = reg_taken(fx, &n).first;
	assert_msg(reg_move(fx, id, 2027, 3, 1), MSG_ITEM_EARLIER);
	assert_msg(reg_move(fx, id, 2027, 3, 12), MSG_ITEM_EARLIER);
	reg_on(fx, 2027, 3, 15);
	assert_msg(reg_do(fx, id, DEED_DEPOSIT, ""), MSG_DEPOSIT_NOTICE);
	assert_msg(reg_move(fx, id, 2027, 3, 15), MSG_ITEM_SOON);
	assert_msg(reg_move(fx, id, 2027, 3, 17), MSG_ITEM_SOON);
	assert_ok(reg_move(fx, id, 2027, 3, 18));
	assert_string_equal(fixture_text(fx, "SELECT taken_on FROM instrument"), "2027-03-01");
	assert_int_equal(reg_todo(fx, id), DUE_NOTICE);
	assert_ok(reg_do(fx, id, DEED_NOTICE, ""));
	reg_on(fx, 2027, 3, 18);
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, id, DEED_RETURN, "NSF"));
	assert_msg(reg_move(fx, id, 2027, 3, 19), MSG_ITEM_SOON);
	assert_ok(reg_move(fx, id, 2027, 3, 23));
	assert_int_equal(reg_todo(fx, id), DUE_NOTICE);
}

/* What was never dated ahead is presented again without notice, if the new day is near. */
static void test_a_near_date_needs_no_notice(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 1);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2027, 3, 1);
	int64_t id = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, id, DEED_DEPOSIT, ""));
	reg_on(fx, 2027, 3, 8);
	assert_ok(reg_do(fx, id, DEED_RETURN, "NSF"));
	assert_ok(reg_move(fx, id, 2027, 3, 10));
	assert_false(reg_line(fx, id).window.needed);
	assert_ok(reg_move(fx, id, 2027, 3, 16));
	assert_true(reg_line(fx, id).window.needed);
	reg_on(fx, 2027, 3, 15);
	assert_msg(reg_move(fx, id, 2027, 3, 16), MSG_ITEM_SOON);
}

/* PD6: one notice an item, each in its own window. */
static void test_pd6_each_of_a_series_has_its_window(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 1);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2027, 3, 15);
	n.count = 3;
	int64_t first = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, first, DEED_NOTICE, ""));
	assert_msg(reg_do(fx, first + 1, DEED_NOTICE, ""), MSG_NOTICE_EARLY);
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
	reg_on(fx, 2027, 3, 8);
	struct instrument_new n = reg_item(INSTRUMENT_ACH, 2027, 3, 12);
	n.count = 6;
	n.last_amount.cents = 3712;
	n.authorized = "recorded";
	struct instrument_taken t;
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_AUTHORIZED);
	n.authorized = "";
	int64_t first = reg_taken(fx, &n).first;
	reg_on(fx, 2027, 3, 12);
	assert_msg(reg_do(fx, first, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(reg_do(fx, first, DEED_AUTHORIZE, "SIGNED"));
	assert_msg(reg_do(fx, first, DEED_DEPOSIT, ""), MSG_DEPOSIT_ACH);
	assert_ok(reg_do(fx, first, DEED_COPY, ""));
	assert_ok(reg_do(fx, first, DEED_DEPOSIT, ""));
	l = reg_line(fx, first + 5);
	assert_int_equal(l.row.amount.cents, 3712);
	assert_int_equal(l.due.ach, ACH_READY);
	assert_string_equal(l.row.authorized, "signed");
	n = reg_item(INSTRUMENT_ACH, 2027, 9, 13);
	n.amount.cents = 9900;
	n.series = first;
	int64_t later = reg_taken(fx, &n).first;
	assert_ok(reg_do(fx, first + 1, DEED_COPY, ""));
	assert_ok(reg_do(fx, later, DEED_AUTHORIZE, "signed"));
	assert_ok(reg_do(fx, later, DEED_COPY, ""));
	l = reg_line(fx, later);
	assert_int_equal(l.due.ach, ACH_NOTICE);
}

static const char *last_note(struct fixture *fx)
{
	return fixture_text(fx, "SELECT text FROM note ORDER BY id DESC LIMIT 1");
}

/* 1005.10(b): from which day the consumer had a copy is evidence; one more does not move it. */
static void test_the_first_copy_stays(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 8);
	struct instrument_new n = reg_item(INSTRUMENT_ACH, 2027, 3, 22);
	n.count = 2;
	n.authorized = "signed";
	n.copy_given = true;
	int64_t first = reg_taken(fx, &n).first;
	reg_on(fx, 2027, 3, 12);
	assert_ok(reg_do(fx, first, DEED_COPY, ""));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM instrument "
		"WHERE copy_on = '2027-03-08'"), 2);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(event || ' ' || on_date || "
		"detail, ',') FROM (SELECT * FROM instrument_event WHERE instrument_id = 1 "
		"ORDER BY id)"), "taken 2027-03-08,authorized 2027-03-08signed,"
		"copy 2027-03-08,copy 2027-03-12again");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* A promise that an item was to pay keeps its date when the item takes a later one. */
static void test_a_promise_outrun_is_told(void **state)
{
	struct fixture *fx = *state;
	struct date due, was = date_from_ymd(2026, 11, 24);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	struct promise_row p = { .account_id = REG_ACCOUNT, .amount = { 5000 },
		.due_on = date_from_ymd(2026, 11, 30), .grade_on = date_from_ymd(2026, 12, 4),
		.made_on = was, .method = TENDER_CHECK, .at = FIX_NOW, .user_id = fx->d.user_id };
	int64_t id = reg_taken(fx, &n).first;
	assert_ok(promise_add(fx->d.db, &p, &p.id, NULL));
	assert_ok(reg_move(fx, id, 2026, 11, 27));
	struct item_line l = reg_line(fx, id);
	assert_ok(instrument_outrun(&fx->d, &l.row, was, &due, NULL));
	assert_true(date_is_none(due));
	was = l.row.deposit_on;
	assert_ok(reg_move(fx, id, 2026, 12, 1));
	l = reg_line(fx, id);
	assert_ok(instrument_outrun(&fx->d, &l.row, was, &due, NULL));
	assert_int_equal(due.days, date_from_ymd(2026, 11, 30).days);
}

/* N3: by any notice, and for good. */
static void test_n3_revoked_means_no_further_debits(void **state)
{
	struct fixture *fx = *state;
	reg_on(fx, 2027, 3, 8);
	struct instrument_new n = reg_item(INSTRUMENT_ACH, 2027, 3, 12);
	n.count = 3;
	n.authorized = "SIGNED";
	n.copy_given = true;
	int64_t first = reg_taken(fx, &n).first;
	n = reg_item(INSTRUMENT_CHECK, 2027, 3, 12);
	int64_t other = reg_taken(fx, &n).first;
	reg_on(fx, 2027, 3, 12);
	assert_ok(reg_do(fx, first, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, first, DEED_REVOKE, "told us by phone"));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state, ' ') FROM instrument"),
		"deposited cancelled cancelled waiting");
	assert_msg(reg_do(fx, first + 1, DEED_DEPOSIT, ""), MSG_ITEM_REVOKED);
	assert_ok(reg_do(fx, other, DEED_DEPOSIT, ""));
}

/* The log of the account has what was done to an item, and how much a revocation took. */
static void test_what_is_done_is_noted(void **state)
{
	struct fixture *fx = *state;
	struct item_scope scope;
	reg_on(fx, 2027, 3, 8);
	struct instrument_new n = reg_item(INSTRUMENT_CHECK, 2027, 3, 12);
	n.count = 3;
	int64_t first = reg_taken(fx, &n).first;
	assert_string_equal(last_note(fx), "Took 3 checks of 50.00 dated 03/12/27, ending 4410");
	assert_ok(reg_do(fx, first, DEED_HOLD, "until payday"));
	assert_string_equal(last_note(fx), "Held check of 50.00 dated 03/12/27: until payday");
	assert_ok(reg_do(fx, first, DEED_RELEASE, ""));
	assert_string_equal(last_note(fx), "Released check of 50.00 dated 03/12/27");
	assert_ok(reg_move(fx, first, 2027, 3, 13));
	assert_string_equal(last_note(fx), "Moved check of 50.00 from 03/12/27 to 03/13/27");
	assert_ok(reg_do(fx, first, DEED_CANCEL, "paid otherwise"));
	assert_string_equal(last_note(fx),
		"Cancelled check of 50.00 dated 03/13/27: paid otherwise");
	assert_ok(instrument_scope(&fx->d, first + 1, &scope, NULL));
	assert_int_equal(scope.count, 2);
	assert_int_equal(scope.total.cents, 10000);
	assert_int_equal(scope.first.days, date_from_ymd(2027, 4, 12).days);
	assert_ok(reg_do(fx, first + 1, DEED_REVOKE, "told us"));
	assert_string_equal(last_note(fx), "Revoked 2 checks, 100.00, from 04/12/27: told us");
	assert_ok(instrument_scope(&fx->d, first, &scope, NULL));
	assert_int_equal(scope.count, 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* N3: nor once more what had come back, or comes back later; a new authorization is a new item. */
static void test_n3_revoked_is_what_came_back_too(void **state)
{
	struct fixture *fx = *state;
	struct instrument_taken t;
	struct item_act move = { .deed = DEED_MOVE, .until = date_from_ymd(2027, 3, 16) };
	reg_on(fx, 2027, 3, 8);
	struct instrument_new n = reg_item(INSTRUMENT_ACH, 2027, 3, 12);
	n.count = 3;
	n.authorized = "signed";
	n.copy_given = true;
	int64_t back = reg_taken(fx, &n).first;
	n.count = 1;
	n.series = back;
	int64_t at_bank = reg_taken(fx, &n).first;
	reg_on(fx, 2027, 3, 12);
	assert_ok(reg_do(fx, back, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, at_bank, DEED_DEPOSIT, ""));
	assert_ok(reg_do(fx, back, DEED_RETURN, "R01"));
	assert_ok(reg_do(fx, back, DEED_REVOKE, "told us by phone"));
	assert_ok(reg_do(fx, at_bank, DEED_RETURN, "R01"));
	for (int64_t id = back; id <= at_bank; id++) {
		move.id = id;
		assert_msg(instrument_do(&fx->d, &move, NULL, NULL), MSG_ITEM_REVOKED);
		assert_msg(reg_do(fx, id, DEED_AUTHORIZE, "signed"), MSG_ITEM_REVOKED);
		assert_msg(reg_do(fx, id, DEED_DEPOSIT, ""), MSG_ITEM_REVOKED);
	}
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_REVOKED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM instrument_event "
		"WHERE event = 'revoked'"), 4);
	n.series = 0;
	assert_ok(reg_do(fx, reg_taken(fx, &n).first, DEED_DEPOSIT, ""));
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_what_may_not_be_taken(void **state)
{
	struct fixture *fx = *state;
	struct instrument_taken t;
	struct instrument_new n = reg_item(INSTRUMENT_CARD, 2026, 11, 27);
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
	n = reg_item(INSTRUMENT_CARD, 2026, 11, 23);
	assert_msg(instrument_take(&fx->d, &n, &t, NULL), MSG_ITEM_PAST);
	n = reg_item(INSTRUMENT_CARD, 2026, 11, 27);
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

static void test_the_run_list_of_a_day(void **state)
{
	struct fixture *fx = *state;
	struct item_line lines[8];
	size_t n = 0;
	struct instrument_new today = reg_item(INSTRUMENT_CHECK, 2026, 11, 24);
	struct instrument_new notice = reg_item(INSTRUMENT_CARD, 2026, 12, 4);
	struct instrument_new later = reg_item(INSTRUMENT_CARD, 2027, 2, 1);
	int64_t deposit = reg_taken(fx, &today).first, tell = reg_taken(fx, &notice).first;
	int64_t wait = reg_taken(fx, &later).first;
	assert_ok(instruments_run(&fx->d, desk_today(&fx->d), lines, 8, &n, NULL));
	assert_int_equal(n, 2);
	assert_int_equal(lines[0].row.id, deposit);
	assert_int_equal(lines[0].due.todo, DUE_DEPOSIT);
	assert_int_equal(lines[1].row.id, tell);
	assert_int_equal(lines[1].due.todo, DUE_NOTICE);
	assert_ok(reg_do(fx, wait, DEED_HOLD, "asked to"));
	assert_ok(instruments_run(&fx->d, desk_today(&fx->d), lines, 8, &n, NULL));
	assert_int_equal(n, 3);
	assert_ok(instruments_run(&fx->d, date_from_ymd(2026, 12, 3), lines, 8, &n, NULL));
	assert_int_equal(lines[1].due.todo, DUE_NOTICE_LATE);
	assert_ok(instruments_run(&fx->d, DATE_NONE, lines, 8, &n, NULL));
	assert_int_equal(n, 3);
	assert_ok(instruments_run(&fx->d, DATE_NONE, lines, 2, &n, NULL));
	assert_int_equal(n, 2);
	assert_ok(reg_do(fx, tell, DEED_CANCEL, "paid otherwise"));
	assert_ok(instruments_of(&fx->d, REG_ACCOUNT, lines, 8, &n, NULL));
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
		T(test_a_promise_outrun_is_told),
		T(test_the_first_copy_stays),
		T(test_n3_revoked_means_no_further_debits),
		T(test_what_is_done_is_noted),
		T(test_n3_revoked_is_what_came_back_too),
		T(test_what_may_not_be_taken),
		T(test_the_run_list_of_a_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
