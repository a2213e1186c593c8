/* SPDX-License-Identifier: MIT */
/* What the engine does with keys, in process. */
#include "../lib/panels.h"
#include "../lib/unit.h"

/* --- windows ------------------------------------------------------------------------------- */

static void a_typed_ahead_enter_never_confirms(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key 4 Enter Enter Enter Enter\n");
	assert_int_equal(s.removed, 0);
	assert_true(scene_shows(&s.scene, "Confirm Remove from Queue"));
	scene_close(&s.scene);
}

static void enter_confirms_and_cancel_keeps_the_options(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key 4\nkey Down\nkey 4\nkey Enter\nkey Enter\n");
	assert_int_equal(s.removed, 2);
	scene_close(&s.scene);
	play(&s, &sample_list, "key 4\nkey Enter\nkey F12\n");
	assert_int_equal(s.confirmed, -1);
	row_is(&s, 9, " 4    10004000  AA, MARTA                     128.45    30");
	scene_close(&s.scene);
}

static void money_takes_a_typed_y(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key 9\nkey Enter\nkey Enter\n");
	assert_int_equal(s.confirmed, 0);
	assert_true(scene_shows(&s.scene, "Confirm must be Y"));
	scene_close(&s.scene);
	play(&s, &sample_list, "key 9\nkey Enter\ntype \"y\"\nkey Enter\n");
	assert_int_equal(s.confirmed, 1);
	scene_close(&s.scene);
}

static void a_question_takes_its_replies_only(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "type \"13\"\nkey Enter\ntype \"Q\"\nkey Enter\n");
	assert_int_equal(s.reply, 0);
	assert_true(scene_shows(&s.scene, "Q is not one of the replies."));
	scene_close(&s.scene);
	play(&s, &sample_list, "type \"13\"\nkey Enter\ntype \"Y\"\nkey Enter\n");
	assert_int_equal(s.reply, 'Y');
	scene_close(&s.scene);
	play(&s, &sample_list, "type \"13\"\nkey Enter\nkey Enter\n");
	assert_int_equal(s.reply, 'N');
	scene_close(&s.scene);
}

static void an_action_runs_by_key_and_command_if_its_conditions_hold(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "key F6\n");
	assert_int_equal(s.ran, ACT_APP + 1);
	scene_close(&s.scene);
	play(&s, &sample_list, "key Command\ntype \"addnot\"\nkey Enter\n");
	assert_int_equal(s.ran, ACT_APP + 1);
	scene_close(&s.scene);
	sample_open(&s, &sample_list, "key F6\n", NULL);
	s.refuse_notes = true;
	scene_run(&s.scene);
	assert_int_equal(s.ran, 0);
	assert_true(scene_shows(&s.scene, "A note is not offered here."));
	scene_close(&s.scene);
}

static void status_tokens_are_there_at_exactly_24_rows(void **state)
{
	struct sample s;
	char text[128];

	(void)state;
	sample_open(&s, &sample_list, "key Insert\nkey EscPrefix\n", NULL);
	s.waiting = true;
	scene_run(&s.scene);
	scene_row(&s.scene, 24, text, sizeof(text));
	assert_non_null(strstr(text, "Esc- IM MW"));
	scene_close(&s.scene);
}

static void training_is_marked_in_the_title_row(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, &sample_list, "wait 10\n", NULL);
	ui_config_of(s.scene.ui)->training = true;
	scene_run(&s.scene);
	row_is(&s, 1, " WRKQUE                         Work with Queue"
		"                TRAINING  DESK01");
	assert_int_equal(scene_role(&s.scene, 1, 64), ROLE_TRAINING);
	scene_close(&s.scene);
}

static void at_most_four_windows_are_stacked(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "key F1\nkey F1\nkey F1\nkey F1\nkey F1\n");
	assert_true(scene_shows(&s.scene, "Too many windows are open."));
	scene_close(&s.scene);
}

