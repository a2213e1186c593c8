/* SPDX-License-Identifier: MIT */
/* Approvals: on the spot with a lead's own password, or as a request that somebody else decides
 * and that is carried out with the decision. */
#include "arrears/desk/approve.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/users.h"
#include "fixture.h"

#define ACCOUNT FIX_OKAFOR_MED

static int64_t add_user(struct fixture *fx, const char *name, enum user_role role)
{
	struct users_new u = { .name = name, .full_name = name, .role = role,
		.password = "the password", .cost = SECRET_COST_WEAK };
	int64_t id = 0;
	fixture_user(fx, FIX_ADMIN);
	assert_ok(users_add(&fx->d, &u, &id, NULL));
	fixture_user(fx, FIX_JRIVERA);
	return id;
}

static void test_a_lead_says_so_on_the_spot(void **state)
{
	struct fixture *fx = *state;
	struct lead lead = { .id = 0 };
	int64_t boss = add_user(fx, "BOSS", USER_LEAD);
	(void)add_user(fx, "PEER", USER_COLLECTOR);
	assert_ok(lead_approves(&fx->d, &(struct signon_who){ "boss", "the password" },
		OP_APPROVE, &lead, NULL));
	assert_int_equal(lead.id, boss);
	assert_int_equal(lead.role, USER_LEAD);
	assert_string_equal(lead.name, "BOSS");
	assert_int_equal(fx->d.user_id, FIX_JRIVERA);
	assert_msg(lead_approves(&fx->d, &(struct signon_who){ "peer", "the password" },
		OP_APPROVE, &lead, NULL), MSG_NOT_AUTHORIZED);
	/* A lead at his own desk needs another. */
	fixture_user(fx, FIX_LCHEN);
	fx->d.user_id = boss;
	assert_msg(lead_approves(&fx->d, &(struct signon_who){ "boss", "the password" },
		OP_APPROVE, &lead, NULL), MSG_APPROVE_OWN);
}

/* Wrong passwords count to the lead's lock-out, and the right one is of no use then. */
static void test_a_wrong_password_counts_and_saves_nothing(void **state)
{
	struct fixture *fx = *state;
	struct lead lead = { .id = 77 };
	int64_t boss = add_user(fx, "BOSS", USER_LEAD);
	char sql[64];
	(void)text_putf(sql, sizeof sql, "SELECT failures FROM user WHERE id = %d", (int)boss);
	int64_t before = fixture_int(fx, "SELECT count(*) FROM approval");
	for (int i = 1; i <= SIGNON_TRIES; i++) {
		assert_msg(lead_approves(&fx->d, &(struct signon_who){ "BOSS", "guess" },
			OP_APPROVE, &lead, NULL), MSG_SIGNON_REFUSED);
		assert_int_equal(fixture_int(fx, sql), i);
	}
	assert_msg(lead_approves(&fx->d, &(struct signon_who){ "BOSS", "the password" },
		OP_APPROVE, &lead, NULL), MSG_SIGNON_REFUSED);
	assert_int_equal(lead.id, 77);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE event = 'user_locked'"),
		1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM approval"), before);
}

/* --- requests ------------------------------------------------------------------------------ */

static int64_t asked(struct fixture *fx, enum approval_kind kind, int64_t cents,
	const char *detail)
{
	int64_t id = 0;
	struct approval_new a = { .kind = kind, .account_id = ACCOUNT, .amount = { cents },
		.detail = detail, .reason = "hardship" };
	assert_ok(approval_ask(&fx->d, &a, &id, NULL));
	return id;
}

static void test_a_request_needs_a_reason_and_is_made_once(void **state)
{
	struct fixture *fx = *state;
	struct approval_new a = { .kind = APPROVAL_PLAN, .account_id = ACCOUNT,
		.amount = { 1000 }, .detail = "6 of 10.00", .reason = " " };
	assert_msg(approval_ask(&fx->d, &a, NULL, NULL), MSG_APPROVE_REASON);
	a.reason = "hardship";
	assert_ok(approval_ask(&fx->d, &a, NULL, NULL));
	assert_msg(approval_ask(&fx->d, &a, NULL, NULL), MSG_APPROVE_WAITING);
	a.account_id = 5;
	assert_msg(approval_ask(&fx->d, &a, NULL, NULL), MSG_ACCOUNT_UNKNOWN);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM approval"), 1);
}

