/* SPDX-License-Identifier: MIT */
/* The rows a list shows, read page by page, and what is typed in Opt on any page. */
#include <stdarg.h>

#include "arrears/base/mem.h"
#include "ui_priv.h"

void list_put(struct list_row *row, size_t col, const char *text)
{
	if (col < LIST_COLS_MAX)
		text_put(row->cell[col], LIST_CELL, text);
}

void list_putf(struct list_row *row, size_t col, const char *fmt, ...)
{
	va_list ap;

	if (col >= LIST_COLS_MAX)
		return;
	va_start(ap, fmt);
	vsnprintf(row->cell[col], LIST_CELL, fmt, ap);
	va_end(ap);
}

void list_open(struct pane *p)
{
	p->list = (struct open_list){ .stale = true, .from_top = true, .running_key = INT64_MIN };
	if (p->panel->list && p->panel->list->empty)
		text_put(p->list.empty, sizeof(p->list.empty), p->panel->list->empty);
}

void list_close(struct pane *p)
{
	for (size_t i = 0; i < p->list.opt_count; i++)
		edit_free(&p->list.opts[i].e);
	free(p->list.opts);
	free(p->list.rows);
}

/* --- reading ------------------------------------------------------------------------------- */

static size_t fetch(struct ui *ui, struct pane *p, struct list_seek seek, struct list_row *rows,
	bool *more)
{
	size_t got;

	seek.subset = p->list.subset;
	seek.sort = p->list.sort;
	if (!seek.position)
		seek.position = "";
	memset(rows, 0, seek.n * sizeof(*rows));
	*more = false;
	got = p->panel->list->fetch(ui, p, &seek, rows, more);
	return got < seek.n ? got : seek.n;
}

static size_t make_room(struct ui *ui, struct pane *p)
{
	size_t n = format_list_rows(ui, p);

	if (n > p->list.cap) {
		p->list.rows = mem_grow(p->list.rows, n, sizeof(*p->list.rows));
		p->list.cap = n;
	}
	return n;
}

static void read_top(struct ui *ui, struct pane *p, size_t n)
{
	struct open_list *l = &p->list;

	l->count = fetch(ui, p, (struct list_seek){ .from = LIST_TOP, .n = n }, l->rows,
		&l->more_below);
	l->more_above = false;
}

static void read_bottom(struct ui *ui, struct pane *p, size_t n)
{
	struct open_list *l = &p->list;

	l->count = fetch(ui, p, (struct list_seek){ .from = LIST_BOTTOM, .n = n }, l->rows,
		&l->more_above);
	l->more_below = false;
}

void list_refresh(struct ui *ui, struct pane *p)
{
	struct open_list *l = &p->list;
	int64_t at = 0;
	size_t n;

	if (!p->panel->list)
		return;
	n = make_room(ui, p);
	if (!l->stale && l->count <= n && (l->count == n || !l->more_below))
		return;
	if (p->focus.kind == FOCUS_ROW && p->focus.index < l->count)
		at = l->rows[p->focus.index].key;
	/* A list that stands at its top stays there, so that what was just added on top is seen. */
	if (l->from_top || l->count == 0 || !l->more_above) {
		read_top(ui, p, n);
	} else {
		struct list_seek seek = { .from = LIST_AT, .n = n, .anchor = l->rows[0].anchor };

		l->count = fetch(ui, p, seek, l->rows, &l->more_below);
		if (l->count == 0)
			read_bottom(ui, p, n);
	}
	if (l->from_top && p->focus.kind == FOCUS_ROW)
		p->focus.index = 0;
	for (size_t i = 0; at && !l->from_top && i < l->count; i++)
		if (l->rows[i].key == at)
			p->focus.index = i;
	l->stale = l->from_top = false;
	stops_mend(ui, p);
}

