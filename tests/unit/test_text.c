/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/text.h"

static void put_cuts_on_a_cluster(void **state)
{
	char five[5], nine[9];

	(void)state;
	assert_true(text_put(five, sizeof five, "abcd"));
	assert_string_equal(five, "abcd");
	assert_false(text_put(five, sizeof five, "abcde"));
	assert_string_equal(five, "abcd");
	assert_false(text_put(five, sizeof five, "abcé"));
	assert_string_equal(five, "abc");
	assert_false(text_put(five, sizeof five, "abce\xcc\x81")); /* e + acute stay together */
	assert_string_equal(five, "abc");
	assert_false(text_putf(nine, sizeof nine, "%s-%d", "日本", 12345));
	assert_string_equal(nine, "日本-1");
	assert_false(text_putf(nine, sizeof nine, "%s", "abcdefge\xcc\x81"));
	assert_string_equal(nine, "abcdefg");
	assert_true(text_putf(nine, sizeof nine, "%08d", 7));
	assert_string_equal(nine, "00000007");
}

static void utf8_is_told_from_other_bytes(void **state)
{
	static const char *const bad[] = { "\xff", "\xc0\x80", "\xed\xa0\x80", "a\xe2\x82", "\x80",
		"\xf5\x80\x80\x80", "\xe9t\xe9" };

	(void)state;
	assert_true(text_is_utf8("Zoë 日本 \xf0\x9f\x98\x80", 16));
	assert_true(text_is_utf8("a\0b", 3));
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_false(text_is_utf8(bad[i], strlen(bad[i])));
	assert_false(text_is_utf8("é", 1));
}

static void width_is_in_terminal_columns(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("Zoë"), 3);
	assert_int_equal(text_width("Zoe\xcc\x88"), 3);
	assert_int_equal(text_width("日本"), 4);
	assert_int_equal(text_width("a\xff" "b"), 3);
	assert_int_equal(text_graphemes("Zoe\xcc\x88日"), 4);
	assert_int_equal(text_fit("日本語", 5), 6);
	assert_int_equal(text_fit("abc", 3), 3);
	assert_int_equal(text_fit("abc", 0), 0);
	assert_int_equal(text_fit("e\xcc\x88x", 1), 3);
}

static void a_cluster_fills_one_cell(void **state)
{
	int columns = -1;

	(void)state;
	assert_int_equal(text_grapheme("", &columns), 0);
	assert_int_equal(text_grapheme("e\xcc\x88x", &columns), 3);
	assert_int_equal(columns, 1);
	assert_int_equal(text_grapheme("日x", &columns), 3);
	assert_int_equal(columns, 2);
	/* woman, joiner, girl: the second has columns of its own */
	assert_int_equal(text_grapheme("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
		&columns), 7);
	assert_int_equal(columns, 2);
	assert_int_equal(text_grapheme("\xe2\x82", &columns), 1); /* ends inside a character */
	assert_int_equal(columns, 1);
}

static void cleaning_drops_what_steers_a_terminal(void **state)
{
	static const struct { const char *text, *kept, *squeezed; } rows[] = {
		{ "  a  b\t\nc ", "a  b  c", "a b c" },
		{ "\x1b[2Jx\x07y\x7f", "[2Jxy", "[2Jxy" },
		{ "a\xc2\x9b" "31mb", "a31mb", "a31mb" },           /* C1 */
		{ "a\x9b" "b", "ab", "ab" },                        /* not UTF-8 */
		{ "\xe2\x80\xae" "evil\xe2\x81\xa9", "evil", "evil" }, /* U+202E, U+2069 */
		{ "\xef\xbb\xbf" "id", "id", "id" },                /* byte order mark */
		{ "a\xe2\x80\x8e\xe2\x80\x8f" "b", "ab", "ab" },    /* U+200E, U+200F */
		{ "a\xc2\xa0\xc2\xa0" "b", "a  b", "a b" },         /* no-break spaces */
		{ "Zoë 日本", "Zoë 日本", "Zoë 日本" },
		{ " \r\n ", "", "" },
	};
	char text[64];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		text_put(text, sizeof text, rows[i].text);
		text_clean(text, false);
		assert_string_equal(text, rows[i].kept);
		text_put(text, sizeof text, rows[i].text);
		text_clean(text, true);
		assert_string_equal(text, rows[i].squeezed);
	}
}

static void cleaned_text_is_utf8_without_controls_whatever_came_in(void **state)
{
	char text[48];

	(void)state;
	for (int round = unit_rounds(3000); round > 0; round--) {
		size_t n = (size_t)unit_between(0, sizeof text - 1);

		for (size_t i = 0; i < n; i++)
			text[i] = (char)unit_between(1, 255);
		text[n] = '\0';
		text_clean(text, unit_between(0, 1));
		assert_true(text_is_utf8(text, strlen(text)));
		for (const char *p = text; *p; p++)
			assert_true((unsigned char)*p >= ' ' && *p != 0x7f);
		n = 0;
		for (size_t step; (step = text_grapheme(text + n, NULL)) != 0;)
			n += step;
		assert_int_equal(n, strlen(text));
	}
}

