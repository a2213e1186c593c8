/* SPDX-License-Identifier: MIT */
/* Scenes of the whole program: the panels, the desk and the store on the fixture's office, keys
 * from a script, pictures against tests/scenes/golden/desk. */
#ifndef ARREARS_TESTS_DESKSCENE_H
#define ARREARS_TESTS_DESKSCENE_H

#include "fixture.h"
#include "arrears/screen/app.h"
#include "scene.h"

/* Makes the work items of the fixture's accounts: what an import does. */
void desk_scene_stock(struct fixture *fx);
/* Runs the script from sign-on (or from the work map if the fixture is signed on) until it ends.
 * True: every snap was as in its file. */
bool desk_scene(struct fixture *fx, const char *script, const struct script_options *size);
/* The text of the last picture; valid until the next scene. */
const char *desk_scene_text(void);
/* What it copied last, "" if nothing; valid until the next scene. */
const char *desk_scene_clipboard(void);

#endif
