/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/domain/validate.h"

/* What cannot be is flagged; what is empty or plausible is not. */
static void values_are_flagged(void **state)
{
	static const struct { unsigned (*check)(const char *); const char *text; unsigned flag; }
	rows[] = {
		{ validate_ssn, "", 0 }, { validate_ssn, "123-45-6789", 0 },
		{ validate_ssn, "123456789", 0 }, { validate_ssn, "000-12-3456", FLAG_SSN },
		{ validate_ssn, "666123456", FLAG_SSN }, { validate_ssn, "912345678", FLAG_SSN },
		{ validate_ssn, "123-00-4567", FLAG_SSN },
		{ validate_ssn, "123-45-0000", FLAG_SSN },
		{ validate_ssn, "12345678", FLAG_SSN }, { validate_ssn, "12345678X9", FLAG_SSN },
		{ validate_state, "IL", 0 }, { validate_state, "", 0 }, { validate_state, "PR", 0 },
		{ validate_state, "AE", 0 }, { validate_state, "ZZ", FLAG_STATE },
		{ validate_email, "", 0 }, { validate_email, "a@b.co", 0 },
		{ validate_email, "a.b.co", FLAG_EMAIL }, { validate_email, "a@b", FLAG_EMAIL },
		{ validate_email, "@b.co", FLAG_EMAIL }, { validate_email, "a@@b.co", FLAG_EMAIL },
		{ validate_email, "a b@c.co", FLAG_EMAIL }, { validate_email, "a@.co", FLAG_EMAIL },
		{ validate_email, "a@b.", FLAG_EMAIL },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (rows[i].check(rows[i].text) != rows[i].flag)
			fail_msg("%s", rows[i].text);
	for (unsigned i = 0; i < FLAG_COUNT; i++) {
		assert_int_not_equal(data_flag_name((enum data_flag)(1u << i))[0], '\0');
		assert_int_not_equal(data_flag_text((enum data_flag)(1u << i))[0], '\0');
	}
	assert_string_equal(data_flag_name((enum data_flag)3), "");
	assert_string_equal(data_flag_text((enum data_flag)3), "");
}

/* A ZIP code is five or nine digits and belongs to its state where the table knows it. */
static void zip_codes(void **state)
{
	(void)state;
	assert_int_equal(validate_zip("", "IL"), 0);
	assert_int_equal(validate_zip("60651", "IL"), 0);
	assert_int_equal(validate_zip("60651-1234", "IL"), 0);
	assert_int_equal(validate_zip("606511234", "IL"), 0);
	assert_int_equal(validate_zip("60651", "WI"), FLAG_ZIP_STATE);
	assert_int_equal(validate_zip("83414", "WY"), 0);
	assert_int_equal(validate_zip("60651", "ZZ"), 0);
	assert_int_equal(validate_zip("21300", "IL"), 0);
	assert_int_equal(validate_zip("6065", "IL"), FLAG_ZIP);
	assert_int_equal(validate_zip("60651_1234", "IL"), FLAG_ZIP);
}

/* Dates of birth and of the past: not before 1900, not in the future. */
static void unreal_dates(void **state)
{
	struct date today = date_from_ymd(2026, 11, 24);

	(void)state;
	assert_int_equal(validate_birth(today, today), 0);
	assert_int_equal(validate_birth(DATE_NONE, today), 0);
	assert_int_equal(validate_birth(date_add_days(today, 1), today), FLAG_DATE);
	assert_int_equal(validate_past(date_from_ymd(1900, 1, 1), today), 0);
	assert_int_equal(validate_past((struct date){ -25568 }, today), FLAG_DATE);
}

/* Ten digits out of every usual spelling, the extension kept apart. */
static void phone_numbers(void **state)
{
	static const struct { const char *text, *digits, *extension; unsigned flag; } rows[] = {
		{ "(312) 555-0147", "3125550147", "", 0 },
		{ "1-312-555-0147", "3125550147", "", 0 },
		{ "+1 312.555.0147 x12", "3125550147", "12", 0 },
		{ "312-555-0147 ext. 3401", "3125550147", "3401", 0 },
		{ "555-0147", "", "", FLAG_PHONE }, { "", "", "", 0 },
		{ "23125550147", "", "", FLAG_PHONE },
		{ "1993335555", "1993335555", "", FLAG_AREA_CODE },
		{ "3121550147", "3121550147", "", FLAG_AREA_CODE },
		{ "3129110147", "3129110147", "", FLAG_AREA_CODE },
		{ "8005550147", "8005550147", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct phone_number n;
		unsigned flag = phone_normalise(rows[i].text, &n);

		assert_string_equal(n.digits, rows[i].digits);
		assert_string_equal(n.extension, rows[i].extension);
		assert_int_equal(flag, rows[i].flag);
	}
	assert_int_equal(phone_npa("3125550147"), 312);
	assert_int_equal(phone_npa(""), 0);
}

/* Card numbers are found however they are written; account numbers and phones are not cards. */
static void cards_are_found(void **state)
{
	static const struct { const char *text; bool card; } rows[] = {
		{ "card 4111 1111 1111 1111 exp 12/27", true }, { "4111-1111-1111-1111", true },
		{ "378282246310005", true }, { "pays with 4222222222222.", true },
		{ "4111111111111111 12/27", true }, { "4111111111111111 0527", true },
		{ "4111 1111 1111 1112", false }, { "call 312 555 0147", false }, { "", false },
		{ "0000 0000 0000 0000", false }, { "account 12345678", false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (text_has_card(rows[i].text) != rows[i].card)
			fail_msg("%s", rows[i].text);
	assert_true(luhn_valid("79927398713"));
	assert_false(luhn_valid("79927398710"));
	assert_false(luhn_valid(""));
}

/* A card keeps its last four, with its blanks and what stands around it. */
static void card_numbers_are_masked(void **state)
{
	static const struct { const char *in, *out; } rows[] = {
		{ "card 4111 1111 1111 1111 of May", "card **** **** **** 1111 of May" },
		{ "4111111111111111,378282246310005", "************1111,***********0005" },
		{ "4111111111111112", "4111111111111112" }, { "", "" },
		{ "check 1044", "check 1044" },
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[80];
		(void)text_put(text, sizeof text, rows[i].in);
		text_mask_card(text);
		assert_string_equal(text, rows[i].out);
	}
}

/* Social Security patterns keep their last four only; phone and account numbers stay. */
static void ssn_patterns_are_masked(void **state)
{
	static const struct { const char *in, *out; } rows[] = {
		{ "SSN 123-45-6789 given", "SSN ***-**-6789 given" },
		{ "123 45 6789, 987-65-4321", "***-**-6789, ***-**-4321" },
		{ "312-555-0147", "312-555-0147" }, { "1123-45-6789", "1123-45-6789" },
		{ "123-45-67890", "123-45-67890" }, { "123-45 6789", "123-45 6789" },
		{ "123-45-6789-1", "123-45-6789-1" }, { "123-45", "123-45" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[64];

		(void)text_put(text, sizeof(text), rows[i].in);
		assert_int_equal(text_mask_ssn(text), strcmp(rows[i].in, rows[i].out) != 0);
		assert_string_equal(text, rows[i].out);
	}
}

/* Names come apart and show as "LAST, FIRST M"; nothing is invented. */
static void names(void **state)
{
	static const struct { const char *text, *first, *middle, *last, *suffix, *show; } rows[] = {
		{ "Adaeze N Okafor", "ADAEZE", "N", "OKAFOR", "", "OKAFOR, ADAEZE N" },
		{ "SMITH, JOHN QUINCY", "JOHN", "QUINCY", "SMITH", "", "SMITH, JOHN Q" },
		{ "SMITH JR, JOHN Q", "JOHN", "Q", "SMITH", "JR", "SMITH JR, JOHN Q" },
		{ "John Q Smith, Jr.", "JOHN", "Q", "SMITH", "JR", "SMITH JR, JOHN Q" },
		{ "SMITH, JOHN III", "JOHN", "", "SMITH", "III", "SMITH III, JOHN" },
		{ "Maria de la Cruz", "MARIA", "", "DE LA CRUZ", "", "DE LA CRUZ, MARIA" },
		{ "Cher", "", "", "CHER", "", "CHER" }, { "", "", "", "", "", "" },
		{ "  José   Ñuñez ", "JOSÉ", "", "ÑUÑEZ", "", "ÑUÑEZ, JOSÉ" },
		{ ", JOHN", "JOHN", "", "", "", "JOHN" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct person_name n;
		char show[80];

		name_split(rows[i].text, &n);
		name_display(&n, show, sizeof(show));
		assert_string_equal(n.first, rows[i].first);
		assert_string_equal(n.middle, rows[i].middle);
		assert_string_equal(n.last, rows[i].last);
		assert_string_equal(n.suffix, rows[i].suffix);
		assert_string_equal(show, rows[i].show);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_flagged), cmocka_unit_test(zip_codes),
		cmocka_unit_test(unreal_dates), cmocka_unit_test(phone_numbers),
		cmocka_unit_test(cards_are_found), cmocka_unit_test(card_numbers_are_masked),
		cmocka_unit_test(ssn_patterns_are_masked),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
