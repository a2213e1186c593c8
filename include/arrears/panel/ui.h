/* SPDX-License-Identifier: MIT */
/* The engine: a stack of panes, one event loop, one message line. Everything a hook may ask of
 * it. Not for more than one thread. */
#ifndef ARREARS_PANEL_UI_H
#define ARREARS_PANEL_UI_H

#include "arrears/panel/panel.h"
#include "arrears/panel/term.h"
#include "arrears/panel/window.h"

struct ui_stamp { char user[11], date[9], time[6]; };  /* row 2 */

struct ui_config {
	void *app;                     /* given to every callback below */
	const char *system_name;       /* row 1, ends in column 79 */
	const struct action *actions;  /* ids >= ACT_APP */
	size_t action_count;
	/* On every PANEL_RECORD panel that uses their key for nothing else, but the one they open
	 * (whose id is their command). Ends with ACT_NONE; NULL: none. */
	const struct action_use *record_actions;
	bool training;                 /* TRAINING in the title row */
	bool modern;                   /* insert mode is the rule (edit=modern) */
	bool narrow;                   /* always 80 columns (size=80) */
	bool esc_legend;               /* legends start as Esc3=Exit */
	bool no_legend;                /* only F24=More keys (legend=off) */
	bool msgid;                    /* message ids on the message line (msgid=yes) */
	bool mouse;                    /* clicks from the start; Esc v turns them on and off */
	bool reader;                   /* screen reader: windows fill the panel */
	int lock_minutes;              /* 0: never */

	void (*stamp)(void *app, struct ui_stamp *out);
	struct date (*today)(void *app);
	/* All may be NULL from here on. */
	enum msgid (*prereq)(void *app, unsigned flags, struct err *err);
	/* An action or command no panel took. UI_PASS: unknown here too. */
	enum msgid (*action)(struct ui *ui, void *app, int id, struct err *err);
	enum msgid (*command)(struct ui *ui, void *app, const char *line, struct err *err);
	/* F4 or ? on the command line, if the panel has nothing of its own. */
	bool (*command_prompt)(struct ui *ui, void *app, const char *text, struct choices *out);
	bool (*values)(void *app, const char *name, struct choices *out); /* "=NAME" */
	/* F4 on an amount: pushes a calculator; what it takes goes back by ui_put. */
	void (*calculator)(struct ui *ui, void *app, const char *text);
	/* A changed field was left, 2 s went by, or the line is gone. */
	void (*draft)(void *app, const char *panel, const char *field, const char *text);
	void (*draft_drop)(void *app, const char *panel);  /* F5, or saved (pane_clean) */
	int (*next_wake)(void *app);                       /* ms until tick is due; -1: never */
	void (*tick)(struct ui *ui, void *app);
	void (*lock)(struct ui *ui, void *app);            /* pushes the sign-on window */
	void (*attn)(struct ui *ui, void *app);            /* Esc a */
	bool (*messages_waiting)(void *app);               /* MW */
	void (*print)(struct ui *ui, void *app, const char *panel, const char *text);
	void (*legend_style)(void *app, bool esc);         /* Esc l: remember it */
	void (*key)(void *app);                            /* a key was pressed, whatever it does */
	int64_t (*now_ms)(void *app);                      /* NULL: clock_monotonic_ms() */
};

struct ui *ui_make(const struct ui_config *config, struct term *term); /* config is copied */
void ui_free(struct ui *ui);       /* closes panes; the terminal is the caller's */
/* Until ui_quit, the last pane closes, or the line is gone. False: hung up. */
bool ui_run(struct ui *ui);

void *ui_app(struct ui *ui);
struct ui_config *ui_config_of(struct ui *ui);  /* user options may change while it runs */
struct pane *ui_top(struct ui *ui);             /* NULL if none */

/* Navigation: done after the hook returns, in the order asked for. */
void ui_push(struct ui *ui, const struct panel *panel, const void *args, size_t args_size);
void ui_pop(struct ui *ui);                     /* the top pane, done (next option runs) */
void ui_cancel(struct ui *ui);                  /* the top pane, as F12 (options stay typed) */
void ui_pop_to(struct ui *ui, const char *panel_id); /* no such pane: nothing happens */
void ui_replace(struct ui *ui, const struct panel *panel, const void *args, size_t args_size);
void ui_quit(struct ui *ui);
/* Whether a pane of that panel is open. */
bool ui_is_open(const struct ui *ui, const char *panel_id);
/* In a close hook: it closes from below others (PANEL_PASSING), the top stays what it is. */
bool ui_is_passing(const struct ui *ui);

/* The message line. Several queue up ("+"). The substitutions end with NULL. */
void ui_msg(struct ui *ui, const struct err *err);
void ui_say(struct ui *ui, enum msgid id, ...) __attribute__((sentinel));

void ui_action(struct ui *ui, int id);          /* run an action after this hook, as by its key */
void ui_purge(struct ui *ui);                   /* drop type-ahead: another account appears */
void ui_beep(struct ui *ui);
/* Inside long work: repaints X SYSTEM once 200 ms went by since the key. */
void ui_busy(struct ui *ui);
void ui_command_set(struct ui *ui, const char *text); /* text of the command line */
void ui_copy(struct ui *ui, const char *text);  /* to the terminal's clipboard */

#endif
