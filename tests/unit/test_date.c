/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/date.h"

static struct date iso(const char *text)
{
	struct date d = DATE_NONE;

	assert_ok(date_parse_iso(text, &d, NULL));
	return d;
}

static void assert_date(struct date d, const char *text)
{
	char out[DATE_ISO_SIZE];

	date_iso(d, out);
	assert_string_equal(out, text);
}

static void every_day_of_the_range_goes_there_and_back(void **state)
{
	struct date d = date_from_ymd(1900, 1, 1);
	int weekday = MONDAY; /* 1900-01-01 was one */
	int days = 0;

	(void)state;
	for (int year = 1900; year <= 2199; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; date_valid_ymd(year, month, day); day++, days++) {
				struct date same = date_from_ymd(year, month, day);
				struct ymd c = date_ymd(d);

				assert_int_equal(same.days, d.days);
				assert_true(c.year == year && c.month == month && c.day == day);
				assert_int_equal(date_weekday(d), weekday);
				weekday = (weekday + 1) % 7;
				d = (struct date){ d.days + 1 };
			}
		}
	}
	assert_int_equal(days, 300 * 365 + 73); /* 1900 and 2100 are no leap years */
	assert_int_equal(iso("1970-01-01").days, 0);
}

static void days_that_do_not_exist_are_none(void **state)
{
	(void)state;
	assert_true(date_is_none(date_from_ymd(2026, 2, 29)));
	assert_true(date_is_none(date_from_ymd(2100, 2, 29)));
	assert_true(date_is_none(date_from_ymd(2026, 13, 1)));
	assert_true(date_is_none(date_from_ymd(2026, 4, 31)));
	assert_true(date_is_none(date_from_ymd(1899, 12, 31)));
	assert_true(date_is_none(date_from_ymd(2200, 1, 1)));
	assert_false(date_is_none(date_from_ymd(2000, 2, 29)));
	assert_date(DATE_NONE, "");
}

static void adding_leaves_the_range_as_none(void **state)
{
	(void)state;
	assert_date(date_add_days(iso("2026-11-24"), 7), "2026-12-01");
	assert_true(date_is_none(date_add_days(iso("2199-12-31"), 1)));
	assert_true(date_is_none(date_add_days(iso("1900-01-01"), -1)));
	assert_true(date_is_none(date_add_days(iso("2026-01-01"), INT32_MAX)));
	assert_true(date_is_none(date_add_days(DATE_NONE, 1)));
	assert_true(date_is_none(date_add_months(DATE_NONE, 1)));
	assert_true(date_is_none(date_add_months(iso("2199-12-01"), 1)));
}

static void months_end_at_the_last_day_of_a_shorter_one(void **state)
{
	(void)state;
	assert_date(date_add_months(iso("2027-01-31"), 1), "2027-02-28");
	assert_date(date_add_months(iso("2028-01-31"), 1), "2028-02-29");
	assert_date(date_add_months(iso("2026-11-15"), 14), "2028-01-15");
	assert_date(date_add_months(iso("2026-03-31"), -1), "2026-02-28");
	assert_date(date_add_months(iso("2026-01-10"), -1), "2025-12-10");
	assert_date(date_end_of_month(iso("2026-02-03")), "2026-02-28");
	assert_date(date_end_of_month(iso("2026-12-31")), "2026-12-31");
}

static void none_sorts_before_every_date(void **state)
{
	(void)state;
	assert_true(date_cmp(DATE_NONE, iso("1900-01-01")) < 0);
	assert_true(date_cmp(iso("2026-11-24"), iso("2026-11-23")) > 0);
	assert_int_equal(date_days_between(iso("2026-12-24"), iso("2027-01-04")), 11);
}

static void federal_holidays_of_2026_and_their_observed_days(void **state)
{
	/* 5 USC 6103(a); 2026: July 4 is a Saturday. */
	static const char *const days[] = { "2026-01-01", "2026-01-19", "2026-02-16",
		"2026-05-25", "2026-06-19", "2026-07-03", "2026-07-04", "2026-09-07", "2026-10-12",
		"2026-11-11", "2026-11-26", "2026-12-25" };
	struct date d = iso("2026-01-01");
	size_t found = 0;

	(void)state;
	for (; date_cmp(d, iso("2026-12-31")) <= 0; d = date_add_days(d, 1)) {
		if (!date_is_federal_holiday(d))
			continue;
		assert_true(found < ARRAY_SIZE(days));
		assert_date(d, days[found++]);
	}
	assert_int_equal(found, ARRAY_SIZE(days));
	assert_true(date_is_federal_holiday(iso("2023-01-02")));  /* Sunday to Monday */
	assert_true(date_is_federal_holiday(iso("2027-12-31")));  /* the next year's New Year */
	assert_false(date_is_federal_holiday(iso("2026-11-27")));
	assert_false(date_is_business_day(iso("2026-11-28")));
	assert_false(date_is_federal_holiday(DATE_NONE));
	assert_false(date_is_business_day(DATE_NONE));
}

