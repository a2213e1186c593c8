/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/money.h"
#include "arrears/base/text.h"

static struct money cents(int64_t n)
{
	return (struct money){ n };
}

static void shows_edit_codes_j_and_k(void **state)
{
	static const struct { int64_t cents; const char *j; } rows[] = {
		{ 0, ".00" }, { 5, ".05" }, { -5, ".05-" }, { 99, ".99" }, { 100, "1.00" },
		{ 128455, "1,284.55" }, { -12500, "125.00-" }, { 100000000, "1,000,000.00" },
		{ 99999999999999, "999,999,999,999.99" },
		{ INT64_MIN, "92,233,720,368,547,758.08-" },
	};
	char out[MONEY_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		money_show(cents(rows[i].cents), out);
		assert_string_equal(out, rows[i].j);
	}
	money_show_blank_zero(MONEY_ZERO, out);
	assert_string_equal(out, "");
	money_show_blank_zero(cents(-1), out);
	assert_string_equal(out, ".01-");
}

static void reads_what_people_and_files_write(void **state)
{
	static const struct { const char *text; int64_t cents; } rows[] = {
		{ "150", 15000 }, { "1234.5", 123450 }, { "1,234.50", 123450 },
		{ "$1,234.50", 123450 }, { "(45.00)", -4500 }, { "45.00-", -4500 },
		{ "-45", -4500 }, { "-$45", -4500 }, { "$-45", -4500 }, { "($1,045.00)", -104500 },
		{ ".05", 5 }, { "0", 0 }, { "0012.30", 1230 }, { "  7.10 ", 710 },
		{ "999,999,999,999.99", MONEY_MAX_CENTS },
	};
	struct money m;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_ok(money_parse(rows[i].text, &m, NULL));
		assert_int_equal(m.cents, rows[i].cents);
	}
}

static void refuses_amounts_that_would_have_to_be_guessed(void **state)
{
	static const char *const rows[] = { "", " ", "$", "-", ".", "5.", "1.234", "1e3", "1.5E2",
		"12,34", "1,2345", ",123", "1234,567", "1,234,", "--5", "-5-", "(5)-", "(-5)",
		"-(5)", "(5", "5)", "1 234", "$$5", "$ 5", "5$", "abc", "0x10", "+5", "1.2.3",
		"1,23.00", "5-5", "\xef\xbc\x95" };
	struct money m = cents(77);
	struct err err;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_msg(money_parse(rows[i], &m, &err), MSG_AMOUNT_INVALID);
		assert_int_equal(m.cents, 77);
	}
	assert_msg(money_parse("1000000000000.00", &m, &err), MSG_AMOUNT_RANGE);
	assert_msg(money_parse("99999999999999999999999999", &m, &err), MSG_AMOUNT_RANGE);
	assert_int_equal(m.cents, 77);
}

static void what_is_shown_reads_back_the_same(void **state)
{
	char out[MONEY_TEXT_SIZE];
	struct money m;

	(void)state;
	for (int i = unit_rounds(2000); i > 0; i--) {
		int64_t bound = INT64_C(1) << unit_between(1, 46);
		int64_t n = unit_between(-bound, bound);

		money_show(cents(n), out);
		assert_ok(money_parse(out, &m, NULL));
		assert_int_equal(m.cents, n);
	}
}

static void sums_stop_at_the_largest_amount(void **state)
{
	struct money m = cents(1), most = cents(MONEY_MAX_CENTS);
	struct err err;
	char text[80];

	(void)state;
	assert_ok(money_add(most, cents(-1), &m, NULL));
	assert_int_equal(m.cents, MONEY_MAX_CENTS - 1);
	assert_msg(money_add(most, cents(1), &m, &err), MSG_AMOUNT_RANGE);
	err_first(&err, text, sizeof text);
	assert_string_equal(text, "Amount 1,000,000,000,000.00 is too large.");
	assert_msg(money_sub(cents(-1), most, &m, NULL), MSG_AMOUNT_RANGE);
	assert_msg(money_add(cents(INT64_MAX), cents(INT64_MAX), &m, NULL), MSG_AMOUNT_RANGE);
	assert_msg(money_mul_ratio(cents(INT64_MIN), INT64_MIN, 1, ROUND_UP, &m, NULL),
		MSG_AMOUNT_RANGE);
	assert_int_equal(m.cents, MONEY_MAX_CENTS - 1);
}

