/* SPDX-License-Identifier: MIT */
/* Sign-on: unwrapping the data key from the user's slot is the password check, so there is one
 * Argon2id and no stored password hash. A wrong user, a wrong password, a disabled and a locked
 * user get the same answer, MSG_SIGNON_REFUSED, and take the same time.
 *
 * Lock-out: after 5 wrong passwords 15 minutes, after 5 more 30, doubling up to a day. The attempt
 * is counted before the password is looked at, so guessing side by side gains nothing. */
#ifndef ARREARS_DESK_SIGNON_H
#define ARREARS_DESK_SIGNON_H

#include "arrears/desk/desk.h"

#define SIGNON_TRIES 5
#define SIGNON_LOCK_MINUTES 15

/* Opens the data key and starts a session; d is then that user's. */
enum msgid signon(struct desk *d, const char *user, const char *password, struct err *err)
	ATTR_MUST_USE;
/* Ends the session ('signoff' or 'hangup') and wipes the key; d is SYSTEM's again. */
enum msgid signoff(struct desk *d, const char *how, struct err *err) ATTR_MUST_USE;

/* Idle lock: the key is wiped, the session and the claims stay; unlock brings the key back. */
void signon_lock(struct desk *d);
enum msgid signon_unlock(struct desk *d, const char *password, struct err *err) ATTR_MUST_USE;

/* Somebody who may do op says so on the spot (a lead's override at a collector's desk): *user_id
 * is who. Failures count as at sign-on. MSG_NOT_AUTHORIZED: the password is right, the role not. */
struct signon_who { const char *user, *password; };
enum msgid signon_verify(struct desk *d, const struct signon_who *who, enum operation op,
	int64_t *user_id, struct err *err) ATTR_MUST_USE;

/* Batch work with the data key: d stays SYSTEM's and may do what an administrator may. The machine
 * key is a 0600 file outside the database; one others can read is refused, MSG_KEY_FILE_MODE. */
enum msgid signon_machine(struct desk *d, const char *key_path, struct err *err) ATTR_MUST_USE;
/* The same with the phrase that init printed. */
enum msgid signon_recovery(struct desk *d, const char *phrase, struct err *err) ATTR_MUST_USE;

#endif
