/* SPDX-License-Identifier: MIT */
/* Whole tables of codes, statuses or bands at once: all rows are saved, or none. What the panels
 * refuse is refused here, and a code that names law flags looser than its parent's, too. */
#ifndef ARREARS_DESK_CODELOAD_H
#define ARREARS_DESK_CODELOAD_H

#include "arrears/desk/desk.h"
#include "arrears/domain/coderow.h"

#define CODELOAD_MAX 256

/* One of the three, as table says; rows that are not named stay as they are. A code of one's own
 * may leave law and holds blank: it inherits them. Parents may stand anywhere in the batch. */
struct code_batch {
	enum code_table table;
	size_t count;                   /* <= CODELOAD_MAX */
	const struct result_code *codes;
	const struct status *statuses;
	const struct band *bands;
};
struct code_counts { size_t added, changed, same; };

/* On failure *at is the row that was refused. dry_run does everything but save. OP_CODES; bands
 * OP_BANDS. Work items are put into their places anew where that may have changed. */
enum msgid codes_load(struct desk *d, const struct code_batch *b, bool dry_run,
	struct code_counts *out, size_t *at, struct err *err) ATTR_MUST_USE;

#endif
