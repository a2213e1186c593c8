/* SPDX-License-Identifier: MIT */
#include "arrears/domain/zone.h"

#define HOUR 3600

struct zone_class {
	const char *name, *label;
	int32_t standard;    /* seconds east of UTC outside daylight time */
	bool daylight;
};

static const struct zone_class classes[ZONE_COUNT] = {
	[ZONE_E] = { "E", "ET", -5 * HOUR, true },
	[ZONE_C] = { "C", "CT", -6 * HOUR, true },
	[ZONE_M] = { "M", "MT", -7 * HOUR, true },
	[ZONE_AZ] = { "AZ", "AZ", -7 * HOUR, false },
	[ZONE_P] = { "P", "PT", -8 * HOUR, true },
	[ZONE_AK] = { "AK", "AK", -9 * HOUR, true },
	[ZONE_ADAK] = { "ADAK", "AD", -10 * HOUR, true },
	[ZONE_HI] = { "HI", "HI", -10 * HOUR, false },
	[ZONE_AT] = { "AT", "AT", -4 * HOUR, false },
	[ZONE_GU] = { "GU", "GU", 10 * HOUR, false },
	[ZONE_SM] = { "SM", "SM", -11 * HOUR, false },
};

static const struct zone_class *class_of(enum zone z)
{
	if ((unsigned)z >= ZONE_COUNT)
		BUG("zone out of range");
	return &classes[z];
}

/* The nth Sunday (1..) of a month. */
static struct date nth_sunday(int year, int month, int n)
{
	struct date first = date_from_ymd(year, month, 1);
	int skip = (7 - (int)date_weekday(first)) % 7;

	return date_add_days(first, skip + 7 * (n - 1));
}

int32_t zone_offset(enum zone z, int64_t utc)
{
	const struct zone_class *c = class_of(z);

	if (!c->daylight)
		return c->standard;
	struct ymd day = date_ymd(date_of_utc(utc, c->standard));
	/* Daylight time begins on a day from March 8 to 14 and ends on one from November 1 to 7:
	 * only these two weeks need their Sunday looked up. */
	if (day.month < 3 || day.month > 11 || (day.month == 3 && day.day < 8) ||
	    (day.month == 11 && day.day > 7))
		return c->standard;
	if ((day.month > 3 && day.month < 11) || (day.month == 3 && day.day > 14))
		return c->standard + HOUR;
	/* Forward at 02:00 standard time; back at 02:00 daylight time, which is 01:00 standard. */
	int64_t begin = date_to_utc(nth_sunday(day.year, 3, 2), 2 * HOUR) - c->standard;
	int64_t end = date_to_utc(nth_sunday(day.year, 11, 1), 1 * HOUR) - c->standard;
	return utc >= begin && utc < end ? c->standard + HOUR : c->standard;
}

struct date zone_date(enum zone z, int64_t utc)
{
	return date_of_utc(utc, zone_offset(z, utc));
}

int zone_second(enum zone z, int64_t utc)
{
	return date_second_of_day(utc, zone_offset(z, utc));
}

int64_t zone_to_utc(enum zone z, struct date d, int second_of_day)
{
	const struct zone_class *c = class_of(z);
	int64_t civil = date_to_utc(d, 0) + second_of_day;
	int64_t early = civil - (c->standard + HOUR);
	int64_t late = civil - c->standard;

	if (c->daylight && zone_offset(z, early) == c->standard + HOUR)
		return early;
	if (zone_offset(z, late) == c->standard)
		return late;
	return date_to_utc(d, 2 * HOUR) - c->standard; /* the hour that is left out */
}

const char *zone_label(enum zone z)
{
	return class_of(z)->label;
}

const char *zone_name(enum zone z)
{
	return class_of(z)->name;
}

static zone_mask parse_one(const char *text, size_t len)
{
	for (int z = 0; z < ZONE_COUNT; z++)
		if (strlen(classes[z].name) == len && memcmp(classes[z].name, text, len) == 0)
			return ZONE_BIT(z);
	return 0;
}

zone_mask zone_parse(const char *text)
{
	zone_mask all = 0;

	for (;;) {
		size_t len = strcspn(text, "/");
		zone_mask one = parse_one(text, len);

		if (one == 0)
			return 0;
		all |= one;
		if (text[len] == '\0')
			return all;
		text += len + 1;
	}
}

enum zone zone_westmost(zone_mask set, int64_t utc)
{
	enum zone best = ZONE_COUNT;

	for (int z = 0; z < ZONE_COUNT; z++)
		if ((set & ZONE_BIT(z)) && (best == ZONE_COUNT ||
		    zone_offset((enum zone)z, utc) < zone_offset(best, utc)))
			best = (enum zone)z;
	if (best == ZONE_COUNT)
		BUG("empty set of zones");
	return best;
}
