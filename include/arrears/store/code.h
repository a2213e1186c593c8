/* SPDX-License-Identifier: MIT */
/* Result codes and statuses as rows a lead may edit. Lookups go by code, upper case. */
#ifndef ARREARS_STORE_CODE_H
#define ARREARS_STORE_CODE_H

#include "arrears/domain/code.h"
#include "arrears/store/db.h"

/* Whatever row has that code, active or not, alias or not. */
enum msgid code_get(struct db *db, const char *code, struct result_code *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Up to max codes after `after` ("" = from the start) in order; *count of them. */
enum msgid code_list(struct db *db, const char *after, struct result_code *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;
/* Adds or replaces the row. The caller has checked it (code_check). */
enum msgid code_put(struct db *db, const struct result_code *c, int64_t at, struct err *err)
	ATTR_MUST_USE;
/* How many results in history carry the code (where-used). */
enum msgid code_used(struct db *db, const char *code, int64_t *uses, struct err *err) ATTR_MUST_USE;

enum msgid status_get(struct db *db, const char *code, struct status *out, bool *found,
	struct err *err) ATTR_MUST_USE;
enum msgid status_list(struct db *db, const char *after, struct status *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;
enum msgid status_put(struct db *db, const struct status *s, struct err *err) ATTR_MUST_USE;

/* Puts the shipped codes, statuses and bands that are not there yet; own rows stay. In a
 * transaction of its own or of the caller. */
enum msgid codes_seed(struct db *db, int64_t at, struct err *err) ATTR_MUST_USE;
enum msgid statuses_seed(struct db *db, struct err *err) ATTR_MUST_USE; /* its parts */

#endif
