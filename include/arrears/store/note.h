/* SPDX-License-Identifier: MIT */
/* Notes: append-only. Read newest first, paging by id. */
#ifndef ARREARS_STORE_NOTE_H
#define ARREARS_STORE_NOTE_H

#include "arrears/base/text.h"
#include "arrears/store/db.h"

#define NOTE_SIZE TEXT_BYTES(1000)

struct note_row { int64_t id, account_id, at, user_id; char user[TEXT_BYTES(10)], code[6],
	status[6]; bool system, pinned, private; int64_t contact_id, corrects_id;
	char text[NOTE_SIZE]; };
enum msgid note_insert(struct db *db, const struct note_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
/* "" and 0 = any; text is compared folded, anywhere. before 0 = from the newest. */
struct note_filter { char code[6], user[TEXT_BYTES(10)], text[TEXT_BYTES(40)]; bool pinned;
	int64_t reader; };                      /* not for them: others' private notes; 0 = all */
enum msgid note_page(struct db *db, int64_t account_id, const struct note_filter *f, int64_t before,
	struct note_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid note_load(struct db *db, int64_t id, struct note_row *out, bool *found, struct err *err)
	ATTR_MUST_USE;
enum msgid note_pin(struct db *db, int64_t id, bool pin, int64_t user_id, int64_t at,
	struct err *err) ATTR_MUST_USE;

/* Templates: a user's own before everybody's (user_id 0). */
struct template_row { int64_t user_id; char name[TEXT_BYTES(10)], text[TEXT_BYTES(200)]; };
enum msgid template_find(struct db *db, int64_t user_id, const char *name,
	struct template_row *out, bool *found, struct err *err) ATTR_MUST_USE;
enum msgid template_put(struct db *db, const struct template_row *row, struct err *err)
	ATTR_MUST_USE;                          /* text "": removed */
enum msgid template_list(struct db *db, int64_t user_id, struct template_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE; /* by name; own and everybody's */

#endif
