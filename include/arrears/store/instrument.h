/* SPDX-License-Identifier: MIT */
/* The register of checks, ACH debits and card payments dated ahead, and what happened to each.
 * Never more than the last four digits of an account or a card. */
#ifndef ARREARS_STORE_INSTRUMENT_H
#define ARREARS_STORE_INSTRUMENT_H

#include "arrears/base/text.h"
#include "arrears/domain/instrument.h"
#include "arrears/store/db.h"

#define INSTRUMENT_NUMBER TEXT_BYTES(16)
struct instrument_row { int64_t id, account_id, promise_id, series_id, receipt_id; /* 0: none */
	enum instrument kind; struct money amount;
	struct date deposit_on, taken_on;      /* never deposited before; office date we got it */
	bool postdated;                        /* ever dated more than five days ahead */
	char number[INSTRUMENT_NUMBER], last4[5];
	bool recurring; char authorized[12];   /* "signed" "electronic" "recorded"; "" not yet */
	struct date copy_on, notice_on;        /* none: not given */
	struct date revoked_on;                /* the consumer stopped it, whatever its state */
	enum item_state state; struct date hold_until; /* HELD: first day free again */
	char held_why[TEXT_BYTES(60)];         /* HELD: what for */
	bool review;                           /* stopped at the bank: a lead frees it */
	int tries;                             /* times presented */
	int64_t at, user_id; char user[TEXT_BYTES(10)], name[TEXT_BYTES(40)]; }; /* consumer */

enum msgid instrument_insert(struct db *db, const struct instrument_row *row, int64_t *id,
	struct err *err) ATTR_MUST_USE;
enum msgid instrument_load(struct db *db, int64_t id, struct instrument_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Everything that may change: promise, dates, state, hold, tries, receipt, authorization and its
 * end. */
enum msgid instrument_update(struct db *db, const struct instrument_row *row, struct err *err)
	ATTR_MUST_USE;
/* By deposit date, then id. account_id: of that one; else all that are not done yet (waiting and
 * held), after `after` (NULL: from the first). */
enum msgid instrument_of(struct db *db, int64_t account_id, struct instrument_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* Open ones on any debt of the consumer, those of one debt together. */
enum msgid instrument_open_of(struct db *db, int64_t consumer_id, struct instrument_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid instrument_open(struct db *db, const struct instrument_row *after,
	struct instrument_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

struct instrument_event { int64_t instrument_id; char event[12]; /* 'taken' 'notice' 'held'
	'released' 'deposited' 'returned' 'cancelled' 'revoked' */
	struct date on; char detail[TEXT_BYTES(60)]; int64_t at, user_id;
	char user[TEXT_BYTES(10)]; };
enum msgid instrument_event_add(struct db *db, const struct instrument_event *e, struct err *err)
	ATTR_MUST_USE;
enum msgid instrument_events(struct db *db, int64_t instrument_id, struct instrument_event *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;    /* oldest first */

#endif
