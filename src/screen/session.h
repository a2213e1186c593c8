/* SPDX-License-Identifier: MIT */
/* Working through a band: the next account comes by itself. WRKQUE starts it, ACC goes on. */
#ifndef ARREARS_SCREEN_SESSION_H
#define ARREARS_SCREEN_SESSION_H

#include "app.h"
#include "arrears/desk/step.h"

/* What ACC is opened for: panel_args.mode; id = account, other = band. */
enum acc_mode { ACC_LOOK,               /* by number, list or search: back to where it came from */
	ACC_WORK,                       /* from a band: the next account follows */
	ACC_INBOUND,                    /* a call that came in: the parked account follows */
	ACC_BACK,                       /* from the history ring; other = place in it */
	ACC_DISPLAY };                  /* looked at without a claim: nothing can be done to it */

/* From the work map: claims the next account of the band (0: the first that has work) and opens
 * ACC on it. Nothing to work is said, and the work map stays. A call of this desk that has no
 * result yet comes first. */
enum msgid session_start(struct ui *ui, int64_t band_id, struct err *err) ATTR_MUST_USE;
/* By hand: opens ACC on one account. */
void session_open(struct ui *ui, int64_t account_id, enum acc_mode mode);

/* Brings back the account this desk set aside last. MSG_NOTHING_PARKED. */
enum msgid session_unpark(struct ui *ui, struct err *err) ATTR_MUST_USE;

/* Leaves an account (account_id 0: none) and claims the next, in one transaction or inside the one
 * that is open: fits result_input.then. */
struct session_step { struct desk *desk; struct work_row leave; int64_t band_id;
	struct next_outcome next; };
enum msgid session_step(void *arg, struct err *err) ATTR_MUST_USE;

/* "Nothing callable in this band until 10:00. Passed over: 3." */
enum msgid session_nothing(struct desk *d, const struct next_outcome *o, struct err *err);
/* Says on the message line which accounts were passed over on the way, if any. */
void session_passed(struct ui *ui, const struct next_outcome *o);

/* An account came to the screen: keys and seconds count from here, drafts are its. */
void session_arrive(struct ui *ui, int64_t account_id, int64_t band_id);
/* The work row of the account on the screen, as it is left now. */
struct work_row session_leaving(struct ui *ui, enum work_outcome outcome);
/* In training: "5 keys, 12 seconds." of the account just left. */
void session_wrapped(struct ui *ui, const struct work_row *left);

#endif
