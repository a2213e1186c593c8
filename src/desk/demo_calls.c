/* SPDX-License-Identifier: MIT */
/* What happened on an account, from the last call back to the first, in the consumer's daytime and
 * with days between, so that the past keeps the rules that the gate asks about. */
#include "demo_parts.h"

#define NINE_O_CLOCK 32400
#define SIX_PM 64800

/* Codes of calls that reached nobody who counts, by how often they come. */
static const char *const quiet[] = { "NA", "NA", "NA", "NA", "NA", "NA", "NA", "NA", "LCM", "LCM",
	"LCM", "LCM", "LCM", "BZ", "BZ", "VMF", "VMF", "3P", "NI", "HUP", "FAST", "DROP" };

const struct result_code *demo_code(const struct demo_world *w, const char *code)
{
	for (size_t i = 0; i < w->code_count; i++)
		if (strcmp(w->codes[i].code, code) == 0)
			return &w->codes[i];
	BUG(code);
}

static struct date business_day(struct date d)
{
	while (!date_is_business_day(d))
		d = date_add_days(d, -1);
	return d;
}

/* A moment of that day when it is day where the consumer lives. */
static int64_t moment(struct demo_rng *r, const struct demo_place *place, struct date day)
{
	enum zone z = zone_westmost(demo_place_zones(place), date_to_utc(day, 0));
	return zone_to_utc(z, day, demo_between(r, NINE_O_CLOCK, SIX_PM - 1));
}

static int seconds_of(struct demo_rng *r, const struct result_code *c)
{
	return c->law & LAW_CONVERSATION ? demo_between(r, 90, 600)
		: c->reach == REACH_NOBODY ? demo_between(r, 12, 45) : demo_between(r, 25, 90);
}

/* Calls are gathered backwards: the newest first. */
static void add_call(struct demo_world *w, struct demo_person *p, struct demo_account *a,
	const char *code, struct date day)
{
	const struct result_code *c = demo_code(w, code);
	struct demo_call *call = &a->calls[a->call_count++];
	*call = (struct demo_call){ .code = c->code, .words = demo_words(&p->rng, code),
		.at = moment(&p->rng, p->place, day), .phone = -1,
		.user_id = w->users[demo_below(&p->rng, DEMO_COLLECTORS)] };
	if (c->reach == REACH_OFFICE)
		return;
	call->seconds = seconds_of(&p->rng, c);
	if (p->phone_count > 0)
		call->phone = demo_below(&p->rng, p->phone_count);
	if (call->phone >= 0 && p->phones[call->phone].status == PHONE_BARRED)
		call->phone = 0;
}

/* The event the story ends with; for bad numbers one call to each. */
static struct date add_end(struct demo_world *w, struct demo_person *p, struct demo_account *a)
{
	const struct demo_story *s = a->story;
	struct date day = business_day(date_add_days(w->today,
		-demo_between(&p->rng, s->ago.from, s->ago.to)));
	if (!s->end)
		return day;
	if (s->traits & TRAIT_BAD_PHONES) {
		for (int i = 0; i < p->phone_count; i++) {
			add_call(w, p, a, s->end, day);
			a->calls[a->call_count - 1].phone = i;
			day = business_day(date_add_days(day, -1));
		}
	} else {
		add_call(w, p, a, s->end, day);
		if (s->traits & TRAIT_WRONG_PHONE)
			a->calls[0].phone = p->phone_count - 1;
	}
	return business_day(date_add_days(day, -demo_between(&p->rng, 4, 9)));
}

static void add_tries(struct demo_world *w, struct demo_person *p, struct demo_account *a,
	struct date day)
{
	const struct demo_story *s = a->story;
	bool busy = (s->traits & TRAIT_BUSY) != 0;
	int n = p->phone_count ? demo_between(&p->rng, s->tries.from, s->tries.to) : 0;
	for (int i = 0; i < n && a->call_count < DEMO_CALLS; i++) {
		const char *code = busy ? "NA" : quiet[demo_below(&p->rng, (int)ARRAY_SIZE(quiet))];
		add_call(w, p, a, code, day);
		if (busy && i == 0) /* twice on the last day: seven calls within six */
			a->calls[0].at = date_to_utc(day, 0) + INT64_C(22) * 3600;
		else if (busy)
			a->calls[i].at = date_to_utc(day, 0) + INT64_C(17) * 3600;
		if (!busy)
			day = business_day(date_add_days(day, -demo_between(&p->rng, 4, 9)));
		else if (i > 0)
			day = date_add_days(day, -1);
	}
}

