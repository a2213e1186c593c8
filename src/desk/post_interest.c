/* SPDX-License-Identifier: MIT */
/* Interest in the hands of a posting. By its value date a payment pays the interest that had run by
 * then, whatever was posted before it or since. What it paid of interest that had not run, as a
 * payment dated back or a lower rate shows, is turned to principal on its own day. */
#include "post_private.h"

#include "arrears/base/mem.h"
#include "interest_private.h"

/* --- what money paid of interest, day by day --------------------------------------------- */

struct days { struct interest_day *at; struct money *want; size_t count, room; };
#define DAYS_AUTO ATTR_CLEANUP(days_free) struct days

static void days_free(struct days *s)
{
	free(s->at);
	free(s->want);
}

static bool add_day(void *arg, const struct interest_day *d)
{
	struct days *s = arg;
	if (d->owed.cents == 0 && d->paid.cents == 0 && d->turned.cents == 0)
		return true;
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : 16;
		s->at = mem_grow(s->at, s->room, sizeof *s->at);
	}
	s->at[s->count++] = *d;
	return true;
}

/* As if that much interest was paid then, too. */
static void add_paid(struct days *s, struct date on, int64_t cents)
{
	size_t i = 0;
	while (i < s->count && date_cmp(s->at[i].on, on) < 0)
		i++;
	if (i == s->count || date_cmp(s->at[i].on, on) != 0) {
		struct interest_day day = { .on = on, .owed = { 1 } };
		(void)add_day(s, &day);
		for (size_t k = s->count - 1; k > i; k--)
			s->at[k] = s->at[k - 1];
		s->at[i] = (struct interest_day){ .on = on };
	}
	s->at[i].paid.cents += cents;
}

/* What was paid of interest on each day that had not run by then: that is to be turned to
 * principal, which bears less from there on. A waiver is no money: it turns nothing. */
static enum msgid days_weigh(struct days *s, struct interest_case *ic, const struct terms *t,
	struct err *err)
{
	int64_t owed = 0, left = 0;
	enum msgid m = MSG_OK;
	s->want = mem_alloc(s->count + 1, sizeof *s->want);
	for (size_t i = 0; i < s->count; i++)
		left += s->at[i].paid.cents;
	for (size_t i = 0; m == MSG_OK && i < s->count; i++) {
		const struct interest_day *d = &s->at[i];
		struct money ran = MONEY_ZERO;
		int64_t want = 0;
		owed += d->owed.cents - d->paid.cents;
		if (d->paid.cents > 0 || d->turned.cents != 0)
			m = interest_total(ic, t, d->on, &ran, err);
		if (m == MSG_OK && d->paid.cents > 0 && ran.cents + owed < 0)
			want = -(ran.cents + owed);
		want = want < d->paid.cents ? want : d->paid.cents;
		want = want < left ? want : left;
		want = want > 0 ? want : 0;
		if (want != d->turned.cents)
			interest_case_change(ic, d->on, (struct money){ d->turned.cents - want });
		s->want[i].cents = want;
		owed += want;
		left -= want;
	}
	return m;
}

static enum msgid days_load(struct post_run *run, const struct post_case *c, struct days *s,
	struct err *err)
{
	*s = (struct days){ .count = 0 };
	return ledger_interest_days(run->d->db, c->a.id, add_day, s, err);
}

/* The parts of money that move on their day, those turned to principal or those turned back. What
 * was turned back is no more than stands there of interest. */
static enum msgid days_turn(struct post_run *run, struct post_case *c, const struct days *s,
	struct interest_case *ic, int sign, struct err *err)
{
	struct date on = ic->on;
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < s->count; i++) {
		int64_t more = s->want[i].cents - s->at[i].turned.cents;
		struct ledger_entry e = { .type = ENTRY_INTEREST, .effective_on = s->at[i].on };
		if (more < -c->owed.of[BUCKET_INTEREST].cents)
			more = -c->owed.of[BUCKET_INTEREST].cents;
		if (sign > 0 ? more <= 0 : more >= 0)
			continue;
		e.change.of[BUCKET_INTEREST].cents = more;
		e.change.of[BUCKET_PRINCIPAL].cents = -more;
		ic->on = e.effective_on;
		(void)text_put(e.authority, sizeof e.authority, interest_authority(ic));
		(void)text_put(e.reason, sizeof e.reason, more > 0 ?
			"paid on principal: less interest had run" :
			"paid on interest: more interest had run");
		m = case_insert(run, c, &e, err);
	}
	ic->on = on;
	return m;
}

/* --- a payment that is dated back -------------------------------------------------------- */

enum msgid case_interest_then(struct post_run *run, const struct post_case *c, struct date on,
	struct money *owed, bool *runs, struct err *err)
{
	INTEREST_CASE ic = { .rate_count = 0 };
	DAYS_AUTO s = { .count = 0 };
	struct money sum = MONEY_ZERO;
	enum msgid m = interest_load(run->d, &c->a, &c->client->terms, on, &ic, err);
	*runs = ic.rate_count > 0;
	if (m != MSG_OK || !*runs)
		return m;
	m = days_load(run, c, &s, err);
	if (m == MSG_OK)
		m = interest_total(&ic, &c->client->terms, on, &sum, err);
	for (size_t i = 0; i < s.count && date_cmp(s.at[i].on, on) <= 0; i++)
		sum.cents += s.at[i].owed.cents - s.at[i].paid.cents + s.at[i].turned.cents;
	owed->cents = sum.cents > 0 ? sum.cents : 0;
	return m;
}

