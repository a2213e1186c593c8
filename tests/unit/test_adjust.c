/* SPDX-License-Identifier: MIT */
/* Adjustments by hand, held to the limit of a role. */
#include "arrears/desk/post.h"
#include "fixture.h"

static struct money dollars(int64_t cents)
{
	return (struct money){ cents };
}

static void test_adjustments_are_held_to_the_limit_of_the_role(void **state)
{
	struct fixture *fx = *state;
	struct post_change c = { .account_id = FIX_OKAFOR_MED, .bucket = BUCKET_PRINCIPAL,
		.amount = dollars(-60000), .effective = DATE_NONE, .reason = "goodwill" };
	struct posted out;
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_POST_OVER_LIMIT);
	fixture_user(fx, FIX_LCHEN);
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_POST_OVER_LIMIT);
	c.approved_by = FIX_LCHEN;
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_POST_OVER_LIMIT);
	c.approved_by = FIX_ADMIN;
	assert_ok(post_adjust(&fx->d, &c, &out, NULL));
	c = (struct post_change){ .account_id = FIX_OKAFOR_MED, .bucket = BUCKET_FEES,
		.amount = dollars(100), .effective = DATE_NONE, .reason = "fee" };
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_POST_AUTHORITY);
	c.amount = dollars(-10001);
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_POST_BUCKET);
	c.reason = "";
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_REASON_REQUIRED);
}

/* Ten small ones are one large one, until some are taken back or somebody above allows them; what
 * an administrator allows does not use a lead's limit up. */
static void test_the_limit_is_for_all_that_is_taken_off_the_account(void **state)
{
	struct fixture *fx = *state;
	struct post_change c = { .account_id = FIX_OKAFOR_MED, .bucket = BUCKET_PRINCIPAL,
		.amount = dollars(-20000), .effective = DATE_NONE, .reason = "goodwill" };
	struct posted out, last;
	struct post_undone u;
	bool yes = false;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_adjust(&fx->d, &c, &out, NULL));
	assert_ok(post_adjust(&fx->d, &c, &last, NULL));
	assert_ok(post_adjust_alone(&fx->d, c.account_id, c.amount, &yes, NULL));
	assert_false(yes);
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_POST_OVER_LIMIT);
	c.approved_by = FIX_ADMIN;
	assert_ok(post_adjust(&fx->d, &c, &out, NULL));
	assert_int_equal(fixture_int(fx, "SELECT sum(approved_by) FROM ledger_entry"), FIX_ADMIN);
	c.approved_by = 0;
	c.amount = dollars(-10000);
	assert_ok(post_adjust(&fx->d, &c, &out, NULL));
	c.amount = dollars(-1);
	assert_msg(post_adjust(&fx->d, &c, &out, NULL), MSG_POST_OVER_LIMIT);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = last.ledger_id,
		.reason = "no" }, &u, NULL));
	assert_ok(post_adjust(&fx->d, &c, &out, NULL));
	c.amount = dollars(50000);
	c.authority = "Agreement 4(b)";
	assert_ok(post_adjust(&fx->d, &c, &out, NULL));
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(test_adjustments_are_held_to_the_limit_of_the_role),
		T(test_the_limit_is_for_all_that_is_taken_off_the_account),
	};
	return cmocka_run_group_tests_name("adjust", tests, NULL, NULL);
}
