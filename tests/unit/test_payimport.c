/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/client.h"
#include "arrears/desk/commission.h"
#include "arrears/desk/item.h"
#include "arrears/desk/payimport.h"
#include "arrears/desk/place.h"
#include "arrears/desk/post.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/suspense.h"
#include "arrears/domain/placement.h"
#include "arrears/io/importfile.h"

#define HEAD "Acct,Date,Amount,Type,Ref\n"
#define DATA "../shared/data/ibm_ar/WA_Fn-UseC_-Accounts-Receivable.csv"

static struct pay_report report;
static bool suspense;

static const char *file_in(struct fixture *fx, const char *name, const char *text)
{
	static char path[700];
	(void)text_putf(path, sizeof path, "%s/%s", fx->dir, name);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	return path;
}

static void place(struct fixture *fx, const char *text)
{
	struct place_report placed;
	struct importfile *f;
	struct import_order order = { .expect_rows = -1 };
	struct importfile_options o = { .path = file_in(fx, "place.csv", text),
		.fields = &place_fields, .rules = { .today = desk_today(&fx->d) } };
	assert_ok(client_need(&fx->d, "BANK", &order.client, NULL));
	assert_ok(importfile_open(&o, &f, NULL));
	assert_ok(place_file(&fx->d, &order, importfile_source(f), &placed, NULL));
	importfile_close(f);
}

static int setup(void **state)
{
	int r = fixture_setup(state);
	struct fixture *fx = *state;
	suspense = false;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(client_add(&fx->d, "bank", "A Bank", NULL, NULL));
	place(fx, "client_account,last_name,principal,fees,placement_date,disputed\n"
		"0017,SMITH,100.00,10.00,1/5/2026,N\nA2,JONES,20.50,0,1/5/2026,N\n"
		"A3,DOE,70.00,0,1/5/2026,Y\n");
	return r;
}

static enum msgid import_order(struct fixture *fx, const char *text, struct import_order *order,
	struct err *err)
{
	struct importfile *f;
	struct importfile_options o = { .path = file_in(fx, "pay.csv", text),
		.fields = &payment_fields, .rules = { .today = desk_today(&fx->d) } };
	(void)unlink(file_in(fx, "pay.rejects.csv", ""));
	o.path = file_in(fx, "pay.csv", text);
	order->suspense = suspense;
	assert_ok(client_need(&fx->d, "BANK", &order->client, NULL));
	enum msgid m = importfile_open(&o, &f, err);
	if (m != MSG_OK)
		return m;
	m = pay_file(&fx->d, order, importfile_source(f), &report, err);
	importfile_close(f);
	return m;
}

static enum msgid import(struct fixture *fx, const char *text)
{
	struct import_order order = { .expect_rows = -1 };
	return import_order(fx, text, &order, NULL);
}

static void came_to(int64_t posted, int64_t reversed, int64_t duplicate, int64_t rejected)
{
	assert_int_equal(report.to_us.rows + report.direct.rows, posted);
	assert_int_equal(report.reversed.rows, reversed);
	assert_int_equal(report.file.rows_duplicate, duplicate);
	assert_int_equal(report.file.rows_rejected, rejected);
}

static int64_t balance(struct fixture *fx, const char *account)
{
	char sql[200];
	(void)text_putf(sql, sizeof sql, "SELECT balance FROM account WHERE client_account = '%s'",
		account);
	return fixture_int(fx, sql);
}

/* Copies agree with what they are copies of. */
static void all_is_true(struct fixture *fx)
{
	int64_t wrong = -1, first = 0;
	assert_ok(desk_item_proof(&fx->d, 1, &wrong, &first, NULL));
	assert_int_equal(wrong, 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account a WHERE balance <> (SELECT "
		"sum(principal+interest+fees+costs+attorney+other) FROM ledger_entry l "
		"WHERE l.account_id = a.id)"), 0);
	assert_int_equal(fixture_unsound(fx), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM receipt r WHERE suspense <> (SELECT "
		"coalesce(sum(amount), 0) FROM suspense_entry s WHERE s.receipt_id = r.id)"), 0);
}

