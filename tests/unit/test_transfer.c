/* SPDX-License-Identifier: MIT */
/* Payments moved to the debt they were meant for, and taken back where they lie. */
#include "arrears/desk/result.h"
#include "fixture.h"

static struct money dollars(int64_t cents)
{
	return (struct money){ cents };
}

static void test_a_transfer_sums_to_zero_and_goes_back_whole(void **state)
{
	struct fixture *fx = *state;
	struct post_undone u;
	struct post_move t = { .from_account = FIX_OKAFOR_MED, .to_account = FIX_OKAFOR_CARD,
		.amount = dollars(2000), .effective = DATE_NONE, .reason = "meant for the card" };
	struct post_moved gone = { .from_id = 0 };
	fixture_user(fx, FIX_LCHEN);
	assert_msg(post_transfer(&fx->d, &t, &gone, NULL), MSG_TRANSFER_UNPAID);
	(void)fixture_pay(fx, FIX_OKAFOR_MED, 2000);
	int64_t med = fixture_balance(fx, FIX_OKAFOR_MED);
	int64_t card = fixture_balance(fx, FIX_OKAFOR_CARD);
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), med + 2000);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_CARD), card - 2000);
	assert_int_equal(fixture_unsound(fx), 0);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = gone.from_id,
		.reason = "no" }, &u, NULL));
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), med);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_CARD), card);
	t.to_account = FIX_OKAFOR_MED;
	assert_msg(post_transfer(&fx->d, &t, &gone, NULL), MSG_TRANSFER_WHERE);
}

/* Principal 1,100.00, interest 84.55, fees 100.00: 200.00 paid the fees, the interest and 15.45 of
 * principal. What leaves is owed again where it had paid, or interest would bear interest. */
static void test_a_transfer_leaves_the_parts_it_had_paid(void **state)
{
	struct fixture *fx = *state;
	struct post_move t = { .from_account = FIX_OKAFOR_MED, .to_account = FIX_OKAFOR_CARD,
		.amount = dollars(5000), .effective = DATE_NONE, .reason = "meant for the card" };
	static const char parts[] = "SELECT principal || ' ' || interest || ' ' || fees FROM "
		"account WHERE id = 10000001";
	struct post_moved gone = { .from_id = 0 };
	fixture_user(fx, FIX_LCHEN);
	(void)fixture_pay(fx, FIX_OKAFOR_MED, 20000);
	assert_string_equal(fixture_text(fx, parts), "108455 0 0");
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_string_equal(fixture_text(fx, parts), "110000 3455 0");
	t.amount = dollars(15000);
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_string_equal(fixture_text(fx, parts), "110000 8455 10000");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Returned, or taken back, after it was moved, and moved on: it is owed again where it lies, and
 * nowhere twice. */
static void test_a_moved_payment_is_taken_back_where_it_lies(void **state)
{
	struct fixture *fx = *state;
	struct post_move t = { .from_account = FIX_OKAFOR_MED, .to_account = FIX_OKAFOR_CARD,
		.amount = dollars(2000), .effective = DATE_NONE, .reason = "meant for the card" };
	struct post_undone u;
	struct post_moved gone = { .from_id = 0 };
	fixture_user(fx, FIX_LCHEN);
	int64_t med = fixture_balance(fx, FIX_OKAFOR_MED);
	int64_t card = fixture_balance(fx, FIX_OKAFOR_CARD);
	int64_t doe = fixture_balance(fx, FIX_DOE_CARD);
	struct posted one = fixture_pay(fx, FIX_OKAFOR_MED, 2000);
	struct posted two = fixture_pay(fx, FIX_OKAFOR_MED, 5000);
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	t.from_account = FIX_OKAFOR_CARD;
	t.to_account = FIX_DOE_CARD;
	t.amount = dollars(500);
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_int_equal(fixture_balance(fx, FIX_DOE_CARD), doe - 500);
	assert_int_equal(fixture_unsound(fx), 0);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = one.ledger_id,
		.nsf = true, .code = "R01" }, &u, NULL));
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), med - 5000);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_CARD), card);
	assert_int_equal(fixture_balance(fx, FIX_DOE_CARD), doe);
	t.from_account = FIX_OKAFOR_MED;
	t.amount = dollars(5001);
	assert_msg(post_transfer(&fx->d, &t, &gone, NULL), MSG_TRANSFER_UNPAID);
	t.amount = dollars(3000);
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = two.ledger_id,
		.reason = "typed twice" }, &u, NULL));
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), med);
	assert_int_equal(fixture_balance(fx, FIX_DOE_CARD), doe);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* The fees it had paid were owed again when it left, and other money paid them. */
