/* SPDX-License-Identifier: MIT */
/* The desk calculator: + - * / and parentheses over dollars and cents. A value is an exact fraction
 * until the end and is rounded once, half up, to the cent: 100/3*3 is 100.00. */
#ifndef ARREARS_DOMAIN_CALC_H
#define ARREARS_DOMAIN_CALC_H

#include "arrears/base/money.h"

#define CALC_TEXT 81                            /* an expression with its end */

/* exact: nothing was rounded away. */
struct calc_value { struct money amount; bool exact; };

/* Numbers as 1284.55, 1,284.55, $1,284.55, at most six decimals. x stands for *. A percent sign
 * divides by 100; right after + or - it is that percent of what stands to the left, as on a desk
 * calculator: 1284.55 - 40% is 770.73. MSG_CALC_SYNTAX with what could not be read, MSG_CALC_ZERO,
 * MSG_CALC_RANGE past MONEY_MAX_CENTS or past 18 digits on the way. */
enum msgid calc_eval(const char *text, struct calc_value *out, struct err *err) ATTR_MUST_USE;

/* "180000 4.25% 360": what is lent, the rate of a year, months. */
struct calc_loan { struct money principal; int32_t rate_millionths; int count; };
#define CALC_LOAN_MONTHS_MAX 600
/* False where the text is no such line: then it is an expression. */
bool calc_is_loan(const char *text);
/* MSG_CALC_LOAN; principal > 0, rate 0 to 100 %, count 1 to CALC_LOAN_MONTHS_MAX. */
enum msgid calc_loan_parse(const char *text, struct calc_loan *out, struct err *err)
	ATTR_MUST_USE;

#endif
