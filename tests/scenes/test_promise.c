/* SPDX-License-Identifier: MIT */
/* Promises from the command line of ACC: asked for piece by piece or typed at once, shown on the
 * account, listed on WRKPRM. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

#define ON_ACCOUNT "type \"ACC 10000001\"\nkey Enter\n"
/* V is offered; last four, month and day, Enter, read. */
#define VERIFIED "key Enter\ntype \"44100412\"\nkey Enter\ntype \"Y\"\n"

static void one_line_verify_consent_and_it_is_promised(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150 FRI C\"\nkey Enter\n" VERIFIED
		"snap ptp_consent\ntype \"Y\"\nkey Enter\nsnap ptp_taken\n"
		"key F11 F11 F11\nsnap ptp_view\n", NULL));
	assert_string_equal(fixture_text(*state, "SELECT state || due_on || method FROM promise"),
		"open2026-11-27card");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM consent"), 1);
}

static void what_is_not_said_is_asked(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP\"\nkey Enter\nsnap ptp_amount\n"
		"type \"BAL\"\nkey Enter\nsnap ptp_date\ntype \"12/11\"\nkey Enter\n"
		"snap ptp_method\ntype \"K\"\nkey Enter\n" VERIFIED, NULL));
	assert_string_equal(fixture_text(*state, "SELECT (amount = (SELECT balance FROM account "
		"WHERE id = 10000001)) || due_on || method FROM promise"), "12026-12-11check");
}

/* The day may be taken from the calendar, and one that is none stays to be corrected. */
static void the_day_is_checked_where_it_is_asked(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP BAL\"\nkey Enter\n"
		"type \"13/45\"\nkey Enter\n", NULL));
	assert_text("13/45 is not a valid date.");
	assert_text("Due date, such as");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP BAL\"\nkey Enter\n"
		"key F4\n", NULL));
	assert_text("November 2026");
}

/* An amount that is none stays to be corrected, as a date does. */
static void the_amount_is_checked_where_it_is_asked(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP\"\nkey Enter\n"
		"type \"15x\"\nkey Enter\n", NULL));
	assert_text("15x is not");
	assert_text("Amount, or BAL");
}

/* What breaks a rule is refused in its window, with what was typed; so is a blank. Then it is
 * said what was promised. */
static void what_is_refused_stays_to_be_corrected(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP\"\nkey Enter\n"
		"type \"5000\"\nkey Enter\n", NULL));
	assert_text("5,000.00 is more than pays it off");
	assert_text("Amount, or BAL");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP\"\nkey Enter Enter\n", NULL));
	assert_text("An amount is required.");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP\"\nkey Enter F1\n", NULL));
	assert_text("An amount - Help");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150\"\nkey Enter\n"
		"type \"11/23\"\nkey Enter\n", NULL));
	assert_text("11/23/27 is more than 60 days ahead: 11/23/26 has passed.");
	assert_text("Due date, such as");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150 12/11 C\"\nkey Enter\n"
		VERIFIED, NULL));
	assert_text("150.00 promised for 12/11/26.");
}

/* A sum of four digits before the point is shown whole beside its date. */
static void a_large_promise_is_shown_whole(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP BAL 12/11 K\"\nkey Enter\n"
		VERIFIED, NULL));
	assert_text("12/11/26 1,284.55");
}

/* The windows given up: nothing is saved. */
static void given_up_nothing_is_saved(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150\"\nkey Enter\nkey F12\n", NULL));
	assert_text("The result was not saved.");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM promise"), 0);
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact"), 0);
}

static void a_second_promise_asks_first(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150 FRI C\"\nkey Enter\n" VERIFIED
		"type \"N\"\nkey Enter\ntype \"PTP 100 12/4 M\"\nkey Enter\nsnap ptp_replace\n"
		"type \"Y\"\nkey Enter\n", NULL));
	assert_string_equal(fixture_text(*state, "SELECT group_concat(state) FROM promise"),
		"cancelled,open");
}

