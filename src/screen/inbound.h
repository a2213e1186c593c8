/* SPDX-License-Identifier: MIT */
/* A call comes in (IN 5550147), on an account or on any other panel. */
#ifndef ARREARS_SCREEN_INBOUND_H
#define ARREARS_SCREEN_INBOUND_H

#include "app.h"

/* The account that is set aside for it, 0 none, and what becomes true when it was: at once, or
 * (asked) as a window closes that was asked first. */
struct inbound_below { int64_t account_id; bool *set_aside, *asked; };

/* Finds the caller (several: a list; nobody: by FND), parks what is below and opens the caller's
 * account on top. below NULL: nothing to set aside. */
enum msgid inbound_answer(struct ui *ui, const char *number, const struct inbound_below *below,
	struct err *err) ATTR_MUST_USE;

#endif