static void test_a_moved_payment_returns_when_its_part_is_paid_again(void **state)
{
	struct fixture *fx = *state;
	struct post_move t = { .from_account = FIX_OKAFOR_MED, .to_account = FIX_OKAFOR_CARD,
		.amount = dollars(10000), .effective = DATE_NONE, .reason = "meant for the card" };
	struct post_undone u;
	struct post_moved gone = { .from_id = 0 };
	fixture_user(fx, FIX_LCHEN);
	int64_t med = fixture_balance(fx, FIX_OKAFOR_MED);
	int64_t card = fixture_balance(fx, FIX_OKAFOR_CARD);
	struct posted one = fixture_pay(fx, FIX_OKAFOR_MED, 10000);
	assert_int_equal(one.change.of[BUCKET_FEES].cents, -10000);
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	struct posting p = { .account_id = FIX_OKAFOR_MED, .type = ENTRY_PAYMENT,
		.amount = dollars(10000), .reference = "another", .effective = DATE_NONE,
		.designated = true };
	struct posted two;
	assert_ok(post_entry(&fx->d, &p, &two, NULL));
	assert_int_equal(two.change.of[BUCKET_FEES].cents, -10000);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = one.ledger_id,
		.nsf = true, .code = "R01" }, &u, NULL));
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), med - 10000);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_CARD), card);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* It pays from the day it came, or from a later one, and not a debt that was not here yet. */
static void test_a_payment_moves_from_the_day_it_came(void **state)
{
	struct fixture *fx = *state;
	struct post_move t = { .from_account = FIX_OKAFOR_MED, .to_account = FIX_OKAFOR_CARD,
		.amount = dollars(2000), .effective = date_from_ymd(2026, 11, 9),
		.reason = "meant for the card" };
	struct post_moved gone;
	struct posted out;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = dollars(2000), .designated = true,
		.effective = date_from_ymd(2026, 11, 10) }, &out, NULL));
	assert_msg(post_transfer(&fx->d, &t, &gone, NULL), MSG_TRANSFER_EARLY);
	t.effective = DATE_NONE;
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_int_equal(gone.effective.days, date_from_ymd(2026, 11, 10).days);
	fixture_sql(fx, "UPDATE account SET placed_on = '2026-11-20' WHERE id = 10000005");
	t.from_account = FIX_OKAFOR_CARD;
	t.to_account = FIX_DOE_CARD;
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_int_equal(gone.effective.days, date_from_ymd(2026, 11, 20).days);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* 12 CFR 1006.30(c): only where the consumer named it. */
static void test_a_disputed_debt_takes_no_moved_money(void **state)
{
	struct fixture *fx = *state;
	struct post_move t = { .from_account = FIX_OKAFOR_MED, .to_account = FIX_OKAFOR_CARD,
		.amount = dollars(2000), .effective = DATE_NONE, .reason = "meant for the card" };
	struct post_moved gone;
	fixture_user(fx, FIX_LCHEN);
	(void)fixture_pay(fx, FIX_OKAFOR_MED, 2000);
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000002");
	assert_msg(post_transfer(&fx->d, &t, &gone, NULL), MSG_POST_DISPUTED);
	t.designated = true;
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_int_equal(gone.ask, POST_DONE);
}

/* 11 USC 362: a lead says whether, as of any payment. */
static void test_money_moved_to_a_bankrupts_debt_asks(void **state)
{
	struct fixture *fx = *state;
	struct post_move t = { .from_account = FIX_OKAFOR_MED, .to_account = FIX_OKAFOR_CARD,
		.amount = dollars(2000), .effective = DATE_NONE, .reason = "meant for the card" };
	struct post_moved gone;
	fixture_user(fx, FIX_LCHEN);
	(void)fixture_pay(fx, FIX_OKAFOR_MED, 2000);
	int64_t card = fixture_balance(fx, FIX_OKAFOR_CARD);
	assert_ok(account_status(&fx->d, FIX_OKAFOR_CARD, "B7", "court papers", NULL));
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_int_equal(gone.ask, POST_ASK_BARRED);
	assert_string_equal(gone.barred, "BANKRUPTCY");
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_CARD), card);
	t.barred = ANSWER_YES;
	assert_ok(post_transfer(&fx->d, &t, &gone, NULL));
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_CARD), card - 2000);
	assert_int_equal(fixture_unsound(fx), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_transfer_sums_to_zero_and_goes_back_whole),
		T(test_a_transfer_leaves_the_parts_it_had_paid),
		T(test_a_moved_payment_is_taken_back_where_it_lies),
		T(test_a_moved_payment_returns_when_its_part_is_paid_again),
		T(test_a_payment_moves_from_the_day_it_came),
		T(test_a_disputed_debt_takes_no_moved_money),
		T(test_money_moved_to_a_bankrupts_debt_asks),
	};
	return cmocka_run_group_tests_name("transfer", tests, NULL, NULL);
}
