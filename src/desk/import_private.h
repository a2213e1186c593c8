/* SPDX-License-Identifier: MIT */
/* What the kinds of files share on their way in: passes over the source, control totals, issues,
 * the one transaction. */
#ifndef ARREARS_DESK_IMPORT_PRIVATE_H
#define ARREARS_DESK_IMPORT_PRIVATE_H

#include "arrears/desk/import.h"

struct importing {
	struct desk *d;
	const struct import_order *order;
	const struct import_source *source;
	struct import_row *row;                 /* the one at hand */
	struct file_row *file;                  /* id 0 until the transaction */
	int64_t *seen_file;
	int64_t issues_kept;
	struct money total;                     /* of the amounts as written, for the controls */
};
/* The kind's own steps. check: each row, without the database. write: everything, with
 * import_each; finish: the last of it. */
struct import_steps {
	enum msgid (*check)(void *arg, struct err *err);
	enum msgid (*totals)(void *arg, struct err *err);       /* may be NULL */
	enum msgid (*write)(void *arg, struct err *err);
	bool (*changed)(void *arg);                             /* worth a commit */
	const char *event;                                      /* of the audit */
	void *arg;
};

/* OP_IMPORT, the client, both readings, and the commit. */
enum msgid import_run(struct importing *im, const struct import_steps *steps, struct err *err)
	ATTR_MUST_USE;
/* Every row from the first on. fn sees it in im->row. */
enum msgid import_each(struct importing *im, enum import_stage stage,
	enum msgid (*fn)(void *arg, struct err *err), void *arg, struct err *err) ATTR_MUST_USE;

/* An issue is shown, and kept with the file while there are not too many. text: the substitution
 * of the message, NULL: as import_reason puts it. */
enum msgid import_say(struct importing *im, const char *severity, const struct import_issue *issue,
	const char *text, struct err *err) ATTR_MUST_USE;
/* The issues of the row at hand. */
enum msgid import_say_row(struct importing *im, struct err *err) ATTR_MUST_USE;
enum msgid import_reject(struct importing *im, struct err *err) ATTR_MUST_USE;

#endif
