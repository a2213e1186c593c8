/* SPDX-License-Identifier: MIT */
#include "arrears/desk/files.h"

enum msgid files_list(struct desk *d, int64_t before, struct file_row *out, size_t max,
	size_t *count, struct err *err)
{
	enum msgid m = desk_may(d, OP_IMPORT, err);
	return m == MSG_OK ? file_list(d->db, before, out, max, count, err) : m;
}

enum msgid files_get(struct desk *d, int64_t id, struct file_row *out, struct err *err)
{
	bool found = false;
	char number[24];
	enum msgid m = desk_may(d, OP_IMPORT, err);
	if (m == MSG_OK)
		m = file_get(d->db, id, out, &found, err);
	if (m != MSG_OK || found)
		return m;
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	return err_set(err, MSG_FILE_UNKNOWN, "", number, NULL);
}

enum msgid files_issues(struct desk *d, int64_t file_id, struct files_issues *page,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_IMPORT, err);
	return m == MSG_OK ? file_issue_list(d->db, file_id, &page->after, page->rows,
		FILES_ISSUE_PAGE, &page->count, err) : m;
}
