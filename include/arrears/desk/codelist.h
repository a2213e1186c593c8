/* SPDX-License-Identifier: MIT */
/* Codes and statuses as lists: what may be typed on the command line, and all there are. */
#ifndef ARREARS_DESK_CODELIST_H
#define ARREARS_DESK_CODELIST_H

#include "arrears/desk/desk.h"
#include "arrears/domain/code.h"

#define CODES_MAX 256
struct code_set { size_t count; struct result_code codes[CODES_MAX]; };

/* The active codes this desk's role may use, in order. *out is large: allocate it. */
enum msgid codes_usable(struct desk *d, struct code_set *out, struct err *err) ATTR_MUST_USE;
/* For struct command_codes: arg is the set. */
bool codes_find(void *arg, const char *word, struct result_code *out);

/* All codes, all statuses, active or not, in order of code; *n <= max. */
enum msgid code_rows(struct desk *d, struct result_code *out, size_t max, size_t *n,
	struct err *err) ATTR_MUST_USE;
/* How many results in history carry the code. */
enum msgid code_uses(struct desk *d, const char *code, int64_t *uses, struct err *err)
	ATTR_MUST_USE;
enum msgid status_rows(struct desk *d, struct status *out, size_t max, size_t *n,
	struct err *err) ATTR_MUST_USE;

#endif
