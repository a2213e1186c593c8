/* SPDX-License-Identifier: MIT */
/* Lists, what is being typed, and the bottom rows of the picture. */
#include "ui_priv.h"

static bool list_col_place(const struct pane *p, const struct list_col *c, int *col, int *width)
{
	const struct list *l = p->panel->list;
	bool has132 = false;

	for (size_t i = 0; i < l->col_count; i++)
		has132 = has132 || l->cols[i].col132 > 0;
	if (p->wide && has132) {
		*col = c->col132;
		*width = c->width132 ? c->width132 : c->width;
		return c->col132 > 0;
	}
	*col = c->col;
	*width = c->width;
	return c->width > 0 && (!c->views || (c->views >> p->list.view & 1));
}

static void put_aligned(const struct pane *p, struct box at, enum role role,
	const char *text, enum list_align align)
{
	char cut[TEXT_BYTES(LIST_CELL)];
	int blank;

	text_put(cut, sizeof(cut), text);
	/* Half a number is another number. */
	if (align == LIST_RIGHT && text_width(cut) > at.width)
		memset(cut, '+', (size_t)at.width);
	cut[text_fit(cut, at.width)] = '\0';
	blank = at.width - text_width(cut);
	format_put(p, at.row, at.col + (align == LIST_RIGHT ? blank : 0), role, cut);
}

static void draw_opt(struct ui *ui, struct pane *p, size_t index, int row)
{
	struct list_row *r = &p->list.rows[index];
	struct typed_opt *o = list_opt(p, r->key);
	bool current = p->focus.kind == FOCUS_ROW && p->focus.index == index &&
		ui_top(ui) == p;
	struct field f = { .kind = FIELD_CODE, .use = FIELD_IN, .row = row, .col = 2, .len = 2 };
	struct open_field of = { .f = &f };
	char none[1] = "";

	if (r->no_opt)
		return;
	of.e = o ? o->e : (struct edit){ .text = none, .entry = none, .size = 1, .max = 2 };
	of.error = o && o->error;
	format_edit(ui, p, &of, current);
}

static void draw_row(struct ui *ui, struct pane *p, size_t index)
{
	const struct list *l = p->panel->list;
	const struct list_row *r = &p->list.rows[index];
	bool current = p->focus.kind == FOCUS_ROW && p->focus.index == index;
	int row = l->row + (int)index;

	if (current && ui->term->ops->is_mono(ui->term))
		format_put(p, row, 1, ROLE_ROW_CUR, ">");
	if (l->opt)
		draw_opt(ui, p, index, row);
	for (size_t i = 0; i < l->col_count && i < LIST_COLS_MAX; i++) {
		const struct list_col *c = &l->cols[i];
		enum role role = r->cell_role[i] ? r->cell_role[i] : r->role ? r->role : c->role;
		struct box at = { .row = row };

		if (!list_col_place(p, c, &at.col, &at.width))
			continue;
		if (!role)
			role = ROLE_OUTPUT;
		if (current && role == ROLE_OUTPUT)
			role = ROLE_ROW_CUR;
		put_aligned(p, at, role, r->cell[i], c->align);
	}
	if (current && !l->opt && ui_top(ui) == p) {
		ui->cells->cur_row = p->box.row + row - 1;
		ui->cells->cur_col = p->box.col + 1;
	}
}

void format_list(struct ui *ui, struct pane *p)
{
	const struct list *l = p->panel->list;

	if (l->opt)
		format_put(p, l->row - 1, 2, ROLE_COLHDG, "Opt");
	for (size_t i = 0; i < l->col_count; i++) {
		struct box at = { .row = l->row - 1 };

		if (l->cols[i].heading && list_col_place(p, &l->cols[i], &at.col, &at.width))
			put_aligned(p, at, ROLE_COLHDG, l->cols[i].heading, l->cols[i].align);
	}
	for (size_t i = 0; i < p->list.count; i++)
		draw_row(ui, p, i);
	if (p->list.count == 0)
		format_put(p, l->row, l->opt ? 7 : 2, ROLE_TEXT, p->list.empty);
}

