/* SPDX-License-Identifier: MIT */
/* Which consumer is on whose screen. Whether a desk is alive is asked of its lock, not of here. */
#ifndef ARREARS_STORE_CLAIM_H
#define ARREARS_STORE_CLAIM_H

#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct claim { int64_t consumer_id; int desk_no; int64_t user_id, session_id, since; bool parked;
	char user_name[TEXT_BYTES(10)]; };     /* read only */

enum msgid claim_get(struct db *db, int64_t consumer_id, struct claim *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Adds or takes over. */
enum msgid claim_put(struct db *db, const struct claim *c, struct err *err) ATTR_MUST_USE;
enum msgid claim_drop(struct db *db, int64_t consumer_id, struct err *err) ATTR_MUST_USE;
/* Claims of one desk, newest first; *count of them. */
enum msgid claim_list(struct db *db, int desk_no, struct claim *out, size_t max, size_t *count,
	struct err *err) ATTR_MUST_USE;
/* Desk numbers that hold claims or a session that has not ended. */
enum msgid claim_desks(struct db *db, int *out, size_t max, size_t *count, struct err *err)
	ATTR_MUST_USE;
/* The desk is gone: its claims go, its running sessions are marked 'crash'. */
enum msgid claim_purge(struct db *db, int desk_no, struct err *err) ATTR_MUST_USE;

#endif
