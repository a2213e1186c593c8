/* SPDX-License-Identifier: MIT */
#include "arrears/desk/floor.h"
#include "fixture.h"

static struct floor_row row(int age, int64_t dollars, int collector, int lead, int admin)
{
	return (struct floor_row){ .min_age = age, .min_balance = { dollars * 100 },
		.floor = { [USER_COLLECTOR] = collector, [USER_LEAD] = lead,
			[USER_ADMIN] = admin } };
}

static void test_only_an_administrator_changes_floors(void **state)
{
	struct fixture *fx = *state;
	struct floor_row r = row(90, 0, 7000, 6000, 5000);
	int64_t id = 0;
	assert_msg(floors_save(&fx->d, &r, &id, NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	assert_msg(floors_save(&fx->d, &r, &id, NULL), MSG_NOT_AUTHORIZED);
	assert_msg(floors_remove(&fx->d, 1, NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(floors_save(&fx->d, &r, &id, NULL));
	r.id = id;
	r.floor[USER_LEAD] = 5500;
	assert_ok(floors_save(&fx->d, &r, NULL, NULL));
	assert_string_equal(fixture_text(fx, "SELECT detail FROM audit WHERE event = 'floor_save' "
		"ORDER BY id DESC LIMIT 1"), "client 0 age 90 balance 0: 7000 5500 5000; "
		"was client 0 age 90 balance 0: 7000 6000 5000");
	assert_ok(floors_remove(&fx->d, id, NULL));
	assert_msg(floors_remove(&fx->d, id, NULL), MSG_FLOOR_UNKNOWN);
}

static void test_what_cannot_be_a_floor_is_refused(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	struct floor_row r = row(90, 0, 6000, 7000, 5000);
	assert_msg(floors_save(&fx->d, &r, NULL, NULL), MSG_FLOOR_ORDER);
	r = row(90, 0, 6000, 5000, 5500);
	assert_msg(floors_save(&fx->d, &r, NULL, NULL), MSG_FLOOR_ORDER);
	r = row(90, 0, 10001, 5000, 5000);
	assert_msg(floors_save(&fx->d, &r, NULL, NULL), MSG_FLOOR_RANGE);
	r = row(-1, 0, 6000, 5000, 5000);
	assert_msg(floors_save(&fx->d, &r, NULL, NULL), MSG_FLOOR_RANGE);
	r = row(90, -1, 6000, 5000, 5000);
	assert_msg(floors_save(&fx->d, &r, NULL, NULL), MSG_FLOOR_RANGE);
	r = row(180, 0, 6000, 5000, 4000);      /* shipped */
	assert_msg(floors_save(&fx->d, &r, NULL, NULL), MSG_FLOOR_EXISTS);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'floor_save'"),
		0);
}

static int32_t picked(struct fixture *fx, int64_t client, int age, int64_t dollars)
{
	struct floor_row out;
	bool found = false;
	assert_ok(floors_pick(&fx->d, &(struct floor_debt){ client, age, { dollars * 100 } },
		&out, &found, NULL));
	return found ? out.floor[USER_COLLECTOR] : -1;
}

/* A client's own rows first, of any age; then the office's. */
static void test_a_clients_floor_goes_before_the_offices(void **state)
{
	struct fixture *fx = *state;
	assert_int_equal(picked(fx, 1, 84, 1284), 8000);
	assert_int_equal(picked(fx, 1, 200, 1284), 6500);
	assert_int_equal(picked(fx, 1, 200, 5000), 7000);
	assert_int_equal(picked(fx, 1, 365, 5000), 5000);
	fixture_user(fx, FIX_ADMIN);
	struct floor_row r = row(0, 1000, 9000, 8000, 7000);
	r.client = 1;
	assert_ok(floors_save(&fx->d, &r, NULL, NULL));
	assert_int_equal(picked(fx, 1, 400, 1284), 9000);
	assert_int_equal(picked(fx, 1, 84, 999), 8000);
	assert_int_equal(picked(fx, 2, 84, 1284), 8000);
	fixture_sql(fx, "DELETE FROM settlement_floor");
	assert_int_equal(picked(fx, 1, 84, 1284), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
		T(test_only_an_administrator_changes_floors),
		T(test_what_cannot_be_a_floor_is_refused),
		T(test_a_clients_floor_goes_before_the_offices),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
