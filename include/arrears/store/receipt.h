/* SPDX-License-Identifier: MIT */
/* Money that came in (receipt), the batches it is counted in, and money without a debt
 * (suspense_entry, append-only; receipt.suspense is the sum of its entries). */
#ifndef ARREARS_STORE_RECEIPT_H
#define ARREARS_STORE_RECEIPT_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

enum receipt_state { RECEIPT_RECEIVED, RECEIPT_POSTED, RECEIPT_VOID };
const char *receipt_state_name(enum receipt_state s);   /* "received" */
enum batch_state { BATCH_OPEN, BATCH_BALANCED, BATCH_POSTED, BATCH_CLOSED };
const char *batch_state_name(enum batch_state s);       /* "open" */

struct receipt {
	int64_t id, batch_id;
	int64_t account_id, client_id;          /* 0: not known */
	bool direct;                            /* paid to the client, not to us */
	struct money amount;                    /* > 0 */
	char method[17], reference[TEXT_BYTES(32)], last4[5], payer[TEXT_BYTES(40)];
	bool designated;                        /* the consumer named this debt */
	struct date received_on, effective_on;
	int64_t received_at, received_by;
	enum receipt_state state;
	int64_t posted_at, posted_by, voided_at, voided_by; /* 0: not */
	char void_reason[TEXT_BYTES(60)];
	struct money suspense;                  /* not applied yet */
	char received_name[TEXT_BYTES(10)];     /* out: user name */
};
enum msgid receipt_insert(struct db *db, const struct receipt *r, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid receipt_load(struct db *db, int64_t id, struct receipt *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Moves RECEIVED to POSTED or VOID; *moved false: it was no longer RECEIVED. */
struct receipt_move { int64_t id; enum receipt_state to; int64_t at, user_id; const char *reason; };
enum msgid receipt_move(struct db *db, const struct receipt_move *m, bool *moved, struct err *err)
	ATTR_MUST_USE;
/* The newest that the user took in after `since` and that may still be voided. */
enum msgid receipt_voidable(struct db *db, int64_t user_id, int64_t since, struct receipt *out,
	bool *found, struct err *err) ATTR_MUST_USE;
/* Of a batch in order of number, after `after`. */
enum msgid receipt_page(struct db *db, int64_t batch_id, int64_t after, struct receipt *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* Of an account, not void: same value date, amount and reference; paid the same way if there is
 * one, else the newest. *id = 0: none. */
enum msgid receipt_twin(struct db *db, const struct receipt *like, int64_t *id, struct err *err)
	ATTR_MUST_USE;
/* Received and not posted yet: what an account still waits for. */
enum msgid receipt_waiting(struct db *db, int64_t account_id, struct money *out, int *count,
	struct err *err) ATTR_MUST_USE;

struct batch {
	int64_t id;
	bool from_file;                         /* a payments file; else taken at desks */
	enum batch_state state;
	int64_t opened_at, opened_by;
	int64_t counted_items, counted_by;      /* counted_by 0: not counted yet */
	struct money counted;
	int64_t posted_at, posted_by, closed_at, closed_by, file_id;
	struct date deposit_on; char deposit_ref[TEXT_BYTES(20)];
	char opened_name[TEXT_BYTES(10)], posted_name[TEXT_BYTES(10)]; /* out */
	int64_t items; struct money total;      /* out: receipts that are not void */
};
enum msgid batch_insert(struct db *db, const struct batch *b, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid batch_load(struct db *db, int64_t id, struct batch *out, bool *found, struct err *err)
	ATTR_MUST_USE;
enum msgid batch_save(struct db *db, const struct batch *b, struct err *err) ATTR_MUST_USE;
/* The newest open desk batch of the office; *id = 0: none. */
enum msgid batch_open_of_desks(struct db *db, int64_t *id, struct err *err) ATTR_MUST_USE;
/* Newest first, older than before (0: all); closed ones only with `closed`. */
struct batch_filter { int64_t before; bool closed; };
enum msgid batch_page(struct db *db, const struct batch_filter *f, struct batch *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* Did this user receive any of it that is not void? */
enum msgid batch_received_by(struct db *db, int64_t id, int64_t user_id, bool *yes,
	struct err *err) ATTR_MUST_USE;
/* By tender, in order of name. */
struct batch_tender { char method[17]; int64_t items; struct money total; };
enum msgid batch_tenders(struct db *db, int64_t id, struct batch_tender *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;

struct suspense_entry { int64_t id, receipt_id; struct money amount; int64_t ledger_id, at,
	user_id; char reason[TEXT_BYTES(60)], user[TEXT_BYTES(10)]; };
/* Adds it and moves receipt.suspense. */
enum msgid suspense_add(struct db *db, const struct suspense_entry *e, struct err *err)
	ATTR_MUST_USE;
/* What this entry of the ledger moved in or out of it, of one receipt. */
enum msgid suspense_by(struct db *db, int64_t receipt_id, int64_t ledger_id, struct money *out,
	struct err *err) ATTR_MUST_USE;
enum msgid suspense_entries(struct db *db, int64_t receipt_id, struct suspense_entry *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE; /* oldest first */
/* Receipts with money left, oldest first, after a key (zeroed: the first). */
struct suspense_key { struct date received_on; int64_t id; };
enum msgid suspense_page(struct db *db, const struct suspense_key *after, struct receipt *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

#endif
