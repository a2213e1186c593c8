/* SPDX-License-Identifier: MIT */
/* Sign-ons, from start to end. A session without an end runs still, or its desk crashed. */
#ifndef ARREARS_STORE_SESSION_H
#define ARREARS_STORE_SESSION_H

#include "arrears/store/db.h"

enum msgid work_session_start(struct db *db, int64_t user_id, int desk_no, int64_t at, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* how: 'signoff', 'hangup', 'crash'. A session that has ended stays as it is. */
enum msgid work_session_end(struct db *db, int64_t id, int64_t at, const char *how, struct err *err)
	ATTR_MUST_USE;

#endif
