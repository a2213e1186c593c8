/* SPDX-License-Identifier: MIT */
/* Settlements: what a sum means, whose floor it reaches, the log, agreeing, and what becomes of it
 * (compliance X1 to X3 at the desk). The collector's floor on Okafor's 1,284.55 is 1,027.64, a
 * lead's 834.96, an administrator's 642.28. */
#include "arrears/desk/closing.h"
#include "arrears/desk/offer.h"
#include "fixture.h"

#define ACCOUNT FIX_OKAFOR_MED

static struct date day(int m, int d)
{
	return date_from_ymd(m < 11 ? 2027 : 2026, m, d);
}

static struct settle_terms terms(int64_t cents, struct date due)
{
	return (struct settle_terms){ .account_id = ACCOUNT, .amount = { cents }, .due = due,
		.installments = 1, .valid_until = DATE_NONE };
}

static struct settle_offer offer(int64_t cents)
{
	return (struct settle_offer){ .terms = terms(cents, day(11, 30)), .side = OFFER_BY_US };
}

/* Owed 1,500.00 of principal. */
static void owe_1500(struct fixture *fx)
{
	fixture_sql(fx, "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, "
		"user_id, principal, interest, fees, costs, attorney, other) VALUES "
		"(10000001, 'adjustment', '2026-11-01', 0, 1, 40000, -8455, -10000, 0, 0, 0);"
		"UPDATE account SET principal = 150000, interest = 0, fees = 0, balance = 150000 "
		"WHERE id = 10000001");
}

static void test_the_quote_says_floor_verdict_and_what_is_forgiven(void **state)
{
	struct fixture *fx = *state;
	struct settle_quote q;
	struct settle_terms t = terms(102764, day(11, 30));
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.owed.cents, 128455);
	assert_int_equal(q.mine.cents, 102764);
	assert_int_equal(q.answer.verdict, OFFER_OWN);
	assert_int_equal(q.answer.percent, 8000);
	assert_int_equal(q.answer.forgiven.cents, 25691);
	t.amount.cents = 102763;
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.answer.verdict, OFFER_LEAD);
	t.amount.cents = 83495;
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.answer.verdict, OFFER_ADMIN);
	t.amount.cents = 64227;
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.answer.verdict, OFFER_BELOW);
	fixture_sql(fx, "DELETE FROM settlement_floor");
	t.amount.cents = 128454;
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_false(q.has_floor);
	assert_int_equal(q.answer.verdict, OFFER_BELOW);
}

/* X1 to X3: flagged from 600.00 forgiven, in words that threaten nobody; whether the consumer is
 * bankrupt or insolvent is not asked (Form 982 is theirs). */
static void test_x1_to_x3_the_600_dollar_flag(void **state)
{
	struct fixture *fx = *state;
	struct settle_quote q;
	struct settle_terms t = terms(90000, day(11, 30));
	owe_1500(fx);
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_true(q.answer.report);
	assert_int_equal(q.answer.forgiven.cents, 60000);
	assert_string_equal(q.flag,
		"600.00 or more forgiven: the client decides whether a form is filed.");
	assert_null(strstr(q.flag, "IRS"));
	t.amount.cents = 90001;
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_false(q.answer.report);
	assert_int_equal(q.answer.forgiven.cents, 59999);
	assert_string_equal(q.flag, "");
}

/* Each payment must be there by its day: banks are open on it. 12/26/26 is a Saturday, after
 * Christmas; the offer says the days before anybody agrees. */
static void test_payments_fall_on_bank_days(void **state)
{
	struct fixture *fx = *state;
	struct settle_terms t = { .account_id = FIX_OKAFOR_MED, .amount.cents = 110000,
		.due = date_from_ymd(2027, 1, 26), .installments = 2, .valid_until = DATE_NONE };
	struct settle_offer o = { .terms = t, .side = OFFER_BY_CONSUMER };
	struct settle_made made;
	struct settle_quote q;
	STR_AUTO words = str_make(1000);
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.parts[0].on.days, date_from_ymd(2026, 12, 24).days);
	assert_int_equal(q.parts[1].on.days, t.due.days);
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	assert_ok(settle_words(&fx->d, made.offer_id, &words, NULL));
	assert_non_null(strstr(words.d, "Payment 1 of 2: 550.00 by 12/24/26."));
}

