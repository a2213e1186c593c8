/* SPDX-License-Identifier: MIT */
/* A terminal for tests: runs a program on a pty, feeds what it writes to libvterm, and tells
 * what a person would see. For the real binary (and echo_panel.c here):
 *
 *	const char *argv[] = { getenv("BIN"), "--db", path, NULL };
 *	struct vt_options o = { .argv = argv, .term = "xterm-256color" };
 *	struct vt *t = vt_start(&o);
 *	vt_settle(t);                           // first panel stands
 *	vt_type(t, "10004523"); vt_key(t, "Enter"); vt_settle(t);
 *	ok(vt_has(t, "Display Account"), "Enter opens the account");
 *	vt_stop(t);
 *	return ok_done();
 *
 * Settled means: the program has worked off every byte sent, believes in the right size and waits
 * (the marks of term_options.sync_marks: start the binary with what turns them on). A lone Esc
 * settles after 400 ms. A program without marks is followed with vt_wait_text. No wait is a
 * sleep; each has a limit. Rows and columns count from 1. A test may hold several terminals. */
#ifndef ARREARS_TESTS_VT_H
#define ARREARS_TESTS_VT_H

#include "arrears/base/attrs.h"

#include <sys/types.h>

struct vt;

struct vt_options {
	const char *const *argv;        /* argv[0] is the path */
	const char *const *env;         /* "NAME=value"..., NULL: over the fixed world (vt.c) */
	const char *term;               /* TERM, "xterm-256color" if NULL */
	int rows, cols;                 /* 24x80 if 0 */
};

enum { VT_WAIT_MS = 5000 };             /* limit of vt_settle */

/* Ends the test program if the system has no pty: every result here depends on it. */
struct vt *vt_start(const struct vt_options *o);
/* Closes the pty, kills what still runs, frees. NULL allowed. */
void vt_stop(struct vt *t);

/* --- input --------------------------------------------------------- */
void vt_send(struct vt *t, const char *bytes, size_t n);
void vt_type(struct vt *t, const char *text);
/* A key by its name of arrears/panel/key.h, in the bytes terminfo gives for TERM; a key that
 * TERM lacks (F13 on a vt100), or whose bytes mean something else (F5 to F10 of a vt100 are its
 * number pad), by its Esc form. False if it has neither. */
bool vt_key(struct vt *t, const char *name);
/* The bytes of a key by terminfo; "" if TERM has no such key. Valid until the next call. */
const char *vt_key_bytes(struct vt *t, const char *name);
void vt_resize(struct vt *t, int rows, int cols);

/* --- waiting --------------------------------------------------------- */
bool vt_settle(struct vt *t);                              /* false: not in time, or ended */
bool vt_wait_text(struct vt *t, const char *text, int ms); /* until the screen holds it */
void vt_watch(struct vt *t, int ms);                       /* read what comes for that long */
/* Wait for the end of the program; true if it came. *status (NULL allowed) as of waitpid. */
bool vt_wait_end(struct vt *t, int ms, int *status);

/* --- what is seen --------------------------------------------------------- */
/* One row, trailing blanks cut; all rows, each with a newline. Valid until the next call. */
const char *vt_row(struct vt *t, int row);
const char *vt_screen(struct vt *t);
bool vt_has(struct vt *t, const char *text);               /* within one row */
bool vt_find(struct vt *t, const char *text, int *row, int *col);
void vt_cursor(struct vt *t, int *row, int *col);
enum vt_look { VT_BOLD = 1, VT_UNDERLINE = 2, VT_REVERSE = 4 };
unsigned vt_look_at(struct vt *t, int row, int col);
unsigned vt_color_at(struct vt *t, int row, int col);      /* foreground, 0xRRGGBB */
int vt_bells(const struct vt *t);
/* Modes the program has left on. */
bool vt_paste_on(const struct vt *t);
bool vt_mouse_on(const struct vt *t);
bool vt_alternate_on(const struct vt *t);
const char *vt_clipboard(const struct vt *t);              /* base64 of the last OSC 52, or "" */

/* --- the program --------------------------------------------------------- */
pid_t vt_pid(const struct vt *t);
uint64_t vt_bytes(const struct vt *t);                     /* written so far, without marks */
long vt_rss_kb(const struct vt *t);                        /* -1 if it has ended */
long vt_cpu_ticks(const struct vt *t);                     /* user + system; -1 if it has ended */
void vt_kill(struct vt *t, int sig);
void vt_hangup(struct vt *t);                              /* the line is cut */
bool vt_is_sane(struct vt *t);                             /* echo and line editing are on */

/* --- results: TAP --------------------------------------------------------- */
bool ok(bool holds, const char *fmt, ...) ATTR_FORMAT(2, 3);
void vt_show(struct vt *t);                                /* the screen as TAP comments */
int ok_done(void);                                         /* the plan; the exit status */

#endif
