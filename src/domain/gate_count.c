/* SPDX-License-Identifier: MIT */
/* Stages 7 and 8: the quiet period after a conversation and the calls in seven days,
 * 12 CFR 1006.14(b), per person and debt over all numbers; and the consent that lifts both. */
#include "gate_parts.h"

bool contact_about(const struct fact_contact *k, int64_t debt)
{
	for (int i = 0; i < k->debt_count; i++)
		if (k->debts[i] == debt)
			return true;
	return false;
}

/* Was the call placed for it, rather than the debt raised in the talk? */
static bool placed_about(const struct fact_contact *k, int64_t debt)
{
	int n = k->placed_for > 0 && k->placed_for < k->debt_count ? k->placed_for : k->debt_count;

	for (int i = 0; i < n; i++)
		if (k->debts[i] == debt)
			return true;
	return false;
}

static bool contact_counts(const struct fact_contact *k, const struct gate_facts *f)
{
	return k->person == f->person && k->medium == MEDIUM_CALL && k->counted && !k->inbound &&
		!k->excluded && !k->misdirected && !k->voided;
}

static bool is_talk(const struct fact_contact *k, const struct gate_facts *f)
{
	return k->person == f->person && k->conversation && !k->misdirected && !k->voided;
}

int gate_count(const struct gate_facts *f, int64_t debt, struct date d)
{
	struct date first = date_add_days(d, 1 - f->policy.window_days);
	int n = 0;

	for (int i = 0; i < f->contact_count; i++) {
		const struct fact_contact *k = &f->contacts[i];

		if (contact_counts(k, f) && placed_about(k, debt) && date_cmp(k->local, first) >= 0)
			n++;
	}
	return n;
}

/* The last conversation about a debt, DATE_NONE if none. */
static struct date gate_last_talk(const struct gate_facts *f, int64_t debt)
{
	struct date last = DATE_NONE;

	for (int i = 0; i < f->contact_count; i++) {
		const struct fact_contact *k = &f->contacts[i];

		if (is_talk(k, f) && contact_about(k, debt) && date_cmp(k->local, last) > 0)
			last = k->local;
	}
	return last;
}

/* First day, not before d, with room for one more call. */
static struct date gate_room_on(const struct gate_facts *f, int64_t debt, struct date d)
{
	while (gate_count(f, debt, d) >= f->policy.max_calls)
		d = date_add_days(d, 1);
	return d;
}

static bool talked_since(const struct gate_facts *f, const struct fact_consent *s)
{
	for (int i = 0; i < f->contact_count; i++) {
		const struct fact_contact *k = &f->contacts[i];

		if (is_talk(k, f) && contact_about(k, s->debt) && k->placed_utc > s->given_utc &&
		    (s->contact == 0 || k->id != s->contact))
			return true;
	}
	return false;
}

/* Given to us, for this debt, not revoked and not used up by a later conversation. */
static bool consent_stands(const struct gate_ctx *c, const struct fact_consent *s)
{
	return s->source == CONSENT_DIRECT && s->debt == c->account->debt && s->ended_utc == 0 &&
		!talked_since(c->f, s);
}

/* Its last day: seven days with the day given as day 1, or narrower terms. */
static struct date consent_last(const struct fact_consent *s)
{
	struct date seventh = date_add_days(s->given, 6);

	return date_is_none(s->to) || date_cmp(seventh, s->to) < 0 ? seventh : s->to;
}

const struct fact_consent *gate_consent(const struct gate_ctx *c, int64_t t)
{
	struct date first = gate_first_date(c, t), last = gate_last_date(c, t);

	for (int i = 0; i < c->f->consent_count; i++) {
		const struct fact_consent *s = &c->f->consents[i];

		if (consent_stands(c, s) && s->given_utc <= t && date_cmp(first, s->from) >= 0 &&
		    date_cmp(last, consent_last(s)) <= 0)
			return s;
	}
	return NULL;
}

/* `until`, or the first day of a consent that begins earlier. */
static int64_t or_consent(const struct gate_ctx *c, int64_t t, int64_t until)
{
	for (int i = 0; i < c->f->consent_count; i++) {
		const struct fact_consent *s = &c->f->consents[i];

		if (!consent_stands(c, s) || date_is_none(s->from) ||
		    date_cmp(s->from, consent_last(s)) > 0)
			continue;
		int64_t at = gate_everywhere(c, s->from, 0);

		until = at > t && at < until ? at : until;
	}
	return until;
}

/* Consent or a lead's reason lifts the presumption; the other side has no limits. */
static bool lifted(const struct gate_ctx *c, int64_t t)
{
	return c->waived || gate_consent(c, t) != NULL;
}

int64_t gate_quiet(const struct gate_ctx *c, int64_t t)
{
	struct date talk = gate_last_talk(c->f, c->account->debt);
	char on[9], to[9];

	if (!gate_is_voice(c) || date_is_none(talk))
		return t;
	struct date open = date_add_days(talk, c->f->policy.quiet_days);

	if (date_cmp(gate_first_date(c, t), open) >= 0)
		return t;
	bool free = lifted(c, t);
	if (free && !c->waived)
		return t;
	int64_t until = or_consent(c, t, gate_everywhere(c, open, 0));

	date_show(talk, on);
	date_show(date_add_days(open, -1), to);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_QUIET, .until = until,
		.verdict = free ? GATE_WARN : GATE_BLOCK, .id = MSG_GATE_QUIET, .s = { on, to } });
	return free ? t : until;
}

int64_t gate_seven(const struct gate_ctx *c, int64_t t)
{
	struct date today = gate_first_date(c, t);
	const struct gate_policy *p = &c->f->policy;
	int n = gate_count(c->f, c->account->debt, today);
	char have[12], max[12], days[12], on[9];

	if (!gate_is_voice(c) || n < p->max_calls)
		return t;
	bool free = lifted(c, t);
	if (free && !c->waived)
		return t;
	struct date open = gate_room_on(c->f, c->account->debt, today);
	int64_t until = or_consent(c, t, gate_everywhere(c, open, 0));

	(void)snprintf(have, sizeof(have), "%d", n);
	(void)snprintf(max, sizeof(max), "%d", p->max_calls);
	(void)snprintf(days, sizeof(days), "%d", p->window_days);
	date_show(open, on);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_SEVEN, .until = until,
		.verdict = free ? GATE_WARN : GATE_BLOCK, .id = MSG_GATE_SEVEN,
		.s = { have, max, days, on } });
	return free ? t : until;
}

void gate_tally(const struct gate_facts *f, int64_t account, struct gate_tally *out)
{
	const struct fact_account *a = NULL;
	struct gate_ctx c = { .f = f, .zones = facts_whereabouts(f, NULL).zones };
	struct date today = gate_first_date(&c, f->now_utc);

	*out = (struct gate_tally){ .max = f->policy.max_calls, .days = f->policy.window_days,
		.quiet_until = DATE_NONE, .free_on = DATE_NONE };
	for (int i = 0; i < f->account_count; i++)
		a = f->accounts[i].id == account ? &f->accounts[i] : a;
	if (a == NULL)
		return;
	out->calls = gate_count(f, a->debt, today);
	if (out->calls >= out->max)
		out->free_on = gate_room_on(f, a->debt, today);
	struct date talk = gate_last_talk(f, a->debt);
	struct date last = date_is_none(talk) ? talk :
		date_add_days(talk, f->policy.quiet_days - 1);

	if (date_cmp(last, today) >= 0)
		out->quiet_until = last;
}
