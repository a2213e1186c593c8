/* SPDX-License-Identifier: MIT */
#include <sys/wait.h>
#include <unistd.h>

#include "arrears/desk/bands.h"
#include "arrears/desk/desks.h"
#include "arrears/desk/item.h"
#include "arrears/desk/next.h"
#include "arrears/desk/post.h"
#include "arrears/desk/workmap.h"
#include "arrears/store/band.h"
#include "arrears/store/code.h"
#include "arrears/store/item.h"
#include "fixture.h"

static void refresh(struct fixture *fx, int64_t consumer)
{
	assert_ok(db_begin(fx->d.db, NULL));
	assert_ok(desk_refresh_item(&fx->d, consumer, NULL));
	assert_ok(db_commit(fx->d.db, NULL));
}

static int64_t wrong_items(struct fixture *fx)
{
	int64_t wrong = -1, first = 0;
	assert_ok(desk_item_proof(&fx->d, 1, &wrong, &first, NULL));
	return wrong;
}

static struct fixture *office(void **state)
{
	struct fixture *fx = *state;
	fx->d.desk_no = 0;
	assert_ok(desks_open(&fx->d, NULL));
	fixture_at(fx, FIX_NOW);
	for (int64_t c = FIX_OKAFOR; c <= FIX_DOE; c++)
		refresh(fx, c);
	return fx;
}

/* A second desk on the same file, another person at it. */
static void second_desk(struct fixture *fx, struct desk *d)
{
	*d = fx->d;
	d->desks_fd = -1;
	d->desk_no = 0;
	d->user_id = FIX_KBOSE;
	d->session_id = FIX_KBOSE - 1;
	(void)text_put(d->user_name, sizeof d->user_name, "KBOSE");
	assert_ok(db_open(&(struct db_options){ .path = fx->path }, &d->db, NULL));
	assert_ok(desks_open(d, NULL));
	/* Opening takes byte 2, whose old session in the fixture is not ours. */
	fixture_sql(fx, "UPDATE work_session SET ended_how = NULL");
}

static void end_desk(struct desk *d)
{
	desks_close(d);
	db_close(d->db);
}

static const struct map_row *row(const struct work_map *map, const char *code)
{
	for (size_t i = 0; i < map->count; i++)
		if (strcmp(map->rows[i].code, code) == 0)
			return &map->rows[i];
	fail_msg("no band %s", code);
	return &map->rows[0];
}

static void test_map_counts_what_may_be_called_now(void **state)
{
	struct fixture *fx = office(state);
	struct work_map map;
	char next[9];
	assert_ok(work_map(&fx->d, &map, NULL));
	/* 10:00 in Chicago and 11:00 in New York; 08:00 in Los Angeles just began. */
	assert_int_equal(row(&map, "FOLLOW")->callable, 2);
	assert_int_equal(row(&map, "FOLLOW")->accounts, 3);
	assert_int_equal(row(&map, "NEW")->callable, 1);
	assert_int_equal(row(&map, "SKIP")->callable, 0);
	assert_int_equal(row(&map, "SKIP")->workable, 1);
	fixture_at(fx, FIX_NOW - 3600);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(row(&map, "NEW")->callable, 0);
	map_next_text(&fx->d, row(&map, "NEW"), next);
	assert_string_equal(next, "10:00");
	map_next_text(&fx->d, row(&map, "FOLLOW"), next);
	assert_string_equal(next, "now");
}

static void test_supervisor_band_is_for_leads(void **state)
{
	struct fixture *fx = office(state);
	struct work_map map;
	assert_ok(work_map(&fx->d, &map, NULL));
	size_t seen = map.count;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(map.count, seen + 1);
}

/* Posted by a lead, to the credit of whose work it was. */
static int64_t pays(struct fixture *fx, int64_t cents, int64_t credit)
{
	struct posted out = { .ask = POST_DONE };
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = { cents }, .effective = DATE_NONE,
		.method = "CARD", .designated = true, .credit_user_id = credit,
		.twin = ANSWER_YES }, &out, NULL));
	fixture_user(fx, FIX_JRIVERA);
	return out.ledger_id;
}

