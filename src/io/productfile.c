/* SPDX-License-Identifier: MIT */
#include "arrears/io/productfile.h"

#include <strings.h>

#include "arrears/base/mem.h"
#include "arrears/io/csv.h"

enum { CODE, NAME, PRICE, NOTES, COLUMNS };
static const char *const names[COLUMNS] = { "code", "name", "price", "notes" };

struct reading {
	int column[COLUMNS];            /* where it stands; -1: nowhere */
	bool headed;
	struct product_row *rows;
	int64_t *line;                  /* of each row */
	size_t count, room;
};

static enum msgid read_header(const struct csv_row *row, struct reading *r, struct err *err)
{
	for (int c = 0; c < COLUMNS; c++)
		r->column[c] = -1;
	for (int i = 0; i < row->count; i++) {
		int c = 0;
		while (c < COLUMNS && strcasecmp(names[c], row->fields[i]) != 0)
			c++;
		if (c == COLUMNS || r->column[c] >= 0)
			return err_set(err, MSG_PRODUCT_COLUMNS, "", row->fields[i], NULL);
		r->column[c] = i;
	}
	for (int c = 0; c < NOTES; c++)
		if (r->column[c] < 0)
			return err_set(err, MSG_PRODUCT_COLUMNS, "", names[c], NULL);
	return MSG_OK;
}

static const char *cell(const struct reading *r, const struct csv_row *row, int c)
{
	return r->column[c] >= 0 ? row->fields[r->column[c]] : "";
}

static enum msgid read_row(const struct csv_row *row, struct reading *r, struct err *err)
{
	struct product_text t = { .code = cell(r, row, CODE), .name = cell(r, row, NAME),
		.price = cell(r, row, PRICE), .notes = cell(r, row, NOTES) };
	if (r->count == PRODUCT_FILE_MAX)
		return err_set(err, MSG_PRODUCT_MANY, "", NULL);
	if (r->count == r->room) {
		r->room = r->room ? 2 * r->room : 64;
		r->rows = mem_grow(r->rows, r->room, sizeof *r->rows);
		r->line = mem_grow(r->line, r->room, sizeof *r->line);
	}
	r->line[r->count] = row->line;
	enum msgid m = product_read(&t, &r->rows[r->count], err);
	r->count += m == MSG_OK;
	return m;
}

static enum msgid read_all(struct csv *c, struct reading *r, int64_t *line, struct err *err)
{
	for (;;) {
		struct csv_row row;
		enum msgid m = csv_next(c, &row, err);
		if (m != MSG_OK)
			return m;
		if (row.end)
			break;
		*line = row.line;
		if (row.fault != MSG_OK)
			return csv_fault(c, &row, err);
		m = r->headed ? read_row(&row, r, err) : read_header(&row, r, err);
		if (m != MSG_OK)
			return m;
		r->headed = true;
	}
	*line = 0;
	return r->headed ? MSG_OK : err_set(err, MSG_PRODUCT_COLUMNS, "", names[CODE], NULL);
}

/* --- a code that stands in the file twice --------------------------------------------------- */

struct place { const char *code; int64_t line; };

static int by_code(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = strcmp(x->code, y->code);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static enum msgid check_twice(const struct reading *r, int64_t *line, struct err *err)
{
	AUTO_FREE struct place *at = mem_alloc(r->count + 1, sizeof *at);
	for (size_t i = 0; i < r->count; i++)
		at[i] = (struct place){ r->rows[i].code, r->line[i] };
	qsort(at, r->count, sizeof *at, by_code);
	for (size_t i = 1; i < r->count; i++)
		if (strcmp(at[i].code, at[i - 1].code) == 0) {
			*line = at[i].line;
			return err_set(err, MSG_PRODUCT_TWICE, "CODE", at[i].code, NULL);
		}
	return MSG_OK;
}

enum msgid productfile_read(struct desk *d, const char *client, const char *path,
	struct productfile_report *out, struct err *err)
{
	struct reading r = { .headed = false };
	struct csv *c = NULL;
	out->line = 0;
	enum msgid m = csv_open(path, &(struct csv_options){ .columns = 0 }, &c, err);
	if (m != MSG_OK)
		return m;
	csv_set_undefuse(c, true);
	m = read_all(c, &r, &out->line, err);
	csv_close(c);
	if (m == MSG_OK)
		m = check_twice(&r, &out->line, err);
	if (m == MSG_OK)
		m = product_load(d, client, r.rows, r.count, &out->counts, err);
	out->rows = r.count;
	free(r.rows);
	free(r.line);
	return m;
}
