/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/domain/payment.h"

static struct payment row;
static struct import_rules rules = { .order = DATE_MDY, .client = "BANK" };
static const char *raw[PAYMENT_FIELD_COUNT];

static int setup(void **state)
{
	(void)state;
	rules.today = date_from_ymd(2026, 11, 24);
	rules.style = AMOUNT_DOLLARS;
	rules.minus = false;
	row.in.fields = &payment_fields;
	for (int i = 0; i < PAYMENT_FIELD_COUNT; i++)
		row.in.text[i] = raw[i] = "";
	row.in.text[YF_CLIENT_ACCOUNT] = "0017";
	row.in.text[YF_DATE] = "11/3/2026";
	row.in.text[YF_AMOUNT] = "40.00";
	row.in.raw = raw;
	row.in.columns = row.in.want_columns = 4;
	row.in.reject = false;
	row.in.issue_count = 0;
	raw[0] = "0017";
	return 0;
}

static void convert(void)
{
	row.in.reject = false;
	row.in.issue_count = 0;
	payment_convert(&rules, &row);
}

static void a_good_row_is_a_payment_to_the_client(void **state)
{
	(void)state;
	row.in.text[YF_REFERENCE] = "4711";
	row.in.text[YF_METHOD] = "Credit Card";
	convert();
	assert_int_equal(row.in.issue_count, 0);
	assert_int_equal(row.act, PAY_PAYS);
	assert_int_equal(row.to, PAID_EITHER);
	assert_int_equal(row.amount.cents, 4000);
	assert_string_equal(row.key, "17");
	assert_string_equal(row.method, "card");
	assert_string_equal(row.reference, "4711");
	assert_int_equal(date_cmp(row.date, date_from_ymd(2026, 11, 3)), 0);
}

static void words_of_other_systems_are_understood(void **state)
{
	static const struct { const char *word; enum pay_act act; enum paid_to to;
		enum msgid why; } cases[] = {
		{ "PU", PAY_PAYS, PAID_US, MSG_OK }, { "pa", PAY_PAYS, PAID_US, MSG_OK },
		{ "PC", PAY_PAYS, PAID_CLIENT, MSG_OK }, { "PUR", PAY_REVERSES, PAID_US, MSG_OK },
		{ "PCR", PAY_REVERSES, PAID_CLIENT, MSG_OK },
		{ "PAR", PAY_REVERSES, PAID_US, MSG_OK },
		{ "Payment", PAY_PAYS, PAID_EITHER, MSG_OK },
		{ "to us", PAY_PAYS, PAID_US, MSG_OK },
		{ "NSF", PAY_RETURNS, PAID_EITHER, MSG_OK },
		{ "reversal", PAY_REVERSES, PAID_EITHER, MSG_OK },
		{ "DA", PAY_PAYS, PAID_EITHER, MSG_PAY_ADJUSTMENT },
		{ "DAR", PAY_REVERSES, PAID_EITHER, MSG_PAY_ADJUSTMENT },
		{ "XYZ", PAY_PAYS, PAID_EITHER, MSG_PAY_TYPE },
		{ "42", PAY_PAYS, PAID_EITHER, MSG_PAY_TYPE },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		row.in.text[YF_TYPE] = cases[i].word;
		convert();
		assert_int_equal(row.act, cases[i].act);
		assert_int_equal(row.to, cases[i].to);
		assert_int_equal(row.in.reject, cases[i].why != MSG_OK);
		if (row.in.reject)
			assert_msg(row.in.issues[0].id, cases[i].why);
	}
}

static void a_sign_against_the_convention_takes_back(void **state)
{
	static const struct {
		const char *type, *amount;
		bool minus;
		enum pay_act act;
	} cases[] = {
		{ "", "40.00", false, PAY_PAYS }, { "", "-40.00", false, PAY_REVERSES },
		{ "PC", "(40.00)", false, PAY_REVERSES }, { "PCR", "40.00", false, PAY_REVERSES },
		{ "PCR", "-40.00", false, PAY_REVERSES }, { "NSF", "-40.00", false, PAY_RETURNS },
		{ "", "-40.00", true, PAY_PAYS }, { "", "40.00", true, PAY_REVERSES },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		row.in.text[YF_TYPE] = cases[i].type;
		row.in.text[YF_AMOUNT] = cases[i].amount;
		rules.minus = cases[i].minus;
		convert();
		assert_int_equal(row.in.issue_count, 0);
		assert_int_equal(row.act, cases[i].act);
		assert_int_equal(row.amount.cents, 4000);
	}
}

