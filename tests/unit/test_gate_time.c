/* SPDX-License-Identifier: MIT */
/* The cases T1 to T20 of compliance 1.2 that are calls, and what surrounds them. */
#include "unit.h"

#include "gateworld.h"

#define B true
#define A false
static struct gw w;

static void assert_at(const char *stamp, bool blocked)
{
	bool is = gw_call(&w, gw_utc(stamp), 1) == GATE_BLOCK;

	if (is != blocked)
		fail_msg("%s: blocked %d", stamp, is);
	/* What was promised as the earliest instant is allowed, and the second before it is not. */
	int64_t next = w.a.next_utc;

	if (!blocked) {
		assert_int_equal(next, w.f.now_utc);
		assert_true(w.a.until_utc > next);
		return;
	}
	assert_true(next > w.f.now_utc && next % 60 == 0);
	assert_int_not_equal(gw_call(&w, next, 1), GATE_BLOCK);
	assert_int_equal(gw_call(&w, next - 1, 1), GATE_BLOCK);
}

static void eastern_cell_pacific_home(void)
{
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	gw_address(&w, 941, "CA");
}

/* T1, T2, T3: 6(b)(1)(i)-2.i, allowed only where both places allow. */
static void t1_t2_t3_both_places_must_allow(void **state)
{
	(void)state;
	eastern_cell_pacific_home();
	assert_at("2026-07-15 14:59:59", B);
	assert_at("2026-07-15 15:00:00", A);
	assert_at("2026-07-16 00:59:59", A);
	assert_at("2026-07-16 01:00:00", B);
}

/* 6(b)(1)(i)-2: an address whose ZIP code and state disagree must suit both. */
static void zip_of_another_state_suits_both(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 900, PHONE_CELL); /* not in use: says nothing */
	gw_address(&w, 100, "CA");
	assert_at("2026-07-15 14:59:59", B);
	assert_at("2026-07-15 15:00:00", A);
	assert_at("2026-07-16 01:00:00", B);
}

/* T4: 6(b)(1)(i)-2.ii, an undialled landline places the consumer too. */
static void t4_landline_not_dialled_counts(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	gw_phone(&w, 303, PHONE_HOME);
	assert_at("2026-07-15 13:59:00", B);
	assert_at("2026-07-15 14:00:00", A);
	assert_at("2026-07-16 00:59:00", A);
	assert_at("2026-07-16 01:00:00", B);
}

/* T5: 6(b)(1)(i)-2.i in winter. */
static void t5_winter(void **state)
{
	(void)state;
	eastern_cell_pacific_home();
	assert_at("2026-01-15 16:00:00", A);
	assert_at("2026-01-16 02:00:00", B);
}

/* T6, T7: Arizona has no daylight time. */
static void t6_t7_arizona(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 602, PHONE_CELL);
	gw_address(&w, 802, "CO");
	assert_at("2026-07-15 14:00:00", B);
	assert_at("2026-07-15 15:00:00", A);
	assert_at("2026-11-02 15:00:00", A);
}

/* T8, T9: the days on which the clocks change. */
static void t8_t9_clock_changes(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	assert_at("2026-11-01 12:59:59", B);
	assert_at("2026-11-01 13:00:00", A);
	assert_at("2027-03-14 11:59:59", B);
	assert_at("2027-03-14 12:00:00", A);
}

/* T10: Eastern and Hawaii leave 14:00 to 21:00 Eastern. */
static void t10_hawaii(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	gw_address(&w, 968, "HI");
	assert_at("2026-07-15 17:59:00", B);
	assert_at("2026-07-15 18:00:00", A);
	assert_at("2026-07-16 00:59:00", A);
	assert_at("2026-07-16 01:00:00", B);
}

/* T11: 6(b)(1)-1.i, no Tuesdays and Thursdays until the end of the year. */
static void t11_no_tuesdays_until_new_year(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	w.inconvenient[0] = (struct fact_inconvenient){ .dow = 1u << TUESDAY | 1u << THURSDAY,
		.from = 0, .to = 1440, .first = DATE_NONE, .last = date_from_ymd(2026, 12, 31),
		.media = MEDIUM_ALL };
	w.f.inconvenient_count = 1;
	assert_at("2026-11-24 15:00:00", B);
	assert_at("2026-11-24 23:00:00", B);
	assert_at("2026-11-25 15:00:00", A);
	assert_at("2027-01-05 15:00:00", A);
}

static void weekdays_but_not_three_to_five(void)
{
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	w.inconvenient[0] = (struct fact_inconvenient){ .dow = 0x3e, .from = 15 * 60, .to = 17 * 60,
		.first = DATE_NONE, .last = DATE_NONE, .media = MEDIUM_ALL };
	w.inconvenient[1] = (struct fact_inconvenient){ .dow = 0x41, .from = 0, .to = 1440,
		.first = DATE_NONE, .last = DATE_NONE, .media = MEDIUM_ALL };
	w.f.inconvenient_count = 2;
}

