/* SPDX-License-Identifier: MIT */
/* What taking, grading and ending promises and plans share. All inside a transaction. */
#ifndef ARREARS_DESK_PROMISE_PARTS_H
#define ARREARS_DESK_PROMISE_PARTS_H

#include "arrears/desk/promise.h"
#include "arrears/desk/terms.h"
#include "arrears/store/plan.h"
#include "call_parts.h"

/* An account and what is agreed with its client. */
struct standing { struct account_row account; struct terms terms; struct promise_rule rule; };
enum msgid standing_load(struct desk *d, int64_t account_id, struct standing *out,
	struct err *err) ATTR_MUST_USE;
/* May it be promised on? MSG_PROMISE_CLOSED, MSG_PROMISE_BARRED. */
enum msgid standing_check(struct desk *d, const struct standing *s, struct err *err)
	ATTR_MUST_USE;
/* The holds that bar collecting on it, and those given besides, or its status, in words; ""
 * none. */
enum msgid standing_holds(struct desk *d, const struct account_row *a, unsigned more, char *out,
	size_t size, struct err *err) ATTR_MUST_USE;
/* The sum against what pays the account off on that day, and the date against the rules. */
enum msgid standing_amount(struct desk *d, const struct standing *s, struct money amount,
	struct date due, struct err *err) ATTR_MUST_USE;
enum msgid standing_date(struct desk *d, const struct standing *s, struct date due,
	struct err *err) ATTR_MUST_USE;

/* Up to PROMISES_MAX, newest first: its own, and those of a plan that pays it too. */
enum msgid promises_of(struct desk *d, int64_t account_id, struct promise_row *out, size_t *n,
	struct err *err) ATTR_MUST_USE;
/* What stands in the way of another agreement, in words; "" = nothing. */
enum msgid promise_standing_text(struct desk *d, int64_t account_id, char out[TEXT_BYTES(60)],
	struct err *err) ATTR_MUST_USE;
#define AGREED_ANEW "agreed anew"
/* For whoever makes another agreement, or a hold: the open promise is CANCELLED, the plan that runs
 * CANCELLED or REPLACED (`to`), for `reason`; trace keeps what UNDO needs to know (may be NULL).
 * The other debts of a plan that ends go back to work, but those that stay in the new one. *any:
 * there was one. */
struct promise_ending { const char *reason; enum plan_state to; struct trace *trace;
	const struct plan_share *stay; size_t stay_count; };
enum msgid promises_end_as(struct desk *d, int64_t account_id, const struct promise_ending *how,
	bool *any, struct err *err) ATTR_MUST_USE;
/* After an account closed, in the same transaction: what is open on it ends with it, but a plan
 * whose debt is paid goes on for the others. trace as above. */
enum msgid promise_after_closing(struct desk *d, int64_t account_id, struct trace *trace,
	struct err *err) ATTR_MUST_USE;
/* UNDO: what was taken is CANCELLED, what was ended for it stands again: if `again`, and there is
 * room for it. */
enum msgid promise_undo(struct desk *d, int64_t account_id, const struct trace *t, bool again,
	struct err *err) ATTR_MUST_USE;

/* Its parts: the debts of a plan but account_id, which the caller sees to, go back to work; those
 * of t->was_plan wait for it again, but those that t->plan linked. */
enum msgid plan_free_others(struct desk *d, int64_t plan_id, int64_t account_id,
	const struct promise_ending *how, struct err *err) ATTR_MUST_USE;
enum msgid plan_hold_others(struct desk *d, int64_t account_id, const struct trace *t,
	struct err *err) ATTR_MUST_USE;

/* What promises, plans and settlements ask alike: the answers so far, and in out->ask what is asked
 * for next. A call on a due date in the seven quiet days needs the consumer's consent
 * (1006.14(b)(3)(i)). */
struct agreeing { const struct account_row *account; enum answer replace, consent;
	struct promise_outcome *out;
	bool needed; struct date given, due; }; /* the consent; given: the consumer's today */
