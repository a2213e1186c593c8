/* SPDX-License-Identifier: MIT */
/* SETTLE, APV and WRKPDC: as they look, and gone through with the keys. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

#include "arrears/desk/offer.h"
#include "arrears/desk/post.h"
#include "arrears/desk/users.h"

static const struct script_options fill = { .fill = true };
#define ON_ACCOUNT "type \"ACC 10000001\"\nkey Enter\n"

static void add_lead(struct fixture *fx)
{
	struct users_new u = { .name = "BOSS", .full_name = "The Lead", .role = USER_LEAD,
		.password = "the password", .cost = SECRET_COST_WEAK };
	int64_t id = 0;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(users_add(&fx->d, &u, &id, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

/* SETTLE 1100 EOM opens it judged; Enter offers it; the log has it. */
static void the_command_opens_it_judged(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE 1100 EOM\"\nkey Enter\n"
		"snap settle\nkey Enter\nsnap settle_offered\n", &fill));
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM offer "
		"WHERE state = 'open'"), 1);
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE 1100 EOM\"\nkey Enter\n"
		"snap settle_wide\n", &desk_scene_wide));
}

static void nothing_typed_shows_what_is_owed(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\n"
		"snap settle_empty\n", &fill));
}

/* What was typed when the line went dead stands there again; a new sum said is not overwritten. */
static void what_was_typed_survives_a_hang_up(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\ntype \"1100\"\n"
		"key Tab Tab Tab Tab Tab Tab\ntype \"has a buyer for the car\"\nhangup\n", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\nsnap settle_again\n",
		NULL));
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\ntype \"1100\"\n"
		"hangup\n", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 1200 EOM\"\nkey Enter\n", NULL));
	assert_no_text("1100");
	assert_text("1,200.00");
}

/* Under the floor the window asks for a lead: a wrong password is said there, and counts. */
static void a_lead_allows_it_on_the_spot(void **state)
{
	struct fixture *fx = *state;
	add_lead(fx);
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 650 EOM\"\nkey Enter Enter\n"
		"snap settle_lead\n", &fill));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM offer"), 0);
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 900 EOM\"\nkey Enter Enter\n"
		"type \"BOSS\"\nkey Tab\ntype \"guess\"\nkey Enter\nsnap settle_wrong\n", &fill));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM offer"), 0);
	assert_int_equal(fixture_int(fx, "SELECT failures FROM user WHERE name = 'BOSS'"), 1);
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 900 EOM\"\nkey Enter Enter\n"
		"type \"BOSS\"\nkey Tab\ntype \"the password\"\nkey Enter\n", &fill));
	assert_text("Offered 900.00");
	assert_string_equal(fixture_text(fx, "SELECT state || (approved_by > 0) FROM offer"),
		"open1");
}

/* Asked for instead; a lead finds it on APV, approves it, and the offer is open. */
static void a_request_is_approved_on_apv(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 900 EOM\"\nkey Enter Enter\n"
		"key Tab Tab\ntype \"Lost the job\"\nkey Enter\n", &fill));
	assert_text("waits for a lead");
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\nsnap apv\ntype \"5\"\nkey Enter\n"
		"snap apv_display\n", &fill));
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\ntype \"1\"\nkey Enter\nwait 400\n"
		"snap apv_confirm\ntype \"Y\"\nkey Enter\n", &fill));
	assert_text("is approved");
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "open");
}

static void ask_for(enum approval_kind kind, struct fixture *fx, int64_t cents, const char *detail)
{
	assert_ok(approval_ask(&fx->d, &(struct approval_new){ .kind = kind,
		.account_id = FIX_OKAFOR_MED, .amount = { cents }, .detail = detail,
		.reason = "hardship" }, NULL, NULL));
}

/* What cannot be approved is said at once, and the next request is not asked about. */
static void what_cannot_be_approved_is_said_before_it_is_confirmed(void **state)
{
	struct fixture *fx = *state;
	ask_for(APPROVAL_ADJUSTMENT, fx, -60000, "PRINCIPAL - ");
	ask_for(APPROVAL_PLAN, fx, 1000, "6 of 10.00");
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\ntype \"1\"\nkey Tab\ntype \"1\"\n"
		"key Enter\nsnap apv_stopped\n", &fill));
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\ntype \"5\"\nkey Enter\n"
		"snap apv_over\n", &fill));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM approval WHERE state = 'waiting'"),
		2);
}

