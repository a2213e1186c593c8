/* SPDX-License-Identifier: MIT */
/* Place a client's new business. A second import of the same rows changes nothing. */
#ifndef ARREARS_DESK_PLACE_H
#define ARREARS_DESK_PLACE_H

#include "arrears/desk/import.h"
#include "arrears/domain/placement.h"

struct place_report {
	struct file_row file;                   /* file.id 0: nothing was placed */
	int64_t warnings;                       /* issues that do not reject */
	int64_t by_flag[FLAG_COUNT];            /* records flagged, bit by bit */
	int64_t differ_balance, differ_address, near_keys, in_file, links;
	int64_t consumers, seen_file;           /* new people; the file placed before, or 0 */
};

/* MSG_PLACE_TOTALS, MSG_PLACE_ALONE, MSG_PLACE_CHANGED, MSG_PLACE_STOPPED, MSG_CLIENT_CLOSED,
 * MSG_KEY_NEEDED or what the source says; nothing placed then. out holds the figures even if a
 * demanded total does not match. */
enum msgid place_file(struct desk *d, const struct import_order *order,
	const struct import_source *source, struct place_report *out, struct err *err)
	ATTR_MUST_USE;
/* Reverse by new rows and free the keys. MSG_FILE_UNKNOWN, MSG_FILE_UNDONE, MSG_FILE_WORKED names
 * the account and who worked it. */
enum msgid place_undo(struct desk *d, int64_t file_id, struct file_row *out, struct err *err)
	ATTR_MUST_USE;

#endif
