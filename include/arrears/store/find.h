/* SPDX-License-Identifier: MIT */
/* Accounts by what people know of them. Pages go by key. */
#ifndef ARREARS_STORE_FIND_H
#define ARREARS_STORE_FIND_H

#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct found_row { int64_t account_id, consumer_id; char key[TEXT_BYTES(110)]; };
/* By the start of the folded name ("smith j"), after (key, account id), in order of name. */
enum msgid find_name(struct db *db, const char *start, const struct found_row *after,
	struct found_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* By the client's number, in upper case and without leading zeros; after that account id. */
enum msgid find_client_account(struct db *db, const char *key, int64_t after,
	struct found_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

#endif
