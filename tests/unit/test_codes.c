/* SPDX-License-Identifier: MIT */
#include "arrears/desk/codes.h"
#include "arrears/domain/codetext.h"
#include "arrears/store/code.h"
#include "fixture.h"

static struct result_code own(const char *code, const char *parent)
{
	struct result_code c = { .text = "Our own", .days = 3, .priority = 2, .active = true,
		.next = NEXT_FOLLOWUP, .business = true, .least = USER_COLLECTOR };
	(void)text_put(c.code, sizeof c.code, code);
	(void)text_put(c.parent, sizeof c.parent, parent);
	return c;
}

static struct result_code load(struct fixture *fx, const char *code)
{
	struct result_code c;
	bool found = false;
	assert_ok(code_get(fx->d.db, code, &c, &found, NULL));
	assert_true(found);
	return c;
}

static bool says(const struct tryout *t, const char *words)
{
	for (int i = 0; i < t->count; i++)
		if (strstr(t->lines[i], words))
			return true;
	for (int i = 0; i < t->count; i++)
		print_message("%s\n", t->lines[i]);
	return false;
}

static void test_a_new_code_inherits_the_law(void **state)
{
	struct fixture *fx = *state;
	struct result_code c = own("NAX", "NA");
	assert_msg(code_save(&fx->d, &c, NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(code_save(&fx->d, &c, NULL));
	c = load(fx, "NAX");
	assert_true(c.law & LAW_ATTEMPT);
	assert_false(c.shipped);
	assert_int_equal(c.days, 3);
	assert_int_equal(1, fixture_int(fx,
		"SELECT count(*) FROM audit WHERE event = 'code_save'"));
}

static void test_law_cannot_be_loosened(void **state)
{
	struct fixture *fx = *state;
	struct result_code c = own("FREE", "NA");
	fixture_user(fx, FIX_LCHEN);
	c.law = LAW_EXCLUDED;
	assert_ok(code_save(&fx->d, &c, NULL));
	c = load(fx, "FREE");
	assert_false(c.law & LAW_EXCLUDED);     /* what the parent lacks is not given */
	assert_true(c.law & LAW_ATTEMPT);
	c = load(fx, "NA");
	c.law = 0;
	assert_msg(code_save(&fx->d, &c, NULL), MSG_CODE_SHIPPED);
	c = load(fx, "NA");
	c.days = 5;                             /* its smart effects may be changed */
	assert_ok(code_save(&fx->d, &c, NULL));
	assert_int_equal(load(fx, "NA").days, 5);
}

static void test_a_code_needs_a_parent_and_a_name(void **state)
{
	struct fixture *fx = *state;
	struct result_code c = own("XX", "NOPE");
	fixture_user(fx, FIX_LCHEN);
	assert_msg(code_save(&fx->d, &c, NULL), MSG_CODE_UNKNOWN_PARENT);
	c = own("UNDO", "NA");
	assert_msg(code_save(&fx->d, &c, NULL), MSG_CODE_RESERVED);
	c = own("XX", "NA");
	(void)text_put(c.status, sizeof c.status, "NONE");
	assert_msg(code_save(&fx->d, &c, NULL), MSG_STATUS_FIELD);
}

static void test_statuses(void **state)
{
	struct fixture *fx = *state;
	struct status s = { .code = "WAIT", .text = "Client is looking", .class = STATUS_HOLD,
		.outbound = OUTBOUND_NO, .active = true };
	bool found = false;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(status_save(&fx->d, &s, NULL));
	assert_ok(status_get(fx->d.db, "CEASE", &s, &found, NULL));
	s.holds = 0;
	assert_msg(status_save(&fx->d, &s, NULL), MSG_STATUS_SHIPPED);
}

static void test_tryout_says_and_saves_nothing(void **state)
{
	struct fixture *fx = *state;
	struct result_code c = own("NAX", "NA");
	struct tryout t;
	int64_t before = fixture_rows(fx);
	assert_ok(code_tryout(&fx->d, &c, FIX_OKAFOR_MED, &t, NULL));
	assert_true(says(&t, "counts to 7 in 7 days"));
	assert_true(says(&t, "FOLLOWUP on 11/30/26"));
	assert_true(says(&t, "waits in: Follow-up"));
	c = load(fx, "WN");
	assert_ok(code_tryout(&fx->d, &c, FIX_OKAFOR_MED, &t, NULL));
	assert_true(says(&t, "wrong for this person"));
	c = load(fx, "CEASE");
	assert_ok(code_tryout(&fx->d, &c, FIX_OKAFOR_MED, &t, NULL));
	assert_true(says(&t, "Status: ACT to CEASE"));
	assert_int_equal(fixture_rows(fx), before);
	assert_msg(code_tryout(&fx->d, &c, 99, &t, NULL), MSG_ACCOUNT_UNKNOWN);
}

static void test_effects_are_words(void **state)
{
	(void)state;
	struct result_code c = { .code = "X", .law = 5, .active = true }, back;
	char text[CODE_EFFECTS_SIZE];
	assert_true(code_effects_parse("reach=PARTY leaves days=2 business note=Spoke: {TEXT} = x",
		&c));
	assert_int_equal(c.days, 2);
	assert_int_equal(c.priority, -1);
	assert_int_equal(c.law, 5);
	assert_string_equal(c.note, "Spoke: {TEXT} = x");
	code_effects_show(&c, text);
	back = (struct result_code){ .code = "X", .law = 5, .active = true };
	assert_true(code_effects_parse(text, &back));
	assert_memory_equal(&back, &c, sizeof c);
	assert_false(code_effects_parse("reach=NOWHERE", &back));
	assert_false(code_effects_parse("days=-4", &back));
	assert_false(code_effects_parse("frobs", &back));
}

#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_new_code_inherits_the_law), T(test_law_cannot_be_loosened),
		T(test_a_code_needs_a_parent_and_a_name), T(test_statuses),
		T(test_tryout_says_and_saves_nothing), cmocka_unit_test(test_effects_are_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
