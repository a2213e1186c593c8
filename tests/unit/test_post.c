/* SPDX-License-Identifier: MIT */
/* Posting to the ledger: splits, refusals, interest, taking back, limits, paid in full. */
#include "arrears/desk/batch.h"
#include "arrears/desk/commission.h"
#include "arrears/desk/interest.h"
#include "arrears/desk/item.h"
#include "arrears/desk/post.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/suspense.h"
#include "arrears/desk/terms.h"
#include "arrears/store/client.h"
#include "fixture.h"

static struct money dollars(int64_t cents)
{
	return (struct money){ cents };
}

static const char *status(struct fixture *fx, int64_t account)
{
	char sql[80];
	(void)text_putf(sql, sizeof sql, "SELECT status FROM account WHERE id = %lld",
		(long long)account);
	return fixture_text(fx, sql);
}

/* Interest by statute from a day, 9 % unless told. */
static void set_rate(struct fixture *fx, int64_t account, int32_t millionths, struct date from)
{
	struct err err;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(rate_set(&fx->d, &(struct rate_change){ .account_id = account,
		.kind = RATE_CONTRACT, .from_on = from, .until_on = DATE_NONE,
		.rate_millionths = millionths, .authority = "Agreement 4(b)" }, &err));
	fixture_user(fx, FIX_LCHEN);
}

static void test_a_payment_is_split_in_the_clients_order(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_LCHEN);
	int64_t before = fixture_balance(fx, FIX_OKAFOR_MED);
	struct posted p = fixture_pay(fx, FIX_OKAFOR_MED, 10000);
	int64_t sum = 0;
	for (int b = 0; b < BUCKET_COUNT; b++)
		sum += p.change.of[b].cents;
	assert_int_equal(sum, -10000);
	assert_int_equal(p.balance.cents, before - 10000);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), before - 10000);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_what_may_not_be_posted_is_refused(void **state)
{
	struct fixture *fx = *state;
	struct posting p = { .account_id = FIX_OKAFOR_MED, .type = ENTRY_PAYMENT,
		.amount = dollars(100), .effective = DATE_NONE };
	struct posted out;
	int64_t rows = fixture_int(fx, "SELECT count(*) FROM ledger_entry");
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	p.amount = dollars(0);
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_POST_ZERO);
	p.amount = dollars(-5);
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_POST_SIGN);
	p.amount = dollars(MONEY_MAX_CENTS);
	p.amount.cents += 1;
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_AMOUNT_RANGE);
	p.amount = dollars(100);
	p.effective = date_from_ymd(2026, 11, 25);
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_POST_FUTURE);
	p.effective = date_from_ymd(2001, 1, 1);
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_POST_BEFORE_PLACED);
	p.effective = DATE_NONE;
	p.reference = "4111 1111 1111 1111";
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_NOTE_CARD);
	p.reference = NULL;
	p.type = ENTRY_FEE;
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_POST_AUTHORITY);
	p.type = ENTRY_PAYMENT;
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000001");
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_POST_DISPUTED);
	fixture_sql(fx, "UPDATE account SET status = 'RET' WHERE id = 10000001");
	assert_msg(post_entry(&fx->d, &p, &out, NULL), MSG_POST_CLOSED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry"), rows);
}

static void test_the_same_payment_twice_asks(void **state)
{
	struct fixture *fx = *state;
	struct posting p = { .account_id = FIX_OKAFOR_MED, .type = ENTRY_PAYMENT,
		.amount = dollars(2500), .effective = DATE_NONE, .reference = "1021" };
	struct posted out;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	int64_t first = out.ledger_id, left = fixture_balance(fx, FIX_OKAFOR_MED);
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	assert_int_equal(out.ask, POST_ASK_TWIN);
	assert_int_equal(out.twin_id, first);
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), left);
	p.twin = ANSWER_YES;
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	assert_int_equal(fixture_balance(fx, FIX_OKAFOR_MED), left - 2500);
}

