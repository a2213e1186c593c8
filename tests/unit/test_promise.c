/* SPDX-License-Identifier: MIT */
/* Promises from the call to the morning after: taken, kept, missed, replaced, taken back. Q1-Q4 are
 * the examples of the grading rules. */
#include "../lib/callworld.h"

#include "arrears/desk/next.h"
#include "arrears/desk/post.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/verify.h"

/* The fixture stands on Tuesday 2026-11-24. */
#define DATE(m, d) date_from_ymd(2026, m, d)

static struct promise_input promise(int64_t account, int64_t cents, struct date due)
{
	return (struct promise_input){ .amount.cents = cents, .due = due, .method = TENDER_CARD,
		.has_method = true, .consent = ANSWER_NO, .call = { .account_id = account,
		.date = DATE_NONE, .minute = -1, .disclosed = ANSWER_NO } };
}

static struct promise_outcome taken(struct fixture *fx, struct promise_input in)
{
	struct promise_outcome o;
	struct err err;
	enum msgid m = take_promise(&fx->d, &in, &o, &err);
	if (m != MSG_OK)
		fail_msg("refused: %s", msg_get(m)->id);
	assert_int_equal(o.ask, PROMISE_TAKEN);
	return o;
}

static void refused(struct fixture *fx, struct promise_input in, enum msgid want)
{
	struct promise_outcome o;
	int64_t before = fixture_rows(fx);
	assert_msg(take_promise(&fx->d, &in, &o, NULL), want);
	assert_int_equal(fixture_rows(fx), before);
}

/* A lead posts a payment of the account with that value date. */
static int64_t paid(struct fixture *fx, int64_t account, int64_t cents, struct date on)
{
	struct posting p = { .account_id = account, .type = ENTRY_PAYMENT, .amount.cents = cents,
		.effective = on, .method = "card", .designated = true, .twin = ANSWER_YES };
	struct posted out;
	struct err err;
	int64_t user = fx->d.user_id;
	fixture_user(fx, FIX_LCHEN);
	enum msgid m = post_entry(&fx->d, &p, &out, &err);
	if (m != MSG_OK)
		fail_msg("not posted: %s", msg_get(m)->id);
	fixture_user(fx, user);
	return out.ledger_id;
}

static void returned(struct fixture *fx, int64_t ledger_id)
{
	struct post_undo u = { .ledger_id = ledger_id, .nsf = true, .code = "R01",
		.reason = "NSF" };
	struct post_undone out;
	int64_t user = fx->d.user_id;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_reverse(&fx->d, &u, &out, NULL));
	fixture_user(fx, user);
}

static void morning(struct fixture *fx, int days)
{
	struct grade_counts n;
	fixture_at(fx, FIX_NOW + days * FIX_DAY);
	assert_ok(promises_grade(&fx->d, &n, NULL));
}

static void assert_state(struct fixture *fx, const char *state, const char *status)
{
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise ORDER BY id DESC LIMIT 1"),
		state);
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		status);
}

static const char *next_of(struct fixture *fx)
{
	return fixture_text(fx, "SELECT group_concat(kind || ' ' || due_on) FROM (SELECT * FROM "
		"next_action WHERE account_id = 10000001 AND done_at IS NULL ORDER BY due_on)");
}

/* --- taking -------------------------------------------------------------------------------- */

/* One transaction: result, note, promise, status, next action on the due date. */
static void it_is_written_with_its_result(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in = promise(FIX_OKAFOR_MED, 15000, DATE(11, 27));
	taken(fx, in);
	assert_state(fx, "open", "PTP");
	assert_string_equal(next_of(fx), "DUE 2026-11-27");
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE code = 'PTP'"),
		"150.00 due 11/27/26 by card");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact_result "
		"WHERE code = 'PTP' AND flags & 4"), 1);
	/* Friday with one business day of grace. */
	assert_string_equal(fixture_text(fx, "SELECT grade_on FROM promise"), "2026-11-30");
}

