/* SPDX-License-Identifier: MIT */
/* From the model to the picture: where panels and windows lie, heads, fields and lines. */
#include <ctype.h>

#include "ui_priv.h"

struct frame frame_of(const struct ui *ui)
{
	struct frame f = { .rows = ui->rows, .cols = ui->cols };

	f.small = f.rows < 24 || f.cols < 80;
	f.wide = f.cols >= 132 && f.rows >= 27 && !ui->config.narrow;
	/* The status line is a row of its own below the 24 (27) rows of the contract. */
	f.separate = f.rows > (f.wide ? 27 : 24);
	f.msg = f.separate ? f.rows - 1 : f.rows;
	f.keys = f.msg - 2;
	f.command = f.msg - 3;
	f.scroll = f.msg - 4;
	return f;
}

static size_t window_depth(const struct ui *ui, const struct pane *p)
{
	size_t depth = 0;

	for (size_t i = 0; i < ui->depth && ui->stack[i] != p; i++)
		depth = pane_is_window(ui->stack[i]) ? depth + 1 : 0;
	return depth;
}

/* Windows keep to the right edge and rows 5 on, one to the left of the other; on 132 columns
 * they stand right of column 82 and cover no entry panel. */
static struct box window_box(const struct ui *ui, const struct pane *p, const struct frame *fr)
{
	struct box b = { .height = p->panel->height, .width = p->panel->width };
	int depth = (int)window_depth(ui, p);
	int right = fr->wide ? 131 : 78;
	int room = fr->scroll - 4;

	/* A screen reader gets a panel: nothing of what is below. */
	if (ui->config.reader)
		return (struct box){ .row = 3, .col = 2, .height = fr->keys - 1, .width = 78 };
	if (b.width > 74)
		b.width = 74;
	if (b.height > room)
		b.height = room;
	b.col = right - b.width - 2 * depth;
	if (fr->wide && b.width <= 47 && b.col < 84)
		b.col = 84;
	if (b.col < 4)
		b.col = 4;
	b.row = 5 + depth + (room - b.height - depth) / 2;
	if (b.row + b.height > fr->scroll)
		b.row = fr->scroll - b.height;
	return b;
}

void format_place(struct ui *ui, struct pane *p)
{
	struct frame fr = frame_of(ui);

	if (fr.small)
		return;
	if (pane_is_window(p)) {
		p->wide = false;
		p->box = window_box(ui, p, &fr);
	} else {
		p->wide = fr.wide;
		p->box = (struct box){ 1, 1, fr.rows, fr.wide ? 132 : 80 };
	}
	if (p->panel->layout)
		p->panel->layout(ui, p);
}

void format_put(const struct pane *p, int row, int col, enum role role,
	const char *text)
{
	int room = p->box.width - col + 1;

	if (row < 1 || row > p->box.height || room <= 0)
		return;
	cells_put(p->ui->cells, (struct span){ p->box.row + row - 1, p->box.col + col - 1, room },
		role, text);
}

/* Last row of the body: above More... */
static int body_end(const struct ui *ui, const struct pane *p)
{
	struct frame fr = frame_of(ui);

	return pane_is_window(p) ? p->box.height - 2 : fr.scroll - 1;
}

size_t format_list_rows(const struct ui *ui, const struct pane *p)
{
	const struct list *l = p->panel->list;
	int elastic = body_end(ui, p) - l->row + 1;
	int n = l->rows && l->rows < elastic ? l->rows : elastic;

	return n > 0 ? (size_t)n : 1;
}

int format_lines_height(const struct ui *ui, const struct pane *p, const struct open_field *of)
{
	int elastic = body_end(ui, p) - pane_row(p, of->f) + 1;

	if (of->f->rows && of->f->rows < elastic)
		return of->f->rows;
	return elastic > 1 ? elastic : 1;
}

static void draw_head(struct ui *ui, struct pane *p)
{
	int width = p->box.width;
	const char *name = ui->config.system_name ? ui->config.system_name : "";
	int name_col = width - text_width(name);
	const char *title = pane_title_of(p);
	int title_col = (width - text_width(title)) / 2 + 1;
	char line[48];

	format_put(p, 1, title_col, ROLE_TITLE, title);
	if (p->panel->flags & PANEL_NO_HEAD)
		return;
	format_put(p, 1, 2, ROLE_PANELID, p->panel->id);
	format_put(p, 1, name_col, ROLE_PANELID, name);
	if (ui->config.training)
		format_put(p, 1, name_col - 10, ROLE_TRAINING, "TRAINING");
	text_putf(line, sizeof(line), "%-7s  %s  %s", ui->stamp.user, ui->stamp.date,
		ui->stamp.time);
	format_put(p, 2, width - text_width(line), ROLE_TEXT, line);
}

