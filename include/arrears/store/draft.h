/* SPDX-License-Identifier: MIT */
/* What was typed but not entered when a panel was left by force (hang-up, crash, idle lock). */
#ifndef ARREARS_STORE_DRAFT_H
#define ARREARS_STORE_DRAFT_H

#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct draft_row {
	char panel[16];                 /* panel id */
	int64_t subject;                /* account or other id; 0 none */
	char field[24];
	char text[TEXT_BYTES(256)];     /* never card or bank numbers */
	int64_t at;                     /* UTC */
};

enum msgid draft_put(struct db *db, int64_t user_id, const struct draft_row *row,
	struct err *err) ATTR_MUST_USE;
/* The drafts of one panel and subject, up to max, in order of field. */
enum msgid draft_list(struct db *db, int64_t user_id, const char *panel, int64_t subject,
	struct draft_row *out, size_t max, size_t *count, struct err *err) ATTR_MUST_USE;
/* The panel that was left last, with its subject; *found false if there is no draft. */
enum msgid draft_newest(struct db *db, int64_t user_id, struct draft_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
enum msgid draft_drop(struct db *db, int64_t user_id, const char *panel, int64_t subject,
	struct err *err) ATTR_MUST_USE;

#endif
