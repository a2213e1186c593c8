/* SPDX-License-Identifier: MIT */
/* What we earn: the client's rates, the commission of each payment, and how it came about. */
#ifndef ARREARS_DESK_COMMISSION_H
#define ARREARS_DESK_COMMISSION_H

#include "arrears/desk/desk.h"
#include "arrears/store/commission.h"

/* OP_TERMS. Rows are never changed: one ends, another begins. MSG_CLIENT_UNKNOWN,
 * MSG_COMMISSION_RATE. */
enum msgid commission_rate_new(struct desk *d, const struct commission_rate *r, int64_t *id,
	struct err *err) ATTR_MUST_USE;
enum msgid commission_rate_stop(struct desk *d, int64_t id, struct err *err) ATTR_MUST_USE;

/* In words, of a posted entry: "25.00% of 150.00 = 37.50 half up"; "" where nothing is earned. */
#define COMMISSION_WORDS TEXT_BYTES(80)
enum msgid commission_explain(struct desk *d, int64_t ledger_id, char out[COMMISSION_WORDS],
	struct money *amount, struct err *err) ATTR_MUST_USE;
/* Works every row out again from the rates; *wrong = how many differ, *first one of them. */
enum msgid commission_proof(struct desk *d, int64_t *wrong, int64_t *first, struct err *err)
	ATTR_MUST_USE;

#endif
