/* SPDX-License-Identifier: MIT */
#include "arrears/desk/payoff.h"

#include "debt.h"

static enum msgid quote(struct desk *d, int64_t account_id, struct date on,
	struct payoff_quote *out, struct err *err)
{
	struct account_row a;
	struct interest_state i;
	struct payoff_quote q = { .good_through = on };
	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = interest_accrued(d, account_id, on, &i, err);
	if (m != MSG_OK)
		return m;
	q.balance = a.balance;
	q.accrued = i.unposted;
	(void)text_put(q.per_diem, sizeof q.per_diem, i.per_diem);
	m = money_add(q.balance, q.accrued, &q.total, err);
	if (m == MSG_OK)
		*out = q;
	return m;
}

enum msgid payoff_on(struct desk *d, int64_t account_id, struct date on, struct payoff_quote *out,
	struct err *err)
{
	char day[9];
	enum msgid m = desk_may(d, OP_VIEW, err);
	date_show(on, day);
	if (m == MSG_OK && date_cmp(on, desk_today(d)) < 0)
		m = err_set(err, MSG_PROMISE_PAST, "ON", day, NULL);
	return m == MSG_OK ? quote(d, account_id, on, out, err) : m;
}
