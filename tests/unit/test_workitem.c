/* SPDX-License-Identifier: MIT */
#include "arrears/domain/workitem.h"
#include "unit.h"

/* Tuesday 2026-11-24 16:00Z: 10:00 in Chicago, 08:00 in Los Angeles. */
#define NOW INT64_C(1795536000)

struct world {
	struct band_set bands;
	struct fact_account debts[3];
	struct fact_phone phones[2];
	struct fact_address address;
	struct fact_contact contacts[8];
	struct gate_facts f;
	struct work_account accounts[3];
	struct work_input in;
};

static struct date day(int month, int d)
{
	return date_from_ymd(2026, month, d);
}

static void make(struct world *w)
{
	*w = (struct world){ .in = { .consumer_id = 7, .count = 1, .office = ZONE_C } };
	for (size_t i = 0; band_seed(i, &w->bands.bands[i]); i++) {
		w->bands.ids[i] = (int64_t)i + 1;
		w->bands.count = i + 1;
	}
	for (int i = 0; i < 3; i++) {
		w->debts[i] = (struct fact_account){ .id = 100 + i, .debt = 100 + i,
			.status = "ACT" };
		w->accounts[i] = (struct work_account){ .id = 100 + i, .facts = {
			.next = { .kind = NEXT_FOLLOWUP, .due = day(11, 24) }, .status = "ACT",
			.client = "MERCY", .lang = "EN", .balance = { 10000 },
			.placed = day(9, 1) } };
	}
	w->phones[0] = (struct fact_phone){ .id = 1, .type = PHONE_CELL, .npa = 312 };
	w->phones[1] = (struct fact_phone){ .id = 2, .type = PHONE_CELL, .npa = 312 };
	w->address = (struct fact_address){ .id = 1, .zip3 = 606, .state = "IL" };
	w->f = (struct gate_facts){ .now_utc = NOW, .person = 7, .accounts = w->debts,
		.account_count = 3, .phones = w->phones, .phone_count = 1,
		.addresses = &w->address, .address_count = 1, .contacts = w->contacts,
		.policy = gate_policy_default() };
	w->in.accounts = w->accounts;
	w->in.facts = &w->f;
	w->in.today = day(11, 24);
}

static struct work_item derive(const struct world *w)
{
	struct work_item out;
	assert_true(work_item_derive(&w->in, &w->bands, &out));
	return out;
}

static const char *band_code(const struct world *w, const struct work_item *i)
{
	return w->bands.bands[band_index(&w->bands, i->band_id)].code;
}

static void call(struct world *w, int days_ago, bool talked)
{
	int n = w->f.contact_count++;
	w->contacts[n] = (struct fact_contact){ .id = n + 1, .person = 7, .phone = 1,
		.placed_utc = NOW - days_ago * 86400,
		.local = date_add_days(day(11, 24), -days_ago),
		.medium = MEDIUM_CALL, .phone_type = PHONE_CELL, .counted = true,
		.conversation = talked, .debts = &w->debts[0].debt, .debt_count = 1 };
}

static void test_due_today_is_ripe(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	struct work_item i = derive(&w);
	assert_int_equal(i.stage, WORK_RIPE);
	assert_string_equal(band_code(&w, &i), "FOLLOW");
	assert_int_equal(i.call_mask, ZONE_BIT(ZONE_C));
	assert_int_equal(i.wake_on.days, WORK_NEVER.days);
	assert_int_equal(i.accounts, 1);
}

static void test_due_later_waits_in_the_band_of_its_day(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	w.accounts[0].facts.next.due = day(11, 30);
	struct work_item i = derive(&w);
	assert_int_equal(i.stage, WORK_WAITING);
	assert_string_equal(band_code(&w, &i), "FOLLOW");
	assert_int_equal(i.wake_on.days, day(11, 30).days);
}

static void test_a_conversation_holds_until_the_quiet_days_end(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	call(&w, 2, true);                      /* 11/22: days 22..28 are quiet */
	struct work_item i = derive(&w);
	assert_int_equal(i.stage, WORK_HELD);
	assert_int_equal(i.wake_on.days, day(11, 29).days);
	assert_int_equal(i.ready_on.days, day(11, 29).days);
}