static void bad_values_reject_the_row_by_field(void **state)
{
	static const struct {
		enum payment_field field;
		const char *text;
		enum msgid why;
	} cases[] = {
		{ YF_CLIENT_ACCOUNT, "", MSG_ROW_NO_ACCOUNT },
		{ YF_OUR_ACCOUNT, "x", MSG_PAY_UNKNOWN },
		{ YF_CLIENT_CODE, "OTHER", MSG_ROW_CLIENT }, { YF_DATE, "", MSG_PAY_NO_DATE },
		{ YF_DATE, "13/13/2026", MSG_PAY_DATE }, { YF_DATE, "11/25/2026", MSG_PAY_FUTURE },
		{ YF_AMOUNT, "", MSG_PAY_NO_AMOUNT }, { YF_AMOUNT, "0.00", MSG_PAY_ZERO },
		{ YF_AMOUNT, "1.005", MSG_ROW_DECIMALS }, { YF_AMOUNT, "1e3", MSG_ROW_EXPONENT },
		{ YF_AMOUNT, "forty", MSG_ROW_AMOUNT },
		{ YF_AMOUNT, "9999999999999999.00", MSG_ROW_RANGE },
		{ YF_REFERENCE, "4111 1111 1111 1111", MSG_PAY_CARD },
		{ YF_PRINCIPAL, "39.99", MSG_PAY_SPLIT }, { YF_FEES, "-1", MSG_PAY_SPLIT },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		(void)setup(state);
		row.in.text[cases[i].field] = cases[i].text;
		convert();
		assert_true(row.in.reject);
		assert_msg(row.in.issues[row.in.issue_count - 1].id, cases[i].why);
	}
	row.in.text[YF_REFERENCE] = "4111 1111 1111 1111";
	convert();
	assert_string_equal(import_value(&row.in, &row.in.issues[row.in.issue_count - 1]), "***");
}

static void a_return_has_the_code_of_the_bank(void **state)
{
	(void)state;
	row.in.text[YF_TYPE] = "NSF";
	convert();
	assert_string_equal(row.code, "R01");
	row.in.text[YF_RETURN_CODE] = "r02";
	convert();
	assert_string_equal(row.code, "R02");
	row.in.text[YF_RETURN_CODE] = "R999";
	convert();
	assert_msg(row.in.issues[0].id, MSG_PAY_CODE);
}

static void parts_sum_to_the_amount(void **state)
{
	(void)state;
	row.in.text[YF_PRINCIPAL] = "30.00";
	row.in.text[YF_COSTS] = "10.00";
	convert();
	assert_int_equal(row.in.issue_count, 0);
	assert_true(row.has_split);
	assert_int_equal(row.split.of[BUCKET_COSTS].cents, 1000);
	row.in.text[YF_AMOUNT] = "-40.00";
	row.in.text[YF_PRINCIPAL] = "-30.00";
	row.in.text[YF_COSTS] = "-10.00";
	convert();
	assert_int_equal(row.in.issue_count, 0);
	assert_int_equal(row.split.of[BUCKET_COSTS].cents, 1000);
}

