/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/client.h"
#include "arrears/desk/item.h"
#include "arrears/desk/place.h"
#include "arrears/io/importfile.h"

#define DATA "../shared/data/"
#define HEAD "Acct,First,Last,SSN,Phone,Addr1,City,State,Zip,Balance\n"

static struct place_report report;

static int setup(void **state)
{
	int r = fixture_setup(state);
	struct fixture *fx = *state;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(client_add(&fx->d, "bank", "A Bank", NULL, NULL));
	return r;
}

static const char *file_in(struct fixture *fx, const char *name, const char *text, size_t len)
{
	static char path[700];
	(void)text_putf(path, sizeof path, "%s/%s", fx->dir, name);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
	return path;
}

static struct import_order order_of(struct fixture *fx, const char *client)
{
	struct import_order o = { .expect_rows = -1 };
	assert_ok(client_need(&fx->d, client, &o.client, NULL));
	return o;
}

static enum msgid import_with(struct fixture *fx, const struct import_order *order,
	const char *path, const char *map_path)
{
	AUTO_FREE struct importmap *map = importmap_new(&place_fields);
	struct importfile_options o = { .path = path, .fields = &place_fields,
		.rules = { .today = desk_today(&fx->d) } };
	struct importfile *f;
	struct err err;
	if (map_path) {
		assert_ok(importmap_load(map_path, map, NULL));
		o.map = map;
	}
	enum msgid m = importfile_open(&o, &f, &err);
	if (m != MSG_OK)
		return m;
	m = place_file(&fx->d, order, importfile_source(f), &report, &err);
	importfile_close(f);
	return m;
}

static enum msgid import(struct fixture *fx, const char *client, const char *text)
{
	struct import_order o = order_of(fx, client);
	return import_with(fx, &o, file_in(fx, "in.csv", text, strlen(text)), NULL);
}

static void placed(int64_t rows, int64_t cents, int64_t duplicate, int64_t rejected)
{
	assert_int_equal(report.file.rows_placed, rows);
	assert_int_equal(report.file.placed.cents, cents);
	assert_int_equal(report.file.rows_duplicate, duplicate);
	assert_int_equal(report.file.rows_rejected, rejected);
}

/* What the database holds besides the file is true: items, ledger, next actions. */
static void all_is_true(struct fixture *fx)
{
	int64_t wrong = -1, first = 0;
	assert_ok(desk_item_proof(&fx->d, 1, &wrong, &first, NULL));
	assert_int_equal(wrong, 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account a WHERE balance <> (SELECT "
		"sum(principal+interest+fees+costs+attorney+other) FROM ledger_entry l "
		"WHERE l.account_id = a.id)"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account a WHERE closed_at IS NULL "
		"AND NOT EXISTS (SELECT 1 FROM next_action n WHERE n.account_id = a.id "
		"AND n.done_at IS NULL)"), 0);
	assert_int_equal(fixture_int(fx, "SELECT (SELECT count(*) FROM work_item) - "
		"(SELECT coalesce(sum(items), 0) FROM band_count)"), 0);
}

static const char two[] = HEAD
	"0017,Ada,Lovelace,123-45-6789,312-555-0101,1 Main St,Chicago,IL,60601,\"$1,234.50\"\n"
	"0018,Ann,Byron,,,,,,,45.00\n";

static void rows_become_accounts_with_everything_about_them(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, "BANK", two));
	placed(2, 127950, 0, 0);
	assert_int_equal(report.consumers, 2);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account WHERE client_account = "
		"'0017' AND client_account_key = '17' AND status = 'NEW' AND balance = 123450"), 1);
	assert_string_equal(fixture_text(fx, "SELECT number FROM phone ORDER BY id DESC LIMIT 1"),
		"3125550101");
	assert_string_equal(fixture_text(fx, "SELECT name_key FROM party ORDER BY id DESC LIMIT 1"),
		"byron ann");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM party WHERE ssn_box IS NOT NULL "
		"AND instr(ssn_box, x'363738') = 0 AND last_name = 'LOVELACE'"), 1);
	all_is_true(fx);
}

