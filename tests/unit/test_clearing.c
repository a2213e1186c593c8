/* SPDX-License-Identifier: MIT */
/* A settlement is received by its due date and then cleared: what is kept at once, what waits for
 * the bank, and what is forgiven when (X1, X2). The promised sums and days are typed by hand. */
#include "../lib/callworld.h"

#include "arrears/base/mem.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/planview.h"
#include "arrears/desk/post.h"
#include "arrears/desk/terms.h"
#include "arrears/desk/view.h"

#define DATE(m, d) date_from_ymd(2026, m, d)
#define ACCOUNT FIX_OKAFOR_MED

/* 1,500.00 instead of the 1,284.55 of the office. */
static void owes_1500(struct fixture *fx)
{
	struct posted out;
	struct posting p = { .account_id = ACCOUNT, .type = ENTRY_COST, .amount = { 21545 },
		.effective = desk_today(&fx->d), .authority = "Court order" };
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	assert_int_equal(out.balance.cents, 150000);
	fixture_user(fx, FIX_JRIVERA);
}

/* Agreed on 11/24: `count` payments, a month apart, the first on 12/01. */
static void agreed(struct fixture *fx, int64_t cents, int count, enum tender by)
{
	struct promise_outcome o;
	struct err err;
	struct plan_input in = { .account_id = ACCOUNT, .kind = PLAN_SETTLEMENT,
		.due = { .every = FREQ_MONTHLY, .first = DATE(12, 1) }, .count = count,
		.total = { cents }, .end = DATE_NONE, .down_on = DATE_NONE, .method = by,
		.has_method = true,
		.call = { .date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
	enum msgid m = plan_make(&fx->d, &in, &o, &err);
	if (m != MSG_OK)
		fail_msg("refused: %s", msg_get(m)->id);
	assert_int_equal(o.ask, PROMISE_TAKEN);
	fixture_at(fx, FIX_NOW + 60);           /* what comes now comes after it */
}

static int64_t paid(struct fixture *fx, int64_t cents, const char *method)
{
	struct posting p = { .account_id = ACCOUNT, .type = ENTRY_PAYMENT, .amount.cents = cents,
		.effective = desk_today(&fx->d), .method = method, .designated = true,
		.twin = ANSWER_YES };
	struct posted out;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	fixture_user(fx, FIX_JRIVERA);
	return out.ledger_id;
}

static void returned(struct fixture *fx, int64_t entry)
{
	struct post_undone undone;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = entry, .nsf = true,
		.code = "R01" }, &undone, NULL));
	fixture_user(fx, FIX_JRIVERA);
}

/* The clock at noon of a day of this year, and its morning run. */
static struct grade_counts on(struct fixture *fx, struct date day)
{
	struct grade_counts n;
	fixture_at(fx, FIX_NOW + (int64_t)date_days_between(DATE(11, 24), day) * FIX_DAY);
	assert_ok(promises_grade(&fx->d, &n, NULL));
	return n;
}