static void draw_label(const struct pane *p, const struct open_field *of)
{
	const char *label = of->f->label;
	bool wanted = of->error && (of->f->check & FIELD_ME) && !of->e.text[0];
	enum role role = wanted ? ROLE_EMPHASIS : ROLE_LABEL;
	int row = pane_row(p, of->f), col = of->f->label_col;
	int last = pane_column(p, of->f) - 4;
	int end;

	if (!label)
		return;
	/* On a moved field the label moves along. */
	if (p->wide && of->f->col132)
		col += of->f->col132 - of->f->col;
	format_put(p, row, col, role, label);
	if (of->f->check & FIELD_NOLEAD)
		return;
	end = col + text_width(label);
	for (int at = last; at > end; at -= 2)
		format_put(p, row, at, role,
			at == last && !pane_is_input(of) ? ":" : ".");
}

static void draw_lines(struct ui *ui, struct pane *p, struct open_field *of)
{
	int height = format_lines_height(ui, p, of);
	int row = pane_row(p, of->f), col = pane_column(p, of->f);

	if (of->scroll > (int)of->line_count - height)
		of->scroll = (int)of->line_count - height;
	if (of->scroll < 0)
		of->scroll = 0;
	for (int i = 0; i < height && of->scroll + i < (int)of->line_count; i++) {
		const struct line *l = &of->lines[of->scroll + i];
		char text[TEXT_BYTES(CELLS_MAX_COLS)];

		text_put(text, sizeof(text), l->text);
		text[text_fit(text, of->f->len)] = '\0';
		format_put(p, row + i, col, l->role ? l->role : ROLE_OUTPUT, text);
	}
}

/* Letters and digits, as many as there are. */
static void mask_text(char *text)
{
	for (; *text; text++)
		if (*text != ' ' && !ispunct((unsigned char)*text))
			*text = '*';
}

static void draw_output(const struct pane *p, const struct open_field *of)
{
	char text[TEXT_BYTES(160)];
	const struct field *f = of->f;
	bool right = f->kind == FIELD_MONEY || f->kind == FIELD_NUM || (f->check & FIELD_RB);
	int row = pane_row(p, f), col = pane_column(p, f);
	enum role role = of->role ? of->role : f->role;
	int blank;

	text_put(text, sizeof(text), f->use == FIELD_CONST ? (f->text ? f->text : "") :
		of->e.text);
	if (f->len > 0)
		text[text_fit(text, f->len)] = '\0';
	if ((f->check & FIELD_SECRET) && p->ui->masking)
		mask_text(text);
	blank = f->len - text_width(text);
	if (!role)
		role = f->use == FIELD_CONST ? ROLE_TEXT : ROLE_OUTPUT;
	format_put(p, row, col + (right && blank > 0 ? blank : 0), role, text);
}

/* Where the next thing of the row begins. */
static int next_on_row(const struct pane *p, const struct open_field *of, int from)
{
	int most = p->wide ? CELLS_MAX_COLS + 1 : 81;

	for (size_t i = 0; i < p->field_count; i++) {
		const struct field *f = p->fields[i].f;
		int col = f->label ? f->label_col : f->col;

		if (f != of->f && f->row == of->f->row && col >= from && col < most)
			most = col;
	}
	return most;
}

static void format_field(struct ui *ui, struct pane *p, struct open_field *of, bool current)
{
	const struct field *f = of->f;
	const char *right = of->own_right ? of->right : f->right;
	int after = f->right_col ? f->right_col : f->col + f->len + 2;

	if (!pane_is_shown(p, of))
		return;
	draw_label(p, of);
	if (f->kind == FIELD_LINES)
		draw_lines(ui, p, of);
	else if (pane_is_input(of))
		format_edit(ui, p, of, current);
	else if (f->kind != FIELD_PASSWORD)
		draw_output(p, of);
	if (p->wide && f->col132)
		after += f->col132 - f->col;
	if (of->error && (f->check & FIELD_ME) && of->e.text && !of->e.text[0] &&
	    (p->wide || next_on_row(p, of, after) > after + 8))
		right = "Required";
	if (right)
		format_put(p, pane_row(p, f), after, ROLE_TEXT, right);
}

/* A window as a panel: the whole screen, no border. */
static void draw_sheet(struct ui *ui, const struct pane *p)
{
	const char *title = pane_title_of(p);

	cells_clear(ui->cells);
	cells_put(ui->cells, (struct span){ 1, (80 - text_width(title)) / 2 + 1, 78 },
		ROLE_TITLE, title);
}

