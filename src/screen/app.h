/* SPDX-License-Identifier: MIT */
/* What the panels of the program share. Panels decide nothing a batch command would need too:
 * they show what desk loads and hand on what is typed. */
#ifndef ARREARS_SCREEN_PRIVATE_APP_H
#define ARREARS_SCREEN_PRIVATE_APP_H

#include "arrears/desk/draft.h"
#include "arrears/desk/next.h"
#include "arrears/panel/ui.h"
#include "arrears/screen/app.h"

enum prereq {                           /* asked in one dispatcher, one message each */
	PRE_VIEW = 1 << 0, PRE_WORK = 1 << 1, PRE_NOTE = 1 << 2, PRE_FILES = 1 << 3,
	PRE_CLIENTS = 1 << 4, PRE_CODES = 1 << 5, PRE_BANDS = 1 << 6, PRE_USERS = 1 << 7,
	PRE_TRAINING = 1 << 8, PRE_UNMASK = 1 << 9, PRE_CLOCK = 1 << 10,
	PRE_RECEIVE = 1 << 11, PRE_POST = 1 << 12, PRE_REVERSE = 1 << 13, PRE_SUSPENSE = 1 << 14,
	PRE_TERMS = 1 << 15, PRE_APPROVE = 1 << 16,
};

enum app_action {
	APP_BEFORE_FIRST = ACT_APP - 1,
#define ACTION(id, key, kind, command, label, prereq, record, help) APP_##id,
#include "actions.def"
#undef ACTION
	APP_END
};

struct app {
	struct desk *desk;
	const struct app_options *options;
	struct ui *ui;
	struct next_outcome next;       /* how the account on the screen was found */
	int64_t band_id;                /* where the account on the screen came from; 0: by hand */
	int64_t subject;                /* account on the screen, for drafts; 0: none */
	int keystrokes;                 /* since it came there ... */
	int64_t opened_at;              /* ... at this UTC */
	bool locked;                    /* the idle lock is up */
	int64_t worked_on;              /* account that a panel over it gave a result */
	bool written;                   /* something was saved: tidy the file between keys */
	int64_t timed_since;            /* UTC: timed calls up to here were announced */
	int64_t look_at;                /* UTC: when to look for a timed call again */
	struct draft draft;            /* what is typed into one panel, as it is left by force */
};

/* What every panel's open hook is given, also by its command: ACC 10004711 -> text. */
struct panel_args {
	int64_t id;                     /* account, user, file ... 0: none */
	int64_t other;                  /* a second id, by panel */
	int mode;                       /* by panel */
	char text[160];                 /* what was typed after the command */
};

#define PANEL(id, prereq, text) extern const struct panel panel_##id;
#include "panels.def"
#undef PANEL
extern const struct panel panel_SIGNON, panel_LOCK, panel_PAPER, panel_RCV, panel_REVERSE;

static inline struct app *app_of(struct ui *ui)
{
	return ui_app(ui);
}

static inline struct desk *desk_of(struct ui *ui)
{
	return app_of(ui)->desk;
}

/* Opens a panel with an id (0: none) and text ("" or NULL: none). */
void app_push(struct ui *ui, const struct panel *panel, int64_t id, const char *text);
/* The same by the panel's id, if the desk may open it. */
enum msgid app_open(struct ui *ui, const char *name, int64_t id, const char *text,
	struct err *err) ATTR_MUST_USE;
/* The desk is signed on: the menu below, the work map on top, in place of the sign-on panel. */
void app_start_work(struct ui *ui);
/* Gives back what was typed in the panel for the subject on the screen when it was last left by
 * force, and says so. For load hooks, after the fields are set. */
void app_draft_restore(struct ui *ui, struct pane *p);

/* What was typed is written: says so (arg fills the message, NULL: none) and closes the panel. */
enum msgid app_saved(struct ui *ui, struct pane *p, enum msgid id, const char *arg);

/* Writes text to the folder of printed panels and says where; account 0: none. */
void app_print(struct ui *ui, const char *name, int64_t account_id, const char *text);

/* The panel whose id is `name`, with what it needs; NULL if there is none. */
const struct panel *app_panel_find(const char *name, unsigned *prereq);
enum msgid app_prereq(void *arg, unsigned flags, struct err *err);
/* The global command line: panel ids with arguments, commands of actions. */
enum msgid app_command(struct ui *ui, void *app, const char *line, struct err *err);
/* No such command: offers what comes near, also of `more` words (count of them). */
enum msgid app_unknown(const char *verb, const char *(*more)(void *arg, size_t i), void *arg,
	struct err *err);
bool app_command_prompt(struct ui *ui, void *app, const char *text, struct choices *out);

/* "MM/DD/YY" of an instant, office time; "" for 0. */
void app_date_text(const struct desk *d, int64_t utc, char out[9]);
/* "10:00" if it is today, else "11/25/26". */
void app_when_text(const struct desk *d, int64_t utc, char out[9]);

#endif