static void test_money_of_a_bankrupt_asks_a_lead(void **state)
{
	struct fixture *fx = *state;
	struct posting p = { .account_id = FIX_OKAFOR_MED, .type = ENTRY_PAYMENT,
		.amount = dollars(2500), .effective = DATE_NONE };
	struct posted out;
	fixture_user(fx, FIX_LCHEN);
	fixture_sql(fx, "UPDATE account SET status = 'B7' WHERE id = 10000001");
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	assert_int_equal(out.ask, POST_ASK_BARRED);
	assert_string_equal(out.barred, "BANKRUPTCY");
	p.barred = ANSWER_YES;
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	assert_int_equal(out.ask, POST_DONE);
}

/* I1 and I2: 1,000.00 at 9 % for 60 days is 14.79; of 100.00 paid then, 85.21 is principal. */
static void test_interest_is_posted_before_a_payment(void **state)
{
	struct fixture *fx = *state;
	struct posted p;
	struct interest_state s;
	fixture_sql(fx, "DROP TRIGGER ledger_entry_keep_u; "
		"UPDATE ledger_entry SET principal = 100000, interest = 0, fees = 0, costs = 0, "
		"effective_on = '2026-09-25' WHERE account_id = 10000001; "
		"UPDATE account SET principal = 100000, interest = 0, fees = 0, costs = 0, "
		"balance = 100000, placed_on = '2026-09-25' WHERE id = 10000001");
	set_rate(fx, FIX_OKAFOR_MED, 90000, date_from_ymd(2026, 9, 25));
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 11, 24), &s, NULL));
	assert_true(s.accrues);
	assert_int_equal(s.days, 60);
	assert_int_equal(s.unposted.cents, 1479);
	assert_string_equal(s.per_diem, ".246575");
	assert_string_equal(s.authority, "Agreement 4(b)");
	p = fixture_pay(fx, FIX_OKAFOR_MED, 10000);
	assert_int_equal(p.interest.cents, 1479);
	assert_int_equal(p.change.of[BUCKET_INTEREST].cents, -1479);
	assert_int_equal(p.change.of[BUCKET_PRINCIPAL].cents, -8521);
	assert_int_equal(p.balance.cents, 91479);
	/* Returned: what was paid is owed again, and accrues as if it had never been paid. */
	struct post_undone u;
	fixture_at(fx, FIX_NOW + 30 * FIX_DAY);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = p.ledger_id, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_int_equal(u.balance.cents, 101479);
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 12, 24), &s, NULL));
	assert_int_equal(s.posted.cents, 1479);
	assert_int_equal(s.posted.cents + s.unposted.cents, 2219);
}

static void test_a_backdated_payment_takes_interest_back(void **state)
{
	struct fixture *fx = *state;
	struct posted out;
	struct money posted;
	struct interest_state s;
	set_rate(fx, FIX_OKAFOR_MED, 365000, date_from_ymd(2026, 11, 1));
	assert_ok(post_interest(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 11, 24), &posted,
		NULL));
	assert_true(posted.cents > 0);
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = dollars(50000), .designated = true,
		.effective = date_from_ymd(2026, 11, 10) }, &out, NULL));
	assert_true(out.interest.cents < 0);
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 11, 24), &s, NULL));
	assert_int_equal(s.unposted.cents, 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* A fee of today was not owed two weeks ago: a payment of then pays principal. What came to more
 * than was owed then pays the fee, too. */
static void test_a_backdated_payment_pays_no_later_charge(void **state)
{
	struct fixture *fx = *state;
	struct posted out;
	struct buckets b;
	struct date then = date_from_ymd(2026, 11, 10);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_CARD,
		.type = ENTRY_FEE, .amount = dollars(2500), .authority = "Agreement 7",
		.effective = DATE_NONE }, &out, NULL));
	int64_t owed = fixture_balance(fx, FIX_OKAFOR_CARD);
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_CARD,
		.type = ENTRY_PAYMENT, .amount = dollars(10000), .designated = true,
		.effective = then }, &out, NULL));
	assert_int_equal(out.change.of[BUCKET_PRINCIPAL].cents, -10000);
	assert_ok(ledger_buckets(fx->d.db, FIX_OKAFOR_CARD, &(struct ledger_asof){
		.value_on = then }, &b, NULL));
	assert_int_equal(b.of[BUCKET_FEES].cents, 0);
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_CARD,
		.type = ENTRY_PAYMENT, .amount = dollars(owed - 10000), .designated = true,
		.effective = then }, &out, NULL));
	assert_int_equal(out.change.of[BUCKET_FEES].cents, -2500);
	assert_int_equal(out.balance.cents, 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_nothing_accrues_without_an_authority(void **state)
{
	struct fixture *fx = *state;
	struct interest_state s;
	fixture_sql(fx, "UPDATE account SET rate_millionths = 90000 WHERE id = 10000001");
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, desk_today(&fx->d), &s, NULL));
	assert_false(s.accrues);
	fixture_user(fx, FIX_ADMIN);
	assert_msg(rate_set(&fx->d, &(struct rate_change){ .account_id = FIX_OKAFOR_MED,
		.from_on = desk_today(&fx->d), .until_on = DATE_NONE, .rate_millionths = 90000 },
		NULL), MSG_RATE_AUTHORITY);
	assert_ok(terms_save(&fx->d, 0, &(struct term_change){ "interest_authority",
		"Agreement 9" }, 1, NULL));
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, desk_today(&fx->d), &s, NULL));
	assert_true(s.accrues);
	assert_string_equal(s.authority, "Agreement 9");
}

