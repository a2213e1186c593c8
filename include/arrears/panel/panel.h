/* SPDX-License-Identifier: MIT */
/* A panel is a declaration and hooks; a pane is a panel that is open. Hooks run in the one event
 * loop, never nested; what they ask for (push, pop, messages) is done after they return. A hook
 * that fails has its message shown, err->field marked and the cursor put there; type-ahead is
 * dropped. UI_PASS means "not mine", the next in line is asked. */
#ifndef ARREARS_PANEL_PANEL_H
#define ARREARS_PANEL_PANEL_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/panel/action.h"
#include "arrears/panel/field.h"
#include "arrears/panel/list.h"

#define UI_PASS MSG_COUNT

enum panel_flag {
	PANEL_COMMAND = 1 << 0,   /* command line on row 21 */
	PANEL_WINDOW = 1 << 1,    /* drawn in a border over the panel below: height, width */
	PANEL_NO_EXIT = 1 << 2,   /* F3 not offered */
	PANEL_BASE = 1 << 3,      /* F3 of the panels above returns here */
	PANEL_CONTINUE = 1 << 4,  /* row 21: Press Enter to continue. Enter returns if no hook */
	PANEL_CONFIRM = 1 << 5,   /* opening drops type-ahead; an Enter in the first 300 ms too */
	PANEL_NO_DRAFT = 1 << 6,
	PANEL_CURSOR_COMMAND = 1 << 7, /* the cursor rests on the command line */
	PANEL_NO_HEAD = 1 << 8,   /* sign-on: no id, user or clock in rows 1-2 */
	PANEL_NO_CANCEL = 1 << 9, /* F12 not offered */
	PANEL_NO_WARN = 1 << 10,  /* F12 and F3 never ask about what was typed */
	PANEL_ANY_KEY = 1 << 11,  /* any key closes it and does nothing else (print, copy do) */
	PANEL_RELOAD = 1 << 12,   /* load runs again when the panel above is gone */
	PANEL_DECLARED = 1 << 13, /* Tab goes through the fields as declared, not row by row */
	/* Nothing is lost with it, and it holds nothing of the pane below: where too many panels
	 * stand on each other, the lowest of these goes (see let_go). */
	PANEL_PASSING = 1 << 15,
	PANEL_RECORD = 1 << 14,   /* about a record: ui_config.record_actions work here, too */
};

/* Choices of an F4 window. */
struct choices;
void choices_title(struct choices *c, const char *title, const char *heading);
void choices_add(struct choices *c, const char *value, const char *text);

struct panel {
	const char *id, *title;      /* id is its command, too */
	const char *instruction;     /* row 5; NULL: none */
	unsigned flags;              /* enum panel_flag */
	int height, width;           /* PANEL_WINDOW: inside the border */
	int instruction_row;         /* 0: row 5 */
	size_t state_size;           /* pane_state(): zeroed at open */
	const struct field *fields;
	size_t field_count;
	const struct list *list;     /* NULL: none */
	const struct option *options;      /* ends with label NULL */
	const struct action_use *actions;  /* ends with ACT_NONE */
	const char *first;           /* field the cursor starts in, "LIST": Opt of the first row;
				      * NULL: the first input */
	const char *help;            /* what the panel is for */
	const char *notes;           /* notes and an example, for help; NULL: none */

	/* args are valid during open only. A failure: the panel does not open. */
	enum msgid (*open)(struct ui *ui, struct pane *p, const void *args, struct err *err);
	enum msgid (*load)(struct ui *ui, struct pane *p, struct err *err); /* open, F5 */
	/* The panel above is gone (NULL: the list is read again). */
	enum msgid (*back)(struct ui *ui, struct pane *p, bool cancelled, struct err *err);
	enum msgid (*check)(struct ui *ui, struct pane *p, struct err *err);
	enum msgid (*enter)(struct ui *ui, struct pane *p, struct err *err);
	enum msgid (*action)(struct ui *ui, struct pane *p, int id, struct err *err);
	enum msgid (*option)(struct ui *ui, struct pane *p, const struct list_row *row, int number,
		struct err *err);
	enum msgid (*command)(struct ui *ui, struct pane *p, const char *line, struct err *err);
	/* F3, F12 and whatever else leaves by hand; a failure keeps the panel. */
	enum msgid (*leave)(struct ui *ui, struct pane *p, struct err *err);
	/* F4 on a field, or on the command line (name "COMMAND"): false: no choices of its own. */
	bool (*prompt)(struct ui *ui, struct pane *p, const char *field, struct choices *out);
	void (*typed)(struct ui *ui, struct pane *p, const char *field); /* after each change */
	void (*layout)(struct ui *ui, struct pane *p);  /* before drawing: size or view changed */
	void (*view)(struct ui *ui, struct pane *p);    /* after F11, see pane_view */
	void (*tick)(struct ui *ui, struct pane *p);
	void (*close)(struct ui *ui, struct pane *p);   /* frees what state points to */
	/* PANEL_PASSING: may it go from below others? NULL: yes. Then close follows, in which
	 * ui_is_passing says that it is not the top that closes. */
	bool (*let_go)(struct ui *ui, struct pane *p);
};

