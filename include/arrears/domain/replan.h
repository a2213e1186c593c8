/* SPDX-License-Identifier: MIT */
/* A schedule followed by what was really paid: each installment with what is paid, early, late and
 * open, and the installments to come made anew. A projection to agree on: what is owed today is the
 * ledger's and interest.h's.
 *
 * Rules, those of Apache Fineract's interest recalculation (its scenarios RS and RP are tests):
 * - Money pays the oldest open installment first, in it interest before principal. Interest falls
 *   due with its installment: what comes before pays principal, and shortens the days it bears.
 * - What is paid beyond the installment of the day is principal paid ahead: enum ahead says what
 *   becomes of it.
 * - Installments past stay as they were. With BASIS_DAYS the running one bears, from the day the
 *   one before was due to the day of the payment, also the interest of what is overdue; after that
 *   day the arrears count as paid, until the next payment, or a look (an amount of zero), says
 *   otherwise. */
#ifndef ARREARS_DOMAIN_REPLAN_H
#define ARREARS_DOMAIN_REPLAN_H

#include "arrears/domain/schedule.h"

enum ahead {
	AHEAD_SMALLER,         /* same end: the installments after are solved again, smaller */
	AHEAD_SHORTER,         /* same installment: fewer of them */
	AHEAD_NEXT,            /* it pays the principal of the next installments */
	AHEAD_COUNT
};
enum overdue {
	OVERDUE_PRINCIPAL,     /* overdue principal bears interest */
	OVERDUE_INSTALLMENT    /* overdue interest too; only where the agreement says so */
};
struct replan_rule { enum ahead ahead; enum overdue overdue; };

struct received { struct date date; struct money amount; };    /* amount >= 0 */

struct standing_row {
	struct schedule_row due;
	struct money paid, paid_principal;     /* of due.payment, of due.principal */
	struct money early, late;              /* of paid, before and after due.date */
	struct money open;                     /* due.payment - paid */
	struct date paid_on;                   /* the day nothing was open; DATE_NONE before */
};
struct standing {
	size_t n;
	struct money payments, principal, interest, paid, early, late, open; /* sums of the rows */
	struct money over;                     /* received beyond everything */
	struct standing_row rows[SCHEDULE_ROWS_MAX];
};

/* `in` ascending by date, none before t->start (BUG otherwise). Terms without down payment, part
 * period or grace of interest (BUG). Errors as schedule_make(), MSG_PLAN_AMOUNT for an amount below
 * zero. */
enum msgid replan_follow(const struct schedule_terms *t, struct replan_rule rule,
	const struct received *in, size_t n, struct standing *out, struct err *err) ATTR_MUST_USE;

#endif
