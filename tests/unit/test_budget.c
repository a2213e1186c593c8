/* SPDX-License-Identifier: MIT */
/* Financial statements, programs, price lists, facts of a debt, merchandise: what is kept, and what
 * is refused with nothing kept. */
#include "fixture.h"

#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"
#include "arrears/desk/budget.h"
#include "arrears/desk/debtfact.h"
#include "arrears/desk/legal.h"
#include "arrears/desk/merchandise.h"
#include "arrears/desk/paidhist.h"
#include "arrears/desk/program.h"
#include "arrears/io/productfile.h"

static struct budget told(void)
{
	return (struct budget){ .head = { .reason = "JOB", .words = "Laid off", .people = 3 },
		.lines = { { FIN_WAGES, { 61000 }, EVERY_WEEK },
			{ FIN_HOUSING, { 120000 }, EVERY_MONTH } }, .count = 2 };
}

static void a_statement_feeds_what_is_left_and_the_reason(void **state)
{
	struct fixture *fx = *state;
	struct budget b = told();
	struct budget_left left;
	int64_t id = 0;
	assert_ok(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL));
	assert_string_equal(fixture_text(fx, "SELECT reason FROM party WHERE id = 1"), "Lost job");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text LIKE "
		"'Financial statement: income 2,643.33, expenses 1,200.00, left 1,443.33%'"), 2);
	b.lines[0].amount.cents = 30000;
	assert_ok(budget_save(&fx->d, FIX_OKAFOR_CARD, &b, &id, NULL));
	assert_ok(budget_disposable(&fx->d, FIX_OKAFOR, &left, NULL));
	assert_int_equal(left.sum.disposable.cents, 10000);
	assert_int_equal(date_cmp(left.told, desk_today(&fx->d)), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM statement"), 2);
}

static void nobody_told_anything_is_known_as_such(void **state)
{
	struct fixture *fx = *state;
	struct budget_left left;
	assert_ok(budget_disposable(&fx->d, FIX_DOE, &left, NULL));
	assert_false(left.sum.known);
	assert_true(date_is_none(left.told));
}

static void bad_statements_are_refused_and_nothing_is_kept(void **state)
{
	struct fixture *fx = *state;
	struct budget b = told();
	struct err err;
	int64_t id = 0;
	b.lines[1] = b.lines[0];
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, &err), MSG_AMOUNT_INVALID);
	b = told();
	b.lines[0].every = EVERY_ONCE;
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, &err), MSG_FIN_EVERY);
	assert_string_equal(err.field, "WAGES");
	b = told();
	b.lines[0].amount.cents = -1;
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL), MSG_AMOUNT_INVALID);
	b.lines[0].amount.cents = MONEY_MAX_CENTS;
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL), MSG_AMOUNT_RANGE);
	b = told();
	(void)text_put(b.head.reason, sizeof b.head.reason, "NONE");
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL), MSG_FIN_REASON);
	b = told();
	b.head.people = 31;
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL), MSG_FIN_PEOPLE);
	b = told();
	(void)text_put(b.head.words, sizeof b.head.words, "card 4111 1111 1111 1111");
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL), MSG_NOTE_CARD);
	b = (struct budget){ .head = { .people = 1 } };
	assert_msg(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL), MSG_FIN_NOTHING);
	b = told();
	assert_msg(budget_save(&fx->d, 99, &b, &id, NULL), MSG_ACCOUNT_UNKNOWN);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM statement"), 0);
}

static void a_social_security_number_is_masked(void **state)
{
	struct fixture *fx = *state;
	struct budget b = told();
	int64_t id = 0;
	(void)text_put(b.head.employer, sizeof b.head.employer, "ACME 123-45-6789");
	assert_ok(budget_save(&fx->d, FIX_OKAFOR_MED, &b, &id, NULL));
	assert_string_equal(fixture_text(fx, "SELECT employer FROM statement"),
		"ACME ***-**-6789");
}

static void what_fits_is_what_is_left_or_what_is_owed(void **state)
{
	struct fin_sum sum = { .disposable = { 20000 }, .known = true };
	struct budget_fit fit = budget_fit(&sum, (struct money){ 128455 });
	(void)state;
	assert_int_equal(fit.months, 7);
	assert_int_equal(fit.installment.cents, 20000);
	fit = budget_fit(&sum, (struct money){ 15000 });
	assert_int_equal(fit.installment.cents, 15000);
	assert_int_equal(fit.months, 1);
	sum.disposable.cents = -1;
	assert_int_equal(budget_fit(&sum, (struct money){ 15000 }).months, 0);
	sum = (struct fin_sum){ .disposable = { 20000 } };
	assert_int_equal(budget_fit(&sum, (struct money){ 15000 }).months, 0);
}

