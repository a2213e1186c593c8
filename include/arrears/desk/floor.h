/* SPDX-License-Identifier: MIT */
/* Floors of settlements: what percent of a debt settles it, by age, balance and role. A client's
 * own rows come before the office's; where no row fits, nothing under the balance is agreed. */
#ifndef ARREARS_DESK_FLOOR_H
#define ARREARS_DESK_FLOOR_H

#include "arrears/desk/desk.h"
#include "arrears/store/floor.h"

/* client_id 0: the office's rows. By age, then balance. OP_VIEW. */
enum msgid floors_list(struct desk *d, int64_t client_id, struct floor_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* OP_TERMS, audited with what it was. id 0 adds one (*id says which; may be NULL). A lead's floor
 * may not be over a collector's, nor an administrator's over a lead's: MSG_FLOOR_ORDER;
 * MSG_FLOOR_RANGE; MSG_FLOOR_EXISTS: a band of that age and balance is there; MSG_FLOORS_FULL. */
enum msgid floors_save(struct desk *d, const struct floor_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid floors_remove(struct desk *d, int64_t floor_id, struct err *err) ATTR_MUST_USE;
/* The band for a debt of that client, so many days placed, with that balance. */
struct floor_debt { int64_t client_id; int age; struct money balance; };
enum msgid floors_pick(struct desk *d, const struct floor_debt *debt, struct floor_row *out,
	bool *found, struct err *err) ATTR_MUST_USE;

#endif
