/* SPDX-License-Identifier: MIT */
/* Plans and settlements: quoted, made on a call, followed by postings, broken and cured. */
#include "../lib/callworld.h"

#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"
#include "arrears/desk/payoff.h"
#include "arrears/desk/plan.h"
#include "arrears/desk/next.h"
#include "arrears/desk/post.h"

#define DATE(m, d) date_from_ymd(2026, m, d)

static struct plan_input plan(int count)
{
	return (struct plan_input){ .account_id = FIX_OKAFOR_MED, .kind = PLAN_INSTALLMENTS,
		.due = { .every = FREQ_MONTHLY, .first = DATE(12, 15) }, .count = count,
		.end = DATE_NONE, .down_on = DATE_NONE, .method = TENDER_ACH, .has_method = true,
		.call = { .date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
}

static struct promise_outcome made(struct fixture *fx, struct plan_input in)
{
	struct promise_outcome o;
	struct err err;
	enum msgid m = plan_make(&fx->d, &in, &o, &err);
	if (m != MSG_OK)
		fail_msg("refused: %s", msg_get(m)->id);
	assert_int_equal(o.ask, PROMISE_TAKEN);
	return o;
}

static int64_t paid(struct fixture *fx, int64_t account, int64_t cents)
{
	struct posting p = { .account_id = account, .type = ENTRY_PAYMENT, .amount.cents = cents,
		.effective = desk_today(&fx->d), .method = "ach", .designated = true,
		.twin = ANSWER_YES };
	struct posted out;
	struct err err;
	fixture_user(fx, FIX_LCHEN);
	enum msgid m = post_entry(&fx->d, &p, &out, &err);
	if (m != MSG_OK)
		fail_msg("not posted: %s", msg_get(m)->id);
	fixture_user(fx, FIX_JRIVERA);
	return out.ledger_id;
}

static void on(struct fixture *fx, struct date day)
{
	struct grade_counts n;
	fixture_at(fx, FIX_NOW + (int64_t)date_days_between(DATE(11, 24), day) * FIX_DAY);
	assert_ok(promises_grade(&fx->d, &n, NULL));
}

static const char *states(struct fixture *fx)
{
	return fixture_text(fx, "SELECT (SELECT state FROM plan ORDER BY id DESC LIMIT 1) "
		"|| ':' || group_concat(state) FROM (SELECT state FROM promise WHERE plan_id = "
		"(SELECT max(id) FROM plan) ORDER BY seq)");
}

static void assert_account(struct fixture *fx, const char *status, const char *kinds)
{
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		status);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(kind || ' ' || due_on) FROM "
		"(SELECT * FROM next_action WHERE account_id = 10000001 AND done_at IS NULL "
		"ORDER BY due_on, id)"), kinds);
}

/* Three of 428.18, 428.18 and the remainder: written with the result, waiting for the first. */
static void a_plan_is_made_with_its_result(void **state)
{
	struct fixture *fx = *state;
	made(fx, plan(3));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(amount || ' ' || due_on) FROM "
		"promise"), "42818 2026-12-15,42818 2027-01-15,42819 2027-02-15");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE code = 'PLAN'"),
		"428.18 from 12/15/26 Plan of 1,284.55: 3 payments of 428.18 every month by ACH");
	assert_account(fx, "PPA", "DUE 2026-12-15");
}

/* The client's limits: below the minimum nobody makes it, but a lead, or one whom a lead allows. */
static void limits_hold_until_a_lead_allows(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
	struct plan_input in = plan(60);
	struct promise_outcome o;
	assert_ok(plan_quote(&fx->d, &in, q, NULL));
	assert_int_equal(q->breach, PLAN_BELOW_MINIMUM | PLAN_TOO_MANY);
	assert_int_equal(q->minimum.cents, 2500);
	assert_false(q->allowed);
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_LIMIT);
	in = plan(30);
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_COUNT_LIMIT);
	in = plan(3);
	in.due.first = date_from_ymd(2027, 1, 24);
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_BEGIN_LIMIT);
	in = plan(30);
	in.approved_by = FIX_LCHEN;
	made(fx, in);
	assert_int_equal(fixture_int(fx, "SELECT approved_by FROM plan"), FIX_LCHEN);
}

