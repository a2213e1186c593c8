/* SPDX-License-Identifier: MIT */
/* What taking an item and what is done to it share. */
#ifndef ARREARS_DESK_INSTRUMENT_PRIVATE_H
#define ARREARS_DESK_INSTRUMENT_PRIVATE_H

#include "arrears/desk/instrument.h"

#define SERIES_MAX 128
#define ITEMS_OPEN_MAX 2000                     /* of one consumer */

enum msgid item_load(struct desk *d, int64_t id, struct instrument_row *out, struct err *err)
	ATTR_MUST_USE;
/* What the law asks of the item, and what is due. */
enum msgid item_judge(struct desk *d, const struct instrument_row *row, struct date today,
	struct item_line *out, struct err *err) ATTR_MUST_USE;
/* Writes the row and what happened to it. */
enum msgid item_save(struct desk *d, const struct instrument_row *row, const char *event,
	const char *detail, struct err *err) ATTR_MUST_USE;
/* Other items drawn on the same: of its series, or of the account by kind and last four. */
enum msgid item_siblings(struct desk *d, const struct instrument_row *row,
	struct instrument_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid item_return(struct desk *d, struct instrument_row *row, const char *code,
	struct err *err) ATTR_MUST_USE;
enum msgid item_deposit(struct desk *d, struct instrument_row *row, struct err *err)
	ATTR_MUST_USE;
/* MSG_ITEM_BARRED while a hold of the debt stands. That it was ever disputed is no bar: once the
 * dispute is answered, a person frees the item. */
enum msgid item_barred(struct desk *d, const struct instrument_row *row, struct err *err)
	ATTR_MUST_USE;
/* signed, electronic or recorded, as typed in any case; repeated debits take one of the first two
 * (1005.10(b)). NULL: none of them. */
const char *item_way(const struct instrument_row *row, const char *typed);
bool item_open(const struct instrument_row *row);
/* Until a person releases it. */
void item_hold(struct instrument_row *row, const char *why);
/* MSG_ITEM_REVOKED of it. */
enum msgid item_revoked(const struct instrument_row *row, const char *field, struct err *err)
	ATTR_MUST_USE;

#endif