/* Status, balance, plan and payments; whatever it is, the proofs hold. */
static void assert_stands(struct fixture *fx, const char *want)
{
	assert_string_equal(fixture_text(fx, "SELECT a.status || ' ' || a.balance || ' ' || "
		"(SELECT state FROM plan ORDER BY id DESC LIMIT 1) || ':' || (SELECT "
		"group_concat(state) FROM (SELECT state FROM promise WHERE plan_id = (SELECT "
		"max(id) FROM plan) ORDER BY seq)) FROM account a WHERE a.id = 10000001"), want);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void assert_next(struct fixture *fx, const char *want)
{
	assert_string_equal(fixture_text(fx, "SELECT group_concat(kind || ' ' || due_on) FROM "
		"(SELECT * FROM next_action WHERE account_id = 10000001 AND done_at IS NULL "
		"ORDER BY due_on, id)"), want);
}

static void assert_clears(struct fixture *fx, struct date want)
{
	struct date clears;
	assert_ok(plan_clearing(&fx->d, ACCOUNT, &clears, NULL));
	assert_int_equal(clears.days, want.days);
}

static int64_t forgiven(struct fixture *fx)
{
	return fixture_int(fx, "SELECT coalesce(-sum(principal + interest + fees), 0) FROM "
		"ledger_entry l WHERE type = 'adjustment' AND reason = 'settled' AND NOT EXISTS "
		"(SELECT 1 FROM ledger_entry v WHERE v.reverses_id = l.id)");
}

/* X1: 1,500.00 settled for 900.00 by a check on its due date, Tuesday 12/01: five business days
 * later, on Tuesday 12/08, it has cleared. Until then the promise is kept and nothing is due. */
static void x1_by_check_is_forgiven_when_it_has_cleared(void **state)
{
	struct fixture *fx = *state;
	owes_1500(fx);
	agreed(fx, 90000, 1, TENDER_CHECK);
	(void)on(fx, DATE(12, 1));
	paid(fx, 90000, "check");
	assert_stands(fx, "PPA 60000 active:kept");
	assert_next(fx, "DUE 2026-12-08");
	assert_clears(fx, DATE(12, 8));
	assert_int_equal(on(fx, DATE(12, 7)).settled, 0);
	assert_stands(fx, "PPA 60000 active:kept");
	assert_next(fx, "DUE 2026-12-08");
	assert_int_equal(forgiven(fx), 0);
	assert_int_equal(on(fx, DATE(12, 8)).settled, 1);
	assert_stands(fx, "SIF 0 done:kept");
	assert_int_equal(forgiven(fx), 60000);
	assert_true(settlement_reportable((struct money){ 150000 }, (struct money){ 90000 }));
	assert_int_equal(fixture_int(fx, "SELECT user_id FROM ledger_entry WHERE reason = "
		"'settled'"), 1);
	assert_clears(fx, DATE_NONE);
	int64_t rows = fixture_rows(fx);
	assert_int_equal(on(fx, DATE(12, 8)).settled, 0);
	assert_int_equal(fixture_rows(fx), rows);
}

/* X2: for 900.01 it is 599.99. The first office day after the clearing day does it as well. */
static void x2_by_check_forgives_a_cent_less(void **state)
{
	struct fixture *fx = *state;
	owes_1500(fx);
	agreed(fx, 90001, 1, TENDER_CHECK);
	paid(fx, 90001, "check");
	assert_clears(fx, DATE(12, 2));         /* the 26th is no business day */
	assert_int_equal(on(fx, DATE(12, 14)).settled, 1);
	assert_int_equal(forgiven(fx), 59999);
	assert_stands(fx, "SIF 0 done:kept");
}

/* Two payments by mail: the one due on New Year's Day, a Friday, has until Monday. The three days
 * of grace that a promise by mail has belong to neither. */
static void a_part_due_on_a_holiday_has_no_grace(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 80000, 2, TENDER_MAIL);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(due_on || ' ' || grade_on) FROM "
		"(SELECT * FROM promise ORDER BY seq)"),
		"2026-12-01 2026-12-01,2027-01-01 2027-01-04");
}

/* The tolerance of promises makes no lesser sum of the lesser sum. */
static void a_settlement_needs_all_of_it(void **state)
{
	struct fixture *fx = *state;
	static const struct term_change tolerance[] = { { "promise_tolerance", "90" } };
	fixture_user(fx, FIX_ADMIN);
	assert_ok(terms_save(&fx->d, 0, tolerance, 1, NULL));
	fixture_user(fx, FIX_JRIVERA);
	agreed(fx, 80000, 1, TENDER_CARD);
	paid(fx, 72000, "card");
	assert_stands(fx, "PPA 56455 active:open");
	paid(fx, 8000, "card");
	assert_stands(fx, "SIF 0 done:kept");
}

static void a_card_settles_at_once(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_CHECK);     /* promised so; what came counts */
	paid(fx, 70000, "card");
	assert_stands(fx, "SIF 0 done:kept");
	assert_int_equal(forgiven(fx), 58455);
}

/* Money in the creditor's hands has cleared by whatever it came; the client may say otherwise of
 * cards. */
static void direct_money_has_cleared_and_terms_are_the_clients(void **state)
{
	struct fixture *fx = *state;
	struct posted out;
	struct posting p = { .account_id = ACCOUNT, .type = ENTRY_DIRECT, .amount.cents = 30000,
		.effective = desk_today(&fx->d), .method = "check", .designated = true };
	fixture_sql(fx, "INSERT INTO client_option(client_id, name, value) VALUES "
		"(0, 'CLEAR_CARD', '2')");
	agreed(fx, 70000, 1, TENDER_CARD);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	fixture_user(fx, FIX_JRIVERA);
	paid(fx, 40000, "card");
	assert_clears(fx, DATE(11, 27));
	(void)on(fx, DATE(11, 27));
	assert_stands(fx, "SIF 0 done:kept");
}

