/* SPDX-License-Identifier: MIT */
#include "arrears/desk/paidhist.h"

#include "arrears/base/mem.h"
#include "arrears/store/payhist.h"
#include "debt.h"
#include "promise_parts.h"

enum msgid paidhist_load(struct desk *d, int64_t account_id, struct payhist *out,
	struct err *err)
{
	struct payhist_seek seek = { .account_id = account_id, .today = desk_today(d) };
	struct account_row a;
	struct paid_list paid = { .rows = NULL };
	AUTO_FREE struct payhist_due *dues = NULL;
	size_t due_count = 0;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = promise_paid(d, account_id, DATE_NONE, &paid, err);
	if (m == MSG_OK)
		m = payhist_dues(d->db, &seek, &dues, &due_count, err);
	if (m == MSG_OK)
		*out = payhist_make(paid.rows, paid.n, dues, due_count, seek.today);
	free(paid.rows);
	return m;
}
