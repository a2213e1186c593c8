/* SPDX-License-Identifier: MIT */
#include "arrears/domain/settlement.h"

#define WHOLE 100                              /* cents of a dollar */

static bool fits(const struct floor_row *r, int64_t client, int age, struct money balance)
{
	return r->client == client && age >= r->min_age &&
		money_cmp(balance, r->min_balance) >= 0;
}

static bool closer(const struct floor_row *a, const struct floor_row *b)
{
	if (a->min_age != b->min_age)
		return a->min_age > b->min_age;
	return money_cmp(a->min_balance, b->min_balance) > 0;
}

const struct floor_row *floor_pick(const struct floor_row *rows, size_t n, int64_t client,
	int age, struct money balance)
{
	const struct floor_row *best = NULL;

	for (size_t i = 0; i < n; i++)
		if (fits(&rows[i], client, age, balance) && (!best || closer(&rows[i], best)))
			best = &rows[i];
	if (best == NULL && client != 0)
		return floor_pick(rows, n, 0, age, balance);
	return best;
}

struct money floor_amount(int32_t basis_points, struct money balance)
{
	struct money out = balance;

	if (basis_points < 0 || basis_points > 10000)
		BUG("a floor that is no part of the balance");
	if (money_percent(balance, basis_points, ROUND_UP, &out, NULL) != MSG_OK)
		BUG("a part past the whole");
	return out;
}

static enum offer_verdict verdict(const struct offer *o, const struct money *floor)
{
	if (money_cmp(o->amount, o->balance) >= 0)
		return OFFER_FULL;
	if ((int)o->role < SETTLE_ROLES && money_cmp(o->amount, floor[o->role]) >= 0)
		return OFFER_OWN;
	if (o->role < USER_LEAD && money_cmp(o->amount, floor[USER_LEAD]) >= 0)
		return OFFER_LEAD;
	if (o->role != USER_ADMIN && money_cmp(o->amount, floor[USER_ADMIN]) >= 0)
		return OFFER_ADMIN;
	return OFFER_BELOW;
}

static struct money counter(const struct offer *o, struct money floor)
{
	struct money asked = o->asked.cents > 0 && money_cmp(o->asked, o->balance) < 0 ?
		o->asked : o->balance;
	int64_t half = o->amount.cents + (asked.cents - o->amount.cents + 1) / 2;
	int64_t whole = (half + WHOLE - 1) / WHOLE * WHOLE;

	if (whole < floor.cents)
		whole = floor.cents;
	return whole < asked.cents ? (struct money){ whole } : asked;
}

struct offer_answer offer_judge(const struct floor_row *row, const struct offer *o)
{
	struct offer_answer a = { 0 };
	size_t own = (int)o->role < SETTLE_ROLES ? (size_t)o->role : USER_COLLECTOR;

	if (o->amount.cents <= 0 || o->balance.cents <= 0)
		BUG("an offer of nothing, or on nothing");
	for (int r = 0; r < SETTLE_ROLES; r++)
		a.floor[r] = row ? floor_amount(row->floor[r], o->balance) : o->balance;
	a.verdict = verdict(o, a.floor);
	if (a.verdict == OFFER_FULL) {
		a.percent = 10000;
		return a;
	}
	a.forgiven.cents = o->balance.cents - o->amount.cents;
	a.percent = (int32_t)((wide_int)o->amount.cents * 10000 / o->balance.cents);
	a.report = settlement_reportable(o->balance, o->amount);
	if (a.verdict != OFFER_OWN)
		a.counter = counter(o, a.floor[own]);
	return a;
}

const char *offer_verdict_text(enum offer_verdict v)
{
	static const char *const texts[] = {
		[OFFER_FULL] = "Pays the balance in full",
		[OFFER_OWN] = "Within your authority",
		[OFFER_LEAD] = "Needs a lead",
		[OFFER_ADMIN] = "Needs an administrator",
		[OFFER_BELOW] = "Below every floor of the client",
	};

	return (unsigned)v < ARRAY_SIZE(texts) ? texts[v] : "";
}

bool settlement_reportable(struct money balance, struct money paid)
{
	return balance.cents - paid.cents >= SETTLE_REPORT_CENTS;
}
