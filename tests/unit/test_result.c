/* SPDX-License-Identifier: MIT */
/* The call model on the small office: what is written, what is asked, what is refused. */
#include "callworld.h"

#include "arrears/desk/inbound.h"
#include "arrears/desk/next.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/verify.h"

#define T(fn) cmocka_unit_test_setup_teardown(fn, callworld_setup, fixture_teardown)

static void na_writes_one_of_each_and_leaves(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome out = logged(fx, typed(FIX_OKAFOR_MED, "NA"));

	assert_int_equal(out.ask, RESULT_DONE);
	assert_true(out.leaves);
	assert_int_equal(out.phone, 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact_result"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact_debt"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM open_call"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM gate_exception"), 0);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note"), 1);
	assert_string_equal(fixture_text(fx, "SELECT text FROM note"), "No answer on 1");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM next_action WHERE "
		"account_id = 10000001 AND done_at IS NULL"), 1);
	assert_string_equal(fixture_text(fx, "SELECT due_on FROM next_action WHERE "
		"account_id = 10000001 AND done_at IS NULL"), "2026-11-25");
	assert_string_equal(fixture_text(fx, "SELECT last_result || tries FROM phone WHERE id = 1"),
		"NA1");
	assert_string_equal(fixture_text(fx, "SELECT event FROM audit ORDER BY id DESC LIMIT 1"),
		"log_result");
}

static void an_open_call_counts_for_every_desk_and_survives_a_crash(void **state)
{
	struct fixture *fx = *state;
	struct gate_tally t;
	struct open_call_row open;
	bool found = false;

	(void)opened(fx, FIX_OKAFOR_MED, 2);
	assert_msg(call_may_leave(&fx->d, FIX_OKAFOR_MED, NULL), MSG_CALL_OPEN);
	fixture_user(fx, FIX_KBOSE);
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 1);
	fixture_user(fx, FIX_JRIVERA);
	fixture_reopen(fx);
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 1);
	assert_ok(call_current(&fx->d, &open, &found, NULL));
	assert_true(found && open.phone_ord == 2);
	assert_msg(call_open(&fx->d, &(struct call_request){ .account_id = FIX_SMITH_LOAN },
		&(struct call_opened){ .phone = 0 }, NULL), MSG_CALL_OPEN);
	assert_true(logged(fx, typed(FIX_OKAFOR_MED, "NA")).leaves);
	assert_ok(call_may_leave(&fx->d, FIX_OKAFOR_MED, NULL));
}

static void several_results_are_one_call(void **state)
{
	struct fixture *fx = *state;
	struct gate_tally t;

	assert_false(talked(fx, FIX_OKAFOR_MED, "RPC", "").leaves);
	assert_false(talked(fx, FIX_OKAFOR_MED, "DSPO", "paid in June").leaves);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 1);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact_result"), 2);
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 1);
	assert_int_equal(t.quiet_until.days, date_from_ymd(2026, 11, 30).days);
	assert_int_equal(fixture_int(fx, "SELECT disputed FROM account WHERE id = 10000001"), 1);
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE code = 'DSPO'"),
		"Oral dispute: paid in June");
	/* The other debt was not talked about: no quiet period. */
	tally(fx, FIX_OKAFOR_CARD, &t);
	assert_true(date_is_none(t.quiet_until));
}

static void right_party_wants_disclosure_or_an_exception(void **state)
{
	struct fixture *fx = *state;
	int64_t before = fixture_rows(fx);
	bool matched = false;

	assert_int_equal(logged(fx, typed(FIX_OKAFOR_MED, "RPC")).ask, RESULT_ASK_DISCLOSED);
	assert_int_equal(fixture_rows(fx), before);
	(void)opened(fx, FIX_OKAFOR_MED, 0);
	assert_ok(verify_identity(&fx->d, FIX_OKAFOR_MED, &(struct identity){ .last4 = "4410",
		.birth_month = 4, .birth_day = 12 }, &matched, NULL));
	assert_true(matched);
	assert_ok(verify_disclosed(&fx->d, FIX_OKAFOR_MED, 0, NULL));
	assert_int_equal(logged(fx, typed(FIX_OKAFOR_MED, "RPC")).ask, RESULT_DONE);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM gate_exception"), 0);
	assert_string_equal(fixture_text(fx, "SELECT group_concat(kind || language) FROM "
		"disclosure"), "verified,fullES");
	(void)talked(fx, FIX_SMITH_LOAN, "RPC", "");
	assert_string_equal(fixture_text(fx, "SELECT kind FROM gate_exception"), "not_disclosed");
}