static void payments_are_posted_in_a_batch_of_their_own(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,c1\nA2,2/2/2026,20.50,PU,77\n"));
	came_to(2, 0, 0, 0);
	assert_int_equal(report.to_us.total.cents, 2050);
	assert_int_equal(report.direct.total.cents, 4000);
	assert_int_equal(balance(fx, "0017"), 7000);
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE "
		"client_account = 'A2'"), "PIF");
	assert_string_equal(fixture_text(fx, "SELECT kind || state || counted_items || '/' || "
		"counted_cents FROM receipt_batch"), "fileposted2/6050");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry l JOIN receipt r "
		"ON r.id = l.receipt_id AND r.batch_id = l.batch_id AND r.state = 'posted' "
		"WHERE l.file_id = (SELECT max(id) FROM file)"), 2);
	all_is_true(fx);
}

static void nothing_changes_when_it_comes_again(void **state)
{
	struct fixture *fx = *state;
	static const char text[] = HEAD "0017,2/1/2026,40.00,,c1\n0017,2/9/2026,40.00,NSF,c1\n";

	assert_ok(import(fx, text));
	came_to(1, 1, 0, 0);
	int64_t rows = fixture_rows(fx);
	assert_ok(import(fx, text));
	came_to(0, 0, 2, 0);
	assert_true(report.seen_file > 0);
	/* Other bytes, the same rows: known one by one, the reversal too. */
	assert_ok(import(fx, HEAD "\"0017\",2/1/2026,40.00,,c1\n0017,2/9/2026,40.00,NSF,c1\n"));
	came_to(0, 0, 2, 0);
	assert_int_equal(report.seen_file, 0);
	assert_int_equal(fixture_rows(fx), rows);
	assert_int_equal(balance(fx, "0017"), 11000);
}

static void what_a_collector_received_is_not_posted_twice(void **state)
{
	struct fixture *fx = *state;
	struct posting p = { .type = ENTRY_PAYMENT, .amount = { 2050 }, .reference = "9",
		.effective = date_from_ymd(2026, 2, 1), .account_id = fixture_int(fx,
		"SELECT id FROM account WHERE client_account = 'A2'") };
	struct posted done;

	assert_ok(post_entry(&fx->d, &p, &done, NULL));
	assert_ok(import(fx, HEAD "A2,2/1/2026,20.50,PA,9\n"));
	came_to(0, 0, 1, 0);
	assert_int_equal(balance(fx, "A2"), 0);
}

/* The other way round, PAY asks: the client's file had it, whomever it was paid to. */
static void what_a_file_posted_asks_when_it_is_received(void **state)
{
	struct fixture *fx = *state;
	struct received out;
	assert_ok(import(fx, HEAD "0017,2/1/2026,20.00,PC,1021\n"));
	struct receive_input in = { .account_id = fixture_int(fx, "SELECT account_id FROM "
		"ledger_entry WHERE type = 'direct'"), .amount = { 2000 }, .method = "CHECK",
		.reference = "1021", .effective = date_from_ymd(2026, 2, 1) };
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RECEIVE_ASK_TWIN);
	assert_int_equal(out.twin_id, fixture_int(fx, "SELECT receipt_id FROM ledger_entry "
		"WHERE type = 'direct'"));
	in.reference = "1022";
	assert_ok(receive_payment(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RECEIVE_DONE);
}

static void a_reversal_may_stand_before_its_payment(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, HEAD "0017,2/3/2026,-40.00,,c1\n0017,2/1/2026,40.00,,c1\n"
		"0017,2/3/2026,50.00,reversal,c9\n"));
	came_to(1, 1, 0, 1);
	assert_int_equal(balance(fx, "0017"), 11000);
	all_is_true(fx);
}

static char said[400];
static void note(void *arg, const struct file_issue *i)
{
	(void)arg;
	size_t n = strlen(said);
	(void)text_putf(said + n, sizeof said - n, "%lld:%s ", (long long)i->line, i->kind);
}

