/* SPDX-License-Identifier: MIT */
/* Editing bands (WRKBND). After a change every work item is derived anew, in batches. */
#ifndef ARREARS_DESK_BANDS_H
#define ARREARS_DESK_BANDS_H

#include "arrears/desk/desk.h"
#include "arrears/domain/workitem.h"

/* All bands in working order, active or not. */
enum msgid band_rows(struct desk *d, struct band_set *out, struct err *err) ATTR_MUST_USE;

/* Adds (*id 0) or changes a band; b->filter_text is parsed here. OP_BANDS. The last active band
 * cannot be switched off: MSG_BAND_LAST. Call desk_refresh_all after the last edit. */
enum msgid band_save(struct desk *d, const struct band *b, int64_t *id, struct err *err)
	ATTR_MUST_USE;

#endif
