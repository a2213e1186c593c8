/* SPDX-License-Identifier: MIT */
/* Posting to the ledger, with all that follows from it in one transaction: interest to the value
 * date, the entry, the balances, commission, promises (desk/promise.h), paid in full
 * (desk/paid.h), the work item, audit. A mistake is corrected by an offsetting entry. */
#ifndef ARREARS_DESK_POST_H
#define ARREARS_DESK_POST_H

#include "arrears/desk/desk.h"
#include "arrears/desk/result.h"
#include "arrears/store/ledger.h"

/* What must be answered before it is posted: call again with it. Nothing is saved yet. */
enum post_ask { POST_DONE, POST_ASK_TWIN,       /* the same payment stands there already */
	POST_ASK_BARRED };                      /* bankruptcy or the like: a lead says whether */

struct posting {
	int64_t account_id;
	enum entry_type type;                   /* PAYMENT, DIRECT, FEE, COST */
	struct money amount;                    /* > 0 */
	struct date effective;                  /* value date; none: today */
	const char *method, *reference;         /* NULL or "": none */
	int64_t receipt_id, batch_id, file_id;  /* 0: none */
	bool designated;                        /* the consumer named this debt */
	const struct buckets *split;            /* parts >= 0 that sum to amount; NULL: the client's
	                                         * order; FEE, COST: their own bucket */
	int64_t credit_user_id;                 /* whose work it was; 0: the account's collector */
	const char *authority, *reason;         /* FEE, COST: an authority is needed */
	int64_t like_id;                        /* a payment taken back that stands again: it earns
	                                         * what that one did; 0: none */
	enum answer twin, barred;               /* answers to what was asked */
};
struct posted {
	enum post_ask ask;
	int64_t twin_id;                        /* of ASK_TWIN: the entry that is there */
	char barred[TEXT_BYTES(40)];            /* of ASK_BARRED: "BANKRUPTCY" */
	int64_t ledger_id, interest_id;         /* the entry; interest posted before it, 0 none */
	struct date effective;                  /* the entry's value date */
	struct buckets change;
	struct money interest, commission, balance; /* balance after all of it */
};
/* OP_POST; OP_ADJUST for what changes a balance by hand, OP_REVERSE for taking back.
 * MSG_ACCOUNT_UNKNOWN, MSG_POST_CLOSED (money for it goes to suspense),
 * MSG_POST_DISPUTED (paid to us, not designated), MSG_POST_SPLIT, MSG_NOTE_CARD and those of
 * entry_validate. */
enum msgid post_entry(struct desk *d, const struct posting *p, struct posted *out,
	struct err *err) ATTR_MUST_USE;
/* What it would do: the split of the same posting, interest to its date in it. Writes nothing. */
struct post_preview { struct money interest; struct buckets owed, change, left; };
enum msgid post_preview(struct desk *d, const struct posting *p, struct post_preview *out,
	struct err *err) ATTR_MUST_USE;

/* Takes an entry back, once: the exact negation with its own value date, so that interest accrues
 * as if it had not been. nsf: the bank returned a payment; code is its return code (R01, ...),
 * and the client's fee is charged, once, if there is one with an authority; what else its receipt
 * paid comes back too, and what is held of it leaves suspense. MSG_ENTRY_UNKNOWN,
 * MSG_ENTRY_REVERSED, MSG_ENTRY_IS_REVERSAL, MSG_REASON_REQUIRED, MSG_RETURN_CODE. Both legs of a
 * transfer go; so does one that moved this money on, so that it is taken back where it lies. Money
 * that was received by us and is still here (not nsf, not of a file) is unapplied again:
 * desk/suspense.h. */
struct post_undo { int64_t ledger_id; bool nsf; const char *code, *reason; int64_t file_id;
	bool told; };                           /* the caller notes that it came back */
struct post_undone { int64_t ledger_id, fee_id; struct money amount, fee, balance;
	struct money held; };                   /* of amount: what is unapplied now */
