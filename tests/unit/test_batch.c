/* SPDX-License-Identifier: MIT */
/* Money received by one, counted and posted by another, and what belongs to no debt yet. */
#include "arrears/desk/batch.h"
#include "arrears/desk/commission.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/suspense.h"
#include "arrears/desk/terms.h"
#include "fixture.h"

static struct receive_input card(int64_t account, int64_t cents)
{
	return (struct receive_input){ .account_id = account, .amount = { cents },
		.method = "C", .last4 = "4242", .effective = DATE_NONE, .designated = true };
}

static int64_t received(struct fixture *fx, const struct receive_input *in)
{
	struct received out;
	assert_ok(receive_payment(&fx->d, in, &out, NULL));
	assert_int_equal(out.ask, RECEIVE_DONE);
	return out.receipt_id;
}

/* JRIVERA took so many receipts for so much; LCHEN counts them. */
static struct batch_result count_and_post(struct fixture *fx, int64_t items, int64_t cents)
{
	struct batch_result r;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, items, (struct money){ cents }, NULL));
	assert_ok(batch_post(&fx->d, 1, &r, NULL));
	return r;
}

static void test_what_is_received_is_not_posted(void **state)
{
	struct fixture *fx = *state;
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	int64_t id = received(fx, &in);
	assert_int_equal(id, 1);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"),
		128455);
	assert_string_equal(fixture_text(fx, "SELECT state FROM receipt"), "received");
	assert_string_equal(fixture_text(fx, "SELECT state FROM receipt_batch"), "open");
	in = card(FIX_SMITH_LOAN, 100);
	(void)received(fx, &in);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt_batch"), 1);
}

static void test_what_cannot_be_received_is_refused(void **state)
{
	struct fixture *fx = *state;
	struct received out;
	struct receive_input in = card(FIX_OKAFOR_MED, 0);
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_POST_ZERO);
	in = card(FIX_OKAFOR_MED, -1);
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_POST_SIGN);
	in = card(99, 100);
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_ACCOUNT_UNKNOWN);
	in = card(0, 100);
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_RECEIPT_PAYER);
	in = card(FIX_OKAFOR_MED, 100);
	in.method = "BEADS";
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_TENDER_UNKNOWN);
	in = card(FIX_OKAFOR_MED, 100);
	in.last4 = "123";
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_LAST4_INVALID);
	in = card(FIX_OKAFOR_MED, 100);
	in.reference = "4111111111111111";
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_NOTE_CARD);
	in = card(FIX_OKAFOR_MED, 100);
	in.effective = date_from_ymd(2026, 11, 25);
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_POST_FUTURE);
	in.effective = date_from_ymd(2026, 8, 31);
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_POST_BEFORE_PLACED);
	fixture_sql(fx, "UPDATE account SET status = 'RET' WHERE id = 10000001");
	in.effective = DATE_NONE;
	assert_msg(receive_payment(&fx->d, &in, &out, NULL), MSG_RECEIVE_CLOSED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt_batch"), 0);
}

static void test_the_same_again_and_too_much_ask(void **state)
{
	struct fixture *fx = *state;
	struct received out;
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	in.reference = "1021";
	int64_t first = received(fx, &in);
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RECEIVE_ASK_TWIN);
	assert_int_equal(out.twin_id, first);
	in.twin = ANSWER_YES;
	in.method = "$";                        /* each asks of its like */
	in.last4 = "";
	int64_t cash = received(fx, &in);
	in.twin = ANSWER_NONE;
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.twin_id, cash);
	in = card(FIX_OKAFOR_MED, 7500);
	in.reference = "1021";
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.twin_id, first);
	in.twin = ANSWER_YES;
	(void)received(fx, &in);
	in = card(FIX_SMITH_LOAN, 50001);
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RECEIVE_ASK_OVER);
	in.over = ANSWER_YES;
	(void)received(fx, &in);
}

/* What was received before counts, though it is not posted yet. */
static void test_too_much_with_what_waits_asks(void **state)
{
	struct fixture *fx = *state;
	struct received out;
	struct receive_input in = card(FIX_SMITH_LOAN, 30000);
	(void)received(fx, &in);
	in.amount.cents = 20001;
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RECEIVE_ASK_OVER);
	assert_int_equal(out.owed.cents, 50000);
	assert_int_equal(out.waiting.cents, 30000);
	in.amount.cents = 20000;
	(void)received(fx, &in);
}

