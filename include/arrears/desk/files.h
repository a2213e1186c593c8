/* SPDX-License-Identifier: MIT */
/* Files that came in, and what was wrong with their rows, to be looked through. */
#ifndef ARREARS_DESK_FILES_H
#define ARREARS_DESK_FILES_H

#include "arrears/desk/desk.h"
#include "arrears/store/file.h"

/* A page, newest first, ids below `before` (0: from the newest). OP_IMPORT for all three. */
enum msgid files_list(struct desk *d, int64_t before, struct file_row *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;
/* MSG_FILE_UNKNOWN. */
enum msgid files_get(struct desk *d, int64_t id, struct file_row *out, struct err *err)
	ATTR_MUST_USE;
/* The next page of issues in the order they were met; zeroed at first, count 0 at the end. */
#define FILES_ISSUE_PAGE 50
struct files_issues { int64_t after; size_t count; struct file_issue rows[FILES_ISSUE_PAGE]; };
enum msgid files_issues(struct desk *d, int64_t file_id, struct files_issues *page,
	struct err *err) ATTR_MUST_USE;

#endif