/* They reckon from the placement on: what is posted would be taken back or charged again. */
static void test_terms_of_interest_stay_once_it_is_posted(void **state)
{
	struct fixture *fx = *state;
	struct term_change own = { "interest_authority", "Agreement 9" },
		basis = { "day_basis", "30360" }, round = { "interest_rounding", "UP" };
	struct money posted;
	fixture_sql(fx, "UPDATE account SET rate_millionths = 90000 WHERE id = 10000001");
	fixture_user(fx, FIX_ADMIN);
	assert_ok(terms_save(&fx->d, 1, &own, 1, NULL));
	assert_ok(terms_save(&fx->d, 1, &basis, 1, NULL));
	assert_ok(post_interest(&fx->d, FIX_OKAFOR_MED, desk_today(&fx->d), &posted, NULL));
	assert_true(posted.cents > 0);
	basis.value = "ACT365";
	assert_msg(terms_save(&fx->d, 1, &basis, 1, NULL), MSG_TERM_POSTED);
	assert_msg(terms_save(&fx->d, 1, &round, 1, NULL), MSG_TERM_POSTED);
	assert_msg(terms_save(&fx->d, 0, &round, 1, NULL), MSG_TERM_POSTED);
	assert_ok(terms_save(&fx->d, 0, &basis, 1, NULL));
	own.value = "";
	assert_msg(terms_save(&fx->d, 1, &own, 1, NULL), MSG_TERM_POSTED);
	own.value = "Agreement 9, second clause";
	assert_ok(terms_save(&fx->d, 1, &own, 1, NULL));
}

/* A judgment counts from the day after its date; of two caps the newer one is in force. */
static void test_the_screen_names_the_rate_that_accrues(void **state)
{
	struct fixture *fx = *state;
	struct interest_state s;
	struct rate_change r = { .account_id = FIX_OKAFOR_MED, .kind = RATE_JUDGMENT,
		.from_on = date_from_ymd(2026, 11, 24), .until_on = DATE_NONE,
		.rate_millionths = 50000, .authority = "Judgment 26-1" };
	set_rate(fx, FIX_OKAFOR_MED, 90000, date_from_ymd(2026, 11, 1));
	fixture_user(fx, FIX_ADMIN);
	assert_ok(rate_set(&fx->d, &r, NULL));
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 11, 24), &s, NULL));
	assert_int_equal(s.rate_millionths, 90000);
	assert_string_equal(s.authority, "Agreement 4(b)");
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 11, 25), &s, NULL));
	assert_int_equal(s.rate_millionths, 50000);
	r.kind = RATE_CAP;
	for (r.rate_millionths = 20000; r.rate_millionths <= 30000; r.rate_millionths += 10000)
		assert_ok(rate_set(&fx->d, &r, NULL));
	assert_ok(interest_accrued(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 11, 25), &s, NULL));
	assert_int_equal(s.rate_millionths, 30000);
}

