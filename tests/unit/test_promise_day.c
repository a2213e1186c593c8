/* SPDX-License-Identifier: MIT */
/* A day simulated: 200 promises whose grace ends today, a payments file, and the morning
 * after. What the program says is held against a query that knows nothing of it. */
#include "../lib/fixture.h"

#include <time.h>

#include "arrears/desk/client.h"
#include "arrears/desk/item.h"
#include "arrears/desk/next.h"
#include "arrears/desk/payimport.h"
#include "arrears/desk/promise.h"
#include "arrears/desk/workmap.h"
#include "arrears/io/importfile.h"

#define PROMISES 200

/* Consumers with a phone in Chicago, an account of 900.00 and a promise of 40.00 to 239.00, due
 * yesterday, the last day of grace today. */
static const char people[] =
	"CREATE TEMP TABLE n(i INTEGER); WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 "
	"FROM c WHERE i < 199) INSERT INTO n SELECT i FROM c;"
	"INSERT INTO party(id, kind, last_name, name_key, created_at) SELECT 1000 + i, 'person', "
	"'PERSON' || i, 'PERSON' || i, 0 FROM n;"
	"INSERT INTO phone(party_id, ord, number, type, added_at) SELECT 1000 + i, 1, "
	"'312' || (5550100 + i), 'cell', 0 FROM n;"
	"INSERT INTO account(id, client_id, client_account, client_account_key, consumer_id, "
	"status, debt_type, placed_on, principal, interest, fees, costs, attorney, other, balance, "
	"created_at) SELECT 20000001 + i, 1, 'D-' || i, 'D-' || i, 1000 + i, 'PTP', 'card', "
	"'2026-09-01', 90000, 0, 0, 0, 0, 0, 90000, 0 FROM n;"
	"INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, user_id, principal, "
	"interest, fees, costs, attorney, other) SELECT 20000001 + i, 'placement', '2026-09-01', "
	"0, 1, 90000, 0, 0, 0, 0, 0 FROM n;"
	"INSERT INTO next_action(account_id, kind, due_on, user_id, at) SELECT 20000001 + i, "
	"'DUE', '2026-11-23', 2, 0 FROM n;"
	"INSERT INTO promise(account_id, amount, due_on, grade_on, tolerance_bp, method, state, "
	"made_on, at, user_id) SELECT 20000001 + i, 4000 + 100 * i, '2026-11-23', '2026-11-24', "
	"10000, 'card', 'open', '2026-11-16', 0, 2 FROM n;"
	"DROP TABLE n";

/* Money in time and to the cent, in part, none, a cent short, before the promise was made, half as
 * much again in two parts, and none. */
static void put_payments(FILE *f, int i)
{
	static const struct { int percent, less, day; } what[] = { { 100, 0, 24 }, { 50, 0, 20 },
		{ 0, 0, 0 }, { 100, 1, 23 }, { 100, 0, 10 }, { 75, 0, 24 }, { 0, 0, 0 } };
	size_t k = (size_t)i % ARRAY_SIZE(what);
	int cents = (4000 + 100 * i) * what[k].percent / 100 - what[k].less;
	for (int n = k == 5 ? 2 : 1; cents > 0 && n > 0; n--)
		fprintf(f, "D-%d,11/%d/2026,%d.%02d,PU,R%d\n", i, what[k].day - n / 2, cents / 100,
			cents % 100, n);
}

/* The payments file of the day, through the import. */
static void post_file(struct fixture *fx)
{
	struct import_order order = { .expect_rows = -1 };
	struct pay_report report;
	struct importfile *rows;
	char path[700];
	(void)text_putf(path, sizeof path, "%s/pay.csv", fx->dir);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("account,date,amount,type,ref\n", f);
	for (int i = 0; i < PROMISES; i++)
		put_payments(f, i);
	assert_int_equal(fclose(f), 0);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(client_need(&fx->d, "MERCY", &order.client, NULL));
	assert_ok(importfile_open(&(struct importfile_options){ .path = path,
		.fields = &payment_fields, .rules = { .today = desk_today(&fx->d) } }, &rows,
		NULL));
	assert_ok(pay_file(&fx->d, &order, importfile_source(rows), &report, NULL));
	importfile_close(rows);
	assert_int_equal(report.file.rows_rejected, 0);
	fixture_user(fx, FIX_JRIVERA);
}

