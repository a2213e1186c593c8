/* SPDX-License-Identifier: MIT */
/* Installments of a plan: what fills which, late, missed, cured, broken. */
#include "unit.h"

#include "arrears/domain/installment.h"

static struct date day(int m, int d)
{
	return date_from_ymd(2026, m, d);
}

static struct paid pay(int64_t cents, struct date dated)
{
	return (struct paid){ .amount = { cents }, .dated = dated, .utc = 2000,
		.undone = DATE_NONE };
}

/* Four of 100.00 on the first of June to September, by card: grace of one business day. */
static const struct installment *four(void)
{
	static struct installment rows[4];

	for (int i = 0; i < 4; i++)
		rows[i] = (struct installment){ day(6 + i, 1), { 10000 } };
	return rows;
}

static struct plan_facts plan(void)
{
	return (struct plan_facts){ .rows = four(), .count = 4, .created = day(5, 20),
		.by = TENDER_CARD, .rule = PROMISE_RULE_DEFAULT, .broken_after = 2 };
}

/* Open, late within the grace, broken after it; two missed break the plan. */
static void days_pass_unpaid(void **state)
{
	static const struct { int m, d; enum promise_state first; bool late; enum plan_state plan;
		int missed; } rows[] = {
		{ 6, 1, PROMISE_OPEN, false, PLAN_ACTIVE, 0 },
		{ 6, 2, PROMISE_OPEN, true, PLAN_ACTIVE, 0 },
		{ 6, 3, PROMISE_BROKEN, false, PLAN_ACTIVE, 1 },
		{ 7, 2, PROMISE_BROKEN, false, PLAN_ACTIVE, 1 },
		{ 7, 3, PROMISE_BROKEN, false, PLAN_BROKEN, 2 },
	};
	struct plan_facts p = plan();
	struct installment_grade g[4];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct plan_grade all = plan_grade(&p, NULL, 0, day(rows[i].m, rows[i].d), g);

		assert_int_equal(g[0].state, rows[i].first);
		assert_int_equal(g[0].late, rows[i].late);
		assert_int_equal(all.state, rows[i].plan);
		assert_int_equal(all.missed, rows[i].missed);
		assert_int_equal(all.next, 0);
	}
}

/* A missed installment is cured by itself when it is paid later, and the plan with it. */
static void missed_is_cured(void **state)
{
	struct plan_facts p = plan();
	struct installment_grade g[4];
	struct paid paid[] = { pay(15000, day(7, 20)), pay(5000, day(7, 25)) };
	struct plan_grade all = plan_grade(&p, paid, 2, day(7, 22), g);

	(void)state;
	assert_int_equal(g[0].state, PROMISE_KEPT);
	assert_true(g[0].late);
	assert_int_equal(g[0].filled.days, day(7, 20).days);
	assert_int_equal(g[1].state, PROMISE_PARTIAL);
	assert_int_equal(g[1].paid.cents, 5000);
	assert_int_equal(all.state, PLAN_ACTIVE);
	assert_int_equal(all.missed, 1);
	all = plan_grade(&p, paid, 2, day(7, 25), g);
	assert_int_equal(all.missed, 0);
	assert_int_equal(all.next, 2);
	assert_true(g[1].late);
}

/* What is over an installment shortens the plan from its end: July stays due in full. */
static void over_shortens_the_plan(void **state)
{
	struct plan_facts p = plan();
	struct installment_grade g[4];
	struct paid paid = pay(25000, day(6, 2));
	struct plan_grade all = plan_grade(&p, &paid, 1, day(7, 3), g);

	(void)state;
	assert_int_equal(g[0].state, PROMISE_KEPT);
	assert_int_equal(g[1].paid.cents, 0);
	assert_int_equal(g[1].state, PROMISE_BROKEN);
	assert_int_equal(g[2].paid.cents, 5000);
	assert_int_equal(g[3].paid.cents, 10000);
	assert_int_equal(g[3].state, PROMISE_KEPT);
	assert_int_equal(all.next, 1);
}

/* With the client's leave it pays the next ones instead. */
static void over_advances_if_agreed(void **state)
{
	struct plan_facts p = plan();
	struct installment_grade g[4];
	struct paid paid = pay(25000, day(6, 2));

	(void)state;
	p.advance = true;
	struct plan_grade all = plan_grade(&p, &paid, 1, day(7, 3), g);

	assert_int_equal(g[1].state, PROMISE_KEPT);
	assert_int_equal(g[2].paid.cents, 5000);
	assert_int_equal(g[3].paid.cents, 0);
	assert_int_equal(all.kept, 2);
	assert_int_equal(all.missed, 0);
}

