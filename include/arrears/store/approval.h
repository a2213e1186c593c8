/* SPDX-License-Identifier: MIT */
/* Requests over somebody's authority, and how they were decided. */
#ifndef ARREARS_STORE_APPROVAL_H
#define ARREARS_STORE_APPROVAL_H

#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

enum approval_kind { APPROVAL_SETTLEMENT, APPROVAL_PLAN, APPROVAL_ADJUSTMENT, APPROVAL_WRITEOFF,
	APPROVAL_LEGAL, APPROVAL_KIND_COUNT };
enum approval_state { APPROVAL_WAITING, APPROVAL_APPROVED, APPROVAL_REFUSED, APPROVAL_WITHDRAWN,
	APPROVAL_STATE_COUNT };
const char *approval_kind_name(enum approval_kind k);    /* "settlement" */
const char *approval_state_name(enum approval_state s);  /* "waiting" */

#define APPROVAL_DETAIL 512
#define APPROVAL_WORDS TEXT_BYTES(60)
struct approval_row { int64_t id, account_id, subject_id; /* the offer it is about; 0: none */
	enum approval_kind kind; enum approval_state state; struct money amount;
	char detail[APPROVAL_DETAIL];          /* what is to be done, as its kind reads it */
	char reason[APPROVAL_WORDS], decision[APPROVAL_WORDS];
	int64_t asked_at, asked_by, decided_at, decided_by;
	char asker[TEXT_BYTES(10)], decider[TEXT_BYTES(10)]; };

enum msgid approval_insert(struct db *db, const struct approval_row *row, int64_t *id,
	struct err *err) ATTR_MUST_USE;
enum msgid approval_load(struct db *db, int64_t id, struct approval_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Of one person, or asked_by 0: of all. */
struct approval_seek { int64_t after, since, asked_by; };
/* Oldest first, after id `after` (0: from the first). */
enum msgid approval_waiting(struct db *db, const struct approval_seek *seek,
	struct approval_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* No longer waiting, since then, newest first. */
enum msgid approval_decided(struct db *db, const struct approval_seek *seek,
	struct approval_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* Approved and refused ones that asked_by was not told of, newest first. */
enum msgid approval_news(struct db *db, int64_t asked_by, struct approval_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* He was told of all of them. */
enum msgid approval_told(struct db *db, int64_t asked_by, int64_t at, struct err *err)
	ATTR_MUST_USE;
/* How many of others wait, and how many of his own were decided that he was not told of. */
struct approval_counts { int64_t waiting, news; };
enum msgid approval_count(struct db *db, int64_t user_id, struct approval_counts *out,
	struct err *err) ATTR_MUST_USE;
/* Newest first, whatever became of them. */
enum msgid approval_of(struct db *db, int64_t account_id, struct approval_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* state, decision, decided_at, decided_by of the row; it must be waiting: *done says. */
enum msgid approval_end(struct db *db, const struct approval_row *row, bool *done,
	struct err *err) ATTR_MUST_USE;

#endif