static void a_mismatch_is_kept_and_nothing_of_what_was_said(void **state)
{
	struct fixture *fx = *state;
	bool matched = true;

	(void)opened(fx, FIX_OKAFOR_MED, 1);
	assert_ok(verify_identity(&fx->d, FIX_OKAFOR_MED, &(struct identity){ .last4 = "9999",
		.birth_month = 4, .birth_day = 12 }, &matched, NULL));
	assert_false(matched);
	assert_string_equal(fixture_text(fx, "SELECT kind FROM disclosure"), "mismatch");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM audit WHERE detail LIKE '%9999%'"),
		0);
}

static void wrong_number_uncounts_and_moves_the_mark(void **state)
{
	struct fixture *fx = *state;
	struct gate_tally t;

	(void)logged(fx, typed(FIX_OKAFOR_MED, "NA"));
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 1);
	struct result_input in = typed(FIX_OKAFOR_MED, "WN");
	in.phone = 1;
	struct result_outcome out = logged(fx, in);
	assert_false(out.leaves);
	assert_int_equal(out.marked, 2);
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 0);
	assert_string_equal(fixture_text(fx, "SELECT status FROM phone WHERE id = 1"), "wrong");
	assert_int_equal(logged(fx, typed(FIX_OKAFOR_MED, "LCM")).phone, 2);
}

static void a_blocked_phone_is_refused_to_digits_and_asked_of_results(void **state)
{
	struct fixture *fx = *state;
	struct call_opened call;
	struct result_input in = typed(FIX_OKAFOR_MED, "NA");
	int64_t before = fixture_rows(fx);

	in.phone = 3;
	assert_msg(call_open(&fx->d, &(struct call_request){ .account_id = FIX_OKAFOR_MED,
		.phone = 3 }, &call, NULL), MSG_GATE_PHONE_BARRED);
	struct result_outcome out = logged(fx, in);
	assert_int_equal(out.ask, RESULT_ASK_PLACED);
	assert_msg(out.why.id, MSG_GATE_PHONE_BARRED);
	assert_int_equal(fixture_rows(fx), before);
	in.placed = ANSWER_YES;
	assert_int_equal(logged(fx, in).ask, RESULT_DONE);
	assert_string_equal(fixture_text(fx, "SELECT kind || ' ' || reasons FROM gate_exception"),
		"placed ARC0120");
	assert_string_equal(fixture_text(fx, "SELECT exception FROM contact"), "ARC0120");
}

static void on_wraps_up_the_debts_talked_about(void **state)
{
	struct fixture *fx = *state;
	struct call_on on;
	struct gate_tally t;

	assert_msg(call_on(&fx->d, FIX_OKAFOR_MED, 0, &on, NULL), MSG_CALL_NONE);
	(void)opened(fx, FIX_OKAFOR_MED, 1);
	assert_msg(call_on(&fx->d, FIX_OKAFOR_MED, 2, &on, NULL), MSG_ON_NUMBER);
	assert_ok(call_on(&fx->d, FIX_OKAFOR_MED, 0, &on, NULL));
	assert_int_equal(on.done, 1);
	assert_int_equal(talked(fx, FIX_OKAFOR_MED, "RPC", "").debts, 2);
	tally(fx, FIX_OKAFOR_CARD, &t);
	assert_int_equal(t.calls, 0); /* F16: a conversation, but no call of its own */
	assert_int_equal(t.quiet_until.days, date_from_ymd(2026, 11, 30).days);
	assert_string_equal(fixture_text(fx, "SELECT due_on FROM next_action WHERE "
		"account_id = 10000002 AND done_at IS NULL"), "2026-12-01");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM note WHERE account_id = 10000002"),
		1);
}

