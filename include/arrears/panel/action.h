/* SPDX-License-Identifier: MIT */
/* One table of actions is where legends, the keys window (F24), the actions window (F10), command
 * names and help come from. The engine brings its own rows (ids below ACT_APP); the program hands
 * the rest over in struct ui_config. Panels name the ids they use. */
#ifndef ARREARS_PANEL_ACTION_H
#define ARREARS_PANEL_ACTION_H

#include "arrears/panel/key.h"

enum action_kind {
	ACT_KIND_ATTN,   /* at once; what was typed is neither checked nor lost */
	ACT_KIND_FUNC,   /* all fields are checked first, as by Enter */
	ACT_KIND_FIELD,  /* uses the current field's text only */
};

/* The engine's own actions. On by default: ACT_HELP, ACT_EXIT, ACT_CANCEL, ACT_KEYS and what a
 * panel's shape implies (prompt, retrieve, list keys). A panel names the others it wants. */
enum {
	ACT_NONE,
	ACT_HELP, ACT_EXIT, ACT_PROMPT, ACT_REFRESH, ACT_RETRIEVE, ACT_ACTIONS, ACT_VIEW,
	ACT_CANCEL, ACT_REPEAT, ACT_SUBSET, ACT_SORT, ACT_PRINT, ACT_ENTIRE, ACT_OPTIONS,
	ACT_KEYS, ACT_ATTN, ACT_EXTENDED,
	ACT_APP = 100    /* the program's ids start here */
};

struct action {
	int id;
	enum key_code key;      /* default key; KEYS_NONE: by command or option only */
	enum action_kind kind;
	const char *command;    /* "ADDNOT"; NULL: none */
	const char *label;      /* legend: "Add note" */
	const char *help;       /* one or two sentences */
	unsigned prereq;        /* the program's flags, asked of ui_config.prereq before it runs */
	bool record;            /* listed by F10 (actions for this record) */
};

/* A panel's use of an action; the list ends with id ACT_NONE. */
struct action_use {
	int id;
	const char *label;      /* other legend text on this panel; NULL: the table's */
};

/* The engine's own actions, in key order; NULL past the end. */
const struct action *action_engine(size_t i);

#endif
