/* SPDX-License-Identifier: MIT */
#include "arrears/base/date.h"

#define FIRST_DAY (-25567) /* 1900-01-01 */
#define LAST_DAY 84005     /* 2199-12-31 */
#define DAY_SECONDS 86400

bool date_is_none(struct date d)
{
	return d.days == DATE_NONE_DAYS;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	/* callers pass 1-12: NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
	return lengths[month - 1] + (month == 2 && is_leap(year));
}

bool date_valid_ymd(int year, int month, int day)
{
	return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= month_length(year, month);
}

/* Years run from March here, so that the leap day is the last of its year (Howard Hinnant,
 * chrono-compatible low-level date algorithms). Our range needs no negative eras. */
struct date date_from_ymd(int year, int month, int day)
{
	int y, day_of_year;

	if (!date_valid_ymd(year, month, day))
		return DATE_NONE;
	y = year - (month <= 2);
	day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return (struct date){ y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719468 };
}

struct ymd date_ymd(struct date d)
{
	int days = d.days + 719468, era, day_of_era, year_of_era, day_of_year, month;

	if (d.days < FIRST_DAY || d.days > LAST_DAY)
		return (struct ymd){ 0 };
	era = days / 146097;
	day_of_era = days % 146097;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
		day_of_era / 146096) / 365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * day_of_year + 2) / 153;
	return (struct ymd){
		.year = era * 400 + year_of_era + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day_of_year - (153 * month + 2) / 5 + 1,
	};
}

enum weekday date_weekday(struct date d)
{
	if (date_is_none(d))
		BUG("the weekday of no date");
	/* 1970-01-01 was a Thursday; 4000 weeks more make any day of the range positive. */
	return (enum weekday)((d.days + THURSDAY + 7 * 4000) % 7);
}

int date_cmp(struct date a, struct date b)
{
	return (a.days > b.days) - (a.days < b.days);
}

struct date date_add_days(struct date d, int32_t days)
{
	int64_t sum = (int64_t)d.days + days;

	if (date_is_none(d) || sum < FIRST_DAY || sum > LAST_DAY)
		return DATE_NONE;
	return (struct date){ (int32_t)sum };
}

struct date date_add_months(struct date d, int months)
{
	struct ymd c = date_ymd(d);
	int64_t count = (int64_t)c.year * 12 + c.month - 1 + months;
	int year, month, last;

	if (date_is_none(d) || count < 1900 * 12 || count >= 2200 * 12)
		return DATE_NONE;
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	last = month_length(year, month);
	return date_from_ymd(year, month, c.day < last ? c.day : last);
}

struct date date_end_of_month(struct date d)
{
	struct ymd c = date_ymd(d);

	if (date_is_none(d))
		return d;
	return date_from_ymd(c.year, c.month, month_length(c.year, c.month));
}

int32_t date_days_between(struct date from, struct date to)
{
	if (date_is_none(from) || date_is_none(to))
		BUG("days from or to no date");
	return to.days - from.days;
}

/* nth > 0: the nth such weekday of the month; -1: the last; 0: the day `day` itself. */
struct holiday { int month, nth, weekday, day; };

static const struct holiday holidays[] = {
	{ .month = 1, .day = 1 },                        /* New Year's Day */
	{ .month = 1, .nth = 3, .weekday = MONDAY },     /* Birthday of Martin Luther King, Jr. */
	{ .month = 2, .nth = 3, .weekday = MONDAY },     /* Washington's Birthday */
	{ .month = 5, .nth = -1, .weekday = MONDAY },    /* Memorial Day */
	{ .month = 6, .day = 19 },                       /* Juneteenth */
	{ .month = 7, .day = 4 },                        /* Independence Day */
	{ .month = 9, .nth = 1, .weekday = MONDAY },     /* Labor Day */
	{ .month = 10, .nth = 2, .weekday = MONDAY },    /* Columbus Day */
	{ .month = 11, .day = 11 },                      /* Veterans Day */
	{ .month = 11, .nth = 4, .weekday = THURSDAY },  /* Thanksgiving Day */
	{ .month = 12, .day = 25 },                      /* Christmas Day */
};

static bool falls_on(const struct holiday *h, struct date d)
{
	struct ymd c = date_ymd(d);

	if (c.month != h->month)
		return false;
	if (h->nth == 0)
		return c.day == h->day;
	if ((int)date_weekday(d) != h->weekday)
		return false;
	if (h->nth < 0)
		return c.day + 7 > month_length(c.year, c.month);
	return (c.day - 1) / 7 + 1 == h->nth;
}

static bool is_listed_holiday(struct date d)
{
	for (size_t i = 0; i < ARRAY_SIZE(holidays); i++) {
		if (falls_on(&holidays[i], d))
			return true;
	}
	return false;
}

bool date_is_federal_holiday(struct date d)
{
	if (date_is_none(d))
		return false;
	if (is_listed_holiday(d))
		return true;
	if (date_weekday(d) == FRIDAY)
		return is_listed_holiday((struct date){ d.days + 1 });
	if (date_weekday(d) == MONDAY)
		return is_listed_holiday((struct date){ d.days - 1 });
	return false;
}

bool date_is_business_day(struct date d)
{
	if (date_is_none(d) || date_weekday(d) == SATURDAY || date_weekday(d) == SUNDAY)
		return false;
	return !date_is_federal_holiday(d);
}

struct date date_add_business_days(struct date d, int n)
{
	while (n > 0 && !date_is_none(d)) {
		d = date_add_days(d, 1);
		n -= date_is_business_day(d);
	}
	return d;
}

int64_t date_to_utc(struct date d, int second_of_day)
{
	if (date_is_none(d))
		BUG("an instant of no date");
	return (int64_t)d.days * DAY_SECONDS + second_of_day;
}

int date_second_of_day(int64_t utc, int32_t offset_seconds)
{
	int64_t second = (utc + offset_seconds) % DAY_SECONDS;

	return (int)(second < 0 ? second + DAY_SECONDS : second);
}

struct date date_of_utc(int64_t utc, int32_t offset_seconds)
{
	int64_t local = utc + offset_seconds;
	int64_t days = (local - date_second_of_day(utc, offset_seconds)) / DAY_SECONDS;

	if (days < FIRST_DAY || days > LAST_DAY)
		return DATE_NONE;
	return (struct date){ (int32_t)days };
}
