/* SPDX-License-Identifier: MIT */
/* The training database: whole, lawful, the same for the same seed, and with everything in it. */
#include "unit.h"

#include <sqlite3.h>
#include <unistd.h>

#include "arrears/base/text.h"
#include "arrears/desk/check.h"
#include "arrears/desk/demo.h"
#include "arrears/desk/init.h"
#include "arrears/desk/item.h"
#include "arrears/desk/workmap.h"
#include "arrears/domain/code.h"
#include "../../src/desk/demo_parts.h"

static char folder[512], file[560];

static int set_up(void **state)
{
	struct err err;
	const char *tmp = getenv("TMPDIR");
	(void)state;
	(void)text_putf(folder, sizeof folder, "%s/demo-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	(void)text_putf(file, sizeof file, "%s/demo.db", folder);
	return demo_make(&(struct demo_options){ .path = file, .accounts = DEMO_ACCOUNTS,
		.seed = DEMO_SEED }, &err) == MSG_OK ? 0 : -1;
}

static int tear_down(void **state)
{
	static const char *const names[] = { "demo.db", "again.db", "real.db" };
	static const char *const ends[] = { "", "-wal", "-shm", "-desks", ".demo-key" };
	char path[600];
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(names) * ARRAY_SIZE(ends); i++) {
		(void)text_putf(path, sizeof path, "%s/%s%s", folder, names[i / ARRAY_SIZE(ends)],
			ends[i % ARRAY_SIZE(ends)]);
		(void)unlink(path);
	}
	return rmdir(folder);
}

/* The first column of the first row. */
static int64_t ask(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	int64_t v = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return v;
}

/* Every place is where its ZIP code and area code say, and no state with a clock is left out. */
static void test_places(void **state)
{
	zone_mask all = 0;
	(void)state;
	for (size_t i = 0; i < demo_place_count(); i++) {
		const struct demo_place *p = demo_place_at(i);
		struct zip3 z = zone_of_zip3(p->zip3);
		struct npa n = zone_of_npa(p->npa);
		if (strcmp(n.state, p->state) != 0 || (strcmp(z.state[0], p->state) != 0 &&
				strcmp(z.state[1], p->state) != 0))
			fail_msg("%s %s: %03d, %d", p->city, p->state, p->zip3, p->npa);
		all |= demo_place_zones(p);
	}
	assert_int_equal(all, (1 << ZONE_COUNT) - 1);
	for (size_t s = 0; state_at(s); s++) {
		bool found = state_at(s)->zones == 0;
		for (size_t i = 0; i < demo_place_count(); i++)
			found = found || strcmp(demo_place_at(i)->state, state_at(s)->code) == 0;
		if (!found)
			fail_msg("nobody lives in %s", state_at(s)->name);
	}
}

static void complain(void *arg, const char *name, const char *complaint)
{
	(void)arg;
	print_message("%s: %s\n", name, complaint);
}

/* It passes arrears check, and every work item is as it would be derived anew. */
static void test_whole(void **state)
{
	struct check_watch watch = { .complain = complain };
	struct err err;
	struct desk d;
	int64_t complaints = -1, wrong = -1, first = 0;
	(void)state;
	assert_ok(demo_open(file, NULL, &d, &err));
	assert_ok(desk_check(&d, &watch, &complaints, &err));
	assert_int_equal(complaints, 0);
	assert_ok(desk_item_proof(&d, 1, &wrong, &first, &err));
	assert_int_equal(wrong, 0);
	desk_close(&d);
}

/* Another of its people may be signed on instead. */
static void test_opens_for(void **state)
{
	struct err err;
	struct desk d;
	(void)state;
	assert_ok(demo_open(file, "GARCIA", &d, &err));
	assert_string_equal(d.user_name, "GARCIA");
	assert_int_equal(d.role, USER_COLLECTOR);
	desk_close(&d);
	assert_msg(demo_open(file, "NOBODY", &d, &err), MSG_SIGNON_REFUSED);
}

