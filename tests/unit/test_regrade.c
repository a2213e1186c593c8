/* SPDX-License-Identifier: MIT */
/* Agreements graded anew by money that came back or was moved, when another was made since, and
 * on debts that closed: what counts to which, and that no money counts twice. */
#include "../lib/callworld.h"

#include "arrears/desk/plan.h"
#include "arrears/desk/post.h"
#include "arrears/desk/promise.h"

/* The fixture stands on Tuesday 2026-11-24. */
#define DATE(m, d) date_from_ymd(2026, m, d)
#define CARD FIX_OKAFOR_CARD
#define MED FIX_OKAFOR_MED

static void promised(struct fixture *fx, int64_t account, int64_t cents, struct date due)
{
	struct promise_outcome o;
	struct promise_input in = { .amount.cents = cents, .due = due, .method = TENDER_CARD,
		.has_method = true, .consent = ANSWER_NO, .replace = ANSWER_YES, .call = {
		.account_id = account, .date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO,
		.placed = ANSWER_YES } };
	assert_ok(take_promise(&fx->d, &in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_TAKEN);
}

/* `count` payments, a month apart; cents 0: all that is owed. */
static struct plan_input plan_of(int64_t account, int64_t cents, int count, struct date first)
{
	return (struct plan_input){ .account_id = account, .kind = PLAN_INSTALLMENTS,
		.total.cents = cents, .due = { .every = FREQ_MONTHLY, .first = first },
		.count = count, .end = DATE_NONE, .down_on = DATE_NONE, .method = TENDER_CARD,
		.has_method = true, .replace = ANSWER_YES, .call = { .date = DATE_NONE,
		.minute = -1, .disclosed = ANSWER_NO, .placed = ANSWER_YES } };
}

static void planned(struct fixture *fx, const struct plan_input *in)
{
	struct promise_outcome o;
	struct err err;
	enum msgid m = plan_make(&fx->d, in, &o, &err);
	if (m != MSG_OK)
		fail_msg("refused: %s", msg_get(m)->id);
	assert_int_equal(o.ask, PROMISE_TAKEN);
}

static int64_t paid(struct fixture *fx, int64_t account, int64_t cents)
{
	int64_t user = fx->d.user_id;
	fixture_user(fx, FIX_LCHEN);
	int64_t id = fixture_pay(fx, account, cents).ledger_id;
	fixture_user(fx, user);
	return id;
}

static void returned(struct fixture *fx, int64_t entry)
{
	struct post_undone undone;
	struct err err;
	int64_t user = fx->d.user_id;
	fixture_user(fx, FIX_LCHEN);
	enum msgid m = post_reverse(&fx->d, &(struct post_undo){ .ledger_id = entry, .nsf = true,
		.code = "R01" }, &undone, &err);
	if (m != MSG_OK)
		fail_msg("not returned: %s", msg_get(m)->id);
	fixture_user(fx, user);
}

/* Ten o'clock and so many seconds of that day, after its morning run. */
static void on(struct fixture *fx, struct date day, int seconds)
{
	struct grade_counts n;
	fixture_at(fx, FIX_NOW + date_days_between(DATE(11, 24), day) * FIX_DAY + seconds);
	assert_ok(promises_grade(&fx->d, &n, NULL));
}

/* States of the promises with what counts to them, oldest first. */
static void assert_promises(struct fixture *fx, const char *want)
{
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state || ' ' || paid, ', ') "
		"FROM (SELECT * FROM promise ORDER BY id)"), want);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void assert_plans(struct fixture *fx, const char *want)
{
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state, ', ') FROM "
		"(SELECT * FROM plan ORDER BY id)"), want);
}

static void assert_account(struct fixture *fx, int64_t account, const char *want)
{
	char sql[300];
	(void)text_putf(sql, sizeof sql, "SELECT status || coalesce((SELECT group_concat(' ' || "
		"kind || ' ' || due_on, '') FROM (SELECT * FROM next_action WHERE account_id = "
		"a.id AND done_at IS NULL ORDER BY due_on, id)), '') FROM account a "
		"WHERE id = %lld", (long long)account);
	assert_string_equal(fixture_text(fx, sql), want);
}

/* --- another was agreed since -------------------------------------------------------------- */

/* Kept early, followed by another promise, and its payment bounces before its last day: it is
 * broken, as there is one open promise at most; the other stands. */
