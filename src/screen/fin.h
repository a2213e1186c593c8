/* SPDX-License-Identifier: MIT */
/* Panel FIN over its files: fin.c the form, fin_text.c a statement as text to read. */
#ifndef ARREARS_SCREEN_FIN_H
#define ARREARS_SCREEN_FIN_H

#include "arrears/base/text.h"
#include "arrears/desk/budget.h"

/* "1,850.00 M"; an asset has no letter. */
#define FIN_AMOUNT 13
void fin_amount_text(const struct fin_line *l, char out[MONEY_TEXT_SIZE + 4]);
/* What is typed: an amount, and how often it comes if not monthly: 350 W, 350W, 350/W.
 * MSG_AMOUNT_INVALID, MSG_FIN_LETTER, MSG_FIN_LARGE; err->field = the item. */
enum msgid fin_amount_parse(enum fin_item item, const char *text, struct fin_line *out,
	struct err *err) ATTR_MUST_USE;
/* "In 2,800.00, out 2,585.00, left 215.00 a month: 6 months for 1,284.55" */
void fin_sum_text(const struct fin_sum *sum, struct money owed, char *out, size_t size);
/* A statement to be read, with its sum. */
void fin_budget_text(const struct budget *b, struct str *out);

#endif
