/* SPDX-License-Identifier: MIT */
/* Amounts near the end of what an integer holds, at every door where money comes in: a message, and
 * nothing saved. Run under the sanitizers (make check-asan) they show that nothing overflows on the
 * way to it. */
#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"
#include "arrears/desk/batch.h"
#include "arrears/desk/budget.h"
#include "arrears/desk/commission.h"
#include "arrears/desk/floor.h"
#include "arrears/desk/instrument.h"
#include "arrears/desk/merchandise.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/plan.h"
#include "arrears/desk/post.h"
#include "arrears/desk/product.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/suspense.h"
#include "fixture.h"

static const int64_t far[] = { INT64_MAX, INT64_MAX - 1, INT64_MIN, INT64_MIN + 1,
	INT64_MAX / 2 + 1, MONEY_MAX_CENTS + 1, -MONEY_MAX_CENTS - 1 };

typedef enum msgid (*door)(struct fixture *fx, struct money amount, struct err *err);

/* Each amount is refused in words, and the tables are as they were. */
static void refuses(struct fixture *fx, const char *name, door d)
{
	for (size_t i = 0; i < ARRAY_SIZE(far); i++) {
		struct err err;
		char text[128];
		int64_t rows = fixture_rows(fx);
		enum msgid m = d(fx, (struct money){ far[i] }, &err);
		if (m == MSG_OK)
			fail_msg("%s took %lld", name, (long long)far[i]);
		err_first(&err, text, sizeof text);
		assert_true(text[0] != '\0');
		if (fixture_rows(fx) != rows)
			fail_msg("%s saved something of %lld", name, (long long)far[i]);
	}
}

#define REFUSES(d) refuses(fx, #d, d)

/* --- posting ------------------------------------------------------------------------------- */

static enum msgid post_as(struct fixture *fx, enum entry_type type, struct money amount,
	struct err *err)
{
	struct posted out;
	return post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED, .type = type,
		.amount = amount, .effective = DATE_NONE, .designated = true,
		.authority = "Court", .twin = ANSWER_YES }, &out, err);
}

static enum msgid pays(struct fixture *fx, struct money amount, struct err *err)
{
	return post_as(fx, ENTRY_PAYMENT, amount, err);
}

static enum msgid costs(struct fixture *fx, struct money amount, struct err *err)
{
	return post_as(fx, ENTRY_COST, amount, err);
}

/* Parts that would wrap around to the amount. */
static enum msgid splits(struct fixture *fx, struct money amount, struct err *err)
{
	struct buckets parts = BUCKETS_ZERO;
	struct posted out;
	parts.of[BUCKET_PRINCIPAL] = parts.of[BUCKET_INTEREST] = amount;
	return post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount.cents = 100, .split = &parts,
		.effective = DATE_NONE, .twin = ANSWER_YES }, &out, err);
}

static enum msgid previews(struct fixture *fx, struct money amount, struct err *err)
{
	struct post_preview out;
	return post_preview(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = amount, .effective = DATE_NONE }, &out, err);
}

static enum msgid adjusts(struct fixture *fx, struct money amount, struct err *err)
{
	struct posted out;
	return post_adjust(&fx->d, &(struct post_change){ .account_id = FIX_OKAFOR_MED,
		.bucket = BUCKET_PRINCIPAL, .amount = amount, .effective = DATE_NONE,
		.reason = "corrected", .authority = "Agreement 4" }, &out, err);
}

static enum msgid moves(struct fixture *fx, struct money amount, struct err *err)
{
	struct post_moved gone;
	return post_transfer(&fx->d, &(struct post_move){ .from_account = FIX_OKAFOR_MED,
		.to_account = FIX_OKAFOR_CARD, .amount = amount, .effective = DATE_NONE,
		.reason = "moved" }, &gone, err);
}

static enum msgid receives(struct fixture *fx, struct money amount, struct err *err)
{
	struct received out;
	return receive_payment(&fx->d, &(struct receive_input){ .account_id = FIX_OKAFOR_MED,
		.amount = amount, .method = "CARD", .effective = DATE_NONE,
		.twin = ANSWER_YES, .over = ANSWER_YES }, &out, err);
}

static void test_what_is_posted_or_received(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	REFUSES(pays);
	REFUSES(costs);
	REFUSES(splits);
	REFUSES(previews);
	REFUSES(adjusts);
	REFUSES(moves);
	REFUSES(receives);
}

