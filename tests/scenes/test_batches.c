/* SPDX-License-Identifier: MIT */
/* Receipts in batches, money held, and what is agreed with a client about money. */
#include "../lib/deskscene.h"
#include "../lib/moneyscene.h"

#include "arrears/desk/batch.h"

/* --- batches and money held ---------------------------------------------------------------- */

/* Offered where the account is opened, not before it is paid. */
static void paid_in_full_the_closing_letter_is_offered(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"CLOSING\"\nkey Enter\n", NULL));
	assert_text(": no closing letter is due.");
	money_post(fx, money_receive(fx, 128455, "CHECK", "1044"));
	assert_true(desk_scene(fx, OPEN_ACCOUNT, NULL));
	assert_text("Nothing more is owed. CLOSING shows the closing letter.");
	assert_true(desk_scene(fx, OPEN_ACCOUNT "type \"CLOSING\"\nkey Enter\nsnap closing\n",
		NULL));
	assert_true(desk_scene(fx, OPEN_PAY "key Command\ntype \"CLOSING\"\nkey Enter\n", NULL));
	assert_text("This account was paid in full on 11/24/26.");
}

static void a_batch_is_counted_posted_and_closed(void **state)
{
	struct fixture *fx = *state;
	(void)money_receive(fx, 7500, "CARD", "4471");
	(void)money_receive(fx, 12000, "CHECK", "1044");
	assert_true(desk_scene(fx, "type \"WRKBCH\"\nkey Enter\nsnap wrkbch_mine\n", NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"WRKBCH\"\nkey Enter\ntype \"5\"\nkey Enter\n"
		"snap bch\nkey F12\ntype \"2\"\nkey Enter\ntype \"2\"\nkey Tab\ntype \"190\"\n"
		"snap bchcount\nkey Enter\n", NULL));
	assert_true(desk_scene(fx, "type \"WRKBCH\"\nkey Enter F11\nsnap wrkbch_off\n", NULL));
	assert_true(desk_scene(fx, "type \"WRKBCH\"\nkey Enter\ntype \"2\"\nkey Enter\n"
		"type \"2\"\nkey Tab\ntype \"195\"\nkey Enter\nsnap wrkbch_balanced\n"
		"type \"8\"\nkey Enter\nwait 400\nsnap bch_post\ntype \"Y\"\nkey Enter\n"
		"snap wrkbch_posted\ntype \"6\"\nkey Enter\nsnap bch_deposit\nkey Enter\n"
		"type \"9\"\nkey Enter\nkey Tab\ntype \"D-1180\"\nsnap bchclose\nkey "
		"Enter\n", NULL));
	assert_text("Batch 1 was closed.");
	assert_string_equal(fixture_text(fx, "SELECT state FROM receipt_batch"), "closed");
}

static void who_received_does_not_post(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_LCHEN);
	int64_t id = money_receive(fx, 7500, "CARD", "4471");
	assert_true(desk_scene(fx, "type \"WRKBCH\"\nkey Enter\ntype \"2\"\nkey Enter\n",
		NULL));
	assert_text("Another counts it");
	assert_text("another person does this.");
	fixture_user(fx, FIX_ADMIN);
	assert_ok(batch_count(&fx->d, id, 1, (struct money){ 7500 }, NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"WRKBCH\"\nkey Enter\ntype \"8\"\nkey Enter\n"
		"snap wrkbch_other\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM receipt"), "received");
}

static void a_receipt_is_voided_with_a_reason(void **state)
{
	struct fixture *fx = *state;
	(void)money_receive(fx, 7500, "CARD", "4471");
	assert_true(desk_scene(fx, "type \"BCH 1\"\nkey Enter\ntype \"4\"\nkey Enter\n"
		"key Enter\nsnap bch_void_why\ntype \"Typed twice\"\nkey Enter\nsnap bch_void\n",
		NULL));
	assert_string_equal(fixture_text(fx, "SELECT state || ' ' || void_reason FROM receipt"),
		"void Typed twice");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000001 "
		"ORDER BY id DESC LIMIT 1"), "Receipt 1 of 75.00 by card is void: Typed twice");
}

/* A check of somebody unknown: received on the batch, posted, held under the name on it. */
static void money_of_nobody_known_is_received_and_held(void **state)
{
	struct fixture *fx = *state;
	(void)money_receive(fx, 7500, "CARD", "4471");
	assert_true(desk_scene(fx, "type \"BCH 1\"\nkey Enter F6\nkey Enter\n", NULL));
	assert_text("Paid by");
	assert_text("is required");
	assert_true(desk_scene(fx, "type \"BCH 1\"\nkey Enter F6\ntype \"Q. NOBODY\"\n"
		"key Tab\ntype \"310\"\nkey Tab\ntype \"K\"\nkey Tab Tab\ntype \"2210\"\n"
		"snap rcvsus\nkey Enter\nsnap bch_unknown\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT amount || ' ' || method || ' ' || payer || "
		"' ' || coalesce(account_id, 'none') FROM receipt ORDER BY id DESC LIMIT 1"),
		"31000 check Q. NOBODY none");
	money_post(fx, 1);
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\n", NULL));
	assert_text("Q. NOBODY");
	assert_text("310.00");
}

