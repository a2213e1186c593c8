/* SPDX-License-Identifier: MIT */
/* Where the cursor can stand: input fields, list rows, the command line, in reading order, or
 * as declared where a form is filled column by column. The cursor never goes anywhere else. */
#include "ui_priv.h"

static int stop_order(const struct stop *x, const struct stop *y)
{
	return x->row != y->row ? x->row - y->row : x->col - y->col;
}

static void sort(struct stop *s, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && stop_order(&s[j], &s[j - 1]) < 0; j--) {
			struct stop t = s[j];

			s[j] = s[j - 1];
			s[j - 1] = t;
		}
}

static size_t stops_build(struct ui *ui, struct pane *p, struct stop *out, size_t max)
{
	struct frame fr = frame_of(ui);
	const struct list *l = p->panel->list;
	size_t n = 0;

	for (size_t i = 0; i < p->field_count && n < max; i++) {
		const struct open_field *of = &p->fields[i];

		if (pane_is_input(of) && pane_is_shown(p, of))
			out[n++] = (struct stop){ { FOCUS_FIELD, i },
				p->box.row + pane_row(p, of->f) - 1,
				p->box.col + pane_column(p, of->f) - 1, of->f->len };
	}
	if (l && (l->opt || l->select))
		for (size_t i = 0; i < p->list.count && n < max; i++)
			out[n++] = (struct stop){ { FOCUS_ROW, i },
				p->box.row + l->row - 1 + (int)i, p->box.col + 1, 2 };
	if ((p->panel->flags & PANEL_COMMAND) && n < max)
		out[n++] = (struct stop){ { FOCUS_COMMAND, 0 }, fr.command, 7,
			(p->wide ? 132 : 80) - 7 };
	if (!(p->panel->flags & PANEL_DECLARED))
		sort(out, n);
	return n;
}

static bool same(struct focus x, struct focus y)
{
	return x.kind == y.kind && (x.kind == FOCUS_COMMAND || x.index == y.index);
}

static size_t find(const struct stop *s, size_t n, struct focus f)
{
	for (size_t i = 0; i < n; i++)
		if (same(s[i].focus, f))
			return i;
	return SIZE_MAX;
}

static void left(struct ui *ui, struct pane *p)
{
	struct open_field *of;

	if (p->focus.kind != FOCUS_FIELD)
		return;
	of = &p->fields[p->focus.index];
	check_leave(ui, of);
	of->scroll = 0;
	if (of->draft_due && ui->config.draft && of->f->kind != FIELD_PASSWORD &&
		!(of->f->check & FIELD_NODRAFT) && !(p->panel->flags & PANEL_NO_DRAFT)) {
		ui->config.draft(ui->config.app, p->panel->id, of->f->name, of->e.text);
		of->draft_due = false;
	}
}

void stops_set(struct ui *ui, struct pane *p, struct focus f)
{
	bool moved = !same(p->focus, f);
	struct edit *e;

	if (moved) {
		left(ui, p);
		list_drop_blank(p);
	}
	p->focus = f;
	if (f.kind == FOCUS_FIELD && !moved)
		return;
	if (f.kind == FOCUS_ROW) {
		struct typed_opt *o = f.index < p->list.count ?
			list_opt(p, p->list.rows[f.index].key) : NULL;

		if (o)
			edit_enter(&o->e);
		return;
	}
	e = pane_focus_edit(p);
	if (e && moved && f.kind == FOCUS_FIELD) {
		edit_enter(e);
		if (p->fields[f.index].f->kind == FIELD_TEXT)
			edit_key(e, KEYS_END);
	}
}

static bool is_first(const struct pane *p, struct focus at, const char *first)
{
	if (at.kind == FOCUS_FIELD && first && p->fields[at.index].f->name)
		return strcmp(p->fields[at.index].f->name, first) == 0;
	if (at.kind == FOCUS_ROW && first)
		return at.index == 0 && strcmp(first, "LIST") == 0;
	return at.kind == FOCUS_COMMAND && (p->panel->flags & PANEL_CURSOR_COMMAND);
}

