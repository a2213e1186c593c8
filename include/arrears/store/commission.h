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

/* money: the receipt it is for, or minus the payment that has none; what moves on keeps it.
 * like_id: a payment that a file took back and that stands again; 0: itself. */
struct commission_row { int64_t ledger_id, rate_id; struct money base; int32_t rate_bp;
	struct money flat, amount; int64_t money, like_id; };   /* rate_id 0: taken back, or none */
enum msgid commission_add(struct db *db, const struct commission_row *c, struct err *err)
	ATTR_MUST_USE;
/* All that was booked of a money for a client, net: base, flat and amount. */
enum msgid commission_booked(struct db *db, int64_t money, int64_t client_id,
	struct commission_row *out, struct err *err) ATTR_MUST_USE;
/* What earned of it, in order: the row as it was booked, and what of its base stands there. */
struct commission_part { struct commission_row row; struct money stands; };
enum msgid commission_parts(struct db *db, int64_t money, int64_t client_id,
	struct commission_part *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* Each payment of a client with rates, moved there or not: what it was judged by, and what it
 * earned. */
struct commission_fact { int64_t ledger_id, posted_at; struct commission_facts facts;
	struct money paid, flat_before; bool moved; /* flat_before: of its money, till then */
	struct commission_row row; };               /* rate_id 0: nothing earned */
enum msgid commission_each(struct db *db, bool (*fn)(void *arg, const struct commission_fact *f),
	void *arg, struct err *err) ATTR_MUST_USE;
/* Each money of which something was taken back or moved on, by client. */
enum msgid commission_changed(struct db *db, bool (*fn)(void *arg, int64_t money,
	int64_t client_id, int64_t ledger_id), void *arg, struct err *err) ATTR_MUST_USE;
enum msgid commission_load(struct db *db, int64_t ledger_id, struct commission_row *out,
	bool *found, struct err *err) ATTR_MUST_USE;

#endif
