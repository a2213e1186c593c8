/* SPDX-License-Identifier: MIT */
/* The stack of panes, the navigation that hooks ask for, the message line. */
#include <stdarg.h>

#include "arrears/base/clock.h"
#include "arrears/base/mem.h"
#include "ui_priv.h"

struct ui *ui_make(const struct ui_config *config, struct term *term)
{
	struct ui *ui = mem_alloc(1, sizeof(*ui));

	ui->config = *config;
	ui->term = term;
	ui->insert = config->modern;
	ui->mouse = config->mouse;
	if (ui->mouse)
		term->ops->mouse(term, true);
	ui->key_ms = ui_now(ui);
	ui->auto_ms = ui->key_ms - AUTO_ENTER_MS;
	term->ops->size(term, &ui->rows, &ui->cols);
	ui_stamp_now(ui);
	return ui;
}

static void pop_one(struct ui *ui, bool cancelled);

void ui_free(struct ui *ui)
{
	if (!ui)
		return;
	ui->free_running = true;
	while (ui->depth)
		pop_one(ui, true);
	for (size_t i = 0; i < ui->nav_count; i++)
		free(ui->nav[i].args);
	cmdline_free(ui);
	for (size_t i = 0; i < ui->dup_count; i++)
		free(ui->dups[i].text);
	free(ui->dups);
	cells_free(ui->cells);
	free(ui);
}

void *ui_app(struct ui *ui)
{
	return ui->config.app;
}

struct ui_config *ui_config_of(struct ui *ui)
{
	return &ui->config;
}

struct pane *ui_top(struct ui *ui)
{
	return ui->depth ? ui->stack[ui->depth - 1] : NULL;
}

int64_t ui_now(const struct ui *ui)
{
	return ui->config.now_ms ? ui->config.now_ms(ui->config.app) : clock_monotonic_ms();
}

void ui_stamp_now(struct ui *ui)
{
	if (ui->config.stamp)
		ui->config.stamp(ui->config.app, &ui->stamp);
}

/* --- what hooks ask for -------------------------------------------------------------------- */

void ui_nav(struct ui *ui, struct nav n)
{
	if (ui->free_running || ui->nav_count == UI_NAV_MAX) {
		free(n.args);
		return;
	}
	ui->nav[ui->nav_count++] = n;
}

static void *copy_args(const void *args, size_t size)
{
	void *copy;

	if (!args || size == 0)
		return NULL;
	copy = mem_alloc(1, size);
	memcpy(copy, args, size);
	return copy;
}

void ui_push(struct ui *ui, const struct panel *panel, const void *args, size_t args_size)
{
	ui_nav(ui, (struct nav){ .op = NAV_PUSH, .panel = panel,
		.args = copy_args(args, args_size) });
}

void ui_replace(struct ui *ui, const struct panel *panel, const void *args, size_t args_size)
{
	ui_nav(ui, (struct nav){ .op = NAV_REPLACE, .panel = panel,
		.args = copy_args(args, args_size) });
}

void ui_pop(struct ui *ui)
{
	ui_nav(ui, (struct nav){ .op = NAV_POP });
}

void ui_cancel(struct ui *ui)
{
	ui_nav(ui, (struct nav){ .op = NAV_CANCEL });
}

void ui_pop_to(struct ui *ui, const char *panel_id)
{
	struct nav n = { .op = NAV_POP_TO };

	text_put(n.id, sizeof(n.id), panel_id);
	ui_nav(ui, n);
}

void ui_quit(struct ui *ui)
{
	ui_nav(ui, (struct nav){ .op = NAV_QUIT });
}

void ui_action(struct ui *ui, int id)
{
	ui_nav(ui, (struct nav){ .op = NAV_ACTION, .number = id });
}

bool ui_is_open(const struct ui *ui, const char *panel_id)
{
	for (size_t i = 0; i < ui->depth; i++)
		if (strcmp(ui->stack[i]->panel->id, panel_id) == 0)
			return true;
	return false;
}

/* --- messages ------------------------------------------------------------------------------ */

void ui_msg(struct ui *ui, const struct err *err)
{
	struct pane *p = ui_top(ui);

	ui->errors += msg_get(err->id)->severity >= SEV_ERROR;
	if (err->id == MSG_OK || ui->msg_count == UI_MSGS_MAX)
		return;
	if (ui->msg_count == 0) {
		text_put(ui->msg_panel, sizeof(ui->msg_panel), p ? p->panel->id : "");
		text_put(ui->msg_field, sizeof(ui->msg_field), err->field);
	}
	ui->msgs[ui->msg_count++] = *err;
}