static void a_lone_esc_closes_a_window_and_never_a_panel(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "key F1\nkey EscAlone\n");
	assert_false(scene_shows(&s.scene, "Help ..."));
	assert_true(scene_shows(&s.scene, "Create Payment Plan"));
	scene_close(&s.scene);
	play(&s, &sample_plan, "key EscAlone\n");
	assert_true(scene_shows(&s.scene, "Create Payment Plan"));
	scene_close(&s.scene);
}

static void the_keys_window_runs_what_is_chosen(void **state)
{
	struct sample s;
	char text[128];

	(void)state;
	play(&s, &sample_list, "key F24\ntype \"next page\"\nkey Enter\n");
	scene_row(&s.scene, 9, text, sizeof(text));
	assert_non_null(strstr(text, "10004011"));
	scene_close(&s.scene);
}

/* --- fields -------------------------------------------------------------------------------- */

static void an_amount_typed_over_keeps_no_old_digits(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "type \"1234.56\"\nkey Tab\nkey BackTab\ntype \"9\"\nkey Tab\n");
	row_is(&s, 7, " Amount per payment  . . . . . .        9.00     Minimum 25.00");
	scene_close(&s.scene);
}

static void letters_in_an_amount_are_refused_with_a_message(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "type \"x\"\n");
	assert_true(scene_shows(&s.scene, "x cannot be typed into Amount per payment."));
	assert_int_equal(term_script_beeps(s.scene.term), 1);
	scene_close(&s.scene);
}

static void dates_take_every_form_and_show_one(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "key Tab\nkey Tab\ntype \"eom\"\nkey Tab\n");
	row_is(&s, 9, " First payment date  . . . . . .   02/28/26      MMDDYY");
	scene_close(&s.scene);
}

static void a_value_outside_the_list_is_refused_on_enter(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "type \"62\"\nkey Tab\ntype \"Q\"\nkey Enter\n");
	assert_true(scene_shows(&s.scene, "Frequency cannot be Q."));
	assert_int_equal(scene_role(&s.scene, 8, 36), ROLE_INPUT_ERR);
	assert_int_equal(s.saved, 0);
	scene_close(&s.scene);
}

static void all_bad_fields_are_marked_at_once(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "key Tab\nkey Tab\ntype \"xyz\"\nkey Tab\ntype \"99\"\nkey Enter\n");
	assert_int_equal(scene_role(&s.scene, 7, 36), ROLE_INPUT_ERR);
	assert_int_equal(scene_role(&s.scene, 9, 36), ROLE_INPUT_ERR);
	assert_int_equal(scene_role(&s.scene, 10, 36), ROLE_INPUT_ERR);
	assert_int_equal(term_script_picture(s.scene.term)->cur_row, 7);
	scene_close(&s.scene);
}

static void cross_field_rules_come_after_the_fields(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "type \"62\"\nkey Tab\nkey Tab\nkey Tab\nkey Tab\nkey Tab\n"
		"type \"Y\"\nkey Enter\n");
	assert_true(scene_shows(&s.scene, "Settlement amount is required."));
	assert_int_equal(s.saved, 0);
	scene_close(&s.scene);
}

static void a_paste_never_acts_as_enter_and_goes_field_by_field(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "paste \"150\\nW\\n03/01/26\\n\\e[2J\"\n");
	assert_int_equal(s.saved, 0);
	row_is(&s, 7, " Amount per payment  . . . . . .      150.00     Minimum 25.00");
	row_is(&s, 9, " First payment date  . . . . . .   03/01/26      MMDDYY");
	assert_true(scene_shows(&s.scene, "The paste did not fit"));
	scene_close(&s.scene);
}

