/* SPDX-License-Identifier: MIT */
/* Facts of a debt: its terms as placed, and the facts by name that have no column of their own. */
#ifndef ARREARS_STORE_DEBTFACT_H
#define ARREARS_STORE_DEBTFACT_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

#define DEBTFACT_MAX 96                         /* facts of one debt that are read */

struct debtfact { char name[32], value[TEXT_BYTES(120)]; };
/* By name. */
enum msgid debtfact_list(struct db *db, int64_t account_id, struct debtfact *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* A value "" takes the fact away. */
enum msgid debtfact_put(struct db *db, int64_t account_id, const struct debtfact *fact,
	struct err *err) ATTR_MUST_USE;

/* What store/account.h has no place for. rate -1: none was placed. */
struct debt_terms { int64_t rate_millionths; bool has_itemization; struct money itemization; };
enum msgid debt_terms_load(struct db *db, int64_t account_id, struct debt_terms *out,
	struct err *err) ATTR_MUST_USE;
enum msgid debt_type_put(struct db *db, int64_t account_id, const char *type, struct err *err)
	ATTR_MUST_USE;

#endif
