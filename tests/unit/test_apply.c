/* SPDX-License-Identifier: MIT */
/* One receipt over several debts, 12 CFR 1006.30(c). */
#include "unit.h"

#include "arrears/domain/apply.h"

enum { A = 101, B = 102, C = 103 };

static struct apply_debt debt(int64_t account, int64_t owed)
{
	return (struct apply_debt){ .account = account, .owed = { owed },
		.placed = date_from_ymd(2026, 1, (int)(account - 100)) };
}

static struct apply_rest apply(const struct apply_debt *d, size_t n, int64_t amount, int64_t on,
	struct money *parts)
{
	struct apply_rest rest;

	assert_ok(apply_receipt(&(struct apply_receipt){ .amount = { amount }, .received_for = on,
		.debts = d, .count = n }, parts, &rest, NULL));
	return rest;
}

/* P1: 100.00 for debts A and B, directed to B: all of it to B. */
static void direction_is_honored(void **state)
{
	struct apply_debt d[] = { debt(A, 50000), debt(B, 50000) };
	struct money p[2];

	(void)state;
	d[1].directed.cents = 10000;
	assert_int_equal(apply(d, 2, 10000, A, p).unapplied.cents, 0);
	assert_int_equal(p[0].cents, 0);
	assert_int_equal(p[1].cents, 10000);
	d[1].disputed = true; /* even so */
	assert_int_equal(apply(d, 2, 10000, A, p).unapplied.cents, 0);
	assert_int_equal(p[1].cents, 10000);
}

/* P2: not directed, A disputed: all to B, though it was taken on A. */
static void a_disputed_debt_gets_nothing(void **state)
{
	struct apply_debt d[] = { debt(A, 50000), debt(B, 50000) };
	struct money p[2];

	(void)state;
	d[0].disputed = true;
	assert_int_equal(apply(d, 2, 10000, A, p).unapplied.cents, 0);
	assert_int_equal(p[0].cents, 0);
	assert_int_equal(p[1].cents, 10000);
}

/* P3: both disputed: held as unapplied, and the consumer is asked. */
static void all_disputed_is_held(void **state)
{
	struct apply_debt d[] = { debt(A, 50000), debt(B, 50000) };
	struct money p[2];
	struct apply_rest rest;

	(void)state;
	d[0].disputed = d[1].disputed = true;
	rest = apply(d, 2, 10000, A, p);
	assert_int_equal(rest.unapplied.cents, 10000);
	assert_int_equal(rest.why, APPLY_ASK);
	assert_int_equal(p[0].cents + p[1].cents, 0);
}

/* The account it was taken on comes first, then the oldest placement; then it is over. */
static void the_order_is_named(void **state)
{
	struct apply_debt d[] = { debt(C, 1000), debt(B, 2000), debt(A, 3000) };
	struct money p[3];
	struct apply_rest rest = apply(d, 3, 5000, B, p);

	(void)state;
	assert_int_equal(p[1].cents, 2000);
	assert_int_equal(p[2].cents, 3000);
	assert_int_equal(p[0].cents, 0);
	assert_int_equal(rest.why, APPLY_ALL);
	d[0].placed = d[2].placed; /* same day: the lower number */
	rest = apply(d, 3, 6500, 0, p);
	assert_int_equal(p[2].cents, 3000);
	assert_int_equal(p[0].cents, 1000);
	assert_int_equal(rest.unapplied.cents, 500);
	assert_int_equal(rest.why, APPLY_OVER);
}

/* Directed past what is owed there, it is held: nobody said it was for another debt. */
static void too_much_directed_is_held(void **state)
{
	struct apply_debt d[] = { debt(A, 50000), debt(B, 4000) };
	struct money p[2];
	struct apply_rest rest;
	struct err err;

	(void)state;
	d[1].directed.cents = 10000;
	rest = apply(d, 2, 10000, A, p);
	assert_int_equal(p[0].cents, 0);
	assert_int_equal(p[1].cents, 4000);
	assert_int_equal(rest.unapplied.cents, 6000);
	assert_int_equal(rest.why, APPLY_OVER);
	d[0].directed.cents = 1;
	p[0].cents = 77;
	assert_msg(apply_receipt(&(struct apply_receipt){ .amount = { 10000 }, .debts = d,
		.count = 2 }, p, &rest, &err), MSG_APPLY_DIRECTED);
	assert_string_equal(err.subst[0], "100.01");
	assert_string_equal(err.subst[1], "100.00");
	assert_int_equal(p[0].cents, 77);
}

/* No debts at all: everything is over. */
static void nowhere_to_go(void **state)
{
	struct apply_rest rest = apply(NULL, 0, 500, 0, NULL);

	(void)state;
	assert_int_equal(rest.unapplied.cents, 500);
	assert_int_equal(rest.why, APPLY_OVER);
}

/* Whatever is received: parts and rest sum to it, no debt gets more than it owes, a disputed one
 * no more than was directed to it. */
static void parts_and_rest_sum(void **state)
{
	(void)state;
	for (int n = unit_rounds(2000); n > 0; n--) {
		struct apply_debt d[5];
		struct money p[5];
		int64_t amount = unit_between(1, 20000), left = amount, sum = 0;
		struct apply_rest rest;

		for (int i = 0; i < 5; i++) {
			d[i] = debt(A + unit_between(0, 20), unit_between(-100, 6000));
			d[i].disputed = unit_between(0, 2) == 0;
			if (unit_between(0, 3) == 0)
				d[i].directed.cents = unit_between(0, left);
			left -= d[i].directed.cents;
		}
		rest = apply(d, 5, amount, A, p);
		for (int i = 0; i < 5; i++) {
			assert_true(p[i].cents >= 0);
			assert_true(p[i].cents <= (d[i].owed.cents > 0 ? d[i].owed.cents : 0));
			if (d[i].disputed)
				assert_true(p[i].cents <= d[i].directed.cents);
			sum += p[i].cents;
		}
		assert_int_equal(sum + rest.unapplied.cents, amount);
		assert_int_equal(rest.why != APPLY_ALL, rest.unapplied.cents > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(direction_is_honored),
		cmocka_unit_test(a_disputed_debt_gets_nothing),
		cmocka_unit_test(all_disputed_is_held),
		cmocka_unit_test(the_order_is_named),
		cmocka_unit_test(too_much_directed_is_held),
		cmocka_unit_test(nowhere_to_go),
		cmocka_unit_test(parts_and_rest_sum),
	};

	return cmocka_run_group_tests_name("apply", tests, NULL, NULL);
}
