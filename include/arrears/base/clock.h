/* SPDX-License-Identifier: MIT */
/* The clock is a value in the context. Nothing else in the program asks the system for the
 * time. A clock that is set may be used only with a training database or in tests:
 * it runs on from the instant given, or stands still. */
#ifndef ARREARS_BASE_CLOCK_H
#define ARREARS_BASE_CLOCK_H

#include "arrears/base/date.h"

struct clock {
	int64_t offset;     /* seconds added to the system's UTC time; 0 = the real time */
	int64_t frozen_utc; /* if not 0: the time stands still here */
};

struct clock clock_system(void);
struct clock clock_starting_at(int64_t utc);   /* runs on from utc */
struct clock clock_frozen_at(int64_t utc);
int64_t clock_now(const struct clock *c);      /* UTC seconds */
int64_t clock_monotonic_ms(void);              /* for durations on the screen and time-outs */

#endif
