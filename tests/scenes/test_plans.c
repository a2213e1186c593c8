/* SPDX-License-Identifier: MIT */
/* PLN and OPT: a plan built while talking, what is refused at its field, and ways to pay side by
 * side. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

#include "arrears/desk/users.h"

static void add_lead(struct fixture *fx)
{
	struct users_new u = { .name = "MORGAN", .full_name = "The Lead", .role = USER_LEAD,
		.password = "the password", .cost = SECRET_COST_WEAK };
	int64_t id = 0;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(users_add(&fx->d, &u, &id, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

#define ON_ACCOUNT "type \"ACC 10000001\"\nkey Enter\n"
#define VERIFIED ON_ACCOUNT "type \"1\"\nkey Enter F8\ntype \"4410\"\nkey Enter\n" \
	"type \"Y\"\n"

/* PLAN 6 15 A opens worked out: the installments, the sum, nothing saved. */
static void six_from_the_fifteenth_opens_worked_out(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15 A\"\nkey Enter\nsnap pln\n",
		NULL));
	assert_text("12/15/26");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM plan"), 0);
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15 A\"\nkey Enter\n"
		"snap pln_wide\n", &desk_scene_wide));
}

/* PLAN alone: everything is open, and the consumer's other debts are offered. */
static void plan_alone_is_blank(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter\nsnap pln_blank\n",
		NULL));
}

/* What was typed when the line went dead stands there again: of the three the last one typed.
 * Words given with the command are newer. */
static void what_was_typed_survives_a_hang_up(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"PLAN\"\nkey Enter\ntype \"150\"\nkey Tab\n"
		"type \"6\"\nkey Tab Tab\ntype \"121526\"\nkey Tab\ntype \"S\"\nhangup\n", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"PLAN\"\nkey Enter\nsnap pln_draft\n"
		"key Enter\n", NULL));
	assert_text("6 payments of ");
	assert_text("twice a month");
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, ON_ACCOUNT "type \"PLAN 3 15 A\"\nkey Enter\n", NULL));
	assert_text("3 payments of ");
	assert_no_text("twice a month");
}

/* "on" reads only beside the sum of it; its help and its messages say whose day it is. */
static void the_day_of_the_down_payment_is_named(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter\n"
		"key Tab Tab Tab Tab Tab Tab F1\n", NULL));
	assert_text("Down payment on - Help");
}

/* The longest of the words for how often leaves the label beside it alone. */
static void how_often_keeps_to_its_half(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6/E EOM C\"\nkey Enter\n", NULL));
	assert_text("at every month's end   On top at end");
}

/* The amount is given: number and last date are worked out; below the least a lead is needed. */
static void the_amount_alone_is_enough(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 150/B FRI K\"\nkey Enter\n"
		"snap pln_amount\n", NULL));
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN $10.00/W 15 A\"\nkey Enter\n"
		"snap pln_limit\nkey F6\n", NULL));
	assert_text("F22 asks a lead");
}

/* What is wrong is said at its field, and the cursor is there. */
static void what_is_wrong_is_said_at_its_field(void **state)
{
	static const struct { const char *keys, *says; } wrong[] = {
		{ "PLAN 6 11/23/26 A", "11/23/26 is over." },
		{ "PLAN 6 15 Q", "is not understood after PLAN" },
		{ "PLAN 6 A 15 C", "says again what was said" },
		{ "PLAN 0 15 A", "0 is not a number of payments" },
		{ "PLAN 5000 15 A", "5,000.00 is more than is owed" },
		{ "PLAN 999999999999 15 A", "is more than is owed" },
		{ "PLAN 9999999999999999 15", "9999999999999999" },
		{ "PLAN 6 15 A DOWN 2000", "The down payment 2,000.00" },
		{ "PLAN TO 12/1 15 A", "comes before the first" },
		{ "PLAN $1 15 A", "With 1.00 each it takes more than 600 payments." },
	};
	for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
		char script[160];
		(void)text_putf(script, sizeof script, "%stype \"%s\"\nkey Enter\n", ON_ACCOUNT,
			wrong[i].keys);
		assert_true(desk_scene(*state, script, NULL));
		assert_text(wrong[i].says);
	}
}

