/* SPDX-License-Identifier: MIT */
/* Calls. The program does not dial: it records the truth. A call row is written when the call is
 * placed or answered; until it has a result it is open: it counts for every desk, outlives a
 * crash, and must get its result before the account is left (IN and PARK only set it aside). */
#ifndef ARREARS_DESK_CALL_H
#define ARREARS_DESK_CALL_H

#include "arrears/desk/facts.h"
#include "arrears/store/contact.h"

/* A lead's way past the frequency presumption, 1006.14(b)(2)(i)-2: who and why. */
struct call_override { char code[8]; int64_t lead_id; };
/* Somebody with OP_OVERRIDE says so on the spot. code: LAW LITIG INFO DROP URGENT. */
enum msgid call_override_by(struct desk *d, const char *lead, const char *password,
	const char *code, struct call_override *out, struct err *err) ATTR_MUST_USE;

struct call_request {
	int64_t account_id;
	int phone;                              /* number in the list, 0 = the one marked > */
	const struct call_override *override;   /* NULL: none */
};
struct call_opened {
	int64_t contact_id, phone_id;
	int phone;
	struct gate_answer gate;                /* also filled when the call is refused */
};
/* Opens a call on a phone of the consumer. Refused where the gate blocks (the first reason in
 * err, all in out->gate), and while another call of this desk is open: MSG_CALL_OPEN "Phone 1 has
 * no result." MSG_PHONE_NONE, MSG_CLOCK_BEHIND. */
enum msgid call_open(struct desk *d, const struct call_request *req, struct call_opened *out,
	struct err *err) ATTR_MUST_USE;
/* The call of this desk that must get its result; parked ones are not counted. */
enum msgid call_current_on(struct desk *d, int64_t account_id, struct open_call_row *out,
	bool *found, struct err *err) ATTR_MUST_USE; /* that account's first, its parked one last */
enum msgid call_current(struct desk *d, struct open_call_row *out, bool *found, struct err *err)
	ATTR_MUST_USE;
/* MSG_CALL_OPEN if the account may not be left yet. */
enum msgid call_may_leave(struct desk *d, int64_t account_id, struct err *err) ATTR_MUST_USE;

/* ON ALL, ON 2: the debts talked about in the open call besides the one on the screen. which = 0:
 * all other open accounts of the consumer, else the number in order of account number, from 1,
 * the one on the screen left out. done counts those taken; blocked ones are refused, the first
 * with its reason in *refused (id MSG_OK: none). */
struct call_on { int done, blocked; struct err refused; };
enum msgid call_on(struct desk *d, int64_t account_id, int which, struct call_on *out,
	struct err *err) ATTR_MUST_USE;

/* A lead's word that a call was never placed: it stops counting. OP_VOID. */
enum msgid call_void(struct desk *d, int64_t contact_id, const char *reason, struct err *err)
	ATTR_MUST_USE;

#endif