/* Everything that is asked for is on the panel where it is approved, however long it is. */
static void the_whole_of_a_request_is_confirmed(void **state)
{
	struct fixture *fx = *state;
	ask_for(APPROVAL_LEGAL, fx, 128455, "7 of 10 met; unknown: Statute of limitations has time "
		"to run; unknown: Employer or assets are known; unknown: Not on active duty");
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\ntype \"1\"\nkey Enter\n"
		"snap apv_legal\n", &fill));
	assert_text("Not on active duty");
}

/* Who asked sees what became of it once, and again when he asks for it; a refusal has its words. */
static void who_asked_is_told_what_became_of_it(void **state)
{
	struct fixture *fx = *state;
	ask_for(APPROVAL_PLAN, fx, 1000, "6 of 10.00");
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"WRKQUE\"\nkey Enter\nsnap wrkque_waits\n", &fill));
	assert_text("APV: 1 waits for you");
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\ntype \"9\"\nkey Enter Enter\n"
		"snap apv_refuse\ntype \"too low\"\nkey Enter\n", &fill));
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, "type \"MAIN\"\nkey Enter\n", &fill));
	assert_text("9. Approvals: 1 of yours decided");
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\nkey F5\nsnap apv_decided\n"
		"key F11 F11\n", &fill));
	assert_text("too low");
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\n", &fill));
	assert_text("Nothing waits for an approval");
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\ntype \"Y\"\n"
		"key Enter\n", &fill));
	assert_text("Refused");
	assert_true(desk_scene(fx, "type \"WRKQUE\"\nkey Enter\n", &fill));
	assert_no_text("APV:");
}

static void a_request_is_refused_with_a_reason(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 900 EOM\"\nkey Enter Enter\n"
		"key Tab Tab\ntype \"Lost the job\"\nkey Enter\n", &fill));
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"APV\"\nkey Enter\ntype \"9\"\nkey Enter\n"
		"type \"not under 950\"\nkey Enter\n", &fill));
	assert_text("is refused");
	assert_string_equal(fixture_text(fx, "SELECT o.state || a.decision FROM offer o, "
		"approval a"), "declinednot under 950");
}

/* An offer of the log is taken with its option: no sum is typed for that, only how it is paid. */
static void an_offer_of_the_log_is_taken_with_no_sum_typed(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 1100 EOM\"\nkey Enter Enter\n",
		&fill));
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\n"
		"key Tab Tab Tab Tab Tab Tab Tab\ntype \"5\"\nkey Enter\n", &fill));
	assert_text("settles the account, on which");
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\n"
		"key Tab Tab Tab Tab Tab Tab Tab\ntype \"1\"\nkey Enter\n", &fill));
	assert_text("Paid with is required.");
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\n"
		"key Tab Tab Tab Tab Tab\ntype \"K\"\nkey Tab Tab\ntype \"1\"\n"
		"key Enter\n", &fill));
	assert_no_text("is required");
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter Enter\n", &fill));
	assert_text("Sum that settles is required.");
}

/* F20 on what is judged: the offer, what the call still asks, the plan of kind settlement. */
static void accepted_in_an_open_call(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"1\"\nkey Enter\n"
		"type \"SETTLE 1100 EOM C\"\nkey Enter F20\nsnap settle_asked\ntype \"N\"\n"
		"key Enter\nsnap settle_consent\ntype \"Y\"\nkey Enter\n"
		"snap settle_agreed\n", &fill));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise WHERE consent_id"), 1);
	assert_string_equal(fixture_text(fx, "SELECT kind || state FROM plan"),
		"settlementactive");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact_result "
		"WHERE code = 'SETTL'"), 1);
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "accepted");
}

