/* SPDX-License-Identifier: MIT */
/* Codes, statuses and bands as CSV: written whole, read whole or not at all. The first row tells
 * which table it is; its columns are those of coderow.h in any order, `active` may be missing. */
#ifndef ARREARS_IO_CODEFILE_H
#define ARREARS_IO_CODEFILE_H

#include <stdio.h>

#include "arrears/desk/codeload.h"

enum msgid codefile_write(struct desk *d, enum code_table table, FILE *to, struct err *err)
	ATTR_MUST_USE;

struct codefile_report {
	enum code_table table;
	size_t rows;
	struct code_counts counts;
	int64_t line;                   /* of the row that was refused; 0: the file as a whole */
};
/* Nothing is saved unless every row may be; dry_run saves nothing in any case. */
enum msgid codefile_read(struct desk *d, const char *path, bool dry_run,
	struct codefile_report *out, struct err *err) ATTR_MUST_USE;

#endif