/* --- what is being typed ------------------------------------------------------------------- */

size_t format_wrap(const char *text, int width, size_t *starts, size_t max)
{
	size_t n = 0, at = 0;

	while (n < max) {
		size_t fit = text_fit(text + at, width);
		size_t cut = fit;

		starts[n++] = at;
		if (!text[at + fit])
			break;
		while (cut > 0 && text[at + cut] != ' ' && text[at + cut - 1] != ' ')
			cut--;
		if (cut == 0)
			cut = fit;
		while (text[at + cut] == ' ')
			cut++;
		at += cut;
	}
	return n;
}

static enum role edit_role(const struct open_field *of, bool current)
{
	if (of->error)
		return ROLE_INPUT_ERR;
	if (of->f->kind == FIELD_PASSWORD)
		return ROLE_HIDDEN;
	return current ? ROLE_INPUT_CUR : of->role ? of->role : ROLE_INPUT;
}

static void fill_line(struct ui *ui, const struct pane *p, struct box at, enum role role)
{
	/* A screen reader would spell the fill out. */
	bool fill = ui->term->ops->needs_fill(ui->term) && !ui->config.reader;
	const char *with = fill ? "_" : " ";

	cells_fill(ui->cells, (struct span){ p->box.row + at.row - 1,
		p->box.col + at.col - 1, at.width },
		role, with);
}

static void set_cursor(struct ui *ui, const struct pane *p, int row, int col)
{
	ui->cells->cur_row = p->box.row + row - 1;
	ui->cells->cur_col = p->box.col + col - 1;
}

static void draw_note(struct ui *ui, struct pane *p, struct open_field *of, bool current)
{
	size_t starts[64];
	const struct field *f = of->f;
	int row = pane_row(p, f), col = pane_column(p, f);
	size_t n = format_wrap(of->e.text, f->len, starts, ARRAY_SIZE(starts));
	size_t cursor = edit_offset(&of->e), line = 0;
	char cut[TEXT_BYTES(132)];
	enum role role = edit_role(of, current);

	for (size_t i = 0; i < n; i++)
		if (starts[i] <= cursor)
			line = i;
	if ((int)line < of->scroll)
		of->scroll = (int)line;
	if ((int)line >= of->scroll + f->rows)
		of->scroll = (int)line - f->rows + 1;
	for (int i = 0; i < f->rows; i++) {
		size_t at = (size_t)of->scroll + (size_t)i;

		fill_line(ui, p, (struct box){ row + i, col, 1, f->len }, role);
		if (at >= n)
			continue;
		text_put(cut, sizeof(cut), of->e.text + starts[at]);
		cut[text_fit(cut, f->len)] = '\0';
		if (at + 1 < n && starts[at + 1] - starts[at] < strlen(cut))
			cut[starts[at + 1] - starts[at]] = '\0';
		format_put(p, row + i, col, role, cut);
	}
	if (current) {
		int before;

		text_put(cut, sizeof(cut), of->e.text + starts[line]);
		if (cursor - starts[line] < strlen(cut))
			cut[cursor - starts[line]] = '\0';
		before = text_width(cut) + of->e.pos - (int)text_graphemes(of->e.text);
		if (of->e.pos <= (int)text_graphemes(of->e.text))
			before = text_width(cut);
		set_cursor(ui, p, row + (int)line - of->scroll,
			col + (before < f->len ? before : f->len - 1));
	}
}