/* What stands is asked about; MSG_PROMISE_STANDS where it stays. */
enum msgid agree_replace(struct desk *d, const struct agreeing *a, struct err *err) ATTR_MUST_USE;
/* Is consent needed to call when this falls due? */
enum msgid agree_due(struct desk *d, struct agreeing *a, struct date due, struct err *err)
	ATTR_MUST_USE;
/* Kept if it is needed and was given; else *id 0. */
enum msgid agree_consent(struct desk *d, const struct agreeing *a, int64_t contact_id, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* The result of the call, the words before what was said in it; then the consent. */
enum msgid agree_result(struct desk *d, const struct agreeing *a, const char *words,
	const struct result_input *in, struct err *err) ATTR_MUST_USE;
/* db_end, but nothing is kept while the consent is asked for: it is given again with the answer. */
enum msgid agree_end(struct desk *d, enum promise_ask ask, enum msgid m, struct err *err)
	ATTR_MUST_USE;

/* Statuses of promises take the place of plain work only: never of a hold or a special debt. A
 * closed account has it when it is opened again. */
bool promise_status_over(const char *status);
enum msgid promise_status(struct desk *d, int64_t account_id, const char *to, struct err *err)
	ATTR_MUST_USE;
/* A status to be given back: PTP and PPA only while something is agreed, else ACT. */
enum msgid promise_status_true(struct desk *d, int64_t account_id, const char *was,
	char out[CODE_SIZE], struct err *err) ATTR_MUST_USE;
/* Open next actions of the kind are done; one is made if due is not DATE_NONE. An open account
 * left without any gets its default. */
enum msgid promise_next(struct desk *d, int64_t account_id, enum next_kind kind, struct date due,
	struct err *err) ATTR_MUST_USE;
/* The same for what goes first: new business and follow-ups that would come before it are done. */
enum msgid promise_instead(struct desk *d, int64_t account_id, enum next_kind kind,
	struct date due, struct err *err) ATTR_MUST_USE;
enum msgid promise_guard(struct desk *d, int64_t account_id, struct err *err) ATTR_MUST_USE;

/* Everything of an account graded anew. counts may be NULL. */
enum msgid promise_regrade(struct desk *d, int64_t account_id, int64_t ledger_id,
	struct grade_counts *counts, struct err *err) ATTR_MUST_USE;
/* Its parts: a new state with its event, and counted. */
struct promise_turn { const struct promise_row *row; enum promise_state state; struct money paid;
	int64_t ledger_id; const char *reason; };
enum msgid promise_turn(struct desk *d, const struct promise_turn *t, struct grade_counts *counts,
	struct err *err) ATTR_MUST_USE;
/* Money on an account since `since` (DATE_NONE: all), put behind what is in the list, good as
 * `clear` says. The rows are the caller's to free. */
struct paid_list { struct paid *rows; size_t n, room; struct clear_rule clear; };
enum msgid promise_paid(struct desk *d, int64_t account_id, struct date since,
	struct paid_list *out, struct err *err) ATTR_MUST_USE;
/* The account rests until then: from now on, or as before until another day. What a hold made of
 * it stays. */
enum msgid settlement_rest(struct desk *d, int64_t account_id, struct date until, bool from_now,
	struct err *err) ATTR_MUST_USE;
enum msgid plan_regrade(struct desk *d, const struct plan_row *plan, int64_t ledger_id,
	struct grade_counts *counts, struct err *err) ATTR_MUST_USE;

/* A settlement whose money has cleared: the rest is forgiven and the account SIF; or that again
 * not. What was closed meanwhile stays as it is. */
enum msgid settlement_complete(struct desk *d, const struct plan_row *plan, struct err *err)
	ATTR_MUST_USE;
enum msgid settlement_reopen(struct desk *d, const struct plan_row *plan, struct err *err)
	ATTR_MUST_USE;

#endif
