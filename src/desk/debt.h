/* SPDX-License-Identifier: MIT */
/* The account that a desk function is about. */
#ifndef ARREARS_DESK_DEBT_H
#define ARREARS_DESK_DEBT_H

#include "arrears/desk/desk.h"
#include "arrears/store/account.h"

/* MSG_ACCOUNT_UNKNOWN. */
enum msgid account_need(struct desk *d, int64_t account_id, struct account_row *out,
	struct err *err) ATTR_MUST_USE;
/* What a person typed, cleaned in place, Social Security numbers masked. MSG_NOTE_CARD, field as
 * given. */
enum msgid debt_text(char *text, const char *field, struct err *err) ATTR_MUST_USE;

#endif
