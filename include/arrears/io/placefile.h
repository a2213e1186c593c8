/* SPDX-License-Identifier: MIT */
/* A placement file as a source of rows: CSV, mapping and conversion put together, and the reject
 * file. That holds the original columns and four more, reject_line, reject_field, reject_value
 * and reject_reason; it is always UTF-8 with commas and defused, and is recognised when it comes
 * back mended: the four are then ignored and the defusing is taken off. A row that could not be
 * taken apart has its columns blank and its first line in reject_value. */
#ifndef ARREARS_IO_PLACEFILE_H
#define ARREARS_IO_PLACEFILE_H

#include "arrears/desk/place.h"
#include "arrears/io/placemap.h"

struct placefile_options {
	const char *path;
	const struct placemap *map;     /* NULL: guess by header names */
	struct place_rules rules;       /* order and style come from the map */
	bool latin1;                    /* whatever the map says */
	const char *rejects;            /* NULL: PATH without .csv + .rejects.csv, or -2, -3 ... */
};

struct placefile;
/* Reads the first row. Without a map its names are matched. */
enum msgid placefile_open(const struct placefile_options *o, struct placefile **out,
	struct err *err) ATTR_MUST_USE;
void placefile_close(struct placefile *f);      /* NULL allowed */
const struct place_source *placefile_source(const struct placefile *f);
const struct placemap *placefile_map(const struct placefile *f); /* as used, guess included */
/* Label and field of column i (from 0); false past the end. */
bool placefile_column(const struct placefile *f, int i, const char **label,
	enum place_field *field);
/* The reject file, "" if no row was rejected. Made 0600, never over a file that exists. */
const char *placefile_rejects(const struct placefile *f);

#endif
