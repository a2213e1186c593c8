/* SPDX-License-Identifier: MIT */
/* What a lead sets up: WRKCOD, WRKSTS, WRKBND, against tests/scenes/golden/desk. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

static int setup(void **state)
{
	int rc = fixture_setup(state);
	if (rc == 0) {
		fixture_user(*state, FIX_LCHEN);
		desk_scene_stock(*state);
	}
	return rc;
}

#define COD "type \"WRKCOD\"\nkey Enter\n"
#define STS "type \"WRKCOD\"\nkey Enter\nkey F11\n"
#define BND "type \"WRKBND\"\nkey Enter\n"
#define TO_NA "type \"NA\"\nkey Enter\n"

static void codes_are_listed_with_their_law(void **state)
{
	assert_true(desk_scene(*state, COD "snap wrkcod\n", NULL));
	assert_true(desk_scene(*state, COD "snap wrkcod_wide\n", &desk_scene_wide));
}

static void a_collector_is_not_let_in(void **state)
{
	fixture_user(*state, FIX_JRIVERA);
	assert_true(desk_scene(*state, COD, NULL));
	assert_text("is not allowed for");
}

static void a_code_is_displayed_and_cannot_be_typed_over(void **state)
{
	assert_true(desk_scene(*state, COD TO_NA "type \"5\"\nkey Enter\nsnap cod_display\n",
		NULL));
}

static void a_shipped_code_keeps_its_law_when_changed(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, COD TO_NA "type \"2\"\nkey Enter\nsnap cod_change\nkey Tab Tab\n"
		"type \"3\"\nkey FieldExit\nkey Enter\nsnap cod_changed\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM result_code WHERE code = 'NA' AND "
		"effects LIKE '%days=3%'"), 1);
}

static void a_copy_inherits_the_law_of_its_parent(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, COD TO_NA "type \"3\"\nkey Enter\ntype \"NAX\"\nkey Tab\n"
		"type \"Rang, answering machine off\"\nsnap cod_copy\nkey Enter\nsnap cod_copied\n",
		NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM result_code WHERE code = 'NAX' AND "
		"parent = 'NA'"), 1);
}

static void a_new_code_shows_what_its_parent_demands(void **state)
{
	assert_true(desk_scene(*state, COD "key F6\ntype \"RPX\"\nkey Tab\ntype \"Talked\"\n"
		"key Tab\ntype \"RPC\"\nsnap cod_add\n", NULL));
	assert_text("ATTEMPT+CONV+RPC");
}

static void a_reserved_name_is_refused_at_its_field(void **state)
{
	assert_true(desk_scene(*state, COD TO_NA "type \"3\"\nkey Enter\ntype \"NOTE\"\nkey Enter\n"
		"snap cod_reserved\n", NULL));
}

static void a_name_that_is_taken_is_refused(void **state)
{
	assert_true(desk_scene(*state, COD TO_NA "type \"3\"\nkey Enter\ntype \"BZ\"\nkey Enter\n",
		NULL));
	assert_text("There is already a BZ.");
}

static void trying_a_code_out_saves_nothing(void **state)
{
	struct fixture *fx = *state;
	int64_t before = fixture_rows(fx);
	assert_true(desk_scene(fx, COD TO_NA "type \"6\"\nkey Enter\ntype \"10000001\"\nkey Enter\n"
		"snap cod_tryout\n", NULL));
	assert_int_equal(fixture_rows(fx), before);
	assert_text("Nothing was saved");
}

static void a_code_is_tried_out_before_it_is_saved(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, COD TO_NA "type \"3\"\nkey Enter\ntype \"NAX\"\nkey F8\n"
		"type \"10000001\"\nkey Enter\nsnap cod_tryout_new\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM result_code WHERE code = 'NAX'"), 0);
}

static void statuses_are_the_other_view(void **state)
{
	assert_true(desk_scene(*state, STS "snap wrksts\ntype \"ACT\"\nkey Enter\ntype \"2\"\n"
		"key Enter\nsnap sts_change\n", NULL));
}

static void a_status_of_ones_own_is_added(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, STS "key F6\ntype \"HARD\"\nkey Tab\ntype \"Hardship\"\n"
		"key Enter\nsnap sts_added\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account_status "
		"WHERE code = 'HARD'"), 1);
}

static void a_band_is_displayed(void **state)
{
	assert_true(desk_scene(*state, BND "type \"5\"\nkey Enter\nsnap bnd_display\n", NULL));
}

static void bands_are_listed_in_working_order(void **state)
{
	assert_true(desk_scene(*state, BND "snap wrkbnd\nkey F11\nsnap wrkbnd_filters\n", NULL));
	assert_true(desk_scene(*state, BND "snap wrkbnd_wide\n", &desk_scene_wide));
}

static void an_error_in_a_filter_is_said_at_the_filter(void **state)
{
	assert_true(desk_scene(*state, BND "key F6\ntype \"BIG\"\nkey Tab\ntype \"Big balances\"\n"
		"key Tab\ntype \"45\"\nkey Tab Tab Tab Tab\ntype \"NEXT=NEW BALANCE>=1000\"\n"
		"key Enter\nsnap bnd_error\n", NULL));
}

static void a_new_band_takes_its_accounts_at_once(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, BND "key F6\ntype \"BIG\"\nkey Tab\ntype \"All\"\nkey Tab\n"
		"type \"5\"\nkey Tab Tab Tab Tab\ntype \"bal>=0\"\nkey Enter\n"
		"snap bnd_added\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM band WHERE code = 'BIG'"), 1);
	assert_true(fixture_int(fx, "SELECT count(*) FROM work_item WHERE band_id = (SELECT id "
		"FROM band WHERE code = 'BIG')") > 0);
}

static void the_terms_of_a_filter_are_listed(void **state)
{
	assert_true(desk_scene(*state, BND "type \"2\"\nkey Enter\nkey Tab Tab Tab Tab Tab Tab\n"
		"key F4\nsnap bnd_terms\ntype \"hot\"\nkey Enter\nsnap bnd_term_taken\n", NULL));
	assert_text("NEXT=TIMED DUE<=0 FLAG=HOT");
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(codes_are_listed_with_their_law), T(a_collector_is_not_let_in),
		T(a_code_is_displayed_and_cannot_be_typed_over),
		T(a_shipped_code_keeps_its_law_when_changed),
		T(a_copy_inherits_the_law_of_its_parent),
		T(a_new_code_shows_what_its_parent_demands),
		T(a_reserved_name_is_refused_at_its_field), T(a_name_that_is_taken_is_refused),
		T(trying_a_code_out_saves_nothing), T(a_code_is_tried_out_before_it_is_saved),
		T(statuses_are_the_other_view), T(a_status_of_ones_own_is_added),
		T(bands_are_listed_in_working_order), T(a_band_is_displayed),
		T(an_error_in_a_filter_is_said_at_the_filter),
		T(a_new_band_takes_its_accounts_at_once),
		T(the_terms_of_a_filter_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