static void test_what_cannot_settle_is_refused(void **state)
{
	struct fixture *fx = *state;
	struct settle_quote q;
	struct err err;
	struct settle_terms t = terms(0, day(11, 30));
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_AMOUNT);
	t.amount.cents = -1;
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_AMOUNT);
	t.amount.cents = 128455;
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_OVER);
	t = terms(110000, day(11, 23));
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_DUE_PAST);
	t.due = day(11, 26);                    /* Thanksgiving: the day before is offered */
	assert_msg(settle_quote(&fx->d, &t, &q, &err), MSG_SETTLE_DUE_CLOSED);
	assert_string_equal(err.subst[1], "11/25/26");
	t.due = date_add_days(day(11, 24), 400);
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_DUE_FAR);
	t = terms(110000, day(11, 30));
	t.valid_until = day(12, 1);
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_VALID);
	t.valid_until = day(11, 23);
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_VALID);
	t = terms(110000, day(11, 30));
	t.installments = 2;                     /* six days: not even a week apart */
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_SETTLE_PARTS);
	t.account_id = 99;
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_ACCOUNT_UNKNOWN);
	fixture_sql(fx, "UPDATE account SET closed_at = 1, status = 'PIF' WHERE id = 10000001");
	t = terms(110000, day(11, 30));
	assert_msg(settle_quote(&fx->d, &t, &q, NULL), MSG_PROMISE_CLOSED);
}

static void test_nothing_is_settled_on_what_is_barred(void **state)
{
	struct fixture *fx = *state;
	struct settle_made made;
	struct settle_offer o = offer(110000);
	fixture_sql(fx, "UPDATE account SET status = 'B7' WHERE id = 10000001");
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_PROMISE_BARRED);
	fixture_sql(fx, "UPDATE account SET status = 'ACT', disputed = 1 WHERE id = 10000001");
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_PROMISE_BARRED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM offer"), 0);
}

/* A month apart if that fits, else two weeks, else one; the last takes the remainder. */
static void test_payments_are_laid_back_from_the_due_date(void **state)
{
	struct fixture *fx = *state;
	struct settle_quote q;
	struct settle_terms t = terms(110000, day(1, 29));
	t.installments = 3;
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.count, 3);
	assert_int_equal(q.parts[0].on.days, day(11, 27).days);    /* 11/29 is a Sunday */
	assert_int_equal(q.parts[1].on.days, day(12, 29).days);
	assert_int_equal(q.parts[0].amount.cents, 36666);
	assert_int_equal(q.parts[2].amount.cents, 36668);
	t.due = day(12, 28);
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.parts[0].on.days, day(11, 30).days);
	t.installments = 5;
	assert_ok(settle_quote(&fx->d, &t, &q, NULL));
	assert_int_equal(q.parts[0].on.days, day(11, 30).days);
	assert_int_equal(q.parts[4].on.days, day(12, 28).days);
}

static void test_offers_counter_each_other(void **state)
{
	struct fixture *fx = *state;
	struct settle_made made;
	struct offer_row log[8];
	size_t n = 0;
	struct settle_offer o = offer(120000), theirs = offer(30000);
	theirs.side = OFFER_BY_CONSUMER;
	theirs.words = "Lost the job in October";
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	assert_int_equal(made.state, OFFER_OPEN);
	assert_ok(settle_offer(&fx->d, &theirs, &made, NULL));
	assert_ok(offers_of(&fx->d, ACCOUNT, log, 8, &n, NULL));
	assert_int_equal(n, 2);
	assert_int_equal(log[0].side, OFFER_BY_CONSUMER);
	assert_string_equal(log[0].words, "Lost the job in October");
	assert_int_equal(log[0].state, OFFER_OPEN);
	assert_int_equal(log[1].state, OFFER_COUNTERED);
	assert_int_equal(made.quote.answer.counter.cents, 102764);
	theirs.words = "card 4111111111111111";
	assert_msg(settle_offer(&fx->d, &theirs, &made, NULL), MSG_NOTE_CARD);
}

/* Under the floor: nothing happens without a lead or a request; under every floor, not even so. */
static void test_authority_by_role(void **state)
{
	struct fixture *fx = *state;
	struct settle_made made;
	struct settle_offer o = offer(90000);
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_SETTLE_FLOOR);
	o.terms.amount.cents = 64227;
	o.ask = "cannot pay more";
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_SETTLE_BELOW);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM offer"), 0);
	fixture_user(fx, FIX_LCHEN);
	o = offer(90000);
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	o.terms.amount.cents = 70000;
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_SETTLE_FLOOR);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	o.terms.amount.cents = 64227;
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_SETTLE_BELOW);
	fx->d.role = USER_AUDITOR;
	o = offer(120000);
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_NOT_AUTHORIZED);
}