static void on_refuses_a_blocked_debt_with_the_reason(void **state)
{
	struct fixture *fx = *state;
	struct call_on on;

	fixture_sql(fx, "INSERT INTO restriction(party_id, account_id, kind, source, at, user_id) "
		"VALUES (1, 10000002, 'cease', 'letter', 0, 3)");
	(void)opened(fx, FIX_OKAFOR_MED, 1);
	assert_ok(call_on(&fx->d, FIX_OKAFOR_MED, 0, &on, NULL));
	assert_int_equal(on.done, 0);
	assert_int_equal(on.blocked, 1);
	assert_msg(on.refused.id, MSG_GATE_CEASE);
}

static void an_inbound_call_parks_and_gives_back(void **state)
{
	struct fixture *fx = *state;
	struct inbound_hit hits[4];
	struct open_call_row open;
	struct gate_tally t;
	size_t n = 0;
	int64_t account = 0;
	bool found = false;

	assert_ok(claim_open(&fx->d, FIX_DOE, NULL));
	(void)opened(fx, FIX_DOE_CARD, 1);
	assert_ok(call_inbound(&fx->d, FIX_DOE_CARD, "555-0147", hits, 4, &n, &account, NULL));
	assert_int_equal(account, FIX_OKAFOR_MED);
	assert_int_equal(fixture_int(fx, "SELECT parked FROM claim WHERE consumer_id = 4"), 1);
	(void)talked(fx, FIX_OKAFOR_MED, "INB", "");
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 0);
	assert_false(date_is_none(t.quiet_until));
	account = 0;
	assert_ok(call_unpark(&fx->d, &account, NULL));
	assert_int_equal(account, FIX_DOE_CARD);
	assert_ok(call_current(&fx->d, &open, &found, NULL));
	assert_true(found && open.account_id == FIX_DOE_CARD && !open.inbound);
}

static void an_unknown_caller_is_said_and_nothing_parked(void **state)
{
	struct fixture *fx = *state;
	struct inbound_hit hits[4];
	size_t n = 0;
	int64_t account = 0, before = fixture_rows(fx);

	assert_msg(call_inbound(&fx->d, FIX_OKAFOR_MED, "2125559999", hits, 4, &n, &account, NULL),
		MSG_CALLER_UNKNOWN);
	assert_int_equal(fixture_rows(fx), before);
}

static void a_call_back_is_a_consent_or_a_timer(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome out;
	struct result_input in = typed(FIX_OKAFOR_MED, "CB");

	(void)opened(fx, FIX_OKAFOR_MED, 1);
	assert_ok(call_back(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RESULT_ASK_DATE);
	in.date = date_from_ymd(2026, 11, 30);
	in.minute = 600;
	assert_ok(call_back(&fx->d, &in, &out, NULL));
	assert_int_equal(out.ask, RESULT_ASK_CONSENT);
	in.consent = ANSWER_YES;
	assert_ok(call_back(&fx->d, &in, &out, NULL));
	assert_string_equal(fixture_text(fx, "SELECT given_on || ' ' || from_on || ' ' || until_on "
		"FROM consent"), "2026-11-24 2026-11-30 2026-11-30");
	/* 10:00 in Chicago. */
	assert_int_equal(fixture_int(fx, "SELECT due_at FROM next_action WHERE kind = 'TIMED'"),
		FIX_NOW + 6 * FIX_DAY);
	assert_msg(call_may_leave(&fx->d, FIX_OKAFOR_MED, NULL), MSG_CALL_OPEN);
	(void)talked(fx, FIX_OKAFOR_MED, "RPC", "");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM next_action WHERE kind = 'TIMED' "
		"AND done_at IS NULL"), 1);
	/* Quiet until the 30th, but for what the consumer asked for. */
	fixture_at(fx, FIX_NOW + 6 * FIX_DAY);
	(void)opened(fx, FIX_OKAFOR_MED, 1);
	assert_int_equal(fixture_int(fx, "SELECT consent_id FROM contact ORDER BY id DESC"), 1);
	in.account_id = FIX_OKAFOR_CARD;
	in.date = date_from_ymd(2026, 12, 2);
	in.consent = ANSWER_NO;
	assert_ok(call_back(&fx->d, &in, &out, NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM consent"), 1);
}

static void undo_takes_back_by_new_rows_and_the_call_stays_counted(void **state)
{
	struct fixture *fx = *state;
	struct gate_tally t;
	int64_t account = 0;
	char before[200];

	(void)text_put(before, sizeof before, fixture_text(fx, "SELECT status || disputed || "
		"priority || coalesce(last_worked_on, '-') || last_result FROM account "
		"WHERE id = 10000001"));
	(void)talked(fx, FIX_OKAFOR_MED, "BKY", "chapter 7");
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"BKY");
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
	assert_int_equal(account, FIX_OKAFOR_MED);
	assert_string_equal(fixture_text(fx, "SELECT status || disputed || priority || "
		"coalesce(last_worked_on, '-') || last_result FROM account WHERE id = 10000001"),
		before);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction WHERE ended_at IS NULL"),
		0);
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 1);
	assert_true(date_is_none(t.quiet_until));
	assert_string_equal(fixture_text(fx, "SELECT kind || due_on FROM next_action WHERE "
		"account_id = 10000001 AND done_at IS NULL"), "FOLLOWUP2026-11-24");
	/* The right result goes on the same call. */
	assert_msg(call_may_leave(&fx->d, FIX_OKAFOR_MED, NULL), MSG_CALL_OPEN);
	(void)logged(fx, typed(FIX_OKAFOR_MED, "NA"));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 1);
	fixture_at(fx, FIX_NOW + 601);
	assert_msg(undo_last(&fx->d, &account, NULL, NULL), MSG_UNDO_LATE);
}