/* A name alone is nobody's word: a collector's and one's own allow nothing. */
static void only_a_leads_name_allows(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(30);
	struct promise_outcome o;
	in.approved_by = FIX_KBOSE;
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_COUNT_LIMIT);
	in.approved_by = FIX_JRIVERA;
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_COUNT_LIMIT);
	in.approved_by = 1;
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_COUNT_LIMIT);
	in.approved_by = 999;
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_COUNT_LIMIT);
}

/* Approved on APV are the terms that were asked for, for whom asked, and no others. */
static void a_request_allows_exactly_its_terms(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(30), other = plan(29);
	struct promise_outcome o;
	int64_t id = 0;
	assert_ok(plan_ask(&fx->d, &in, "pension only", &id, NULL));
	assert_string_equal(fixture_text(fx, "SELECT detail FROM approval"), "30 payments of "
		"42.82 every month, 12/15/26 to 05/15/29, 1,284.55 in all");
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_COUNT_LIMIT);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_decide(&fx->d, id, true, "", NULL));
	fixture_user(fx, FIX_KBOSE);
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_COUNT_LIMIT);
	fixture_user(fx, FIX_JRIVERA);
	assert_msg(plan_make(&fx->d, &other, &o, NULL), MSG_PLAN_COUNT_LIMIT);
	made(fx, in);
	assert_int_equal(fixture_int(fx, "SELECT approved_by FROM plan"), FIX_LCHEN);
}

static void what_cannot_be_planned_is_refused(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(3);
	struct promise_outcome o;
	in.due.first = DATE(11, 20);
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PROMISE_PAST);
	in = plan(3);
	in.total.cents = 999999;
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_OVER);
	in = plan(3);
	in.linked[0] = FIX_DOE_CARD;
	in.linked_count = 1;
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PLAN_LINKED);
}

/* Nor on what is closed or barred, be it the account it is made on or a linked one. */
static void nothing_is_planned_on_what_is_closed_or_barred(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(3);
	struct promise_outcome o;
	AUTO_FREE struct plan_quote *q = mem_alloc(1, sizeof *q);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	fixture_sql(fx, "UPDATE account SET status = 'B7' WHERE id = 10000002");
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PROMISE_BARRED);
	fixture_sql(fx, "UPDATE account SET status = 'PIF', closed_at = 1 WHERE id = 10000002");
	assert_msg(plan_make(&fx->d, &in, &o, NULL), MSG_PROMISE_CLOSED);
	in.linked_count = 0;
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000001");
	assert_msg(plan_quote(&fx->d, &in, q, NULL), MSG_PROMISE_BARRED);
	fixture_sql(fx, "UPDATE account SET disputed = 0, status = 'RET', closed_at = 1 "
		"WHERE id = 10000001");
	assert_msg(plan_quote(&fx->d, &in, q, NULL), MSG_PROMISE_CLOSED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM plan"), 0);
}

/* Each payment keeps its installment; the last one ends the plan. */
static void payments_keep_it_until_it_is_done(void **state)
{
	struct fixture *fx = *state;
	made(fx, plan(3));
	on(fx, DATE(12, 15));
	paid(fx, FIX_OKAFOR_MED, 42818);
	assert_string_equal(states(fx), "active:kept,open,open");
	assert_account(fx, "PPA", "DUE 2027-01-15");
	on(fx, date_from_ymd(2027, 1, 15));
	paid(fx, FIX_OKAFOR_MED, 42818);
	on(fx, date_from_ymd(2027, 2, 16));
	paid(fx, FIX_OKAFOR_MED, 42819);
	assert_string_equal(states(fx), "done:kept,kept,kept");
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"PIF");
}

