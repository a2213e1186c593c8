/* SPDX-License-Identifier: MIT */
/* Civil dates (proleptic Gregorian) as a count of days since 1970-01-01. Pure functions; no
 * time zone: who needs "today" gets it from the context. Range 1900-01-01 .. 2199-12-31. */
#ifndef ARREARS_BASE_DATE_H
#define ARREARS_BASE_DATE_H

#include "arrears/base/err.h"

#define DATE_NONE_DAYS INT32_MIN
struct date { int32_t days; };                 /* DATE_NONE_DAYS: no date */
#define DATE_NONE ((struct date){ DATE_NONE_DAYS })
#define DATE_ISO_SIZE 11

enum weekday { SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY };
enum date_order { DATE_MDY, DATE_DMY, DATE_YMD };

struct ymd { int year, month, day; };          /* month 1..12, day 1..31 */

bool date_is_none(struct date d);
bool date_valid_ymd(int year, int month, int day);
struct date date_from_ymd(int year, int month, int day); /* DATE_NONE if it does not exist */
struct ymd date_ymd(struct date d);
enum weekday date_weekday(struct date d);
int date_cmp(struct date a, struct date b);    /* <0, 0, >0; none sorts first */
/* None in, or a result outside the range: DATE_NONE. The same for all that follow. */
struct date date_add_days(struct date d, int32_t days);
/* Same day n months on; the last day of a shorter month where that day does not exist. */
struct date date_add_months(struct date d, int months);
struct date date_end_of_month(struct date d);
int32_t date_days_between(struct date from, struct date to); /* neither may be none */

/* Federal legal holidays, 5 USC 6103(a), and the day they are observed on when they fall on a
 * Saturday (the Friday before, 6103(b)) or a Sunday (the Monday after, EO 11582). Today's list
 * for every year: skipping a day too many only lengthens a consumer's period. */
bool date_is_federal_holiday(struct date d);
bool date_is_business_day(struct date d);      /* not Saturday, Sunday, or observed holiday */
struct date date_add_business_days(struct date d, int n); /* n >= 0; d itself is day 0 */

/* UTC instants (seconds) and civil parts. */
int64_t date_to_utc(struct date d, int second_of_day);
struct date date_of_utc(int64_t utc, int32_t offset_seconds); /* the civil date at that offset */
int date_second_of_day(int64_t utc, int32_t offset_seconds);  /* 0..86399 */

/* "2026-11-24"; "" for none. */
void date_iso(struct date d, char out[DATE_ISO_SIZE]);
enum msgid date_parse_iso(const char *text, struct date *out, struct err *err) ATTR_MUST_USE;
/* "11/24/26"; eight blanks' worth "" for none. */
void date_show(struct date d, char out[9]);

/* What a person types: 112126 11/21/26 11/21 11-21-2026 2026-11-21 +7 -3 FRI EOM 15 TODAY.
 * A weekday is the next one after today, 15 the next 15th after today (31 waits for a month that
 * has one), MM/DD the next such day, today included. Two-digit years as in date_parse_file.
 * MSG_DATE_INVALID with the text as &1. Empty text is not a date. */
enum msgid date_parse_typed(const char *text, struct date today, struct date *out,
	struct err *err) ATTR_MUST_USE;
/* The same of a day that has been, as that of a payment: what the text leaves open is the last such
 * day, today included. 11/21 is that of this year once it is past, EOM the last month's end. */
enum msgid date_parse_past(const char *text, struct date today, struct date *out,
	struct err *err) ATTR_MUST_USE;
/* What a file holds: exactly three numeric parts in `order` with / - or . between, or eight
 * digits; a first part of four digits is a year whatever the order; two-digit years
 * fall in [today-80, today+19]. A trailing time of day is ignored. */
enum msgid date_parse_file(const char *text, enum date_order order, struct date today,
	struct date *out, struct err *err) ATTR_MUST_USE;

#endif
