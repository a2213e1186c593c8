/* SPDX-License-Identifier: MIT */
#include "arrears/domain/promise.h"

#include "promise_private.h"
#include "words.h"

static const char *const states[PROMISE_STATE_COUNT] = {
	[PROMISE_OPEN] = "open", [PROMISE_KEPT] = "kept", [PROMISE_PARTIAL] = "partial",
	[PROMISE_BROKEN] = "broken", [PROMISE_CANCELLED] = "cancelled",
};

static const struct { const char *name; char letter; bool mail, promised; }
	tenders[TENDER_COUNT] = {
	[TENDER_CARD] = { "card", 'C', .promised = true },
	[TENDER_ACH] = { "ach", 'A', .promised = true },
	[TENDER_CHECK] = { "check", 'K', .mail = true, .promised = true },
	[TENDER_MAIL] = { "mail", 'M', .mail = true, .promised = true },
	[TENDER_CASH] = { "cash", '$' },
	[TENDER_WIRE] = { "wire", 'W' },
};

const char *promise_state_name(enum promise_state s)
{
	return (unsigned)s < PROMISE_STATE_COUNT ? states[s] : "";
}

bool promise_state_parse(const char *text, enum promise_state *out)
{
	int at = word_find(states, PROMISE_STATE_COUNT, text);

	if (at >= 0)
		*out = (enum promise_state)at;
	return at >= 0;
}

const char *tender_name(enum tender t)
{
	return (unsigned)t < TENDER_COUNT ? tenders[t].name : "";
}

const char *tender_word(enum tender t)
{
	return t == TENDER_ACH ? "ACH" : tender_name(t);
}

const char *method_word(const char *name)
{
	enum tender t;

	return tender_parse(name, &t) ? tender_word(t) : name;
}

char tender_letter(enum tender t)
{
	return (unsigned)t < TENDER_COUNT ? tenders[t].letter : ' ';
}

bool tender_parse(const char *text, enum tender *out)
{
	for (int t = 0; t < TENDER_COUNT; t++) {
		char letter[2] = { tenders[t].letter, '\0' };

		if (word_same(letter, text) || word_same(tenders[t].name, text)) {
			*out = (enum tender)t;
			return true;
		}
	}
	return false;
}

static bool tender_by_mail(enum tender t)
{
	return (unsigned)t < TENDER_COUNT && tenders[t].mail;
}

bool tender_promised(enum tender t)
{
	return (unsigned)t < TENDER_COUNT && tenders[t].promised;
}

struct date tender_clears(enum tender t, struct date dated, const struct clear_rule *r)
{
	int days = tender_by_mail(t) ? r->check : t == TENDER_ACH ? r->ach :
		t == TENDER_CARD ? r->card : 0;

	return days > 0 ? date_add_business_days(dated, days) : dated;
}

struct date promise_deadline(struct date due, enum tender by, const struct promise_rule *r)
{
	if (date_is_none(due))
		return due;
	if (!date_is_business_day(due))
		due = date_add_business_days(due, 1);
	return date_add_business_days(due, tender_by_mail(by) ? r->grace_mail : r->grace_phone);
}

bool paid_since(const struct paid *p, struct date created, int64_t created_utc)
{
	int order = date_cmp(p->dated, created);

	return order > 0 || (order == 0 && p->utc > created_utc);
}

bool paid_for(const struct paid *p, struct date created, int64_t created_utc,
	const struct agreed_later *later)
{
	return paid_since(p, created, created_utc) &&
		!(later->any && paid_since(p, later->on, later->utc));
}

bool paid_stands(const struct paid *p, struct date on)
{
	return date_is_none(p->undone) || date_cmp(p->undone, on) > 0;
}

/* Down, in favor of who promised, but a promise of nothing is kept by nobody. */
struct money promise_needed(struct money amount, int32_t tolerance)
{
	wide_int cents = (wide_int)amount.cents * tolerance / 10000;

	return (struct money){ cents < 1 ? 1 : (int64_t)cents };
}

/* Taken back when the promise was over: after its last day, or when another stood. */
static bool lost(const struct promise_facts *p, const struct paid *paid, struct date deadline)
{
	return date_cmp(paid->undone, deadline) > 0 ||
		(p->later.any && date_cmp(paid->undone, p->later.on) >= 0);
}

struct promise_grade promise_grade(const struct promise_facts *p, const struct paid *paid, size_t n,
	struct date today)
{
	struct promise_grade g = { .state = PROMISE_CANCELLED,
		.needed = promise_needed(p->amount, p->rule.tolerance),
		.deadline = promise_deadline(p->due, p->by, &p->rule) };
	bool past = date_cmp(today, g.deadline) > 0, over = past || p->later.any;
	struct date until = past ? g.deadline : today;
	bool fell = false;

	for (size_t i = 0; i < n; i++) {
		if (!paid_for(&paid[i], p->created, p->created_utc, &p->later) ||
		    date_cmp(paid[i].dated, until) > 0)
			continue;
		if (paid_stands(&paid[i], today))
			g.paid.cents += paid[i].amount.cents;
		else if (lost(p, &paid[i], g.deadline))
			fell = true;
	}
	if (g.paid.cents > p->amount.cents)
		g.over.cents = g.paid.cents - p->amount.cents;
	if (p->cancelled)
		return g;
	if (g.paid.cents >= g.needed.cents)
		g.state = PROMISE_KEPT;
	else if (!over)
		g.state = PROMISE_OPEN;
	else
		g.state = g.paid.cents == 0 || fell ? PROMISE_BROKEN : PROMISE_PARTIAL;
	return g;
}

bool promise_needs_consent(struct date conversation, struct date due)
{
	int32_t days = date_days_between(conversation, due);

	return days >= 0 && days <= 6;
}

const char *promise_miss_text(int nth)
{
	if (nth <= 1)
		return "First missed promise: ask what happened, take the whole sum or a new date.";
	if (nth == 2)
		return "Second missed promise: ask what has changed, take a smaller sum sooner.";
	return "Missed again: review the budget, or refer it to a lead.";
}
