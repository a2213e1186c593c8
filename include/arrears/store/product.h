/* SPDX-License-Identifier: MIT */
/* Goods and services of clients, with price and what a collector should know of them. */
#ifndef ARREARS_STORE_PRODUCT_H
#define ARREARS_STORE_PRODUCT_H

#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct product_row {
	int64_t client_id;
	char code[17];                          /* upper case */
	char name[TEXT_BYTES(40)];
	struct money price;
	char notes[TEXT_BYTES(300)];
};
/* Inserts, or takes the place of the one with that code. */
enum msgid product_put(struct db *db, const struct product_row *row, struct err *err)
	ATTR_MUST_USE;
enum msgid product_find(struct db *db, int64_t client_id, const char *code,
	struct product_row *out, bool *found, struct err *err) ATTR_MUST_USE;
/* By code, after `after` ("" from the start). */
struct product_seek { int64_t client_id; const char *after; };
enum msgid product_list(struct db *db, const struct product_seek *seek, struct product_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

#endif
