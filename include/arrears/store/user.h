/* SPDX-License-Identifier: MIT */
/* People who sign on. Row 1 is SYSTEM, batch work: it has no key slot and cannot sign on. */
#ifndef ARREARS_STORE_USER_H
#define ARREARS_STORE_USER_H

#include "arrears/base/text.h"
#include "arrears/domain/authority.h"
#include "arrears/store/db.h"

struct user_row {
	int64_t id;
	char name[TEXT_BYTES(10)];      /* upper case */
	char full_name[TEXT_BYTES(40)];
	bool system;                    /* then role means nothing */
	enum user_role role;
	int authority;                  /* 0..99 */
	int64_t disabled_at;            /* UTC; 0: may sign on */
	int failures;                   /* wrong passwords since the last right one */
	int64_t locked_until;           /* UTC; 0: not locked */
	int64_t created_at;             /* UTC */
};

enum msgid user_get(struct db *db, int64_t id, struct user_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* By sign-on name, upper case. */
enum msgid user_find(struct db *db, const char *name, struct user_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* The people whose names follow `after` ("" for the first), in order of name, a page at a time; an
 * empty page is the end. SYSTEM is not among them. */
#define USER_PAGE 32
struct user_page { size_t count; struct user_row rows[USER_PAGE]; };
enum msgid user_list(struct db *db, const char *after, struct user_page *out, struct err *err)
	ATTR_MUST_USE;
/* The name must be free. */
enum msgid user_insert(struct db *db, const struct user_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
/* Everything but the name and when it was made. */
enum msgid user_update(struct db *db, const struct user_row *row, struct err *err) ATTR_MUST_USE;
/* Administrators that are not disabled. */
enum msgid user_count_admins(struct db *db, int64_t *count, struct err *err) ATTR_MUST_USE;

#endif