/* One missed is broken work, two break the plan, and paying up cures it by itself. */
static void misses_break_it_and_paying_up_cures_it(void **state)
{
	struct fixture *fx = *state;
	made(fx, plan(3));
	on(fx, DATE(12, 17));
	assert_string_equal(states(fx), "active:broken,open,open");
	assert_account(fx, "BRK", "BROKEN 2026-12-17,DUE 2027-01-15");
	on(fx, date_from_ymd(2027, 1, 20));
	assert_string_equal(states(fx), "broken:broken,broken,open");
	paid(fx, FIX_OKAFOR_MED, 85636);
	assert_string_equal(states(fx), "active:kept,kept,open");
	assert_account(fx, "PPA", "DUE 2027-02-15");
}

/* That it broke is said once; what is missed later says what is new. */
static void a_break_is_said_once(void **state)
{
	struct fixture *fx = *state;
	made(fx, plan(4));
	on(fx, date_from_ymd(2027, 1, 20));
	assert_string_equal(fixture_text(fx, "SELECT text FROM note ORDER BY id DESC LIMIT 1"),
		"Plan broken: 2 missed, .00 of 1,284.55 paid");
	on(fx, date_from_ymd(2027, 2, 20));
	assert_string_equal(fixture_text(fx, "SELECT text FROM note ORDER BY id DESC LIMIT 1"),
		"Plan: payment due 02/15/27 missed too, 3 in all");
	paid(fx, FIX_OKAFOR_MED, 10000);
	assert_string_equal(fixture_text(fx, "SELECT text FROM note ORDER BY id DESC LIMIT 1"),
		"Plan: 0 of 4 paid, 100.00 of 1,284.55");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text LIKE "
		"'Plan broken%'"), 1);
}

/* Two debts of one consumer, by balance; a payment on either counts. */
static void linked_debts_share_it(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(2);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	made(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(share) FROM plan_account"),
		"128455,212555");
	assert_string_equal(fixture_text(fx, "SELECT group_concat(status) FROM account "
		"WHERE consumer_id = 1"), "PPA,PPA");
	on(fx, DATE(12, 15));
	paid(fx, FIX_OKAFOR_CARD, 170505);
	assert_string_equal(states(fx), "active:kept,open");
}

/* All of them were talked about: none may be called about for seven days, each has its note and
 * shows what is promised (1006.14(b)(2)(i)(B)). */
static void every_debt_of_a_plan_was_talked_about(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(2);
	struct promise_cell cell;
	struct gate_tally t;
	bool found = false;
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	made(fx, in);
	tally(fx, FIX_OKAFOR_CARD, &t);
	assert_int_equal(t.quiet_until.days, DATE(11, 30).days);
	assert_ok(promise_cell(&fx->d, FIX_OKAFOR_CARD, &cell, &found, NULL));
	assert_true(found);
	assert_int_equal(cell.due.days, DATE(12, 15).days);
	assert_int_equal(cell.amount.cents, 170505);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE account_id = 10000002 "
		"AND text LIKE '%Plan of 3,410.10%'"), 1);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void it_is_planned_anew_skipped_and_called_off(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(4);
	int64_t id = 0;
	made(fx, plan(3));
	assert_ok(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "hours were cut", NULL));
	assert_account(fx, "PPA", "DUE 2027-01-15");
	assert_ok(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "again", NULL));
	assert_msg(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "once more", NULL), MSG_PLAN_SKIPPED);
	assert_ok(plan_replan(&fx->d, &in, &id, NULL));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state) FROM plan"),
		"replaced,active");
	assert_account(fx, "PPA", "DUE 2026-12-15");
	assert_ok(plan_cancel(&fx->d, FIX_OKAFOR_MED, "wants to wait", NULL));
	assert_string_equal(states(fx), "cancelled:cancelled,cancelled,cancelled,cancelled");
	assert_account(fx, "ACT", "FOLLOWUP 2026-11-25");
	assert_msg(plan_cancel(&fx->d, FIX_OKAFOR_MED, "again", NULL), MSG_PLAN_NONE);
}

