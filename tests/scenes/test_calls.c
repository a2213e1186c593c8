/* SPDX-License-Identifier: MIT */
/* Calls from the keyboard of ACC to the rows they leave: what a collector types in the order it
 * happens, mistakes and all. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"
#include "arrears/desk/result.h"

/* The consumer is on the line and no call was opened: V opens it, and the result goes on after. */
static void verify_now_opens_the_call_and_the_result_goes_on(void **state)
{
	assert_true(desk_scene(*state, "type \"ACC 10000001\"\nkey Enter\n"
		"type \"RPC lost second job; can pay after the 20th\"\nkey Enter\nkey Enter\n"
		"type \"44100412\"\nkey Enter\ntype \"Y\"\n", NULL));
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact"), 1);
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact_result "
		"WHERE code = 'RPC'"), 1);
	assert_string_equal(fixture_text(*state, "SELECT text FROM note WHERE code = 'RPC'"),
		"Talked with consumer on 1: lost second job; can pay after the 20th");
}

/* Cancelled half-way: the call is there and owes a result, which is said. */
static void verify_cancelled_leaves_an_open_call(void **state)
{
	assert_true(desk_scene(*state, "type \"ACC 10000001\"\nkey Enter\n"
		"type \"RPC\"\nkey Enter\nkey Enter\nkey F12\n", NULL));
	assert_text("The result was not saved.");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM open_call"), 1);
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact_result"), 0);
}

/* Whoever answers with the wrong numbers is not shown to, or ticked off as told, who is calling. */
static void a_mismatch_hides_what_is_to_be_read(void **state)
{
	assert_true(desk_scene(*state, "type \"ACC 10000001\"\nkey Enter\n"
		"type \"1\"\nkey Enter F8\ntype \"9999\"\nkey Enter\n", NULL));
	assert_text("Does not match.");
	assert_null(strstr(desk_scene_text(), "debt collector"));
	assert_true(desk_scene(*state, "type \"ACC 10000001\"\nkey Enter F8\n"
		"type \"4410\"\nkey Enter\n", NULL));
	assert_text("Verified");
	assert_null(strstr(desk_scene_text(), "No disclosure is owed"));
}

/* The list of who may be calling comes between: what was on the screen is parked all the same,
 * and back after the caller's result. */
static void one_of_several_callers_is_taken_and_the_parked_call_is_back(void **state)
{
	fixture_sql(*state, "INSERT INTO phone(party_id, ord, number, added_at) "
		"VALUES (4, 2, '3125550147', 0)");
	assert_true(desk_scene(*state, "type \"ACC 10000003\"\nkey Enter\n"
		"type \"1\"\nkey Enter\ntype \"IN 3125550147\"\nkey Enter\n"
		"type \"1\"\nkey Enter\n", NULL));
	assert_text("Inbound call since");
	assert_text("10000001");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM open_call WHERE parked"), 1);
	fixture_sql(*state, "DELETE FROM open_call");
	fixture_sql(*state, "DELETE FROM claim");
	assert_true(desk_scene(*state, "type \"ACC 10000003\"\nkey Enter\n"
		"type \"IN 3125550147\"\nkey Enter\ntype \"1\"\nkey Enter\n"
		"type \"INB3 wrong office\"\nkey Enter\nkey Enter\n", NULL));
	assert_text("10000003");
}

/* A call comes in while the work map is on the screen: IN works there too, and after the result
 * the work map is back. On a panel over an account it does not: the account must be set aside. */
static void a_caller_is_taken_from_the_work_map(void **state)
{
	assert_true(desk_scene(*state, "type \"IN 3125550147\"\nkey Enter\n", NULL));
	assert_text("Inbound call since");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact WHERE direction = 'in'"),
		1);
	assert_true(desk_scene(*state, "type \"ACC 10000001\"\nkey Enter\n"
		"type \"MAIN\"\nkey Enter\ntype \"IN 3125550147\"\nkey Enter\n", NULL));
	assert_text("Go back to the account first");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact WHERE direction = 'in'"),
		1);
}

/* A lead has put the account on hold meanwhile: UNDO says that it stays, and as what. */
static void undo_says_what_stays(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, "type \"ACC 10000001\"\nkey Enter\n"
		"type \"1\"\nkey Enter\ntype \"NA\"\nkey Enter\n", NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, FIX_OKAFOR_MED, "B7", "court papers", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, "type \"ACC 10000001\"\nkey Enter\n"
		"type \"UNDO\"\nkey Enter\n", NULL));
	assert_text("Taken back. What was done since stays; the status is B7.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(undo_says_what_stays, desk_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(a_caller_is_taken_from_the_work_map, desk_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(verify_now_opens_the_call_and_the_result_goes_on,
			desk_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(verify_cancelled_leaves_an_open_call, desk_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(a_mismatch_hides_what_is_to_be_read, desk_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(
			one_of_several_callers_is_taken_and_the_parked_call_is_back, desk_setup,
			fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
