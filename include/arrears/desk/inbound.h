/* SPDX-License-Identifier: MIT */
/* Calls that come in, and accounts set aside. */
#ifndef ARREARS_DESK_INBOUND_H
#define ARREARS_DESK_INBOUND_H

#include "arrears/base/money.h"
#include "arrears/desk/call.h"

#define INBOUND_HITS 32
struct inbound_hit {
	int64_t party_id, phone_id, consumer_id, account_id;         /* account: the one to show */
	char name[TEXT_BYTES(40)], number[TEXT_BYTES(20)], role[12]; /* role "" = the consumer */
	int accounts; struct money balance;
};

/* Takes the call: parks the account on the screen (0: none) with its open call, claims the caller
 * and opens an inbound call on *account_id. The call is never counted; its conversation is.
 * MSG_IN_USE of the queue if another desk has the caller. */
enum msgid inbound_take(struct desk *d, int64_t screen_account, const struct inbound_hit *hit,
	int64_t *contact_id, struct err *err) ATTR_MUST_USE;
/* IN 5550147 in one: found exactly one and taken: *account_id; several: *n hits and account 0.
 * Nobody: MSG_CALLER_UNKNOWN. */
enum msgid call_inbound(struct desk *d, int64_t screen_account, const char *number,
	struct inbound_hit *hits, size_t max, size_t *n, int64_t *account_id, struct err *err)
	ATTR_MUST_USE;

/* PARK: sets the account aside, its call still open, its consumer still claimed. */
enum msgid call_park(struct desk *d, int64_t account_id, struct err *err) ATTR_MUST_USE;
/* Brings a parked account (0: the one parked last) back; *account_id = 0 if there is none. */
enum msgid call_unpark(struct desk *d, int64_t *account_id, struct err *err) ATTR_MUST_USE;

#endif