static void every_rounding_is_the_same_on_both_sides_of_zero(void **state)
{
	/* value / 10 in half up, down, up, half even */
	static const struct { int64_t value, expect[4]; } rows[] = {
		{ 10, { 1, 1, 1, 1 } }, { 14, { 1, 1, 2, 1 } }, { 15, { 2, 1, 2, 2 } },
		{ 16, { 2, 1, 2, 2 } }, { 25, { 3, 2, 3, 2 } }, { 5, { 1, 0, 1, 0 } },
		{ 0, { 0, 0, 0, 0 } }, { 1, { 0, 0, 1, 0 } },
	};
	struct money m;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		for (int how = ROUND_HALF_UP; how <= ROUND_HALF_EVEN; how++) {
			assert_ok(money_mul_ratio(cents(rows[i].value), 1, 10,
				(enum rounding)how, &m, NULL));
			assert_int_equal(m.cents, rows[i].expect[how]);
			assert_ok(money_mul_ratio(cents(-rows[i].value), 1, 10,
				(enum rounding)how, &m, NULL));
			assert_int_equal(m.cents, -rows[i].expect[how]);
		}
	}
	assert_ok(money_percent(cents(128455), 2500, ROUND_HALF_UP, &m, NULL));
	assert_int_equal(m.cents, 32114);
	assert_ok(money_mul_ratio(cents(MONEY_MAX_CENTS), 999999, 1000000, ROUND_DOWN, &m, NULL));
	assert_int_equal(m.cents, 99999899999999);
}

static void an_allocation_sums_exactly_and_is_fair_to_a_cent(void **state)
{
	int64_t weights[12];
	struct money parts[12];

	(void)state;
	for (int round = unit_rounds(2000); round > 0; round--) {
		size_t n = (size_t)unit_between(1, (int64_t)ARRAY_SIZE(weights));
		struct money total = cents(unit_between(-100000, 100000) *
			(unit_between(0, 3) ? 1 : 700000000));
		int64_t sum = 0;
		wide_int all = 0;

		for (size_t i = 0; i < n; i++) {
			weights[i] = unit_between(0, 4) ? unit_between(0, INT64_C(1) <<
				unit_between(1, 50)) : 0;
			all += weights[i];
		}
		if (all == 0)
			all += weights[0] = 1;
		assert_ok(money_allocate(total, weights, n, parts, NULL));
		for (size_t i = 0; i < n; i++) {
			wide_int off = (wide_int)parts[i].cents * all -
				(wide_int)total.cents * weights[i];

			sum += parts[i].cents;
			assert_true(off < all && off > -all);
			if (weights[i] == 0)
				assert_int_equal(parts[i].cents, 0);
		}
		assert_int_equal(sum, total.cents);
	}
}

static void largest_remainders_are_served_first_then_the_earlier(void **state)
{
	struct money parts[3];

	(void)state;
	assert_ok(money_allocate(cents(100), (int64_t[]){ 1, 1, 1 }, 3, parts, NULL));
	assert_int_equal(parts[0].cents, 34);
	assert_int_equal(parts[1].cents, 33);
	assert_int_equal(parts[2].cents, 33);
	assert_ok(money_allocate(cents(-5), (int64_t[]){ 10, 11, 0 }, 3, parts, NULL));
	assert_int_equal(parts[0].cents, -2);
	assert_int_equal(parts[1].cents, -3);
	assert_int_equal(parts[2].cents, 0);
	assert_ok(money_allocate(MONEY_ZERO, (int64_t[]){ 0, 0 }, 2, parts, NULL));
	assert_int_equal(parts[0].cents, 0);
	assert_msg(money_allocate(cents(1), (int64_t[]){ 0, 0 }, 2, parts, NULL),
		MSG_ALLOCATE_NOTHING);
}

static void amounts_compare_by_value(void **state)
{
	(void)state;
	assert_true(money_cmp(cents(-5), cents(3)) < 0);
	assert_true(money_cmp(cents(3), cents(-5)) > 0);
	assert_int_equal(money_cmp(cents(3), cents(3)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_edit_codes_j_and_k),
		cmocka_unit_test(reads_what_people_and_files_write),
		cmocka_unit_test(refuses_amounts_that_would_have_to_be_guessed),
		cmocka_unit_test(what_is_shown_reads_back_the_same),
		cmocka_unit_test(sums_stop_at_the_largest_amount),
		cmocka_unit_test(every_rounding_is_the_same_on_both_sides_of_zero),
		cmocka_unit_test(an_allocation_sums_exactly_and_is_fair_to_a_cent),
		cmocka_unit_test(largest_remainders_are_served_first_then_the_earlier),
		cmocka_unit_test(amounts_compare_by_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
