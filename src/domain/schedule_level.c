/* SPDX-License-Identifier: MIT */
#include "schedule_private.h"

#define ONE ((wide_int)1000000000000000000) /* of a discount factor: eighteen decimals */
#define FINE 1000000000                     /* of a level payment before it is rounded */

int64_t plan_period(const struct schedule_terms *t, int no, struct date from, struct date to)
{
	int64_t whole = YEAR_UNITS / frequency_per_year(t->due.every);

	if (t->basis == BASIS_DAYS)
		return daycount_year(t->daycount, from, to);
	if (no == 1 && t->first_part > 0)
		return whole * t->first_part / 1000000;
	return whole;
}

wide_int plan_interest(wide_int units)
{
	return money_divide(units, INTEREST_DEN, ROUND_HALF_UP);
}

/* num / den to 1/scale, half up, where num x scale would not fit. */
static wide_int fraction(wide_int num, wide_int den, wide_int scale)
{
	return num / den * scale + money_divide(num % den * scale, den, ROUND_HALF_UP);
}

/* The periods of the installments that repay: from the date of the one before the first to each. */
struct span { struct date from; int first, last; };

static struct span repaying(const struct plan_run *run)
{
	const struct schedule_terms *t = run->t;
	struct span s = { .from = run->at, .first = run->no + 1, .last = run->count };

	if (s.first <= t->grace_principal) {
		s.first = t->grace_principal + 1;
		s.from = schedule_date(&t->due, t->grace_principal);
	}
	return s;
}

/* A part period and its rest are one of the whole periods here. */
static int64_t span_period(const struct plan_run *run, const struct span *s, int no,
	struct date from)
{
	const struct schedule_terms *t = run->t;

	if (t->basis == BASIS_DAYS && t->level_rule == LEVEL_FIRST)
		return plan_period(t, 0, t->start, schedule_date(&t->due, 1));
	return plan_period(t, 0, no == s->first ? s->from : from, schedule_date(&t->due, no));
}

/* The annuity of schedule.h: *num / *den = (balance - balloon x D(n)) / sum of D(k). */
static void annuity(const struct plan_run *run, const struct span *s, wide_int *num, wide_int *den)
{
	wide_int d = ONE, sum = 0;
	struct date from = s->from;

	for (int no = s->first; no <= s->last; no++) {
		wide_int rate = (wide_int)run->t->millionths * span_period(run, s, no, from);

		d = money_divide(d * INTEREST_DEN, INTEREST_DEN + rate, ROUND_HALF_UP);
		sum += d;
		from = schedule_date(&run->t->due, no);
	}
	*num = run->balance / run->scale * ONE - run->t->balloon.cents * d;
	*den = sum;
}

/* Principal in equal parts, and the interest of all these periods too. */
static void flat(const struct plan_run *run, const struct span *s, wide_int *num, wide_int *den)
{
	wide_int units = 0;
	struct date from = s->from;

	for (int no = s->first; no <= s->last; no++) {
		struct date to = schedule_date(&run->t->due, no);

		units += plan_period(run->t, 0, from, to);
		from = to;
	}
	*num = (run->balance / run->scale - run->t->balloon.cents) * INTEREST_DEN +
		run->base / run->scale * run->t->millionths * units;
	*den = INTEREST_DEN * (wide_int)(s->last - s->first + 1);
}

void plan_level(struct plan_run *run)
{
	const struct schedule_terms *t = run->t;
	struct span s = repaying(run);
	wide_int num, den, unit = t->unit > 0 ? t->unit : 1;

	if (s.first > s.last) {
		run->level = run->balance;
		return;
	}
	if (t->method == METHOD_LEVEL) {
		annuity(run, &s, &num, &den);
	} else if (t->method == METHOD_FLAT) {
		flat(run, &s, &num, &den);
	} else {
		num = run->balance / run->scale - t->balloon.cents;
		den = s.last - s.first + 1;
	}
	if (num < 0)
		num = 0;
	if (run->scale > 1)
		run->level = fraction(num, den, run->scale);
	else
		run->level = unit *
			money_divide(fraction(num, den, FINE), FINE * unit, t->rounding);
}
