/* SPDX-License-Identifier: MIT */
#include "arrears/domain/settlement.h"
#include "arrears/store/floor.h"
#include "fixture.h"

static void test_shipped_floors_are_in_order(void **state)
{
	struct floor_row row;
	size_t n = 0;
	(void)state;
	while (floor_seed(n, &row)) {
		assert_true(row.floor[USER_COLLECTOR] >= row.floor[USER_LEAD]);
		assert_true(row.floor[USER_LEAD] >= row.floor[USER_ADMIN]);
		n++;
	}
	assert_true(n >= 3);
}

static void test_a_new_office_has_them(void **state)
{
	struct fixture *fx = *state;
	struct floor_row rows[FLOORS_MAX];
	size_t n = 0;
	assert_ok(floor_list(fx->d.db, 0, rows, FLOORS_MAX, &n, NULL));
	assert_true(n >= 3);
	assert_int_equal(rows[0].min_age, 0);
	assert_int_equal(rows[0].floor[USER_COLLECTOR], 8000);
	assert_int_equal(rows[2].min_balance.cents, 500000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped_floors_are_in_order),
		cmocka_unit_test_setup_teardown(test_a_new_office_has_them, fixture_setup,
			fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
