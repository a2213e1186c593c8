/* SPDX-License-Identifier: MIT */
/* Lists (subfiles): a window on rows that the program fetches by key, page by page. The engine
 * keeps what is typed in Opt over any number of pages by row key. Opt is drawn in columns 2-3. */
#ifndef ARREARS_PANEL_LIST_H
#define ARREARS_PANEL_LIST_H

#include "arrears/base/err.h"
#include "arrears/panel/role.h"

#define LIST_COLS_MAX 16
#define LIST_CELL 96

struct ui;
struct pane;

enum list_align { LIST_LEFT, LIST_RIGHT };

struct list_col {
	const char *heading;
	int col, width;          /* on 80 columns; width 0 = not there */
	int col132, width132;    /* 0 = as on 80 (col), or not there (both 0 and col 0) */
	enum list_align align;   /* heading and text */
	enum role role;          /* 0: ROLE_OUTPUT */
	unsigned views;          /* bit 0 = view 1...; 0 = in all */
};

/* Where a row lies, in the terms of whoever fetches: opaque to the engine. */
struct list_anchor { int64_t a, b; char s[64]; };

struct list_row {
	int64_t key;             /* stable identity; Opt and cursor stick to it */
	struct list_anchor anchor;
	enum role role;          /* 0: by column */
	bool no_opt;             /* this row takes no option */
	uint8_t cell_role[LIST_COLS_MAX]; /* 0: by row, column */
	char cell[LIST_COLS_MAX][LIST_CELL];
};

enum list_from { LIST_TOP, LIST_BOTTOM, LIST_AFTER, LIST_BEFORE, LIST_AT, LIST_POSITION };

struct list_seek {
	enum list_from from;
	struct list_anchor anchor;   /* AFTER, BEFORE: exclusive; AT: inclusive, or the next one */
	const char *position;        /* LIST_POSITION: what was typed */
	const char *subset, *sort;   /* in force, "" if none */
	size_t n;                    /* rows wanted, at most */
};

struct list {
	int row;                     /* first list row on 24x80; headings are on row - 1 */
	int rows;                    /* 0: elastic, down to the row above More... */
	bool opt;                    /* has an Opt column */
	bool select;                 /* Enter on a row without options calls `pick` */
	int views;                   /* how many views F11 turns through; 0 or 1: none */
	const struct list_col *cols;
	size_t col_count;
	const char *empty;           /* "(No accounts in queue)" */
	const char *sorts;           /* F18: "NAME=By name|BAL=By balance"; NULL: no sort */
	const char *subset_prompt;   /* F17: the text left of the box; NULL: no subset */
	const char *subset_help;
	bool subset_date;            /* a day: checked before the window goes, F4 is the calendar */
	/* Fill at most seek->n rows in display order; returns how many. *more: there are further
	 * rows in the direction read (BOTTOM, BEFORE: above; else: below). */
	size_t (*fetch)(struct ui *ui, struct pane *p, const struct list_seek *seek,
		struct list_row *rows, bool *more);
	/* Order of two anchors of this list; NULL: by a, then b, then s. Options run in it. */
	int (*order)(const struct pane *p, const struct list_anchor *x,
		const struct list_anchor *y);
	/* Enter with the cursor on a row and nothing typed in Opt (if `select`). */
	enum msgid (*pick)(struct ui *ui, struct pane *p, const struct list_row *row,
		struct err *err);
};

/* An option of a list: "5=Display". The table ends with label NULL. */
struct option {
	int number;
	const char *label;
	const char *help;
	unsigned prereq;
	bool (*valid)(struct pane *p, const struct list_row *row); /* NULL: on every row */
};

/* Cells for fetch hooks: cut at the cell's size. */
void list_put(struct list_row *row, size_t col, const char *text);
void list_putf(struct list_row *row, size_t col, const char *fmt, ...) ATTR_FORMAT(3, 4);

/* fetch for rows in memory: fill makes the row of an index; its anchor and, if 0, its key (index
 * + 1) are set here. LIST_POSITION goes to the first row whose column 0 is not less. */
struct list_array {
	size_t count;
	void (*fill)(struct pane *p, size_t index, struct list_row *row);
};
size_t list_fetch_rows(struct pane *p, const struct list_array *array,
	const struct list_seek *seek, struct list_row *rows, bool *more);
#define list_fetch_array(p, seek, count, fill, rows, more) \
	list_fetch_rows((p), &(struct list_array){ (count), (fill) }, (seek), (rows), (more))

#endif
