/* SPDX-License-Identifier: MIT */
/* The panels of the office as they look and as they are gone through: text, roles and cursor
 * against tests/scenes/golden/desk. */
#include "../lib/deskscene.h"
#include "../lib/panelcheck.h"
#include "../lib/unit.h"

static void the_work_map_looks_as_drawn(void **state)
{
	assert_true(desk_scene(*state, "snap wrkque\n", NULL));
}

static void a_wide_work_map_has_more_columns(void **state)
{
	assert_true(desk_scene(*state, "snap wrkque_wide\n", &desk_scene_wide));
}

static void a_band_that_is_not_there_is_refused(void **state)
{
	assert_true(desk_scene(*state, "type \"99\"\nkey Enter\nsnap wrkque_no_band\n", NULL));
	assert_text("There is no band 99");
}

static void exit_leads_to_the_menu_and_a_number_back(void **state)
{
	assert_true(desk_scene(*state, "key F3\nsnap main\ntype \"1\"\nkey Enter\n", NULL));
	assert_text("Work with Queues");
}

static void the_menu_offers_only_what_the_role_may(void **state)
{
	fixture_user(*state, FIX_ADMIN);
	assert_true(desk_scene(*state, "key F3\nsnap main_admin\n", NULL));
}

static void an_unknown_word_brings_what_is_near(void **state)
{
	assert_true(desk_scene(*state, "type \"WRKQEU\"\nkey Enter\n", NULL));
	assert_text("is not a command");
	assert_true(desk_scene(*state, "type \"WRKQU\"\nkey Enter\n", NULL));
	assert_text("Did you mean WRKQUE?");
}

static void accounts_of_a_band_are_listed(void **state)
{
	assert_true(desk_scene(*state, "type \"WRKACC FOLLOW\"\nkey Enter\nsnap wrkacc\n"
		"key F11\nsnap wrkacc_view2\n", NULL));
	assert_true(desk_scene(*state, "type \"WRKACC FOLLOW\"\nkey Enter\nsnap wrkacc_wide\n",
		&desk_scene_wide));
}

static void a_search_shows_why_each_row_matched(void **state)
{
	fixture_sql(*state, "UPDATE party SET name_key = 'smith maria', last_name = 'SMITH' "
		"WHERE id = 3");
	assert_true(desk_scene(*state, "type \"FND smith\"\nkey Enter\nsnap fnd\n", NULL));
}

/* Returned mail is not an address that was verified; a phone's kind is a whole word. */
static void an_account_says_what_came_of_its_address(void **state)
{
	fixture_sql(*state, "UPDATE address SET status = 'returned', verified_on = '2026-11-09' "
		"WHERE party_id = 1; UPDATE phone SET type = 'other' WHERE id = 1");
	assert_true(desk_scene(*state, "type \"FND 10000001\"\nkey Enter\ntype \"1\"\n"
		"key Enter\n", NULL));
	assert_text("returned 11/09/26");
	assert_text("Other Good");
}

#define ASKED_TO_VERIFY "type \"FND 10000001\"\nkey Enter\ntype \"1\"\nkey Enter\n" \
	"type \"RPC\"\nkey Enter\nkey Enter\n"

static void a_result_that_waited_for_verification_is_saved_after_it(void **state)
{
	assert_true(desk_scene(*state, ASKED_TO_VERIFY "type \"4410\"\ntype \"0412\"\nkey Enter\n"
		"type \"Y\"\n", NULL));
	assert_text("RPC  Talked");
}

static void a_result_is_not_saved_when_verification_is_left(void **state)
{
	assert_true(desk_scene(*state, ASKED_TO_VERIFY "key F12\n", NULL));
	assert_text("Call open on phone 1");
	assert_text("not saved");
}

static void a_single_hit_is_opened_at_once(void **state)
{
	assert_true(desk_scene(*state, "type \"FND 10000001\"\nkey Enter\n", NULL));
	assert_text("Work Account");
	assert_text("OKAFOR, ADAEZE N");
}

static void nothing_found_is_said_and_the_box_stays(void **state)
{
	assert_true(desk_scene(*state, "type \"FND zzyzx\"\nkey Enter\nsnap fnd_nothing\n", NULL));
}

