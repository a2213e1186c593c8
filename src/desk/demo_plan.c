/* SPDX-License-Identifier: MIT */
/* A consumer and what they owe, before the first call. */
#include "demo_cast.h"

/* Where it is day at the start, and no cap on calls but the federal one. */
#define CALLABLE_STATES "IL TX OH MO GA TN"

/* The first ones live each in another place. */
static const struct demo_place *choose_place(struct demo_world *w, struct demo_rng *r,
	const struct demo_story *story)
{
	size_t count = demo_place_count(), i;
	if ((story->traits & TRAIT_MIDDLE) || w->elsewhere >= count)
		i = (size_t)demo_below(r, (int)count);
	else
		i = w->elsewhere++;
	while ((story->traits & TRAIT_MIDDLE) && !strstr(CALLABLE_STATES, demo_place_at(i)->state))
		i = (i + 1) % count;
	return demo_place_at(i);
}

/* An area code: mostly the city's own, at times another of the state or of where they came from. */
static int choose_npa(struct demo_rng *r, const struct demo_place *here)
{
	int dice = demo_below(r, 100);
	if (dice < 78)
		return here->npa;
	if (dice >= 95)
		return demo_place_at((size_t)demo_below(r, (int)demo_place_count()))->npa;
	int start = demo_below(r, 800);
	for (int i = 0; i < 800; i++) {
		int npa = 200 + (start + i) % 800;
		struct npa n = zone_of_npa(npa);
		if (n.kind == NPA_LOCAL && strcmp(n.state, here->state) == 0)
			return npa;
	}
	return here->npa;
}

static void plan_phone(const struct demo_world *w, struct demo_person *p, int i)
{
	static const enum phone_type types[DEMO_PHONES][3] = {
		{ PHONE_CELL, PHONE_CELL, PHONE_HOME }, { PHONE_HOME, PHONE_CELL, PHONE_UNKNOWN },
		{ PHONE_WORK, PHONE_WORK, PHONE_CELL }, { PHONE_OTHER, PHONE_HOME, PHONE_UNKNOWN },
	};
	struct demo_rng *r = &p->rng;
	struct phone_row *ph = &p->phones[i];
	int line = w->wide ? demo_below(r, 10000) : 100 + demo_below(r, 100);
	*ph = (struct phone_row){ .party_id = p->row.id, .ord = i + 1,
		.type = types[i][demo_below(r, 3)] };
	int npa = p->role ? p->place->npa : choose_npa(r, p->place);
	(void)text_putf(ph->number, sizeof ph->number, "%03d555%04d", npa, line);
	(void)text_put(ph->source, sizeof ph->source, i < 2 ? "placement" : "consumer");
	if (ph->type == PHONE_WORK && demo_chance(r, 30))
		(void)text_putf(ph->extension, sizeof ph->extension, "%d",
			demo_between(r, 10, 499));
}

static void plan_phones(const struct demo_world *w, struct demo_person *p, unsigned traits)
{
	static const int counts[] = { 1, 1, 1, 2, 2, 2, 2, 3, 3, 4 };
	p->phone_count = counts[demo_below(&p->rng, (int)ARRAY_SIZE(counts))];
	if (traits & TRAIT_NO_PHONE)
		p->phone_count = 0;
	else if ((traits & TRAIT_WRONG_PHONE) && p->phone_count < 2)
		p->phone_count = 2;
	else if ((traits & TRAIT_BARRED_WORK) && p->phone_count < 3)
		p->phone_count = 3;
	for (int i = 0; i < p->phone_count; i++)
		plan_phone(w, p, i);
	if (traits & TRAIT_BARRED_WORK) {
		struct phone_row *work = &p->phones[2];
		work->type = PHONE_WORK;
		work->status = PHONE_BARRED;
		work->status_on = date_add_days(w->today, -demo_between(&p->rng, 9, 20));
		(void)text_put(work->status_source, sizeof work->status_source, "RPC");
	}
}

