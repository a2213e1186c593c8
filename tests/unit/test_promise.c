/* SPDX-License-Identifier: MIT */
/* Promises: states, tenders, deadlines and grades (Q1 to Q4). */
#include "unit.h"

#include "arrears/domain/promise.h"

static struct date day(int m, int d)
{
	return date_from_ymd(2026, m, d);
}

static struct promise_facts promise(int64_t cents, struct date due, enum tender by)
{
	return (struct promise_facts){ .amount = { cents }, .created = day(11, 10),
		.created_utc = 1000, .due = due, .by = by, .rule = PROMISE_RULE_DEFAULT };
}

static struct paid pay(int64_t cents, struct date dated)
{
	return (struct paid){ .amount = { cents }, .dated = dated, .utc = 2000,
		.cleared = DATE_NONE, .undone = DATE_NONE };
}

/* Names and letters: those of the PTP command and those the database keeps. */
static void names_and_letters(void **state)
{
	static const struct { const char *text; enum tender is; } rows[] = {
		{ "C", TENDER_CARD }, { "a", TENDER_ACH }, { "K", TENDER_CHECK },
		{ "m", TENDER_MAIL }, { "$", TENDER_CASH }, { "WIRE", TENDER_WIRE },
		{ "check", TENDER_CHECK },
	};
	enum promise_state s;
	enum tender t;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_true(tender_parse(rows[i].text, &t));
		assert_int_equal(t, rows[i].is);
	}
	assert_false(tender_parse("X", &t));
	assert_false(tender_parse("", &t));
	for (int i = 0; i < PROMISE_STATE_COUNT; i++) {
		assert_true(promise_state_parse(promise_state_name((enum promise_state)i), &s));
		assert_int_equal(s, i);
	}
	assert_true(tender_promised(TENDER_MAIL));
	assert_false(tender_promised(TENDER_CASH));
}

/* A due date on a weekend rolls forward; grace is business days, more of them by mail. */
static void deadlines(void **state)
{
	static const struct { int m, d; enum tender by; int to_m, to_d; } rows[] = {
		{ 11, 20, TENDER_CARD, 11, 23 },  /* Friday: Monday */
		{ 11, 21, TENDER_CARD, 11, 24 },  /* Saturday: Monday, and one */
		{ 11, 22, TENDER_MAIL, 11, 27 },  /* Sunday: Monday, and three over Thanksgiving */
		{ 11, 20, TENDER_MAIL, 11, 25 },
		{ 11, 20, TENDER_CHECK, 11, 25 },
		{ 11, 25, TENDER_ACH, 11, 27 },   /* Thanksgiving is not counted */
		{ 9, 5, TENDER_CARD, 9, 9 },      /* Saturday before Labor Day: Tuesday, and one */
		{ 11, 26, TENDER_CARD, 11, 27 },  /* a holiday in the week is no weekend */
	};
	struct promise_rule rule = PROMISE_RULE_DEFAULT;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char got[DATE_ISO_SIZE], want[DATE_ISO_SIZE];

		date_iso(promise_deadline(day(rows[i].m, rows[i].d), rows[i].by, &rule), got);
		date_iso(day(rows[i].to_m, rows[i].to_d), want);
		assert_string_equal(got, want);
	}
}

/* Q1: due Friday, posted Monday: kept by phone's one business day, Tuesday is too late. */
static void q1_grace_by_phone(void **state)
{
	struct promise_facts p = promise(15000, day(11, 20), TENDER_CARD);
	struct paid monday = pay(15000, day(11, 23)), tuesday = pay(15000, day(11, 24));

	(void)state;
	assert_int_equal(promise_grade(&p, NULL, 0, day(11, 23)).state, PROMISE_OPEN);
	assert_int_equal(promise_grade(&p, &monday, 1, day(11, 22)).state, PROMISE_OPEN);
	assert_int_equal(promise_grade(&p, &monday, 1, day(11, 23)).state, PROMISE_KEPT);
	assert_int_equal(promise_grade(&p, &tuesday, 1, day(11, 24)).state, PROMISE_BROKEN);
	p.by = TENDER_MAIL;
	assert_int_equal(promise_grade(&p, &tuesday, 1, day(11, 24)).state, PROMISE_KEPT);
}

/* Q2: 100.00 promised, 99.99 paid: partial; a tolerance of 99 percent keeps it. */
static void q2_a_cent_short(void **state)
{
	struct promise_facts p = promise(10000, day(11, 20), TENDER_CARD);
	struct paid cent = pay(9999, day(11, 19));
	struct promise_grade g = promise_grade(&p, &cent, 1, day(11, 24));

	(void)state;
	assert_int_equal(g.state, PROMISE_PARTIAL);
	assert_int_equal(g.paid.cents, 9999);
	assert_int_equal(g.needed.cents, 10000);
	assert_int_equal(promise_grade(&p, &cent, 1, day(11, 23)).state, PROMISE_OPEN);
	p.rule.tolerance = 9900;
	assert_int_equal(promise_grade(&p, &cent, 1, day(11, 12)).state, PROMISE_OPEN);
	assert_int_equal(promise_grade(&p, &cent, 1, day(11, 19)).state, PROMISE_KEPT);
}

