/* SPDX-License-Identifier: MIT */
/* The panels of money: what is shown, and that what is typed wrong changes nothing. */
#include "../lib/deskscene.h"
#include "../lib/moneyscene.h"

#include "arrears/desk/users.h"

/* --- PAY ----------------------------------------------------------------------------------- */

static void the_ledger_is_shown_newest_first(void **state)
{
	money_history(*state);
	assert_true(desk_scene(*state, OPEN_PAY "snap pay\nkey F11\nsnap pay_split\n", NULL));
	assert_true(desk_scene(*state, OPEN_PAY "snap pay_wide\n", &desk_scene_wide));
}

static void an_earlier_day_shows_the_account_as_it_stood(void **state)
{
	money_history(*state);
	assert_true(desk_scene(*state, OPEN_PAY "key BackTab\ntype \"100326\"\nkey Enter\nsnap "
		"pay_asof\n", NULL));
}

/* What has accrued is the same sum on the account, the ledger and the payoff. */
static void what_accrued_is_shown_on_the_account_too(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "snap acc_accrued\n", NULL));
	assert_text(" + 3.79\n");
	assert_true(desk_scene(fx, OPEN_PAY, NULL));
	assert_text("Not posted . . :            3.79 ");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAYOFF 11/24/26\"\nkey Enter\n",
		NULL));
	assert_text("Interest to that day . . . :             3.79\n");
	/* Too large for the place: it is short, never cut. */
	fixture_sql(fx, "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, "
		"user_id, principal, interest, fees, costs, attorney, other, authority) VALUES "
		"(10000001, 'placement', '2026-09-01', 1, 1, 1230000000, 0, 0, 0, 0, 0, 'x')");
	assert_true(desk_scene(fx, OPEN_ACCOUNT, NULL));
	assert_text(" + 254,765.44\n");
	fixture_sql(fx, "UPDATE account SET interest = 123456789012 WHERE id = 10000001");
	assert_true(desk_scene(fx, OPEN_ACCOUNT, NULL));
	assert_text(" 1,234,567,890.12 +\n");
	/* In a column it is marked, and in a field. */
	fixture_sql(fx, "UPDATE account SET interest = 99999999999999 WHERE id = 10000001");
	assert_true(desk_scene(fx, OPEN_PAY "key F11\n", NULL));
	assert_text(" ++++++++++++");
	assert_no_text("999,999,999,9 ");
}

static void a_day_to_come_is_refused(void **state)
{
	assert_true(desk_scene(*state, OPEN_PAY "key BackTab\ntype \"113026\"\nkey Enter\n", NULL));
	assert_text("11/30/26 is after today");
}

static void nine_keys_open_the_window_filled_in_and_enter_receives(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	int64_t before = fixture_int(fx, "SELECT count(*) FROM receipt");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 75 C\"\nkey Enter\nsnap rcv\n"
		"key Enter\nsnap rcv_done\n", NULL));
	assert_text("Work Account");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), before + 1);
	assert_string_equal(fixture_text(fx, "SELECT amount || ' ' || method || ' ' || state FROM "
		"receipt ORDER BY id DESC LIMIT 1"), "7500 card received");
}

static void an_entry_is_told_in_words(void **state)
{
	money_history(*state);
	assert_true(desk_scene(*state, OPEN_PAY "type \"5\"\nkey Enter\nsnap pay_entry\n",
		NULL));
}

static void the_same_payment_twice_is_asked_about(void **state)
{
	struct fixture *fx = *state;
	(void)money_receive(fx, 7500, "CARD", "");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 75 C\"\nkey Enter Enter\n"
		"snap rcv_twin\ntype \"N\"\nkey Enter\n", NULL));
	assert_text("Not received.");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 1);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 75 C\"\nkey Enter Enter\n"
		"type \"Y\"\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 2);
}

static void more_than_is_owed_is_asked_about(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 2000 K\"\nkey Enter Enter\n"
		"snap rcv_over\nkey F12\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 0);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 2000 K\"\nkey Enter Enter\n"
		"type \"Y\"\nkey Enter\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 1);
}

