/* SPDX-License-Identifier: MIT */
/* The seed tables of data/seed, compiled in: a header line, then rows of plain values without
 * commas or quotes. Broken rows are a fault of the build: BUG. */
#ifndef ARREARS_DOMAIN_SEED_H
#define ARREARS_DOMAIN_SEED_H

#include "arrears/base/text.h"

#define SEED_COLUMNS 20
struct seed_row { char buf[400]; const char *name[SEED_COLUMNS], *value[SEED_COLUMNS]; int count;
	char head[400]; };
/* Line i (from 0, the header not counted) as it is, and its length; NULL past the end. For tables
 * whose last column is text in quotes. */
const char *seed_line(const char *table, size_t i, size_t *len);
/* Row i (from 0) of a table such as "bands"; false past the end. */
bool seed_row(const char *table, size_t i, struct seed_row *out);
const char *seed_get(const struct seed_row *r, const char *column);
int seed_int(const struct seed_row *r, const char *column);
bool seed_bool(const struct seed_row *r, const char *column);

#endif
