/* SPDX-License-Identifier: MIT */
/* How an account was paid (panel HST). */
#ifndef ARREARS_DESK_PAIDHIST_H
#define ARREARS_DESK_PAIDHIST_H

#include "arrears/desk/desk.h"
#include "arrears/domain/payhist.h"

/* OP_VIEW. MSG_ACCOUNT_UNKNOWN. */
enum msgid paidhist_load(struct desk *d, int64_t account_id, struct payhist *out,
	struct err *err) ATTR_MUST_USE;

#endif
