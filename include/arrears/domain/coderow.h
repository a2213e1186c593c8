/* SPDX-License-Identifier: MIT */
/* Codes, statuses and bands as rows of text: the columns of data/seed and, last, `active`. What is
 * exported can be kept, compared, changed and imported again. */
#ifndef ARREARS_DOMAIN_CODEROW_H
#define ARREARS_DOMAIN_CODEROW_H

#include "arrears/domain/band.h"
#include "arrears/domain/code.h"

#define CODEROW_COLUMNS 19
#define CODEROW_CELL TEXT_BYTES(122)
enum code_table { CODE_TABLE_CODES, CODE_TABLE_STATUSES, CODE_TABLE_BANDS, CODE_TABLE_COUNT };
struct coderow { char cell[CODEROW_COLUMNS][CODEROW_CELL]; };

const char *code_table_name(enum code_table t);        /* "codes" "statuses" "bands" */
bool code_table_parse(const char *text, enum code_table *out);
const char *coderow_column(enum code_table t, size_t i); /* NULL past the end */

void coderow_of_code(const struct result_code *c, struct coderow *out);
void coderow_of_status(const struct status *s, struct coderow *out);
void coderow_of_band(const struct band *b, struct coderow *out);
/* MSG_CODEROW_VALUE with column and value. A blank `active` is Y; blank days and priority are none.
 * Whether the row may be is code_check's to say; a band's filter is parsed when it is saved. */
enum msgid coderow_to_code(const struct coderow *r, struct result_code *out, struct err *err)
	ATTR_MUST_USE;
enum msgid coderow_to_status(const struct coderow *r, struct status *out, struct err *err)
	ATTR_MUST_USE;
enum msgid coderow_to_band(const struct coderow *r, struct band *out, struct err *err)
	ATTR_MUST_USE;

#endif
