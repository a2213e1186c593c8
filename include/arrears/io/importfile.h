/* SPDX-License-Identifier: MIT */
/* A client's file as a source of rows: CSV and mapping put together, and the reject file. That
 * holds the original columns and four more, reject_line, reject_field, reject_value and
 * reject_reason; it is always UTF-8 with commas and defused, and is recognised when it comes back
 * mended: the four are then ignored and the defusing is taken off. A row that could not be taken
 * apart has its columns blank and its first line in reject_value. */
#ifndef ARREARS_IO_IMPORTFILE_H
#define ARREARS_IO_IMPORTFILE_H

#include "arrears/desk/import.h"
#include "arrears/io/importmap.h"

struct importfile_options {
	const char *path;
	const struct import_fields *fields;
	const struct importmap *map;    /* NULL: guess by header names */
	struct import_rules rules;       /* order and style come from the map */
	bool latin1;                    /* whatever the map says */
	const char *rejects;            /* NULL: PATH without .csv + .rejects.csv, or -2, -3 ... */
};

struct importfile;
/* Reads the first row. Without a map its names are matched. */
enum msgid importfile_open(const struct importfile_options *o, struct importfile **out,
	struct err *err) ATTR_MUST_USE;
void importfile_close(struct importfile *f);      /* NULL allowed */
const struct import_source *importfile_source(const struct importfile *f);
const struct importmap *importfile_map(const struct importfile *f); /* as used, guess included */
/* Label and field of column i (from 0); false past the end. */
bool importfile_column(const struct importfile *f, int i, const char **label, int *field);
/* The reject file, "" if no row was rejected. Made 0600, never over a file that exists. */
const char *importfile_rejects(const struct importfile *f);

#endif