void format_edit(struct ui *ui, struct pane *p, struct open_field *of, bool current)
{
	const struct field *f = of->f;
	int row = pane_row(p, f), col = pane_column(p, f);
	enum role role = edit_role(of, current);
	int at = edit_column(&of->e), from = 0, blank = 0;
	char cut[TEXT_BYTES(160)];

	if (f->kind == FIELD_TEXT) {
		draw_note(ui, p, of, current);
		return;
	}
	if (current && at >= f->len)
		from = at - f->len + 1;
	fill_line(ui, p, (struct box){ row, col, 1, f->len }, role);
	text_put(cut, sizeof(cut), of->e.text + text_fit(of->e.text, from));
	cut[text_fit(cut, f->len)] = '\0';
	if (!current && (f->kind == FIELD_NUM || f->kind == FIELD_MONEY))
		blank = f->len - text_width(cut);
	if (f->kind != FIELD_PASSWORD)
		format_put(p, row, col + blank, role, cut);
	if (current)
		set_cursor(ui, p, row, col + at - from);
}

/* --- the bottom ---------------------------------------------------------------------------- */

static void draw_message(struct ui *ui, const struct frame *fr)
{
	static const struct { enum severity least; enum role role; } roles[] = {
		{ SEV_ERROR, ROLE_MSG_ERR }, { SEV_WARNING, ROLE_MSG_WARN },
		{ SEV_INFO, ROLE_MSG_INFO },
	};
	int width = fr->separate ? 77 : 66;
	const struct err *m = &ui->msgs[0];
	char text[256], id[16] = "";
	enum role role = ROLE_MSG_INFO;

	if (!ui->msg_count)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(roles); i++)
		if (msg_get(m->id)->severity >= roles[i].least) {
			role = roles[i].role;
			break;
		}
	err_first(m, text, sizeof(text));
	if (ui->config.msgid)
		text_putf(id, sizeof(id), " %s", msg_get(m->id)->id);
	cells_put(ui->cells, (struct span){ fr->msg, 2, width }, role, text);
	if (text_width(text) + text_width(id) <= width)
		cells_put(ui->cells, (struct span){ fr->msg, 2 + text_width(text), width },
			role, id);
	if (ui->msg_count > 1)
		cells_put(ui->cells, (struct span){ fr->msg, width + 1, 1 }, role, "+");
}

/* KB 12: typed while the program worked, and not lost. */
static void draw_ahead(struct ui *ui, int row, int *col)
{
	int n = ui->term->ops->ahead(ui->term);
	char text[8];

	if (n <= 0)
		return;
	text_putf(text, sizeof(text), "KB%d", n > 99 ? 99 : n);
	cells_put(ui->cells, (struct span){ row, *col, 4 }, ROLE_STATUS_EXC, text);
	*col += 5;
}

static void draw_status(struct ui *ui, const struct frame *fr)
{
	int row = fr->separate ? fr->rows : fr->msg;
	int col = 68;
	bool mw = ui->config.messages_waiting && ui->config.messages_waiting(ui->config.app);

	cells_fill(ui->cells, (struct span){ row, 68, 13 }, ROLE_STATUS, " ");
	if (ui->busy) {
		cells_put(ui->cells, (struct span){ row, col, 13 }, ROLE_STATUS_EXC, "X SYSTEM");
		col += 9;
		draw_ahead(ui, row, &col);
	}
	if (ui->prefix) {
		cells_put(ui->cells, (struct span){ row, col, 13 }, ROLE_STATUS_EXC, "Esc-");
		col += 5;
	}
	if (ui->insert != ui->config.modern) {
		cells_put(ui->cells, (struct span){ row, col, 2 },
			ROLE_STATUS, ui->insert ? "IM" : "OV");
		col += 3;
	}
	if (mw)
		cells_put(ui->cells, (struct span){ row, col, 2 }, ROLE_STATUS, "MW");
}

void format_bottom(struct ui *ui)
{
	struct frame fr = frame_of(ui);

	if (fr.small)
		return;
	draw_message(ui, &fr);
	draw_status(ui, &fr);
	if (ui->prefix_help)
		legend_prefix(ui);
}