static void test_taking_back_restores_every_bucket_once(void **state)
{
	struct fixture *fx = *state;
	struct buckets was, now;
	struct post_undone u;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(ledger_buckets(fx->d.db, FIX_OKAFOR_MED, &LEDGER_ALL, &was, NULL));
	struct posted p = fixture_pay(fx, FIX_OKAFOR_MED, 12345);
	struct post_undo undo = { .ledger_id = p.ledger_id };
	assert_msg(post_reverse(&fx->d, &undo, &u, NULL), MSG_REASON_REQUIRED);
	undo.reason = "posted to the wrong account";
	assert_ok(post_reverse(&fx->d, &undo, &u, NULL));
	assert_ok(ledger_buckets(fx->d.db, FIX_OKAFOR_MED, &LEDGER_ALL, &now, NULL));
	assert_true(buckets_equal(&was, &now));
	assert_msg(post_reverse(&fx->d, &undo, &u, NULL), MSG_ENTRY_REVERSED);
	undo.ledger_id = u.ledger_id;
	assert_msg(post_reverse(&fx->d, &undo, &u, NULL), MSG_ENTRY_IS_REVERSAL);
	undo.ledger_id = 999999;
	assert_msg(post_reverse(&fx->d, &undo, &u, NULL), MSG_ENTRY_UNKNOWN);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_a_returned_payment_is_charged_only_by_authority(void **state)
{
	struct fixture *fx = *state;
	struct post_undone u;
	struct term_change fee[] = { { "nsf_fee", "25.00" }, { "nsf_fee_authority",
		"810 ILCS 5/3-806" } };
	fixture_user(fx, FIX_LCHEN);
	struct posted p = fixture_pay(fx, FIX_OKAFOR_MED, 5000);
	assert_msg(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = p.ledger_id,
		.nsf = true, .code = "R99Z" }, &u, NULL), MSG_RETURN_CODE);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = p.ledger_id, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_int_equal(u.fee.cents, 0);
	fixture_user(fx, FIX_ADMIN);
	assert_msg(terms_save(&fx->d, 0, fee, 1, NULL), MSG_TERM_AUTHORITY);
	assert_ok(terms_save(&fx->d, 0, fee, 2, NULL));
	fixture_user(fx, FIX_LCHEN);
	p = fixture_pay(fx, FIX_OKAFOR_MED, 5000);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = p.ledger_id, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_int_equal(u.fee.cents, 2500);
	assert_string_equal(fixture_text(fx, "SELECT authority FROM ledger_entry "
		"WHERE type = 'fee'"), "810 ILCS 5/3-806");
}

static void test_paid_in_full_closes_and_a_return_opens_again(void **state)
{
	struct fixture *fx = *state;
	struct post_undone u;
	fixture_user(fx, FIX_LCHEN);
	struct posted p = fixture_pay(fx, FIX_SMITH_LOAN, fixture_balance(fx, FIX_SMITH_LOAN));
	assert_int_equal(p.balance.cents, 0);
	assert_string_equal(status(fx, FIX_SMITH_LOAN), "PIF");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM next_action WHERE done_at IS NULL "
		"AND account_id = 10000003"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM work_item WHERE consumer_id = 2"),
		0);
	assert_int_equal(fixture_unsound(fx), 0);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = p.ledger_id, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_string_equal(status(fx, FIX_SMITH_LOAN), "NSF");
	assert_int_equal(fixture_unsound(fx), 0);
}

static void bounce(struct fixture *fx, int64_t ledger_id)
{
	struct post_undone u;
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = ledger_id, .nsf = true,
		.code = "R01" }, &u, NULL));
}

/* Nothing else is agreed: NSF, work of today, told in a note; the next payment ends it. */
static void test_what_came_back_is_work_of_today(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE next_action SET due_on = '2026-12-15' WHERE account_id = 10000001");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(desk_refresh_item(&fx->d, FIX_OKAFOR, NULL));
	bounce(fx, fixture_pay(fx, FIX_OKAFOR_MED, 5000).ledger_id);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "NSF");
	assert_string_equal(fixture_text(fx, "SELECT kind || ' ' || due_on FROM next_action WHERE "
		"account_id = 10000001 AND done_at IS NULL ORDER BY due_on LIMIT 1"),
		"FOLLOWUP 2026-11-24");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000001 "
		"ORDER BY id DESC LIMIT 1"), "Payment of 50.00 by card came back: R01 Insufficient "
		"funds");
	assert_int_equal(fixture_unsound(fx), 0);
	(void)fixture_pay(fx, FIX_OKAFOR_MED, 6000);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "ACT");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* A debt with a status of its own keeps it, and is somebody's work all the same. */
