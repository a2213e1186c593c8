/* SPDX-License-Identifier: MIT */
/* What helps beside the work: REVEAL, glossary, calendar, against tests/scenes/golden/desk. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

/* What ACC masks: a lead looks for half a minute, and the look is in the audit trail. */
#define REVEAL "type \"ACC 10000001\"\nkey Enter\ntype \"REVEAL\"\nkey Enter\nwait 100\n"

static void a_reveal_is_logged_and_closes_by_itself(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, REVEAL "snap reveal\nclock +29\n", NULL));
	assert_text("212-45-4410");
	assert_text("04/12/1984");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'unmask'"), 1);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, REVEAL "clock +31\n", NULL));
	assert_no_text("212-45");
	assert_text("***-**-4410");
}

static void any_key_closes_a_reveal_and_does_nothing_else(void **state)
{
	fixture_user(*state, FIX_LCHEN);
	assert_true(desk_scene(*state, REVEAL "type \"x\"\n", NULL));
	assert_no_text("212-45");
	assert_no_text("===> x");
}

static void what_is_revealed_is_copied_as_a_mask(void **state)
{
	fixture_user(*state, FIX_LCHEN);
	assert_true(desk_scene(*state, REVEAL "key CopyPanel\n", NULL));
	assert_text("212-45-4410");
	assert_null(strstr(desk_scene_clipboard(), "212-45"));
	assert_non_null(strstr(desk_scene_clipboard(), "***-**-****"));
}

static void a_collector_reveals_nothing(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, REVEAL, NULL));
	assert_text("not allowed");
	assert_no_text("212-45");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'unmask'"), 0);
}

#define GLOSSARY "type \"HELP\"\nkey Enter\n"

static void the_glossary_narrows_as_one_types(void **state)
{
	assert_true(desk_scene(*state, GLOSSARY "snap help\ntype \"voicemail\"\n"
		"snap help_filter\nkey Enter\nsnap help_text\n", NULL));
	assert_text("1006.2(j)");
}

static void a_term_on_the_line_is_shown_at_once(void **state)
{
	assert_true(desk_scene(*state, "type \"ACC 10000001\"\nkey Enter\n"
		"type \"HELP icd-10\"\nkey Enter\n", NULL));
	assert_text("Codes for diagnoses");
	assert_true(desk_scene(*state, "type \"HELP zebra\"\nkey Enter\n", NULL));
	assert_text("No term has these words");
}

static void enter_on_a_row_shows_its_text(void **state)
{
	assert_true(desk_scene(*state, GLOSSARY "key Down Down Enter\n", NULL));
	assert_text("Automated Clearing House");
}

/* By signs, not by hue alone: today, and days without business. */
static void the_calendar_marks_today_and_days_off(void **state)
{
	assert_true(desk_scene(*state, "type \"CAL\"\nkey Enter\nkey Right\n", NULL));
	assert_text("*24");
	assert_text("26.");
	assert_text("28.");
	assert_no_text("27.");
	assert_true(desk_scene(*state, "type \"CAL -4\"\nkey Enter\nwait 400\nkey Enter\n", NULL));
	assert_text("4 days ago.");
	assert_true(desk_scene(*state, "type \"CAL\"\nkey Enter\nwait 400\nkey Enter\n", NULL));
	assert_text("a business day, today.");
}

static void the_calendar_opens_by_command_and_tells_the_day(void **state)
{
	assert_true(desk_scene(*state, "type \"CAL 11/26\"\nkey Enter\nsnap cal\nwait 400\n"
		"key Enter\n", NULL));
	assert_text("11/26/2026 is a Thursday, not a business day, 2 days from today.");
	assert_true(desk_scene(*state, "type \"CAL FRI\"\nkey Enter\nwait 400\nkey Enter\n",
		NULL));
	assert_text("a Friday, a business day, 3 days");
}

