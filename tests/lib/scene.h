/* SPDX-License-Identifier: MIT */
/* Scenes: a key script is run against an interface in process, and the pictures it snaps are
 * compared with files. With ACCEPT=1 in the environment the files are written instead; look at
 * the difference before you keep them. A golden holds the text, the role letters (role.h) and
 * the cursor. */
#ifndef ARREARS_TESTS_SCENE_H
#define ARREARS_TESTS_SCENE_H

#include "arrears/base/text.h"
#include "arrears/panel/script.h"
#include "arrears/panel/ui.h"

struct scene {
	struct term *term;
	struct ui *ui;
	const char *folder;      /* of the goldens, relative to the project */
	int snaps, differ;       /* pictures compared; that were not as in their file */
};

/* The script's terminal; the caller makes the interface on it (scene.ui), pushes its first panel
 * and calls scene_run. */
void scene_open(struct scene *s, const char *folder, const char *script,
	const struct script_options *size);
/* Runs to the end of the script. True if every snap was as in its file. */
bool scene_run(struct scene *s);
/* More keys for a scene that is still open; false when its last panel closed. */
void scene_close(struct scene *s);
/* Now, in script time, for ui_config.now_ms with the term as app. */
int64_t scene_now(const struct scene *s);
/* Text of one row of the last picture, blanks at the end cut. */
void scene_row(const struct scene *s, int row, char *out, size_t size);
/* Whether the last picture shows the text anywhere. */
bool scene_shows(const struct scene *s, const char *text);
/* The role of one cell of the last picture. */
enum role scene_role(const struct scene *s, int row, int col);

#endif
