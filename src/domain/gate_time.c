/* SPDX-License-Identifier: MIT */
/* Stage 6: local hours wherever the consumer may be, and the consumer's own inconvenient times. */
#include "gate_parts.h"


struct date gate_first_date(const struct gate_ctx *c, int64_t t)
{
	return zone_date(zone_westmost(c->zones, t), t);
}

struct date gate_last_date(const struct gate_ctx *c, int64_t t)
{
	struct date last = DATE_NONE;

	for (int z = 0; z < ZONE_COUNT; z++)
		if (c->zones & ZONE_BIT(z)) {
			struct date d = zone_date((enum zone)z, t);

			last = date_cmp(d, last) > 0 ? d : last;
		}
	return last;
}

int64_t gate_everywhere(const struct gate_ctx *c, struct date d, int second)
{
	int64_t last = INT64_MIN;

	for (int z = 0; z < ZONE_COUNT; z++)
		if (c->zones & ZONE_BIT(z)) {
			int64_t at = zone_to_utc((enum zone)z, d, second);

			last = at > last ? at : last;
		}
	return last;
}

/* The next opening in one zone; t if it is open. */
static int64_t opening(enum zone z, int64_t t)
{
	int second = zone_second(z, t);

	if (second < GATE_OPENS)
		return zone_to_utc(z, zone_date(z, t), GATE_OPENS);
	if (second >= GATE_CLOSES)
		return zone_to_utc(z, date_add_days(zone_date(z, t), 1), GATE_OPENS);
	return t;
}

/* The next instant at which every zone is open; none within four days: there is none. */
static int64_t openings(zone_mask zones, int64_t t)
{
	int64_t limit = t + 4 * GATE_DAY, before;

	do {
		before = t;
		for (int z = 0; z < ZONE_COUNT; z++)
			if (zones & ZONE_BIT(z))
				t = opening((enum zone)z, t);
		if (t > limit)
			return GATE_FOREVER;
	} while (t != before);
	return t;
}

static void tell_closed(const struct gate_ctx *c, int64_t t, int64_t until)
{
	for (int z = 0; z < ZONE_COUNT; z++) {
		if (!(c->zones & ZONE_BIT(z)) || opening((enum zone)z, t) == t)
			continue;
		int second = zone_second((enum zone)z, t);
		char at[12];

		(void)snprintf(at, sizeof(at), "%02d:%02d", second / 3600, second / 60 % 60);
		gate_tell(c, &(struct gate_say){ .stage = STAGE_TIME, .verdict = GATE_BLOCK,
			.until = until, .s = { at, zone_label((enum zone)z) },
			.id = second < GATE_OPENS ? MSG_GATE_EARLY : MSG_GATE_LATE });
	}
}

static bool rule_on(const struct fact_inconvenient *r, struct date d)
{
	return (r->dow >> date_weekday(d) & 1) &&
		(date_is_none(r->first) || date_cmp(d, r->first) >= 0) &&
		(date_is_none(r->last) || date_cmp(d, r->last) <= 0);
}

static bool rule_applies(const struct gate_ctx *c, const struct fact_inconvenient *r)
{
	if (!(r->media & c->act->medium))
		return false;
	if (r->place == PLACE_NONE || c->act->medium == MEDIUM_MAIL)
		return r->place != PLACE_WORK;
	/* A landline is where it is; a cell phone and e-mail are not, 1006.6(b)(1)(ii)-1. */
	enum phone_type there = r->place == PLACE_HOME ? PHONE_HOME : PHONE_WORK;
	return c->phone != NULL && c->phone->type == there;
}

/* The end of the rule in one zone if t falls into it, else t. A rule past midnight belongs to
 * the day it begins on. */
static int64_t rule_end(const struct fact_inconvenient *r, enum zone z, int64_t t)
{
	struct date today = zone_date(z, t);
	int minute = zone_second(z, t) / 60;
	bool over = r->from >= r->to;

	if (rule_on(r, today) && minute >= r->from && (over || minute < r->to))
		return zone_to_utc(z, over ? date_add_days(today, 1) : today, r->to * 60);
	if (over && rule_on(r, date_add_days(today, -1)) && minute < r->to)
		return zone_to_utc(z, today, r->to * 60);
	return t;
}

static int64_t rule_over(const struct gate_ctx *c, const struct fact_inconvenient *r, int64_t t)
{
	int64_t end = t;

	for (int z = 0; z < ZONE_COUNT; z++)
		if (c->zones & ZONE_BIT(z)) {
			int64_t e = rule_end(r, (enum zone)z, t);

			end = e > end ? e : end;
		}
	return end;
}