/* What is over pays no bucket: it is a credit, and only that. */
static void what_is_over_is_previewed_as_a_credit(void **state)
{
	assert_true(desk_scene(*state, OPEN_ACCOUNT "type \"PAY 2000 K\"\nkey Enter\n"
		"key Tab Tab Tab Tab Tab Tab\ntype \"Y\"\n", NULL));
	assert_text("principal 1,100.00.");
	assert_text("Leaves 715.45-: a credit");
}

/* Nothing is received on a closed debt, which is said before the rest is typed. */
static void a_closed_debt_says_so_in_the_window(void **state)
{
	fixture_sql(*state, "UPDATE account SET status = 'PIF', closed_at = 1 WHERE id = 10000001");
	assert_true(desk_scene(*state, OPEN_ACCOUNT "type \"PAY 50 C\"\nkey Enter\n", NULL));
	assert_text("Account 10000001 is closed (PIF): nothing is posted to it.");
}

/* A wrong day is marked with the cursor on it, so that what is typed next replaces it; one without
 * a year is the last such day, as money that came is never of a day to come. */
static void a_wrong_day_is_typed_over_and_one_without_a_year_has_been(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 75 C 11/25/26\"\nkey Enter Enter\n"
		"type \"112026\"\nkey Enter\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT effective_on FROM receipt"), "2026-11-20");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 50 K 11/19 1044\"\n"
		"key Enter Enter\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT effective_on FROM receipt WHERE reference = "
		"'1044'"), "2026-11-19");
}

/* What was typed when the line went dead stands there again, but no digits of a card; what is
 * given with the command is newer; once received nothing of it is left. */
static void what_was_typed_survives_a_hang_up(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN_PAY "key F6\ntype \"321.50\"\nkey Tab\ntype \"K\"\n"
		"key Tab Tab\ntype \"1044\"\nkey Tab\ntype \"9876\"\nhangup\n", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, OPEN_PAY "key F6\nsnap rcv_draft\nhangup\n", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 75 C\"\nkey Enter\n", NULL));
	assert_no_text("321.50");
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, OPEN_PAY "key F6\nkey Enter\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT amount || ' ' || method || ' ' || reference "
		"|| ' ' || last4 FROM receipt"), "32150 check 1044 ");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM draft"), 0);
}

/* A number typed into four places is not cut to something that looks like the last four. */
static void more_digits_than_fit_are_left_out_and_said(void **state)
{
	assert_true(desk_scene(*state, OPEN_ACCOUNT "type \"PAY 75 C\"\nkey Enter\n"
		"key Tab Tab Tab Tab\ntype \"41119\"\n", NULL));
	assert_text("Last four is full: the key was left out.");
	assert_text("Last four  . . . . . .   4111  Of");
}

/* What is typed wrong is said, and nothing is received. */
static void what_is_wrong_is_refused(void **state)
{
	static const struct { const char *keys, *says; } wrong[] = {
		{ "PAY abc C", "abc is not a valid amount" },
		{ "PAY 75 Q", "Q is neither a way to pay (C, A, K, M, $, W) nor a date." },
		{ "PAY 75 C Q", "Q is not a valid date" },
		{ "PAY 75 C 13/45", "13/45 is not a valid date" },
		{ "PAY 0 C\"\nkey Enter\ntype \"", "must not be zero" },
		{ "PAY 5.00- C\"\nkey Enter\ntype \"", "Payment: the amount is typed without a" },
		{ "PAY 99999999999.99 C",
			"One receipt takes in at most 9,999,999.99." },
		{ "PAY 75 C 12/24/26\"\nkey Enter\ntype \"", "future" },
		{ "PAY 75\"\nkey Enter\ntype \"", "is required" },
		{ "PAY 75 C 11/20 4111111111111111\"\nkey Enter\ntype \"", "card" },
	};
	struct fixture *fx = *state;
	for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
		char script[512];
		(void)text_putf(script, sizeof script, OPEN_ACCOUNT "type \"%s\"\nkey Enter\n",
			wrong[i].keys);
		assert_true(desk_scene(fx, script, NULL));
		assert_text(wrong[i].says);
		assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 0);
	}
}

static void a_disputed_debt_says_where_the_money_goes(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000001");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 75 C\"\nkey Enter\nsnap rcv_disputed\n",
		NULL));
}

