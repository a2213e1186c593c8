/* SPDX-License-Identifier: MIT */
/* The ladder: a file of every older version becomes the newest, whole or not at all, with a copy
 * of what it was. */
#include "faultfs.h"
#include "fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arrears/base/secret.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

static const struct { const char *name, *text; } steps[] = {
#include "migrations.inc"
};

static int setup(void **state)
{
	faultfs_install();
	return fixture_setup(state);
}

static void run(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	char *what = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &what) != SQLITE_OK)
		fail_msg("%.60s: %s", sql, what);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int64_t number(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	int64_t v = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : -1;
	sqlite3_finalize(st);
	sqlite3_close(db);
	return v;
}

/* A file as the program of that version left it; 0: of before the first. */
static void make_old(const char *path, int version)
{
	char pragma[64];
	db_remove(path);
	run(path, "PRAGMA application_id = 0x61727273; PRAGMA journal_mode = WAL");
	for (int v = 0; v < version; v++)
		run(path, steps[v].text);
	(void)text_putf(pragma, sizeof pragma, "PRAGMA user_version = %d", version);
	run(path, pragma);
}

static const char *in(const struct fixture *fx, const char *name)
{
	static char path[2][700];
	static int turn;
	turn = !turn;
	(void)text_putf(path[turn], sizeof path[turn], "%s/%s", fx->dir, name);
	return path[turn];
}

/* What a release has run on somebody's file is history; a step is added when it is released. */
static const char *const released[] = {
	"08ff3904d4684f85b6a1a76393fcbe6d4544d8f283a974792d58d37fdd1d2763",
};

static void a_released_step_is_never_edited(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(released); i++) {
		struct secret_hash h;
		unsigned char sum[SECRET_HASH_LEN];
		char hex[2 * SECRET_HASH_LEN + 1];
		secret_hash_begin(&h);
		secret_hash_add(&h, steps[i].text, strlen(steps[i].text));
		secret_hash_end(&h, sum);
		for (size_t b = 0; b < SECRET_HASH_LEN; b++)
			(void)text_putf(hex + 2 * b, 3, "%02x", sum[b]);
		assert_string_equal(hex, released[i]);
	}
}

static enum msgid open_and_close(const char *path, struct err *err)
{
	struct db *db = NULL;
	enum msgid m = db_open(&(struct db_options){ .path = path }, &db, err);
	if (m == MSG_OK)
		db_close(db);
	return m;
}

/* Tables and indexes, as one number that is the same for the same schema. */
#define SHAPE "SELECT count(*) * 1000003 + sum(length(sql)) FROM sqlite_master " \
	"WHERE sql IS NOT NULL"

static void every_older_file_becomes_the_newest(void **state)
{
	struct fixture *fx = *state;
	int newest = db_version_newest();
	assert_int_equal(newest, (int)ARRAY_SIZE(steps));
	for (int v = 0; v < newest; v++) {
		char copy[64];
		const char *old = in(fx, "old.db");
		make_old(old, v);
		assert_ok(open_and_close(old, NULL));
		assert_int_equal(number(old, "PRAGMA user_version"), newest);
		assert_int_equal(number(old, SHAPE), fixture_int(fx, SHAPE));
		(void)text_putf(copy, sizeof copy, "old.db.before-v%d", newest);
		assert_int_equal(number(in(fx, copy), "PRAGMA user_version"), v);
		assert_int_equal(unlink(in(fx, copy)), 0);
	}
}

/* What is of the newest version already is opened as it is, without a copy. */
static void the_newest_is_left_alone(void **state)
{
	struct fixture *fx = *state;
	int64_t before = fixture_rows(fx);
	char copy[700];
	(void)text_putf(copy, sizeof copy, "%s.before-v%d", fx->path, db_version_newest());
	fixture_reopen(fx);
	assert_int_equal(fixture_rows(fx), before);
	assert_int_not_equal(access(copy, F_OK), 0);
}

/* An older program never touches what a newer one wrote. */
static void a_newer_file_is_refused(void **state)
{
	struct fixture *fx = *state;
	const char *path = in(fx, "newer.db");
	struct err err;
	char pragma[64], said[256];
	make_old(path, db_version_newest());
	(void)text_putf(pragma, sizeof pragma, "PRAGMA user_version = %d",
		db_version_newest() + 1);
	run(path, pragma);
	assert_msg(open_and_close(path, &err), MSG_DB_NEWER);
	err_first(&err, said, sizeof said);
	assert_int_equal(number(path, "PRAGMA user_version"), db_version_newest() + 1);
}

static void a_file_of_others_is_refused(void **state)
{
	const char *path = in(*state, "other.db");
	run(path, "CREATE TABLE t(a)");
	assert_msg(open_and_close(path, NULL), MSG_DB_NOT_OURS);
	assert_int_equal(number(path, "SELECT count(*) FROM sqlite_master"), 1);
}

/* The file stands between two steps: no table of the next one, all of its own. */
static bool stands_whole(struct fixture *fx, const char *path)
{
	int version = (int)number(path, "PRAGMA user_version");
	char same[700];
	(void)text_putf(same, sizeof same, "%s/same.db", fx->dir);
	make_old(same, version);
	return version <= db_version_newest() && number(path, SHAPE) == number(same, SHAPE);
}

/* A disk that fails at the n-th write leaves a version whole; then it goes up after all. */
static void a_failed_step_leaves_the_old_version(void **state)
{
	struct fixture *fx = *state;
	const char *path = in(fx, "fails.db");
	int failed = 0;
	make_old(path, 0);
	for (int n = 1; n < 1000; n += 1 + n / 4) {
		faultfs_arm(FAULT_FULL, n);
		enum msgid m = open_and_close(path, NULL);
		faultfs_disarm();
		if (m == MSG_OK)
			break;
		failed++;
		assert_true(stands_whole(fx, path));
	}
	assert_true(failed > 5);
	assert_int_equal(number(path, "PRAGMA user_version"), db_version_newest());
}

static void kill_while_opening(const char *path, long us)
{
	pid_t pid = fork();
	if (pid == 0) {
		(void)!open_and_close(path, NULL);
		_exit(0);
	}
	struct timespec ts = { 0, us * 1000 };
	nanosleep(&ts, NULL);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

static void a_killed_step_leaves_the_old_version_or_the_new(void **state)
{
	struct fixture *fx = *state;
	const char *path = in(fx, "killed.db");
	for (int i = 0; i < unit_rounds(4); i++) {
		make_old(path, 0);
		kill_while_opening(path, (long)unit_between(100, 20000));
		assert_true(stands_whole(fx, path));
		assert_ok(open_and_close(path, NULL));
		assert_int_equal(number(path, SHAPE), fixture_int(fx, SHAPE));
	}
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_released_step_is_never_edited),
		T(every_older_file_becomes_the_newest), T(the_newest_is_left_alone),
		T(a_newer_file_is_refused), T(a_file_of_others_is_refused),
		T(a_failed_step_leaves_the_old_version),
		T(a_killed_step_leaves_the_old_version_or_the_new),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
