/* SPDX-License-Identifier: MIT */
/* Editing one field: pure, no I/O, so that it can be fuzzed. The text is a sequence of grapheme
 * clusters without trailing blanks; the cursor is a cluster index and may stand past the end of
 * the text (a 5250 field is all blanks there), never past the field. Whatever the keys, the text
 * stays within `max` columns. */
#ifndef PANEL_EDIT_H
#define PANEL_EDIT_H

#include "arrears/panel/key.h"

struct edit {
	char *text;             /* never NULL */
	char *entry;            /* the text when the field was entered, for undo */
	size_t size;            /* bytes of text and entry */
	int max;                /* columns */
	int pos;                /* cluster index of the cursor, 0..max-1 */
	bool past;              /* the last position was typed: the cursor shows on it, but what
	                         * is typed next has no room */
	bool fresh;             /* entered and nothing pressed yet */
	bool changed;           /* since edit_set */
};

enum edit_result {
	EDIT_NOT_MINE,          /* not an editing key */
	EDIT_DONE,
	EDIT_FULL,              /* a character went into the last position */
	EDIT_NO_ROOM,           /* nothing was changed */
	EDIT_LEFT_EDGE,         /* the cursor wants to leave */
	EDIT_RIGHT_EDGE,
};

void edit_init(struct edit *e, int max);
void edit_free(struct edit *e);
void edit_set(struct edit *e, const char *text);     /* cut to max; not "changed" */
void edit_replace(struct edit *e, const char *text); /* as if typed */
void edit_enter(struct edit *e);                     /* the cursor comes in: undo point */
void edit_go(struct edit *e, int pos);               /* the cursor, by hand; kept inside */
/* One character (a code point or cluster, already checked and cased). */
enum edit_result edit_char(struct edit *e, const char *text, bool insert);
/* Left Right Home End Backspace Delete Field-exit Erase Undo. */
enum edit_result edit_key(struct edit *e, enum key_code code);
/* Bytes before the cursor, and its column counted from 0. */
size_t edit_offset(const struct edit *e);
int edit_column(const struct edit *e);
void edit_trim_left(struct edit *e);

#endif