/* 12 CFR 1006.34(b)(5): five business days to assumed receipt, then thirty calendar days. */
static void validation_periods_v1_to_v9(void **state)
{
	static const struct { const char *sent, *received, *end; } rows[] = {
		{ "2021-12-01", "2021-12-08", "2022-01-07" },
		{ "2026-11-09", "2026-11-17", "2026-12-17" },
		{ "2026-11-23", "2026-12-01", "2026-12-31" },
		{ "2026-12-24", "2027-01-04", "2027-02-03" },
		{ "2027-01-04", "2027-01-11", "2027-02-10" },
		{ "2027-01-15", "2027-01-25", "2027-02-24" },
		{ "2026-06-29", "2026-07-07", "2026-08-06" },
		{ "2027-12-24", "2028-01-03", "2028-02-02" },
		{ "2026-10-08", "2026-10-16", "2026-11-15" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct date received = date_add_business_days(iso(rows[i].sent), 5);

		assert_date(received, rows[i].received);
		assert_date(date_add_days(received, 30), rows[i].end);
	}
}

static void instants_fall_on_the_civil_day_of_their_offset(void **state)
{
	int64_t utc = date_to_utc(iso("2026-11-24"), 3 * 3600);

	(void)state;
	assert_date(date_of_utc(utc, 0), "2026-11-24");
	assert_date(date_of_utc(utc, -6 * 3600), "2026-11-23");
	assert_int_equal(date_second_of_day(utc, -6 * 3600), 21 * 3600);
	assert_date(date_of_utc(-1, 0), "1969-12-31");
	assert_int_equal(date_second_of_day(-1, 0), 86399);
	assert_date(date_of_utc(-86400, 0), "1969-12-31");
}

static void typed_dates_as_the_screens_promise(void **state)
{
	static const struct { const char *text, *expect; } rows[] = { /* today: Tue 2026-11-24 */
		{ "112126", "2026-11-21" }, { "11/21/26", "2026-11-21" },
		{ "11-21-2026", "2026-11-21" }, { "2026-11-21", "2026-11-21" },
		{ "11.21.26", "2026-11-21" }, { "11212026", "2026-11-21" },
		{ "20261121", "2026-11-21" }, { "1/2/27", "2027-01-02" },
		{ "11/24", "2026-11-24" }, { "11/21", "2027-11-21" }, { "2/29", "2028-02-29" },
		{ "+7", "2026-12-01" }, { "-3", "2026-11-21" }, { "+0", "2026-11-24" },
		{ "FRI", "2026-11-27" }, { "fri", "2026-11-27" }, { "TUE", "2026-12-01" },
		{ "Tues", "2026-12-01" }, { "MONDAY", "2026-11-30" }, { "SUN", "2026-11-29" },
		{ "EOM", "2026-11-30" }, { "15", "2026-12-15" }, { "25", "2026-11-25" },
		{ "24", "2026-12-24" }, { "31", "2026-12-31" }, { "1", "2026-12-01" },
		{ "TODAY", "2026-11-24" }, { " 15 ", "2026-12-15" },
		{ "060146", "1946-06-01" }, { "060145", "2045-06-01" },
	};
	struct date d;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_ok(date_parse_typed(rows[i].text, iso("2026-11-24"), &d, NULL));
		assert_date(d, rows[i].expect);
	}
	assert_ok(date_parse_typed("EOM", iso("2026-11-30"), &d, NULL));
	assert_date(d, "2026-11-30");
	assert_ok(date_parse_typed("30", iso("2027-01-31"), &d, NULL));
	assert_date(d, "2027-03-30");
	assert_ok(date_parse_typed("2/29", iso("2096-03-01"), &d, NULL));
	assert_date(d, "2104-02-29");
}

static void a_day_that_has_been_is_the_last_such_day(void **state)
{
	static const struct { const char *text, *expect; } rows[] = { /* today: Tue 2026-11-24 */
		{ "11/20", "2026-11-20" }, { "11/24", "2026-11-24" }, { "11/25", "2025-11-25" },
		{ "2/29", "2024-02-29" }, { "15", "2026-11-15" }, { "24", "2026-11-24" },
		{ "25", "2026-10-25" }, { "31", "2026-10-31" }, { "FRI", "2026-11-20" },
		{ "TUE", "2026-11-24" }, { "WED", "2026-11-18" }, { "EOM", "2026-10-31" },
		{ "TODAY", "2026-11-24" }, { "-3", "2026-11-21" }, { "112126", "2026-11-21" },
		{ "11/25/26", "2026-11-25" },
	};
	struct date d;
	struct err err;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_ok(date_parse_past(rows[i].text, iso("2026-11-24"), &d, NULL));
		assert_date(d, rows[i].expect);
	}
	assert_ok(date_parse_past("EOM", iso("2026-11-30"), &d, NULL));
	assert_date(d, "2026-11-30");
	assert_ok(date_parse_past("31", iso("2026-01-15"), &d, NULL));
	assert_date(d, "2025-12-31");
	assert_ok(date_parse_past("2/29", iso("2104-02-28"), &d, NULL));
	assert_date(d, "2096-02-29");
	assert_msg(date_parse_past("2/30", iso("2026-11-24"), &d, &err), MSG_DATE_INVALID);
	assert_msg(date_parse_past("32", iso("2026-11-24"), &d, &err), MSG_DATE_INVALID);
}