void ui_say(struct ui *ui, enum msgid id, ...)
{
	struct err err = { .id = id };
	va_list ap;

	va_start(ap, id);
	for (size_t i = 0; i < ERR_SUBST_MAX; i++) {
		const char *s = va_arg(ap, const char *);

		if (!s)
			break;
		text_put(err.subst[i], sizeof(err.subst[i]), s);
		text_clean(err.subst[i], false);
	}
	va_end(ap);
	ui_msg(ui, &err);
}

void ui_clear_msgs(struct ui *ui)
{
	ui->msg_count = 0;
}

void ui_fail(struct ui *ui, struct pane *p, const struct err *err)
{
	size_t i = err->field[0] ? pane_field_index(p, err->field) : SIZE_MAX;

	ui_msg(ui, err);
	if (i != SIZE_MAX) {
		p->fields[i].error = true;
		if (pane_is_input(&p->fields[i]) && pane_is_shown(p, &p->fields[i]))
			stops_set(ui, p, (struct focus){ FOCUS_FIELD, i });
		if (p->fields[i].e.text)
			edit_enter(&p->fields[i].e);
	}
	ui_beep(ui);
	ui_purge(ui);
}

void ui_purge(struct ui *ui)
{
	ui->term->ops->purge(ui->term);
}

void ui_beep(struct ui *ui)
{
	ui->term->ops->beep(ui->term);
}

void ui_busy(struct ui *ui)
{
	if (ui->busy || ui_now(ui) - ui->key_ms < 200 || !ui->cells)
		return;
	ui->busy = true;
	format_bottom(ui);
	ui->term->ops->paint(ui->term, ui->cells);
}

void ui_command_set(struct ui *ui, const char *text)
{
	struct pane *p = ui_top(ui);

	if (!p || !(p->panel->flags & PANEL_COMMAND))
		return;
	edit_set(&p->cmd, text);
	edit_key(&p->cmd, KEYS_END);
	stops_set(ui, p, (struct focus){ FOCUS_COMMAND, 0 });
}

void ui_copy(struct ui *ui, const char *text)
{
	ui->term->ops->clipboard(ui->term, text);
	ui_say(ui, MSG_COPIED, NULL);
}

/* --- the stack ----------------------------------------------------------------------------- */

enum popped { POP_ANSWERED, POP_CANCELLED, POP_FAILED };

static void after_pop(struct ui *ui, enum popped how, bool confirm)
{
	struct pane *p = ui_top(ui);
	struct err err = { 0 };

	if (!p || ui->free_running)
		return;
	if (p->list.running && how == POP_FAILED)
		list_stop(ui, p);
	else if (p->list.running)
		list_resume(ui, p, how == POP_CANCELLED, confirm);
	if (p->panel->list)
		p->list.stale = true;
	if ((p->panel->flags & PANEL_RELOAD) && p->panel->load(ui, p, &err) != MSG_OK)
		ui_fail(ui, p, &err);
	else if (p->panel->back && p->panel->back(ui, p, how == POP_CANCELLED, &err) != MSG_OK)
		ui_fail(ui, p, &err);
}

static void pop_one(struct ui *ui, bool cancelled)
{
	struct pane *p = ui->stack[ui->depth - 1];
	bool confirm = p->is_confirm;
	size_t errors = ui->errors;
	enum popped how = cancelled || p->cancelled ? POP_CANCELLED : POP_ANSWERED;

	ui->depth--;
	if (p->panel->close)
		p->panel->close(ui, p);
	/* What was confirmed is done as the window goes; it may not have worked. */
	if (confirm && ui->errors != errors)
		how = POP_FAILED;
	pane_free(p);
	after_pop(ui, how, confirm);
}

bool window_room(struct ui *ui)
{
	size_t windows = 0;

	for (size_t i = ui->depth; i > 0 && pane_is_window(ui->stack[i - 1]); i--)
		windows++;
	for (size_t i = 0; i < ui->nav_count; i++) {
		if (ui->nav[i].op == NAV_PUSH && (ui->nav[i].panel->flags & PANEL_WINDOW))
			windows++;
		else if ((ui->nav[i].op == NAV_POP || ui->nav[i].op == NAV_CANCEL) && windows)
			windows--;
	}
	return windows < UI_WINDOWS_MAX;
}

bool ui_is_passing(const struct ui *ui)
{
	return ui->passing;
}

