/* SPDX-License-Identifier: MIT */
#include "arrears/panel/cells.h"

#include "arrears/base/mem.h"
#include "arrears/base/text.h"

struct cells *cells_make(int rows, int cols)
{
	struct cells *c = mem_alloc(1, sizeof(*c));

	if (rows < 1)
		rows = 1;
	if (cols < 1)
		cols = 1;
	c->rows = rows < CELLS_MAX_ROWS ? rows : CELLS_MAX_ROWS;
	c->cols = cols < CELLS_MAX_COLS ? cols : CELLS_MAX_COLS;
	c->at = mem_alloc((size_t)c->rows * (size_t)c->cols, sizeof(*c->at));
	cells_clear(c);
	return c;
}

void cells_free(struct cells *c)
{
	if (!c)
		return;
	free(c->at);
	free(c);
}

void cells_clear(struct cells *c)
{
	static const struct cell blank = { .text = " ", .role = ROLE_TEXT };

	for (int i = 0; i < c->rows * c->cols; i++)
		c->at[i] = blank;
	c->cur_row = 1;
	c->cur_col = 1;
}

static struct cell *cell_at(const struct cells *c, int row, int col)
{
	if (row < 1 || col < 1 || row > c->rows || col > c->cols)
		return NULL;
	return &c->at[(row - 1) * c->cols + col - 1];
}

const struct cell *cells_at(const struct cells *c, int row, int col)
{
	return cell_at(c, row, col);
}

/* Half of a wide character must not stay behind when the other half is written over. */
static void mend(const struct cells *c, int row, int col, int width)
{
	struct cell *first = cell_at(c, row, col);
	struct cell *before = cell_at(c, row, col - 1);
	struct cell *after = cell_at(c, row, col + width);

	if (first && before && !first->text[0])
		memcpy(before->text, " ", 2);
	if (after && !after->text[0])
		memcpy(after->text, " ", 2);
}

static void put_cluster(struct cell *cell, const char *text, size_t n, enum role role)
{
	/* A cluster of many marks is cut at a code point. */
	if (n >= CELL_BYTES) {
		n = CELL_BYTES - 1;
		while (n && ((unsigned char)text[n] & 0xc0) == 0x80)
			n--;
	}
	memset(cell->text, 0, sizeof(cell->text));
	memcpy(cell->text, text, n);
	cell->role = (uint8_t)role;
}

int cells_put(struct cells *c, struct span at, enum role role, const char *text)
{
	int row = at.row, col = at.col, width = at.width;
	int used = 0;

	while (*text) {
		int columns;
		size_t n = text_grapheme(text, &columns);
		struct cell *left = cell_at(c, row, col + used);

		if (n == 0 || used + columns > width)
			break;
		if (columns > 0 && (unsigned char)*text >= ' ' && *text != 0x7f) {
			struct cell *right = cell_at(c, row, col + used + 1);

			if (columns == 2 && (!left || !right))
				break;
			mend(c, row, col + used, columns);
			if (left)
				put_cluster(left, text, n, role);
			if (columns == 2)
				*right = (struct cell){ .role = (uint8_t)role };
			used += columns;
		}
		text += n;
	}
	return used;
}

void cells_fill(struct cells *c, struct span at, enum role role, const char *cluster)
{
	for (int i = 0; i < at.width; i++)
		cells_put(c, (struct span){ at.row, at.col + i, 1 }, role, cluster);
}

void cells_text(const struct cells *c, struct str *out)
{
	for (int row = 1; row <= c->rows; row++) {
		const struct cell *line = &c->at[(row - 1) * c->cols];
		int last = c->cols;

		while (last > 0 && strcmp(line[last - 1].text, " ") == 0)
			last--;
		for (int col = 0; col < last; col++)
			str_add(out, line[col].text);
		str_add(out, "\n");
	}
}

void cells_roles(const struct cells *c, struct str *out)
{
	static const char letters[] = {
#define ROLE(name, letter, hue, look, mono) letter,
		ROLE_LIST(ROLE)
#undef ROLE
	};

	for (int row = 1; row <= c->rows; row++) {
		const struct cell *line = &c->at[(row - 1) * c->cols];
		int last = c->cols;

		while (last > 0 && line[last - 1].role == ROLE_TEXT)
			last--;
		for (int col = 0; col < last; col++)
			str_addn(out, &letters[line[col].role], 1);
		str_add(out, "\n");
	}
}
