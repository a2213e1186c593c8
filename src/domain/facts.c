/* SPDX-License-Identifier: MIT */
#include "arrears/domain/facts.h"

#include <string.h>

struct gate_policy gate_policy_default(void)
{
	return (struct gate_policy){
		.quiet_days = 7, .max_calls = 7, .window_days = 7,
		.redial_minutes = 120, .max_per_day = 2, .sunday_start = 12 * 60,
		.concentration = 4, .media_warn = 5,
		.spouse_is_consumer = false, .work_calls = true,
	};
}

/* A ZIP code says more than its state. One of another state is a conflict: the consumer may be in
 * either, and the hour must suit both, 1006.6(b)(1)(i)-2. */
static zone_mask address_zones(const struct fact_address *a)
{
	struct zip3 zip = zone_of_zip3(a->zip3);
	const struct state *st = state_find(a->state);
	bool agree = strcmp(zip.state[0], a->state) == 0 || strcmp(zip.state[1], a->state) == 0;

	if (st == NULL || (zip.zones != 0 && agree))
		return zip.zones;
	return zip.zones | st->zones;
}

static bool phone_places(const struct fact_phone *p)
{
	return p->status != PHONE_BAD && p->status != PHONE_WRONG &&
		p->owner != REL_THIRD_PARTY && p->owner != REL_OTHER_SIDE;
}

static bool address_places(const struct fact_address *a)
{
	return !a->bad && a->type != ADDRESS_WORK;
}

/* Everything on file, good or not as asked. */
static zone_mask gather(const struct gate_facts *f, bool usable)
{
	zone_mask zones = 0;

	for (int i = 0; i < f->address_count; i++)
		if (address_places(&f->addresses[i]) == usable)
			zones |= address_zones(&f->addresses[i]);
	for (int i = 0; i < f->phone_count; i++)
		if (phone_places(&f->phones[i]) == usable)
			zones |= zone_of_npa(f->phones[i].npa).zones;
	return zones;
}

/* RCW 19.16.250: a Washington landline is where its area code says. */
static zone_mask landline_zones(const struct fact_phone *dialled)
{
	if (dialled == NULL || (dialled->type != PHONE_HOME && dialled->type != PHONE_WORK))
		return 0;
	struct npa npa = zone_of_npa(dialled->npa);
	const struct state *st = state_find(npa.state);

	return st != NULL && (st->flags & STATE_LANDLINE_BY_NPA) ? npa.zones : 0;
}

struct whereabouts facts_whereabouts(const struct gate_facts *f, const struct fact_phone *dialled)
{
	struct whereabouts w = { .zones = f->told, .told = f->told != 0 };

	if (!w.told)
		w.zones = gather(f, true);
	if (w.zones == 0) {
		/* Nothing says where: 11:00-21:00 Eastern suits the contiguous states; Hawaii only
		 * if something on file, though no longer good, pointed there. */
		w.assumed = true;
		w.zones = ZONE_BIT(ZONE_E) | ZONE_BIT(ZONE_P) |
			(gather(f, false) & ZONE_BIT(ZONE_HI));
	}
	w.zones |= landline_zones(dialled);
	return w;
}
