/* SPDX-License-Identifier: MIT */
/* Files that came in or went out, and what was wrong with their rows. */
#ifndef ARREARS_STORE_FILE_H
#define ARREARS_STORE_FILE_H

#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct file_row {
	int64_t id;
	char kind[12], direction[4], state[8], digest[65], name[TEXT_BYTES(60)], client[11];
	int64_t client_id;                      /* 0: none */
	int64_t rows_in, rows_placed, rows_duplicate, rows_rejected;
	struct money in, placed;
	int64_t first_account, last_account;    /* 0: none */
	int64_t at, user_id, undone_at, undone_by; /* 0: not */
};
struct file_issue { int64_t file_id, line; char severity[10], kind[8], field[32],
	value[TEXT_BYTES(40)], reason[TEXT_BYTES(66)]; };

/* id is taken from the row; file_next_id gives a free one inside the transaction. */
enum msgid file_next_id(struct db *db, int64_t *id, struct err *err) ATTR_MUST_USE;
enum msgid file_insert(struct db *db, const struct file_row *f, struct err *err) ATTR_MUST_USE;
enum msgid file_finish(struct db *db, const struct file_row *f, struct err *err) ATTR_MUST_USE;
enum msgid file_set_undone(struct db *db, int64_t id, int64_t at, int64_t user_id,
	struct err *err) ATTR_MUST_USE;
enum msgid file_get(struct db *db, int64_t id, struct file_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* The newest file of the kind, client and bytes of `like` that stands (state 'placed'). */
enum msgid file_by_digest(struct db *db, const struct file_row *like, struct file_row *out,
	bool *found, struct err *err) ATTR_MUST_USE;
/* A page, newest first, ids below `before` (0 = from the newest). */
enum msgid file_list(struct db *db, int64_t before, struct file_row *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;

enum msgid file_issue_add(struct db *db, const struct file_issue *i, struct err *err)
	ATTR_MUST_USE;
/* A page in the order they were met, after row id `*after`, which is moved on. */
enum msgid file_issue_list(struct db *db, int64_t file_id, int64_t *after,
	struct file_issue *out, size_t max, size_t *count, struct err *err) ATTR_MUST_USE;

#endif
