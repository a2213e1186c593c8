/* SPDX-License-Identifier: MIT */
/* What came of a call or a review, with every effect of its code in one transaction: contact and
 * result rows, debts, phone statistics, holds, status, note, next action, audit, work item. */
#ifndef ARREARS_DESK_RESULT_H
#define ARREARS_DESK_RESULT_H

#include "arrears/base/money.h"
#include "arrears/desk/call.h"
#include "arrears/domain/code.h"

/* What must be answered before it can be saved: call again with it. Nothing is saved yet. */
enum result_ask { RESULT_DONE, RESULT_ASK_PLACED,       /* "Was the call placed?" why: the block */
	RESULT_ASK_DISCLOSED,                  /* verify and disclose (F8), or say "not given" */
	RESULT_ASK_TALKED,      /* "Did you speak with the consumer about the debt?" */
	RESULT_ASK_CONSENT,                    /* call-back: "Did the consumer ask?" */
	RESULT_ASK_DATE, RESULT_ASK_TIME, RESULT_ASK_TEXT };
enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };

struct trace;                                   /* desk: what UNDO takes back */
struct result_input {
	int64_t account_id;
	char code[CODE_SIZE];                   /* upper case; RVW = reviewed without a call */
	int phone;                              /* number in the list; 0: the open call's, else > */
	struct date date; int minute;           /* call-back: date and minute of the day, -1 none */
	struct money amount;                    /* promised, paid; 0 none */
	const char *text; /* free text of the code or after ; NULL or "" none */
	enum answer placed, talked, consent;
	enum answer disclosed;                  /* NO: "not given", saved as an exception */
	const int64_t *about; size_t about_count; /* other debts that were talked about as well */
	bool verify;                            /* a call that owes it is only opened, for F8 */
	/* Runs inside the same transaction when the account is left: the claim of the next one. */
	enum msgid (*then)(void *arg, struct err *err); void *then_arg;
	/* Runs inside it once the account on the screen is written: what a promise or a plan adds.
	 * A code that is followed by a due date is only given with it. */
	enum msgid (*inside)(void *arg, int64_t contact_id, struct trace *t, struct err *err);
	void *inside_arg;
};
struct result_outcome {
	enum result_ask ask;
	struct err why;                         /* of ASK_PLACED: the first gate that blocks */
	bool leaves;                            /* nobody reached: go to the next account */
	int64_t back_to;                        /* leaves: the parked account that is back, or 0 */
	int64_t contact_id;                     /* 0: no call (RVW) */
	int phone, marked; /* of the call; the one that carries > now, 0 none */
	int debts;                              /* accounts it was saved on */
};

/* Opens a call on the marked phone (or the one named) if none is open. On RESULT_ASK_* MSG_OK is
 * returned and nothing is saved, but for `verify`: then RESULT_ASK_DISCLOSED comes back with the
 * call open and its result still owed. MSG_CODE_UNKNOWN, MSG_NOT_AUTHORIZED, MSG_CALL_OPEN
 * (a call is open on another phone), MSG_NOTE_CARD, MSG_REVIEW_HAS_PHONE. */
enum msgid log_result(struct desk *d, const struct result_input *in, struct result_outcome *out,
	struct err *err) ATTR_MUST_USE;

/* CB: a timed call-back at that minute of the consumer's day; consent YES is a consent record of at
 * most seven days, NO only a timer. An open call still needs its result. */
enum msgid call_back(struct desk *d, const struct result_input *in, struct result_outcome *out,
	struct err *err) ATTR_MUST_USE;

/* Takes back the desk's last wrap-up if it is at most ten minutes old, by new rows: status, flags,
 * phones, holds, consents and next actions as before. The call stays counted and is open again
 * for the right result. *account_id = where. What somebody has changed since stays as it is now:
 * then stays (may be NULL) = the status of the account, else "". MSG_UNDO_NONE, MSG_UNDO_LATE;
 * MSG_UNDO_RECEIPT where money was taken in since. */
#define UNDO_SECONDS 600
enum msgid undo_last(struct desk *d, int64_t *account_id, char stays[CODE_SIZE], struct err *err)
	ATTR_MUST_USE;

/* HOT toggles; XFER gives the account (and its consumer's others) to a user. */
enum msgid account_hot(struct desk *d, int64_t account_id, bool *now_hot, struct err *err)
	ATTR_MUST_USE;
enum msgid account_transfer(struct desk *d, int64_t account_id, const char *user, struct err *err)
	ATTR_MUST_USE;
/* OP_STATUS; closing (a closed class) takes a reason. A hold set by a code ends with
 * OP_RELEASE_HOLD. */
enum msgid account_status(struct desk *d, int64_t account_id, const char *status,
	const char *reason, struct err *err) ATTR_MUST_USE;
enum msgid hold_release(struct desk *d, int64_t restriction_id, const char *reason,
	struct err *err) ATTR_MUST_USE;
/* The same by kind: all of that kind in force on the account or its person. "CEASE", "bank": the
 * start of a kind, at least three letters. MSG_RESTRICTION_UNKNOWN if there is none. */
enum msgid account_release(struct desk *d, int64_t account_id, const char *kind,
	const char *reason, struct err *err) ATTR_MUST_USE;

#endif