/* Whoever opens it is signed on as a lead, with the data key, at ten on a Tuesday. */
static void test_opens(void **state)
{
	struct err err;
	struct desk d;
	char clock[6];
	(void)state;
	assert_ok(demo_open(file, NULL, &d, &err));
	assert_string_equal(d.user_name, DEMO_USER);
	assert_int_equal(d.role, USER_LEAD);
	assert_true(d.training && d.has_key && d.session_id != 0);
	assert_int_equal(date_weekday(desk_today(&d)), TUESDAY);
	desk_clock_text(&d, desk_now(&d), clock);
	assert_string_equal(clock, "10:00");
	desk_close(&d);
}

/* Every status but NSF, which only a person sets; every kind of restriction, every band, all
 * states. */
static void test_everything_is_there(void **state)
{
	struct status s;
	char sql[200];
	(void)state;
	for (size_t i = 0; status_seed(i, &s); i++) {
		(void)text_putf(sql, sizeof sql, "SELECT count(*) FROM account WHERE status = '%s'",
			s.code);
		if (ask(file, sql) == 0 && strcmp(s.code, "NSF") != 0)
			fail_msg("no account is %s", s.code);
	}
	assert_int_equal(ask(file, "SELECT count(*) FROM account"), DEMO_ACCOUNTS);
	assert_int_equal(ask(file, "SELECT count(DISTINCT kind) FROM restriction"), 13);
	assert_int_equal(ask(file, "SELECT count(*) FROM band WHERE id NOT IN "
		"(SELECT band_id FROM band_count WHERE stage = 2)"), 0);
	assert_int_equal(ask(file, "SELECT count(DISTINCT state) FROM address"), 56);
	assert_in_range(ask(file, "SELECT count(*) FROM contact"), 5 * DEMO_ACCOUNTS,
		6 * DEMO_ACCOUNTS);
	assert_in_range(ask(file, "SELECT count(*) FROM (SELECT 1 FROM account "
		"GROUP BY consumer_id HAVING count(*) > 1)"), 40, 100);
	assert_in_range(ask(file, "SELECT count(*) FROM party WHERE language = 'ES'"), 15, 60);
	/* A timed call comes up within five minutes. */
	assert_in_range(ask(file, "SELECT min(due_at) FROM work_item"), DEMO_NOW, DEMO_NOW + 300);
}

/* The morning of the first screen: a dozen broken promises, some due, kept and to come; plans and
 * settlements in each state; money that waits for somebody. */
static void test_money(void **state)
{
	static const struct { int64_t least; const char *sql; } there[] = {
		{ 12, "SELECT sum(items) FROM band_count c JOIN band b ON b.id = c.band_id "
			"WHERE b.code = 'BROKEN' AND stage = 2" },
		{ 4, "SELECT sum(items) FROM band_count c JOIN band b ON b.id = c.band_id "
			"WHERE b.code = 'DUE' AND stage = 2" },
		{ 2, "SELECT count(*) FROM note WHERE text LIKE '%Second missed promise%'" },
		{ 1, "SELECT count(*) FROM note WHERE text LIKE '%Missed again%'" },
		{ 4, "SELECT count(*) FROM promise WHERE plan_id IS NULL AND state = 'kept'" },
		{ 1, "SELECT count(*) FROM promise WHERE plan_id IS NULL AND state = 'partial'" },
		{ 5, "SELECT count(*) FROM plan WHERE state = 'active' AND kind = 'plan'" },
		{ 1, "SELECT count(*) FROM plan WHERE state = 'broken'" },
		{ 1, "SELECT count(*) FROM plan WHERE state = 'done' AND kind = 'plan'" },
		{ 1, "SELECT count(*) - 1 FROM plan_account GROUP BY plan_id "
			"ORDER BY 1 DESC LIMIT 1" },
		{ 1, "SELECT count(*) FROM offer WHERE state = 'open'" },
		{ 1, "SELECT count(*) FROM approval WHERE state = 'waiting'" },
		{ 1, "SELECT count(*) FROM ledger_entry WHERE reason = 'settled'" },
		{ 2, "SELECT count(*) FROM ledger_entry WHERE type = 'nsf'" },
		{ 1, "SELECT count(*) FROM ledger_entry WHERE type = 'cost' AND authority <> ''" },
		{ 1, "SELECT count(*) FROM ledger_entry WHERE type = 'interest'" },
		{ 6, "SELECT count(*) FROM receipt WHERE suspense > 0" },
		{ 40, "SELECT count(*) FROM commission" },
		{ 7, "SELECT count(*) FROM instrument WHERE state = 'waiting'" },
		{ 5, "SELECT count(*) FROM statement" },
		{ 3, "SELECT count(*) FROM merchandise" },
		{ 8, "SELECT count(DISTINCT debt_type) FROM account WHERE id IN "
			"(SELECT account_id FROM account_fact)" },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(there); i++)
		if (ask(file, there[i].sql) < there[i].least)
			fail_msg("too few: %s", there[i].sql);
}