/* What came in on the account after the day of the promise and by the last day that counts. */
#define CAME "(SELECT coalesce(sum(-l.principal), 0) FROM ledger_entry l WHERE l.account_id = " \
	"p.account_id AND l.type = 'payment' AND l.effective_on > '2026-11-16' AND " \
	"l.effective_on <= '2026-11-24')"

static void assert_agrees(struct fixture *fx, const char *state, const char *condition)
{
	char sql[800], want[80];
	(void)text_putf(sql, sizeof sql, "SELECT count(*) || ' ' || coalesce(sum(min(came, "
		"amount)), 0) FROM (SELECT p.amount, " CAME " AS came FROM promise p) WHERE %s",
		condition);
	(void)text_put(want, sizeof want, fixture_text(fx, sql));
	(void)text_putf(sql, sizeof sql, "SELECT count(*) || ' ' || coalesce(sum(paid), 0) "
		"FROM promise WHERE state = '%s'", state);
	assert_string_equal(fixture_text(fx, sql), want);
	assert_string_not_equal(want, "0 0");
}

static bool came_short(struct fixture *fx, int64_t account)
{
	char sql[400];
	(void)text_putf(sql, sizeof sql, "SELECT amount > " CAME " FROM promise p "
		"WHERE p.account_id = %lld", (long long)account);
	return fixture_int(fx, sql) == 1;
}

static void the_morning_after(void **state)
{
	struct fixture *fx = *state;
	struct work_map map;
	struct next_outcome next = { .account_id = 0 };
	struct timespec a, b;
	fixture_sql(fx, people);
	assert_ok(desk_refresh_all(&fx->d, NULL));
	assert_ok(work_map(&fx->d, &map, NULL));
	post_file(fx);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise WHERE state "
		"IN ('partial', 'broken')"), 0);
	fixture_at(fx, FIX_NOW + FIX_DAY);
	(void)clock_gettime(CLOCK_MONOTONIC, &a);
	assert_ok(work_map(&fx->d, &map, NULL));
	(void)clock_gettime(CLOCK_MONOTONIC, &b);
	print_message("# the morning took %ld ms\n", (long)((b.tv_sec - a.tv_sec) * 1000 +
		(b.tv_nsec - a.tv_nsec) / 1000000));
	assert_agrees(fx, "kept", "came >= amount");
	assert_agrees(fx, "partial", "came > 0 AND came < amount");
	assert_agrees(fx, "broken", "came = 0");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise WHERE state = 'open'"), 0);
	/* Broken ones lead the work map. */
	int64_t missed = fixture_int(fx, "SELECT count(*) FROM promise WHERE state "
		"IN ('partial', 'broken')");
	assert_int_equal(map.best >= 0, true);
	assert_string_equal(map.rows[map.best].code, "BROKEN");
	assert_int_equal(map.rows[map.best].accounts, missed);
	for (int64_t i = 0; i < missed; i++) {
		assert_ok(next_account(&fx->d, 0, &next, NULL));
		assert_string_equal(next.band, "Broken promises");
		assert_true(came_short(fx, next.account_id));
	}
	assert_ok(next_account(&fx->d, 0, &next, NULL));
	assert_string_not_equal(next.band, "Broken promises");
}

/* The run of the next day finds nothing to do, and so does the command. */
static void it_is_done_once(void **state)
{
	struct fixture *fx = *state;
	struct grade_counts n;
	fixture_sql(fx, people);
	fixture_at(fx, FIX_NOW + FIX_DAY);
	assert_ok(promises_grade(&fx->d, &n, NULL));
	assert_int_equal(n.broken, PROMISES);
	int64_t rows = fixture_int(fx, "SELECT count(*) FROM promise_event");
	assert_ok(promises_grade(&fx->d, &n, NULL));
	assert_int_equal(n.graded, 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM promise_event"), rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_morning_after, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(it_is_done_once, fixture_setup, fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
