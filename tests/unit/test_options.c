/* SPDX-License-Identifier: MIT */
/* Ways to pay side by side. */
#include "unit.h"

#include "arrears/domain/options.h"

static struct option_facts facts(void)
{
	return (struct option_facts){ .balance = { 120000 }, .settle = { 78000 },
		.plan = {
			{ .installment = { 10000 }, .total = { 120000 }, .count = 12,
				.every = FREQ_MONTHLY },
			{ .installment = { 5000 }, .total = { 126000 }, .count = 26,
				.every = FREQ_WEEKLY },
		},
		.finance = { .disposable = { 20000 }, .known = true } };
}

/* Four columns: monthly, total, months, saved, fits. */
static void four_columns(void **state)
{
	static const struct { int64_t monthly, total, saved; int months;
		enum fits fits; } rows[] = {
		[OPTION_FULL] = { 120000, 120000, 0, 1, FITS_NO },
		[OPTION_SETTLE] = { 78000, 78000, 42000, 1, FITS_NO },
		[OPTION_PLAN_A] = { 10000, 120000, 0, 12, FITS_YES },
		[OPTION_PLAN_B] = { 21667, 126000, -6000, 6, FITS_NO },
	};
	struct option_facts f = facts();
	struct option_column c[OPTION_COUNT];

	(void)state;
	assert_ok(options_compare(&f, c, NULL));
	for (int i = 0; i < OPTION_COUNT; i++) {
		assert_true(c[i].offered);
		assert_int_equal(c[i].monthly.cents, rows[i].monthly);
		assert_int_equal(c[i].total.cents, rows[i].total);
		assert_int_equal(c[i].saved.cents, rows[i].saved);
		assert_int_equal(c[i].months, rows[i].months);
		assert_int_equal(c[i].fits, rows[i].fits);
		assert_true(strlen(option_label((enum option_kind)i)) > 0);
	}
}

/* What is not offered has no column; without a statement nobody knows what fits. */
static void not_offered(void **state)
{
	struct option_facts f = facts();
	struct option_column c[OPTION_COUNT];

	(void)state;
	f.settle.cents = 0;
	f.plan[1].count = 0;
	f.finance = (struct fin_sum){ 0 };
	assert_ok(options_compare(&f, c, NULL));
	assert_false(c[OPTION_SETTLE].offered);
	assert_false(c[OPTION_PLAN_B].offered);
	assert_int_equal(c[OPTION_PLAN_A].fits, FITS_UNKNOWN);
}

/* Begun months are whole ones; a single payment is its own month. */
static void months_and_one_payment(void **state)
{
	struct option_facts f = facts();
	struct option_column c[OPTION_COUNT];

	(void)state;
	f.plan[0] = (struct option_plan){ .installment = { 60000 }, .total = { 60000 },
		.count = 1, .every = FREQ_WEEKLY };
	f.plan[1].count = 5;
	assert_ok(options_compare(&f, c, NULL));
	assert_int_equal(c[OPTION_PLAN_A].monthly.cents, 60000);
	assert_int_equal(c[OPTION_PLAN_A].months, 1);
	assert_int_equal(c[OPTION_PLAN_B].months, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_columns),
		cmocka_unit_test(not_offered),
		cmocka_unit_test(months_and_one_payment),
	};

	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
