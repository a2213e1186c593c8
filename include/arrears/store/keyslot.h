/* SPDX-License-Identifier: MIT */
/* The data key, wrapped once for each way to open it. A slot can be read by anybody who can read
 * the file; it opens only with its password, phrase or key file. */
#ifndef ARREARS_STORE_KEYSLOT_H
#define ARREARS_STORE_KEYSLOT_H

#include "arrears/base/secret.h"
#include "arrears/store/db.h"

#define KEYSLOT_BOX_LEN (SECRET_KEY_LEN + SECRET_SEAL_EXTRA)

enum keyslot_kind { KEYSLOT_USER, KEYSLOT_RECOVERY, KEYSLOT_MACHINE };

struct keyslot {
	int64_t id;
	enum keyslot_kind kind;
	int64_t user_id;                /* KEYSLOT_USER; else 0 */
	int cost;                       /* enum secret_cost; 0 where nothing is derived */
	unsigned char salt[SECRET_SALT_LEN];
	unsigned char box[KEYSLOT_BOX_LEN];
	int64_t created_at;             /* UTC */
};

/* The slot of a user, or (user_id 0) the one of that kind; out->id 0: there is none. */
enum msgid keyslot_find(struct db *db, enum keyslot_kind kind, int64_t user_id,
	struct keyslot *out, struct err *err) ATTR_MUST_USE;
/* Replaces the slot of the same kind and user. Inside a transaction. */
enum msgid keyslot_put(struct db *db, const struct keyslot *slot, struct err *err) ATTR_MUST_USE;

#endif
