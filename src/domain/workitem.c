/* SPDX-License-Identifier: MIT */
#include "arrears/domain/workitem.h"

#include "arrears/base/text.h"

#define MASK_ZONES 4095

int band_index(const struct band_set *set, int64_t band_id)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->ids[i] == band_id)
			return (int)i;
	return -1;
}

bool bands_by_balance(const struct band_set *set)
{
	for (size_t b = 0; b < set->count; b++) {
		if (set->bands[b].sort == SORT_BALANCE)
			return true;
		for (int t = 0; t < set->bands[b].filter.count; t++)
			if (set->bands[b].filter.terms[t].field == BAND_BALANCE)
				return true;
	}
	return false;
}

static bool review_kind(int64_t kind)
{
	return kind == NEXT_REVIEW || kind == NEXT_DISPUTE || kind == NEXT_CLERICAL ||
		kind == NEXT_SUPERVISOR || kind == NEXT_SKIP;
}

bool band_reviews(const struct band_filter *f)
{
	for (int i = 0; i < f->count; i++) {
		const struct band_term *t = &f->terms[i];
		int reviews = 0;

		if (t->field == BAND_PHONES && t->op != BAND_GE && t->op != BAND_NE &&
		    t->count == 1 && t->number[0] == 0)
			return true;
		if (t->field != BAND_NEXT || t->op != BAND_EQ)
			continue;
		for (int v = 0; v < t->count; v++)
			reviews += review_kind(t->number[v]);
		return reviews == t->count;
	}
	return false;
}

/* Where an account goes that no filter takes. */
static int fallback(const struct band_set *s)
{
	int last = -1, review = -1;

	for (size_t i = 0; i < s->count; i++) {
		const struct band *b = &s->bands[i];

		if (!b->active)
			continue;
		last = (int)i;
		if (b->least == USER_COLLECTOR && band_reviews(&b->filter))
			review = (int)i;
	}
	return review >= 0 ? review : last;
}

/* One account seen alone: where it waits and when a call may be made about it. */
struct outlook {
	const struct work_account *account;
	int band;
	bool reviews;
	struct date due;
	enum work_stage stage;
	struct date wake, ready;
	int mask;
	int64_t open, shut;
};

/* What the gate says of the numbers, as far as it outlasts the hour. */
struct reach {
	bool usable;                           /* some number may be called some day */
	bool own_hours;
	struct date ready;                     /* the earliest over the numbers */
	int mask;
};

static zone_mask eastern_too(const struct gate_facts *f)
{
	for (int i = 0; i < f->address_count; i++) {
		const struct state *st = state_find(f->addresses[i].state);

		if (!f->addresses[i].bad && st && (st->flags & STATE_EASTERN_TOO))
			return ZONE_BIT(ZONE_E);
	}
	return 0;
}

static int phone_mask(const struct gate_facts *f, const struct fact_phone *p)
{
	struct whereabouts w = facts_whereabouts(f, p);
	zone_mask zones = w.zones | eastern_too(f);

	return w.assumed && zones == (ZONE_BIT(ZONE_E) | ZONE_BIT(ZONE_P)) ? 0 : zones;
}

/* Blocked now by something other than the hour: such a reason goes on a date. */
static bool held(const struct gate_answer *a)
{
	for (int i = 0; i < a->count; i++) {
		const struct gate_reason *r = &a->reasons[i];

		if (r->verdict == GATE_BLOCK && r->stage != STAGE_TIME && r->stage != STAGE_PLACE)
			return true;
	}
	return false;
}

static bool paced(const struct gate_answer *a)
{
	for (int i = 0; i < a->count; i++)
		if (a->reasons[i].pace)
			return true;
	return false;
}

/* Rules of the consumer's own: times, one answer owed, a consent that begins and ends. */
static bool own_rules(const struct gate_facts *f)
{
	for (int i = 0; i < f->inconvenient_count; i++)
		if (f->inconvenient[i].media & MEDIUM_CALL)
			return true;
	for (int i = 0; i < f->credit_count; i++)
		if (f->credits[i].medium == MEDIUM_CALL && !f->credits[i].used)
			return true;
	return f->consent_count > 0;
}

static struct reach reach_of(const struct work_input *in, int64_t account)
{
	const struct gate_facts *f = in->facts;
	struct reach r = { .own_hours = own_rules(f) };
	bool all_paced = true;

	for (int i = 0; i < f->phone_count; i++) {
		struct gate_answer a;

		gate_decide(f, &(struct gate_act){ .medium = MEDIUM_CALL,
			.target = f->phones[i].id, .account = account }, &a);
		if (a.next_utc == GATE_NEVER || a.paced_utc == GATE_NEVER)
			continue;
		bool waits = held(&a) || paced(&a);
		struct date ready = waits ? zone_date(in->office, a.paced_utc) : WORK_ALWAYS;
		int mask = phone_mask(f, &f->phones[i]);

		if (!r.usable) {
			r.mask = mask;
			r.ready = ready;
		} else if (mask != r.mask) {
			r.mask |= mask;
			r.own_hours = true;
		}
		r.usable = true;
		r.ready = date_cmp(ready, r.ready) < 0 ? ready : r.ready;
		all_paced = all_paced && waits;
	}
	/* Held until later the same day: the date does not say when. */
	if (r.usable && all_paced && date_cmp(r.ready, in->today) <= 0)
		r.own_hours = true;
	return r;
}

