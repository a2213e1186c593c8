/* SPDX-License-Identifier: MIT */
/* The program killed at any moment between Enter and the message while a batch is posted: the
 * batch is in the ledger whole, or not at all. Two desks that post the same money at once: one
 * does, the other is told. */
#include "fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arrears/desk/batch.h"
#include "arrears/desk/item.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/suspense.h"

#define ITEMS 40

/* The two debts the batches pay owe more than any number of rounds pays: a debt paid in full takes
 * no more money, and the batch would be refused. */
static void owe_enough(struct fixture *fx)
{
	fixture_sql(fx, "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at,"
		" user_id, principal, interest, fees, costs, attorney, other) SELECT id,"
		" 'placement', placed_on, 0, 1, 1000000000, 0, 0, 0, 0, 0"
		" FROM account WHERE id IN (10000001, 10000002);"
		"UPDATE account SET principal = principal + 1000000000,"
		" balance = balance + 1000000000 WHERE id IN (10000001, 10000002)");
	assert_ok(desk_refresh_item(&fx->d, FIX_OKAFOR, NULL));
}

static int setup(void **state)
{
	int rc = fixture_setup(state);
	if (rc == 0)
		owe_enough(*state);
	return rc;
}

/* A batch of many receipts, counted by another: ready to be posted. */
static int64_t make_batch(struct fixture *fx)
{
	struct received out;
	int64_t id = 0;
	fixture_user(fx, FIX_JRIVERA);
	for (int i = 0; i < ITEMS; i++) {
		assert_ok(receive_payment(&fx->d, &(struct receive_input){
			.account_id = FIX_OKAFOR_MED + i % 2, .amount = { 100 + i },
			.method = "card", .effective = DATE_NONE, .designated = i % 3 != 0,
			.twin = ANSWER_YES }, &out, NULL));
		id = out.batch_id;
	}
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, id, ITEMS, (struct money){ ITEMS * 100 +
		ITEMS * (ITEMS - 1) / 2 }, NULL));
	return id;
}

/* The child works on a desk of its own, as the program does, and says when it begins to post. */
static pid_t post_in_child(struct fixture *fx, int64_t batch)
{
	int ready[2];
	assert_int_equal(pipe(ready), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		struct desk d;
		struct batch_result r;
		if (desk_open(&(struct db_options){ .path = fx->path }, &d, NULL) != MSG_OK)
			_exit(2);
		d.clock = fx->d.clock;
		d.user_id = FIX_LCHEN;
		d.role = USER_LEAD;
		if (write(ready[1], "", 1) != 1)
			_exit(2);
		_exit(batch_post(&d, batch, &r, NULL) == MSG_OK ? 0 : 1);
	}
	close(ready[1]);
	char byte;
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	return pid;
}

