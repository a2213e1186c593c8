/* SPDX-License-Identifier: MIT */
/* What holds of the ledger after any sequence of postings of every kind: payments to us and direct,
 * fees, costs, interest, adjustments, transfers, write-offs, returns, and all of it taken back. */
#include "arrears/desk/interest.h"
#include "arrears/desk/post.h"
#include "arrears/desk/terms.h"
#include "arrears/store/account.h"
#include "fixture.h"

static const int64_t debts[] = { FIX_OKAFOR_MED, FIX_OKAFOR_CARD, FIX_GARCIA_MED };

enum deed { PAY, CHARGE, ADJUST, MOVE, WRITE_OFF, INTEREST, RETURN, TAKE_BACK, DEEDS };
static const char *const deed_names[DEEDS] = { "payment", "charge", "adjustment", "transfer",
	"write-off", "interest", "return", "reversal" };

static int setup(void **state)
{
	static const struct term_change fee[] = { { "nsf_fee", "25.00" },
		{ "nsf_fee_authority", "810 ILCS 5/3-806" } };
	int rc = fixture_setup(state);
	struct fixture *fx = rc == 0 ? *state : NULL;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(terms_save(&fx->d, 0, fee, ARRAY_SIZE(fee), NULL));
	assert_ok(rate_set(&fx->d, &(struct rate_change){ .account_id = FIX_OKAFOR_CARD,
		.kind = RATE_CONTRACT, .from_on = date_from_ymd(2026, 9, 20),
		.until_on = DATE_NONE, .rate_millionths = 180000,
		.authority = "Agreement 4(b)" }, NULL));
	return rc;
}

static int64_t any_debt(void)
{
	return debts[unit_between(0, (int64_t)ARRAY_SIZE(debts) - 1)];
}

static struct date some_day(struct fixture *fx)
{
	return date_add_days(desk_today(&fx->d), -(int32_t)unit_between(0, 20));
}

static struct buckets owed(struct fixture *fx, int64_t account)
{
	struct buckets b;
	assert_ok(ledger_buckets(fx->d.db, account, &LEDGER_ALL, &b, NULL));
	return b;
}

/* --- the deeds ----------------------------------------------------------------------------- */

static enum msgid pay(struct fixture *fx, bool charge)
{
	struct posted out;
	struct posting p = { .account_id = any_debt(), .effective = some_day(fx),
		.amount.cents = unit_between(1, unit_between(0, 9) ? 40000 : 300000),
		.type = unit_between(0, 1) ? ENTRY_PAYMENT : ENTRY_DIRECT, .method = "CHECK",
		.designated = true, .authority = "Judgment 26-114", .twin = ANSWER_YES };
	if (charge)
		p.type = unit_between(0, 1) ? ENTRY_FEE : ENTRY_COST;
	enum msgid m = post_entry(&fx->d, &p, &out, NULL);
	if (m == MSG_OK) {
		struct money sum;
		assert_ok(buckets_sum(&out.change, &sum, NULL));
		assert_int_equal(sum.cents, charge ? p.amount.cents : -p.amount.cents);
		for (int b = 0; b < BUCKET_COUNT; b++)
			assert_true(charge ? out.change.of[b].cents >= 0 :
				out.change.of[b].cents <= 0);
	}
	return m;
}

static enum msgid adjust(struct fixture *fx)
{
	struct posted out;
	return post_adjust(&fx->d, &(struct post_change){ .account_id = any_debt(),
		.bucket = (enum bucket)unit_between(0, BUCKET_COUNT - 1),
		.amount.cents = unit_between(-30000, 15000), .effective = some_day(fx),
		.reason = "corrected by the client", .authority = "Agreement 4(b)" }, &out, NULL);
}

static enum msgid move(struct fixture *fx)
{
	struct post_moved gone;
	return post_transfer(&fx->d, &(struct post_move){ .from_account = any_debt(),
		.to_account = any_debt(), .amount.cents = unit_between(1, 20000),
		.effective = unit_between(0, 1) ? some_day(fx) : DATE_NONE, .designated = true,
		.reason = "meant for the other" }, &gone, NULL);
}

