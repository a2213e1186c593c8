/* SPDX-License-Identifier: MIT */
/* The picture: a grid of cells, each a grapheme cluster and a role. Rows and columns count from
 * 1, as on a 5250. Writing outside the grid is cut off, never an error. The grid knows no
 * terminal; a back end draws it, a test dumps it. */
#ifndef ARREARS_PANEL_CELLS_H
#define ARREARS_PANEL_CELLS_H

#include "arrears/panel/role.h"

#define CELL_BYTES 16
#define CELLS_MAX_ROWS 200
#define CELLS_MAX_COLS 500

struct cell {
	char text[CELL_BYTES];  /* one cluster, "" = right half of a wide one; " " = blank */
	uint8_t role;           /* enum role */
};

struct cells {
	int rows, cols;
	int cur_row, cur_col;   /* hardware cursor, 1-based */
	struct cell *at;        /* rows * cols */
};

struct cells *cells_make(int rows, int cols);
void cells_free(struct cells *c);              /* NULL allowed */
void cells_clear(struct cells *c);             /* blanks, ROLE_TEXT, cursor 1,1 */
struct span { int row, col, width; };
/* Write text at most `width` columns; returns columns written. Control characters and what does
 * not fit are dropped. */
int cells_put(struct cells *c, struct span at, enum role role, const char *text);
void cells_fill(struct cells *c, struct span at, enum role role, const char *cluster);
const struct cell *cells_at(const struct cells *c, int row, int col);

struct str;
/* Dumps, a line for each row, blanks at the end cut: the text; the role letters of role.h. */
void cells_text(const struct cells *c, struct str *out);
void cells_roles(const struct cells *c, struct str *out);

#endif
