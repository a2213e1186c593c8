/* SPDX-License-Identifier: MIT */
/* The cases F1 to F24 of compliance 1.6: calls in seven days and the quiet period, 1006.14(b). */
#include "unit.h"

#include "gateworld.h"

static struct gw w;

static void start(void)
{
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
}

/* An allowed act has its next instant now; a blocked one opens exactly when it says. */
static void assert_day(const char *day, int64_t account, bool blocked)
{
	bool is = gw_noon(&w, day, account) == GATE_BLOCK;

	if (is != blocked)
		fail_msg("%s: blocked %d", day, is);
	if (!blocked) {
		assert_int_equal(w.a.next_utc, w.f.now_utc);
		return;
	}
	int64_t next = w.a.next_utc;
	if (next == GATE_NEVER)
		return;
	assert_int_not_equal(gw_call(&w, next, account), GATE_BLOCK);
	assert_int_equal(gw_call(&w, next - 1, account), GATE_BLOCK);
}

#define ALLOWED(day, account) assert_day(day, account, false)
#define BLOCKED(day, account) assert_day(day, account, true)

static int count_on(const char *day, int64_t debt)
{
	struct gate_tally t;

	w.f.now_utc = gw_utc(day) + 17 * 3600;
	gate_tally(&w.f, debt, &t);
	return t.calls;
}

static void consent(int i, const char *given, const char *from, const char *to, int64_t debt)
{
	struct fact_consent *s = &w.consents[i];
	struct date day = zone_date(ZONE_E, gw_utc(given));

	*s = (struct fact_consent){ .id = 900 + i, .debt = debt, .given_utc = gw_utc(given),
		.given = day, .from = from ? zone_date(ZONE_E, gw_utc(from) + 17 * 3600) : day,
		.to = to ? zone_date(ZONE_E, gw_utc(to) + 17 * 3600) : DATE_NONE };
	w.f.consent_count = i + 1;
}

/* F1: (b)(2)(i)-1.i, seven calls in seven days, the eighth on the eighth day. */
static void f1_seven_in_seven(void **state)
{
	static const char *const days[] = { "2026-04-01", "2026-04-02", "2026-04-03",
		"2026-04-04", "2026-04-05", "2026-04-06", "2026-04-07" };

	(void)state;
	start();
	for (size_t i = 0; i < ARRAY_SIZE(days); i++)
		gw_past(&w, days[i], 15, GW_CALL, 1);
	BLOCKED("2026-04-07", 1);
	(void)gw_noon(&w, "2026-04-07", 1);
	assert_int_equal(w.a.next_utc, gw_utc("2026-04-08 12:00:00"));
	ALLOWED("2026-04-08", 1);
}

/* F2: (b)(2)(ii)-1.i, days count, not spans of 168 hours. */
static void f2_calendar_days(void **state)
{
	static const char *const days[] = { "2026-04-01", "2026-04-02", "2026-04-02", "2026-04-03",
		"2026-04-03", "2026-04-06", "2026-04-06" };

	(void)state;
	start();
	for (size_t i = 0; i < ARRAY_SIZE(days); i++)
		gw_past(&w, days[i], 16, GW_CALL, 1);
	BLOCKED("2026-04-07", 1);
	assert_int_equal(count_on("2026-04-08", 1), 6);
	ALLOWED("2026-04-08", 1);
	assert_true(gw_says(&w, MSG_GATE_LAST_ONE));
}

/* F3: (b)(2)(i)-1.ii, an inbound conversation is not counted but starts the quiet period. */
static void f3_inbound_conversation(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-08-13", 14, GW_INBOUND, 1);
	assert_int_equal(count_on("2026-08-13", 1), 0);
	BLOCKED("2026-08-13", 1);
	BLOCKED("2026-08-19", 1);
	ALLOWED("2026-08-20", 1);
	/* What the account panel shows. */
	struct gate_tally t;
	w.f.now_utc = gw_utc("2026-08-14 17:00:00");
	gate_tally(&w.f, 1, &t);
	assert_int_equal(t.calls, 0);
	assert_int_equal(t.quiet_until.days, date_from_ymd(2026, 8, 19).days);
	w.f.now_utc = gw_utc("2026-08-20 17:00:00");
	gate_tally(&w.f, 1, &t);
	assert_true(date_is_none(t.quiet_until));
}

