/* SPDX-License-Identifier: MIT */
/* The sequences of xterm, rxvt, PuTTY, the Linux console and VT terminals. Where two of them
 * disagree the reading is the one that loses least: ESC [ 23 ~ stays F11 (PuTTY and rxvt also
 * send it for Shift+F1), ESC O t is the 4 of a keypad (terminfo calls it F5 of a vt100). */
#include "decode.h"

#include <ctype.h>

/* ESC [ n ~ */
static const enum key_code by_number[] = {
	[1] = KEYS_HOME, [2] = KEYS_INSERT, [3] = KEYS_DELETE, [4] = KEYS_END,
	[5] = KEYS_PGUP, [6] = KEYS_PGDN, [7] = KEYS_HOME, [8] = KEYS_END,
	[11] = KEYS_F1, [12] = KEYS_F2, [13] = KEYS_F3, [14] = KEYS_F4, [15] = KEYS_F5,
	[17] = KEYS_F6, [18] = KEYS_F7, [19] = KEYS_F8, [20] = KEYS_F9, [21] = KEYS_F10,
	[23] = KEYS_F11, [24] = KEYS_F12, [25] = KEYS_F13, [26] = KEYS_F14, [28] = KEYS_F15,
	[29] = KEYS_F16, [31] = KEYS_F17, [32] = KEYS_F18, [33] = KEYS_F19, [34] = KEYS_F20,
};

/* ESC [ A, ESC O A, ESC [ 1 ; m A */
static enum key_code by_letter(char c)
{
	switch (c) {
	case 'A': return KEYS_UP;
	case 'B': return KEYS_DOWN;
	case 'C': return KEYS_RIGHT;
	case 'D': return KEYS_LEFT;
	case 'F': return KEYS_END;
	case 'H': return KEYS_HOME;
	case 'P': return KEYS_F1;
	case 'Q': return KEYS_F2;
	case 'R': return KEYS_F3;
	case 'S': return KEYS_F4;
	default: return KEYS_NONE;
	}
}

enum mods { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

static enum key_code modified(enum key_code key, unsigned mods)
{
	if (!mods)
		return key;
	if (key >= KEYS_F1 && key <= KEYS_F12)
		return mods == MOD_SHIFT ? key + (KEYS_F13 - KEYS_F1) : KEYS_NONE;
	if (key >= KEYS_F13 && key <= KEYS_F24)
		return KEYS_NONE;
	if (mods & MOD_CTRL) {
		if (key == KEYS_HOME || key == KEYS_PGUP)
			return KEYS_TOP;
		if (key == KEYS_END || key == KEYS_PGDN)
			return KEYS_BOTTOM;
	}
	return key;
}

/* "15", "15;2": at most two numbers; anything else is not a key of ours. */
static bool numbers(const char *s, unsigned *first, unsigned *second)
{
	unsigned v[2] = { 0, 0 };
	size_t which = 0;
	for (; *s; s++) {
		if (*s == ';' && which == 0) {
			which = 1;
		} else if (isdigit((unsigned char)*s)) {
			v[which] = v[which] * 10 + (unsigned)(*s - '0');
			if (v[which] > 9999)
				return false;
		} else {
			return false;
		}
	}
	*first = v[0];
	*second = v[1];
	return true;
}

static enum key_code tilde(unsigned number, unsigned mods)
{
	if (number >= ARRAY_SIZE(by_number))
		return KEYS_NONE;
	return modified(by_number[number], mods);
}

enum key_code decode_csi(const char *seq, char final)
{
	unsigned first, second;
	if (!numbers(seq, &first, &second) || second > 16)
		return KEYS_NONE;
	unsigned mods = second ? (second - 1) & 7 : 0;
	switch (final) {
	case '~':
		return tilde(first, mods);
	case '^':
		return tilde(first, MOD_CTRL);
	case '$':
		return tilde(first, MOD_SHIFT);
	case '@':
		return tilde(first, MOD_SHIFT | MOD_CTRL);
	case 'Z':
		return first <= 1 ? KEYS_BACKTAB : KEYS_NONE;
	case 'a': case 'b': case 'c': case 'd': /* rxvt: Shift and an arrow */
		return *seq ? KEYS_NONE : by_letter((char)toupper((unsigned char)final));
	default:
		return first <= 1 ? modified(by_letter(final), mods) : KEYS_NONE;
	}
}

enum key_code decode_ss3(const char *seq, char final, char *text)
{
	static const char keypad[] = "jklmnopqrstuvwxyX";
	static const char types[] = "*+,-./0123456789=";
	unsigned first, second;
	*text = 0;
	if (!numbers(seq, &first, &second))
		return KEYS_NONE;
	/* Old xterm and konsole: ESC O 2 P and ESC O 1 ; 2 P are Shift and F1. */
	unsigned mod = second ? second : first;
	unsigned mods = mod && mod <= 16 ? (mod - 1) & 7 : 0;
	if (final == 'M')
		return KEYS_ENTER;
	if (final == 'I')
		return KEYS_TAB;
	if (final >= 'a' && final <= 'd') /* rxvt: Ctrl and an arrow */
		return by_letter((char)toupper((unsigned char)final));
	const char *p = strchr(keypad, final);
	if (p && final) {
		*text = types[p - keypad];
		return KEYS_CHAR;
	}
	return modified(by_letter(final), mods);
}
