/* SPDX-License-Identifier: MIT */
#include "gate_parts.h"

#define LOOK_AHEAD (400 * GATE_DAY)

static gate_part *const parts[STAGE_COUNT] = {
	[STAGE_HOLD] = gate_holds, [STAGE_ATTORNEY] = gate_attorney,
	[STAGE_PERSON] = gate_relation, [STAGE_OPTOUT] = gate_optout,
	[STAGE_PLACE] = gate_places, [STAGE_TIME] = gate_hours,
	[STAGE_QUIET] = gate_quiet, [STAGE_SEVEN] = gate_seven,
	[STAGE_STATE] = gate_state, [STAGE_SOFT] = gate_soft,
};

static const struct gate_override overrides[] = {
	{ "LAW", "The call is required by law" },
	{ "LITIG", "Active litigation or settlement of it" },
	{ "INFO", "Information was asked for; hung up before consent" },
	{ "DROP", "The call dropped in the middle of a settlement" },
	{ "URGENT", "Harm by a third party can be avoided now" },
};

const struct gate_override *gate_override_at(size_t i)
{
	return i < ARRAY_SIZE(overrides) ? &overrides[i] : NULL;
}

const struct gate_override *gate_override_find(const char *code)
{
	for (size_t i = 0; i < ARRAY_SIZE(overrides); i++)
		if (strcmp(overrides[i].code, code) == 0)
			return &overrides[i];
	return NULL;
}

void gate_tell(const struct gate_ctx *c, const struct gate_say *say)
{
	struct gate_answer *out = c->out;

	if (out == NULL)
		return;
	if (say->verdict > out->verdict)
		out->verdict = say->verdict;
	if (out->count == GATE_REASONS_MAX)
		return;
	struct gate_reason *r = &out->reasons[out->count++];

	*r = (struct gate_reason){ .stage = say->stage, .verdict = say->verdict, .pace = say->pace,
		.until_utc = say->until == GATE_FOREVER ? GATE_NEVER : say->until };
	(void)err_set(&r->say, say->id, "", say->s[0] ? say->s[0] : "", say->s[1] ? say->s[1] : "",
		say->s[2] ? say->s[2] : "", say->s[3] ? say->s[3] : "", (char *)NULL);
}

bool gate_is_voice(const struct gate_ctx *c)
{
	return c->act->medium == MEDIUM_CALL && c->relation != REL_OTHER_SIDE;
}

static const struct fact_account *find_account(const struct gate_facts *f, int64_t id)
{
	for (int i = 0; i < f->account_count; i++)
		if (f->accounts[i].id == id)
			return &f->accounts[i];
	return NULL;
}

static const struct fact_phone *find_phone(const struct gate_facts *f, const struct gate_act *act)
{
	if (!(act->medium & (MEDIUM_CALL | MEDIUM_TEXT)))
		return NULL;
	for (int i = 0; i < f->phone_count; i++)
		if (f->phones[i].id == act->target)
			return &f->phones[i];
	return NULL;
}

/* DC and Massachusetts: Eastern hours too, wherever the consumer is now. */
static zone_mask eastern_too(const struct gate_facts *f)
{
	for (int i = 0; i < f->address_count; i++) {
		const struct state *st = state_find(f->addresses[i].state);

		if (!f->addresses[i].bad && st != NULL && (st->flags & STATE_EASTERN_TOO))
			return ZONE_BIT(ZONE_E);
	}
	return 0;
}

static struct gate_ctx context(const struct gate_facts *f, const struct gate_act *act,
	struct gate_answer *out)
{
	struct gate_ctx c = { .f = f, .act = act, .out = out, .relation = f->relation,
		.account = find_account(f, act->account), .phone = find_phone(f, act) };

	if (c.phone != NULL && c.relation == REL_CONSUMER)
		c.relation = c.phone->owner;
	c.where = facts_whereabouts(f, c.phone);
	c.zones = c.where.zones | eastern_too(f);
	return c;
}

/* The first instant not before t at which every part (and the pace if asked) lets it through. */
static int64_t earliest(struct gate_ctx c, int64_t t, bool pace)
{
	int64_t limit = t + LOOK_AHEAD, next = t;

	c.out = NULL;
	do {
		t = next;
		for (int s = 0; s < STAGE_COUNT; s++) {
			int64_t at = parts[s](&c, t);

			next = at > next ? at : next;
		}
		int64_t ready = pace ? gate_pace(&c, t) : t;

		next = ready > next ? ready : next;
		if (next > limit)
			return GATE_NEVER;
	} while (next != t);
	return t;
}

static void tell_alone(struct gate_answer *out, enum gate_stage stage, enum msgid id,
	const char *subst)
{
	struct gate_ctx c = { .out = out };

	gate_tell(&c, &(struct gate_say){ .stage = stage, .verdict = GATE_BLOCK,
		.until = GATE_FOREVER, .id = id, .s = { subst } });
}

/* A lead's reason: true unless it is not one of the five. */
static bool take_override(struct gate_ctx *c)
{
	const char *code = c->act->override;

	if (code == NULL || *code == '\0')
		return true;
	if (gate_override_find(code) == NULL) {
		gate_tell(c, &(struct gate_say){ .stage = STAGE_QUIET, .verdict = GATE_BLOCK,
			.until = GATE_FOREVER, .id = MSG_GATE_OVERRIDE_UNKNOWN, .s = { code } });
		return false;
	}
	c->waived = true;
	return true;
}

