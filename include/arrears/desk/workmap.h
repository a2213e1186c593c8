/* SPDX-License-Identifier: MIT */
/* The work map (WRKQUE): bands with their counts, from the summary. */
#ifndef ARREARS_DESK_WORKMAP_H
#define ARREARS_DESK_WORKMAP_H

#include "arrears/desk/desk.h"
#include "arrears/store/promise.h"
#include "arrears/domain/workitem.h"
#include "arrears/store/work.h"

struct map_row { int64_t band_id; int number;  /* 1.. in working order, as typed */
	char code[7], text[TEXT_BYTES(30)];
	int64_t items, accounts; struct money balance; /* ripe and held, not waiting */
	int64_t callable;                      /* consumers the rules allow to call this minute */
	int64_t workable;                      /* the same, or in a review band all that are ripe */
	int64_t next_utc; };                   /* now, or when the first is workable; 0 never */
struct work_map { int64_t now; size_t count; struct map_row rows[BANDS_MAX];
	int best;                              /* index of the first row with workable items, -1 */
	struct work_numbers today;
	struct promise_sum promised;           /* of this person, today */
	struct money posted; };                /* to this person's credit, this month */

/* Rolls the day first if it is due. Only bands the desk's role sees. */
enum msgid work_map(struct desk *d, struct work_map *out, struct err *err) ATTR_MUST_USE;
/* One band only. */
enum msgid work_map_row(struct desk *d, int64_t band_id, struct map_row *out, struct err *err)
	ATTR_MUST_USE;
/* Now if a call to the set of zones is allowed, else when it opens: call_mask_opens, asked once a
 * minute. Whoever changes the desk's policy zeroes d->hours. */
int64_t work_hours(struct desk *d, int call_mask, int64_t now);
/* "now", "08:30", "11/24", "" */
void map_next_text(const struct desk *d, const struct map_row *row, char out[9]);

#endif
