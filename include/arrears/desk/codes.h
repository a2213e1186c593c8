/* SPDX-License-Identifier: MIT */
/* Editing result codes and statuses (WRKCOD). The law's flags come from the parent and can only be
 * made stricter; each change is audited with what it was. */
#ifndef ARREARS_DESK_CODES_H
#define ARREARS_DESK_CODES_H

#include "arrears/desk/desk.h"
#include "arrears/domain/code.h"

/* Adds or changes a code; OP_CODES. A shipped code keeps its name, parent, law and reach. */
enum msgid code_save(struct desk *d, const struct result_code *c, struct err *err) ATTR_MUST_USE;
enum msgid status_save(struct desk *d, const struct status *s, struct err *err) ATTR_MUST_USE;

/* What the code would do to an account if it were given now: one line an effect, nothing saved. */
#define TRYOUT_LINES 16
struct tryout { int count; char lines[TRYOUT_LINES][TEXT_BYTES(76)]; };
enum msgid code_tryout(struct desk *d, const struct result_code *c, int64_t account_id,
	struct tryout *out, struct err *err) ATTR_MUST_USE;

#endif