/* T12: 6(b)(1)-1.ii, weekdays except three to five, no weekends. */
static void t12_hours_of_weekdays(void **state)
{
	(void)state;
	weekdays_but_not_three_to_five();
	assert_at("2026-11-25 20:30:00", B);
	assert_at("2026-11-25 22:00:00", A);
	assert_at("2026-11-28 15:00:00", B);
	/* Open at noon, but only until the barred hours begin. */
	assert_at("2026-11-25 17:00:00", A);
	assert_int_equal(w.a.until_utc, gw_utc("2026-11-25 20:00:00"));
	/* From Friday night it is not Saturday but Monday. */
	(void)gw_call(&w, gw_utc("2026-11-28 03:00:00"), 1);
	assert_int_equal(w.a.next_utc, gw_utc("2026-11-30 13:00:00"));
}

static enum verdict email(const char *stamp)
{
	w.f.now_utc = gw_utc(stamp);
	gate_decide(&w.f, &(struct gate_act){ .medium = MEDIUM_EMAIL, .account = 1 }, &w.a);
	return w.a.verdict;
}

/* T13: 6(b)(1)-2.i, one answer to each message of the consumer, by the same medium. */
static void t13_one_answer_a_message(void **state)
{
	(void)state;
	weekdays_but_not_three_to_five();
	w.credits[0] = (struct fact_credit){ MEDIUM_EMAIL, gw_utc("2026-11-25 20:30:00"), false };
	w.f.credit_count = 1;
	assert_int_equal(email("2026-11-25 20:40:00"), GATE_ALLOW);
	w.credits[0].used = true;
	assert_int_equal(email("2026-11-25 20:45:00"), GATE_BLOCK);
	w.credits[1] = (struct fact_credit){ MEDIUM_EMAIL, gw_utc("2026-11-25 20:46:00"), false };
	w.f.credit_count = 2;
	assert_int_equal(email("2026-11-25 20:50:00"), GATE_ALLOW);
	assert_at("2026-11-25 20:41:00", B);
}

/* T14: 6(b)(1)(ii)-1, home bars the landline and mail there, not the cell phone or e-mail. */
static void t14_home_is_a_place(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_HOME);
	gw_phone(&w, 513, PHONE_CELL);
	w.inconvenient[0] = (struct fact_inconvenient){ .dow = 0x7f, .to = 1440, .first = DATE_NONE,
		.last = DATE_NONE, .media = MEDIUM_ALL, .place = PLACE_HOME };
	w.f.inconvenient_count = 1;
	assert_int_equal(gw_noon(&w, "2026-11-25", 1), GATE_BLOCK);
	assert_true(gw_says(&w, MSG_GATE_PLACE));
	/* A place that is barred for good never opens. */
	assert_int_equal(w.a.next_utc, GATE_NEVER);
	struct gate_act act = { .medium = MEDIUM_CALL, .target = 102, .account = 1 };
	gate_decide(&w.f, &act, &w.a);
	assert_int_equal(w.a.verdict, GATE_ALLOW);
	act.medium = MEDIUM_MAIL;
	gate_decide(&w.f, &act, &w.a);
	assert_int_equal(w.a.verdict, GATE_BLOCK);
	act.medium = MEDIUM_EMAIL;
	gate_decide(&w.f, &act, &w.a);
	assert_int_equal(w.a.verdict, GATE_ALLOW);
}

/* T19: 6(b)(4)(i)-1, "at work now": asking for a better time is the same call, a new call waits
 * until the time named is over. */
static void t19_busy_now_bars_the_shift(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	/* Night shift 22:00 to 09:00, kept as one rule past midnight. */
	w.inconvenient[0] = (struct fact_inconvenient){ .dow = 0x3e, .from = 22 * 60, .to = 9 * 60,
		.first = DATE_NONE, .last = DATE_NONE, .media = MEDIUM_CALL };
	w.f.inconvenient_count = 1;
	assert_at("2026-11-25 13:30:00", B);
	assert_at("2026-11-25 14:00:00", A);
	/* Friday's shift runs into Saturday, Saturday has none. */
	assert_at("2026-11-28 13:30:00", B);
	assert_at("2026-11-29 13:30:00", A);
	assert_at("2026-11-26 03:30:00", B);
}