/* --- taking back, changing ----------------------------------------------------------------- */

static void nsf_opens_on_the_latest_payment(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"NSF\"\nkey Enter\nsnap nsf\nkey F4\n"
		"snap nsf_codes\nkey F12\ntype \"R01\"\nkey Enter\n", NULL));
	assert_text("was taken back, a fee of 25.00 charged");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE type = "
		"'nsf'"), 2);
}

static void a_return_without_its_code_is_refused(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"NSF\"\nkey Enter Enter\n", NULL));
	assert_text("is required");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"NSF\"\nkey Enter\ntype \"R99\"\nkey "
		"Enter\n",
		NULL));
	assert_text("R99");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE type = "
		"'nsf'"), 1);
}

static void an_entry_is_reversed_once(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN_PAY "type \"4\"\nkey Enter\n"
		"type \"Posted to the wrong person\"\nsnap reverse\nkey Enter\n", NULL));
	assert_text("taken back: 75.00 is on WRKSUS. Balance");
	assert_true(desk_scene(fx, OPEN_PAY "key Tab\ntype \"4\"\nkey Enter\n", NULL));
	assert_text("was taken back already");
}

static void a_collector_adjusts_only_with_a_lead(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN_PAY "key F8\ntype \"FEES\"\nkey Tab\ntype \"25.00-\"\n"
		"key Tab Tab\ntype \"Goodwill, second call\"\nkey Enter\nsnap adjust\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE "
		"type = 'adjustment'"), 0);
	assert_true(desk_scene(fx, OPEN_PAY "key F8\ntype \"FEES\"\nkey Tab\ntype \"25.00-\"\n"
		"key Tab Tab\ntype \"Goodwill, second call\"\nkey Tab Tab Tab Tab\ntype \"Y\"\n"
		"key Enter\n", NULL));
	assert_text("waits on APV");
}

/* People who can say yes on the spot: each with the same password. */
static void add_people(struct fixture *fx)
{
	struct users_new lead = { .name = "MORGAN", .full_name = "The Lead", .role = USER_LEAD,
		.password = "the password", .cost = SECRET_COST_WEAK };
	struct users_new admin = lead;
	int64_t id = 0;
	admin.name = "PRIOR";
	admin.role = USER_ADMIN;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(users_add(&fx->d, &lead, &id, NULL));
	assert_ok(users_add(&fx->d, &admin, &id, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

/* What posting will hold is said while it is typed, and where money for a closed account goes. */
static void money_that_will_be_held_is_foretold(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "INSERT INTO restriction(party_id, kind, source, at, user_id) VALUES "
		"(1, 'bankruptcy', 'test', 0, 2)");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 50 $\"\nkey Enter\n", NULL));
	assert_text("BANKRUPTCY stands on this account: posting holds");
	assert_no_text("Leaves");
	fixture_sql(fx, "DELETE FROM restriction");
	fixture_sql(fx, "UPDATE account SET status = 'PIF' WHERE id = 10000001");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 50 $\"\nkey Enter\n", NULL));
	assert_text("RCVSUS takes the money in, and WRKSUS holds it.");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAY 50 $\"\nkey Enter Enter\n", NULL));
	assert_text("is closed (PIF): RCVSUS takes the money in.");
}

#define ADJUST_25 OPEN_PAY "key F8\ntype \"FEES\"\nkey Tab\ntype \"25.00-\"\nkey Tab Tab\n" \
	"type \"Goodwill, second call\"\nkey Tab Tab\n"

/* The lead who stands beside the collector: a wrong password changes nothing, the right one posts
 * the entry, by the collector, allowed by the lead. */
