/* SPDX-License-Identifier: MIT */
/* The status an account gets back when what closed it is taken back. */
#include "arrears/desk/promise.h"
#include "arrears/desk/result.h"
#include "callworld.h"

#define DATE(month, day) date_from_ymd(2026, month, day)

static const char *status(struct fixture *fx, int64_t account)
{
	char sql[80];
	(void)text_putf(sql, sizeof sql, "SELECT status FROM account WHERE id = %lld",
		(long long)account);
	return fixture_text(fx, sql);
}

static const char *next_of(struct fixture *fx, int64_t account)
{
	char sql[160];
	(void)text_putf(sql, sizeof sql, "SELECT group_concat(kind) FROM next_action "
		"WHERE account_id = %lld AND done_at IS NULL", (long long)account);
	return fixture_text(fx, sql);
}

/* By a lead, in words of the office: the status alone, and no restriction. */
static void given(struct fixture *fx, int64_t account, const char *code)
{
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, account, code, "court papers", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction"), 0);
}

static int64_t paid_up(struct fixture *fx, int64_t account)
{
	struct posted out = { .ask = POST_DONE };
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = account,
		.type = ENTRY_PAYMENT, .amount = { fixture_balance(fx, account) },
		.effective = DATE_NONE, .method = "CARD", .designated = true,
		.twin = ANSWER_YES, .barred = ANSWER_YES }, &out, NULL));
	assert_string_equal(status(fx, account), "PIF");
	return out.ledger_id;
}

static void by_letter(struct fixture *fx, const char *code, const char *text)
{
	struct result_input in = typed(FIX_OKAFOR_MED, code);
	in.text = text;
	in.placed = in.disclosed = ANSWER_NO;
	assert_int_equal(logged(fx, in).ask, RESULT_DONE);
}

static void bounced(struct fixture *fx, int64_t ledger_id)
{
	struct post_undone u;
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = ledger_id, .nsf = true,
		.code = "R01" }, &u, NULL));
}

static void taken_back(struct fixture *fx, int64_t ledger_id)
{
	struct post_undone u;
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = ledger_id,
		.reason = "by mistake" }, &u, NULL));
}

/* 11 USC 362, 1006.6(c): a payment that came back lifts no hold, and nobody dials the debt. */
static void a_return_leaves_the_hold_in_force(void **state)
{
	static const struct { const char *code, *next; enum msgid gate; } rows[] = {
		{ "B7", "SUPERVISOR", MSG_GATE_BANKRUPTCY }, { "CEASE", "SUPERVISOR",
		MSG_GATE_CEASE } };
	struct fixture *fx = *state;
	struct call_opened call;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		given(fx, FIX_OKAFOR_MED, rows[i].code);
		bounced(fx, paid_up(fx, FIX_OKAFOR_MED));
		assert_string_equal(status(fx, FIX_OKAFOR_MED), rows[i].code);
		assert_string_equal(next_of(fx, FIX_OKAFOR_MED), rows[i].next);
		fixture_user(fx, FIX_JRIVERA);
		assert_msg(call_open(&fx->d, &(struct call_request){
			.account_id = FIX_OKAFOR_MED, .phone = 1 }, &call, NULL), rows[i].gate);
	}
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Special debts and protections, and what was placed and never worked. */
static void the_status_of_before_is_back(void **state)
{
	static const char *const codes[] = { "SCRA", "TBD", "JUD", "VAL", "DISP" };
	struct fixture *fx = *state;
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
		given(fx, FIX_OKAFOR_MED, codes[i]);
		bounced(fx, paid_up(fx, FIX_OKAFOR_MED));
		assert_string_equal(status(fx, FIX_OKAFOR_MED), codes[i]);
		taken_back(fx, paid_up(fx, FIX_OKAFOR_MED));
		assert_string_equal(status(fx, FIX_OKAFOR_MED), codes[i]);
	}
	taken_back(fx, paid_up(fx, FIX_SMITH_LOAN));
	assert_string_equal(status(fx, FIX_SMITH_LOAN), "NEW");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000003 "
		"ORDER BY id DESC LIMIT 1"), "Open again as NEW, was PIF: 500.00 is owed.");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* From one closed status to another, what stood before is remembered; what a person opens, or
 * gives while it is closed, stands as given. */
static void what_a_person_gave_since_stands(void **state)
{
	struct fixture *fx = *state;
	given(fx, FIX_OKAFOR_MED, "TBD");
	int64_t entry = paid_up(fx, FIX_OKAFOR_MED);
	given(fx, FIX_OKAFOR_MED, "SIF");
	taken_back(fx, entry);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "TBD");
	entry = paid_up(fx, FIX_OKAFOR_MED);
	given(fx, FIX_OKAFOR_MED, "B13");
	bounced(fx, entry);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "B13");
	given(fx, FIX_OKAFOR_MED, "ACT");
	entry = paid_up(fx, FIX_OKAFOR_MED);
	given(fx, FIX_OKAFOR_MED, "RET");
	bounced(fx, entry);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "RET");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* A hold that a lead lifted while the account was closed is not back with the debt. */
