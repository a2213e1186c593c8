/* SPDX-License-Identifier: MIT */
/* Codes, statuses and bands out as CSV and in again. */
#include "arrears/io/codefile.h"
#include "arrears/store/code.h"
#include "fixture.h"

#define HEAD "code,parent,alias,text,reach,law,holds,asks,leaves,days,business,next,priority," \
	"status,letter,phone,note,least"

static const char *path_of(struct fixture *fx)
{
	static char path[600];
	(void)text_putf(path, sizeof path, "%s/codes.csv", fx->dir);
	return path;
}

static void export(struct fixture *fx, enum code_table t)
{
	FILE *f = fopen(path_of(fx), "w");
	assert_non_null(f);
	assert_ok(codefile_write(&fx->d, t, f, NULL));
	assert_int_equal(fclose(f), 0);
}

static enum msgid import(struct fixture *fx, const char *text, bool dry,
	struct codefile_report *r)
{
	if (text) {
		FILE *f = fopen(path_of(fx), "w");
		assert_non_null(f);
		assert_true(fputs(text, f) >= 0);
		assert_int_equal(fclose(f), 0);
	}
	return codefile_read(&fx->d, path_of(fx), dry, r, NULL);
}

static void what_is_exported_changes_nothing_when_imported(void **state)
{
	struct fixture *fx = *state;
	struct codefile_report r;
	fixture_user(fx, FIX_LCHEN);
	for (int t = 0; t < CODE_TABLE_COUNT; t++) {
		int64_t audits = fixture_int(fx, "SELECT count(*) FROM audit");
		export(fx, (enum code_table)t);
		assert_ok(import(fx, NULL, false, &r));
		assert_int_equal(r.table, t);
		assert_true(r.rows > 3);
		assert_int_equal(r.counts.same, r.rows);
		assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit"), audits);
	}
}

static void a_code_is_added_and_one_changed_with_their_audit_rows(void **state)
{
	struct fixture *fx = *state;
	struct codefile_report r;
	struct result_code c;
	bool found = false;
	fixture_user(fx, FIX_LCHEN);
	/* The child stands before its parent, and leaves its law to be inherited. */
	assert_ok(import(fx, HEAD ",active\n"
		"NAXY,NAX,,Nobody there twice,NOBODY,,,,Y,2,Y,FOLLOWUP,5,,,KEEP,Twice,COLLECTOR,Y\n"
		"NAX,NA,,\"Nobody, again\",NOBODY,,,,Y,3,Y,FOLLOWUP,,,,KEEP,Again,COLLECTOR,\n",
		false, &r));
	assert_int_equal(r.counts.added, 2);
	assert_ok(code_get(fx->d.db, "NAXY", &c, &found, NULL));
	assert_true(found && (c.law & LAW_ATTEMPT));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'code_save'"),
		2);
	assert_ok(import(fx, HEAD "\n"
		"NAX,NA,,\"Nobody, again\",NOBODY,,,,Y,9,Y,FOLLOWUP,,,,KEEP,Again,COLLECTOR\n",
		false, &r));
	assert_int_equal(r.counts.changed, 1);
	assert_ok(code_get(fx->d.db, "NAX", &c, &found, NULL));
	assert_int_equal(c.days, 9);
}

static void the_law_of_a_code_cannot_be_loosened_and_nothing_is_half_done(void **state)
{
	struct fixture *fx = *state;
	struct codefile_report r;
	fixture_user(fx, FIX_LCHEN);
	int64_t before = fixture_int(fx, "SELECT count(*) FROM result_code");
	assert_msg(import(fx, HEAD "\n"
		"GOOD,NA,,Fine,NOBODY,,,,Y,3,Y,FOLLOWUP,,,,KEEP,Fine,COLLECTOR\n"
		"FREE,NA,,Never counts,NOBODY,EXCLUDED,,,Y,3,Y,FOLLOWUP,,,,KEEP,Free,COLLECTOR\n",
		false, &r), MSG_CODE_LOOSER);
	assert_int_equal(r.line, 3);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM result_code"), before);
	assert_msg(import(fx, HEAD "\n"
		"NA,,,Rang,NOBODY,,,,Y,1,Y,FOLLOWUP,5,ACT,,KEEP,No answer,COLLECTOR\n", false, &r),
		MSG_CODE_SHIPPED);
	assert_msg(import(fx, HEAD "\n"
		"NA,,,Rang,NOBODY,ATTEMPT,,,Y,999,Y,FOLLOWUP,5,ACT,,KEEP,No answer,COLLECTOR\n",
		false, &r), MSG_CODE_RANGE);
}

