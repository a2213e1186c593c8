/* SPDX-License-Identifier: MIT */
/* The audit chain: a changed, missing or added row shows. */
#include <sqlite3.h>

#include "arrears/store/audit.h"
#include "fixture.h"

static void fill(struct fixture *fx, int rows)
{
	for (int i = 0; i < rows; i++) {
		assert_ok(db_begin(fx->d.db, NULL));
		assert_ok(desk_audit(&fx->d, "test", "account", FIX_OKAFOR_MED, "words", NULL));
		assert_ok(db_commit(fx->d.db, NULL));
	}
}

static int64_t broken(struct fixture *fx)
{
	int64_t id = -1;
	assert_ok(audit_verify(fx->d.db, &id, NULL));
	return id;
}

/* What somebody does who can write the file. */
static void tamper(struct fixture *fx, const char *sql)
{
	fixture_sql(fx, "DROP TRIGGER audit_keep_u; DROP TRIGGER audit_keep_d;");
	fixture_sql(fx, sql);
}

static void a_whole_chain_is_whole(void **state)
{
	struct fixture *fx = *state;
	assert_int_equal(broken(fx), 0);
	fill(fx, 5);
	assert_int_equal(broken(fx), 0);
}

static void rows_cannot_be_changed_in_passing(void **state)
{
	struct fixture *fx = *state;
	fill(fx, 1);
	assert_int_not_equal(sqlite3_exec(fx->raw, "UPDATE audit SET detail = ''", NULL, NULL,
		NULL), SQLITE_OK);
	assert_int_not_equal(sqlite3_exec(fx->raw, "DELETE FROM audit", NULL, NULL, NULL),
		SQLITE_OK);
}

static void a_changed_word_shows(void **state)
{
	struct fixture *fx = *state;
	fill(fx, 5);
	tamper(fx, "UPDATE audit SET detail = 'other words' WHERE id = 3");
	assert_int_equal(broken(fx), 3);
}

static void words_past_what_is_read_show_too(void **state)
{
	struct fixture *fx = *state;
	fill(fx, 2);
	tamper(fx, "UPDATE audit SET detail = detail || printf('%400c', 'x') WHERE id = 2");
	assert_int_equal(broken(fx), 2);
}

static void a_word_moved_to_the_next_column_shows(void **state)
{
	struct fixture *fx = *state;
	fill(fx, 2);
	tamper(fx, "UPDATE audit SET event = 'tes', entity = 'taccount' WHERE id = 1");
	assert_int_equal(broken(fx), 1);
}

static void a_missing_row_shows(void **state)
{
	struct fixture *fx = *state;
	fill(fx, 5);
	tamper(fx, "DELETE FROM audit WHERE id = 2");
	assert_int_equal(broken(fx), 3);
}

static void the_time_never_goes_back(void **state)
{
	struct fixture *fx = *state;
	int64_t newest = 0;
	fill(fx, 1);
	fixture_at(fx, FIX_NOW - 3600);
	fill(fx, 1);
	assert_ok(audit_newest(fx->d.db, &newest, NULL));
	assert_int_equal(newest, FIX_NOW);
	assert_int_equal(broken(fx), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_whole_chain_is_whole),
		T(rows_cannot_be_changed_in_passing),
		T(a_changed_word_shows),
		T(words_past_what_is_read_show_too),
		T(a_word_moved_to_the_next_column_shows),
		T(a_missing_row_shows),
		T(the_time_never_goes_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
