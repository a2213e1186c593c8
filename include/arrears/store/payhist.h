/* SPDX-License-Identifier: MIT */
/* Promises of an account as its payment history reads them; its payments are in promise.h. */
#ifndef ARREARS_STORE_PAYHIST_H
#define ARREARS_STORE_PAYHIST_H

#include "arrears/domain/payhist.h"
#include "arrears/store/db.h"

/* Promises and installments due on or before `today`, those cancelled left out; settled is the
 * office date on which they were last kept. *out grows by mem_grow, the caller's to free. */
struct payhist_seek { int64_t account_id; struct date today; };
enum msgid payhist_dues(struct db *db, const struct payhist_seek *seek, struct payhist_due **out,
	size_t *n, struct err *err) ATTR_MUST_USE;

/* What a recommendation for legal action asks of the same history. */
struct payhist_state { bool open_promise;      /* a promise or an installment is open */
	int64_t last_talk; };                  /* UTC of the last conversation; 0: never */
enum msgid payhist_state(struct db *db, int64_t account_id, struct payhist_state *out,
	struct err *err) ATTR_MUST_USE;

#endif