/* F4: (b)(2)(ii)-1.ii, quiet seven days with the day of the conversation as day 1. */
static void f4_quiet_after_conversation(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-08-11", 15, GW_CALL, 1);
	gw_past(&w, "2026-08-14", 15, GW_TALK, 1);
	BLOCKED("2026-08-20", 1);
	ALLOWED("2026-08-21", 1);
}

/* F5: (b)(2)(i)-3.i, calls to a number that proves another's are un-counted. */
static void f5_misdirected_calls(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-08-10", 15, GW_CALL, 1);
	gw_past(&w, "2026-08-12", 15, GW_CALL, 1);
	assert_int_equal(count_on("2026-08-13", 1), 2);
	w.contacts[0].misdirected = w.contacts[1].misdirected = true;
	assert_int_equal(count_on("2026-08-13", 1), 0);
}

/* F6: (b)(3)(i)-3.i, "call back on Monday" is consent for Monday only. */
static void f6_consent_with_narrow_terms(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-03", 15, GW_TALK, 1);
	consent(0, "2026-04-03 15:05:00", "2026-04-06", "2026-04-06", 1);
	BLOCKED("2026-04-04", 1);
	(void)gw_noon(&w, "2026-04-04", 1);
	assert_int_equal(w.a.next_utc, gw_utc("2026-04-06 12:00:00"));
	ALLOWED("2026-04-06", 1);
	assert_true(w.a.consent);
	assert_int_equal(w.a.consent_id, 900);
	for (int i = 0; i < 8; i++) {
		gw_past(&w, "2026-04-06", 14, GW_CALL, 1);
		w.contacts[w.f.contact_count - 1].excluded = true;
	}
	ALLOWED("2026-04-06", 1);
	BLOCKED("2026-04-07", 1);
	BLOCKED("2026-04-09", 1);
	ALLOWED("2026-04-10", 1);
}

/* F7: (b)(3)(i)-3.ii, a conversation uses the consent up and starts a quiet period of its own. */
static void f7_conversation_ends_consent(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-03", 15, GW_TALK, 1);
	consent(0, "2026-04-03 15:05:00", NULL, NULL, 1);
	ALLOWED("2026-04-06", 1);
	gw_past(&w, "2026-04-06", 15, GW_TALK, 1);
	BLOCKED("2026-04-08", 1);
	BLOCKED("2026-04-12", 1);
	ALLOWED("2026-04-13", 1);
}

/* F8: (b)(3)(i)-3.iii, consent by e-mail lasts seven days and its calls are not counted. */
static void f8_consent_by_email(void **state)
{
	(void)state;
	start();
	for (int d = 1; d <= 3; d++) {
		char day[12];

		(void)snprintf(day, sizeof(day), "2026-06-%02d", d);
		gw_past(&w, day, 15, GW_CALL, 1);
	}
	consent(0, "2026-06-04 15:00:00", NULL, NULL, 1);
	for (int i = 0; i < 8; i++) {
		gw_past(&w, i < 4 ? "2026-06-08" : "2026-06-10", 13 + i % 4, GW_CALL, 1);
		w.contacts[w.f.contact_count - 1].excluded = true;
	}
	ALLOWED("2026-06-10", 1);
	assert_true(w.a.consent);
	assert_int_equal(count_on("2026-06-10", 1), 0);
	ALLOWED("2026-06-11", 1);
	assert_false(w.a.consent);
}

/* F9, F10: (b)(3)(ii)-1, busy and dead numbers are not connected; ringing, dropped and full
 * mailboxes are. */
static void f9_f10_connected_or_not(void **state)
{
	(void)state;
	start();
	for (int i = 0; i < 7; i++)
		gw_past(&w, "2026-04-01", 13 + i, GW_BUSY, 1);
	assert_int_equal(count_on("2026-04-01", 1), 0);
	ALLOWED("2026-04-02", 1);
	gw_past(&w, "2026-04-02", 15, GW_CALL, 1);
	assert_int_equal(count_on("2026-04-02", 1), 1);
}