static void a_hold_released_meanwhile_is_gone(void **state)
{
	struct fixture *fx = *state;
	by_letter(fx, "CEASE", "letter of 11/20");
	fixture_user(fx, FIX_LCHEN);
	int64_t entry = paid_up(fx, FIX_OKAFOR_MED);
	assert_ok(account_release(&fx->d, FIX_OKAFOR_MED, "CEASE", "wrote again", NULL));
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "PIF");
	taken_back(fx, entry);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "ACT");
	assert_int_equal(fixture_unsound(fx), 0);
}

static void released(struct fixture *fx, const char *kind)
{
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_release(&fx->d, FIX_OKAFOR_MED, kind, "wrote again", NULL));
}

/* Court papers are not withdrawn because the consumer may be written to again. */
static void a_release_lifts_no_other_hold(void **state)
{
	struct fixture *fx = *state;
	by_letter(fx, "CEASE", "letter of 11/20");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, FIX_OKAFOR_MED, "B7", "court papers", NULL));
	released(fx, "CEASE");
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "B7");
	assert_ok(account_status(&fx->d, FIX_OKAFOR_MED, "ACT", "dismissed", NULL));
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Lifting a hold lifts the hold, and not what protected the debt before it: from one hold to the
 * next, and while the account is closed. What was ordinary work is ordinary work. */
static void a_release_gives_the_status_of_before_back(void **state)
{
	static const char *const codes[][2] = { { "SCRA", "SCRA" }, { "TBD", "TBD" },
		{ "MED", "MED" }, { "ACT", "ACT" }, { "PTP", "ACT" }, { "BRK", "ACT" } };
	struct fixture *fx = *state;
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
		given(fx, FIX_OKAFOR_MED, codes[i][0]);
		by_letter(fx, "CEASE", "letter of 11/20");
		by_letter(fx, "BKY", "chapter 7");
		released(fx, "CEASE");
		assert_string_equal(status(fx, FIX_OKAFOR_MED), "BKY");
		released(fx, "BANKRUPTCY");
		assert_string_equal(status(fx, FIX_OKAFOR_MED), codes[i][1]);
		fixture_sql(fx, "DELETE FROM restriction");
	}
	given(fx, FIX_OKAFOR_MED, "JUD");
	by_letter(fx, "CEASE", "letter of 11/20");
	int64_t entry = paid_up(fx, FIX_OKAFOR_MED);
	released(fx, "CEASE");
	bounced(fx, entry);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "JUD");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Paid in full kept the promise; with the payment back the debt waits for it again. */
static void a_promise_that_is_open_again_shows(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in = { .amount = { 10000 }, .due = DATE(11, 27), .has_method = true,
		.method = TENDER_CARD, .replace = ANSWER_YES, .call = { .minute = -1,
		.account_id = FIX_OKAFOR_MED, .date = DATE_NONE, .disclosed = ANSWER_NO },
		.consent = ANSWER_NO };
	struct promise_outcome out;
	assert_ok(take_promise(&fx->d, &in, &out, NULL));
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "PTP");
	fixture_user(fx, FIX_LCHEN);
	fixture_at(fx, FIX_NOW + 60);
	int64_t entry = paid_up(fx, FIX_OKAFOR_MED);
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "kept");
	bounced(fx, entry);
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "open");
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "PTP");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* What is owed again is in work again, unless somebody closed it for another reason since. */
static void a_writeoff_taken_back_opens_the_account(void **state)
{
	static const char *const codes[] = { "B7", "TBD", "ACT" };
	struct fixture *fx = *state;
	struct post_change c = { .account_id = FIX_OKAFOR_MED, .effective = DATE_NONE,
		.reason = "uncollectable", .approved_by = FIX_ADMIN };
	struct posted out;
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
		given(fx, FIX_OKAFOR_MED, codes[i]);
		assert_ok(post_writeoff(&fx->d, &c, &out, NULL));
		assert_string_equal(status(fx, FIX_OKAFOR_MED), "UNC");
		taken_back(fx, out.ledger_id);
		assert_string_equal(status(fx, FIX_OKAFOR_MED), codes[i]);
		assert_int_equal(fixture_unsound(fx), 0);
	}
	assert_ok(post_writeoff(&fx->d, &c, &out, NULL));
	given(fx, FIX_OKAFOR_MED, "RET");
	taken_back(fx, out.ledger_id);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "RET");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* A payment of before that comes back is not what was written off: the account stays closed. */
static void a_return_leaves_a_writeoff_closed(void **state)
{
	struct fixture *fx = *state;
	struct post_change c = { .account_id = FIX_OKAFOR_MED, .effective = DATE_NONE,
		.reason = "uncollectable", .approved_by = FIX_ADMIN };
	struct posted out;
	fixture_user(fx, FIX_LCHEN);
	int64_t entry = fixture_pay(fx, FIX_OKAFOR_MED, 5000).ledger_id;
	assert_ok(post_writeoff(&fx->d, &c, &out, NULL));
	bounced(fx, entry);
	assert_string_equal(status(fx, FIX_OKAFOR_MED), "UNC");
	assert_int_equal(fixture_unsound(fx), 0);
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_return_leaves_the_hold_in_force),
		T(the_status_of_before_is_back),
		T(what_a_person_gave_since_stands),
		T(a_hold_released_meanwhile_is_gone),
		T(a_release_lifts_no_other_hold),
		T(a_release_gives_the_status_of_before_back),
		T(a_promise_that_is_open_again_shows),
		T(a_writeoff_taken_back_opens_the_account),
		T(a_return_leaves_a_writeoff_closed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