static void a_second_import_changes_nothing(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, "BANK", two));
	int64_t rows = fixture_rows(fx), audit = fixture_int(fx, "SELECT count(*) FROM audit");
	assert_ok(import(fx, "BANK", two));
	placed(0, 0, 2, 0);
	assert_int_equal(report.file.id, 0);
	assert_true(report.seen_file > 0);
	assert_int_equal(fixture_rows(fx), rows);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit"), audit);
}

static void duplicates_that_differ_are_told_and_not_applied(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, "BANK", two));
	assert_ok(import(fx, "BANK", HEAD
		"0017,Ada,Lovelace,123-45-6789,,9 Other St,Chicago,IL,60601,99.00\n"
		"17,Eve,Zero,123-45-6789,,,,,,10.00\n"
		"17,Eve,Zero,,,,,,,10.00\n"));
	placed(1, 1000, 2, 0);
	assert_int_equal(report.differ_balance, 1);
	assert_int_equal(report.differ_address, 1);
	assert_int_equal(report.in_file, 1);
	assert_int_equal(report.near_keys, 1);
	assert_int_equal(report.links, 1);
	assert_int_equal(fixture_int(fx,
		"SELECT balance FROM account WHERE client_account = '0017'"), 123450);
	all_is_true(fx);
}

static void control_totals_that_do_not_match_place_nothing(void **state)
{
	struct fixture *fx = *state;
	struct import_order o = order_of(fx, "BANK");
	int64_t rows = fixture_rows(fx);
	const char *path = file_in(fx, "in.csv", two, sizeof two - 1);

	o.expect_rows = 3;
	assert_msg(import_with(fx, &o, path, NULL), MSG_PLACE_TOTALS);
	o.expect_rows = 2;
	o.has_expect_total = true;
	o.expect_total.cents = 127951;
	assert_msg(import_with(fx, &o, path, NULL), MSG_PLACE_TOTALS);
	assert_int_equal(fixture_rows(fx), rows);
	o.expect_total.cents = 127950;
	o.dry_run = true;
	assert_ok(import_with(fx, &o, path, NULL));
	placed(2, 127950, 0, 0);
	assert_int_equal(fixture_rows(fx), rows);
	o.dry_run = false;
	assert_ok(import_with(fx, &o, path, NULL));
	assert_int_not_equal(fixture_rows(fx), rows);
}

static void accounts_of_one_reference_are_one_consumer(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, "BANK", "Invoice,Customer ID,Disputed,Balance\n"
		"1,C-1,No,10.00\n2,C-2,No,20.00\n3,C-1,Yes,30.00\n"));
	placed(3, 6000, 0, 0);
	assert_int_equal(report.consumers, 2);
	assert_int_equal(fixture_int(fx, "SELECT w.accounts FROM work_item w JOIN party p ON "
		"p.id = w.consumer_id WHERE p.client_ref = 'C-1'"), 2);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction WHERE kind = 'dispute'"),
		1);
	assert_ok(import(fx, "BANK", "Invoice,Customer ID,Disputed,Balance\n4,C-1,No,5.00\n"));
	assert_int_equal(report.consumers, 0);
	all_is_true(fx);
}

static void people_and_bars_come_with_the_account(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, "BANK", "Acct,Last,Phone,Balance,Employer,Cosigner Last Name,Attorney,"
		"Cease,Bankruptcy,Deceased,Service Date,Note\n"
		"1,One,3125550101,5.00,Acme,Two,Jane Law,Y,,N,1/2/2024,call before noon\n"
		"2,Three,3125550102,6.00,,,,,Y,Y,,\n"));
	placed(2, 1100, 0, 0);
	assert_int_equal(fixture_int(fx, "SELECT count(DISTINCT role) FROM account_party p JOIN "
		"account a ON a.id = p.account_id WHERE a.client_account = '1'"), 3);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction WHERE source = "
		"'placement'"), 4);
	assert_string_equal(fixture_text(fx, "SELECT value FROM account_fact WHERE name = "
		"'client_note'"), "call before noon");
	all_is_true(fx);
}

static void bad_values_are_kept_and_flagged(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, "BANK", "Acct,Last,SSN,DOB,State,Opened,Balance\n"
		"1,One,000-12-3456,2/30/1980,ZZ,13/13/2020,5.00\n"));
	placed(1, 500, 0, 0);
	assert_string_equal(fixture_text(fx,
		"SELECT data_flags FROM party ORDER BY id DESC LIMIT 1"),
		"SSN,DATE,STATE");
	assert_string_equal(fixture_text(fx, "SELECT value FROM account_fact WHERE name = "
		"'date_opened'"), "13/13/2020");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account_fact WHERE name IN ('dob', "
		"'ssn_or_tin')"), 0);
	assert_int_equal(report.by_flag[0], 1);
}

