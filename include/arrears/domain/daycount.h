/* SPDX-License-Identifier: MIT */
/* Day-count conventions: how many days interest counts from one date to another, and what part of
 * a year they are. The from-date is not counted, the to-date is; to before from counts nothing.
 * Sources: ISDA 2006 Definitions section 4.16 (d), (b), (f), (g); compliance rule 4.3. */
#ifndef ARREARS_DOMAIN_DAYCOUNT_H
#define ARREARS_DOMAIN_DAYCOUNT_H

#include "arrears/base/date.h"

enum daycount {
	DAYCOUNT_ACT_365,      /* calendar days / 365; 366 days of a leap year stay 366/365 */
	DAYCOUNT_ACT_ACT,      /* ISDA: days in leap years / 366 + the other days / 365 */
	DAYCOUNT_30_360,       /* bond basis: D1 31 is 30; D2 31 is 30 if D1 is 30 or 31 */
	DAYCOUNT_30E_360,      /* Eurobond: either 31 is 30 */
	DAYCOUNT_COUNT
};

/* Year fractions are whole numbers of this: divisible by 365, 366, 360, 52 and 24, so a day, week,
 * half month and month are exact in every convention, and so is any sum of them. */
#define YEAR_UNITS INT64_C(20840040)
/* Rates are millionths a year (90000 = 9 %), 0 .. this (1,000 %). */
#define RATE_MAX 10000000

int32_t daycount_days(enum daycount c, struct date from, struct date to);
/* The year fraction in YEAR_UNITS, exact. */
int64_t daycount_year(enum daycount c, struct date from, struct date to);

#endif
