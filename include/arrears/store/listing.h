/* SPDX-License-Identifier: MIT */
/* What a list of accounts shows of each, and which accounts a band holds. */
#ifndef ARREARS_STORE_LISTING_H
#define ARREARS_STORE_LISTING_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/domain/nextaction.h"
#include "arrears/domain/validate.h"
#include "arrears/store/db.h"

struct listing_row { int64_t account_id, consumer_id; struct person_name name;
	char status[6], client[11], client_account[TEXT_BYTES(30)], last_result[6], user[11];
	char phone[21], zip[11];               /* first usable number, place; "" none */
	struct money balance; bool disputed, hot;
	struct date worked, due_since;         /* due_since: delinquent, charged off or opened */
	struct next_action next; };
/* *found false: no such account. */
enum msgid listing_load(struct db *db, int64_t account_id, struct listing_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;

/* Account ids of a band in work order: ripe ones of one call mask. */
struct listing_key { int64_t account_id, consumer_id, sort_key; };
struct listing_band { int64_t band_id; int call_mask; };
enum msgid listing_ripe(struct db *db, struct listing_band which, struct listing_key *out,
	size_t max, size_t *count, struct err *err) ATTR_MUST_USE;
/* Those held back by the call frequency, the first to come free first. */
enum msgid listing_held(struct db *db, int64_t band_id, struct listing_key *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;

#endif
