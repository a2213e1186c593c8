/* SPDX-License-Identifier: MIT */
/* Buckets: names, sums, the order of a payment, and how it is split. */
#include "unit.h"

#include "arrears/domain/bucket.h"

static struct bucket_order order(const char *text)
{
	struct bucket_order o;

	assert_ok(bucket_order_parse(text, &o, NULL));
	return o;
}

/* A name is known by its start in any case, and not by more than the name. */
static void names_by_their_start(void **state)
{
	static const struct { const char *text; int is; } rows[] = {
		{ "p", BUCKET_PRINCIPAL }, { "Int", BUCKET_INTEREST }, { "FEES", BUCKET_FEES },
		{ "c", BUCKET_COSTS }, { "atty", -1 }, { "att", BUCKET_ATTORNEY },
		{ "OTHER", BUCKET_OTHER }, { "", -1 }, { "FEESX", -1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		enum bucket b = BUCKET_COUNT;

		assert_int_equal(bucket_parse(rows[i].text, &b), rows[i].is >= 0);
		if (rows[i].is >= 0)
			assert_int_equal(b, rows[i].is);
	}
	assert_string_equal(bucket_name(BUCKET_ATTORNEY), "ATTORNEY");
	assert_string_equal(bucket_name(BUCKET_COUNT), "");
}

/* What an order names comes first, as it names it; what it shows it takes. */
static void orders_name_every_bucket(void **state)
{
	static const struct { const char *typed, *shown; } rows[] = {
		{ "COSTS,FEES,INTEREST,PRINCIPAL",
			"COSTS,FEES,INTEREST,PRINCIPAL,ATTORNEY,OTHER" },
		{ "principal", "PRINCIPAL,INTEREST,FEES,COSTS,ATTORNEY,OTHER" },
		{ "P,I", "PRINCIPAL,INTEREST,FEES,COSTS,ATTORNEY,OTHER" },
	};
	char shown[BUCKET_ORDER_TEXT], again[BUCKET_ORDER_TEXT];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct bucket_order o = order(rows[i].typed);

		bucket_order_show(&o, shown);
		assert_string_equal(shown, rows[i].shown);
		o = order(shown);
		bucket_order_show(&o, again);
		assert_string_equal(again, shown);
	}
}

/* A word that is no bucket, or comes twice, is refused with the word. */
static void bad_orders_are_refused(void **state)
{
	struct bucket_order o = order("P,I");
	struct err err;

	(void)state;
	assert_msg(bucket_order_parse("COSTS,FEE,COSTS", &o, &err), MSG_BUCKET_ORDER);
	assert_string_equal(err.subst[0], "COSTS");
	assert_msg(bucket_order_parse("COSTS,TIPS", &o, &err), MSG_BUCKET_ORDER);
	assert_string_equal(err.subst[0], "TIPS");
	assert_msg(bucket_order_parse("", &o, NULL), MSG_BUCKET_ORDER);
	assert_msg(bucket_order_parse("COSTS,", &o, NULL), MSG_BUCKET_ORDER);
	assert_msg(bucket_order_parse("A VERY LONG WORD INDEED", &o, NULL), MSG_BUCKET_ORDER);
	assert_int_equal(o.at[0], BUCKET_PRINCIPAL);
}

/* I2: 100.00 on interest 14.79 and principal 1,000.00 leaves 914.79. */
static void interest_is_paid_first(void **state)
{
	struct buckets owed = { .of = { { 100000 }, { 1479 } } };
	struct bucket_order o = order("COSTS,FEES,INTEREST,PRINCIPAL");
	struct buckets part = bucket_split(&owed, (struct money){ 10000 }, &o), minus, left;
	struct money sum;

	(void)state;
	assert_int_equal(part.of[BUCKET_INTEREST].cents, 1479);
	assert_int_equal(part.of[BUCKET_PRINCIPAL].cents, 8521);
	minus = buckets_negate(&part);
	assert_ok(buckets_add(&owed, &minus, &left, NULL));
	assert_ok(buckets_sum(&left, &sum, NULL));
	assert_int_equal(sum.cents, 91479);
}

static struct buckets random_owed(void)
{
	struct buckets b;

	for (int i = 0; i < BUCKET_COUNT; i++)
		b.of[i].cents = unit_between(0, 3) == 0 ? 0 : unit_between(-500, 500000);
	return b;
}

static struct bucket_order random_order(void)
{
	struct bucket_order o;

	for (int i = 0; i < BUCKET_COUNT; i++) {
		int at = (int)unit_between(0, i);

		o.at[i] = o.at[at];
		o.at[at] = (enum bucket)i;
	}
	return o;
}

/* Any split: parts are not negative, sum to the payment, take no bucket below zero but principal,
 * and nothing goes to a bucket while one before it still owes. */
static void splits_hold(void **state)
{
	(void)state;
	for (int n = unit_rounds(2000); n > 0; n--) {
		struct buckets owed = random_owed();
		struct bucket_order o = random_order();
		struct money amount = { unit_between(1, 1500000) }, sum;
		struct buckets part = bucket_split(&owed, amount, &o);
		bool open = false, over = false;

		assert_ok(buckets_sum(&part, &sum, NULL));
		assert_int_equal(sum.cents, amount.cents);
		for (int i = 0; i < BUCKET_COUNT; i++) {
			enum bucket b = o.at[i];
			int64_t left = owed.of[b].cents - part.of[b].cents;

			assert_true(part.of[b].cents >= 0);
			if (b == BUCKET_PRINCIPAL)
				over = part.of[b].cents > 0 && left < 0;
			else
				assert_true(part.of[b].cents == 0 || left >= 0);
			assert_true(!open || part.of[b].cents == 0);
			open = open || left > 0;
		}
		assert_false(open && over);
	}
}

/* Taking a split back restores every bucket. */
static void reversing_restores(void **state)
{
	(void)state;
	for (int n = unit_rounds(500); n > 0; n--) {
		struct buckets owed = random_owed(), part, minus, after, back;
		struct bucket_order o = random_order();

		part = bucket_split(&owed, (struct money){ unit_between(1, 1500000) }, &o);
		minus = buckets_negate(&part);
		assert_ok(buckets_add(&owed, &minus, &after, NULL));
		assert_ok(buckets_add(&after, &part, &back, NULL));
		assert_true(buckets_equal(&back, &owed));
	}
}

/* A bucket or a sum past the largest amount is refused, and nothing is written. */
static void too_much_is_refused(void **state)
{
	struct buckets a = { .of = { { MONEY_MAX_CENTS } } }, b = { .of = { { 1 } } };
	struct buckets c = { .of = { { 0 }, { 1 } } }, out = BUCKETS_ZERO;

	(void)state;
	assert_msg(buckets_add(&a, &b, &out, NULL), MSG_AMOUNT_RANGE);
	assert_msg(buckets_add(&a, &c, &out, NULL), MSG_AMOUNT_RANGE);
	assert_true(buckets_zero(&out));
	assert_false(buckets_zero(&b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_by_their_start),
		cmocka_unit_test(orders_name_every_bucket),
		cmocka_unit_test(bad_orders_are_refused),
		cmocka_unit_test(interest_is_paid_first),
		cmocka_unit_test(splits_hold),
		cmocka_unit_test(reversing_restores),
		cmocka_unit_test(too_much_is_refused),
	};

	return cmocka_run_group_tests_name("bucket", tests, NULL, NULL);
}
