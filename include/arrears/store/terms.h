/* SPDX-License-Identifier: MIT */
/* Money options that differ from the shipped ones: of the office (client 0) and of a client. */
#ifndef ARREARS_STORE_TERMS_H
#define ARREARS_STORE_TERMS_H

#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct option_row { char name[32], value[TEXT_BYTES(72)]; };
/* Each row of the client, by name. fn false: enough. */
enum msgid option_each(struct db *db, int64_t client_id,
	bool (*fn)(void *arg, const struct option_row *row), void *arg, struct err *err)
	ATTR_MUST_USE;
/* value "": the row goes. */
enum msgid option_put(struct db *db, int64_t client_id, const char *name, const char *value,
	struct err *err) ATTR_MUST_USE;
/* Does interest stand in the ledger of a client to whom this row of client_id applies: its own, or
 * for client 0 of one without a row of that name? Walks the ledger. */
enum msgid option_accrued(struct db *db, int64_t client_id, const char *name, bool *yes,
	struct err *err) ATTR_MUST_USE;

#endif
