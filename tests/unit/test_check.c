/* SPDX-License-Identifier: MIT */
/* Every proof of arrears check finds the fault it is there for, and names the row. */
#include "arrears/desk/check.h"
#include "fixture.h"

struct heard {
	const char *proof, *words;      /* what is listened for */
	int count;                      /* complaints of that proof with those words */
};

static void hear(void *arg, const char *name, const char *complaint)
{
	struct heard *h = arg;
	if (strcmp(name, h->proof) == 0 && strstr(complaint, h->words))
		h->count++;
}

static int complaints(struct fixture *fx, const char *proof, const char *words)
{
	struct heard h = { .proof = proof, .words = words };
	struct check_watch watch = { .complain = hear, .arg = &h };
	int64_t all = 0;
	assert_ok(desk_check(&fx->d, &watch, &all, NULL));
	assert_true(all >= h.count);
	return h.count;
}

/* The fault brings one complaint that was not there before. */
static void brings(struct fixture *fx, const char *sql, const char *proof, const char *words)
{
	assert_int_equal(complaints(fx, proof, words), 0);
	fixture_sql(fx, sql);
	assert_int_equal(complaints(fx, proof, words), 1);
}

static void a_balance_beside_its_buckets(void **state)
{
	brings(*state, "UPDATE account SET balance = balance + 1 WHERE id = 10000002",
		"balances", "account 10000002");
}

static void buckets_beside_the_ledger(void **state)
{
	brings(*state, "UPDATE account SET principal = principal - 1, interest = interest + 1 "
		"WHERE id = 10000003", "ledger", "account 10000003");
}

static void an_open_account_nobody_will_look_at(void **state)
{
	brings(*state, "UPDATE next_action SET done_at = 1 WHERE account_id = 10000004",
		"next actions", "account 10000004");
}

static void a_closed_account_needs_no_next_action(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE account SET status = (SELECT code FROM account_status "
		"WHERE class = 'closed' LIMIT 1) WHERE id = 10000004;"
		"UPDATE next_action SET done_at = 1 WHERE account_id = 10000004");
	assert_int_equal(complaints(fx, "next actions", "account 10000004"), 0);
}

static void a_band_that_was_counted_wrong(void **state)
{
	brings(*state, "INSERT INTO band_count SELECT id, 2, 999, 1, 1, 100 FROM band LIMIT 1",
		"band counts", "mask 999");
}

static void a_consumer_in_no_band(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "DELETE FROM work_item");
	assert_int_equal(complaints(fx, "work items", "account"), 5);
}

static void an_exception_of_no_call(void **state)
{
	brings(*state, "INSERT INTO gate_exception(id, consumer_id, kind, reasons, at, user_id) "
		"VALUES (5, 1, 'placed', 'ARC0100', 1795536000, 2), "
		"(6, 1, 'refused', 'ARC0100', 1795536000, 2)", "exceptions", "exception 5");
}

static void a_call_that_was_lost(void **state)
{
	brings(*state, "INSERT INTO contact(id, consumer_id, party_id, direction, placed_at, "
		"local_from, local_to, user_id) VALUES (77, 1, 1, 'out', 1795536000, "
		"'2026-11-24', '2026-11-24', 2)", "calls without result", "contact 77");
}

static void a_promise_that_says_what_no_event_does(void **state)
{
	brings(*state, "INSERT INTO promise(id, account_id, amount, due_on, grade_on, "
		"tolerance_bp, method, state, made_on, at, user_id) VALUES (9, 10000001, 100, "
		"'2026-11-24', '2026-11-25', 10000, 'card', 'kept', '2026-11-20', 0, 2)",
		"promises", "promise 9");
}

static void a_reference_to_nothing(void **state)
{
	brings(*state, "PRAGMA foreign_keys = OFF; INSERT INTO note(account_id, at, user_id, text) "
		"VALUES (99999999, 0, 1, 'x'); PRAGMA foreign_keys = ON", "integrity", "note");
}

static void a_broken_audit_chain(void **state)
{
	struct fixture *fx = *state;
	assert_ok(db_begin(fx->d.db, NULL));
	assert_ok(desk_audit(&fx->d, "test", "", 0, "", NULL));
	assert_ok(db_commit(fx->d.db, NULL));
	brings(fx, "DROP TRIGGER audit_keep_u; UPDATE audit SET at = at + 1 "
		"WHERE id = (SELECT max(id) FROM audit)", "audit chain", "audit ");
}

#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_balance_beside_its_buckets),
		T(buckets_beside_the_ledger),
		T(an_open_account_nobody_will_look_at),
		T(a_closed_account_needs_no_next_action),
		T(an_exception_of_no_call),
		T(a_band_that_was_counted_wrong),
		T(a_consumer_in_no_band),
		T(a_call_that_was_lost),
		T(a_promise_that_says_what_no_event_does),
		T(a_reference_to_nothing),
		T(a_broken_audit_chain),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