static void a_leads_password_adjusts_on_the_spot(void **state)
{
	struct fixture *fx = *state;
	add_people(fx);
	assert_true(desk_scene(fx, ADJUST_25 "type \"MORGAN\"\nkey Tab\ntype \"guess\"\n"
		"key Enter\n", NULL));
	assert_text("User or password is not right");
	assert_int_equal(fixture_int(fx, "SELECT fees FROM account WHERE id = 10000001"), 10000);
	assert_true(desk_scene(fx, ADJUST_25 "type \"MORGAN\"\nkey Tab\ntype \"the password\"\n"
		"key Enter\nsnap adjust_allowed\n", NULL));
	assert_text("25.00- was adjusted. The balance is 1,259.55.");
	assert_int_equal(fixture_int(fx, "SELECT fees FROM account WHERE id = 10000001"), 7500);
	assert_string_equal(fixture_text(fx, "SELECT u.name || ' ' || e.reason FROM ledger_entry e "
		"JOIN user u ON u.id = e.user_id WHERE e.type = 'adjustment'"),
		"JRIVERA Goodwill, second call");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'adjust' AND "
		"detail = 'allowed by MORGAN'"), 1);
}

#define WRITE_OFF OPEN_PAY "key Command\ntype \"WRITEOFF\"\nkey Enter\n" \
	"type \"Uncollectible\"\nkey Tab\ntype \"Y\"\nkey Tab\n"

/* More than a lead may allow takes an administrator's. */
static void a_write_off_takes_who_may_allow_as_much(void **state)
{
	struct fixture *fx = *state;
	add_people(fx);
	assert_true(desk_scene(fx, WRITE_OFF "type \"MORGAN\"\nkey Tab\ntype \"the password\"\n"
		"key Enter\n", NULL));
	assert_text("is over what");
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"ACT");
	assert_true(desk_scene(fx, WRITE_OFF "type \"PRIOR\"\nkey Tab\ntype \"the password\"\n"
		"key Enter\nsnap writeoff_allowed\n", NULL));
	assert_text("1,284.55 was written off. The balance is .00.");
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"UNC");
}

static void a_lead_adjusts_within_the_limit(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN_PAY "key F8\ntype \"FEES\"\nkey Tab\ntype \"25.00-\"\n"
		"key Tab Tab\ntype \"Goodwill\"\nkey Enter\n", NULL));
	assert_text("25.00- was adjusted. The balance is 1,259.55.");
	assert_text("11/24/26 Adjustment");
	assert_true(desk_scene(fx, OPEN_PAY "key F8\ntype \"COSTS\"\nkey Tab\ntype \"25.00\"\n"
		"key Tab Tab\ntype \"Forgotten\"\nkey Enter\n", NULL));
	assert_text("without an authority");
}

static void a_payment_moves_to_another_account(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN_PAY "type \"\"\nkey F10\nkey F12\n", NULL));
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"MOVE\"\nkey Enter\n"
		"type \"10000002\"\nkey Tab\ntype \"75\"\nkey Tab Tab\ntype \"Wrong bill\"\n"
		"snap move\nkey Enter\n", NULL));
	assert_text("75.00 was moved to account 10000002 as of 11/10/26.");
}

/* As receiving does: for a disputed debt the consumer has named it, for a stay a lead says. */
static void what_is_moved_asks_as_a_payment_does(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	fixture_user(fx, FIX_LCHEN);
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000002; "
		"INSERT INTO restriction(party_id, account_id, kind, source, at, user_id) "
		"VALUES (1, 10000002, 'bankruptcy', 'court', 0, 1)");
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"MOVE\"\nkey Enter\n"
		"type \"10000002\"\nkey Tab\ntype \"75\"\nkey Tab Tab\ntype \"Wrong bill\"\n"
		"key Enter\n", NULL));
	assert_text("is disputed: only money meant for it goes there.");
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"MOVE\"\nkey Enter\n"
		"type \"10000002\"\nkey Tab\ntype \"75\"\nkey Tab Tab\ntype \"Wrong bill\"\n"
		"key Tab\ntype \"Y\"\nkey Enter\nsnap move_barred\ntype \"Y\"\nkey Enter\n", NULL));
	assert_text("75.00 was moved to account 10000002 as of 11/10/26.");
}

static void a_balance_is_written_off_on_a_y(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"WRITEOFF\"\nkey Enter\n"
		"type \"Uncollectible\"\nkey Tab\ntype \"N\"\nkey Enter\nsnap writeoff\n",
		NULL));
	assert_text("Confirm must be Y");
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"WRITEOFF\"\nkey Enter\n"
		"type \"Uncollectible\"\nkey Tab\ntype \"Y\"\nkey Enter\n", NULL));
	assert_text("1,284.55 was written off. The balance is .00.");
}