/* Q3: kept, returned five days later: broken from that day, and only from then. */
static void q3_returned_later(void **state)
{
	struct promise_facts p = promise(10000, day(11, 20), TENDER_ACH);
	struct paid twice[2] = { pay(10000, day(11, 20)), pay(2000, day(11, 21)) };

	(void)state;
	twice[0].undone = day(11, 25);
	assert_int_equal(promise_grade(&p, twice, 1, day(11, 24)).state, PROMISE_KEPT);
	assert_int_equal(promise_grade(&p, twice, 1, day(11, 25)).state, PROMISE_BROKEN);
	assert_int_equal(promise_grade(&p, twice, 2, day(11, 25)).state, PROMISE_BROKEN);
	assert_int_equal(promise_grade(&p, twice, 2, day(11, 25)).paid.cents, 2000);
	/* Returned before the deadline it is open again, and can still be kept. */
	twice[0].undone = day(11, 22);
	assert_int_equal(promise_grade(&p, twice, 2, day(11, 23)).state, PROMISE_OPEN);
	assert_int_equal(promise_grade(&p, twice, 2, day(11, 24)).state, PROMISE_PARTIAL);
}

/* Q4: consent is asked for due dates in the seven quiet days, day 1 being the conversation. */
static void q4_consent_on_due_date(void **state)
{
	(void)state;
	assert_true(promise_needs_consent(day(11, 10), day(11, 10)));
	assert_true(promise_needs_consent(day(11, 10), day(11, 16)));
	assert_false(promise_needs_consent(day(11, 10), day(11, 17)));
	assert_false(promise_needs_consent(day(11, 10), day(11, 9)));
}

/* Money from before the promise does not keep it; of the same day only what came after. */
static void only_money_since(void **state)
{
	struct promise_facts p = promise(10000, day(11, 10), TENDER_CARD);
	struct paid before = pay(10000, day(11, 9)), same = pay(10000, day(11, 10));

	(void)state;
	assert_int_equal(promise_grade(&p, &before, 1, day(11, 20)).state, PROMISE_BROKEN);
	same.utc = 1000;
	assert_int_equal(promise_grade(&p, &same, 1, day(11, 20)).state, PROMISE_BROKEN);
	same.utc = 1001;
	assert_int_equal(promise_grade(&p, &same, 1, day(11, 20)).state, PROMISE_KEPT);
}

/* Cancelled stays cancelled; what was paid over is told. */
static void cancelled_and_over(void **state)
{
	struct promise_facts p = promise(10000, day(11, 20), TENDER_CARD);
	struct paid paid = pay(12500, day(11, 19));

	(void)state;
	assert_int_equal(promise_grade(&p, &paid, 1, day(11, 20)).over.cents, 2500);
	p.cancelled = true;
	assert_int_equal(promise_grade(&p, &paid, 1, day(11, 20)).state, PROMISE_CANCELLED);
}

/* Each miss has words of its own. */
static void misses_have_words(void **state)
{
	(void)state;
	assert_non_null(strstr(promise_miss_text(1), "First"));
	assert_non_null(strstr(promise_miss_text(2), "Second"));
	assert_non_null(strstr(promise_miss_text(5), "again"));
}

/* Any promise on any day: the state is what the sum in the window says, and after the deadline no
 * state but by money taken back. */
static void grades_hold(void **state)
{
	(void)state;
	for (int n = unit_rounds(2000); n > 0; n--) {
		struct promise_facts p = promise(unit_between(1, 20000),
			day(11, (int)unit_between(10, 28)), (enum tender)unit_between(0, 5));
		struct paid paid[4];
		struct date today = day(11, (int)unit_between(10, 30)), last;
		int64_t sum = 0;
		bool undone = false;

		for (int i = 0; i < 4; i++) {
			paid[i] = pay(unit_between(1, 10000), day(11, (int)unit_between(5, 30)));
			if (unit_between(0, 3) == 0)
				paid[i].undone = day(11, (int)unit_between(10, 30));
			undone |= !date_is_none(paid[i].undone);
		}
		struct promise_grade g = promise_grade(&p, paid, 4, today);

		last = date_cmp(today, g.deadline) < 0 ? today : g.deadline;
		for (int i = 0; i < 4; i++)
			if (date_cmp(paid[i].dated, day(11, 10)) >= 0 &&
			    date_cmp(paid[i].dated, last) <= 0 &&
			    (date_is_none(paid[i].undone) ||
			    date_cmp(paid[i].undone, today) > 0))
				sum += paid[i].amount.cents;
		assert_int_equal(g.paid.cents, sum);
		assert_int_equal(g.state == PROMISE_KEPT, sum >= p.amount.cents);
		assert_int_equal(g.state == PROMISE_OPEN, sum < p.amount.cents &&
			date_cmp(today, g.deadline) <= 0);
		if (sum == 0 && date_cmp(today, g.deadline) > 0)
			assert_int_equal(g.state, PROMISE_BROKEN);
		if (!undone && date_cmp(today, g.deadline) > 0)
			assert_int_equal(promise_grade(&p, paid, 4, day(12, 31)).state, g.state);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_letters),
		cmocka_unit_test(deadlines),
		cmocka_unit_test(q1_grace_by_phone),
		cmocka_unit_test(q2_a_cent_short),
		cmocka_unit_test(q3_returned_later),
		cmocka_unit_test(q4_consent_on_due_date),
		cmocka_unit_test(only_money_since),
		cmocka_unit_test(cancelled_and_over),
		cmocka_unit_test(misses_have_words),
		cmocka_unit_test(grades_hold),
	};

	return cmocka_run_group_tests_name("promise", tests, NULL, NULL);
}
