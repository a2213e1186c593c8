/* SPDX-License-Identifier: MIT */
/* What is looked at around a plan: the consumer's debts, the rate, the budget; and the plan that
 * stands, installment by installment. Nothing is written. */
#ifndef ARREARS_DESK_PLANVIEW_H
#define ARREARS_DESK_PLANVIEW_H

#include "arrears/desk/budget.h"
#include "arrears/domain/schedule.h"
#include "arrears/store/plan.h"
#include "arrears/store/promise.h"

struct plan_barred { int64_t account_id; char why[ERR_SUBST_LEN]; };
struct plan_around {
	struct money owed;                      /* on this debt, by the ledger */
	int64_t others[PLAN_ACCOUNTS_MAX];      /* other debts that a plan may pay too ... */
	size_t other_count;
	struct money others_owed;               /* ... and what is owed on them */
	struct plan_barred barred[PLAN_ACCOUNTS_MAX]; /* those that nothing may be promised on */
	size_t barred_count;
	bool bears, others_bear;                /* interest, today or later: this debt, another */
	int32_t millionths;                     /* rate in force today; 0: none, or no authority */
	struct budget_left left;                /* of a month, as last told */
};
/* MSG_ACCOUNT_UNKNOWN. */
enum msgid plan_around(struct desk *d, int64_t account_id, struct plan_around *out,
	struct err *err) ATTR_MUST_USE;

/* The plan that is active, or broken and not replaced. */
struct plan_sight {
	struct plan_row plan;
	struct promise_row rows[SCHEDULE_ROWS_MAX];
	size_t count;
	struct money paid, left;                /* of what was promised */
	struct date next;                       /* first installment that is not kept; none: none */
};
/* *out is large: allocate it. */
enum msgid plan_sight(struct desk *d, int64_t account_id, struct plan_sight *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* "100.00 down, then 7 payments of 911.42 every month", "3 payments, each as agreed": by its level,
 * 0 where they are uneven, its number, frequency, down payment and balloon. */
#define PLAN_TERMS_TEXT 120
void plan_terms(const struct plan_row *r, char out[PLAN_TERMS_TEXT]);
/* The day on which a settlement that was paid clears, and the rest is forgiven by the morning run;
 * DATE_NONE: the account waits for none. */
enum msgid plan_clearing(struct desk *d, int64_t account_id, struct date *on, struct err *err)
	ATTR_MUST_USE;
/* The settlement that stands: what is still to be paid of it and by when. */
struct settling { struct money left; struct date by; };
enum msgid plan_settling(struct desk *d, int64_t account_id, struct settling *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* What pays off every debt of the plan on a day, interest to it included. payoff_on's errors. */
enum msgid plan_payoff(struct desk *d, int64_t plan_id, struct date on, struct money *total,
	size_t *debts, struct err *err) ATTR_MUST_USE;

#endif
