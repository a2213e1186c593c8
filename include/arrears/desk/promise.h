/* SPDX-License-Identifier: MIT */
/* Promises to pay: taken on a call together with its result, settled by postings, graded in the
 * morning, taken back by UNDO. Grading is a recomputation from the ledger (domain/promise.h), so
 * money that bounces breaks by itself what it had kept. */
#ifndef ARREARS_DESK_PROMISE_H
#define ARREARS_DESK_PROMISE_H

#include "arrears/desk/result.h"
#include "arrears/store/promise.h"

/* What must be answered first; call again with it. Nothing is saved yet. RESULT: outcome.result
 * asks, as log_result does. */
enum promise_ask { PROMISE_TAKEN, PROMISE_ASK_RESULT, PROMISE_ASK_AMOUNT, PROMISE_ASK_DATE,
	PROMISE_ASK_METHOD,
	PROMISE_ASK_REPLACE,                   /* another promise or plan is open: outcome.old */
	PROMISE_ASK_CONSENT };                 /* "May I call you on the due date?" */

struct promise_input {
	struct money amount;                   /* 0: not said yet */
	bool whole;                            /* BAL: all that is owed, instead of amount */
	struct date due;                       /* DATE_NONE: not said yet */
	enum tender method; bool has_method;
	enum answer consent, replace;
	/* Account, phone, note, answers, verify, as for log_result. code and date are set here. */
	struct result_input call;
};
struct promise_outcome {
	enum promise_ask ask;
	struct result_outcome result;
	char old[TEXT_BYTES(60)];              /* ASK_REPLACE: "150.00 due 11/27/26", "plan of 6" */
	int64_t promise_id, plan_id;           /* what was made */
	struct money balance;                  /* owed today */
};

/* Result PTP, the promise, its next action on the due date and, where the date falls into the
 * quiet week and the consumer agrees, the consent to call then (1006.14(b)(3)(i)): one
 * transaction. OP_PROMISE. MSG_PROMISE_ZERO, PROMISE_OVER (with the balance), PROMISE_MINIMUM,
 * PROMISE_PAST, PROMISE_FAR, PROMISE_METHOD, PROMISE_CLOSED, PROMISE_BARRED (with why). */
enum msgid take_promise(struct desk *d, const struct promise_input *in,
	struct promise_outcome *out, struct err *err) ATTR_MUST_USE;

/* "150 FRI C", "150 FRI", "BAL 11/27 K", "": what PTP is told, in this order. */
enum msgid parse_promise(const char *args, struct date today, struct promise_input *out,
	struct err *err) ATTR_MUST_USE;

/* What is typed for the amount: the words of PTP, of which the date and the letter may be missing.
 * The rest of `in` stays. */
enum msgid promise_amount(const char *text, struct date today, struct promise_input *in,
	struct err *err) ATTR_MUST_USE;
/* Would take_promise refuse what is known so far? Nothing is saved. */
enum msgid promise_check(struct desk *d, const struct promise_input *in, struct err *err)
	ATTR_MUST_USE;

/* The open promise of the account is off, for a reason in words. MSG_PROMISE_NONE. */
enum msgid cancel_promise(struct desk *d, int64_t account_id, const char *reason,
	struct err *err) ATTR_MUST_USE;

/* One promise of a list, by who took it or a lead: MSG_PROMISE_ENDED, PROMISE_OF_PLAN,
 * PROMISE_TAKER. First may it be, then with the reason. */
enum msgid promise_may_call_off(struct desk *d, int64_t promise_id, struct promise_row *out,
	struct err *err) ATTR_MUST_USE;
enum msgid promise_call_off(struct desk *d, int64_t promise_id, const char *reason,
	struct err *err) ATTR_MUST_USE;

/* May the account promise or plan at all? MSG_PROMISE_CLOSED, MSG_PROMISE_BARRED. */
enum msgid promise_allowed(struct desk *d, int64_t account_id, struct err *err) ATTR_MUST_USE;

/* After the ledger of an account changed, in the same transaction: its promises and plans are
 * graded anew; a settlement paid up and cleared forgives the rest, one that bounced takes that
 * back. The work item is left to the caller. ledger_id: the entry that did it, 0: none. */
enum msgid promise_after_posting(struct desk *d, int64_t account_id, int64_t ledger_id,
	struct err *err) ATTR_MUST_USE;

/* After a payment came back, in the same transaction: an active account that still owes, with no
 * promise or plan that stands, is NSF and somebody's work today, unless a broken promise waits to
 * be worked. The next payment ends NSF. The work item is left to the caller. */
enum msgid promise_after_return(struct desk *d, int64_t account_id, struct err *err)
	ATTR_MUST_USE;

/* Everything whose last day is over: kept, partial or broken, with status, next action and note;
 * settlements whose money has cleared forgive the rest.
 * Idempotent. As SYSTEM, whoever is signed on; desk_roll_day calls it on a new office date. */
#define PROMISES_GRADED_TO "promises.graded_to"        /* setting: office date of the last run */
struct grade_counts { int64_t graded, kept, partial, broken; struct money promised, paid;
	int64_t settled; };                    /* settlements that cleared: the rest is forgiven */
enum msgid promises_grade(struct desk *d, struct grade_counts *out, struct err *err)
	ATTR_MUST_USE;

/* Row 10 of ACC: the date, whether it is late or broken, the amount. found: something is. */
struct promise_cell { struct date due; bool late; struct money amount; };
enum msgid promise_cell(struct desk *d, int64_t account_id, struct promise_cell *out, bool *found,
	struct err *err) ATTR_MUST_USE;

#endif
