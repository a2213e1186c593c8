/* SPDX-License-Identifier: MIT */
#include "arrears/desk/printed.h"

enum msgid desk_printed(struct desk *d, const char *panel, int64_t account_id, struct err *err)
{
	enum msgid m = desk_may(d, OP_EXPORT, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = desk_audit(d, "print", "panel", account_id, panel, err);
	return db_end(d->db, m, err);
}
