/* SPDX-License-Identifier: MIT */
#include "../lib/unit.h"

#include "../../src/panel/edit.h"
#include "arrears/base/text.h"

static void keys(struct edit *e, const char *text)
{
	for (; *text; text++) {
		char one[2] = { *text, '\0' };

		edit_char(e, one, false);
	}
}

static void typing_over_replaces_and_past_the_end_pads(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, 8);
	edit_set(&e, "ABCD");
	keys(&e, "XY");
	assert_string_equal(e.text, "XYCD");
	edit_key(&e, KEYS_END);
	edit_key(&e, KEYS_RIGHT);
	keys(&e, "Z");
	assert_string_equal(e.text, "XYCD Z");
	edit_free(&e);
}

static void the_last_position_says_full_and_insert_loses_nothing(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, 3);
	edit_set(&e, "");
	keys(&e, "AB");
	assert_int_equal(edit_char(&e, "C", false), EDIT_FULL);
	edit_key(&e, KEYS_HOME);
	assert_int_equal(edit_char(&e, "X", true), EDIT_NO_ROOM);
	assert_string_equal(e.text, "ABC");
	edit_free(&e);
}

static void field_exit_blanks_to_the_end_but_not_a_field_just_entered(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, 8);
	edit_set(&e, "ABCD");
	edit_enter(&e);
	assert_int_equal(edit_key(&e, KEYS_FIELD_EXIT), EDIT_RIGHT_EDGE);
	assert_string_equal(e.text, "ABCD");
	keys(&e, "X");
	edit_key(&e, KEYS_FIELD_EXIT);
	assert_string_equal(e.text, "X");
	edit_free(&e);
}

static void backspace_deletes_left_and_stops_at_the_start(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, 8);
	edit_set(&e, "AB");
	assert_int_equal(edit_key(&e, KEYS_BACKSPACE), EDIT_DONE);
	assert_string_equal(e.text, "AB");
	edit_key(&e, KEYS_END);
	edit_key(&e, KEYS_BACKSPACE);
	assert_string_equal(e.text, "A");
	edit_free(&e);
}

static void an_accent_joins_the_letter_before_it(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, 4);
	edit_set(&e, "");
	edit_char(&e, "e", false);
	edit_char(&e, "\xcc\x81", false);
	edit_char(&e, "x", false);
	assert_string_equal(e.text, "e\xcc\x81x");
	assert_int_equal(text_graphemes(e.text), 2);
	edit_free(&e);
}

static void a_wide_character_that_does_not_fit_is_refused(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, 3);
	edit_set(&e, "");
	keys(&e, "AB");
	assert_int_equal(edit_char(&e, "\xe6\xbc\xa2", false), EDIT_NO_ROOM);
	assert_string_equal(e.text, "AB");
	edit_free(&e);
}

/* What is typed on must not eat the last character; going back to it, it is typed over. */
static void a_full_field_takes_no_more_until_the_cursor_moves(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, 4);
	edit_set(&e, "");
	keys(&e, "4111");
	assert_int_equal(edit_char(&e, "9", false), EDIT_NO_ROOM);
	assert_string_equal(e.text, "4111");
	assert_int_equal(edit_key(&e, KEYS_FIELD_EXIT), EDIT_RIGHT_EDGE);
	assert_string_equal(e.text, "4111");
	edit_key(&e, KEYS_BACKSPACE);
	assert_string_equal(e.text, "411");
	keys(&e, "29");
	assert_string_equal(e.text, "4112");
	edit_key(&e, KEYS_END);
	assert_int_equal(edit_char(&e, "9", false), EDIT_NO_ROOM);
	edit_key(&e, KEYS_LEFT);
	keys(&e, "56");
	assert_string_equal(e.text, "4156");
	edit_free(&e);
	edit_init(&e, 1);
	edit_set(&e, "");
	keys(&e, "YN");
	assert_string_equal(e.text, "N");
	edit_free(&e);
}

static void random_step(struct edit *e)
{
	static const char *const chars[] = { "a", "Z", "7", " ", "\xc3\xa9", "\xe6\xbc\xa2",
		"\xcc\x81", "-", "\xf0\x9f\x98\x80", "\xd7\x90" };
	static const enum key_code codes[] = { KEYS_LEFT, KEYS_RIGHT, KEYS_HOME, KEYS_END,
		KEYS_BACKSPACE, KEYS_DELETE, KEYS_FIELD_EXIT, KEYS_ERASE_INPUT };

	if (unit_between(0, 2))
		edit_char(e, chars[unit_between(0, (int64_t)ARRAY_SIZE(chars) - 1)],
			unit_between(0, 1) == 1);
	else
		edit_key(e, codes[unit_between(0, (int64_t)ARRAY_SIZE(codes) - 1)]);
}

static void whatever_the_keys_text_and_cursor_stay_inside_and_undo_restores(void **state)
{
	(void)state;
	for (int round = 0; round < unit_rounds(300); round++) {
		struct edit e;
		int max = (int)unit_between(1, 20);
		char entry[400];

		edit_init(&e, max);
		edit_set(&e, round % 2 ? "abc de" : "");
		edit_enter(&e);
		text_put(entry, sizeof(entry), e.text);
		for (int i = 0; i < 60; i++) {
			random_step(&e);
			assert_true(text_width(e.text) <= max);
			assert_true(text_is_utf8(e.text, strlen(e.text)));
			assert_true(e.pos >= 0 && edit_column(&e) < max);
		}
		edit_key(&e, KEYS_UNDO_FIELD);
		assert_string_equal(e.text, entry);
		edit_free(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_over_replaces_and_past_the_end_pads),
		cmocka_unit_test(the_last_position_says_full_and_insert_loses_nothing),
		cmocka_unit_test(field_exit_blanks_to_the_end_but_not_a_field_just_entered),
		cmocka_unit_test(backspace_deletes_left_and_stops_at_the_start),
		cmocka_unit_test(an_accent_joins_the_letter_before_it),
		cmocka_unit_test(a_wide_character_that_does_not_fit_is_refused),
		cmocka_unit_test(a_full_field_takes_no_more_until_the_cursor_moves),
		cmocka_unit_test(whatever_the_keys_text_and_cursor_stay_inside_and_undo_restores),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