enum msgid post_reverse(struct desk *d, const struct post_undo *u, struct post_undone *out,
	struct err *err) ATTR_MUST_USE;

/* A change of one bucket, signed. Growing needs an authority; over the role's limit
 * (terms_adjust_limit) MSG_POST_OVER_LIMIT unless approved_by says who allowed it. What is taken
 * away counts with all that was taken off the account before, stands, and was made or allowed by
 * nobody above the role. */
struct post_change { int64_t account_id; enum bucket bucket; struct money amount;
	struct date effective; const char *reason, *authority; int64_t approved_by; };
enum msgid post_adjust(struct desk *d, const struct post_change *c, struct posted *out,
	struct err *err) ATTR_MUST_USE;
/* May who is at the desk make it without anybody's word? Not without OP_ADJUST. */
enum msgid post_adjust_alone(struct desk *d, int64_t account_id, struct money change, bool *yes,
	struct err *err) ATTR_MUST_USE;
/* A payment posted to the wrong account of the same consumer or client moves, or a part of one:
 * two entries, of which the first names the payment and the second the first. The payment is the
 * newest of which that is all that is left, else the newest with enough. OP_REVERSE.
 * MSG_TRANSFER_WHERE for accounts that share neither, MSG_TRANSFER_UNPAID for more than is left
 * of any payment, MSG_TRANSFER_EARLY for a day before it; for the debt it goes to what post_entry
 * refuses and asks. */
struct post_move { int64_t from_account, to_account; struct money amount;
	struct date effective;                  /* none: the day of the payment, or of a later
	                                         * placement; never before it */
	const char *reason;
	bool designated;                        /* the consumer named the debt it goes to */
	enum answer barred; };                  /* answer to what was asked */
struct post_moved { enum post_ask ask; char barred[TEXT_BYTES(40)]; int64_t from_id, to_id;
	struct date effective; };
enum msgid post_transfer(struct desk *d, const struct post_move *t, struct post_moved *out,
	struct err *err) ATTR_MUST_USE;
/* All that is owed, to zero, from today, whatever `effective` says; the account closes. Over the
 * limit as post_adjust, but for a balance within the client's small_balance. */
enum msgid post_writeoff(struct desk *d, const struct post_change *c, struct posted *out,
	struct err *err) ATTR_MUST_USE;
/* Within the transaction that finds a settlement paid up, or returned: what is left, interest to
 * today in it, is forgiven in one entry; that entry is taken back. It was decided on when the offer
 * was accepted, so no limit is asked; what follows is the posting's that runs. *ledger_id 0:
 * nothing was left. */
struct post_rest { int64_t account_id; const char *reason, *reference; };
enum msgid post_forgive(struct desk *d, const struct post_rest *rest, int64_t *ledger_id,
	struct err *err) ATTR_MUST_USE;
enum msgid post_forgive_undo(struct desk *d, int64_t ledger_id, const char *reason,
	struct err *err) ATTR_MUST_USE;
/* Interest to a day. *posted = what was posted, 0 nothing. */
enum msgid post_interest(struct desk *d, int64_t account_id, struct date on, struct money *posted,
	struct err *err) ATTR_MUST_USE;

/* Many at once, inside the caller's transaction: terms, rates and bands are read once, a consumer's
 * work item is brought up to date once, at the end. No audit row an entry: the caller's. */
struct post_run;
enum msgid post_run_open(struct desk *d, struct post_run **out, struct err *err) ATTR_MUST_USE;
enum msgid post_run_entry(struct post_run *run, const struct posting *p, struct posted *out,
	struct err *err) ATTR_MUST_USE;
enum msgid post_run_reverse(struct post_run *run, const struct post_undo *u,
	struct post_undone *out, struct err *err) ATTR_MUST_USE;
/* Brings the work items up to date. */
enum msgid post_run_finish(struct post_run *run, struct err *err) ATTR_MUST_USE;
void post_run_close(struct post_run **run);     /* NULL inside allowed */
#define POST_RUN_AUTO ATTR_CLEANUP(post_run_close) struct post_run *

#endif
