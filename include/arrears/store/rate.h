/* SPDX-License-Identifier: MIT */
/* Interest rates of accounts by date: append-only, the newest row wins where rows overlap. */
#ifndef ARREARS_STORE_RATE_H
#define ARREARS_STORE_RATE_H

#include "arrears/base/text.h"
#include "arrears/domain/interest.h"
#include "arrears/store/db.h"

struct rate_change { int64_t id, account_id; enum rate_kind kind; struct date from_on, until_on;
	int32_t rate_millionths;                /* a year; until none: goes on */
	char authority[TEXT_BYTES(60)]; int64_t at, user_id; char user[TEXT_BYTES(10)]; };
#define RATES_MAX 64
enum msgid rate_add(struct db *db, const struct rate_change *r, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid rate_list(struct db *db, int64_t account_id, struct rate_change *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;      /* in the order they were entered */
/* Whether a cap (SCRA) runs that day on any debt of the consumer; the one entered last counts. */
enum msgid rate_capped(struct db *db, int64_t consumer_id, struct date on, bool *capped,
	struct err *err) ATTR_MUST_USE;
/* The rate the account was placed with. *placed false: none. */
enum msgid rate_placed(struct db *db, int64_t account_id, int32_t *millionths, bool *placed,
	struct err *err) ATTR_MUST_USE;

#endif
