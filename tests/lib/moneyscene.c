/* SPDX-License-Identifier: MIT */
#include "moneyscene.h"

#include "arrears/desk/batch.h"
#include "arrears/desk/commission.h"
#include "arrears/desk/interest.h"
#include "arrears/desk/post.h"
#include "arrears/desk/receive.h"
#include "arrears/desk/terms.h"

/* One payment on Okafor's hospital bill, as the desk takes it. */
int64_t money_receive(struct fixture *fx, int64_t cents, const char *method,
	const char *reference)
{
	struct receive_input in = { .account_id = FIX_OKAFOR_MED, .amount = { cents },
		.method = method, .reference = reference, .effective = DATE_NONE,
		.twin = ANSWER_YES, .over = ANSWER_YES };
	struct received out;
	struct err err;
	enum msgid m = receive_payment(&fx->d, &in, &out, &err);
	if (m != MSG_OK) {
		char text[256];
		err_first(&err, text, sizeof text);
		fail_msg("%s", text);
	}
	return out.batch_id;
}

/* Counted and posted by the lead. */
void money_post(struct fixture *fx, int64_t batch_id)
{
	struct batch b;
	struct batch_result r;
	int64_t user = fx->d.user_id;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(batch_see(&fx->d, batch_id, &b, NULL));
	assert_ok(batch_count(&fx->d, batch_id, b.items, b.total, NULL));
	assert_ok(batch_post(&fx->d, batch_id, &r, NULL));
	fixture_user(fx, user);
}

static void at(struct fixture *fx, int month, int day)
{
	fixture_at(fx, date_to_utc(date_from_ymd(2026, month, day), 16 * 3600));
}

/* A rate with its authority, three payments, one of them returned. */
void money_history(struct fixture *fx)
{
	struct rate_change rate = { .account_id = FIX_OKAFOR_MED, .kind = RATE_CONTRACT,
		.from_on = date_from_ymd(2026, 9, 1), .until_on = DATE_NONE,
		.rate_millionths = 90000, .authority = "Agreement of 03/02/25, section 4" };
	struct term_change terms[] = { { "nsf_fee", "25.00" },
		{ "nsf_fee_authority", "Agreement, section 9" } };
	fixture_user(fx, FIX_ADMIN);
	assert_ok(rate_set(&fx->d, &rate, NULL));
	assert_ok(terms_save(&fx->d, 1, terms, ARRAY_SIZE(terms), NULL));
	struct commission_rate earn = { .client = 1, .from = date_from_ymd(2026, 1, 1),
		.percent = 2500 };
	assert_ok(commission_rate_new(&fx->d, &earn, &(int64_t){ 0 }, NULL));
	fixture_user(fx, FIX_JRIVERA);
	at(fx, 9, 21);
	money_post(fx, money_receive(fx, 15000, "CARD", "4471"));
	at(fx, 10, 2);
	money_post(fx, money_receive(fx, 7500, "CHECK", "1044"));
	at(fx, 10, 14);
	int64_t check = fixture_int(fx, "SELECT id FROM ledger_entry WHERE reference = '1044'");
	struct post_undo back = { .ledger_id = check, .nsf = true, .code = "R01", .reason = "" };
	struct post_undone out;
	fixture_user(fx, FIX_LCHEN);
	assert_ok(post_reverse(&fx->d, &back, &out, NULL));
	fixture_user(fx, FIX_JRIVERA);
	at(fx, 11, 10);
	money_post(fx, money_receive(fx, 7500, "ACH", "T-88120"));
	fixture_at(fx, FIX_NOW);
}