/* Every limit that is not kept is named, the sums stay; a day that is over is that of next year. */
static void all_limits_are_named(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN $10/W 11/20 A\"\n"
		"key Enter\n", NULL));
	assert_text("below 25.00, over 24, 11/20/27 too late");
	assert_text("1,284.55 in all");
}

/* Two of the three typed: which one counts is said. */
static void what_was_typed_last_counts(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter\ntype \"300\"\n"
		"key FieldExit\ntype \"6\"\nkey FieldExit Tab\ntype \"15\"\nkey Enter\n", NULL));
	assert_text("How many was typed last and counts; the payment is worked out");
}

/* No day of a down payment without its amount. */
static void a_day_alone_is_no_down_payment(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15 A\"\nkey Enter\n"
		"key Tab Tab Tab Tab Tab Tab\ntype \"12/1\"\nkey Enter\n", NULL));
	assert_text("There is a day for a down payment, but no amount.");
}

/* The weekday belongs to the day that was worked out, not to one typed since. */
static void a_day_typed_anew_has_no_weekday_yet(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15 A\"\nkey Enter\n"
		"key Tab Tab Tab\ntype \"99\"\nkey Enter\n", NULL));
	assert_no_text(" Tue   ");
}

/* Worked out by hand and not made: F12 leaves at the second press. */
static void what_was_worked_out_is_not_lost_at_once(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter\ntype \"300\"\n"
		"key FieldExit Tab Tab\ntype \"15\"\nkey Enter F12\n", NULL));
	assert_text("The plan is not made");
	fixture_sql(*state, "DELETE FROM draft");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter\ntype \"300\"\n"
		"key FieldExit Tab Tab\ntype \"15\"\nkey Enter F12\nkey F12\n", NULL));
	assert_text("Work Account");
}

/* A debt that nothing may be promised on does not keep the others from a plan. */
static void a_disputed_debt_is_left_out(void **state)
{
	fixture_sql(*state, "UPDATE account SET disputed = 1 WHERE id = 10000002");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15 A ALL\"\nkey Enter\n", NULL));
	assert_text("Account 10000002 is left out: DISPUTE.");
	fixture_sql(*state, "UPDATE account SET consumer_id = 1 WHERE id = 10000003");
	assert_true(desk_scene(*state, VERIFIED "type \"PLAN 6 15 A ALL\"\nkey Enter F6\n", NULL));
	assert_string_equal(fixture_text(*state, "SELECT group_concat(account_id) FROM "
		"plan_account"), "10000001,10000003");
}

/* Payments typed by hand, each with its date. */
static void payments_are_typed_one_by_one(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 3 15 C\"\nkey Enter\nkey F20\n"
		"snap pln_rows\nkey Tab\ntype \"100\"\nkey FieldExit\nkey Enter\n"
		"snap pln_rows_taken\n", NULL));
}

#define MADE VERIFIED "type \"PLAN 6 15 A\"\nkey Enter F6\n"

/* F6 makes what is shown, with the result of the call; Enter then leaves the account. */
static void the_plan_is_made_with_the_result(void **state)
{
	assert_true(desk_scene(*state, MADE "snap pln_made\n", NULL));
	assert_text("Plan of 6 payments made");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM promise WHERE state = 'open' "
		"AND plan_id = 1"), 6);
	assert_int_equal(fixture_int(*state, "SELECT sum(amount) FROM promise"), 128455);
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM contact_result "
		"WHERE code = 'PLAN'"), 1);
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM open_call"), 0);
}

static void enter_leaves_after_the_plan(void **state)
{
	assert_true(desk_scene(*state, MADE "key Enter\n", NULL));
	assert_text("WRKQUE");
}

/* Payments below the last line of ACC are reached by PgDn, those above by PgUp; F11 begins anew. */
static void the_account_pages_through_its_payments(void **state)
{
	assert_true(desk_scene(*state, MADE "key F11 F11 F11\n", NULL));
	assert_text("12/15/26       ");
	assert_no_text("05/15/27       ");
	assert_text("More...");
	assert_true(desk_scene(*state, ON_ACCOUNT "key F11 F11 F11 PgDn\n", NULL));
	assert_text("05/15/27       ");
	assert_text("Bottom");
	assert_true(desk_scene(*state, ON_ACCOUNT "key F11 F11 F11 PgDn PgUp\n", NULL));
	assert_text("Next action");
	assert_true(desk_scene(*state, ON_ACCOUNT "key F11 F11 F11 PgDn F11 F11 F11 F11 F11\n",
		NULL));
	assert_text("Next action");
	assert_true(desk_scene(*state, ON_ACCOUNT "key F11 F11 F11 PgDn\n", &desk_scene_wide));
	assert_text("05/15/27       ");
}