void *pane_state(struct pane *p);
const struct panel *pane_panel(const struct pane *p);
void pane_expire(struct pane *p, int seconds);    /* closes by itself then, as by F12 */
void pane_title(struct pane *p, const char *title); /* instead of the panel's; copied */
bool pane_is_wide(const struct pane *p);          /* drawn with 132 columns */
int pane_view(const struct pane *p);              /* 0.. as turned by F11 */
void pane_set_views(struct pane *p, int views);   /* F11 on panels without a list */

/* Fields by name; an unknown name is a programming error. What a hook sets is not "typed". */
void pane_set(struct pane *p, const char *field, const char *text);
void pane_setf(struct pane *p, const char *field, const char *fmt, ...) ATTR_FORMAT(3, 4);
/* As if the person had typed it: kept as a draft, warned about; the cursor stands after it. */
void pane_type(struct pane *p, const char *field, const char *text);
void pane_set_date(struct pane *p, const char *field, struct date d);
const char *pane_get(const struct pane *p, const char *field); /* no blanks around */
/* Parsed; empty text gives zero, DATE_NONE or 0 and MSG_OK. The engine checked the form. */
enum msgid pane_money(struct ui *ui, const struct pane *p, const char *field, struct money *out,
	struct err *err) ATTR_MUST_USE;
enum msgid pane_date(struct ui *ui, const struct pane *p, const char *field, struct date *out,
	struct err *err) ATTR_MUST_USE;
enum msgid pane_int(struct ui *ui, const struct pane *p, const char *field, int64_t *out,
	struct err *err) ATTR_MUST_USE;
bool pane_is_yes(const struct pane *p, const char *field);
bool pane_dirty(const struct pane *p);            /* any field, or an option typed */
void pane_clean(struct pane *p);                  /* what is there counts as saved */
void pane_role(struct pane *p, const char *field, enum role role);
void pane_protect(struct pane *p, const char *field, bool protect);
void pane_hide(struct pane *p, const char *field, bool hide);
void pane_right(struct pane *p, const char *field, const char *text);  /* copied, 60 columns */
/* What messages and help call it, and its F1, instead of the declared ones; not copied. */
void pane_describe(struct pane *p, const char *field, const char *called, const char *help);
void pane_focus(struct pane *p, const char *field); /* "COMMAND": the command line */
const char *pane_focused(const struct pane *p);   /* "" if none */

/* FIELD_LINES: start again, where it was scrolled to; go to the top; add a line. F11 goes to the
 * top by itself. */
void pane_lines_clear(struct pane *p, const char *field);
void pane_lines_top(struct pane *p, const char *field);
void pane_line(struct pane *p, const char *field, enum role role, const char *text);
/* A paragraph, wrapped to the width of the field. */
void pane_paragraph(struct pane *p, const char *field, enum role role, const char *text);
void pane_linef(struct pane *p, const char *field, enum role role, const char *fmt, ...)
	ATTR_FORMAT(4, 5);

/* The panel's list. */
void pane_list_top(struct pane *p);               /* read again from the top at next drawing */
void pane_list_reload(struct pane *p);            /* same place, rows read again */
const struct list_row *pane_list_row(const struct pane *p); /* under the cursor; NULL: none */
void pane_list_empty_text(struct pane *p, const char *text);
/* Rows that carry option `number`, top to bottom; returns how many there are. */
size_t pane_pending(const struct pane *p, int number, int64_t *keys, size_t max);
void pane_pending_clear(struct pane *p, int64_t key);

#endif
