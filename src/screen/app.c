/* SPDX-License-Identifier: MIT */
/* Ties the engine to a desk: stamps, prerequisites, drafts, timed calls, the idle lock. */
#include "app.h"
#include "calc.h"

#include "arrears/desk/call.h"
#include "arrears/desk/clockcheck.h"
#include "arrears/desk/signon.h"
#include "arrears/io/print.h"

#define LOOK_SECONDS 60

enum msgid app_saved(struct ui *ui, struct pane *p, enum msgid id, const char *arg)
{
	app_of(ui)->written = true;
	pane_clean(p);
	ui_say(ui, id, arg, NULL);
	ui_pop(ui);
	return MSG_OK;
}

void app_date_text(const struct desk *d, int64_t utc, char out[9])
{
	date_show(utc ? desk_date_of(d, utc) : DATE_NONE, out);
}

void app_when_text(const struct desk *d, int64_t utc, char out[9])
{
	char clock[6];
	desk_clock_text(d, utc, clock);
	if (date_cmp(desk_date_of(d, utc), desk_today(d)) == 0)
		(void)text_put(out, 9, clock);
	else
		app_date_text(d, utc, out);
}

static void stamp(void *arg, struct ui_stamp *out)
{
	const struct desk *d = ((struct app *)arg)->desk;
	(void)text_put(out->user, sizeof out->user, d->session_id ? d->user_name : "");
	date_show(desk_today(d), out->date);
	desk_clock_text(d, desk_now(d), out->time);
}

static struct date today(void *arg)
{
	return desk_today(((struct app *)arg)->desk);
}

enum msgid app_prereq(void *arg, unsigned flags, struct err *err)
{
	static const struct {
		unsigned flag;
		enum operation op;
	} table[] = {
		{ PRE_VIEW, OP_VIEW },       { PRE_WORK, OP_WORK },   { PRE_NOTE, OP_NOTE },
		{ PRE_FILES, OP_IMPORT },    { PRE_CLIENTS, OP_CLIENTS }, { PRE_CODES, OP_CODES },
		{ PRE_BANDS, OP_BANDS },     { PRE_USERS, OP_USERS },
		{ PRE_UNMASK, OP_UNMASK },   { PRE_CLOCK, OP_CLOCK },
		{ PRE_RECEIVE, OP_RECEIVE }, { PRE_POST, OP_POST },
		{ PRE_REVERSE, OP_REVERSE }, { PRE_SUSPENSE, OP_SUSPENSE },
		{ PRE_TERMS, OP_TERMS },     { PRE_APPROVE, OP_APPROVE },
	};
	const struct app *app = arg;
	if (flags && (app->desk->session_id == 0 || app->locked))
		return err_set(err, MSG_NOT_SIGNED_ON, "", NULL);
	if ((flags & PRE_TRAINING) && !app->desk->training)
		return err_set(err, MSG_TRAINING_ONLY, "", NULL);
	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		if (!(flags & table[i].flag))
			continue;
		enum msgid m = desk_may(app->desk, table[i].op, err);
		if (m != MSG_OK)
			return m;
	}
	return MSG_OK;
}

/* A call without a result is not left behind. */
static enum msgid sign_off(struct ui *ui, struct app *app, struct err *err)
{
	struct open_call_row open = { .contact_id = 0 };
	bool found = false;
	enum msgid m = MSG_OK;
	if (app->desk->session_id)
		m = call_current(app->desk, &open, &found, err);
	if (m == MSG_OK && found)
		m = call_may_leave(app->desk, open.account_id, err);
	if (m == MSG_OK)
		ui_quit(ui);
	return m;
}

static enum msgid accept_clock(struct ui *ui, struct app *app, struct err *err)
{
	enum msgid m = desk_clock_accept(app->desk, err);
	if (m == MSG_OK) {
		app->written = true;
		ui_say(ui, MSG_CLOCK_ACCEPTED, NULL);
	}
	return m;
}

/* What F-keys open on every panel about an account, for that account. */
static const struct action_use on_account[] = {
	{ APP_NOTES }, { APP_ADDNOTE }, { APP_PAY }, { ACT_NONE },
};

