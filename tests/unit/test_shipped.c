/* SPDX-License-Identifier: MIT */
/* An office that was set up by an older version is given the shipped rows it lacks, once. */
#include "../lib/fixture.h"

static void an_older_office(struct fixture *fx)
{
	fixture_sql(fx, "DELETE FROM result_code WHERE code IN ('PTP', 'PLAN')");
	fixture_sql(fx, "DELETE FROM account_status WHERE code = 'BRK'");
	fixture_sql(fx, "UPDATE result_code SET meaning = 'Ours' WHERE code = 'REF'");
	fixture_sql(fx, "DELETE FROM setting WHERE key = 'shipped.mark'");
	fixture_reopen(fx);
}

static void what_is_missing_comes_and_what_was_edited_stays(void **state)
{
	struct fixture *fx = *state;
	an_older_office(fx);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM result_code WHERE code IN "
		"('PTP', 'PLAN')"), 2);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account_status "
		"WHERE code = 'BRK'"), 1);
	assert_string_equal(fixture_text(fx, "SELECT meaning FROM result_code WHERE code = 'REF'"),
		"Ours");
}

/* What an office took out after that stays out: it is not asked again by this version. */
static void it_happens_once(void **state)
{
	struct fixture *fx = *state;
	an_older_office(fx);
	fixture_sql(fx, "DELETE FROM result_code WHERE code = 'PLAN'");
	fixture_reopen(fx);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM result_code "
		"WHERE code = 'PLAN'"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'shipped'"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_missing_comes_and_what_was_edited_stays,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(it_happens_once, fixture_setup, fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
