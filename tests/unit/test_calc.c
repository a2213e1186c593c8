/* SPDX-License-Identifier: MIT */
/* The desk calculator: what it makes of what is typed, and what it refuses. */
#include "unit.h"

#include "arrears/base/attrs.h"
#include "arrears/domain/calc.h"

static const char *shown(const char *text)
{
	static char out[MONEY_TEXT_SIZE + 2];
	struct calc_value v;
	assert_ok(calc_eval(text, &v, NULL));
	char amount[MONEY_TEXT_SIZE];
	money_show(v.amount, amount);
	(void)snprintf(out, sizeof out, "%s%s", amount, v.exact ? "" : "~");
	return out;
}

static void the_four_rules_bind_as_in_school(void **state)
{
	(void)state;
	assert_string_equal(shown("1200/6"), "200.00");
	assert_string_equal(shown("1+2*3"), "7.00");
	assert_string_equal(shown("(1+2)*3"), "9.00");
	assert_string_equal(shown("10-4-3"), "3.00");
	assert_string_equal(shown("100/10/5"), "2.00");
	assert_string_equal(shown("-3*-(2+1)"), "9.00");
	assert_string_equal(shown(" $1,284.55 x 2 "), "2,569.10");
	assert_string_equal(shown(".5+.25"), ".75");
}

static void it_rounds_once_at_the_end_and_says_so(void **state)
{
	(void)state;
	assert_string_equal(shown("100/3"), "33.33~");
	assert_string_equal(shown("100/3*3"), "100.00");
	assert_string_equal(shown("200/3"), "66.67~");
	assert_string_equal(shown("1/200"), ".01~");
	assert_string_equal(shown("-1/200"), ".01-~");
	assert_string_equal(shown("0.0049"), ".00~");
}

static void a_percent_after_plus_or_minus_is_of_what_stands_left(void **state)
{
	(void)state;
	assert_string_equal(shown("200*15%"), "30.00");
	assert_string_equal(shown("1284.55-40%"), "770.73");
	assert_string_equal(shown("1000+5%"), "1,050.00");
	assert_string_equal(shown("(1000+500)-10%"), "1,350.00");
	assert_string_equal(shown("100+10%*20"), "102.00");
	assert_string_equal(shown("40%"), ".40");
}

static void what_makes_no_sense_is_refused_where_it_stops(void **state)
{
	static const char *const bad[] = { "", " ", "1+", "*2", "(1", "1)", "1 2", "1..2", "1.",
		"1,23", "1,2345", ",123", "12,34,567", "abc", "1=1", "1.1234567", "5%%", "$",
		"()" };
	struct calc_value v = { .exact = true };
	struct err err;
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		if (calc_eval(bad[i], &v, NULL) != MSG_CALC_SYNTAX)
			fail_msg("%s was taken", bad[i]);
	assert_msg(calc_eval("12+ab", &v, &err), MSG_CALC_SYNTAX);
	assert_string_equal(err.subst[0], "ab");
	assert_int_equal(v.amount.cents, 0);
}

static void zero_depth_and_size_have_their_limits(void **state)
{
	struct calc_value v;
	char deep[80];
	(void)state;
	assert_msg(calc_eval("1/0", &v, NULL), MSG_CALC_ZERO);
	assert_msg(calc_eval("1/(2-2)", &v, NULL), MSG_CALC_ZERO);
	assert_string_equal(shown("999999999999.99"), "999,999,999,999.99");
	assert_msg(calc_eval("999999999999.99+.01", &v, NULL), MSG_CALC_RANGE);
	assert_msg(calc_eval("999999999999*999999999999", &v, NULL), MSG_CALC_RANGE);
	assert_msg(calc_eval("99999999999999999999", &v, NULL), MSG_CALC_SYNTAX);
	assert_msg(calc_eval("1/999999999/999999999/999999999", &v, NULL), MSG_CALC_RANGE);
	memset(deep, '(', 60);
	deep[60] = '\0';
	assert_msg(calc_eval(deep, &v, NULL), MSG_CALC_SYNTAX);
}

static void sums_of_cents_are_those_of_integers(void **state)
{
	(void)state;
	for (int i = 0; i < unit_rounds(200); i++) {
		int64_t a = unit_between(0, 99999999), b = unit_between(0, 99999999);
		char text[CALC_TEXT];
		struct calc_value v;
		(void)snprintf(text, sizeof text, "%lld.%02lld - %lld.%02lld",
			(long long)(a / 100), (long long)(a % 100), (long long)(b / 100),
			(long long)(b % 100));
		assert_ok(calc_eval(text, &v, NULL));
		assert_int_equal(v.amount.cents, a - b);
		assert_true(v.exact);
	}
}

static void a_loan_is_amount_rate_and_months(void **state)
{
	struct calc_loan l = { .count = 0 };
	(void)state;
	assert_true(calc_is_loan("180000 4.25% 360"));
	assert_true(calc_is_loan("1,500.00 0% 12"));
	assert_false(calc_is_loan("180000 * 4.25% * 360"));
	assert_false(calc_is_loan("1200/6"));
	assert_ok(calc_loan_parse("180000 4.25% 360", &l, NULL));
	assert_int_equal(l.principal.cents, 18000000);
	assert_int_equal(l.rate_millionths, 42500);
	assert_int_equal(l.count, 360);
	assert_msg(calc_loan_parse("0 4.25% 360", &l, NULL), MSG_CALC_LOAN);
	assert_msg(calc_loan_parse("100 4.25% 0", &l, NULL), MSG_CALC_LOAN);
	assert_msg(calc_loan_parse("100 101% 12", &l, NULL), MSG_CALC_LOAN);
	assert_msg(calc_loan_parse("100 4.25% 601", &l, NULL), MSG_CALC_LOAN);
	assert_msg(calc_loan_parse("100 1.23456% 12", &l, NULL), MSG_CALC_LOAN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_four_rules_bind_as_in_school),
		cmocka_unit_test(it_rounds_once_at_the_end_and_says_so),
		cmocka_unit_test(a_percent_after_plus_or_minus_is_of_what_stands_left),
		cmocka_unit_test(what_makes_no_sense_is_refused_where_it_stops),
		cmocka_unit_test(zero_depth_and_size_have_their_limits),
		cmocka_unit_test(sums_of_cents_are_those_of_integers),
		cmocka_unit_test(a_loan_is_amount_rate_and_months),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
