/* SPDX-License-Identifier: MIT */
#include "deskscene.h"

#include "arrears/desk/item.h"
#include "unit.h"

static struct term *running;
static char last[65536], copied[65536];

static int64_t now_ms(void *app)
{
	(void)app;
	return term_script_now(running);
}

void desk_scene_stock(struct fixture *fx)
{
	assert_ok(db_begin(fx->d.db, NULL));
	for (int64_t consumer = FIX_OKAFOR; consumer <= FIX_DOE; consumer++)
		assert_ok(desk_refresh_item(&fx->d, consumer, NULL));
	assert_ok(db_commit(fx->d.db, NULL));
}

int desk_setup(void **state)
{
	int rc = fixture_setup(state);
	if (rc == 0)
		desk_scene_stock(*state);
	return rc;
}

const struct script_options desk_scene_wide = { .fill = true, .rows = 27, .cols = 132 };

bool desk_scene(struct fixture *fx, const char *script, const struct script_options *size)
{
	static const struct script_options fill = { .fill = true };
	struct app_options options = { .lock_minutes = 15, .now_ms = now_ms,
		.print_folder = fx->dir };
	struct scene scene;
	STR_AUTO text = str_make(sizeof last - 1);
	scene_open(&scene, "tests/scenes/golden/desk", script, size ? size : &fill);
	running = scene.term;
	(void)app_run(&fx->d, scene.term, &options);
	if (term_script_picture(scene.term))
		cells_text(term_script_picture(scene.term), &text);
	(void)text_put(last, sizeof last, text.d);
	const char *clip = term_script_clipboard(scene.term);
	(void)text_put(copied, sizeof copied, clip ? clip : "");
	bool same = scene.differ == 0;
	scene_close(&scene);
	return same;
}

const char *desk_scene_text(void)
{
	return last;
}

void assert_text(const char *want)
{
	if (!strstr(last, want))
		fail_msg("\"%s\" is not on the screen:\n%s", want, last);
}

void assert_no_text(const char *text)
{
	if (strstr(last, text))
		fail_msg("\"%s\" is on the screen:\n%s", text, last);
}

const char *desk_scene_clipboard(void)
{
	return copied;
}
