/* SPDX-License-Identifier: MIT */
/* Lists of promises over all accounts: due, late, broken, kept (store/promise.h). OP_VIEW. */
#ifndef ARREARS_DESK_PROMISELIST_H
#define ARREARS_DESK_PROMISELIST_H

#include "arrears/desk/desk.h"
#include "arrears/store/promise.h"

#define PROMISE_LIST_DAYS 90                    /* how far back late, broken and kept reach */

/* f->list and f->user_id are asked; today and since are set here. */
enum msgid promise_lines(struct desk *d, const struct promise_filter *f,
	const struct promise_page *page, struct promise_line *out, size_t *n, struct err *err)
	ATTR_MUST_USE;
struct promise_totals { struct promise_sum of[PROMISE_LIST_COUNT]; };
enum msgid promise_totals(struct desk *d, int64_t user_id, struct promise_totals *out,
	struct err *err) ATTR_MUST_USE;
/* By name, upper case: MSG_USER_UNKNOWN. */
enum msgid promise_user(struct desk *d, const char *name, int64_t *id, struct err *err)
	ATTR_MUST_USE;

#endif