/* The largest amount there is, twice: the second does not fit beside the first. */
static void test_a_balance_stays_within_what_is_shown(void **state)
{
	struct fixture *fx = *state;
	struct err err;
	fixture_user(fx, FIX_ADMIN);
	assert_msg(costs(fx, (struct money){ MONEY_MAX_CENTS }, &err), MSG_AMOUNT_RANGE);
	assert_ok(costs(fx, (struct money){ MONEY_MAX_CENTS - 128455 }, &err));
	assert_msg(costs(fx, (struct money){ 1 }, &err), MSG_AMOUNT_RANGE);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"),
		MONEY_MAX_CENTS);
}

static enum msgid applies(struct fixture *fx, struct money amount, struct err *err)
{
	struct posted out;
	return suspense_apply(&fx->d, &(struct suspense_use){ .receipt_id = 2,
		.account_id = FIX_SMITH_LOAN, .amount = amount, .twin = ANSWER_YES }, &out, err);
}

static enum msgid returns(struct fixture *fx, struct money amount, struct err *err)
{
	return suspense_return(&fx->d, 2, amount, "nobody's", err);
}

static void test_what_is_counted_applied_or_returned(void **state)
{
	struct fixture *fx = *state;
	struct received out;
	struct batch_result r;
	struct receive_input in = { .amount = { 700 }, .method = "CASH", .payer = "SMITH",
		.effective = DATE_NONE };
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	fixture_user(fx, FIX_LCHEN);
	for (size_t i = 0; i < ARRAY_SIZE(far); i++) {
		struct err err;
		assert_true(batch_count(&fx->d, 1, far[i], (struct money){ far[i] }, &err) !=
			MSG_OK);
	}
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 700 }, NULL));
	assert_ok(batch_post(&fx->d, 1, &r, NULL));
	REFUSES(applies);
	REFUSES(returns);
}

/* --- agreeing ------------------------------------------------------------------------------ */

static enum msgid promises(struct fixture *fx, struct money amount, struct err *err)
{
	struct promise_outcome out;
	return take_promise(&fx->d, &(struct promise_input){ .amount = amount,
		.due = date_from_ymd(2026, 12, 4), .method = TENDER_CARD, .has_method = true,
		.call = { .account_id = FIX_OKAFOR_MED, .date = DATE_NONE, .minute = -1 } }, &out,
		err);
}

static struct plan_input plan(void)
{
	return (struct plan_input){ .account_id = FIX_OKAFOR_MED, .kind = PLAN_INSTALLMENTS,
		.due = { .every = FREQ_MONTHLY, .first = date_from_ymd(2026, 12, 15) },
		.end = DATE_NONE, .down_on = DATE_NONE, .method = TENDER_ACH, .has_method = true,
		.call = { .date = DATE_NONE, .minute = -1 } };
}

static enum msgid plans(struct fixture *fx, const struct plan_input *in, struct err *err)
{
	AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
	return plan_quote(&fx->d, in, q, err);
}

static enum msgid plans_of_total(struct fixture *fx, struct money amount, struct err *err)
{
	struct plan_input in = plan();
	in.count = 3;
	in.total = amount;
	return plans(fx, &in, err);
}

static enum msgid plans_down(struct fixture *fx, struct money amount, struct err *err)
{
	struct plan_input in = plan();
	in.count = 3;
	in.down = amount;
	in.down_on = date_from_ymd(2026, 11, 24);
	return plans(fx, &in, err);
}

static enum msgid plans_balloon(struct fixture *fx, struct money amount, struct err *err)
{
	struct plan_input in = plan();
	in.count = 3;
	in.balloon = amount;
	return plans(fx, &in, err);
}

static enum msgid plans_typed(struct fixture *fx, struct money amount, struct err *err)
{
	struct plan_input in = plan();
	in.typed_count = 2;
	in.typed[0] = (struct typed_row){ date_from_ymd(2026, 12, 15), amount };
	in.typed[1] = (struct typed_row){ date_from_ymd(2027, 1, 15), amount };
	return plans(fx, &in, err);
}

static enum msgid settles(struct fixture *fx, struct money amount, struct err *err)
{
	struct settle_made made;
	return settle_offer(&fx->d, &(struct settle_offer){ .side = OFFER_BY_CONSUMER, .terms = {
		.account_id = FIX_OKAFOR_MED, .amount = amount, .installments = 1,
		.due = date_from_ymd(2026, 12, 1), .valid_until = DATE_NONE } }, &made, err);
}

