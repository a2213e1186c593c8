/* SPDX-License-Identifier: MIT */
/* A clock that was set back could walk around the call window. While it stands before the newest
 * audit row, no call is placed until a lead has looked at it. */
#ifndef ARREARS_DESK_CLOCKCHECK_H
#define ARREARS_DESK_CLOCKCHECK_H

#include "arrears/desk/desk.h"

/* MSG_CLOCK_BEHIND unless the clock is right, was accepted, or this desk is a lead's. */
enum msgid desk_clock_check(struct desk *d, struct err *err) ATTR_MUST_USE;
/* A lead accepts the clock as it stands: an audit row says by how much it is behind. It counts
 * until something is saved at a later time, or the clock goes further back. OP_CLOCK;
 * MSG_CLOCK_NOT_BEHIND if there is nothing to accept. */
enum msgid desk_clock_accept(struct desk *d, struct err *err) ATTR_MUST_USE;

#endif
