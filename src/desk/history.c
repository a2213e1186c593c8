/* SPDX-License-Identifier: MIT */
#include "arrears/desk/history.h"

enum msgid work_recent(struct desk *d, struct work_row out[HISTORY_MAX], size_t *n,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? work_ring(d->db, d->user_id, out, HISTORY_MAX, n, err) : m;
}