static enum msgid open_for_subject(struct ui *ui, int id, struct err *err)
{
	for (size_t i = 0; i < app_action_count; i++)
		if (app_actions[i].id == id)
			return app_open(ui, app_actions[i].command, app_of(ui)->subject, NULL, err);
	return UI_PASS;
}

/* Actions no panel took: they work from anywhere. */
static enum msgid action(struct ui *ui, void *arg, int id, struct err *err)
{
	switch (id) {
	case APP_MENU:
		if (ui_is_open(ui, "MAIN"))
			ui_pop_to(ui, "MAIN");
		else
			app_push(ui, &panel_MAIN, 0, NULL);
		return MSG_OK;
	case APP_CLOCKOK:
		return accept_clock(ui, arg, err);
	case APP_KEYS:
		ui_action(ui, ACT_KEYS);
		return MSG_OK;
	case APP_SIGNOFF:
		return sign_off(ui, arg, err);
	case APP_NOTES:
	case APP_ADDNOTE:
	case APP_PAY:
		return open_for_subject(ui, id, err);
	default:
		return UI_PASS;
	}
}

/* --- drafts -------------------------------------------------------------------------------- */

static struct draft_row *draft_row(struct draft *draft, const char *field)
{
	for (size_t i = 0; i < draft->count; i++)
		if (strcmp(draft->fields[i].field, field) == 0)
			return &draft->fields[i];
	if (draft->count == ARRAY_SIZE(draft->fields))
		return NULL;
	return &draft->fields[draft->count++];
}

static void begin_draft(struct draft *draft, const char *panel, int64_t subject)
{
	draft->count = 0;
	draft->subject = subject;
	(void)text_put(draft->panel, sizeof draft->panel, panel);
}

/* The engine tells of one field at a time, the desk keeps a panel as one: gather them here. A
 * draft that cannot be kept is not worth a message over what is being typed. */
static void keep_draft(void *arg, const char *panel, const char *field, const char *text)
{
	struct app *app = arg;
	struct draft *draft = &app->draft;
	struct err err;
	if (app->desk->session_id == 0)
		return;
	if (strcmp(draft->panel, panel) != 0 || draft->subject != app->subject)
		begin_draft(draft, panel, app->subject);
	struct draft_row *row = draft_row(draft, field);
	if (!row)
		return;
	row->at = desk_now(app->desk);
	(void)text_put(row->field, sizeof row->field, field);
	(void)text_put(row->text, sizeof row->text, text);
	if (desk_draft_save(app->desk, draft, &err) != MSG_OK)
		log_line(app->desk->log, LOG_WARN, row->at, "draft of %s not kept: %s", panel,
			msg_get(err.id)->id);
}

static void drop_draft(void *arg, const char *panel)
{
	struct app *app = arg;
	if (app->desk->session_id == 0 || strcmp(app->draft.panel, panel) != 0)
		return;
	if (desk_draft_take(app->desk, &app->draft, NULL) != MSG_OK)
		return; /* it is offered once more */
	begin_draft(&app->draft, "", 0);
}

static bool is_input(const struct panel *panel, const char *name)
{
	for (size_t i = 0; i < panel->field_count; i++)
		if (panel->fields[i].use == FIELD_IN && panel->fields[i].name &&
		    strcmp(panel->fields[i].name, name) == 0)
			return true;
	return false;
}

void app_draft_restore(struct ui *ui, struct pane *p)
{
	struct app *app = app_of(ui);
	struct draft kept;
	char clock[6];
	bool any = false;
	begin_draft(&kept, pane_panel(p)->id, app->subject);
	if (desk_draft_take(app->desk, &kept, NULL) != MSG_OK)
		return;
	for (size_t i = 0; i < kept.count; i++)
		if (is_input(pane_panel(p), kept.fields[i].field)) {
			pane_type(p, kept.fields[i].field, kept.fields[i].text);
			any = true;
		}
	if (!any)
		return;
	desk_clock_text(app->desk, kept.fields[0].at, clock);
	ui_say(ui, MSG_DRAFT_RESTORED, clock, NULL);
}

/* --- between keys -------------------------------------------------------------------------- */