/* Verified from the question: the call is opened for it, and the settlement is made after it. */
static void verified_on_the_way_it_is_accepted(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 1100 EOM C\"\nkey Enter F20\n"
		"key Enter\ntype \"4410\"\nkey Enter\ntype \"Y\"\nkey Enter\n"
		"type \"Y\"\nkey Enter\n", &fill));
	assert_text("Settled for 1,100.00");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact_result "
		"WHERE code = 'SETTL'"), 1);
	/* It stands wherever what is owed is looked at. */
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"PAYOFF\"\nkey Enter\n", &fill));
	assert_text("1,100.00 settles it by 11/30/26, as was agreed.");
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"PLAN\"\nkey Enter\n", &fill));
	assert_text("1,100.00 settles it, 1,284.55 pays it off");
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"OPT\"\nkey Enter\n", &fill));
	assert_text("You pay 1,100.00 by 11/30/26, as agreed; when it has cleared, 184.55 is");
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\n", &fill));
	assert_text("Agreed already: 1,100.00 settles it by 11/30/26");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE code = 'SETTL'"),
		"1,100.00 due 11/30/26 Settlement of 1,100.00: 1 payment of 1,100.00 by card, may "
		"be called then");
}

/* Enter once more on an offer that stands writes no second one. */
static void the_same_offer_is_written_once(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE 1100 EOM\"\n"
		"key Enter Enter Enter\n", &fill));
	assert_text("Offered 1,100.00");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM offer"), 1);
}

/* Below every floor nothing invites to offer it, and F5 leaves a due date to go on from. */
static void below_every_floor_is_said_at_once(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE\"\nkey Enter\n"
		"type \"10\"\nkey Enter\n", &fill));
	assert_text("Nobody may agree.");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE 1100 EOM\"\nkey Enter F5\n",
		&fill));
	assert_text("12/31/26");
	assert_no_text("is over");
}

static void what_cannot_be_is_said_where_it_was_typed(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE 2000 EOM\"\nkey Enter\n"
		"snap settle_over\n", &fill));
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"SETTLE 650 11/26\"\nkey Enter\n",
		&fill));
	assert_text("Banks are closed");
}

/* 700.00 of 1,284.55 by check on the day it was agreed. */
static void settle_by_check(struct fixture *fx)
{
	struct promise_outcome o;
	struct posted out;
	struct plan_input in = { .account_id = FIX_OKAFOR_MED, .kind = PLAN_SETTLEMENT,
		.due = { .every = FREQ_MONTHLY, .first = date_from_ymd(2026, 12, 1) }, .count = 1,
		.total = { 70000 }, .end = DATE_NONE, .down_on = DATE_NONE,
		.method = TENDER_CHECK, .has_method = true,
		.call = { .date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
	struct posting p = { .account_id = FIX_OKAFOR_MED, .type = ENTRY_PAYMENT,
		.amount = { 70000 }, .effective = desk_today(&fx->d), .method = "check",
		.reference = "1042", .designated = true };
	assert_ok(plan_make(&fx->d, &in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_TAKEN);
	fixture_at(fx, FIX_NOW + 60);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

/* Paid and not cleared: every panel of the account says until when, and asks nothing more. */
static void what_waits_for_the_bank_is_said(void **state)
{
	struct fixture *fx = *state;
	settle_by_check(fx);
	assert_true(desk_scene(fx, ON_ACCOUNT "snap acc_clears\nkey F11 F11 F11\n"
		"snap acc_clears_promises\ntype \"SETTLE\"\nkey Enter\nsnap settle_clears\n",
		&fill));
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"SETTLE 500 EOM\"\nkey Enter\n"
		"snap settle_waits\n", &fill));
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"PTP 100 FRI C\"\nkey Enter\n", &fill));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise WHERE plan_id IS NULL"), 0);
}

/* --- the register -------------------------------------------------------------------------- */

