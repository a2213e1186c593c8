/* SPDX-License-Identifier: MIT */
/* Payments dated back on a debt that bears interest: 10,000.00 placed a year ago at 9 %. */
#include "arrears/desk/interest.h"
#include "arrears/desk/item.h"
#include "arrears/desk/post.h"
#include "fixture.h"

static int setup(void **state)
{
	static const int64_t consumer = FIX_OKAFOR;
	int rc = fixture_setup(state);
	struct fixture *fx = rc == 0 ? *state : NULL;
	fixture_sql(fx, "DROP TRIGGER ledger_entry_keep_u; "
		"UPDATE ledger_entry SET principal = 1000000, interest = 0, fees = 0, costs = 0, "
		"effective_on = '2025-11-24' WHERE account_id = 10000001; "
		"UPDATE account SET principal = 1000000, interest = 0, fees = 0, costs = 0, "
		"balance = 1000000, placed_on = '2025-11-24' WHERE id = 10000001");
	assert_ok(desk_refresh_items(&fx->d, &consumer, 1, NULL));
	fixture_user(fx, FIX_ADMIN);
	assert_ok(rate_set(&fx->d, &(struct rate_change){ .account_id = FIX_OKAFOR_MED,
		.kind = RATE_CONTRACT, .from_on = date_from_ymd(2025, 11, 24),
		.until_on = DATE_NONE, .rate_millionths = 90000, .authority = "Agreement 4(b)" },
		NULL));
	return rc;
}

static void to_today(struct fixture *fx)
{
	struct money sum;
	assert_ok(post_interest(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 11, 24), &sum, NULL));
}

static int64_t pay_on(struct fixture *fx, int64_t cents, struct date on)
{
	struct posted out;
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount.cents = cents, .designated = true,
		.effective = on, .twin = ANSWER_YES }, &out, NULL));
	return out.ledger_id;
}

static const char parts[] = "SELECT principal || ' ' || interest || ' ' || status FROM "
	"account WHERE id = 10000001";

/* 446.30 had run by the day of the payment; the 453.70 that were posted since it does not pay. */
static void test_a_backdated_payment_pays_the_interest_of_its_day(void **state)
{
	struct fixture *fx = *state;
	to_today(fx);
	(void)pay_on(fx, 500000, date_from_ymd(2026, 5, 24));
	assert_string_equal(fixture_text(fx, parts), "544630 24710 ACT");
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_a_backdated_payoff_pays_in_full(void **state)
{
	struct fixture *fx = *state;
	to_today(fx);
	(void)pay_on(fx, 1044630, date_from_ymd(2026, 5, 24));
	assert_string_equal(fixture_text(fx, parts), "0 0 PIF");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* 890.14 paid in November is 374.88 of interest once it shows that 2,000.00 came in May; when that
 * comes back it is all interest again. */
static void test_a_later_payment_gives_up_interest_that_did_not_run(void **state)
{
	struct fixture *fx = *state;
	(void)pay_on(fx, 100000, date_from_ymd(2026, 11, 20));
	assert_string_equal(fixture_text(fx, parts), "989014 0 ACT");
	int64_t may = pay_on(fx, 200000, date_from_ymd(2026, 5, 24));
	assert_string_equal(fixture_text(fx, parts), "782118 0 ACT");
	assert_int_equal(fixture_unsound(fx), 0);
	struct post_undone u;
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = may,
		.reason = "of somebody else" }, &u, NULL));
	assert_string_equal(fixture_text(fx, parts), "989014 0 ACT");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Interest that was waived was not paid: a lower rate from back then credits nothing. */