/* T20: 6(b)(1)(i)-1, an e-mail goes by the time of sending; mail has no hours. */
static void t20_time_of_sending(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	assert_int_equal(email("2026-11-26 01:55:00"), GATE_ALLOW);
	assert_int_equal(email("2026-11-26 02:02:00"), GATE_BLOCK);
	gate_decide(&w.f, &(struct gate_act){ .medium = MEDIUM_MAIL, .account = 1 }, &w.a);
	assert_int_equal(w.a.verdict, GATE_ALLOW);
}

/* 3.1 steps 1, 2 and 4: told alone; bad facts skipped; nothing known is 11:00-21:00 Eastern, and
 * from 08:00 Hawaii if something pointed there. */
static void whereabouts_as_in_3_1(void **state)
{
	(void)state;
	eastern_cell_pacific_home();
	w.f.told = ZONE_BIT(ZONE_E);
	assert_at("2026-07-15 12:00:00", A);
	w.f.told = 0;
	w.addresses[0].bad = true;
	assert_at("2026-07-15 12:00:00", A);
	gw_init(&w);
	gw_phone(&w, 800, PHONE_CELL);
	assert_at("2026-07-15 14:59:00", B);
	assert_at("2026-07-15 15:00:00", A);
	assert_true(gw_says(&w, MSG_GATE_UNKNOWN_PLACE));
	assert_at("2026-07-16 01:00:00", B);
	gw_phone(&w, 808, PHONE_HOME);
	w.phones[1].status = PHONE_WRONG;
	assert_at("2026-07-15 17:59:00", B);
	assert_at("2026-07-15 18:00:00", A);
	/* An unknown ZIP falls back on all zones of the state. */
	gw_init(&w);
	gw_address(&w, 0, "TN");
	assert_int_equal(facts_whereabouts(&w.f, NULL).zones, zone_parse("C/E"));
}

/* 2.9: DC and Massachusetts keep Eastern hours too (S5); a Washington landline is where its area
 * code says even if the consumer is elsewhere. */
static void state_rows_of_hours(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 415, PHONE_CELL);
	gw_address(&w, 200, "DC");
	w.f.told = ZONE_BIT(ZONE_P);
	assert_at("2026-07-15 15:00:00", A);
	assert_at("2026-07-16 01:00:00", B);
	gw_init(&w);
	gw_phone(&w, 206, PHONE_HOME);
	w.f.told = ZONE_BIT(ZONE_E);
	assert_at("2026-07-15 14:59:00", B);
	w.phones[0].type = PHONE_CELL;
	assert_at("2026-07-15 14:59:00", A);
}

/* House rule: no call on Sunday before noon where the consumer is. */
static void sunday_mornings_are_free(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	w.f.policy = gate_policy_default();
	assert_at("2026-11-22 16:59:00", B);
	assert_true(gw_says(&w, MSG_GATE_SUNDAY));
	assert_at("2026-11-22 17:00:00", A);
	assert_at("2026-11-22 05:00:00", B);
}

/* Guam and Eastern still share hours round the clock; rules that leave none say so. */
static void no_common_hour_is_said(void **state)
{
	(void)state;
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
	gw_phone(&w, 671, PHONE_HOME);
	assert_at("2026-01-15 22:00:00", A);
	assert_at("2026-01-15 21:59:00", B);
	w.inconvenient[0] = (struct fact_inconvenient){ .dow = 0x7f, .from = 17 * 60, .to = 21 * 60,
		.first = DATE_NONE, .last = DATE_NONE, .media = MEDIUM_CALL };
	w.f.inconvenient_count = 1;
	assert_int_equal(gw_call(&w, gw_utc("2026-01-15 22:00:00"), 1), GATE_BLOCK);
	assert_int_equal(w.a.next_utc, GATE_NEVER);
	assert_true(gw_says(&w, MSG_GATE_NO_WINDOW));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(t1_t2_t3_both_places_must_allow),
		cmocka_unit_test(zip_of_another_state_suits_both),
		cmocka_unit_test(t4_landline_not_dialled_counts),
		cmocka_unit_test(t5_winter),
		cmocka_unit_test(t6_t7_arizona),
		cmocka_unit_test(t8_t9_clock_changes),
		cmocka_unit_test(t10_hawaii),
		cmocka_unit_test(t11_no_tuesdays_until_new_year),
		cmocka_unit_test(t12_hours_of_weekdays),
		cmocka_unit_test(t13_one_answer_a_message),
		cmocka_unit_test(t14_home_is_a_place),
		cmocka_unit_test(t19_busy_now_bars_the_shift),
		cmocka_unit_test(t20_time_of_sending),
		cmocka_unit_test(whereabouts_as_in_3_1),
		cmocka_unit_test(state_rows_of_hours),
		cmocka_unit_test(sunday_mornings_are_free),
		cmocka_unit_test(no_common_hour_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
