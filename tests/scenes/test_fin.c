/* SPDX-License-Identifier: MIT */
/* The consumer's means and the facts of a debt: FIN, PGM, FCT, MER, HST, LEG and CALC. */
#include "../lib/deskscene.h"
#include "../lib/unit.h"

#define OPEN(what) "type \"ACC 10000001\"\nkey Enter\ntype \"" what "\"\nkey Enter\n"

static void a_statement_is_typed_added_up_and_saved(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN("FIN") "snap fin_wide\n", &desk_scene_wide));
	assert_true(desk_scene(fx, OPEN("FIN") "snap fin\n"
		"type \"350 W\"\nkey FieldExit\ntype \"410.50\"\nkey FieldExit\n"
		"key FieldExit FieldExit FieldExit FieldExit FieldExit FieldExit FieldExit\n"
		"type \"850\"\nkey FieldExit\ntype \"130\"\nkey FieldExit\n"
		"type \"100/W\"\nkey Enter\nsnap fin_sum\nkey Enter\n", NULL));
	assert_text("was saved");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM statement"), 1);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(item || ' ' || amount || ' ' || "
		"every, ', ') FROM statement_line"), "FOOD 10000 week, HOUSING 85000 month, "
		"SPOUSE 41050 month, UTILITIES 13000 month, WAGES 35000 week");
}

/* F5 drops what was typed, and the sums of it. */
static void refreshed_nothing_is_told(void **state)
{
	assert_true(desk_scene(*state, OPEN("FIN") "type \"350 W\"\nkey Enter F5\n", NULL));
	assert_text("Nothing told yet.");
}

static void what_was_told_before_is_there_and_can_be_read(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "INSERT INTO statement(consumer_id, reason, words, employer, people, "
		"told_on, at, user_id) VALUES (1, 'JOB', 'Second job ended in October', "
		"'CTA', 3, '2026-10-02', 0, 5), (1, 'HOURS', '', 'CTA', 3, '2026-11-12', 0, 2)");
	fixture_sql(fx, "INSERT INTO statement_line VALUES (1, 'WAGES', 280000, 'month'), "
		"(1, 'HOUSING', 120000, 'month'), (1, 'CASH', 4000, 'once'), "
		"(2, 'WAGES', 61000, 'week'), (2, 'HOUSING', 120000, 'month'), "
		"(2, 'FOOD', 90000, 'month'), (2, 'DEBTS', 32000, 'month')");
	assert_true(desk_scene(fx, OPEN("FIN") "snap fin_told\nkey F17\nsnap fin_earlier\n"
		"type \"1\"\nkey Enter\nsnap fin_earlier_text\n", NULL));
}

static void a_wrong_amount_or_letter_is_refused_where_it_stands(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN("FIN") "type \"350 K\"\nkey Enter\n"
		"snap fin_letter\n", NULL));
	fixture_sql(fx, "DELETE FROM draft");
	assert_true(desk_scene(fx, OPEN("FIN") "type \"3,50\"\nkey Enter\n", NULL));
	assert_text("3,50 is not a valid amount");
	fixture_sql(fx, "DELETE FROM draft");
	assert_true(desk_scene(fx, OPEN("FIN") "key Enter Enter\n", NULL));
	assert_text("Nothing was told");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM statement"), 0);
}

/* Nobody earns that: refused, as the sum of it would not fit its line. */
static void an_amount_beyond_reason_is_refused(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN("FIN") "type \"24000 W\"\nkey Enter\n", NULL));
	assert_text("104,000.00 is more than 99,999.99");
	fixture_sql(fx, "DELETE FROM draft");
	assert_true(desk_scene(fx, OPEN("FIN") "type \"99999.99\"\nkey Tab\ntype \"99999.99\"\n"
		"key Enter\n", NULL));
	assert_text("left 199,999.98 a month: 1 month for 1,284.55");
}