static void plan_party(const struct demo_world *w, struct demo_person *p, unsigned traits)
{
	struct demo_rng *r = &p->rng;
	bool spanish = demo_chance(r, 8);
	bool child = (traits & TRAIT_CHILD) != 0;
	int year = child ? demo_between(r, 2010, 2013) : demo_between(r, 1941, 2004);
	struct date born = date_from_ymd(year, demo_between(r, 1, 12), demo_between(r, 1, 28));
	char iso[DATE_ISO_SIZE];
	date_iso(born, iso);
	demo_name(r, spanish, &p->row.name);
	(void)text_put(p->row.language, sizeof p->row.language, spanish ? "ES" : "EN");
	(void)text_put(p->row.reason, sizeof p->row.reason, demo_reason(r));
	if (p->role || demo_chance(r, 92))
		(void)text_put(p->secrets.dob, sizeof p->secrets.dob, iso);
	/* Areas 773 to 899 were not given out before 2011, and then to newborn children. */
	int area = demo_between(r, 773, 899), group = demo_between(r, 1, 99);
	if (demo_chance(r, 88))
		(void)text_putf(p->secrets.ssn, sizeof p->secrets.ssn, "%03d%02d%04d", area, group,
			demo_between(r, 1, 9999));
	/* Some have told where they are, for a while, away from home. */
	if (!(traits & TRAIT_MIDDLE) && demo_chance(r, 2)) {
		size_t away = (size_t)demo_below(r, (int)demo_place_count());
		p->row.told = demo_place_zones(demo_place_at(away));
		p->row.told_until = date_add_days(w->today, demo_between(r, 5, 60));
	}
}

/* --- what is owed ---------------------------------------------------------------------- */

static void plan_client(struct demo_world *w, struct demo_person *p, struct demo_account *a)
{
	bool medical = strcmp(a->story->status, "MED") == 0;
	struct account_row *row = &a->row;
	struct demo_rng *r = &p->rng;
	a->client = &w->clients[p->role ? p->role->client :
		medical ? 0 : demo_below(r, DEMO_CLIENTS)];
	row->id = w->next_account++;
	row->client_id = a->client->id;
	/* A client's numbers are scattered, and no two are the same. */
	long long number = (long long)(row->id - 10000000) * 7 + demo_below(r, 7);
	(void)text_putf(row->client_account, sizeof row->client_account, "%s%08lld",
		a->client->prefix, number);
	(void)text_put(row->debt_type, sizeof row->debt_type, a->client->debt_type);
	(void)text_put(row->original_creditor, sizeof row->original_creditor, a->client->name);
}

static void count_placed(struct demo_account *a)
{
	a->row.balance = MONEY_ZERO;
	for (int b = 0; b < BUCKET_COUNT; b++)
		a->row.balance.cents += a->row.owed.of[b].cents;
	a->placed = a->row.balance;
	a->client->rows++;
	a->client->cents += a->placed.cents;
}

static void plan_money(struct demo_world *w, struct demo_rng *r, struct demo_account *a)
{
	const struct demo_client *c = a->client;
	struct account_row *row = &a->row;
	struct money *owed = row->owed.of;
	/* Many small balances and a few large ones. */
	int64_t span = c->most - c->least, part = demo_below(r, 1000);
	owed[BUCKET_PRINCIPAL].cents = c->least + span * part * part / 1000000 + demo_below(r, 100);
	if (c->charges && demo_chance(r, 70))
		owed[BUCKET_INTEREST].cents = owed[BUCKET_PRINCIPAL].cents *
			demo_between(r, 1, 18) / 100;
	if (c->charges && demo_chance(r, 40))
		owed[BUCKET_FEES].cents = 500 * demo_between(r, 1, 12);
	count_placed(a);
	/* Something was paid to the client since; the remittance told us. */
	if (demo_chance(r, 12) && a->call_count > 2) {
		int64_t paid = owed[BUCKET_PRINCIPAL].cents / demo_between(r, 4, 20);
		row->last_paid.cents = paid;
		row->last_paid_on = date_add_days(w->today, -demo_between(r, 2, 12));
		owed[BUCKET_PRINCIPAL].cents -= paid;
		row->balance.cents -= paid;
		a->paid_here = true;
	} else if (demo_chance(r, 30)) {
		row->last_paid.cents = 2500 * demo_between(r, 1, 8);
		row->last_paid_on = date_add_days(row->delinquent_on, -demo_between(r, 3, 40));
	}
}

