/* SPDX-License-Identifier: MIT */
/* Typed but not entered: kept when a panel is left by force, given back once. */
#ifndef ARREARS_DESK_DRAFT_H
#define ARREARS_DESK_DRAFT_H

#include "arrears/desk/desk.h"
#include "arrears/store/draft.h"

#define DRAFT_FIELDS_MAX 32

/* Keeps the fields in place of what was kept for that panel and subject; blank ones and ones that
 * hold a card number are left out. No audit row: nothing was done. */
enum msgid desk_draft_save(struct desk *d, const struct draft_row *fields, size_t count,
	struct err *err) ATTR_MUST_USE;
/* The drafts of a panel, which are gone afterwards. */
enum msgid desk_draft_take(struct desk *d, const char *panel, int64_t subject,
	struct draft_row out[DRAFT_FIELDS_MAX], size_t *count, struct err *err) ATTR_MUST_USE;

#endif