/* Money taken in is no result: UNDO names the way past it, not the result before. */
static void undo_of_a_payment_names_its_receipt(void **state)
{
	struct fixture *fx = *state;
	struct receive_input money = { .account_id = FIX_OKAFOR_MED, .amount = { 7500 },
		.method = "card", .last4 = "4410", .effective = DATE_NONE };
	struct received got;
	struct err err;
	int64_t account = 0;

	assert_msg(undo_last(&fx->d, &account, NULL, NULL), MSG_UNDO_NONE);
	(void)logged(fx, typed(FIX_OKAFOR_MED, "NA"));
	fixture_at(fx, FIX_NOW + 60);
	assert_ok(receive_payment(&fx->d, &money, &got, NULL));
	assert_msg(undo_last(&fx->d, &account, NULL, &err), MSG_UNDO_RECEIPT);
	assert_int_equal(atoll(err.subst[0]), got.receipt_id);
	assert_ok(receipt_void(&fx->d, got.receipt_id, "Wrong person", NULL));
	fixture_at(fx, FIX_NOW + 601);
	assert_msg(undo_last(&fx->d, &account, NULL, &err), MSG_UNDO_LATE);
	assert_string_equal(err.subst[0], "11/24/26");
	fixture_at(fx, FIX_NOW + 600);
	assert_ok(undo_last(&fx->d, &account, NULL, NULL));
}

static void only_a_lead_voids_a_call_and_then_it_does_not_count(void **state)
{
	struct fixture *fx = *state;
	struct gate_tally t;

	(void)logged(fx, typed(FIX_OKAFOR_MED, "NA"));
	assert_msg(call_void(&fx->d, 1, "never rang", NULL), MSG_NOT_AUTHORIZED);
	fixture_user(fx, FIX_LCHEN);
	assert_msg(call_void(&fx->d, 1, " ", NULL), MSG_VOID_REASON);
	assert_ok(call_void(&fx->d, 1, "never rang", NULL));
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 0);
}

static void an_override_is_a_leads_and_leaves_a_row(void **state)
{
	struct fixture *fx = *state;
	struct call_opened call;
	struct call_request req = { .account_id = FIX_OKAFOR_MED, .phone = 1 };

	(void)talked(fx, FIX_OKAFOR_MED, "RPC", "");
	assert_msg(call_open(&fx->d, &req, &call, NULL), MSG_GATE_QUIET);
	req.override = &(struct call_override){ .code = "INFO", .lead_id = FIX_LCHEN };
	assert_ok(call_open(&fx->d, &req, &call, NULL));
	assert_string_equal(fixture_text(fx, "SELECT kind || override_code || lead_id FROM "
		"gate_exception WHERE kind = 'override'"), "overrideINFO3");
}