static void each_row_that_cannot_be_posted_says_why(void **state)
{
	struct fixture *fx = *state;
	struct import_order order = { .expect_rows = -1, .say = note };

	said[0] = '\0';
	assert_ok(import_order(fx, "Acct,Our Account,Date,Amount,Type,Ref,Fees,Principal\n"
		"ZZ,,2/1/2026,5.00,,,,\n"                       /* 2: unknown */
		"17,,2/1/2026,5.00,,,,\n"                       /* 3: zeros */
		",99999999,2/1/2026,5.00,,,,\n"                 /* 4: ours, unknown */
		"0017,10000001,2/1/2026,5.00,,,,\n"             /* 5: two accounts */
		"0017,,1/4/2026,5.00,,,,\n"                     /* 6: before the placement */
		"0017,,2/1/2026,20.00,,,20.00,\n"               /* 7: more fees than owed */
		"0017,,2/1/2026,20.00,,x,10.00,10.00\n"         /* 8: good */
		"0017,,2/1/2026,20.00,,x,,\n"                   /* 9: twice */
		"A2,,2/1/2026,25.00,,,,\n"                      /* 10: a credit */
		"A2,,2/2/2026,1.00,,,,\n", &order, NULL));      /* 11: closed by then */
	assert_string_equal(said, "2:ARI0150 3:ARI0151 4:ARI0150 5:ARI0152 6:ARI0143 7:ARI0149 "
		"9:ARI0163 10:ARI0161 11:ARI0153 ");
	came_to(2, 0, 1, 7);
	assert_int_equal(report.credits, 1);
	assert_int_equal(balance(fx, "A2"), -450);
	assert_int_equal(fixture_int(fx, "SELECT fees FROM account WHERE client_account = '0017'"),
		0);
	all_is_true(fx);
}

static void two_payments_alike_are_not_taken_back_by_guess(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, HEAD "0017,2/1/2026,10.00,,a\n0017,2/2/2026,10.00,,b\n"
		"0017,2/9/2026,-10.00,,\n"));
	came_to(2, 0, 0, 1);
	assert_ok(import(fx, HEAD "0017,2/9/2026,-10.00,,b\n"));
	came_to(0, 1, 0, 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry r JOIN ledger_entry p "
		"ON p.id = r.reverses_id WHERE p.reference = 'b'"), 1);
}

static void a_trailer_that_does_not_agree_posts_nothing(void **state)
{
	struct fixture *fx = *state;
	int64_t rows = fixture_rows(fx);

	assert_msg(import(fx, HEAD "0017,2/1/2026,40.00,,c1\nTRAILER,1,41.00\n"), MSG_PAY_TRAILER);
	assert_msg(import(fx, HEAD "0017,2/1/2026,40.00,,c1\nTRAILER,2,40.00\n"), MSG_PAY_TRAILER);
	assert_msg(import(fx, HEAD "0017,2/1/2026,4x.00,,c1\nTRAILER,1,40.00\n"), MSG_PAY_TRAILER);
	assert_msg(import(fx, HEAD "TRAILER,1,40.00\n0017,2/1/2026,40.00,,c1\n"),
		MSG_PAY_TRAILER_ROWS);
	assert_msg(import(fx, HEAD "0017,2/1/2026,40.00,,c1\nTRAILER,one,40.00\n"),
		MSG_PAY_TRAILER_WORDS);
	assert_int_equal(fixture_rows(fx), rows);
	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,c1\n0017,2/2/2026,-40.00,,c1\n"
		"CTRL,2,0.00,,\n"));
	came_to(1, 1, 0, 0);
}

static void demanded_totals_and_a_dry_run_post_nothing(void **state)
{
	struct fixture *fx = *state;
	struct import_order order = { .expect_rows = 2 };
	static const char text[] = HEAD "0017,2/1/2026,40.00,,c1\n";
	int64_t rows = fixture_rows(fx);

	assert_msg(import_order(fx, text, &order, NULL), MSG_PLACE_TOTALS);
	order = (struct import_order){ .expect_rows = 1, .has_expect_total = true,
		.expect_total = { 4001 } };
	assert_msg(import_order(fx, text, &order, NULL), MSG_PLACE_TOTALS);
	order = (struct import_order){ .expect_rows = 1, .dry_run = true };
	assert_ok(import_order(fx, text, &order, NULL));
	came_to(1, 0, 0, 0);
	assert_int_equal(report.file.id, 0);
	assert_int_equal(fixture_rows(fx), rows);
}

