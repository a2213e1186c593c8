/* SPDX-License-Identifier: MIT */
/* A disk that is full or fails at every single write and sync of a piece of work, one after the
 * other: the work is refused in words and nothing of it is saved; when the disk is well again the
 * same desk goes on. */
#include "faultfs.h"
#include "fixture.h"

#include <dirent.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/backup.h"
#include "arrears/desk/batch.h"
#include "arrears/desk/client.h"
#include "arrears/desk/init.h"
#include "arrears/desk/next.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/payimport.h"
#include "arrears/desk/place.h"
#include "arrears/desk/post.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/result.h"
#include "arrears/desk/users.h"
#include "arrears/io/importfile.h"

#define T(fn) cmocka_unit_test_setup_teardown(fn, open_office, fixture_teardown)
#define TRIES_MAX 4000

typedef enum msgid (*work)(struct fixture *fx, struct err *err);

static int open_office(void **state)
{
	faultfs_install();
	if (fixture_setup(state) != 0)
		return -1;
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	return client_add(&fx->d, "BANK", "A Bank", NULL, NULL) == MSG_OK ? 0 : -1;
}

static void assert_sound(struct fixture *fx)
{
	assert_int_equal(fixture_unsound(fx), 0);
	assert_string_equal(fixture_text(fx, "PRAGMA integrity_check"), "ok");
}

/* What a person would be told must speak of the disk. */
static void assert_told(const struct err *err, enum fault fault)
{
	char text[512];
	err_first(err, text, sizeof text);
	if (!strstr(text, fault == FAULT_FULL ? "full" : "disk"))
		fail_msg("said: %s", text);
}

/* Fails at its first write, its second, ... until it comes through. */
static int fails_whole(struct fixture *fx, work fn, enum fault fault)
{
	int64_t before = fixture_rows(fx);
	for (int n = 1, tries = 1; tries < TRIES_MAX; n += 1 + n / 16, tries++) {
		struct err err = { 0 };
		faultfs_arm(fault, n);
		enum msgid m = fn(fx, &err);
		bool hit = faultfs_disarm();
		if (m == MSG_OK && !hit) {
			assert_int_not_equal(fixture_rows(fx), before);
			return tries;
		}
		/* Saved although something failed later: then it is saved whole. */
		if (m == MSG_OK) {
			assert_int_not_equal(fixture_rows(fx), before);
			before = fixture_rows(fx);
			continue;
		}
		assert_told(&err, fault);
		if (fixture_rows(fx) != before)
			fail_msg("fault %d at %d: something was saved", (int)fault, n);
	}
	fail_msg("never came through");
	return 0;
}

static void survives(void **state, work fn, const char *name)
{
	static const enum fault faults[] = { FAULT_FULL, FAULT_WRITE, FAULT_SYNC };
	struct fixture *fx = *state;
	for (size_t i = 0; i < ARRAY_SIZE(faults); i++)
		print_message("# %s: %d places to fail\n", name,
			fails_whole(fx, fn, faults[i]) - 1);
	fixture_reopen(fx);
	fixture_user(fx, FIX_ADMIN);
	assert_sound(fx);
}

/* --- pieces of work -------------------------------------------------------------------------- */

static enum msgid log_code(struct fixture *fx, const char *code, int64_t account, struct err *err)
{
	struct result_input in = { .account_id = account, .date = DATE_NONE, .minute = -1,
		.placed = ANSWER_YES, .disclosed = ANSWER_NO };
	struct result_outcome out;
	(void)text_put(in.code, sizeof in.code, code);
	fixture_user(fx, FIX_JRIVERA);
	enum msgid m = log_result(&fx->d, &in, &out, err);
	fixture_user(fx, FIX_ADMIN);
	return m;
}

static enum msgid no_answer(struct fixture *fx, struct err *err)
{
	return log_code(fx, "NA", FIX_SMITH_LOAN, err);
}

static enum msgid conversation(struct fixture *fx, struct err *err)
{
	return log_code(fx, "RPC", FIX_OKAFOR_MED, err);
}

static enum msgid note(struct fixture *fx, struct err *err)
{
	return note_add(&fx->d, &(struct note_new){ .account_id = FIX_DOE_CARD,
		.text = "says the bill was paid in June", .code = "" }, NULL, err);
}

static enum msgid receive(struct fixture *fx, struct err *err)
{
	struct received out;
	return receive_payment(&fx->d, &(struct receive_input){ .account_id = FIX_DOE_CARD,
		.amount = { 2500 }, .method = "card", .effective = DATE_NONE, .designated = true,
		.twin = ANSWER_YES, .over = ANSWER_YES }, &out, err);
}

