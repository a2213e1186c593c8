/* SPDX-License-Identifier: MIT */
/* LEADOK: what is beyond this desk's authority. A lead types user and password on the spot, or the
 * reason of a request is typed, which then waits on APV. */
#ifndef ARREARS_SCREEN_LEADWIN_H
#define ARREARS_SCREEN_LEADWIN_H

#include "app.h"
#include "arrears/desk/approve.h"

/* done: a lead's word, or (lead NULL) why approval is asked for. Given up: nothing is called. The
 * texts are copied; arg outlives the window. */
struct lead_ask {
	const char *what;               /* "650.00 is under your floor of 1,027.64." */
	void (*done)(struct ui *ui, void *arg, const struct lead *lead, const char *why);
	void *arg;
};
void lead_window(struct ui *ui, const struct lead_ask *ask);

#endif
