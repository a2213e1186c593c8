/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/base/mem.h"
#include "arrears/domain/placement.h"
#include "arrears/io/importmap.h"

static struct placement row;
static struct import_rules rules = { .order = DATE_MDY, .style = AMOUNT_DOLLARS, .client = "BANK",
	.area = "312" };

static int setup(void **state)
{
	(void)state;
	rules.today = date_from_ymd(2026, 11, 24);
	rules.style = AMOUNT_DOLLARS;
	for (int i = 0; i < PLACE_FIELD_COUNT; i++)
		row.in.text[i] = "";
	row.in.text[PF_CLIENT_ACCOUNT] = "a0017";
	row.in.text[PF_BALANCE] = "100.00";
	row.in.text[PF_LAST_NAME] = "Okafor";
	return 0;
}

static bool has(int field, enum msgid id)
{
	for (int i = 0; i < row.in.issue_count; i++)
		if (row.in.issues[i].field == field && row.in.issues[i].id == id)
			return true;
	return false;
}

static void a_good_row_has_no_issue(void **state)
{
	(void)state;
	placement_convert(&rules, &row);
	assert_int_equal(row.in.issue_count, 0);
	assert_int_equal(row.balance.cents, 10000);
	assert_int_equal(row.principal.cents, 10000);
	assert_string_equal(row.consumer.name.last, "OKAFOR");
	assert_int_equal(date_cmp(row.placed, rules.today), 0);
	assert_true(date_is_none(row.opened));
}

static void the_key_has_no_leading_zeros_and_no_case(void **state)
{
	static const char *const keys[][2] = { { "a0017", "A0017" }, { "000611", "611" },
		{ "0000", "0" }, { "0x", "X" } };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		row.in.text[PF_CLIENT_ACCOUNT] = keys[i][0];
		placement_convert(&rules, &row);
		assert_string_equal(row.key, keys[i][1]);
	}
}