static void what_is_no_date_is_refused_by_name(void **state)
{
	static const char *const rows[] = { "", " ", "0", "32", "99", "02/30/26", "2/30", "13/1",
		"13/01/26", "1124", "123", "12345", "1121262", "112126126", "FR", "FRIX", "TODAYS",
		"+", "+-1", "+1x", "--1", "+999999", "11/21-26", "11/", "/21", "11/21/", "11/21/1",
		"11/21/026", "11/21/26 10:00", "2026-02-29", "2026-11", "1899-12-31", "2200-01-01",
		"11,21", "tomorrow and tomorrow and tomorrow", "\xd9\xa1" };
	struct date d = { 5 };
	struct err err;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_msg(date_parse_typed(rows[i], iso("2026-11-24"), &d, &err),
			MSG_DATE_INVALID);
		assert_int_equal(d.days, 5);
	}
	assert_msg(date_parse_typed("2/30", iso("2026-11-24"), &d, &err), MSG_DATE_INVALID);
	assert_string_equal(err.subst[0], "2/30");
}

static void file_dates_follow_the_order_of_the_file(void **state)
{
	static const struct {
		const char *text;
		enum date_order order;
		const char *expect;
	} rows[] = {
		{ "03/04/2026", DATE_MDY, "2026-03-04" }, { "03/04/2026", DATE_DMY, "2026-04-03" },
		{ "2026/03/04", DATE_YMD, "2026-03-04" }, { "2026-03-04", DATE_MDY, "2026-03-04" },
		{ "3-4-26", DATE_MDY, "2026-03-04" },
		{ "03042026", DATE_MDY, "2026-03-04" }, { "03042026", DATE_DMY, "2026-04-03" },
		{ "20260304", DATE_YMD, "2026-03-04" }, { "3.4.45", DATE_DMY, "2045-04-03" },
		{ "3.4.46", DATE_DMY, "1946-04-03" }, { "26-03-04", DATE_YMD, "2026-03-04" },
		{ "2026-03-04 00:00:00", DATE_YMD, "2026-03-04" },
		{ "2026-03-04T12:30:00.000Z", DATE_YMD, "2026-03-04" },
		{ "3/4/2026 9:05:00 AM", DATE_MDY, "2026-03-04" },
		{ "20260304T000000:00", DATE_YMD, "2026-03-04" },
	};
	static const char *const bad[] = { "", "13/04/2026", "2026-13-04", "3/4", "3/4/226",
		"3/4-2026", "3/4/2026x", "3/4/2026 noon", "3/4/2026 12", "FRI", "+7", "030426",
		"02/30/2026", "3 4 2026", "003/4/2026" };
	struct date d;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_ok(date_parse_file(rows[i].text, rows[i].order, iso("2026-11-24"), &d,
			NULL));
		assert_date(d, rows[i].expect);
	}
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_msg(date_parse_file(bad[i], DATE_MDY, iso("2026-11-24"), &d, NULL),
			MSG_DATE_INVALID);
}

static void iso_takes_nothing_else(void **state)
{
	static const char *const bad[] = { "2026-2-03", "2026/02/03", "2026-02-30", "20260203",
		"2026-02-03 ", "0000-00-00", "2026-02-0x" };
	struct date d;
	char out[9];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_msg(date_parse_iso(bad[i], &d, NULL), MSG_DATE_INVALID);
	date_show(iso("2026-02-03"), out);
	assert_string_equal(out, "02/03/26");
	date_show(DATE_NONE, out);
	assert_string_equal(out, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_the_range_goes_there_and_back),
		cmocka_unit_test(days_that_do_not_exist_are_none),
		cmocka_unit_test(adding_leaves_the_range_as_none),
		cmocka_unit_test(months_end_at_the_last_day_of_a_shorter_one),
		cmocka_unit_test(none_sorts_before_every_date),
		cmocka_unit_test(federal_holidays_of_2026_and_their_observed_days),
		cmocka_unit_test(validation_periods_v1_to_v9),
		cmocka_unit_test(instants_fall_on_the_civil_day_of_their_offset),
		cmocka_unit_test(typed_dates_as_the_screens_promise),
		cmocka_unit_test(a_day_that_has_been_is_the_last_such_day),
		cmocka_unit_test(what_is_no_date_is_refused_by_name),
		cmocka_unit_test(file_dates_follow_the_order_of_the_file),
		cmocka_unit_test(iso_takes_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
