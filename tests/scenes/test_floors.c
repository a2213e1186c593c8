/* SPDX-License-Identifier: MIT */
/* WRKFLR: floors of settlements, of the office and of a client. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

static const struct script_options fill = { .fill = true };

static void the_offices_floors(void **state)
{
	fixture_user(*state, FIX_ADMIN);
	assert_true(desk_scene(*state, "type \"WRKFLR\"\nkey Enter\nsnap wrkflr\n"
		"key F6\nsnap wrkflr_add\n", &fill));
}

/* A lead's floor over a collector's is refused where it was typed; then it is saved. */
static void a_client_gets_its_own(void **state)
{
	fixture_user(*state, FIX_ADMIN);
	assert_true(desk_scene(*state, "type \"WRKFLR MERCY\"\nkey Enter F6\n"
		"type \"90\"\nkey Tab\ntype \"500\"\nkey Tab\ntype \"75\"\nkey Tab\n"
		"type \"80\"\nkey Tab\ntype \"50\"\nkey Enter\nsnap wrkflr_order\n"
		"type \"60   \"\nkey Enter\nsnap wrkflr_client\n", &fill));
	assert_int_equal(fixture_int(*state, "SELECT lead_bp FROM settlement_floor "
		"WHERE client_id = 1"), 6000);
	assert_true(desk_scene(*state, "type \"WRKFLR MERCY\"\nkey Enter\ntype \"4\"\n"
		"key Enter\nwait 400\nsnap wrkflr_remove\nkey Enter\n", &fill));
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM settlement_floor "
		"WHERE client_id = 1"), 0);
}

static void the_list_of_clients_opens_them(void **state)
{
	fixture_user(*state, FIX_ADMIN);
	assert_true(desk_scene(*state, "type \"WRKCLT\"\nkey Enter Tab\ntype \"9\"\n"
		"key Enter\n", &fill));
	assert_text("Work with Settlement Floors");
	assert_text("MERCY  MERCY HOSPITAL");
}

static void a_collector_may_not_open_them(void **state)
{
	assert_true(desk_scene(*state, "type \"WRKFLR\"\nkey Enter\n", NULL));
	assert_no_text("Work with Settlement Floors");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, desk_setup, fixture_teardown)
		T(the_offices_floors), T(a_client_gets_its_own),
		T(the_list_of_clients_opens_them), T(a_collector_may_not_open_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
