/* SPDX-License-Identifier: MIT */
/* People, notes, find, and what is changed on an account without a call. */
#include "fixture.h"

#include "arrears/desk/find.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/people.h"
#include "arrears/desk/result.h"
#include "arrears/desk/view.h"

#include "arrears/base/mem.h"

#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)

static void a_changed_phone_keeps_the_old_one_as_a_system_note(void **state)
{
	struct fixture *fx = *state;
	int ord = 0;

	assert_ok(people_phone_change(&fx->d, FIX_HOME, &(struct people_phone){
		.number = "773-555-0177", .type = PHONE_CELL, .source = "consumer" }, NULL));
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000002"),
		"Phone 2: (773) 555-0177 cell, was (773) 555-0199 home");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE system = 1"), 2);
	assert_int_equal(fixture_int(fx, "SELECT ended_at FROM phone WHERE id = 2"), FIX_NOW);
	assert_msg(people_phone_mark(&fx->d, FIX_HOME, PHONE_GOOD, "", NULL), MSG_PHONE_UNKNOWN);
	assert_ok(people_phone_mark(&fx->d, FIX_CELL, PHONE_BAD, "neighbor", NULL));
	assert_string_equal(fixture_text(fx, "SELECT status || status_source || status_on FROM "
		"phone WHERE id = 1"), "badneighbor2026-11-24");
	assert_msg(people_phone_add(&fx->d, FIX_OKAFOR, &(struct people_phone){ .number = "555" },
		&ord, NULL), MSG_PHONE_NUMBER);
	assert_ok(people_phone_add(&fx->d, FIX_OKAFOR, &(struct people_phone){
		.number = "(312) 555-0188", .type = PHONE_CELL, .source = "consumer" }, &ord,
			NULL));
	assert_int_equal(ord, 4);
}

static void an_address_is_superseded_not_overwritten(void **state)
{
	struct fixture *fx = *state;
	struct address_row a = { .id = 1, .party_id = FIX_OKAFOR, .line1 = "9 ELM ST",
		.city = "DENVER", .state = "CO", .zip = "80202", .source = "consumer" };

	assert_ok(people_address_put(&fx->d, &a, NULL));
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE account_id = 10000001"),
		"Address: 9 ELM ST, DENVER CO 80202, was 1182 N KEDZIE AVE APT 3, CHICAGO IL "
		"60651");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM address WHERE party_id = 1"), 2);
	a.id = 1;
	assert_msg(people_address_put(&fx->d, &a, NULL), MSG_ADDRESS_UNKNOWN);
}

