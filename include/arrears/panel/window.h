/* SPDX-License-Identifier: MIT */
/* Ready-made windows. They answer through a callback, which may push, pop and say things like any
 * hook. arg outlives the window; `done` is called exactly once, also when it is cancelled. At
 * most UI_WINDOWS_MAX windows are stacked: past that the newest is refused with a message. */
#ifndef ARREARS_PANEL_WINDOW_H
#define ARREARS_PANEL_WINDOW_H

#include "arrears/panel/panel.h"

#define UI_WINDOWS_MAX 4

struct confirm_spec {
	const char *title;       /* "Confirm Remove from Queue" */
	const char *first;       /* "Press Enter to confirm your choices for 4=Remove."; or NULL */
	const char *heading;     /* over the lines; NULL: none */
	const char *const *lines;/* what will happen, one a line; long ones are wrapped */
	size_t line_count;
	bool must_type_y;        /* money and what cannot be undone: Confirm . . _  Y=Yes */
};
void ui_confirm(struct ui *ui, const struct confirm_spec *spec,
	void (*done)(struct ui *ui, void *arg, bool yes), void *arg);

struct ask_spec {
	const char *title;
	const char *question;    /* up to three lines, word-wrapped */
	const char *replies;     /* "Y=Yes|N=No|C=Cancel": nothing else is accepted */
	char by_default;         /* what the field starts with; 0: nothing */
};
/* reply 0: F12. */
void ui_ask(struct ui *ui, const struct ask_spec *spec,
	void (*done)(struct ui *ui, void *arg, char reply), void *arg);

struct text_spec {
	const char *title, *prompt;
	const char *value;       /* what the field starts with; NULL: nothing */
	int max;                 /* columns, at most 180; 0: that many */
	bool date;               /* a date: checked before the window goes, F4 is the calendar */
	bool optional;           /* blank is an answer */
	const char *called;      /* "A reason": what messages and help call it; NULL: the title */
	const char *help;        /* F1; NULL: the prompt */
	/* NULL, or what the text has to pass before the window goes. arg is done's. */
	enum msgid (*check)(struct ui *ui, void *arg, const char *text, struct err *err);
};
/* One line of text asked for; text NULL: F12. */
void ui_ask_text(struct ui *ui, const struct text_spec *spec,
	void (*done)(struct ui *ui, void *arg, const char *text), void *arg);

/* A list to choose from, filtered as one types. fill() is called once. value NULL: F12. */
void ui_choose(struct ui *ui, void (*fill)(void *arg, struct choices *out),
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg);

/* The calendar, with the cursor on `start`. */
void ui_calendar(struct ui *ui, struct date start,
	void (*done)(struct ui *ui, void *arg, struct date d), void *arg);

/* Into the field the cursor stands in, as if typed: what a window of the program's own chose, from
 * its close hook. Nothing where the cursor is on no field. */
void ui_put(struct ui *ui, const char *text);

/* Text to read: title and paragraphs separated by newlines. */
void ui_show_text(struct ui *ui, const char *title, const char *text);

#endif