static enum msgid takes_a_check(struct fixture *fx, struct money amount, struct err *err)
{
	struct instrument_taken out;
	return instrument_take(&fx->d, &(struct instrument_new){ .account_id = FIX_OKAFOR_MED,
		.kind = INSTRUMENT_CHECK, .amount = amount, .number = "1042", .count = 3,
		.last_amount = amount, .deposit_on = date_from_ymd(2026, 12, 15) }, &out, err);
}

static enum msgid ends_a_series(struct fixture *fx, struct money amount, struct err *err)
{
	struct instrument_taken out;
	return instrument_take(&fx->d, &(struct instrument_new){ .account_id = FIX_OKAFOR_MED,
		.kind = INSTRUMENT_CHECK, .amount.cents = 5000, .number = "1042", .count = 3,
		.last_amount = amount, .deposit_on = date_from_ymd(2026, 12, 15) }, &out, err);
}

static enum msgid asks(struct fixture *fx, struct money amount, struct err *err)
{
	int64_t id = 0;
	return approval_ask(&fx->d, &(struct approval_new){ .kind = APPROVAL_ADJUSTMENT,
		.account_id = FIX_OKAFOR_MED, .amount = amount, .detail = "PRINCIPAL - ",
		.reason = "hardship" }, &id, err);
}

static void test_what_is_agreed(void **state)
{
	struct fixture *fx = *state;
	REFUSES(promises);
	REFUSES(plans_of_total);
	REFUSES(plans_down);
	REFUSES(plans_balloon);
	REFUSES(plans_typed);
	REFUSES(settles);
	REFUSES(takes_a_check);
	REFUSES(ends_a_series);
	REFUSES(asks);
}

/* An installment over what is owed is one payment of it. */
static void test_an_installment_far_too_large_is_no_overflow(void **state)
{
	struct fixture *fx = *state;
	for (size_t i = 0; i < ARRAY_SIZE(far); i++) {
		AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
		struct plan_input in = plan();
		struct err err;
		in.installment.cents = far[i];
		if (plan_quote(&fx->d, &in, q, &err) == MSG_OK)
			assert_int_equal(q->schedule.payments.cents, 128455);
	}
}

/* --- told ---------------------------------------------------------------------------------- */

static enum msgid earns(struct fixture *fx, struct money amount, struct err *err)
{
	int64_t id = 0;
	return budget_save(&fx->d, FIX_OKAFOR_MED, &(struct budget){ .head = { .people = 2 },
		.lines = { { .item = FIN_WAGES, .amount = amount, .every = EVERY_WEEK } },
		.count = 1 }, &id, err);
}

static enum msgid sells(struct fixture *fx, struct money amount, struct err *err)
{
	return merchandise_keep(&fx->d, &(struct merchandise_item){ .price = amount,
		.account_id = FIX_OKAFOR_MED, .description = "Bed", .serial = "" }, err);
}

static enum msgid credits(struct fixture *fx, struct money amount, struct err *err)
{
	struct merchandise_outcome out;
	return merchandise_back(&fx->d, &(struct merchandise_return){ .id = 1,
		.condition = "GOOD", .on = date_from_ymd(2026, 11, 24), .credit = amount }, &out,
		err);
}

static void test_what_is_told(void **state)
{
	struct fixture *fx = *state;
	REFUSES(earns);
	REFUSES(sells);
	assert_ok(merchandise_keep(&fx->d, &(struct merchandise_item){ .price = { 100 },
		.account_id = FIX_OKAFOR_MED, .description = "Bed", .serial = "" }, NULL));
	REFUSES(credits);
}

static enum msgid floors(struct fixture *fx, struct money amount, struct err *err)
{
	return floors_save(&fx->d, &(struct floor_row){ .min_balance = amount,
		.floor = { 8000, 7000, 6000 } }, NULL, err);
}

static enum msgid commissions(struct fixture *fx, struct money amount, struct err *err)
{
	int64_t id = 0;
	return commission_rate_new(&fx->d, &(struct commission_rate){ .client = 1,
		.from = date_from_ymd(2026, 1, 1), .percent = 2500, .flat = amount }, &id, err);
}

static void test_what_is_agreed_with_clients(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	REFUSES(floors);
	REFUSES(commissions);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
		T(test_what_is_posted_or_received),
		T(test_a_balance_stays_within_what_is_shown),
		T(test_what_is_counted_applied_or_returned),
		T(test_what_is_agreed),
		T(test_an_installment_far_too_large_is_no_overflow),
		T(test_what_is_told),
		T(test_what_is_agreed_with_clients),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
