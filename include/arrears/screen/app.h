/* SPDX-License-Identifier: MIT */
/* The full-screen program: from sign-on to sign-off on one terminal. */
#ifndef ARREARS_SCREEN_APP_H
#define ARREARS_SCREEN_APP_H

#include "arrears/desk/desk.h"
#include "arrears/panel/ui.h"

struct app_options {
	bool modern, narrow, esc_legend, no_legend, msgid, reader, mouse; /* as struct ui_config */
	int lock_minutes;               /* idle lock; 0: never */
	const char *print_folder;       /* where Ctrl-P writes; NULL: printing is off */
	int64_t (*now_ms)(void *app);   /* tests: the script's time; NULL: the machine's */
};

/* Runs until sign-off or until the line is gone. d is open; if it is signed on (session_id != 0)
 * the work map appears at once, else the sign-on panel. The terminal stays the caller's.
 * false: the line was lost; drafts are saved. */
bool app_run(struct desk *d, struct term *term, const struct app_options *o);

/* The tables the program is made of: panels with a command (NULL past the end), actions. */
const struct panel *app_panel_at(size_t i);
extern const struct action app_actions[];
extern const size_t app_action_count;

#endif
