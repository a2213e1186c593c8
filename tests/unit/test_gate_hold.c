/* SPDX-License-Identifier: MIT */
/* Holds, people, numbers, opt-outs, work, state caps: stages 1 to 5 and 9 of the gate. */
#include "unit.h"

#include "gateworld.h"

static struct gw w;
#define NOON "2026-11-25"

static void start(void)
{
	gw_init(&w);
	gw_phone(&w, 513, PHONE_CELL);
}

/* Every hold blocks with its own message, on the account or on the person, until facts change. */
static void each_hold_blocks(void **state)
{
	static const struct { unsigned hold; enum msgid id; } rows[] = {
		{ HOLD_BANKRUPTCY, MSG_GATE_BANKRUPTCY }, { HOLD_CEASE, MSG_GATE_CEASE },
		{ HOLD_DISPUTE, MSG_GATE_DISPUTE }, { HOLD_CREDITOR, MSG_GATE_CREDITOR },
		{ HOLD_CLOSED, MSG_GATE_CLOSED }, { HOLD_IDENTITY, MSG_GATE_IDENTITY },
		{ HOLD_ATTORNEY, MSG_GATE_ATTORNEY }, { HOLD_DECEASED, MSG_GATE_DECEASED },
		{ HOLD_MINOR, MSG_GATE_MINOR }, { HOLD_DNC, MSG_GATE_DNC },
		{ HOLD_STATUS, MSG_GATE_STATUS },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows) * 2; i++) {
		start();
		if (i % 2)
			w.f.holds = rows[i / 2].hold;
		else
			w.accounts[0].holds = rows[i / 2].hold;
		assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
		assert_true(gw_says(&w, rows[i / 2].id));
		assert_int_equal(w.a.next_utc, GATE_NEVER);
		assert_int_equal(w.a.until_utc, 0);
	}
}

/* A1, C3: another debt under an attorney or a cease letter warns only; limited status warns. */
static void other_debts_warn(void **state)
{
	(void)state;
	start();
	w.accounts[1].holds = HOLD_CEASE | HOLD_ATTORNEY;
	w.accounts[0].outbound_limited = true;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_WARN);
	assert_true(gw_says(&w, MSG_GATE_OTHER_CEASE) && gw_says(&w, MSG_GATE_OTHER_ATTORNEY));
	assert_true(gw_says(&w, MSG_GATE_LIMITED));
}

/* All reasons are given, in the order of the stages. */
static void reasons_are_all_and_in_order(void **state)
{
	(void)state;
	start();
	w.f.holds = HOLD_CEASE | HOLD_ATTORNEY | HOLD_DNC | HOLD_DECEASED;
	w.phones[0].status = PHONE_BAD;
	gw_past(&w, NOON, 15, GW_TALK, 1);
	assert_int_equal(gw_call(&w, gw_utc(NOON) + 5 * 3600, 1), GATE_BLOCK);
	assert_true(w.a.count >= 7);
	for (int i = 1; i < w.a.count; i++)
		assert_true(w.a.reasons[i - 1].stage <= w.a.reasons[i].stage);
}

/* 6(a), 6(d): who is called; the other side is outside the consumer's limits. */
static void who_is_called(void **state)
{
	(void)state;
	start();
	w.phones[0].owner = REL_THIRD_PARTY;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
	w.phones[0].owner = REL_SPOUSE;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
	w.f.policy.spouse_is_consumer = true;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_ALLOW);
	w.f.holds = HOLD_DECEASED;
	w.f.relation = REL_REPRESENTATIVE;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_ALLOW);
	w.f.holds = HOLD_MINOR;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
	w.f.relation = REL_PARENT;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_ALLOW);
	w.f.relation = REL_OTHER_SIDE;
	w.f.holds = HOLD_CEASE | HOLD_ATTORNEY;
	w.phones[0].type = PHONE_WORK;
	gw_past(&w, NOON, 15, GW_TALK, 1);
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_ALLOW);
	w.f.holds = HOLD_BANKRUPTCY;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
}