static void a_dry_run_saves_nothing(void **state)
{
	struct fixture *fx = *state;
	struct codefile_report r;
	fixture_user(fx, FIX_LCHEN);
	int64_t before = fixture_int(fx, "SELECT count(*) FROM audit");
	assert_ok(import(fx, "code,text,class,outbound,holds\nOURS,Our own,HOLD,NO,\n", true, &r));
	assert_int_equal(r.table, CODE_TABLE_STATUSES);
	assert_int_equal(r.counts.added, 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit"), before);
	assert_int_equal(fixture_int(fx,
		"SELECT count(*) FROM account_status WHERE code = 'OURS'"), 0);
}

static void a_band_comes_with_its_filter(void **state)
{
	struct fixture *fx = *state;
	struct codefile_report r;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(import(fx, "code,text,order,sort,least,filter\n"
		"BIG,Large balances,15,BALANCE,COLLECTOR,BAL>=1000 PHONES>=1\n", false, &r));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM band WHERE code = 'BIG'"), 1);
	assert_msg(import(fx, "code,text,order,sort,least,filter\n"
		"BIG,Large balances,15,BALANCE,COLLECTOR,COLOR=RED\n", false, &r),
		MSG_BAND_FILTER);
	assert_int_equal(r.line, 2);
}

static void what_cannot_be_read_is_refused_with_its_line(void **state)
{
	struct fixture *fx = *state;
	struct codefile_report r;
	fixture_user(fx, FIX_LCHEN);
	assert_msg(import(fx, "code,colour\nX,red\n", false, &r), MSG_CODEROW_COLUMNS);
	assert_msg(import(fx, "", false, &r), MSG_CODEROW_COLUMNS);
	assert_msg(import(fx, "code,text,class,outbound,holds\nOUR,Ours,OPEN,NO,\n", false, &r),
		MSG_CODEROW_VALUE);
	assert_int_equal(r.line, 2);
	assert_msg(import(fx, "code,text,class,outbound,holds\nOUR,Ours,HOLD,NO,\n"
		"OUR,Ours,HOLD,NO,\n", false, &r), MSG_CODEROW_TWICE);
	assert_int_equal(r.line, 3);
	assert_msg(import(fx, HEAD "\n"
		"AAA,BBB,,A,NOBODY,,,,Y,3,Y,FOLLOWUP,,,,KEEP,A,COLLECTOR\n"
		"BBB,AAA,,B,NOBODY,,,,Y,3,Y,FOLLOWUP,,,,KEEP,B,COLLECTOR\n", false, &r),
		MSG_CODE_UNKNOWN_PARENT);
}

static void a_collector_imports_nothing(void **state)
{
	struct codefile_report r;
	assert_msg(import(*state, "code,text,class,outbound,holds\nOUR,Ours,HOLD,NO,\n", false,
		&r), MSG_NOT_AUTHORIZED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_exported_changes_nothing_when_imported),
		TEST(a_code_is_added_and_one_changed_with_their_audit_rows),
		TEST(the_law_of_a_code_cannot_be_loosened_and_nothing_is_half_done),
		TEST(a_dry_run_saves_nothing),
		TEST(a_band_comes_with_its_filter),
		TEST(what_cannot_be_read_is_refused_with_its_line),
		TEST(a_collector_imports_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
