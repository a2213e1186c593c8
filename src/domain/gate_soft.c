/* SPDX-License-Identifier: MIT */
/* Stage 10: what only warns, 12 CFR 1006.14(b)(2)(i)-2 and 1006.14(a). The pace (redial gap per
 * number, maximum per person and day) also holds back the next account. */
#include "gate_parts.h"

/* A call we placed, whoever it was for. */
static bool was_dialed(const struct gate_ctx *c, const struct fact_contact *k)
{
	return k->person == c->f->person && k->medium == MEDIUM_CALL && !k->inbound &&
		!k->voided && !k->misdirected;
}

/* One that reached a line. */
static bool was_rung(const struct gate_ctx *c, const struct fact_contact *k)
{
	return was_dialed(c, k) && k->counted;
}

/* A busy line is no call to be counted, but is not tried again at once either: else the next
 * account would be the same for as long as it is busy. */

static void clock_text(const struct gate_ctx *c, int64_t utc, char out[12])
{
	int second = zone_second(zone_westmost(c->where.zones, utc), utc);

	(void)snprintf(out, 12, "%02d:%02d", second / 3600, second / 60 % 60);
}

static int64_t redial(const struct gate_ctx *c, int64_t t)
{
	int64_t last = INT64_MIN, gap = (int64_t)c->f->policy.redial_minutes * 60;
	char at[12], until[12];

	for (int i = 0; i < c->f->contact_count; i++) {
		const struct fact_contact *k = &c->f->contacts[i];

		if (was_dialed(c, k) && k->phone == c->act->target && k->placed_utc > last)
			last = k->placed_utc;
	}
	if (last == INT64_MIN || t >= last + gap)
		return t;
	/* Ready on a whole minute. */
	int64_t next = (last + gap + 59) / 60 * 60;

	clock_text(c, last, at);
	clock_text(c, next, until);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_SOFT, .verdict = GATE_WARN, .until = next,
		.pace = true, .id = MSG_GATE_REDIAL, .s = { at, until } });
	return next;
}

static int rung_on(const struct gate_ctx *c, struct date d)
{
	int n = 0;

	for (int i = 0; i < c->f->contact_count; i++)
		if (was_rung(c, &c->f->contacts[i]) && date_cmp(c->f->contacts[i].local, d) == 0)
			n++;
	return n;
}

static int64_t daily(const struct gate_ctx *c, int64_t t)
{
	struct date today = gate_last_date(c, t);
	int n = rung_on(c, today);
	char have[12], max[12];

	if (n < c->f->policy.max_per_day)
		return t;
	int64_t next = gate_everywhere(c, date_add_days(today, 1), 0);

	(void)snprintf(have, sizeof(have), "%d", n);
	(void)snprintf(max, sizeof(max), "%d", c->f->policy.max_per_day);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_SOFT, .verdict = GATE_WARN, .until = next,
		.pace = true, .id = MSG_GATE_DAILY, .s = { have, max } });
	return next;
}

int64_t gate_pace(const struct gate_ctx *c, int64_t t)
{
	if (!gate_is_voice(c))
		return t;
	int64_t gap = redial(c, t), day = daily(c, t);

	return gap > day ? gap : day;
}

static void warn_bunched(const struct gate_ctx *c, int64_t t)
{
	struct date today = gate_first_date(c, t);
	int64_t debt = c->account->debt;

	for (int back = c->f->policy.window_days - 1; back >= 0; back--) {
		struct date d = date_add_days(today, -back);
		int n = gate_count(c->f, debt, date_add_days(d, c->f->policy.window_days - 1)) -
			gate_count(c->f, debt, date_add_days(d, c->f->policy.window_days));
		char have[12], on[9];

		if (n < c->f->policy.concentration)
			continue;
		(void)snprintf(have, sizeof(have), "%d", n);
		date_show(d, on);
		gate_tell(c, &(struct gate_say){ .stage = STAGE_SOFT, .verdict = GATE_WARN,
			.id = MSG_GATE_CONCENTRATED, .s = { have, on } });
		return;
	}
}

static void warn_media(const struct gate_ctx *c, int64_t t)
{
	struct date first = date_add_days(gate_first_date(c, t), 1 - c->f->policy.window_days);
	int n = 0;
	char have[12], days[12];

	for (int i = 0; i < c->f->contact_count; i++) {
		const struct fact_contact *k = &c->f->contacts[i];

		if ((k->medium & (MEDIUM_TEXT | MEDIUM_EMAIL)) && !k->inbound && !k->voided &&
		    k->person == c->f->person && date_cmp(k->local, first) >= 0)
			n++;
	}
	if (n < c->f->policy.media_warn)
		return;
	(void)snprintf(have, sizeof(have), "%d", n);
	(void)snprintf(days, sizeof(days), "%d", c->f->policy.window_days);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_SOFT, .verdict = GATE_WARN,
		.id = MSG_GATE_MEDIA, .s = { have, days } });
}

static void warn_last(const struct gate_ctx *c, int64_t t)
{
	const struct gate_policy *p = &c->f->policy;
	char max[12], days[12];

	if (gate_count(c->f, c->account->debt, gate_first_date(c, t)) != p->max_calls - 1)
		return;
	(void)snprintf(max, sizeof(max), "%d", p->max_calls);
	(void)snprintf(days, sizeof(days), "%d", p->window_days);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_SOFT, .verdict = GATE_WARN,
		.id = MSG_GATE_LAST_ONE, .s = { max, max, days } });
}

int64_t gate_soft(const struct gate_ctx *c, int64_t t)
{
	if (c->relation == REL_OTHER_SIDE || c->out == NULL)
		return t;
	(void)gate_pace(c, t);
	if (gate_is_voice(c)) {
		warn_bunched(c, t);
		warn_last(c, t);
	}
	warn_media(c, t);
	return t;
}