static void what_has_no_account_is_held_on_request(void **state)
{
	struct fixture *fx = *state;
	struct suspense_line line[4];
	size_t n = 0;

	suspense = true;
	assert_ok(import(fx, HEAD "ZZ,2/1/2026,5.00,PU,1\nA2,2/1/2026,20.50,,\n"
		"A2,2/2/2026,1.00,PU,\n4111111111111111,2/1/2026,3.00,PU,\n"));
	came_to(1, 0, 0, 0);
	assert_int_equal(report.held.rows, 3);
	assert_int_equal(report.held.total.cents, 900);
	assert_ok(suspense_list(&fx->d, &(struct suspense_key){ .id = 0 }, line, 4, &n, NULL));
	assert_int_equal(n, 3);
	assert_string_equal(line[0].receipt.payer, "ZZ");
	assert_string_equal(line[0].why, "unmatched");
	assert_string_equal(line[1].why, "account closed");
	assert_string_equal(line[2].receipt.payer, "ending 1111");
	assert_ok(import(fx, HEAD "ZZ,2/1/2026,5.00,PU,1\nA2,2/2/2026,1.00,PU,\n"));
	came_to(0, 0, 2, 0);
	all_is_true(fx);
}

static void a_disputed_debt_takes_what_names_it(void **state)
{
	struct fixture *fx = *state;

	assert_ok(import(fx, HEAD "A3,2/1/2026,70.00,,\n"));
	came_to(1, 0, 0, 0);
	assert_int_equal(balance(fx, "A3"), 0);
}

static void money_of_the_bankrupt_waits_unless_the_client_has_it(void **state)
{
	struct fixture *fx = *state;

	fixture_sql(fx, "INSERT INTO restriction(party_id, kind, at, user_id, source) SELECT "
		"consumer_id, 'bankruptcy', 1, 2, 'told' FROM account WHERE client_account = 'A2'");
	assert_ok(import(fx, HEAD "A2,2/1/2026,5.00,PU,1\nA2,2/1/2026,6.00,PC,2\n"));
	came_to(1, 0, 0, 1);
	suspense = true;
	assert_ok(import(fx, HEAD "A2,2/1/2026,5.00,PU,3\n"));
	assert_int_equal(report.held.rows, 1);
	assert_string_equal(fixture_text(fx, "SELECT reason FROM suspense_entry"), "BANKRUPTCY");
}

static void undo_offsets_every_entry(void **state)
{
	struct fixture *fx = *state;
	struct file_row f;

	assert_ok(import(fx, HEAD "0017,2/1/2026,30.00,,old\n"));
	suspense = true;
	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,c1\nA2,2/2/2026,20.50,PU,\n"
		"ZZ,2/2/2026,1.00,PU,\nA3,2/2/2026,7.00,,x\nA3,2/3/2026,-7.00,,x\n"
		"0017,2/3/2026,30.00,NSF,old\n"));
	came_to(3, 2, 0, 0);
	assert_int_equal(balance(fx, "0017"), 7000);
	int64_t id = report.file.id;
	assert_ok(pay_undo(&fx->d, id, &f, NULL));
	assert_int_equal(balance(fx, "0017"), 8000);
	assert_int_equal(balance(fx, "A2"), 2050);
	assert_int_equal(balance(fx, "A3"), 7000);
	assert_int_equal(fixture_int(fx, "SELECT sum(suspense) FROM receipt"), 0);
	assert_msg(pay_undo(&fx->d, id, &f, NULL), MSG_FILE_UNDONE);
	assert_msg(pay_undo(&fx->d, 999, &f, NULL), MSG_FILE_UNKNOWN);
	all_is_true(fx);
	/* It may come in again. */
	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,c1\nA2,2/2/2026,20.50,PU,\n"
		"0017,2/3/2026,30.00,NSF,old\n"));
	came_to(2, 1, 0, 0);
	assert_int_equal(balance(fx, "0017"), 7000);
	all_is_true(fx);
}