static void amounts_are_taken_or_refused_by_name_never_guessed(void **state)
{
	static const struct { const char *text; enum msgid why; int64_t cents; } cases[] = {
		{ "$1,234.50", MSG_OK, 123450 }, { "1234.5", MSG_OK, 123450 },
		{ " 7 ", MSG_OK, 700 },
		{ "(45.00)", MSG_ROW_NEGATIVE, 0 }, { "45.00-", MSG_ROW_NEGATIVE, 0 },
		{ "-45.00", MSG_ROW_NEGATIVE, 0 }, { "0.00", MSG_ROW_ZERO, 0 },
		{ "0", MSG_ROW_ZERO, 0 }, { "", MSG_ROW_NO_AMOUNT, 0 },
		{ "12.345", MSG_ROW_DECIMALS, 0 }, { "1.5E+05", MSG_ROW_EXPONENT, 0 },
		{ "1e3", MSG_ROW_EXPONENT, 0 }, { "12,34.00", MSG_ROW_AMOUNT, 0 },
		{ "abc", MSG_ROW_AMOUNT, 0 }, { "--1", MSG_ROW_AMOUNT, 0 },
		{ "1.234,50", MSG_ROW_DECIMALS, 0 },
		{ "9999999999999999.00", MSG_ROW_RANGE, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		row.in.text[PF_BALANCE] = cases[i].text;
		placement_convert(&rules, &row);
		assert_int_equal(row.in.reject, cases[i].why != MSG_OK);
		if (row.in.reject)
			assert_msg(row.in.issues[0].id, cases[i].why);
		else
			assert_int_equal(row.balance.cents, cases[i].cents);
	}
}

static void other_ways_to_write_amounts_are_taken_when_named(void **state)
{
	static const struct {
		enum amount_style style;
		const char *text;
		int64_t cents;
	} cases[] = {
		{ AMOUNT_CENTS, "123450", 123450 }, { AMOUNT_CENTS, "5", 5 },
		{ AMOUNT_CENTS, "45", 45 }, { AMOUNT_CENTS, "000", 0 },
		{ AMOUNT_COMMA, "1.234,50", 123450 }, { AMOUNT_COMMA, "7,5", 750 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		rules.style = cases[i].style;
		row.in.text[PF_BALANCE] = cases[i].text;
		placement_convert(&rules, &row);
		assert_int_equal(row.in.reject, cases[i].cents == 0);
		assert_int_equal(row.balance.cents, cases[i].cents);
	}
	rules.style = AMOUNT_CENTS;
	row.in.text[PF_BALANCE] = "12.50";
	placement_convert(&rules, &row);
	assert_true(has(PF_BALANCE, MSG_ROW_AMOUNT));
}

static void buckets_must_add_up_to_the_balance(void **state)
{
	(void)state;
	row.in.text[PF_PRINCIPAL] = "80.00";
	row.in.text[PF_INTEREST] = "15.00";
	row.in.text[PF_FEES] = "5.00";
	placement_convert(&rules, &row);
	assert_false(row.in.reject);
	assert_int_equal(row.principal.cents, 8000);
	row.in.text[PF_FEES] = "5.01";
	placement_convert(&rules, &row);
	assert_true(has(PF_BALANCE, MSG_ROW_SUM));
	row.in.text[PF_BALANCE] = "";
	placement_convert(&rules, &row);
	assert_false(row.in.reject);
	assert_int_equal(row.balance.cents, 10001);
	row.in.text[PF_FEES] = "5.00-";
	placement_convert(&rules, &row);
	assert_true(has(PF_FEES, MSG_ROW_NEGATIVE));
}

static void other_bad_values_are_flagged_and_do_not_reject(void **state)
{
	(void)state;
	row.in.text[PF_SSN_OR_TIN] = "900-12-3456";
	row.in.text[PF_DOB] = "02/30/1970";
	row.in.text[PF_PHONE1] = "555-0147";
	row.in.text[PF_PHONE2] = "(000) 555-0147";
	row.in.text[PF_STATE] = "ZZ";
	row.in.text[PF_ZIP] = "123";
	row.in.text[PF_EMAIL1] = "nobody";
	row.in.text[PF_DATE_OPENED] = "13/45/2020";
	row.in.text[PF_LAST_PAYMENT_AMT] = "soon";
	placement_convert(&rules, &row);
	assert_false(row.in.reject);
	assert_int_equal(row.consumer.flags, FLAG_SSN | FLAG_DATE | FLAG_AREA_CODE | FLAG_STATE |
		FLAG_ZIP | FLAG_EMAIL);
	assert_int_equal(row.flags, FLAG_DATE);
	assert_string_equal(row.consumer.phones[0].digits, "3125550147"); /* the office's area */
	assert_true(has(PF_LAST_PAYMENT_AMT, MSG_ROW_UNUSED));
	assert_true(date_is_none(row.opened));
}

static void a_law_flag_that_is_not_understood_counts_as_set(void **state)
{
	(void)state;
	row.in.text[PF_CEASE_FLAG] = "maybe";
	row.in.text[PF_BANKRUPT_FLAG] = "n";
	row.in.text[PF_DISPUTED_FLAG] = "Yes";
	placement_convert(&rules, &row);
	assert_true(row.cease && !row.bankrupt && row.disputed && !row.attorney);
	assert_true(has(PF_CEASE_FLAG, MSG_ROW_UNUSED));
}

static void a_name_may_be_missing_or_in_one_column(void **state)
{
	(void)state;
	row.in.text[PF_LAST_NAME] = "";
	row.in.text[PF_CONSUMER_REF] = "C-1";
	placement_convert(&rules, &row);
	assert_int_equal(row.in.issue_count, 0);
	row.in.text[PF_FULL_NAME] = "Smith Jr, John Q";
	placement_convert(&rules, &row);
	assert_string_equal(row.consumer.name.last, "SMITH");
	assert_string_equal(row.consumer.name.suffix, "JR");
	row.in.text[PF_COSIGNER_FULL_NAME] = "Ann Smith";
	placement_convert(&rules, &row);
	assert_true(row.cosigner.present);
	assert_string_equal(row.cosigner.name.first, "ANN");
}

static void rates_are_millionths(void **state)
{
	static const struct { const char *text; int64_t millionths; } cases[] = {
		{ "24", 240000 }, { "12.5", 125000 }, { "7.25%", 72500 }, { "0.0001", 1 } };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		row.in.text[PF_INTEREST_RATE] = cases[i].text;
		placement_convert(&rules, &row);
		assert_true(row.has_rate);
		assert_int_equal(row.rate_millionths, cases[i].millionths);
	}
}

static void headers_are_guessed_however_they_are_spelt(void **state)
{
	static const struct { const char *header; int field; } cases[] = {
		{ "Acct #", PF_CLIENT_ACCOUNT }, { "ACCOUNT_NUMBER", PF_CLIENT_ACCOUNT },
		{ "Last Name", PF_LAST_NAME }, { "SSN", PF_SSN_OR_TIN }, { "zip code", PF_ZIP },
		{ "Balance Due", PF_BALANCE }, { "principal", PF_PRINCIPAL },
		{ "Co-signer Last Name", PF_COSIGNER_LAST_NAME }, { "Frobnitz", IMPORT_FIELD_NONE },
		{ "", IMPORT_FIELD_NONE }, { "##", IMPORT_FIELD_NONE },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		assert_int_equal(import_field_guess(&place_fields, cases[i].header),
			cases[i].field);
}

static void no_two_fields_answer_to_one_name(void **state)
{
	(void)state;
	for (int f = 0; f < PLACE_FIELD_COUNT; f++) {
		char word[64];
		const char *s = import_field(&place_fields, f)->aliases;
		const char *name = import_field(&place_fields, f)->name;
		assert_int_equal(import_field_find(&place_fields, name), f);
		assert_true(*import_field(&place_fields, f)->help != '\0');
		for (; *s; s += strcspn(s, " ")) {
			s += strspn(s, " ");
			if (*s == '\0')
				break;
			(void)text_putf(word, sizeof word, "%.*s", (int)strcspn(s, " "), s);
			assert_int_equal(import_field_guess(&place_fields, word), f);
		}
	}
}

static void a_mapping_comes_back_from_its_own_text(void **state)
{
	static const char *const header[] = { "Acct", "Odd=Name", "Bal", "Name", "Name" };
	AUTO_FREE struct importmap *map = importmap_new(&place_fields);
	AUTO_FREE struct importmap *back = importmap_new(&place_fields);
	struct importmap_plan plan, again;
	STR_AUTO text = str_make(100000);
	STR_AUTO twice = str_make(100000);

	(void)state;
	importmap_guess(header, 5, map);
	map->columns[2].field = PF_BALANCE;
	map->order = DATE_YMD;
	map->csv.delimiter = '|';
	map->constants[map->constant_count++] = (struct importmap_constant){ PF_DEBT_TYPE, "a;b" };
	map->values[map->value_count++] = (struct importmap_value){ PF_DISPUTED_FLAG, "ja", "Y" };
	importmap_write(map, &text);
	assert_ok(importmap_parse("x", text.d, back, NULL));
	importmap_write(back, &twice);
	assert_string_equal(text.d, twice.d);
	assert_ok(importmap_plan(map, header, 5, &plan, NULL));
	assert_ok(importmap_plan(back, header, 5, &again, NULL));
	assert_memory_equal(plan.field, again.field, 5 * sizeof plan.field[0]);
	assert_int_equal(plan.field[0], PF_CLIENT_ACCOUNT);
}

static void a_mapping_names_what_it_does_not_know(void **state)
{
	static const struct { const char *text; enum msgid why; } cases[] = {
		{ "[columns]\na = nothing\n", MSG_INI_VALUE },
		{ "[columns]\na = balance\nb = balance\n", MSG_MAP_TWICE },
		{ "[options]\ndate_order = up\n", MSG_INI_VALUE },
		{ "[options]\nspeed = 1\n", MSG_INI_UNKNOWN },
		{ "[colums]\na = balance\n", MSG_INI_UNKNOWN },
		{ "[values.x]\na = b\n", MSG_INI_UNKNOWN },
		{ "[constants]\nx = b\n", MSG_INI_UNKNOWN },
	};
	static const char *const header[] = { "a", "b" };
	AUTO_FREE struct importmap *map = importmap_new(&place_fields);
	struct importmap_plan plan;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		assert_msg(importmap_parse("m.ini", cases[i].text, map, NULL), cases[i].why);
	assert_ok(importmap_parse("m.ini", "[columns]\na = client_account\nc = balance\n", map,
		NULL));
	assert_msg(importmap_plan(map, header, 2, &plan, NULL), MSG_MAP_COLUMN);
	assert_ok(importmap_parse("m.ini", "[columns]\na = client_account\n", map, NULL));
	assert_msg(importmap_plan(map, header, 2, &plan, NULL), MSG_MAP_REQUIRED);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup(name, setup)
	const struct CMUnitTest tests[] = {
		T(a_good_row_has_no_issue), T(the_key_has_no_leading_zeros_and_no_case),
		T(amounts_are_taken_or_refused_by_name_never_guessed),
		T(other_ways_to_write_amounts_are_taken_when_named),
		T(buckets_must_add_up_to_the_balance),
		T(other_bad_values_are_flagged_and_do_not_reject),
		T(a_law_flag_that_is_not_understood_counts_as_set),
		T(a_name_may_be_missing_or_in_one_column), T(rates_are_millionths),
		T(headers_are_guessed_however_they_are_spelt), T(no_two_fields_answer_to_one_name),
		T(a_mapping_comes_back_from_its_own_text), T(a_mapping_names_what_it_does_not_know),
	};
	return cmocka_run_group_tests_name("placement", tests, NULL, NULL);
}
