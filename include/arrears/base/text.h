/* SPDX-License-Identifier: MIT */
/* Text: UTF-8 everywhere. Fixed fields hold BYTES(n) = room for n columns; they are copied by
 * assignment. Nothing foreign passes text_clean unchanged if it holds control characters. */
#ifndef ARREARS_BASE_TEXT_H
#define ARREARS_BASE_TEXT_H

#include "arrears/base/err.h"

#define TEXT_BYTES(columns) ((columns) * 4 + 1)

/* Copy src into dst on a grapheme boundary; true if it all fitted. dst is always terminated. */
bool text_put(char *dst, size_t size, const char *src);
bool text_putf(char *dst, size_t size, const char *fmt, ...) ATTR_FORMAT(3, 4);

/* The next word between blanks, *at moved past it; "" and false at the end. A word with no room is
 * cut: give more room than what may be typed needs, and the cut one is no number, date or code. */
bool text_word(const char **at, char *out, size_t size);

bool text_is_utf8(const char *s, size_t len);
bool text_is_blank(const char *s);
/* Terminal columns of s (East Asian wide 2, combining 0). */
int text_width(const char *s);
/* Bytes of the first cluster of s and its columns; 0 at the end. A cluster is what a terminal
 * puts in one cell: a grapheme, but a character with columns of its own always starts a new one
 * (joined emoji, flags), as curses and wcwidth() have it. A byte that is not UTF-8 is one. */
size_t text_grapheme(const char *s, int *columns);
size_t text_graphemes(const char *s);          /* how many clusters */
/* Longest prefix of s within `columns` columns, in bytes. */
size_t text_fit(const char *s, int columns);
/* Drop control characters (C0, DEL, C1, bidi controls, zero-width, bytes that are not UTF-8), fold
 * runs of blanks if `squeeze`, trim both ends. Works in place. Newlines and tabs become blanks. */
void text_clean(char *s, bool squeeze);
/* Upper case by utf8proc; out may not alias s. */
void text_upper(const char *s, char *out, size_t size);
/* Search form: NFKD, case folded, marks and strokes stripped (O for O-slash, ae for the ligature),
 * punctuation to blanks, blanks squeezed and trimmed. */
void text_fold(const char *s, char *out, size_t size);
void text_digits(const char *s, char *out, size_t size); /* only 0-9 */

/* Strict whole number; MSG_NUMBER_INVALID with text, min, max. */
enum msgid text_to_int(const char *s, int64_t min, int64_t max, int64_t *out, struct err *err)
	ATTR_MUST_USE;

/* A 10-digit US number as (312) 555-0147; anything else as it is. */
void text_phone(const char *digits, char *out, size_t size);

/* A growing string with a cap. `d` is never NULL. */
struct str { char *d; size_t len, cap, max; bool cut; }; /* cut: something did not fit max */
struct str str_make(size_t max);
void str_add(struct str *s, const char *text);
void str_addn(struct str *s, const char *text, size_t n);
void str_addf(struct str *s, const char *fmt, ...) ATTR_FORMAT(2, 3);
void str_reset(struct str *s);
void str_free(struct str *s);                  /* leaves it usable */
#define STR_AUTO ATTR_CLEANUP(str_free) struct str

#endif
