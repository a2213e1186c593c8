/* SPDX-License-Identifier: MIT */
/* Money: whole US cents in 64 bits. Every operation checks for overflow; every multiplication or
 * division names its rounding; an allocation sums exactly to what was allocated. */
#ifndef ARREARS_BASE_MONEY_H
#define ARREARS_BASE_MONEY_H

#include "arrears/base/err.h"

struct money { int64_t cents; };
#define MONEY_ZERO ((struct money){ 0 })
#define MONEY_MAX_CENTS INT64_C(99999999999999)  /* 999,999,999,999.99, either sign */
#define MONEY_TEXT_SIZE 28

/* HALF_UP and UP round away from zero, DOWN towards it, whatever the sign. */
enum rounding { ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN };

/* num / den, rounded once; den > 0. */
wide_int money_divide(wide_int num, wide_int den, enum rounding how);
/* MSG_AMOUNT_RANGE past MONEY_MAX_CENTS. */
enum msgid money_of_wide(wide_int cents, struct money *out, struct err *err) ATTR_MUST_USE;
/* Within what is shown? MSG_AMOUNT_RANGE at the field. */
enum msgid money_check(struct money m, const char *field, struct err *err) ATTR_MUST_USE;
enum msgid money_add(struct money a, struct money b, struct money *out, struct err *err)
	ATTR_MUST_USE;
enum msgid money_sub(struct money a, struct money b, struct money *out, struct err *err)
	ATTR_MUST_USE;
/* a * num / den, rounded once. den > 0. */
enum msgid money_mul_ratio(struct money a, int64_t num, int64_t den, enum rounding how,
	struct money *out, struct err *err) ATTR_MUST_USE;
/* Percent in basis points: 10000 = 100 %. */
enum msgid money_percent(struct money a, int32_t basis_points, enum rounding how,
	struct money *out, struct err *err) ATTR_MUST_USE;
/* Split total over n weights (>= 0) by largest remainder, the first of equals served first; the
 * parts sum to total. MSG_ALLOCATE_NOTHING if every weight is 0 and total is not. */
enum msgid money_allocate(struct money total, const int64_t *weights, size_t n,
	struct money *parts, struct err *err) ATTR_MUST_USE;

int money_cmp(struct money a, struct money b);

/* Edit code J: "1,284.55", "125.00-", ".00" for zero. K: "" for zero. */
void money_show(struct money m, char out[MONEY_TEXT_SIZE]);
void money_show_blank_zero(struct money m, char out[MONEY_TEXT_SIZE]);

/* What a person types or a file holds: 150  1234.5  1,234.50  $1,234.50  (45.00)  45.00-  -45.
 * Refused with MSG_AMOUNT_INVALID: more than two decimals, exponents, misplaced commas, two
 * signs, blanks inside, a point with nothing after it, empty. Blanks around are ignored. */
enum msgid money_parse(const char *text, struct money *out, struct err *err) ATTR_MUST_USE;

#endif