static void a_program_is_applied_for_with_all_papers_and_in_time(void **state)
{
	struct fixture *fx = *state;
	struct program_change c = { .account_id = FIX_OKAFOR_MED, .program = "charity",
		.state = SHEET_APPLIED, .have = { true, true }, .deadline = DATE_NONE };
	AUTO_FREE struct program_sheet *s = mem_alloc(1, sizeof *s);
	struct err err;
	assert_msg(program_keep(&fx->d, &c, &err), MSG_PGM_PAPERS);
	assert_string_equal(err.subst[0], "Last tax return");
	c.state = SHEET_LOOKING;
	c.deadline = date_from_ymd(2026, 11, 23);
	assert_msg(program_keep(&fx->d, &c, NULL), MSG_PGM_DEADLINE);
	c.state = SHEET_REFUSED;
	assert_ok(program_keep(&fx->d, &c, NULL));
	c.program = "LOTTERY";
	assert_msg(program_keep(&fx->d, &c, NULL), MSG_PGM_UNKNOWN);
	assert_ok(program_sheet_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_int_equal(s->lines[0].state, SHEET_REFUSED);
	assert_true(s->lines[0].have[1] && !s->lines[0].have[2]);
	assert_int_equal(s->lines[0].eligible, ELIGIBLE_UNKNOWN);
}

/* --- a price list -------------------------------------------------------------------------- */

static enum msgid load(struct fixture *fx, const char *text, struct productfile_report *r,
	struct err *err)
{
	char path[600];
	(void)text_putf(path, sizeof path, "%s/prices.csv", fx->dir);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	enum msgid m = productfile_read(&fx->d, "MERCY", path, r, err);
	(void)unlink(path);
	return m;
}

static void a_price_list_is_read_whole_or_not_at_all(void **state)
{
	static const struct { const char *text; enum msgid id; int64_t line; const char *field; }
	bad[] = {
		{ "code,name\nA,Bed\n", MSG_PRODUCT_COLUMNS, 1, "" },
		{ "code,name,price,color\n", MSG_PRODUCT_COLUMNS, 1, "" },
		{ "", MSG_PRODUCT_COLUMNS, 0, "" },
		{ "code,name,price\nA,Bed,1\nB,,2\n", MSG_REQUIRED, 3, "NAME" },
		{ "code,name,price\nA,Bed,1\nB,Cot,2.345\n", MSG_AMOUNT_INVALID, 3, "PRICE" },
		{ "code,name,price\nA,Bed,-1\n", MSG_PRODUCT_PRICE, 2, "PRICE" },
		{ "code,name,price\nA B,Bed,1\n", MSG_PRODUCT_CODE, 2, "CODE" },
		{ "code,name,price\nA,Bed,1\na,Cot,2\n", MSG_PRODUCT_TWICE, 3, "CODE" },
	};
	struct fixture *fx = *state;
	struct productfile_report r;
	struct err err;
	fixture_user(fx, FIX_ADMIN);
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		assert_msg(load(fx, bad[i].text, &r, &err), bad[i].id);
		assert_int_equal(r.line, bad[i].line);
		assert_string_equal(err.field, bad[i].field);
	}
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM product"), 0);
	assert_ok(load(fx, "Price,Code,Name\n12.50,bed-1,Bed\n3,COT,Cot\n", &r, NULL));
	assert_ok(load(fx, "code,name,price,notes\nBED-1,Bed,13,Soft\nCOT,Cot,3,\nX,New,0,\n", &r,
		NULL));
	assert_int_equal(r.counts.added + 10 * r.counts.changed + 100 * r.counts.same, 111);
	assert_int_equal(fixture_int(fx, "SELECT sum(price) FROM product"), 1600);
}

static void a_collector_does_not_load_prices(void **state)
{
	struct productfile_report r;
	assert_msg(load(*state, "code,name,price\nA,Bed,1\n", &r, NULL), MSG_NOT_AUTHORIZED);
}

/* --- facts and goods ------------------------------------------------------------------------ */

