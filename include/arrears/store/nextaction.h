/* SPDX-License-Identifier: MIT */
/* Next actions of accounts, and what UNDO would reverse. Done ones stay. */
#ifndef ARREARS_STORE_NEXTACTION_H
#define ARREARS_STORE_NEXTACTION_H

#include "arrears/domain/code.h"
#include "arrears/domain/nextaction.h"
#include "arrears/store/db.h"

struct next_row { int64_t id, account_id; struct next_action action; int64_t phone_id, user_id, at,
	contact_id, done_at; };                 /* action.priority is not kept: 0 */
enum msgid next_action_add(struct db *db, const struct next_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid next_action_list(struct db *db, int64_t account_id, struct next_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE; /* the open ones, the driving one first */
enum msgid next_action_done(struct db *db, int64_t id, int64_t at, struct err *err) ATTR_MUST_USE;
/* Opens a copy of a done one, unless the same is open. */
enum msgid next_action_again(struct db *db, int64_t id, struct err *err) ATTR_MUST_USE;

struct undo_row { int64_t id, user_id, contact_id, account_id, at; char code[CODE_SIZE];
	char before[1024]; };
enum msgid undo_add(struct db *db, const struct undo_row *row, struct err *err) ATTR_MUST_USE;
/* The newest of the user that is not undone yet. */
enum msgid undo_newest(struct db *db, int64_t user_id, struct undo_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* The first one on the account after id, of anybody. */
enum msgid undo_after(struct db *db, int64_t account_id, int64_t id, struct undo_row *out,
	bool *found, struct err *err) ATTR_MUST_USE;
enum msgid undo_mark(struct db *db, int64_t id, int64_t at, struct err *err) ATTR_MUST_USE;

#endif