/* F11: (b)(4)-2.i, 21 calls spread over three debts reach the limit of each. */
static void f11_three_debts_full(void **state)
{
	(void)state;
	start();
	for (int i = 0; i < 21; i++) {
		char day[12];

		(void)snprintf(day, sizeof(day), "2026-04-%02d", 1 + i / 3);
		gw_past(&w, day, 14 + i % 3, GW_CALL, 1 + i % 3);
	}
	for (int64_t a = 1; a <= 3; a++)
		BLOCKED("2026-04-07", a);
}

/* F12: (b)(4)-2.ii, a message that names no debt counts for the one it is attributed to. */
static void f12_message_counts_once(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-01", 15, GW_CALL, 1);
	assert_int_equal(count_on("2026-04-01", 1), 1);
	assert_int_equal(count_on("2026-04-01", 2), 0);
}

/* F13, F14: (b)(4)-2.iii and iv, the quiet period is each debt's own. */
static void f13_f14_quiet_by_debt(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-11-09", 15, GW_TALK, 1);
	ALLOWED("2026-11-10", 2);
	BLOCKED("2026-11-15", 1);
	ALLOWED("2026-11-16", 1);
	gw_also(&w, 2);
	BLOCKED("2026-11-15", 1);
	BLOCKED("2026-11-15", 2);
}

/* F15: (b)(4)-2.v, a conversation about no debt counts for the one it is attributed to. */
static void f15_conversation_about_nothing(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-11-09", 15, GW_CALL, 1);
	gw_past(&w, "2026-11-10", 15, GW_CALL, 1);
	for (int i = 0; i < 4; i++)
		gw_past(&w, i < 2 ? "2026-11-09" : "2026-11-11", 16 + i, GW_CALL, 2);
	gw_past(&w, "2026-11-12", 15, GW_TALK, 1);
	assert_int_equal(count_on("2026-11-13", 1), 3);
	assert_int_equal(count_on("2026-11-13", 2), 4);
	BLOCKED("2026-11-13", 1);
	ALLOWED("2026-11-13", 2);
}

/* F16: (b)(4)-2.vi, the debt the consumer raises instead is quiet as well. */
static void f16_either_side_raises(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-11-09", 15, GW_TALK, 1);
	gw_also(&w, 2);
	w.contacts[0].placed_for = 1;
	assert_int_equal(count_on("2026-11-09", 1), 1);
	assert_int_equal(count_on("2026-11-09", 2), 0);
	BLOCKED("2026-11-15", 1);
	BLOCKED("2026-11-15", 2);
	ALLOWED("2026-11-16", 2);
}

/* F17: (b)(4)-2.vii, loans serviced under one number share the seven and the quiet. */
static void f17_one_debt_of_three_loans(void **state)
{
	(void)state;
	start();
	for (int i = 0; i < 3; i++)
		w.accounts[i].debt = 7;
	gw_past(&w, "2026-11-09", 15, GW_TALK, 7);
	for (int64_t a = 1; a <= 3; a++)
		BLOCKED("2026-11-10", a);
	/* Two accounts of the same creditor that are not one debt do not share. */
	w.accounts[2].debt = 3;
	ALLOWED("2026-11-10", 3);
}

/* F18: (b)(2)(i)-2.i, seven calls may still be bunched: warned. */
static void f18_bunched_calls_warn(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-01", 15, GW_CALL, 1);
	for (int i = 0; i < 5; i++)
		gw_past(&w, "2026-04-03", 13 + i, GW_CALL, 1);
	ALLOWED("2026-04-04", 1);
	assert_true(gw_says(&w, MSG_GATE_CONCENTRATED));
	ALLOWED("2026-04-10", 1);
	assert_false(gw_says(&w, MSG_GATE_CONCENTRATED));
}

/* F19: (b)(2)(i)-2.i and ii, quick redials and more than two a day warn and hold back the next
 * account until their time. */
static void f19_pace_warns(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-01", 16, GW_CALL, 1);
	assert_int_equal(gw_call(&w, gw_utc("2026-04-01 16:04:00"), 1), GATE_WARN);
	assert_true(gw_says(&w, MSG_GATE_REDIAL));
	assert_int_equal(w.a.next_utc, gw_utc("2026-04-01 16:04:00"));
	assert_int_equal(w.a.paced_utc, gw_utc("2026-04-01 18:00:00"));
	/* The gap is the number's: another one is free. */
	gw_phone(&w, 513, PHONE_HOME);
	struct gate_account acct;
	gate_account(&w.f, 1, &acct);
	assert_int_equal(acct.best, 1);
	gw_past(&w, "2026-04-01", 18, GW_CALL, 2);
	(void)gw_call(&w, gw_utc("2026-04-01 21:00:00"), 1);
	assert_true(gw_says(&w, MSG_GATE_DAILY));
	assert_int_equal(w.a.paced_utc, gw_utc("2026-04-02 12:00:00"));
	gate_account(&w.f, 1, &acct);
	assert_int_equal(acct.best, -1);
	assert_int_equal(acct.verdict, GATE_WARN);
	assert_int_equal(acct.paced_utc, gw_utc("2026-04-02 12:00:00"));
}