static void written_codes_hold_without_a_call(void **state)
{
	struct fixture *fx = *state;
	struct call_opened call;

	(void)talked(fx, FIX_OKAFOR_MED, "CEASE", "letter of 11/20");
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM contact"), 0);
	assert_string_equal(fixture_text(fx, "SELECT status FROM account WHERE id = 10000001"),
		"CEASE");
	assert_msg(call_open(&fx->d, &(struct call_request){ .account_id = FIX_OKAFOR_MED,
		.phone = 1 }, &call, NULL), MSG_GATE_CEASE);
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM restriction WHERE kind = 'cease' "
		"AND account_id = 10000001 AND from_on IS NULL AND until_on IS NULL"), 1);
	/* The other debt is not covered. */
	assert_ok(call_open(&fx->d, &(struct call_request){ .account_id = FIX_OKAFOR_CARD,
		.phone = 1 }, &call, NULL));
}

static void stop_bars_every_call_or_one_number(void **state)
{
	struct fixture *fx = *state;
	struct call_opened call;

	assert_int_equal(talked(fx, FIX_SMITH_LOAN, "STOP", "do not call me").ask, RESULT_DONE);
	assert_string_equal(fixture_text(fx, "SELECT kind || detail || party_id FROM restriction"),
		"mediumcall2");
	assert_msg(call_open(&fx->d, &(struct call_request){ .account_id = FIX_SMITH_LOAN,
		.phone = 1, .override = &(struct call_override){ .code = "LAW", .lead_id = 3 } },
		&call, NULL), MSG_GATE_MEDIUM);
	(void)talked(fx, FIX_OKAFOR_MED, "STOP", "2 not at home");
	assert_string_equal(fixture_text(fx, "SELECT kind || phone_id FROM restriction WHERE "
		"party_id = 1"), "number2");
}

static void rvw_is_for_accounts_that_cannot_be_called(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome out;
	struct result_input in = typed(FIX_OKAFOR_MED, "RVW");

	assert_msg(log_result(&fx->d, &in, &out, NULL), MSG_REVIEW_HAS_PHONE);
	out = logged(fx, typed(FIX_GARCIA_MED, "RVW"));
	assert_true(out.leaves);
	assert_int_equal(out.contact_id, 0);
	assert_string_equal(fixture_text(fx, "SELECT kind || due_on FROM next_action WHERE "
		"account_id = 10000004 AND done_at IS NULL"), "REVIEW2026-12-01");
}

static void free_text_refuses_cards_and_masks_numbers(void **state)
{
	struct fixture *fx = *state;
	struct result_outcome out;
	struct result_input in = typed(FIX_OKAFOR_MED, "RPC");
	int64_t before = fixture_rows(fx);

	in.disclosed = ANSWER_NO;
	in.text = "card 4111 1111 1111 1111";
	assert_msg(log_result(&fx->d, &in, &out, NULL), MSG_NOTE_CARD);
	assert_int_equal(fixture_rows(fx), before);
	in.text = "gave 212-45-4410";
	(void)logged(fx, in);
	assert_string_equal(fixture_text(fx, "SELECT text FROM note WHERE code = 'RPC'"),
		"Talked with consumer on 1: gave ***-**-4410");
}

static void hup_asks_whether_they_spoke(void **state)
{
	struct fixture *fx = *state;
	struct result_input in = typed(FIX_OKAFOR_MED, "HUP");
	struct gate_tally t;

	assert_int_equal(logged(fx, in).ask, RESULT_ASK_TALKED);
	in.talked = ANSWER_YES;
	assert_int_equal(logged(fx, in).ask, RESULT_ASK_DISCLOSED);
	in.disclosed = ANSWER_NO;
	assert_int_equal(logged(fx, in).ask, RESULT_DONE);
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_false(date_is_none(t.quiet_until));
}

static void a_busy_signal_is_not_counted(void **state)
{
	struct fixture *fx = *state;
	struct gate_tally t;

	(void)logged(fx, typed(FIX_OKAFOR_MED, "BZ"));
	tally(fx, FIX_OKAFOR_MED, &t);
	assert_int_equal(t.calls, 0);
}

