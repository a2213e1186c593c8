/* SPDX-License-Identifier: MIT */
/* Errors are message ids. A function that can fail returns enum msgid (MSG_OK = 0), is marked
 * ATTR_MUST_USE and takes struct err *err last (NULL allowed). On failure err is complete and
 * every output is untouched; on success err is untouched. "No row" is a result, not an error. */
#ifndef ARREARS_BASE_ERR_H
#define ARREARS_BASE_ERR_H

#include "arrears/base/msg.h"

#define ERR_SUBST_MAX 4
#define ERR_SUBST_LEN 96

struct err {
	enum msgid id;
	char field[24];                            /* field at fault, "" if none */
	char subst[ERR_SUBST_MAX][ERR_SUBST_LEN];  /* &1..&4, control characters dropped */
};

/* Fill err (may be NULL) and return id: return err_set(err, MSG_X, "AMOUNT", text, NULL).
 * The substitutions end with NULL. */
enum msgid err_set(struct err *err, enum msgid id, const char *field, ...)
	__attribute__((sentinel));

/* First-level, cause and recovery text with substitutions put in; always terminated. */
void err_first(const struct err *err, char *out, size_t size);
void err_cause(const struct err *err, char *out, size_t size);
void err_recovery(const struct err *err, char *out, size_t size);

/* The one fatal door for what cannot be reported upwards (no memory): the message on
 * stderr, exit 1. bug_at() aborts instead, so that a core is left. Either way panel/guard.c puts
 * the terminal back. */
void err_die(const struct err *err) ATTR_NORETURN;

#endif