static void the_calculator_keeps_what_was_worked_out(void **state)
{
	assert_true(desk_scene(*state, OPEN("CALC 1200/6") "key EraseInput\ntype \"100/3\"\n"
		"key Enter\nkey EraseInput\ntype \"180000 4.25% 360\"\nkey Enter\nsnap calc\n"
		"key EraseInput\ntype \"12+ab\"\nkey Enter\nsnap calc_error\nkey F12\n", NULL));
	assert_text("Work Account");
}

static void the_calculator_lists_every_payment_of_a_loan(void **state)
{
	struct fixture *fx = *state;
	int64_t rows = fixture_rows(fx);
	assert_true(desk_scene(fx, OPEN("CALC 1200 6% 12") "key F8\nsnap calc_rows\n", NULL));
	assert_true(desk_scene(fx, OPEN("CALC 100/3") "key F8\n", NULL));
	assert_text("A loan is an amount, a rate and months");
	assert_int_equal(fixture_rows(fx), rows);
}

static void the_calculator_gives_its_result_to_the_field_it_came_from(void **state)
{
	assert_true(desk_scene(*state, OPEN("FIN") "type \"1850\"\nkey F4\ntype \"*12/26\"\n"
		"key Enter\nsnap calc_field\nkey Enter\nkey Enter\n", NULL));
	assert_text("853.85");
	assert_text("Financial Statement");
}

static void leaving_the_calculator_leaves_the_field(void **state)
{
	assert_true(desk_scene(*state, OPEN("FIN") "type \"1850\"\nkey F4\ntype \"*12/26\"\n"
		"key Enter F12\n", NULL));
	assert_text("1850");
	assert_no_text("853.85");
}

static void programs_are_judged_and_their_papers_ticked(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "INSERT INTO statement(consumer_id, people, told_on, at, user_id) "
		"VALUES (1, 3, '2026-11-12', 0, 2)");
	fixture_sql(fx, "INSERT INTO statement_line VALUES (1, 'WAGES', 61000, 'week')");
	assert_true(desk_scene(fx, OPEN("PGM") "snap pgm\nkey Enter\nsnap pgm_change\n"
		"type \"Y\"\nkey Tab\ntype \"Y\"\nkey Tab Tab Tab Tab\n"
		"type \"APPLIED\"\nkey FieldExit Enter\nsnap pgm_papers\n", NULL));
	fixture_sql(fx, "DELETE FROM draft");
	assert_true(desk_scene(fx, OPEN("PGM") "key Enter\ntype \"Y\"\n"
		"key Tab Tab Tab Tab Tab Tab\ntype \"EOM\"\nkey Enter\nsnap pgm_saved\n", NULL));
	assert_string_equal(fixture_text(fx, "SELECT state || documents || deadline_on FROM "
		"program_sheet"), "looking12026-11-30");
}

static void facts_of_the_kind_of_debt_are_shown_and_changed(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "INSERT INTO product VALUES (1, 'MRI', 'MRI scan', 120000, "
		"'Billed by the minute before 2025.'), (1, 'XRAY', 'X-ray', 18000, '')");
	fixture_sql(fx, "INSERT INTO account_fact VALUES (10000001, 'patient_name', 'OBI "
		"OKAFOR'), (10000001, 'service_date', '2025-10-02'), (10000001, 'client_note', "
		"'twice billed')");
	assert_true(desk_scene(fx, OPEN("FCT") "snap fct\nkey BackTab F4\nsnap fct_products\n"
		"type \"MRI\"\nkey Enter\nkey FieldExit Tab Tab\ntype \"PA-77\"\nkey Enter\n",
		NULL));
	assert_text("Saved: 2 changed.");
	assert_string_equal(fixture_text(fx, "SELECT group_concat(text, ' / ') FROM note WHERE "
		"system = 1"), "Product: MRI, was none / Patient account: PA-77, was none");
	assert_true(desk_scene(fx, OPEN("FCT") "snap fct_changed\nkey F18\nsnap fct_placed\n",
		NULL));
	assert_true(desk_scene(fx, OPEN("FCT") "type \"13/45/26\"\nkey Enter\n"
		"snap fct_date\n", NULL));
}

