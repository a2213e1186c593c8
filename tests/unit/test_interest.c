/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/domain/interest.h"

static struct date on(int year, int month, int day)
{
	struct date d = date_from_ymd(year, month, day);

	assert_false(date_is_none(d));
	return d;
}

/* Rounded half up, of one principal at rows of rates. */
static int64_t accrued(int64_t principal, const struct rate_row *rates, size_t n, struct date from,
	struct date to)
{
	struct principal_change change = { .date = from, .cents = principal };
	struct accrual a = { .from = from, .changes = &change, .changes_count = 1, .rates = rates,
		.rates_count = n };
	struct interest i;
	struct money m;

	assert_ok(interest_accrue(&a, to, &i, NULL));
	assert_ok(interest_round(i, ROUND_HALF_UP, &m, NULL));
	return m.cents;
}

/* ISDA 2006 4.16 (d) and (g): worked days of either 30/360, and calendar days over leap days. */
static void conventions_count_their_days(void **state)
{
	static const struct { int from[3], to[3]; int act, bond, euro; } rows[] = {
		{ { 2026, 1, 1 }, { 2026, 3, 2 }, 60, 61, 61 },
		{ { 2028, 2, 28 }, { 2028, 3, 1 }, 2, 3, 3 }, /* I4 */
		{ { 2006, 1, 15 }, { 2006, 1, 31 }, 16, 16, 15 },
		{ { 2006, 1, 31 }, { 2006, 2, 28 }, 28, 28, 28 },
		{ { 2006, 9, 30 }, { 2006, 10, 31 }, 31, 30, 30 },
		{ { 2007, 2, 28 }, { 2007, 8, 31 }, 184, 183, 182 },
		{ { 2026, 3, 30 }, { 2026, 3, 31 }, 1, 0, 0 },
		{ { 2026, 3, 2 }, { 2026, 3, 2 }, 0, 0, 0 },
		{ { 2026, 3, 2 }, { 2026, 1, 1 }, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct date a = on(rows[i].from[0], rows[i].from[1], rows[i].from[2]);
		struct date b = on(rows[i].to[0], rows[i].to[1], rows[i].to[2]);

		assert_int_equal(daycount_days(DAYCOUNT_ACT_365, a, b), rows[i].act);
		assert_int_equal(daycount_days(DAYCOUNT_ACT_ACT, a, b), rows[i].act);
		assert_int_equal(daycount_days(DAYCOUNT_30_360, a, b), rows[i].bond);
		assert_int_equal(daycount_days(DAYCOUNT_30E_360, a, b), rows[i].euro);
	}
}

/* Days of leap years over 366, the others over 365, split on January 1 (ISDA 4.16 (b)). */
static void act_act_splits_at_the_new_year(void **state)
{
	static const struct { int from[3], to[3]; int common, leap; } rows[] = {
		{ { 2003, 11, 1 }, { 2004, 5, 1 }, 61, 121 },
		{ { 1999, 2, 1 }, { 1999, 7, 1 }, 150, 0 },
		{ { 1999, 7, 1 }, { 2000, 7, 1 }, 184, 182 },
		{ { 2003, 7, 15 }, { 2004, 1, 15 }, 170, 14 },
		{ { 1999, 12, 31 }, { 2001, 1, 1 }, 1, 366 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct date a = on(rows[i].from[0], rows[i].from[1], rows[i].from[2]);
		struct date b = on(rows[i].to[0], rows[i].to[1], rows[i].to[2]);

		assert_int_equal(daycount_year(DAYCOUNT_ACT_ACT, a, b),
			rows[i].common * (YEAR_UNITS / 365) + rows[i].leap * (YEAR_UNITS / 366));
	}
	assert_int_equal(daycount_year(DAYCOUNT_ACT_365, on(2028, 1, 1), on(2029, 1, 1)),
		YEAR_UNITS / 365 * 366);
	assert_int_equal(daycount_year(DAYCOUNT_30_360, on(2028, 1, 1), on(2029, 1, 1)),
		YEAR_UNITS);
}

static void names_read_back(void **state)
{
	enum rate_kind k;

	(void)state;
	for (unsigned i = 0; i < RATE_KIND_COUNT; i++) {
		assert_true(rate_kind_parse(rate_kind_name((enum rate_kind)i), &k));
		assert_int_equal(k, i);
	}
	assert_false(rate_kind_parse("usury", &k));
}

/* The 27 examples of ISDA that QuantLib tests its bond basis with. */
static void bond_basis_agrees_with_quantlib(void **state)
{
	FILE *f = fopen("../shared/data/amortization/quantlib_daycount_30_360_bond.csv", "r");
	char line[128], from[11], to[11];
	int days, rows = 0;

	(void)state;
	if (!f) {
		print_message("# ../shared is absent: no day counts to compare with\n");
		return;
	}
	while (fgets(line, sizeof line, f)) {
		struct date a, b;

		if (sscanf(line, "30/360 Bond Basis,%10[^,],%10[^,],%d", from, to, &days) != 3)
			continue;
		assert_ok(date_parse_iso(from, &a, NULL));
		assert_ok(date_parse_iso(to, &b, NULL));
		assert_int_equal(daycount_days(DAYCOUNT_30_360, a, b), days);
		rows++;
	}
	fclose(f);
	assert_int_equal(rows, 27);
}

/* I1: $1,000.00 at 9 % from 2026-01-01 to 2026-03-02 are 60 days, 14.7945. I2: $100 that day pays
 * 14.79 and 85.21, and the rest bears interest on what is left. */
static void i1_i2_interest_then_a_payment(void **state)
{
	struct date start = on(2026, 1, 1), paid = on(2026, 3, 2);
	struct rate_row rate = { .from = start, .until = DATE_NONE, .millionths = 90000 };
	struct principal_change changes[] = { { start, 100000 }, { paid, -8521 } };
	struct accrual a = { .from = start, .changes = changes, .changes_count = 1,
		.rates = &rate, .rates_count = 1 };
	struct interest i;
	struct money m;
	char text[INTEREST_TEXT_SIZE];

	(void)state;
	assert_ok(interest_accrue(&a, paid, &i, NULL));
	interest_show(i, text);
	assert_string_equal(text, "14.794521");
	assert_ok(interest_to_post(i, MONEY_ZERO, ROUND_HALF_UP, &m, NULL));
	assert_int_equal(m.cents, 1479);
	a.changes_count = 2;
	assert_ok(interest_accrue(&a, paid, &i, NULL));
	assert_ok(interest_to_post(i, m, ROUND_HALF_UP, &m, NULL));
	assert_int_equal(m.cents, 0); /* the day of the payment is on the old principal */
	assert_ok(interest_accrue(&a, on(2026, 4, 1), &i, NULL));
	interest_show(i, text); /* 14.794521 + 914.79 x 9 % x 30 / 365 = 6.766940 */
	assert_string_equal(text, "21.561460");
	assert_ok(interest_per_diem(&a, paid, &i, NULL));
	interest_show(i, text);
	assert_string_equal(text, ".225565");
}

static void i3_a_cap_lowers_the_rate_on_both_its_days(void **state)
{
	struct date start = on(2026, 1, 1), to = on(2026, 3, 2);
	struct rate_row rates[] = {
		{ .from = start, .until = DATE_NONE, .millionths = 90000 },
		{ .from = start, .until = DATE_NONE, .millionths = 60000, .kind = RATE_CAP },
	};

	(void)state;
	assert_int_equal(accrued(100000, rates, 2, start, to), 986);
	rates[1].from = rates[1].until = on(2026, 2, 1); /* one day: 59 x 9 % + 1 x 6 % */
	assert_int_equal(accrued(36500000, rates, 2, start, to), 59 * 9000 + 6000);
	rates[1].millionths = 120000; /* a cap above the rate raises nothing */
	assert_int_equal(accrued(36500000, rates, 2, start, to), 60 * 9000);
	rates[0].millionths = 0; /* nor does it make interest of none */
	assert_int_equal(accrued(36500000, rates, 2, start, to), 0);
}

static void i4_a_leap_day_is_a_day(void **state)
{
	struct rate_row rate = { .from = on(2028, 1, 1), .until = DATE_NONE, .millionths = 100000 };

	(void)state;
	assert_int_equal(accrued(36500000, &rate, 1, on(2028, 2, 28), on(2028, 3, 1)), 20000);
	rate.basis = DAYCOUNT_ACT_ACT;
	assert_int_equal(accrued(36600000, &rate, 1, on(2028, 2, 28), on(2028, 3, 1)), 20000);
}

static void i5_a_judgment_stops_the_contract_rate(void **state)
{
	struct date start = on(2026, 1, 1), judged = on(2026, 1, 31), to = on(2026, 3, 2);
	struct rate_row rates[] = {
		{ .from = start, .until = DATE_NONE, .millionths = 180000 },
		{ .from = judged, .until = DATE_NONE, .millionths = 90000, .kind = RATE_JUDGMENT },
		{ .from = start, .until = DATE_NONE, .millionths = 180000 },
	};

	(void)state;
	assert_int_equal(accrued(36500000, rates, 2, start, to), 30 * 18000 + 30 * 9000);
	rates[1].until = on(2026, 2, 10); /* past its last day the contract does not revive */
	assert_int_equal(accrued(36500000, rates, 2, start, to), 30 * 18000 + 10 * 9000);
	assert_int_equal(accrued(36500000, rates, 3, start, to), 60 * 18000); /* vacated since */
}

static void the_newest_row_wins_and_ends_on_its_day(void **state)
{
	struct date start = on(2026, 1, 1), to = on(2026, 3, 2);
	struct rate_row rates[] = {
		{ .from = start, .until = DATE_NONE, .millionths = 90000 },
		{ .from = on(2026, 1, 11), .until = on(2026, 1, 21), .millionths = 50000 },
	};

	(void)state;
	assert_int_equal(accrued(36500000, rates, 2, start, to), 49 * 9000 + 11 * 5000);
	assert_int_equal(accrued(36500000, rates + 1, 1, start, to), 11 * 5000);
	assert_int_equal(accrued(36500000, NULL, 0, start, to), 0);
	assert_int_equal(accrued(-36500000, rates, 2, start, to), 0);
}

/* One row ends on 01-20, the next runs from 01-21: every one of the 60 days is counted, once. */
static void rows_that_follow_each_other_leave_no_gap(void **state)
{
	struct date start = on(2026, 1, 1), to = on(2026, 3, 2);
	struct rate_row rates[] = {
		{ .from = start, .until = on(2026, 1, 20), .millionths = 90000 },
		{ .from = on(2026, 1, 21), .until = DATE_NONE, .millionths = 50000 },
	};

	(void)state;
	assert_int_equal(accrued(36500000, rates, 2, start, to), 19 * 9000 + 41 * 5000);
}

/* Reversing a payment, backdated, leaves what would be if it had never been; so do changes of
 * nothing, in every convention. */
static void only_the_principal_over_time_matters(void **state)
{
	(void)state;
	for (int round = unit_rounds(2000); round > 0; round--) {
		struct rate_row rate = { .from = { 18000 }, .until = DATE_NONE,
			.millionths = (int32_t)unit_between(0, RATE_MAX),
			.basis = (enum daycount)unit_between(0, DAYCOUNT_COUNT - 1) };
		int32_t first = (int32_t)unit_between(18000, 21000), day = first;
		struct principal_change changes[20];
		struct accrual a = { .from = { first }, .changes = changes, .changes_count = 1,
			.rates = &rate, .rates_count = 1 };
		struct interest plain, busy;
		int64_t paid;

		changes[0] = (struct principal_change){ { first },
			unit_between(1, MONEY_MAX_CENTS / 10000) };
		assert_ok(interest_accrue(&a, (struct date){ 22000 }, &plain, NULL));
		for (size_t i = 1; i < ARRAY_SIZE(changes); i += 2) {
			day += (int32_t)unit_between(0, 60);
			paid = unit_between(0, changes[0].cents);
			changes[i] = (struct principal_change){ { day }, -paid };
			if (i + 1 < ARRAY_SIZE(changes))
				changes[i + 1] = (struct principal_change){ { day }, paid };
		}
		a.changes_count = ARRAY_SIZE(changes) - 1;
		assert_ok(interest_accrue(&a, (struct date){ 22000 }, &busy, NULL));
		assert_true(plain.units == busy.units);
	}
}

/* Posting every month or once a year posts the same cents in the end. */
static void fractions_are_carried_whatever_is_posted_between(void **state)
{
	(void)state;
	for (int round = unit_rounds(500); round > 0; round--) {
		struct rate_row rate = { .from = { 20000 }, .until = DATE_NONE,
			.millionths = (int32_t)unit_between(1, 360000) };
		struct principal_change change = { { 20000 }, unit_between(1, 1000000) };
		struct accrual a = { .from = { 20000 }, .changes = &change, .changes_count = 1,
			.rates = &rate, .rates_count = 1 };
		struct money posted = MONEY_ZERO, once, m;
		struct interest i;

		for (int32_t day = 20000; day <= 20365; day += (int32_t)unit_between(1, 40)) {
			assert_ok(interest_accrue(&a, (struct date){ day }, &i, NULL));
			assert_ok(interest_to_post(i, posted, ROUND_HALF_UP, &m, NULL));
			posted.cents += m.cents;
			assert_ok(interest_round(i, ROUND_HALF_UP, &once, NULL));
			assert_int_equal(posted.cents, once.cents);
		}
	}
}

static void steps_say_how_the_total_came_about(void **state)
{
	struct date start = on(2026, 1, 1), judged = on(2026, 2, 1), to = on(2026, 3, 2);
	struct rate_row rates[] = {
		{ .from = start, .until = DATE_NONE, .millionths = 180000,
			.basis = DAYCOUNT_30_360 },
		{ .from = judged, .until = DATE_NONE, .millionths = 90000, .kind = RATE_JUDGMENT },
		{ .from = on(2026, 2, 16), .until = DATE_NONE, .millionths = 60000,
			.kind = RATE_CAP },
	};
	struct principal_change changes[] = { { start, 100000 }, { judged, 5000 } };
	struct accrual a = { .from = start, .changes = changes, .changes_count = 2,
		.rates = rates, .rates_count = 3 };
	struct interest_step steps[8];
	struct interest total;
	wide_int sum = 0;
	size_t n;

	(void)state;
	assert_ok(interest_steps(&a, to, steps, ARRAY_SIZE(steps), &n, NULL));
	assert_int_equal(n, 3);
	assert_int_equal(steps[0].days, 30);
	assert_int_equal(steps[0].principal, 100000);
	assert_int_equal(steps[1].days, 14);
	assert_int_equal(steps[1].principal, 105000);
	assert_int_equal(steps[1].kind, RATE_JUDGMENT);
	assert_false(steps[1].capped);
	assert_int_equal(steps[2].days, 15);
	assert_int_equal(steps[2].millionths, 60000);
	assert_true(steps[2].capped);
	for (size_t i = 0; i < n; i++)
		sum += steps[i].interest.units;
	assert_ok(interest_accrue(&a, to, &total, NULL));
	assert_true(sum == total.units);
	assert_ok(interest_steps(&a, to, NULL, 0, &n, NULL));
	assert_int_equal(n, 3);
}

/* The day after `on`: its rate, and the length of the year its night is in. */
static void a_per_diem_is_of_the_day_after(void **state)
{
	struct date start = on(2027, 12, 1);
	struct rate_row rates[] = {
		{ .from = start, .until = DATE_NONE, .millionths = 100000 },
		{ .from = on(2028, 2, 1), .until = DATE_NONE, .millionths = 200000,
			.basis = DAYCOUNT_ACT_ACT },
		{ .from = on(2029, 2, 1), .until = DATE_NONE, .millionths = 100000,
			.basis = DAYCOUNT_30_360 },
	};
	const struct { struct date on; int64_t principal; const char *text; } rows[] = {
		{ on(2028, 1, 30), 36500000, "100.000000" },
		{ on(2028, 2, 1), 36600000, "200.000000" },
		{ on(2028, 12, 31), 36600000, "200.000000" },
		{ on(2029, 1, 1), 36500000, "200.000000" },
		{ on(2029, 1, 31), 36000000, "100.000000" },
		{ on(2029, 2, 1), 0, ".000000" }, { on(2029, 2, 1), -5, ".000000" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct principal_change change = { start, rows[i].principal };
		struct accrual a = { .from = start, .changes = &change, .changes_count = 1,
			.rates = rates, .rates_count = ARRAY_SIZE(rates) };
		char text[INTEREST_TEXT_SIZE];
		struct interest day;

		assert_ok(interest_per_diem(&a, rows[i].on, &day, NULL));
		interest_show(day, text);
		assert_string_equal(text, rows[i].text);
	}
}

static void too_much_is_an_error_and_never_wraps(void **state)
{
	struct rate_row rate = { .from = on(1900, 1, 1), .until = DATE_NONE,
		.millionths = RATE_MAX };
	struct principal_change changes[] = { { on(1900, 1, 1), MONEY_MAX_CENTS },
		{ on(1900, 1, 2), 1 } };
	struct accrual a = { .from = on(1900, 1, 1), .changes = changes, .changes_count = 1,
		.rates = &rate, .rates_count = 1 };
	struct interest i = { 7 };
	struct err err;

	(void)state;
	assert_msg(interest_accrue(&a, on(2199, 12, 31), &i, &err), MSG_AMOUNT_RANGE);
	a.changes_count = 2;
	assert_msg(interest_accrue(&a, on(1900, 1, 9), &i, &err), MSG_AMOUNT_RANGE);
	rate.millionths++;
	assert_msg(interest_accrue(&a, on(1900, 1, 9), &i, &err), MSG_RATE_RANGE);
	rate.millionths = -1;
	assert_msg(interest_per_diem(&a, on(1900, 1, 9), &i, &err), MSG_RATE_RANGE);
	assert_true(i.units == 7);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(conventions_count_their_days),
		cmocka_unit_test(act_act_splits_at_the_new_year),
		cmocka_unit_test(names_read_back),
		cmocka_unit_test(bond_basis_agrees_with_quantlib),
		cmocka_unit_test(i1_i2_interest_then_a_payment),
		cmocka_unit_test(i3_a_cap_lowers_the_rate_on_both_its_days),
		cmocka_unit_test(i4_a_leap_day_is_a_day),
		cmocka_unit_test(i5_a_judgment_stops_the_contract_rate),
		cmocka_unit_test(the_newest_row_wins_and_ends_on_its_day),
		cmocka_unit_test(rows_that_follow_each_other_leave_no_gap),
		cmocka_unit_test(only_the_principal_over_time_matters),
		cmocka_unit_test(fractions_are_carried_whatever_is_posted_between),
		cmocka_unit_test(steps_say_how_the_total_came_about),
		cmocka_unit_test(a_per_diem_is_of_the_day_after),
		cmocka_unit_test(too_much_is_an_error_and_never_wraps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