static bool page_down(struct ui *ui, struct pane *p, size_t n)
{
	struct open_list *l = &p->list;
	AUTO_FREE struct list_row *rows = mem_alloc(n, sizeof(*rows));
	struct list_seek seek = { .from = LIST_AFTER, .n = n };
	bool more;
	size_t got;

	if (!l->count || !l->more_below)
		return false;
	seek.anchor = l->rows[l->count - 1].anchor;
	got = fetch(ui, p, seek, rows, &more);
	if (!got)
		return false;
	memcpy(l->rows, rows, got * sizeof(*rows));
	l->count = got;
	l->more_below = more;
	l->more_above = true;
	return true;
}

static bool page_up(struct ui *ui, struct pane *p, size_t n)
{
	struct open_list *l = &p->list;
	AUTO_FREE struct list_row *rows = mem_alloc(n, sizeof(*rows));
	struct list_seek seek = { .from = LIST_BEFORE, .n = n };
	bool more;
	size_t got;

	if (!l->count || !l->more_above)
		return false;
	seek.anchor = l->rows[0].anchor;
	got = fetch(ui, p, seek, rows, &more);
	if (!got) {
		l->more_above = false;
		return false;
	}
	if (got < n) {
		read_top(ui, p, n);
		return true;
	}
	memcpy(l->rows, rows, got * sizeof(*rows));
	l->count = got;
	l->more_above = more;
	l->more_below = true;
	return true;
}

bool list_page(struct ui *ui, struct pane *p, enum key_code code)
{
	size_t n = make_room(ui, p);
	bool moved = true;

	if (code == KEYS_PGDN)
		moved = page_down(ui, p, n);
	else if (code == KEYS_PGUP)
		moved = page_up(ui, p, n);
	else if (code == KEYS_TOP)
		read_top(ui, p, n);
	else
		read_bottom(ui, p, n);
	if (moved)
		stops_mend(ui, p);
	return moved;
}

void list_position(struct ui *ui, struct pane *p, const char *text)
{
	struct open_list *l = &p->list;
	size_t n = make_room(ui, p);
	struct list_seek seek = { .from = LIST_POSITION, .n = n, .position = text };

	l->count = fetch(ui, p, seek, l->rows, &l->more_below);
	l->more_above = true;
	if (l->count == 0)
		read_bottom(ui, p, n);
	l->stale = l->from_top = false;
	if (l->count && (p->panel->list->opt || p->panel->list->select))
		stops_set(ui, p, (struct focus){ FOCUS_ROW, 0 });
	stops_mend(ui, p);
}

/* --- rows in memory ------------------------------------------------------------------------ */

static size_t position_of(struct pane *p, const struct list_array *array, const char *text)
{
	char want[LIST_CELL], have[LIST_CELL];

	text_fold(text, want, sizeof(want));
	for (size_t i = 0; i < array->count; i++) {
		struct list_row row = { 0 };

		array->fill(p, i, &row);
		text_fold(row.cell[0], have, sizeof(have));
		if (strcmp(have, want) >= 0)
			return i;
	}
	return array->count;
}

size_t list_fetch_rows(struct pane *p, const struct list_array *array,
	const struct list_seek *seek, struct list_row *rows, bool *more)
{
	size_t count = array->count;
	size_t at = seek->anchor.a >= 0 ? (size_t)seek->anchor.a : 0;
	size_t first = 0, last;

	switch (seek->from) {
	case LIST_TOP:
		break;
	case LIST_BOTTOM:
		first = count > seek->n ? count - seek->n : 0;
		break;
	case LIST_AFTER:
		first = at + 1;
		break;
	case LIST_BEFORE:
		first = at > seek->n ? at - seek->n : 0;
		break;
	case LIST_AT:
		first = at;
		break;
	case LIST_POSITION:
		first = position_of(p, array, seek->position);
		break;
	}
	last = first + seek->n < count ? first + seek->n : count;
	if (seek->from == LIST_BEFORE && last > at)
		last = at;
	*more = seek->from == LIST_BEFORE || seek->from == LIST_BOTTOM ? first > 0 : last < count;
	for (size_t i = first; i < last; i++) {
		struct list_row *row = &rows[i - first];

		array->fill(p, i, row);
		row->anchor = (struct list_anchor){ .a = (int64_t)i };
		if (row->key == 0)
			row->key = (int64_t)i + 1;
	}
	return last > first ? last - first : 0;
}