static bool frequency_lifted(const struct gate_answer *out)
{
	for (int i = 0; i < out->count; i++)
		if (out->reasons[i].verdict == GATE_WARN && (out->reasons[i].stage == STAGE_QUIET ||
		    out->reasons[i].stage == STAGE_SEVEN))
			return true;
	return false;
}

/* Every reason has its end, yet their times never meet: say that the place must be resolved. */
static void tell_no_window(const struct gate_ctx *c)
{
	for (int i = 0; i < c->out->count; i++)
		if (c->out->reasons[i].verdict == GATE_BLOCK &&
		    c->out->reasons[i].until_utc == GATE_NEVER)
			return;
	gate_tell(c, &(struct gate_say){ .stage = STAGE_SOFT, .verdict = GATE_BLOCK,
		.until = GATE_FOREVER, .id = MSG_GATE_NO_WINDOW });
}

void gate_decide(const struct gate_facts *f, const struct gate_act *act, struct gate_answer *out)
{
	memset(out, 0, sizeof(*out));
	struct gate_ctx c = context(f, act, out);

	if (c.account == NULL) {
		char id[24];

		(void)snprintf(id, sizeof(id), "%lld", (long long)act->account);
		tell_alone(out, STAGE_HOLD, MSG_GATE_TOO_MANY, id);
		return;
	}
	bool known = take_override(&c);
	for (int s = 0; s < STAGE_COUNT; s++)
		(void)parts[s](&c, f->now_utc);
	if (c.waived && frequency_lifted(out))
		gate_tell(&c, &(struct gate_say){ .stage = STAGE_SOFT, .verdict = GATE_WARN,
			.id = MSG_GATE_OVERRIDDEN, .s = { act->override } });
	const struct fact_consent *s = gate_is_voice(&c) ? gate_consent(&c, f->now_utc) : NULL;

	out->consent = s != NULL;
	out->consent_id = s != NULL ? s->id : 0;
	if (!known)
		return;
	out->next_utc = earliest(c, f->now_utc, false);
	out->paced_utc = earliest(c, f->now_utc, true);
	if (out->next_utc == GATE_NEVER)
		tell_no_window(&c);
	if (out->verdict != GATE_BLOCK && act->medium != MEDIUM_MAIL)
		out->until_utc = gate_hours_end(&c, f->now_utc);
}

static const struct gate_reason *first_reason(const struct gate_answer *a)
{
	const struct gate_reason *warn = NULL;

	for (int i = 0; i < a->count; i++) {
		if (a->reasons[i].verdict == GATE_BLOCK)
			return &a->reasons[i];
		if (warn == NULL && a->reasons[i].verdict == GATE_WARN)
			warn = &a->reasons[i];
	}
	return warn;
}

void gate_phone(const struct gate_facts *f, int64_t account, int phone_index,
	struct gate_phone *out)
{
	const struct fact_phone *p = &f->phones[phone_index];
	zone_mask own = zone_of_npa(p->npa).zones;
	struct gate_answer a;

	gate_decide(f, &(struct gate_act){ .medium = MEDIUM_CALL, .target = p->id,
		.account = account }, &a);
	memset(out, 0, sizeof(*out));
	out->verdict = a.verdict;
	out->zone = zone_westmost(own != 0 ? own : facts_whereabouts(f, p).zones, f->now_utc);
	out->second = zone_second(out->zone, f->now_utc);
	out->until_utc = a.until_utc;
	out->next_utc = a.next_utc;
	out->paced_utc = a.paced_utc;
	const struct gate_reason *why = first_reason(&a);

	if (why != NULL)
		out->why = *why;
}

/* Is a (0 = never) earlier than b (0 = never)? */
static bool sooner(int64_t a, int64_t b)
{
	return a != GATE_NEVER && (b == GATE_NEVER || a < b);
}

void gate_account(const struct gate_facts *f, int64_t account, struct gate_account *out)
{
	struct gate_answer none = { 0 };

	memset(out, 0, sizeof(*out));
	tell_alone(&none, STAGE_OPTOUT, MSG_GATE_NO_PHONE, NULL);
	out->verdict = GATE_BLOCK;
	out->best = -1;
	out->why = none.reasons[0];
	for (int i = 0; i < f->phone_count; i++) {
		struct gate_phone p;

		gate_phone(f, account, i, &p);
		if (i == 0 || sooner(p.next_utc, out->next_utc) ||
		    (p.next_utc == out->next_utc && p.verdict < out->verdict)) {
			out->next_utc = p.next_utc;
			out->verdict = p.verdict;
			out->why = p.why;
		}
		if (sooner(p.paced_utc, out->paced_utc))
			out->paced_utc = p.paced_utc;
		bool wanted = f->wanted != 0 && f->phones[i].id == f->wanted;

		if ((out->best < 0 || wanted) && p.paced_utc == f->now_utc)
			out->best = i;
	}
}

struct date gate_local_date(const struct gate_facts *f, int64_t utc)
{
	struct gate_ctx c = { .f = f, .zones = facts_whereabouts(f, NULL).zones };

	return gate_last_date(&c, utc);
}
