/* SPDX-License-Identifier: MIT */
/* The account a panel is about: named in its arguments, or the one on the screen. */
#ifndef ARREARS_SCREEN_SUBJECT_H
#define ARREARS_SCREEN_SUBJECT_H

#include "app.h"

struct subject {
	int64_t account_id, consumer_id;
	int64_t outer;                  /* what drafts were kept for before */
	char name[TEXT_BYTES(40)];
	char words[TEXT_BYTES(100)];    /* what must not be missed, as row 4 of ACC */
};

/* For open hooks: args is the struct panel_args. From now on drafts belong to that account.
 * MSG_ACCOUNT_NUMBER, MSG_ACCOUNT_UNKNOWN. */
enum msgid subject_open(struct ui *ui, const void *args, struct subject *out, struct err *err)
	ATTR_MUST_USE;
/* For close hooks: drafts belong to what they belonged to before. */
void subject_close(struct ui *ui, const struct subject *s);
/* Sets the fields of SUBJECT_FIELDS. */
void subject_show(struct pane *p, const struct subject *s);

/* Rows 3 and 4 of every panel about an account. */
#define SUBJECT_FIELDS \
	{ .name = "ACCOUNT", .row = 3, .col = 21, .len = 9, .use = FIELD_OUT, \
	  .label = "Account", .label_col = 2 }, \
	{ .name = "NAME", .row = 3, .col = 33, .len = 46, .use = FIELD_OUT, \
	  .role = ROLE_EMPHASIS }, \
	{ .name = "WORDS", .row = 4, .col = 2, .len = 78, .use = FIELD_OUT, .role = ROLE_FLAG }

#endif