static void keys_by_command_are_those_of_the_panel(void **state)
{
	assert_true(desk_scene(*state, "type \"KEYS\"\nkey Enter\nwait 100\n", NULL));
	assert_text("Keys and Actions");
	assert_true(desk_scene(*state, "type \"ACC 10000001\"\nkey Enter\ntype \"KEYS\"\n"
		"key Enter\ntype \"reveal\"\n", NULL));
	assert_text("REVEAL");
}

static void help_twice_explains_the_panel(void **state)
{
	assert_true(desk_scene(*state, GLOSSARY "key F1 F1\n", NULL));
	assert_text("Words of the trade");
}

static void a_lead_accepts_a_clock_that_was_set_back(void **state)
{
	struct fixture *fx = *state;
	const char *work = "type \"ACC 10000001\"\nkey Enter\ntype \"NA\"\nkey Enter\n";
	assert_true(desk_scene(fx, work, NULL));
	fixture_at(fx, FIX_NOW - 600);
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, work, NULL));
	assert_text("a lead must type CLOCKOK");
	assert_true(desk_scene(fx, "type \"CLOCKOK\"\nkey Enter\n", NULL));
	assert_text("not allowed");
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"CLOCKOK\"\nkey Enter\n", NULL));
	assert_text("The clock was accepted");
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, work, NULL));
	assert_no_text("CLOCKOK");
}

#define CALLER "type \"ACC 10000001\"\nkey Enter\ntype \"1\"\nkey Enter\n" \
	"type \"IN 5559999\"\nkey Enter\nwait 400\n"

static void an_unknown_caller_is_found_by_name_and_logged(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, CALLER "snap caller\nkey Enter\nwait 100\nsnap caller_find\n"
		"type \"10000003\"\nkey Enter\ntype \"INB3 her sister\"\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact WHERE direction = 'in' "
		"AND phone_id IS NULL AND consumer_id = 2"), 1);
}

/* Two people share the number: the choice is in a window, and the open call stays set aside. */
static void a_caller_chosen_from_several_keeps_the_other_call_parked(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE phone SET number = '3125550199' WHERE id IN (4, 5)");
	assert_true(desk_scene(fx, "type \"ACC 10000001\"\nkey Enter\ntype \"1\"\nkey Enter\n"
		"type \"IN 5550199\"\nkey Enter\nwait 400\ntype \"smith\"\nkey Enter\n"
		"wait 400\n", NULL));
	assert_text("SMITH, JOHN");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM open_call WHERE parked = 1"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM open_call WHERE parked = 0"), 1);
}

static void what_was_set_aside_for_an_unknown_caller_comes_back(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, CALLER "key Enter\nwait 100\nkey F12\n", NULL));
	assert_text("10000001");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM open_call WHERE parked = 0"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM claim WHERE parked = 1"), 0);
}

static void an_unknown_caller_may_stay_unknown(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, CALLER "type \"N\"\nkey Enter\n", NULL));
	assert_text("Work Account");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM open_call WHERE parked = 1"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_reveal_is_logged_and_closes_by_itself),
		TEST(any_key_closes_a_reveal_and_does_nothing_else),
		TEST(what_is_revealed_is_copied_as_a_mask),
		TEST(a_collector_reveals_nothing),
		TEST(the_glossary_narrows_as_one_types),
		TEST(a_term_on_the_line_is_shown_at_once),
		TEST(enter_on_a_row_shows_its_text),
		TEST(the_calendar_marks_today_and_days_off),
		TEST(the_calendar_opens_by_command_and_tells_the_day),
		TEST(keys_by_command_are_those_of_the_panel),
		TEST(help_twice_explains_the_panel),
		TEST(a_lead_accepts_a_clock_that_was_set_back),
		TEST(an_unknown_caller_is_found_by_name_and_logged),
		TEST(a_caller_chosen_from_several_keeps_the_other_call_parked),
		TEST(what_was_set_aside_for_an_unknown_caller_comes_back),
		TEST(an_unknown_caller_may_stay_unknown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
