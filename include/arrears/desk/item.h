/* SPDX-License-Identifier: MIT */
/* Work items kept true. Whatever changes a fact of a consumer (result, note with a date, phone,
 * restriction, status, balance, import) calls desk_refresh_item in its own transaction. */
#ifndef ARREARS_DESK_ITEM_H
#define ARREARS_DESK_ITEM_H

#include "arrears/desk/desk.h"
#include "arrears/domain/workitem.h"

/* Loads the facts, derives, saves. Inside the caller's transaction. */
enum msgid desk_refresh_item(struct desk *d, int64_t consumer_id, struct err *err) ATTR_MUST_USE;
/* The same for several, the bands read once. ids in any order, each once. */
enum msgid desk_refresh_items(struct desk *d, const int64_t *ids, size_t n, struct err *err)
	ATTR_MUST_USE;
/* Derives every stride-th item anew and compares: 1 = all, 0 = as many as take seconds. *wrong =
 * how many differ, *first = a consumer of them, 0 none. Reads only; what the day still has to roll
 * is not counted. */
enum msgid desk_item_proof(struct desk *d, int stride, int64_t *wrong, int64_t *first,
	struct err *err) ATTR_MUST_USE;
/* All items anew, in batches of their own transactions: after an edit of the bands. */
enum msgid desk_refresh_all(struct desk *d, struct err *err) ATTR_MUST_USE;

/* The business date moves on: what has come due ripens. Costs one lookup when nothing is to do. */
enum msgid desk_roll_day(struct desk *d, struct err *err) ATTR_MUST_USE;

#endif