/* Every fault once; the line of each is where its row begins. */
static const char torture[] = "\xef\xbb\xbf" HEAD
	"1,A,Good,,,,,,,1.00\r\n"                                       /* 2 */
	"2,A,\"Two\nLines\",,,,,,,2.00\n"                               /* 3 */
	"\n"
	"3,A,Nul\0,,,,,,,3.00\n"                                        /* 6 */
	"4,A,Bad\xff,,,,,,,4.00\n"                                      /* 7 */
	"5,A,Ragged,,,,,,5.00\n"                                        /* 8 */
	"6,A,Bare\"quote,,,,,,,6.00\n"                                  /* 9 */
	",A,NoAccount,,,,,,,7.00\n"                                     /* 10 */
	"8,A,Exp,,,,,,,1.5E+05\n9,A,Dec,,,,,,,1.005\n"                  /* 11 12 */
	"10,A,Zero,,,,,,,0.00\n11,A,Neg,,,,,,,(45.00)\n"                /* 13 14 */
	"12,A,Minus,,,,,,,45.00-\n13,A,None,,,,,,,\n14,A,Abc,,,,,,,abc\n" /* 15 16 17 */
	"15,\"=A\"\"1\",Good,,,,,,,\"$1,000.00\"\n"                     /* 18 */
	"16,A,\"Open,,,,,,,16.00\n"                                     /* 19 */
	"17,A,Last,,,,,,,17.00";                                        /* 20 */

static char rejected_lines[400];
static void note_reject(void *arg, const struct file_issue *i)
{
	(void)arg;
	size_t n = strlen(rejected_lines);
	if (strcmp(i->severity, "reject") == 0)
		(void)text_putf(rejected_lines + n, sizeof rejected_lines - n, "%lld:%s ",
			(long long)i->line, i->kind);
}

static void every_fault_is_refused_with_its_line_and_can_be_mended(void **state)
{
	struct fixture *fx = *state;
	struct import_order o = order_of(fx, "BANK");
	char rejects[700];
	const char *path = file_in(fx, "torture.csv", torture, sizeof torture - 1);

	o.say = note_reject;
	rejected_lines[0] = '\0';
	assert_ok(import_with(fx, &o, path, NULL));
	assert_string_equal(rejected_lines, "6:ARI0002 7:ARI0003 8:ARI0004 9:ARI0005 10:ARI0101 "
		"11:ARI0106 12:ARI0105 13:ARI0107 14:ARI0108 15:ARI0108 16:ARI0103 17:ARI0104 "
		"19:ARI0006 ");
	placed(4, 100 + 200 + 100000 + 1700, 0, 13);

	/* The reject file itself goes in again: what is not mended is refused again. */
	(void)text_putf(rejects, sizeof rejects, "%s/torture.rejects.csv", fx->dir);
	assert_int_equal(access(rejects, R_OK), 0);
	assert_ok(import_with(fx, &o, rejects, NULL));
	placed(0, 0, 0, 13);
	(void)unlink(rejects);
	FILE *f = fopen(rejects, "w");
	assert_non_null(f);
	(void)fprintf(f, "Acct,First,Last,SSN,Phone,Addr1,City,State,Zip,Balance,reject_line,"
		"reject_field,reject_value,reject_reason\n11,'=1+1,Neg,,,,,,,45.00,14,balance,"
		"'(45.00),The amount is negative\n");
	assert_int_equal(fclose(f), 0);
	assert_ok(import_with(fx, &o, rejects, NULL));
	placed(1, 4500, 0, 0);
	assert_string_equal(fixture_text(fx,
		"SELECT first_name FROM party ORDER BY id DESC LIMIT 1"),
		"=1+1");
}