/* Nothing could be done on it: it is said when it is asked, not when a lead decides. */
static void test_nothing_is_asked_for_a_closed_account(void **state)
{
	struct fixture *fx = *state;
	int64_t id = 0;
	fixture_sql(fx, "UPDATE account SET status = 'CXL' WHERE id = 10000001");
	assert_msg(approval_ask(&fx->d, &(struct approval_new){ .kind = APPROVAL_ADJUSTMENT,
		.account_id = ACCOUNT, .amount = { -2500 }, .detail = "FEES - ",
		.reason = "hardship" }, &id, NULL), MSG_POST_CLOSED);
	assert_int_equal(id, 0);
}

/* Nobody could approve it: more than is owed off a bucket, a fee that no word allows. */
static void test_what_nobody_could_post_is_not_asked(void **state)
{
	struct fixture *fx = *state;
	struct err err;
	struct approval_new a = { .kind = APPROVAL_ADJUSTMENT, .account_id = ACCOUNT,
		.amount = { -200000 }, .detail = "PRINCIPAL - ", .reason = "hardship" };
	assert_msg(approval_ask(&fx->d, &a, NULL, &err), MSG_POST_BUCKET);
	a.amount.cents = 3000;
	a.detail = "FEES - ";
	assert_msg(approval_ask(&fx->d, &a, NULL, &err), MSG_POST_AUTHORITY);
	assert_string_equal(err.field, "AUTHORITY");
	a.detail = "FEES - agreement, section 4";
	assert_ok(approval_ask(&fx->d, &a, NULL, NULL));
	assert_int_equal(fx->d.role, USER_COLLECTOR);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM approval"), 1);
	assert_int_equal(fixture_balance(fx, ACCOUNT), 128455);
	assert_int_equal(fixture_unsound(fx), 0);
}

static void test_who_asked_never_decides(void **state)
{
	struct fixture *fx = *state;
	int64_t id = asked(fx, APPROVAL_PLAN, 1000, "6 of 10.00");
	assert_msg(approval_decide(&fx->d, id, true, "", NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	int64_t own = asked(fx, APPROVAL_PLAN, 2000, "6 of 20.00");
	assert_msg(approval_decide(&fx->d, own, true, "", NULL), MSG_APPROVE_OWN);
	assert_msg(approval_decide(&fx->d, own, false, "no", NULL), MSG_APPROVE_OWN);
	assert_msg(approval_decide(&fx->d, id, false, "", NULL), MSG_APPROVE_REASON);
	assert_ok(approval_decide(&fx->d, id, true, "", NULL));
	assert_msg(approval_decide(&fx->d, id, false, "no", NULL), MSG_APPROVE_DONE);
	assert_msg(approval_withdraw(&fx->d, id, NULL), MSG_APPROVE_DONE);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(approval_decide(&fx->d, own, false, "too low", NULL));
	assert_string_equal(fixture_text(fx, "SELECT group_concat(state || decided_by, ' ') "
		"FROM approval"), "approved3 refused4");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE text = "
		"'Refused request 2: plan 20.00: too low'"), 1);
}

