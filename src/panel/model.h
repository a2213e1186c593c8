/* SPDX-License-Identifier: MIT */
/* The model the engine's files share. A pane is a panel that is open; a stop is a place the
 * cursor can stand; the picture is made anew from the model before each blocking read. */
#ifndef PANEL_MODEL_H
#define PANEL_MODEL_H

#include "arrears/base/text.h"
#include "arrears/panel/ui.h"
#include "edit.h"

#define UI_PANES_MAX 24
#define UI_PANES_FULL 16          /* from here on what is passing makes room */
#define UI_NAV_MAX 16
#define UI_MSGS_MAX 8
#define AUTO_ENTER_MS 300        /* an Enter so soon after a field entered by itself is habit */
#define UI_HISTORY 50
#define UI_COMMAND_MAX 200
#define UI_RIGHT 61
#define UI_STOPS_MAX 512

struct line { enum role role; char *text; };

struct open_field {
	const struct field *f;
	struct edit e;               /* e.text is NULL for FIELD_LINES */
	char right[UI_RIGHT];
	bool own_right;              /* set by a hook */
	const char *own_called, *own_help; /* the same; NULL: as declared */
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
	int64_t expire_ms;           /* closes by itself; 0: never */
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
	size_t errors;               /* messages that were errors, so far */
	char msg_field[24];          /* where the cursor was, for second-level help */
	char msg_panel[12];
	struct ui_stamp stamp;       /* of the last refresh */
	char *history[UI_HISTORY];
	size_t history_count;
	struct last_entered *dups;
	size_t dup_count;
	int rows, cols;
	bool quit, hung_up, insert, mouse, busy, prefix, prefix_help;
	bool masking;                /* the picture being made will be printed or copied */
	bool passing;                /* a pane is closed from below others */
	bool free_running;           /* ui_free: callbacks still run, nothing opens */
	int64_t key_ms;              /* when the last key came */
	int64_t auto_ms;             /* when a field last entered by itself */
	bool auto_enter;             /* the Enter on its way is a field's own */
	int64_t draft_ms;            /* when a draft falls due; 0: none */
};

struct choices {
	char title[48], heading[80];
	struct choice { char value[48]; char text[96]; } *at;
	size_t count, cap;
	bool hide_value;
};

#endif