static void a_trailer_is_told_by_its_first_column(void **state)
{
	static const struct { const char *columns[4]; int count; bool ok; } cases[] = {
		{ { "TRAILER", "12", "1,234.50" }, 3, true },
		{ { "ctrl", "MERCY CO", "12", "1234.50" }, 4, true },
		{ { "TOTAL", "", "12", "1234.50" }, 4, true },
		{ { "TRAILER", "12" }, 2, false }, { { "TRAILER", "12", "x" }, 3, false },
		{ { "TRAILER", "1234.50", "x" }, 3, false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		row.in.raw = cases[i].columns;
		row.in.columns = cases[i].count;
		row.in.reject = true;           /* it has fewer columns than the others */
		payment_convert(&rules, &row);
		assert_int_equal(row.act, PAY_TRAILER);
		assert_int_equal(row.in.reject, !cases[i].ok);
		if (!cases[i].ok)
			continue;
		assert_int_equal(row.trailer_rows, 12);
		assert_int_equal(row.trailer_total.cents, 123450);
	}
}

#define DAY(d) date_from_ymd(2026, 11, d)

static enum pay_match pair(enum paid_to to, const char *reference, struct pay_candidate *list,
	size_t n, int64_t *id)
{
	row.to = to;
	row.date = DAY(10);
	row.amount.cents = 4000;
	(void)text_put(row.reference, sizeof row.reference, reference);
	return pay_pair(&row, list, n, id);
}

static void a_reversal_takes_back_the_one_it_fits_or_none(void **state)
{
	struct pay_candidate two[] = { { .id = 1, .date = DAY(3), .reference = "a" },
		{ .id = 2, .date = DAY(5), .reference = "b", .direct = true } };
	int64_t id = 0;

	(void)state;
	assert_int_equal(pair(PAID_EITHER, "b", two, 2, &id), PAIR_FOUND);
	assert_int_equal(id, 2);
	assert_int_equal(pair(PAID_EITHER, "c", two, 2, &id), PAIR_NONE);
	assert_int_equal(pair(PAID_EITHER, "", two, 2, &id), PAIR_AMBIGUOUS);
	assert_int_equal(pair(PAID_US, "", two, 2, &id), PAIR_FOUND);
	assert_int_equal(id, 1);
	assert_int_equal(pair(PAID_US, "b", two, 2, &id), PAIR_NONE);
	two[1].date = DAY(10);
	assert_int_equal(pair(PAID_EITHER, "", two, 2, &id), PAIR_FOUND);
	assert_int_equal(id, 2);
	assert_int_equal(pair(PAID_EITHER, "", two, 0, &id), PAIR_NONE);
}

static void the_same_reversal_again_is_known_by_its_mark(void **state)
{
	struct pay_candidate two[] = { { .id = 1, .date = DAY(3) }, { .id = 2, .date = DAY(5) } };
	int64_t id = 0;

	(void)state;
	(void)text_put(two[0].undone, sizeof two[0].undone, "R01 taken back on 2026-11-10");
	assert_int_equal(pair(PAID_EITHER, "", two, 2, &id), PAIR_DONE);
	(void)text_put(two[0].undone, sizeof two[0].undone, "posted by mistake");
	assert_int_equal(pair(PAID_EITHER, "", two, 2, &id), PAIR_FOUND);
	assert_int_equal(id, 2);
}

static void every_header_leads_to_one_field(void **state)
{
	(void)state;
	for (int f = 0; f < PAYMENT_FIELD_COUNT; f++) {
		const struct import_field *def = import_field(&payment_fields, f);
		assert_int_equal(import_field_find(&payment_fields, def->name), f);
		for (const char *s = def->aliases; *s && s[1];) {
			char word[40];
			size_t n = strcspn(++s, " ");
			(void)text_putf(word, sizeof word, "%.*s", (int)n, s);
			assert_int_equal(import_field_guess(&payment_fields, word), f);
			s += n;
		}
	}
}

int main(void)
{
#define T(name) cmocka_unit_test_setup(name, setup)
	const struct CMUnitTest tests[] = {
		T(a_good_row_is_a_payment_to_the_client), T(words_of_other_systems_are_understood),
		T(a_sign_against_the_convention_takes_back), T(bad_values_reject_the_row_by_field),
		T(a_return_has_the_code_of_the_bank), T(parts_sum_to_the_amount),
		T(a_trailer_is_told_by_its_first_column),
		T(a_reversal_takes_back_the_one_it_fits_or_none),
		T(the_same_reversal_again_is_known_by_its_mark), T(every_header_leads_to_one_field),
	};
	return cmocka_run_group_tests_name("payment", tests, NULL, NULL);
}
