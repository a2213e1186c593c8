/* SPDX-License-Identifier: MIT */
/* What counting, posting and closing a batch share. */
#ifndef ARREARS_DESK_BATCH_PRIVATE_H
#define ARREARS_DESK_BATCH_PRIVATE_H

#include "arrears/desk/batch.h"

#define BATCH_PAGE 200                          /* receipts read at a time */

/* MSG_BATCH_UNKNOWN, MSG_BATCH_STATE. */
enum msgid batch_need(struct desk *d, int64_t id, enum batch_state state, struct batch *out,
	struct err *err) ATTR_MUST_USE;
/* Who received any of it neither counts, posts nor closes it, unless the office has one person for
 * both. A file is its own receiver. MSG_BATCH_SAME_PERSON. */
enum msgid batch_other_person(struct desk *d, const struct batch *b, struct err *err)
	ATTR_MUST_USE;

#endif
