/* SPDX-License-Identifier: MIT */
#include "arrears/base/clock.h"

static int64_t system_utc(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now) != 0)
		BUG("the system has no clock");
	return now.tv_sec;
}

struct clock clock_system(void)
{
	return (struct clock){ 0 };
}

struct clock clock_starting_at(int64_t utc)
{
	return (struct clock){ .offset = utc - system_utc() };
}

struct clock clock_frozen_at(int64_t utc)
{
	return (struct clock){ .frozen_utc = utc };
}

int64_t clock_now(const struct clock *c)
{
	return c->frozen_utc ? c->frozen_utc : system_utc() + c->offset;
}

int64_t clock_monotonic_ms(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		BUG("the system has no monotonic clock");
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
