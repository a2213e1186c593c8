/* SPDX-License-Identifier: MIT */
/* Roles to colours and attributes. Pure: what the terminal can do comes in as values, what to
 * draw comes out as values, so that the rule "take away all hue and it still reads" is a test. */
#ifndef ARREARS_PANEL_PALETTE_H
#define ARREARS_PANEL_PALETTE_H

#include "arrears/base/attrs.h"
#include "arrears/panel/role.h"

enum palette_depth { PALETTE_MONO, PALETTE_8, PALETTE_16, PALETTE_256 };

struct palette_in {
	int colors;             /* of terminfo; -1 or 0: none */
	int ncv;                /* of terminfo: attributes that colour forbids; -1: none */
	bool underline;         /* terminfo has smul */
	bool no_color;          /* NO_COLOR is set and not empty */
	int color;              /* term_options: -1 by terminal, 0 off, 1 on */
	bool paper;
};

struct palette {
	enum palette_depth depth;
	bool mono;              /* no hue at all */
	bool pairs;             /* colour pairs are to be used at all */
	bool fill;              /* draw input fields with "_": underline cannot be seen */
	short background;
	short hue[HUE_BLU + 1]; /* foreground of each hue; [0] is the plain text of paper */
	struct palette_look {
		uint8_t look;       /* enum look */
		uint8_t hue;        /* enum hue; 0 none. Also the number of the colour pair */
	} role[ROLE_COUNT];
};

struct palette palette_make(const struct palette_in *in);
char role_letter(enum role role);       /* of dumps */

#endif