static const char *card_stands(struct fixture *fx)
{
	return fixture_text(fx, "SELECT a.status || ' ' || (SELECT group_concat(kind || ' ' || "
		"due_on) FROM (SELECT * FROM next_action WHERE account_id = a.id AND done_at IS "
		"NULL ORDER BY id)) || ' ' || coalesce((SELECT group_concat(state) FROM (SELECT "
		"state FROM promise WHERE account_id = a.id ORDER BY id)), '') FROM account a "
		"WHERE a.id = 10000002");
}

/* The debts that share the plan wait for the day it moved to; one that is paid waits for none. */
static void a_skipped_month_moves_every_debt_of_the_plan(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(3);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	made(fx, in);
	assert_ok(plan_skip_month(&fx->d, FIX_OKAFOR_CARD, "hours were cut", NULL));
	assert_account(fx, "PPA", "DUE 2027-01-15");
	assert_string_equal(card_stands(fx), "PPA DUE 2027-01-15 ");
	paid(fx, FIX_OKAFOR_CARD, 212555);
	assert_ok(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "again", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM next_action WHERE account_id = "
		"10000002 AND done_at IS NULL"), 0);
}

/* What is paid ahead keeps the last payment where it is; the months are counted all the same. */
static void an_overpayment_allows_no_more_skips(void **state)
{
	struct fixture *fx = *state;
	made(fx, plan(4));
	on(fx, DATE(12, 15));
	paid(fx, FIX_OKAFOR_MED, 2 * 32114);
	assert_string_equal(states(fx), "active:kept,open,open,kept");
	assert_ok(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "hours were cut", NULL));
	assert_ok(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "again", NULL));
	assert_msg(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "once more", NULL), MSG_PLAN_SKIPPED);
}

static void undo_takes_a_plan_back(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	made(fx, plan(3));
	fixture_at(fx, FIX_NOW + 60);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(states(fx), "cancelled:cancelled,cancelled,cancelled");
	assert_account(fx, "ACT", "FOLLOWUP 2026-11-24");
}

/* Agreed by letter there is no call to hold the debts of the plan together: UNDO frees them all. */
static void undo_without_a_call_frees_linked_debts(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(2);
	struct result_input talk = typed(FIX_OKAFOR_MED, "RPC");
	int64_t account = 0;
	talk.disclosed = ANSWER_NO;
	(void)logged(fx, talk);
	assert_ok(claim_release(&fx->d, FIX_OKAFOR, NULL));
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	in.call.placed = ANSWER_NO;
	fixture_at(fx, FIX_NOW + 60);
	made(fx, in);
	assert_non_null(strstr(card_stands(fx), "PPA"));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 1);
	fixture_at(fx, FIX_NOW + 120);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_int_equal(account, FIX_OKAFOR_MED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account WHERE status = 'PPA'"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* The other debts of the plan had an agreement of their own: it stands again. */
static void undo_gives_linked_debts_their_promises_back(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(2);
	struct promise_input p = { .amount.cents = 10000, .due = DATE(12, 11),
		.method = TENDER_MAIL, .has_method = true, .call = { .account_id = FIX_OKAFOR_CARD,
		.date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
	struct promise_outcome taken;
	int64_t account = 0;
	assert_ok(take_promise(&fx->d, &p, &taken, NULL));
	assert_int_equal(taken.ask, PROMISE_TAKEN);
	assert_string_equal(card_stands(fx), "PTP DUE 2026-12-11 open");
	fixture_at(fx, FIX_NOW + 60);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	in.call.placed = ANSWER_YES;
	made(fx, in);
	assert_string_equal(card_stands(fx), "PPA DUE 2026-12-15 cancelled");
	fixture_at(fx, FIX_NOW + 120);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_int_equal(account, FIX_OKAFOR_MED);
	assert_string_equal(card_stands(fx), "PTP DUE 2026-12-11 open");
	assert_account(fx, "ACT", "FOLLOWUP 2026-11-24");
	assert_string_equal(states(fx), "cancelled:cancelled,cancelled");
}

/* So does a plan that one of them had, with the rows that were open. */
static void undo_gives_linked_debts_their_plans_back(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(3);
	int64_t account = 0;
	in.account_id = FIX_OKAFOR_CARD;
	made(fx, in);
	on(fx, DATE(12, 17));
	in = plan(2);
	in.due.first = DATE(12, 28);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	made(fx, in);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(card_stands(fx), "BRK BROKEN 2026-12-17,DUE 2027-01-15 "
		"broken,open,open");
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state) FROM (SELECT state FROM "
		"plan ORDER BY id)"), "active,cancelled");
}

static const char *card_waits(struct fixture *fx)
{
	return fixture_text(fx, "SELECT status || ' ' || (SELECT group_concat(due_on) FROM "
		"next_action WHERE account_id = 10000002 AND kind = 'DUE' AND done_at IS NULL) "
		"FROM account WHERE id = 10000002");
}

static struct plan_input shared(void)
{
	struct plan_input in = plan(3);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	return in;
}

/* A debt that the next agreement leaves out waits for nothing more, until UNDO. */
static void a_debt_left_out_of_the_next_plan_goes_back_to_work(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(2);
	int64_t account = 0;
	made(fx, shared());
	fixture_at(fx, FIX_NOW + 60);
	in.replace = in.call.placed = ANSWER_YES;
	made(fx, in);
	assert_string_equal(card_stands(fx), "ACT FOLLOWUP 2026-12-01 ");
	assert_account(fx, "PPA", "DUE 2026-12-15");
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(card_waits(fx), "PPA 2026-12-15");
	assert_account(fx, "PPA", "DUE 2026-12-15");
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state) FROM (SELECT state FROM "
		"plan ORDER BY id)"), "active,cancelled");
	assert_ok(cancel_promise(&fx->d, FIX_OKAFOR_CARD, "wants to wait", NULL));
	assert_account(fx, "ACT", "FOLLOWUP 2026-11-25");
	assert_string_equal(card_stands(fx), "ACT FOLLOWUP 2026-11-25 ");
}

