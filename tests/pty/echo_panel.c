/* SPDX-License-Identifier: MIT */
/* The least program that holds a terminal: a fixed picture, and the names of the keys it reads.
 * F3 ends it. Clusters typed are shown on row 5; a paste on row 7; "q" beeps. */
#include "arrears/base/mem.h"
#include "arrears/base/text.h"
#include "arrears/panel/term.h"

#include <locale.h>

struct echo {
	struct term *term;
	struct cells cells;
	char keys[61], typed[241], paste[61];
	int count;
	bool window, mouse;
};

/* Straight into the grid: what is tested here is the terminal, not the engine above it. */
static void put(struct echo *e, int row, int col, enum role role, const char *text)
{
	struct cells *c = &e->cells;
	while (*text && row >= 1 && row <= c->rows) {
		int columns;
		size_t n = text_grapheme(text, &columns);
		if (!n || col + columns - 1 > c->cols)
			break;
		for (int i = 0; i < columns; i++) {
			struct cell *cell = &c->at[(row - 1) * c->cols + col - 1 + i];
			*cell = (struct cell){ .role = (uint8_t)role };
			if (i == 0)
				memcpy(cell->text, text, n < CELL_BYTES ? n : 1);
		}
		col += columns;
		text += n;
	}
}

static void new_picture(struct echo *e)
{
	struct cells *c = &e->cells;
	e->term->ops->size(e->term, &c->rows, &c->cols);
	free(c->at);
	c->at = mem_alloc((size_t)c->rows * (size_t)c->cols, sizeof *c->at);
	for (int i = 0; i < c->rows * c->cols; i++)
		c->at[i] = (struct cell){ .text = " ", .role = ROLE_TEXT };
}

static void draw(struct echo *e)
{
	char line[80];
	new_picture(e);
	const char *field = e->term->ops->needs_fill(e->term) ? "__________" : "          ";
	put(e, 1, 2, ROLE_PANELID, "ECHO");
	put(e, 1, 30, ROLE_TITLE, "Echo Panel");
	text_putf(line, sizeof line, "Size %dx%d", e->cells.rows, e->cells.cols);
	put(e, 2, 2, ROLE_TEXT, line);
	text_putf(line, sizeof line, "Keys %d: %s", e->count, e->keys);
	put(e, 3, 2, ROLE_OUTPUT, line);
	put(e, 5, 2, ROLE_OUTPUT, e->typed);
	put(e, 7, 2, ROLE_OUTPUT, e->paste);
	put(e, 9, 2, ROLE_LABEL, "Amount . . . . . .");
	put(e, 9, 21, ROLE_INPUT, field);
	put(e, 10, 2, ROLE_LABEL, "Date . . . . . . .");
	put(e, 10, 21, ROLE_INPUT_ERR, "13/45/26");
	put(e, 11, 2, ROLE_FLAG, "CEASE");
	put(e, 11, 10, ROLE_EMPHASIS, "Ma\314\201rta \344\275\240\345\245\275 \303\221u");
	put(e, e->cells.rows - 1, 2, ROLE_FKEYS, "F3=Exit   F12=Cancel");
	put(e, e->cells.rows, e->cells.cols, ROLE_STATUS, "*");
	e->cells.cur_row = 9;
	e->cells.cur_col = 21 + e->count % 10;
	e->term->ops->paint(e->term, &e->cells);
}

static void note(struct echo *e, const struct key *k)
{
	char line[200];
	const char *name = k->code == KEYS_CHAR ? k->text : key_label(k->code);
	if (k->code == KEYS_CLICK)
		text_putf(line, sizeof line, "Click@%d,%d", k->row, k->col);
	else
		text_put(line, sizeof line, name);
	text_put(e->keys, sizeof e->keys, line);
	e->count++;
	if (k->code == KEYS_CHAR) {
		text_putf(line, sizeof line, "%s%s", e->typed, k->text);
		text_put(e->typed, sizeof e->typed, line);
	}
	if (k->code == KEYS_PASTE) {
		text_put(line, sizeof line, k->paste);
		text_clean(line, false);
		text_put(e->paste, sizeof e->paste, line);
	}
}

static void act(struct echo *e, const struct key *k)
{
	const struct term_ops *ops = e->term->ops;
	if (k->code == KEYS_REDRAW)
		ops->redraw(e->term);
	if (k->code == KEYS_MOUSE_TOGGLE)
		ops->mouse(e->term, e->mouse = !e->mouse);
	if (k->code == KEYS_COPY_FIELD)
		ops->clipboard(e->term, "150.00");
	if (k->code == KEYS_ESC_ALONE && e->window)
		ops->esc_taken(e->term);
	if (k->code == KEYS_CHAR && k->text[0] == 'q')
		ops->beep(e->term);
	if (k->code == KEYS_RESET)
		ops->purge(e->term);
	if (k->code == KEYS_F21)
		fprintf(stderr, "this must not reach the screen\n");
	if (k->code == KEYS_F22)
		exit(3);
	if (k->code == KEYS_F23)
		e->window = !e->window;
}

int main(int argc, char **argv)
{
	struct echo e = { 0 };
	struct err err;
	struct term_options o = { .color = -1, .sync_marks = true, .log_fd = -1 };
	o.paper = argc > 1 && strcmp(argv[1], "--paper") == 0;
	setlocale(LC_ALL, "");
	if (term_curses_open(&o, &e.term, &err) != MSG_OK) {
		char text[200];
		err_first(&err, text, sizeof text);
		printf("%s\n", text);
		return 1;
	}
	struct key k = { 0 };
	while (k.code != KEYS_F3 && k.code != KEYS_HANGUP) {
		/* As the engine: a picture only when no key waits. */
		if (!e.term->ops->pending(e.term))
			draw(&e);
		k = e.term->ops->read(e.term, -1);
		if (k.code == KEYS_NONE || k.code == KEYS_RESIZE)
			continue;
		note(&e, &k);
		act(&e, &k);
	}
	free(e.cells.at);
	e.term->ops->close(e.term);
	printf("%s\n", k.code == KEYS_HANGUP ? "hung up" : "bye");
	return 0;
}
