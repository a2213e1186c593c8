/* SPDX-License-Identifier: MIT */
/* A client's file on its way in, of whatever kind. The source is read more than once: first
 * without holding the database, to check every row and add up totals; then in one transaction that
 * writes what is new. Killed at any moment, nothing is half there. */
#ifndef ARREARS_DESK_IMPORT_H
#define ARREARS_DESK_IMPORT_H

#include "arrears/desk/desk.h"
#include "arrears/domain/importrow.h"
#include "arrears/store/client.h"
#include "arrears/store/file.h"

#define IMPORT_ALONE_ROWS 20000 /* more than that: no other desk may be signed on */

/* Rows from outside. next: *end at the end; a row that could not be read at all comes with
 * row->reject and its issue. The texts of row hold until the next call. */
struct import_source {
	void *arg;
	enum msgid (*rewind)(void *arg, struct err *err);
	enum msgid (*next)(void *arg, struct import_row *row, bool *end, struct err *err);
	void (*digest)(void *arg, char out[65]);         /* at the end: of all its bytes */
	int (*percent)(void *arg);                       /* of the way through */
	/* The row at hand goes to the reject file; finish: that file is whole. May be NULL. */
	enum msgid (*reject)(void *arg, const struct import_row *row, struct err *err);
	enum msgid (*finish)(void *arg, struct err *err);
	const char *name;                                /* base name */
	struct import_rules rules;
};

enum import_stage { IMPORT_CHECKING, IMPORT_WRITING };
struct import_order {
	struct client client;
	bool dry_run;                           /* all but the commit */
	bool suspense;                          /* payments without an account are held */
	int64_t expect_rows;                    /* -1: not demanded */
	bool has_expect_total; struct money expect_total;
	/* false stops: nothing is written. May be NULL. */
	bool (*progress)(void *arg, enum import_stage stage, int percent, int64_t rows);
	/* Rejects, duplicates worth a word, warnings: as met. May be NULL. */
	void (*say)(void *arg, const struct file_issue *issue);
	void *arg;
};

/* What came of it, for the eye: a line a figure, in order. */
struct import_figure { char label[TEXT_BYTES(48)]; int64_t rows; bool has_total;
	struct money total; };
#define IMPORT_FIGURES_MAX 24
struct import_report {
	struct file_row file;                   /* file.id 0: nothing was changed */
	int64_t seen_file;                      /* the same bytes are in already as; 0 no */
	int64_t figure_count;
	struct import_figure figures[IMPORT_FIGURES_MAX];
};
enum import_type { IMPORT_PLACEMENT, IMPORT_PAYMENTS };
const struct import_fields *import_type_fields(enum import_type t);
/* place_file (desk/place.h) or pay_file (desk/payimport.h). out holds the figures even if a
 * demanded total does not match. */
enum msgid import_file(struct desk *d, enum import_type type, const struct import_order *order,
	const struct import_source *source, struct import_report *out, struct err *err)
	ATTR_MUST_USE;
/* Takes a file back, of either kind: by offsetting rows, as long as nothing depends on it.
 * MSG_FILE_UNKNOWN, MSG_FILE_UNDONE, and those of place_undo and pay_undo. */
enum msgid import_undo(struct desk *d, int64_t file_id, struct file_row *out, struct err *err)
	ATTR_MUST_USE;

#endif
