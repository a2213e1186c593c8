/* SPDX-License-Identifier: MIT */
/* How a client's columns become our fields: an INI file, or a guess by header names.
 *   [columns]       their column = our field (or "ignore"); "column 3" is the third one
 *   [options]       header yes|no, date_order mdy|dmy|ymd, amounts dollars|cents|comma,
 *                   payments plus|minus (the sign of a payment in a payments file),
 *                   delimiter comma|tab|semicolon|pipe, blanks trim|keep, encoding utf8|latin1
 *   [constants]     our field = text for every row whose own is empty
 *   [values.FIELD]  their value = our value, for that field
 * Unknown sections, keys and fields are errors that name file, line and key. */
#ifndef ARREARS_IO_IMPORTMAP_H
#define ARREARS_IO_IMPORTMAP_H

#include "arrears/domain/importrow.h"
#include "arrears/io/csv.h"

#define IMPORTMAP_COLUMNS 256
#define IMPORTMAP_VALUES 256

struct importmap_column { char name[TEXT_BYTES(40)]; /* as in the header, folded to lower case */
	int number;                            /* from 1; 0 = by name */
	int field;                /* IMPORT_FIELD_NONE = ignored */
	char label[TEXT_BYTES(40)]; };         /* as spelt in the header, for showing */
struct importmap_value { int field; char from[TEXT_BYTES(20)], to[TEXT_BYTES(20)]; };
struct importmap_constant { int field; char text[TEXT_BYTES(60)]; };

struct importmap {
	const struct import_fields *fields;    /* of the kind of file it is for */
	struct csv_options csv; bool header;
	enum date_order order; enum amount_style style; bool minus;
	int column_count; struct importmap_column columns[IMPORTMAP_COLUMNS];
	int constant_count; struct importmap_constant constants[32];
	int value_count; struct importmap_value values[IMPORTMAP_VALUES];
	bool guessed;
};

/* For files of a kind: default options, no column; free() it. */
struct importmap *importmap_new(const struct import_fields *fields);
/* *out was made by importmap_new, which says what fields there are. */
enum msgid importmap_load(const char *path, struct importmap *out, struct err *err) ATTR_MUST_USE;
enum msgid importmap_parse(const char *name, const char *text, struct importmap *out,
	struct err *err) ATTR_MUST_USE;
/* Match header names to fields; columns that match none are ignored and shown. */
void importmap_guess(const char *const *header, int count, struct importmap *out);
/* What importmap_parse reads back to the same map. */
void importmap_write(const struct importmap *map, struct str *out);

/* The map laid over a header: for each column its field. MSG_MAP_COLUMN where the map names a
 * column that the file does not have, MSG_MAP_REQUIRED without what every row needs. */
struct importmap_plan { int count; int16_t field[CSV_COLUMN_MAX]; }; /* IMPORT_FIELD_NONE */
enum msgid importmap_plan(const struct importmap *map, const char *const *header, int count,
	struct importmap_plan *out, struct err *err) ATTR_MUST_USE;
/* Put the fields of a row in to->text, cleaned, translated, with constants. room holds what had to
 * be copied and lives as long as to is used. */
void importmap_row(const struct importmap *map, const struct importmap_plan *plan,
	const struct csv_row *row, struct str *room, struct import_row *to);

#endif
