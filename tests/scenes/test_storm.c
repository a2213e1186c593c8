/* SPDX-License-Identifier: MIT */
/* What no hand does on purpose, on the whole program: any keys in any order, sizes that change with
 * every key, and every action without a function key. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

#include "arrears/panel/action.h"
#include "arrears/panel/key.h"

/* --- any keys -------------------------------------------------------------------------------- */

static void add_words(struct str *script)
{
	static const char *const words[] = { "NA", "LCM", "RPC", "WN", "NA&2", "1", "2",
		"CB MON 10",
		"ON ALL", "IN 5550123", "; a note", "UNDO", "PARK", "VIEW", "RVW", "HOT", "WHY",
		"ACC 10000003", "FND smith", "WRKACC", "WRKUSR", "WRKCLT", "WRKCOD", "WRKBND",
		"WRKFIL", "NOT", "PEOPLE", "HIS", "MAIN", "WRKQUE", "XFER KBOSE", "4", "5", "/",
		"Y", "N", "?",
		"&&;", "\\\"", "\303\251", "\344\275\220", "0412", "-.5" };
	str_addf(script, "key EraseInput\ntype \"%s\"\n",
		words[unit_between(0, (int)ARRAY_SIZE(words) - 1)]);
}

/* Half are keys by name, the rest words and single characters; waits so that a question may be
 * answered. */
static void add_key(struct str *script)
{
	int64_t dice = unit_between(0, 9);
	if (dice < 6) {
		enum key_code code = (enum key_code)unit_between(KEYS_F1, KEYS_COPY_PANEL);
		if (code != KEYS_ATTN)
			str_addf(script, "key %s\n",
				key_label(unit_between(0, 2) ? code : KEYS_ENTER));
	} else if (dice < 8) {
		add_words(script);
	} else if (dice < 9) {
		str_addf(script, "type \"%c\"\n", (int)('A' + unit_between(0, 25)));
	} else {
		str_addf(script, "wait 400\n");
	}
	if (unit_between(0, 3) == 0)
		str_add(script, "key Enter\n");
}

static void keys_in_any_order(struct fixture *fx, int64_t user)
{
	STR_AUTO script = str_make(1 << 20);
	fixture_user(fx, user);
	str_add(&script, "key Enter\n");
	for (int i = 0; i < 100; i++)
		add_key(&script);
	str_add(&script, "wait 400\nkey Reset\nkey F12\nkey F12\n");
	(void)desk_scene(fx, script.d, NULL);
	/* The id of the panel that stands, or the engine's windows over one. */
	const char *text = desk_scene_text();
	if (!text[0] || strspn(text, " \n") == strlen(text))
		fail_msg("nothing is on the screen");
}

/* Ten thousand keys and words from a hundred starts: no crash, no hang, a panel at the end, the
 * file sound. */
static void any_keys_leave_a_panel_and_a_sound_file(void **state)
{
	static const int64_t users[] = { FIX_JRIVERA, FIX_LCHEN, FIX_ADMIN };
	struct fixture *fx = *state;
	for (int i = 0; i < unit_rounds(100); i++)
		keys_in_any_order(fx, users[i % 3]);
	assert_string_equal(fixture_text(fx, "PRAGMA integrity_check"), "ok");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
	print_message("# %d calls, %d results, %d notes\n",
		(int)fixture_int(fx, "SELECT count(*) FROM contact"),
		(int)fixture_int(fx, "SELECT count(*) FROM contact_result"),
		(int)fixture_int(fx, "SELECT count(*) FROM note"));
	assert_true(fixture_int(fx, "SELECT count(*) FROM contact_result") > 0);
}

/* --- sizes ----------------------------------------------------------------------------------- */

/* Two hundred sizes, with characters between: the text is whole. At 40x10, too small to show what a
 * key would do, nothing is typed. */
static void sizes_change_while_typing(void **state)
{
	static const char *const sizes[] = { "200 60", "80 24", "40 10", "132 27" };
	STR_AUTO script = str_make(1 << 16);
	int typed = 0;
	str_add(&script, "type \"FND\"\nkey Enter\n");
	for (int i = 0; i < 200; i++) {
		str_addf(&script, "size %s\n", sizes[i % 4]);
		if (i % 5 == 0 && i % 4 != 2)
			str_addf(&script, "type \"%c\"\n", 'a' + typed++ % 26);
	}
	str_add(&script, "size 80 24\n");
	(void)desk_scene(*state, script.d, NULL);
	if (!strstr(desk_scene_text(), "abcdefghijklmnopqrstuvwxyzabcd"))
		fail_msg("the text is not there:\n%s", desk_scene_text());
}

/* --- without function keys ------------------------------------------------------------------- */

/* Section 6, check 2: a key has an Esc form, and what is done to a record has a command. */
static void every_action_works_without_function_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < app_action_count; i++) {
		const struct action *a = &app_actions[i];
		if (a->key != KEYS_NONE && !key_esc_form(a->key)[0])
			fail_msg("%s has a key without an Esc form", a->label);
		if (a->record && !(a->command && a->command[0]))
			fail_msg("%s has no command", a->label);
	}
	for (int code = KEYS_F1; code <= KEYS_F24; code++)
		assert_true(key_esc_form((enum key_code)code)[0] != '\0');
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, desk_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(any_keys_leave_a_panel_and_a_sound_file), T(sizes_change_while_typing),
		T(every_action_works_without_function_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
