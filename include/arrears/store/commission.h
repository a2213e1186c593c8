/* SPDX-License-Identifier: MIT */
/* Rates of commission by client, and what each posting earned (append-only). */
#ifndef ARREARS_STORE_COMMISSION_H
#define ARREARS_STORE_COMMISSION_H

#include "arrears/domain/commission.h"
#include "arrears/store/db.h"

struct commission_rate_row { struct commission_rate rate; int64_t at, user_id, ended_at; };
#define COMMISSION_RATES_MAX 64
enum msgid commission_rate_add(struct db *db, const struct commission_rate_row *r, int64_t *id,
	struct err *err) ATTR_MUST_USE;
enum msgid commission_rate_end(struct db *db, int64_t id, int64_t at, bool *ended, struct err *err)
	ATTR_MUST_USE;
/* In order of the date they apply from; those ended too where `all`. */
enum msgid commission_rates(struct db *db, int64_t client_id, bool all,
	struct commission_rate_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

struct commission_row { int64_t ledger_id, rate_id; struct money base; int32_t rate_bp;
	struct money flat, amount; };           /* rate_id 0: taken back */
enum msgid commission_add(struct db *db, const struct commission_row *c, struct err *err)
	ATTR_MUST_USE;
/* What a receipt earned of flat sums from a client so far, net of what was taken back. */
enum msgid commission_flat_of(struct db *db, int64_t receipt_id, int64_t client_id,
	struct money *out, struct err *err) ATTR_MUST_USE;
/* Each payment of a client with rates: what it was judged by, and what it earned. */
struct commission_fact { int64_t ledger_id, posted_at; struct commission_facts facts;
	struct money paid, flat_before; bool earned; /* flat_before: of its receipt, till then */
	struct commission_row row; };
enum msgid commission_each(struct db *db, bool (*fn)(void *arg, const struct commission_fact *f),
	void *arg, struct err *err) ATTR_MUST_USE;
enum msgid commission_load(struct db *db, int64_t ledger_id, struct commission_row *out,
	bool *found, struct err *err) ATTR_MUST_USE;

#endif