/* A busy line is no call that counts, but keeps its number from coming up again at once. */
static void a_busy_line_waits_like_any(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-01", 16, GW_BUSY, 1);
	assert_int_equal(count_on("2026-04-01", 1), 0);
	(void)gw_call(&w, gw_utc("2026-04-01 16:04:00"), 1);
	assert_true(gw_says(&w, MSG_GATE_REDIAL));
	assert_int_equal(w.a.paced_utc, gw_utc("2026-04-01 18:00:00"));
}

/* F20: 14(a)-1.i and -2.i, texts do not count but all media together warn. */
static void f20_cumulative_media_warn(void **state)
{
	(void)state;
	start();
	for (int i = 0; i < 5; i++)
		gw_past(&w, "2026-04-01", 13 + i, GW_TEXT, 1);
	assert_int_equal(count_on("2026-04-01", 1), 0);
	ALLOWED("2026-04-02", 1);
	assert_true(gw_says(&w, MSG_GATE_MEDIA));
}

/* F21: 14(b)-1, ringless voicemail is a call. */
static void f21_ringless_voicemail_counts(void **state)
{
	(void)state;
	start();
	for (int i = 0; i < 7; i++)
		gw_past(&w, "2026-04-01", 13 + i, GW_CALL, 1);
	BLOCKED("2026-04-02", 1);
}

/* F22: 6(b)(4)(i)-2, consent given to the creditor is none. */
static void f22_consent_to_creditor(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-03", 15, GW_TALK, 1);
	consent(0, "2026-04-03 15:05:00", NULL, NULL, 1);
	w.consents[0].source = CONSENT_CREDITOR;
	BLOCKED("2026-04-04", 1);
	w.consents[0].source = CONSENT_DIRECT;
	ALLOWED("2026-04-04", 1);
	w.consents[0].ended_utc = gw_utc("2026-04-04 13:00:00");
	BLOCKED("2026-04-04", 1);
	/* And consent is per debt. */
	w.consents[0].ended_utc = 0;
	w.consents[0].debt = 2;
	BLOCKED("2026-04-04", 1);
}

/* F23: (b)(3)(i)-1, consent does not reach past "stop calling" that stands. */
static void f23_consent_and_stop_calling(void **state)
{
	(void)state;
	start();
	consent(0, "2026-04-03 15:05:00", NULL, NULL, 1);
	w.optouts[0] = (struct fact_optout){ .media = MEDIUM_CALL };
	w.f.optout_count = 1;
	BLOCKED("2026-04-04", 1);
	assert_int_equal(w.a.next_utc, GATE_NEVER);
}

/* F24: 14(b)(2)(i), the co-debtor's calls are the co-debtor's. */
static void f24_every_person_has_their_own(void **state)
{
	(void)state;
	start();
	for (int i = 0; i < 8; i++) {
		gw_past(&w, "2026-04-01", 13 + i % 7, i < 7 ? GW_CALL : GW_TALK, 1);
		w.contacts[i].person = 2;
	}
	ALLOWED("2026-04-02", 1);
	w.f.person = 2;
	BLOCKED("2026-04-02", 1);
}

