/* SPDX-License-Identifier: MIT */
/* Panel ACC, over its files: acc.c the panel and its moves, acc_show.c what it shows, acc_line.c
 * what is typed, acc_ask.c what must be answered first. */
#ifndef ARREARS_SCREEN_ACC_PRIVATE_H
#define ARREARS_SCREEN_ACC_PRIVATE_H

#include "app.h"
#include "asking.h"
#include "arrears/desk/codelist.h"
#include "arrears/desk/command.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/result.h"
#include "arrears/desk/view.h"
#include "session.h"

#define ACC_INTEREST 21                 /* columns of "84.55 + 1.08" */

struct acc {
	int64_t account_id;
	int64_t band_id;                /* 0: opened by hand */
	bool claimed;                   /* this desk works it; else it is only looked at */
	bool worked;                    /* a result was given since it appeared */
	bool inbound;                   /* opened by a call that came in */
	bool set_aside;                 /* by a call that came in, which is on top now ... */
	bool aside_next;                /* ... once the window that asked about it is gone */
	int ring;                       /* how far back in the history ring it is; 0: not */
	int keys_below; /* keys and arrival of the account this one came on top of */
	int64_t opened_below;
	struct account_view *view;
	struct code_set *codes;
	struct command_line line;       /* the line being run ... */
	int at;                         /* ... and the command whose turn it is */
	bool leaves;                    /* the last result means that nobody was reached */
	struct result_input input;      /* waits for an answer */
	struct promise_input promise;   /* the same, of PTP */
	char input_text[COMMAND_TEXT];
	bool is_call_back;              /* the input is CB's */
	struct asking asking;           /* about the input */
};

/* acc.c */
enum msgid acc_reload(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;
/* Leaves for the next account of the band, or back to where it was opened from. */
enum msgid acc_leave(struct ui *ui, struct pane *p, enum work_outcome outcome, struct err *err)
	ATTR_MUST_USE;
/* Leaving the account, and the claim of the next where one follows, as part of a wrap-up. */
struct acc_step { struct session_step s; bool done; };
enum msgid acc_step_run(void *arg, struct err *err) ATTR_MUST_USE;
struct acc_step acc_step_of(struct ui *ui, const struct acc *a, enum work_outcome outcome);
/* After a step was committed: shows what came, or goes back. */
enum msgid acc_arrive(struct ui *ui, struct pane *p, const struct acc_step *step, struct err *err)
	ATTR_MUST_USE;
enum msgid acc_previous(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;

/* acc_show.c */
void acc_show(struct ui *ui, struct pane *p);
void acc_layout(struct ui *ui, struct pane *p);

/* acc_line.c */
enum msgid acc_command(struct ui *ui, struct pane *p, const char *text, struct err *err)
	ATTR_MUST_USE;
enum msgid acc_run(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;
/* Gives the input that waits (again), with the answers it has by now. */
enum msgid acc_give(struct ui *ui, struct pane *p, struct err *err) ATTR_MUST_USE;
bool acc_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out);

/* acc_money.c: PTP with what it is told, and once more with each answer. */
enum msgid acc_promise(struct ui *ui, struct pane *p, const struct command *c, struct err *err)
	ATTR_MUST_USE;
/* The panel that a command of money opens on this account; NULL: it opens none. */
const char *acc_money_panel(enum command_verb verb);

/* acc_ask.c: opens the window; its answer goes on with acc_give. */
void acc_ask(struct ui *ui, struct pane *p, const struct result_outcome *o);

/* verify.c: F8; waiting is what a result waits with for it, NULL: none.
 * override.c: a lead's way past the call limits. */
struct verify_args { int64_t account_id; struct asking *waiting; };
extern const struct panel panel_VERIFY, panel_OVERRIDE;
/* reveal.c: id = party, text = its name. SSN and birth date in clear, for half a minute. */
extern const struct panel panel_REVEAL;

#endif
