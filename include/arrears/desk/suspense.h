/* SPDX-License-Identifier: MIT */
/* Money that came in and belongs to no debt yet: listed by age, applied to an account or returned.
 * Every step is a row of its own. */
#ifndef ARREARS_DESK_SUSPENSE_H
#define ARREARS_DESK_SUSPENSE_H

#include "arrears/desk/post.h"
#include "arrears/store/receipt.h"

struct suspense_line { struct receipt receipt; int days;        /* since it was received */
	char why[TEXT_BYTES(60)];               /* of its first entry */
	char name[TEXT_BYTES(40)]; };           /* the consumer's, or who paid */
/* Oldest first, after a key (zeroed: the first). OP_VIEW. */
enum msgid suspense_list(struct desk *d, const struct suspense_key *after,
	struct suspense_line *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* amount zero: all that is left. OP_SUSPENSE. designated: the consumer named this debt, without
 * which a disputed one takes nothing (MSG_POST_DISPUTED); said of the receipt, it holds for the
 * debt it was received for. It counts from the day of the receipt, or from the placement where
 * that is later: posted.effective. MSG_RECEIPT_UNKNOWN, MSG_SUSPENSE_LESS (less is left). */
struct suspense_use { int64_t receipt_id, account_id; struct money amount; const char *reason;
	bool designated; enum answer twin, barred; };
enum msgid suspense_apply(struct desk *d, const struct suspense_use *u, struct posted *out,
	struct err *err) ATTR_MUST_USE;
/* What went back to who paid it; of money that the client has, what was told back to them. */
enum msgid suspense_return(struct desk *d, int64_t receipt_id, struct money amount,
	const char *reason, struct err *err) ATTR_MUST_USE;

#endif
