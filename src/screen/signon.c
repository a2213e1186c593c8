/* SPDX-License-Identifier: MIT */
/* SIGNON, and the same panel after the idle lock: then only the person who is signed on can go on,
 * at the same place. */
#include "app.h"

#include "arrears/desk/signon.h"

#define FIELDS(user_use) \
	{ .name = "SYSTEM", .row = 3, .col = 70, .len = 10, .use = FIELD_OUT, \
	  .label = "System", .label_col = 48 }, \
	{ .name = "NOTICE", .row = 4, .col = 48, .len = 32, .use = FIELD_OUT, \
	  .role = ROLE_TRAINING }, \
	{ .name = "USER", .row = 8, .col = 45, .len = 10, .kind = FIELD_CODE, .use = user_use, \
	  .check = FIELD_ME, .label = "User", .label_col = 11, \
	  .help = "Your sign-on name, as the administrator gave it to you. Any case." }, \
	{ .name = "PASSWORD", .row = 9, .col = 45, .len = 24, .max = 128, \
	  .kind = FIELD_PASSWORD, .use = FIELD_IN, .check = FIELD_ME | FIELD_LC | FIELD_NODRAFT, \
	  .label = "Password", .label_col = 11, \
	  .help = "Your password. It is not shown. Five wrong ones lock the user for a while." },

static const struct field signon_fields[] = { FIELDS(FIELD_IN) };
static const struct field lock_fields[] = { FIELDS(FIELD_OUT) };

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct desk *d = desk_of(ui);
	(void)err;
	pane_set(p, "SYSTEM", d->system_name);
	pane_set(p, "NOTICE", d->training ? "TRAINING: made-up people only" : "");
	return MSG_OK;
}

static enum msgid signon_load(struct ui *ui, struct pane *p, struct err *err)
{
	ui_say(ui, MSG_MONITORED, NULL);
	return load(ui, p, err);
}

static enum msgid signon_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct desk *d = desk_of(ui);
	ui_busy(ui);
	enum msgid m = signon(d, pane_get(p, "USER"), pane_get(p, "PASSWORD"), err);
	pane_set(p, "PASSWORD", "");
	if (m != MSG_OK) {
		pane_focus(p, "PASSWORD");
		return m;
	}
	app_start_work(ui);
	return MSG_OK;
}

static enum msgid lock_load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct desk *d = desk_of(ui);
	char clock[6];
	desk_clock_text(d, desk_now(d), clock);
	pane_set(p, "USER", d->user_name);
	ui_say(ui, MSG_LOCKED, clock, d->user_name, NULL);
	return load(ui, p, err);
}

static enum msgid lock_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct app *app = app_of(ui);
	ui_busy(ui);
	enum msgid m = signon_unlock(app->desk, pane_get(p, "PASSWORD"), err);
	pane_set(p, "PASSWORD", "");
	if (m != MSG_OK)
		return m;
	app->locked = false;
	ui_pop(ui);
	return MSG_OK;
}

const struct panel panel_SIGNON = {
	.id = "SIGNON", .title = "Sign On",
	.flags = PANEL_NO_HEAD | PANEL_NO_DRAFT | PANEL_NO_WARN,
	.fields = signon_fields, .field_count = ARRAY_SIZE(signon_fields),
	.help = "Signs you on at this desk. What you do from here on is recorded with your name.",
	.load = signon_load, .enter = signon_enter,
};

const struct panel panel_LOCK = {
	.id = "LOCK", .title = "Sign On",
	.flags = PANEL_NO_HEAD | PANEL_NO_DRAFT | PANEL_NO_WARN | PANEL_NO_EXIT | PANEL_NO_CANCEL,
	.fields = lock_fields, .field_count = ARRAY_SIZE(lock_fields),
	.help = "The desk was left alone and hid its screen. Your password brings back the place "
		"you were at; an open call and the account are still yours.",
	.load = lock_load, .enter = lock_enter,
};