/* Yesterday's money is in the bank. Today's was taken by others than who looks on, who may post
 * it; no batch was ever posted by somebody who received any of it. */
static void test_batches(void **state)
{
	(void)state;
	assert_int_equal(ask(file, "SELECT count(*) FROM receipt_batch "
		"WHERE state <> 'closed'"), 1);
	assert_int_equal(ask(file, "SELECT count(*) FROM receipt_batch "
		"WHERE state = 'closed' AND deposit_on = '2026-11-23'"), 1);
	assert_int_equal(ask(file, "SELECT count(*) FROM receipt r JOIN receipt_batch b "
		"ON b.id = r.batch_id AND b.state = 'open' JOIN user u ON u.id = r.received_by "
		"WHERE u.name <> 'JRIVERA'"), 4);
	assert_int_equal(ask(file, "SELECT count(*) FROM receipt r JOIN receipt_batch b "
		"ON b.id = r.batch_id WHERE b.posted_by = r.received_by"), 0);
}

/* What is kept of the hours for a minute is what the gate says, each time it is asked. */
static void test_hours(void **state)
{
	struct err err;
	struct desk d;
	(void)state;
	assert_ok(demo_open(file, NULL, &d, &err));
	for (int64_t now = DEMO_NOW - 7200; now < DEMO_NOW + 86400; now += 1747)
		for (int mask = CALL_NONE; mask < 4096; mask += 13)
			for (int twice = 0; twice < 2; twice++)
				assert_int_equal(work_hours(&d, mask, now + twice),
					call_mask_opens(mask, now + twice, &d.policy));
	desk_close(&d);
}

/* Nobody real is called, and nothing happened after the clock's start. */
static void test_made_up(void **state)
{
	(void)state;
	assert_int_equal(ask(file, "SELECT count(*) FROM phone "
		"WHERE substr(number, 4) NOT BETWEEN '5550100' AND '5550199'"), 0);
	assert_int_equal(ask(file, "SELECT max(placed_at) >= 1795536000 FROM contact"), 0);
	assert_int_equal(ask(file, "SELECT max(at) >= 1795536000 FROM note"), 0);
	assert_int_equal(ask(file, "SELECT count(*) FROM account a JOIN contact_debt d "
		"ON d.account_id = a.id JOIN contact c ON c.id = d.contact_id "
		"WHERE c.local_from < a.placed_on"), 0);
	/* History keeps the limit of seven calls in seven days on every debt. */
	assert_int_equal(ask(file, "SELECT count(*) FROM (SELECT count(*) AS n FROM contact c "
		"JOIN contact_debt d ON d.contact_id = c.id AND d.discussed = 0 "
		"JOIN contact e ON e.party_id = c.party_id AND e.placed_at <= c.placed_at "
		"AND e.placed_at > c.placed_at - 604800 JOIN contact_debt f "
		"ON f.contact_id = e.id AND f.discussed = 0 AND f.account_id = d.account_id "
		"GROUP BY c.id, d.account_id) WHERE n > 7"), 0);
}