/* Returned before it cleared it was never settled: nothing is forgiven that would be taken back. */
static void returned_before_it_clears_nothing_was_forgiven(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_CHECK);
	(void)on(fx, DATE(12, 1));
	int64_t entry = paid(fx, 70000, "check");
	(void)on(fx, DATE(12, 4));
	returned(fx, entry);
	assert_stands(fx, "BRK 128455 broken:broken");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE type IN "
		"('adjustment', 'reversal')"), 0);
	assert_next(fx, "BROKEN 2026-12-04");
	(void)on(fx, DATE(12, 8));
	assert_stands(fx, "BRK 128455 broken:broken");
}

/* Before the due date there is still time; paid again it waits again. */
static void returned_in_time_it_may_be_paid_again(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_ACH);
	int64_t entry = paid(fx, 70000, "ach");
	assert_clears(fx, DATE(11, 30));
	returned(fx, entry);
	assert_stands(fx, "PPA 128455 active:open");
	assert_next(fx, "DUE 2026-12-01");
	(void)on(fx, DATE(12, 1));
	paid(fx, 70000, "ach");
	assert_clears(fx, DATE(12, 4));
	(void)on(fx, DATE(12, 4));
	assert_stands(fx, "SIF 0 done:kept");
}

static void returned_after_it_cleared_takes_the_forgiveness_back(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_CHECK);
	(void)on(fx, DATE(12, 1));
	int64_t entry = paid(fx, 70000, "check");
	(void)on(fx, DATE(12, 8));
	assert_stands(fx, "SIF 0 done:kept");
	(void)on(fx, DATE(12, 9));
	returned(fx, entry);
	assert_stands(fx, "BRK 128455 broken:broken");
	assert_int_equal(forgiven(fx), 0);
}

/* Two by check: the first has long cleared, the second makes it wait. */
static void two_checks_wait_for_the_last(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 2, TENDER_CHECK);
	(void)on(fx, DATE(12, 1));
	paid(fx, 35000, "check");
	assert_stands(fx, "PPA 93455 active:kept,open");
	assert_next(fx, "DUE 2027-01-01");
	assert_clears(fx, DATE_NONE);
	(void)on(fx, DATE(12, 28));
	paid(fx, 35000, "check");
	assert_stands(fx, "PPA 58455 active:kept,kept");
	assert_clears(fx, date_from_ymd(2027, 1, 5));
	(void)on(fx, date_from_ymd(2027, 1, 4));
	assert_stands(fx, "PPA 58455 active:kept,kept");
	(void)on(fx, date_from_ymd(2027, 1, 5));
	assert_stands(fx, "SIF 0 done:kept,kept");
}

/* More by card clears it sooner: what is asked is that enough has cleared. */
static void good_money_beside_it_clears_it_sooner(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_CHECK);
	paid(fx, 40000, "ach");
	paid(fx, 40000, "check");
	assert_clears(fx, DATE(12, 2));
	paid(fx, 20000, "cash");
	assert_stands(fx, "PPA 28455 active:kept");
	assert_clears(fx, DATE(12, 2));
	paid(fx, 10000, "wire");
	assert_clears(fx, DATE(11, 30));
	assert_next(fx, "DUE 2026-11-30");
	(void)on(fx, DATE(11, 30));
	assert_stands(fx, "SIF 0 done:kept");
	assert_int_equal(forgiven(fx), 18455);
}

/* Nothing else is asked of who has paid: no promise, no plan, no offer; a stop of all contact does
 * not break it, and nobody can call it off. */
static void what_waits_is_left_alone(void **state)
{
	struct fixture *fx = *state;
	struct promise_outcome o;
	struct settle_made made;
	struct account_view *v = mem_alloc(1, sizeof *v);
	struct promise_input in = { .amount = { 10000 }, .due = DATE(12, 11), .has_method = true,
		.call = { .account_id = ACCOUNT, .date = DATE_NONE, .minute = -1,
		.disclosed = ANSWER_NO } };
	struct settle_offer offer = { .side = OFFER_BY_US, .terms = { .account_id = ACCOUNT,
		.amount = { 50000 }, .due = DATE(12, 11), .valid_until = DATE_NONE } };
	agreed(fx, 70000, 1, TENDER_CHECK);
	paid(fx, 70000, "check");
	assert_msg(take_promise(&fx->d, &in, &o, NULL), MSG_SETTLE_CLEARING);
	assert_msg(settle_offer(&fx->d, &offer, &made, NULL), MSG_SETTLE_CLEARING);
	assert_msg(plan_cancel(&fx->d, ACCOUNT, "off", NULL), MSG_PLAN_NONE);
	assert_msg(cancel_promise(&fx->d, ACCOUNT, "off", NULL), MSG_PROMISE_NONE);
	assert_ok(view_load(&fx->d, ACCOUNT, v, NULL));
	assert_int_equal(v->clears.days, DATE(12, 2).days);
	view_free(v);
	free(v);
	(void)talked(fx, ACCOUNT, "CEASE", "by letter");
	int64_t rows = fixture_rows(fx);
	(void)on(fx, DATE(11, 25));
	assert_int_equal(fixture_rows(fx), rows);
	(void)on(fx, DATE(12, 2));
	assert_int_equal(forgiven(fx), 58455);
}

