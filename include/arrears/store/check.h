/* SPDX-License-Identifier: MIT */
/* Proofs of what the schema alone cannot hold: caches equal what they are copied from, and history
 * is whole. Reads only; needs no key. */
#ifndef ARREARS_STORE_CHECK_H
#define ARREARS_STORE_CHECK_H

#include "arrears/store/db.h"

typedef void check_say_fn(void *arg, const char *complaint);

size_t check_count(void);
const char *check_name(size_t i);       /* "balances", "band counts", ... */
/* Runs one proof and says every complaint with the id it is about, at most CHECK_SAY_MAX of them. */
#define CHECK_SAY_MAX 100
enum msgid check_run(struct db *db, size_t i, check_say_fn *say, void *arg, struct err *err)
	ATTR_MUST_USE;

#endif