static void test_what_came_back_leaves_special_debts_their_status(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE account SET status = 'MED' WHERE id = 10000001");
	fixture_sql(fx, "UPDATE next_action SET due_on = '2026-12-15' WHERE account_id = 10000001");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(desk_refresh_item(&fx->d, FIX_OKAFOR, NULL));
	bounce(fx, fixture_pay(fx, FIX_OKAFOR_MED, 5000).ledger_id);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "MED");
	assert_string_equal(fixture_text(fx, "SELECT min(due_on) FROM next_action WHERE "
		"account_id = 10000001 AND done_at IS NULL"), "2026-11-24");
}

static void test_an_overpayment_is_a_credit_of_principal(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_LCHEN);
	struct posted p = fixture_pay(fx, FIX_SMITH_LOAN,
		fixture_balance(fx, FIX_SMITH_LOAN) + 700);
	assert_int_equal(p.balance.cents, -700);
	assert_int_equal(fixture_int(fx, "SELECT principal FROM account WHERE id = 10000003"),
		-700);
	assert_string_equal(status(fx, FIX_SMITH_LOAN), "PIF");
}

static void test_a_writeoff_takes_every_cent(void **state)
{
	struct fixture *fx = *state;
	struct post_change c = { .account_id = FIX_SMITH_LOAN, .effective = DATE_NONE,
		.reason = "uncollectable", .approved_by = FIX_ADMIN };
	struct posted out;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_writeoff(&fx->d, &c, &out, NULL));
	assert_int_equal(out.balance.cents, 0);
	assert_string_equal(status(fx, FIX_SMITH_LOAN), "UNC");
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_commission_is_booked_and_taken_back(void **state)
{
	struct fixture *fx = *state;
	int64_t id = 0;
	char words[COMMISSION_WORDS];
	struct money earned;
	struct post_undone u;
	struct commission_rate r = { .client = 1, .from = date_from_ymd(2026, 1, 1),
		.percent = 2500 };
	assert_msg(commission_rate_new(&fx->d, &r, &id, NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(commission_rate_new(&fx->d, &r, &id, NULL));
	assert_msg(commission_rate_new(&fx->d, &r, &id, NULL), MSG_COMMISSION_TWIN);
	fixture_user(fx, FIX_LCHEN);
	struct posted p = fixture_pay(fx, FIX_OKAFOR_MED, 15000);
	assert_int_equal(p.commission.cents, 3750);
	assert_ok(commission_explain(&fx->d, p.ledger_id, words, &earned, NULL));
	assert_string_equal(words, "25.00% of 150.00 = 37.50 half up");
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = p.ledger_id, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM commission"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_balances_as_of_any_day_come_from_the_entries(void **state)
{
	struct fixture *fx = *state;
	struct buckets b;
	struct money sum;
	struct posted out;
	fixture_user(fx, FIX_LCHEN);
	int64_t before = fixture_balance(fx, FIX_OKAFOR_MED);
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = dollars(1000), .designated = true,
		.effective = date_from_ymd(2026, 11, 20) }, &out, NULL));
	assert_ok(ledger_buckets(fx->d.db, FIX_OKAFOR_MED, &(struct ledger_asof){
		.value_on = date_from_ymd(2026, 11, 19) }, &b, NULL));
	assert_ok(buckets_sum(&b, &sum, NULL));
	assert_int_equal(sum.cents, before);
	assert_ok(ledger_buckets(fx->d.db, FIX_OKAFOR_MED, &(struct ledger_asof){
		.value_on = date_from_ymd(2026, 11, 20) }, &b, NULL));
	assert_ok(buckets_sum(&b, &sum, NULL));
	assert_int_equal(sum.cents, before - 1000);
	assert_ok(ledger_buckets(fx->d.db, FIX_OKAFOR_MED, &(struct ledger_asof){
		.value_on = DATE_NONE, .posted_at = FIX_NOW - 1 }, &b, NULL));
	assert_ok(buckets_sum(&b, &sum, NULL));
	assert_int_equal(sum.cents, before);
}