static void undo_reverses_by_new_rows_and_frees_the_keys(void **state)
{
	struct fixture *fx = *state;
	struct file_row f;
	int64_t items = fixture_int(fx, "SELECT count(*) FROM work_item");

	assert_ok(import(fx, "BANK", two));
	int64_t id = report.file.id, ledger = fixture_int(fx, "SELECT count(*) FROM ledger_entry");
	assert_ok(place_undo(&fx->d, id, &f, NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry"), ledger + 2);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM work_item"), items);
	all_is_true(fx);
	assert_msg(place_undo(&fx->d, id, &f, NULL), MSG_FILE_UNDONE);
	assert_msg(place_undo(&fx->d, 999, &f, NULL), MSG_FILE_UNKNOWN);
	assert_ok(import(fx, "BANK", two));
	placed(2, 127950, 0, 0);
	all_is_true(fx);
}

static void a_file_that_a_person_worked_stays(void **state)
{
	struct fixture *fx = *state;
	struct file_row f;
	struct err err;

	assert_ok(import(fx, "BANK", two));
	fixture_sql(fx, "INSERT INTO note(account_id, at, user_id, text) SELECT max(id), 1, 2, 'x' "
		"FROM account");
	int64_t rows = fixture_rows(fx);
	assert_msg(place_undo(&fx->d, report.file.id, &f, &err), MSG_FILE_WORKED);
	assert_string_equal(err.subst[1], "JRIVERA");
	assert_int_equal(fixture_rows(fx), rows);
}

static void an_unknown_client_is_told_how_to_enter_it(void **state)
{
	struct fixture *fx = *state;
	struct client c;
	struct err err;
	char text[300];

	assert_msg(client_need(&fx->d, "nope", &c, &err), MSG_CLIENT_UNKNOWN);
	err_recovery(&err, text, sizeof text);
	assert_non_null(strstr(text, "arrears client add"));
	assert_msg(client_add(&fx->d, "BANK", "x", NULL, NULL), MSG_CLIENT_EXISTS);
	assert_msg(client_add(&fx->d, "a b", "x", NULL, NULL), MSG_CLIENT_CODE_INVALID);
}

static void the_shared_files_give_their_totals(void **state)
{
	struct fixture *fx = *state;
	struct import_order bank = order_of(fx, "BANK"), ibm;

	if (access(DATA "ibm_ar", R_OK) != 0) {
		print_message("# ../shared is absent: nothing to import\n");
		return;
	}
	assert_ok(client_add(&fx->d, "IBM", "IBM", NULL, NULL));
	ibm = order_of(fx, "IBM");
	assert_ok(import_with(fx, &bank, DATA "retail_bank/placement_delinquent.csv",
		"data/maps/retail-bank.ini"));
	placed(76, 1558015200, 0, 0);
	assert_ok(import_with(fx, &bank, DATA "retail_bank/placement_all.csv",
		"data/maps/retail-bank.ini"));
	placed(606, 10326174000 - 1558015200, 76, 0);
	assert_int_equal(report.file.rows_in, 682);
	assert_int_equal(report.file.in.cents, 10326174000);
	assert_int_equal(report.differ_balance + report.differ_address, 0);
	assert_ok(import_with(fx, &ibm, DATA "ibm_ar/WA_Fn-UseC_-Accounts-Receivable.csv",
		"data/maps/ibm-receivables.ini"));
	placed(2466, 14770318, 0, 0);
	assert_int_equal(report.consumers, 100);
	int64_t rows = fixture_rows(fx);
	assert_ok(import_with(fx, &ibm, DATA "ibm_ar/WA_Fn-UseC_-Accounts-Receivable.csv",
		"data/maps/ibm-receivables.ini"));
	placed(0, 0, 2466, 0);
	assert_int_equal(fixture_rows(fx), rows);
	all_is_true(fx);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(rows_become_accounts_with_everything_about_them),
		T(a_second_import_changes_nothing),
		T(duplicates_that_differ_are_told_and_not_applied),
		T(control_totals_that_do_not_match_place_nothing),
		T(accounts_of_one_reference_are_one_consumer),
		T(people_and_bars_come_with_the_account), T(bad_values_are_kept_and_flagged),
		T(every_fault_is_refused_with_its_line_and_can_be_mended),
		T(undo_reverses_by_new_rows_and_frees_the_keys),
		T(a_file_that_a_person_worked_stays),
		T(an_unknown_client_is_told_how_to_enter_it), T(the_shared_files_give_their_totals),
	};
	return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
