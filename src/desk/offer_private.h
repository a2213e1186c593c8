/* SPDX-License-Identifier: MIT */
/* What settlements and their approvals share. */
#ifndef ARREARS_DESK_OFFER_PRIVATE_H
#define ARREARS_DESK_OFFER_PRIVATE_H

#include "arrears/desk/offer.h"
#include "arrears/store/account.h"

/* What a settlement is reckoned from. */
struct settle_base { struct account_row account; struct money owed, accrued;
	struct floor_row floor; bool has_floor; };
enum msgid settle_base(struct desk *d, int64_t account_id, struct date due,
	struct settle_base *out, struct err *err) ATTR_MUST_USE;
/* May that role agree to the sum? MSG_SETTLE_APPROVER, MSG_SETTLE_BELOW. */
enum msgid settle_role_may(const struct settle_base *b, const struct lead *who,
	struct money amount, struct err *err) ATTR_MUST_USE;
/* An offer that waits opens, or is declined, as the request about it was decided. */
enum msgid settle_decided(struct desk *d, int64_t offer_id, bool yes, struct err *err)
	ATTR_MUST_USE;
enum msgid settle_load(struct desk *d, int64_t offer_id, struct offer_row *out, struct err *err)
	ATTR_MUST_USE;
/* A note of the program on the account, of the call that is open there. */
enum msgid money_note(struct desk *d, int64_t account_id, const char *text, struct err *err)
	ATTR_MUST_USE;

#endif
