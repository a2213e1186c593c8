/* SPDX-License-Identifier: MIT */
/* SETTLE: what its two files share. */
#ifndef ARREARS_SCREEN_SETTLE_PRIVATE_H
#define ARREARS_SCREEN_SETTLE_PRIVATE_H

#include "app.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/offer.h"
#include "asking.h"
#include "subject.h"

#define SETTLE_LOG 100

struct settle {
	struct subject subject;
	struct desk *desk;
	struct settle_said said;        /* typed with the command */
	struct settle_terms terms;      /* as evaluated ... */
	enum offer_side side;           /* ... and by whom */
	bool judged;                    /* the answer on the screen is that of `terms` */
	struct settle_quote quote;
	struct offer_row *log;
	size_t count;
	bool accepting;                 /* accept the offer once it is made */
	struct settle_accept accept;    /* what waits for answers */
	char words[NOTE_SIZE];
	struct asking asking;
};

/* settle.c */
enum msgid settle_reload(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;
/* settle_act.c */
enum msgid settle_make(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;
enum msgid settle_take(struct ui *ui, struct pane *p, int64_t offer_id, struct err *err)
	ATTR_MUST_USE;
enum msgid settle_option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err) ATTR_MUST_USE;

#endif
