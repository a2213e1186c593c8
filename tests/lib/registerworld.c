/* SPDX-License-Identifier: MIT */
#include "registerworld.h"

void reg_on(struct fixture *fx, int y, int m, int d)
{
	fixture_at(fx, date_to_utc(date_from_ymd(y, m, d), 16 * 3600));
}

struct instrument_new reg_item(enum instrument kind, int y, int m, int d)
{
	return (struct instrument_new){ .account_id = REG_ACCOUNT, .kind = kind,
		.amount = { 5000 }, .deposit_on = date_from_ymd(y, m, d), .number = "1042",
		.last4 = "4410" };
}

struct instrument_taken reg_taken(struct fixture *fx, const struct instrument_new *n)
{
	struct instrument_taken t;
	assert_ok(instrument_take(&fx->d, n, &t, NULL));
	return t;
}

enum msgid reg_do(struct fixture *fx, int64_t id, enum item_deed deed, const char *detail)
{
	struct item_act act = { .id = id, .deed = deed, .detail = detail, .until = DATE_NONE };
	return instrument_do(&fx->d, &act, NULL, NULL);
}

enum msgid reg_move(struct fixture *fx, int64_t id, int y, int m, int d)
{
	struct item_act act = { .id = id, .deed = DEED_MOVE, .until = date_from_ymd(y, m, d) };
	return instrument_do(&fx->d, &act, NULL, NULL);
}

struct item_line reg_line(struct fixture *fx, int64_t id)
{
	struct item_line rows[40];
	size_t n = 0, i = 0;
	assert_ok(instruments_of(&fx->d, REG_ACCOUNT, rows, ARRAY_SIZE(rows), &n, NULL));
	while (i < n && rows[i].row.id != id)
		i++;
	assert_true(i < n);
	return rows[i];
}

enum item_todo reg_todo(struct fixture *fx, int64_t id)
{
	return reg_line(fx, id).due.todo;
}
