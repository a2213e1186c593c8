/* SPDX-License-Identifier: MIT */
/* Kinds of debt and their own fields. */
#include "unit.h"

#include "arrears/domain/debttype.h"
#include "arrears/domain/placement.h"

static const char *const placement_names[] = {
#define F(id, name, kind, fact, heads, help) name,
#include "arrears/domain/placement.def"
#undef F
};
static const bool placement_facts[] = {
#define F(id, name, kind, fact, heads, help) fact,
#include "arrears/domain/placement.def"
#undef F
};

/* What files and people call them. */
static void called_by_many_names(void **state)
{
	static const struct { const char *text; enum debt_type is; } rows[] = {
		{ "Credit Card", DEBT_CARD }, { "CARD", DEBT_CARD }, { "NSF check", DEBT_CHECK },
		{ "returned_check", DEBT_CHECK }, { "hospital", DEBT_MEDICAL },
		{ "Rent-to-own", DEBT_MERCHANDISE }, { "auto loan", DEBT_LOAN },
		{ "SBA", DEBT_SBA }, { "HELOC", DEBT_MORTGAGE }, { "tort", DEBT_DAMAGE },
		{ "", DEBT_OTHER }, { "--", DEBT_OTHER }, { "unicorn", DEBT_OTHER },
		{ "hosp", DEBT_OTHER },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_string_equal(debt_type_name(debt_type_of(rows[i].text)),
			debt_type_name(rows[i].is));
	for (int t = 0; t < DEBT_TYPE_COUNT; t++)
		assert_int_equal(debt_type_of(debt_type_label((enum debt_type)t)), t);
}

/* Each kind has fields; a name that placement files know is kept as a fact there too. */
static void fields_of_each(void **state)
{
	(void)state;
	for (int t = DEBT_OTHER + 1; t < DEBT_TYPE_COUNT; t++) {
		size_t i = 0;

		for (const struct debt_field *f; (f = debt_field((enum debt_type)t, i)); i++) {
			assert_int_equal(f->type, t);
			assert_true(strlen(f->label) <= 20 && strlen(f->help) > 5);
			for (size_t p = 0; p < ARRAY_SIZE(placement_names); p++)
				if (strcmp(placement_names[p], f->name) == 0)
					assert_true(placement_facts[p]);
		}
		assert_true(i >= 3);
	}
	assert_null(debt_field(DEBT_OTHER, 0));
}

/* Values by kind, as typed and as kept. */
static void values_by_kind(void **state)
{
	static const struct { enum debt_kind kind; const char *typed, *kept; enum msgid id; }
		rows[] = {
		{ DEBT_TEXT, "FIRST", "FIRST", MSG_OK }, { DEBT_TEXT, " ", "", MSG_OK },
		{ DEBT_DATE, "11/24/26", "2026-11-24", MSG_OK },
		{ DEBT_DATE, "13/45", "", MSG_DATE_INVALID },
		{ DEBT_AMOUNT, "$1,284.5", "1284.50", MSG_OK },
		{ DEBT_AMOUNT, "5.00-", "", MSG_AMOUNT_INVALID },
		{ DEBT_FLAG, "y", "Y", MSG_OK }, { DEBT_FLAG, "X", "", MSG_YESNO_INVALID },
		{ DEBT_PHONE, "(312) 555-0147", "3125550147", MSG_OK },
		{ DEBT_PHONE, "555-0147", "", MSG_PHONE_INVALID },
		{ DEBT_LAST4, "1234", "1234", MSG_OK },
		{ DEBT_LAST4, "123", "", MSG_LAST4_INVALID },
		{ DEBT_LAST4, "4111111111111111", "", MSG_LAST4_INVALID },
	};
	struct date today = date_from_ymd(2026, 11, 24);

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct debt_field f = { DEBT_CARD, "name", rows[i].kind, "Label", "help" };
		char out[DEBT_VALUE_SIZE] = "before";
		struct err err = { 0 };

		assert_msg(debt_value(&f, rows[i].typed, today, out, &err), rows[i].id);
		assert_string_equal(out, rows[i].id == MSG_OK ? rows[i].kept : "before");
		assert_string_equal(err.field, rows[i].id == MSG_OK ? "" : "name");
		assert_null(strstr(err.subst[0], "4111"));
	}
}

/* A text too long is refused. */
static void too_long(void **state)
{
	const struct debt_field *f = debt_field(DEBT_DAMAGE, 4);
	char text[200], out[DEBT_VALUE_SIZE];

	(void)state;
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	assert_msg(debt_value(f, text, DATE_NONE, out, NULL), MSG_TEXT_TOO_LONG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(called_by_many_names),
		cmocka_unit_test(fields_of_each),
		cmocka_unit_test(values_by_kind),
		cmocka_unit_test(too_long),
	};

	return cmocka_run_group_tests_name("debttype", tests, NULL, NULL);
}
