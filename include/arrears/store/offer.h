/* SPDX-License-Identifier: MIT */
/* The log of settlement offers and counter-offers of an account. Only state and who approved
 * change; a new sum is a new row. */
#ifndef ARREARS_STORE_OFFER_H
#define ARREARS_STORE_OFFER_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

#define OFFER_WORDS TEXT_BYTES(60)
enum offer_side { OFFER_BY_US, OFFER_BY_CONSUMER, OFFER_SIDE_COUNT };
enum offer_state { OFFER_OPEN, OFFER_WAITING, OFFER_COUNTERED, OFFER_ACCEPTED, OFFER_DECLINED,
	OFFER_EXPIRED, OFFER_STATE_COUNT };    /* WAITING: for an approval */
const char *offer_side_name(enum offer_side s);    /* "us" */
const char *offer_state_name(enum offer_state s);  /* "open" */

struct offer_row { int64_t id, account_id; enum offer_side side; enum offer_state state;
	struct money amount, owed, floor;      /* floor: the offering person's, then */
	struct date due_on, valid_until; int installments;
	int64_t at, user_id, contact_id, approved_by;  /* 0: none */
	char user[TEXT_BYTES(10)], approver[TEXT_BYTES(10)], words[OFFER_WORDS]; };

enum msgid offer_insert(struct db *db, const struct offer_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid offer_load(struct db *db, int64_t id, struct offer_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Newest first. */
enum msgid offer_list(struct db *db, int64_t account_id, struct offer_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* approved_by 0: left as it is. */
enum msgid offer_set(struct db *db, int64_t id, enum offer_state state, int64_t approved_by,
	struct err *err) ATTR_MUST_USE;
/* Open and waiting offers of the account become `state`, but for the one `except`. */
enum msgid offer_close_others(struct db *db, int64_t account_id, int64_t except,
	enum offer_state state, struct err *err) ATTR_MUST_USE;
/* An accepted one is open again; countered if another was made after it. */
enum msgid offer_reopen(struct db *db, int64_t id, struct err *err) ATTR_MUST_USE;
/* Open and waiting ones that stood until a day before `today`; account_id 0: of all. */
enum msgid offer_expire(struct db *db, int64_t account_id, struct date today, struct err *err)
	ATTR_MUST_USE;

#endif
