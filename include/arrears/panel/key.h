/* SPDX-License-Identifier: MIT */
/* Keys as the engine knows them, whatever bytes a terminal sends. Esc forms arrive here already
 * turned into what they mean. Names (key_label, key_by_name) are used by key scripts, the keys
 * window and the manual. */
#ifndef ARREARS_PANEL_KEY_H
#define ARREARS_PANEL_KEY_H

enum key_code {
	KEYS_NONE,              /* nothing to do; a prefix that was shown is over */
	KEYS_CHAR,              /* struct key.text holds one cluster or code point */
	KEYS_F1, KEYS_F2, KEYS_F3, KEYS_F4, KEYS_F5, KEYS_F6, KEYS_F7, KEYS_F8, KEYS_F9, KEYS_F10,
	KEYS_F11, KEYS_F12, KEYS_F13, KEYS_F14, KEYS_F15, KEYS_F16, KEYS_F17, KEYS_F18, KEYS_F19,
	KEYS_F20, KEYS_F21, KEYS_F22, KEYS_F23, KEYS_F24,
	KEYS_ENTER, KEYS_TAB, KEYS_BACKTAB, KEYS_BACKSPACE, KEYS_DELETE, KEYS_INSERT,
	KEYS_LEFT, KEYS_RIGHT, KEYS_UP, KEYS_DOWN, KEYS_HOME, KEYS_END, KEYS_PGUP, KEYS_PGDN,
	KEYS_TOP, KEYS_BOTTOM,  /* Esc < and Esc > */
	KEYS_FIELD_EXIT, KEYS_FIELD_MINUS, KEYS_DUP, KEYS_ERASE_INPUT, KEYS_UNDO_FIELD,
	KEYS_NEWLINE, KEYS_RESET, KEYS_ATTN, KEYS_PRINT, KEYS_REDRAW, KEYS_INTERRUPT,
	KEYS_COMMAND,           /* Esc c */
	KEYS_LEGEND,            /* Esc l */
	KEYS_MOUSE_TOGGLE, KEYS_COPY_FIELD, KEYS_COPY_PANEL,
	KEYS_PREFIX,            /* Esc seen, waiting for the second key (for the status line) */
	KEYS_ESC_ALONE,         /* Esc and 400 ms of silence: F12 in windows (then call the
				 * terminal's esc_taken), elsewhere the prefix stays open */
	KEYS_PASTE,             /* struct key.paste holds what was pasted, until the next read */
	KEYS_CLICK,             /* struct key.row/col */
	KEYS_RESIZE,            /* the terminal has a new size */
	KEYS_HANGUP,            /* the terminal is gone, or SIGTERM: save and end */
	KEYS_TICK,              /* the time-out asked for is over */
	KEYS_COUNT
};

struct key {
	enum key_code code;
	char text[16];          /* KEYS_CHAR */
	const char *paste;      /* KEYS_PASTE: UTF-8, owned by the terminal until the next read */
	bool cut;               /* KEYS_PASTE: more was pasted than is kept (64 KB) */
	int row, col;           /* KEYS_CLICK, 1-based */
};

/* "F3", "Enter", "PgDn"...; "" for what no key is. */
const char *key_label(enum key_code code);
/* The form that needs no function keys: "Esc 3", "Esc !", "Esc -"; "" if none. */
const char *key_esc_form(enum key_code code);
/* KEYS_NONE if unknown; not case sensitive. */
enum key_code key_by_name(const char *name);
/* What Esc followed by this character means: KEYS_NONE if nothing. Esc f and two digits is the
 * decoder's own matter; '[', 'O', ']' and 'P' begin a terminal's own sequences. */
enum key_code key_by_esc(char c);
/* What a control character means by itself (Ctrl-F = page down); KEYS_NONE if nothing. */
enum key_code key_by_ctrl(char c);
/* "Ctrl-K" for KEYS_FIELD_EXIT; "" if no control character has this meaning. */
const char *key_ctrl_form(enum key_code code);

#endif
