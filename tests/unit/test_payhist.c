/* SPDX-License-Identifier: MIT */
/* How somebody has paid. */
#include "unit.h"

#include "arrears/domain/payhist.h"

static struct date day(int y, int m, int d)
{
	return date_from_ymd(y, m, d);
}

static struct paid pay(int64_t cents, struct date dated)
{
	return (struct paid){ .amount = { cents }, .dated = dated,
		.undone = DATE_NONE };
}

/* By month over the year's end; what is older counts in the total only. */
static void months_and_sums(void **state)
{
	struct paid p[] = { pay(1000, day(2026, 2, 10)), pay(500, day(2026, 2, 1)),
		pay(3000, day(2025, 12, 31)), pay(7001, day(2023, 1, 1)),
		pay(9999, day(2026, 2, 11)), pay(8888, day(2026, 1, 5)) };
	struct payhist h;

	(void)state;
	p[5].undone = day(2026, 1, 20);
	h = payhist_make(p, 6, NULL, 0, day(2026, 2, 10));
	assert_int_equal(h.month[0].cents, 1500);
	assert_int_equal(h.payments[0], 2);
	assert_int_equal(h.month[1].cents, 0);
	assert_int_equal(h.month[2].cents, 3000);
	assert_int_equal(h.total.cents, 11501);
	assert_int_equal(h.count, 4);
	assert_int_equal(h.average.cents, 2875);
	assert_int_equal(h.largest.cents, 7001);
	assert_int_equal(h.last.days, day(2026, 2, 10).days);
	assert_int_equal(payhist_month(day(2026, 2, 10), 2).days, day(2025, 12, 1).days);
}

/* Days late over what was settled, early ones as none; broken ones are counted. */
static void late_and_broken(void **state)
{
	struct payhist_due d[] = {
		{ day(2026, 1, 10), day(2026, 1, 13), PROMISE_KEPT },
		{ day(2026, 2, 10), day(2026, 2, 8), PROMISE_KEPT },
		{ day(2026, 3, 10), day(2026, 3, 17), PROMISE_KEPT },
		{ day(2026, 4, 10), DATE_NONE, PROMISE_BROKEN },
		{ day(2026, 5, 10), DATE_NONE, PROMISE_PARTIAL },
		{ day(2026, 6, 10), DATE_NONE, PROMISE_CANCELLED },
	};
	struct payhist h = payhist_make(NULL, 0, d, 6, day(2026, 7, 1));

	(void)state;
	assert_int_equal(h.days_late_tenths, 33);
	assert_int_equal(h.kept, 3);
	assert_int_equal(h.partial, 1);
	assert_int_equal(h.broken, 1);
	assert_true(date_is_none(h.last));
	assert_int_equal(h.average.cents, 0);
}

/* Three whole months against the three before, a tenth either way is flat. */
static void the_trend(void **state)
{
	static const struct { int64_t before, now; const char *is; } rows[] = {
		{ 10000, 11000, "FLAT" }, { 10000, 11001, "UP" }, { 10000, 9000, "FLAT" },
		{ 10000, 8999, "DOWN" }, { 0, 1, "UP" }, { 1, 0, "DOWN" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct paid p[] = { pay(rows[i].before, day(2026, 5, 31)),
			pay(rows[i].now, day(2026, 6, 1)), pay(50000, day(2026, 9, 1)) };

		/* The month of today, September, is not over and does not count. */
		assert_string_equal(trend_name(payhist_make(p, 3, NULL, 0,
			day(2026, 9, 15)).trend), rows[i].is);
	}
	assert_int_equal(payhist_make(NULL, 0, NULL, 0, day(2026, 9, 15)).trend, TREND_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months_and_sums),
		cmocka_unit_test(late_and_broken),
		cmocka_unit_test(the_trend),
	};

	return cmocka_run_group_tests_name("payhist", tests, NULL, NULL);
}
