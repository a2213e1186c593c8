/* SPDX-License-Identifier: MIT */
#include "arrears/desk/floor.h"

#include <inttypes.h>

#define AGE_MAX 9999

enum msgid floors_list(struct desk *d, int64_t client_id, struct floor_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? floor_list(d->db, client_id, out, max, n, err) : m;
}

static enum msgid range(const char *field, int64_t value, struct err *err)
{
	char text[24];
	(void)text_putf(text, sizeof text, "%" PRId64, value);
	return err_set(err, MSG_FLOOR_RANGE, field, text, NULL);
}

static enum msgid check(const struct floor_row *row, struct err *err)
{
	static const char *const fields[SETTLE_ROLES] = {
		[USER_COLLECTOR] = "COLLECTOR", [USER_LEAD] = "LEAD", [USER_ADMIN] = "ADMIN",
	};
	if (row->min_age < 0 || row->min_age > AGE_MAX)
		return range("AGE", row->min_age, err);
	if (row->min_balance.cents < 0 || row->min_balance.cents > MONEY_MAX_CENTS)
		return range("BALANCE", row->min_balance.cents, err);
	for (int r = 0; r < SETTLE_ROLES; r++)
		if (row->floor[r] < 0 || row->floor[r] > 10000)
			return range(fields[r], row->floor[r], err);
	for (int r = 1; r < SETTLE_ROLES; r++)
		if (row->floor[r] > row->floor[r - 1])
			return err_set(err, MSG_FLOOR_ORDER, fields[r],
				role_name((enum user_role)r), NULL);
	return MSG_OK;
}

/* No other row of the same client has that age and balance; there is room for a new one. */
static enum msgid check_place(struct desk *d, const struct floor_row *row, struct err *err)
{
	struct floor_row rows[FLOORS_MAX];
	size_t n = 0;
	char age[12], balance[MONEY_TEXT_SIZE];
	enum msgid m = floor_list(d->db, row->client, rows, FLOORS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (rows[i].id == row->id || rows[i].min_age != row->min_age ||
		    money_cmp(rows[i].min_balance, row->min_balance) != 0)
			continue;
		(void)text_putf(age, sizeof age, "%d", row->min_age);
		money_show(row->min_balance, balance);
		return err_set(err, MSG_FLOOR_EXISTS, "AGE", age, balance, NULL);
	}
	(void)text_putf(age, sizeof age, "%d", FLOORS_MAX);
	if (m == MSG_OK && row->id == 0 && n >= FLOORS_MAX)
		return err_set(err, MSG_FLOORS_FULL, "", age, NULL);
	return m;
}

static void show(const struct floor_row *r, char *out, size_t size)
{
	(void)text_putf(out, size, "client %" PRId64 " age %d balance %" PRId64 ": %d %d %d",
		r->client, r->min_age, r->min_balance.cents, r->floor[USER_COLLECTOR],
		r->floor[USER_LEAD], r->floor[USER_ADMIN]);
}

static enum msgid load(struct desk *d, int64_t id, struct floor_row *out, struct err *err)
{
	bool found = false;
	enum msgid m = floor_load(d->db, id, out, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_FLOOR_UNKNOWN, "", NULL) : m;
}

/* Audited as "new; was old". */
static enum msgid save(struct desk *d, const struct floor_row *row, int64_t *id, struct err *err)
{
	struct floor_row is = *row, old;
	char now[100], was[100] = "", detail[220];
	enum msgid m = MSG_OK;
	if (row->id) {
		m = load(d, row->id, &old, err);
		if (m != MSG_OK)
			return m;
		is.client = old.client;
		show(&old, was, sizeof was);
	}
	m = check_place(d, &is, err);
	if (m == MSG_OK)
		m = floor_put(d->db, &is, id, err);
	if (m != MSG_OK)
		return m;
	show(&is, now, sizeof now);
	(void)text_putf(detail, sizeof detail, "%s%s%s", now, was[0] ? "; was " : "", was);
	return desk_audit(d, "floor_save", "floor", *id, detail, err);
}

enum msgid floors_save(struct desk *d, const struct floor_row *row, int64_t *id, struct err *err)
{
	int64_t saved = 0;
	enum msgid m = desk_may(d, OP_TERMS, err);
	if (m == MSG_OK)
		m = check(row, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, save(d, row, &saved, err), err);
	if (m == MSG_OK && id)
		*id = saved;
	return m;
}

static enum msgid drop(struct desk *d, int64_t id, struct err *err)
{
	struct floor_row old;
	char was[100];
	enum msgid m = load(d, id, &old, err);
	if (m == MSG_OK)
		m = floor_delete(d->db, id, err);
	if (m != MSG_OK)
		return m;
	show(&old, was, sizeof was);
	return desk_audit(d, "floor_remove", "floor", id, was, err);
}

enum msgid floors_remove(struct desk *d, int64_t floor_id, struct err *err)
{
	enum msgid m = desk_may(d, OP_TERMS, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, drop(d, floor_id, err), err) : m;
}

enum msgid floors_pick(struct desk *d, const struct floor_debt *debt, struct floor_row *out,
	bool *found, struct err *err)
{
	struct floor_row rows[2 * FLOORS_MAX];
	size_t own = 0, office = 0;
	enum msgid m = floor_list(d->db, debt->client_id, rows, FLOORS_MAX, &own, err);
	if (m == MSG_OK)
		m = floor_list(d->db, 0, rows + own, FLOORS_MAX, &office, err);
	if (m != MSG_OK)
		return m;
	const struct floor_row *row = floor_pick(rows, own + office, debt->client_id, debt->age,
		debt->balance);
	*found = row != NULL;
	if (row)
		*out = *row;
	return MSG_OK;
}
