/* SPDX-License-Identifier: MIT */
/* Wrapping and unwrapping the data key. A box is bound to its slot's kind and user, so a slot that
 * is moved to another user's row opens with nothing. */
#ifndef ARREARS_DESK_KEYRING_H
#define ARREARS_DESK_KEYRING_H

#include "arrears/store/keyslot.h"

/* out->user_id names the user; cost 0: the usual one. */
enum msgid keyring_wrap_password(const struct secret_key *data, const char *password, int cost,
	struct keyslot *out, struct err *err) ATTR_MUST_USE;
enum msgid keyring_wrap_phrase(const struct secret_key *data, const char *phrase,
	struct keyslot *out, struct err *err) ATTR_MUST_USE;
void keyring_wrap_machine(const struct secret_key *data, const struct secret_key *machine,
	struct keyslot *out);

/* MSG_SECRET_WRONG if it is not the one. */
enum msgid keyring_open_password(const struct keyslot *slot, const char *password,
	struct secret_key *out, struct err *err) ATTR_MUST_USE;
enum msgid keyring_open_phrase(const struct keyslot *slot, const char *phrase,
	struct secret_key *out, struct err *err) ATTR_MUST_USE;
enum msgid keyring_open_machine(const struct keyslot *slot, const struct secret_key *machine,
	struct secret_key *out, struct err *err) ATTR_MUST_USE;

/* The key file: made with 0600, never over another. MSG_DB_EXISTS, MSG_FILE_WRITE. */
enum msgid keyring_file_make(const char *path, const struct secret_key *key, struct err *err)
	ATTR_MUST_USE;
/* MSG_KEY_FILE_MISSING, MSG_KEY_FILE_MODE, MSG_KEY_FILE_BAD, MSG_FILE_OPEN. */
enum msgid keyring_file_read(const char *path, struct secret_key *key, struct err *err)
	ATTR_MUST_USE;

#endif
