/* SPDX-License-Identifier: MIT */
#include "arrears/domain/facts.h"

struct gate_policy gate_policy_default(void)
{
	return (struct gate_policy){
		.quiet_days = 7, .max_calls = 7, .window_days = 7,
		.redial_minutes = 120, .max_per_day = 2, .sunday_start = 12 * 60,
		.concentration = 4, .media_warn = 5,
		.spouse_is_consumer = false, .work_calls = true,
	};
}

static zone_mask address_zones(const struct fact_address *a)
{
	zone_mask zones = zone_of_zip3(a->zip3).zones;

	if (zones == 0) {
		const struct state *st = state_find(a->state);

		zones = st != NULL ? st->zones : 0;
	}
	return zones;
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
