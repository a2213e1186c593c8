/* SPDX-License-Identifier: MIT */
/* The event loop: one read, one dispatch. Nothing else in the engine reads a key. */
#include "ui_priv.h"

#define PREFIX_HELP_MS 700
#define DRAFT_MS 2000

/* --- drafts -------------------------------------------------------------------------------- */

static void draft_pane(struct ui *ui, struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++) {
		struct open_field *of = &p->fields[i];

		if (!of->draft_due)
			continue;
		of->draft_due = false;
		if (of->f->kind == FIELD_PASSWORD || (of->f->check & FIELD_NODRAFT) ||
			(p->panel->flags & PANEL_NO_DRAFT))
			continue;
		ui->config.draft(ui->config.app, p->panel->id, of->f->name, of->e.text);
	}
}

void loop_drafts(struct ui *ui)
{
	ui->draft_ms = 0;
	if (!ui->config.draft)
		return;
	for (size_t i = 0; i < ui->depth; i++)
		draft_pane(ui, ui->stack[i]);
}

void loop_typed(struct ui *ui, struct pane *p)
{
	ui_clear_msgs(ui);
	if (p->focus.kind == FOCUS_FIELD) {
		struct open_field *of = &p->fields[p->focus.index];

		of->error = false;
		of->draft_due = true;
		if (ui->config.draft)
			ui->draft_ms = ui_now(ui) + DRAFT_MS;
	}
	if (p->panel->typed)
		p->panel->typed(ui, p, pane_focused(p));
}

/* --- actions ------------------------------------------------------------------------------- */

static void refresh(struct ui *ui, struct pane *p)
{
	struct err err = { 0 };

	for (size_t i = 0; i < p->field_count; i++) {
		struct open_field *of = &p->fields[i];

		of->error = false;
		if (of->f->use == FIELD_IN)
			edit_set(&of->e, of->f->text ? of->f->text : "");
	}
	/* A command that was refused would run again, before the options typed. */
	edit_set(&p->cmd, "");
	while (list_any(p))
		pane_pending_clear(p, list_next(p)->key);
	p->list.stale = true;
	p->warned = KEYS_NONE;
	if (ui->config.draft_drop)
		ui->config.draft_drop(ui->config.app, p->panel->id);
	ui_stamp_now(ui);
	if (p->panel->load && p->panel->load(ui, p, &err) != MSG_OK)
		ui_fail(ui, p, &err);
}

static void picture_text(struct ui *ui, struct str *out)
{
	ui->masking = true;
	format_picture(ui);
	ui->masking = false;
	cells_text(ui->cells, out);
}

static void print_panel(struct ui *ui, struct pane *p)
{
	STR_AUTO text = str_make(CELLS_MAX_ROWS * CELLS_MAX_COLS);

	if (!ui->config.print) {
		ui_say(ui, MSG_NOT_OFFERED, "Print", NULL);
		return;
	}
	picture_text(ui, &text);
	ui->config.print(ui, ui->config.app, p->panel->id, text.d);
	ui_say(ui, MSG_PRINTED, NULL);
}

static void turn_view(struct ui *ui, struct pane *p)
{
	int views = p->views ? p->views : p->panel->list ? p->panel->list->views : 0;

	if (views <= 1)
		return;
	p->list.view = (p->list.view + 1) % views;
	for (size_t i = 0; i < p->field_count; i++)
		if (p->fields[i].f->kind == FIELD_LINES)
			p->fields[i].scroll = 0;
	if (p->panel->view)
		p->panel->view(ui, p);
	format_place(ui, p);            /* keys typed ahead move what is shown now */
}

static void entire_field(struct ui *ui, struct pane *p)
{
	const struct open_field *of = pane_focus_field(p);
	const struct edit *e = pane_focus_edit(p);

	if (e && (!of || of->f->kind != FIELD_PASSWORD))
		ui_show_text(ui, "Entire Field", e->text);
}