static void folding_finds_names_as_people_type_them(void **state)
{
	static const struct { const char *text, *folded; } rows[] = {
		{ "ZOË Müller", "zoe muller" }, { "Straße", "strasse" }, { "Łukasz", "lukasz" },
		{ "Ørsted", "orsted" }, { "Æther", "aether" },
		{ "O'Brien-Smith, Jr.", "o brien smith jr" },
		{ "  a  &  b ", "a b" }, { "ﬁnance №5", "finance no5" }, { "Nguyễn", "nguyen" },
		{ "İstanbul", "istanbul" }, { "ΑΒΓ", "αβγ" }, { "\xff" "a", "a" }, { "", "" },
		{ "...", "" },
	};
	char out[64], tiny[5];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		text_fold(rows[i].text, out, sizeof out);
		assert_string_equal(out, rows[i].folded);
	}
	text_fold("abc défg", tiny, sizeof tiny);
	assert_string_equal(tiny, "abc");
	text_fold("αβγ", tiny, sizeof tiny);
	assert_string_equal(tiny, "αβ");
}

static void upper_digits_and_phones(void **state)
{
	char out[32];

	(void)state;
	text_upper("josé zoë ñ 9", out, sizeof out);
	assert_string_equal(out, "JOSÉ ZOË Ñ 9");
	text_upper("éé", out, 4);
	assert_string_equal(out, "É");
	text_digits("(312) 555-0147 x9", out, sizeof out);
	assert_string_equal(out, "31255501479");
	text_digits("12345", out, 4);
	assert_string_equal(out, "123");
	text_phone("3125550147", out, sizeof out);
	assert_string_equal(out, "(312) 555-0147");
	text_phone("555-0147", out, sizeof out);
	assert_string_equal(out, "555-0147");
	assert_true(text_is_blank("  "));
	assert_false(text_is_blank(" x"));
}

static void whole_numbers_are_strict_and_say_their_range(void **state)
{
	static const char *const bad[] = { "", "-", "+1", " 1", "1 ", "1.0", "0x1", "1e2", "11",
		"-6", "99999999999999999999", "--1" };
	int64_t n = 42;
	struct err err;
	char text[80];

	(void)state;
	assert_ok(text_to_int("-5", -5, 10, &n, NULL));
	assert_int_equal(n, -5);
	assert_ok(text_to_int("0010", -5, 10, &n, NULL));
	assert_int_equal(n, 10);
	assert_ok(text_to_int("-9223372036854775808", INT64_MIN, INT64_MAX, &n, NULL));
	assert_true(n == INT64_MIN);
	n = 42;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_msg(text_to_int(bad[i], -5, 10, &n, &err), MSG_NUMBER_INVALID);
	assert_int_equal(n, 42);
	assert_msg(text_to_int("11", -5, 10, &n, &err), MSG_NUMBER_INVALID);
	err_first(&err, text, sizeof text);
	assert_string_equal(text, "11 is not a whole number from -5 to 10.");
}

static void a_growing_string_stops_at_its_cap(void **state)
{
	struct str s = str_make(6);

	(void)state;
	assert_string_equal(s.d, "");
	str_add(&s, "abc");
	str_addf(&s, "%d", 12);
	assert_string_equal(s.d, "abc12");
	assert_false(s.cut);
	str_add(&s, "é");
	assert_true(s.cut);
	assert_string_equal(s.d, "abc12");
	str_add(&s, "x"); /* it would fit, but a gap must not close */
	assert_string_equal(s.d, "abc12");
	str_reset(&s);
	assert_false(s.cut);
	assert_string_equal(s.d, "");
	str_addn(&s, "xyz", 2);
	assert_string_equal(s.d, "xy");
	str_free(&s);
	assert_string_equal(s.d, "");
	str_add(&s, "again");
	assert_int_equal(s.len, 5);
	str_free(&s);
}

static void a_growing_string_grows(void **state)
{
	STR_AUTO s = str_make(100000);

	(void)state;
	for (int i = 0; i < 20000; i++)
		str_add(&s, "12345");
	assert_int_equal(s.len, 100000);
	assert_int_equal(strlen(s.d), 100000);
	assert_false(s.cut);
}

/* Blanks in any number part words; one that is too long is cut and wholly passed. */
static void words_come_one_by_one(void **state)
{
	const char *at = "  PAY  150 friday ";
	char word[5];

	(void)state;
	assert_true(text_word(&at, word, sizeof word));
	assert_string_equal(word, "PAY");
	assert_true(text_word(&at, word, sizeof word));
	assert_string_equal(word, "150");
	assert_true(text_word(&at, word, sizeof word));
	assert_string_equal(word, "frid");
	assert_false(text_word(&at, word, sizeof word));
	assert_string_equal(word, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_come_one_by_one),
		cmocka_unit_test(put_cuts_on_a_cluster),
		cmocka_unit_test(utf8_is_told_from_other_bytes),
		cmocka_unit_test(width_is_in_terminal_columns),
		cmocka_unit_test(a_cluster_fills_one_cell),
		cmocka_unit_test(cleaning_drops_what_steers_a_terminal),
		cmocka_unit_test(cleaned_text_is_utf8_without_controls_whatever_came_in),
		cmocka_unit_test(folding_finds_names_as_people_type_them),
		cmocka_unit_test(upper_digits_and_phones),
		cmocka_unit_test(whole_numbers_are_strict_and_say_their_range),
		cmocka_unit_test(a_growing_string_stops_at_its_cap),
		cmocka_unit_test(a_growing_string_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
