/* SPDX-License-Identifier: MIT */
/* Panel PLN, over its files: pln.c the panel, pln_show.c what is worked out, pln_make.c making it,
 * pln_rows.c payments typed by hand, pln_sight.c the plan that stands. */
#ifndef ARREARS_SCREEN_PLN_PRIVATE_H
#define ARREARS_SCREEN_PLN_PRIVATE_H

#include "arrears/desk/approve.h"
#include "arrears/desk/command.h"
#include "arrears/desk/plan.h"
#include "arrears/desk/planview.h"
#include "arrears/desk/planwords.h"
#include "asking.h"
#include "subject.h"

/* panel_args.mode: build even where a plan stands, in its place. */
enum pln_mode { PLN_OPEN, PLN_AGAIN };

/* Which of the three the person typed; the others are worked out. */
enum pln_given { GIVEN_NONE, GIVEN_AMOUNT, GIVEN_COUNT, GIVEN_END, GIVEN_ROWS };

struct pln {
	struct subject subject;
	bool again;                     /* in place of the plan that stands */
	struct plan_around around;
	struct plan_words words;        /* typed after PLAN ... */
	bool worded;                    /* ... if anything was */
	enum pln_given given;
	enum pln_given dropped;         /* typed before another of the three, not counting */
	bool solved;                    /* what is shown is what is typed */
	bool touched, warned;           /* something was typed; leaving was asked about */
	struct plan_input in;
	struct plan_quote *quote;
	struct asking asking;
	char said[COMMAND_TEXT];        /* the note of the call's result */
};

/* pln.c: reads the fields and works the plan out. */
enum msgid pln_solve(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;

/* pln_show.c */
void pln_show_around(struct ui *ui, struct pane *p);
void pln_show(struct pane *p);
/* What the person ought to know of it: limits, debts left out, days on which the bank is closed. */
void pln_say(struct ui *ui, struct pane *p);
/* The day of a payment in words, "Tue 12/15/26". */
#define PLN_DAY_SIZE 13
void pln_day_text(struct date d, char out[PLN_DAY_SIZE]);
extern const struct list pln_list;

/* pln_make.c: F6, and a lead's word (F22). */
enum msgid pln_make(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;
/* Terms past the limits that a lead has already allowed, on a request, are allowed. */
void pln_lead_open(struct ui *ui, struct pane *p);

/* pln_rows.c: F20. */
void pln_rows_open(struct ui *ui, struct pane *p);

/* pln_sight.c: the plan that stands; id = account. */
extern const struct panel panel_PLNNOW;

#endif
