/* SPDX-License-Identifier: MIT */
/* What is kept about an account and its people: NOT, ADDNOT, SNP, PEOPLE, against
 * tests/scenes/golden/desk. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

/* Thirty notes of two people over a month, the newest pinned by hand below. */
static int setup(void **state)
{
	int rc = fixture_setup(state);
	if (rc == 0)
		fixture_sql(*state, "INSERT INTO note(account_id, at, user_id, code, status, "
			"system, text) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 "
			"FROM n WHERE i < 29) SELECT 10000001, 1795536000 - (29 - i) * 86400, "
			"2 + i % 2, CASE i % 3 WHEN 0 THEN 'NA' WHEN 1 THEN 'LCM' ELSE '' END, "
			"'ACT', 0, 'Note number ' || i || CASE i WHEN 7 THEN ' about the lost job "
			"in October, can pay after the 20th of each month when the new employer "
			"pays' ELSE '' END FROM n");
	return rc;
}

#define NOT "type \"NOT 10000001\"\nkey Enter\n"

static void notes_are_listed_newest_first(void **state)
{
	assert_true(desk_scene(*state, NOT "snap not\nkey Bottom\nsnap not_bottom\n", NULL));
	assert_text("Note number 0");
}

static void a_wide_screen_shows_more_of_each_note(void **state)
{
	assert_true(desk_scene(*state, NOT "snap not_wide\n", &desk_scene_wide));
}

static void pages_run_down_and_up_again(void **state)
{
	assert_true(desk_scene(*state, NOT "key PgDn\n", NULL));
	assert_text("Note number 18");
	assert_no_text("Note number 19");
	assert_true(desk_scene(*state, NOT "key PgDn\nkey PgUp\n", NULL));
	assert_text("Note number 29");
}

static void find_keeps_only_notes_with_the_words(void **state)
{
	assert_true(desk_scene(*state, NOT "type \"LOST job\"\nkey Enter\nsnap not_find\n", NULL));
	assert_text("Note number 7");
	assert_no_text("Note number 8");
}

static void nothing_found_says_what_to_do(void **state)
{
	assert_true(desk_scene(*state, NOT "type \"zebra\"\nkey Enter\nsnap not_none\n", NULL));
}

static void a_pinned_note_comes_first(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, NOT "key Down Down Down\ntype \"8\"\nkey Enter\nsnap not_pin\n",
		NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note_pin"), 1);
	assert_true(desk_scene(fx, NOT "key Down\ntype \"8\"\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note_pin"), 0);
}

static void the_whole_text_is_shown(void **state)
{
	assert_true(desk_scene(*state, NOT "type \"LOST job\"\nkey Enter\nkey Down\ntype \"5\"\n"
		"key Enter\nsnap not_display\n", NULL));
	assert_text("new employer pays");
}

static void a_correction_is_a_new_note_that_names_the_old(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, NOT "key Down\ntype \"2\"\nkey Enter\nsnap cornot\n"
		"type \"It was number 30\"\nkey Enter\nsnap cornot_done\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE corrects_id IS NOT NULL "
		"AND text = 'It was number 30'"), 1);
	assert_true(desk_scene(fx, NOT "key Down\ntype \"5\"\nkey Enter\nsnap cornot_display\n",
		NULL));
	assert_text("Corrects what");
}

static void a_note_is_saved_and_stands_on_top(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, NOT "key F6\ntype \"Called from a new job\"\nsnap addnot\n"
		"key Enter\nsnap addnot_saved\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text = "
		"'Called from a new job' AND account_id = 10000001"), 1);
}

static void a_card_number_is_refused_and_the_text_stays(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, NOT "key F6\ntype \"card 4111 1111 1111 1111\"\nkey Enter\n"
		"snap addnot_card\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text LIKE 'card%'"), 0);
	assert_text("card 4111");
}

static void a_social_security_number_is_masked(void **state)
{
	assert_true(desk_scene(*state, NOT "key F6\ntype \"says SSN is 123-45-6789\"\nkey Enter\n",
		NULL));
	assert_text("***-**-6789");
}

static void a_note_survives_a_hang_up(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, NOT "key F6\ntype \"half a note\"\nhangup\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text LIKE 'half%'"), 0);
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, NOT "key F6\nsnap addnot_draft\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE "
		"text = 'half a note'"), 1);
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, NOT "key F6\n", NULL));
	assert_no_text("half a note |");
	assert_no_text("draft");
}

static void a_draft_is_of_its_account_only(void **state)
{
	assert_true(desk_scene(*state, NOT "key F6\ntype \"half a note\"\nhangup\n", NULL));
	fixture_user(*state, FIX_JRIVERA);
	assert_true(desk_scene(*state, "type \"ADDNOT 10000003\"\nkey Enter\n", NULL));
	assert_text("10000003");
	assert_no_text("half a note");
}

#define SNP "type \"SNP\"\nkey Enter\n"

static void templates_are_kept_and_put_in(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, SNP "snap snp_none\nkey F6\ntype \"nsf\"\nkey Tab Tab\n"
		"type \"Check of {DATE} came back\"\nsnap snp_add\nkey Enter\nsnap snp\n", NULL));
	assert_true(desk_scene(fx, NOT "key F6\ntype \"Bank called. ;nsf\"\nkey Enter\n"
		"snap addnot_template\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text = "
		"'Bank called. Check of 11/24/26 came back'"), 1);
	assert_true(desk_scene(fx, NOT "key F6\ntype \"Again:\"\nkey F4\nsnap addnot_f4\n"
		"key Enter\nsnap addnot_f4_taken\n", NULL));
}