static void test_a_lead_on_the_spot_within_his_own_floor(void **state)
{
	struct fixture *fx = *state;
	struct settle_made made;
	struct lead lead = { .id = FIX_LCHEN, .role = USER_LEAD, .name = "LCHEN" };
	struct lead self = { .id = FIX_JRIVERA, .role = USER_LEAD, .name = "JRIVERA" };
	struct settle_offer o = offer(90000);
	o.approver = &self;
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_APPROVE_OWN);
	o.approver = &lead;
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	assert_int_equal(made.state, OFFER_OPEN);
	assert_int_equal(fixture_int(fx, "SELECT approved_by FROM offer"), FIX_LCHEN);
	o.terms.amount.cents = 70000;
	assert_msg(settle_offer(&fx->d, &o, &made, NULL), MSG_SETTLE_APPROVER);
}

/* --- agreeing ------------------------------------------------------------------------------ */

static struct settle_accept accept_of(int64_t offer_id)
{
	return (struct settle_accept){ .offer_id = offer_id, .method = TENDER_CARD,
		.has_method = true, .consent = ANSWER_NO,
		.call = { .minute = -1, .disclosed = ANSWER_NO } };
}

static int64_t offered(struct fixture *fx, int64_t cents)
{
	struct settle_made made;
	struct settle_offer o = offer(cents);
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	return made.offer_id;
}

static void agreed(struct fixture *fx, int64_t offer_id)
{
	struct promise_outcome out;
	struct settle_accept a = accept_of(offer_id);
	assert_ok(settle_accept(&fx->d, &a, &out, NULL));
	assert_int_equal(out.ask, PROMISE_TAKEN);
}

static void test_accepting_asks_first_and_then_makes_the_plan(void **state)
{
	struct fixture *fx = *state;
	struct promise_outcome out;
	int64_t id = offered(fx, 110000);
	struct settle_accept a = accept_of(id);
	a.has_method = false;
	assert_ok(settle_accept(&fx->d, &a, &out, NULL));
	assert_int_equal(out.ask, PROMISE_ASK_METHOD);
	a = accept_of(id);
	a.call.disclosed = ANSWER_NONE;
	assert_ok(settle_accept(&fx->d, &a, &out, NULL));
	assert_int_equal(out.ask, PROMISE_ASK_RESULT);
	assert_int_equal(out.result.ask, RESULT_ASK_DISCLOSED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM plan"), 0);
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "open");
	agreed(fx, id);
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "accepted");
	assert_string_equal(fixture_text(fx, "SELECT kind || ' ' || promised || ' ' || offer_id "
		"FROM plan"), "settlement 110000 1");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact_result "
		"WHERE code = 'SETTL'"), 1);
	a = accept_of(id);
	assert_msg(settle_accept(&fx->d, &a, &out, NULL), MSG_OFFER_CLOSED);
}

/* Taken back, the offer stands as it did and can be accepted again. */
static void test_undo_opens_the_offer_again(void **state)
{
	struct fixture *fx = *state;
	int64_t id = offered(fx, 110000), account = 0;
	agreed(fx, id);
	fixture_at(fx, FIX_NOW + 60);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM plan"), "cancelled");
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "open");
	agreed(fx, id);
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "accepted");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = "
		"'unsettle'"), 1);
}

/* Another one was made meanwhile: only the newest stands. */
static void test_undo_does_not_open_what_was_countered(void **state)
{
	struct fixture *fx = *state;
	int64_t account = 0;
	agreed(fx, offered(fx, 110000));
	(void)offered(fx, 120000);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state) FROM "
		"(SELECT state FROM offer ORDER BY id)"), "countered,open");
}

/* Due in the quiet week after the talk: consent to call then is asked with nothing saved, and kept
 * for that day; declined, the settlement stands without it. */
static void test_consent_to_call_is_asked_within_the_quiet_week(void **state)
{
	struct fixture *fx = *state;
	struct promise_outcome out;
	struct settle_accept a = accept_of(offered(fx, 110000));
	a.consent = ANSWER_NONE;
	assert_ok(settle_accept(&fx->d, &a, &out, NULL));
	assert_int_equal(out.ask, PROMISE_ASK_CONSENT);
	assert_int_equal(fixture_int(fx, "SELECT (SELECT count(*) FROM plan) + "
		"(SELECT count(*) FROM contact_result)"), 0);
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "open");
	a.consent = ANSWER_YES;
	assert_ok(settle_accept(&fx->d, &a, &out, NULL));
	assert_int_equal(out.ask, PROMISE_TAKEN);
	assert_string_equal(fixture_text(fx, "SELECT c.from_on || c.until_on FROM consent c "
		"JOIN promise p ON p.consent_id = c.id"), "2026-11-302026-11-30");
}