static void a_bounced_promise_breaks_beside_a_newer_one(void **state)
{
	struct fixture *fx = *state;
	promised(fx, CARD, 10000, DATE(12, 10));
	on(fx, DATE(11, 25), 0);
	int64_t one = paid(fx, CARD, 10000);
	on(fx, DATE(11, 25), 60);
	promised(fx, CARD, 10000, DATE(12, 11));
	assert_promises(fx, "kept 10000, open 0");
	on(fx, DATE(11, 30), 0);
	returned(fx, one);
	assert_promises(fx, "broken 0, open 0");
	assert_account(fx, CARD, "PTP BROKEN 2026-11-30 DUE 2026-12-11");
}

/* The same beside a plan, also one that was made on another debt and pays this one too. */
static void a_bounced_promise_breaks_beside_a_newer_plan(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan_of(MED, 0, 5, DATE(12, 15));
	in.linked[0] = CARD;
	in.linked_count = 1;
	promised(fx, CARD, 10000, DATE(12, 10));
	on(fx, DATE(11, 25), 0);
	int64_t one = paid(fx, CARD, 10000);
	on(fx, DATE(11, 25), 60);
	planned(fx, &in);
	on(fx, DATE(11, 30), 0);
	returned(fx, one);
	assert_promises(fx, "broken 0, open 0, open 0, open 0, open 0, open 0");
	assert_plans(fx, "active");
	assert_account(fx, CARD, "PPA BROKEN 2026-11-30 DUE 2026-12-15");
}

/* Two promises kept by a payment each, and one bounces: the money of the other is its own. */
static void a_payment_keeps_one_promise(void **state)
{
	struct fixture *fx = *state;
	promised(fx, CARD, 10000, DATE(12, 10));
	on(fx, DATE(11, 25), 0);
	int64_t one = paid(fx, CARD, 10000);
	on(fx, DATE(11, 25), 60);
	promised(fx, CARD, 10000, DATE(12, 11));
	on(fx, DATE(12, 4), 0);
	(void)paid(fx, CARD, 10000);
	on(fx, DATE(12, 15), 0);
	returned(fx, one);
	assert_promises(fx, "broken 0, kept 10000");
}

/* A plan that was done and loses its money beside a newer one is over: broken, and what is paid
 * from then on is the newer one's. */
static void a_payment_counts_to_one_plan(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan_of(MED, 20000, 2, DATE(12, 15));
	planned(fx, &in);
	on(fx, DATE(11, 30), 0);
	int64_t one = paid(fx, MED, 20000);
	assert_plans(fx, "done");
	on(fx, DATE(11, 30), 60);
	in = plan_of(MED, 30000, 2, DATE(12, 21));
	planned(fx, &in);
	on(fx, DATE(12, 3), 0);
	returned(fx, one);
	assert_plans(fx, "broken, active");
	assert_account(fx, MED, "PPA BROKEN 2026-12-03 DUE 2026-12-21");
	(void)paid(fx, MED, 20000);
	assert_promises(fx, "broken 0, broken 0, kept 15000, open 5000");
	on(fx, DATE(12, 4), 0);
	(void)paid(fx, MED, 10000);
	assert_plans(fx, "broken, done");
	assert_promises(fx, "broken 0, broken 0, kept 15000, kept 15000");
}

/* Called off later, the newer one ended the older all the same; taken back by UNDO it never was. */
static void what_undo_took_back_was_never_agreed(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	promised(fx, CARD, 10000, DATE(12, 10));
	on(fx, DATE(11, 25), 0);
	int64_t one = paid(fx, CARD, 10000);
	on(fx, DATE(11, 25), 60);
	promised(fx, CARD, 10000, DATE(12, 11));
	on(fx, DATE(11, 25), 90);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	returned(fx, one);
	assert_promises(fx, "open 0, cancelled 0");
	int64_t two = paid(fx, CARD, 10000);
	on(fx, DATE(11, 26), 0);
	promised(fx, CARD, 10000, DATE(12, 11));
	assert_ok(cancel_promise(&fx->d, CARD, "cannot pay", NULL));
	returned(fx, two);
	assert_promises(fx, "broken 0, cancelled 0, cancelled 0");
	assert_account(fx, CARD, "BRK BROKEN 2026-11-26 FOLLOWUP 2026-11-27");
}

/* --- the debts of a plan ------------------------------------------------------------------- */

/* A plan of two debts, of which the one it was made on is paid: what it misses next is the other's
 * to work, and nothing waits on the closed one. */