/* The engine's own actions; false: not one. */
static bool engine_action(struct ui *ui, struct pane *p, int id, enum key_code code)
{
	switch (id) {
	case ACT_HELP:
		if (ui->msg_count)
			message_detail(ui);
		else
			help_open(ui, p);
		break;
	case ACT_EXTENDED:
		help_panel(ui, ui->depth > 1 ? ui->stack[ui->depth - 2] : p);
		break;
	case ACT_EXIT:
	case ACT_CANCEL:
		loop_leave(ui, p, code ? code : id == ACT_EXIT ? KEYS_F3 : KEYS_F12);
		break;
	case ACT_PROMPT:
		prompt_field(ui, p);
		break;
	case ACT_REFRESH:
		refresh(ui, p);
		break;
	case ACT_RETRIEVE:
		cmdline_retrieve(ui, p);
		break;
	case ACT_ACTIONS:
	case ACT_KEYS:
		keys_window(ui, p, id == ACT_ACTIONS);
		break;
	case ACT_VIEW:
		turn_view(ui, p);
		break;
	case ACT_REPEAT:
		list_repeat(ui, p);
		break;
	case ACT_SUBSET:
		list_subset_window(ui, p);
		break;
	case ACT_SORT:
		list_sort_window(ui, p);
		break;
	case ACT_PRINT:
		print_panel(ui, p);
		break;
	case ACT_ENTIRE:
		entire_field(ui, p);
		break;
	case ACT_OPTIONS:
		p->list.option_page++;
		break;
	case ACT_ATTN:
		if (ui->config.attn)
			ui->config.attn(ui, ui->config.app);
		else
			ui_say(ui, MSG_NOT_OFFERED, "Attn", NULL);
		break;
	default:
		return false;
	}
	return true;
}

static bool needs_list(const struct pane *p, int id)
{
	const struct list *l = p->panel->list;

	if (id == ACT_SUBSET)
		return !l || !l->subset_prompt;
	if (id == ACT_SORT)
		return !l || !l->sorts;
	return (id == ACT_REPEAT || id == ACT_OPTIONS) && !l;
}

void loop_action(struct ui *ui, struct pane *p, int id, enum key_code code)
{
	const struct action *a = action_find(ui, id);
	struct err err = { 0 };
	enum msgid rc = MSG_OK;

	if (!a)
		BUG("an action that is in no table");
	if (a->prereq && ui->config.prereq)
		rc = ui->config.prereq(ui->config.app, a->prereq, &err);
	if (rc != MSG_OK) {
		ui_fail(ui, p, &err);
		return;
	}
	if (a->kind == ACT_KIND_FUNC) {
		if (!check_fields(ui, p, true))
			return;
		if (p->panel->check && p->panel->check(ui, p, &err) != MSG_OK) {
			ui_fail(ui, p, &err);
			return;
		}
	}
	/* A panel may do an engine's action its own way (its F5, its F4). */
	rc = p->panel->action ? p->panel->action(ui, p, id, &err) : UI_PASS;
	if (rc == UI_PASS && (needs_list(p, id) || engine_action(ui, p, id, code)))
		return;
	if (rc == UI_PASS && ui->config.action)
		rc = ui->config.action(ui, ui->config.app, id, &err);
	if (rc == UI_PASS)
		ui_say(ui, MSG_NOT_OFFERED, a->label, NULL);
	else if (rc != MSG_OK)
		ui_fail(ui, p, &err);
}

/* --- keys ---------------------------------------------------------------------------------- */

static void copy_field(struct ui *ui, struct pane *p)
{
	const struct open_field *of = pane_focus_field(p);
	const struct edit *e = pane_focus_edit(p);

	if (of && (of->f->kind == FIELD_PASSWORD || (of->f->check & FIELD_SECRET)))
		ui_copy(ui, "");
	else if (e)
		ui_copy(ui, e->text);
}

static void copy_panel(struct ui *ui)
{
	STR_AUTO text = str_make(CELLS_MAX_ROWS * CELLS_MAX_COLS);

	picture_text(ui, &text);
	ui_copy(ui, text.d);
}