/* A payment that stands again has earned what it had, whatever the rates are now. */
static void undo_gives_back_what_was_earned(void **state)
{
	struct fixture *fx = *state;
	struct file_row f;
	int64_t id = 0;
	struct commission_rate r = { .client = 2, .from = date_from_ymd(2026, 1, 1),
		.percent = 2500, .flat = { 100 } };

	assert_ok(commission_rate_new(&fx->d, &r, &id, NULL));
	fixture_at(fx, FIX_NOW + 60);
	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,PU,c1\n"));
	assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM commission"), 1100);
	fixture_at(fx, FIX_NOW + 120);
	assert_ok(commission_rate_stop(&fx->d, id, NULL));
	r.from = date_from_ymd(2026, 11, 24);
	assert_ok(commission_rate_new(&fx->d, &r, &id, NULL));
	for (int i = 0; i < 2; i++) {
		fixture_at(fx, FIX_NOW + 180 + i);
		assert_ok(import(fx, HEAD "0017,2/3/2026,40.00,NSF,c1\n"));
		assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM commission"), 0);
		assert_ok(pay_undo(&fx->d, report.file.id, &f, NULL));
		assert_int_equal(fixture_int(fx, "SELECT sum(amount) FROM commission"), 1100);
	}
	all_is_true(fx);
}

/* What a return took out of suspense is held again, and goes with the payment the next time. */
static void undo_puts_back_what_a_return_took_out_of_suspense(void **state)
{
	struct fixture *fx = *state;
	struct post_undone undone;
	struct posted done;
	struct file_row f;

	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,PU,c1\n"));
	struct suspense_use use = { .amount = { 1500 }, .receipt_id = 1,
		.account_id = fixture_int(fx, "SELECT account_id FROM receipt") };
	struct post_undo u = { .reason = "all but 15.00 is for another debt",
		.ledger_id = fixture_int(fx, "SELECT id FROM ledger_entry "
			"WHERE type = 'payment'") };
	assert_ok(post_reverse(&fx->d, &u, &undone, NULL));
	assert_ok(suspense_apply(&fx->d, &use, &done, NULL));
	for (int i = 0; i < 2; i++) {
		assert_ok(import(fx, HEAD "0017,2/3/2026,15.00,NSF,c1\n"));
		came_to(0, 1, 0, 0);
		assert_int_equal(balance(fx, "0017"), 11000);
		assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 0);
		assert_ok(pay_undo(&fx->d, report.file.id, &f, NULL));
		assert_int_equal(balance(fx, "0017"), 9500);
		assert_int_equal(fixture_int(fx, "SELECT suspense FROM receipt"), 2500);
		all_is_true(fx);
	}
}

/* Costs were charged up to the largest balance there can be: the payment that comes back would go
 * beyond it. Its row is rejected, and the file is posted. */
static void a_return_that_the_ledger_refuses_is_one_row(void **state)
{
	struct fixture *fx = *state;
	struct posting cost = { .type = ENTRY_COST, .amount = { MONEY_MAX_CENTS - 7000 },
		.effective = DATE_NONE, .authority = "Court order",
		.account_id = fixture_int(fx, "SELECT id FROM account WHERE client_account = "
			"'0017'") };
	struct posted done;

	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,c1\nA2,2/1/2026,5.00,,c2\n"));
	assert_ok(post_entry(&fx->d, &cost, &done, NULL));
	assert_ok(import(fx, HEAD "A3,2/2/2026,10.00,,c3\n0017,2/3/2026,40.00,NSF,c1\n"
		"A2,2/3/2026,5.00,NSF,c2\n"));
	came_to(1, 1, 0, 1);
	assert_int_equal(balance(fx, "0017"), MONEY_MAX_CENTS);
	assert_int_equal(balance(fx, "A2"), 2050);
	assert_string_equal(fixture_text(fx, "SELECT kind FROM file_issue WHERE severity = "
		"'reject'"), "ARM0003");
	all_is_true(fx);
}

