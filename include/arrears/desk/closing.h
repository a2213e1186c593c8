/* SPDX-License-Identifier: MIT */
/* The letter that ends an account: paid in full, or settled for a lesser sum. It says what is so
 * in our books and promises nothing that others do, such as what is reported about it. */
#ifndef ARREARS_DESK_CLOSING_H
#define ARREARS_DESK_CLOSING_H

#include "arrears/desk/desk.h"
#include "arrears/store/account.h"

/* Is the account one that a closing letter is for: PIF or SIF, and nothing owed? */
bool closing_due(const struct account_row *a);
/* As text for paper, lines of at most 72 columns. OP_VIEW. MSG_ACCOUNT_UNKNOWN, MSG_CLOSING_OPEN
 * (neither paid in full nor settled, or something is owed). */
enum msgid closing_text(struct desk *d, int64_t account_id, struct str *out, struct err *err)
	ATTR_MUST_USE;

#endif
