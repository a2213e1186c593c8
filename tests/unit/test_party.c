/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "arrears/store/party.h"

static void seals_what_is_sensitive_and_opens_it_with_the_key(void **state)
{
	struct fixture *fx = *state;
	struct party_secrets s;

	assert_ok(party_open(fx->d.db, FIX_OKAFOR, &fx->d.key, &s, NULL));
	assert_string_equal(s.ssn, "212-45-4410");
	assert_string_equal(s.dob, "1984-04-12");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM party WHERE "
		"instr(ssn_box, '4410') OR instr(dob_box, '1984')"), 0);
	fx->d.key.b[0] ^= 1;
	assert_msg(party_open(fx->d.db, FIX_OKAFOR, &fx->d.key, &s, NULL), MSG_SECRET_WRONG);
}

static void a_seal_moved_to_another_person_does_not_open(void **state)
{
	struct fixture *fx = *state;
	struct party_secrets s;

	fixture_sql(fx, "UPDATE party SET ssn_box = (SELECT ssn_box FROM party WHERE id = 1) "
		"WHERE id = 2");
	assert_msg(party_open(fx->d.db, FIX_SMITH, &fx->d.key, &s, NULL), MSG_SECRET_WRONG);
}

static void loads_a_person_as_put(void **state)
{
	struct fixture *fx = *state;
	struct party_row p;
	bool found = false;
	char name[TEXT_BYTES(40)];

	assert_ok(party_load(fx->d.db, FIX_OKAFOR, &p, &found, NULL));
	assert_true(found && p.has_ssn && p.has_dob && !p.organization);
	name_display(&p.name, name, sizeof name);
	assert_string_equal(name, "OKAFOR, ADAEZE N");
	assert_string_equal(p.language, "ES");
	assert_ok(party_load(fx->d.db, 99, &p, &found, NULL));
	assert_false(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(seals_what_is_sensitive_and_opens_it_with_the_key,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_seal_moved_to_another_person_does_not_open,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(loads_a_person_as_put, fixture_setup,
			fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
