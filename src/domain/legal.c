/* SPDX-License-Identifier: MIT */
#include "arrears/domain/legal.h"

static const char *const texts[LEGAL_CRITERIA] = {
	[LEGAL_STATUTE] = "Statute of limitations has time to run",
	[LEGAL_NOT_DISPUTED] = "Not disputed",
	[LEGAL_NOT_BANKRUPT] = "Not in bankruptcy",
	[LEGAL_NOT_DECEASED] = "Consumer is alive",
	[LEGAL_NO_PROMISE] = "No promise or plan is running",
	[LEGAL_BALANCE] = "Balance is large enough",
	[LEGAL_MEANS] = "Employer or assets are known",
	[LEGAL_ADDRESS] = "Address is verified for service",
	[LEGAL_QUIET] = "No contact and no payment of late",
	[LEGAL_NOT_MILITARY] = "Not on active duty",
};

const char *legal_criterion_text(enum legal_criterion c)
{
	return (unsigned)c < LEGAL_CRITERIA ? texts[c] : "";
}

static enum known yes(bool met)
{
	return met ? KNOWN_YES : KNOWN_NO;
}

/* Either will do: one that is there is enough, both must be missing to say no. */
static enum known either(enum known a, enum known b)
{
	if (a == KNOWN_YES || b == KNOWN_YES)
		return KNOWN_YES;
	return a == KNOWN_NO && b == KNOWN_NO ? KNOWN_NO : KNOWN_NOT;
}

static bool long_ago(struct date d, int32_t days, struct date today)
{
	return date_is_none(d) || date_days_between(d, today) >= days;
}

static enum known statute(const struct legal_facts *f, const struct terms *t, struct date today)
{
	if (date_is_none(f->statute))
		return KNOWN_NOT;
	return yes(date_cmp(f->statute, today) > 0 &&
		date_days_between(today, f->statute) >= t->legal_min_statute_days);
}

static enum known not_on_duty(const struct legal_facts *f, struct date today)
{
	if (f->protected || f->on_duty == KNOWN_YES)
		return KNOWN_NO;
	if (f->on_duty == KNOWN_NOT || date_is_none(f->searched))
		return KNOWN_NOT;
	return date_days_between(f->searched, today) <= LEGAL_SEARCH_DAYS ? KNOWN_YES : KNOWN_NOT;
}

static enum legal_verdict verdict(const enum known *met)
{
	enum legal_verdict v = LEGAL_RECOMMENDED;

	for (int c = 0; c < LEGAL_CRITERIA; c++) {
		if (met[c] == KNOWN_YES)
			continue;
		if (met[c] == KNOWN_NO && c <= LEGAL_NO_PROMISE)
			return LEGAL_BARRED;
		if (met[c] == KNOWN_NO)
			v = LEGAL_NOT_RECOMMENDED;
		else if (v == LEGAL_RECOMMENDED)
			v = LEGAL_FIND_OUT;
	}
	return v;
}

struct legal_answer legal_judge(const struct legal_facts *f, const struct terms *t,
	struct date today)
{
	struct legal_answer a = { .met = {
		[LEGAL_STATUTE] = statute(f, t, today),
		[LEGAL_NOT_DISPUTED] = yes(!f->disputed),
		[LEGAL_NOT_BANKRUPT] = yes(!f->bankrupt),
		[LEGAL_NOT_DECEASED] = yes(!f->deceased),
		[LEGAL_NO_PROMISE] = yes(!f->open_promise),
		[LEGAL_BALANCE] = yes(money_cmp(f->balance, t->legal_min_balance) >= 0),
		[LEGAL_MEANS] = either(f->assets, f->employer),
		[LEGAL_ADDRESS] = f->address_verified,
		[LEGAL_QUIET] = yes(long_ago(f->last_contact, t->legal_quiet_days, today) &&
			long_ago(f->last_payment, t->legal_quiet_days, today)),
		[LEGAL_NOT_MILITARY] = not_on_duty(f, today),
	} };

	a.verdict = verdict(a.met);
	return a;
}

const char *legal_verdict_text(enum legal_verdict v)
{
	static const char *const verdicts[] = {
		[LEGAL_RECOMMENDED] = "Legal action is recommended",
		[LEGAL_FIND_OUT] = "Find out first what is not known",
		[LEGAL_NOT_RECOMMENDED] = "Legal action is not recommended",
		[LEGAL_BARRED] = "Legal action is barred",
	};

	return (unsigned)v < ARRAY_SIZE(verdicts) ? verdicts[v] : "";
}