static void test_map_adds_up_my_money_of_the_month(void **state)
{
	struct fixture *fx = office(state);
	struct work_map map;
	struct post_undone back;
	fixture_at(fx, FIX_NOW - 30 * FIX_DAY);
	int64_t october = pays(fx, 4000, FIX_JRIVERA);
	fixture_at(fx, FIX_NOW);
	(void)pays(fx, 7500, FIX_JRIVERA);
	int64_t bad = pays(fx, 2000, FIX_JRIVERA);
	(void)pays(fx, 9900, FIX_KBOSE);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(map.posted.cents, 9500);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = bad, .nsf = true,
		.code = "R01" }, &back, NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(map.posted.cents, 7500);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = october,
		.reason = "Another's check" }, &back, NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(map.posted.cents, 3500);
}

static void test_next_takes_bands_in_order(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome n;
	assert_ok(next_account(&fx->d, 0, &n, NULL));
	assert_int_equal(n.account_id, FIX_SMITH_LOAN);
	assert_string_equal(n.band, "New business");
	assert_int_equal(n.position, 1);
	assert_int_equal(n.total, 1);
	assert_ok(next_account(&fx->d, 0, &n, NULL));
	assert_int_equal(n.consumer_id, FIX_OKAFOR);
	assert_int_equal(n.total, 2);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM claim"), 2);
}

static void test_a_band_asked_for_is_the_one_worked(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome n;
	int64_t skip = fixture_int(fx, "SELECT id FROM band WHERE code = 'SKIP'");
	assert_ok(next_account(&fx->d, skip, &n, NULL));
	assert_int_equal(n.consumer_id, FIX_GARCIA);
	assert_ok(next_account(&fx->d, skip, &n, NULL));
	assert_int_equal(n.consumer_id, 0);
	assert_msg(next_account(&fx->d, 999, &n, NULL), MSG_BAND_UNKNOWN);
	int64_t super = fixture_int(fx, "SELECT id FROM band WHERE code = 'SUPER'");
	assert_msg(next_account(&fx->d, super, &n, NULL), MSG_BAND_UNKNOWN);
}

static void test_two_desks_get_two_consumers(void **state)
{
	struct fixture *fx = office(state);
	struct desk other;
	struct next_outcome a, b;
	struct err err;
	char text[128];
	second_desk(fx, &other);
	assert_int_equal(desks_others(&fx->d), 1);
	assert_ok(next_account(&fx->d, 0, &a, NULL));
	assert_ok(next_account(&other, 0, &b, NULL));
	assert_int_not_equal(a.consumer_id, b.consumer_id);
	assert_msg(claim_open(&other, a.consumer_id, &err), MSG_IN_USE);
	err_first(&err, text, sizeof text);
	assert_string_equal(text, "In use by JRIVERA since 10:00.");
	assert_ok(claim_release(&fx->d, a.consumer_id, NULL));
	assert_ok(claim_open(&other, a.consumer_id, NULL));
	end_desk(&other);
}

static void test_a_crash_frees_its_claims_at_once(void **state)
{
	struct fixture *fx = office(state);
	int64_t taken = 0;
	int pipes[2];
	assert_int_equal(pipe(pipes), 0);
	pid_t pid = fork();
	if (pid == 0) {
		struct desk other;
		struct next_outcome n;
		second_desk(fx, &other);
		if (next_account(&other, 0, &n, NULL) != MSG_OK)
			_exit(1);
		ssize_t w = write(pipes[1], &n.consumer_id, sizeof n.consumer_id);
		_exit(w == (ssize_t)sizeof n.consumer_id ? 0 : 1);
	}
	int status = 1;
	assert_int_equal(read(pipes[0], &taken, sizeof taken), (int)sizeof taken);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM claim"), 1);
	assert_ok(claim_open(&fx->d, taken, NULL));
	assert_int_equal(fixture_int(fx, "SELECT desk_no FROM claim"), fx->d.desk_no);
	close(pipes[0]);
	close(pipes[1]);
}

static void test_opening_clears_what_a_crash_left(void **state)
{
	struct fixture *fx = office(state);
	struct desk other;
	fixture_sql(fx, "INSERT INTO claim VALUES (1, 40, 5, 4, 0, 0);"
		"UPDATE work_session SET desk_no = 40 WHERE id = 4");
	second_desk(fx, &other);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM claim"), 0);
	end_desk(&other);
}