static void another_kind_of_debt_asks_other_facts(void **state)
{
	assert_true(desk_scene(*state, OPEN("FCT") "key BackTab BackTab\ntype \"CHECK\"\n"
		"key FieldExit Enter\nsnap fct_check\n", NULL));
}

/* F1 names the fact the cursor is on, and says what is typed there. */
static void the_help_of_a_fact_names_it(void **state)
{
	assert_true(desk_scene(*state, OPEN("FCT") "key F1\n", NULL));
	assert_text("Service date - Help");
	assert_text("Type MMDDYY");
}

/* Typing blanks over the end of a longer word is no way to clear it, and says what is. */
static void a_blank_in_a_code_is_named(void **state)
{
	assert_true(desk_scene(*state, OPEN("FCT") "key BackTab BackTab\ntype \"CARD \"\n", NULL));
	assert_text("A blank cannot be typed into Type of debt.");
}

static void the_history_of_payments_is_drawn_by_month(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "INSERT INTO ledger_entry(account_id, type, effective_on, posted_at, "
		"user_id, principal, interest, fees, costs, attorney, other) VALUES "
		"(10000001, 'payment', '2026-10-02', 0, 1, -7500, 0, 0, 0, 0, 0), "
		"(10000001, 'payment', '2026-09-01', 0, 1, -15000, 0, 0, 0, 0, 0), "
		"(10000001, 'direct', '2026-03-15', 0, 1, -25000, 0, 0, 0, 0, 0), "
		"(10000001, 'payment', '2025-01-20', 0, 1, -1000, 0, 0, 0, 0, 0)");
	fixture_sql(fx, "INSERT INTO promise(account_id, amount, due_on, grade_on, tolerance_bp, "
		"method, state, paid, made_on, at, user_id) VALUES "
		"(10000001, 7500, '2026-09-28', '2026-09-29', 10000, 'card', 'kept', 7500, "
		"'2026-09-20', 0, 2), (10000001, 7500, '2026-11-01', '2026-11-03', 10000, 'card', "
		"'broken', 0, '2026-10-20', 0, 2)");
	fixture_sql(fx, "INSERT INTO promise_event(promise_id, state, paid, on_date, at, user_id) "
		"VALUES (1, 'kept', 7500, '2026-10-02', 0, 1)");
	assert_true(desk_scene(fx, OPEN("HST") "snap hst\n", NULL));
	assert_true(desk_scene(fx, "type \"ACC 10000004\"\nkey Enter\n"
		"type \"HST\"\nkey Enter\nsnap hst_none\n", NULL));
}

static void goods_that_come_back_are_credited_or_wait_for_a_lead(void **state)
{
	struct fixture *fx = *state;
	assert_true(desk_scene(fx, OPEN("MER") "snap mer_none\nkey F6\ntype \"Upright piano\"\n"
		"key FieldExit\ntype \"k-4471\"\nkey FieldExit\ntype \"900\"\nkey Enter\n"
		"key F6\ntype \"Bench\"\nkey Enter\nkey Tab\nsnap mer\n", NULL));
	assert_true(desk_scene(fx, OPEN("MER") "type \"8\"\nkey Enter\ntype \"GOOD\"\n"
		"key FieldExit Tab\ntype \"300\"\nsnap mer_back\nkey Enter\nsnap mer_asked\n",
		NULL));
	assert_text("waits for approval");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM approval WHERE kind = 'adjustment' "
		"AND amount = -30000"), 1);
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN("MER") "key Tab\ntype \"8\"\nkey Enter\ntype \"POOR\"\n"
		"key FieldExit Tab\ntype \"40\"\nkey Enter\n", NULL));
	assert_text("the credit was posted");
	assert_int_equal(fixture_int(fx, "SELECT principal FROM account WHERE id = 10000001"),
		106000);
}