/* Amount, date and method are asked for in this order, then what the call owes, then consent. */
static void what_is_missing_is_asked_in_order(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in;
	struct promise_outcome o;
	static const enum promise_ask order[] = { PROMISE_ASK_AMOUNT, PROMISE_ASK_DATE,
		PROMISE_ASK_METHOD, PROMISE_ASK_RESULT, PROMISE_ASK_CONSENT, PROMISE_TAKEN };
	int64_t before = fixture_rows(fx);
	assert_ok(parse_promise("", desk_today(&fx->d), &in, NULL));
	in.call.account_id = FIX_OKAFOR_MED;
	for (size_t i = 0; i < ARRAY_SIZE(order); i++) {
		assert_ok(take_promise(&fx->d, &in, &o, NULL));
		assert_int_equal(o.ask, order[i]);
		if (o.ask != PROMISE_TAKEN)
			assert_int_equal(fixture_rows(fx), before);
		if (o.ask == PROMISE_ASK_AMOUNT)
			in.amount.cents = 15000;
		else if (o.ask == PROMISE_ASK_DATE)
			in.due = DATE(11, 27);
		else if (o.ask == PROMISE_ASK_METHOD)
			in.has_method = true;
		else if (o.ask == PROMISE_ASK_RESULT)
			in.call.disclosed = ANSWER_NO;
		else
			in.consent = ANSWER_YES;
	}
}

static void the_line_reads_amount_date_and_letter(void **state)
{
	struct fixture *fx = *state;
	struct promise_input p;
	assert_ok(parse_promise("150 FRI c", desk_today(&fx->d), &p, NULL));
	assert_int_equal(p.amount.cents, 15000);
	assert_int_equal(p.due.days, DATE(11, 27).days);
	assert_true(p.has_method && p.method == TENDER_CARD);
	assert_ok(parse_promise("bal eom", desk_today(&fx->d), &p, NULL));
	assert_true(p.whole && !p.has_method);
	assert_ok(parse_promise("150 C", desk_today(&fx->d), &p, NULL));
	assert_true(date_is_none(p.due) && p.has_method);
	assert_msg(parse_promise("25 NOV 30 C", desk_today(&fx->d), &p, NULL), MSG_DATE_INVALID);
	assert_msg(parse_promise("150 FRI X", desk_today(&fx->d), &p, NULL), MSG_PROMISE_METHOD);
	assert_msg(parse_promise("0 FRI C", desk_today(&fx->d), &p, NULL), MSG_PROMISE_ZERO);
	assert_msg(parse_promise("1 FRI C NOW", desk_today(&fx->d), &p, NULL), MSG_PROMISE_WORDS);
}

static void what_cannot_be_promised_is_refused(void **state)
{
	struct fixture *fx = *state;
	refused(fx, promise(FIX_OKAFOR_MED, 99999999, DATE(11, 27)), MSG_PROMISE_OVER);
	refused(fx, promise(FIX_OKAFOR_MED, -100, DATE(11, 27)), MSG_PROMISE_ZERO);
	refused(fx, promise(FIX_OKAFOR_MED, 100, DATE(11, 27)), MSG_PROMISE_MINIMUM);
	refused(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 23)), MSG_PROMISE_PAST);
	refused(fx, promise(FIX_OKAFOR_MED, 15000, date_from_ymd(2027, 3, 1)), MSG_PROMISE_FAR);
	fixture_sql(fx, "UPDATE account SET disputed = 1 WHERE id = 10000001");
	refused(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27)), MSG_PROMISE_BARRED);
	fixture_sql(fx, "UPDATE account SET disputed = 0, status = 'CEASE' WHERE id = 10000001");
	refused(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27)), MSG_PROMISE_BARRED);
	fixture_sql(fx, "UPDATE account SET status = 'RET' WHERE id = 10000001");
	refused(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27)), MSG_PROMISE_CLOSED);
}

