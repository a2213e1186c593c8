/* SPDX-License-Identifier: MIT */
/* Simple interest of an account. The total accrued from a date to a date is a pure function of its
 * principal over time and its rates, kept exactly; only posting rounds, once, and posts
 *     round(total exact) - already posted
 * so a fraction of a cent is never lost, and a reversal or a backdated payment, being only other
 * principal, accrues again by itself. Interest never bears interest. Compliance rule 4.3. */
#ifndef ARREARS_DOMAIN_INTEREST_H
#define ARREARS_DOMAIN_INTEREST_H

#include "arrears/base/money.h"
#include "arrears/domain/daycount.h"

/* An amount of interest in cents / INTEREST_DEN: principal cents x rate millionths x year units. */
struct interest { wide_int units; };
#define INTEREST_DEN (YEAR_UNITS * 1000000)
#define INTEREST_TEXT_SIZE 36

/* A change of principal counts from the day after its date: on the day of a payment the old
 * principal still bears interest. */
struct principal_change { struct date date; int64_t cents; };   /* signed */

enum rate_kind { RATE_CONTRACT, RATE_JUDGMENT, RATE_CAP, RATE_KIND_COUNT };
const char *rate_kind_name(enum rate_kind k);  /* "contract" "judgment" "scra" */
bool rate_kind_parse(const char *text, enum rate_kind *out);

/* In the order they were entered; of the rows that cover a day the newest wins.
 * Both days are counted (until none: goes on), so that a row until 06-30 and one from 07-01 leave
 * no gap; but a judgment counts from the day after its date. It stops the contract rows entered
 * before it, also past its own last day (merger).
 * Cap (SCRA, 50 USC 3937): whatever rate runs is lowered to it. */
struct rate_row {
	struct date from, until;
	int32_t millionths;                    /* 0 .. RATE_MAX */
	enum rate_kind kind;
	enum daycount basis;                   /* of a cap unused */
};

struct accrual {
	struct date from;                      /* interest counts from the day after */
	/* Ascending by date (BUG if not); those up to `from` make the principal to begin with. */
	const struct principal_change *changes;
	size_t changes_count;
	const struct rate_row *rates;
	size_t rates_count;
};

/* What runs on a day: its row, NULL where nothing accrues, and its rate, lowered to a cap. */
struct rate_now { const struct rate_row *row; int32_t millionths; bool capped; };
struct rate_now rate_on(const struct accrual *a, struct date day);

/* Total from a->from to `to`, included. A day with principal of zero or less accrues nothing.
 * Days between two changes are counted from a->from on each side, so that a change of nothing
 * changes nothing in 30/360 too. MSG_AMOUNT_RANGE if principal or total pass MONEY_MAX_CENTS,
 * MSG_RATE_RANGE for a rate that is none. */
enum msgid interest_accrue(const struct accrual *a, struct date to, struct interest *out,
	struct err *err) ATTR_MUST_USE;

/* The same day after day: `at` and what came about until then, { .at = a->from } to begin with.
 * Between two steps the principal may be changed, as by a payment on the day it stands at. */
struct interest_run { struct date at; size_t next_change; wide_int principal, units; };
enum msgid interest_go_on(const struct accrual *a, struct date to, struct interest_run *run,
	struct err *err) ATTR_MUST_USE;

/* The same, day ranges with one principal and one rate each, for CALC and for print: what accrued
 * from the day after `from` to `to`. Ranges without interest are left out. Writes up to max, the
 * count of all to *n; their sum is the total. */
struct interest_step {
	struct date from, to;
	int32_t days, millionths;
	int64_t principal;
	enum daycount basis;
	enum rate_kind kind;
	bool capped;
	struct interest interest;
};
enum msgid interest_steps(const struct accrual *a, struct date to, struct interest_step *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

/* What the day after `on` adds: principal x rate / 365, 366 or 360. Show it rounded half up. */
enum msgid interest_per_diem(const struct accrual *a, struct date on, struct interest *out,
	struct err *err) ATTR_MUST_USE;

enum msgid interest_round(struct interest i, enum rounding how, struct money *out,
	struct err *err) ATTR_MUST_USE;
/* round(total) - posted: what to post now; below zero a correction. */
enum msgid interest_to_post(struct interest total, struct money posted, enum rounding how,
	struct money *out, struct err *err) ATTR_MUST_USE;
/* Dollars to 1/10,000 of a cent, half up: "14.794521", ".246575". For a screen's per diem. */
void interest_show(struct interest i, char out[INTEREST_TEXT_SIZE]);

#endif