static void a_fact_is_checked_by_its_kind_and_noted(void **state)
{
	struct fixture *fx = *state;
	struct debt_change c = { .account_id = FIX_OKAFOR_CARD, .type = DEBT_CARD, .count = 3,
		.values = { "5,000", "10/02/25", "4111111111111111" } };
	struct err err;
	int changed = 0;
	assert_msg(debt_sheet_save(&fx->d, &c, &changed, &err), MSG_NOTE_CARD);
	assert_string_equal(err.field, "card_last4");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account_fact"), 0);
	c.values[2] = "1111";
	assert_ok(debt_sheet_save(&fx->d, &c, &changed, NULL));
	assert_int_equal(changed, 3);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(value) FROM account_fact"),
		"1111,5000.00,2025-10-02");
	c = (struct debt_change){ .account_id = FIX_OKAFOR_CARD, .type = DEBT_CARD, .count = 1,
		.values = { "" } };
	assert_ok(debt_sheet_save(&fx->d, &c, &changed, NULL));
	assert_int_equal(changed, 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text = "
		"'Credit limit: none, was 5000.00'"), 1);
	c.product = "NOPE";
	assert_msg(debt_sheet_save(&fx->d, &c, &changed, NULL), MSG_FACT_PRODUCT);
}

static void goods_come_back_once_and_not_for_more_than_is_owed(void **state)
{
	struct fixture *fx = *state;
	struct merchandise_item item = { .account_id = FIX_OKAFOR_MED, .description = "Bed",
		.serial = "", .price = { 50000 } };
	struct merchandise_return r = { .id = 1, .condition = "GOOD",
		.on = date_from_ymd(2026, 11, 25), .credit = { 2500 } };
	struct merchandise_outcome o = { .ledger_id = 0 };
	fixture_user(fx, FIX_LCHEN);
	assert_ok(merchandise_keep(&fx->d, &item, NULL));
	assert_msg(merchandise_back(&fx->d, &r, &o, NULL), MSG_MER_DATE);
	r.on = date_from_ymd(2026, 11, 24);
	r.condition = "BENT";
	assert_msg(merchandise_back(&fx->d, &r, &o, NULL), MSG_MER_CONDITION);
	r.condition = "GOOD";
	r.credit.cents = 110001;
	assert_msg(merchandise_back(&fx->d, &r, &o, NULL), MSG_MER_CREDIT);
	r.credit.cents = 2500;
	assert_ok(merchandise_back(&fx->d, &r, &o, NULL));
	assert_true(o.ledger_id > 0 && o.approval_id == 0);
	assert_int_equal(fixture_int(fx, "SELECT ledger_id FROM merchandise"), o.ledger_id);
	assert_msg(merchandise_back(&fx->d, &r, &o, NULL), MSG_MER_BACK);
	item.description = "";
	assert_msg(merchandise_keep(&fx->d, &item, NULL), MSG_REQUIRED);
	assert_int_equal(fixture_int(fx, "SELECT principal FROM account WHERE id = 10000001"),
		107500);
}

/* Over the limit the credit waits for a lead; approved, the item names its entry. */
static void a_credit_that_was_approved_is_told_at_the_goods(void **state)
{
	struct fixture *fx = *state;
	struct merchandise_item item = { .account_id = FIX_OKAFOR_MED, .description = "Bed",
		.serial = "", .price = { 50000 } };
	struct merchandise_return r = { .id = 1, .condition = "GOOD",
		.on = date_from_ymd(2026, 11, 24), .credit = { 40000 } };
	struct merchandise_outcome o = { .ledger_id = 0 };
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(merchandise_keep(&fx->d, &item, NULL));
	assert_ok(merchandise_back(&fx->d, &r, &o, NULL));
	assert_true(o.ledger_id == 0 && o.approval_id > 0);
	assert_int_equal(fixture_int(fx, "SELECT ledger_id IS NULL FROM merchandise"), 1);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_decide(&fx->d, o.approval_id, true, "", NULL));
	assert_int_equal(fixture_int(fx, "SELECT m.ledger_id = l.id AND l.principal = -40000 "
		"FROM merchandise m, ledger_entry l WHERE l.type = 'adjustment'"), 1);
	assert_int_equal(fixture_int(fx, "SELECT user_id FROM merchandise"), FIX_LCHEN);
}

static struct merchandise_row the_item(struct fixture *fx)
{
	struct merchandise_row rows[4];
	size_t n = 0;
	assert_ok(merchandise_of(&fx->d, FIX_OKAFOR_MED, rows, 4, &n, NULL));
	assert_int_equal(n, 1);
	return rows[0];
}

