/* SPDX-License-Identifier: MIT */
#include "arrears/domain/daycount.h"

#define PER_365 (YEAR_UNITS / 365)
#define PER_366 (YEAR_UNITS / 366)
#define PER_360 (YEAR_UNITS / 360)

_Static_assert(YEAR_UNITS % 365 == 0 && YEAR_UNITS % 366 == 0 && YEAR_UNITS % 360 == 0 &&
	YEAR_UNITS % 52 == 0 && YEAR_UNITS % 24 == 0, "a year must divide into all of these");

static int32_t days_30_360(struct date from, struct date to, bool eurobond)
{
	struct ymd a = date_ymd(from), b = date_ymd(to);

	if (a.day == 31)
		a.day = 30;
	if (b.day == 31 && (eurobond || a.day == 30))
		b.day = 30;
	return (b.year - a.year) * 360 + (b.month - a.month) * 30 + b.day - a.day;
}

int32_t daycount_days(enum daycount c, struct date from, struct date to)
{
	if (date_cmp(from, to) >= 0)
		return 0;
	switch (c) {
	case DAYCOUNT_30_360:
	case DAYCOUNT_30E_360:
		/* From the 30th to the 31st is no day; no pair of dates gives less. */
		return days_30_360(from, to, c == DAYCOUNT_30E_360);
	case DAYCOUNT_ACT_365:
	case DAYCOUNT_ACT_ACT:
	case DAYCOUNT_COUNT:
		break;
	}
	return date_days_between(from, to);
}

/* Year by year, as ISDA splits them: the night to January 1 is the old year's. */
static int64_t year_act_act(struct date from, struct date to)
{
	int64_t units = 0;

	while (date_cmp(from, to) < 0) {
		int year = date_ymd(from).year;
		struct date next = date_from_ymd(year + 1, 1, 1);
		bool leap = date_valid_ymd(year, 2, 29);

		if (date_is_none(next) || date_cmp(next, to) > 0)
			next = to;
		units += date_days_between(from, next) * (leap ? PER_366 : PER_365);
		from = next;
	}
	return units;
}

int64_t daycount_year(enum daycount c, struct date from, struct date to)
{
	switch (c) {
	case DAYCOUNT_ACT_ACT:
		return year_act_act(from, to);
	case DAYCOUNT_30_360:
	case DAYCOUNT_30E_360:
		return daycount_days(c, from, to) * PER_360;
	case DAYCOUNT_ACT_365:
	case DAYCOUNT_COUNT:
		break;
	}
	return daycount_days(c, from, to) * PER_365;
}
