/* SPDX-License-Identifier: MIT */
/* Goods of a debt that are to come back, and the credit agreed for what does (panel MER). */
#ifndef ARREARS_DESK_MERCHANDISE_H
#define ARREARS_DESK_MERCHANDISE_H

#include "arrears/desk/desk.h"
#include "arrears/store/merchandise.h"

/* OP_VIEW. */
enum msgid merchandise_of(struct desk *d, int64_t account_id, struct merchandise_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* OP_WORK. id 0: a new item, else description, serial and price of one that is not
 * credited. MSG_REQUIRED, MSG_MER_PRICE, MSG_MER_MANY, MSG_MER_UNKNOWN, MSG_NOTE_CARD, and those of
 * merchandise_may. */
struct merchandise_item { int64_t id, account_id; const char *description, *serial;
	struct money price; };
enum msgid merchandise_keep(struct desk *d, const struct merchandise_item *item,
	struct err *err) ATTR_MUST_USE;

extern const char *const merchandise_conditions[]; /* "NEW" "GOOD" ...; ends with NULL */
/* It came back. Within what the role may adjust the credit is posted to principal at once, in the
 * same transaction; else a request for it waits on APV (approval_id). A credit of zero posts
 * nothing. One that came back with no credit can be told anew. MSG_MER_CONDITION, MSG_MER_DATE (in
 * the future), MSG_MER_CREDIT (below zero, or over what is owed in principal), and those of
 * merchandise_may, post_adjust and approval_ask. */
struct merchandise_return { int64_t id; const char *condition; struct date on;
	struct money credit; };
struct merchandise_outcome { int64_t ledger_id, approval_id; };
enum msgid merchandise_back(struct desk *d, const struct merchandise_return *r,
	struct merchandise_outcome *out, struct err *err) ATTR_MUST_USE;
/* Within the transaction that decides about its credit: the entry that credits the item, 0: refused
 * or withdrawn. Then it is back with no credit, and another can be agreed on. */
enum msgid merchandise_decided(struct desk *d, int64_t id, int64_t ledger_id, struct err *err)
	ATTR_MUST_USE;
/* Whether it can be changed or taken back now: MSG_MER_BACK: its credit is posted, MSG_MER_WAITS:
 * it waits on APV. */
enum msgid merchandise_may(const struct merchandise_row *row, struct err *err) ATTR_MUST_USE;

#endif