static void plan_dates(struct demo_rng *r, const struct demo_world *w, struct demo_account *a)
{
	struct account_row *row = &a->row;
	struct date first = a->call_count ? desk_date_of(w->d, a->calls[0].at)
		: a->next.kind == NEXT_NEW ? a->next.due : w->today;
	row->placed_on = date_add_days(first, a->call_count ? -demo_between(r, 2, 12) : 0);
	row->delinquent_on = date_add_days(row->placed_on, -demo_between(r, 130, 400));
	row->opened_on = date_add_days(row->delinquent_on, -demo_between(r, 60, 1500));
	if (a->client->charges)
		row->charged_off_on = date_add_days(row->delinquent_on, 120);
	row->itemization_on = a->client->charges ? row->charged_off_on : row->delinquent_on;
}

/* What the second account owes was placed with the first. */
static void role_money(struct demo_person *p, struct demo_account *a)
{
	bool second = a != &p->own[0];
	a->row.owed.of[BUCKET_PRINCIPAL].cents = second ? p->role->second : p->role->owed;
	count_placed(a);
	if (second)
		a->row.placed_on = p->own[0].row.placed_on;
}

static void plan_account(struct demo_world *w, struct demo_person *p,
	const struct demo_story *story)
{
	struct demo_account *a = &p->own[p->own_count++];
	struct account_row *row = &a->row;
	*a = (struct demo_account){ .story = story, .row = { .placed_on = DATE_NONE,
		.opened_on = DATE_NONE, .delinquent_on = DATE_NONE, .charged_off_on = DATE_NONE,
		.itemization_on = DATE_NONE, .last_paid_on = DATE_NONE, .last_worked_on = DATE_NONE,
		.consumer_id = p->row.id, .hot = (story->traits & TRAIT_HOT) != 0,
		.disputed = (story->traits & TRAIT_DISPUTED) != 0 } };
	(void)text_put(row->status.code, sizeof row->status.code, story->status);
	plan_client(w, p, a);
	demo_plan_calls(w, p, a);
	plan_dates(&p->rng, w, a);
	if (p->role)
		role_money(p, a);
	else
		plan_money(w, &p->rng, a);
	if (!(story->traits & TRAIT_SOON) && !p->role && demo_chance(&p->rng, 6))
		row->assigned_user_id = w->users[demo_below(&p->rng, DEMO_COLLECTORS)];
}

/* Every story once, then the cast, then anybody. */
static const struct demo_story *choose_story(const struct demo_world *w, struct demo_person *p)
{
	size_t i = 0, at = (size_t)w->people;
	while (i <= at && demo_story_at(i))
		i++;
	if (i > at)
		return demo_story_at(at);
	p->role = demo_role_at(at - i);
	if (!p->role)
		return NULL;
	p->story = demo_role_story(p->role, w->today);
	return &p->story;
}

void demo_plan(struct demo_world *w, struct demo_person *p)
{
	/* Nobody called about it; it is worked with the first. */
	static const struct demo_story quiet = { .status = "ACT", .next = NEXT_FOLLOWUP };
	struct demo_rng seed = { w->seed ^ ((uint64_t)w->people * UINT64_C(0x632be59bd9b4e019)) };
	int64_t left = 10000001 + w->accounts - w->next_account;
	*p = (struct demo_person){ .rng = { demo_next(&seed) }, .row = { .id = w->next_party++,
		.told_until = DATE_NONE } };
	const struct demo_story *story = choose_story(w, p);
	if (!story)
		story = demo_story_pick(&p->rng, false);
	p->place = choose_place(w, &p->rng, story);
	plan_party(w, p, story->traits);
	plan_phones(w, p, story->traits);
	plan_account(w, p, story);
	if (p->role) {
		if (p->role->second && left > 1)
			plan_account(w, p, &quiet);
		w->people++;
		return;
	}
	int own = demo_chance(&p->rng, 20) ? demo_between(&p->rng, 2, DEMO_OWN) : 1;
	if (story->traits & (TRAIT_NO_PHONE | TRAIT_BAD_PHONES))
		own = 1;                        /* another debt's calls would need a number */
	while (p->own_count < own && p->own_count < left)
		plan_account(w, p, demo_story_pick(&p->rng, true));
	w->people++;
}