static int next_wake(void *arg)
{
	struct app *app = arg;
	if (app->written)
		return 0;
	if (app->desk->session_id == 0 || app->locked)
		return -1;
	int64_t left = app->look_at - desk_now(app->desk);
	return left <= 0 ? 0 : (int)(left > LOOK_SECONDS ? LOOK_SECONDS : left) * 1000;
}

/* A timed call has come up: say so once, with a beep; next account will bring it first. */
static void look_for_timed(struct ui *ui, struct app *app)
{
	int64_t now = desk_now(app->desk), account = 0, due = 0;
	char clock[6];
	app->look_at = now - now % LOOK_SECONDS + LOOK_SECONDS;
	if (next_timed(app->desk, app->timed_since, &account, &due, NULL) != MSG_OK || !account)
		return;
	app->timed_since = due;
	if (account == app->subject)
		return;
	desk_clock_text(app->desk, due, clock);
	ui_beep(ui);
	ui_say(ui, MSG_TIMED_CALL_DUE, clock, NULL);
}

/* Runs when nothing is typed ahead and the picture stands. */
static void tick(struct ui *ui, void *arg)
{
	struct app *app = arg;
	if (app->written) {
		app->written = false;
		desk_tidy(app->desk);
	}
	if (app->desk->session_id && !app->locked && desk_now(app->desk) >= app->look_at)
		look_for_timed(ui, app);
}

static void key(void *arg)
{
	((struct app *)arg)->keystrokes++;
}

static void lock(struct ui *ui, void *arg)
{
	struct app *app = arg;
	if (app->locked || app->desk->session_id == 0)
		return;
	signon_lock(app->desk);
	app->locked = true;
	app_push(ui, &panel_LOCK, 0, NULL);
}

void app_print(struct ui *ui, const char *name, int64_t account_id, const char *text)
{
	const struct app *app = app_of(ui);
	struct print_job job = { app->options->print_folder, name, account_id, text };
	char path[512];
	struct err err;
	enum msgid m = app->options->print_folder ?
		print_text(app->desk, &job, path, sizeof path, &err) :
		err_set(&err, MSG_PRINT_OFF, "", NULL);
	if (m == MSG_OK)
		ui_say(ui, MSG_PRINTED_TO, path, NULL);
	else
		ui_msg(ui, &err);
}

static void print(struct ui *ui, void *arg, const char *panel, const char *text)
{
	app_print(ui, panel, ((const struct app *)arg)->subject, text);
}

/* --- the program --------------------------------------------------------------------------- */

static struct ui_config config_of(struct app *app)
{
	const struct app_options *o = app->options;
	return (struct ui_config){
		.app = app, .system_name = app->desk->system_name,
		.actions = app_actions, .action_count = app_action_count,
		.record_actions = on_account,
		.training = app->desk->training, .modern = o->modern, .narrow = o->narrow,
		.esc_legend = o->esc_legend, .no_legend = o->no_legend, .msgid = o->msgid,
		.reader = o->reader, .mouse = o->mouse, .lock_minutes = o->lock_minutes,
		.stamp = stamp, .today = today, .prereq = app_prereq, .action = action,
		.command = app_command, .command_prompt = app_command_prompt,
		.calculator = calc_for_field, .draft = keep_draft, .draft_drop = drop_draft,
		.next_wake = next_wake, .tick = tick,
		.lock = lock, .print = print, .key = key, .now_ms = o->now_ms,
	};
}

void app_start_work(struct ui *ui)
{
	struct app *app = app_of(ui);
	struct panel_args none = { .id = 0 };
	app->timed_since = desk_now(app->desk);
	app->look_at = 0;
	if (ui_top(ui))
		ui_replace(ui, &panel_MAIN, &none, sizeof none);
	else
		ui_push(ui, &panel_MAIN, &none, sizeof none);
	ui_push(ui, &panel_WRKQUE, &none, sizeof none);
}

bool app_run(struct desk *d, struct term *term, const struct app_options *o)
{
	struct app app = { .desk = d, .options = o };
	struct ui_config config = config_of(&app);
	app.ui = ui_make(&config, term);
	if (d->session_id)
		app_start_work(app.ui);
	else
		app_push(app.ui, &panel_SIGNON, 0, NULL);
	bool ended = ui_run(app.ui);
	ui_free(app.ui);
	return ended;
}