/* Batches of three receipts, counted: one for each time that posting comes through. */
static void make_batches(struct fixture *fx, int many)
{
	for (int i = 0; i < many; i++) {
		int64_t id = 0;
		fixture_user(fx, FIX_JRIVERA);
		for (int k = 0; k < 3; k++)
			assert_ok(receive(fx, NULL));
		/* Who received none of it: some was taken by the administrator. */
		fixture_user(fx, FIX_LCHEN);
		id = fixture_int(fx, "SELECT max(id) FROM receipt_batch");
		/* The first takes along what was received before. */
		int64_t items = fixture_int(fx, "SELECT count(*) FROM receipt "
			"WHERE state = 'received' AND batch_id = (SELECT max(batch_id) "
			"FROM receipt)");
		assert_ok(batch_count(&fx->d, id, items, (struct money){ items * 2500 }, NULL));
		fixture_user(fx, FIX_ADMIN);
	}
}

static enum msgid post_a_batch(struct fixture *fx, struct err *err)
{
	struct batch_result r;
	fixture_user(fx, FIX_LCHEN);
	enum msgid m = batch_post(&fx->d, fixture_int(fx, "SELECT min(id) FROM receipt_batch "
		"WHERE state = 'balanced'"), &r, err);
	fixture_user(fx, FIX_ADMIN);
	return m;
}

static enum msgid return_a_payment(struct fixture *fx, struct err *err)
{
	struct post_undone u;
	return post_reverse(&fx->d, &(struct post_undo){ .nsf = true, .code = "R01",
		.ledger_id = fixture_int(fx, "SELECT min(l.id) FROM ledger_entry l WHERE "
		"l.type = 'payment' AND NOT EXISTS (SELECT 1 FROM ledger_entry r "
		"WHERE r.reverses_id = l.id)") }, &u, err);
}

static enum msgid new_user(struct fixture *fx, struct err *err)
{
	static int n;
	char name[12];
	int64_t id = 0;
	(void)text_putf(name, sizeof name, "NEW%d", n++);
	return users_add(&fx->d, &(struct users_new){ .name = name, .full_name = "New One",
		.role = USER_COLLECTOR, .password = "battery staple", .cost = SECRET_COST_WEAK },
		&id, err);
}

static const char *write_file(struct fixture *fx)
{
	static char path[700];
	static int from;
	(void)text_putf(path, sizeof path, "%s/new.csv", fx->dir);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("client_account,consumer_name,phone1,zip,balance\n", f);
	for (int i = from; i < from + 100; i++)
		fprintf(f, "N-%05d,\"NOVAK%d, PAT\",3125550100,60651,%d.50\n", i, i, 100 + i);
	fclose(f);
	from += 100;
	return path;
}

static char import_path[700];

static enum msgid import(struct fixture *fx, struct err *err)
{
	struct importfile_options o = { .path = import_path, .fields = &place_fields,
		.rules = { .today = desk_today(&fx->d) } };
	struct import_order order = { .expect_rows = -1 };
	struct importfile *f = NULL;
	AUTO_FREE struct place_report *report = mem_alloc(1, sizeof *report);
	enum msgid m = client_need(&fx->d, "BANK", &order.client, err);
	if (m == MSG_OK)
		m = importfile_open(&o, &f, err);
	if (m != MSG_OK)
		return m;
	m = place_file(&fx->d, &order, importfile_source(f), report, err);
	importfile_close(f);
	return m;
}

/* A dollar and more on each of the accounts of the newest file, each time anew. */
static const char *write_payments(struct fixture *fx)
{
	static char path[700];
	static int round;
	int64_t last = fixture_int(fx, "SELECT max(id) FROM account");
	(void)text_putf(path, sizeof path, "%s/pay.csv", fx->dir);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("our_account,date,amount,type,reference\n", f);
	for (int64_t id = last - 99; id <= last; id++)
		fprintf(f, "%lld,11/24/2026,1.25,PU,%d\n", (long long)id, round);
	fclose(f);
	round++;
	return path;
}

static enum msgid pay(struct fixture *fx, struct err *err)
{
	struct importfile_options o = { .path = import_path, .fields = &payment_fields,
		.rules = { .today = desk_today(&fx->d) } };
	struct import_order order = { .expect_rows = 100 };
	struct importfile *f = NULL;
	struct pay_report report;
	enum msgid m = client_need(&fx->d, "BANK", &order.client, err);
	if (m == MSG_OK)
		m = importfile_open(&o, &f, err);
	if (m != MSG_OK)
		return m;
	m = pay_file(&fx->d, &order, importfile_source(f), &report, err);
	importfile_close(f);
	return m;
}

