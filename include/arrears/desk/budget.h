/* SPDX-License-Identifier: MIT */
/* The financial statement of a consumer (panel FIN): saved anew each time it is told, never
 * changed; the newest counts. What is left of a month feeds plans and options. */
#ifndef ARREARS_DESK_BUDGET_H
#define ARREARS_DESK_BUDGET_H

#include "arrears/desk/desk.h"
#include "arrears/store/statement.h"

/* lines: each item at most once, those without an amount left out. */
struct budget { struct statement_row head; struct fin_line lines[FIN_ITEM_COUNT]; size_t count; };

/* OP_PEOPLE. head: reason ("" not told), words, employer, people count. Notes the sum on every
 * open account, and a reason that is another than before becomes the consumer's (Reason on ACC).
 * MSG_FIN_NOTHING, MSG_FIN_REASON, MSG_FIN_PEOPLE, MSG_FIN_EVERY (income or expense told once),
 * MSG_AMOUNT_INVALID, MSG_NOTE_CARD, MSG_TEXT_TOO_LONG; the field is the item's name. */
enum msgid budget_save(struct desk *d, int64_t account_id, const struct budget *b, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* MSG_FIN_UNKNOWN. */
enum msgid budget_load(struct desk *d, int64_t id, struct budget *out, struct err *err)
	ATTR_MUST_USE;
enum msgid budget_newest(struct desk *d, int64_t consumer_id, struct budget *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Newest first, older than `before` (0: all). */
enum msgid budget_list(struct desk *d, int64_t consumer_id, int64_t before,
	struct statement_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

/* What the newest one leaves a month: sum.known is false and told none where nothing was told. */
struct budget_left { struct fin_sum sum; struct date told; };
enum msgid budget_disposable(struct desk *d, int64_t consumer_id, struct budget_left *out,
	struct err *err) ATTR_MUST_USE;

/* What of a month fits, and in how many months it pays what is owed: 0 if nothing does. */
struct budget_fit { struct money installment; int months; };
struct budget_fit budget_fit(const struct fin_sum *sum, struct money owed);

#endif
