/* SPDX-License-Identifier: MIT */
/* UNDO ten minutes later is not UNDO at once: what somebody has changed since stays. */
#include "arrears/desk/codes.h"
#include "arrears/desk/people.h"
#include "arrears/desk/plan.h"
#include "arrears/desk/promise.h"
#include "callworld.h"

#define ACCOUNT FIX_OKAFOR_MED
#define DATE(month, day) date_from_ymd(2026, month, day)

/* A lead is at the desk, a minute later. */
static void lead_comes(struct fixture *fx)
{
	fixture_user(fx, FIX_LCHEN);
	fixture_at(fx, desk_now(&fx->d) + 60);
}

static void told(struct fixture *fx, int64_t account, const char *code, const char *text)
{
	struct result_input in = typed(account, code);
	in.text = text;
	in.disclosed = ANSWER_NO;
	in.placed = ANSWER_YES;
	assert_int_equal(logged(fx, in).ask, RESULT_DONE);
}

/* The collector takes the last result back; what the account is, and that it is sound. */
static void undone(struct fixture *fx, const char *stays, const char *status)
{
	int64_t account = 0;
	char now[CODE_SIZE];
	fixture_user(fx, FIX_JRIVERA);
	fixture_at(fx, desk_now(&fx->d) + 60);
	assert_ok(undo_last(&fx->d, &account, now, NULL));
	assert_int_equal(account, ACCOUNT);
	assert_string_equal(now, stays);
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		status);
	assert_int_equal(fixture_unsound(fx), 0);
}

static const char *next_of(struct fixture *fx)
{
	return fixture_text(fx, "SELECT coalesce(group_concat(kind || ' ' || due_on), '') FROM "
		"(SELECT * FROM next_action WHERE account_id = 10000001 AND done_at IS NULL "
		"ORDER BY due_on, id)");
}

static const char *states(struct fixture *fx)
{
	return fixture_text(fx, "SELECT group_concat(state) FROM (SELECT state FROM promise "
		"ORDER BY id)");
}

static void promised(struct fixture *fx, int64_t cents, struct date due)
{
	struct promise_outcome out;
	struct promise_input in = { .amount = { cents }, .due = due, .has_method = true,
		.method = TENDER_CARD, .replace = ANSWER_YES, .consent = ANSWER_NO,
		.call = { .account_id = ACCOUNT, .date = DATE_NONE, .minute = -1,
		.disclosed = ANSWER_NO, .placed = ANSWER_YES } };
	assert_ok(take_promise(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, PROMISE_TAKEN);
}

/* With nothing in between all is as before, and nothing stays. */
static void at_once_all_is_as_before(void **state)
{
	struct fixture *fx = *state;
	told(fx, ACCOUNT, "DSPW", "not mine");
	undone(fx, "", "ACT");
	assert_int_equal(fixture_int(fx, "SELECT disputed FROM account WHERE id = 10000001"), 0);
	assert_string_equal(next_of(fx), "FOLLOWUP 2026-11-24");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note ORDER BY id DESC LIMIT 1"),
		"DSPW taken back");
}

/* A code of the office closes the account, and UNDO of it opens it again. */
static void what_the_result_itself_closed_is_open(void **state)
{
	struct fixture *fx = *state;
	struct result_code c = { .code = "GONE", .parent = "NA", .text = "Left the country",
		.status = "RET", .days = -1, .priority = 9, .active = true,
		.least = USER_COLLECTOR };
	fixture_user(fx, FIX_LCHEN);
	assert_ok(code_save(&fx->d, &c, NULL));
	assert_ok(account_status(&fx->d, ACCOUNT, "MED", "hospital", NULL));
	fixture_user(fx, FIX_JRIVERA);
	told(fx, ACCOUNT, "GONE", "");
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"RET");
	assert_string_equal(next_of(fx), "");
	undone(fx, "", "MED");
	assert_string_equal(next_of(fx), "FOLLOWUP 2026-11-24");
	assert_int_equal(fixture_int(fx, "SELECT closed_at IS NULL AND closed_from = '' FROM "
		"account WHERE id = 10000001"), 1);
}