/* The code alone would note a promise that nobody made. */
static void the_code_alone_is_no_promise(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome o;
	struct result_input in = typed(FIX_OKAFOR_MED, "PTP");
	in.amount.cents = 15000;
	in.date = DATE(11, 27);
	assert_msg(log_result(&fx->d, &in, &o, NULL), MSG_PROMISE_COMMAND);
}

/* A second one asks, and takes the place of the first. */
static void another_promise_takes_its_place(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in = promise(FIX_OKAFOR_MED, 10000, DATE(11, 30));
	struct promise_outcome o;
	taken(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27)));
	assert_ok(take_promise(&fx->d, &in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_ASK_REPLACE);
	assert_string_equal(o.old, "a promise of 150.00 due 11/27/26");
	in.replace = ANSWER_YES;
	taken(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state) FROM promise"),
		"cancelled,open");
	assert_string_equal(next_of(fx), "DUE 2026-11-30");
}

/* Q4: a call on the due date inside the quiet week needs the consumer's word, and only then. */
static void consent_is_kept_where_the_week_is_quiet(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in = promise(FIX_OKAFOR_MED, 15000, DATE(11, 27));
	in.consent = ANSWER_YES;
	taken(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT from_on || until_on FROM consent"),
		"2026-11-272026-11-27");
	in = promise(FIX_OKAFOR_MED, 10000, DATE(12, 4));
	in.consent = in.replace = ANSWER_YES;
	taken(fx, in);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM consent"), 1);
}

/* 1006.14(b)(3)(i): the word to call on the due date is for that promise. With another day and no
 * word for it, the quiet week holds again; UNDO of that brings the word back. */
static void consent_ends_with_its_promise(void **state)
{
	struct fixture *fx = *state;
	static const char stands[] = "SELECT group_concat(from_on) FROM consent WHERE revoked_at "
		"IS NULL";
	struct promise_input in = promise(FIX_OKAFOR_MED, 15000, DATE(11, 27));
	int64_t account = 0;
	in.consent = ANSWER_YES;
	taken(fx, in);
	fixture_at(fx, FIX_NOW + 60);
	in = promise(FIX_OKAFOR_MED, 20000, DATE(11, 30));
	in.replace = ANSWER_YES;
	taken(fx, in);
	assert_string_equal(fixture_text(fx, stands), "");
	fixture_at(fx, FIX_NOW + 120);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(fixture_text(fx, stands), "2026-11-27");
	assert_ok(cancel_promise(&fx->d, FIX_OKAFOR_MED, "ill", NULL));
	assert_string_equal(fixture_text(fx, stands), "");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Called off from the list by who took it or a lead, with a reason that is kept. */
static void one_promise_is_called_off(void **state)
{
	struct fixture *fx = *state;
	int64_t id = taken(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27))).promise_id;
	fixture_user(fx, FIX_KBOSE);
	assert_msg(promise_call_off(&fx->d, id, "error", NULL), MSG_PROMISE_TAKER);
	fixture_user(fx, FIX_JRIVERA);
	assert_msg(promise_call_off(&fx->d, id, " ", NULL), MSG_VOID_REASON);
	assert_ok(promise_call_off(&fx->d, id, "typed twice", NULL));
	assert_state(fx, "cancelled", "ACT");
	assert_string_equal(fixture_text(fx, "SELECT reason FROM promise_event ORDER BY id DESC"),
		"typed twice");
	assert_non_null(strstr(fixture_text(fx, "SELECT text FROM note ORDER BY id DESC"),
		"Called off: a promise of 150.00 due 11/27/26. typed twice"));
	assert_null(strstr(next_of(fx), "DUE"));
	assert_msg(promise_call_off(&fx->d, id, "again", NULL), MSG_PROMISE_ENDED);
	id = taken(fx, promise(FIX_OKAFOR_MED, 15000, DATE(12, 4))).promise_id;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(promise_call_off(&fx->d, id, "a lead may", NULL));
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Each answer is held against the rules as it is typed; before the day is known the amount is held
 * against all that could be owed. A day that has passed is not next year's in silence. */
