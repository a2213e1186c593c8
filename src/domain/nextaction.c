/* SPDX-License-Identifier: MIT */
#include "arrears/domain/nextaction.h"

static const char *const names[NEXT_KIND_COUNT] = {
	[NEXT_NONE] = "", [NEXT_NEW] = "NEW", [NEXT_FOLLOWUP] = "FOLLOWUP",
	[NEXT_TIMED] = "TIMED", [NEXT_REVIEW] = "REVIEW", [NEXT_DISPUTE] = "DISPUTE",
	[NEXT_CLERICAL] = "CLERICAL", [NEXT_SUPERVISOR] = "SUPERVISOR",
	[NEXT_BROKEN] = "BROKEN", [NEXT_DUE] = "DUE", [NEXT_SKIP] = "SKIP",
};

const char *next_kind_name(enum next_kind k)
{
	return (unsigned)k < NEXT_KIND_COUNT ? names[k] : "";
}

bool next_kind_parse(const char *text, enum next_kind *out)
{
	for (int k = 0; k < NEXT_KIND_COUNT; k++)
		if (strcmp(names[k], text) == 0) {
			*out = (enum next_kind)k;
			return true;
		}
	return false;
}

int next_action_cmp(const struct next_action *a, const struct next_action *b)
{
	bool timed_a = a->at_utc != 0, timed_b = b->at_utc != 0;

	if (date_cmp(a->due, b->due) != 0)
		return date_cmp(a->due, b->due);
	if (timed_a != timed_b)
		return timed_a ? -1 : 1;
	if (a->at_utc != b->at_utc)
		return a->at_utc < b->at_utc ? -1 : 1;
	if (a->priority != b->priority)
		return a->priority - b->priority;
	return (int)a->kind - (int)b->kind;
}

static struct date onward(struct date d)
{
	while (!date_is_business_day(d))
		d = date_add_days(d, 1);
	return d;
}

static struct date backward(struct date d)
{
	while (!date_is_business_day(d))
		d = date_add_days(d, -1);
	return d;
}

struct date next_due(struct date today, int days, bool business, struct date limit)
{
	struct date due = business ? date_add_business_days(today, days) :
		onward(date_add_days(today, days));

	if (!date_is_none(limit) && date_cmp(due, limit) > 0)
		due = backward(limit);
	return date_cmp(due, today) < 0 ? today : due;
}

struct next_action next_default(const struct next_situation *s, struct date today)
{
	struct next_action n = { .kind = NEXT_FOLLOWUP, .priority = 5, .due = today };

	if (s->disputed && s->on_hold)
		n.kind = NEXT_DISPUTE;
	else if (s->blocked)
		n.kind = NEXT_SUPERVISOR;
	else if (s->on_hold)
		n.kind = NEXT_CLERICAL;
	else if (!s->has_phone)
		n.kind = NEXT_REVIEW;
	else if (!s->worked)
		n.kind = NEXT_NEW;
	else
		n.due = next_due(today, 1, true, DATE_NONE);
	return n;
}