static long micros(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* How long a posting takes that is left alone, in microseconds. */
static long post_whole(struct fixture *fx, int64_t batch)
{
	long begun = micros();
	int status;
	pid_t pid = post_in_child(fx, batch);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	return micros() - begun;
}

static void kill_while_posting(struct fixture *fx, int64_t batch, long us)
{
	pid_t pid = post_in_child(fx, batch);
	nanosleep(&(struct timespec){ .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 },
		NULL);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void test_a_killed_posting_is_whole_or_not_there(void **state)
{
	struct fixture *fx = *state;
	long took = post_whole(fx, make_batch(fx));
	int64_t batch = make_batch(fx);
	int whole = 0, none = 0, rounds = unit_rounds(20);
	for (int i = 0; i < rounds; i++) {
		int64_t rows = fixture_int(fx, "SELECT count(*) FROM ledger_entry");
		/* The first is killed as it begins, the last long after: both ends are seen. */
		kill_while_posting(fx, batch, i == 0 ? 0 : i == rounds - 1 ? 20 * took :
			(long)unit_between(0, took * 3 / 2));
		bool posted = fixture_int(fx, "SELECT count(*) FROM receipt_batch "
			"WHERE state = 'balanced'") == 0;
		int64_t now = fixture_int(fx, "SELECT count(*) FROM ledger_entry");
		assert_int_equal(now - rows, posted ? ITEMS : 0);
		assert_int_equal(fixture_unsound(fx), 0);
		whole += posted;
		none += !posted;
		if (posted)
			batch = make_batch(fx);
	}
	print_message("# killed: %d whole, %d not there\n", whole, none);
	assert_true(none > 0 && whole > 0);
}

/* --- two at once --------------------------------------------------------------------------- */

/* What a desk of its own does when the gate opens; its message is the exit status. */
typedef enum msgid (*deed)(struct desk *d, int64_t id);

static enum msgid post_it(struct desk *d, int64_t batch)
{
	struct batch_result r;
	return batch_post(d, batch, &r, NULL);
}

static enum msgid apply_it(struct desk *d, int64_t receipt)
{
	struct posted out;
	return suspense_apply(d, &(struct suspense_use){ .receipt_id = receipt,
		.account_id = FIX_SMITH_LOAN, .amount.cents = 700, .twin = ANSWER_YES }, &out,
		NULL);
}

static pid_t at_the_gate(struct fixture *fx, const int gate[2], deed do_it, int64_t id)
{
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		struct desk d;
		char byte;
		if (desk_open(&(struct db_options){ .path = fx->path }, &d, NULL) != MSG_OK)
			_exit(2);
		d.clock = fx->d.clock;
		d.user_id = FIX_LCHEN;
		d.role = USER_LEAD;
		close(gate[1]);
		if (read(gate[0], &byte, 1) != 0)       /* open when nobody holds it */
			_exit(2);
		enum msgid m = do_it(&d, id);
		_exit(m == MSG_OK ? 0 : m == MSG_BATCH_STATE || m == MSG_SUSPENSE_LESS ? 1 : 3);
	}
	return pid;
}

static void one_does_one_is_told(struct fixture *fx, deed do_it, int64_t id)
{
	int gate[2], done = 0, told = 0, status;
	pid_t pid[2];
	assert_int_equal(pipe(gate), 0);
	for (size_t i = 0; i < ARRAY_SIZE(pid); i++)
		pid[i] = at_the_gate(fx, gate, do_it, id);
	close(gate[0]);
	close(gate[1]);
	for (size_t i = 0; i < ARRAY_SIZE(pid); i++) {
		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_true(WIFEXITED(status));
		done += WEXITSTATUS(status) == 0;
		told += WEXITSTATUS(status) == 1;
	}
	assert_int_equal(done, 1);
	assert_int_equal(told, 1);
}

static void test_two_desks_post_one_batch_once(void **state)
{
	struct fixture *fx = *state;
	for (int i = unit_rounds(4); i > 0; i--) {
		int64_t batch = make_batch(fx);
		int64_t rows = fixture_int(fx, "SELECT count(*) FROM ledger_entry");
		one_does_one_is_told(fx, post_it, batch);
		assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry"),
			rows + ITEMS);
	}
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Money that is held is applied once, too. */
static void test_two_desks_apply_one_receipt_once(void **state)
{
	struct fixture *fx = *state;
	struct received out;
	struct batch_result r;
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(receive_payment(&fx->d, &(struct receive_input){ .amount = { 700 },
		.method = "cash", .payer = "SMITH, M", .effective = DATE_NONE }, &out, NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_count(&fx->d, out.batch_id, 1, (struct money){ 700 }, NULL));
	assert_ok(batch_post(&fx->d, out.batch_id, &r, NULL));
	assert_int_equal(r.suspense.cents, 700);
	one_does_one_is_told(fx, apply_it, out.receipt_id);
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000003"),
		49300);
	assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_killed_posting_is_whole_or_not_there, setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(test_two_desks_post_one_batch_once, setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(test_two_desks_apply_one_receipt_once, setup,
			fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