static void test_blocked_ones_are_passed_over_and_said(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome n;
	char text[128];
	/* Behind the queue's back: Smith told us in writing to stop. */
	fixture_sql(fx, "INSERT INTO restriction(party_id, kind, source, at, user_id)"
		" VALUES (2, 'cease', 'letter', 1795532400, 3)");
	assert_ok(next_account(&fx->d, 0, &n, NULL));
	assert_int_equal(n.consumer_id, FIX_OKAFOR);
	assert_int_equal(n.passed, 1);
	assert_int_equal(n.over[0].account_id, FIX_SMITH_LOAN);
	err_first(&n.over[0].why, text, sizeof text);
	assert_string_equal(text, "The consumer told us in writing to cease contact.");
	assert_int_equal(wrong_items(fx), 0);
	assert_ok(next_account(&fx->d, 0, &n, NULL));
	assert_int_equal(n.passed, 0);
}

static void test_result_and_next_claim_are_one_transaction(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome a, b;
	struct work_row left = { .band_id = 1, .opened_at = FIX_NOW, .outcome = WORKED };
	assert_ok(next_account(&fx->d, 0, &a, NULL));
	left.account_id = a.account_id;
	left.consumer_id = a.consumer_id;
	assert_ok(db_begin(fx->d.db, NULL));
	assert_ok(work_leave(&fx->d, &left, NULL));
	assert_ok(next_account(&fx->d, 0, &b, NULL));
	db_rollback(fx->d.db);
	assert_int_equal(fixture_int(fx, "SELECT consumer_id FROM claim"), a.consumer_id);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM work"), 0);
}

static void test_viewed_ones_come_back_last(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome n;
	int64_t follow = fixture_int(fx, "SELECT id FROM band WHERE code = 'FOLLOW'");
	int64_t seen[3];
	for (int i = 0; i < 3; i++) {
		assert_ok(next_account(&fx->d, follow, &n, NULL));
		seen[i] = n.consumer_id;
		assert_ok(work_leave(&fx->d, &(struct work_row){ .account_id = n.account_id,
			.consumer_id = n.consumer_id, .band_id = follow, .opened_at = FIX_NOW,
			.outcome = VIEWED }, NULL));
	}
	assert_int_not_equal(seen[0], seen[1]);
	assert_int_equal(seen[2], seen[0]);
}

static void test_ring_and_numbers(void **state)
{
	struct fixture *fx = office(state);
	struct work_row ring[25];
	struct work_map map;
	size_t n = 0;
	static const int64_t order[] = { FIX_OKAFOR_MED, FIX_SMITH_LOAN, FIX_OKAFOR_MED };
	for (int i = 0; i < 3; i++)
		assert_ok(work_leave(&fx->d, &(struct work_row){ .account_id = order[i],
			.consumer_id = FIX_OKAFOR, .opened_at = FIX_NOW + i, .outcome = WORKED },
			NULL));
	assert_ok(work_ring(fx->d.db, fx->d.user_id, ring, ARRAY_SIZE(ring), &n, NULL));
	assert_int_equal(n, 2);
	assert_int_equal(ring[0].account_id, FIX_OKAFOR_MED);
	assert_int_equal(ring[1].consumer_id, FIX_SMITH);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(map.today.accounts, 2);
}

