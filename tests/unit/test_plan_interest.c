/* SPDX-License-Identifier: MIT */
/* Plans on debts that bear interest: whatever the rates, caps, fees and orders, paid as agreed a
 * plan with interest leaves nothing, and one without leaves what it said. */
#include "../lib/callworld.h"

#include "arrears/base/mem.h"
#include "arrears/desk/interest.h"
#include "arrears/desk/payoff.h"
#include "arrears/desk/plan.h"
#include "arrears/desk/terms.h"

#define DATE(m, d) date_from_ymd((m) < 11 ? 2027 : 2026, m, d)

static struct plan_input plan(int count)
{
	return (struct plan_input){ .account_id = FIX_OKAFOR_MED, .kind = PLAN_INSTALLMENTS,
		.due = { .every = FREQ_MONTHLY, .first = DATE(12, 15) }, .count = count,
		.end = DATE_NONE, .down_on = DATE_NONE, .method = TENDER_CARD, .has_method = true,
		.interest = true, .approved_by = FIX_LCHEN,
		.call = { .date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
}

static void rate(struct fixture *fx, int64_t account, enum rate_kind kind, int32_t millionths,
	struct date until)
{
	struct rate_change r = { .account_id = account, .kind = kind, .from_on = DATE(11, 10),
		.until_on = until, .rate_millionths = millionths };
	(void)text_put(r.authority, sizeof r.authority, "clause 4");
	fixture_user(fx, FIX_ADMIN);
	assert_ok(rate_set(&fx->d, &r, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

static void term(struct fixture *fx, const char *name, const char *value)
{
	fixture_user(fx, FIX_ADMIN);
	assert_ok(terms_save(&fx->d, 0, &(struct term_change){ name, value }, 1, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

static void fee(struct fixture *fx, int64_t account, int64_t cents)
{
	struct posting p = { .account_id = account, .type = ENTRY_FEE, .amount.cents = cents,
		.effective = DATE_NONE, .authority = "clause 9" };
	struct posted out;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

/* The debts are paid as a receipt is: that of the plan first. */
static void pay_today(struct fixture *fx, const struct plan_quote *q, int64_t cents)
{
	for (size_t i = 0; i < q->share_count && cents > 0; i++) {
		struct payoff_quote all;
		assert_ok(payoff_on(&fx->d, q->shares[i].account_id, desk_today(&fx->d), &all,
			NULL));
		int64_t part = all.total.cents < cents ? all.total.cents : cents;
		if (part > 0)
			(void)fixture_pay(fx, q->shares[i].account_id, part);
		cents -= part;
	}
	assert_int_equal(cents, 0);
}

/* Made and paid day by day; after each payment the ledgers owe what the schedule said. What is
 * left after the last. */
static int64_t paid_as_agreed(struct fixture *fx, const struct plan_input *in)
{
	AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
	struct promise_outcome o;
	int64_t owed = 0;
	assert_ok(plan_quote(&fx->d, in, q, NULL));
	assert_ok(plan_make(&fx->d, in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_TAKEN);
	assert_int_equal(q->schedule.payments.cents - q->schedule.interest.cents, q->owed.cents);
	fixture_user(fx, FIX_LCHEN);
	for (size_t i = 0; i < q->schedule.n; i++) {
		const struct schedule_row *r = &q->schedule.rows[i];
		fixture_at(fx, FIX_NOW + date_days_between(DATE(11, 24), r->date) * FIX_DAY);
		pay_today(fx, q, r->payment.cents);
		owed = 0;
		for (size_t k = 0; k < q->share_count; k++)
			owed += fixture_balance(fx, q->shares[k].account_id);
		/* A debt that is not paid yet has its interest posted only when it is. */
		if (q->share_count == 1)
			assert_int_equal(owed, r->balance.cents);
	}
	assert_int_equal(fixture_unsound(fx), 0);
	return owed - q->runs_on.cents;
}

static int64_t interest(struct fixture *fx)
{
	return fixture_int(fx, "SELECT sum(interest) FROM ledger_entry WHERE type = 'interest'");
}

/* 12% on 1,284.55 of principal; the fee of 200.00 bears nothing, nor does interest. */
static void interest_is_of_principal_alone(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(6);
	rate(fx, FIX_OKAFOR_MED, RATE_CONTRACT, 120000, DATE_NONE);
	fee(fx, FIX_OKAFOR_MED, 20000);
	assert_int_equal(paid_as_agreed(fx, &in), 0);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), 0);
	assert_true(interest(fx) > fixture_int(fx, "SELECT interest FROM plan"));
	assert_int_equal(fixture_int(fx, "SELECT rate_millionths FROM plan"), 120000);
}

/* Of two debts one has an authority: the other bears none. */
static void each_debt_bears_its_own_interest(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(9);
	rate(fx, FIX_OKAFOR_CARD, RATE_CONTRACT, 120000, DATE_NONE);
	in.linked[in.linked_count++] = FIX_OKAFOR_CARD;
	assert_int_equal(paid_as_agreed(fx, &in), 0);
	assert_int_equal(fixture_int(fx, "SELECT sum(interest) FROM ledger_entry WHERE "
		"type = 'interest' AND account_id = 10000001"), 0);
	assert_int_equal(fixture_int(fx, "SELECT share FROM plan_account WHERE account_id = "
		"10000001"), 128455);
}

/* The cap ends while it is paid, and the rate behind it runs again. */
static void a_cap_that_ends_is_in_the_payments(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(24);
	rate(fx, FIX_OKAFOR_MED, RATE_CONTRACT, 240000, DATE_NONE);
	rate(fx, FIX_OKAFOR_MED, RATE_CAP, 60000, DATE(12, 31));
	assert_int_equal(paid_as_agreed(fx, &in), 0);
}

/* By every way to count days and round, with what a plan may have besides. */
static void every_kind_of_plan_comes_out_even(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(20);
	term(fx, "day_basis", "30360");
	term(fx, "interest_rounding", "UP");
	term(fx, "level_rounding", "UP");
	term(fx, "apply_order", "PRINCIPAL,INTEREST,FEES,COSTS");
	rate(fx, FIX_OKAFOR_MED, RATE_JUDGMENT, 99990, DATE_NONE);
	fee(fx, FIX_OKAFOR_MED, 1500);
	in.due.every = FREQ_WEEKLY;
	in.down.cents = 10000;
	in.down_on = DATE(12, 1);
	in.balloon.cents = 20000;
	assert_int_equal(paid_as_agreed(fx, &in), 0);
}

static void a_payment_that_is_given_comes_out_even(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(0);
	rate(fx, FIX_OKAFOR_MED, RATE_CONTRACT, 189900, DATE_NONE);
	in.installment.cents = 15000;
	assert_int_equal(paid_as_agreed(fx, &in), 0);
	assert_string_equal(fixture_text(fx, "SELECT amount FROM promise ORDER BY id LIMIT 1"),
		"15000");
}

static void payments_by_hand_come_out_even(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(0);
	rate(fx, FIX_OKAFOR_MED, RATE_CONTRACT, 189900, DATE_NONE);
	in.typed[in.typed_count++] = (struct typed_row){ DATE(12, 15), { 500 } };
	in.typed[in.typed_count++] = (struct typed_row){ DATE(1, 15), { 100000 } };
	in.typed[in.typed_count++] = (struct typed_row){ DATE(3, 2), { 1 } };
	assert_int_equal(paid_as_agreed(fx, &in), 0);
}

/* Interest that is not in the payments goes on: what is owed after the last was said before. */
static void without_interest_it_says_what_is_left(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
	struct plan_input in = plan(6);
	rate(fx, FIX_OKAFOR_MED, RATE_CONTRACT, 189900, DATE_NONE);
	in.interest = false;
	assert_ok(plan_quote(&fx->d, &in, q, NULL));
	assert_true(q->runs_on.cents > 0);
	assert_int_equal(q->schedule.interest.cents, 0);
	assert_int_equal(paid_as_agreed(fx, &in), 0);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), q->runs_on.cents);
}

/* The level payment is the one of least difference to the last, and no interest, no difference. */
static void the_level_payment_is_rounded_as_without_interest(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct plan_quote *q = mem_alloc(2, sizeof *q);
	for (int n = 1; n <= 40; n++) {
		struct plan_input in = plan(n);
		in.interest = false;
		assert_ok(plan_quote(&fx->d, &in, &q[0], NULL));
		if (n == 1)
			rate(fx, FIX_OKAFOR_MED, RATE_CONTRACT, 1, DATE_NONE);
		in.interest = true;
		assert_ok(plan_quote(&fx->d, &in, &q[1], NULL));
		assert_true(llabs(q[1].schedule.installment.cents -
			q[0].schedule.installment.cents) <= 1);
		assert_int_equal(q[1].schedule.n, q[0].schedule.n);
	}
}

/* A payment that the interest eats is refused as such. */
static void a_payment_below_the_interest_is_refused(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
	struct plan_input in = plan(0);
	rate(fx, FIX_OKAFOR_MED, RATE_CONTRACT, 900000, DATE_NONE);
	in.installment.cents = 5000;
	assert_msg(plan_quote(&fx->d, &in, q, NULL), MSG_PLAN_INTEREST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)
		T(interest_is_of_principal_alone), T(each_debt_bears_its_own_interest),
		T(a_cap_that_ends_is_in_the_payments), T(every_kind_of_plan_comes_out_even),
		T(a_payment_that_is_given_comes_out_even), T(payments_by_hand_come_out_even),
		T(without_interest_it_says_what_is_left),
		T(the_level_payment_is_rounded_as_without_interest),
		T(a_payment_below_the_interest_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
