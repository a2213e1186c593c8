/* SPDX-License-Identifier: MIT */
/* Schedules of installments: dates, level payments, and the three-way solve. Every row's interest
 * is rounded half up to the cent; the last row takes the remainder, whatever it is, so principal
 * sums to the amount and payments to amount plus interest.
 *
 * Level payment (declining balance): with the period rates i1..in and D(k) = 1/((1+i1)..(1+ik)),
 *     payment = (amount - balloon x D(n)) / (D(1) + .. + D(n))
 * the annuity formula; equal periods make it amount x i / (1 - (1+i)^-n). */
#ifndef ARREARS_DOMAIN_SCHEDULE_H
#define ARREARS_DOMAIN_SCHEDULE_H

#include "arrears/base/money.h"
#include "arrears/domain/daycount.h"

#define SCHEDULE_COUNT_MAX 600                 /* installments */
#define SCHEDULE_ROWS_MAX (SCHEDULE_COUNT_MAX + 2) /* a down payment, the rest of a part period */

enum frequency { FREQ_WEEKLY, FREQ_BIWEEKLY, FREQ_FOUR_WEEKLY, FREQ_SEMIMONTHLY, FREQ_MONTHLY,
	FREQ_END_OF_MONTH, FREQ_COUNT };
const char *frequency_name(enum frequency f);  /* WEEKLY BIWEEKLY FOURWEEKLY SEMIMONTHLY ... */
const char *frequency_words(enum frequency f); /* "every two weeks" */
bool frequency_parse(const char *text, enum frequency *out); /* a unique start, any case */
int frequency_per_year(enum frequency f);      /* 52 26 13 24 12 12 */

/* MONTHLY: the day of `first`, the last day of a shorter month, never drifting. END_OF_MONTH: the
 * last day, from the month of `first`. SEMIMONTHLY: the day of `first` and second_day (31: the last
 * day); 0: 15 days from it within the month, the 15th going with the last day: 1+16, 5+20, 15+31,
 * 20+5, 31+15. A first date that ends its month means the last day. The two lie 7 to 23 days
 * apart. */
struct due_dates { enum frequency every; struct date first; int second_day; };
/* Installment n, from 1. DATE_NONE past the calendar or if the two days do not go together. */
struct date schedule_date(const struct due_dates *d, int n);
/* A due date with a month skipped. Weekly plans move by four weeks and keep their weekday. The
 * others keep `day`, the highest day of the month in the plan, of which February shows less: 02/28
 * of a plan on the 30th becomes 03/30. */
struct date schedule_skip(enum frequency every, struct date due, int day);

enum schedule_method {
	METHOD_LEVEL,                          /* declining balance, equal installments */
	METHOD_EQUAL_PRINCIPAL,                /* declining balance, equal principal */
	METHOD_FLAT,                           /* interest of every period on the whole amount */
	METHOD_COUNT
};
enum schedule_basis {
	BASIS_PERIOD,                          /* all alike: a year / frequency_per_year */
	BASIS_DAYS                             /* days from date to date, the first from `start` */
};
/* The rates of the level formula when days differ. */
enum level_rule {
	LEVEL_EXACT,                           /* each period its own */
	LEVEL_FIRST                            /* the first one's for all, as Apache Fineract */
};

struct schedule_terms {
	struct money amount;                   /* to repay, > 0 */
	struct date start;                     /* interest counts from the day after; not none */
	struct due_dates due;                  /* first >= start */
	/* Exactly one of the three; the others zero or none, and solved. For EQUAL_PRINCIPAL the
	 * installment is the first and highest. */
	struct money installment;
	int count;                             /* 1 .. SCHEDULE_COUNT_MAX, down payment not in */
	struct date end;                       /* the last installment is on or before it */
	int32_t millionths;                    /* a year, 0 .. RATE_MAX; 0 = no interest */
	enum schedule_method method;
	enum schedule_basis basis;
	enum daycount daycount;                /* of BASIS_DAYS */
	enum level_rule level_rule;
	struct money down;                     /* paid on down_date, all principal; row 0 */
	struct date down_date;                 /* start .. first */
	struct money balloon;                  /* due with the last installment, on top of it */
	enum rounding rounding;                /* of a solved installment: HALF_UP or UP */
	int32_t unit;                          /* to whole multiples of so many cents; 0 = 1 */
	int grace_principal;                   /* the first so many pay interest only */
	int grace_interest;                    /* <= grace_principal: these pay nothing, their
	                                        * interest falls due with the next */
	struct money extra;                    /* principal on top of every installment */
	int32_t first_part;                    /* BASIS_PERIOD: the first period is so many
	                                        * millionths of one and pays that part; one
	                                        * more row takes the rest. 0 = whole */
};

struct schedule_row {
	int no;                                /* from 1; 0 = the down payment */
	struct date date;
	struct money payment, principal, interest; /* payment = principal + interest */
	struct money balance;                  /* principal left after it */
};
struct schedule {
	size_t n;
	struct money installment;              /* the usual one; 0 if typed by hand */
	struct money payments, principal, interest; /* sums of the rows */
	struct schedule_row rows[SCHEDULE_ROWS_MAX];
};

/* Never more rows than `count`; fewer where rounding up or `extra` repays sooner. No row is zero
 * outside the grace, none below. Interest that a payment does not cover waits, bears no interest,
 * and is paid first from the next.
 * MSG_PLAN_AMOUNT, PLAN_ONE_OF, PLAN_COUNT, PLAN_FIRST, PLAN_END, PLAN_DOWN, PLAN_DOWN_DATE,
 * PLAN_BALLOON, PLAN_GRACE, PLAN_DAYS (of the month), PLAN_INTEREST (does not even cover it),
 * PLAN_SMALL (an installment of zero), PLAN_CALENDAR, RATE_RANGE, AMOUNT_RANGE. */
enum msgid schedule_make(const struct schedule_terms *t, struct schedule *out, struct err *err)
	ATTR_MUST_USE;

/* Uneven, typed by hand: dates ascending, not before start, amounts > 0; the last row takes the
 * remainder instead of its amount. Of t: amount, start, rate, basis, daycount; BASIS_PERIOD counts
 * 30E/360. MSG_PLAN_DATES, PLAN_OVERPAID (before the last row all is paid), and as above. */
struct typed_row { struct date date; struct money amount; };
enum msgid schedule_typed(const struct schedule_terms *t, const struct typed_row *typed, size_t n,
	struct schedule *out, struct err *err) ATTR_MUST_USE;

#endif
