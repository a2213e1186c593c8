/* SPDX-License-Identifier: MIT */
/* What the engine's files share. A pane is a panel that is open; a stop is a place the cursor can
 * stand; the picture is made anew from the model before each blocking read. */
#ifndef PANEL_UI_PRIV_H
#define PANEL_UI_PRIV_H

#include "arrears/base/text.h"
#include "arrears/panel/ui.h"
#include "edit.h"

#define UI_PANES_MAX 24
#define UI_NAV_MAX 16
#define UI_MSGS_MAX 8
#define UI_HISTORY 50
#define UI_COMMAND_MAX 200
#define UI_LABEL 41
#define UI_RIGHT 61
#define UI_STOPS_MAX 512

struct line { enum role role; char *text; };

struct open_field {
	const struct field *f;
	struct edit e;               /* e.text is NULL for FIELD_LINES */
	char label[UI_LABEL], right[UI_RIGHT];
	bool own_label, own_right;   /* set by a hook */
	bool error, protect, hide;
	bool draft_due;              /* changed since the last draft */
	enum role role;              /* 0: by declaration */
	struct line *lines;
	size_t line_count, line_cap;
	int scroll;                  /* first line, or first column, shown */
};

struct typed_opt {                   /* one row's Opt */
	int64_t key;
	struct list_anchor anchor;
	struct edit e;
	bool error;
	bool failed_before;
};

struct open_list {
	struct list_row *rows;
	size_t count, cap;           /* rows read; rows fit */
	bool more_below, more_above, stale, from_top;
	struct typed_opt *opts;
	size_t opt_count, opt_cap;
	int view, option_page;
	char subset[64], sort[32], empty[64];
	bool running;                /* options are being run */
	int64_t running_key;         /* the one whose panel is open; INT64_MIN: none */
};

enum focus_kind { FOCUS_NONE, FOCUS_FIELD, FOCUS_ROW, FOCUS_COMMAND };
struct focus { enum focus_kind kind; size_t index; }; /* field index, or list row index */

struct box { int row, col, height, width; };  /* inside: panel rows and columns count from here */

struct pane {
	const struct panel *panel;
	struct ui *ui;
	void *state;
	struct open_field *fields;
	size_t field_count;
	struct open_list list;
	struct edit cmd;
	size_t retrieved;            /* how far back F9 went */
	struct focus focus;
	char title[64];              /* instead of the panel's; "" = the panel's */
	/* The engine's own windows may take keys first and draw on their own. */
	bool (*raw_key)(struct ui *ui, struct pane *p, const struct key *k);
	void (*draw)(struct ui *ui, struct pane *p);
	struct box box;              /* set by layout */
	bool wide, cancelled, is_confirm;
	int views;
	int64_t opened_ms;
	enum key_code warned;        /* F12 or F3 pressed once with unsaved changes */
};

enum nav_op { NAV_PUSH, NAV_POP, NAV_CANCEL, NAV_POP_TO, NAV_REPLACE, NAV_QUIT, NAV_ACTION,
	NAV_KEY };
struct nav {
	enum nav_op op;
	const struct panel *panel;
	void *args;
	char id[12];
	int number;
};

struct last_entered { char panel[12], field[24]; char *text; };

struct ui {
	struct ui_config config;
	struct term *term;
	struct cells *cells;
	struct pane *stack[UI_PANES_MAX];
	size_t depth;
	struct nav nav[UI_NAV_MAX];
	size_t nav_count;
	struct err msgs[UI_MSGS_MAX];
	size_t msg_count;
	char msg_field[24];          /* where the cursor was, for second-level help */
	char msg_panel[12];
	struct ui_stamp stamp;       /* of the last refresh */
	char *history[UI_HISTORY];
	size_t history_count;
	struct last_entered *dups;
	size_t dup_count;
	int rows, cols;
	bool quit, hung_up, insert, mouse, busy, purge_next, prefix, prefix_help;
	bool free_running;           /* ui_free: callbacks still run, nothing opens */
	int64_t key_ms;              /* when the last key came */
	int64_t draft_ms;            /* when a draft falls due; 0: none */
};

/* ui.c */
int64_t ui_now(const struct ui *ui);
void ui_nav(struct ui *ui, struct nav n);
void ui_apply(struct ui *ui);                /* the navigation asked for, then options */
void ui_fail(struct ui *ui, struct pane *p, const struct err *err);
void ui_stamp_now(struct ui *ui);
void ui_clear_msgs(struct ui *ui);

/* pane.c */
struct pane *pane_make(struct ui *ui, const struct panel *panel);
void pane_free(struct pane *p);
size_t pane_field_index(const struct pane *p, const char *name); /* SIZE_MAX: none */
struct open_field *pane_field(const struct pane *p, const char *name); /* BUG if unknown */
bool pane_is_input(const struct open_field *of);
bool pane_is_shown(const struct pane *p, const struct open_field *of);
struct edit *pane_focus_edit(struct pane *p);  /* NULL: nothing to type into */
const struct open_field *pane_focus_field(const struct pane *p); /* NULL: not on a field */
bool pane_is_window(const struct pane *p);
const char *pane_title_of(const struct pane *p);
int pane_column(const struct pane *p, const struct field *f);
int pane_row(const struct pane *p, const struct field *f);

/* fieldcheck.c */
/* What a typed character becomes ("" = refused). */
enum msgid check_char(const struct field *f, const char *in, char out[CELL_BYTES]);
/* The field is left: adjusted and edited, as far as it can be read. */
void check_leave(struct ui *ui, struct open_field *of);
enum msgid check_value(struct ui *ui, const struct open_field *of, struct err *err)
	ATTR_MUST_USE;
