/* SPDX-License-Identifier: MIT */
/* Claims, and leaving an account. */
#include "arrears/desk/next.h"

#include "arrears/desk/desks.h"

#define CLAIMS_OF_A_DESK 50

static enum msgid in_use(const struct desk *d, const struct claim *c, struct err *err)
{
	char at[6];

	desk_clock_text(d, c->since, at);
	return err_set(err, MSG_IN_USE, "", c->user_name, at, NULL);
}

static enum msgid take(struct desk *d, int64_t consumer_id, bool parked, struct err *err)
{
	struct claim c, mine = { .consumer_id = consumer_id, .desk_no = d->desk_no,
		.user_id = d->user_id, .session_id = d->session_id, .since = desk_now(d),
		.parked = parked };
	bool found = false;
	enum msgid m = claim_get(d->db, consumer_id, &c, &found, err);

	if (m != MSG_OK)
		return m;
	if (found && c.desk_no != d->desk_no && desk_alive(d, c.desk_no))
		return in_use(d, &c, err);
	if (found && c.desk_no == d->desk_no)
		mine.since = c.since;
	return claim_put(d->db, &mine, err);
}

enum msgid claim_open(struct desk *d, int64_t consumer_id, struct err *err)
{
	enum msgid m = db_begin(d->db, err);

	return m == MSG_OK ? db_end(d->db, take(d, consumer_id, false, err), err) : m;
}

enum msgid claim_park(struct desk *d, int64_t consumer_id, bool parked, struct err *err)
{
	enum msgid m = db_begin(d->db, err);

	return m == MSG_OK ? db_end(d->db, take(d, consumer_id, parked, err), err) : m;
}

static enum msgid drop_own(struct desk *d, int64_t consumer_id, struct err *err)
{
	struct claim c;
	bool found = false;
	enum msgid m = claim_get(d->db, consumer_id, &c, &found, err);

	if (m == MSG_OK && found && c.desk_no == d->desk_no)
		m = claim_drop(d->db, consumer_id, err);
	return m;
}

enum msgid claim_release(struct desk *d, int64_t consumer_id, struct err *err)
{
	enum msgid m = db_begin(d->db, err);

	return m == MSG_OK ? db_end(d->db, drop_own(d, consumer_id, err), err) : m;
}

enum msgid claim_parked(struct desk *d, int64_t *consumer_id, struct err *err)
{
	struct claim c[CLAIMS_OF_A_DESK];
	size_t n = 0;
	enum msgid m = claim_list(d->db, d->desk_no, c, ARRAY_SIZE(c), &n, err);

	if (m != MSG_OK)
		return m;
	*consumer_id = 0;
	for (size_t i = n; i-- > 0;)
		if (c[i].parked)
			*consumer_id = c[i].consumer_id;
	return MSG_OK;
}

enum msgid work_leave(struct desk *d, const struct work_row *w, struct err *err)
{
	struct work_row row = *w;
	enum msgid m = db_begin(d->db, err);

	if (m != MSG_OK)
		return m;
	row.user_id = d->user_id;
	row.session_id = d->session_id;
	row.closed_at = desk_now(d);
	m = work_add(d->db, &row, err);
	if (m == MSG_OK)
		m = row.outcome == PARKED ? take(d, row.consumer_id, true, err)
					  : drop_own(d, row.consumer_id, err);
	return db_end(d->db, m, err);
}