static void each_answer_is_checked_alone(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in = { .due = DATE_NONE, .call = { .account_id = FIX_OKAFOR_MED } };
	struct err err = { 0 };
	int64_t before = fixture_rows(fx);
	assert_ok(promise_amount("1284.55", desk_today(&fx->d), &in, NULL));
	assert_ok(promise_check(&fx->d, &in, NULL));
	assert_ok(promise_amount("1284.56", desk_today(&fx->d), &in, NULL));
	assert_msg(promise_check(&fx->d, &in, &err), MSG_PROMISE_OVER);
	assert_ok(promise_amount("150", desk_today(&fx->d), &in, NULL));
	in.due = DATE(11, 27);
	assert_ok(promise_check(&fx->d, &in, NULL));
	assert_ok(date_parse_typed("11/23", desk_today(&fx->d), &in.due, NULL));
	assert_msg(promise_check(&fx->d, &in, &err), MSG_PROMISE_YEAR);
	assert_string_equal(err.subst[2], "11/23/26");
	assert_int_equal(fixture_rows(fx), before);
}

/* UNDO takes the promise, its consent and its next action back, and the one before stands. */
static void undo_takes_it_back(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in = promise(FIX_OKAFOR_MED, 10000, DATE(11, 30));
	int64_t account = 0;
	taken(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27)));
	in.replace = in.consent = ANSWER_YES;
	fixture_at(fx, FIX_NOW + 60);
	taken(fx, in);
	fixture_at(fx, FIX_NOW + 120);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state) FROM promise"),
		"open,cancelled");
	assert_string_equal(next_of(fx), "DUE 2026-11-27");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM consent "
		"WHERE revoked_at IS NULL"), 0);
}

/* A dispute, a cease or a bankruptcy ends it; UNDO of that lets it stand again. */
static void a_hold_ends_it(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	taken(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27)));
	fixture_at(fx, FIX_NOW + 60);
	struct result_input in = typed(FIX_OKAFOR_MED, "DSPO");
	in.text = "never had it";
	in.disclosed = ANSWER_NO;
	logged(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "cancelled");
	assert_null(strstr(next_of(fx), "DUE"));
	fixture_at(fx, FIX_NOW + 120);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_state(fx, "open", "PTP");
	assert_string_equal(next_of(fx), "DUE 2026-11-27");
}

/* By letter or at the counter in the quiet days: kept, with no call, attempt or exception. */
static void it_may_be_agreed_without_a_call(void **state)
{
	struct fixture *fx = *state;
	struct promise_input in = promise(FIX_OKAFOR_MED, 15000, DATE(12, 4));
	struct promise_outcome o;
	struct gate_tally before, after;
	int64_t account = 0;
	(void)talked(fx, FIX_OKAFOR_MED, "RPC", "wants to write");
	fixture_at(fx, FIX_NOW + 3 * FIX_DAY);
	tally(fx, FIX_OKAFOR_MED, &before);
	assert_ok(claim_release(&fx->d, FIX_OKAFOR, NULL));
	assert_ok(take_promise(&fx->d, &in, &o, NULL));
	assert_int_equal(o.ask, PROMISE_ASK_RESULT);
	assert_int_equal(o.result.ask, RESULT_ASK_PLACED);
	in.call.placed = ANSWER_NO;
	taken(fx, in);
	assert_state(fx, "open", "PTP");
	tally(fx, FIX_OKAFOR_MED, &after);
	assert_int_equal(after.calls, before.calls);
	assert_true(date_cmp(after.quiet_until, before.quiet_until) == 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(contact_id) FROM promise"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM gate_exception WHERE kind <> "
		"'not_disclosed'"), 0);
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE code = 'PTP'"),
		"150.00 due 12/04/26 by card, agreed without a call");
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "cancelled");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Other results before the due date leave the promise what the account waits for. */
static void a_call_in_between_changes_nothing(void **state)
{
	struct fixture *fx = *state;
	taken(fx, promise(FIX_OKAFOR_MED, 15000, DATE(12, 4)));
	fixture_at(fx, FIX_NOW + 9 * FIX_DAY);
	struct result_input in = typed(FIX_OKAFOR_MED, "NA");
	in.placed = ANSWER_YES;
	logged(fx, in);
	assert_string_equal(next_of(fx), "DUE 2026-12-04");
}