static void a_template_is_removed_after_a_confirm(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, SNP "key F6\ntype \"nsf\"\nkey Tab Tab\ntype \"Came back\"\n"
		"key Enter\nkey Up\ntype \"4\"\nkey Enter\nsnap snp_confirm\nwait 400\nkey Enter\n"
		"snap snp_removed\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note_template"), 0);
}

#define PEOPLE "type \"PEOPLE 10000001\"\nkey Enter\n"

static void everything_on_file_is_one_list(void **state)
{
	assert_true(desk_scene(*state, PEOPLE "snap people\n", NULL));
	assert_true(desk_scene(*state, PEOPLE "snap people_wide\n", &desk_scene_wide));
}

static void a_phone_is_added_with_its_type(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, PEOPLE "key F6\nsnap people_what\ntype \"phone\"\nkey Enter\n"
		"type \"3125550188\"\nkey Tab\ntype \"cell\"\nsnap people_phone\nkey Enter\n"
		"snap people_phone_added\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM phone WHERE number = '3125550188' "
		"AND type = 'cell'"), 1);
}

static void a_bad_number_is_refused_at_its_field(void **state)
{
	assert_true(desk_scene(*state, PEOPLE "key F6\ntype \"phone\"\nkey Enter\n"
		"type \"31255501\"\nkey Enter\nsnap people_phone_bad\n", NULL));
}

static void marks_change_the_status_at_once(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, PEOPLE "type \"7\"\nkey Down\ntype \"8\"\nkey Enter\n"
		"snap people_marked\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT status FROM phone WHERE id = 1"), "bad");
	assert_string_equal(fixture_text(fx, "SELECT status FROM phone WHERE id = 2"), "wrong");
}

static void a_mark_for_phones_is_refused_on_a_name(void **state)
{
	assert_true(desk_scene(*state, PEOPLE "key Down Down Down Down\ntype \"8\"\n"
		"key Enter\n", NULL));
	assert_text("cannot be used on this row");
}

static void a_removed_phone_is_asked_for_first(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, PEOPLE "type \"4\"\nkey Enter\nsnap people_remove\nwait 400\n"
		"key Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT ended_at IS NOT NULL FROM phone WHERE id = 1"), 1);
}

static void a_phone_is_displayed_with_its_history(void **state)
{
	assert_true(desk_scene(*state, PEOPLE "type \"5\"\nkey Enter\nsnap people_display\n",
		NULL));
}

static void whereabouts_are_kept_with_their_last_day(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, PEOPLE "key Down Down Down Down Down Down Down\ntype \"2\"\n"
		"key Enter\ntype \"PT\"\nkey Tab\ntype \"+7\"\nsnap people_where\nkey Enter\n"
		"snap people_where_saved\n", NULL));
	assert_text("Told us: PT until 12/01/26");
}

static void an_address_of_another_state_is_refused(void **state)
{
	assert_true(desk_scene(*state, PEOPLE "key F6\ntype \"address\"\nkey Enter\n"
		"type \"1 MAIN ST\"\nkey Tab Tab\ntype \"SPRINGFIELD\"\nkey Tab\n"
		"type \"IL\"\nkey Tab\ntype \"10001\"\nkey Enter\n"
		"snap people_address_zip\n", NULL));
}

static void a_person_is_added_with_a_role(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, PEOPLE "key F6\ntype \"person\"\nkey Enter\ntype \"SPOUSE\"\n"
		"key Tab\ntype \"OKAFOR, CHIDI\"\nkey Tab\ntype \"Y\"\nsnap people_person\n"
		"key Enter\nsnap people_person_added\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account_party WHERE "
		"role = 'spouse'"), 1);
}

static void an_account_that_is_not_there_opens_nothing(void **state)
{
	assert_true(desk_scene(*state, "type \"NOT 99\"\nkey Enter\n", NULL));
	assert_text("There is no account 99.");
	assert_true(desk_scene(*state, "type \"PEOPLE smith\"\nkey Enter\n", NULL));
	assert_text("smith is not an account number.");
	assert_true(desk_scene(*state, "type \"NOT\"\nkey Enter\n", NULL));
	assert_text("Which account?");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(notes_are_listed_newest_first), T(a_wide_screen_shows_more_of_each_note),
		T(pages_run_down_and_up_again), T(find_keeps_only_notes_with_the_words),
		T(nothing_found_says_what_to_do), T(a_pinned_note_comes_first),
		T(the_whole_text_is_shown), T(a_correction_is_a_new_note_that_names_the_old),
		T(a_note_is_saved_and_stands_on_top),
		T(a_card_number_is_refused_and_the_text_stays),
		T(a_social_security_number_is_masked), T(a_note_survives_a_hang_up),
		T(a_draft_is_of_its_account_only), T(templates_are_kept_and_put_in),
		T(a_template_is_removed_after_a_confirm), T(everything_on_file_is_one_list),
		T(a_phone_is_added_with_its_type), T(a_bad_number_is_refused_at_its_field),
		T(marks_change_the_status_at_once), T(a_mark_for_phones_is_refused_on_a_name),
		T(a_removed_phone_is_asked_for_first), T(a_phone_is_displayed_with_its_history),
		T(whereabouts_are_kept_with_their_last_day),
		T(an_address_of_another_state_is_refused), T(a_person_is_added_with_a_role),
		T(an_account_that_is_not_there_opens_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