/* A trigger makes one step fail: everything is as before. */
static void nothing_is_half_saved(void **state)
{
	static const char *const tables[] = { "contact", "contact_result", "contact_debt", "note",
		"next_action", "undo_log", "audit", "open_call" };
	struct fixture *fx = *state;
	struct result_input in = typed(FIX_OKAFOR_MED, "NA");
	struct result_outcome out = { .debts = 77 };
	int64_t before = fixture_rows(fx);

	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		char sql[200];
		(void)text_putf(sql, sizeof sql, "CREATE TRIGGER fail BEFORE INSERT ON %s "
			"BEGIN SELECT RAISE(ABORT, 'full'); END", tables[i]);
		fixture_sql(fx, sql);
		assert_msg(log_result(&fx->d, &in, &out, NULL), MSG_DB_ERROR);
		fixture_sql(fx, "DROP TRIGGER fail");
		assert_int_equal(fixture_rows(fx), before);
		assert_int_equal(out.debts, 77);
	}
	assert_true(logged(fx, in).leaves);
}

static enum msgid refuse(void *arg, struct err *err)
{
	(void)arg;
	return err_set(err, MSG_DB_BUSY, "", NULL);
}

static void the_next_claim_is_part_of_the_wrap_up(void **state)
{
	struct fixture *fx = *state;
	struct result_input in = typed(FIX_OKAFOR_MED, "NA");
	struct result_outcome out;
	int64_t before = fixture_rows(fx);

	in.then = refuse;
	assert_msg(log_result(&fx->d, &in, &out, NULL), MSG_DB_BUSY);
	assert_int_equal(fixture_rows(fx), before);
}

static void every_open_account_keeps_a_next_action(void **state)
{
	struct fixture *fx = *state;

	fixture_sql(fx, "UPDATE next_action SET done_at = 1");
	fixture_user(fx, FIX_LCHEN);
	assert_ok(account_status(&fx->d, FIX_OKAFOR_MED, "VAL", "", NULL));
	assert_int_equal(fixture_int(fx, "SELECT count(*) FROM next_action WHERE "
		"account_id = 10000001 AND done_at IS NULL"), 1);
	assert_msg(account_status(&fx->d, FIX_OKAFOR_MED, "CXL", "", NULL), MSG_STATUS_REASON);
	assert_ok(account_status(&fx->d, FIX_OKAFOR_MED, "CXL", "client asked", NULL));
	assert_int_equal(fixture_int(fx, "SELECT closed_at FROM account WHERE id = 10000001"),
		FIX_NOW);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(na_writes_one_of_each_and_leaves),
		T(an_open_call_counts_for_every_desk_and_survives_a_crash),
		T(several_results_are_one_call),
		T(right_party_wants_disclosure_or_an_exception),
		T(a_mismatch_is_kept_and_nothing_of_what_was_said),
		T(wrong_number_uncounts_and_moves_the_mark),
		T(a_blocked_phone_is_refused_to_digits_and_asked_of_results),
		T(on_wraps_up_the_debts_talked_about),
		T(on_refuses_a_blocked_debt_with_the_reason),
		T(an_inbound_call_parks_and_gives_back),
		T(an_unknown_caller_is_said_and_nothing_parked),
		T(a_call_back_is_a_consent_or_a_timer),
		T(undo_takes_back_by_new_rows_and_the_call_stays_counted),
		T(only_a_lead_voids_a_call_and_then_it_does_not_count),
		T(undo_of_a_payment_names_its_receipt),
		T(an_override_is_a_leads_and_leaves_a_row),
		T(written_codes_hold_without_a_call),
		T(stop_bars_every_call_or_one_number),
		T(rvw_is_for_accounts_that_cannot_be_called),
		T(free_text_refuses_cards_and_masks_numbers),
		T(hup_asks_whether_they_spoke),
		T(a_busy_signal_is_not_counted),
		T(nothing_is_half_saved),
		T(the_next_claim_is_part_of_the_wrap_up),
		T(every_open_account_keeps_a_next_action),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
