/* SPDX-License-Identifier: MIT */
/* Client terms: one table that checks, shows and takes back. */
#include "unit.h"

#include "arrears/base/text.h"
#include "arrears/domain/daycount.h"
#include "arrears/domain/terms.h"

/* The standard values are those the manual names. */
static void standard_values(void **state)
{
	struct terms t = terms_default();

	(void)state;
	assert_int_equal(t.apply_order.at[0], BUCKET_COSTS);
	assert_int_equal(t.apply_order.at[BUCKET_COUNT - 1], BUCKET_PRINCIPAL);
	assert_int_equal(t.day_basis, TERM_ACT365);
	assert_int_equal(TERM_ACT365, DAYCOUNT_ACT_365);
	assert_int_equal(TERM_30E360, DAYCOUNT_30E_360);
	assert_int_equal(t.interest_rounding, ROUND_HALF_UP);
	assert_string_equal(t.interest_authority.s, "");
	assert_int_equal(t.promise_tolerance, 10000);
	assert_true(t.clear_check == 5 && t.clear_ach == 3 && t.clear_card == 0);
	assert_int_equal(t.grace_mail, 3);
	assert_int_equal(t.grace_phone, 1);
	assert_false(t.advance_overpayments);
	assert_int_equal(t.min_installment.cents, 2500);
	assert_int_equal(t.max_installments, 24);
	assert_int_equal(t.broken_after, 2);
	assert_int_equal(t.remit, TERM_NET);
	assert_ok(terms_check(&t, NULL));
}

/* Every row: what is shown is taken back, has a help text and says what it allows. */
static void every_row_goes_round(void **state)
{
	struct terms t = terms_default(), again = terms_default();
	char shown[TERM_TEXT_SIZE], after[TERM_TEXT_SIZE], allowed[96];

	(void)state;
	for (int i = 0; i < TERM_COUNT; i++) {
		const struct term_rule *row = term_row((enum term_id)i);
		enum term_id id;

		terms_show(&t, (enum term_id)i, shown);
		assert_ok(terms_set(&again, row->name, shown, NULL));
		terms_show(&again, (enum term_id)i, after);
		assert_string_equal(shown, after);
		assert_true(term_find(row->name, &id));
		assert_int_equal(id, i);
		assert_true(strlen(row->help) > 10);
		term_allowed(id, allowed, sizeof allowed);
		assert_true(strlen(allowed) > 5);
	}
}

/* Values of each kind as they are typed. */
static void values_as_typed(void **state)
{
	static const struct { const char *name, *text, *shown; } rows[] = {
		{ "APPLY_ORDER", "i,p", "INTEREST,PRINCIPAL,FEES,COSTS,ATTORNEY,OTHER" },
		{ "day_basis", "30e360", "30E360" }, { "level_rounding", "up", "UP" },
		{ "interest_rounding", "HALFEVEN", "HALFEVEN" },
		{ "promise_tolerance", "99.5%", "99.50" }, { "promise_tolerance", "95", "95.00" },
		{ "grace_mail", " 5 ", "5" }, { "advance_overpayments", "y", "YES" },
		{ "min_installment", "$40", "40.00" }, { "remit", "gross", "GROSS" },
		{ "nsf_fee_authority", "  MCL 600.2952  ", "MCL 600.2952" },
	};
	struct terms t = terms_default();
	char shown[TERM_TEXT_SIZE];
	enum term_id id;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_ok(terms_set(&t, rows[i].name, rows[i].text, NULL));
		assert_true(term_find(rows[i].name, &id));
		terms_show(&t, id, shown);
		assert_string_equal(shown, rows[i].shown);
	}
	assert_int_equal(t.level_rounding, ROUND_UP);
	assert_int_equal(t.day_basis, TERM_30E360);
}

/* What a list shows of a help is whole. */
static void a_brief_help_is_not_cut(void **state)
{
	(void)state;
	for (int i = 0; i < TERM_COUNT; i++) {
		char brief[TERM_BRIEF + 1];
		size_t len = strcspn(term_row((enum term_id)i)->help, ";");

		term_brief((enum term_id)i, brief);
		assert_int_equal(strlen(brief), len);
	}
}

/* What is out of range, of another kind, or too long is refused with what may be typed. */
static void bad_values_are_refused(void **state)
{
	static const struct { const char *name, *text; } rows[] = {
		{ "promise_tolerance", "100.01" }, { "promise_tolerance", "0" },
		{ "grace_mail", "31" }, { "grace_mail", "-1" }, { "grace_mail", "" },
		{ "level_rounding", "DOWN" }, { "day_basis", "ACT" }, { "day_basis", "" },
		{ "advance_overpayments", "MAYBE" }, { "min_installment", "0" },
		{ "min_installment", "12.345" }, { "apply_order", "TIPS" },
		{ "interest_authority",
			"an authority that is much longer than the sixty columns it has here" },
	};
	struct terms t = terms_default(), before = t;
	struct err err;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_msg(terms_set(&t, rows[i].name, rows[i].text, &err), MSG_TERM_VALUE);
		assert_string_equal(err.field, rows[i].name);
		assert_memory_equal(&t, &before, sizeof t);
	}
	assert_msg(terms_set(&t, "tips", "1", NULL), MSG_TERM_UNKNOWN);
}

/* A fee without an authority is refused for the whole set, 1006.22(b). */
static void a_fee_needs_authority(void **state)
{
	struct terms t = terms_default();

	(void)state;
	assert_ok(terms_set(&t, "nsf_fee", "25", NULL));
	assert_msg(terms_check(&t, NULL), MSG_TERM_AUTHORITY);
	assert_ok(terms_set(&t, "nsf_fee_authority", "agreement section 9", NULL));
	assert_ok(terms_check(&t, NULL));
}

/* Who adjusts how much alone. */
static void limits_by_role(void **state)
{
	struct terms t = terms_default();

	(void)state;
	assert_int_equal(terms_adjust_limit(&t, USER_COLLECTOR).cents, 0);
	assert_int_equal(terms_adjust_limit(&t, USER_LEAD).cents, 50000);
	assert_int_equal(terms_adjust_limit(&t, USER_ADMIN).cents, MONEY_MAX_CENTS);
	assert_int_equal(terms_adjust_limit(&t, USER_AUDITOR).cents, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(standard_values),
		cmocka_unit_test(every_row_goes_round),
		cmocka_unit_test(values_as_typed),
		cmocka_unit_test(a_brief_help_is_not_cut),
		cmocka_unit_test(bad_values_are_refused),
		cmocka_unit_test(a_fee_needs_authority),
		cmocka_unit_test(limits_by_role),
	};

	return cmocka_run_group_tests_name("terms", tests, NULL, NULL);
}
