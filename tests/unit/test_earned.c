/* SPDX-License-Identifier: MIT */
/* What money earned goes where the money goes: moved to another debt, taken back, returned. */
#include "arrears/desk/batch.h"
#include "arrears/desk/commission.h"
#include "arrears/desk/post.h"
#include "arrears/desk/receive.h"
#include "fixture.h"

/* The card is of a second client: 10 % there, 50 % and 5.00 a payment here. */
static int setup(void **state)
{
	int rc = fixture_setup(state);
	struct fixture *fx = rc == 0 ? *state : NULL;
	int64_t id = 0;
	fixture_sql(fx, "INSERT INTO client(id, code, name, created_at) VALUES "
		"(2, 'CARDCO', 'CARD COMPANY', 0); "
		"UPDATE account SET client_id = 2 WHERE id = 10000002");
	fixture_user(fx, FIX_ADMIN);
	assert_ok(commission_rate_new(&fx->d, &(struct commission_rate){ .client = 1,
		.from = date_from_ymd(2026, 1, 1), .percent = 5000, .flat = { 500 } }, &id, NULL));
	assert_ok(commission_rate_new(&fx->d, &(struct commission_rate){ .client = 2,
		.from = date_from_ymd(2026, 1, 1), .percent = 1000 }, &id, NULL));
	return rc;
}

/* Earned of each client, net: "10500 0". */
static const char *earned(struct fixture *fx)
{
	return fixture_text(fx, "SELECT coalesce(sum(c.amount) FILTER (WHERE a.client_id = 1), 0) "
		"|| ' ' || coalesce(sum(c.amount) FILTER (WHERE a.client_id = 2), 0) "
		"FROM commission c JOIN ledger_entry l ON l.id = c.ledger_id "
		"JOIN account a ON a.id = l.account_id");
}

static int64_t moved(struct fixture *fx, int64_t cents)
{
	struct post_moved gone;
	assert_ok(post_transfer(&fx->d, &(struct post_move){ .from_account = FIX_OKAFOR_MED,
		.to_account = FIX_OKAFOR_CARD, .amount.cents = cents, .effective = DATE_NONE,
		.reason = "meant for the card" }, &gone, NULL));
	return gone.from_id;
}

static void take_back(struct fixture *fx, int64_t id, bool nsf)
{
	struct post_undone u;
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = id, .nsf = nsf,
		.code = "R01", .reason = "not so" }, &u, NULL));
}

static void test_commission_goes_with_the_money(void **state)
{
	struct fixture *fx = *state;
	struct posted p = fixture_pay(fx, FIX_OKAFOR_MED, 20000);
	assert_string_equal(earned(fx), "10500 0");
	(void)moved(fx, 15000);
	assert_string_equal(earned(fx), "3000 1500");
	int64_t rest = moved(fx, 5000);
	assert_string_equal(earned(fx), "0 2000");
	assert_int_equal(fixture_unsound(fx), 0);
	take_back(fx, rest, false);
	assert_string_equal(earned(fx), "3000 1500");
	assert_int_equal(fixture_unsound(fx), 0);
	take_back(fx, p.ledger_id, true);
	assert_string_equal(earned(fx), "0 0");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Paid directly to one client it was not paid to us when it moves to a debt of another. */
static void test_money_that_moved_is_from_where_it_came(void **state)
{
	struct fixture *fx = *state;
	int64_t id = 0;
	assert_ok(commission_rate_new(&fx->d, &(struct commission_rate){ .client = 2,
		.from = date_from_ymd(2026, 1, 1), .percent = 300, .source = SOURCE_DIRECT }, &id,
		NULL));
	struct posted out;
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_DIRECT, .amount.cents = 10000, .effective = DATE_NONE }, &out, NULL));
	(void)moved(fx, 10000);
	assert_string_equal(earned(fx), "0 300");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* arrears check finds what was not taken back. */
static void test_what_was_not_taken_back_is_found(void **state)
{
	struct fixture *fx = *state;
	(void)fixture_pay(fx, FIX_OKAFOR_MED, 20000);
	int64_t out = moved(fx, 15000);
	char sql[120];
	(void)text_putf(sql, sizeof sql, "DROP TRIGGER commission_keep_d; "
		"DELETE FROM commission WHERE ledger_id = %lld", (long long)out);
	fixture_sql(fx, sql);
	int64_t wrong = 0, first = 0;
	assert_ok(commission_proof(&fx->d, &wrong, &first, NULL));
	assert_int_equal(wrong, 1);
}

/* A receipt spread over two debts of a client earns its flat sum as long as any of it stands. */
static void test_a_flat_sum_stays_with_what_stands(void **state)
{
	struct fixture *fx = *state;
	struct received got;
	struct batch_result posted;
	fixture_sql(fx, "UPDATE account SET client_id = 1 WHERE id = 10000002");
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(receive_payment(&fx->d, &(struct receive_input){ .account_id = FIX_OKAFOR_MED,
		.amount.cents = 150000, .method = "card", .effective = DATE_NONE,
		.over = ANSWER_YES }, &got, NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, got.batch_id, 1, (struct money){ 150000 }, NULL));
	assert_ok(batch_post(&fx->d, got.batch_id, &posted, NULL));
	assert_string_equal(earned(fx), "75501 0");
	int64_t first = fixture_int(fx, "SELECT min(ledger_id) FROM commission");
	int64_t second = fixture_int(fx, "SELECT max(ledger_id) FROM commission");
	int64_t rest = fixture_int(fx, "SELECT max(base) FROM commission WHERE ledger_id = "
		"(SELECT max(ledger_id) FROM commission)");
	take_back(fx, first, false);
	assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM commission"),
		(rest + 1) / 2 + 500);
	assert_int_equal(fixture_unsound(fx), 0);
	take_back(fx, second, false);
	assert_string_equal(earned(fx), "0 0");
	assert_int_equal(fixture_unsound(fx), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_commission_goes_with_the_money),
		T(test_money_that_moved_is_from_where_it_came),
		T(test_what_was_not_taken_back_is_found),
		T(test_a_flat_sum_stays_with_what_stands),
	};
	return cmocka_run_group_tests_name("earned", tests, NULL, NULL);
}
