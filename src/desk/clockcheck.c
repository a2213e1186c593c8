/* SPDX-License-Identifier: MIT */
#include "arrears/desk/clockcheck.h"

#include <inttypes.h>
#include <stdlib.h>

#include "arrears/store/audit.h"
#include "arrears/store/setting.h"

/* "NOW NEWEST": the clock as a lead accepted it, and the newest row it was behind. */
#define ACCEPTED "clock.accepted"

static enum msgid is_accepted(struct desk *d, int64_t newest, bool *yes, struct err *err)
{
	char text[SETTING_SIZE], *end = NULL;
	enum msgid m = setting_get(d->db, ACCEPTED, "", text, err);
	*yes = false;
	if (m != MSG_OK || !text[0])
		return m;
	int64_t at = strtoll(text, &end, 10), of = strtoll(end, NULL, 10);
	*yes = newest <= of && desk_now(d) >= at;
	return MSG_OK;
}

enum msgid desk_clock_check(struct desk *d, struct err *err)
{
	int64_t newest = 0;
	char at[6], text[24], day[9];
	bool accepted = false;
	enum msgid m = audit_newest(d->db, &newest, err);
	if (m != MSG_OK || desk_now(d) >= newest || authority_allows(d->role, OP_CLOCK))
		return m;
	m = is_accepted(d, newest, &accepted, err);
	if (m != MSG_OK || accepted)
		return m;
	desk_clock_text(d, newest, at);
	date_show(desk_date_of(d, newest), day);
	(void)text_putf(text, sizeof text, "%s %s", day, at);
	return err_set(err, MSG_CLOCK_BEHIND, "", text, NULL);
}

static enum msgid accept_now(struct desk *d, struct err *err)
{
	int64_t newest = 0, now = desk_now(d);
	char text[SETTING_SIZE];
	enum msgid m = audit_newest(d->db, &newest, err);
	if (m != MSG_OK)
		return m;
	if (now >= newest)
		return err_set(err, MSG_CLOCK_NOT_BEHIND, "", NULL);
	(void)text_putf(text, sizeof text, "%" PRId64 " %" PRId64, now, newest);
	m = setting_put(d->db, ACCEPTED, text, err);
	(void)text_putf(text, sizeof text, "%" PRId64 " seconds behind", newest - now);
	return m == MSG_OK ? desk_audit(d, "accept_clock", "clock", 0, text, err) : m;
}

enum msgid desk_clock_accept(struct desk *d, struct err *err)
{
	enum msgid m = desk_may(d, OP_CLOCK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = accept_now(d, err);
	return db_end(d->db, m, err);
}