void stops_first(struct ui *ui, struct pane *p)
{
	struct stop s[UI_STOPS_MAX];
	size_t n = stops_build(ui, p, s, UI_STOPS_MAX);
	size_t at = 0;
	const char *first = p->panel->first;

	/* On a list the work is in Opt, not in Position to. */
	if (!first && n && s[0].focus.kind == FOCUS_FIELD &&
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): it is in the list */
		(p->fields[s[0].focus.index].f->check & FIELD_POSITION))
		first = "LIST";
	for (size_t i = 0; i < n; i++)
		if (is_first(p, s[i].focus, first))
			at = i;
	stops_set(ui, p, n ? s[at].focus : (struct focus){ FOCUS_NONE, 0 });
}

void stops_mend(struct ui *ui, struct pane *p)
{
	struct stop s[UI_STOPS_MAX];
	size_t n = stops_build(ui, p, s, UI_STOPS_MAX);

	if (find(s, n, p->focus) != SIZE_MAX)
		return;
	if (p->focus.kind == FOCUS_ROW && p->list.count) {
		stops_set(ui, p, (struct focus){ FOCUS_ROW, p->list.count - 1 });
		return;
	}
	stops_first(ui, p);
}

static int distance(const struct stop *s, int col)
{
	if (col < s->col)
		return s->col - col;
	return col >= s->col + s->len ? col - (s->col + s->len - 1) : 0;
}

static size_t vertical(struct pane *p, const struct stop *s, size_t n, size_t at, int step)
{
	struct edit *e = pane_focus_edit(p);
	int col = s[at].col + (e ? edit_column(e) : 0);
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < n; i++) {
		int rows = (s[i].row - s[at].row) * step;

		if (rows <= 0)
			continue;
		if (best == SIZE_MAX || rows < (s[best].row - s[at].row) * step ||
			(s[i].row == s[best].row && distance(&s[i], col) < distance(&s[best], col)))
			best = i;
	}
	return best;
}

static size_t next_line(const struct stop *s, size_t n, size_t at)
{
	for (size_t i = at + 1; i < n; i++)
		if (s[i].row > s[at].row)
			return i;
	return 0;
}

bool stops_move(struct ui *ui, struct pane *p, enum key_code code)
{
	struct stop s[UI_STOPS_MAX];
	size_t n = stops_build(ui, p, s, UI_STOPS_MAX);
	size_t at = find(s, n, p->focus);
	size_t to = SIZE_MAX;

	if (n == 0)
		return false;
	if (at == SIZE_MAX) {
		stops_first(ui, p);
		return true;
	}
	switch (code) {
	case KEYS_TAB:
	case KEYS_RIGHT:
		to = (at + 1) % n;
		break;
	case KEYS_BACKTAB:
	case KEYS_LEFT:
		to = (at + n - 1) % n;
		break;
	case KEYS_UP:
	case KEYS_DOWN:
		to = vertical(p, s, n, at, code == KEYS_UP ? -1 : 1);
		break;
	case KEYS_NEWLINE:
		to = next_line(s, n, at);
		break;
	case KEYS_HOME:
		to = 0;
		break;
	default:
		break;
	}
	if (to == SIZE_MAX)
		return false;
	stops_set(ui, p, s[to].focus);
	return true;
}

bool stops_at(struct ui *ui, struct pane *p, int row, int col)
{
	struct stop s[UI_STOPS_MAX];
	size_t n = stops_build(ui, p, s, UI_STOPS_MAX);

	for (size_t i = 0; i < n; i++) {
		struct edit *e;

		if (s[i].row != row || (s[i].focus.kind != FOCUS_ROW && distance(&s[i], col) > 0))
			continue;
		stops_set(ui, p, s[i].focus);
		e = pane_focus_edit(p);
		if (e)
			edit_go(e, col - s[i].col);
		return true;
	}
	return false;
}