/* The same seed gives the same people. */
static void test_same_seed(void **state)
{
	static const char *const sums[] = {
		"SELECT sum(length(name_key) * id + length(reason)) FROM party",
		"SELECT sum(cast(number AS INTEGER) % 100003 * id) FROM phone",
		"SELECT sum(balance * (id % 97)) FROM account",
		"SELECT sum(placed_at % 1000003 * (id % 89)) FROM contact",
		"SELECT sum(length(text) * (id % 83)) FROM note",
		"SELECT sum((principal + interest) * (id % 79)) FROM ledger_entry",
		"SELECT sum((amount + paid) * (id % 73)) FROM promise",
	};
	struct err err;
	char again[600];
	(void)state;
	(void)text_putf(again, sizeof again, "%s/again.db", folder);
	assert_ok(demo_make(&(struct demo_options){ .path = again, .accounts = DEMO_ACCOUNTS,
		.seed = DEMO_SEED }, &err));
	for (size_t i = 0; i < ARRAY_SIZE(sums); i++)
		assert_int_equal(ask(again, sums[i]), ask(file, sums[i]));
	/* Another one does not, and replaces the file. */
	assert_ok(demo_make(&(struct demo_options){ .path = again, .accounts = DEMO_ACCOUNTS,
		.seed = 2 }, &err));
	assert_int_not_equal(ask(again, sums[2]), ask(file, sums[2]));
}

/* A database of real people is neither opened nor replaced. */
static void test_refuses_real(void **state)
{
	char real[600], phrase[SECRET_PHRASE_SIZE];
	struct err err;
	struct desk d;
	(void)state;
	(void)text_putf(real, sizeof real, "%s/real.db", folder);
	assert_ok(init_database(&(struct init_options){ .path = real, .office_zone = ZONE_E,
		.cost = SECRET_COST_WEAK }, &d, phrase, &err));
	desk_close(&d);
	assert_msg(demo_open(real, NULL, &d, &err), MSG_DEMO_NOT_TRAINING);
	assert_msg(demo_make(&(struct demo_options){ .path = real, .accounts = 10, .seed = 1 },
		&err), MSG_DEMO_NOT_TRAINING);
	assert_int_equal(ask(real, "SELECT value = '0' FROM setting WHERE key = 'training'"), 1);
}

/* Wherever chance lets them live, the cast can be called at the hours of their calls. */
static void test_other_seeds(void **state)
{
	static const uint64_t seeds[] = { 11, 12, 28 };
	struct err err;
	char again[600];
	(void)state;
	(void)text_putf(again, sizeof again, "%s/again.db", folder);
	for (size_t i = 0; i < ARRAY_SIZE(seeds); i++)
		assert_ok(demo_make(&(struct demo_options){ .path = again, .accounts = 120,
			.seed = seeds[i] }, &err));
}

static bool stop(void *arg, int64_t accounts, int64_t of)
{
	(void)arg;
	(void)accounts;
	(void)of;
	return false;
}

/* Stopped half-way, nothing new is there and the old file still is. */
static void test_stopped(void **state)
{
	struct err err;
	char rest[600];
	int64_t before = ask(file, "SELECT count(*) FROM note");
	(void)state;
	assert_msg(demo_make(&(struct demo_options){ .path = file, .accounts = 20, .seed = 3,
		.progress = stop }, &err), MSG_DEMO_STOPPED);
	assert_int_equal(ask(file, "SELECT count(*) FROM note"), before);
	(void)text_putf(rest, sizeof rest, "%s-new", file);
	assert_int_not_equal(access(rest, F_OK), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_opens), cmocka_unit_test(test_opens_for),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_everything_is_there),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_batches),
		cmocka_unit_test(test_hours),
		cmocka_unit_test(test_made_up),
		cmocka_unit_test(test_same_seed),
		cmocka_unit_test(test_other_seeds),
		cmocka_unit_test(test_refuses_real),
		cmocka_unit_test(test_stopped),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