static void a_miss_is_worked_on_the_debt_that_is_left(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan_of(MED, 0, 5, DATE(12, 15));
	in.linked[0] = CARD;
	in.linked_count = 1;
	planned(fx, &in);
	on(fx, DATE(12, 15), 0);
	(void)paid(fx, MED, fixture_balance(fx, MED));
	assert_account(fx, MED, "PIF");
	on(fx, date_from_ymd(2027, 2, 18), 0);
	assert_promises(fx, "kept 68202, broken 0, broken 0, open 0, open 60253");
	assert_account(fx, MED, "PIF");
	assert_account(fx, CARD, "BRK BROKEN 2027-02-18 DUE 2027-03-15");
	assert_string_equal(fixture_text(fx, "SELECT code FROM work_item w JOIN band b "
		"ON b.id = w.band_id WHERE w.consumer_id = 1"), "BROKEN");
}

/* --- money that was moved ------------------------------------------------------------------ */

static int64_t moved(struct fixture *fx, int64_t from, int64_t to, int64_t cents)
{
	int64_t user = fx->d.user_id;
	struct post_moved out;
	struct post_move t = { .from_account = from, .to_account = to, .amount.cents = cents,
		.effective = DATE_NONE, .reason = "meant for the other" };
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_transfer(&fx->d, &t, &out, NULL));
	fixture_user(fx, user);
	return out.from_id;
}

static void taken_back(struct fixture *fx, int64_t entry)
{
	struct post_undone undone;
	int64_t user = fx->d.user_id;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = entry,
		.reason = "by mistake" }, &undone, NULL));
	fixture_user(fx, user);
}

/* Paid to the wrong debt in time and moved after the last day: it came when it came. */
static void what_was_moved_counts_as_it_came(void **state)
{
	struct fixture *fx = *state;
	promised(fx, CARD, 20000, DATE(12, 3));
	on(fx, DATE(12, 2), 0);
	(void)paid(fx, MED, 20000);
	on(fx, DATE(12, 8), 0);
	assert_promises(fx, "broken 0");
	int64_t out = moved(fx, MED, CARD, 20000);
	assert_promises(fx, "kept 20000");
	assert_account(fx, CARD, "ACT FOLLOWUP 2026-12-09");
	taken_back(fx, out);
	assert_promises(fx, "broken 0");
}

/* A promise that was kept by money of another debt is not. */
static void what_was_moved_away_keeps_nothing(void **state)
{
	struct fixture *fx = *state;
	promised(fx, MED, 20000, DATE(12, 3));
	on(fx, DATE(12, 2), 0);
	int64_t entry = paid(fx, MED, 20000);
	assert_promises(fx, "kept 20000");
	(void)moved(fx, MED, CARD, 5000);
	assert_promises(fx, "open 15000");
	(void)moved(fx, CARD, FIX_DOE_CARD, 5000);
	promised(fx, FIX_DOE_CARD, 5000, DATE(12, 10));
	assert_promises(fx, "open 15000, open 0");
	returned(fx, entry);
	assert_promises(fx, "open 0, open 0");
}

/* What settled leaves: nothing is forgiven for nothing. It comes back: it is again. Returned where
 * it lies, what it had settled is not settled in between. */
static void a_settlement_lives_by_its_money(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan_of(MED, 80000, 1, DATE(12, 1));
	in.kind = PLAN_SETTLEMENT;
	planned(fx, &in);
	on(fx, DATE(12, 1), 0);
	int64_t entry = paid(fx, MED, 80000);
	assert_plans(fx, "done");
	assert_account(fx, MED, "SIF");
	int64_t out = moved(fx, MED, FIX_SMITH_LOAN, 80000);
	assert_plans(fx, "active");
	assert_int_equal(fixture_balance(fx, MED), 128455);
	assert_promises(fx, "open 0");
	taken_back(fx, out);
	assert_plans(fx, "done");
	assert_account(fx, MED, "SIF");
	assert_promises(fx, "kept 80000");
	fixture_sql(fx, "UPDATE plan SET promised = promised + 1");
	assert_int_equal(fixture_complaints(fx, "money of settlements"), 1);
	fixture_sql(fx, "UPDATE plan SET promised = promised - 1");
	(void)moved(fx, MED, FIX_SMITH_LOAN, 80000);
	int64_t forgiven = fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE reason = "
		"'settled'");
	returned(fx, entry);
	assert_plans(fx, "active");
	assert_promises(fx, "open 0");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry WHERE reason = "
		"'settled'"), forgiven);
}

/* From one debt of a plan to the other nothing changes, and nothing is said of it. */
static void within_a_plan_nothing_moves(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan_of(MED, 0, 5, DATE(12, 15));
	in.linked[0] = CARD;
	in.linked_count = 1;
	planned(fx, &in);
	on(fx, DATE(12, 15), 0);
	(void)paid(fx, MED, 68202);
	assert_promises(fx, "kept 68202, open 0, open 0, open 0, open 0");
	int64_t events = fixture_int(fx, "SELECT count(*) FROM promise_event");
	taken_back(fx, moved(fx, MED, CARD, 68202));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise_event"), events);
}

