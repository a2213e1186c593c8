/* SPDX-License-Identifier: MIT */
/* Goods of a debt that are to come back, and what was credited for those that did. */
#ifndef ARREARS_STORE_MERCHANDISE_H
#define ARREARS_STORE_MERCHANDISE_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

#define MERCHANDISE_MAX 200                     /* items of one debt */

struct merchandise_row {
	int64_t id, account_id;                 /* id: out only where it is inserted */
	char description[TEXT_BYTES(40)], serial[TEXT_BYTES(24)];
	struct money price;                     /* as sold; zero: not known */
	char condition[12];                     /* as it came back; "" still out */
	struct date returned_on;                /* none: still out */
	struct money credit;                    /* posted or asked for; zero: none */
	int64_t ledger_id;                      /* the credit's entry; 0: none that stands */
	int64_t request_id;                     /* waits for an approval; 0: none; out only */
	int64_t at, user_id;
};
enum msgid merchandise_insert(struct db *db, const struct merchandise_row *row, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* All but account_id. */
enum msgid merchandise_update(struct db *db, const struct merchandise_row *row, struct err *err)
	ATTR_MUST_USE;
enum msgid merchandise_load(struct db *db, int64_t id, struct merchandise_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
enum msgid merchandise_list(struct db *db, int64_t account_id, struct merchandise_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE; /* in the order entered */

#endif
