/* SPDX-License-Identifier: MIT */
/* Ways to pay, side by side: in full, settled, and two plans. The plans are worked out elsewhere;
 * here they are made comparable. */
#ifndef ARREARS_DOMAIN_OPTIONS_H
#define ARREARS_DOMAIN_OPTIONS_H

#include "arrears/domain/finance.h"
#include "arrears/domain/schedule.h"

enum option_kind { OPTION_FULL, OPTION_SETTLE, OPTION_PLAN_A, OPTION_PLAN_B, OPTION_COUNT };
const char *option_label(enum option_kind k);           /* "Pay in full" */

/* A plan as solved: count 0 = none. */
struct option_plan { struct money installment, down, total; int count; enum frequency every; };
struct option_facts {
	struct money balance;                  /* > 0 */
	struct money settle;                   /* the sum that would settle; zero: none offered */
	struct option_plan plan[2];
	struct fin_sum finance;
};
/* saved: balance - total, below zero where a plan costs interest. months: to the last payment,
 * begun months counted whole; a sum at once is its own month. monthly of a plan is a year's
 * installments / 12, half up; the down payment is not in it. */
struct option_column { bool offered; struct money monthly, total, saved; int months;
	enum fits fits; };
enum msgid options_compare(const struct option_facts *f, struct option_column out[OPTION_COUNT],
	struct err *err) ATTR_MUST_USE;

#endif
