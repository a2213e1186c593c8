/* SPDX-License-Identifier: MIT */
/* Every shape of panel, as it looks: text, roles and cursor against tests/scenes/golden. */
#include "../lib/panelcheck.h"
#include "../lib/panels.h"
#include "../lib/unit.h"

static const struct script_options fill = { .fill = true };
static const struct script_options wide = { .fill = true, .rows = 27, .cols = 132 };
static const struct script_options tall = { .fill = true, .rows = 40, .cols = 100 };

static void menu_looks_as_drawn(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_menu, "snap menu\n", &fill));
}

static void list_looks_as_drawn(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list, "key Down\ntype \"8\"\nsnap list\n", &fill));
}

static void list_last_page_says_bottom_and_view_two_turns(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list, "key Bottom F11\nsnap list_bottom\n", &fill));
}

static void empty_list_says_so(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list,
		"key F17\ntype \"NONE\"\nkey Enter\nsnap list_empty\n", &fill));
}

static void wide_list_shows_all_views(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list, "snap list_wide\n", &wide));
}

static void tall_terminal_has_more_rows_and_a_status_line(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list, "key Insert EscPrefix\nsnap list_tall\n", &tall));
}

static void display_looks_as_drawn(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_display, "snap display\n", &fill));
}

static void entry_marks_the_date_in_error(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_plan,
		"type \"62.11\"\nkey Tab\nkey Tab\ntype \"02/31/26\"\nkey Tab\ntype \"5\"\n"
		"key Enter\nsnap entry_error\n", &fill));
}

static void required_and_empty_reads_without_colour(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_plan, "key Enter\nsnap entry_required\n", &fill));
}

static void confirm_looks_as_drawn(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list, "key 4 Enter\nsnap confirm\n", &fill));
}

static void prompt_window_lists_and_filters(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_plan,
		"key Tab\nkey Tab\nkey Tab\nkey Tab\nkey F4\nsnap window\ntype \"car\"\n"
		"snap window_filtered\nkey Enter\nsnap window_chosen\n", &fill));
}

static void calendar_stands_on_the_day(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_plan,
		"key Tab\nkey Tab\nkey F4\nkey Down Right\nsnap calendar\nkey Enter\n"
		"snap calendar_chosen\n", &fill));
}

static void help_explains_field_then_panel(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_plan,
		"key Tab\nkey Tab\nkey F1\nsnap help_field\nkey F2\nsnap help_panel\n", &fill));
}

static void second_level_explains_the_message(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_plan,
		"type \"62\"\nkey Tab\nkey Tab\ntype \"02/31/26\"\nkey Enter\nkey F1\n"
		"snap message\nkey Enter\nsnap message_back\n", &fill));
}

static void keys_window_filters(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list, "key F24\nsnap keys\ntype \"nex\"\nsnap keys_nex\n",
		&fill));
}

static void signon_shows_no_password(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_signon,
		"type \"jsmith\"\nkey Tab\ntype \"hunter2\"\nsnap signon\n", &fill));
}

static void too_small_says_so(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_list, "size 60 20\nsnap small\n", &fill));
}

static void legend_turns_to_esc_forms(void **state)
{
	(void)state;
	assert_true(sample_scene(&sample_display, "key Legend\nsnap legend_esc\n"
		"key EscPrefix\nwait 800\nsnap legend_prefix\n", &fill));
}

static void the_sample_panels_are_declared_well(void **state)
{
	static const struct panel *const all[] = { &sample_menu, &sample_list, &sample_display,
		&sample_plan, &sample_signon };
	STR_AUTO faults = str_make(1 << 16);

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		panel_faults(all[i], sample_actions, sample_action_count, &faults);
	assert_string_equal(faults.d, "");
}

static void a_badly_declared_panel_is_told_what_is_wrong(void **state)
{
	static const struct field fields[] = {
		{ .name = "A", .row = 5, .col = 10, .len = 10, .use = FIELD_IN, .help = "x" },
		{ .name = "B", .row = 5, .col = 15, .len = 10, .use = FIELD_IN },
		{ .name = "B", .row = 30, .col = 15, .len = 80, .use = FIELD_OUT },
	};
	static const struct panel bad = { .id = "BAD", .title = "Bad", .first = "C",
		.fields = fields, .field_count = ARRAY_SIZE(fields) };
	STR_AUTO faults = str_make(1 << 16);

	(void)state;
	panel_faults(&bad, NULL, 0, &faults);
	assert_non_null(strstr(faults.d, "BAD: Bad: panel has no help"));
	assert_non_null(strstr(faults.d, "BAD: B: has no help"));
	assert_non_null(strstr(faults.d, "BAD: C: the cursor cannot start there"));
	assert_non_null(strstr(faults.d, "BAD: B: overlaps another field"));
	assert_non_null(strstr(faults.d, "BAD: B: name is there twice"));
	assert_non_null(strstr(faults.d, "BAD: B: is not inside its panel"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(menu_looks_as_drawn),
		cmocka_unit_test(list_looks_as_drawn),
		cmocka_unit_test(list_last_page_says_bottom_and_view_two_turns),
		cmocka_unit_test(empty_list_says_so),
		cmocka_unit_test(wide_list_shows_all_views),
		cmocka_unit_test(tall_terminal_has_more_rows_and_a_status_line),
		cmocka_unit_test(display_looks_as_drawn),
		cmocka_unit_test(entry_marks_the_date_in_error),
		cmocka_unit_test(required_and_empty_reads_without_colour),
		cmocka_unit_test(confirm_looks_as_drawn),
		cmocka_unit_test(prompt_window_lists_and_filters),
		cmocka_unit_test(calendar_stands_on_the_day),
		cmocka_unit_test(help_explains_field_then_panel),
		cmocka_unit_test(second_level_explains_the_message),
		cmocka_unit_test(keys_window_filters),
		cmocka_unit_test(signon_shows_no_password),
		cmocka_unit_test(too_small_says_so),
		cmocka_unit_test(the_sample_panels_are_declared_well),
		cmocka_unit_test(a_badly_declared_panel_is_told_what_is_wrong),
		cmocka_unit_test(legend_turns_to_esc_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
