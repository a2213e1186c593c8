/* SPDX-License-Identifier: MIT */
/* The price list of a client: what was sold, for how much, and what a collector should know. */
#ifndef ARREARS_DESK_PRODUCT_H
#define ARREARS_DESK_PRODUCT_H

#include "arrears/desk/desk.h"
#include "arrears/store/product.h"

/* One row as it is typed or stands in a file; texts of the caller. */
struct product_text { const char *code, *name, *price, *notes; };
/* Code in upper case, 1 to 16 letters, digits, . - / ; name required; price 0 or more. The message
 * names the field CODE, NAME, PRICE or NOTES: MSG_PRODUCT_CODE, MSG_REQUIRED, MSG_AMOUNT_INVALID,
 * MSG_PRODUCT_PRICE, MSG_TEXT_TOO_LONG, MSG_NOTE_CARD. */
enum msgid product_read(const struct product_text *t, struct product_row *out, struct err *err)
	ATTR_MUST_USE;

/* OP_CLIENTS. All rows or none; a code that is there already is replaced, others stay.
 * MSG_CLIENT_UNKNOWN. */
struct product_counts { size_t added, changed, same; };
enum msgid product_load(struct desk *d, const char *client, const struct product_row *rows,
	size_t n, struct product_counts *out, struct err *err) ATTR_MUST_USE;

/* OP_VIEW. By code, after `after` ("" from the start). */
enum msgid products_of(struct desk *d, const struct product_seek *seek, struct product_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

#endif
