/* SPDX-License-Identifier: MIT */
/* How somebody has paid: by month, how late, how much, and where it is going. */
#ifndef ARREARS_DOMAIN_PAYHIST_H
#define ARREARS_DOMAIN_PAYHIST_H

#include "arrears/domain/promise.h"

#define PAYHIST_MONTHS 24
/* A promise or installment that fell due. settled: day it was fully paid; DATE_NONE: never. */
struct payhist_due { struct date due, settled; enum promise_state state; };
/* UP or DOWN: the last three whole months against the three before differ by more than a tenth. */
enum trend { TREND_NONE, TREND_UP, TREND_FLAT, TREND_DOWN }; /* NONE: nothing in either */
struct payhist {
	struct money month[PAYHIST_MONTHS];    /* [0] is the month of `today`, [1] the one before */
	int payments[PAYHIST_MONTHS];
	struct money total, largest, average;  /* of all given; average half up */
	int count;
	struct date last;                      /* none: never paid */
	int kept, partial, broken;
	int days_late_tenths;                  /* mean over promises that were paid, early ones 0 */
	enum trend trend;
};
/* Undone payments and those after today count for nothing. */
struct payhist payhist_make(const struct paid *paid, size_t n, const struct payhist_due *dues,
	size_t due_count, struct date today);
const char *trend_name(enum trend t);                   /* "UP"; "" for none */
struct date payhist_month(struct date today, int i);    /* first day of month[i] */

#endif
