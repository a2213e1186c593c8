/* SPDX-License-Identifier: MIT */
/* What the money panels show: an account's balance and ledger as of a day, an entry with all that
 * is known of it, batches and their receipts, rates. Nothing is written; OP_VIEW. */
#ifndef ARREARS_DESK_MONEYVIEW_H
#define ARREARS_DESK_MONEYVIEW_H

#include "arrears/desk/batch.h"
#include "arrears/desk/commission.h"
#include "arrears/desk/interest.h"
#include "arrears/store/account.h"
#include "arrears/store/ledger.h"

struct money_view {
	struct account_row account;
	struct date as_of;
	struct buckets owed;                    /* of the entries valued up to that day */
	struct money balance;                   /* their sum */
	struct interest_state accrual;              /* to that day; not in the balance */
	struct money waiting; int waiting_count; /* received, not posted yet: not in it either */
	char order[BUCKET_ORDER_TEXT];          /* which bucket a payment pays first */
	char barred[24];                        /* "BANKRUPTCY": money is held; "" it is not */
};
/* as_of none: today. MSG_ACCOUNT_UNKNOWN, MSG_AS_OF_FUTURE. */
enum msgid money_view(struct desk *d, int64_t account_id, struct date as_of,
	struct money_view *out, struct err *err) ATTR_MUST_USE;

/* Entries as listed, newest first, whatever the direction they are looked for in. */
enum msgid money_entries(struct desk *d, int64_t account_id, const struct ledger_seek *seek,
	struct ledger_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

/* One entry and what lies behind it. */
struct money_entry {
	struct ledger_row row;
	struct receipt receipt;                 /* id 0: none */
	int64_t reverses_id, reversed_by;       /* 0: none */
	char commission[COMMISSION_WORDS];      /* "" nothing was earned */
	char credited[TEXT_BYTES(10)];          /* whose work it was; "" nobody's */
	struct money fee;                       /* that the client charges for a return; 0: none */
	char fee_authority[TEXT_BYTES(60)];
};
/* MSG_ENTRY_UNKNOWN. */
enum msgid money_entry(struct desk *d, int64_t ledger_id, struct money_entry *out,
	struct err *err) ATTR_MUST_USE;
/* The newest payment to us that stands; *id = 0: there is none. */
enum msgid money_latest_payment(struct desk *d, int64_t account_id, int64_t *id, struct err *err)
	ATTR_MUST_USE;

/* The consumer's accounts, in order of number. */
enum msgid money_accounts_of(struct desk *d, int64_t consumer_id, struct account_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

/* What is to be done with a batch next, and whether by another than who asks. */
enum batch_step { STEP_FILL, STEP_COUNT, STEP_RECOUNT, STEP_POST, STEP_CLOSE, STEP_NONE };
struct batch_next { enum batch_step step; bool another; };
enum msgid money_batches(struct desk *d, const struct batch_filter *f, struct batch *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid money_batch_step(struct desk *d, const struct batch *b, struct batch_next *out,
	struct err *err) ATTR_MUST_USE;
enum msgid money_receipts(struct desk *d, int64_t batch_id, int64_t after, struct receipt *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

/* In the order they were entered. *placed: the rate of the placement, -1 none. */
enum msgid money_rates(struct desk *d, int64_t account_id, struct rate_change *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid money_placed_rate(struct desk *d, int64_t account_id, int32_t *millionths,
	struct err *err) ATTR_MUST_USE;
enum msgid money_commission_rates(struct desk *d, int64_t client_id, bool all,
	struct commission_rate_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

#endif