/* Whom a court protects may pay of his own will: it is asked, and posting holds the money. */
static void test_money_of_the_bankrupt_asks_and_is_held(void **state)
{
	struct fixture *fx = *state;
	struct received out;
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	fixture_sql(fx, "UPDATE account SET status = 'B7' WHERE id = 10000001");
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RECEIVE_ASK_BARRED);
	assert_string_equal(out.barred, "BANKRUPTCY");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt"), 0);
	in.barred = ANSWER_YES;
	(void)received(fx, &in);
	struct batch_result r = count_and_post(fx, 1, 7500);
	assert_int_equal(r.suspense.cents, 7500);
	assert_int_equal(r.entries, 0);
}

static void test_a_batch_is_counted_balanced_posted_closed(void **state)
{
	struct fixture *fx = *state;
	struct batch_result r;
	struct batch b;
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	(void)received(fx, &in);
	in = card(FIX_SMITH_LOAN, 2500);
	(void)received(fx, &in);
	assert_msg(batch_count(&fx->d, 1, 2, (struct money){ 10000 }, NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	assert_msg(batch_count(&fx->d, 9, 2, (struct money){ 10000 }, NULL), MSG_BATCH_UNKNOWN);
	assert_msg(batch_count(&fx->d, 1, 3, (struct money){ 10000 }, NULL), MSG_BATCH_ITEMS);
	assert_msg(batch_count(&fx->d, 1, 2, (struct money){ 10001 }, NULL), MSG_BATCH_CENTS);
	assert_msg(batch_post(&fx->d, 1, &r, NULL), MSG_BATCH_STATE);
	r = count_and_post(fx, 2, 10000);
	assert_int_equal(r.entries, 2);
	assert_int_equal(r.posted.cents, 10000);
	assert_int_equal(r.held, 0);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"),
		120955);
	assert_msg(batch_post(&fx->d, 1, &r, NULL), MSG_BATCH_STATE);
	struct err err;
	assert_msg(batch_close(&fx->d, 1, date_from_ymd(2026, 11, 25), "S-77", &err),
		MSG_DEPOSIT_DAY);
	assert_string_equal(err.field, "DATE");
	assert_msg(batch_close(&fx->d, 1, date_from_ymd(2026, 11, 23), "S-77", NULL),
		MSG_DEPOSIT_DAY);
	assert_ok(batch_close(&fx->d, 1, DATE_NONE, "S-77", NULL));
	assert_ok(batch_see(&fx->d, 1, &b, NULL));
	assert_int_equal(b.state, BATCH_CLOSED);
	assert_string_equal(b.deposit_ref, "S-77");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Receiving is one person's act; counting, posting and closing are another's. */
static void test_who_received_does_not_count_post_or_close(void **state)
{
	struct fixture *fx = *state;
	struct batch_result r;
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	fixture_user(fx, FIX_LCHEN);
	(void)received(fx, &in);
	assert_msg(batch_count(&fx->d, 1, 1, (struct money){ 7500 }, NULL),
		MSG_BATCH_SAME_PERSON);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 7500 }, NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_msg(batch_post(&fx->d, 1, &r, NULL), MSG_BATCH_SAME_PERSON);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(batch_post(&fx->d, 1, &r, NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_msg(batch_close(&fx->d, 1, DATE_NONE, "", NULL), MSG_BATCH_SAME_PERSON);
	assert_string_equal(fixture_text(fx, "SELECT state FROM receipt_batch"), "posted");
}

static void test_an_office_of_one_may_do_both(void **state)
{
	struct fixture *fx = *state;
	struct batch_result r;
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	fixture_user(fx, FIX_LCHEN);
	(void)received(fx, &in);
	assert_msg(one_person_posting_set(&fx->d, true, NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(one_person_posting_set(&fx->d, true, NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit "
		"WHERE event = 'one_person_posting'"), 1);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 7500 }, NULL));
	assert_ok(batch_post(&fx->d, 1, &r, NULL));
	assert_ok(batch_close(&fx->d, 1, DATE_NONE, "", NULL));
}

static void test_a_receipt_is_void_only_before_it_is_counted(void **state)
{
	struct fixture *fx = *state;
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	int64_t id = received(fx, &in);
	fixture_user(fx, FIX_KBOSE);
	assert_msg(receipt_void(&fx->d, id, "twice", NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_JRIVERA);
	assert_msg(receipt_void(&fx->d, id, " ", NULL), MSG_REASON_REQUIRED);
	assert_msg(receipt_void(&fx->d, 99, "twice", NULL), MSG_RECEIPT_UNKNOWN);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 7500 }, NULL));
	assert_msg(receipt_void(&fx->d, id, "twice", NULL), MSG_RECEIPT_COUNTED);
	assert_ok(batch_reopen(&fx->d, 1, NULL));
	assert_ok(receipt_void(&fx->d, id, "twice", NULL));
	assert_msg(receipt_void(&fx->d, id, "twice", NULL), MSG_RECEIPT_POSTED);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* P2: of 100.00 nobody directed, nothing goes to the disputed debt. */
static void test_undirected_money_passes_a_disputed_debt(void **state)
{
	struct fixture *fx = *state;
	struct receive_input in = card(FIX_OKAFOR_MED, 10000);
	in.designated = false;
	(void)received(fx, &in);
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000001");
	struct batch_result r = count_and_post(fx, 1, 10000);
	assert_int_equal(r.posted.cents, 10000);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"),
		128455);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000002"),
		202555);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* P3: both disputed, so it is held; the consumer's word for one of them applies it there. */
