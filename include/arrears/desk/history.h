/* SPDX-License-Identifier: MIT */
/* The history ring: the accounts that were last on this user's screen. */
#ifndef ARREARS_DESK_HISTORY_H
#define ARREARS_DESK_HISTORY_H

#include "arrears/desk/desk.h"
#include "arrears/store/work.h"

#define HISTORY_MAX 25

/* Newest first, each account once. */
enum msgid work_recent(struct desk *d, struct work_row out[HISTORY_MAX], size_t *n,
	struct err *err) ATTR_MUST_USE;

#endif