/* A lead's reason lifts the two presumptions, nothing else; an unknown reason is refused. */
static void overrides_lift_frequency_only(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-01", 15, GW_TALK, 1);
	for (int i = 0; i < 6; i++)
		gw_past(&w, "2026-03-31", 13 + i, GW_CALL, 1);
	struct gate_act act = { .medium = MEDIUM_CALL, .target = 101, .account = 1,
		.override = "LITIG" };
	w.f.now_utc = gw_utc("2026-04-02 17:00:00");
	gate_decide(&w.f, &act, &w.a);
	assert_int_equal(w.a.verdict, GATE_WARN);
	assert_true(gw_says(&w, MSG_GATE_OVERRIDDEN) && gw_says(&w, MSG_GATE_SEVEN));
	assert_int_equal(w.a.next_utc, w.f.now_utc);
	w.f.now_utc = gw_utc("2026-04-02 03:00:00");
	gate_decide(&w.f, &act, &w.a);
	assert_int_equal(w.a.verdict, GATE_BLOCK);
	w.f.now_utc = gw_utc("2026-04-02 17:00:00");
	act.override = "OFFER";
	gate_decide(&w.f, &act, &w.a);
	assert_true(w.a.verdict == GATE_BLOCK && gw_says(&w, MSG_GATE_OVERRIDE_UNKNOWN));
	size_t n = 0;
	while (gate_override_at(n) != NULL)
		n++;
	assert_int_equal(n, 5);
	assert_non_null(gate_override_find("URGENT"));
}

/* A voided call counts nowhere, and what is shown of an unknown account is nothing. */
static void voided_and_unknown(void **state)
{
	(void)state;
	start();
	gw_past(&w, "2026-04-01", 15, GW_TALK, 1);
	w.contacts[0].voided = true;
	ALLOWED("2026-04-02", 1);
	struct gate_tally t;
	gate_tally(&w.f, 99, &t);
	assert_int_equal(t.calls, 0);
	assert_int_equal(gw_noon(&w, "2026-04-02", 99), GATE_BLOCK);
	assert_true(gw_says(&w, MSG_GATE_TOO_MANY));
}

/* Two candidate zones: the day that blocks longer decides, on either coast. */
static void dates_are_tested_in_every_zone(void **state)
{
	(void)state;
	start();
	gw_phone(&w, 415, PHONE_HOME);
	gw_past(&w, "2026-04-01", 15, GW_TALK, 1);
	/* April 8 begins at 04:00 UTC in the East and 07:00 in the West; open from 15:00 UTC. */
	BLOCKED("2026-04-07", 1);
	(void)gw_noon(&w, "2026-04-07", 1);
	assert_int_equal(w.a.next_utc, gw_utc("2026-04-08 15:00:00"));
	assert_int_equal(gate_local_date(&w.f, gw_utc("2026-04-08 05:00:00")).days,
		date_from_ymd(2026, 4, 8).days);
	for (int i = 0; i < 7; i++)
		gw_past(&w, "2026-04-08", 15 + i % 3, GW_CALL, 1);
	struct gate_tally t;
	w.f.now_utc = gw_utc("2026-04-08 20:00:00");
	gate_tally(&w.f, 1, &t);
	assert_int_equal(t.calls, 7);
	assert_int_equal(t.free_on.days, date_from_ymd(2026, 4, 15).days);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(f1_seven_in_seven), cmocka_unit_test(f2_calendar_days),
		cmocka_unit_test(f3_inbound_conversation),
		cmocka_unit_test(f4_quiet_after_conversation),
		cmocka_unit_test(f5_misdirected_calls),
		cmocka_unit_test(f6_consent_with_narrow_terms),
		cmocka_unit_test(f7_conversation_ends_consent),
		cmocka_unit_test(f8_consent_by_email),
		cmocka_unit_test(f9_f10_connected_or_not), cmocka_unit_test(f11_three_debts_full),
		cmocka_unit_test(f12_message_counts_once), cmocka_unit_test(f13_f14_quiet_by_debt),
		cmocka_unit_test(f15_conversation_about_nothing),
		cmocka_unit_test(f16_either_side_raises),
		cmocka_unit_test(f17_one_debt_of_three_loans),
		cmocka_unit_test(f18_bunched_calls_warn), cmocka_unit_test(f19_pace_warns),
		cmocka_unit_test(a_busy_line_waits_like_any),
		cmocka_unit_test(f20_cumulative_media_warn),
		cmocka_unit_test(f21_ringless_voicemail_counts),
		cmocka_unit_test(f22_consent_to_creditor),
		cmocka_unit_test(f23_consent_and_stop_calling),
		cmocka_unit_test(f24_every_person_has_their_own),
		cmocka_unit_test(overrides_lift_frequency_only),
		cmocka_unit_test(voided_and_unknown),
		cmocka_unit_test(dates_are_tested_in_every_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
