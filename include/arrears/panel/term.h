/* SPDX-License-Identifier: MIT */
/* A terminal behind a vtable: the engine gives it pictures and takes keys. Back ends:
 * term_curses.c (the only file that includes curses.h) and term_script.c (tests: a fixed list of
 * keys, size and clock; pictures can be dumped). */
#ifndef ARREARS_PANEL_TERM_H
#define ARREARS_PANEL_TERM_H

#include "arrears/base/err.h"
#include "arrears/panel/cells.h"
#include "arrears/panel/key.h"

struct term;

struct term_ops {
	void (*size)(struct term *t, int *rows, int *cols);
	/* Show the picture: only what differs from the last one goes out. */
	void (*paint)(struct term *t, const struct cells *c);
	/* The next key. Waits at most timeout_ms (-1: for ever), then KEYS_TICK. */
	struct key (*read)(struct term *t, int timeout_ms);
	/* KEYS_ESC_ALONE was used as F12: the next character is no longer its second key, and a
	 * late rest of a cut escape sequence is swallowed. Without this call Esc waits for it. */
	void (*esc_taken)(struct term *t);
	bool (*pending)(struct term *t);         /* a whole key has been typed ahead */
	void (*purge)(struct term *t);           /* drop what is typed ahead */
	void (*beep)(struct term *t);
	void (*redraw)(struct term *t);          /* repaint all at the next paint (Ctrl-L) */
	void (*mouse)(struct term *t, bool on);
	void (*clipboard)(struct term *t, const char *text); /* OSC 52 */
	/* Whether input fields need "_" fill because underline cannot be shown. */
	bool (*needs_fill)(struct term *t);
	/* No hue: what colour says elsewhere gets a mark. */
	bool (*is_mono)(struct term *t);
	/* Bytes typed that nobody has read yet. */
	int (*ahead)(struct term *t);
	void (*close)(struct term *t);           /* restores the terminal, frees t */
};

struct term { const struct term_ops *ops; };

struct term_options {
	int color;              /* -1 by terminal and NO_COLOR, 0 off, 1 on */
	bool paper;             /* black on white, no hue */
	bool keypad_enter_is_fldexit;
	/* Before each blocking read write ESC ] 7777 ; input bytes used ; rows ; cols BEL: all that
	 * was sent is worked off and the picture stands (tests of the binary, tests/pty/vt.h). */
	bool sync_marks;
	int log_fd;             /* stderr goes here while curses is on; -1 = /dev/null */
};

/* MSG_TERM_OPEN if there is no terminal or TERM is unknown. */
enum msgid term_curses_open(const struct term_options *o, struct term **out, struct err *err)
	ATTR_MUST_USE;

#endif