static void test_parked_is_found_again(void **state)
{
	struct fixture *fx = office(state);
	int64_t consumer = -1;
	assert_ok(claim_parked(&fx->d, &consumer, NULL));
	assert_int_equal(consumer, 0);
	assert_ok(claim_park(&fx->d, FIX_DOE, true, NULL));
	assert_ok(claim_parked(&fx->d, &consumer, NULL));
	assert_int_equal(consumer, FIX_DOE);
	assert_ok(claim_release(&fx->d, FIX_DOE, NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM claim"), 0);
}

static void test_a_new_day_ripens_what_waits(void **state)
{
	struct fixture *fx = office(state);
	struct work_map map;
	fixture_sql(fx, "UPDATE next_action SET due_on = '2026-11-25' WHERE account_id = 10000005;"
		"UPDATE next_action SET due_on = '2026-11-30' WHERE account_id = 10000003;"
		"UPDATE next_action SET due_on = '2026-11-30' WHERE account_id = 10000002");
	for (int64_t c = FIX_OKAFOR; c <= FIX_DOE; c++)
		refresh(fx, c);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(row(&map, "FOLLOW")->items, 1);
	fixture_at(fx, FIX_NOW + FIX_DAY);
	assert_int_equal(wrong_items(fx), 0);   /* what the day will roll is not called wrong */
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(row(&map, "FOLLOW")->items, 2);
	assert_int_equal(fixture_complaints(fx, "band counts"), 0);
	assert_int_equal(wrong_items(fx), 0);
	fixture_at(fx, FIX_NOW + 6 * FIX_DAY);
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_int_equal(row(&map, "NEW")->items, 1);
	assert_int_equal(fixture_complaints(fx, "band counts"), 0);
	assert_int_equal(wrong_items(fx), 0);
}

static void test_the_proof_finds_what_was_typed_in(void **state)
{
	struct fixture *fx = office(state);
	int64_t wrong = -1, first = 0;
	fixture_sql(fx, "UPDATE work_item SET sort_key = 1 WHERE consumer_id = 2");
	assert_ok(desk_item_proof(&fx->d, 0, &wrong, &first, NULL));
	assert_int_equal(wrong, 1);
	assert_int_equal(first, FIX_SMITH);
	assert_int_equal(fixture_complaints(fx, "band counts"), 0);
	fixture_sql(fx, "UPDATE work_item SET balance = balance + 1 WHERE consumer_id = 2");
	assert_true(fixture_complaints(fx, "band counts") > 0);
}

static void test_timed_calls_come_at_their_minute(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome n;
	int64_t account = -1, due = 0;
	fixture_sql(fx, "UPDATE next_action SET kind = 'TIMED', due_at = 1795536900 "
		"WHERE account_id = 10000005");
	refresh(fx, FIX_DOE);
	assert_ok(next_account(&fx->d, 0, &n, NULL));
	assert_int_not_equal(n.consumer_id, FIX_DOE);
	assert_ok(next_timed(&fx->d, FIX_NOW, &account, &due, NULL));
	assert_int_equal(account, 0);
	fixture_at(fx, FIX_NOW + 900);
	assert_ok(next_timed(&fx->d, FIX_NOW, &account, &due, NULL));
	assert_int_equal(account, FIX_DOE_CARD);
	assert_int_equal(due, FIX_NOW + 900);
	assert_ok(next_account(&fx->d, 0, &n, NULL));
	assert_int_equal(n.consumer_id, FIX_DOE);
	assert_true(n.timed);
}

static void test_others_accounts_are_left_alone(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome n;
	fixture_sql(fx, "UPDATE account SET assigned_user_id = 5 WHERE consumer_id = 2");
	refresh(fx, FIX_SMITH);
	assert_ok(next_account(&fx->d, 0, &n, NULL));
	assert_int_equal(n.consumer_id, FIX_OKAFOR);
}

static void test_auditors_take_no_work(void **state)
{
	struct fixture *fx = office(state);
	struct next_outcome n;
	fx->d.role = USER_AUDITOR;
	assert_msg(next_account(&fx->d, 0, &n, NULL), MSG_NOT_AUTHORIZED);
}

static void test_bands_are_edited_and_refilled(void **state)
{
	struct fixture *fx = office(state);
	struct band_set set;
	struct work_map map;
	int64_t id = 0;
	struct band b = { .code = "BIG", .text = "Big balances", .order = 5, .active = true,
		.filter_text = "BAL>=1000 PHONES>=1", .sort = SORT_BALANCE };
	assert_msg(band_save(&fx->d, &b, &id, NULL), MSG_NOT_AUTHORIZED);
	fx->d.role = USER_LEAD;
	assert_ok(band_save(&fx->d, &b, &id, NULL));
	assert_ok(desk_refresh_all(&fx->d, NULL));
	assert_ok(work_map(&fx->d, &map, NULL));
	assert_string_equal(map.rows[0].code, "BIG");
	assert_int_equal(map.rows[0].items, 1);
	assert_int_equal(fixture_complaints(fx, "band counts"), 0);
	id = 0;
	assert_msg(band_save(&fx->d, &b, &id, NULL), MSG_BAND_FIELD);
	assert_ok(band_load(fx->d.db, &set, NULL));
	struct err err;
	for (size_t i = 0; i < set.count; i++) {
		set.bands[i].active = false;
		if (i + 1 < set.count)
			assert_ok(band_save(&fx->d, &set.bands[i], &set.ids[i], NULL));
		else
			assert_msg(band_save(&fx->d, &set.bands[i], &set.ids[i], &err),
				MSG_BAND_LAST);
	}
}

/* Whatever is changed and refreshed, moved by days or closed: the summary is the sum. */
static void test_counts_are_a_recount_at_any_time(void **state)
{
	struct fixture *fx = office(state);
	static const char *const changes[] = {
		"UPDATE next_action SET due_on = date('2026-11-24', (account_id % 7) || ' days')"
		" WHERE account_id = 10000000 + ",
		"UPDATE next_action SET kind = 'DISPUTE' WHERE account_id = 10000000 + ",
		"UPDATE next_action SET kind = 'FOLLOWUP' WHERE account_id = 10000000 + ",
		"UPDATE account SET hot = 1 - hot WHERE id = 10000000 + ",
		"UPDATE account SET balance = balance + 17 WHERE id = 10000000 + ",
		"UPDATE account SET status = 'RET' WHERE id = 10000000 + ",
		"UPDATE account SET status = 'ACT' WHERE id = 10000000 + ",
		"UPDATE phone SET status = 'bad' WHERE party_id = ",
		"UPDATE phone SET status = '' WHERE party_id = ",
	};
	int64_t now = FIX_NOW;
	for (int i = 0; i < 60; i++) {
		char sql[256];
		size_t k = (size_t)unit_between(0, (int64_t)ARRAY_SIZE(changes) - 1);
		(void)snprintf(sql, sizeof sql, "%s%d", changes[k], (int)unit_between(1, 5));
		fixture_sql(fx, sql);
		for (int64_t c = FIX_OKAFOR; c <= FIX_DOE; c++)
			refresh(fx, c);
		if (unit_between(0, 3) == 0) {
			now += unit_between(0, 2) * FIX_DAY + unit_between(-2, 2) * 3600;
			fixture_at(fx, now);
			assert_ok(desk_roll_day(&fx->d, NULL));
			assert_int_equal(wrong_items(fx), 0);
		}
		assert_int_equal(fixture_complaints(fx, "band counts"), 0);
	}
}

static void test_codes_and_statuses_keep_every_word(void **state)
{
	struct fixture *fx = *state;
	struct result_code c, back;
	struct status s, same;
	bool found = false;
	for (size_t i = 0; code_seed(i, &c); i++) {
		assert_ok(code_get(fx->d.db, c.code, &back, &found, NULL));
		assert_true(found);
		assert_string_equal(back.note, c.note);
		assert_int_equal(back.law, c.law);
		assert_int_equal(back.holds, c.holds);
		assert_int_equal(back.asks, c.asks);
		assert_int_equal(back.days, c.days);
		assert_int_equal(back.priority, c.priority);
		assert_int_equal(back.reach, c.reach);
		assert_int_equal(back.phone, c.phone);
		assert_int_equal(back.least, c.least);
		assert_int_equal(back.next, c.next);
		assert_int_equal(back.leaves, c.leaves);
		assert_int_equal(back.business, c.business);
		assert_string_equal(back.alias_of, c.alias_of);
		assert_string_equal(back.status, c.status);
	}
	for (size_t i = 0; status_seed(i, &s); i++) {
		assert_ok(status_get(fx->d.db, s.code, &same, &found, NULL));
		assert_true(found);
		assert_int_equal(same.class, s.class);
		assert_int_equal(same.outbound, s.outbound);
		assert_int_equal(same.holds, s.holds);
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_map_counts_what_may_be_called_now),
		T(test_map_adds_up_my_money_of_the_month), T(test_supervisor_band_is_for_leads),
		T(test_next_takes_bands_in_order), T(test_a_band_asked_for_is_the_one_worked),
		T(test_two_desks_get_two_consumers), T(test_a_crash_frees_its_claims_at_once),
		T(test_opening_clears_what_a_crash_left),
		T(test_blocked_ones_are_passed_over_and_said),
		T(test_result_and_next_claim_are_one_transaction),
		T(test_viewed_ones_come_back_last), T(test_ring_and_numbers),
		T(test_parked_is_found_again), T(test_a_new_day_ripens_what_waits),
		T(test_the_proof_finds_what_was_typed_in),
		T(test_timed_calls_come_at_their_minute),
		T(test_others_accounts_are_left_alone),
		T(test_auditors_take_no_work), T(test_bands_are_edited_and_refilled),
		T(test_counts_are_a_recount_at_any_time),
		T(test_codes_and_statuses_keep_every_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