/* --- what is typed in Opt ------------------------------------------------------------------ */

struct typed_opt *list_opt(struct pane *p, int64_t key)
{
	for (size_t i = 0; i < p->list.opt_count; i++)
		if (p->list.opts[i].key == key)
			return &p->list.opts[i];
	return NULL;
}

struct typed_opt *list_opt_make(struct pane *p, const struct list_row *row)
{
	struct open_list *l = &p->list;
	struct typed_opt *o = list_opt(p, row->key);

	if (o)
		return o;
	if (l->opt_count == l->opt_cap) {
		l->opt_cap = l->opt_cap ? l->opt_cap * 2 : 16;
		l->opts = mem_grow(l->opts, l->opt_cap, sizeof(*l->opts));
	}
	o = &l->opts[l->opt_count++];
	*o = (struct typed_opt){ .key = row->key, .anchor = row->anchor };
	edit_init(&o->e, 2);
	return o;
}

static void drop(struct open_list *l, size_t i)
{
	edit_free(&l->opts[i].e);
	l->opt_count--;
	memmove(&l->opts[i], &l->opts[i + 1], (l->opt_count - i) * sizeof(*l->opts));
}

void list_drop_blank(struct pane *p)
{
	for (size_t i = p->list.opt_count; i > 0; i--)
		if (!p->list.opts[i - 1].e.text[0])
			drop(&p->list, i - 1);
}

bool list_any(const struct pane *p)
{
	for (size_t i = 0; i < p->list.opt_count; i++)
		if (p->list.opts[i].e.text[0])
			return true;
	return false;
}

static int order(const struct pane *p, const struct list_anchor *x, const struct list_anchor *y)
{
	if (p->panel->list->order)
		return p->panel->list->order(p, x, y);
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return strcmp(x->s, y->s);
}

struct typed_opt *list_next(struct pane *p)
{
	struct typed_opt *first = NULL;

	for (size_t i = 0; i < p->list.opt_count; i++) {
		struct typed_opt *o = &p->list.opts[i];

		if (o->e.text[0] && (!first || order(p, &o->anchor, &first->anchor) < 0))
			first = o;
	}
	return first;
}

/* --- for hooks ----------------------------------------------------------------------------- */

void pane_list_top(struct pane *p)
{
	p->list.stale = p->list.from_top = true;
}

void pane_list_reload(struct pane *p)
{
	p->list.stale = true;
}

const struct list_row *pane_list_row(const struct pane *p)
{
	if (p->focus.kind != FOCUS_ROW || p->focus.index >= p->list.count)
		return NULL;
	return &p->list.rows[p->focus.index];
}

void pane_list_empty_text(struct pane *p, const char *text)
{
	text_put(p->list.empty, sizeof(p->list.empty), text);
}

size_t pane_pending(const struct pane *p, int number, int64_t *keys, size_t max)
{
	size_t n = 0;
	AUTO_FREE const struct typed_opt **at = mem_alloc(p->list.opt_count + 1, sizeof(*at));

	for (size_t i = 0; i < p->list.opt_count; i++) {
		const struct typed_opt *o = &p->list.opts[i];
		int64_t typed;
		size_t j = n;

		if (text_to_int(o->e.text, 0, 99, &typed, NULL) != MSG_OK || typed != number)
			continue;
		for (; j > 0 && order(p, &o->anchor, &at[j - 1]->anchor) < 0; j--)
			at[j] = at[j - 1];
		at[j] = o;
		n++;
	}
	for (size_t i = 0; i < n && i < max; i++)
		keys[i] = at[i]->key;
	return n;
}

void pane_pending_clear(struct pane *p, int64_t key)
{
	for (size_t i = 0; i < p->list.opt_count; i++)
		if (p->list.opts[i].key == key) {
			drop(&p->list, i);
			return;
		}
}