/* --- grading ------------------------------------------------------------------------------- */

/* Q1: due Friday, posted Monday: kept. */
static void q1_grace_rolls_over_the_weekend(void **state)
{
	struct fixture *fx = *state;
	taken(fx, promise(FIX_OKAFOR_MED, 15000, DATE(11, 27)));
	fixture_at(fx, FIX_NOW + 6 * FIX_DAY);
	paid(fx, FIX_OKAFOR_MED, 15000, DATE(11, 30));
	assert_state(fx, "kept", "ACT");
	assert_string_equal(next_of(fx), "FOLLOWUP 2026-12-01");
	morning(fx, 7);
	assert_state(fx, "kept", "ACT");
}

/* The bank takes what is due on a holiday on its next day: the grace counts from there, as from a
 * weekend. */
static void grace_counts_from_the_day_the_bank_takes_it(void **state)
{
	const struct promise_rule r = { .grace_mail = 3, .grace_phone = 1 };
	struct date holiday = DATE(11, 26), saturday = DATE(11, 28);
	(void)state;
	assert_int_equal(promise_deadline(holiday, TENDER_ACH, &r).days, DATE(11, 30).days);
	assert_int_equal(promise_deadline(saturday, TENDER_ACH, &r).days, DATE(12, 1).days);
	assert_int_equal(promise_deadline(DATE(11, 25), TENDER_ACH, &r).days, DATE(11, 27).days);
}

/* Q2: a cent short is partial, and broken work in the morning; run again nothing changes. */
static void q2_a_cent_short_is_partial(void **state)
{
	struct fixture *fx = *state;
	taken(fx, promise(FIX_OKAFOR_MED, 10000, DATE(11, 27)));
	fixture_at(fx, FIX_NOW + 2 * FIX_DAY);
	paid(fx, FIX_OKAFOR_MED, 9999, DATE(11, 26));
	assert_state(fx, "open", "PTP");
	morning(fx, 6);
	assert_state(fx, "open", "PTP");
	morning(fx, 7);
	assert_state(fx, "partial", "BRK");
	assert_string_equal(next_of(fx), "BROKEN 2026-12-01");
	int64_t rows = fixture_rows(fx);
	morning(fx, 7);
	assert_int_equal(fixture_rows(fx), rows);
}

/* Q3: kept, and the payment comes back: broken after all, by a new row. */
static void q3_a_returned_payment_breaks_it_again(void **state)
{
	struct fixture *fx = *state;
	taken(fx, promise(FIX_OKAFOR_MED, 10000, DATE(11, 27)));
	fixture_at(fx, FIX_NOW + 2 * FIX_DAY);
	int64_t entry = paid(fx, FIX_OKAFOR_MED, 10000, DATE(11, 26));
	assert_state(fx, "kept", "ACT");
	morning(fx, 7);
	fixture_at(fx, FIX_NOW + 8 * FIX_DAY);
	returned(fx, entry);
	assert_state(fx, "broken", "BRK");
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state) FROM promise_event"),
		"open,kept,broken");
	/* The follow-up of the kept promise would have hidden it from the band. */
	assert_string_equal(next_of(fx), "BROKEN 2026-12-02");
	assert_string_equal(fixture_text(fx, "SELECT code FROM work_item w JOIN band b "
		"ON b.id = w.band_id WHERE w.consumer_id = 1"), "BROKEN");
}

