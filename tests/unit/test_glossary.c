/* SPDX-License-Identifier: MIT */
/* The glossary that is compiled in. */
#include "../lib/unit.h"
#include "arrears/domain/glossary.h"

#include <strings.h>

static void the_terms_are_whole_and_in_order(void **state)
{
	struct glossary_term t, before;
	size_t n = 0;

	(void)state;
	for (; glossary_at(n, &t); n++) {
		assert_true(strlen(t.term) > 1 && strlen(t.text) > 10);
		assert_true(strcmp(t.about, "LAW") == 0 || strcmp(t.about, "MONEY") == 0 ||
			strcmp(t.about, "MEDICAL") == 0);
		if (n > 0 && strcasecmp(before.term, t.term) >= 0)
			fail_msg("%s stands before %s", before.term, t.term);
		before = t;
	}
	assert_true(n >= 60);
}

static void a_term_is_found_by_name_or_by_a_start_of_its_own(void **state)
{
	struct glossary_term t;

	(void)state;
	assert_true(glossary_at((size_t)glossary_find("nsf"), &t));
	assert_string_equal(t.term, "NSF");
	assert_true(glossary_at((size_t)glossary_find("subro"), &t));
	assert_string_equal(t.term, "Subrogation");
	assert_int_equal(glossary_find("c"), -1);
	assert_int_equal(glossary_find(""), -1);
	assert_int_equal(glossary_find("zebra"), -1);
}

static void a_filter_asks_for_all_of_its_words(void **state)
{
	struct glossary_term t;

	(void)state;
	assert_true(glossary_at((size_t)glossary_find("SCRA"), &t));
	assert_true(glossary_matches(&t, ""));
	assert_true(glossary_matches(&t, "LAW interest"));
	assert_false(glossary_matches(&t, "interest zebra"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_terms_are_whole_and_in_order),
		cmocka_unit_test(a_term_is_found_by_name_or_by_a_start_of_its_own),
		cmocka_unit_test(a_filter_asks_for_all_of_its_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
