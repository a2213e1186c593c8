/* SPDX-License-Identifier: MIT */
/* Stage 9: states and cities that cap contacts more strictly; they apply on any indication that
 * the consumer lives there. No reason code of a lead lifts them. */
#include "gate_parts.h"

#define NEVER_EARLIER { 0 }                    /* in force before any date that matters */
#define SHIELD_SINCE { 20697 }                 /* 2026-09-01 */

static const struct state_cap caps[] = {
	{ "DC", NEVER_EARLIER, MEDIUM_CALL, CAP_DEBT, CAP_ANYWHERE, 4, 7, true, true,
		"D.C. Code 28-3814(d)(4)" },
	{ "MA", NEVER_EARLIER, MEDIUM_CALL | MEDIUM_TEXT, CAP_DEBT, CAP_NOT_WORK, 2, 7, true, false,
		"209 CMR 18.16(1)(d)" },
	{ "MA", NEVER_EARLIER, MEDIUM_CALL | MEDIUM_TEXT, CAP_DEBT, CAP_WORK, 2, 30, true, false,
		"209 CMR 18.16(1)(d)" },
	{ "NYC", SHIELD_SINCE, MEDIUM_CALL | MEDIUM_TEXT | MEDIUM_EMAIL, CAP_DEBT, CAP_ANYWHERE,
		3, 7, false, false, "6 RCNY 5-77" },
	{ "WA", NEVER_EARLIER, MEDIUM_ALL, CAP_PERSON, CAP_ANYWHERE, 3, 7, true, true,
		"RCW 19.16.250(13)" },
	{ "WA", NEVER_EARLIER, MEDIUM_ALL, CAP_PERSON, CAP_WORK, 1, 7, true, true,
		"RCW 19.16.250(13)" },
};

static bool zip_says(const struct zip3 *zip, const char *place)
{
	return strcmp(zip->state[0], place) == 0 || strcmp(zip->state[1], place) == 0 ||
		(zip->nyc && strcmp(place, "NYC") == 0);
}

static bool lives_in(const struct gate_facts *f, const char *place)
{
	for (int i = 0; i < f->address_count; i++) {
		const struct fact_address *a = &f->addresses[i];
		struct zip3 zip = zone_of_zip3(a->zip3);

		if (!a->bad && a->type != ADDRESS_WORK &&
		    (strcmp(a->state, place) == 0 || zip_says(&zip, place)))
			return true;
	}
	for (int i = 0; i < f->phone_count; i++) {
		const struct fact_phone *p = &f->phones[i];
		struct npa npa = zone_of_npa(p->npa);

		if (p->status != PHONE_BAD && p->status != PHONE_WRONG &&
		    p->owner != REL_THIRD_PARTY && p->owner != REL_OTHER_SIDE &&
		    (strcmp(npa.state, place) == 0 || (npa.nyc && strcmp(place, "NYC") == 0)))
			return true;
	}
	return false;
}

static bool where_fits(enum cap_where where, enum phone_type type)
{
	return where == CAP_ANYWHERE || (where == CAP_WORK) == (type == PHONE_WORK);
}

static bool cap_counts(const struct gate_ctx *c, const struct state_cap *cap,
	const struct fact_contact *k)
{
	if (k->person != c->f->person || k->inbound || k->voided || k->misdirected ||
	    !(k->medium & cap->media) || !where_fits(cap->where, k->phone_type))
		return false;
	if (k->medium == MEDIUM_CALL && cap->connected_only && !k->counted)
		return false;
	if (cap->except_consent && k->excluded)
		return false;
	return cap->unit == CAP_PERSON || contact_about(k, c->account->debt);
}

static int cap_count(const struct gate_ctx *c, const struct state_cap *cap, struct date d)
{
	struct date first = date_add_days(d, 1 - cap->days);
	int n = 0;

	for (int i = 0; i < c->f->contact_count; i++)
		if (date_cmp(c->f->contacts[i].local, first) >= 0 &&
		    cap_counts(c, cap, &c->f->contacts[i]))
			n++;
	return n;
}

static bool cap_applies(const struct gate_ctx *c, const struct state_cap *cap, int64_t t)
{
	if (!(cap->media & c->act->medium) || date_cmp(gate_last_date(c, t), cap->since) < 0)
		return false;
	if (!where_fits(cap->where, c->phone != NULL ? c->phone->type : PHONE_UNKNOWN))
		return false;
	return !(cap->except_consent && gate_consent(c, t) != NULL) && lives_in(c->f, cap->place);
}

static int64_t over_cap(const struct gate_ctx *c, const struct state_cap *cap, int64_t t)
{
	struct date d = gate_first_date(c, t);
	char max[12], days[12], on[9];

	if (cap_count(c, cap, d) < cap->max)
		return t;
	while (cap_count(c, cap, d) >= cap->max)
		d = date_add_days(d, 1);
	int64_t until = gate_everywhere(c, d, 0);

	(void)snprintf(max, sizeof(max), "%d", cap->max);
	(void)snprintf(days, sizeof(days), "%d", cap->days);
	date_show(d, on);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_STATE, .verdict = GATE_BLOCK,
		.until = until, .id = MSG_GATE_STATE_CAP, .s = { cap->place, max, days, on } });
	return until;
}

int64_t gate_state(const struct gate_ctx *c, int64_t t)
{
	int64_t next = t;

	if (c->relation == REL_OTHER_SIDE)
		return t;
	for (size_t i = 0; i < ARRAY_SIZE(caps); i++) {
		int64_t until = cap_applies(c, &caps[i], t) ? over_cap(c, &caps[i], t) : t;

		next = until > next ? until : next;
	}
	return next;
}