/* Refused, withdrawn or taken back, a credit was not given: it says so, and is asked for anew. */
static void a_credit_that_was_not_given_can_be_asked_for_again(void **state)
{
	struct fixture *fx = *state;
	struct merchandise_item item = { .account_id = FIX_OKAFOR_MED, .description = "Bed",
		.serial = "", .price = { 50000 } };
	struct merchandise_return r = { .id = 1, .condition = "GOOD",
		.on = date_from_ymd(2026, 11, 24), .credit = { 40000 } };
	struct merchandise_outcome o = { .ledger_id = 0 };
	struct post_undone back;
	assert_ok(merchandise_keep(&fx->d, &item, NULL));
	assert_ok(merchandise_back(&fx->d, &r, &o, NULL));
	assert_int_equal(the_item(fx).request_id, o.approval_id);
	assert_msg(merchandise_back(&fx->d, &r, &o, NULL), MSG_MER_WAITS);
	assert_ok(approval_withdraw(&fx->d, o.approval_id, NULL));
	assert_int_equal(the_item(fx).credit.cents, 0);
	assert_int_equal(the_item(fx).request_id, 0);
	assert_ok(merchandise_back(&fx->d, &r, &o, NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_decide(&fx->d, o.approval_id, false, "it is worn", NULL));
	assert_int_equal(the_item(fx).credit.cents, 0);
	assert_string_equal(the_item(fx).condition, "GOOD");
	r.credit.cents = 2500;
	assert_ok(merchandise_back(&fx->d, &r, &o, NULL));
	assert_int_equal(the_item(fx).credit.cents, 2500);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = o.ledger_id,
		.reason = "another bed" }, &back, NULL));
	assert_int_equal(the_item(fx).credit.cents, 0);
	assert_int_equal(the_item(fx).ledger_id, 0);
	assert_ok(merchandise_back(&fx->d, &r, &o, NULL));
	assert_int_equal(the_item(fx).ledger_id, o.ledger_id);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void payments_taken_back_are_no_history(void **state)
{
	struct fixture *fx = *state;
	struct payhist h;
	fixture_sql(fx, "INSERT INTO ledger_entry(id, account_id, type, effective_on, posted_at, "
		"user_id, principal, interest, fees, costs, attorney, other, reverses_id) VALUES "
		"(90, 10000001, 'payment', '2026-10-02', 0, 1, -7500, 0, 0, 0, 0, 0, NULL), "
		"(91, 10000001, 'payment', '2026-09-02', 0, 1, -5000, -100, 0, 0, 0, 0, NULL), "
		"(92, 10000001, 'nsf', '2026-10-05', 9, 1, 7500, 0, 0, 0, 0, 0, 90)");
	assert_ok(paidhist_load(&fx->d, FIX_OKAFOR_MED, &h, NULL));
	assert_int_equal(h.count, 1);
	assert_int_equal(h.total.cents, 5100);
	assert_int_equal(h.month[2].cents, 5100);
	assert_msg(paidhist_load(&fx->d, 77, &h, NULL), MSG_ACCOUNT_UNKNOWN);
}

/* A dispute of one debt says nothing about a suit on the other; a death does. */
static void a_suit_asks_what_holds_on_its_debt(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct legal_sheet *s = mem_alloc(1, sizeof *s);
	fixture_sql(fx, "INSERT INTO restriction(party_id, account_id, kind, source, at, "
		"user_id) VALUES "
		"(1, 10000001, 'dispute', 'call', 0, 2), (1, NULL, 'deceased', 'call', 0, 2)");
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_CARD, s, NULL));
	assert_false(s->facts.disputed);
	assert_true(s->facts.deceased);
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_true(s->facts.disputed);
}

/* In court already, it is not sent there again; what was asked for is told where it is asked. */
static void a_suit_is_asked_for_once(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct legal_sheet *s = mem_alloc(1, sizeof *s);
	int64_t id = 0;
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_string_equal(s->asked, "");
	assert_ok(legal_recommend(&fx->d, FIX_OKAFOR_MED, "has a job", &id, NULL));
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_string_equal(s->asked, "Request 1 of 11/24/26 waits for a lead.");
	fixture_sql(fx, "UPDATE account SET status = 'JUD' WHERE id = 10000001");
	fixture_user(fx, FIX_LCHEN);
	assert_msg(approval_decide(&fx->d, id, true, "", NULL), MSG_LEG_COURT);
	assert_ok(approval_decide(&fx->d, id, false, "we have one", NULL));
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_string_equal(s->asked, "Request 1 was refused by LCHEN: we have one");
	assert_msg(legal_may(s, NULL), MSG_LEG_COURT);
	assert_msg(legal_recommend(&fx->d, FIX_OKAFOR_MED, "again", &id, NULL), MSG_LEG_COURT);
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"JUD");
	fixture_sql(fx, "UPDATE account SET status = 'CXL' WHERE id = 10000001");
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_msg(legal_may(s, NULL), MSG_LEG_CLOSED);
}

