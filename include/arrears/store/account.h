/* SPDX-License-Identifier: MIT */
/* Accounts: one debt each. The bucket balances are a copy of the ledger that arrears check proves;
 * only ledger_insert (ledger.h) changes them. Lists are in order of id. */
#ifndef ARREARS_STORE_ACCOUNT_H
#define ARREARS_STORE_ACCOUNT_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/domain/bucket.h"
#include "arrears/domain/code.h"
#include "arrears/store/db.h"

#define ACCOUNTS_MAX 64                         /* of one consumer that are worked as one item */

struct account_row {
	int64_t id, client_id, consumer_id;
	char client_name[TEXT_BYTES(30)], client_code[11];
	char client_account[TEXT_BYTES(30)];
	struct status status;                   /* code, class, outbound and words */
	char closed_from[CODE_SIZE];            /* closed: what it was before; "" not known */
	char worked_as[CODE_SIZE];              /* on hold or closed: the last active one */
	char debt_type[17], original_creditor[TEXT_BYTES(40)], current_creditor[TEXT_BYTES(40)];
	struct date placed_on, opened_on, delinquent_on, charged_off_on, itemization_on,
		last_paid_on;
	struct money last_paid;
	struct money itemized;                  /* balance on the itemization date */
	struct buckets owed;
	struct money balance;                   /* their sum */
	bool disputed, hot;
	int priority;                           /* 0 normal; higher first */
	int64_t assigned_user_id;               /* 0: anybody of the band */
	struct date last_worked_on;             /* none: never */
	char last_result[CODE_SIZE];
	char data_flags[64];                    /* names of domain/validate.h, blanks between */
	int64_t voided_at, closed_at;           /* 0: not */
};

/* *found = false and out untouched where there is no such account. */
enum msgid account_load(struct db *db, int64_t id, struct account_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* All accounts of a consumer, placements undone left out. *n <= max; what does not fit is cut. */
enum msgid account_list_of(struct db *db, int64_t consumer_id, struct account_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* Changes; one row each. closed_at 0 opens it again; else the status it had while it was open is
 * kept, whatever closes it after that; so is the one it was worked with before any hold. */
enum msgid account_set_status(struct db *db, int64_t id, const char *code, int64_t closed_at,
	struct err *err) ATTR_MUST_USE;
enum msgid account_set_closed_from(struct db *db, int64_t id, const char *code, struct err *err)
	ATTR_MUST_USE;                          /* of a closed one */
enum msgid account_set_flags(struct db *db, int64_t id, bool disputed, bool hot, int priority,
	struct err *err) ATTR_MUST_USE;
enum msgid account_set_worked(struct db *db, int64_t id, struct date on, const char *result,
	struct err *err) ATTR_MUST_USE;
enum msgid account_set_assigned(struct db *db, int64_t id, int64_t user_id, struct err *err)
	ATTR_MUST_USE;                          /* 0: nobody */

#endif
