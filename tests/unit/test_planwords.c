/* SPDX-License-Identifier: MIT */
#include "arrears/desk/planwords.h"

#include "../lib/unit.h"

static struct date day(int month, int d)
{
	return date_from_ymd(month < 11 ? 2027 : 2026, month, d);
}

/* As on Tuesday 2026-11-24. */
static struct plan_words parse(const char *text)
{
	struct plan_words w;
	assert_ok(parse_plan_words(text, day(11, 24), &w, NULL));
	return w;
}

static enum msgid refused(const char *text)
{
	struct plan_words w;
	return parse_plan_words(text, day(11, 24), &w, NULL);
}

/* PLAN 6 15 A: six payments from the 15th by ACH, monthly. */
static void six_from_the_fifteenth_by_ach(void **state)
{
	(void)state;
	struct plan_words w = parse("6 15 A");
	assert_int_equal(w.count, 6);
	assert_int_equal(w.first.days, day(12, 15).days);
	assert_true(w.has_by && w.by == TENDER_ACH && w.every == FREQ_MONTHLY);
	assert_true(w.amount.cents == 0 && date_is_none(w.end) && !w.all);
}

/* Three digits, a point or a dollar sign make it dollars; /W says how often. */
static void amounts_are_told_from_counts(void **state)
{
	(void)state;
	assert_int_equal(parse("150 15").amount.cents, 15000);
	assert_int_equal(parse("$75 FRI").amount.cents, 7500);
	assert_int_equal(parse("62.50/w fri k").amount.cents, 6250);
	assert_int_equal(parse("62.50/w fri k").every, FREQ_WEEKLY);
	assert_int_equal(parse("150/M 15 A").amount.cents, 15000);
	assert_int_equal(parse("26/B +7").count, 26);
	assert_int_equal(parse("26/B +7").every, FREQ_BIWEEKLY);
}

/* From EOM on is every end of a month, not the 30th, unless how often was said. */
static void eom_is_the_end_of_every_month(void **state)
{
	(void)state;
	assert_int_equal(parse("6 EOM A").every, FREQ_END_OF_MONTH);
	assert_int_equal(parse("6 EOM A").first.days, day(11, 30).days);
	assert_int_equal(parse("6/M eom A").every, FREQ_MONTHLY);
	assert_int_equal(parse("6 30 A").every, FREQ_MONTHLY);
}

/* A letter alone, or a day gone by, is named as the word that PLAN does not take. */
static void a_lone_letter_is_no_date(void **state)
{
	(void)state;
	assert_int_equal(refused("8 W FRI C"), MSG_PLN_WORD);
	assert_int_equal(refused("-3 15 A"), MSG_PLN_WORD);
}

/* A date has a slash as well: it is not how often. */
static void dates_stay_dates(void **state)
{
	(void)state;
	assert_int_equal(parse("6 12/15").first.days, day(12, 15).days);
	assert_int_equal(parse("fri 6").first.days, day(11, 27).days);
	assert_int_equal(parse("to 3/31 15 all down 100").end.days, day(3, 31).days);
	assert_int_equal(parse("to 3/31 15 all down 100").first.days, day(12, 15).days);
	assert_int_equal(parse("to 3/31 15 all down 100").down.cents, 10000);
	assert_true(parse("to 3/31 15 all down 100").all);
	assert_true(parse("6 15 int").interest && !parse("6 15 int").all);
	assert_true(date_is_none(parse("").first));
}

/* What cannot be meant is refused, with nothing taken. */
static void nonsense_is_refused(void **state)
{
	(void)state;
	assert_int_equal(refused("6 15 A C"), MSG_PLN_TWICE);
	assert_int_equal(refused("6 150.00"), MSG_PLN_TWICE);
	assert_int_equal(refused("6 to 3/31"), MSG_PLN_TWICE);
	assert_int_equal(refused("6 15 16"), MSG_PLN_WORD);
	assert_int_equal(refused("6 15 Q"), MSG_PLN_WORD);
	assert_int_equal(refused("0"), MSG_PLN_COUNT);
	assert_int_equal(refused("9.999.99"), MSG_AMOUNT_INVALID);
	assert_int_equal(refused("6 Q"), MSG_PLN_WORD);
	assert_int_equal(refused("6/Q"), MSG_PLN_OFTEN);
	assert_int_equal(refused("6 15 DOWN"), MSG_PLN_TWICE);
}

/* Every letter the panel offers is a frequency, and back. */
static void letters_go_both_ways(void **state)
{
	enum frequency f = FREQ_COUNT;
	(void)state;
	for (const char *c = "WBSME"; *c; c++) {
		assert_true(plan_every_parse(*c, &f));
		assert_int_equal(plan_every_letter(f), *c);
	}
	assert_false(plan_every_parse('Q', &f));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(six_from_the_fifteenth_by_ach),
		cmocka_unit_test(amounts_are_told_from_counts),
		cmocka_unit_test(eom_is_the_end_of_every_month),
		cmocka_unit_test(a_lone_letter_is_no_date),
		cmocka_unit_test(dates_stay_dates),
		cmocka_unit_test(nonsense_is_refused),
		cmocka_unit_test(letters_go_both_ways),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