static void test_an_expired_offer_cannot_be_accepted(void **state)
{
	struct fixture *fx = *state;
	struct promise_outcome out;
	struct offer_row log[2];
	size_t n = 0;
	struct settle_made made;
	struct settle_offer o = offer(110000);
	o.terms.valid_until = day(11, 24);
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	fixture_at(fx, FIX_NOW + FIX_DAY);
	struct settle_accept a = accept_of(made.offer_id);
	assert_msg(settle_accept(&fx->d, &a, &out, NULL), MSG_OFFER_EXPIRED);
	assert_ok(offers_of(&fx->d, ACCOUNT, log, 2, &n, NULL));
	assert_int_equal(log[0].state, OFFER_EXPIRED);
	assert_ok(offers_expire(&fx->d, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "expired");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM plan"), 0);
}

static void test_what_the_consumer_offers_binds_nobody_under_the_floor(void **state)
{
	struct fixture *fx = *state;
	struct settle_made made;
	struct promise_outcome out;
	struct settle_offer o = offer(90000);
	o.side = OFFER_BY_CONSUMER;
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	struct settle_accept a = accept_of(made.offer_id);
	assert_msg(settle_accept(&fx->d, &a, &out, NULL), MSG_OFFER_THEIRS);
	o.terms.amount.cents = 110000;
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	agreed(fx, made.offer_id);
}

static void test_declined_is_closed(void **state)
{
	struct fixture *fx = *state;
	int64_t id = offered(fx, 110000);
	assert_ok(settle_decline(&fx->d, id, "too much", NULL));
	assert_msg(settle_decline(&fx->d, id, "too much", NULL), MSG_OFFER_CLOSED);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text = "
		"'Settlement of 1,100.00 declined: too much'"), 1);
}

/* --- what becomes of it -------------------------------------------------------------------- */

static void pay(struct fixture *fx, int64_t cents)
{
	struct posted posted;
	struct posting p = { .account_id = ACCOUNT, .type = ENTRY_PAYMENT, .amount = { cents },
		.effective = desk_today(&fx->d), .method = "CARD", .reference = "A",
		.twin = ANSWER_YES };
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &p, &posted, NULL));
	assert_int_equal(posted.ask, POST_DONE);
	fixture_user(fx, FIX_JRIVERA);
}

static void test_paid_by_its_date_it_is_settled_in_full(void **state)
{
	struct fixture *fx = *state;
	agreed(fx, offered(fx, 110000));
	fixture_at(fx, FIX_NOW + FIX_DAY);
	pay(fx, 110000);
	assert_string_equal(fixture_text(fx, "SELECT status || ' ' || balance FROM account "
		"WHERE id = 10000001"), "SIF 0");
	assert_string_equal(fixture_text(fx, "SELECT state FROM plan"), "done");
	assert_int_equal(fixture_int(fx, "SELECT sum(principal + interest + fees) FROM "
		"ledger_entry WHERE account_id = 10000001 AND type = 'adjustment'"), -18455);
}

/* Nothing by its date: broken, and the whole balance is owed. What comes later is a payment. */
/* Only when nothing is owed, with what was agreed, and not a word on what others do about it. */
static void test_the_closing_letter_says_for_how_much(void **state)
{
	struct fixture *fx = *state;
	STR_AUTO none = str_make(2000);
	STR_AUTO settled = str_make(2000);
	STR_AUTO paid = str_make(2000);
	agreed(fx, offered(fx, 110000));
	assert_msg(closing_text(&fx->d, ACCOUNT, &none, NULL), MSG_CLOSING_OPEN);
	assert_string_equal(none.d, "");
	fixture_at(fx, FIX_NOW + FIX_DAY);
	pay(fx, 110000);
	assert_ok(closing_text(&fx->d, ACCOUNT, &settled, NULL));
	assert_non_null(strstr(settled.d, "11/25/26\n\nOKAFOR, ADAEZE N\n\n"
		"Creditor    MERCY HOSPITAL, account 004-711\nOur number  10000001\n"));
	assert_non_null(strstr(settled.d, "This account was settled on 11/25/26 for 1,100.00 of "
		"1,284.55.\nNothing more is owed on it.\n"));
	assert_null(strstr(settled.d, "report"));
	fixture_sql(fx, "UPDATE account SET status = 'PIF', balance = -1500 WHERE id = 10000001");
	assert_ok(closing_text(&fx->d, ACCOUNT, &paid, NULL));
	assert_non_null(strstr(paid.d, "This account was paid in full on 11/25/26.\n"
		"More came than was owed: 15.00 of it is yours.\n"));
	fixture_sql(fx, "UPDATE account SET balance = 0, last_paid_on = NULL WHERE id = 10000001");
	str_reset(&none);
	assert_ok(closing_text(&fx->d, ACCOUNT, &none, NULL));
	assert_non_null(strstr(none.d, "This account was closed on 11/25/26.\n"));
}