static void people_are_linked_with_what_may_be_said(void **state)
{
	struct fixture *fx = *state;
	int64_t id = 0;
	struct people_link l = { .account_id = FIX_OKAFOR_MED, .role = "attorney",
		.name = "LANE, MIA", .may_talk = true };

	assert_ok(people_link(&fx->d, &l, &id, NULL));
	assert_int_equal(fixture_int(fx, "SELECT may_talk FROM account_party"), 1);
	l.role = "friend";
	assert_msg(people_link(&fx->d, &l, &id, NULL), MSG_ROLE_UNKNOWN);
	assert_ok(people_unlink(&fx->d, FIX_OKAFOR_MED, id, "attorney", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account_party WHERE until IS NULL"),
		0);
}

static void an_auditor_changes_nothing(void **state)
{
	struct fixture *fx = *state;
	int64_t before = fixture_rows(fx);

	fx->d.role = USER_AUDITOR;
	assert_msg(people_language(&fx->d, FIX_OKAFOR, "EN", NULL), MSG_NOT_AUTHORIZED);
	assert_msg(note_add(&fx->d, &(struct note_new){ .account_id = FIX_OKAFOR_MED, .text = "x" },
		NULL, NULL), MSG_NOT_AUTHORIZED);
	assert_int_equal(fixture_rows(fx), before);
}

/* N-05: a private note is there for its writer and for leads, for other collectors it is not; nor
 * can they correct or pin it. Its correction is private, too. */
static void a_private_note_is_for_its_writer_and_leads(void **state)
{
	struct fixture *fx = *state;
	struct note_new n = { .account_id = FIX_OKAFOR_MED, .text = "suspects fraud",
		.private = true };
	struct note_row rows[4];
	int64_t first = 0, second = 0;
	size_t count = 0;

	fixture_user(fx, FIX_JRIVERA);
	assert_ok(note_add(&fx->d, &n, &first, NULL));
	assert_ok(note_list(&fx->d, FIX_OKAFOR_MED, NULL, 0, rows, 4, &count, NULL));
	assert_int_equal(count, 1);
	assert_true(rows[0].private);
	n = (struct note_new){ .account_id = FIX_OKAFOR_MED, .text = "no fraud",
		.corrects = first };
	assert_ok(note_add(&fx->d, &n, &second, NULL));
	fixture_user(fx, FIX_KBOSE);
	assert_ok(note_list(&fx->d, FIX_OKAFOR_MED, NULL, 0, rows, 4, &count, NULL));
	assert_int_equal(count, 0);
	assert_msg(note_add(&fx->d, &n, &second, NULL), MSG_NOTE_UNKNOWN);
	assert_msg(note_set_pin(&fx->d, first, true, NULL), MSG_NOTE_UNKNOWN);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(note_list(&fx->d, FIX_OKAFOR_MED, NULL, 0, rows, 4, &count, NULL));
	assert_int_equal(count, 2);
}

static void notes_expand_templates_pin_correct_and_filter(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct note_row *rows = mem_alloc(8, sizeof *rows);
	struct note_new n = { .account_id = FIX_OKAFOR_MED, .text = "ask" };
	int64_t first = 0, id = 0;
	size_t count = 0;

	assert_ok(note_template_set(&fx->d, "ask", "{NAME} owes {AMOUNT}, says {USER}", false,
		NULL));
	assert_ok(note_add(&fx->d, &n, &first, NULL));
	assert_string_equal(fixture_text(fx, "SELECT text FROM note"),
		"OKAFOR, ADAEZE N owes 1,284.55, says JRIVERA");
	n = (struct note_new){ .account_id = FIX_OKAFOR_MED, .text = "Not so: Jos\xc3\xa9 pays",
		.corrects = first, .pin = true };
	assert_ok(note_add(&fx->d, &n, &id, NULL));
	assert_ok(note_list(&fx->d, FIX_OKAFOR_MED, &(struct note_filter){ .text = "jose" }, 0,
		rows, 8, &count, NULL));
	assert_int_equal(count, 1);
	assert_true(rows[0].pinned && rows[0].corrects_id == first);
	assert_ok(note_list(&fx->d, FIX_OKAFOR_MED, NULL, id, rows, 8, &count, NULL));
	assert_int_equal(count, 1);
	n.account_id = FIX_DOE_CARD;
	assert_msg(note_add(&fx->d, &n, &id, NULL), MSG_NOTE_UNKNOWN);
	n = (struct note_new){ .account_id = FIX_DOE_CARD, .text = "4111111111111111" };
	assert_msg(note_add(&fx->d, &n, &id, NULL), MSG_NOTE_CARD);
}

static void finds_by_number_phone_and_start_of_name(void **state)
{
	struct fixture *fx = *state;
	static const struct {
		const char *text;
		size_t n;
		int64_t first;
		enum find_why why;
	} rows[] = {
		{ "10000003", 1, FIX_SMITH_LOAN, FIND_ACCOUNT },
		{ "004-711", 1, FIX_OKAFOR_MED, FIND_CLIENT_ACCOUNT },
		{ "4-711", 1, FIX_OKAFOR_MED, FIND_CLIENT_ACCOUNT },
		{ "555-0147", 2, FIX_OKAFOR_MED, FIND_PHONE },
		{ "(212) 555-0123", 1, FIX_DOE_CARD, FIND_PHONE },
		{ "smith, j", 1, FIX_SMITH_LOAN, FIND_NAME },
		{ "OK", 2, FIX_OKAFOR_MED, FIND_NAME }, { "zz", 0, 0, FIND_NAME },
	};
	AUTO_FREE struct find_row *out = mem_alloc(4, sizeof *out);
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_ok(find_page(&fx->d, rows[i].text, NULL, out, 4, &n, NULL));
		assert_int_equal(n, rows[i].n);
		if (n > 0) {
			assert_int_equal(out[0].account_id, rows[i].first);
			assert_int_equal(out[0].why, rows[i].why);
		}
	}
	assert_msg(find_page(&fx->d, "o", NULL, out, 4, &n, NULL), MSG_FIND_SHORT);
}