/* In the quiet days: asked whether a call was placed, No is an agreement without one. */
static void by_letter_no_call_is_made_up(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"RPC\"\nkey Enter\n" VERIFIED
		"key F3\n", NULL));
	fixture_at(*state, FIX_NOW + 3600);
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150 12/4 C\"\nkey Enter\n", NULL));
	assert_text("N=No, agreed without a call");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150 12/4 C\"\nkey Enter\n"
		"type \"N\"\nkey Enter\n", NULL));
	assert_no_text("The result was not saved");
	assert_text("12/04/26  150.00");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact"), 1);
}

static void promises_are_listed(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "INSERT INTO promise(account_id, amount, due_on, grade_on, tolerance_bp, "
		"method, state, paid, made_on, at, user_id) VALUES "
		"(10000001, 15000, '2026-11-27', '2026-11-30', 10000, 'card', 'open', 0, "
		"'2026-11-24', 0, 2), "
		"(10000003, 7550, '2026-11-23', '2026-11-24', 10000, 'ach', 'open', 0, "
		"'2026-11-20', 0, 2), "
		"(10000004, 20000, '2026-11-20', '2026-11-23', 10000, 'mail', 'partial', 5000, "
		"'2026-11-10', 0, 3), "
		"(10000005, 30000, '2026-11-18', '2026-11-19', 10000, 'check', 'broken', 0, "
		"'2026-11-09', 0, 2), "
		"(10000005, 10000, '2026-11-13', '2026-11-16', 10000, 'card', 'kept', 10000, "
		"'2026-11-02', 0, 2)");
	assert_true(desk_scene(fx, "type \"WRKPRM\"\nkey Enter\nsnap wrkprm\nkey F11\n"
		"snap wrkprm_late\nkey F3\ntype \"WRKPRM *BRK JRIVERA\"\nkey Enter\n"
		"snap wrkprm_broken\n", NULL));
	assert_text("300.00");
	assert_true(desk_scene(fx, "type \"WRKPRM\"\nkey Enter\nsnap wrkprm_wide\n"
		"type \"5\"\nkey Enter\n", &desk_scene_wide));
	assert_text("Work Account");
	assert_text("11/27/26  150.00");
}

/* 4 asks why, and it is off. */
static void a_promise_of_the_list_is_cancelled(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PTP 150 FRI C\"\nkey Enter\n" VERIFIED
		"type \"N\"\nkey Enter F3\n", NULL));
	assert_true(desk_scene(*state, "type \"WRKPRM\"\nkey Enter\ntype \"4\"\nkey Enter\n"
		"snap wrkprm_why\ntype \"typed twice\"\nkey Enter\n", NULL));
	assert_text("The promise is called off.");
	assert_text("(None on this list");
	assert_string_equal(fixture_text(*state, "SELECT state FROM promise"), "cancelled");
}

/* F17 with a name nobody has leaves the list as it was. */
static void a_name_nobody_has_changes_no_list(void **state)
{
	assert_true(desk_scene(*state, "type \"WRKPRM\"\nkey Enter F17\ntype \"JRIVERA\"\n"
		"key Enter F17\ntype \"NOBODY\"\nkey FieldExit Enter\n", NULL));
	assert_text("Made by JRIVERA");
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, desk_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(one_line_verify_consent_and_it_is_promised), T(what_is_not_said_is_asked),
		T(given_up_nothing_is_saved), T(a_second_promise_asks_first),
		T(promises_are_listed), T(the_day_is_checked_where_it_is_asked),
		T(promises_are_listed), T(the_amount_is_checked_where_it_is_asked),
		T(a_large_promise_is_shown_whole),
		T(by_letter_no_call_is_made_up),
		T(what_is_refused_stays_to_be_corrected),
		T(a_promise_of_the_list_is_cancelled), T(a_name_nobody_has_changes_no_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
