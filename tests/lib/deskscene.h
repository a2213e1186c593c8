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
/* A cmocka setup: the fixture's office with its work items; fixture_teardown ends it. */
int desk_setup(void **state);
/* The large screen, 27 by 132. */
extern const struct script_options desk_scene_wide;
/* What a scene prints goes to the fixture's folder, as PANEL-20261124-100000.txt.
 * Runs the script from sign-on (or from the work map if the fixture is signed on) until it ends.
 * True: every snap was as in its file. */
bool desk_scene(struct fixture *fx, const char *script, const struct script_options *size);
/* The text of the last picture; valid until the next scene. */
const char *desk_scene_text(void);
/* What that text holds, and what it does not. */
void assert_text(const char *want);
void assert_no_text(const char *text);
/* What it copied last, "" if nothing; valid until the next scene. */
const char *desk_scene_clipboard(void);

#endif
