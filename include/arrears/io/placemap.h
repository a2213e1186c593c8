/* SPDX-License-Identifier: MIT */
/* How a client's columns become our fields: an INI file, or a guess by header names.
 *   [columns]       their column = our field (or "ignore"); "column 3" is the third one
 *   [options]       header yes|no, date_order mdy|dmy|ymd, amounts dollars|cents|comma,
 *                   delimiter comma|tab|semicolon|pipe, blanks trim|keep, encoding utf8|latin1
 *   [constants]     our field = text for every row whose own is empty
 *   [values.FIELD]  their value = our value, for that field
 * Unknown sections, keys and fields are errors that name file, line and key. */
#ifndef ARREARS_IO_PLACEMAP_H
#define ARREARS_IO_PLACEMAP_H

#include "arrears/domain/placement.h"
#include "arrears/io/csv.h"

#define PLACEMAP_COLUMNS 256
#define PLACEMAP_VALUES 256

struct placemap_column { char name[TEXT_BYTES(40)]; /* as in the header, folded to lower case */
	int number;                            /* from 1; 0 = by name */
	enum place_field field;                /* PLACE_FIELD_NONE = ignored */
	char label[TEXT_BYTES(40)]; };         /* as spelt in the header, for showing */
struct placemap_value { enum place_field field; char from[TEXT_BYTES(20)], to[TEXT_BYTES(20)]; };
struct placemap_constant { enum place_field field; char text[TEXT_BYTES(60)]; };

struct placemap {
	struct csv_options csv; bool header;
	enum date_order order; enum amount_style style;
	int column_count; struct placemap_column columns[PLACEMAP_COLUMNS];
	int constant_count; struct placemap_constant constants[32];
	int value_count; struct placemap_value values[PLACEMAP_VALUES];
	bool guessed;
};

struct placemap *placemap_new(void);            /* default options, no column; free() it */
enum msgid placemap_load(const char *path, struct placemap *out, struct err *err) ATTR_MUST_USE;
enum msgid placemap_parse(const char *name, const char *text, struct placemap *out,
	struct err *err) ATTR_MUST_USE;
/* Match header names to fields; columns that match none are ignored and shown. */
void placemap_guess(const char *const *header, int count, struct placemap *out);
/* What placemap_parse reads back to the same map. */
void placemap_write(const struct placemap *map, struct str *out);

/* The map laid over a header: for each column its field. MSG_MAP_COLUMN where the map names a
 * column that the file does not have, MSG_MAP_REQUIRED without client_account or an amount. */
struct placemap_plan { int count; int16_t field[CSV_COLUMN_MAX]; }; /* PLACE_FIELD_NONE */
enum msgid placemap_plan(const struct placemap *map, const char *const *header, int count,
	struct placemap_plan *out, struct err *err) ATTR_MUST_USE;
/* Put the fields of a row in p->text, cleaned, translated, with constants. room holds what had to
 * be copied and lives as long as p is used. */
void placemap_row(const struct placemap *map, const struct placemap_plan *plan,
	const struct csv_row *row, struct str *room, struct placement *p);

#endif