/* The file that paid, after the one that took its payment back: nothing of either is left. */
static void two_files_are_undone_one_after_the_other(void **state)
{
	struct fixture *fx = *state;
	struct file_row f;

	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,c1\n"));
	int64_t first = report.file.id;
	fixture_at(fx, FIX_NOW + 60);
	assert_ok(import(fx, HEAD "0017,2/3/2026,40.00,NSF,c1\n"));
	fixture_at(fx, FIX_NOW + 120);
	assert_ok(pay_undo(&fx->d, report.file.id, &f, NULL));
	assert_int_equal(balance(fx, "0017"), 7000);
	assert_ok(pay_undo(&fx->d, first, &f, NULL));
	assert_int_equal(balance(fx, "0017"), 11000);
	all_is_true(fx);
}

static void a_file_that_something_depends_on_stays(void **state)
{
	struct fixture *fx = *state;
	struct suspense_use use = { .reason = "found" };
	struct posted done;
	struct file_row f;

	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,c1\n"));
	int64_t first = report.file.id;
	assert_ok(import(fx, HEAD "0017,2/5/2026,10.00,,c2\n"));
	assert_msg(pay_undo(&fx->d, first, &f, NULL), MSG_FILE_POSTED_SINCE);
	assert_ok(pay_undo(&fx->d, report.file.id, &f, NULL));
	assert_ok(pay_undo(&fx->d, first, &f, NULL));
	suspense = true;
	assert_ok(import(fx, HEAD "ZZ,2/2/2026,1.00,PU,\n"));
	use.receipt_id = fixture_int(fx, "SELECT max(id) FROM receipt");
	use.account_id = fixture_int(fx, "SELECT id FROM account WHERE client_account = 'A2'");
	assert_ok(suspense_apply(&fx->d, &use, &done, NULL));
	int64_t rows = fixture_rows(fx);
	assert_msg(pay_undo(&fx->d, report.file.id, &f, NULL), MSG_FILE_HELD_USED);
	assert_int_equal(fixture_rows(fx), rows);
}

/* What was refused for a card number does not repeat it, and goes in as it stands there. */
static void a_reject_keeps_no_card_number(void **state)
{
	struct fixture *fx = *state;
	char rejects[1000], copy[1000] = "";

	assert_ok(import(fx, HEAD "0017,2/1/2026,40.00,,card 4111 1111 1111 1111\n"));
	came_to(0, 0, 0, 1);
	(void)text_putf(rejects, sizeof rejects, "%s/pay.rejects.csv", fx->dir);
	FILE *f = fopen(rejects, "r");
	assert_non_null(f);
	copy[fread(copy, 1, sizeof copy - 1, f)] = '\0';
	assert_int_equal(fclose(f), 0);
	assert_null(strstr(copy, "4111"));
	assert_non_null(strstr(copy, "\n0017,2/1/2026,40.00,,card **** **** **** 1111,2,"));
	assert_ok(import(fx, copy));
	came_to(1, 0, 0, 0);
}

static void a_collector_imports_nothing(void **state)
{
	struct fixture *fx = *state;

	fixture_user(fx, FIX_JRIVERA);
	assert_msg(import(fx, HEAD "0017,2/1/2026,40.00,,c1\n"), MSG_NOT_AUTHORIZED);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(payments_are_posted_in_a_batch_of_their_own),
		T(nothing_changes_when_it_comes_again),
		T(what_a_collector_received_is_not_posted_twice),
		T(what_a_file_posted_asks_when_it_is_received),
		T(a_reversal_may_stand_before_its_payment),
		T(each_row_that_cannot_be_posted_says_why),
		T(two_payments_alike_are_not_taken_back_by_guess),
		T(a_trailer_that_does_not_agree_posts_nothing),
		T(demanded_totals_and_a_dry_run_post_nothing),
		T(what_has_no_account_is_held_on_request), T(a_disputed_debt_takes_what_names_it),
		T(money_of_the_bankrupt_waits_unless_the_client_has_it),
		T(undo_gives_back_what_was_earned),
		T(undo_puts_back_what_a_return_took_out_of_suspense),
		T(two_files_are_undone_one_after_the_other),
		T(a_return_that_the_ledger_refuses_is_one_row),
		T(undo_offsets_every_entry), T(a_file_that_something_depends_on_stays),
		T(a_reject_keeps_no_card_number), T(a_collector_imports_nothing),
	};
	return cmocka_run_group_tests_name("payimport", tests, NULL, NULL);
}
