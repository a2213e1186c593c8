/* SPDX-License-Identifier: MIT */
/* From one account to the next in one transaction: nobody is left between two. */
#ifndef ARREARS_DESK_STEP_H
#define ARREARS_DESK_STEP_H

#include "arrears/desk/next.h"

/* Leaves an account (leave NULL: none is left), then claims the next of the band (0: the best).
 * Within a wrap-up, part of its transaction. */
enum msgid step_next(struct desk *d, const struct work_row *leave, int64_t band_id,
	struct next_outcome *out, struct err *err) ATTR_MUST_USE;

#endif
