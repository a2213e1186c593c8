/* SPDX-License-Identifier: MIT */
/* An account after money moved: nothing left to collect closes it as PIF (or leaves SIF), with a
 * note, its next actions done and its consumer's item brought up to date; money taken back opens
 * it again as what it was before, due today. */
#ifndef ARREARS_DESK_PAID_H
#define ARREARS_DESK_PAID_H

#include "arrears/desk/desk.h"

/* Inside the transaction of the posting. The work item is left to the caller. */
enum msgid account_after_posting(struct desk *d, int64_t account_id, struct err *err)
	ATTR_MUST_USE;
bool account_is_paid(const char *status);               /* PIF, SIF */
/* The same where what closed it as UNC was taken back. */
enum msgid account_not_written_off(struct desk *d, int64_t account_id, struct err *err)
	ATTR_MUST_USE;

#endif
