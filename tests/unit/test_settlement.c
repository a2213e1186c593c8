/* SPDX-License-Identifier: MIT */
/* Settlements: bands, authority, counter-offers, the 600.00 flag (X1 to X3). */
#include "unit.h"

#include "arrears/domain/settlement.h"

static const struct floor_row bands[] = {
	{ 1, 0, 0, { 0 }, { 9000, 8000, 7000 } },
	{ 2, 0, 180, { 0 }, { 7000, 6000, 5000 } },
	{ 3, 0, 180, { 100000 }, { 6500, 5500, 4500 } },
	{ 4, 7, 90, { 0 }, { 8000, 7500, 6000 } },
};

/* The client's rows first; of those that fit the oldest, then the largest; none under all. */
static void bands_are_picked(void **state)
{
	static const struct { int64_t client; int age; int64_t balance, id; } rows[] = {
		{ 5, 0, 50000, 1 }, { 5, 179, 500000, 1 }, { 5, 180, 99999, 2 },
		{ 5, 400, 100000, 3 }, { 7, 90, 50000, 4 }, { 7, 500, 900000, 4 },
		{ 7, 89, 50000, 1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_int_equal(floor_pick(bands, 4, rows[i].client, rows[i].age,
			(struct money){ rows[i].balance })->id, rows[i].id);
	assert_null(floor_pick(bands + 1, 2, 5, 10, (struct money){ 100 }));
}

/* A floor is rounded up to the cent: 65 percent of 1,000.01 is 650.01. */
static void floors_round_up(void **state)
{
	(void)state;
	assert_int_equal(floor_amount(6500, (struct money){ 100001 }).cents, 65001);
	assert_int_equal(floor_amount(10000, (struct money){ 100001 }).cents, 100001);
	assert_int_equal(floor_amount(0, (struct money){ 100001 }).cents, 0);
}

static struct offer_answer judge(int64_t amount, int64_t asked, enum user_role role)
{
	return offer_judge(&bands[2], &(struct offer){ .balance = { 100000 },
		.amount = { amount }, .asked = { asked }, .role = role });
}

/* Who may agree to an offer on 1,000.00 with floors of 650, 550 and 450. */
static void authority_by_role(void **state)
{
	static const struct { int64_t amount; enum user_role role;
		enum offer_verdict is; } rows[] = {
		{ 100000, USER_COLLECTOR, OFFER_FULL }, { 65000, USER_COLLECTOR, OFFER_OWN },
		{ 64999, USER_COLLECTOR, OFFER_LEAD }, { 55000, USER_COLLECTOR, OFFER_LEAD },
		{ 54999, USER_COLLECTOR, OFFER_ADMIN }, { 44999, USER_COLLECTOR, OFFER_BELOW },
		{ 55000, USER_LEAD, OFFER_OWN }, { 54999, USER_LEAD, OFFER_ADMIN },
		{ 45000, USER_ADMIN, OFFER_OWN }, { 44999, USER_ADMIN, OFFER_BELOW },
		{ 90000, USER_AUDITOR, OFFER_ADMIN },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct offer_answer a = judge(rows[i].amount, 0, rows[i].role);

		assert_int_equal(a.verdict, rows[i].is);
		assert_int_equal(a.floor[USER_COLLECTOR].cents, 65000);
		assert_true(strlen(offer_verdict_text(a.verdict)) > 0);
	}
	struct offer none = { .balance = { 100000 }, .amount = { 99999 }, .role = USER_ADMIN };

	assert_int_equal(offer_judge(NULL, &none).verdict, OFFER_BELOW);
}

/* Halfway to what was asked last, whole dollars up, not under the floor; taken once it is own. */
static void counter_offers(void **state)
{
	(void)state;
	assert_int_equal(judge(40000, 0, USER_COLLECTOR).counter.cents, 70000);
	assert_int_equal(judge(45050, 0, USER_COLLECTOR).counter.cents, 72600);
	assert_int_equal(judge(50000, 70000, USER_COLLECTOR).counter.cents, 65000);
	assert_int_equal(judge(50000, 65000, USER_COLLECTOR).counter.cents, 65000);
	assert_int_equal(judge(65000, 70000, USER_COLLECTOR).counter.cents, 0);
	assert_int_equal(judge(40000, 70000, USER_LEAD).counter.cents, 55000);
}

/* X1: owed 1,500.00, settled 900.00: 600.00 forgiven, flag. X2: 599.99, none. */
static void x1_x2_report(void **state)
{
	struct offer o = { .balance = { 150000 }, .amount = { 90000 }, .role = USER_ADMIN };
	struct offer_answer a = offer_judge(&bands[2], &o);

	(void)state;
	assert_int_equal(a.forgiven.cents, 60000);
	assert_int_equal(a.percent, 6000);
	assert_true(a.report);
	o.amount.cents = 90001;
	a = offer_judge(&bands[2], &o);
	assert_int_equal(a.forgiven.cents, 59999);
	assert_false(a.report);
}

/* X3: the flag asks nothing but the two amounts: bankruptcy is the consumer's Form 982. */
static void x3_amounts_alone(void **state)
{
	(void)state;
	assert_true(settlement_reportable((struct money){ 150000 }, (struct money){ 90000 }));
	assert_false(settlement_reportable((struct money){ 150000 }, (struct money){ 90001 }));
	assert_false(settlement_reportable((struct money){ 60000 }, (struct money){ 70000 }));
}

/* Any offer: the verdict and the floors agree, and the counter keeps between floor and asked. */
static void offers_hold(void **state)
{
	(void)state;
	for (int n = unit_rounds(2000); n > 0; n--) {
		struct offer o = { .balance = { unit_between(1, 1000000) },
			.role = (enum user_role)unit_between(0, 2) };
		const struct floor_row *row = &bands[unit_between(0, 3)];
		struct offer_answer a;

		o.amount.cents = unit_between(1, o.balance.cents);
		o.asked.cents = unit_between(0, 1) ? unit_between(1, o.balance.cents) : 0;
		a = offer_judge(row, &o);
		assert_int_equal(a.forgiven.cents + o.amount.cents, o.balance.cents);
		assert_int_equal(a.verdict == OFFER_OWN || a.verdict == OFFER_FULL,
			o.amount.cents >= a.floor[o.role].cents || a.verdict == OFFER_FULL);
		if (a.counter.cents == 0)
			continue;
		int64_t asked = o.asked.cents ? o.asked.cents : o.balance.cents;

		assert_true(a.counter.cents <= asked);
		assert_true(a.counter.cents >= a.floor[o.role].cents || a.counter.cents == asked);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bands_are_picked),
		cmocka_unit_test(floors_round_up),
		cmocka_unit_test(authority_by_role),
		cmocka_unit_test(counter_offers),
		cmocka_unit_test(x1_x2_report),
		cmocka_unit_test(x3_amounts_alone),
		cmocka_unit_test(offers_hold),
	};

	return cmocka_run_group_tests_name("settlement", tests, NULL, NULL);
}
