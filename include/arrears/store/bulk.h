/* SPDX-License-Identifier: MIT */
/* Rows written whole, with history already behind them: for training databases. An account of a
 * client comes in by placement (place.h) and changes only by what people do. */
#ifndef ARREARS_STORE_BULK_H
#define ARREARS_STORE_BULK_H

#include "arrears/store/account.h"
#include "arrears/store/ledger.h"

/* row: all but the names of client and status. key: the client account as compared. */
struct bulk_account { const struct account_row *row; const char *key; int64_t file_id, created_at,
	itemization_cents; };
enum msgid bulk_account(struct db *db, const struct bulk_account *b, struct err *err)
	ATTR_MUST_USE;
/* The balances of the account are not moved: bulk_account wrote them. */
enum msgid bulk_ledger(struct db *db, const struct ledger_entry *e, int64_t *id, struct err *err)
	ATTR_MUST_USE;

#endif
