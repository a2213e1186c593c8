/* SPDX-License-Identifier: MIT */
/* `arrears check`: SQLite's own proofs and ours. Needs no key, runs as SYSTEM, changes nothing. */
#ifndef ARREARS_DESK_CHECK_H
#define ARREARS_DESK_CHECK_H

#include "arrears/desk/desk.h"

struct check_watch {
	void (*start)(void *arg, const char *name);       /* "balances"; NULL: not told */
	void (*complain)(void *arg, const char *name, const char *complaint);
	void *arg;
};

/* At most CHECK_SAY_MAX complaints of a proof are told; *complaints counts all. */
#define CHECK_SAY_MAX 20
enum msgid desk_check(struct desk *d, const struct check_watch *watch, int64_t *complaints,
	struct err *err) ATTR_MUST_USE;

#endif