/* Numbers marked wrong, bad or barred, and numbers abroad, are not called. */
static void numbers_that_are_not_called(void **state)
{
	static const struct { enum phone_status status; int npa; enum msgid id; } rows[] = {
		{ PHONE_WRONG, 513, MSG_GATE_PHONE_WRONG }, { PHONE_BAD, 513, MSG_GATE_PHONE_BAD },
		{ PHONE_BARRED, 513, MSG_GATE_PHONE_BARRED },
		{ PHONE_GOOD, 416, MSG_GATE_PHONE_FOREIGN },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		start();
		w.phones[0].status = rows[i].status;
		w.phones[0].npa = rows[i].npa;
		assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
		assert_true(gw_says(&w, rows[i].id));
		struct gate_phone p;
		gate_phone(&w.f, 1, 0, &p);
		assert_int_equal(p.why.say.id, rows[i].id);
	}
}

/* H1, H2, H3: a medium or one number is barred for every debt; other media stay open. */
static void opt_outs(void **state)
{
	(void)state;
	start();
	gw_phone(&w, 513, PHONE_CELL);
	w.optouts[0] = (struct fact_optout){ .media = MEDIUM_CALL, .target = 102 };
	w.f.optout_count = 1;
	assert_int_equal(gw_noon(&w, NOON, 2), GATE_ALLOW);
	struct gate_act act = { .medium = MEDIUM_CALL, .target = 102, .account = 2 };
	gate_decide(&w.f, &act, &w.a);
	assert_true(w.a.verdict == GATE_BLOCK && gw_says(&w, MSG_GATE_ADDRESS));
	act.medium = MEDIUM_TEXT;
	gate_decide(&w.f, &act, &w.a);
	assert_int_equal(w.a.verdict, GATE_ALLOW);
	w.optouts[0].target = 0;
	assert_int_equal(gw_noon(&w, NOON, 3), GATE_BLOCK);
	assert_true(gw_says(&w, MSG_GATE_MEDIUM));
	act.medium = MEDIUM_MAIL;
	gate_decide(&w.f, &act, &w.a);
	assert_int_equal(w.a.verdict, GATE_ALLOW);
	assert_int_equal(w.a.until_utc, 0);
}

/* E1, E2: 6(b)(3)-1, work only if the employer is not known to forbid it; house rule stricter. */
static void calls_at_work(void **state)
{
	(void)state;
	start();
	w.phones[0].type = PHONE_WORK;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_WARN);
	assert_true(gw_says(&w, MSG_GATE_WORK));
	w.f.policy.work_calls = false;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
	w.f.employer_forbids = true;
	assert_int_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
	assert_true(gw_says(&w, MSG_GATE_EMPLOYER));
	gw_phone(&w, 513, PHONE_CELL);
	struct gate_account a;
	gate_account(&w.f, 1, &a);
	assert_int_equal(a.best, 1);
	assert_int_equal(a.verdict, GATE_ALLOW);
}

/* S1 to S4 of 2.8: Massachusetts two in seven, Washington three of any form, DC four calls, New
 * York City three attempts from September 2026. */
