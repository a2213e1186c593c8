/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/clock.h"

static void a_frozen_clock_stands_still(void **state)
{
	struct clock c = clock_frozen_at(1795514400);

	(void)state;
	assert_int_equal(clock_now(&c), 1795514400);
	assert_int_equal(clock_now(&c), 1795514400);
}

static void a_started_clock_runs_on_from_its_instant(void **state)
{
	struct clock c = clock_starting_at(1795514400);
	int64_t now = clock_now(&c);

	(void)state;
	assert_true(now >= 1795514400 && now < 1795514400 + 30);
}

static void the_system_clock_is_the_system_s(void **state)
{
	struct clock c = clock_system();
	struct timespec ts;
	int64_t now;

	(void)state;
	assert_int_equal(clock_gettime(CLOCK_REALTIME, &ts), 0);
	now = clock_now(&c);
	assert_true(now >= ts.tv_sec && now < ts.tv_sec + 30);
}

static void the_monotonic_clock_never_goes_back(void **state)
{
	int64_t last = clock_monotonic_ms();

	(void)state;
	for (int i = 0; i < 1000; i++) {
		int64_t now = clock_monotonic_ms();

		assert_true(now >= last);
		last = now;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frozen_clock_stands_still),
		cmocka_unit_test(a_started_clock_runs_on_from_its_instant),
		cmocka_unit_test(the_system_clock_is_the_system_s),
		cmocka_unit_test(the_monotonic_clock_never_goes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