/* All fields: every bad one marked, the first one focused and said. */
bool check_fields(struct ui *ui, struct pane *p);
const char *check_label(const struct open_field *of); /* how a message names the field */

/* stops.c */
struct stop { struct focus focus; int row, col, len; };
size_t stops_build(struct ui *ui, struct pane *p, struct stop *out, size_t max);
void stops_first(struct ui *ui, struct pane *p);
/* False: there was nowhere to go. */
bool stops_move(struct ui *ui, struct pane *p, enum key_code code);
void stops_set(struct ui *ui, struct pane *p, struct focus f); /* leaves and enters fields */
void stops_mend(struct ui *ui, struct pane *p);  /* the place is gone: the nearest one */
bool stops_at(struct ui *ui, struct pane *p, int row, int col); /* click */

/* format.c, formatlist.c */
struct frame { int rows, cols, msg, scroll, command, keys; bool wide, small, separate; };
struct frame frame_of(const struct ui *ui);
void format_picture(struct ui *ui);
void format_place(struct ui *ui, struct pane *p);  /* box, wide; calls the layout hook */
size_t format_list_rows(const struct ui *ui, const struct pane *p);
int format_lines_height(const struct ui *ui, const struct pane *p, const struct open_field *of);
void format_list(struct ui *ui, struct pane *p);
void format_put(struct ui *ui, const struct pane *p, int row, int col, enum role role,
	const char *text);
void format_field(struct ui *ui, struct pane *p, struct open_field *of, bool current);
void format_edit(struct ui *ui, struct pane *p, struct open_field *of, bool current);
bool format_list_col(const struct pane *p, const struct list_col *c, int *col, int *width);
void format_bottom(struct ui *ui);            /* legends, message and status */
/* Text of note areas: starts (byte offsets) of the lines; returns how many. */
size_t format_wrap(const char *text, int width, size_t *starts, size_t max);

/* list.c, listkeys.c */
void list_open(struct pane *p);
void list_close(struct pane *p);
void list_refresh(struct ui *ui, struct pane *p);  /* reads what the size asks for */
bool list_page(struct ui *ui, struct pane *p, enum key_code code); /* false: at its end */
void list_position(struct ui *ui, struct pane *p, const char *text);
struct typed_opt *list_opt(struct pane *p, int64_t key);           /* NULL: none */
struct typed_opt *list_opt_make(struct pane *p, const struct list_row *row);
void list_drop_blank(struct pane *p);
bool list_any(const struct pane *p);
struct typed_opt *list_next(struct pane *p);       /* first in list order */
void list_run(struct ui *ui, struct pane *p);      /* the next options, until one opens a pane */
void list_resume(struct ui *ui, struct pane *p, bool cancelled, bool confirm);
void list_repeat(struct ui *ui, struct pane *p);
void list_option_popup(struct ui *ui, struct pane *p);
void list_subset_window(struct ui *ui, struct pane *p);
void list_sort_window(struct ui *ui, struct pane *p);

/* legend.c */
const struct action *action_find(const struct ui *ui, int id);
const char *action_label(const struct ui *ui, const struct pane *p, int id, char *buf,
	size_t size);
/* The panel's actions in key order, engine's included; returns how many. */
size_t action_list(const struct ui *ui, const struct pane *p, int *ids, size_t max);
int action_by_key(const struct ui *ui, const struct pane *p, enum key_code code); /* 0: none */
int action_by_command(const struct ui *ui, const struct pane *p, const char *word);
void legend_draw(struct ui *ui, struct pane *p);
void legend_options(struct ui *ui, struct pane *p);
void legend_prefix(struct ui *ui);

/* loop.c, enter.c */
void loop_key(struct ui *ui, const struct key *k);
void loop_action(struct ui *ui, struct pane *p, int id, enum key_code code);
void loop_enter(struct ui *ui, struct pane *p);
void loop_typed(struct ui *ui, struct pane *p);    /* after a change of the focused field */
void loop_leave(struct ui *ui, struct pane *p, enum key_code code); /* F3, F12 */
void loop_drafts(struct ui *ui);

/* typing.c: keys that edit or move. False: not such a key. */
bool typing_key(struct ui *ui, struct pane *p, const struct key *k);
void typing_remember(struct ui *ui, struct pane *p);
void typing_char(struct ui *ui, struct pane *p, const char *text);
void typing_paste(struct ui *ui, struct pane *p, const char *text);

/* cmdline.c */
void cmdline_run(struct ui *ui, struct pane *p);
void cmdline_retrieve(struct ui *ui, struct pane *p);
void cmdline_prompt(struct ui *ui, struct pane *p);
void cmdline_free(struct ui *ui);

/* prompt.c */
struct choices {
	char title[48], heading[80];
	struct choice { char value[48]; char text[96]; } *at;
	size_t count, cap;
	bool hide_value;
};
void choices_free(struct choices *c);
/* Takes over what c holds. */
void prompt_choose(struct ui *ui, struct choices *c,
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg);
void prompt_keys_list(struct ui *ui, struct choices *c,
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg);
void prompt_field(struct ui *ui, struct pane *p);  /* F4 */

/* help.c, message.c, keyswin.c */
void help_open(struct ui *ui, struct pane *p);
void help_panel(struct ui *ui, struct pane *p);
void message_detail(struct ui *ui);
void keys_window(struct ui *ui, struct pane *p, bool only_record);

/* window.c */
bool window_room(struct ui *ui);

#endif