enum msgid case_make_room(struct post_run *run, struct post_case *c, struct date on,
	struct buckets *change, struct err *err)
{
	INTEREST_CASE ic = { .rate_count = 0 };
	DAYS_AUTO s = { .count = 0 };
	enum msgid m = interest_load(run->d, &c->a, &c->client->terms, on, &ic, err);
	if (m == MSG_OK && ic.rate_count > 0)
		m = days_load(run, c, &s, err);
	if (m == MSG_OK && ic.rate_count > 0) {
		interest_case_change(&ic, on, change->of[BUCKET_PRINCIPAL]);
		add_paid(&s, on, -change->of[BUCKET_INTEREST].cents);
		m = days_weigh(&s, &ic, &c->client->terms, err);
		if (m == MSG_OK)
			m = days_turn(run, c, &s, &ic, 1, err);
	}
	int64_t over = -change->of[BUCKET_INTEREST].cents - c->owed.of[BUCKET_INTEREST].cents;
	if (over > 0) {
		change->of[BUCKET_INTEREST].cents += over;
		change->of[BUCKET_PRINCIPAL].cents -= over;
	}
	return m;
}

/* --- to a day ---------------------------------------------------------------------------- */

/* To the day of the case. What is too much comes off what is owed of it: more than was paid, or
 * waived, stays as it is. */
static enum msgid post_accrued(struct post_run *run, struct post_case *c,
	const struct interest_case *ic, struct money due, struct interest_posted *out,
	struct err *err)
{
	int64_t owed = c->owed.of[BUCKET_INTEREST].cents;
	struct ledger_entry e = { .type = ENTRY_INTEREST, .effective_on = ic->on };
	if (due.cents < 0 && -due.cents > owed)
		due.cents = owed > 0 ? -owed : 0;
	if (due.cents == 0)
		return MSG_OK;
	e.change.of[BUCKET_INTEREST] = due;
	if (due.cents > 0)
		(void)text_put(e.authority, sizeof e.authority, interest_authority(ic));
	else
		(void)text_put(e.reason, sizeof e.reason, "less accrued than was posted");
	enum msgid m = case_insert(run, c, &e, err);
	if (m == MSG_OK)
		*out = (struct interest_posted){ e.id, { out->amount.cents + due.cents } };
	return m;
}

static enum msgid reload(struct post_run *run, const struct post_case *c, struct date on,
	struct interest_case *ic, struct err *err)
{
	interest_case_free(ic);
	return interest_load(run->d, &c->a, &c->client->terms, on, ic, err);
}

/* What ran by other authorities before the one of the day: an entry for each. */
static enum msgid post_turns(struct post_run *run, struct post_case *c, struct interest_case *ic,
	struct interest_posted *out, struct err *err)
{
	struct date on = ic->on, turn = interest_turn(ic, ic->sum.last);
	struct money due = MONEY_ZERO;
	enum msgid m = MSG_OK;
	while (m == MSG_OK && !date_is_none(turn)) {
		m = reload(run, c, turn, ic, err);
		if (m == MSG_OK)
			m = interest_due(ic, &c->client->terms, &due, err);
		if (m == MSG_OK && due.cents > 0)
			m = post_accrued(run, c, ic, due, out, err);
		if (m == MSG_OK)
			m = reload(run, c, on, ic, err);
		turn = interest_turn(ic, turn);
	}
	return m;
}

/* Is any of it to be turned back to interest? Then what accrues again is posted with it. */
static bool turns_back(const struct days *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->want[i].cents < s->at[i].turned.cents)
			return true;
	return false;
}

enum msgid case_interest(struct post_run *run, struct post_case *c, struct date on, bool fix,
	struct interest_posted *out, struct err *err)
{
	INTEREST_CASE ic = { .rate_count = 0 };
	DAYS_AUTO s = { .count = 0 };
	struct money due = MONEY_ZERO;
	*out = (struct interest_posted){ .id = 0 };
	enum msgid m = interest_load(run->d, &c->a, &c->client->terms, on, &ic, err);
	if (m != MSG_OK || ic.rate_count == 0)
		return m;
	if (!fix)
		m = post_turns(run, c, &ic, out, err);
	if (m == MSG_OK)
		m = days_load(run, c, &s, err);
	if (m == MSG_OK)
		m = days_weigh(&s, &ic, &c->client->terms, err);
	if (m == MSG_OK)
		m = days_turn(run, c, &s, &ic, 1, err);
	if (m == MSG_OK)
		m = interest_due(&ic, &c->client->terms, &due, err);
	if (m == MSG_OK && due.cents > 0 && (!fix || turns_back(&s)))
		m = post_accrued(run, c, &ic, due, out, err);
	if (m == MSG_OK)
		m = days_turn(run, c, &s, &ic, -1, err);
	if (m == MSG_OK && due.cents < 0)
		m = post_accrued(run, c, &ic, due, out, err);
	return m;
}
