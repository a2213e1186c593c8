/* SPDX-License-Identifier: MIT */
/* One sitting with a consumer: call-backs, parked calls, other debts and letters that come between
 * the call and its result. */
#include "callworld.h"

#include "arrears/desk/inbound.h"

#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)

static int64_t asked_for(struct fixture *fx, int64_t account)
{
	struct result_input in = typed(account, "CB");
	struct result_outcome out;
	in.date = date_from_ymd(2026, 11, 27);
	in.minute = 600;
	in.consent = ANSWER_YES;
	assert_ok(call_back(&fx->d, &in, &out, NULL));
	return fixture_int(fx, "SELECT max(id) FROM consent");
}

/* CB and then RPC, no call opened before: the talk it was said in does not use the consent up. */
static void a_consent_outlives_the_talk_it_was_given_in(void **state)
{
	struct fixture *fx = *state;
	int64_t consent = asked_for(fx, FIX_OKAFOR_MED);
	fixture_at(fx, FIX_NOW + 60);
	talked(fx, FIX_OKAFOR_MED, "RPC", NULL);
	fixture_at(fx, FIX_NOW + 3 * FIX_DAY);
	assert_int_equal(opened(fx, FIX_OKAFOR_MED, 1).gate.consent_id, consent);
}

/* The consent, the timer and nothing else go. */
static void a_call_back_is_taken_back(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	(void)asked_for(fx, FIX_OKAFOR_MED);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_int_equal(account, FIX_OKAFOR_MED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM consent "
		"WHERE revoked_at IS NULL"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM next_action "
		"WHERE kind = 'TIMED' AND done_at IS NULL"), 0);
}

/* Back on the account that was parked, its call is the one a result belongs to. */
static void a_result_goes_to_the_parked_call(void **state)
{
	struct fixture *fx = *state;
	int64_t call = opened(fx, FIX_OKAFOR_MED, 1).contact_id;
	assert_ok(call_park(&fx->d, FIX_OKAFOR_MED, NULL));
	assert_int_equal(logged(fx, typed(FIX_OKAFOR_MED, "NA")).contact_id, call);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM open_call"), 0);
}

/* The dispute stays to be answered, whatever calls come in. */
static void a_call_does_not_end_what_a_hold_waits_for(void **state)
{
	struct fixture *fx = *state;
	struct result_input in = typed(FIX_OKAFOR_MED, "DSPW");
	in.text = "not mine";
	(void)logged(fx, in);
	in = typed(FIX_OKAFOR_MED, "NA");
	in.placed = ANSWER_YES;
	(void)logged(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(kind) FROM next_action "
		"WHERE account_id = 10000001 AND done_at IS NULL"), "DISPUTE");
}

/* ON after the result of the talk: the other debt is quiet too. */
static void other_debts_may_be_named_after_the_result(void **state)
{
	struct fixture *fx = *state;
	struct gate_tally t;
	struct call_on on;
	assert_msg(call_on(&fx->d, FIX_OKAFOR_MED, 0, &on, NULL), MSG_CALL_NONE);
	talked(fx, FIX_OKAFOR_MED, "RPC", NULL);
	assert_ok(call_on(&fx->d, FIX_OKAFOR_MED, 0, &on, NULL));
	assert_int_equal(on.done, 1);
	tally(fx, FIX_OKAFOR_CARD, &t);
	assert_false(date_is_none(t.quiet_until));
	assert_int_equal(t.calls, 0);
}

/* The court's letter comes for someone who may not be called: no call is made up for it. */
static void a_bankruptcy_told_by_letter_needs_no_call(void **state)
{
	struct fixture *fx = *state;
	struct result_input in = typed(FIX_OKAFOR_MED, "CEASE");
	in.text = "letter";
	(void)logged(fx, in);
	in = typed(FIX_OKAFOR_MED, "BKY");
	in.text = "letter of the court";
	assert_int_equal(logged(fx, in).ask, RESULT_ASK_PLACED);
	in.placed = ANSWER_NO;
	assert_int_equal(logged(fx, in).ask, RESULT_DONE);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction "
		"WHERE kind = 'bankruptcy'"), 1);
}

/* Asked to be called at home at ten: at ten the home number carries >. */
static void a_timed_call_is_made_on_the_number_promised(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome out;
	struct result_input in = typed(FIX_OKAFOR_MED, "CB");
	in.date = date_from_ymd(2026, 11, 27);
	in.minute = 600;
	in.consent = ANSWER_NO;
	in.phone = 2;
	assert_ok(call_back(&fx->d, &in, &out, NULL));
	fixture_at(fx, FIX_NOW + 3 * FIX_DAY);
	assert_int_equal(logged(fx, typed(FIX_OKAFOR_MED, "NA")).phone, 2);
}

/* No answer after a conversation is a call of its own, against the quiet period. */
static void nobody_reached_is_no_result_of_a_conversation(void **state)
{
	struct fixture *fx = *state;
	talked(fx, FIX_OKAFOR_MED, "RPC", NULL);
	assert_int_equal(logged(fx, typed(FIX_OKAFOR_MED, "NA")).ask, RESULT_ASK_PLACED);
	assert_int_equal(logged(fx, typed(FIX_OKAFOR_MED, "DROP")).contact_id, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_consent_outlives_the_talk_it_was_given_in),
		T(a_call_back_is_taken_back),
		T(a_result_goes_to_the_parked_call),
		T(a_call_does_not_end_what_a_hold_waits_for),
		T(other_debts_may_be_named_after_the_result),
		T(a_bankruptcy_told_by_letter_needs_no_call),
		T(a_timed_call_is_made_on_the_number_promised),
		T(nobody_reached_is_no_result_of_a_conversation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