static void turn_round(struct demo_account *a)
{
	for (int i = 0, j = a->call_count - 1; i < j; i++, j--) {
		struct demo_call c = a->calls[i];
		a->calls[i] = a->calls[j];
		a->calls[j] = c;
	}
}

/* A number carries its last call and what that proved. */
static void mark_phone(struct demo_world *w, struct demo_person *p, const struct demo_call *call)
{
	static const enum phone_status becomes[] = { [PHONE_SET_GOOD] = PHONE_GOOD,
		[PHONE_SET_BAD] = PHONE_BAD, [PHONE_SET_WRONG] = PHONE_WRONG,
		[PHONE_SET_BARRED] = PHONE_BARRED };
	const struct result_code *c = demo_code(w, call->code);
	struct phone_row *ph = &p->phones[call->phone];
	if (!(c->law & LAW_INBOUND)) {
		ph->tries++;
		if (call->at > ph->last_try_at) {
			ph->last_try_at = call->at;
			(void)text_put(ph->last_result, sizeof ph->last_result, c->code);
		}
	}
	if (c->phone == PHONE_KEEP || ph->status == PHONE_WRONG || ph->status == PHONE_BAD)
		return;
	ph->status = becomes[c->phone];
	ph->status_on = desk_date_of(w->d, call->at);
	(void)text_put(ph->status_source, sizeof ph->status_source, c->code);
}

/* --- what is next ---------------------------------------------------------------------- */

/* The first timed calls come up while somebody looks on, the others through the day. */
static int64_t soon(struct demo_world *w, struct demo_rng *r)
{
	static const int minutes[] = { 3, 6, 10, 15, 20, 30, 45, 60 };
	int n = w->timed++;
	int m = n < (int)ARRAY_SIZE(minutes) ? minutes[n] : demo_between(r, 65, 420);
	return w->now + INT64_C(60) * m;
}

static int64_t timed(struct demo_world *w, struct demo_person *p, const struct demo_story *s)
{
	if (s->traits & TRAIT_SOON)
		return soon(w, &p->rng);
	struct date day = date_add_days(w->today, demo_between(&p->rng, s->due.from, s->due.to));
	int64_t at = moment(&p->rng, p->place, day);
	return at - at % 900;
}

static void plan_next(struct demo_world *w, struct demo_person *p, struct demo_account *a)
{
	const struct demo_story *s = a->story;
	a->next = (struct next_action){ .kind = s->next };
	a->next_phone = -1;
	if (s->next == NEXT_NONE)
		return;
	if (s->next != NEXT_TIMED) {
		int days = demo_between(&p->rng, s->due.from, s->due.to);
		a->next.due = days > 0 ? next_due(w->today, days, true, DATE_NONE)
			: business_day(date_add_days(w->today, days));
		return;
	}
	a->next.at_utc = timed(w, p, s);
	a->next.due = desk_date_of(w->d, a->next.at_utc);
	if (a->call_count)
		a->next_phone = a->calls[a->call_count - 1].phone;
}

void demo_plan_calls(struct demo_world *w, struct demo_person *p, struct demo_account *a)
{
	if (a->story->tries.to > 0 || a->story->end) {
		struct date day = add_end(w, p, a);
		add_tries(w, p, a, day);
	}
	turn_round(a);
	for (int i = 0; i < a->call_count; i++)
		if (a->calls[i].phone >= 0)
			mark_phone(w, p, &a->calls[i]);
	if (a->call_count) {
		const struct demo_call *last = &a->calls[a->call_count - 1];
		a->row.last_worked_on = desk_date_of(w->d, last->at);
		(void)text_put(a->row.last_result, sizeof a->row.last_result, last->code);
		if (a->story->next == NEXT_NONE)
			a->row.closed_at = last->at + 86400;
	}
	plan_next(w, p, a);
}
