/* SPDX-License-Identifier: MIT */
#include "panelcheck.h"

struct walk {
	const struct panel *p;
	struct str *out;
	bool wide;
	int rows, cols;
};

static void fault(const struct walk *w, const char *what, const char *where)
{
	str_addf(w->out, "%s%s: %s: %s\n", w->p->id, w->wide ? " (132)" : "",
		where ? where : "-", what);
}

static int row_of(const struct walk *w, const struct field *f)
{
	return w->wide && f->row132 ? f->row132 : f->row;
}

static int col_of(const struct walk *w, const struct field *f)
{
	return w->wide && f->col132 ? f->col132 : f->col;
}

static bool is_shown(const struct walk *w, const struct field *f)
{
	return f->use != FIELD_HIDDEN &&
		!(f->check & (unsigned)(w->wide ? FIELD_ONLY80 : FIELD_ONLY132));
}

static int height(const struct field *f)
{
	return f->rows > 0 ? f->rows : 1;
}

static const char *name_of(const struct field *f)
{
	return f->name ? f->name : f->text;
}

static void check_field(const struct walk *w, const struct field *f)
{
	int row = row_of(w, f), col = col_of(w, f);

	if (row < 1 || col < 1 || f->len < 1 || row + height(f) - 1 > w->rows ||
		col + f->len - 1 > w->cols)
		fault(w, "is not inside its panel", name_of(f));
	if (f->use == FIELD_IN && (!f->help || !*f->help))
		fault(w, "has no help", name_of(f));
	if (f->use != FIELD_CONST && !f->name)
		fault(w, "has no name", f->label);
	if (f->use == FIELD_CONST && f->text && text_width(f->text) > f->len)
		fault(w, "constant is longer than its field", f->text);
	if (f->label && f->label_col + text_width(f->label) > f->col - 1)
		fault(w, "label runs into its field", f->label);
	if (f->right && (f->right_col ? f->right_col : f->col + f->len + 2) +
		text_width(f->right) - 1 > 80)
		fault(w, "text at the right runs over the edge", f->right);
}

static bool overlap(const struct walk *w, const struct field *a, const struct field *b)
{
	int ra = row_of(w, a), rb = row_of(w, b), ca = col_of(w, a), cb = col_of(w, b);

	return ra < rb + height(b) && rb < ra + height(a) && ca < cb + b->len &&
		cb < ca + a->len;
}

static void check_fields(const struct walk *w)
{
	for (size_t i = 0; i < w->p->field_count; i++) {
		const struct field *f = &w->p->fields[i];

		if (!is_shown(w, f))
			continue;
		check_field(w, f);
		for (size_t j = 0; j < i; j++) {
			const struct field *g = &w->p->fields[j];

			if (f->name && g->name && strcmp(f->name, g->name) == 0)
				fault(w, "name is there twice", f->name);
			if (is_shown(w, g) && overlap(w, f, g))
				fault(w, "overlaps another field", name_of(f));
		}
	}
}

static void check_columns(const struct walk *w, unsigned view)
{
	const struct list *l = w->p->list;
	int end = l->opt ? 4 : 0;

	/* In the order of the screen, whatever the order of the table. */
	for (int col = 1; col <= w->cols; col++)
		for (size_t i = 0; i < l->col_count; i++) {
			const struct list_col *c = &l->cols[i];

			if (c->col != col || !c->width || (c->views && !(c->views >> view & 1)))
				continue;
			if (col <= end)
				fault(w, "list columns overlap", c->heading);
			end = col + c->width;
			if (end - 1 > w->cols)
				fault(w, "list column runs over the edge", c->heading);
			if (c->heading && text_width(c->heading) > c->width)
				fault(w, "heading is wider than its column", c->heading);
		}
}

static const struct action *find(const struct action *actions, size_t count, int id)
{
	for (size_t i = 0; i < count; i++)
		if (actions[i].id == id)
			return &actions[i];
	return NULL;
}

static void check_actions(const struct walk *w, const struct action *actions, size_t count)
{
	for (const struct action_use *u = w->p->actions; u && u->id != ACT_NONE; u++) {
		const struct action *a = find(actions, count, u->id);

		if (u->id < ACT_APP)
			continue;
		if (!a) {
			fault(w, "action is in no table", u->label);
			continue;
		}
		if (!a->help || !*a->help)
			fault(w, "action has no help", a->label);
		if (a->key == KEYS_NONE && !a->command)
			fault(w, "action has neither key nor command", a->label);
		for (const struct action_use *v = w->p->actions; v != u; v++) {
			const struct action *b = find(actions, count, v->id);

			if (b && a->key != KEYS_NONE && a->key == b->key)
				fault(w, "two actions on one key", a->label);
		}
	}
}

static void check_options(const struct walk *w)
{
	int last = 0;

	for (const struct option *o = w->p->options; o && o->label; o++) {
		if (o->number <= last)
			fault(w, "options are not ascending", o->label);
		if (!o->help || !*o->help)
			fault(w, "option has no help", o->label);
		last = o->number;
	}
}

static void check_first(const struct walk *w)
{
	const char *first = w->p->first;

	if (!first || (w->p->list && strcmp(first, "LIST") == 0))
		return;
	for (size_t i = 0; i < w->p->field_count; i++)
		if (w->p->fields[i].name && strcmp(w->p->fields[i].name, first) == 0 &&
			w->p->fields[i].use == FIELD_IN)
			return;
	fault(w, "the cursor cannot start there", first);
}

void panel_faults(const struct panel *p, const struct action *actions, size_t count,
	struct str *out)
{
	bool window = (p->flags & PANEL_WINDOW) != 0;
	struct walk w = { .p = p, .out = out, .rows = window ? p->height : 24,
		.cols = window ? p->width : 80 };

	if (!p->help || !*p->help)
		fault(&w, "panel has no help", p->title);
	if (strlen(p->id) > 10 || text_width(p->title) > w.cols - 30 + (window ? 26 : 0))
		fault(&w, "id or title is too long", p->title);
	check_fields(&w);
	check_first(&w);
	check_options(&w);
	check_actions(&w, actions, count);
	for (int view = 0; p->list && view < (p->list->views ? p->list->views : 1); view++)
		check_columns(&w, (unsigned)view);
	if (!window) {
		w.wide = true;
		w.rows = 27;
		w.cols = 132;
		check_fields(&w);
	}
}