static void a_password_is_on_no_picture_print_or_copy(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_signon, "type \"ann\"\nkey Tab\ntype \"hunter2\"\nkey CopyPanel\n"
		"key CopyField\n");
	assert_false(scene_shows(&s.scene, "hunter2"));
	assert_string_equal(term_script_clipboard(s.scene.term), "");
	assert_int_equal(s.drafts, 1); /* the user name, never the password */
	scene_close(&s.scene);
}

static void dup_repeats_what_was_last_entered(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "type \"4\"\nkey Enter\ntype \"75\"\nkey Enter\ntype \"4\"\n"
		"key Enter\nkey Dup\n");
	row_is(&s, 7, " Amount per payment  . . . . . .       75.00     Minimum 25.00");
	scene_close(&s.scene);
}

/* --- messages, leaving, command line ------------------------------------------------------- */

static void unsaved_changes_are_warned_of_once(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "type \"4\"\nkey Enter\ntype \"75\"\nkey F12\n");
	assert_true(scene_shows(&s.scene, "F12 drops what was typed here."));
	assert_true(scene_shows(&s.scene, "Create Payment Plan"));
	scene_close(&s.scene);
	play(&s, &sample_menu, "type \"4\"\nkey Enter\ntype \"75\"\nkey F12\nkey F12\n");
	assert_true(scene_shows(&s.scene, "Main Menu"));
	scene_close(&s.scene);
}

static void a_panel_may_refuse_to_be_left(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, &sample_list, "key 5 Enter\nkey F3\n", NULL);
	s.refuse_leave = true;
	scene_run(&s.scene);
	assert_true(scene_shows(&s.scene, "Leaving is not offered here."));
	assert_true(scene_shows(&s.scene, "Display Account"));
	scene_close(&s.scene);
}

static void exit_returns_to_the_base_panel(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "type \"1\"\nkey Enter\nkey 5 Enter\nkey F3\n");
	assert_true(scene_shows(&s.scene, "Main Menu"));
	scene_close(&s.scene);
}

static void an_unknown_command_stays_typed_and_purges(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "type \"XYZ 12\"\nkey Enter 9 0 Enter\n");
	assert_true(scene_shows(&s.scene, "XYZ is not a command here."));
	assert_true(scene_shows(&s.scene, "===> XYZ 12"));
	assert_int_equal(term_script_purged(s.scene.term), 1);
	scene_close(&s.scene);
}

/* Row 2 tells when the panel was last brought up to date: by Enter, not by typing. */
static void enter_stamps_the_time_and_typing_does_not(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "clock +120\ntype \"XYZ\"\n");
	assert_true(scene_shows(&s.scene, "09:15"));
	scene_close(&s.scene);
	play(&s, &sample_menu, "clock +120\ntype \"XYZ\"\nkey Enter\n");
	assert_true(scene_shows(&s.scene, "09:17"));
	scene_close(&s.scene);
}

/* A refused command is replaced by what is typed next, and mended where an arrow came first. */
static void a_refused_command_is_typed_over_or_mended(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "type \"XYZ\"\nkey Enter\ntype \"AB\"\n");
	assert_true(scene_shows(&s.scene, "===> AB"));
	assert_false(scene_shows(&s.scene, "ABZ"));
	scene_close(&s.scene);
	play(&s, &sample_menu, "type \"XYZ\"\nkey Enter\nkey End\ntype \"AB\"\n");
	assert_true(scene_shows(&s.scene, "===> XYZAB"));
	scene_close(&s.scene);
}

static void retrieve_goes_back_one_command_at_a_time(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "type \"4\"\nkey Enter\nkey F12\ntype \"1\"\nkey Enter\nkey F12\n"
		"key F9\nkey F9\n");
	assert_true(scene_shows(&s.scene, "===> 4"));
	scene_close(&s.scene);
}

static void an_unused_key_says_so(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "key F14\n");
	assert_true(scene_shows(&s.scene, "Key F14 is not used here. F24 shows the keys."));
	scene_close(&s.scene);
}

/* --- time, size, end ----------------------------------------------------------------------- */

