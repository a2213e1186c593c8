/* SPDX-License-Identifier: MIT */
/* Commission: the row that applies, the amount, the text that shows it, and its way back. */
#include "unit.h"

#include "arrears/domain/commission.h"

static struct commission_rate row(int64_t id, int64_t client, int32_t percent)
{
	return (struct commission_rate){ .id = id, .client = client, .percent = percent,
		.from = date_from_ymd(2026, 1, 1) };
}

static struct commission_facts facts(void)
{
	return (struct commission_facts){ .client = 7, .source = SOURCE_US, .age = 200,
		.balance = { 80000 }, .on = date_from_ymd(2026, 11, 24) };
}

/* The client's own first, then what names most: suit, source, age, balance, date, id. */
static void the_closest_row(void **state)
{
	struct commission_rate rows[] = { row(1, 0, 5000), row(2, 7, 2500), row(3, 7, 3000),
		row(4, 7, 3500), row(5, 7, 4000), row(6, 7, 4500), row(7, 7, 5500) };
	struct commission_facts f = facts();

	(void)state;
	rows[2].min_age = 180;
	rows[3].source = SOURCE_US;
	rows[4].suit = SUIT_YES;
	rows[5].min_balance.cents = 80001;
	rows[6].from = date_from_ymd(2026, 11, 25);
	assert_int_equal(commission_pick(rows, 7, &f)->id, 4);
	f.source = SOURCE_DIRECT;
	assert_int_equal(commission_pick(rows, 7, &f)->id, 3);
	f.age = 179;
	assert_int_equal(commission_pick(rows, 7, &f)->id, 2);
	f.balance.cents = 80001;
	assert_int_equal(commission_pick(rows, 7, &f)->id, 6);
	f.on = date_from_ymd(2026, 11, 25);
	assert_int_equal(commission_pick(rows, 7, &f)->id, 6);
	f.suit = true;
	assert_int_equal(commission_pick(rows, 7, &f)->id, 5);
	f.client = 8;
	assert_int_equal(commission_pick(rows, 7, &f)->id, 1);
	assert_null(commission_pick(rows + 1, 6, &f));
}

/* A later row takes the place of an earlier one from its date, and of the same date the later. */
static void the_later_row(void **state)
{
	struct commission_rate rows[] = { row(2, 7, 2500), row(1, 7, 3000), row(3, 7, 3500) };
	struct commission_facts f = facts();

	(void)state;
	rows[1].from = date_from_ymd(2026, 11, 24);
	assert_int_equal(commission_pick(rows, 2, &f)->id, 1);
	f.on = date_from_ymd(2026, 11, 23);
	assert_int_equal(commission_pick(rows, 2, &f)->id, 2);
	assert_int_equal(commission_pick(rows, 3, &f)->id, 3);
}

static void check(int32_t percent, int64_t flat, int64_t amount, int64_t earned, const char *text)
{
	struct commission_rate r = row(1, 7, percent);
	struct commission c;
	char shown[COMMISSION_TEXT];

	r.flat.cents = flat;
	assert_ok(commission_of(&r, (struct money){ amount }, &c, NULL));
	assert_int_equal(c.earned.cents, earned);
	commission_text(&c, shown);
	assert_string_equal(shown, text);
}

/* Amounts to the cent, half up, with the sum that shows them. */
static void amounts_and_their_text(void **state)
{
	(void)state;
	check(2500, 0, 15000, 3750, "25.00% of 150.00 = 37.50 half up");
	check(3333, 0, 5, 2, "33.33% of .05 = .02 half up");
	check(5000, 0, 1, 1, "50.00% of .01 = .01 half up");
	check(2500, 500, 15000, 4250, "25.00% of 150.00 + 5.00 = 42.50 half up");
	check(2500, 500, 400, 400, "25.00% of 4.00 + 5.00 = 4.00 not more than paid");
	check(10000, MONEY_MAX_CENTS - 1, 1, 1,
		"100.00% of .01 + 999,999,999,999.98 = .01 not more than paid");
	struct commission none;

	assert_ok(commission_of(NULL, (struct money){ 100 }, &none, NULL));
	assert_int_equal(none.earned.cents, 0);
}

/* A reversal takes back exactly what was given, and says so. */
static void a_reversal_takes_it_back(void **state)
{
	struct commission_rate r = row(1, 7, 3333);

	(void)state;
	for (int n = unit_rounds(500); n > 0; n--) {
		struct commission c;

		r.percent = (int32_t)unit_between(0, 10000);
		r.flat.cents = unit_between(0, 500);
		assert_ok(commission_of(&r, (struct money){ unit_between(1, 500000) }, &c, NULL));
		assert_true(c.earned.cents >= 0 && c.earned.cents <= c.base.cents);
	}
}

/* Words are those the database keeps. */
static void words_go_round(void **state)
{
	enum money_source s;
	enum suit_only u;

	(void)state;
	for (int i = 0; i < SOURCE_COUNT; i++) {
		assert_true(money_source_parse(money_source_name((enum money_source)i), &s));
		assert_int_equal(s, i);
	}
	for (int i = 0; i < SUIT_COUNT; i++) {
		assert_true(suit_only_parse(suit_only_name((enum suit_only)i), &u));
		assert_int_equal(u, i);
	}
	assert_false(money_source_parse("", &s));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_closest_row),
		cmocka_unit_test(the_later_row),
		cmocka_unit_test(amounts_and_their_text),
		cmocka_unit_test(a_reversal_takes_it_back),
		cmocka_unit_test(words_go_round),
	};

	return cmocka_run_group_tests_name("commission", tests, NULL, NULL);
}
