/* SPDX-License-Identifier: MIT */
/* Plans of every kind at the desk: uneven, with a down payment, a balloon, rounded up, over
 * several debts; with interest in test_plan_interest.c. Of each the rows sum to what is promised,
 * and the shares of the debts too. */
#include "../lib/callworld.h"

#include "arrears/desk/plan.h"
#include "arrears/desk/planview.h"
#include "arrears/desk/terms.h"

#define DATE(m, d) date_from_ymd((m) < 11 ? 2027 : 2026, m, d)

static struct plan_input plan(int count)
{
	return (struct plan_input){ .account_id = FIX_OKAFOR_MED, .kind = PLAN_INSTALLMENTS,
		.due = { .every = FREQ_MONTHLY, .first = DATE(12, 15) }, .count = count,
		.end = DATE_NONE, .down_on = DATE_NONE, .method = TENDER_ACH, .has_method = true,
		.call = { .date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
}

/* "amount due_on, ..." of the plan made, after the sums were held against each other. */
static const char *made(struct fixture *fx, struct plan_input in)
{
	struct promise_outcome o;
	assert_ok(plan_make(&fx->d, &in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_TAKEN);
	int64_t promised = fixture_int(fx, "SELECT promised FROM plan");
	assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM promise"), promised);
	assert_int_equal(fixture_int(fx, "SELECT sum(share) FROM plan_account"), promised);
	assert_int_equal(fixture_int(fx, "SELECT sum(interest) FROM promise"),
		fixture_int(fx, "SELECT interest FROM plan"));
	return fixture_text(fx, "SELECT group_concat(amount || ' ' || due_on, ', ') FROM "
		"(SELECT * FROM promise ORDER BY due_on, id)");
}

static void dates_and_sums_are_typed_by_hand(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(0);
	in.typed_count = 3;
	in.typed[0] = (struct typed_row){ DATE(12, 15), { 50000 } };
	in.typed[1] = (struct typed_row){ DATE(12, 28), { 8455 } };
	in.typed[2] = (struct typed_row){ DATE(2, 26), { 70000 } };
	assert_string_equal(made(fx, in),
		"50000 2026-12-15, 8455 2026-12-28, 70000 2027-02-26");
}

static void a_down_payment_comes_first(void **state)
{
	struct plan_input in = plan(3);
	in.down.cents = 28456;
	in.down_on = DATE(12, 4);
	assert_string_equal(made(*state, in), "28456 2026-12-04, 33333 2026-12-15, "
		"33333 2027-01-15, 33333 2027-02-15");
}

/* The next payment of the longest plan is the first that is open. */
static void the_next_payment_of_a_long_plan_is_its_first(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(600);
	struct promise_cell cell;
	bool found = false;
	in.approved_by = FIX_LCHEN;
	(void)made(fx, in);
	assert_ok(promise_cell(&fx->d, FIX_OKAFOR_MED, &cell, &found, NULL));
	assert_true(found);
	assert_int_equal(cell.due.days, DATE(12, 15).days);
}

/* A plan is said in the same words wherever it stands, whatever its payments are. */
static void its_terms_are_said_as_they_are(void **state)
{
	struct fixture *fx = *state;
	struct plan_input down = plan(7), uneven = plan(0), top = plan(3), one = plan(1);
	const struct { struct plan_input *in; const char *says; } cases[] = {
		{ &down, "100.00 down, then 7 payments of 169.22 every month" },
		{ &uneven, "3 payments, each as agreed" },
		{ &top, "3 payments of 133.33 every month, 884.55 on top at the end" },
		{ &one, "1 payment of 1,284.55" },
	};
	struct plan_row row;
	bool found = false;
	char says[PLAN_TERMS_TEXT];
	down.down.cents = 10000;
	top.balloon.cents = 88455;
	uneven.typed_count = 3;
	uneven.typed[0] = (struct typed_row){ DATE(12, 1), { 1000 } };
	uneven.typed[1] = (struct typed_row){ DATE(12, 15), { 20000 } };
	uneven.typed[2] = (struct typed_row){ DATE(1, 15), { 1 } };
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		cases[i].in->approved_by = FIX_LCHEN;
		cases[i].in->replace = cases[i].in->consent = ANSWER_YES;
		if (i > 0)
			cases[i].in->call.placed = ANSWER_YES;
		struct promise_outcome o;
		assert_ok(plan_make(&fx->d, cases[i].in, &o, NULL));
		assert_ok(plan_load(fx->d.db, o.plan_id, &row, &found, NULL));
		plan_terms(&row, says);
		assert_string_equal(says, cases[i].says);
		assert_non_null(strstr(fixture_text(fx, "SELECT text FROM note WHERE code = "
			"'PLAN' ORDER BY id DESC LIMIT 1"), says));
		fixture_at(fx, FIX_NOW + 60 * (int64_t)(i + 1));
	}
}

/* With the last installment, on top of it. */
static void a_balloon_comes_last(void **state)
{
	struct plan_input in = plan(3);
	in.balloon.cents = 88455;
	assert_string_equal(made(*state, in), "13333 2026-12-15, 13333 2027-01-15, "
		"101789 2027-02-15");
}

/* By the client's option the level payment is rounded up; the last takes what is less. */
static void a_level_payment_is_rounded_up_where_the_client_wants_it(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(terms_save(&fx->d, 0, &(struct term_change){ "level_rounding", "up" }, 1,
		NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_string_equal(made(fx, plan(3)), "42819 2026-12-15, 42819 2027-01-15, "
		"42817 2027-02-15");
}

/* Two debts and a sum that does not divide: each debt's share is exact to the cent, by balance. */
static void linked_debts_share_what_does_not_divide(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(7);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	in.total.cents = 100001;
	(void)made(fx, in);
	/* 100001 x 128455 / 341010 = 37669.36, of 212555: 62331.64 */
	assert_string_equal(fixture_text(fx, "SELECT group_concat(account_id || ' ' || share, "
		"', ') FROM plan_account"), "10000001 37669, 10000002 62332");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)
		T(dates_and_sums_are_typed_by_hand), T(a_down_payment_comes_first),
		T(a_balloon_comes_last), T(the_next_payment_of_a_long_plan_is_its_first),
		T(its_terms_are_said_as_they_are),
		T(a_level_payment_is_rounded_up_where_the_client_wants_it),
		T(linked_debts_share_what_does_not_divide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
