/* SPDX-License-Identifier: MIT */
/* The consumer calls in at a place that is barred to us. */
#include "fixture.h"

#include "arrears/desk/inbound.h"
#include "arrears/desk/next.h"
#include "arrears/desk/result.h"

/* T15: 12 CFR 1006.6(b)(1)-2.ii. The talk on their call is the one answer there is to it: the call
 * gives no credit for one of ours to the same place. */
static void a_call_from_a_barred_place_is_talked_on_and_not_called_back(void **state)
{
	struct fixture *fx = *state;
	struct inbound_hit hits[4];
	struct call_opened call = { .contact_id = 0 };
	struct result_input in = { .account_id = FIX_OKAFOR_MED, .date = DATE_NONE, .minute = -1,
		.code = "INB", .text = "wants a statement", .disclosed = ANSWER_YES };
	struct result_outcome out = { .ask = RESULT_DONE };
	size_t n = 0;
	int64_t account = 0;

	fixture_sql(fx, "INSERT INTO restriction(party_id, kind, detail, source, at, user_id) "
		"VALUES (1, 'place', 'home', 'code', 1795500000, 2)");
	assert_ok(call_inbound(&fx->d, 0, "7735550199", hits, 4, &n, &account, NULL));
	assert_int_equal(account, FIX_OKAFOR_MED);
	assert_ok(log_result(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RESULT_DONE);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM gate_exception"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact WHERE exception <> ''"), 0);

	fixture_at(fx, FIX_NOW + 600);
	struct call_request back = { .account_id = FIX_OKAFOR_MED, .phone = 2 };
	assert_true(call_open(&fx->d, &back, &call, NULL) != MSG_OK);
	bool place = false;
	for (int i = 0; i < call.gate.count; i++)
		place = place || call.gate.reasons[i].say.id == MSG_GATE_PLACE;
	assert_true(place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_call_from_a_barred_place_is_talked_on_and_not_called_back,
			fixture_setup, fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