/* One that a pane stands on that holds nothing of it; never the top, whose place is kept. */
static bool may_pass(struct ui *ui, size_t i)
{
	struct pane *p = ui->stack[i];

	return (p->panel->flags & PANEL_PASSING) && !pane_dirty(p) && !p->list.running &&
		(ui->stack[i + 1]->panel->flags & PANEL_PASSING) &&
		(!p->panel->let_go || p->panel->let_go(ui, p));
}

static void make_room(struct ui *ui)
{
	size_t i = 0;

	while (i + 1 < ui->depth && !may_pass(ui, i))
		i++;
	if (i + 1 >= ui->depth)
		return;
	ui->passing = true;
	if (ui->stack[i]->panel->close)
		ui->stack[i]->panel->close(ui, ui->stack[i]);
	ui->passing = false;
	pane_free(ui->stack[i]);
	ui->depth--;
	memmove(&ui->stack[i], &ui->stack[i + 1], (ui->depth - i) * sizeof(ui->stack[0]));
}

static void open_pane(struct ui *ui, const struct panel *panel, const void *args)
{
	struct pane *p;
	struct err err = { 0 };
	enum msgid rc = MSG_OK;

	if (ui->depth >= UI_PANES_FULL && (panel->flags & PANEL_PASSING))
		make_room(ui);
	if (ui->depth == UI_PANES_MAX || ((panel->flags & PANEL_WINDOW) && !window_room(ui))) {
		ui_say(ui, MSG_WINDOWS_FULL, NULL);
		return;
	}
	p = pane_make(ui, panel);
	p->opened_ms = ui_now(ui);
	p->is_confirm = (panel->flags & PANEL_CONFIRM) != 0;
	ui->stack[ui->depth++] = p;
	ui_stamp_now(ui);
	if (panel->open)
		rc = panel->open(ui, p, args, &err);
	if (rc != MSG_OK) {
		/* It never was open: no close hook, the one below did not lose the place. */
		ui->depth--;
		pane_free(p);
		ui_msg(ui, &err);
		ui_purge(ui);
		/* An option that could not open its panel stays typed. */
		if (ui_top(ui) && ui_top(ui)->list.running)
			list_resume(ui, ui_top(ui), true, true);
		return;
	}
	format_place(ui, p);
	if (panel->load && panel->load(ui, p, &err) != MSG_OK)
		ui_fail(ui, p, &err);
	list_refresh(ui, p);
	if (p->focus.kind == FOCUS_NONE)
		stops_first(ui, p);
	if (panel->flags & PANEL_CONFIRM)
		ui_purge(ui);
}

static void pop_to(struct ui *ui, const char *id)
{
	if (!ui_is_open(ui, id))
		return;
	while (ui->depth && strcmp(ui_top(ui)->panel->id, id) != 0)
		pop_one(ui, true);
}

static void navigate(struct ui *ui, const struct nav *n)
{
	switch (n->op) {
	case NAV_PUSH:
		open_pane(ui, n->panel, n->args);
		break;
	case NAV_REPLACE:
		if (ui->depth) {
			/* The one below is not asked: something else takes the place at once. */
			struct pane *p = ui->stack[--ui->depth];

			if (p->panel->close)
				p->panel->close(ui, p);
			pane_free(p);
		}
		open_pane(ui, n->panel, n->args);
		break;
	case NAV_POP:
	case NAV_CANCEL:
		if (ui->depth)
			pop_one(ui, n->op == NAV_CANCEL);
		break;
	case NAV_POP_TO:
		pop_to(ui, n->id);
		break;
	case NAV_QUIT:
		ui->quit = true;
		break;
	case NAV_ACTION:
		if (ui->depth)
			loop_action(ui, ui_top(ui), n->number, KEYS_NONE);
		break;
	case NAV_KEY:
		if (ui->depth)
			loop_key(ui, &(struct key){ .code = (enum key_code)n->number });
		break;
	}
}

void ui_apply(struct ui *ui)
{
	/* A hook that pushes for ever would hang the desk: 200 steps are more than any needs. */
	for (int guard = 0; guard < 200; guard++) {
		if (ui->nav_count) {
			struct nav n = ui->nav[0];

			ui->nav_count--;
			memmove(ui->nav, ui->nav + 1, ui->nav_count * sizeof(ui->nav[0]));
			navigate(ui, &n);
			free(n.args);
			continue;
		}
		if (!ui->depth || ui->quit || !ui_top(ui)->list.running)
			return;
		/* The option asked for something that opened nothing: it is done. */
		if (ui_top(ui)->list.running_key != INT64_MIN)
			list_resume(ui, ui_top(ui), false, false);
		list_run(ui, ui_top(ui));
	}
}
