/* SPDX-License-Identifier: MIT */
/* Financial statements: to a month, what is left, reasons. */
#include "unit.h"

#include "arrears/domain/finance.h"

/* Each frequency to a month, half up to the cent. */
static void brought_to_a_month(void **state)
{
	static const struct { int64_t amount; enum fin_every every; int64_t monthly; } rows[] = {
		{ 100000, EVERY_MONTH, 100000 }, { 50000, EVERY_WEEK, 216667 },
		{ 90000, EVERY_TWO_WEEKS, 195000 }, { 75000, EVERY_HALF_MONTH, 150000 },
		{ 10000, EVERY_QUARTER, 3333 }, { 10000, EVERY_YEAR, 833 },
		{ 6, EVERY_YEAR, 1 }, { 5, EVERY_YEAR, 0 }, { 10000, EVERY_ONCE, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct money m = { -1 };

		assert_ok(fin_monthly((struct money){ rows[i].amount }, rows[i].every, &m, NULL));
		assert_int_equal(m.cents, rows[i].monthly);
	}
}

/* Income less expenses; assets stand apart. */
static void what_is_left(void **state)
{
	static const struct fin_line lines[] = {
		{ FIN_WAGES, { 60000 }, EVERY_WEEK }, { FIN_HOUSING, { 120000 }, EVERY_MONTH },
		{ FIN_FOOD, { 15000 }, EVERY_WEEK }, { FIN_INSURANCE, { 60000 }, EVERY_QUARTER },
		{ FIN_CASH, { 45000 }, EVERY_ONCE },
	};
	struct fin_sum s;

	(void)state;
	assert_ok(fin_add_up(lines, ARRAY_SIZE(lines), &s, NULL));
	assert_int_equal(s.income.cents, 260000);
	assert_int_equal(s.expense.cents, 205000);
	assert_int_equal(s.disposable.cents, 55000);
	assert_int_equal(s.assets.cents, 45000);
	assert_int_equal(fin_fits(&s, (struct money){ 55000 }), FITS_YES);
	assert_int_equal(fin_fits(&s, (struct money){ 55001 }), FITS_NO);
}

/* Nothing told, or assets alone: nobody knows what fits. */
static void nothing_told(void **state)
{
	struct fin_line cash = { FIN_CASH, { 45000 }, EVERY_ONCE };
	struct fin_sum s;

	(void)state;
	assert_ok(fin_add_up(NULL, 0, &s, NULL));
	assert_int_equal(fin_fits(&s, (struct money){ 1 }), FITS_UNKNOWN);
	assert_ok(fin_add_up(&cash, 1, &s, NULL));
	assert_int_equal(fin_fits(&s, (struct money){ 1 }), FITS_UNKNOWN);
}

/* Too large to add: refused, and the sum is untouched. */
static void too_large_to_add(void **state)
{
	struct fin_line lines[] = { { FIN_WAGES, { MONEY_MAX_CENTS }, EVERY_MONTH },
		{ FIN_SPOUSE, { 1 }, EVERY_MONTH } };
	struct fin_sum s = { .income = { 7 } };

	(void)state;
	assert_msg(fin_add_up(lines, 2, &s, NULL), MSG_AMOUNT_RANGE);
	assert_int_equal(s.income.cents, 7);
}

/* Names, letters and reasons go round, and no two are alike. */
static void words_go_round(void **state)
{
	enum fin_item item;
	enum fin_every every;

	(void)state;
	for (int i = 0; i < FIN_ITEM_COUNT; i++) {
		assert_true(fin_item_parse(fin_kind((enum fin_item)i)->name, &item));
		assert_int_equal(item, i);
	}
	for (int i = 0; i < EVERY_COUNT; i++) {
		char letter[2] = { fin_every_letter((enum fin_every)i), '\0' };

		assert_true(fin_every_parse(fin_every_name((enum fin_every)i), &every));
		assert_int_equal(every, i);
		assert_true(fin_every_parse(letter, &every));
		assert_int_equal(every, i);
	}
	for (size_t i = 0; fin_reason_row(i) != NULL; i++)
		assert_string_equal(fin_reason_text(fin_reason_row(i)->code),
			fin_reason_row(i)->text);
	assert_string_equal(fin_reason_text("job"), "Lost job");
	assert_null(fin_reason_text("NONE"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(brought_to_a_month),
		cmocka_unit_test(what_is_left),
		cmocka_unit_test(nothing_told),
		cmocka_unit_test(too_large_to_add),
		cmocka_unit_test(words_go_round),
	};

	return cmocka_run_group_tests_name("finance", tests, NULL, NULL);
}
