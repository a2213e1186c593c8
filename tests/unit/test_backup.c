/* SPDX-License-Identifier: MIT */
/* Backup and restore: what comes back, and what is refused. */
#include <glob.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/desk/backup.h"
#include "arrears/desk/desks.h"
#include "fixture.h"

static void name_of(const struct fixture *fx, const char *name, char out[700])
{
	(void)text_putf(out, 700, "%s/%s", fx->dir, name);
}

/* As many files as the pattern has in the fixture's folder. */
static size_t files(const struct fixture *fx, const char *pattern)
{
	char path[700];
	glob_t found;
	name_of(fx, pattern, path);
	size_t n = glob(path, 0, NULL, &found) == 0 ? found.gl_pathc : 0;
	globfree(&found);
	return n;
}

/* The people of a fixture have no passwords, which check would complain about. */
static void whole(struct fixture *fx)
{
	fixture_sql(fx, "INSERT INTO key_slot(kind, user_id, cost, salt, box, created_at) "
		"SELECT 'user', id, 1, x'00', x'00', 0 FROM user WHERE role <> 'system'");
	fixture_sql(fx, "DELETE FROM next_action; DELETE FROM work_item; DELETE FROM band_count;"
		"UPDATE account SET voided_at = 1");
}

static void the_default_name_has_the_office_time(void **state)
{
	struct fixture *fx = *state;
	char name[700], want[700];
	assert_true(backup_default_name(&fx->d, "", name, sizeof name));
	name_of(fx, "arrears-2026-11-24-100000.db", want);
	assert_string_equal(name, want);
	assert_true(backup_default_name(&fx->d, "/b", name, sizeof name));
	assert_string_equal(name, "/b/arrears-2026-11-24-100000.db");
}

static void a_backup_is_private_and_audited(void **state)
{
	struct fixture *fx = *state;
	char copy[700];
	struct stat sb;
	name_of(fx, "copy.db", copy);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(desk_backup(&fx->d, copy, NULL, NULL, NULL));
	assert_int_equal(stat(copy, &sb), 0);
	assert_int_equal(sb.st_mode & 0777, 0600);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'backup'"), 1);
	assert_msg(desk_backup(&fx->d, copy, NULL, NULL, NULL), MSG_DB_EXISTS);
}

static void a_collector_makes_no_backup(void **state)
{
	struct fixture *fx = *state;
	char copy[700];
	name_of(fx, "copy.db", copy);
	assert_msg(desk_backup(&fx->d, copy, NULL, NULL, NULL), MSG_NOT_AUTHORIZED);
	assert_int_equal(access(copy, F_OK), -1);
}

static void what_was_there_comes_back(void **state)
{
	struct fixture *fx = *state;
	char copy[700], kept[RESTORE_NAME_SIZE];
	name_of(fx, "copy.db", copy);
	whole(fx);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(desk_backup(&fx->d, copy, NULL, NULL, NULL));
	fixture_sql(fx, "UPDATE party SET last_name = 'CHANGED' WHERE id = 1");
	assert_ok(desk_restore(copy, fx->path, kept, NULL));
	assert_int_equal(access(kept, F_OK), 0);
	assert_int_equal(files(fx, "*.restoring*"), 0);
	sqlite3_close(fx->raw);
	assert_int_equal(sqlite3_open(fx->path, (sqlite3 **)&fx->raw), SQLITE_OK);
	assert_string_not_equal(fixture_text(fx, "SELECT last_name FROM party WHERE id = 1"),
		"CHANGED");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'restore'"), 1);
}

static void nothing_is_replaced_under_people_at_work(void **state)
{
	struct fixture *fx = *state;
	char copy[700], kept[RESTORE_NAME_SIZE];
	name_of(fx, "copy.db", copy);
	whole(fx);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(desk_backup(&fx->d, copy, NULL, NULL, NULL));
	if (fx->d.desks_fd < 0)
		assert_ok(desks_open(&fx->d, NULL));
	assert_msg(desk_restore(copy, fx->path, kept, NULL), MSG_DESKS_BUSY);
	assert_int_equal(files(fx, "*before-restore*"), 0);
	desks_close(&fx->d);
	assert_ok(desk_restore(copy, fx->path, kept, NULL));
}

static void a_copy_that_is_not_whole_is_refused(void **state)
{
	struct fixture *fx = *state;
	char copy[700], kept[RESTORE_NAME_SIZE];
	name_of(fx, "copy.db", copy);
	whole(fx);
	fixture_sql(fx, "UPDATE account SET balance = 1 WHERE id = 10000001");
	fixture_user(fx, FIX_ADMIN);
	assert_ok(desk_backup(&fx->d, copy, NULL, NULL, NULL));
	desks_close(&fx->d);
	assert_msg(desk_restore(copy, fx->path, kept, NULL), MSG_RESTORE_BAD);
	assert_int_equal(files(fx, "*before-restore*"), 0);
	assert_int_equal(files(fx, "*.restoring*"), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_default_name_has_the_office_time),
		T(a_backup_is_private_and_audited),
		T(a_collector_makes_no_backup),
		T(what_was_there_comes_back),
		T(nothing_is_replaced_under_people_at_work),
		T(a_copy_that_is_not_whole_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