static void test_missed_the_whole_balance_is_owed_again(void **state)
{
	struct fixture *fx = *state;
	struct grade_counts counts;
	agreed(fx, offered(fx, 110000));
	fixture_at(fx, FIX_NOW + 8 * FIX_DAY);
	assert_ok(promises_grade(&fx->d, &counts, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM plan"), "broken");
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"),
		128455);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text LIKE "
		"'%the whole balance is owed again%'"), 1);
	pay(fx, 110000);
	assert_string_equal(fixture_text(fx, "SELECT (status = 'SIF') || ' ' || balance "
		"FROM account WHERE id = 10000001"), "0 18455");
}

/* Received by the due date, not in the days of grace that a promise has. */
static void test_a_day_late_is_too_late(void **state)
{
	struct fixture *fx = *state;
	struct grade_counts counts;
	agreed(fx, offered(fx, 110000));
	fixture_at(fx, FIX_NOW + 6 * FIX_DAY);
	assert_ok(promises_grade(&fx->d, &counts, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM plan"), "active");
	fixture_at(fx, FIX_NOW + 7 * FIX_DAY);
	assert_ok(promises_grade(&fx->d, &counts, NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM plan"), "broken");
}

static void test_the_agreement_in_words(void **state)
{
	struct fixture *fx = *state;
	STR_AUTO text = str_make(2000);
	struct settle_made made;
	struct settle_offer o = offer(110000);
	o.terms.due = day(1, 29);
	o.terms.installments = 3;
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	agreed(fx, made.offer_id);
	assert_ok(settle_words(&fx->d, made.offer_id, &text, NULL));
	assert_non_null(strstr(text.d, "1,100.00 settles the account, on which 1,284.55 is owed."));
	assert_non_null(strstr(text.d, "It must be received by 01/29/27."));
	assert_non_null(strstr(text.d, "Payment 3 of 3: 366.68 by 01/29/27."));
	assert_non_null(strstr(text.d, "When the bank has paid it, the rest is forgiven"));
	assert_non_null(strstr(text.d, "the whole balance is owed again"));
}

static void test_the_words_of_the_command(void **state)
{
	struct fixture *fx = *state;
	struct settle_said s;
	struct date today = desk_today(&fx->d);
	assert_ok(parse_settle("650 EOM", today, &s, NULL));
	assert_int_equal(s.amount.cents, 65000);
	assert_int_equal(s.due.days, day(11, 30).days);
	assert_false(s.has_method);
	assert_ok(parse_settle("650.50 +60 3 c", today, &s, NULL));
	assert_int_equal(s.installments, 3);
	assert_true(s.has_method && s.method == TENDER_CARD);
	assert_ok(parse_settle("  ", today, &s, NULL));
	assert_int_equal(s.amount.cents, 0);
	assert_true(date_is_none(s.due));
	assert_msg(parse_settle("x", today, &s, NULL), MSG_AMOUNT_INVALID);
	assert_msg(parse_settle("650 32/1", today, &s, NULL), MSG_DATE_INVALID);
	assert_msg(parse_settle("650 EOM 13", today, &s, NULL), MSG_ARGUMENT_EXTRA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
		T(test_the_quote_says_floor_verdict_and_what_is_forgiven),
		T(test_x1_to_x3_the_600_dollar_flag),
		T(test_what_cannot_settle_is_refused),
		T(test_nothing_is_settled_on_what_is_barred),
		T(test_payments_are_laid_back_from_the_due_date),
		T(test_offers_counter_each_other),
		T(test_authority_by_role),
		T(test_a_lead_on_the_spot_within_his_own_floor),
		T(test_accepting_asks_first_and_then_makes_the_plan),
		T(test_undo_opens_the_offer_again),
		T(test_undo_does_not_open_what_was_countered),
		T(test_consent_to_call_is_asked_within_the_quiet_week),
		T(test_an_expired_offer_cannot_be_accepted),
		T(test_what_the_consumer_offers_binds_nobody_under_the_floor),
		T(test_payments_fall_on_bank_days), T(test_declined_is_closed),
		T(test_paid_by_its_date_it_is_settled_in_full),
		T(test_the_closing_letter_says_for_how_much),
		T(test_missed_the_whole_balance_is_owed_again),
		T(test_a_day_late_is_too_late),
		T(test_the_agreement_in_words),
		T(test_the_words_of_the_command),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
