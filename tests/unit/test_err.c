/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/err.h"
#include "arrears/base/text.h"

#include <ctype.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define FIRST_COLUMNS 66

static void the_text_is_filled_in(void **state)
{
	struct err err;
	char out[200];

	(void)state;
	assert_msg(err_set(&err, MSG_NUMBER_INVALID, "COUNT", "x", "1", "9", NULL),
		MSG_NUMBER_INVALID);
	assert_string_equal(err.field, "COUNT");
	err_first(&err, out, sizeof out);
	assert_string_equal(out, "x is not a whole number from 1 to 9.");
	err_recovery(&err, out, sizeof out);
	assert_string_equal(out, msg_get(MSG_NUMBER_INVALID)->recovery);
	err_first(&err, out, 8);
	assert_string_equal(out, "x is no");
	assert_msg(err_set(NULL, MSG_NUMBER_INVALID, "", NULL), MSG_NUMBER_INVALID);
}

static void foreign_text_is_cleaned_and_cut_on_a_cluster(void **state)
{
	char nasty[300], long_text[300];
	struct err err;

	(void)state;
	text_put(nasty, sizeof nasty, "\x1b]0;title\x07 \xe2\x80\xae tail");
	memset(long_text, 'a', 94);
	text_put(long_text + 94, 100, "éé");
	(void)err_set(&err, MSG_DB_ERROR, NULL, nasty, long_text, NULL);
	assert_string_equal(err.subst[0], "]0;title  tail");
	assert_int_equal(strlen(err.subst[1]), 94);
	assert_string_equal(err.field, "");
	assert_string_equal(err.subst[2], "");
}

static void an_error_may_be_made_from_itself(void **state)
{
	struct err err;

	(void)state;
	(void)err_set(&err, MSG_DATE_INVALID, "DUE", "2/30", NULL);
	(void)err_set(&err, MSG_REQUIRED, err.field, err.subst[0], NULL);
	assert_string_equal(err.field, "DUE");
	assert_string_equal(err.subst[0], "2/30");
}

static void an_ampersand_in_a_substitution_stays_one(void **state)
{
	struct err err;
	char out[80];

	(void)state;
	(void)err_set(&err, MSG_DATE_INVALID, "", "&1&2", NULL);
	err_first(&err, out, sizeof out);
	assert_string_equal(out, "&1&2 is not a valid date.");
}

/* Run fn in a child with stderr in a pipe; its text in out, how it ended returned. */
static int run_apart(void (*fn)(void), char *out, size_t size)
{
	int ends[2], status = 0;
	ssize_t n, len = 0;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		signal(SIGABRT, SIG_DFL);
		dup2(ends[1], STDERR_FILENO);
		fn();
		_exit(99);
	}
	close(ends[1]);
	while ((n = read(ends[0], out + len, size - 1 - (size_t)len)) > 0)
		len += n;
	out[len] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void meet_a_bug(void)
{
	BUG("first");
}

static void die_politely(void)
{
	err_die(&(struct err){ .id = MSG_NO_MEMORY });
}

static void a_bug_says_where_and_aborts(void **state)
{
	char out[500];
	int status;

	(void)state;
	status = run_apart(meet_a_bug, out, sizeof out);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	assert_non_null(strstr(out, "test_err.c:"));
	assert_non_null(strstr(out, ": first\n"));
}

static void the_fatal_door_says_why_and_exits_with_1(void **state)
{
	char out[500];
	int status;

	(void)state;
	status = run_apart(die_politely, out, sizeof out);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	assert_ptr_equal(strstr(out, "arrears: There is not enough memory"), out);
	assert_non_null(strstr(out, "(ARX0001)"));
}

/* --- every row of the tables --------------------------------------------------------------- */

static void message_ids_are_unique_and_well_formed(void **state)
{
	(void)state;
	for (int i = MSG_OK + 1; i < MSG_COUNT; i++) {
		const char *id = msg_get((enum msgid)i)->id;

		assert_int_equal(strlen(id), 7);
		assert_true(id[0] == 'A' && isupper((unsigned char)id[1]) &&
			isupper((unsigned char)id[2]));
		assert_int_equal(strspn(id + 3, "0123456789"), 4);
		for (int j = i + 1; j < MSG_COUNT; j++)
			assert_string_not_equal(id, msg_get((enum msgid)j)->id);
	}
}

static bool looks_like_an_id(const char *s)
{
	for (; *s; s++) {
		if (s[0] == 'A' && isupper((unsigned char)s[1]) && isupper((unsigned char)s[2]) &&
				strspn(s + 3, "0123456789") >= 4)
			return true;
	}
	return false;
}

/* Print the offender's id, so that a failing walk over the table can be mended. */
#define assert_row(m, what) do { \
	if (!(what)) \
		fail_msg("%s: %s", (m)->id, #what); \
} while (0)

static void first_level_is_a_sentence_within_the_message_line(void **state)
{
	(void)state;
	for (int i = MSG_OK + 1; i < MSG_COUNT; i++) {
		const struct msg *m = msg_get((enum msgid)i);
		struct err err = { .id = (enum msgid)i };
		char out[200];
		size_t len = strlen(m->first);

		err_first(&err, out, sizeof out);
		assert_row(m, text_width(out) <= FIRST_COLUMNS);
		assert_row(m, len > 0 && strchr(".?!", m->first[len - 1]));
		assert_row(m, m->first[0] == '&' || !islower((unsigned char)m->first[0]));
		assert_row(m, !looks_like_an_id(m->first));
		text_clean(out, true);
		assert_row(m, text_is_utf8(m->first, len));
	}
}

static void every_message_has_a_cause_and_a_recovery(void **state)
{
	(void)state;
	for (int i = MSG_OK + 1; i < MSG_COUNT; i++) {
		const struct msg *m = msg_get((enum msgid)i);

		assert_row(m, !text_is_blank(m->cause));
		assert_row(m, !text_is_blank(m->recovery));
		assert_row(m, strlen(m->recovery) < 480 && strlen(m->cause) < 480);
	}
}

static void places_are_numbered_from_1_without_gaps(void **state)
{
	(void)state;
	for (int i = MSG_OK + 1; i < MSG_COUNT; i++) {
		const struct msg *m = msg_get((enum msgid)i);
		char place[3] = "&1";
		bool before = true;

		for (char digit = '1'; digit <= '9'; digit++) {
			bool here;

			place[1] = digit;
			here = strstr(m->first, place) || strstr(m->cause, place) ||
				strstr(m->recovery, place);
			assert_row(m, !here || (before && digit <= '0' + ERR_SUBST_MAX));
			before = here;
		}
	}
}

static void an_unknown_id_gives_an_empty_row(void **state)
{
	(void)state;
	assert_string_equal(msg_get(MSG_OK)->first, "");
	assert_string_equal(msg_get(MSG_COUNT)->id, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_text_is_filled_in),
		cmocka_unit_test(foreign_text_is_cleaned_and_cut_on_a_cluster),
		cmocka_unit_test(an_error_may_be_made_from_itself),
		cmocka_unit_test(an_ampersand_in_a_substitution_stays_one),
		cmocka_unit_test(a_bug_says_where_and_aborts),
		cmocka_unit_test(the_fatal_door_says_why_and_exits_with_1),
		cmocka_unit_test(message_ids_are_unique_and_well_formed),
		cmocka_unit_test(first_level_is_a_sentence_within_the_message_line),
		cmocka_unit_test(every_message_has_a_cause_and_a_recovery),
		cmocka_unit_test(places_are_numbered_from_1_without_gaps),
		cmocka_unit_test(an_unknown_id_gives_an_empty_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