/* The next stretch of time in which some number may be called, in pace, not before `from`. */
static void own_hours(const struct gate_facts *facts, int64_t account, int64_t from,
	struct outlook *out)
{
	struct gate_facts f = *facts;
	struct gate_account a;

	if (from > f.now_utc)
		f.now_utc = from;
	gate_account(&f, account, &a);
	if (a.paced_utc == GATE_NEVER)
		return;
	f.now_utc = out->open = a.paced_utc;
	for (int i = 0; i < f.phone_count; i++) {
		struct gate_phone p;

		gate_phone(&f, account, i, &p);
		if (p.paced_utc == f.now_utc && p.until_utc > out->shut)
			out->shut = p.until_utc;
	}
	if (out->shut <= out->open)
		out->shut = out->open + 60;
}

static int band_for(const struct band_set *bands, const struct work_account *w,
	const struct gate_facts *f, struct date as_of)
{
	struct band_facts b = w->facts;

	b.phones = 0;
	for (int i = 0; i < f->phone_count; i++)
		b.phones += f->phones[i].status <= PHONE_GOOD;
	for (int i = f->address_count - 1; i >= 0; i--)
		if (!f->addresses[i].bad)
			memcpy(b.state, f->addresses[i].state, sizeof b.state);
	int band = band_of(bands->bands, bands->count, &b, as_of);
	return band >= 0 ? band : fallback(bands);
}

static int64_t debt_of(const struct gate_facts *f, int64_t account)
{
	for (int i = 0; i < f->account_count; i++)
		if (f->accounts[i].id == account)
			return f->accounts[i].debt;
	return account;
}

/* Whoever was called today about one debt is not brought up again today for another: a consumer
 * with all accounts is one item of work. */
static bool called_for_another(const struct work_input *in, const struct work_account *w)
{
	const struct gate_facts *f = in->facts;
	int64_t debt = debt_of(f, w->id);
	bool called = false;

	for (int i = 0; i < f->contact_count; i++) {
		const struct fact_contact *c = &f->contacts[i];
		if (c->inbound || c->voided || c->medium != MEDIUM_CALL ||
				date_cmp(zone_date(in->office, c->placed_utc), in->today) != 0)
			continue;
		for (int k = 0; k < c->debt_count; k++)
			if (c->debts[k] == debt)
				return false;
		called = true;
	}
	return called;
}

static struct outlook look(const struct work_input *in, const struct band_set *bands,
	const struct work_account *w)
{
	const struct next_action *n = &w->facts.next;
	struct outlook o = { .account = w, .mask = CALL_NONE, .wake = WORK_NEVER,
		.ready = WORK_ALWAYS, .stage = WORK_RIPE };

	o.due = n->at_utc ? zone_date(in->office, n->at_utc) : n->due;
	if (date_is_none(o.due))
		o.due = in->today;
	bool waiting = date_cmp(o.due, in->today) > 0;
	o.band = band_for(bands, w, in->facts, waiting ? o.due : in->today);
	o.reviews = o.band >= 0 && band_reviews(&bands->bands[o.band].filter);
	struct reach r = reach_of(in, w->id);
	if (r.usable) {
		o.mask = r.mask | (r.own_hours || n->at_utc ? CALL_SINGLY : 0);
		o.ready = date_cmp(r.ready, in->today) > 0 ? r.ready : WORK_ALWAYS;
	}
	bool routine = n->kind == NEXT_NEW || n->kind == NEXT_FOLLOWUP;
	struct date tomorrow = date_add_days(in->today, 1);
	if (routine && date_cmp(o.ready, tomorrow) < 0 && called_for_another(in, w))
		o.ready = tomorrow;
	if (waiting) {
		o.stage = WORK_WAITING;
		o.wake = o.due;
	} else if (!o.reviews && date_cmp(o.ready, in->today) > 0) {
		o.stage = WORK_HELD;
		o.wake = o.ready;
	} else if (r.usable && (o.mask & CALL_SINGLY)) {
		own_hours(in->facts, w->id, n->at_utc, &o);
	}
	return o;
}

/* Ripe and workable first, then what is held, then what waits, then what cannot be called. */
static int rank(const struct outlook *o)
{
	if (o->stage == WORK_RIPE)
		return o->mask != CALL_NONE || o->reviews ? 0 : 3;
	return o->stage == WORK_HELD ? 1 : 2;
}

