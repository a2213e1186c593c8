/* SPDX-License-Identifier: MIT */
/* Every named statement of the store can be prepared, and uses an index unless it says why not. */
#include "../../src/store/db_private.h"
#include "arrears/base/text.h"
#include "fixture.h"

static const struct stmt_table *const tables[] = {
#define TABLE(name) &stmts_##name,
#include "../../src/store/tables.def"
#undef TABLE
};

/* "" where the plan is well; else the step that is not. */
static void bad_step(sqlite3 *raw, const char *sql, char *out, size_t size)
{
	STR_AUTO explain = str_make(16384);
	sqlite3_stmt *st = NULL;
	out[0] = '\0';
	str_addf(&explain, "EXPLAIN QUERY PLAN %s", sql);
	if (sqlite3_prepare_v2(raw, explain.d, -1, &st, NULL) != SQLITE_OK) {
		(void)text_put(out, size, sqlite3_errmsg(raw));
		return;
	}
	while (!out[0] && sqlite3_step(st) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(st, 3);
		if (strncmp(step, "SCAN CONSTANT", 13) == 0 || strstr(sql, "scan*/"))
			continue;
		if (strncmp(step, "SCAN", 4) == 0 || strstr(step, "TEMP B-TREE"))
			(void)text_put(out, size, step);
	}
	sqlite3_finalize(st);
}

static void test_every_statement_uses_an_index(void **state)
{
	struct fixture *fx = *state;
	int bad = 0;
	for (size_t t = 0; t < ARRAY_SIZE(tables); t++)
		for (size_t i = 0; i < tables[t]->count; i++) {
			char why[256];
			if (!tables[t]->sql[i])
				continue;
			bad_step(fx->raw, tables[t]->sql[i], why, sizeof why);
			if (why[0])
				print_message("# %s %d: %s\n#   %s\n", tables[t]->name, (int)i, why,
					tables[t]->sql[i]);
			bad += why[0] != '\0';
		}
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_every_statement_uses_an_index, fixture_setup,
			fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