/* So does one that is left out when the plan is made anew; those that stay wait for its day. */
static void a_debt_left_out_of_a_new_plan_for_the_rest_goes_back(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(2);
	int64_t id = 0;
	made(fx, shared());
	in.due.first = DATE(12, 18);
	in.linked[0] = FIX_OKAFOR_CARD;
	in.linked_count = 1;
	assert_ok(plan_replan(&fx->d, &in, &id, NULL));
	assert_string_equal(card_waits(fx), "PPA 2026-12-18");
	in.linked_count = 0;
	assert_ok(plan_replan(&fx->d, &in, &id, NULL));
	assert_string_equal(card_stands(fx), "ACT FOLLOWUP 2026-11-25 ");
	assert_account(fx, "PPA", "DUE 2026-12-18");
}

static struct plan_input settlement(void)
{
	struct plan_input in = plan(1);
	in.kind = PLAN_SETTLEMENT;
	in.total.cents = 70000;
	in.due.first = DATE(12, 1);
	return in;
}

/* The lesser sum was agreed for its day: moving that is a lead's word, like agreeing to it. Moved,
 * it still must come by the day itself, without grace. */
static void only_a_lead_moves_a_settlement(void **state)
{
	struct fixture *fx = *state;
	made(fx, settlement());
	assert_msg(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "asked for more time", NULL),
		MSG_PLAN_SKIP_SETTLED);
	assert_account(fx, "PPA", "DUE 2026-12-01");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(plan_skip_month(&fx->d, FIX_OKAFOR_MED, "asked for more time", NULL));
	assert_account(fx, "PPA", "DUE 2027-01-04");
	assert_string_equal(fixture_text(fx, "SELECT due_on || ' ' || grade_on FROM promise"),
		"2027-01-04 2027-01-04");
}

