/* SPDX-License-Identifier: MIT */
/* Bytes from a terminal to keys, without curses and without asking the time: the caller feeds
 * bytes with the millisecond they were read. What a key is never depends on how fast its bytes
 * arrive (but see ESC_ALONE); what is not known is swallowed, never typed. The sequences are our
 * own table (xterm, rxvt, PuTTY, Linux console, VT): terminfo is often wrong about them. */
#ifndef ARREARS_PANEL_DECODE_H
#define ARREARS_PANEL_DECODE_H

#include "arrears/panel/key.h"

#define DECODE_SHOW_MS 50       /* Esc and silence: KEYS_PREFIX; Esc Esc and silence: F12 */
#define DECODE_ALONE_MS 400     /* Esc and silence: KEYS_ESC_ALONE, once */
#define DECODE_GAP_MS 1000      /* a cut sequence is given up */
#define DECODE_LATE_MS 2000     /* after a lone Esc was a key: '[' and 'O' are its late rest */
#define DECODE_PASTE_MS 5000    /* a paste whose end mark is lost */
#define DECODE_PASTE_MAX 65536

enum decode_state {
	DECODE_GROUND,
	DECODE_ESC,
	DECODE_ESC_ESC,         /* F12, or Esc and then a function key */
	DECODE_FKEY,            /* Esc f: two digits follow */
	DECODE_CSI,
	DECODE_CSI_LINUX,       /* ESC [ [: one letter follows */
	DECODE_SS3,
	DECODE_STRING,          /* OSC, DCS: until BEL or ST */
	DECODE_STRING_ESC,
	DECODE_MOUSE,           /* ESC [ M: three bytes follow */
	DECODE_PASTE
};

struct decode {
	enum decode_state state;
	bool keypad_exit;       /* option: keypad Enter is Field Exit */
	bool mouse;             /* mouse reports were asked for */
	bool prefix_shown;      /* KEYS_PREFIX went out for the sequence at hand */
	bool alone_told;
	bool drop;              /* the sequence is a late rest: swallow it whatever it is */
	int64_t since;          /* ms of the last byte */
	int64_t late_until;
	char seq[32];           /* parameters of CSI and SS3, digits of Esc f */
	size_t n;               /* may pass sizeof seq: then the sequence is unknown */
	uint32_t cp;            /* UTF-8 being put together */
	unsigned need;          /* continuation bytes still to come */
	uint32_t cp_min;
	char *paste;            /* DECODE_PASTE_MAX + 1, made at the first paste */
	size_t paste_len;
	size_t paste_match;     /* bytes of the end mark seen so far */
	bool paste_cut, paste_cr;
};

struct decode decode_make(bool keypad_exit);
void decode_free(struct decode *d);

enum decode_result {
	DECODE_MORE,            /* no key yet */
	DECODE_KEY,             /* *out is a key */
	DECODE_KEY_AGAIN        /* *out is a key that ended before this byte: give the byte again */
};

/* Take one byte read at `now`. */
enum decode_result decode_byte(struct decode *d, unsigned char byte, int64_t now,
	struct key *out);
/* Silence: call only when no byte is waiting to be read. True if the silence makes a key. */
bool decode_tick(struct decode *d, int64_t now, struct key *out);
/* How long until decode_tick has something to do, in ms; -1: silence changes nothing. */
int decode_wait(const struct decode *d, int64_t now);
/* See term_ops.esc_taken. */
void decode_esc_taken(struct decode *d, int64_t now);
/* The keys before this point are thrown away: a paste under way is, too. */
void decode_purge(struct decode *d);

/* The table, for decode.c: a whole CSI or SS3 sequence to a key. `seq` holds the parameters,
 * `final` ends it. KEYS_NONE: unknown. *text is set if the key is a character of the keypad. */
enum key_code decode_csi(const char *seq, char final);
enum key_code decode_ss3(const char *seq, char final, char *text);

#endif