/* What the call owes comes first: the plan is made after it, once. */
static void a_plan_without_verification_asks(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15 A\"\nkey Enter F6\n"
		"snap pln_owed\nkey Enter\ntype \"4410\"\nkey Enter\ntype \"Y\"\n", NULL));
	assert_text("Plan of 6 payments made");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM plan"), 1);
}

/* Changed after Enter: F6 works it out first and makes nothing. */
static void what_was_not_seen_is_not_made(void **state)
{
	assert_true(desk_scene(*state, VERIFIED "type \"PLAN 6 15 A\"\nkey Enter Tab\n"
		"type \"8\"\nkey F6\nsnap pln_look\n", NULL));
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM plan"), 0);
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15\"\nkey Enter F6\n", NULL));
	assert_text("Type how it will be paid");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN 6 15 A\"\nkey Enter Enter\n",
		NULL));
	assert_text("F6 makes the plan");
}

/* The plan that stands, and what can be done to it. */
static void the_plan_that_stands_is_followed(void **state)
{
	assert_true(desk_scene(*state, MADE "type \"PLAN\"\nkey Enter\nsnap pln_now\n"
		"type \"+10\"\nkey Enter\nkey F16\ntype \"lost her job\"\nkey Enter\n"
		"snap pln_skipped\nkey F6\ntype \"100\"\nkey FieldExit Enter\n", NULL));
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM promise WHERE due_on = "
		"'2027-01-15'"), 1);
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter F6\n"
		"type \"100\"\nkey FieldExit\nkey Tab Tab\ntype \"15\"\nkey Enter\n"
		"snap pln_again\n", NULL));
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter F20\n"
		"type \"moved away\"\nkey Enter\n", NULL));
	assert_text("The plan is ended.");
	assert_text("Work Account");            /* and no further back */
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM promise WHERE state = 'open'"),
		0);
}

#define LOW VERIFIED "type \"PLAN $20/W 15 A\"\nkey Enter F22\n"

/* Past the client's limits: a lead's password, a wrong one, or a request. */
static void a_lead_allows_what_the_client_does_not(void **state)
{
	assert_true(desk_scene(*state, LOW "type \"LCHEN\"\nkey Tab\ntype \"wrong\"\n"
		"key Enter\nsnap pln_lead\n", NULL));
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM plan"), 0);
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN $20/W 15 A\"\nkey Enter F22 Enter\n",
		NULL));
	assert_text("Type a lead and the password, or a reason to send a request.");
	add_lead(*state);
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN $20/W 15 A\"\nkey Enter F22\n"
		"type \"MORGAN\"\nkey Tab\ntype \"the password\"\nkey Enter\n"
		"snap pln_allowed\nkey F6\n", NULL));
	assert_string_equal(fixture_text(*state, "SELECT name FROM user u JOIN plan p ON "
		"p.approved_by = u.id"), "MORGAN");
}

/* The first payment falls into the quiet week: the consent is asked, and kept. */
static void consent_to_call_is_asked(void **state)
{
	assert_true(desk_scene(*state, VERIFIED "type \"PLAN 6 FRI A\"\nkey Enter F6\n"
		"snap pln_consent\ntype \"Y\"\nkey Enter\n", NULL));
	assert_text("Plan of 6 payments made");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM promise WHERE consent_id"), 1);
}

static void a_request_waits_for_a_lead(void **state)
{
	assert_true(desk_scene(*state, LOW "key Tab Tab\ntype \"pension only\"\nkey Enter\n",
		NULL));
	assert_text("Request 1 is sent.");
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM approval WHERE state = "
		"'waiting' AND kind = 'plan'"), 1);
	fixture_sql(*state, "UPDATE approval SET state = 'approved', decided_by = 3, "
		"decided_at = asked_at");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN $20/W 15 A\"\nkey Enter F6\n",
		NULL));
	assert_int_equal(fixture_int(*state, "SELECT approved_by FROM plan"), 3);
}