static void the_last_accounts_are_listed(void **state)
{
	fixture_sql(*state, "INSERT INTO work(user_id, session_id, account_id, opened_at, "
		"closed_at, outcome, keystrokes) VALUES (2, 1, 10000001, 1795532500, 1795532560, "
		"'worked', 3), (2, 1, 10000003, 1795532600, 1795532660, 'viewed', 11)");
	assert_true(desk_scene(*state, "type \"B\"\nkey Enter\nsnap his\n", NULL));
}

static void users_are_listed_and_added(void **state)
{
	fixture_user(*state, FIX_ADMIN);
	assert_true(desk_scene(*state, "type \"WRKUSR\"\nkey Enter\nsnap wrkusr\n"
		"key F6\nsnap usradd\n", NULL));
}

static void two_passwords_that_differ_add_nobody(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	int64_t before = fixture_int(fx, "SELECT count(*) FROM user");
	assert_true(desk_scene(fx, "type \"WRKUSR\"\nkey Enter F6\ntype \"NEWBIE\"\nkey Tab\n"
		"type \"New Bie\"\nkey Tab Tab Tab\ntype \"longenough1\"\nkey Tab\n"
		"type \"longenough2\"\nkey Enter\n", NULL));
	assert_text("The two passwords differ.");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM user"), before);
}

static void a_disable_is_confirmed_and_done(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, "type \"WRKUSR\"\nkey Enter\nkey Tab Tab Tab\ntype \"4\"\n"
		"key Enter\nwait 400\nsnap usrdis\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM user WHERE disabled_at > 0"), 1);
}

static void clients_are_listed_and_added(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, "type \"WRKCLT\"\nkey Enter F6\ntype \"STLUKE\"\nkey Tab\n"
		"type \"St. Luke Clinic\"\nsnap cltadd\nkey Enter\nsnap wrkclt\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT name FROM client WHERE code = 'STLUKE'"),
		"St. Luke Clinic");
}

static void a_collector_does_not_get_at_users(void **state)
{
	assert_true(desk_scene(*state, "type \"WRKUSR\"\nkey Enter\n", NULL));
	assert_text("Work with Queues");
	assert_text("not allowed");
}

static void fifteen_idle_minutes_hide_the_screen_and_nobody_else_gets_in(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, "type \"WRKACC FOLLOW\"\nkey Enter\nclock +960\nsnap lock\n"
		"key F3 F12\ntype \"wrong\"\nkey Enter\n", NULL));
	assert_text("Sign On");
}

static void a_file_is_previewed_placed_and_taken_back(void **state)
{
	struct fixture *fx = *state;
	char path[600], script[2048];
	fixture_user(fx, FIX_ADMIN);
	(void)text_putf(path, sizeof path, "%s/new.csv", fx->dir);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("account,name,balance,phone\nA-1,\"LEE, ANN\",100.50,3125550111\n"
		"A-2,\"RAY, BOB\",20.25,3125550112\nA-3,\"POE, CY\",12.3456,3125550113\n", f);
	fclose(f);
	(void)text_putf(script, sizeof script, "type \"WRKFIL\"\nkey Enter\nsnap wrkfil_empty\n"
		"key F6\nsnap plcadd\ntype \"%s\"\nkey Tab\ntype \"MERCY\"\nkey Enter\nwait 400\n"
		"type \"Y\"\nkey Enter\n", path);
	assert_true(desk_scene(fx, script, NULL));
	assert_text("2 accounts, 120.75, were placed from new.csv");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account WHERE file_id = 1"), 2);
	assert_true(desk_scene(fx, "type \"WRKFIL\"\nkey Enter\nsnap wrkfil\nkey F11\n"
		"snap wrkfil_view2\ntype \"5\"\nkey Enter\nsnap filiss\nkey Enter\n"
		"type \"4\"\nkey Enter\nwait 400\nsnap filundo\ntype \"Y\"\nkey Enter\n", NULL));
	assert_text("File 1 was undone: 2 accounts, 120.75.");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account WHERE file_id = 1 "
		"AND voided_at IS NULL"), 0);
}