/* What the file shows of service counts at once; what a search said is kept with its day. */
static void a_suit_asks_whether_the_consumer_serves(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct legal_sheet *s = mem_alloc(1, sizeof *s);
	const char *said[DEBT_SUIT_FIELDS] = { NULL, "11/20/26", "N" };
	const char *half[DEBT_SUIT_FIELDS] = { NULL, "", "N" };
	const char *later[DEBT_SUIT_FIELDS] = { NULL, "11/25/26", "N" };
	int changed = 0;
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_int_equal(s->answer.met[LEGAL_NOT_MILITARY], KNOWN_NOT);
	assert_msg(debt_suit_save(&fx->d, FIX_OKAFOR_MED, half, &changed, NULL), MSG_REQUIRED);
	assert_msg(debt_suit_save(&fx->d, FIX_OKAFOR_MED, later, &changed, NULL), MSG_SUIT_DAY);
	assert_ok(debt_suit_save(&fx->d, FIX_OKAFOR_MED, said, &changed, NULL));
	assert_int_equal(changed, 2);
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_int_equal(s->answer.met[LEGAL_NOT_MILITARY], KNOWN_YES);
	assert_string_equal(s->words[LEGAL_NOT_MILITARY], "not by the DMDC on 11/20/26");
	/* Another debt of the same person is capped by the SCRA. */
	fixture_sql(fx, "INSERT INTO rate_change(account_id, kind, from_on, rate_millionths, "
		"authority, at, user_id) VALUES (10000002, 'scra', '2026-11-01', 60000, "
		"'50 USC 3937', 0, 3)");
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_int_equal(s->answer.met[LEGAL_NOT_MILITARY], KNOWN_NO);
	/* The row entered last says until when. */
	fixture_sql(fx, "INSERT INTO rate_change(account_id, kind, from_on, until_on, "
		"rate_millionths, authority, at, user_id) VALUES (10000002, 'scra', '2026-11-01', "
		"'2026-11-23', 60000, '50 USC 3937', 0, 3)");
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_int_equal(s->answer.met[LEGAL_NOT_MILITARY], KNOWN_YES);
	fixture_sql(fx, "UPDATE account SET status = 'SCRA' WHERE id = 10000001");
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_int_equal(s->answer.met[LEGAL_NOT_MILITARY], KNOWN_NO);
	assert_int_equal(fixture_unsound(fx), 0);
}

/* The day bars a suit or allows it: a lead types it, and the notes say who did. */
static void a_lead_says_when_the_statute_runs_out(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct legal_sheet *s = mem_alloc(1, sizeof *s);
	const char *said[DEBT_SUIT_FIELDS] = { "08/01/29", NULL, NULL };
	int changed = 0;
	assert_msg(debt_suit_save(&fx->d, FIX_OKAFOR_MED, said, &changed, NULL),
		MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(debt_suit_save(&fx->d, FIX_OKAFOR_MED, said, &changed, NULL));
	assert_ok(legal_load(&fx->d, FIX_OKAFOR_MED, s, NULL));
	assert_int_equal(s->answer.met[LEGAL_STATUTE], KNOWN_YES);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE user_id = 3 AND text = "
		"'Statute runs out: 2029-08-01, was none'"), 1);
}

int main(void)
{
#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(a_statement_feeds_what_is_left_and_the_reason),
		T(nobody_told_anything_is_known_as_such),
		T(bad_statements_are_refused_and_nothing_is_kept),
		T(a_social_security_number_is_masked),
		T(what_fits_is_what_is_left_or_what_is_owed),
		T(a_program_is_applied_for_with_all_papers_and_in_time),
		T(a_price_list_is_read_whole_or_not_at_all),
		T(a_collector_does_not_load_prices),
		T(a_fact_is_checked_by_its_kind_and_noted),
		T(goods_come_back_once_and_not_for_more_than_is_owed),
		T(a_credit_that_was_approved_is_told_at_the_goods),
		T(a_credit_that_was_not_given_can_be_asked_for_again),
		T(payments_taken_back_are_no_history),
		T(a_suit_asks_what_holds_on_its_debt),
		T(a_suit_is_asked_for_once),
		T(a_suit_asks_whether_the_consumer_serves),
		T(a_lead_says_when_the_statute_runs_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
