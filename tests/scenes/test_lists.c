/* SPDX-License-Identifier: MIT */
/* Lists: options, paging, position, repeat. */
#include "../lib/panels.h"
#include "../lib/unit.h"

static void options_on_many_pages_run_top_to_bottom(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key PgDn\nkey 5\nkey PgUp\nkey 5\nkey Enter\n"
		"key Enter\nkey Enter\n");
	assert_int_equal(s.displayed, 2);
	assert_int_equal(s.shown[0], 10004000);
	assert_int_equal(s.shown[1], 10004011);
	assert_true(scene_shows(&s.scene, "Work with Queue"));
	scene_close(&s.scene);
}

static void cancel_leaves_the_rest_typed(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key 5\nkey Down\nkey 5\nkey Enter\nkey F12\n");
	assert_int_equal(s.displayed, 1);
	row_is(&s, 9, "      10004000  AA, MARTA                     128.45    30");
	row_is(&s, 10, " 5    10004001  AB, THOMAS J                  137.62    31");
	scene_close(&s.scene);
}

static void the_first_failing_option_stops_and_is_marked(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key 8\nkey Down\ntype \"6\"\nkey Down\nkey 8\nkey Enter\n");
	assert_int_equal(s.saved, 1);
	assert_true(scene_shows(&s.scene, "Option 6 is not used in this list."));
	assert_int_equal(scene_role(&s.scene, 10, 2), ROLE_INPUT_ERR);
	assert_int_equal(term_script_picture(s.scene.term)->cur_row, 10);
	row_is(&s, 11, " 8    10004002  AC, MIN-JI                    146.79    32  ATTY");
	scene_close(&s.scene);
}

/* Confirmed, it did not work: the next one is not asked about, and the message is its own. */
static void what_fails_once_confirmed_stops_and_is_marked(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key Down\nkey 9\nkey Down\nkey 9\nkey Enter\ntype \"y\"\n"
		"key Enter\n");
	assert_int_equal(s.confirmed, 1);
	assert_int_equal(s.paying, SAMPLE_UNPAID);
	assert_false(scene_shows(&s.scene, "Confirm Payment"));
	assert_int_equal(scene_role(&s.scene, 10, 2), ROLE_INPUT_ERR);
	row_is(&s, 10, " 9    10004001  AB, THOMAS J                  137.62    31");
	row_is(&s, 11, " 9    10004002  AC, MIN-JI                    146.79    32  ATTY");
	scene_close(&s.scene);
}

static void an_option_that_opens_nothing_is_done_and_the_next_runs(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key 7\nkey Down\nkey 7\nkey Enter\nkey F11 F11\n");
	assert_int_equal(s.saved, 2);
	row_is(&s, 9, "      10004000  AA, MARTA                     128.45    30");
	row_is(&s, 10, "      10004001  AB, THOMAS J                  137.62    31");
	scene_close(&s.scene);
}

static void an_option_not_for_this_row_is_refused(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key Down Down\nkey 3\nkey Enter\n");
	assert_int_equal(s.saved, 0);
	assert_true(scene_shows(&s.scene, "Option 3 cannot be used on this row."));
	scene_close(&s.scene);
}

static void slash_lists_the_options_of_the_row(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "type \"/\"\nkey Enter\ntype \"disp\"\nkey Enter\nkey Enter\n");
	assert_int_equal(s.displayed, 1);
	scene_close(&s.scene);
}

static void position_to_scrolls_and_does_not_filter(void **state)
{
	struct sample s;
	char text[128];

	(void)state;
	play(&s, &sample_list, "key BackTab\ntype \"bc\"\nkey Enter\n");
	scene_row(&s.scene, 9, text, sizeof(text));
	assert_non_null(strstr(text, "BC, "));
	scene_close(&s.scene);
	play(&s, &sample_list, "key BackTab\ntype \"bc\"\nkey Enter\nkey PgUp\n");
	scene_row(&s.scene, 19, text, sizeof(text));
	assert_non_null(strstr(text, "BB, "));
	scene_close(&s.scene);
}

static void repeat_copies_the_option_down_the_whole_list(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key 8 F13\n");
	assert_true(scene_shows(&s.scene, "Option 8 was copied to 211 rows below."));
	scene_close(&s.scene);
	play(&s, &sample_list, "key 8 F13\nkey Enter\n");
	assert_int_equal(s.saved, SAMPLE_ROWS);
	scene_close(&s.scene);
	/* From two above the last page of eleven: those before it take nothing. */
	play(&s, &sample_list, "key Bottom\nkey Up Up\nkey 8 F13\nkey Enter\n");
	assert_int_equal(s.saved, 13);
	scene_close(&s.scene);
}

static void without_colour_the_current_row_is_marked(void **state)
{
	static const struct script_options mono = { .fill = true, .mono = true };
	struct sample s;
	char text[96];

	(void)state;
	sample_open(&s, &sample_list, "key Down\n", &mono);
	assert_true(scene_run(&s.scene));
	scene_row(&s.scene, 10, text, sizeof(text));
	assert_int_equal(text[0], '>');
	scene_row(&s.scene, 9, text, sizeof(text));
	assert_int_equal(text[0], ' ');
	scene_close(&s.scene);
}

static void a_reader_gets_windows_as_panels(void **state)
{
	static const struct script_options fill = { .fill = true };
	struct sample s;

	(void)state;
	sample_open(&s, &sample_plan, "key Tab Tab Tab Tab F4\ntype \"car\"\nsnap reader\n",
		&fill);
	ui_config_of(s.scene.ui)->reader = true;
	assert_true(scene_run(&s.scene));
	assert_false(scene_shows(&s.scene, "Amount per payment"));
	assert_false(scene_shows(&s.scene, "....."));
	assert_false(scene_shows(&s.scene, "_"));
	assert_true(scene_shows(&s.scene, "F12=Cancel"));
	scene_close(&s.scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_on_many_pages_run_top_to_bottom),
		cmocka_unit_test(cancel_leaves_the_rest_typed),
		cmocka_unit_test(the_first_failing_option_stops_and_is_marked),
		cmocka_unit_test(what_fails_once_confirmed_stops_and_is_marked),
		cmocka_unit_test(an_option_that_opens_nothing_is_done_and_the_next_runs),
		cmocka_unit_test(an_option_not_for_this_row_is_refused),
		cmocka_unit_test(slash_lists_the_options_of_the_row),
		cmocka_unit_test(position_to_scrolls_and_does_not_filter),
		cmocka_unit_test(repeat_copies_the_option_down_the_whole_list),
		cmocka_unit_test(without_colour_the_current_row_is_marked),
		cmocka_unit_test(a_reader_gets_windows_as_panels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
