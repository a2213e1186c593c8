/* SPDX-License-Identifier: MIT */
/* The page of a ledger, as of three days. */
#include <stdlib.h>

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

#define ON(m, d) date_from_ymd(2026, m, d)

static int64_t posts(struct fixture *fx, struct posting p)
{
	struct posted out;
	p.designated = true;
	assert_ok(post_entry(&fx->d, &p, &out, NULL));
	return out.ledger_id;
}

static void rate(struct fixture *fx, enum rate_kind kind, struct date from, int32_t millionths,
	const char *authority)
{
	struct rate_change r = { .account_id = FIX_OKAFOR_MED, .kind = kind, .from_on = from,
		.until_on = DATE_NONE, .rate_millionths = millionths };
	(void)text_put(r.authority, sizeof r.authority, authority);
	assert_ok(rate_set(&fx->d, &r, NULL));
}

/* Interest by an agreement and then by a judgment, whose cost is charged; a check that comes back,
 * with its fee; a card payment of another debt moved here; a fee taken off; the rest forgiven. */
static void story(struct fixture *fx)
{
	struct posted out;
	struct post_undone u;
	struct post_moved gone;
	int64_t forgiven;
	fixture_user(fx, FIX_ADMIN);
	fixture_sql(fx, "DROP TRIGGER ledger_entry_keep_u; UPDATE ledger_entry SET "
		"posted_at = 1788278400; UPDATE account SET itemization_on = '2026-08-15', "
		"itemization_cents = 128455");
	fixture_sql(fx, "INSERT INTO client_option(client_id, name, value) "
		"VALUES (1, 'NSF_FEE', '25.00'), (1, 'NSF_FEE_AUTHORITY', "
		"'Agreement, section 7')");
	rate(fx, RATE_CONTRACT, ON(9, 1), 90000, "Agreement, section 4(b)");
	rate(fx, RATE_JUDGMENT, ON(10, 16), 60000, "Judgment of 10/15/26, 26-CV-1180");
	int64_t check = posts(fx, (struct posting){ .account_id = FIX_OKAFOR_MED,
		.type = ENTRY_PAYMENT, .amount = { 15000 }, .method = "check",
		.reference = "1021", .effective = ON(10, 1) });
	posts(fx, (struct posting){ .account_id = FIX_OKAFOR_MED, .type = ENTRY_COST,
		.amount = { 8800 }, .effective = ON(10, 15), .reason = "filing fee",
		.authority = "Judgment of 10/15/26, 26-CV-1180" });
	posts(fx, (struct posting){ .account_id = FIX_OKAFOR_CARD, .type = ENTRY_PAYMENT,
		.amount = { 20000 }, .method = "card", .effective = ON(11, 2) });
	assert_ok(post_transfer(&fx->d, &(struct post_move){ .from_account = FIX_OKAFOR_CARD,
		.to_account = FIX_OKAFOR_MED, .amount = { 20000 }, .effective = ON(11, 2),
		.reason = "paid on the wrong debt" }, &gone, NULL));
	fixture_at(fx, FIX_NOW + FIX_DAY);
	assert_ok(post_reverse(&fx->d, &(struct post_undo){ .ledger_id = check, .nsf = true,
		.code = "R01" }, &u, NULL));
	assert_ok(post_adjust(&fx->d, &(struct post_change){ .account_id = FIX_OKAFOR_MED,
		.bucket = BUCKET_FEES, .amount = { -1000 }, .reason = "part of the fee waived",
		.effective = DATE_NONE }, &out, NULL));
	posts(fx, (struct posting){ .account_id = FIX_OKAFOR_MED, .type = ENTRY_DIRECT,
		.amount = { 60000 }, .method = "check", .reference = "1044",
		.effective = ON(11, 25) });
	assert_ok(db_begin(fx->d.db, NULL));
	assert_ok(post_forgive(&fx->d, &(struct post_rest){ .account_id = FIX_OKAFOR_MED,
		.reason = "settled", .reference = "plan 1" }, &forgiven, NULL));
	assert_ok(db_commit(fx->d.db, NULL));
}

/* As in the file. With ACCEPT=1 it is written instead: read it before it is kept. */
static void assert_golden(const char *name, const char *text)
{
	static char want[16384];
	char path[100];
	(void)text_putf(path, sizeof path, "tests/scenes/golden/ledger/%s.txt", name);
	FILE *f = fopen(path, getenv("ACCEPT") ? "w" : "r");
	assert_non_null(f);
	if (getenv("ACCEPT"))
		assert_true(fputs(text, f) >= 0);
	else
		want[fread(want, 1, sizeof want - 1, f)] = '\0';
	assert_int_equal(fclose(f), 0);
	if (!getenv("ACCEPT"))
		assert_string_equal(text, want);
}

/* Before anything happened; between the return of the check and what came after; to the end. */
static void test_a_page_tells_the_story_as_of_a_day(void **state)
{
	struct fixture *fx = *state;
	story(fx);
	assert_golden("placed", page(fx, ON(9, 30)));
	assert_golden("judged", page(fx, ON(10, 31)));
	assert_golden("settled", page(fx, DATE_NONE));
}

static void test_what_is_owed_is_the_balance(void **state)
{
	struct fixture *fx = *state;
	char owed[MONEY_TEXT_SIZE], line[80];
	story(fx);
	money_show((struct money){ fixture_int(fx, "SELECT balance FROM account "
		"WHERE id = 10000001") }, owed);
	(void)text_putf(line, sizeof line, "  %-34s %17s\n", "in all", owed);
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