/* --- debts that close ---------------------------------------------------------------------- */

/* Written off with a promise and a plan open: both end there and then, and nothing is broken. */
static void what_is_open_ends_with_the_account(void **state)
{
	struct fixture *fx = *state;
	struct post_change off = { .account_id = CARD, .effective = DATE_NONE,
		.reason = "the client asks" };
	struct plan_input in = plan_of(MED, 0, 5, DATE(12, 15));
	struct posted out;
	promised(fx, CARD, 10000, DATE(12, 10));
	fixture_user(fx, FIX_ADMIN);
	assert_ok(post_writeoff(&fx->d, &off, &out, NULL));
	assert_account(fx, CARD, "UNC");
	assert_promises(fx, "cancelled 0");
	assert_string_equal(fixture_text(fx, "SELECT reason FROM promise_event ORDER BY id DESC "
		"LIMIT 1"), "account closed, UNC");
	fixture_user(fx, FIX_JRIVERA);
	planned(fx, &in);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, MED, "RET", "recalled", NULL));
	assert_plans(fx, "cancelled");
	on(fx, date_from_ymd(2027, 1, 20), 0);
	assert_account(fx, CARD, "UNC");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise WHERE state <> "
		"'cancelled'"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* A plan of two debts: one is paid and it goes on, the other is given back and it ends. */
static void a_plan_goes_on_for_the_debts_left(void **state)
{
	struct fixture *fx = *state;
	struct plan_input in = plan_of(MED, 0, 5, DATE(12, 15));
	in.linked[0] = CARD;
	in.linked_count = 1;
	planned(fx, &in);
	on(fx, DATE(12, 1), 0);
	(void)paid(fx, MED, fixture_balance(fx, MED));
	assert_account(fx, MED, "PIF");
	assert_plans(fx, "active");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, CARD, "RET", "recalled", NULL));
	assert_plans(fx, "cancelled");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise WHERE state = 'open'"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Paid by another way than promised: the debt is paid, and nothing is waited for. */
static void paid_in_full_leaves_no_promise(void **state)
{
	struct fixture *fx = *state;
	struct posted out;
	promised(fx, CARD, 10000, DATE(12, 10));
	fixture_user(fx, FIX_ADMIN);
	assert_ok(post_adjust(&fx->d, &(struct post_change){ .account_id = CARD,
		.bucket = BUCKET_PRINCIPAL, .amount.cents = -fixture_balance(fx, CARD),
		.effective = DATE_NONE, .reason = "paid before it was placed" }, &out, NULL));
	assert_account(fx, CARD, "PIF");
	assert_promises(fx, "cancelled 0");
}

/* A result that closes the account, or holds it, ends what is open; UNDO brings all of it back. */
static void undo_brings_back_what_a_result_ended(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	struct plan_input in = plan_of(MED, 0, 3, DATE(12, 15));
	static const char *const codes[] = { "ATTC", "DSPW" };
	fixture_sql(fx, "UPDATE result_code SET effects = replace(effects, "
		"' note=', ' status=UNC note=') WHERE code = 'ATTC'");
	planned(fx, &in);
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
		struct result_input r = typed(MED, codes[i]);
		r.text = "told us so";
		on(fx, DATE(11, 25), (int)i * 60);
		(void)logged(fx, r);
		assert_plans(fx, "cancelled");
		assert_promises(fx, "cancelled 0, cancelled 0, cancelled 0");
		on(fx, DATE(11, 25), (int)i * 60 + 30);
		assert_ok(undo_last(&fx->d, &account, NULL, NULL));
		assert_plans(fx, "active");
		assert_promises(fx, "open 0, open 0, open 0");
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, callworld_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_bounced_promise_breaks_beside_a_newer_one),
		T(a_bounced_promise_breaks_beside_a_newer_plan),
		T(a_payment_keeps_one_promise),
		T(a_payment_counts_to_one_plan),
		T(what_undo_took_back_was_never_agreed),
		T(a_miss_is_worked_on_the_debt_that_is_left),
		T(what_was_moved_counts_as_it_came),
		T(what_was_moved_away_keeps_nothing),
		T(a_settlement_lives_by_its_money),
		T(within_a_plan_nothing_moves),
		T(what_is_open_ends_with_the_account),
		T(a_plan_goes_on_for_the_debts_left),
		T(paid_in_full_leaves_no_promise),
		T(undo_brings_back_what_a_result_ended),
	};
	return cmocka_run_group_tests_name("regrade", tests, NULL, NULL);
}