static void money_held_is_applied(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE consumer_id = 1");
	money_post(fx, money_receive(fx, 7500, "CARD", "4471"));
	fixture_at(fx, FIX_NOW + 40 * FIX_DAY);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\nsnap wrksus\n"
		"type \"8\"\nkey Enter\ntype \"OKAFOR\"\nkey F4\nsnap sus_find\nkey F12\n"
		"key Home\nkey EraseInput\n", NULL));
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\ntype \"8\"\nkey Enter\n"
		"type \"10000001\"\nkey Tab Tab Tab\ntype \"Consumer named it on the phone\"\n"
		"snap sus_apply\nkey Enter\nsnap sus_disputed\ntype \"Y\"\nkey Enter\n", NULL));
	assert_text("75.00 was applied to account 10000001, counting from 11/24/26.");
	assert_int_equal(fixture_int(fx, "SELECT sum(suspense) FROM receipt"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Zero is a slip and moves nothing; what is moved is what the message names. */
static void no_money_held_is_moved_by_a_zero(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE consumer_id = 1");
	money_post(fx, money_receive(fx, 7500, "CARD", "4471"));
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\ntype \"8\"\nkey Enter\n"
		"type \"10000001\"\nkey Tab\ntype \"0\"\nkey Tab\ntype \"Y\"\nkey Tab\n"
		"type \"x\"\nkey Enter\n", NULL));
	assert_text("The amount must not be zero.");
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\ntype \"4\"\nkey Enter\n"
		"type \"0\"\nkey Tab\ntype \"x\"\nkey Enter\n", NULL));
	assert_text("The amount must not be zero.");
	assert_int_equal(fixture_int(fx, "SELECT sum(suspense) FROM receipt"), 7500);
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\ntype \"4\"\nkey Enter\n"
		"key Tab\ntype \"Asked for it\"\nkey Enter\n", NULL));
	assert_text("75.00 was recorded as returned to OKAFOR, ADAEZE N.");
	assert_int_equal(fixture_int(fx, "SELECT sum(suspense) FROM receipt"), 0);
}

/* What the client was paid is not ours to return: the client is told. */
static void what_the_client_has_is_told_back(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE consumer_id = 1");
	money_post(fx, money_receive(fx, 7500, "CARD", "4471"));
	fixture_sql(fx, "UPDATE receipt SET source = 'client'");
	fixture_at(fx, FIX_NOW + FIX_DAY);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\ntype \"4\"\nkey Enter\n", NULL));
	assert_text("Tell the Client");
	assert_text("75.00 paid to the client, of OKAFOR");
	assert_text("Held for 1 day:");
	assert_true(desk_scene(fx, "type \"WRKSUS\"\nkey Enter\ntype \"4\"\nkey Enter\n"
		"key Tab\ntype \"Fits no debt here\"\nkey Enter\n", NULL));
	assert_text("75.00 was recorded as told back to the client, who has it.");
	assert_no_text("returned to");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'tell_client'"),
		1);
}

/* --- what is agreed with a client ---------------------------------------------------------- */

static void options_of_a_client_are_changed(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, "type \"WRKCLT\"\nkey Enter Tab\ntype \"8\"\nkey Enter\n"
		"snap cltopt\nkey F11\nsnap cltopt_what\nkey F11\ntype \"2\"\nkey Enter\n"
		"snap chgopt\ntype \"FEES,COSTS\"\nkey Enter\nsnap cltopt_saved\n", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM client_option WHERE client_id = 1"),
		1);
	assert_true(desk_scene(fx, "type \"WRKCLT\"\nkey Enter F8\ntype \"2\"\nkey Enter\n"
		"type \"NONSENSE\"\nkey Enter\nsnap chgopt_wrong\n"
		"key Home EraseInput\ntype \"PRINCIPAL\"\nkey Enter\n", NULL));
	assert_text("APPLY_ORDER is now PRINCIPAL,INTEREST,FEES,COSTS,ATTORNEY,OTHER.");
}

/* A command that was refused is gone after F5: Enter runs the options then, and nothing else. */
static void refresh_drops_a_refused_command(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, "type \"NOSUCH\"\nkey Enter\n", NULL));
	assert_text("===> NOSUCH");
	assert_true(desk_scene(fx, "type \"NOSUCH\"\nkey Enter\nkey F5\n", NULL));
	assert_no_text("NOSUCH");
}

static void commission_is_listed_added_and_ended(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_true(desk_scene(fx, "type \"CLTCOM MERCY\"\nkey Enter F6\ntype \"33.33\"\n"
		"snap addcom\nkey Enter\nsnap cltcom\nkey Tab\ntype \"4\"\nkey Enter\nwait 400\n"
		"snap cltcom_end\nkey Enter\n", NULL));
	assert_text("ended");
	assert_true(desk_scene(fx, "type \"CLTCOM MERCY\"\nkey Enter F6\ntype \"133\"\nkey Enter\n",
		NULL));
	assert_text("133 is no percent");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(paid_in_full_the_closing_letter_is_offered),
		TEST(a_batch_is_counted_posted_and_closed),
		TEST(who_received_does_not_post),
		TEST(a_receipt_is_voided_with_a_reason),
		TEST(money_of_nobody_known_is_received_and_held),
		TEST(money_held_is_applied),
		TEST(no_money_held_is_moved_by_a_zero),
		TEST(what_the_client_has_is_told_back),
		TEST(options_of_a_client_are_changed),
		TEST(refresh_drops_a_refused_command),
		TEST(commission_is_listed_added_and_ended),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