static void test_each_sees_what_concerns_him(void **state)
{
	struct fixture *fx = *state;
	struct approval_row rows[8];
	struct approval_want want = { ACCOUNT, APPROVAL_PLAN, "6 of 10.00" };
	struct approval_row given;
	bool found = true;
	size_t n = 0;
	int64_t id = asked(fx, APPROVAL_PLAN, 1000, "6 of 10.00");
	assert_ok(approvals_waiting(&fx->d, 0, rows, 8, &n, NULL));
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].asker, "JRIVERA");
	fixture_user(fx, FIX_KBOSE);
	assert_ok(approvals_waiting(&fx->d, 0, rows, 8, &n, NULL));
	assert_int_equal(n, 0);
	assert_msg(approval_withdraw(&fx->d, id, NULL), MSG_WITHDRAW_OTHER);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approvals_waiting(&fx->d, 0, rows, 8, &n, NULL));
	assert_int_equal(n, 1);
	assert_ok(approval_decide(&fx->d, id, true, "fine", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(approval_given(&fx->d, &want, &given, &found, NULL));
	assert_true(found);
	assert_int_equal(given.decided_by, FIX_LCHEN);
	want.detail = "6 of 9.00";
	assert_ok(approval_given(&fx->d, &want, &given, &found, NULL));
	assert_false(found);
	want.detail = NULL;
	fixture_at(fx, FIX_NOW + 8 * FIX_DAY);
	assert_ok(approval_given(&fx->d, &want, &given, &found, NULL));
	assert_false(found);
}

/* More wait than fit a page, most of them others': each page is full while there are more. */
static void test_a_page_of_his_own_is_full(void **state)
{
	struct fixture *fx = *state;
	struct approval_row rows[2];
	char detail[16];
	size_t n = 0;
	for (int i = 0; i < 6; i++) {
		fixture_user(fx, i % 3 ? FIX_KBOSE : FIX_JRIVERA);
		(void)text_putf(detail, sizeof detail, "6 of %d.00", i + 1);
		(void)asked(fx, APPROVAL_PLAN, 1000 + i, detail);
	}
	fixture_user(fx, FIX_KBOSE);
	assert_ok(approvals_waiting(&fx->d, 0, rows, 2, &n, NULL));
	assert_int_equal(n, 2);
	assert_int_equal(rows[1].id, 3);
	assert_ok(approvals_waiting(&fx->d, rows[1].id, rows, 2, &n, NULL));
	assert_int_equal(n, 2);
}

/* The lead sees how many wait for him, who asked how many were decided: until he has looked. */
static void test_what_waits_and_what_was_decided_is_counted(void **state)
{
	struct fixture *fx = *state;
	struct approval_row rows[4];
	struct approval_counts c;
	char text[APPROVALS_TEXT];
	size_t n = 0;
	int64_t id = asked(fx, APPROVAL_PLAN, 1000, "6 of 10.00");
	(void)asked(fx, APPROVAL_PLAN, 2000, "6 of 20.00");
	assert_ok(approvals_count(&fx->d, &c, NULL));
	assert_true(c.waiting == 0 && c.news == 0);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approvals_count(&fx->d, &c, NULL));
	assert_true(c.waiting == 2 && c.news == 0);
	approvals_text(&c, text);
	assert_string_equal(text, "2 wait for you");
	assert_ok(approval_decide(&fx->d, id, false, "too low", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_ok(approvals_count(&fx->d, &c, NULL));
	assert_int_equal(c.news, 1);
	assert_ok(approvals_news(&fx->d, rows, 4, &n, NULL));
	assert_true(n == 1 && rows[0].id == id);
	assert_ok(approvals_news(&fx->d, rows, 4, &n, NULL));
	assert_int_equal(n, 0);
	assert_ok(approvals_decided(&fx->d, FIX_NOW - FIX_DAY, rows, 4, &n, NULL));
	assert_string_equal(rows[0].decision, "too low");
}

/* Leave to agree is of use while somebody calls: the account is back in work that day. */
static void test_a_decided_plan_brings_its_account_back(void **state)
{
	struct fixture *fx = *state;
	int64_t id = asked(fx, APPROVAL_PLAN, 1000, "6 of 10.00");
	fixture_sql(fx, "UPDATE next_action SET done_at = 1 WHERE account_id = 10000001");
	fixture_sql(fx, "INSERT INTO next_action(account_id, kind, due_on, user_id, at) VALUES "
		"(10000001, 'FOLLOWUP', '2026-12-24', 2, 0)");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_decide(&fx->d, id, true, "", NULL));
	assert_string_equal(fixture_text(fx, "SELECT kind || due_on FROM next_action WHERE "
		"account_id = 10000001 AND done_at IS NULL"), "FOLLOWUP2026-11-24");
	assert_int_equal(fixture_unsound(fx), 0);
}

/* Who decides reads the account, what is forgiven, what approving does, and what hinders him. */
static void test_a_request_is_told_whole(void **state)
{
	struct fixture *fx = *state;
	STR_AUTO text = str_make(4000);
	STR_AUTO over = str_make(4000);
	struct settle_made made;
	struct settle_offer o = { .side = OFFER_BY_US, .ask = "lost the job", .terms = {
		.account_id = ACCOUNT, .amount = { 90000 }, .due = date_from_ymd(2026, 11, 30),
		.valid_until = DATE_NONE } };
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	int64_t big = asked(fx, APPROVAL_ADJUSTMENT, -60000, "PRINCIPAL - ");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_tell(&fx->d, made.approval_id, &text, NULL));
	assert_non_null(strstr(text.d, "10000001  OKAFOR, ADAEZE N\n"));
	assert_non_null(strstr(text.d, "Settle for 900.00, forgiving 384.55\n"));
	assert_non_null(strstr(text.d, "opens the offer. Who asked still takes it"));
	assert_null(strstr(text.d, "But"));
	assert_ok(approval_tell(&fx->d, big, &over, NULL));
	assert_non_null(strstr(over.d, "But . . . . . :  600.00 is over the 500.00"));
	fixture_user(fx, FIX_KBOSE);
	assert_msg(approval_tell(&fx->d, big, &over, NULL), MSG_APPROVE_UNKNOWN);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM approval WHERE state = 'waiting'"),
		2);
	assert_int_equal(fixture_balance(fx, ACCOUNT), 128455);
}

