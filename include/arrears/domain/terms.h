/* SPDX-License-Identifier: MIT */
/* What is agreed with a client about money: one table (terms.def) makes the struct, the standard
 * values, the check of what is typed, the panel and the manual. */
#ifndef ARREARS_DOMAIN_TERMS_H
#define ARREARS_DOMAIN_TERMS_H

#include "arrears/domain/authority.h"
#include "arrears/domain/bucket.h"

#define TERM_TEXT_SIZE 72                      /* any value as text */
struct term_text { char s[TERM_TEXT_SIZE]; };

enum term_kind { TERM_KIND_MONEY, TERM_KIND_PERCENT, TERM_KIND_DAYS, TERM_KIND_COUNT,
	TERM_KIND_YESNO, TERM_KIND_CHOICE, TERM_KIND_ROUND, TERM_KIND_TEXT, TERM_KIND_ORDER };
#define TERM_TYPE_MONEY struct money
#define TERM_TYPE_PERCENT int32_t              /* basis points: 10000 = 100.00 % */
#define TERM_TYPE_DAYS int32_t
#define TERM_TYPE_COUNT int32_t
#define TERM_TYPE_YESNO bool
#define TERM_TYPE_CHOICE int32_t               /* place of the word in the range, from 0 */
#define TERM_TYPE_ROUND enum rounding
#define TERM_TYPE_TEXT struct term_text
#define TERM_TYPE_ORDER struct bucket_order

enum term_id {
#define T(id, name, kind, range, standard, help) TERM_##id,
#include "arrears/domain/terms.def"
#undef T
	TERM_COUNT
};
struct terms {
#define T(id, name, kind, range, standard, help) TERM_TYPE_##kind name;
#include "arrears/domain/terms.def"
#undef T
};

/* Values of `day_basis` (as enum daycount) and `remit`, in the order of their words. */
enum term_basis { TERM_ACT365, TERM_ACTACT, TERM_30360, TERM_30E360 };
enum term_remit { TERM_GROSS, TERM_NET };

struct term_rule { const char *name; enum term_kind kind; const char *range, *standard, *help; };
const struct term_rule *term_row(enum term_id id);
bool term_find(const char *name, enum term_id *out); /* any case */

struct terms terms_default(void);
/* MSG_TERM_UNKNOWN; MSG_TERM_VALUE with the name, the text and what may be typed (term_allowed). */
enum msgid terms_set(struct terms *t, const char *name, const char *text, struct err *err)
	ATTR_MUST_USE;
/* As terms_set takes it back: "25.00", "100.00", "NO", "COSTS,FEES,...". */
/* The help up to its semicolon: at most TERM_BRIEF columns, for lists. */
#define TERM_BRIEF 51
void term_brief(enum term_id id, char out[TERM_BRIEF + 1]);
void terms_show(const struct terms *t, enum term_id id, char out[TERM_TEXT_SIZE]);
void term_allowed(enum term_id id, char *out, size_t size); /* "an amount from .01 to 9,999.99" */

/* What holds between rows, for a whole set: MSG_TERM_AUTHORITY for a fee without an authority
 * (1006.22(b)). */
enum msgid terms_check(const struct terms *t, struct err *err) ATTR_MUST_USE;
/* Largest adjustment, as an absolute amount, the role makes alone; an administrator any. */
struct money terms_adjust_limit(const struct terms *t, enum user_role role);

#endif
