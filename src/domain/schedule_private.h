/* SPDX-License-Identifier: MIT */
/* The engine below schedule.h and replan.h: one row after the other. Amounts are cents x scale:
 * scale 1 rounds interest to the cent as people owe it; a scale up to 10^10 keeps the unrounded
 * schedule (BASIS_PERIOD) that the figures of textbooks and other programs are compared with. */
#ifndef ARREARS_DOMAIN_SCHEDULE_PRIVATE_H
#define ARREARS_DOMAIN_SCHEDULE_PRIVATE_H

#include "arrears/domain/interest.h"
#include "arrears/domain/schedule.h"

struct plan_run {
	const struct schedule_terms *t;
	wide_int scale;
	wide_int base;                         /* after the down payment: of FLAT interest */
	wide_int level;                        /* payment; of EQUAL_PRINCIPAL the principal in it */
	int count;                             /* row that takes the remainder; 0: none */
	int no;                                /* rows made */
	struct date at;                        /* interest is counted up to here */
	wide_int balance;                      /* principal left */
	wide_int accrued;                      /* since the last row: balance x rate x year units */
	wide_int owed;                         /* interest of earlier rows that waits */
	wide_int carry;                        /* principal paid ahead of the level payments */
};
struct plan_row { int no; struct date date; wide_int payment, principal, interest, balance; };

/* The year units of period `no` from `from` to `to`. */
int64_t plan_period(const struct schedule_terms *t, int no, struct date from, struct date to);
/* Interest on `principal` over year units: rounded to 1/scale cents, half up. */
wide_int plan_interest(wide_int units);

/* run->level for installments run->no + 1 .. run->count to repay run->balance (scale x cents). */
void plan_level(struct plan_run *run);
/* Checks the terms, makes the down payment, settles count and level. */
enum msgid plan_begin(const struct schedule_terms *t, wide_int scale, struct plan_run *run,
	struct err *err) ATTR_MUST_USE;
/* The next row; false past the calendar. */
bool plan_next(struct plan_run *run, struct plan_row *row);
bool plan_done(const struct plan_run *run);

#endif