static void found_names_page_by_key(void **state)
{
	struct fixture *fx = *state;
	struct find_from from = { .id = 0 };
	AUTO_FREE struct find_row *out = mem_alloc(1, sizeof *out);
	size_t n = 0;

	assert_ok(find_page(&fx->d, "okafor", NULL, out, 1, &n, NULL));
	assert_int_equal(out[0].account_id, FIX_OKAFOR_MED);
	from.why = out[0].why;
	from.id = out[0].account_id;
	(void)text_put(from.key, sizeof from.key, out[0].key);
	assert_ok(find_page(&fx->d, "okafor", &from, out, 1, &n, NULL));
	assert_int_equal(n, 1);
	assert_int_equal(out[0].account_id, FIX_OKAFOR_CARD);
	from.id = FIX_OKAFOR_CARD;
	assert_ok(find_page(&fx->d, "okafor", &from, out, 1, &n, NULL));
	assert_int_equal(n, 0);
}

static void the_view_masks_and_says_what_must_not_be_missed(void **state)
{
	struct fixture *fx = *state;
	AUTO_FREE struct account_view *v = mem_alloc(1, sizeof *v);

	assert_ok(view_load(&fx->d, FIX_OKAFOR_MED, v, NULL));
	assert_string_equal(v->ssn, "***-**-4410");
	assert_string_equal(v->dob, "**/**/84");
	assert_int_equal(v->linked, 1);
	assert_int_equal(v->linked_total.cents, 212555);
	assert_true(v->phones[0].marked);
	assert_string_equal(v->phones[0].local, "10:00 CT");
	view_free(v);
	fixture_sql(fx, "INSERT INTO restriction(party_id, kind, source, at, user_id) "
		"VALUES (1, 'bankruptcy', 'court', 0, 3)");
	assert_ok(view_load(&fx->d, FIX_OKAFOR_MED, v, NULL));
	assert_string_equal(v->words[0], "BANKRUPTCY");
	assert_true(v->blocked[0] != '\0');
	view_free(v);
}

static void a_lead_releases_a_hold_and_the_account_is_worked_again(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome out;
	struct result_input in = { .account_id = FIX_OKAFOR_MED, .code = "CEASE", .text = "letter",
		.date = DATE_NONE, .minute = -1 };

	assert_ok(log_result(&fx->d, &in, &out, NULL));
	assert_msg(hold_release(&fx->d, 1, "withdrawn", NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(hold_release(&fx->d, 1, "withdrawn", NULL));
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"ACT");
	assert_msg(hold_release(&fx->d, 1, "again", NULL), MSG_RESTRICTION_UNKNOWN);
}

/* RELEASE CEASE: by the start of its kind, with a reason, and only what is there. */
static void a_lead_releases_by_kind(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome out;
	struct result_input in = { .account_id = FIX_OKAFOR_MED, .code = "CEASE", .text = "letter",
		.date = DATE_NONE, .minute = -1 };

	assert_ok(log_result(&fx->d, &in, &out, NULL));
	assert_msg(account_release(&fx->d, FIX_OKAFOR_MED, "CEASE", "withdrawn", NULL),
		MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	assert_msg(account_release(&fx->d, FIX_OKAFOR_MED, "BANK", "withdrawn", NULL),
		MSG_RESTRICTION_UNKNOWN);
	assert_msg(account_release(&fx->d, FIX_OKAFOR_MED, "CEASE", " ", NULL), MSG_VOID_REASON);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction "
		"WHERE ended_at IS NULL AND kind = 'cease'"), 1);
	assert_ok(account_release(&fx->d, FIX_OKAFOR_MED, "Cea", "withdrawn", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction "
		"WHERE ended_at IS NULL AND kind = 'cease'"), 0);
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"ACT");
}

static void hot_and_transfer_move_the_work(void **state)
{
	struct fixture *fx = *state;
	bool hot = false;

	assert_ok(account_hot(&fx->d, FIX_OKAFOR_MED, &hot, NULL));
	assert_true(hot);
	fixture_user(fx, FIX_LCHEN);
	assert_msg(account_transfer(&fx->d, FIX_OKAFOR_MED, "NOBODY", NULL), MSG_USER_NOT_FOUND);
	assert_ok(account_transfer(&fx->d, FIX_OKAFOR_MED, "kbose", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM account WHERE assigned_user_id = 5"),
		2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_changed_phone_keeps_the_old_one_as_a_system_note),
		T(an_address_is_superseded_not_overwritten),
		T(people_are_linked_with_what_may_be_said),
		T(an_auditor_changes_nothing),
		T(a_private_note_is_for_its_writer_and_leads),
		T(notes_expand_templates_pin_correct_and_filter),
		T(finds_by_number_phone_and_start_of_name),
		T(found_names_page_by_key),
		T(the_view_masks_and_says_what_must_not_be_missed),
		T(a_lead_releases_a_hold_and_the_account_is_worked_again),
		T(a_lead_releases_by_kind),
		T(hot_and_transfer_move_the_work),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
