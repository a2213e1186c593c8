/* SPDX-License-Identifier: MIT */
/* A clock that was set back: no call until a lead looked at it. */
#include "callworld.h"

#include "arrears/desk/clockcheck.h"

#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)

static void a_clock_behind_the_audit_stops_calls_until_a_lead_looks(void **state)
{
	struct fixture *fx = *state;
	struct call_opened call;
	struct call_request req = { .account_id = FIX_OKAFOR_MED, .phone = 1 };

	logged(fx, typed(FIX_DOE_CARD, "NA"));
	fixture_at(fx, FIX_NOW - 60);
	assert_msg(call_open(&fx->d, &req, &call, NULL), MSG_CLOCK_BEHIND);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(call_open(&fx->d, &req, &call, NULL));
}

/* A result opens a call as a digit does; a caller's own call is none of ours. */
static void a_result_is_refused_too_until_a_lead_accepts_the_clock(void **state)
{
	struct fixture *fx = *state;
	struct result_input in = typed(FIX_OKAFOR_MED, "NA");
	struct result_outcome out;
	struct call_opened call;
	logged(fx, in);
	assert_msg(desk_clock_accept(&fx->d, NULL), MSG_NOT_AUTHORIZED);
	fixture_at(fx, FIX_NOW - 3600);
	assert_msg(log_result(&fx->d, &in, &out, NULL), MSG_CLOCK_BEHIND);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(desk_clock_accept(&fx->d, NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE "
		"event = 'accept_clock' AND user_id = 3"), 1);
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(call_open(&fx->d, &(struct call_request){ .account_id = FIX_OKAFOR_MED,
		.phone = FIX_CELL }, &call, NULL));
	logged(fx, in);
	/* Further back than was looked at. */
	fixture_at(fx, FIX_NOW - 7200);
	assert_msg(log_result(&fx->d, &in, &out, NULL), MSG_CLOCK_BEHIND);
	/* Right again, then back: another thing to look at. */
	fixture_at(fx, FIX_NOW + 60);
	logged(fx, in);
	fixture_at(fx, FIX_NOW);
	assert_msg(log_result(&fx->d, &in, &out, NULL), MSG_CLOCK_BEHIND);
	fixture_at(fx, FIX_NOW + 120);
	fixture_user(fx, FIX_LCHEN);
	assert_msg(desk_clock_accept(&fx->d, NULL), MSG_CLOCK_NOT_BEHIND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_clock_behind_the_audit_stops_calls_until_a_lead_looks),
		T(a_result_is_refused_too_until_a_lead_accepts_the_clock),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