static void test_money_held_is_applied_or_returned(void **state)
{
	struct fixture *fx = *state;
	struct suspense_line lines[4];
	struct suspense_key from = { .id = 0 };
	struct posted out;
	size_t n = 0;
	struct receive_input in = card(FIX_OKAFOR_MED, 10000);
	in.designated = false;
	(void)received(fx, &in);
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE consumer_id = 1");
	struct batch_result r = count_and_post(fx, 1, 10000);
	assert_int_equal(r.suspense.cents, 10000);
	fixture_at(fx, FIX_NOW + 5 * FIX_DAY);
	assert_ok(suspense_list(&fx->d, &from, lines, ARRAY_SIZE(lines), &n, NULL));
	assert_int_equal(n, 1);
	assert_int_equal(lines[0].days, 5);
	assert_string_equal(lines[0].why, "disputed");
	assert_string_equal(lines[0].name, "OKAFOR, ADAEZE N");
	struct suspense_use use = { .receipt_id = 1, .account_id = FIX_OKAFOR_CARD,
		.amount = { 10001 }, .reason = "consumer says the card" };
	assert_msg(suspense_apply(&fx->d, &use, &out, NULL), MSG_SUSPENSE_LESS);
	use.amount.cents = 6000;
	assert_msg(suspense_apply(&fx->d, &use, &out, NULL), MSG_POST_DISPUTED);
	use.designated = true;
	assert_ok(suspense_apply(&fx->d, &use, &out, NULL));
	assert_int_equal(out.ask, POST_DONE);
	assert_int_equal(date_cmp(out.effective, date_from_ymd(2026, 11, 24)), 0);
	assert_int_equal(fixture_unsound(fx), 0);
	assert_ok(suspense_return(&fx->d, 1, MONEY_ZERO, "asked for it back", NULL));
	assert_msg(suspense_return(&fx->d, 1, MONEY_ZERO, "again", NULL), MSG_SUSPENSE_LESS);
	assert_ok(suspense_list(&fx->d, &from, lines, ARRAY_SIZE(lines), &n, NULL));
	assert_int_equal(n, 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* It waited for the debt to be placed: it counts from the first day it can. */
static void test_money_older_than_the_placement_counts_from_the_placement(void **state)
{
	struct fixture *fx = *state;
	struct posted out;
	struct receive_input in = card(0, 3000);
	in.payer = "A STRANGER";
	(void)received(fx, &in);
	(void)count_and_post(fx, 1, 3000);
	fixture_sql(fx, "UPDATE receipt SET effective_on = '2026-01-05'");
	assert_ok(suspense_apply(&fx->d, &(struct suspense_use){ .receipt_id = 1,
		.account_id = FIX_OKAFOR_MED, .reason = "found" }, &out, NULL));
	assert_string_equal(fixture_text(fx, "SELECT e.effective_on = a.placed_on FROM "
		"ledger_entry e JOIN account a ON a.id = e.account_id WHERE e.receipt_id = 1"),
		"1");
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_a_posting_to_the_wrong_debt_is_unapplied_again(void **state)
{
	struct fixture *fx = *state;
	struct post_undone u;
	struct posted out;
	struct receive_input in = card(FIX_OKAFOR_MED, 10000);
	(void)received(fx, &in);
	(void)count_and_post(fx, 1, 10000);
	int64_t id = fixture_int(fx, "SELECT id FROM ledger_entry WHERE receipt_id = 1");
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = id,
		.reason = "meant for the card" }, &u, NULL));
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000001 "
		"ORDER BY id DESC LIMIT 1"), "Payment of 100.00 taken back: meant for the card");
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 10000);
	assert_int_equal(fixture_unsound(fx), 0);
	assert_ok(suspense_apply(&fx->d, &(struct suspense_use){ .receipt_id = 1,
		.account_id = FIX_OKAFOR_CARD }, &out, NULL));
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_money_for_nobody_or_a_closed_debt_is_held(void **state)
{
	struct fixture *fx = *state;
	struct receive_input in = card(0, 3000);
	in.payer = "A STRANGER";
	(void)received(fx, &in);
	in = card(FIX_SMITH_LOAN, 2000);
	(void)received(fx, &in);
	in = card(FIX_OKAFOR_MED, 1000);
	(void)received(fx, &in);
	fixture_sql(fx, "UPDATE account SET status = 'RET' WHERE id = 10000003");
	fixture_sql(fx, "UPDATE account SET status = 'B13' WHERE id = 10000001");
	struct batch_result r = count_and_post(fx, 3, 6000);
	assert_int_equal(r.entries, 0);
	assert_int_equal(r.held, 3);
	assert_int_equal(r.suspense.cents, 6000);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(reason, ';') FROM "
		"suspense_entry"), "unmatched;account closed;BANKRUPTCY");
}

