/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/domain/schedule.h"

static struct date on(int year, int month, int day)
{
	struct date d = date_from_ymd(year, month, day);

	assert_false(date_is_none(d));
	return d;
}

static struct money cents(int64_t n)
{
	return (struct money){ n };
}

/* Monthly from 2026-12-01, made on 2026-11-01, no interest. */
static struct schedule_terms terms_of(int64_t amount)
{
	return (struct schedule_terms){ .amount = { amount }, .start = on(2026, 11, 1),
		.due = { .every = FREQ_MONTHLY, .first = on(2026, 12, 1) }, .end = DATE_NONE,
		.down_date = DATE_NONE };
}

/* Per row and per account, to the cent, and never against the consumer. */
static void linked_accounts_share_every_installment(void **state)
{
	static struct money shares[SCHEDULE_ROWS_MAX * 6];
	static struct schedule s;
	struct err err;

	(void)state;
	for (int round = unit_rounds(500); round > 0; round--) {
		size_t n = (size_t)unit_between(1, 6);
		struct money balances[6], sums[6] = { 0 };
		struct schedule_terms t = terms_of(0);

		for (size_t i = 0; i < n; i++) {
			balances[i] = cents(unit_between(i == 0, 100000));
			t.amount.cents += balances[i].cents;
		}
		t.count = (int)unit_between(1, 40);
		t.millionths = round % 2 ? 180000 : 0;
		if (schedule_make(&t, &s, NULL) != MSG_OK)
			continue;
		assert_ok(schedule_share(&s, balances, n, shares, NULL));
		for (size_t r = 0; r < s.n; r++) {
			int64_t sum = 0;

			for (size_t i = 0; i < n; i++) {
				assert_true(shares[r * n + i].cents >= 0);
				sum += shares[r * n + i].cents;
				sums[i].cents += shares[r * n + i].cents;
			}
			assert_int_equal(sum, s.rows[r].payment.cents);
		}
		for (size_t i = 0; i < n; i++) {
			assert_true(sums[i].cents >= balances[i].cents);
			assert_true(t.millionths || sums[i].cents == balances[i].cents);
		}
		balances[0].cents++;
		assert_msg(schedule_share(&s, balances, n, shares, &err), MSG_PLAN_SHARES);
	}
}

/* On the day of an installment the balance after it, between them the interest by days. */
static void a_payoff_is_the_balance_and_the_days_since(void **state)
{
	struct schedule_terms t = terms_of(100000);
	struct schedule s;
	struct payoff p;

	(void)state;
	t.millionths = 120000;
	t.count = 12;
	assert_ok(schedule_make(&t, &s, NULL));
	assert_ok(schedule_payoff(&t, &s, on(2026, 11, 1), &p, NULL));
	assert_int_equal(p.total.cents, 100000);
	assert_ok(schedule_payoff(&t, &s, on(2026, 11, 16), &p, NULL));
	assert_int_equal(p.interest.cents, 500); /* 15 of the 30 days of a month's 10.00 */
	assert_ok(schedule_payoff(&t, &s, on(2026, 12, 1), &p, NULL));
	assert_int_equal(p.principal.cents, s.rows[0].balance.cents);
	assert_int_equal(p.interest.cents, 0);
	assert_ok(schedule_payoff(&t, &s, on(2028, 1, 1), &p, NULL));
	assert_int_equal(p.total.cents, 0);
	t.basis = BASIS_DAYS;
	t.grace_principal = t.grace_interest = 1;
	assert_ok(schedule_make(&t, &s, NULL));
	assert_ok(schedule_payoff(&t, &s, on(2026, 12, 11), &p, NULL));
	assert_int_equal(p.interest.cents, 986 + 329); /* November's waits, and ten days */
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(linked_accounts_share_every_installment),
		cmocka_unit_test(a_payoff_is_the_balance_and_the_days_since),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