/* --- carried out --------------------------------------------------------------------------- */

static void test_a_settlement_opens_its_offer(void **state)
{
	struct fixture *fx = *state;
	struct settle_made made;
	struct settle_offer o = { .side = OFFER_BY_US, .ask = "lost the job", .terms = {
		.account_id = ACCOUNT, .amount = { 90000 }, .due = date_from_ymd(2026, 11, 30),
		.valid_until = DATE_NONE } };
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	assert_int_equal(made.state, OFFER_WAITING);
	struct settle_accept a = { .offer_id = made.offer_id, .method = TENDER_CARD,
		.has_method = true, .consent = ANSWER_NO,
		.call = { .minute = -1, .disclosed = ANSWER_NO } };
	struct promise_outcome out;
	assert_msg(settle_accept(&fx->d, &a, &out, NULL), MSG_OFFER_WAITING);
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_decide(&fx->d, made.approval_id, true, "", NULL));
	fixture_user(fx, FIX_JRIVERA);
	assert_string_equal(fixture_text(fx, "SELECT state || approved_by FROM offer"), "open3");
	assert_ok(settle_accept(&fx->d, &a, &out, NULL));
	assert_int_equal(out.ask, PROMISE_TAKEN);
}

/* A lead's floor binds a lead who approves; the refusal closes the offer. */
static void test_below_a_leads_floor_an_administrator_decides(void **state)
{
	struct fixture *fx = *state;
	struct settle_made made;
	struct settle_offer o = { .side = OFFER_BY_US, .ask = "lost the job", .terms = {
		.account_id = ACCOUNT, .amount = { 70000 }, .due = date_from_ymd(2026, 11, 30),
		.valid_until = DATE_NONE } };
	assert_ok(settle_offer(&fx->d, &o, &made, NULL));
	fixture_user(fx, FIX_LCHEN);
	assert_msg(approval_decide(&fx->d, made.approval_id, true, "", NULL),
		MSG_SETTLE_APPROVER);
	assert_string_equal(fixture_text(fx, "SELECT state FROM approval"), "waiting");
	fixture_user(fx, FIX_ADMIN);
	assert_ok(approval_decide(&fx->d, made.approval_id, false, "not under 65", NULL));
	assert_string_equal(fixture_text(fx, "SELECT state FROM offer"), "declined");
}