static int outlook_cmp(const struct outlook *a, const struct outlook *b)
{
	int c = rank(a) - rank(b);

	if (c == 0 && a->stage != WORK_RIPE)
		c = date_cmp(a->wake, b->wake);
	if (c == 0)
		c = a->band - b->band;
	if (c == 0)
		c = next_action_cmp(&a->account->facts.next, &b->account->facts.next);
	if (c == 0)
		c = a->account->id < b->account->id ? -1 : 1;
	return c;
}

/* By day, and within the day by priority. */
static int64_t day_key(struct date d, int priority)
{
	int64_t day = date_is_none(d) ? 0 : (int64_t)d.days + 100000;

	priority = priority < 0 ? 0 : priority > 9 ? 9 : priority;
	return day * 10 + 9 - priority;
}

static int64_t sort_key(enum band_sort sort, const struct outlook *o)
{
	const struct band_facts *f = &o->account->facts;
	int priority = o->account->priority;

	switch (sort) {
	case SORT_OLDEST:
		return day_key(o->due, priority);
	case SORT_PLACED:
		return day_key(f->placed, priority);
	case SORT_WORKED:
		return day_key(f->worked, priority);
	case SORT_BALANCE:
		return MONEY_MAX_CENTS - f->balance.cents;
	case SORT_TIME:
		return f->next.at_utc ? f->next.at_utc : date_to_utc(o->due, 0);
	case SORT_COUNT:
		break;
	}
	return 0;
}

static void fill(const struct outlook *o, const struct band_set *bands, struct work_item *w)
{
	w->account_id = o->account->id;
	w->band_id = o->band >= 0 ? bands->ids[o->band] : 0;
	w->stage = o->stage;
	w->wake_on = o->wake;
	w->ready_on = o->ready;
	w->due_at = o->account->facts.next.at_utc;
	w->call_mask = o->mask;
	w->open_at = o->open;
	w->shut_at = o->shut;
	w->sort_key = o->band >= 0 ? sort_key(bands->bands[o->band].sort, o) : 0;
	w->assigned_user_id = o->account->assigned_user_id;
}

bool work_item_derive(const struct work_input *in, const struct band_set *bands,
	struct work_item *out)
{
	if (in->count <= 0)
		return false;
	struct work_item w = { .consumer_id = in->consumer_id, .accounts = in->count };
	struct outlook best = look(in, bands, &in->accounts[0]);
	struct date wake = WORK_NEVER;             /* of the accounts that do not drive */

	w.balance = in->accounts[0].facts.balance;
	for (int i = 1; i < in->count; i++) {
		struct outlook o = look(in, bands, &in->accounts[i]);
		bool better = outlook_cmp(&o, &best) < 0;
		struct date other = better ? best.wake : o.wake;

		wake = date_cmp(other, wake) < 0 ? other : wake;
		if (better)
			best = o;
		w.balance.cents += in->accounts[i].facts.balance.cents;
	}
	fill(&best, bands, &w);
	if (date_cmp(wake, w.wake_on) < 0)
		w.wake_on = wake;
	*out = w;
	return true;
}

static struct date still(struct date ready, struct date today)
{
	return date_cmp(ready, today) > 0 ? ready : WORK_ALWAYS;
}

static bool same_mask(int a, int b)
{
	if (a == CALL_NONE || b == CALL_NONE)
		return a == b;
	return (a & MASK_ZONES) == (b & MASK_ZONES);
}

bool work_item_same(const struct work_item *a, const struct work_item *b, struct date today)
{
	return a->consumer_id == b->consumer_id && a->account_id == b->account_id &&
		a->band_id == b->band_id && a->stage == b->stage &&
		date_cmp(a->wake_on, b->wake_on) == 0 &&
		date_cmp(still(a->ready_on, today), still(b->ready_on, today)) == 0 &&
		a->due_at == b->due_at && same_mask(a->call_mask, b->call_mask) &&
		a->sort_key == b->sort_key && a->assigned_user_id == b->assigned_user_id &&
		a->accounts == b->accounts && money_cmp(a->balance, b->balance) == 0;
}

/* The gate itself answers, for a consumer of whom only the zones are known. */
int64_t call_mask_opens(int call_mask, int64_t now_utc, const struct gate_policy *policy)
{
	if (call_mask == CALL_NONE)
		return GATE_NEVER;
	struct fact_account account = { .id = 1, .debt = 1, .status = "ACT" };
	struct fact_phone phone = { .id = 1, .type = PHONE_CELL, .owner = REL_CONSUMER };
	struct gate_facts f = { .now_utc = now_utc, .person = 1, .relation = REL_CONSUMER,
		.told = (zone_mask)(call_mask & MASK_ZONES), .accounts = &account,
		.account_count = 1, .phones = &phone, .phone_count = 1, .policy = *policy };
	struct gate_answer a;

	gate_decide(&f, &(struct gate_act){ .medium = MEDIUM_CALL, .target = 1, .account = 1 }, &a);
	return a.next_utc;
}
