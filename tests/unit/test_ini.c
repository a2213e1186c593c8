/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/text.h"
#include "arrears/io/ini.h"

static enum msgid parse(const char *text, struct ini **out, struct err *err)
{
	return ini_parse("x.ini", text, strlen(text), out, err);
}

static void values_come_with_their_lines(void **state)
{
	struct ini *ini;

	(void)state;
	assert_ok(parse("\xef\xbb\xbf# c\r\n[A b]\r\nKey One = two words ; said\r\n\n"
		"[c]\nx = \"a#b;c\"\n", &ini, NULL));
	assert_int_equal(ini_count(ini), 2);
	assert_string_equal(ini_at(ini, 0)->section, "a b");
	assert_string_equal(ini_at(ini, 0)->key, "key one");
	assert_string_equal(ini_at(ini, 0)->value, "two words");
	assert_int_equal(ini_at(ini, 0)->line, 3);
	assert_string_equal(ini_at(ini, 1)->value, "a#b;c");
	assert_int_equal(ini_at(ini, 1)->line, 6);
	ini_free(ini);
}

static void what_iniparser_gets_wrong_is_refused_with_its_line(void **state)
{
	static const struct { const char *text, *line; } bad[] = {
		{ "[a]\nx=1\ny\n", "3" },         /* no equals sign */
		{ "x=1\n", "1" },                 /* no section */
		{ "[a]\nx=1\nX = 2\n", "3" },     /* twice */
		{ "[a]\nx=abc#def\n", "2" },      /* would be cut to abc */
		{ "[a]\nx=\"abc\n", "2" },        /* open quote */
		{ "[a]\nx=\"a\"b\n", "2" },       /* text dropped */
		{ "[a]\nx=1\\\n2\n", "2" },       /* continued */
		{ "[a\nx=1\n", "1" }, { "[]\n", "1" }, { "[a:b]\n", "1" }, { "[a]\n = 1\n", "2" },
	};
	struct ini *ini;
	struct err err;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		assert_msg(parse(bad[i].text, &ini, &err), MSG_INI_SYNTAX);
		assert_string_equal(err.subst[0], "x.ini");
		assert_string_equal(err.subst[1], bad[i].line);
	}
	assert_msg(ini_parse("x.ini", "[a]\nx=\0\n", 9, &ini, NULL), MSG_INI_FILE);
	assert_msg(parse("[a]\nx=\xff\n", &ini, NULL), MSG_INI_FILE);
}

static void a_folder_is_not_an_empty_file(void **state)
{
	struct ini *ini;

	(void)state;
	assert_msg(ini_load("/", &ini, NULL), MSG_INI_FILE);
	assert_msg(ini_load("/nonexistent/x.ini", &ini, NULL), MSG_FILE_OPEN);
}

static void an_unknown_key_is_named_with_file_line_and_section(void **state)
{
	struct ini *ini;
	struct err err;
	char text[200];

	(void)state;
	assert_ok(parse("[a]\n\nx=1\n", &ini, NULL));
	assert_msg(ini_unknown(ini, ini_at(ini, 0), &err), MSG_INI_UNKNOWN);
	err_first(&err, text, sizeof text);
	assert_string_equal(text, "x.ini:3: unknown x in [a].");
	ini_free(ini);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_come_with_their_lines),
		cmocka_unit_test(what_iniparser_gets_wrong_is_refused_with_its_line),
		cmocka_unit_test(a_folder_is_not_an_empty_file),
		cmocka_unit_test(an_unknown_key_is_named_with_file_line_and_section),
	};
	return cmocka_run_group_tests_name("ini", tests, NULL, NULL);
}
