/* SPDX-License-Identifier: MIT */
/* Rows that placing a file writes and asks for, and taking a file back. All inside the caller's
 * transaction. */
#ifndef ARREARS_STORE_PLACE_H
#define ARREARS_STORE_PLACE_H

#include "arrears/base/secret.h"
#include "arrears/domain/placement.h"
#include "arrears/store/db.h"

/* The first free numbers; accounts begin at 10000001. */
enum msgid place_next_ids(struct db *db, int64_t *party_id, int64_t *account_id, struct err *err)
	ATTR_MUST_USE;

/* Who already has the key: `same` by its exact text, `near` but for case or leading zeros. */
struct place_found { int64_t same, near, consumer_id, file_id; struct money balance; };
enum msgid place_find_key(struct db *db, int64_t client_id, const struct placement *p,
	struct place_found *out, struct err *err) ATTR_MUST_USE;
/* The newest address in use; false: none. */
enum msgid place_address(struct db *db, int64_t party_id, char line1[TEXT_BYTES(60)],
	char zip[16], bool *found, struct err *err) ATTR_MUST_USE;
/* 0: none. The second: another living account's consumer of the client with that SSN. */
enum msgid place_by_ref(struct db *db, int64_t client_id, const char *ref, int64_t *party_id,
	bool *has_phone, struct err *err) ATTR_MUST_USE;
enum msgid place_by_ssn(struct db *db, int64_t client_id,
	const unsigned char mac[SECRET_MAC_LEN], int64_t *party_id, struct err *err) ATTR_MUST_USE;

struct place_ids { int64_t client_id, consumer_id, account_id, file_id, at, user_id;
	const char *data_flags; };
/* The account as NEW, and its placement in the ledger, valued on the day it was placed. */
enum msgid place_account(struct db *db, const struct placement *p, const struct place_ids *ids,
	struct err *err) ATTR_MUST_USE;
enum msgid place_fact(struct db *db, int64_t account_id, const char *name, const char *value,
	struct err *err) ATTR_MUST_USE;

/* Consumers of a file's accounts, a page at a time, each once; after is moved on, 0 at the start.
 * Unqueued are those without a work item yet or with a reference of the client. */
#define PLACE_PAGE 500
struct place_range { int64_t file_id, first, last; };
struct place_page { int64_t after, consumers[PLACE_PAGE]; size_t count; };
enum msgid place_unqueued(struct db *db, const struct place_range *file, struct place_page *page,
	struct err *err) ATTR_MUST_USE;
enum msgid place_consumers(struct db *db, const struct place_range *file, struct place_page *page,
	struct err *err) ATTR_MUST_USE;

/* The first account of the file that a person worked, and who; account 0: none. */
enum msgid place_worked(struct db *db, const struct place_range *file, int64_t *account_id,
	int64_t *user_id, struct err *err) ATTR_MUST_USE;
/* Reversing ledger entries, accounts void and cancelled, next actions done. */
enum msgid place_take_back(struct db *db, const struct place_range *file, const char *today,
	int64_t at, int64_t user_id, struct err *err) ATTR_MUST_USE;

#endif
