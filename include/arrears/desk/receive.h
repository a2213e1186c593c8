/* SPDX-License-Identifier: MIT */
/* Receiving: money is taken in by one person and posted by another. A receipt stands in the open
 * desk batch (opened by itself); its number is what the consumer is told. */
#ifndef ARREARS_DESK_RECEIVE_H
#define ARREARS_DESK_RECEIVE_H

#include "arrears/desk/desk.h"
#include "arrears/desk/result.h"
#include "arrears/store/receipt.h"

struct receive_input {
	int64_t account_id;                     /* 0: nobody knows yet; then payer is required */
	struct money amount;                    /* > 0 */
	const char *method;                     /* name of a tender */
	const char *reference, *last4, *payer;  /* NULL or "": none; last4: digits, at most four */
	struct date effective;                  /* value date, not after today; none: today */
	bool designated, direct;
	enum answer twin, over, barred;         /* answers to what was asked */
};
enum receive_ask { RECEIVE_DONE, RECEIVE_ASK_TWIN, /* same account, date, amount, reference */
	RECEIVE_ASK_OVER,                       /* more than is owed, with what waits to be posted:
						 * the rest would be a credit */
	RECEIVE_ASK_BARRED };                   /* bankruptcy or the like: it would be held */
struct received { enum receive_ask ask;
	int64_t twin_id;                        /* of ASK_TWIN: the receipt that is there */
	char barred[TEXT_BYTES(40)];            /* of ASK_BARRED: "BANKRUPTCY" */
	struct money owed, waiting;             /* of ASK_OVER: with interest, and received of it
						 * but not posted yet */
	int64_t receipt_id, batch_id; };
/* More than this is no receipt but a slip of the hand. */
#define RECEIVE_MAX_CENTS INT64_C(999999999)
enum msgid receive_most(struct money amount, struct err *err) ATTR_MUST_USE;
/* OP_RECEIVE. MSG_RECEIVE_MOST, MSG_ACCOUNT_UNKNOWN, MSG_TENDER_UNKNOWN, MSG_POST_ZERO,
 * MSG_POST_FUTURE, MSG_POST_CLOSED, MSG_NOTE_CARD (a card or account number in a text),
 * MSG_RECEIPT_PAYER, MSG_RECEIPT_DIRECT. */
enum msgid receive_payment(struct desk *d, const struct receive_input *in, struct received *out,
	struct err *err) ATTR_MUST_USE;
/* The batch that what is received now goes into; *id 0: the first receipt of the day opens it. */
enum msgid receive_batch(struct desk *d, int64_t *id, struct err *err) ATTR_MUST_USE;
/* Before it is posted, by who received it or a lead. MSG_RECEIPT_UNKNOWN, MSG_RECEIPT_POSTED,
 * MSG_RECEIPT_COUNTED (the batch is balanced: reopen it), MSG_REASON_REQUIRED. */
enum msgid receipt_void(struct desk *d, int64_t receipt_id, const char *reason, struct err *err)
	ATTR_MUST_USE;
/* The receipt as text for paper, lines of at most 72 columns. No SSN, last four alone. */
enum msgid receipt_text(struct desk *d, int64_t receipt_id, struct str *out, struct err *err)
	ATTR_MUST_USE;

#endif