static void legal_action_is_recommended_with_its_criteria(void **state)
{
	struct fixture *fx = *state;
	fixture_sql(fx, "UPDATE account SET disputed = 1");
	assert_true(desk_scene(fx, OPEN("LEG") "snap leg_barred\nkey F22\n", NULL));
	assert_text("Legal action is barred: disputed.");
	fixture_sql(fx, "UPDATE account SET disputed = 0");
	fixture_sql(fx, "INSERT INTO statement(consumer_id, employer, people, told_on, at, "
		"user_id) VALUES (1, 'CTA', 3, '2026-11-12', 0, 2)");
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN("LEG") "key F17\ntype \"08/01/29\"\n"
		"key Tab\ntype \"11/20/26\"\nkey Tab\ntype \"N\"\n"
		"snap leg_found\nkey Enter\n", NULL));
	assert_text("Saved: 3 changed.");
	fixture_user(fx, FIX_JRIVERA);
	assert_true(desk_scene(fx, OPEN("LEG") "snap leg\nkey F22\ntype \"Has a job, no talk\"\n"
		"key Enter\n", NULL));
	assert_text("was sent for approval");
	assert_string_equal(fixture_text(fx, "SELECT kind || amount || reason FROM approval"),
		"legal128455Has a job, no talk");
}

/* The cover for counsel, on paper as on the panel; the trail says that it was printed. */
static void the_packet_is_printed_with_every_criterion(void **state)
{
	static const char *const lines[] = {
		"LEGAL PACKET                                      11/24/26\n\n",
		"Account . . . :  10000001   client's number 004-711\n",
		"Consumer  . . :  OKAFOR, ADAEZE N\n",
		"Address . . . :  1182 N KEDZIE AVE APT 3, CHICAGO IL 60651\n",
		"Principal               1,100.00\nInterest                   84.55\n",
		"Balance                 1,284.55\nAccrued                      .00   interest",
		"Met        Statute of limitations has time to run    runs out 08/01/29\n",
		"Met        Not disputed\n",
		"Met        Balance is large enough                   1,284.55, least 500.00\n",
		"Not known  Employer or assets are known              job unknown, assets unkn",
		"Not known  Not on active duty                        no word of it: ask",
		"Find out first what is not known. A lead decides, the client agrees",
	};
	struct fixture *fx = *state;
	char path[600], text[4096];
	fixture_sql(fx, "INSERT INTO account_fact VALUES (10000001, 'statute_date', '2029-08-01')");
	assert_true(desk_scene(fx, OPEN("LEG") "key F18\n", NULL));
	assert_text("not allowed");
	fixture_user(fx, FIX_LCHEN);
	assert_true(desk_scene(fx, OPEN("LEG") "key F18\n", NULL));
	assert_text("Printed to");
	(void)text_putf(path, sizeof path, "%s/LEG-20261124-100000.txt", fx->dir);
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
		if (!strstr(text, lines[i]))
			fail_msg("not on the paper: %s\n%s", lines[i], text);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'print'"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, desk_setup, fixture_teardown)
		T(a_statement_is_typed_added_up_and_saved),
		T(refreshed_nothing_is_told),
		T(what_was_told_before_is_there_and_can_be_read),
		T(a_wrong_amount_or_letter_is_refused_where_it_stands),
		T(an_amount_beyond_reason_is_refused),
		T(the_calculator_keeps_what_was_worked_out),
		T(the_calculator_lists_every_payment_of_a_loan),
		T(the_calculator_gives_its_result_to_the_field_it_came_from),
		T(leaving_the_calculator_leaves_the_field),
		T(programs_are_judged_and_their_papers_ticked),
		T(facts_of_the_kind_of_debt_are_shown_and_changed),
		T(another_kind_of_debt_asks_other_facts),
		T(the_help_of_a_fact_names_it), T(a_blank_in_a_code_is_named),
		T(the_history_of_payments_is_drawn_by_month),
		T(goods_that_come_back_are_credited_or_wait_for_a_lead),
		T(legal_action_is_recommended_with_its_criteria),
		T(the_packet_is_printed_with_every_criterion),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
