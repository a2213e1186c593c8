/* SPDX-License-Identifier: MIT */
/* The page of a ledger, as of three days. */
#include "arrears/desk/interest.h"
#include "arrears/desk/ledgertext.h"
#include "arrears/desk/post.h"
#include "fixture.h"

static const char *page(struct fixture *fx, struct date as_of)
{
	static struct str text;
	str_free(&text);
	text = str_make(65536);
	assert_ok(ledger_text(&fx->d, FIX_OKAFOR_MED, as_of, &text, NULL));
	for (const char *line = text.d; *line;) {
		const char *end = strchr(line, '\n');
		assert_true(end - line <= 90);
		line = end + 1;
	}
	return text.d;
}

static void story(struct fixture *fx)
{
	struct posted out;
	struct post_undone u;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(rate_set(&fx->d, &(struct rate_change){ .account_id = FIX_OKAFOR_MED,
		.kind = RATE_CONTRACT, .from_on = date_from_ymd(2026, 9, 1), .until_on = DATE_NONE,
		.rate_millionths = 90000, .authority = "Agreement, section 4(b)" }, NULL));
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = { 15000 }, .method = "check", .reference = "1021",
		.effective = date_from_ymd(2026, 10, 1) }, &out, NULL));
	int64_t id = out.ledger_id;
	assert_ok(post_entry(&fx->d, &(struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = { 20000 }, .method = "card",
		.effective = date_from_ymd(2026, 11, 2) }, &out, NULL));
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = id, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_ok(post_adjust(&fx->d, &(struct post_change){ .account_id = FIX_OKAFOR_MED,
		.bucket = BUCKET_FEES, .amount = { -1000 }, .reason = "fee charged twice by client",
		.effective = DATE_NONE }, &out, NULL));
}

static void test_a_page_tells_the_story_as_of_a_day(void **state)
{
	struct fixture *fx = *state;
	story(fx);
	const char *text = page(fx, date_from_ymd(2026, 9, 30));
	assert_non_null(strstr(text, "OKAFOR, ADAEZE N"));
	assert_non_null(strstr(text, "1,284.55"));
	assert_null(strstr(text, "1021"));
	assert_null(strstr(text, "4410"));
	text = page(fx, date_from_ymd(2026, 10, 15));
	assert_non_null(strstr(text, "check, number 1021"));
	assert_non_null(strstr(text, "entry 7"));
	text = page(fx, DATE_NONE);
	assert_non_null(strstr(text, "fee charged twice"));
	assert_non_null(strstr(text, "Agreement, section 4(b)"));
}

static void test_what_is_owed_is_the_balance(void **state)
{
	struct fixture *fx = *state;
	char owed[MONEY_TEXT_SIZE], line[80];
	story(fx);
	money_show((struct money){ fixture_int(fx, "SELECT balance FROM account "
		"WHERE id = 10000001") }, owed);
	(void)text_putf(line, sizeof line, "  %-20s %17s\n", "in all", owed);
	assert_non_null(strstr(page(fx, DATE_NONE), line));
}

static void test_an_unknown_account_is_said_so(void **state)
{
	struct fixture *fx = *state;
	STR_AUTO text = str_make(1024);
	assert_msg(ledger_text(&fx->d, 99, DATE_NONE, &text, NULL), MSG_ACCOUNT_UNKNOWN);
	assert_string_equal(text.d, "");
}

#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
int main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_a_page_tells_the_story_as_of_a_day),
		T(test_what_is_owed_is_the_balance),
		T(test_an_unknown_account_is_said_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