/* "until 17:00", or with the date if that is another day. */
static void show_until(const struct gate_ctx *c, int64_t t, int64_t until, char out[24])
{
	enum zone z = zone_westmost(c->zones, t);
	int second = zone_second(z, until);
	char day[9];

	date_show(zone_date(z, until), day);
	bool same = date_cmp(zone_date(z, until), zone_date(z, t)) == 0;
	(void)snprintf(out, 24, "%s%s%02d:%02d", same ? "" : day, same ? "" : " ",
		second / 3600, second / 60 % 60);
}

static int64_t inconvenient(const struct gate_ctx *c, int64_t t)
{
	int64_t next = t;

	for (int i = 0; i < c->f->inconvenient_count; i++) {
		const struct fact_inconvenient *r = &c->f->inconvenient[i];
		int64_t end = rule_applies(c, r) ? rule_over(c, r, t) : t;
		char until[24];

		if (end == t)
			continue;
		next = end > next ? end : next;
		show_until(c, t, end, until);
		gate_tell(c, &(struct gate_say){ .stage = r->place == PLACE_NONE ? STAGE_TIME :
			STAGE_PLACE, .verdict = GATE_BLOCK, .until = end, .s = { until },
			.id = r->place == PLACE_NONE ? MSG_GATE_INCONVENIENT : MSG_GATE_PLACE });
	}
	return next;
}

static int64_t sunday(const struct gate_ctx *c, int64_t t)
{
	int start = c->f->policy.sunday_start;
	int64_t next = t;

	for (int z = 0; z < ZONE_COUNT; z++) {
		struct date d = zone_date((enum zone)z, t);

		if ((c->zones & ZONE_BIT(z)) && date_weekday(d) == SUNDAY &&
		    zone_second((enum zone)z, t) < start * 60) {
			int64_t at = zone_to_utc((enum zone)z, d, start * 60);

			next = at > next ? at : next;
		}
	}
	if (next != t) {
		char at[12];

		(void)snprintf(at, sizeof(at), "%02d:%02d", start / 60 % 24, start % 60);
		gate_tell(c, &(struct gate_say){ .stage = STAGE_TIME, .verdict = GATE_BLOCK,
			.until = next, .id = MSG_GATE_SUNDAY, .s = { at } });
	}
	return next;
}

/* One answer to a consumer who wrote or called by the same medium, 1006.6(b)(1)-2. */
static bool has_credit(const struct gate_ctx *c, int64_t t)
{
	for (int i = 0; i < c->f->credit_count; i++) {
		const struct fact_credit *k = &c->f->credits[i];

		if (k->medium == c->act->medium && !k->used && k->utc <= t)
			return true;
	}
	return false;
}

int64_t gate_hours(const struct gate_ctx *c, int64_t t)
{
	if (has_credit(c, t))
		return t;
	int64_t next = inconvenient(c, t);

	if (c->act->medium == MEDIUM_MAIL)
		return next;
	int64_t open = openings(c->zones, t);

	if (open != t)
		tell_closed(c, t, open);
	if (c->act->medium == MEDIUM_CALL) {
		int64_t after = sunday(c, t);

		open = after > open ? after : open;
	}
	if (c->where.assumed)
		gate_tell(c, &(struct gate_say){ .stage = STAGE_TIME, .verdict = GATE_WARN,
			.id = MSG_GATE_UNKNOWN_PLACE });
	return open > next ? open : next;
}

/* When a rule next begins in one zone on the day of t, FOREVER if it does not. */
static int64_t rule_begin(const struct fact_inconvenient *r, enum zone z, int64_t t)
{
	struct date today = zone_date(z, t);
	int64_t at = zone_to_utc(z, today, r->from * 60);

	return rule_on(r, today) && at > t ? at : GATE_FOREVER;
}

int64_t gate_hours_end(const struct gate_ctx *c, int64_t t)
{
	int64_t end = GATE_FOREVER;

	for (int z = 0; z < ZONE_COUNT; z++) {
		if (!(c->zones & ZONE_BIT(z)))
			continue;
		int64_t at = zone_to_utc((enum zone)z, zone_date((enum zone)z, t), GATE_CLOSES);

		end = at < end ? at : end;
		for (int i = 0; i < c->f->inconvenient_count; i++) {
			const struct fact_inconvenient *r = &c->f->inconvenient[i];

			if (!rule_applies(c, r))
				continue;
			at = rule_begin(r, (enum zone)z, t);
			end = at < end ? at : end;
		}
	}
	return end;
}
