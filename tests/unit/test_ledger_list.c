/* SPDX-License-Identifier: MIT */
/* The ledger as it is paged on a panel: both ways, and as of a day. */
#include "../lib/fixture.h"

#include "arrears/store/ledger.h"

#define PAYMENTS 30

/* A payment of 1.00, 2.00 ... valued every second day from October on, posted in turn. */
static void pay_often(struct fixture *fx)
{
	fixture_sql(fx, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
		"WHERE i < 30) INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, "
		"user_id, principal, interest, fees, costs, attorney, other) SELECT 10000005, "
		"'payment', date('2026-10-06', '+' || (i * 2 % 31) || ' days'), i, 2, -100 * i, "
		"0, 0, 0, 0, 0 FROM n");
	fixture_sql(fx, "UPDATE account SET principal = 70010 - 46500, balance = 70010 - 46500 "
		"WHERE id = 10000005");
}

static void a_page_up_meets_the_page_down(void **state)
{
	struct fixture *fx = *state;
	static struct ledger_row down[PAYMENTS + 1], up[10];
	struct ledger_seek seek = { .value_on = DATE_NONE };
	size_t n = 0, got = 0;
	pay_often(fx);
	assert_ok(ledger_list(fx->d.db, FIX_DOE_CARD, &seek, down, ARRAY_SIZE(down), &n, NULL));
	assert_int_equal(n, PAYMENTS + 1);
	assert_int_equal(down[0].balance_after.cents, 70010 - 46500);
	assert_int_equal(down[PAYMENTS].balance_after.cents, 70010);
	seek = (struct ledger_seek){ .value_on = DATE_NONE, .upward = true,
		.above = down[15].e.id };
	assert_ok(ledger_list(fx->d.db, FIX_DOE_CARD, &seek, up, ARRAY_SIZE(up), &got, NULL));
	assert_int_equal(got, ARRAY_SIZE(up));
	for (size_t i = 0; i < got; i++) {
		assert_int_equal(up[i].e.id, down[5 + i].e.id);
		assert_int_equal(up[i].balance_after.cents, down[5 + i].balance_after.cents);
	}
}

static void as_of_a_day_later_value_dates_are_not_there(void **state)
{
	struct fixture *fx = *state;
	static struct ledger_row rows[PAYMENTS + 1];
	struct ledger_seek seek = { .value_on = date_from_ymd(2026, 10, 20) };
	struct buckets owed;
	size_t n = 0;
	pay_often(fx);
	assert_ok(ledger_list(fx->d.db, FIX_DOE_CARD, &seek, rows, ARRAY_SIZE(rows), &n, NULL));
	assert_int_equal(n, fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE account_id = "
		"10000005 AND effective_on <= '2026-10-20'"));
	assert_true(n > 1 && n < PAYMENTS);
	struct ledger_asof asof = { .value_on = seek.value_on };
	assert_ok(ledger_buckets(fx->d.db, FIX_DOE_CARD, &asof, &owed, NULL));
	assert_int_equal(rows[0].balance_after.cents, owed.of[BUCKET_PRINCIPAL].cents);
	assert_int_equal(rows[n - 1].balance_after.cents, 70010);
	for (size_t i = 0; i + 1 < n; i++)
		assert_int_equal(rows[i].balance_after.cents,
			rows[i + 1].balance_after.cents + rows[i].total.cents);
}

static void past_the_ends_there_is_nothing(void **state)
{
	struct fixture *fx = *state;
	struct ledger_row row;
	struct ledger_seek seek = { .value_on = DATE_NONE, .upward = true, .above = INT64_MAX };
	size_t n = 7;
	assert_ok(ledger_list(fx->d.db, FIX_DOE_CARD, &seek, &row, 1, &n, NULL));
	assert_int_equal(n, 0);
	n = 7;
	assert_ok(ledger_page(fx->d.db, FIX_DOE_CARD, 1, &row, 1, &n, NULL));
	assert_int_equal(n, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_up_meets_the_page_down),
		TEST(as_of_a_day_later_value_dates_are_not_there),
		TEST(past_the_ends_there_is_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