/* Nine percent by the agreement to the day of the judgment, six by the judgment after it. */
static void test_each_authority_has_its_own_entry(void **state)
{
	struct fixture *fx = *state;
	struct money posted;
	static const struct { enum rate_kind kind; int day; int32_t rate; const char *by; }
		rows[] = {
		{ RATE_CONTRACT, 1, 90000, "Agreement" },
		{ RATE_JUDGMENT, 11, 60000, "Judgment" } };
	fixture_user(fx, FIX_ADMIN);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct rate_change r = { .account_id = FIX_OKAFOR_MED, .kind = rows[i].kind,
			.from_on = date_from_ymd(2026, 10, rows[i].day), .until_on = DATE_NONE,
			.rate_millionths = rows[i].rate };
		(void)text_put(r.authority, sizeof r.authority, rows[i].by);
		assert_ok(rate_set(&fx->d, &r, NULL));
	}
	assert_ok(post_interest(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 10, 11), &posted,
		NULL));
	assert_int_equal(posted.cents, 298);    /* 1,100.00 x 9 % x 11 / 365 = 2.9836 */
	assert_ok(post_interest(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 10, 21), &posted,
		NULL));
	assert_int_equal(posted.cents, 181);    /* and at 6 % 1.8082 = 4.7918, less 2.98 */
	assert_string_equal(fixture_text(fx, "SELECT group_concat(interest || authority) FROM "
		"ledger_entry WHERE type = 'interest'"), "298Agreement,181Judgment");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* The same, posted at once. */
static void test_two_authorities_are_two_entries(void **state)
{
	struct fixture *fx = *state;
	struct money posted;
	struct rate_change r = { .account_id = FIX_OKAFOR_MED, .kind = RATE_CONTRACT,
		.from_on = date_from_ymd(2026, 10, 1), .until_on = date_from_ymd(2026, 10, 10),
		.rate_millionths = 90000, .authority = "Agreement" };
	fixture_user(fx, FIX_ADMIN);
	assert_ok(rate_set(&fx->d, &r, NULL));
	r.from_on = date_from_ymd(2026, 10, 11);
	r.until_on = DATE_NONE;
	(void)text_put(r.authority, sizeof r.authority, "Statute");
	assert_ok(rate_set(&fx->d, &r, NULL));
	assert_ok(post_interest(&fx->d, FIX_OKAFOR_MED, date_from_ymd(2026, 10, 21), &posted,
		NULL));
	assert_int_equal(posted.cents, 570);    /* 1,100.00 x 9 % x 21 / 365 = 5.6959 */
	assert_string_equal(fixture_text(fx, "SELECT group_concat(effective_on || interest || "
		"authority) FROM ledger_entry WHERE type = 'interest'"),
		"2026-10-10271Agreement,2026-10-21299Statute");
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_payment_is_split_in_the_clients_order),
		T(test_what_may_not_be_posted_is_refused),
		T(test_the_same_payment_twice_asks),
		T(test_money_of_a_bankrupt_asks_a_lead),
		T(test_interest_is_posted_before_a_payment),
		T(test_a_backdated_payment_takes_interest_back),
		T(test_a_backdated_payment_pays_no_later_charge),
		T(test_nothing_accrues_without_an_authority),
		T(test_terms_of_interest_stay_once_it_is_posted),
		T(test_the_screen_names_the_rate_that_accrues),
		T(test_each_authority_has_its_own_entry),
		T(test_two_authorities_are_two_entries),
		T(test_taking_back_restores_every_bucket_once),
		T(test_a_returned_payment_is_charged_only_by_authority),
		T(test_paid_in_full_closes_and_a_return_opens_again),
		T(test_what_came_back_is_work_of_today),
		T(test_what_came_back_leaves_special_debts_their_status),
		T(test_an_overpayment_is_a_credit_of_principal),
		T(test_a_writeoff_takes_every_cent),
		T(test_commission_is_booked_and_taken_back),
		T(test_balances_as_of_any_day_come_from_the_entries),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