/* Nothing is owed: the account stays closed, and nobody has it to work. */
static void paid_in_full_since_stays_closed(void **state)
{
	struct fixture *fx = *state;
	(void)logged(fx, typed(ACCOUNT, "NA"));
	lead_comes(fx);
	(void)fixture_pay(fx, ACCOUNT, fixture_balance(fx, ACCOUNT));
	undone(fx, "PIF", "PIF");
	assert_string_equal(next_of(fx), "");
	assert_int_equal(fixture_int(fx, "SELECT closed_at IS NOT NULL FROM account "
		"WHERE id = 10000001"), 1);
	assert_string_equal(fixture_text(fx, "SELECT text FROM note ORDER BY id DESC LIMIT 1"),
		"NA taken back. What was done since stays; the status is PIF");
}

/* A hold is lifted by who may lift holds, after any result. */
static void a_hold_given_since_stays(void **state)
{
	static const char *const codes[] = { "DSPW", "CEASE", "NA" };
	struct fixture *fx = *state;
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
		told(fx, ACCOUNT, codes[i], "in writing");
		lead_comes(fx);
		assert_ok(account_status(&fx->d, ACCOUNT, "B7", "court papers", NULL));
		undone(fx, "B7", "B7");
		assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction "
			"WHERE ended_at IS NULL"), 0);
		fixture_user(fx, FIX_LCHEN);
		assert_ok(account_status(&fx->d, ACCOUNT, "ACT", "wrong person", NULL));
		fixture_user(fx, FIX_JRIVERA);
	}
}

/* The lead heard the same: the hold is theirs as well, and the dispute. */
static void what_another_result_says_too_stays(void **state)
{
	struct fixture *fx = *state;
	told(fx, ACCOUNT, "CEASE", "letter of 11/20");
	lead_comes(fx);
	told(fx, ACCOUNT, "CEASE", "wrote to me too");
	undone(fx, "CEASE", "CEASE");
	assert_int_equal(fixture_int(fx, "SELECT user_id FROM restriction WHERE kind = 'cease' "
		"AND ended_at IS NULL"), FIX_LCHEN);
	told(fx, FIX_SMITH_LOAN, "DSPO", "never had it");
	lead_comes(fx);
	told(fx, FIX_SMITH_LOAN, "DSPO", "paid long ago");
	fixture_user(fx, FIX_JRIVERA);
	int64_t account = 0;
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_int_equal(fixture_int(fx, "SELECT disputed FROM account WHERE id = 10000003"), 1);
}

/* The person's bankruptcy was told on one debt, and on the other by a lead, who needed no second
 * row for it. */
static void a_hold_that_another_result_relies_on_stays(void **state)
{
	struct fixture *fx = *state;
	told(fx, ACCOUNT, "BKY", "chapter 7");
	lead_comes(fx);
	told(fx, FIX_OKAFOR_CARD, "BKY", "chapter 7");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction"), 1);
	undone(fx, "ACT", "ACT");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction WHERE kind = "
		"'bankruptcy' AND ended_at IS NULL"), 1);
}

/* The result that came after it is the last one, and its next action the one that counts. */
static void the_work_of_another_desk_stays(void **state)
{
	struct fixture *fx = *state;
	struct result_input in = typed(ACCOUNT, "LCM");
	(void)logged(fx, typed(ACCOUNT, "NA"));
	lead_comes(fx);
	in.phone = 2;
	(void)logged(fx, in);
	char before[80];
	(void)text_put(before, sizeof before, next_of(fx));
	undone(fx, "", "ACT");
	assert_string_equal(next_of(fx), before);
	assert_string_equal(fixture_text(fx, "SELECT last_result FROM account "
		"WHERE id = 10000001"), "LCM");
	assert_string_equal(fixture_text(fx, "SELECT last_result FROM phone WHERE id = 2"), "LCM");
	assert_string_equal(fixture_text(fx, "SELECT last_result FROM phone WHERE id = 1"), "");
}