static void test_no_credit_for_interest_nobody_paid(void **state)
{
	struct fixture *fx = *state;
	struct posted out;
	struct interest_state s;
	to_today(fx);
	assert_ok(post_adjust(&fx->d, &(struct post_change){ .account_id = FIX_OKAFOR_MED,
		.bucket = BUCKET_INTEREST, .amount.cents = -90000, .effective = DATE_NONE,
		.reason = "waived" }, &out, NULL));
	assert_ok(rate_set(&fx->d, &(struct rate_change){ .account_id = FIX_OKAFOR_MED,
		.kind = RATE_CAP, .from_on = date_from_ymd(2025, 11, 24), .until_on = DATE_NONE,
		.rate_millionths = 60000, .authority = "50 USC 3937" }, NULL));
	to_today(fx);
	assert_string_equal(fixture_text(fx, parts), "1000000 0 ACT");
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, desk_today(&fx->d), &s, NULL));
	assert_int_equal(s.unposted.cents, 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Interest that a cap takes away was paid on principal, on the day it was paid: 600.00 ran. */
static void test_a_cap_turns_what_was_paid_to_principal(void **state)
{
	struct fixture *fx = *state;
	(void)pay_on(fx, 90000, date_from_ymd(2026, 11, 24));
	assert_string_equal(fixture_text(fx, parts), "1000000 0 ACT");
	assert_ok(rate_set(&fx->d, &(struct rate_change){ .account_id = FIX_OKAFOR_MED,
		.kind = RATE_CAP, .from_on = date_from_ymd(2025, 11, 24), .until_on = DATE_NONE,
		.rate_millionths = 60000, .authority = "50 USC 3937" }, NULL));
	to_today(fx);
	assert_string_equal(fixture_text(fx, parts), "970000 0 ACT");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Written off is all that is owed now: it counts from now, and leaves no credit. */
static void test_a_writeoff_counts_from_today(void **state)
{
	struct fixture *fx = *state;
	struct posted out;
	to_today(fx);
	assert_ok(post_writeoff(&fx->d, &(struct post_change){ .account_id = FIX_OKAFOR_MED,
		.effective = date_from_ymd(2026, 5, 24), .reason = "uncollectable" }, &out, NULL));
	assert_string_equal(fixture_text(fx, parts), "0 0 UNC");
	assert_string_equal(fixture_text(fx, "SELECT effective_on || ' ' || principal || ' ' || "
		"interest FROM ledger_entry WHERE type = 'writeoff'"),
		"2026-11-24 -1000000 -90000");
	assert_int_equal(fixture_unsound(fx), 0);
}

static struct buckets owed(struct fixture *fx)
{
	struct buckets b;
	assert_ok(ledger_buckets(fx->d.db, FIX_OKAFOR_MED, &LEDGER_ALL, &b, NULL));
	return b;
}

enum { PAYMENTS = 5 };
struct paid { int64_t cents; struct date on; };

static void shuffle(struct paid *p)
{
	for (int i = PAYMENTS - 1; i > 0; i--) {
		int k = (int)unit_between(0, i);
		struct paid other = p[k];
		p[k] = p[i];
		p[i] = other;
	}
}

/* Posted in that order, interest to today between them or not; nothing of it stays. */
static struct buckets posted(struct fixture *fx, const struct paid *p, bool between)
{
	assert_ok(db_begin(fx->d.db, NULL));
	for (int i = 0; i < PAYMENTS; i++) {
		if (between && unit_between(0, 1))
			to_today(fx);
		(void)pay_on(fx, p[i].cents, p[i].on);
	}
	to_today(fx);
	struct buckets b = owed(fx);
	db_rollback(fx->d.db);
	return b;
}

/* The same payments in any order, with interest posted between or not, leave the same. */
static void test_the_order_of_posting_does_not_matter(void **state)
{
	struct fixture *fx = *state;
	for (int round = unit_rounds(40); round > 0; round--) {
		struct paid p[PAYMENTS];
		for (int i = 0; i < PAYMENTS; i++)
			p[i] = (struct paid){ unit_between(1, 180000), date_add_days(
				date_from_ymd(2025, 11, 24), (int32_t)unit_between(0, 365)) };
		struct buckets want = posted(fx, p, false);
		for (int turn = 0; turn < 4; turn++) {
			shuffle(p);
			struct buckets got = posted(fx, p, turn > 0);
			if (!buckets_equal(&want, &got))
				fail_msg("%d %d, not %d %d", (int)got.of[0].cents,
					(int)got.of[1].cents, (int)want.of[0].cents,
					(int)want.of[1].cents);
		}
	}
	assert_int_equal(fixture_unsound(fx), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, fixture_teardown)
		T(test_a_backdated_payment_pays_the_interest_of_its_day),
		T(test_a_backdated_payoff_pays_in_full),
		T(test_a_later_payment_gives_up_interest_that_did_not_run),
		T(test_no_credit_for_interest_nobody_paid),
		T(test_a_cap_turns_what_was_paid_to_principal),
		T(test_a_writeoff_counts_from_today),
		T(test_the_order_of_posting_does_not_matter),
	};
	return cmocka_run_group_tests_name("backdate", tests, NULL, NULL);
}
