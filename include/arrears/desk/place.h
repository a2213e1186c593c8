/* SPDX-License-Identifier: MIT */
/* Place a client's new business. The source is read twice: once without holding the database, to
 * convert every row and add up totals; then in one transaction that places what is new. Killed at
 * any moment, nothing is half there. A second import of the same rows changes nothing. */
#ifndef ARREARS_DESK_PLACE_H
#define ARREARS_DESK_PLACE_H

#include "arrears/desk/desk.h"
#include "arrears/domain/placement.h"
#include "arrears/store/client.h"
#include "arrears/store/file.h"

#define PLACE_ALONE_ROWS 20000  /* more than that: no other desk may be signed on */

/* Rows from outside. next: *end at the end; a row that could not be read at all comes with
 * p->reject and its issue. The texts of p hold until the next call. */
struct place_source {
	void *arg;
	enum msgid (*rewind)(void *arg, struct err *err);
	enum msgid (*next)(void *arg, struct placement *p, bool *end, struct err *err);
	void (*digest)(void *arg, char out[65]);         /* at the end: of all its bytes */
	int (*percent)(void *arg);                       /* of the way through */
	/* Pass 1, for each issue of a row; a reject's row goes to the reject file. May be NULL. */
	enum msgid (*reject)(void *arg, const struct placement *p, struct err *err);
	const char *name;                                /* base name */
};

enum place_stage { PLACE_CHECKING, PLACE_PLACING };
struct place_order {
	struct client client;
	bool dry_run;                           /* all but the commit */
	int64_t expect_rows;                    /* -1: not demanded */
	bool has_expect_total; struct money expect_total;
	/* false stops: nothing is placed. May be NULL. */
	bool (*progress)(void *arg, enum place_stage stage, int percent, int64_t rows);
	/* Duplicates that differ, duplicates in the file, warnings: as met. May be NULL. */
	void (*say)(void *arg, const struct file_issue *issue);
	void *arg;
};

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
enum msgid place_file(struct desk *d, const struct place_order *order,
	const struct place_source *source, struct place_report *out, struct err *err) ATTR_MUST_USE;
/* Reverse by new rows and free the keys. MSG_FILE_UNKNOWN, MSG_FILE_UNDONE, MSG_FILE_WORKED names
 * the account and who worked it. */
enum msgid place_undo(struct desk *d, int64_t file_id, struct file_row *out, struct err *err)
	ATTR_MUST_USE;

#endif