static void drafts_are_kept_when_idle_and_at_hang_up(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_plan, "type \"62.1\"\nwait 2100\nhangup\n");
	assert_int_equal(s.drafts, 1);
	assert_string_equal(s.draft, "PLN/AMOUNT=62.1");
	scene_close(&s.scene);
	play(&s, &sample_plan, "type \"62.1\"\nhangup\n");
	assert_int_equal(s.drafts, 1);
	scene_close(&s.scene);
}

static void an_idle_desk_locks_and_a_timed_call_comes(void **state)
{
	struct sample s;

	(void)state;
	sample_open(&s, &sample_list, "clock +700\n", NULL);
	ui_config_of(s.scene.ui)->lock_minutes = 10;
	s.due_ms = 5000;
	scene_run(&s.scene);
	assert_int_equal(s.locked, 1);
	assert_int_equal(s.ticks, 1);
	scene_close(&s.scene);
}

static void idle_time_paints_nothing(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "wait 10\nclock +3600\n");
	assert_int_equal(term_script_paints(s.scene.term), 1);
	scene_close(&s.scene);
}

static void resizing_while_typing_keeps_text_and_place(void **state)
{
	static const char *const sizes[] = { "200 60", "80 24", "40 10", "132 27", "85 25" };
	STR_AUTO script = str_make(1 << 20);
	struct sample s;

	(void)state;
	str_add(&script, "key BackTab BackTab\n");
	for (int i = 0; i < 200; i++)
		str_addf(&script, "size %s\n%s", sizes[i % (int)ARRAY_SIZE(sizes)],
			i % 5 == 2 ? "" : i < 40 ? "type \"a\"\n" : "key Left Right\n");
	str_add(&script, "size 80 24\n");
	play(&s, &sample_plan, script.d);
	row_is(&s, 14, " Remarks . . . . . . . . . . . .   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	assert_int_equal(term_script_picture(s.scene.term)->cur_row, 14);
	scene_close(&s.scene);
}

static void random_key(struct str *script)
{
	static const char *const words[] = { "Enter", "Tab", "BackTab", "Up", "Down", "Left",
		"Right", "Home", "End", "PgUp", "PgDn", "Top", "Bottom", "Insert", "Delete",
		"Backspace", "FieldExit", "FieldMinus", "Dup", "EraseInput", "UndoField",
		"NewLine", "Reset", "Attn", "Print", "Interrupt", "Command", "Legend",
		"CopyField", "CopyPanel", "EscPrefix", "EscAlone", "Mouse" };
	const char *word = words[unit_between(0, (int64_t)ARRAY_SIZE(words) - 1)];
	int64_t what = unit_between(0, 9);

	if (what < 3)
		str_addf(script, "key F%d\n", (int)unit_between(1, 24));
	else if (what < 6)
		str_addf(script, "key %s\n", word);
	else if (what == 6)
		str_add(script, "size 132 27\nsize 60 20\nsize 80 24\n");
	else if (what == 7)
		str_add(script, "paste \"12\\n\xc3\xa9\xf0\x9f\x98\x80\\tx\"\n");
	else
		str_addf(script, "key %c\n", (char)unit_between('0', 'z'));
}

/* F12 and Esc Esc are the same key: enough of them lead from anywhere to the menu, which then
 * takes a command. */
static void ten_thousand_random_keys_never_lock_the_desk(void **state)
{
	struct panel home = sample_menu;

	(void)state;
	home.flags |= PANEL_NO_CANCEL | PANEL_NO_EXIT;
	for (int round = 0; round < unit_rounds(20); round++) {
		STR_AUTO script = str_make(1 << 20);
		struct sample s;

		str_addf(&script, "type \"%d\"\nkey Enter\n", round % 2 ? 1 : 4);
		for (int i = 0; i < 500; i++)
			random_key(&script);
		str_add(&script, "size 80 24\n");
		for (int i = 0; i < 60; i++)
			str_add(&script, "key F12\n");
		str_add(&script, "key EraseInput\ntype \"1\"\nkey Enter\n");
		sample_open(&s, &home, script.d, NULL);
		/* Only the command that signs off may have ended it. */
		if (ui_run(s.scene.ui))
			assert_string_equal(s.command, "90");
		else
			assert_true(scene_shows(&s.scene, "Work with Queue"));
		scene_close(&s.scene);
	}
}

static void a_click_on_the_legend_presses_the_key(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_list, "click 23 5\n");
	assert_null(ui_top(s.scene.ui)); /* F12 */
	scene_close(&s.scene);
	play(&s, &sample_list, "click 20 75\nclick 12 3\n");
	assert_true(scene_shows(&s.scene, "10004011"));
	assert_int_equal(term_script_picture(s.scene.term)->cur_row, 12);
	scene_close(&s.scene);
}