/* --- tests ----------------------------------------------------------------------------------- */

static void a_wrap_up_is_whole_or_not_there(void **state)
{
	survives(state, no_answer, "NA");
}

static void a_conversation_is_whole_or_not_there(void **state)
{
	survives(state, conversation, "RPC");
}

static void a_note_is_whole_or_not_there(void **state)
{
	survives(state, note, "note");
}

static void money_is_whole_or_not_there(void **state)
{
	struct fixture *fx = *state;
	survives(state, receive, "receive");
	make_batches(fx, 24);
	fixture_user(fx, FIX_ADMIN);
	survives(state, post_a_batch, "batch");
	survives(state, return_a_payment, "NSF");
}

static void a_user_is_whole_or_not_there(void **state)
{
	survives(state, new_user, "user");
}

static void an_import_is_whole_or_not_there(void **state)
{
	static const enum fault faults[] = { FAULT_FULL, FAULT_WRITE, FAULT_SYNC };
	struct fixture *fx = *state;
	for (size_t i = 0; i < ARRAY_SIZE(faults); i++) {
		(void)text_put(import_path, sizeof import_path, write_file(fx));
		int tries = fails_whole(fx, import, faults[i]);
		print_message("# import: %d places to fail\n", tries - 1);
		assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account WHERE "
			"client_account LIKE 'N-%'"), 100 * (int64_t)(i + 1));
		(void)text_put(import_path, sizeof import_path, write_payments(fx));
		tries = fails_whole(fx, pay, faults[i]);
		print_message("# payments: %d places to fail\n", tries - 1);
		assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry l "
			"JOIN receipt r ON r.id = l.receipt_id AND r.batch_id = l.batch_id "
			"WHERE l.file_id NOTNULL"), 100 * (int64_t)(i + 1));
	}
	assert_sound(fx);
}

static int files_in(const char *folder, const char *start)
{
	int n = 0;
	DIR *d = opendir(folder);
	for (const struct dirent *e = d ? readdir(d) : NULL; e; e = readdir(d)) {
		if (strncmp(e->d_name, start, strlen(start)) != 0)
			continue;
		print_message("# left: %s\n", e->d_name);
		n++;
	}
	if (d)
		closedir(d);
	return n;
}

/* A copy that could not be finished is no copy: nothing of it stays. */
static void a_backup_is_whole_or_not_there(void **state)
{
	struct fixture *fx = *state;
	char to[700];
	(void)text_putf(to, sizeof to, "%s/copy.db", fx->dir);
	for (int n = 1; n < TRIES_MAX; n += 1 + n / 4) {
		struct err err = { 0 };
		faultfs_arm(FAULT_FULL, n);
		enum msgid m = desk_backup(&fx->d, to, NULL, NULL, &err);
		if (!faultfs_disarm()) {
			assert_ok(m);
			break;
		}
		if (m == MSG_OK) { /* the copy is whole; what follows it failed */
			assert_int_equal(unlink(to), 0);
			continue;
		}
		assert_told(&err, FAULT_FULL);
		assert_int_equal(files_in(fx->dir, "copy.db"), 0);
	}
	assert_int_equal(access(to, F_OK), 0);
	assert_sound(fx);
}

/* A database that could not be made whole is not there at all. */
static void a_new_database_is_whole_or_not_there(void **state)
{
	struct fixture *fx = *state;
	char path[700], phrase[SECRET_PHRASE_SIZE];
	(void)text_putf(path, sizeof path, "%s/fresh.db", fx->dir);
	struct init_options o = { .path = path, .office_zone = ZONE_C, .area_code = "312",
		.system_name = "", .cost = SECRET_COST_WEAK };
	bool made = false;
	for (int n = 1; n < TRIES_MAX && !made; n += 1 + n / 4) {
		struct err err = { 0 };
		struct desk d;
		faultfs_arm(FAULT_FULL, n);
		enum msgid m = init_database(&o, &d, phrase, &err);
		made = !faultfs_disarm();
		if (m == MSG_OK) {
			desk_close(&d);
			made = true;
			continue;
		}
		assert_false(made);
		assert_told(&err, FAULT_FULL);
		assert_int_equal(files_in(fx->dir, "fresh.db"), 0);
	}
	assert_true(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_wrap_up_is_whole_or_not_there), T(a_conversation_is_whole_or_not_there),
		T(money_is_whole_or_not_there), T(a_note_is_whole_or_not_there), T(a_user_is_whole_or_not_there),
		T(an_import_is_whole_or_not_there), T(a_backup_is_whole_or_not_there),
		T(a_new_database_is_whole_or_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