/* Keys with one meaning everywhere; false: not one. */
static bool global_key(struct ui *ui, struct pane *p, const struct key *k)
{
	switch (k->code) {
	case KEYS_REDRAW:
		ui->term->ops->redraw(ui->term);
		break;
	case KEYS_LEGEND:
		ui->config.esc_legend = !ui->config.esc_legend;
		if (ui->config.legend_style)
			ui->config.legend_style(ui->config.app, ui->config.esc_legend);
		break;
	case KEYS_MOUSE_TOGGLE:
		ui->mouse = !ui->mouse;
		ui->term->ops->mouse(ui->term, ui->mouse);
		if (ui->mouse)
			ui_say(ui, MSG_MOUSE_ON, NULL);
		break;
	case KEYS_COPY_FIELD:
		copy_field(ui, p);
		break;
	case KEYS_COPY_PANEL:
		copy_panel(ui);
		break;
	case KEYS_COMMAND:
		if (p->panel->flags & PANEL_COMMAND)
			stops_set(ui, p, (struct focus){ FOCUS_COMMAND, 0 });
		else
			cmdline_retrieve(ui, p);
		break;
	default:
		return false;
	}
	return true;
}

static void unused_key(struct ui *ui, const struct key *k)
{
	ui_say(ui, MSG_KEY_NOT_USED, key_label(k->code), NULL);
	ui_beep(ui);
	ui_purge(ui);
}

static bool is_command_key(enum key_code code)
{
	return (code >= KEYS_F1 && code <= KEYS_F24) || code == KEYS_ENTER || code == KEYS_ATTN ||
		code == KEYS_PRINT;
}

/* What a key means here, before anything looks at it. */
static enum key_code translate(const struct pane *p, enum key_code code)
{
	bool window = pane_is_window(p);

	if (window && (code == KEYS_ESC_ALONE || code == KEYS_INTERRUPT))
		return KEYS_F12;
	if (code == KEYS_F3 && window && !(p->panel->flags & (PANEL_NO_EXIT | PANEL_CONFIRM)))
		return KEYS_F12;
	return code;
}

/* Keys that take the picture away or draw it again, and change nothing. */
static bool leaves_picture(enum key_code code)
{
	return code == KEYS_PRINT || code == KEYS_COPY_FIELD || code == KEYS_COPY_PANEL ||
		code == KEYS_REDRAW;
}

void loop_key(struct ui *ui, const struct key *k)
{
	struct pane *p = ui_top(ui);
	struct key key = *k;
	int id;

	if (!p)
		return;
	key.code = translate(p, k->code);
	if (p->raw_key && p->raw_key(ui, p, &key))
		return;
	if ((p->panel->flags & PANEL_ANY_KEY) && !leaves_picture(key.code)) {
		ui_cancel(ui);
		return;
	}
	if (key.code == KEYS_INTERRUPT) {
		ui_say(ui, MSG_USE_EXIT, NULL);
		return;
	}
	if (is_command_key(key.code)) {
		id = key.code == KEYS_ENTER ? ACT_NONE : action_by_key(ui, p, key.code);
		/* F1 explains the message that any other key clears. */
		if (id != ACT_HELP)
			ui_clear_msgs(ui);
		/* Whatever comes of it is as of now: another account, counts read again. */
		ui_stamp_now(ui);
		if (key.code != p->warned)
			p->warned = KEYS_NONE;
		if (key.code == KEYS_ENTER)
			loop_enter(ui, p);
		else if (id == ACT_NONE)
			unused_key(ui, &key);
		else
			loop_action(ui, p, id, key.code);
		return;
	}
	if (global_key(ui, p, &key))
		return;
	typing_key(ui, p, &key);
}

/* --- time ---------------------------------------------------------------------------------- */

static int sooner(int timeout, int64_t ms)
{
	int wait = ms < 0 ? 0 : ms > INT32_MAX ? INT32_MAX : (int)ms;

	return timeout < 0 || wait < timeout ? wait : timeout;
}