static void cancel_leads_home_from_anywhere(void **state)
{
	struct sample s;

	(void)state;
	play(&s, &sample_menu, "type \"1\"\nkey Enter\nkey 5 Enter\nkey F10\ntype \"x\"\nkey F1\n"
		"key F12\nkey F12\nkey F12\nkey F12\n");
	assert_true(scene_shows(&s.scene, "Main Menu"));
	scene_close(&s.scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_typed_ahead_enter_never_confirms),
		cmocka_unit_test(enter_confirms_and_cancel_keeps_the_options),
		cmocka_unit_test(money_takes_a_typed_y),
		cmocka_unit_test(a_question_takes_its_replies_only),
		cmocka_unit_test(an_action_runs_by_key_and_command_if_its_conditions_hold),
		cmocka_unit_test(status_tokens_are_there_at_exactly_24_rows),
		cmocka_unit_test(training_is_marked_in_the_title_row),
		cmocka_unit_test(at_most_four_windows_are_stacked),
		cmocka_unit_test(a_lone_esc_closes_a_window_and_never_a_panel),
		cmocka_unit_test(the_keys_window_runs_what_is_chosen),
		cmocka_unit_test(an_amount_typed_over_keeps_no_old_digits),
		cmocka_unit_test(letters_in_an_amount_are_refused_with_a_message),
		cmocka_unit_test(dates_take_every_form_and_show_one),
		cmocka_unit_test(a_value_outside_the_list_is_refused_on_enter),
		cmocka_unit_test(all_bad_fields_are_marked_at_once),
		cmocka_unit_test(cross_field_rules_come_after_the_fields),
		cmocka_unit_test(a_paste_never_acts_as_enter_and_goes_field_by_field),
		cmocka_unit_test(a_password_is_on_no_picture_print_or_copy),
		cmocka_unit_test(dup_repeats_what_was_last_entered),
		cmocka_unit_test(unsaved_changes_are_warned_of_once),
		cmocka_unit_test(a_panel_may_refuse_to_be_left),
		cmocka_unit_test(exit_returns_to_the_base_panel),
		cmocka_unit_test(an_unknown_command_stays_typed_and_purges),
		cmocka_unit_test(enter_stamps_the_time_and_typing_does_not),
		cmocka_unit_test(a_refused_command_is_typed_over_or_mended),
		cmocka_unit_test(retrieve_goes_back_one_command_at_a_time),
		cmocka_unit_test(an_unused_key_says_so),
		cmocka_unit_test(drafts_are_kept_when_idle_and_at_hang_up),
		cmocka_unit_test(an_idle_desk_locks_and_a_timed_call_comes),
		cmocka_unit_test(idle_time_paints_nothing),
		cmocka_unit_test(resizing_while_typing_keeps_text_and_place),
		cmocka_unit_test(ten_thousand_random_keys_never_lock_the_desk),
		cmocka_unit_test(a_click_on_the_legend_presses_the_key),
		cmocka_unit_test(cancel_leads_home_from_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