static void interest_is_shown_before_it_is_posted(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"ACCRUE\"\nkey Enter\n"
		"snap accrue\nkey Enter\n", NULL));
	assert_text("Interest of 3.79 was posted.");
}

static void rates_are_listed_and_added(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"RATES\"\nkey Enter F6\n"
		"type \"SCRA\"\nkey Tab\ntype \"6\"\nkey Tab\ntype \"11/01/26\"\nkey Tab Tab\n"
		"type \"50 USC 3937, orders of 10/28/26\"\nsnap addrate\nkey Enter\nsnap rates\n",
		NULL));
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"RATES\"\nkey Enter F6\n"
		"type \"CONTRACT\"\nkey Tab\ntype \"9.12345\"\nkey Tab\ntype \"11/01/26\"\nkey "
		"Tab Tab\ntype \"x\"\nkey Enter\n",
		NULL));
	assert_text("9.12345 is no percent a year");
}

static void a_payoff_is_quoted_for_a_day(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAYOFF EOM\"\nkey Enter\nsnap payoff\n"
		"key F21\nsnap payoff_paper\n", NULL));
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAYOFF 11/01/26\"\nkey Enter\n", NULL));
	assert_text("11/01/26");
}

/* F4 on a day is the calendar, which puts the day that is chosen there; a day may be pasted. */
static void a_day_is_chosen_or_pasted(void **state)
{
	struct fixture *fx = *state;
	money_history(fx);
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAYOFF\"\nkey Enter F4\nkey Down\nkey "
		"Enter Enter\n", NULL));
	assert_text("12/01/26");
	assert_text("Interest to that day . . . :             5.69\n");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAYOFF\"\nkey Enter\n"
		"paste \"2026-12-01\"\nkey Enter\n", NULL));
	assert_text("12/01/26");
	assert_text("Interest to that day . . . :             5.69\n");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAYOFF\"\nkey Enter\n"
		"type \"12/01/2026\"\nkey Enter\n", NULL));
	assert_text("   12/01/26  Today");
	assert_text("Interest to that day . . . :             5.69\n");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"PAYOFF\"\nkey Enter\n"
		"paste \"12/01/26\\n\"\n", NULL));
	assert_text("Interest to that day . . . :             3.79\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_ledger_is_shown_newest_first),
		TEST(an_earlier_day_shows_the_account_as_it_stood),
		TEST(what_accrued_is_shown_on_the_account_too),
		TEST(money_that_will_be_held_is_foretold),
		TEST(a_day_to_come_is_refused),
		TEST(nine_keys_open_the_window_filled_in_and_enter_receives),
		TEST(an_entry_is_told_in_words),
		TEST(the_same_payment_twice_is_asked_about),
		TEST(more_than_is_owed_is_asked_about),
		TEST(what_is_over_is_previewed_as_a_credit),
		TEST(a_closed_debt_says_so_in_the_window),
		TEST(a_wrong_day_is_typed_over_and_one_without_a_year_has_been),
		TEST(what_was_typed_survives_a_hang_up),
		TEST(more_digits_than_fit_are_left_out_and_said),
		TEST(what_is_wrong_is_refused),
		TEST(a_disputed_debt_says_where_the_money_goes),
		TEST(nsf_opens_on_the_latest_payment),
		TEST(a_return_without_its_code_is_refused),
		TEST(an_entry_is_reversed_once),
		TEST(a_collector_adjusts_only_with_a_lead),
		TEST(a_leads_password_adjusts_on_the_spot),
		TEST(a_write_off_takes_who_may_allow_as_much),
		TEST(a_lead_adjusts_within_the_limit),
		TEST(a_payment_moves_to_another_account),
		TEST(what_is_moved_asks_as_a_payment_does),
		TEST(a_balance_is_written_off_on_a_y),
		TEST(interest_is_shown_before_it_is_posted),
		TEST(rates_are_listed_and_added),
		TEST(a_payoff_is_quoted_for_a_day), TEST(a_day_is_chosen_or_pasted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