/* Called today about one debt, the other debt waits for tomorrow; a timed call does not. */
static void test_one_call_a_day_serves_all_debts(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	w.in.count = 2;
	w.phones[1].npa = 773;
	w.f.phone_count = 2;                    /* another number, free of the redial gap */
	call(&w, 0, false);
	w.accounts[0].facts.next.due = day(11, 30);
	struct work_item i = derive(&w);
	assert_int_equal(i.stage, WORK_HELD);
	assert_int_equal(i.account_id, 101);
	assert_int_equal(i.wake_on.days, day(11, 25).days);
	w.accounts[1].facts.next = (struct next_action){ .kind = NEXT_TIMED,
		.due = day(11, 24), .at_utc = NOW };
	assert_int_equal(derive(&w).stage, WORK_RIPE);
	w.contacts[0].voided = true;
	w.accounts[1].facts.next = w.accounts[2].facts.next;
	assert_int_equal(derive(&w).stage, WORK_RIPE);
}

static void test_todays_calls_hold_by_pace(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	call(&w, 0, false);
	w.contacts[0].placed_utc = NOW - 600;
	struct work_item i = derive(&w);
	assert_int_equal(i.stage, WORK_RIPE);
	assert_true(i.call_mask & CALL_SINGLY);
	assert_true(i.open_at >= NOW - 600 + w.f.policy.redial_minutes * 60);
	assert_true(i.shut_at > i.open_at);
	w.f.phone_count = 2;                    /* the other number has no gap to keep */
	i = derive(&w);
	assert_int_equal(i.call_mask, ZONE_BIT(ZONE_C));
}

static void test_two_zones_make_one_mask(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	w.phones[0].npa = 213;
	struct work_item i = derive(&w);
	assert_int_equal(i.call_mask, ZONE_BIT(ZONE_C) | ZONE_BIT(ZONE_P));
	w.f.address_count = 0;
	w.phones[0].npa = 800;
	i = derive(&w);
	assert_int_equal(i.call_mask, 0);
}

static void test_holds_and_no_phone_bar_the_call(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	w.debts[0].holds = HOLD_CEASE;
	struct work_item i = derive(&w);
	assert_int_equal(i.call_mask, CALL_NONE);
	make(&w);
	w.phones[0].status = PHONE_WRONG;
	i = derive(&w);
	assert_int_equal(i.call_mask, CALL_NONE);
	assert_string_equal(band_code(&w, &i), "SKIP");
	assert_true(band_reviews(&w.bands.bands[band_index(&w.bands, i.band_id)].filter));
}

static void test_a_timed_call_has_hours_of_its_own(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	w.accounts[0].facts.next = (struct next_action){ .kind = NEXT_TIMED, .due = day(11, 24),
		.at_utc = NOW + 3600 };
	struct work_item i = derive(&w);
	assert_string_equal(band_code(&w, &i), "TIMED");
	assert_int_equal(i.due_at, NOW + 3600);
	assert_int_equal(i.open_at, NOW + 3600);
	assert_true(i.shut_at == zone_to_utc(ZONE_C, day(11, 24), 21 * 3600));
}

static void test_an_inconvenient_time_shuts_the_hours(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	struct fact_inconvenient lunch = { .dow = 127, .from = 12 * 60, .to = 13 * 60,
		.first = DATE_NONE, .last = DATE_NONE, .media = MEDIUM_CALL };
	w.f.inconvenient = &lunch;
	w.f.inconvenient_count = 1;
	struct work_item i = derive(&w);
	assert_true(i.call_mask & CALL_SINGLY);
	assert_int_equal(i.open_at, NOW);
	assert_true(i.shut_at == zone_to_utc(ZONE_C, day(11, 24), 12 * 3600));
	w.f.now_utc = i.shut_at;
	i = derive(&w);
	assert_true(i.open_at == zone_to_utc(ZONE_C, day(11, 24), 13 * 3600));
}

