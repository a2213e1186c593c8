/* SPDX-License-Identifier: MIT */
/* Rows that a payments file asks for and writes, and taking one back. All inside the caller's
 * transaction. */
#ifndef ARREARS_STORE_PAYFILE_H
#define ARREARS_STORE_PAYFILE_H

#include "arrears/domain/payment.h"
#include "arrears/store/ledger.h"
#include "arrears/store/receipt.h"

/* The account of a row. id 0: none; near: its number but for zeros and case, "" none. */
struct pay_account { int64_t id; struct date placed; bool closed; struct buckets owed;
	char near[TEXT_BYTES(24)]; };
/* By the client's number as placed (text and key), and by ours, if it is the client's. */
enum msgid pay_find_key(struct db *db, int64_t client_id, const char *text, const char *key,
	struct pay_account *out, struct err *err) ATTR_MUST_USE;
enum msgid pay_find_id(struct db *db, int64_t client_id, int64_t account_id,
	struct pay_account *out, struct err *err) ATTR_MUST_USE;

/* The same payment, standing or taken back, in the ledger or in a batch that is not posted yet,
 * or held for the same payer. Files that were undone do not count. */
enum pay_there { PAY_NEW, PAY_THERE, PAY_THERE_IN_FILE };
enum msgid pay_twin(struct db *db, const struct receipt *like, int64_t file_id,
	enum pay_there *out, struct err *err) ATTR_MUST_USE;
#define PAY_CANDIDATES 64
enum msgid pay_candidates(struct db *db, int64_t account_id, const struct payment *p,
	struct pay_candidate *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

/* A receipt of a file: posted as it comes in. */
enum msgid pay_receipt(struct db *db, const struct receipt *r, int64_t *id, struct err *err)
	ATTR_MUST_USE;

/* --- taking a file back --- */
struct pay_batch { int64_t file_id, batch_id, from; };   /* posted from that UTC on */
/* *found false: the file has none. */
enum msgid pay_batch_of(struct db *db, int64_t file_id, struct pay_batch *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* An account posted to after the file, or to whose transfer the file took back; a receipt whose
 * money left suspense. 0: none. */
enum msgid pay_posted_since(struct db *db, const struct pay_batch *b, int64_t *account_id,
	struct err *err) ATTR_MUST_USE;
enum msgid pay_moved_back(struct db *db, const struct pay_batch *b, int64_t *account_id,
	struct err *err) ATTR_MUST_USE;
enum msgid pay_held_used(struct db *db, const struct pay_batch *b, int64_t *receipt_id,
	struct err *err) ATTR_MUST_USE;
/* Entries of the file that still count, newest first, below an id (0: all): charges and payments,
 * and what takes back an entry of before. */
struct pay_entry { int64_t id, reverses_id; };
enum msgid pay_entries(struct db *db, const struct pay_batch *b, int64_t below,
	struct pay_entry *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* Receipts that are held, above an id. */
enum msgid pay_held(struct db *db, const struct pay_batch *b, int64_t above, struct receipt *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

#endif