/* The request holds what was refused as over the limit; approving posts it. */
static void test_an_adjustment_is_posted_with_its_approval(void **state)
{
	struct fixture *fx = *state;
	char detail[APPROVAL_DETAIL];
	struct post_change c = { .account_id = ACCOUNT, .bucket = BUCKET_FEES,
		.amount = { -2500 }, .effective = date_from_ymd(2026, 11, 20),
		.reason = "hardship" };
	approval_detail(&c, detail);
	assert_string_equal(detail, "FEES 2026-11-20 ");
	struct approval_row row = { .kind = APPROVAL_ADJUSTMENT };
	(void)text_put(row.detail, sizeof row.detail, detail);
	approval_words(&row, detail);
	assert_string_equal(detail, "fees, as of 11/20/26");
	approval_detail(&c, detail);
	int64_t id = asked(fx, APPROVAL_ADJUSTMENT, -2500, detail);
	int64_t big = asked(fx, APPROVAL_ADJUSTMENT, -60000, "PRINCIPAL - ");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_decide(&fx->d, id, true, "", NULL));
	assert_int_equal(fixture_int(fx, "SELECT fees FROM account WHERE id = 10000001"), 7500);
	assert_string_equal(fixture_text(fx, "SELECT effective_on || reason FROM ledger_entry "
		"WHERE type = 'adjustment'"), "2026-11-20hardship");
	/* Over a lead's limit of 500.00. */
	assert_msg(approval_decide(&fx->d, big, true, "", NULL), MSG_APPROVE_LIMIT);
	fixture_user(fx, FIX_ADMIN);
	assert_ok(approval_decide(&fx->d, big, true, "", NULL));
	assert_int_equal(fixture_int(fx, "SELECT principal FROM account WHERE id = 10000001"),
		50000);
}

static void test_a_writeoff_is_of_what_was_owed_when_asked(void **state)
{
	struct fixture *fx = *state;
	int64_t id = asked(fx, APPROVAL_WRITEOFF, 128455, "PRINCIPAL - ");
	fixture_user(fx, FIX_ADMIN);
	(void)fixture_pay(fx, ACCOUNT, 5000);
	assert_msg(approval_decide(&fx->d, id, true, "", NULL), MSG_APPROVE_BALANCE);
	assert_ok(approval_decide(&fx->d, id, false, "ask anew", NULL));
	fixture_user(fx, FIX_JRIVERA);
	id = asked(fx, APPROVAL_WRITEOFF, 123455, "PRINCIPAL - ");
	fixture_user(fx, FIX_ADMIN);
	assert_ok(approval_decide(&fx->d, id, true, "", NULL));
	assert_int_equal(fixture_int(fx, "SELECT balance FROM account WHERE id = 10000001"), 0);
}

static void test_legal_sets_the_status(void **state)
{
	struct fixture *fx = *state;
	int64_t id = asked(fx, APPROVAL_LEGAL, 128455, "balance yes, statute yes");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(approval_decide(&fx->d, id, true, "go on", NULL));
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"LEG");
}

static void test_a_detail_that_cannot_be_read_does_nothing(void **state)
{
	struct fixture *fx = *state;
	int64_t id = asked(fx, APPROVAL_ADJUSTMENT, -2500, "FEES - ");
	fixture_sql(fx, "UPDATE approval SET detail = 'NOTHING'");
	fixture_user(fx, FIX_LCHEN);
	assert_msg(approval_decide(&fx->d, id, true, "", NULL), MSG_APPROVE_DETAIL);
	assert_string_equal(fixture_text(fx, "SELECT state FROM approval"), "waiting");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM ledger_entry "
		"WHERE type = 'adjustment'"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define T(fn) cmocka_unit_test_setup_teardown(fn, fixture_setup, fixture_teardown)
		T(test_a_lead_says_so_on_the_spot),
		T(test_a_wrong_password_counts_and_saves_nothing),
		T(test_a_request_needs_a_reason_and_is_made_once),
		T(test_nothing_is_asked_for_a_closed_account),
		T(test_what_nobody_could_post_is_not_asked),
		T(test_who_asked_never_decides),
		T(test_each_sees_what_concerns_him),
		T(test_a_page_of_his_own_is_full),
		T(test_what_waits_and_what_was_decided_is_counted),
		T(test_a_decided_plan_brings_its_account_back),
		T(test_a_request_is_told_whole),
		T(test_a_settlement_opens_its_offer),
		T(test_below_a_leads_floor_an_administrator_decides),
		T(test_an_adjustment_is_posted_with_its_approval),
		T(test_a_writeoff_is_of_what_was_owed_when_asked),
		T(test_legal_sets_the_status),
		T(test_a_detail_that_cannot_be_read_does_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
