/* SPDX-License-Identifier: MIT */
/* A small set of panels of every shape the engine has, for tests of the engine alone: menu,
 * work-with list, display, entry, sign-on. 212 made-up rows in memory. */
#ifndef ARREARS_TESTS_PANELS_H
#define ARREARS_TESTS_PANELS_H

#include "scene.h"

#define SAMPLE_ROWS 212

#define SAMPLE_UNPAID 10004001
struct sample {
	struct scene scene;
	bool gone[SAMPLE_ROWS];  /* removed by option 4 */
	int removed, displayed, saved, locked, drafts, dropped, ticks;
	int64_t shown[SAMPLE_ROWS]; /* keys in the order they were displayed */
	char command[64], draft[256], printed[64];
	bool refuse_leave, refuse_notes, waiting;
	char reply;              /* to the question of option 13 */
	int ran;                 /* the last action no panel took */
	int confirmed;           /* answers to the confirm panel: 1 yes, -1 no */
	int64_t paying;          /* row that option 9 asks about; SAMPLE_UNPAID takes no money */
	int64_t due_ms;          /* next tick; 0: none */
	struct ui_config config;
};

extern const struct action sample_actions[];
extern const size_t sample_action_count;
extern const struct panel sample_menu, sample_list, sample_display, sample_plan, sample_signon;

/* Opens the scene on `panel`. Script and size as in scene_open. */
void sample_open(struct sample *s, const struct panel *panel, const char *script,
	const struct script_options *size);
/* Opens it, runs the script, and leaves it open for questions. */
void play(struct sample *s, const struct panel *panel, const char *script);
void row_is(const struct sample *s, int row, const char *want);
/* One call: open, run, close; the terminal's last picture is gone. True: all as in the files. */
bool sample_scene(const struct panel *panel, const char *script,
	const struct script_options *size);

#endif
