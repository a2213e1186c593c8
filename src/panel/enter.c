/* SPDX-License-Identifier: MIT */
/* Enter, in the order of checks: fields, the panel's own rules, options, the panel. And leaving:
 * F3 and F12. */
#include "ui_priv.h"

/* "Position to" was typed: the list moves there, the field goes blank. */
static bool position(struct ui *ui, struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++) {
		struct open_field *of = &p->fields[i];
		char text[128];

		if (!(of->f->check & FIELD_POSITION) || !of->e.text[0] || !p->panel->list)
			continue;
		text_put(text, sizeof(text), of->e.text);
		edit_set(&of->e, "");
		list_position(ui, p, text);
		return true;
	}
	return false;
}

static bool hook(struct ui *ui, struct pane *p,
	enum msgid (*fn)(struct ui *ui, struct pane *p, struct err *err))
{
	struct err err = { 0 };

	if (!fn || fn(ui, p, &err) == MSG_OK)
		return true;
	ui_fail(ui, p, &err);
	return false;
}

static bool picked(struct ui *ui, struct pane *p)
{
	const struct list *l = p->panel->list;
	const struct list_row *row = pane_list_row(p);
	struct err err = { 0 };

	if (!l || !l->select || !l->pick || !row)
		return false;
	if (l->pick(ui, p, row, &err) != MSG_OK)
		ui_fail(ui, p, &err);
	return true;
}

/* Who does not know that the field enters by itself presses Enter, too: that one is not for what
 * came up meanwhile. */
static bool entered_by_itself(struct ui *ui)
{
	if (!ui->auto_enter)
		return ui_now(ui) - ui->auto_ms < AUTO_ENTER_MS;
	ui->auto_enter = false;
	ui->auto_ms = ui_now(ui);
	return false;
}

void loop_enter(struct ui *ui, struct pane *p)
{
	bool moved;

	if (entered_by_itself(ui))
		return;
	/* A key typed ahead, or the bounce of one, never confirms. */
	if ((p->panel->flags & PANEL_CONFIRM) && ui_now(ui) - p->opened_ms < 300)
		return;
	if ((p->panel->flags & PANEL_COMMAND) && p->cmd.text[strspn(p->cmd.text, " ")]) {
		cmdline_run(ui, p);
		return;
	}
	if (!check_fields(ui, p, !list_any(p)))
		return;
	moved = position(ui, p);
	if (!hook(ui, p, p->panel->check))
		return;
	if (list_any(p)) {
		list_run(ui, p);
		return;
	}
	if (moved || picked(ui, p))
		return;
	typing_remember(ui, p);
	if (p->panel->enter)
		hook(ui, p, p->panel->enter);
	else if (p->panel->flags & PANEL_CONTINUE)
		ui_pop(ui);
}

/* Whether the pane may go: typed data is dropped only at the second press. */
static bool may_leave(struct ui *ui, struct pane *p, enum key_code code)
{
	if (!(p->panel->flags & PANEL_NO_WARN) && pane_dirty(p) && p->warned != code) {
		ui_say(ui, MSG_UNSAVED, key_label(code), NULL);
		p->warned = code;
		return false;
	}
	return hook(ui, p, p->panel->leave);
}

static size_t exit_depth(const struct ui *ui)
{
	size_t to = ui->depth - 1;

	if (ui->stack[to]->panel->flags & PANEL_BASE)
		return to;
	while (to > 0 && !(ui->stack[to - 1]->panel->flags & PANEL_BASE))
		to--;
	return to;
}

void loop_leave(struct ui *ui, struct pane *p, enum key_code code)
{
	size_t to = ui->depth - 1;

	/* F3 in a window closes the window. */
	if (code == KEYS_F3 && !pane_is_window(p))
		to = exit_depth(ui);
	for (size_t i = ui->depth; i > to; i--)
		if (!may_leave(ui, ui->stack[i - 1], code))
			return;
	loop_drafts(ui);
	for (size_t i = ui->depth; i > to; i--)
		ui_cancel(ui);
}