static void items_are_taken_noticed_and_deposited(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter F6\ntype \"10000002\"\n"
		"key Tab\ntype \"CHECK\"\nkey Tab\ntype \"50\"\nkey Tab\ntype \"11/24/26\"\n"
		"key Tab\ntype \"3\"\nkey Tab\nkey Tab\ntype \"1042\"\nkey Tab\ntype \"4410\"\n"
		"snap wrkpdc_add\nkey Enter\nsnap wrkpdc\n", &fill));
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter\ntype \"8\"\nkey Enter\n"
		"snap wrkpdc_done\n", &fill));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state, ' ') FROM instrument"),
		"deposited waiting waiting");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 1);
	assert_true(desk_scene(fx, "type \"WRKPDC 10000002\"\nkey Enter\ntype \"9\"\nkey Enter\n"
		"snap wrkpdc_return\ntype \"NSF\"\nkey Enter\ntype \"5\"\nkey Enter\n"
		"snap wrkpdc_display\n", &fill));
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter F17\ntype \"12/18\"\nkey Enter\n"
		"snap wrkpdc_run\n", &fill));
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter\nsnap wrkpdc_wide\n",
		&desk_scene_wide));
	assert_true(desk_scene(fx, "type \"WRKPDC 10000002\"\nkey Enter\nkey Tab Tab\n"
		"type \"3\"\nkey Enter Tab\ntype \"until payday\"\nkey Enter\nsnap wrkpdc_held\n"
		"type \"13\"\nkey Enter\ntype \"told us by phone\"\nkey Enter\n"
		"snap wrkpdc_revoke\nkey Enter\nkey Enter\ntype \"Y\"\nkey Enter Tab\n"
		"type \"2\"\nkey Enter\ntype \"11/30\"\nkey Enter\nsnap wrkpdc_revoked\n", &fill));
}

/* A promise stays due when the check that pays it is moved; years are told; F4 offers what can be
 * taken. */
static void a_new_date_warns_of_the_promise(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter F6\ntype \"10000002\"\n"
		"key Tab\ntype \"ACH\"\nkey Tab\ntype \"50\"\nkey Tab\ntype \"11/30/27\"\n"
		"key Tab\ntype \"2\"\nkey Tab Tab Tab\ntype \"4410\"\nkey Tab\nkey F4\n", NULL));
	assert_text("ELECTRONIC");
	assert_no_text("RECORDED    ");
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter F6\ntype \"10000002\"\n"
		"key Tab\ntype \"CHECK\"\nkey Tab\ntype \"50\"\nkey Tab\ntype \"11/27/27\"\n"
		"key Enter\n", NULL));
	assert_text("Wait until 11/12/27");
	fixture_sql(fx, "INSERT INTO promise(account_id, amount, due_on, grade_on, tolerance_bp, "
		"made_on, method, state, at, user_id) VALUES (10000002, 5000, '2027-11-30', "
		"'2027-12-04', 9500, '2026-11-24', 'check', 'open', 1, 2)");
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter\ntype \"2\"\nkey Enter\n"
		"type \"12/10/27\"\nkey Enter\n", NULL));
	assert_text("Item 1: new date. Its promise stays due 11/30/27.");
}

/* A slip in the run list's day is said where it was typed; the register stays as it was. */
static void a_run_list_is_of_a_day(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter F6\ntype \"10000002\"\n"
		"key Tab\ntype \"CHECK\"\nkey Tab\ntype \"50\"\nkey Tab\ntype \"11/24/26\"\n"
		"key Enter F17\ntype \"foo\"\nkey Enter\n", NULL));
	assert_text("Run list of");
	assert_text("FOO is not a valid date.");
	assert_text("__  11/24/26 100");
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter F17\nkey F4\n", NULL));
	assert_text("November 2026");
	assert_true(desk_scene(fx, "type \"WRKPDC\"\nkey Enter F17\ntype \"TODAY\"\nkey Enter\n",
		NULL));
	assert_text("Run list: what is due or held on");
	assert_text("10000002 check");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, desk_setup, fixture_teardown)
		T(the_command_opens_it_judged),
		T(nothing_typed_shows_what_is_owed),
		T(what_was_typed_survives_a_hang_up),
		T(a_lead_allows_it_on_the_spot),
		T(a_request_is_approved_on_apv),
		T(what_cannot_be_approved_is_said_before_it_is_confirmed),
		T(the_whole_of_a_request_is_confirmed),
		T(who_asked_is_told_what_became_of_it),
		T(a_request_is_refused_with_a_reason),
		T(an_offer_of_the_log_is_taken_with_no_sum_typed),
		T(accepted_in_an_open_call),
		T(verified_on_the_way_it_is_accepted),
		T(the_same_offer_is_written_once), T(below_every_floor_is_said_at_once),
		T(what_cannot_be_is_said_where_it_was_typed),
		T(what_waits_for_the_bank_is_said),
		T(items_are_taken_noticed_and_deposited),
		T(a_run_list_is_of_a_day),
		T(a_new_date_warns_of_the_promise),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
