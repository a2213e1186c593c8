/* SPDX-License-Identifier: MIT */
/* Help before payment: the poverty guideline and the programs. */
#include "unit.h"

#include "arrears/base/text.h"
#include "arrears/domain/debttype.h"
#include "arrears/domain/program.h"

/* The published rows of 91 FR 1797, by household and state. */
static void guideline_rows(void **state)
{
	static const struct { int household; const char *state; int64_t dollars; } rows[] = {
		{ 1, "IL", 15960 }, { 4, "IL", 33000 }, { 8, "", 55720 }, { 9, "TX", 61400 },
		{ 1, "AK", 19950 }, { 8, "AK", 69650 }, { 1, "HI", 18360 }, { 8, "hi", 64070 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_int_equal(poverty_guideline(rows[i].household, rows[i].state).cents,
			rows[i].dollars * 100);
}

/* A year's income as percent of it, down. */
static void percent_of_it(void **state)
{
	(void)state;
	assert_int_equal(poverty_percent((struct money){ 266000 }, 1, "IL"), 20000);
	assert_int_equal(poverty_percent((struct money){ 265999 }, 1, "IL"), 19999);
	assert_int_equal(poverty_percent((struct money){ 0 }, 3, "IL"), 0);
	assert_int_equal(poverty_percent((struct money){ 100 }, 0, "IL"), -1);
	assert_int_equal(poverty_percent((struct money){ MONEY_MAX_CENTS }, 1, ""), INT32_MAX);
}

static const struct program *find(const char *code)
{
	for (size_t i = 0; program_row(i) != NULL; i++)
		if (strcmp(program_row(i)->code, code) == 0)
			return program_row(i);
	fail_msg("no program %s", code);
	return NULL;
}

/* By kind of debt, then by income; without income or without a limit nobody knows. */
static void judged_by_income(void **state)
{
	struct program_facts f = { .monthly_income = { 266000 }, .income_known = true,
		.household = 1, .debt_type = "MEDICAL", .state = "IL" };

	(void)state;
	assert_int_equal(program_judge(find("CHARITY"), &f), ELIGIBLE_LIKELY);
	f.monthly_income.cents += 100;
	assert_int_equal(program_judge(find("CHARITY"), &f), ELIGIBLE_OVER);
	assert_int_equal(program_judge(find("DISCOUNT"), &f), ELIGIBLE_LIKELY);
	assert_int_equal(program_judge(find("HARDSHIP"), &f), ELIGIBLE_UNKNOWN);
	assert_int_equal(program_judge(find("MITIGATE"), &f), ELIGIBLE_NOT_FOR);
	f.household = 0;
	assert_int_equal(program_judge(find("CHARITY"), &f), ELIGIBLE_UNKNOWN);
	f.debt_type = "DAMAGE";
	assert_int_equal(program_judge(find("CHARITY"), &f), ELIGIBLE_NOT_FOR);
	assert_int_equal(program_judge(find("VICTIM"), &f), ELIGIBLE_UNKNOWN);
}

/* Every row fits its panel, names papers, and is for kinds of debt that exist. */
static void rows_are_whole(void **state)
{
	(void)state;
	for (size_t i = 0; program_row(i) != NULL; i++) {
		const struct program *p = program_row(i);
		char debts[64];

		assert_true(text_width(p->name) <= 50);
		assert_true(text_width(p->ask) <= 77);
		assert_non_null(p->docs[0]);
		snprintf(debts, sizeof debts, "%s", p->debts);
		for (char *at = debts; *at != '\0'; ) {
			size_t len = strcspn(at, " ");
			char *next = at + len + (at[len] != '\0');

			at[len] = '\0';
			assert_int_not_equal(debt_type_of(at), DEBT_OTHER);
			at = next;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(guideline_rows),
		cmocka_unit_test(percent_of_it),
		cmocka_unit_test(judged_by_income),
		cmocka_unit_test(rows_are_whole),
	};

	return cmocka_run_group_tests_name("program", tests, NULL, NULL);
}
