/* SPDX-License-Identifier: MIT */
/* libFuzzer: any bytes as a CSV file. Holds: lines never go back and never pass those there are,
 * a row fits its limits, a row of a whole file has the columns of the first, reading ends, and a
 * row written by csv_put reads back as it was. */
#include <sys/mman.h>
#include <unistd.h>

#include "arrears/base/text.h"
#include "arrears/io/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int memory_file(const void *data, size_t size, char path[40])
{
	int fd = memfd_create("fuzz", 0);
	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	(void)text_putf(path, 40, "/proc/self/fd/%d", fd);
	return fd;
}

static void write_and_read(const struct csv_row *row)
{
	char path[40];
	struct csv_options o = { .columns = -1 };
	struct csv *c;
	struct csv_row back;
	int fd = memory_file("", 0, path);
	struct csv_writer w = { .to = fdopen(dup(fd), "w") };
	csv_put(&w, "first"); /* so that a row of one empty field is not a blank line */
	for (int i = 0; i < row->count && i < CSV_COLUMN_MAX - 1; i++)
		csv_put(&w, row->fields[i]);
	csv_end_row(&w);
	if (fclose(w.to) != 0 || csv_open(path, &o, &c, NULL) != MSG_OK)
		abort();
	csv_set_undefuse(c, true);
	if (csv_next(c, &back, NULL) != MSG_OK || back.end)
		abort();
	for (int i = 1; back.fault == MSG_OK && i < back.count; i++)
		if (strcmp(back.fields[i], row->fields[i - 1]) != 0)
			abort();
	csv_close(c);
	(void)close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	char path[40];
	struct csv_options o = { .keep_blanks = data[0] & 1, .latin1 = data[0] & 2,
		.columns = data[0] & 4 ? -1 : 0 };
	struct csv *c;
	struct csv_row row;
	int64_t line = 0, lines = 1, columns = 0;
	int fd = memory_file(data + 1, size - 1, path);
	for (size_t i = 1; i < size; i++)
		lines += data[i] == '\n' || data[i] == '\r';
	if (csv_open(path, &o, &c, NULL) != MSG_OK)
		abort();
	while (csv_next(c, &row, NULL) == MSG_OK && !row.end) {
		if (row.line <= line || row.line > lines || row.fault_line < row.line)
			abort();
		line = row.line;
		if (row.fault != MSG_OK)
			continue;
		columns = columns ? columns : row.count;
		if (row.count < 1 || row.count > CSV_COLUMN_MAX ||
		    (o.columns == 0 && line > 1 && row.count != columns && !(data[0] & 4)))
			abort();
		write_and_read(&row);
	}
	csv_close(c);
	(void)close(fd);
	return 0;
}