/* How long the read may block: for ever unless something falls due. */
static int next_timeout(struct ui *ui)
{
	int64_t now = ui_now(ui);
	int timeout = -1;
	int wake = ui->config.next_wake ? ui->config.next_wake(ui->config.app) : -1;

	if (ui->prefix && !ui->prefix_help)
		timeout = sooner(timeout, ui->key_ms + PREFIX_HELP_MS - now);
	if (ui->draft_ms)
		timeout = sooner(timeout, ui->draft_ms - now);
	if (ui_top(ui) && ui_top(ui)->expire_ms)
		timeout = sooner(timeout, ui_top(ui)->expire_ms - now);
	if (wake >= 0)
		timeout = sooner(timeout, wake);
	if (ui->config.lock_minutes > 0 && ui->config.lock)
		timeout = sooner(timeout, ui->key_ms + ui->config.lock_minutes * INT64_C(60000) -
			now);
	return timeout;
}

static void tick(struct ui *ui)
{
	int64_t now = ui_now(ui);
	struct pane *p = ui_top(ui);

	if (ui->prefix && now - ui->key_ms >= PREFIX_HELP_MS)
		ui->prefix_help = true;
	if (ui->draft_ms && now >= ui->draft_ms)
		loop_drafts(ui);
	if (p && p->expire_ms && now >= p->expire_ms)
		ui_cancel(ui);
	if (ui->config.lock_minutes > 0 && ui->config.lock &&
		now - ui->key_ms >= ui->config.lock_minutes * INT64_C(60000)) {
		ui->key_ms = now;
		loop_drafts(ui);
		ui->config.lock(ui, ui->config.app);
	}
	if (ui->config.next_wake && ui->config.next_wake(ui->config.app) == 0) {
		if (ui->config.tick)
			ui->config.tick(ui, ui->config.app);
		if (p && p == ui_top(ui) && p->panel->tick)
			p->panel->tick(ui, p);
	}
}

static void resize(struct ui *ui)
{
	ui->term->ops->size(ui->term, &ui->rows, &ui->cols);
	for (size_t i = 0; i < ui->depth; i++)
		format_place(ui, ui->stack[i]);
}

/* A lone Esc is F12 in a window, and the terminal must know that it was. On a panel with input
 * the prefix stays open, and on the status line, until the second key. */
static bool esc_is_cancel(struct ui *ui)
{
	const struct pane *p = ui_top(ui);

	if (!p || !pane_is_window(p))
		return false;
	if (ui->term->ops->esc_taken)
		ui->term->ops->esc_taken(ui->term);
	return true;
}

static void event(struct ui *ui, const struct key *k)
{
	switch (k->code) {
	case KEYS_RESIZE:
		resize(ui);
		return;
	case KEYS_TICK:
		tick(ui);
		return;
	case KEYS_HANGUP:
		loop_drafts(ui);
		ui->hung_up = true;
		return;
	default:
		break;
	}
	if (k->code == KEYS_ESC_ALONE && !esc_is_cancel(ui))
		return;
	/* On a panel Esc goes on waiting for its second key. */
	if (k->code == KEYS_ESC_ALONE && !(ui_top(ui) && pane_is_window(ui_top(ui))))
		return;
	if (k->code == KEYS_ESC_ALONE)
		ui->term->ops->esc_taken(ui->term);
	ui->key_ms = ui_now(ui);
	if (k->code != KEYS_ENTER)
		ui->auto_ms = ui->key_ms - AUTO_ENTER_MS;
	if (ui->config.key)
		ui->config.key(ui->config.app);
	ui->prefix = k->code == KEYS_PREFIX;
	ui->prefix_help = false;
	if (k->code == KEYS_PREFIX || k->code == KEYS_NONE)
		return;
	/* Too small to show what a key would do: only back out. */
	if (frame_of(ui).small && k->code != KEYS_F12)
		return;
	loop_key(ui, k);
}

bool ui_run(struct ui *ui)
{
	ui_apply(ui);
	while (!ui->quit && !ui->hung_up && ui->depth) {
		struct key k;

		ui->busy = false;
		if (!ui->term->ops->pending(ui->term)) {
			format_picture(ui);
			ui->term->ops->paint(ui->term, ui->cells);
		}
		k = ui->term->ops->read(ui->term, next_timeout(ui));
		event(ui, &k);
		ui_apply(ui);
	}
	return !ui->hung_up;
}