/* The client has the money of a direct payment: it counts whoever disputes or is protected. */
static void test_money_the_client_has_is_posted_whatever_bars_ours(void **state)
{
	struct fixture *fx = *state;
	struct receive_input in = card(FIX_OKAFOR_MED, 1000);
	in.direct = true;
	in.designated = false;
	(void)received(fx, &in);
	in.account_id = FIX_SMITH_LOAN;
	(void)received(fx, &in);
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000001");
	fixture_sql(fx, "UPDATE account SET status = 'B13' WHERE id = 10000003");
	struct batch_result r = count_and_post(fx, 2, 2000);
	assert_int_equal(r.entries, 2);
	assert_int_equal(r.held, 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry "
		"WHERE type = 'direct'"), 2);
}

/* Nor is it held at the desk where it fits no debt: it is void, and the rest is posted. What a file
 * of the client left waiting is told back to them, and nothing is paid out. */
static void test_money_the_client_has_is_never_held(void **state)
{
	struct fixture *fx = *state;
	struct batch_result out;
	struct received got;
	struct receive_input in = card(FIX_OKAFOR_MED, 1000);
	(void)received(fx, &in);
	in = card(0, 1000);
	in.payer = "A. Nonymous";
	in.direct = true;
	assert_msg(receive_payment(&fx->d, &in, &got, NULL), MSG_RECEIPT_DIRECT);
	in.account_id = FIX_SMITH_LOAN;
	int64_t direct = received(fx, &in);
	fixture_sql(fx, "UPDATE account SET status = 'RET' WHERE id = 10000003");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, 1, 2, (struct money){ 2000 }, NULL));
	assert_msg(batch_post(&fx->d, 1, &out, NULL), MSG_DIRECT_HELD);
	assert_ok(batch_reopen(&fx->d, 1, NULL));
	assert_ok(receipt_void(&fx->d, direct, "account closed, the client was told", NULL));
	assert_ok(batch_count(&fx->d, 1, 1, (struct money){ 1000 }, NULL));
	assert_ok(batch_post(&fx->d, 1, &out, NULL));
	assert_int_equal(out.entries, 1);
	assert_int_equal(out.held, 0);
	fixture_sql(fx, "UPDATE receipt SET source = 'client', suspense = 1000 "
		"WHERE id = 1");
	assert_ok(suspense_return(&fx->d, 1, MONEY_ZERO, "not one of ours", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'tell_client'"),
		1);
}

