/* SPDX-License-Identifier: MIT */
#include "arrears/desk/promiselist.h"

#include "arrears/store/user.h"

static struct promise_filter filled(const struct desk *d, const struct promise_filter *f)
{
	struct promise_filter out = *f;
	out.today = desk_today(d);
	out.since = date_add_days(out.today, -PROMISE_LIST_DAYS);
	return out;
}

enum msgid promise_lines(struct desk *d, const struct promise_filter *f,
	const struct promise_page *page, struct promise_line *out, size_t *n, struct err *err)
{
	struct promise_filter all = filled(d, f);
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? promise_page(d->db, &all, page, out, n, err) : m;
}

enum msgid promise_totals(struct desk *d, int64_t user_id, struct promise_totals *out,
	struct err *err)
{
	struct promise_totals t;
	enum msgid m = desk_may(d, OP_VIEW, err);
	for (int i = 0; m == MSG_OK && i < PROMISE_LIST_COUNT; i++) {
		struct promise_filter f = filled(d, &(struct promise_filter){
			.list = (enum promise_list)i, .user_id = user_id });
		m = promise_sum(d->db, &f, &t.of[i], err);
	}
	if (m == MSG_OK)
		*out = t;
	return m;
}

enum msgid promise_user(struct desk *d, const char *name, int64_t *id, struct err *err)
{
	struct user_row u;
	bool found = false;
	enum msgid m = user_find(d->db, name, &u, &found, err);
	if (m == MSG_OK && !found)
		return err_set(err, MSG_USER_UNKNOWN, "", name, NULL);
	if (m == MSG_OK)
		*id = u.id;
	return m;
}
