/* SPDX-License-Identifier: MIT */
/* Notes a person writes. Append-only: a correction is a new note that names the old one. Refused
 * with a payment card number in them (MSG_NOTE_CARD); Social Security patterns are masked. */
#ifndef ARREARS_DESK_NOTES_H
#define ARREARS_DESK_NOTES_H

#include "arrears/desk/desk.h"
#include "arrears/store/note.h"

struct note_new { int64_t account_id; const char *text; const char *code; /* "" none */
	int64_t corrects; bool pin, private; }; /* corrects 0: none */
/* A text that is the name of a template becomes its text; merge words are filled in.
 * MSG_NOTE_EMPTY, MSG_NOTE_CARD. id may be NULL. Merely writing a note is no work credit. */
enum msgid note_add(struct desk *d, const struct note_new *n, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid note_set_pin(struct desk *d, int64_t note_id, bool pin, struct err *err) ATTR_MUST_USE;
/* Whose private notes are left out of what this desk reads: note_filter.reader. */
int64_t note_reader(const struct desk *d);
/* As note_page of the store: pinned only if f->pinned; newest first. */
enum msgid note_list(struct desk *d, int64_t account_id, const struct note_filter *f,
	int64_t before, struct note_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* At most ten snippets of one's own; all = everybody's, a lead's. text "" removes it. */
#define NOTE_SNIPPETS 10
enum msgid note_template_set(struct desk *d, const char *name, const char *text, bool all,
	struct err *err) ATTR_MUST_USE;
enum msgid note_template_list(struct desk *d, struct template_row *out, size_t max, size_t *n,
	struct err *err) ATTR_MUST_USE;
/* What a text becomes when it is saved: template, merge words, mask. MSG_NOTE_CARD. */
enum msgid note_prepare(struct desk *d, int64_t account_id, const char *text, char *out,
	size_t size, struct err *err) ATTR_MUST_USE;

#endif
