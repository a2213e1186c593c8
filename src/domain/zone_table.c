/* SPDX-License-Identifier: MIT */
/* The zone tables of data/zones, as data/zones.sh writes them. */
#include "arrears/domain/zone.h"

#define Z(name) ZONE_BIT(ZONE_##name)

#define NPA_ROW(code, what, set, st, city) \
	[code] = { .kind = NPA_##what, .zones = (zone_mask)(set), .state = st, .nyc = city },
#define ZIP_ROW(first, last, set, st, st2, city)
#define STATE_ROW(st, title, set, flag)
static const struct npa npas[1000] = {
#include "zones.inc"
};
#undef NPA_ROW
#undef ZIP_ROW

#define NPA_ROW(code, what, set, st, city)
#define ZIP_ROW(first, last, set, st, st2, city) \
	{ first, last, { .zones = (zone_mask)(set), .state = { st, st2 }, .nyc = city } },
static const struct zip_range { int first, last; struct zip3 zip; } zips[] = {
#include "zones.inc"
};
#undef ZIP_ROW
#undef STATE_ROW

#define ZIP_ROW(first, last, set, st, st2, city)
#define STATE_ROW(st, title, set, flag) \
	{ .code = st, .name = title, .zones = (zone_mask)(set), .flags = flag },
static const struct state states[] = {
#include "zones.inc"
};

struct npa zone_of_npa(int npa)
{
	return npa >= 0 && npa < (int)ARRAY_SIZE(npas) ? npas[npa] : npas[0];
}

int zip3_parse(const char *zip)
{
	int n = 0;
	for (int i = 0; i < 3; i++) {
		if (zip[i] < '0' || zip[i] > '9')
			return 0;
		n = n * 10 + zip[i] - '0';
	}
	return n;
}

struct zip3 zone_of_zip3(int zip3)
{
	size_t low = 0, high = ARRAY_SIZE(zips);

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (zip3 > zips[mid].last)
			low = mid + 1;
		else if (zip3 < zips[mid].first)
			high = mid;
		else
			return zips[mid].zip;
	}
	return (struct zip3){ 0 };
}

const struct state *state_find(const char *code)
{
	for (size_t i = 0; i < ARRAY_SIZE(states); i++)
		if (strcmp(states[i].code, code) == 0)
			return &states[i];
	return NULL;
}

const struct state *state_at(size_t i)
{
	return i < ARRAY_SIZE(states) ? &states[i] : NULL;
}