/* One plan for all debts of the consumer, with interest where there is an authority for it. */
static void all_debts_with_interest_are_one_plan(void **state)
{
	fixture_sql(*state, "INSERT INTO rate_change(account_id, kind, from_on, rate_millionths, "
		"authority, at, user_id) VALUES (10000001, 'judgment', '2026-11-01', 90000, "
		"'Judgment 26 M1 1182', 0, 3)");
	fixture_sql(*state, "INSERT INTO statement(id, consumer_id, told_on, at, user_id) "
		"VALUES (1, 1, '2026-11-20', 0, 2)");
	fixture_sql(*state, "INSERT INTO statement_line VALUES (1, 'WAGES', 210000, 'month'), "
		"(1, 'HOUSING', 180000, 'month')");
	assert_true(desk_scene(*state, VERIFIED "type \"PLAN 12 15 A ALL INT DOWN 100\"\n"
		"key Enter\nsnap pln_all\nkey F6\n", NULL));
	assert_int_equal(fixture_int(*state, "SELECT count(*) FROM plan_account"), 2);
	assert_int_equal(fixture_int(*state, "SELECT sum(share) FROM plan_account"),
		fixture_int(*state, "SELECT promised FROM plan"));
	assert_int_equal(fixture_int(*state, "SELECT sum(amount) FROM promise"),
		fixture_int(*state, "SELECT promised FROM plan"));
	/* What pays it off is of all its debts, as what is to pay. */
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"PLAN\"\nkey Enter\n", NULL));
	assert_text("pays all 2 debts off");
}

/* Where nothing may be promised, the panel does not open and says why. */
static void no_plan_on_what_is_closed_or_barred(void **state)
{
	fixture_sql(*state, "UPDATE account SET status = 'PIF', closed_at = 1 WHERE id = 10000003");
	assert_true(desk_scene(*state, "type \"ACC 10000003\"\nkey Enter\n"
		"type \"PLAN 6 15 A\"\nkey Enter\n", NULL));
	assert_text("nothing is owed on it here");
	fixture_sql(*state, "UPDATE account SET disputed = 1 WHERE id = 10000005");
	assert_true(desk_scene(*state, "type \"ACC 10000005\"\nkey Enter\n"
		"type \"OPT\"\nkey Enter\n", NULL));
	assert_text("No promise is taken while this stands: DISPUTE.");
	assert_no_text("Ways to Pay");
}

static void ways_to_pay_stand_side_by_side(void **state)
{
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"OPT\"\nkey Enter\nsnap opt\n", NULL));
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"OPT\"\nkey Enter\nsnap opt_wide\n",
		&desk_scene_wide));
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"OPT\"\nkey Enter\ntype \"3\"\n"
		"snap opt_plan\n", NULL));
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"OPT\"\nkey Enter\ntype \"2\"\n",
		NULL));
	assert_text("SETTLE");
	assert_text("1,027.64");
	assert_true(desk_scene(*state, ON_ACCOUNT "type \"OPT\"\nkey Enter Enter\n", NULL));
	assert_text("Receive Payment");
	assert_text("1,284.55");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, desk_setup, fixture_teardown)
		T(six_from_the_fifteenth_opens_worked_out), T(plan_alone_is_blank),
		T(what_was_typed_survives_a_hang_up),
		T(the_day_of_the_down_payment_is_named),
		T(how_often_keeps_to_its_half),
		T(the_amount_alone_is_enough), T(what_is_wrong_is_said_at_its_field),
		T(the_plan_is_made_with_the_result), T(enter_leaves_after_the_plan),
		T(the_account_pages_through_its_payments),
		T(a_plan_without_verification_asks), T(what_was_not_seen_is_not_made),
		T(the_plan_that_stands_is_followed), T(a_lead_allows_what_the_client_does_not),
		T(all_debts_with_interest_are_one_plan), T(no_plan_on_what_is_closed_or_barred),
		T(consent_to_call_is_asked), T(a_request_waits_for_a_lead),
		T(payments_are_typed_one_by_one), T(all_limits_are_named),
		T(what_was_typed_last_counts), T(a_day_alone_is_no_down_payment),
		T(a_day_typed_anew_has_no_weekday_yet),
		T(what_was_worked_out_is_not_lost_at_once), T(a_disputed_debt_is_left_out),
		T(ways_to_pay_stand_side_by_side),
#undef T
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