static enum msgid write_off(struct fixture *fx)
{
	struct posted out;
	return post_writeoff(&fx->d, &(struct post_change){ .account_id = any_debt(),
		.effective = DATE_NONE, .reason = "uncollectable" }, &out, NULL);
}

static enum msgid accrue(struct fixture *fx)
{
	struct money posted;
	return post_interest(&fx->d, FIX_OKAFOR_CARD, some_day(fx), &posted, NULL);
}

/* An entry that stands; a payment for a return. */
static int64_t standing_entry(struct fixture *fx, bool payment)
{
	char sql[320];
	static const char from[] = "FROM ledger_entry e WHERE e.type NOT IN ('placement', 'nsf', "
		"'reversal') AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = "
		"e.id)";
	const char *only = payment ? " AND e.type IN ('payment', 'direct')" : "";
	(void)text_putf(sql, sizeof sql, "SELECT count(*) %s%s", from, only);
	int64_t n = fixture_int(fx, sql);
	if (n == 0)
		return 0;
	(void)text_putf(sql, sizeof sql, "SELECT e.id %s%s ORDER BY e.id LIMIT 1 OFFSET %lld",
		from, only, (long long)unit_between(0, n - 1));
	return fixture_int(fx, sql);
}

/* Every bucket stands as it would if the entry had never been: its negation is what is added. */
static enum msgid take_back(struct fixture *fx, bool nsf)
{
	struct post_undone u = { .ledger_id = 0 };
	int64_t id = standing_entry(fx, nsf);
	enum msgid m = post_reverse(&fx->d, &(struct post_undo){ .ledger_id = id, .nsf = nsf,
		.code = "R01", .reason = "posted in error" }, &u, NULL);
	if (m == MSG_OK) {
		struct ledger_entry old, undo;
		bool found = false;
		assert_ok(ledger_load(fx->d.db, id, &old, &found, NULL));
		assert_ok(ledger_load(fx->d.db, u.ledger_id, &undo, &found, NULL));
		struct buckets minus = buckets_negate(&old.change);
		assert_true(buckets_equal(&minus, &undo.change));
		assert_int_equal(undo.effective_on.days, old.effective_on.days);
	}
	/* What the bank sends back was paid, whatever happened since: it is owed again. */
	if (nsf && id != 0 && m != MSG_OK)
		fail_msg("a returned payment was refused: %s", msg_get(m)->id);
	return m;
}

static enum msgid deed(struct fixture *fx, enum deed what)
{
	switch (what) {
	case PAY: return pay(fx, false);
	case CHARGE: return pay(fx, true);
	case ADJUST: return adjust(fx);
	case MOVE: return move(fx);
	case WRITE_OFF: return write_off(fx);
	case INTEREST: return accrue(fx);
	case RETURN: return take_back(fx, true);
	default: return take_back(fx, false);
	}
}

/* --- what holds ---------------------------------------------------------------------------- */

/* Money that came in for principal, was moved or turned to it, and has not gone back. */
static int64_t paid_on_principal(struct fixture *fx, int64_t account)
{
	char sql[300];
	(void)text_putf(sql, sizeof sql, "SELECT coalesce(-sum(e.principal), 0) FROM ledger_entry "
		"e LEFT JOIN ledger_entry o ON o.id = e.reverses_id WHERE e.account_id = %lld AND "
		"coalesce(o.type, e.type) IN ('payment', 'direct', 'transfer', 'interest')",
		(long long)account);
	return fixture_int(fx, sql);
}

