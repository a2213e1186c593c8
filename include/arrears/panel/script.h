/* SPDX-License-Identifier: MIT */
/* The script back end: a terminal that reads its keys from text and keeps the last picture, for
 * tests in process. One command a line, # starts a comment:
 *   size 132 27      columns, rows (as a resize when changed)
 *   type "abc"       characters; \" and \\ inside
 *   key F3 Enter     keys by name; keys on one line arrive together (typed ahead)
 *   paste "a\nb"     a bracketed paste
 *   click 9 4        row, column
 *   wait 400         milliseconds of silence
 *   clock +60        seconds of silence
 *   snap NAME        hand the picture to the snap callback
 *   hangup           the line is gone
 * At the end of the script the terminal hangs up. */
#ifndef ARREARS_PANEL_SCRIPT_H
#define ARREARS_PANEL_SCRIPT_H

#include "arrears/panel/term.h"

struct script_options {
	int rows, cols;          /* 0: 24 x 80 */
	bool fill;               /* no underline: "_" in input fields */
	bool mono;               /* no hue: ">" marks the current row */
	void (*snap)(void *arg, const char *name, const struct cells *c);
	void *arg;
};

/* text is copied. Ends the program on a line that is not understood. */
struct term *term_script_open(const char *text, const struct script_options *o);
int64_t term_script_now(const struct term *t);      /* ms since the start, script time */
const struct cells *term_script_picture(const struct term *t); /* NULL before the first paint */
int term_script_beeps(const struct term *t);
int term_script_purged(const struct term *t);       /* keys dropped by purges */
int term_script_paints(const struct term *t);       /* pictures that differed */
const char *term_script_clipboard(const struct term *t);

#endif
