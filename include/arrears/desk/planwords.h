/* SPDX-License-Identifier: MIT */
/* What follows PLAN on the command line, as data: pure, no database. Words in any order:
 *   6          how many payments; a number past 99, or one with a point, a dollar sign or three
 *              digits, is the amount of one: 150  150.00  $75
 *   150/M 6/W  the same and how often: W weekly, B every two weeks, S twice a month, M monthly,
 *              E at the end of the month
 *   15 FRI +7  the next number or any other date is the first date; EOM is every end of a month
 *   A          by: C card, A ACH, K check, M mail
 *   TO 12/31   last payment on or before; DOWN 100 down payment; ALL all debts of the consumer;
 *              INT with interest */
#ifndef ARREARS_DESK_PLANWORDS_H
#define ARREARS_DESK_PLANWORDS_H

#include "arrears/domain/promise.h"
#include "arrears/domain/schedule.h"

struct plan_words {
	struct money amount;            /* of one payment; of amount, count, end one at most */
	int count;
	struct date end;
	struct date first;              /* DATE_NONE: not said */
	enum frequency every;           /* monthly if not said */
	bool has_every;                 /* said with a slash */
	enum tender by;
	bool has_by;
	struct money down;
	bool all, interest;
};

/* Nothing typed is nothing said. MSG_PLN_WORD, MSG_PLN_TWICE, MSG_PLN_COUNT,
 * MSG_DATE_INVALID, MSG_AMOUNT_INVALID. */
enum msgid parse_plan_words(const char *text, struct date today, struct plan_words *out,
	struct err *err) ATTR_MUST_USE;

/* One letter for the panel: W B S M E; 0 for a frequency it does not offer. */
char plan_every_letter(enum frequency f);
bool plan_every_parse(char letter, enum frequency *out);

#endif