/* No bucket is below zero but principal, and that by no more than came in for it: a credit. */
static void assert_buckets(struct fixture *fx, enum deed last)
{
	for (size_t i = 0; i < ARRAY_SIZE(debts); i++) {
		struct buckets b = owed(fx, debts[i]);
		struct account_row a;
		bool found = false;
		assert_ok(account_load(fx->d.db, debts[i], &a, &found, NULL));
		if (!buckets_equal(&b, &a.owed))
			fail_msg("the copy differs after a %s", deed_names[last]);
		for (int k = 0; k < BUCKET_COUNT; k++)
			if (k != BUCKET_PRINCIPAL && b.of[k].cents < 0)
				fail_msg("%s is below zero after a %s", bucket_name((enum bucket)k),
					deed_names[last]);
		int64_t credit = -b.of[BUCKET_PRINCIPAL].cents;
		if (credit > 0 && credit > paid_on_principal(fx, debts[i]))
			fail_msg("a credit of %d that nobody paid after a %s", (int)credit,
				deed_names[last]);
	}
}

/* As of today, from the entries and by value date, is the balance that is kept. */
static void assert_today(struct fixture *fx)
{
	for (size_t i = 0; i < ARRAY_SIZE(debts); i++) {
		struct buckets all = owed(fx, debts[i]), today;
		assert_ok(ledger_buckets(fx->d.db, debts[i], &(struct ledger_asof){
			.value_on = desk_today(&fx->d), .posted_at = desk_now(&fx->d) }, &today,
			NULL));
		assert_true(buckets_equal(&all, &today));
	}
}

static void test_any_sequence_of_postings_keeps_the_laws(void **state)
{
	struct fixture *fx = *state;
	static const enum deed often[] = { PAY, PAY, PAY, CHARGE, ADJUST, ADJUST, MOVE, INTEREST,
		RETURN, RETURN, TAKE_BACK, TAKE_BACK, TAKE_BACK };
	int went[DEEDS] = { 0 };
	for (int i = 0; i < unit_rounds(300); i++) {
		enum deed what = often[unit_between(0, (int64_t)ARRAY_SIZE(often) - 1)];
		if (unit_between(0, 30) == 0)
			what = WRITE_OFF;
		went[what] += deed(fx, what) == MSG_OK;
		assert_buckets(fx, what);
		if (i % 20 == 0)
			fixture_at(fx, desk_now(&fx->d) + FIX_DAY);
	}
	assert_today(fx);
	assert_int_equal(fixture_unsound(fx), 0);
	for (int i = 0; i < DEEDS; i++)
		if (went[i] == 0)
			fail_msg("no %s went through", deed_names[i]);
}

/* Taken back last to first, every entry but the placement leaves what was placed. */
static void test_everything_taken_back_leaves_what_was_placed(void **state)
{
	struct fixture *fx = *state;
	struct buckets placed[ARRAY_SIZE(debts)];
	for (size_t i = 0; i < ARRAY_SIZE(debts); i++)
		placed[i] = owed(fx, debts[i]);
	for (int i = 0; i < unit_rounds(60); i++)
		(void)!deed(fx, (enum deed)unit_between(PAY, INTEREST));
	for (int64_t id; (id = fixture_int(fx, "SELECT coalesce(max(e.id), 0) FROM ledger_entry e "
		"WHERE e.type NOT IN ('placement', 'nsf', 'reversal') AND NOT EXISTS "
		"(SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id)")) != 0;) {
		struct post_undone u;
		enum msgid m = post_reverse(&fx->d, &(struct post_undo){ .ledger_id = id,
			.reason = "all of it" }, &u, NULL);
		if (m != MSG_OK)
			fail_msg("entry %d: %s", (int)id, msg_get(m)->id);
		assert_buckets(fx, TAKE_BACK);
	}
	for (size_t i = 0; i < ARRAY_SIZE(debts); i++) {
		struct buckets now = owed(fx, debts[i]);
		assert_true(buckets_equal(&placed[i], &now));
	}
	assert_int_equal(fixture_unsound(fx), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, setup, fixture_teardown)
		T(test_any_sequence_of_postings_keeps_the_laws),
		T(test_everything_taken_back_leaves_what_was_placed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
