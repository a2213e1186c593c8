/* SPDX-License-Identifier: MIT */
/* What was typed but not entered when a panel was left by force (hang-up, crash, idle lock). */
#ifndef ARREARS_STORE_DRAFT_H
#define ARREARS_STORE_DRAFT_H

#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct draft_place {
	int64_t user_id;                /* whose */
	char panel[16];                 /* panel id */
	int64_t subject;                /* account or other id; 0 none */
};

struct draft_row {
	char field[24];
	char text[2048];                /* a note's 1000 columns; never card or bank numbers */
	int64_t at;                     /* UTC */
};

enum msgid draft_put(struct db *db, const struct draft_place *p, const struct draft_row *row,
	struct err *err) ATTR_MUST_USE;
/* The drafts of one place in order of field. */
#define DRAFT_FIELDS_MAX 32
enum msgid draft_list(struct db *db, const struct draft_place *p,
	struct draft_row out[DRAFT_FIELDS_MAX], size_t *count, struct err *err) ATTR_MUST_USE;
enum msgid draft_drop(struct db *db, const struct draft_place *p, struct err *err) ATTR_MUST_USE;

#endif
