/* SPDX-License-Identifier: MIT */
/* What is agreed with a client about money (domain/terms.h): the shipped values, the office's own
 * (client 0), the client's own. */
#ifndef ARREARS_DESK_TERMS_H
#define ARREARS_DESK_TERMS_H

#include "arrears/desk/desk.h"
#include "arrears/domain/terms.h"

enum msgid terms_of(struct desk *d, int64_t client_id, struct terms *out, struct err *err)
	ATTR_MUST_USE;
/* OP_TERMS; client 0: the office. "" takes the own value away. Checked as a whole; nothing is
 * saved if one is refused: MSG_TERM_UNKNOWN, MSG_TERM_VALUE, MSG_TERM_AUTHORITY. */
struct term_change { const char *name, *value; };
enum msgid terms_save(struct desk *d, int64_t client_id, const struct term_change *changes,
	size_t n, struct err *err) ATTR_MUST_USE;
/* Has the client (or office) a value of its own for it? */
enum msgid term_is_own(struct desk *d, int64_t client_id, const char *name, bool *own,
	struct err *err) ATTR_MUST_USE;

#endif