/* Kept and taken back before its last day: it waits for its due date again, nothing else. */
static void q3_returned_in_time_it_is_open_again(void **state)
{
	struct fixture *fx = *state;
	taken(fx, promise(FIX_OKAFOR_MED, 10000, DATE(11, 27)));
	fixture_at(fx, FIX_NOW + FIX_DAY);
	int64_t entry = paid(fx, FIX_OKAFOR_MED, 10000, DATE(11, 25));
	assert_state(fx, "kept", "ACT");
	returned(fx, entry);
	assert_state(fx, "open", "PTP");
	assert_string_equal(next_of(fx), "DUE 2026-11-27");
}

/* The first miss and the second are said in words. */
static void thousands_of_small_payments_keep_it(void **state)
{
	struct fixture *fx = *state;
	(void)taken(fx, promise(FIX_OKAFOR_MED, 5000, DATE(11, 27)));
	fixture_at(fx, FIX_NOW + FIX_DAY);
	fixture_sql(fx, "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c "
		"WHERE n < 2000) INSERT INTO ledger_entry(account_id, type, effective_on, "
		"posted_at, user_id, method, reference, principal, interest, fees, costs, "
		"attorney, other, authority) SELECT 10000001, 'payment', '2026-11-25', "
		"1795622400, 3, '', '', -1, 0, 0, 0, 0, 0, '' FROM c");
	(void)paid(fx, FIX_OKAFOR_MED, 3000, DATE(11, 25));
	assert_string_equal(fixture_text(fx, "SELECT state FROM promise"), "kept");
}

static void misses_are_counted_in_the_note(void **state)
{
	struct fixture *fx = *state;
	taken(fx, promise(FIX_OKAFOR_MED, 10000, DATE(11, 27)));
	morning(fx, 7);
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE system "
		"ORDER BY id DESC LIMIT 1"), "Promise of 100.00 due 11/27/26 broken: nothing was "
		"paid. First missed promise: ask what happened, take the whole sum or a new date.");
	assert_int_equal(fixture_int(fx, "SELECT user_id FROM promise_event "
		"WHERE state = 'broken'"), USER_SYSTEM);
	assert_int_equal(fx->d.user_id, FIX_JRIVERA);
}

/* A backdated payment that was there in time makes it kept after all. */
static void a_late_posting_of_timely_money_keeps_it(void **state)
{
	struct fixture *fx = *state;
	taken(fx, promise(FIX_OKAFOR_MED, 10000, DATE(11, 27)));
	morning(fx, 7);
	assert_state(fx, "broken", "BRK");
	paid(fx, FIX_OKAFOR_MED, 10000, DATE(11, 30));
	assert_state(fx, "kept", "ACT");
	assert_null(strstr(next_of(fx), "BROKEN"));
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(it_is_written_with_its_result), T(what_is_missing_is_asked_in_order),
		T(the_line_reads_amount_date_and_letter), T(what_cannot_be_promised_is_refused),
		T(the_code_alone_is_no_promise), T(another_promise_takes_its_place),
		T(consent_is_kept_where_the_week_is_quiet), T(consent_ends_with_its_promise),
		T(undo_takes_it_back), T(one_promise_is_called_off),
		T(each_answer_is_checked_alone),
		T(a_hold_ends_it), T(a_call_in_between_changes_nothing),
		T(it_may_be_agreed_without_a_call),
		T(q1_grace_rolls_over_the_weekend),
		T(grace_counts_from_the_day_the_bank_takes_it), T(q2_a_cent_short_is_partial),
		T(q3_a_returned_payment_breaks_it_again),
		T(thousands_of_small_payments_keep_it),
		T(q3_returned_in_time_it_is_open_again), T(misses_are_counted_in_the_note),
		T(a_late_posting_of_timely_money_keeps_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