/* UNDO of the agreement while it waits: the money stays, the rest is owed, nothing waits. */
static void undo_while_it_waits(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	agreed(fx, 70000, 1, TENDER_CHECK);
	paid(fx, 70000, "check");
	assert_next(fx, "DUE 2026-12-02");
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_stands(fx, "ACT 58455 cancelled:cancelled");
	assert_next(fx, "FOLLOWUP 2026-11-24");
	(void)on(fx, DATE(12, 2));
	assert_int_equal(forgiven(fx), 0);
}

/* UNDO of one that settled at once takes back what it forgave. */
static void undo_of_what_was_forgiven(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	agreed(fx, 70000, 1, TENDER_CARD);
	paid(fx, 70000, "card");
	assert_int_equal(forgiven(fx), 58455);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_int_equal(forgiven(fx), 0);
	assert_stands(fx, "ACT 58455 cancelled:cancelled");
}

/* Settled and returned, a protected debt is what it was before. */
static void a_return_leaves_a_protected_debt_its_status(void **state)
{
	struct fixture *fx = *state;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, ACCOUNT, "SCRA", "orders seen", NULL));
	fixture_user(fx, FIX_JRIVERA);
	agreed(fx, 70000, 1, TENDER_CARD);
	int64_t entry = paid(fx, 70000, "card");
	assert_stands(fx, "SIF 0 done:kept");
	returned(fx, entry);
	assert_stands(fx, "SCRA 128455 active:open");
}

/* The whole debt paid while the bank is at it is paid in full, and stays so. */
static void paid_in_full_meanwhile_stays_paid_in_full(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_CHECK);
	paid(fx, 70000, "check");
	paid(fx, 58455, "check");
	assert_stands(fx, "PIF 0 active:kept");
	(void)on(fx, DATE(12, 2));
	assert_stands(fx, "PIF 0 done:kept");
	assert_int_equal(forgiven(fx), 0);
}

static void the_proofs_find_what_is_wrong(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_CARD);
	paid(fx, 70000, "card");
	assert_int_equal(fixture_unsound(fx), 0);
	fixture_sql(fx, "UPDATE plan SET state = 'broken'");
	assert_int_equal(fixture_unsound(fx), 1);    /* forgiven by a settlement that is not done */
	fixture_sql(fx, "UPDATE plan SET state = 'done'; UPDATE account SET balance = 1, "
		"principal = 1 WHERE id = 10000001");
	/* SIF and owes, and the ledger says otherwise. */
	assert_int_equal(fixture_unsound(fx), 2);
}

static void the_proofs_find_what_waits_too_long(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, 70000, 1, TENDER_CHECK);
	paid(fx, 70000, "check");
	(void)on(fx, DATE(12, 1));
	assert_int_equal(fixture_unsound(fx), 0);
	fixture_sql(fx, "UPDATE setting SET value = '2026-12-02' WHERE key = "
		"'promises.graded_to'");
	assert_int_equal(fixture_unsound(fx), 1);
}

int main(void)
{
#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(x1_by_check_is_forgiven_when_it_has_cleared),
		T(x2_by_check_forgives_a_cent_less), T(a_card_settles_at_once),
		T(a_settlement_needs_all_of_it), T(a_part_due_on_a_holiday_has_no_grace),
		T(direct_money_has_cleared_and_terms_are_the_clients),
		T(returned_before_it_clears_nothing_was_forgiven),
		T(returned_in_time_it_may_be_paid_again),
		T(returned_after_it_cleared_takes_the_forgiveness_back),
		T(two_checks_wait_for_the_last), T(good_money_beside_it_clears_it_sooner),
		T(what_waits_is_left_alone), T(undo_while_it_waits),
		T(the_proofs_find_what_is_wrong), T(the_proofs_find_what_waits_too_long),
		T(undo_of_what_was_forgiven), T(paid_in_full_meanwhile_stays_paid_in_full),
		T(a_return_leaves_a_protected_debt_its_status),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
