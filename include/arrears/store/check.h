/* SPDX-License-Identifier: MIT */
/* Proofs of what the schema alone cannot hold: caches equal what they are copied from, and history
 * is whole. Reads only; needs no key. */
#ifndef ARREARS_STORE_CHECK_H
#define ARREARS_STORE_CHECK_H

#include "arrears/store/db.h"

struct check_hear {
	void (*say)(void *arg, const char *complaint);  /* "account 10000007: ..." */
	void *arg;
};

size_t check_count(void);
const char *check_name(size_t i);       /* "balances", "band counts", ... */
/* Runs one proof and says every complaint with the id it is about. */
enum msgid check_run(struct db *db, size_t i, const struct check_hear *hear, struct err *err)
	ATTR_MUST_USE;

#endif
