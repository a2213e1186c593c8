/* SPDX-License-Identifier: MIT */
/* The input side of a terminal, without curses: bytes by poll() and read() through the decoder,
 * signals through the guard, and the few strings curses does not write. */
#ifndef ARREARS_PANEL_TTY_H
#define ARREARS_PANEL_TTY_H

#include "decode.h"

struct tty {
	int in, out;
	struct decode decode;
	unsigned char buf[4096];
	size_t pos, len;
	uint64_t used;          /* input bytes worked off since the start */
	struct key ahead;       /* found by tty_pending, not read yet */
	bool has_ahead;
	bool gone;              /* hang-up or end of file: stays */
	bool marks;             /* term_options.sync_marks */
	int rows, cols;         /* for the marks */
};

struct tty tty_make(int in, int out, bool keypad_exit, bool marks);
void tty_free(struct tty *t);

/* As term_ops.read. Never spins: silence is spent in poll(), without end if nothing is due. */
struct key tty_read(struct tty *t, int timeout_ms);
/* Whether a whole key has been typed ahead: bytes that make none yet, or never, do not count. */
bool tty_pending(struct tty *t);
/* Bytes that were typed and not read yet. */
int tty_ahead(const struct tty *t);
void tty_esc_taken(struct tty *t);
/* All that has arrived is decoded and dropped: the tail of a cut sequence cannot be typed. */
void tty_purge(struct tty *t);
void tty_write(struct tty *t, const char *s, size_t len);
void tty_clipboard(struct tty *t, const char *text);    /* OSC 52 */
void tty_mouse(struct tty *t, bool on);

#endif
