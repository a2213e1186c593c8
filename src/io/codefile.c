/* SPDX-License-Identifier: MIT */
#include "arrears/io/codefile.h"

#include <strings.h>

#include "arrears/base/mem.h"
#include "arrears/desk/bands.h"
#include "arrears/desk/codelist.h"
#include "arrears/io/csv.h"

struct rows {
	struct result_code codes[CODELOAD_MAX];
	struct status statuses[CODELOAD_MAX];
	struct band_set bands;
	struct band batch[CODELOAD_MAX];
	int64_t line[CODELOAD_MAX];
	size_t count;
};

/* --- out ----------------------------------------------------------------------------------- */

static void write_row(struct csv_writer *w, enum code_table t, const struct coderow *row)
{
	for (size_t i = 0; coderow_column(t, i); i++)
		csv_put(w, row ? row->cell[i] : coderow_column(t, i));
	csv_end_row(w);
}

static enum msgid load(struct desk *d, enum code_table t, struct rows *r, struct err *err)
{
	switch (t) {
	case CODE_TABLE_CODES:
		return code_rows(d, r->codes, CODELOAD_MAX, &r->count, err);
	case CODE_TABLE_STATUSES:
		return status_rows(d, r->statuses, CODELOAD_MAX, &r->count, err);
	default:
		break;
	}
	enum msgid m = band_rows(d, &r->bands, err);
	r->count = r->bands.count;
	return m;
}

enum msgid codefile_write(struct desk *d, enum code_table table, FILE *to, struct err *err)
{
	AUTO_FREE struct rows *r = mem_alloc(1, sizeof *r);
	struct csv_writer w = { .to = to };
	struct coderow row;
	enum msgid m = load(d, table, r, err);
	if (m != MSG_OK)
		return m;
	write_row(&w, table, NULL);
	for (size_t i = 0; i < r->count; i++) {
		if (table == CODE_TABLE_CODES)
			coderow_of_code(&r->codes[i], &row);
		else if (table == CODE_TABLE_STATUSES)
			coderow_of_status(&r->statuses[i], &row);
		else
			coderow_of_band(&r->bands.bands[i], &row);
		write_row(&w, table, &row);
	}
	return MSG_OK;
}

/* --- in ------------------------------------------------------------------------------------ */

struct header { enum code_table table; int column[CSV_COLUMN_MAX]; int count; };

static int find_column(enum code_table t, const char *name)
{
	for (size_t i = 0; coderow_column(t, i); i++)
		if (strcasecmp(coderow_column(t, i), name) == 0)
			return (int)i;
	return -1;
}

/* Every column is one of the table's, each once, and none but `active` is missing. */
static bool is_header_of(enum code_table t, const struct csv_row *row, struct header *out)
{
	bool have[CODEROW_COLUMNS] = { false };
	for (int i = 0; i < row->count; i++) {
		int c = find_column(t, row->fields[i]);
		if (c < 0 || have[c])
			return false;
		have[c] = true;
		out->column[i] = c;
	}
	for (size_t i = 0; coderow_column(t, i); i++)
		if (!have[i] && strcmp(coderow_column(t, i), "active") != 0)
			return false;
	out->table = t;
	out->count = row->count;
	return true;
}

static enum msgid read_header(const struct csv_row *row, struct header *out, struct err *err)
{
	for (int t = 0; t < CODE_TABLE_COUNT; t++)
		if (is_header_of((enum code_table)t, row, out))
			return MSG_OK;
	return err_set(err, MSG_CODEROW_COLUMNS, "", NULL);
}

static enum msgid read_row(const struct header *h, const struct csv_row *csv, struct rows *r,
	struct err *err)
{
	struct coderow row = { .cell = { "" } };
	for (int i = 0; i < h->count; i++) {
		const char *name = coderow_column(h->table, (size_t)h->column[i]);
		if (!text_put(row.cell[h->column[i]], CODEROW_CELL, csv->fields[i]))
			return err_set(err, MSG_CODEROW_VALUE, name, name, csv->fields[i], NULL);
	}
	if (r->count == CODELOAD_MAX)
		return err_set(err, MSG_CODEROW_MANY, "", NULL);
	r->line[r->count] = csv->line;
	size_t i = r->count++;
	switch (h->table) {
	case CODE_TABLE_CODES:
		return coderow_to_code(&row, &r->codes[i], err);
	case CODE_TABLE_STATUSES:
		return coderow_to_status(&row, &r->statuses[i], err);
	default:
		return coderow_to_band(&row, &r->batch[i], err);
	}
}

static enum msgid read_all(struct csv *c, struct header *h, struct rows *r, int64_t *line,
	struct err *err)
{
	bool headed = false;
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
		m = headed ? read_row(h, &row, r, err) : read_header(&row, h, err);
		if (m != MSG_OK)
			return m;
		headed = true;
	}
	*line = 0;
	return headed ? MSG_OK : err_set(err, MSG_CODEROW_COLUMNS, "", NULL);
}

enum msgid codefile_read(struct desk *d, const char *path, bool dry_run,
	struct codefile_report *out, struct err *err)
{
	AUTO_FREE struct rows *r = mem_alloc(1, sizeof *r);
	AUTO_FREE struct header *h = mem_alloc(1, sizeof *h);
	struct csv *c = NULL;
	size_t at = 0;
	out->line = 0;
	enum msgid m = csv_open(path, &(struct csv_options){ .columns = 0 }, &c, err);
	if (m != MSG_OK)
		return m;
	csv_set_undefuse(c, true);
	m = read_all(c, h, r, &out->line, err);
	csv_close(c);
	if (m != MSG_OK)
		return m;
	struct code_batch batch = { .table = h->table, .count = r->count, .codes = r->codes,
		.statuses = r->statuses, .bands = r->batch };
	m = codes_load(d, &batch, dry_run, &out->counts, &at, err);
	if (m != MSG_OK && at < r->count)
		out->line = r->line[at];
	out->table = h->table;
	out->rows = r->count;
	return m;
}
