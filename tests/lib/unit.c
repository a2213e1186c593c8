/* SPDX-License-Identifier: MIT */
#include "unit.h"

int unit_rounds(int rounds)
{
	return getenv("ARREARS_LONG") ? rounds * 100 : rounds;
}

/* splitmix64 (Sebastiano Vigna, public domain). */
uint64_t unit_random(void)
{
	static uint64_t state = 20261124;
	uint64_t z = state += 0x9e3779b97f4a7c15U;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	return z ^ (z >> 31);
}

int64_t unit_between(int64_t low, int64_t high)
{
	return low + (int64_t)(unit_random() % (uint64_t)(high - low + 1));
}
