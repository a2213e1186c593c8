/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/log.h"
#include "arrears/base/text.h"

#include <sys/stat.h>
#include <unistd.h>

#define NOON 1795521600 /* 2026-11-24T12:00:00Z */

static char folder[200], path[256];

static int make_place(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	text_putf(folder, sizeof folder, "%s/log.XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	text_putf(path, sizeof path, "%s/a/b/log", folder);
	return 0;
}

static int remove_place(void **state)
{
	char dir[256];

	(void)state;
	unlink(path);
	text_putf(dir, sizeof dir, "%s/a/b", folder);
	rmdir(dir);
	text_putf(dir, sizeof dir, "%s/a", folder);
	rmdir(dir);
	return rmdir(folder);
}

static void read_log(char *out, size_t size)
{
	FILE *f = fopen(path, "r");
	size_t n;

	assert_non_null(f);
	n = fread(out, 1, size - 1, f);
	out[n] = '\0';
	fclose(f);
}

static unsigned mode_of(const char *name)
{
	struct stat st;

	assert_int_equal(stat(name, &st), 0);
	return st.st_mode & 0777;
}

static void file_and_folders_are_for_the_owner_alone(void **state)
{
	struct log *log;
	char dir[256];

	(void)state;
	umask(0);
	assert_ok(log_open(path, LOG_INFO, &log, NULL));
	assert_int_equal(mode_of(path), 0600);
	text_putf(dir, sizeof dir, "%s/a", folder);
	assert_int_equal(mode_of(dir), 0700);
	assert_true(log_fd(log) > 2);
	log_close(log);
}

static void a_line_has_its_instant_and_stays_one_line(void **state)
{
	struct log *log;
	char out[4096], expect[256];

	(void)state;
	assert_ok(log_open(path, LOG_INFO, &log, NULL));
	log_line(log, LOG_WARN, NOON + 65, "step %d: %s", 3, "two\nlines \x1b[31m");
	log_line(log, LOG_DEBUG, NOON, "not at this level");
	log_close(log);
	assert_ok(log_open(path, LOG_INFO, &log, NULL)); /* goes on where it was */
	log_line(log, LOG_ERROR, NOON, "second");
	log_close(log);
	read_log(out, sizeof out);
	text_putf(expect, sizeof expect, "2026-11-24T12:01:05Z %d WARN  step 3: two lines [31m\n"
		"2026-11-24T12:00:00Z %d ERROR second\n", (int)getpid(), (int)getpid());
	assert_string_equal(out, expect);
}

static void a_line_of_any_length_ends_with_a_newline(void **state)
{
	struct log *log;
	char out[4096], text[3000];

	(void)state;
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	assert_ok(log_open(path, LOG_INFO, &log, NULL));
	log_line(log, LOG_ERROR, NOON, "%s", text);
	log_close(log);
	read_log(out, sizeof out);
	assert_string_equal(out + strlen(out) - 2, "x\n");
}

static void what_cannot_be_opened_says_why(void **state)
{
	struct log *log = NULL;
	struct err err;
	char text[200];

	(void)state;
	assert_msg(log_open(folder, LOG_INFO, &log, &err), MSG_FILE_OPEN);
	assert_null(log);
	err_first(&err, text, sizeof text);
	assert_non_null(strstr(text, "Is a directory"));
	log_line(NULL, LOG_ERROR, NOON, "dropped");
	log_close(NULL);
	assert_int_equal(log_fd(NULL), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(file_and_folders_are_for_the_owner_alone,
			make_place, remove_place),
		cmocka_unit_test_setup_teardown(a_line_has_its_instant_and_stays_one_line,
			make_place, remove_place),
		cmocka_unit_test_setup_teardown(a_line_of_any_length_ends_with_a_newline,
			make_place, remove_place),
		cmocka_unit_test_setup_teardown(what_cannot_be_opened_says_why, make_place,
			remove_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