static void a_payments_file_is_previewed_posted_and_taken_back(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, "type \"WRKFIL\"\nkey Enter F6\n"
		"type \"tests/scenes/data/pay.csv\"\nkey Tab\ntype \"MERCY\"\nkey Tab\n"
		"type \"PAY\"\nkey Enter\nwait 400\nsnap payprv\ntype \"Y\"\nkey Enter\n",
		NULL));
	assert_text("Posted from pay.csv: 2 postings, 65.00 in all.");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE file_id = 1"), 2);
	assert_true(desk_scene(fx, "type \"WRKFIL\"\nkey Enter\nsnap wrkfil_pay\n"
		"type \"4\"\nkey Enter\nwait 400\nsnap filundo_pay\ntype \"Y\"\nkey Enter\n",
		NULL));
	assert_text("File 1 was undone: 2 postings, 65.00 in all.");
	assert_int_equal(fixture_int(fx, "SELECT sum(principal + interest + fees) "
		"FROM ledger_entry WHERE file_id = 1"), 0);
}

static void an_option_after_an_import_is_for_the_file_that_came_in(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	fixture_sql(fx, "INSERT INTO file(id, kind, direction, client_id, name, digest, state, "
		"rows_in, cents_in, rows_placed, cents_placed, rows_duplicate, rows_rejected, at, "
		"user_id) VALUES (7, 'placement', 'in', 1, 'older.csv', 'x', 'placed', 1, 1, 1, 1, "
		"0, 0, 1, 1)");
	assert_true(desk_scene(fx, "type \"WRKFIL\"\nkey Enter F6\n"
		"type \"tests/scenes/data/pay.csv\"\nkey Tab\ntype \"MERCY\"\nkey Tab\n"
		"type \"PAY\"\nkey Enter\nwait 400\ntype \"Y\"\nkey Enter\n"
		"type \"4\"\nkey Enter\n", NULL));
	assert_text("Confirm Undo of File");
	assert_text("pay.csv  2 postings");
}

static void a_preview_places_nothing(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, "type \"WRKFIL\"\nkey Enter F6\n"
		"type \"tests/scenes/data/new.csv\"\nkey Tab\ntype \"MERCY\"\nkey Enter\nwait 400\n"
		"snap plcprv\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM file"), 0);
	assert_text("required");
}

/* Every panel that is a command: no overlap, help everywhere, one key an action. */
static void no_panel_has_a_fault(void **state)
{
	(void)state;
	STR_AUTO faults = str_make(1 << 16);
	for (size_t i = 0; app_panel_at(i); i++)
		panel_faults(app_panel_at(i), app_actions, app_action_count, &faults);
	/* The lower half of ACC as a whole stands in for its fields: never shown with them. */
	for (char *save = NULL, *line = strtok_r(faults.d, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		if (!strstr(line, "WHOLE: overlaps"))
			fail_msg("%s", line);
}

/* Three ways in: a key or an option is one, its Esc form the second, the command the third. */
static void every_action_has_a_command_and_every_key_an_esc_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < app_action_count; i++) {
		const struct action *a = &app_actions[i];
		if (!a->command || !a->command[0])
			fail_msg("%s has no command", a->label);
		if (a->key != KEYS_NONE && !key_esc_form(a->key)[0])
			fail_msg("%s: %s has no Esc form", a->label, key_label(a->key));
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(a->command, app_actions[j].command);
	}
}

/* Rows 3 and 4 of a panel that is about an account; ACC has actions of its own. */
static bool is_about_an_account(const struct panel *p)
{
	bool account = false, words = false;
	for (size_t i = 0; i < p->field_count; i++) {
		const char *name = p->fields[i].name ? p->fields[i].name : "";
		account = account || strcmp(name, "ACCOUNT") == 0;
		words = words || strcmp(name, "WORDS") == 0;
	}
	return account && words && !(p->flags & PANEL_WINDOW) && strcmp(p->id, "ACC") != 0;
}

