/* SPDX-License-Identifier: MIT */
/* What must be answered before a result, and what is built on one (a promise, a plan, a
 * settlement), can be saved: the windows of log_result's asks, for any panel. Each answer goes
 * into the input that waits, which is given again. */
#ifndef ARREARS_SCREEN_ASKING_H
#define ARREARS_SCREEN_ASKING_H

#include "app.h"
#include "arrears/desk/promise.h"

#define ASKING_AGREED "agreed without a call"

/* Part of the pane's state: it outlives the windows. */
struct asking {
	struct pane *pane;
	struct result_input *in;        /* answers go in here, account and code are set ... */
	char *text;                     /* ... and words in here */
	size_t text_size;
	const char *told; /* "No" means without a call: "told by letter"; NULL: nothing to save */
	void (*again)(struct ui *ui, struct pane *p);   /* gives the input again */
	/* Of an agreement: its own answers, "the new promise", "the due date". */
	enum answer *replace, *consent;
	const char *what, *due;
};

/* Opens the window that o->ask (not RESULT_DONE) calls for. Given up: "not saved" is said. */
void asking_open(struct ui *ui, struct asking *a, const struct result_outcome *o);
/* The same for what an agreement asks: what stands before it, the consent to call, its result.
 * False: the panel itself asks for that. */
bool asking_agreement(struct ui *ui, struct asking *a, const struct promise_outcome *o);
/* VERIFY, opened by a window, is over: done, or left without it. */
void asking_verified(struct ui *ui, struct asking *a, bool done);

#endif
