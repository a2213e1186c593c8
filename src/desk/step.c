/* SPDX-License-Identifier: MIT */
#include "arrears/desk/step.h"

enum msgid step_next(struct desk *d, const struct work_row *leave, int64_t band_id,
	struct next_outcome *out, struct err *err)
{
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	if (leave)
		m = work_leave(d, leave, err);
	struct next_outcome next = { .account_id = 0 };
	if (m == MSG_OK)
		m = next_account(d, band_id, &next, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = next;
	return m;
}
