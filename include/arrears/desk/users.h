/* SPDX-License-Identifier: MIT */
/* The people of the office: an administrator's work (OP_USERS). A user is a row and a key slot, so
 * adding one or giving a new password needs the open data key. Nobody is ever removed. */
#ifndef ARREARS_DESK_USERS_H
#define ARREARS_DESK_USERS_H

#include "arrears/desk/desk.h"
#include "arrears/store/user.h"

#define USERS_PASSWORD_MIN 8

struct users_new {
	const char *name;               /* 1 to 10 letters and digits, a letter first; any case */
	const char *full_name;
	enum user_role role;
	int authority;                  /* 0..99 */
	const char *password;
	enum secret_cost cost;          /* 0: the usual one */
};

enum msgid users_add(struct desk *d, const struct users_new *u, int64_t *id, struct err *err)
	ATTR_MUST_USE;
/* MSG_USER_UNKNOWN where the others find none of that name. */
enum msgid users_disable(struct desk *d, const char *name, struct err *err) ATTR_MUST_USE;
enum msgid users_enable(struct desk *d, const char *name, struct err *err) ATTR_MUST_USE;
/* The last administrator keeps the role: MSG_LAST_ADMIN, for disable too. */
enum msgid users_set_role(struct desk *d, const char *name, enum user_role role, int authority,
	struct err *err) ATTR_MUST_USE;
/* An administrator gives a new password; this also lifts a lock-out. */
enum msgid users_set_password(struct desk *d, const char *name, const char *password,
	struct err *err) ATTR_MUST_USE;
/* The person at the desk changes their own. */
enum msgid users_change_password(struct desk *d, const char *old_password,
	const char *new_password, struct err *err) ATTR_MUST_USE;
/* As user_list of the store; open to every role (transfers name people). */
enum msgid users_list(struct desk *d, const char *after, struct user_page *out,
	struct err *err) ATTR_MUST_USE;

#endif