static void state_caps(void **state)
{
	(void)state;
	start();
	gw_address(&w, 21, "MA");
	gw_past(&w, "2026-11-23", 15, GW_TEXT, 1);
	assert_int_not_equal(gw_noon(&w, "2026-11-24", 1), GATE_BLOCK);
	gw_past(&w, "2026-11-24", 15, GW_CALL, 1);
	assert_int_equal(gw_noon(&w, "2026-11-29", 1), GATE_BLOCK);
	assert_true(gw_says(&w, MSG_GATE_STATE_CAP));
	assert_int_equal(w.a.next_utc, gw_utc("2026-11-30 13:00:00"));
	assert_int_not_equal(gw_noon(&w, "2026-11-25", 2), GATE_BLOCK);
	start();
	gw_address(&w, 981, "WA");
	gw_past(&w, "2026-11-23", 20, GW_CALL, 1);
	gw_past(&w, "2026-11-24", 20, GW_TEXT, 2);
	w.contacts[1].medium = MEDIUM_MAIL;
	gw_past(&w, "2026-11-25", 20, GW_CALL, 3);
	assert_int_equal(gw_call(&w, gw_utc("2026-11-26 20:00:00"), 1), GATE_BLOCK);
	start();
	gw_phone(&w, 202, PHONE_HOME);
	for (int i = 0; i < 4; i++)
		gw_past(&w, "2026-11-23", 14 + i, GW_CALL, 1);
	assert_int_equal(gw_noon(&w, "2026-11-25", 1), GATE_BLOCK);
	assert_int_not_equal(gw_noon(&w, "2026-11-25", 2), GATE_BLOCK);
	start();
	gw_address(&w, 112, "NY");
	for (int i = 0; i < 3; i++)
		gw_past(&w, "2026-11-23", 14 + i, i ? GW_TEXT : GW_BUSY, 1);
	assert_int_equal(gw_noon(&w, "2026-11-25", 1), GATE_BLOCK);
	for (int i = 0; i < 3; i++)
		w.contacts[i].local = date_from_ymd(2026, 8, 24);
	assert_int_not_equal(gw_noon(&w, "2026-08-25", 1), GATE_BLOCK);
	w.f.relation = REL_OTHER_SIDE;
	assert_int_not_equal(gw_noon(&w, NOON, 1), GATE_BLOCK);
}

/* A person with no number: the account says so and never opens. */
static void no_number_to_try(void **state)
{
	struct gate_account a;

	(void)state;
	gw_init(&w);
	w.f.now_utc = gw_utc(NOON);
	gate_account(&w.f, 1, &a);
	assert_int_equal(a.best, -1);
	assert_int_equal(a.next_utc, GATE_NEVER);
	assert_int_equal(a.why.say.id, MSG_GATE_NO_PHONE);
}

/* Property: whatever the facts, the promised instant is allowed and the minute before is not. */
static void the_promised_minute_is_exact(void **state)
{
	(void)state;
	for (int round = 0; round < unit_rounds(300); round++) {
		static const int npas[] = { 513, 312, 303, 602, 415, 907, 808, 787, 671, 208, 202 };

		gw_init(&w);
		w.f.policy = gate_policy_default();
		for (int i = 0; i < 2; i++)
			gw_phone(&w, npas[unit_between(0, 10)],
				(enum phone_type)unit_between(1, 3));
		for (int64_t i = unit_between(0, 9); i > 0; i--) {
			char day[12];

			(void)snprintf(day, sizeof(day), "2026-10-%02d", (int)unit_between(25, 31));
			gw_past(&w, day, (int)unit_between(13, 23), (int)unit_between(0, 4),
				unit_between(1, 2));
		}
		w.inconvenient[0] = (struct fact_inconvenient){ .dow = (unsigned)unit_between(0,
			127),
			.from = (int)unit_between(0, 1439), .to = (int)unit_between(1, 1440),
			.first = DATE_NONE, .last = date_from_ymd(2026, 11, 9),
			.media = MEDIUM_ALL };
		w.f.inconvenient_count = (int)unit_between(0, 1);
		int64_t at = gw_utc("2026-10-31 00:00:00") + unit_between(0, 172800);

		if (gw_call(&w, at, 1) != GATE_BLOCK)
			continue;
		int64_t next = w.a.next_utc;
		assert_true(next > at);
		assert_int_not_equal(gw_call(&w, next, 1), GATE_BLOCK);
		assert_int_equal(gw_call(&w, next - 1, 1), GATE_BLOCK);
		for (int64_t t = at; t < next; t += (next - at) / 20 + 1)
			assert_int_equal(gw_call(&w, t, 1), GATE_BLOCK);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_hold_blocks), cmocka_unit_test(other_debts_warn),
		cmocka_unit_test(reasons_are_all_and_in_order), cmocka_unit_test(who_is_called),
		cmocka_unit_test(numbers_that_are_not_called), cmocka_unit_test(opt_outs),
		cmocka_unit_test(calls_at_work), cmocka_unit_test(state_caps),
		cmocka_unit_test(no_number_to_try), cmocka_unit_test(the_promised_minute_is_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
