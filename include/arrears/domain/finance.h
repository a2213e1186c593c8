/* SPDX-License-Identifier: MIT */
/* The financial statement: income and expenses brought to a month, what is left over to pay with,
 * and why the consumer fell behind. Everything here is told by the consumer and may be left out. */
#ifndef ARREARS_DOMAIN_FINANCE_H
#define ARREARS_DOMAIN_FINANCE_H

#include "arrears/base/money.h"

enum fin_group { FIN_INCOME, FIN_EXPENSE, FIN_ASSET };
enum fin_item {
#define FIN_ITEM(id, group, label) FIN_##id,
#include "arrears/domain/finance.def"
#undef FIN_ITEM
	FIN_ITEM_COUNT
};
struct fin_kind { const char *name; enum fin_group group; const char *label; };
const struct fin_kind *fin_kind(enum fin_item i);       /* name is what the database keeps */
bool fin_item_parse(const char *name, enum fin_item *out);

/* ONCE: not income; only an asset has it. */
enum fin_every { EVERY_MONTH, EVERY_WEEK, EVERY_TWO_WEEKS, EVERY_HALF_MONTH, EVERY_QUARTER,
	EVERY_YEAR, EVERY_ONCE, EVERY_COUNT };
const char *fin_every_name(enum fin_every e);           /* as kept: "month", "two weeks" */
char fin_every_letter(enum fin_every e);                /* M W B S Q Y 1 */
bool fin_every_parse(const char *text, enum fin_every *out); /* letter or name, any case */

/* To a month: weekly x 52 / 12, every two weeks x 26 / 12, twice a month x 2, quarterly / 3,
 * yearly / 12; half up. ONCE is zero. MSG_AMOUNT_RANGE. */
enum msgid fin_monthly(struct money amount, enum fin_every e, struct money *out, struct err *err)
	ATTR_MUST_USE;

struct fin_line { enum fin_item item; struct money amount; enum fin_every every; };
/* disposable = income - expense, and may be below zero. known: an income or an expense was told. */
struct fin_sum { struct money income, expense, assets, disposable; bool known; };
enum msgid fin_add_up(const struct fin_line *lines, size_t n, struct fin_sum *out, struct err *err)
	ATTR_MUST_USE;

enum fits { FITS_UNKNOWN, FITS_YES, FITS_NO };
enum fits fin_fits(const struct fin_sum *s, struct money monthly);

struct fin_reason { const char *code, *text; };
const struct fin_reason *fin_reason_row(size_t i);      /* NULL past the end */
const char *fin_reason_text(const char *code);          /* NULL if unknown; any case */

#endif