/* One check over two debts and more than both: it comes back whole, for one fee. */
static void test_a_return_takes_back_all_that_the_money_paid(void **state)
{
	struct fixture *fx = *state;
	struct post_undone u;
	struct term_change fee[] = { { "nsf_fee", "25.00" }, { "nsf_fee_authority",
		"810 ILCS 5/3-806" } };
	struct receive_input in = card(FIX_OKAFOR_MED, 400000);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(terms_save(&fx->d, 0, fee, 2, NULL));
	fixture_user(fx, FIX_JRIVERA);
	in.designated = false;
	in.over = ANSWER_YES;
	(void)received(fx, &in);
	struct batch_result r = count_and_post(fx, 1, 400000);
	assert_int_equal(r.entries, 2);
	assert_int_equal(r.suspense.cents, 58990);
	int64_t id = fixture_int(fx, "SELECT min(id) FROM ledger_entry WHERE receipt_id = 1");
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = id, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_int_equal(u.fee.cents, 2500);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"),
		128455 + 2500);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000002"),
		212555);
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* 25 % and 5.00 a payment: one check over two debts is one payment, also once a part of it was
 * taken back, which leaves the 5.00 with the other part, and applied again. */
static void test_a_flat_commission_is_earned_once_a_payment(void **state)
{
	struct fixture *fx = *state;
	struct commission_rate r = { .client = 1, .from = date_from_ymd(2026, 1, 1),
		.percent = 2500, .flat.cents = 500 };
	struct receive_input in = card(FIX_OKAFOR_MED, 341010);
	struct suspense_use use = { .receipt_id = 1, .account_id = FIX_OKAFOR_MED };
	struct post_undone u;
	struct posted out;
	int64_t id = 0;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(commission_rate_new(&fx->d, &r, &id, NULL));
	fixture_user(fx, FIX_JRIVERA);
	in.designated = false;
	in.over = ANSWER_YES;
	(void)received(fx, &in);
	fixture_at(fx, FIX_NOW + 60);
	assert_int_equal(count_and_post(fx, 1, 341010).entries, 2);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(amount) FROM commission"),
		"32614,53139");
	assert_int_equal(fixture_unsound(fx), 0);
	id = fixture_int(fx, "SELECT id FROM ledger_entry WHERE receipt_id = 1 "
		"AND account_id = 10000001");
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = id, .reason = "no" },
		&u, NULL));
	assert_ok(suspense_apply(&fx->d, &use, &out, NULL));
	assert_int_equal(out.commission.cents, 32114);
	assert_string_equal(fixture_text(fx, "SELECT sum(flat) || ' ' || sum(amount) FROM "
		"commission"), "500 85753");
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_paper_of_a_receipt_and_of_a_deposit(void **state)
{
	struct fixture *fx = *state;
	STR_AUTO text = str_make(8192);
	struct receive_input in = card(FIX_OKAFOR_MED, 7500);
	(void)received(fx, &in);
	in = card(FIX_SMITH_LOAN, 2500);
	in.direct = true;
	(void)received(fx, &in);
	assert_ok(receipt_text(&fx->d, 1, &text, NULL));
	assert_non_null(strstr(text.d, "RECEIPT 1"));
	assert_non_null(strstr(text.d, "OKAFOR, ADAEZE N"));
	assert_non_null(strstr(text.d, "card ending in 4242"));
	assert_null(strstr(text.d, "4410"));
	str_reset(&text);
	(void)count_and_post(fx, 2, 10000);
	assert_ok(batch_deposit_text(&fx->d, 1, &text, NULL));
	assert_non_null(strstr(text.d, "75.00"));
	assert_null(strstr(text.d, "25.00"));
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_what_is_received_is_not_posted),
		T(test_what_cannot_be_received_is_refused),
		T(test_the_same_again_and_too_much_ask),
		T(test_too_much_with_what_waits_asks),
		T(test_money_of_the_bankrupt_asks_and_is_held),
		T(test_a_batch_is_counted_balanced_posted_closed),
		T(test_who_received_does_not_count_post_or_close),
		T(test_an_office_of_one_may_do_both),
		T(test_a_receipt_is_void_only_before_it_is_counted),
		T(test_undirected_money_passes_a_disputed_debt),
		T(test_money_held_is_applied_or_returned),
		T(test_money_older_than_the_placement_counts_from_the_placement),
		T(test_a_posting_to_the_wrong_debt_is_unapplied_again),
		T(test_a_flat_commission_is_earned_once_a_payment),
		T(test_money_for_nobody_or_a_closed_debt_is_held),
		T(test_money_the_client_has_is_posted_whatever_bars_ours),
		T(test_money_the_client_has_is_never_held),
		T(test_a_return_takes_back_all_that_the_money_paid),
		T(test_paper_of_a_receipt_and_of_a_deposit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