/* Behind by one: a double payment pays what was missed and the one coming. */
static void catching_up(void **state)
{
	struct plan_facts p = plan();
	struct installment_grade g[4];
	struct paid paid = pay(20000, day(6, 29));
	struct plan_grade all = plan_grade(&p, &paid, 1, day(6, 29), g);

	(void)state;
	assert_int_equal(all.kept, 2);
	assert_int_equal(all.missed, 0);
	assert_true(g[0].late);
	assert_false(g[1].late);
}

/* Two payments early, each fills its own; all four: done, and what is more is over. */
static void done_and_over(void **state)
{
	struct plan_facts p = plan();
	struct installment_grade g[4];
	struct paid paid[] = { pay(10000, day(6, 1)), pay(10000, day(6, 20)),
		pay(21500, day(8, 1)) };
	struct plan_grade all = plan_grade(&p, paid, 2, day(6, 20), g);

	(void)state;
	assert_int_equal(all.kept, 2);
	all = plan_grade(&p, paid, 3, day(8, 1), g);
	assert_int_equal(all.state, PLAN_DONE);
	assert_int_equal(all.over.cents, 1500);
	assert_int_equal(all.next, 4);
}

/* A returned payment opens its installment again, as of the day it came back. */
static void returned_money_is_not_paid(void **state)
{
	struct plan_facts p = plan();
	struct installment_grade g[4];
	struct paid paid = pay(10000, day(6, 1));

	(void)state;
	paid.undone = day(6, 8);
	(void)plan_grade(&p, &paid, 1, day(6, 7), g);
	assert_int_equal(g[0].state, PROMISE_KEPT);
	(void)plan_grade(&p, &paid, 1, day(6, 8), g);
	assert_int_equal(g[0].state, PROMISE_BROKEN);
}

/* Ended by a person: what is not kept is cancelled. */
static void ended_by_a_person(void **state)
{
	struct plan_facts p = plan();
	struct installment_grade g[4];
	struct paid paid = pay(10000, day(6, 1));
	enum plan_state s;

	(void)state;
	p.ended = PLAN_REPLACED;
	assert_int_equal(plan_grade(&p, &paid, 1, day(9, 9), g).state, PLAN_REPLACED);
	assert_int_equal(g[0].state, PROMISE_KEPT);
	assert_int_equal(g[1].state, PROMISE_CANCELLED);
	for (int i = 0; i < PLAN_STATE_COUNT; i++) {
		assert_true(plan_state_parse(plan_state_name((enum plan_state)i), &s));
		assert_int_equal(s, i);
	}
}

/* Any payments in any order: what is in the rows and over is what came in; no row holds more than
 * its amount; the order they are listed in does not matter. */
static void money_is_conserved(void **state)
{
	(void)state;
	for (int n = unit_rounds(1000); n > 0; n--) {
		struct plan_facts p = plan();
		struct installment_grade g[4], again[4];
		struct paid paid[6], turned[6];
		struct date today = day((int)unit_between(5, 10), (int)unit_between(1, 28));
		int64_t sum = 0;

		p.advance = unit_between(0, 1) == 1;
		p.rule.tolerance = (int32_t)unit_between(9000, 10000);
		for (int i = 0; i < 6; i++) {
			paid[i] = pay(unit_between(1, 12000),
				day((int)unit_between(6, 9), (int)unit_between(1, 28)));
			turned[5 - i] = paid[i];
		}
		struct plan_grade all = plan_grade(&p, paid, 6, today, g);

		for (int i = 0; i < 4; i++) {
			assert_true(g[i].paid.cents <= 10000);
			assert_int_equal(g[i].state == PROMISE_KEPT,
				g[i].paid.cents >= g[i].needed.cents);
			sum += g[i].paid.cents;
		}
		assert_int_equal(sum + all.over.cents, all.paid.cents);
		if (all.over.cents > 0)
			assert_int_equal(all.state, PLAN_DONE);
		(void)plan_grade(&p, turned, 6, today, again);
		for (int i = 0; i < 4; i++)
			assert_int_equal(again[i].paid.cents, g[i].paid.cents);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_pass_unpaid),
		cmocka_unit_test(missed_is_cured),
		cmocka_unit_test(over_shortens_the_plan),
		cmocka_unit_test(over_advances_if_agreed),
		cmocka_unit_test(catching_up),
		cmocka_unit_test(done_and_over),
		cmocka_unit_test(returned_money_is_not_paid),
		cmocka_unit_test(ended_by_a_person),
		cmocka_unit_test(money_is_conserved),
	};

	return cmocka_run_group_tests_name("installment", tests, NULL, NULL);
}
