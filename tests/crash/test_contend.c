/* SPDX-License-Identifier: MIT */
/* Desks of one file, each a process, all taking the next account as fast as panels can be painted:
 * no consumer twice, none lost, nobody waits long. A second with four desks; in a long run ten
 * seconds with eight. */
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/desks.h"
#include "arrears/desk/item.h"
#include "arrears/desk/next.h"
#include "arrears/store/item.h"
#include "arrears/store/nextaction.h"
#include "arrears/store/session.h"
#include "fixture.h"

#define PEOPLE 20000
#define FIRST 1000                              /* id of the first made-up consumer */
#define TAKES_MAX 20000
#define DESKS 8
#define PAINT_US 2000                           /* between two takes of one desk */

struct take { int64_t consumer_id, wait_us; };
struct taker { int takes; enum msgid failed; struct take take[TAKES_MAX]; };
struct room { int desks; _Atomic int finished; struct taker takers[DESKS]; };

/* All alike: New York, due today. The item of the first is derived, the others are copies. The
 * people of the fixture are not worked here: one of them has two debts, and comes twice. */
static const char people[] =
	"DELETE FROM work_item;"
	"WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 20999) "
	"INSERT INTO party(id, kind, last_name, name_key, created_at) "
	"SELECT i, 'person', 'DOE' || i, 'doe' || i, 0 FROM n;"
	"INSERT INTO phone(party_id, ord, number, added_at) "
	"SELECT id, 1, '2125550' || (100 + id % 100), 0 FROM party WHERE id >= 1000;"
	"INSERT INTO account(id, client_id, client_account, client_account_key, consumer_id, "
	"status, placed_on, principal, interest, fees, costs, attorney, other, balance, "
	"created_at) "
	"SELECT id + 20000000, 1, 'X' || id, 'X' || id, id, 'ACT', '2026-10-01', 5000, 0, 0, 0, 0, "
	"0, 5000, 0 FROM party WHERE id >= 1000;"
	"INSERT INTO next_action(account_id, kind, due_on, user_id, at) "
	"SELECT id, 'FOLLOWUP', '2026-11-24', 1, 0 FROM account WHERE id >= 20000000;";
static const char items[] =
	"INSERT INTO work_item SELECT a.consumer_id, a.id, w.band_id, w.stage, w.wake_on,"
	" w.ready_on, w.due_at, w.call_mask, w.open_at, w.shut_at, w.sort_key, NULL, 1, w.balance "
	"FROM account a, work_item w WHERE w.consumer_id = 1000 AND a.consumer_id > 1000;";

static void populate(struct fixture *fx)
{
	struct desk *d = &fx->d;
	fixture_sql(fx, people);
	assert_ok(db_begin(d->db, NULL));
	assert_ok(desk_refresh_item(d, FIRST, NULL));
	assert_ok(db_commit(d->db, NULL));
	fixture_sql(fx, items);
	assert_ok(db_begin(d->db, NULL));
	assert_ok(item_summarize(d->db, NULL));
	assert_ok(db_commit(d->db, NULL));
	assert_ok(desk_roll_day(d, NULL));
}

/* What a wrap-up does to the queue: the next action is done, another is due another day. */
static enum msgid wrap_up(struct desk *d, const struct next_outcome *n)
{
	struct next_row row;
	struct work_row left = { .account_id = n->account_id, .consumer_id = n->consumer_id,
		.band_id = n->band_id, .opened_at = desk_now(d), .outcome = WORKED };
	size_t count = 0;
	int64_t id = 0;
	enum msgid m = next_action_list(d->db, n->account_id, &row, 1, &count, NULL);
	if (m == MSG_OK)
		m = next_action_done(d->db, row.id, desk_now(d), NULL);
	row.action.due = date_add_days(desk_today(d), 3);
	if (m == MSG_OK)
		m = next_action_add(d->db, &row, &id, NULL);
	if (m == MSG_OK)
		m = desk_refresh_item(d, n->consumer_id, NULL);
	return m == MSG_OK ? work_leave(d, &left, NULL) : m;
}

static enum msgid step(struct desk *d, struct next_outcome *n)
{
	enum msgid m = db_begin(d->db, NULL);
	if (m != MSG_OK)
		return m;
	if (n->consumer_id)
		m = wrap_up(d, n);
	if (m == MSG_OK)
		m = next_account(d, 0, n, NULL);
	if (m == MSG_OK)
		return db_commit(d->db, NULL);
	db_rollback(d->db);
	return m;
}

