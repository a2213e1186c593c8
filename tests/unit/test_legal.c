/* SPDX-License-Identifier: MIT */
/* Recommendation for legal action. */
#include "unit.h"

#include "arrears/domain/legal.h"

static struct date today(void)
{
	return date_from_ymd(2026, 11, 24);
}

static struct legal_facts good(void)
{
	return (struct legal_facts){ .balance = { 250000 },
		.statute = date_from_ymd(2028, 3, 1), .assets = KNOWN_NOT, .employer = KNOWN_YES,
		.address_verified = KNOWN_YES, .last_contact = date_from_ymd(2026, 5, 1),
		.last_payment = DATE_NONE, .on_duty = KNOWN_NO, .searched = today() };
}

static void check(const struct legal_facts *f, enum legal_verdict v, int c, enum known met)
{
	struct terms t = terms_default();
	struct legal_answer a = legal_judge(f, &t, today());

	assert_string_equal(legal_verdict_text(a.verdict), legal_verdict_text(v));
	if (c >= 0)
		assert_int_equal(a.met[c], met);
}

/* All criteria met: recommended. */
static void all_met(void **state)
{
	struct legal_facts f = good();
	struct terms t = terms_default();
	struct legal_answer a = legal_judge(&f, &t, today());

	(void)state;
	assert_int_equal(a.verdict, LEGAL_RECOMMENDED);
	for (int c = 0; c < LEGAL_CRITERIA; c++) {
		assert_int_equal(a.met[c], KNOWN_YES);
		assert_true(strlen(legal_criterion_text((enum legal_criterion)c)) > 0);
	}
}

/* What bars a suit, whatever else is met. */
static void what_bars_it(void **state)
{
	struct legal_facts f = good();

	(void)state;
	f.statute = date_from_ymd(2027, 1, 1); /* too close */
	check(&f, LEGAL_BARRED, LEGAL_STATUTE, KNOWN_NO);
	f.statute = today();
	check(&f, LEGAL_BARRED, LEGAL_STATUTE, KNOWN_NO);
	f = good();
	f.disputed = true;
	check(&f, LEGAL_BARRED, LEGAL_NOT_DISPUTED, KNOWN_NO);
	f = good();
	f.bankrupt = true;
	check(&f, LEGAL_BARRED, LEGAL_NOT_BANKRUPT, KNOWN_NO);
	f = good();
	f.deceased = true;
	check(&f, LEGAL_BARRED, LEGAL_NOT_DECEASED, KNOWN_NO);
	f = good();
	f.open_promise = true;
	check(&f, LEGAL_BARRED, LEGAL_NO_PROMISE, KNOWN_NO);
}

/* What speaks against it: a small balance, no means, a contact or payment of late, service. */
static void what_speaks_against(void **state)
{
	struct legal_facts f = good();

	(void)state;
	f.balance.cents = 49999;
	check(&f, LEGAL_NOT_RECOMMENDED, LEGAL_BALANCE, KNOWN_NO);
	f = good();
	f.assets = f.employer = KNOWN_NO;
	check(&f, LEGAL_NOT_RECOMMENDED, LEGAL_MEANS, KNOWN_NO);
	f = good();
	f.last_payment = date_add_days(today(), -89);
	check(&f, LEGAL_NOT_RECOMMENDED, LEGAL_QUIET, KNOWN_NO);
	f.last_payment = date_add_days(today(), -90);
	check(&f, LEGAL_RECOMMENDED, LEGAL_QUIET, KNOWN_YES);
	f.on_duty = KNOWN_YES;
	check(&f, LEGAL_NOT_RECOMMENDED, LEGAL_NOT_MILITARY, KNOWN_NO);
	f = good();
	f.protected = true;                     /* whatever a search says */
	check(&f, LEGAL_NOT_RECOMMENDED, LEGAL_NOT_MILITARY, KNOWN_NO);
}

/* What nobody knows is to be found out first, unless something speaks against it anyway. */
static void what_is_not_known(void **state)
{
	struct legal_facts f = good();

	(void)state;
	f.statute = DATE_NONE;
	check(&f, LEGAL_FIND_OUT, LEGAL_STATUTE, KNOWN_NOT);
	f.balance.cents = 1;
	check(&f, LEGAL_NOT_RECOMMENDED, LEGAL_STATUTE, KNOWN_NOT);
	f = good();
	f.employer = KNOWN_NO;
	check(&f, LEGAL_FIND_OUT, LEGAL_MEANS, KNOWN_NOT);
	f = good();
	f.address_verified = KNOWN_NOT;
	check(&f, LEGAL_FIND_OUT, LEGAL_ADDRESS, KNOWN_NOT);
}

/* Nobody is taken not to serve: a search must say so, and not long ago (50 USC 3931). */
static void active_duty_is_not_known_without_a_search(void **state)
{
	struct legal_facts f = good();

	(void)state;
	f.searched = date_add_days(today(), -LEGAL_SEARCH_DAYS);
	check(&f, LEGAL_RECOMMENDED, LEGAL_NOT_MILITARY, KNOWN_YES);
	f.searched = date_add_days(today(), -LEGAL_SEARCH_DAYS - 1);
	check(&f, LEGAL_FIND_OUT, LEGAL_NOT_MILITARY, KNOWN_NOT);
	f.searched = DATE_NONE;
	check(&f, LEGAL_FIND_OUT, LEGAL_NOT_MILITARY, KNOWN_NOT);
	f.on_duty = KNOWN_NOT;
	check(&f, LEGAL_FIND_OUT, LEGAL_NOT_MILITARY, KNOWN_NOT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_met),
		cmocka_unit_test(what_bars_it),
		cmocka_unit_test(what_speaks_against),
		cmocka_unit_test(what_is_not_known),
		cmocka_unit_test(active_duty_is_not_known_without_a_search),
	};

	return cmocka_run_group_tests_name("legal", tests, NULL, NULL);
}
