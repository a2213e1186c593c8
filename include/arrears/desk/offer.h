/* SPDX-License-Identifier: MIT */
/* Settlements: what a sum below the balance means before it is agreed, the log of offers and
 * counter-offers, and accepting one, which makes a plan of kind settlement. The agreed sum must be
 * received by its due date; missed, the whole balance is owed again. When it has cleared
 * (terms.h), the rest is forgiven. */
#ifndef ARREARS_DESK_OFFER_H
#define ARREARS_DESK_OFFER_H

#include "arrears/desk/approve.h"
#include "arrears/desk/plan.h"
#include "arrears/domain/settlement.h"
#include "arrears/store/offer.h"

#define SETTLE_PAYMENTS_MAX 12                 /* installments of one settlement */

struct settle_terms {
	int64_t account_id;
	struct money amount;
	struct date due;                       /* last day the money may come */
	int installments;                      /* equal parts until then; 0 = 1 */
	struct date valid_until;               /* none: the client's settle_valid_days from today */
};
struct settle_part { struct date on; struct money amount; };
struct settle_quote {
	struct money owed, accrued;            /* owed: balance, and accrued to the due date */
	bool has_floor;                        /* false: no band fits, nothing less is agreed */
	struct offer_answer answer;            /* verdict, floors, percent, forgiven, counter */
	struct money mine;                     /* floor of this desk's role */
	struct date valid_until;
	struct settle_part parts[SETTLE_PAYMENTS_MAX]; int count; /* the last on the due date */
	char flag[TEXT_BYTES(72)];             /* 600.00 or more forgiven, in words; "" none */
};
/* Nothing is saved. OP_VIEW. MSG_SETTLE_AMOUNT (zero, negative), MSG_SETTLE_OVER (not less than
 * what is owed), MSG_SETTLE_DUE_PAST, MSG_SETTLE_DUE_CLOSED (banks are shut that day),
 * MSG_SETTLE_DUE_FAR, MSG_SETTLE_VALID, MSG_SETTLE_PARTS, MSG_SETTLE_CLOSED (the account). */
enum msgid settle_quote(struct desk *d, const struct settle_terms *t, struct settle_quote *out,
	struct err *err) ATTR_MUST_USE;

/* What is owed by t->due and the floor of this role on it, with no sum said yet: owed, accrued,
 * has_floor, mine; the rest is left zero. */
enum msgid settle_owed(struct desk *d, const struct settle_terms *t, struct settle_quote *out,
	struct err *err) ATTR_MUST_USE;
/* The due date offered where none is said: the last business day of this month, or of the next
 * when that is less than a week away. */
struct date settle_usual_due(const struct desk *d);
/* "650 EOM", "650 +60 3 C", "": sum, due date, payments, tender. */
struct settle_said { struct money amount; struct date due; int installments; /* 0, none: not said */
	enum tender method; bool has_method; };
enum msgid parse_settle(const char *args, struct date today, struct settle_said *out,
	struct err *err) ATTR_MUST_USE;

/* Adds it to the log; offers open until then are countered. OP_SETTLE. Ours below the floor of
 * this role: `approver` is who allowed it on the spot (lead_approves), else `ask` says why and a
 * request is made, the offer waiting; neither: MSG_SETTLE_FLOOR and nothing is saved.
 * What a consumer offers is only written down: below the floor it may be accepted as ours may. */
struct settle_offer { struct settle_terms terms; enum offer_side side;
	const struct lead *approver; const char *ask, *words; };
struct settle_made { int64_t offer_id, approval_id; enum offer_state state;
	struct settle_quote quote; };
enum msgid settle_offer(struct desk *d, const struct settle_offer *o, struct settle_made *out,
	struct err *err) ATTR_MUST_USE;

/* The consumer agrees: a plan of kind settlement (plan_make of plan.h, result code SETTL), other
 * offers closed. method, replace, consent and call answer what out->ask asks; nothing is saved
 * until then.
 * The offer is open, not expired (MSG_OFFER_EXPIRED), not waiting (MSG_OFFER_WAITING), its sum
 * not under the floor of this role unless it was approved (MSG_SETTLE_FLOOR). */
struct settle_accept { int64_t offer_id; enum tender method; bool has_method;
	enum answer replace, consent; struct result_input call; };
enum msgid settle_accept(struct desk *d, const struct settle_accept *a, struct promise_outcome *out,
	struct err *err) ATTR_MUST_USE;
/* Either side said no. */
enum msgid settle_decline(struct desk *d, int64_t offer_id, const char *words, struct err *err)
	ATTR_MUST_USE;

/* Newest first; what has run out meanwhile shows as expired. OP_VIEW. */
enum msgid offers_of(struct desk *d, int64_t account_id, struct offer_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* The day turned: offers that ran out are expired. Part of the morning run. */
enum msgid offers_expire(struct desk *d, struct err *err) ATTR_MUST_USE;
/* What the agreement says, for the screen and a letter (L-07): sum, dates, what a missed date
 * means, that the rest is released once the money has cleared. Newlines between the lines. */
enum msgid settle_words(struct desk *d, int64_t offer_id, struct str *out, struct err *err)
	ATTR_MUST_USE;
/* "Settlement not paid by its due date: the whole balance is owed again." */
const char *settle_lapsed_words(void);

#endif