static void draw_border(struct ui *ui, const struct pane *p)
{
	const struct box *b = &p->box;
	char title[80];
	int width;

	for (int row = b->row - 1; row <= b->row + b->height; row++) {
		bool edge = row == b->row - 1 || row == b->row + b->height;

		cells_fill(ui->cells, (struct span){ row, b->col - 2, b->width + 4 },
			ROLE_TEXT, " ");
		if (edge)
			cells_fill(ui->cells, (struct span){ row, b->col - 1, b->width + 2 },
				ROLE_BORDER, ".");
		else {
			cells_put(ui->cells, (struct span){ row, b->col - 1, 1 }, ROLE_BORDER, ":");
			cells_put(ui->cells, (struct span){ row, b->col + b->width, 1 },
				ROLE_BORDER, ":");
		}
	}
	cells_put(ui->cells, (struct span){ b->row + b->height, b->col - 1, 1 }, ROLE_BORDER, ":");
	cells_put(ui->cells, (struct span){ b->row + b->height, b->col + b->width, 1 },
		ROLE_BORDER, ":");
	text_putf(title, sizeof(title), " %s ", pane_title_of(p));
	width = text_width(title);
	cells_put(ui->cells, (struct span){ b->row - 1, b->col + (b->width - width) / 2, b->width },
		ROLE_WTITLE, title);
}

static void draw_more(struct ui *ui, struct pane *p)
{
	int row = body_end(ui, p) + 1;
	const char *text = NULL;

	if (p->panel->list) {
		text = p->list.more_below ? "More..." : "Bottom";
	} else {
		for (size_t i = 0; i < p->field_count; i++) {
			struct open_field *of = &p->fields[i];

			if (of->f->kind != FIELD_LINES || !pane_is_shown(p, of) || of->f->rows)
				continue;
			text = of->scroll + format_lines_height(ui, p, of) < (int)of->line_count ?
				"More..." : "Bottom";
			break;          /* the keys move the first one */
		}
	}
	if (text)
		format_put(p, row, p->box.width - text_width(text) - (pane_is_window(p) ? 1 : 0),
			ROLE_SCROLL, text);
}

static void draw_command(struct ui *ui, struct pane *p, bool current)
{
	struct frame fr = frame_of(ui);
	static const struct field command = { .name = "COMMAND", .kind = FIELD_CHAR,
		.use = FIELD_IN, .check = FIELD_LC };
	struct field f = command;
	struct open_field of = { .f = &f, .e = p->cmd };

	if (p->panel->flags & PANEL_CONTINUE)
		format_put(p, fr.command, 2, ROLE_INSTR, "Press Enter to continue.");
	if (!(p->panel->flags & PANEL_COMMAND))
		return;
	format_put(p, fr.command, 2, ROLE_INSTR, "===>");
	f.row = fr.command;
	f.col = 7;
	f.len = p->box.width - 7;
	format_edit(ui, p, &of, current);
}

static void draw_pane(struct ui *ui, struct pane *p, bool top)
{
	int row = p->panel->instruction_row ? p->panel->instruction_row : 5;

	if (pane_is_window(p) && ui->config.reader)
		draw_sheet(ui, p);
	else if (pane_is_window(p))
		draw_border(ui, p);
	else
		draw_head(ui, p);
	/* With nothing to type the cursor rests where Enter is asked for. */
	ui->cells->cur_row = pane_is_window(p) ? p->box.row : frame_of(ui).command;
	ui->cells->cur_col = p->box.col + 1;
	if (p->panel->instruction)
		format_put(p, row, 2, ROLE_INSTR, p->panel->instruction);
	for (size_t i = 0; i < p->field_count; i++)
		format_field(ui, p, &p->fields[i],
			top && p->focus.kind == FOCUS_FIELD && p->focus.index == i);
	if (p->panel->list) {
		legend_options(ui, p);
		format_list(ui, p);
	}
	draw_more(ui, p);
	if (p->draw)
		p->draw(ui, p);
	if (!pane_is_window(p))
		draw_command(ui, p, top && p->focus.kind == FOCUS_COMMAND);
	legend_draw(ui, p);
}

static void draw_too_small(struct ui *ui)
{
	char text[80];

	text_putf(text, sizeof(text), "Window is %dx%d. Enlarge to 24x80 to continue.", ui->rows,
		ui->cols);
	cells_put(ui->cells, (struct span){ 1, 1, ui->cols }, ROLE_MSG_WARN, text);
}

static void fresh_cells(struct ui *ui)
{
	if (ui->cells && ui->cells->rows == ui->rows && ui->cells->cols == ui->cols) {
		cells_clear(ui->cells);
		return;
	}
	cells_free(ui->cells);
	ui->cells = cells_make(ui->rows, ui->cols);
	ui->rows = ui->cells->rows;
	ui->cols = ui->cells->cols;
}

void format_picture(struct ui *ui)
{
	struct frame fr;
	size_t first = 0;

	fresh_cells(ui);
	fr = frame_of(ui);
	if (fr.small) {
		draw_too_small(ui);
		return;
	}
	for (size_t i = 0; i < ui->depth; i++)
		if (!pane_is_window(ui->stack[i]))
			first = i;
	for (size_t i = first; i < ui->depth; i++) {
		format_place(ui, ui->stack[i]);
		list_refresh(ui, ui->stack[i]);
		if (i == ui->depth - 1)
			stops_mend(ui, ui->stack[i]);
		draw_pane(ui, ui->stack[i], i == ui->depth - 1);
	}
	format_bottom(ui);
}
