/* SPDX-License-Identifier: MIT */
/* Typed but not entered: kept when a panel is left by force, given back once. */
#ifndef ARREARS_DESK_DRAFT_H
#define ARREARS_DESK_DRAFT_H

#include "arrears/desk/desk.h"
#include "arrears/store/draft.h"

struct draft {
	char panel[16];                 /* panel id */
	int64_t subject;                /* account or other id; 0 none */
	size_t count;
	struct draft_row fields[DRAFT_FIELDS_MAX];
};

/* Keeps the fields of the person at the desk in place of what was kept for that panel and subject;
 * blank ones and ones that hold a card number are left out. No audit row: nothing was done. */
enum msgid desk_draft_save(struct desk *d, const struct draft *draft, struct err *err)
	ATTR_MUST_USE;
/* Fills in the fields of draft->panel and draft->subject, which are gone afterwards. */
enum msgid desk_draft_take(struct desk *d, struct draft *draft, struct err *err) ATTR_MUST_USE;

#endif