/* What the lead found out about the number, the hot list, whose it is, and the priority. */
static void what_a_person_changed_since_stays(void **state)
{
	struct fixture *fx = *state;
	struct result_input in = typed(ACCOUNT, "WN");
	bool hot = false;
	in.phone = 1;
	(void)logged(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT status FROM phone WHERE id = 1"), "wrong");
	lead_comes(fx);
	assert_ok(people_phone_mark(&fx->d, FIX_CELL, PHONE_BAD, "", NULL));
	assert_ok(account_hot(&fx->d, ACCOUNT, &hot, NULL));
	assert_ok(account_transfer(&fx->d, ACCOUNT, "KBOSE", NULL));
	fixture_sql(fx, "UPDATE account SET priority = 9 WHERE id = 10000001");
	undone(fx, "ACT", "ACT");
	assert_string_equal(fixture_text(fx, "SELECT status || status_source FROM phone "
		"WHERE id = 1"), "badLCHEN");
	assert_string_equal(fixture_text(fx, "SELECT hot || ' ' || assigned_user_id || ' ' || "
		"priority FROM account WHERE id = 10000001"), "1 5 9");
}

/* A newer promise stands alone: neither the one taken back nor the one before it comes back. */
static void a_promise_taken_since_stands_alone(void **state)
{
	struct fixture *fx = *state;
	promised(fx, 10000, DATE(12, 1));
	fixture_at(fx, FIX_NOW + 60);
	promised(fx, 15000, DATE(12, 2));
	lead_comes(fx);
	promised(fx, 20000, DATE(12, 3));
	undone(fx, "", "PTP");
	assert_string_equal(states(fx), "cancelled,cancelled,open");
	assert_string_equal(next_of(fx), "DUE 2026-12-03");
	assert_string_equal(fixture_text(fx, "SELECT group_concat(reason) FROM promise_event "
		"WHERE promise_id = 2"), "taken,agreed anew");
}

/* Called off, paid up or under a hold since: the promise of before does not come back either. */
static void nothing_stands_again_where_it_must_not(void **state)
{
	struct fixture *fx = *state;
	promised(fx, 10000, DATE(12, 1));
	fixture_at(fx, FIX_NOW + 60);
	promised(fx, 15000, DATE(12, 2));
	lead_comes(fx);
	assert_ok(cancel_promise(&fx->d, ACCOUNT, "lost the job", NULL));
	undone(fx, "ACT", "ACT");
	assert_string_equal(states(fx), "cancelled,cancelled");
	fixture_at(fx, FIX_NOW + FIX_DAY);
	promised(fx, 10000, DATE(12, 1));
	told(fx, ACCOUNT, "DSPO", "never had it");
	lead_comes(fx);
	(void)fixture_pay(fx, ACCOUNT, fixture_balance(fx, ACCOUNT));
	undone(fx, "PIF", "PIF");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise WHERE state = 'open'"), 0);
	assert_string_equal(next_of(fx), "");
}

/* The first installment was posted meanwhile: nobody waits for the second of no plan. */
static void a_plan_taken_back_leaves_nothing_due(void **state)
{
	struct fixture *fx = *state;
	struct promise_outcome o;
	struct plan_input in = { .account_id = ACCOUNT, .kind = PLAN_INSTALLMENTS,
		.due = { .every = FREQ_MONTHLY, .first = DATE(12, 1) }, .count = 3,
		.end = DATE_NONE, .down_on = DATE_NONE, .method = TENDER_CARD, .has_method = true,
		.call = { .date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
	assert_ok(plan_make(&fx->d, &in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_TAKEN);
	assert_string_equal(next_of(fx), "DUE 2026-12-01");
	lead_comes(fx);
	(void)fixture_pay(fx, ACCOUNT, fixture_int(fx, "SELECT amount FROM promise WHERE seq = 1"));
	assert_string_equal(next_of(fx), "DUE 2027-01-01");
	undone(fx, "", "ACT");
	assert_string_equal(next_of(fx), "FOLLOWUP 2026-11-24");
}

int main(void)
{
#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(at_once_all_is_as_before),
		T(what_the_result_itself_closed_is_open),
		T(paid_in_full_since_stays_closed),
		T(a_hold_given_since_stays),
		T(what_another_result_says_too_stays),
		T(a_hold_that_another_result_relies_on_stays),
		T(the_work_of_another_desk_stays),
		T(what_a_person_changed_since_stays),
		T(a_promise_taken_since_stands_alone),
		T(nothing_stands_again_where_it_must_not),
		T(a_plan_taken_back_leaves_nothing_due),
	};
	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}
