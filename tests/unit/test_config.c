/* SPDX-License-Identifier: MIT */
/* The configuration file: defaults, values, and what is refused. */
#include <unistd.h>

#include "arrears/io/config.h"
#include "unit.h"

static enum msgid from(const char *text, struct config *c, struct err *err)
{
	char path[300];
	const char *tmp = getenv("TMPDIR");
	(void)text_putf(path, sizeof path, "%s/config-XXXXXX", tmp ? tmp : "/tmp");
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	enum msgid m = config_read(c, path, err);
	unlink(path);
	return m;
}

static void defaults_stand_where_the_file_says_nothing(void **state)
{
	(void)state;
	static struct config c;
	assert_ok(from("[screen]\nedit = modern\n", &c, NULL));
	assert_string_equal(config_text(&c, CONFIG_EDIT), "modern");
	assert_string_equal(config_text(&c, CONFIG_LEGEND), "f");
	assert_int_equal(config_number(&c, CONFIG_LOCK_MINUTES), 15);
	assert_false(config_yes(&c, CONFIG_MSGID));
}

static void an_unknown_key_is_named_with_its_file(void **state)
{
	(void)state;
	static struct config c;
	struct err err;
	char text[300];
	assert_int_not_equal(from("[screen]\nedit = modern\ncolour = 8\n", &c, &err), MSG_OK);
	err_first(&err, text, sizeof text);
	assert_non_null(strstr(text, "colour"));
	assert_non_null(strstr(text, "config-"));
	assert_string_equal(config_text(&c, CONFIG_EDIT), "classic");
}

static void a_bad_value_is_refused(void **state)
{
	(void)state;
	static struct config c;
	static const char *const bad[] = {
		"[screen]\nedit = old\n", "[screen]\nmsgid = true\n",
		"[screen]\nlock_minutes = 241\n", "[screen]\nlock_minutes = 5m\n",
		"[office]\nzone = EST\n", "[office]\narea_code = 31\n",
		"[office]\narea_code = 012\n", "[office]\nsystem = TOOLONGNAME\n",
		"[nowhere]\nedit = modern\n",
	};
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		if (from(bad[i], &c, NULL) == MSG_OK)
			fail_msg("accepted: %s", bad[i]);
}

static void every_default_is_a_value_that_is_accepted(void **state)
{
	(void)state;
	for (int i = 0; i < CONFIG_COUNT; i++) {
		const struct config_option *o = config_option((enum config_id)i);
		if (!config_accepts((enum config_id)i, o->standard))
			fail_msg("%s.%s", o->section, o->key);
	}
}

static void the_example_is_read_as_it_is_and_with_every_line_in_force(void **state)
{
	(void)state;
	static struct config c;
	STR_AUTO s = str_make(64 * 1024);
	config_example(&s);
	assert_ok(from(s.d, &c, NULL));
	for (char *p = s.d; (p = strstr(p, "\n;")) != NULL; p++)
		if (p[2] != ' ')
			p[1] = ' ';
	assert_ok(from(s.d, &c, NULL));
	assert_string_equal(config_text(&c, CONFIG_OFFICE_SYSTEM), "DESK01");
}

static void places_follow_xdg(void **state)
{
	(void)state;
	char path[300];
	setenv("HOME", "/home/x", 1);
	setenv("XDG_DATA_HOME", "relative", 1);
	assert_true(config_place(PLACE_DATA, "arrears.db", path, sizeof path));
	assert_string_equal(path, "/home/x/.local/share/arrears/arrears.db");
	setenv("XDG_DATA_HOME", "/data", 1);
	assert_true(config_place(PLACE_DATA, "arrears.db", path, sizeof path));
	assert_string_equal(path, "/data/arrears/arrears.db");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults_stand_where_the_file_says_nothing),
		cmocka_unit_test(an_unknown_key_is_named_with_its_file),
		cmocka_unit_test(a_bad_value_is_refused),
		cmocka_unit_test(every_default_is_a_value_that_is_accepted),
		cmocka_unit_test(the_example_is_read_as_it_is_and_with_every_line_in_force),
		cmocka_unit_test(places_follow_xdg),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
