/* SPDX-License-Identifier: MIT */
/* A client's price list as CSV: columns code, name, price and notes in any order, notes may be
 * missing. Read whole or not at all. */
#ifndef ARREARS_IO_PRODUCTFILE_H
#define ARREARS_IO_PRODUCTFILE_H

#include "arrears/desk/product.h"

#define PRODUCT_FILE_MAX 100000                 /* rows */

struct productfile_report {
	size_t rows;
	struct product_counts counts;
	int64_t line;                   /* of the row that was refused; 0: the file as a whole */
};
/* Nothing is saved unless every row may be. MSG_PRODUCT_COLUMNS, MSG_PRODUCT_TWICE,
 * MSG_PRODUCT_MANY, and those of product_read, csv_next. */
enum msgid productfile_read(struct desk *d, const char *client, const char *path,
	struct productfile_report *out, struct err *err) ATTR_MUST_USE;

#endif
