/* SPDX-License-Identifier: MIT */
#include "arrears/domain/schedule.h"

#include <strings.h>

static const struct { const char *name, *words; int per_year, days; } frequencies[FREQ_COUNT] = {
	[FREQ_WEEKLY] = { "WEEKLY", "every week", 52, 7 },
	[FREQ_BIWEEKLY] = { "BIWEEKLY", "every two weeks", 26, 14 },
	[FREQ_FOUR_WEEKLY] = { "FOURWEEKLY", "every four weeks", 13, 28 },
	[FREQ_SEMIMONTHLY] = { "SEMIMONTHLY", "twice a month", 24, 0 },
	[FREQ_MONTHLY] = { "MONTHLY", "every month", 12, 0 },
	[FREQ_END_OF_MONTH] = { "EOM", "at every month's end", 12, 0 },
};

const char *frequency_name(enum frequency f)
{
	return (unsigned)f < FREQ_COUNT ? frequencies[f].name : "";
}

const char *frequency_words(enum frequency f)
{
	return (unsigned)f < FREQ_COUNT ? frequencies[f].words : "";
}

bool frequency_parse(const char *text, enum frequency *out)
{
	size_t len = strlen(text);
	int found = 0;

	for (unsigned f = 0; f < FREQ_COUNT && len > 0; f++) {
		if (strncasecmp(frequencies[f].name, text, len) == 0) {
			*out = found == 0 ? (enum frequency)f : *out;
			found++;
		}
	}
	return found == 1;
}

int frequency_per_year(enum frequency f)
{
	return frequencies[f].per_year;
}

static int last_day(struct date d)
{
	return date_ymd(date_end_of_month(d)).day;
}

/* The day of the month, or the last one where that does not exist. */
static struct date day_of_month(struct date month, int day)
{
	struct ymd c = date_ymd(month);
	int last;

	if (date_is_none(month))
		return month;
	last = last_day(month);
	return date_from_ymd(c.year, c.month, day < last ? day : last);
}

/* The other of two days of a month: 15 days away, the 15th and the last day going together. */
static int other_day(int day)
{
	if (day == 15)
		return 31;
	if (day == 31)
		return 15;
	return day > 15 ? day - 15 : day + 15;
}

static struct date semimonthly(const struct due_dates *d, int n)
{
	int day = date_ymd(d->first).day, other, low, high, k;

	/* From the last day of a month on means the last days. */
	if (day == last_day(d->first))
		day = 31;
	other = d->second_day > 0 ? d->second_day : other_day(day);
	low = day < other ? day : other;
	high = day < other ? other : day;
	if (high > 31 || high - low < 7 || high - low > 23)
		return DATE_NONE;
	k = day == low ? n - 1 : n;
	return day_of_month(date_add_months(day_of_month(d->first, 1), k / 2),
		k % 2 == 0 ? low : high);
}

struct date schedule_date(const struct due_dates *d, int n)
{
	if (date_is_none(d->first) || n < 1)
		return DATE_NONE;
	switch (d->every) {
	case FREQ_SEMIMONTHLY:
		return semimonthly(d, n);
	case FREQ_MONTHLY:
		return date_add_months(d->first, n - 1);
	case FREQ_END_OF_MONTH:
		return date_end_of_month(date_add_months(d->first, n - 1));
	case FREQ_WEEKLY:
	case FREQ_BIWEEKLY:
	case FREQ_FOUR_WEEKLY:
	case FREQ_COUNT:
		break;
	}
	return date_add_days(d->first, frequencies[d->every].days * (n - 1));
}

struct date schedule_skip(enum frequency every, struct date due, int day)
{
	struct date later = date_add_months(due, 1);
	int shown = date_ymd(due).day;

	if (frequencies[every].days)
		return date_add_days(due, 28);
	if (every == FREQ_END_OF_MONTH)
		return date_end_of_month(later);
	return shown == last_day(due) && day > shown ? day_of_month(later, day) : later;
}
