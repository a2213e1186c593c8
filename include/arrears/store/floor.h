/* SPDX-License-Identifier: MIT */
/* Floors of settlements: bands by age and balance, of a client or of the whole office. */
#ifndef ARREARS_STORE_FLOOR_H
#define ARREARS_STORE_FLOOR_H

#include "arrears/domain/settlement.h"
#include "arrears/store/db.h"

#define FLOORS_MAX 64                          /* rows of one client, or of the office */

/* Rows of one client (0: the office's), by age, then balance. */
enum msgid floor_list(struct db *db, int64_t client_id, struct floor_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* row->id 0: a new one of row->client; else that row is changed and stays its client's. *id = its
 * number. */
enum msgid floor_put(struct db *db, const struct floor_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid floor_load(struct db *db, int64_t id, struct floor_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
enum msgid floor_delete(struct db *db, int64_t id, struct err *err) ATTR_MUST_USE;
/* The shipped rows (data/seed/floors.csv) for an office that has none. */
enum msgid floors_seed(struct db *db, struct err *err) ATTR_MUST_USE;

#endif