/* Payments, notes and a note more from wherever an account is worked, and back to it. */
static void every_panel_of_an_account_opens_its_payments_and_notes(void **state)
{
	struct fixture *fx = *state;
	int seen = 0;
	for (size_t i = 0; app_panel_at(i); i++) {
		const struct panel *p = app_panel_at(i);
		char script[256];
		if (!is_about_an_account(p))
			continue;
		(void)text_putf(script, sizeof script, "type \"%s 10000001\"\nkey Enter\nkey F15\n",
			p->id);
		assert_true(desk_scene(fx, script, NULL));
		assert_text("Payments and Ledger");
		assert_text("10000001");
		(void)text_putf(script, sizeof script, "type \"%s 10000001\"\nkey Enter\nkey F2\n",
			p->id);
		assert_true(desk_scene(fx, script, NULL));
		assert_text(strcmp(p->id, "NOT") == 0 ? "F2 is not used" : "Work with Notes");
		(void)text_putf(script, sizeof script, "type \"%s 10000001\"\nkey Enter F15 F12\n",
			p->id);
		assert_true(desk_scene(fx, script, NULL));
		assert_text(strcmp(p->id, "PAY") == 0 ? "F15 is not used" : p->title);
		seen++;
	}
	assert_int_equal(seen, 14);
}

/* Where F6 is the panel's own, it stays its own. */
static void a_panels_own_key_comes_first(void **state)
{
	assert_true(desk_scene(*state, "type \"HST 10000001\"\nkey Enter F6\n", NULL));
	assert_text("Type the note, press Enter.");
	assert_true(desk_scene(*state, "type \"PAY 10000001\"\nkey Enter F6\n", NULL));
	assert_text("Receive Payment");
}

/* Dozens of look-ups without F12: the oldest go, windows go on opening, and the account with a call
 * open is still there. */
static void looking_up_all_day_fills_no_stack(void **state)
{
	struct fixture *fx = *state;
	STR_AUTO script = str_make(8000);
	str_add(&script, "type \"ACC 10000001\"\nkey Enter\ntype \"1\"\nkey Enter\n");
	for (int i = 0; i < 20; i++)
		str_add(&script, "type \"ACC 10000003\"\nkey Enter\n"
			"type \"ACC 10000005\"\nkey Enter\ntype \"PAY\"\nkey Enter\n"
			"key Command\ntype \"ACC 10000004\"\nkey Enter\n");
	str_add(&script, "type \"PAY 20 C\"\nkey Enter\n");
	assert_true(desk_scene(fx, script.d, NULL));
	assert_text("Receive Payment");
	assert_text("10000004");
	str_add(&script, "key F12 F12\n");
	for (int i = 0; i < 20; i++)
		str_add(&script, "key F12\n");
	assert_true(desk_scene(fx, script.d, NULL));
	assert_text("Call open on phone 1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_work_map_looks_as_drawn),
		TEST(a_wide_work_map_has_more_columns),
		TEST(a_band_that_is_not_there_is_refused),
		TEST(exit_leads_to_the_menu_and_a_number_back),
		TEST(the_menu_offers_only_what_the_role_may),
		TEST(an_unknown_word_brings_what_is_near),
		TEST(accounts_of_a_band_are_listed),
		TEST(a_search_shows_why_each_row_matched),
		TEST(an_account_says_what_came_of_its_address),
		TEST(a_result_that_waited_for_verification_is_saved_after_it),
		TEST(a_result_is_not_saved_when_verification_is_left),
		TEST(a_single_hit_is_opened_at_once),
		TEST(nothing_found_is_said_and_the_box_stays),
		TEST(the_last_accounts_are_listed),
		TEST(looking_up_all_day_fills_no_stack),
		TEST(users_are_listed_and_added),
		TEST(two_passwords_that_differ_add_nobody),
		TEST(a_disable_is_confirmed_and_done),
		TEST(clients_are_listed_and_added),
		TEST(a_file_is_previewed_placed_and_taken_back),
		TEST(a_preview_places_nothing),
		TEST(a_payments_file_is_previewed_posted_and_taken_back),
		TEST(an_option_after_an_import_is_for_the_file_that_came_in),
		TEST(a_collector_does_not_get_at_users),
		TEST(fifteen_idle_minutes_hide_the_screen_and_nobody_else_gets_in),
		TEST(every_panel_of_an_account_opens_its_payments_and_notes),
		TEST(a_panels_own_key_comes_first),
		cmocka_unit_test(no_panel_has_a_fault),
		cmocka_unit_test(every_action_has_a_command_and_every_key_an_esc_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