static void test_the_account_that_can_be_worked_drives(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	w.in.count = 3;
	w.accounts[0].facts.next.kind = NEXT_NEW;       /* the better band, but held */
	w.debts[0].holds = HOLD_ATTORNEY;
	w.accounts[2].facts.next.due = day(12, 1);
	struct work_item i = derive(&w);
	assert_int_equal(i.account_id, 101);
	assert_int_equal(i.accounts, 3);
	assert_int_equal(i.balance.cents, 30000);
	assert_int_equal(i.wake_on.days, day(12, 1).days);
	w.debts[0].holds = 0;
	i = derive(&w);
	assert_int_equal(i.account_id, 100);
	assert_string_equal(band_code(&w, &i), "NEW");
}

static void test_no_open_account_is_no_item(void **state)
{
	(void)state;
	struct world w;
	struct work_item i;
	make(&w);
	w.in.count = 0;
	assert_false(work_item_derive(&w.in, &w.bands, &i));
}

static void test_every_account_has_a_band(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	w.accounts[0].facts.next = (struct next_action){ .kind = NEXT_NONE, .due = DATE_NONE };
	struct work_item i = derive(&w);
	assert_string_equal(band_code(&w, &i), "CLER");
}

static void test_older_comes_first_and_priority_within_the_day(void **state)
{
	(void)state;
	struct world w;
	make(&w);
	int64_t today = derive(&w).sort_key;
	w.accounts[0].priority = 3;
	int64_t urgent = derive(&w).sort_key;
	w.accounts[0].priority = 0;
	w.accounts[0].facts.next.due = day(11, 20);
	int64_t older = derive(&w).sort_key;
	assert_true(older < urgent && urgent < today);
}

static void test_windows_by_mask(void **state)
{
	(void)state;
	struct gate_policy p = gate_policy_default();
	int64_t seven = NOW - 3600;             /* 07:00 in Los Angeles */
	assert_true(call_mask_opens(ZONE_BIT(ZONE_P), NOW, &p) == NOW);
	assert_true(call_mask_opens(ZONE_BIT(ZONE_P), seven, &p) == NOW);
	assert_true(call_mask_opens(ZONE_BIT(ZONE_C), seven, &p) == seven);
	assert_true(call_mask_opens(0, seven, &p) == NOW);
	assert_true(call_mask_opens(CALL_NONE, NOW, &p) == GATE_NEVER);
	/* Guam's morning is the evening of the East. */
	assert_true(call_mask_opens(ZONE_BIT(ZONE_E) | ZONE_BIT(ZONE_GU), NOW, &p) ==
		zone_to_utc(ZONE_GU, day(11, 25), 8 * 3600));
}

/* What the mask promises is what the gate says, whatever the minute. */
static void test_mask_and_gate_agree(void **state)
{
	(void)state;
	struct world w;
	static const int npas[] = { 312, 213, 212, 303, 602, 907, 808, 208, 800 };
	for (int round = 0; round < unit_rounds(300); round++) {
		struct gate_account g;
		make(&w);
		w.f.address_count = 0;
		w.phones[0].npa = npas[unit_between(0, (int64_t)ARRAY_SIZE(npas) - 1)];
		w.f.now_utc = NOW + unit_between(0, 14 * 1440) * 60;
		w.in.today = zone_date(ZONE_C, w.f.now_utc);
		struct work_item i = derive(&w);
		gate_account(&w.f, 100, &g);
		assert_true(call_mask_opens(i.call_mask, w.f.now_utc, &w.f.policy) == g.next_utc);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_due_today_is_ripe),
		cmocka_unit_test(test_due_later_waits_in_the_band_of_its_day),
		cmocka_unit_test(test_a_conversation_holds_until_the_quiet_days_end),
		cmocka_unit_test(test_one_call_a_day_serves_all_debts),
		cmocka_unit_test(test_todays_calls_hold_by_pace),
		cmocka_unit_test(test_two_zones_make_one_mask),
		cmocka_unit_test(test_holds_and_no_phone_bar_the_call),
		cmocka_unit_test(test_a_timed_call_has_hours_of_its_own),
		cmocka_unit_test(test_an_inconvenient_time_shuts_the_hours),
		cmocka_unit_test(test_the_account_that_can_be_worked_drives),
		cmocka_unit_test(test_no_open_account_is_no_item),
		cmocka_unit_test(test_every_account_has_a_band),
		cmocka_unit_test(test_older_comes_first_and_priority_within_the_day),
		cmocka_unit_test(test_windows_by_mask),
		cmocka_unit_test(test_mask_and_gate_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