/* Paid and cleared the rest is forgiven by one entry; returned, everything is owed again. */
static void a_settlement_forgives_the_rest_and_owes_it_again(void **state)
{
	struct fixture *fx = *state;
	struct post_undone undone;
	made(fx, settlement());
	on(fx, DATE(12, 1));
	int64_t entry = paid(fx, FIX_OKAFOR_MED, 70000);
	assert_string_equal(states(fx), "active:kept");
	on(fx, DATE(12, 4));
	assert_string_equal(states(fx), "done:kept");
	assert_string_equal(fixture_text(fx, "SELECT status || balance FROM account "
		"WHERE id = 10000001"), "SIF0");
	assert_int_equal(fixture_int(fx, "SELECT -sum(principal + interest + fees) FROM "
		"ledger_entry WHERE type = 'adjustment' AND reason = 'settled'"), 58455);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = entry, .nsf = true,
		.code = "R01", .reason = "NSF" }, &undone, NULL));
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"),
		128455);
	assert_string_not_equal(fixture_text(fx, "SELECT status FROM account "
		"WHERE id = 10000001"), "SIF");
}

/* The lesser sum that comes too late settles nothing. */
static void a_settlement_paid_late_settles_nothing(void **state)
{
	struct fixture *fx = *state;
	made(fx, settlement());
	on(fx, DATE(12, 7));
	assert_string_equal(states(fx), "broken:broken");
	paid(fx, FIX_OKAFOR_MED, 70000);
	assert_string_equal(fixture_text(fx, "SELECT state FROM plan"), "broken");
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"), 58455);
}

/* Without a rate the payoff is the balance, on any day. */
static void a_payoff_is_good_through_its_day(void **state)
{
	struct fixture *fx = *state;
	struct payoff_quote q;
	assert_ok(payoff_on(&fx->d, FIX_OKAFOR_MED, DATE(12, 31), &q, NULL));
	assert_int_equal(q.total.cents, 128455);
	assert_int_equal(q.accrued.cents, 0);
	assert_msg(payoff_on(&fx->d, FIX_OKAFOR_MED, DATE(11, 23), &q, NULL), MSG_PROMISE_PAST);
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)

/* The first payment falls into the quiet week: consent to call then is asked, with nothing saved
 * before the answer, and kept for that day. */
static void consent_is_asked_where_the_week_is_quiet(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan(6);
	struct promise_outcome o;
	in.due.first = DATE(11, 27);
	assert_ok(plan_make(&fx->d, &in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_ASK_CONSENT);
	assert_int_equal(fixture_int(fx, "SELECT (SELECT count(*) FROM plan) + "
		"(SELECT count(*) FROM contact_result)"), 0);
	in.consent = ANSWER_YES;
	made(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT from_on || until_on FROM consent"),
		"2026-11-272026-11-27");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise p JOIN consent c ON c.id = "
		"p.consent_id WHERE p.due_on = '2026-11-27'"), 1);
}

/* What is paid on the call needs no other one: the next payment is a month away. */
static void a_payment_today_asks_for_no_consent(void **state)
{
	struct plan_input in = plan(6);
	in.due.first = DATE(11, 24);
	made(*state, in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_plan_is_made_with_its_result), T(limits_hold_until_a_lead_allows),
		T(only_a_leads_name_allows),
		T(a_request_allows_exactly_its_terms), T(what_cannot_be_planned_is_refused),
		T(nothing_is_planned_on_what_is_closed_or_barred),
		T(payments_keep_it_until_it_is_done),
		T(misses_break_it_and_paying_up_cures_it), T(linked_debts_share_it),
		T(an_overpayment_allows_no_more_skips),
		T(every_debt_of_a_plan_was_talked_about),
		T(a_skipped_month_moves_every_debt_of_the_plan), T(only_a_lead_moves_a_settlement),
		T(it_is_planned_anew_skipped_and_called_off), T(undo_takes_a_plan_back),
		T(undo_without_a_call_frees_linked_debts),
		T(undo_gives_linked_debts_their_promises_back),
		T(undo_gives_linked_debts_their_plans_back),
		T(a_debt_left_out_of_the_next_plan_goes_back_to_work),
		T(a_debt_left_out_of_a_new_plan_for_the_rest_goes_back),
		T(a_break_is_said_once),
		T(a_settlement_forgives_the_rest_and_owes_it_again),
		T(a_settlement_paid_late_settles_nothing),
		T(consent_is_asked_where_the_week_is_quiet), T(a_payment_today_asks_for_no_consent),
		T(a_payoff_is_good_through_its_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