static int64_t now_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static enum msgid sit_down(const struct fixture *fx, struct desk *d)
{
	enum msgid m = desk_open(&(struct db_options){ .path = fx->path }, d, NULL);
	if (m != MSG_OK)
		return m;
	d->clock = clock_frozen_at(FIX_NOW);
	d->user_id = FIX_JRIVERA;
	d->role = USER_COLLECTOR;
	m = desks_open(d, NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, NULL);
	if (m == MSG_OK)
		m = work_session_start(d->db, d->user_id, d->desk_no, FIX_NOW, &d->session_id,
			NULL);
	return m == MSG_OK ? db_commit(d->db, NULL) : m;
}

static enum msgid take_until(const struct fixture *fx, struct room *r, struct taker *t,
	int64_t until)
{
	struct desk d;
	struct next_outcome n = { .consumer_id = 0 };
	enum msgid m = sit_down(fx, &d);
	while (m == MSG_OK && now_us() < until && t->takes < TAKES_MAX) {
		int64_t start = now_us();
		m = step(&d, &n);
		if (m != MSG_OK || n.consumer_id == 0)
			break;
		t->take[t->takes++] = (struct take){ n.consumer_id, now_us() - start };
		db_tidy(d.db);
		usleep(PAINT_US);
	}
	/* The last one stays claimed and unworked. Who leaves early would free it to the others. */
	for (r->finished++; r->finished < r->desks;)
		usleep(1000);
	desks_close(&d);
	db_close(d.db);
	return m;
}

static int by_wait(const void *a, const void *b)
{
	int64_t x = ((const struct take *)a)->wait_us, y = ((const struct take *)b)->wait_us;
	return x < y ? -1 : x > y;
}

static int by_consumer(const void *a, const void *b)
{
	const struct take *x = a, *y = b;
	return x->consumer_id < y->consumer_id ? -1 : x->consumer_id > y->consumer_id;
}

static void check_takes(struct fixture *fx, struct take *all, int n)
{
	qsort(all, (size_t)n, sizeof *all, by_wait);
	int64_t p50 = all[n / 2].wait_us, p99 = all[n * 99 / 100].wait_us, max = all[n - 1].wait_us;
	print_message("# %d takes, wait p50 %lld us, p99 %lld us, longest %lld us\n", n,
		(long long)p50, (long long)p99, (long long)max);
	/* make bench holds the 99th percentile to 50 ms: a busy machine must not fail a test. Two
	 * seconds is what a desk may never be made to wait. */
	assert_true(max < 2000000);
	qsort(all, (size_t)n, sizeof *all, by_consumer);
	for (int i = 1; i < n; i++)
		assert_int_not_equal(all[i].consumer_id, all[i - 1].consumer_id);
	/* Each desk's last one is still due; the others are worked once, the rest untouched. */
	int64_t worked = fixture_int(fx, "SELECT count(*) FROM work");
	int64_t ripe = fixture_int(fx, "SELECT count(*) FROM work_item WHERE stage = 2 "
		"AND consumer_id >= 1000");
	assert_int_equal(worked + ripe, PEOPLE);
	assert_int_equal(n - worked, fixture_int(fx, "SELECT count(*) FROM claim"));
}

static void test_no_consumer_twice_none_lost(void **state)
{
	struct fixture *fx = *state;
	bool full = unit_rounds(1) > 1;
	int n = 0;
	populate(fx);
	int64_t until = now_us() + (full ? 10 : 1) * 1000000;
	struct room *r = mmap(NULL, sizeof *r, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
		-1, 0);
	assert_true(r != MAP_FAILED);
	r->desks = full ? DESKS : 4;
	pid_t pids[DESKS];
	for (int i = 0; i < r->desks; i++) {
		struct taker *t = &r->takers[i];
		pids[i] = fork();
		if (pids[i] == 0) {
			t->failed = take_until(fx, r, t, until);
			_exit(0);
		}
	}
	struct take *all = mem_alloc(DESKS * TAKES_MAX, sizeof *all);
	for (int i = 0; i < r->desks; i++) {
		struct taker *t = &r->takers[i];
		int status = -1;
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
		assert_ok(t->failed);
		memcpy(all + n, t->take, (size_t)t->takes * sizeof *all);
		n += t->takes;
	}
	assert_true(n > r->desks);
	check_takes(fx, all, n);
	assert_int_equal(fixture_complaints(fx, "band counts"), 0);
	free(all);
	munmap(r, sizeof *r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_no_consumer_twice_none_lost, fixture_setup,
			fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
