/* SPDX-License-Identifier: MIT */
/* Plans: installments that are solved, held to the client's limits, made together with the result
 * of the call, and followed. A settlement is a plan of a lesser sum (desk/offer.h). */
#ifndef ARREARS_DESK_PLAN_H
#define ARREARS_DESK_PLAN_H

#include "arrears/desk/promise.h"
#include "arrears/domain/schedule.h"
#include "arrears/store/plan.h"

#define PLAN_TYPED_MAX 60

/* What the builder is told. Exactly one of installment, count, end is given; the others are 0 or
 * none and solved. typed_count > 0: uneven, dates and amounts by hand instead. */
struct plan_input {
	int64_t account_id;
	enum plan_kind kind;
	struct money total;                    /* of a settlement; 0: all that is owed */
	struct due_dates due;                  /* frequency, first date, second day */
	struct money installment; int count; struct date end;
	struct money down; struct date down_on; /* 0: none */
	struct money balloon;                  /* 0: none */
	bool interest;                         /* of every debt, by its own rates, paid too */
	struct typed_row typed[PLAN_TYPED_MAX]; size_t typed_count;
	int64_t linked[PLAN_ACCOUNTS_MAX]; size_t linked_count; /* other accounts of the consumer */
	enum tender method; bool has_method;
	int64_t offer_id;                      /* settlement: the accepted offer */
	int64_t approved_by;                   /* lead that allowed it (lead_approves); 0: nobody */
	enum answer replace;                   /* another promise or plan is open */
	enum answer consent;                   /* to be called on the first due date */
	struct result_input call;              /* as for take_promise; code and date are set here */
};

/* Limits of the client that the plan does not keep (terms.h): any of them together. */
enum plan_breach { PLAN_WITHIN = 0, PLAN_BELOW_MINIMUM = 1, PLAN_TOO_MANY = 2,
	PLAN_BEGINS_LATE = 4 };
struct plan_quote {
	struct schedule schedule;
	struct plan_share shares[PLAN_ACCOUNTS_MAX]; size_t share_count;
	struct money owed;                     /* of all its accounts, with interest to today */
	struct money runs_on;                  /* interest that is owed after the last payment */
	int32_t rate;                          /* with interest: that of its account today */
	unsigned breach;                       /* of enum plan_breach */
	struct money minimum; int most; struct date begins; /* the limits; begins at the latest */
	bool allowed;                          /* within, or somebody's word lets it pass: */
	int64_t approved_by;                   /* the lead's who is named, or decided a request of
	                                        * these terms, or this desk's own; 0: nobody's */
	bool requested;                        /* by a request */
};

/* Solves and checks; writes nothing. MSG_PLAN_* of domain/schedule.h, PROMISE_PAST for a first
 * date before today, PROMISE_CLOSED, PROMISE_BARRED of any account, PLAN_OVER over what is owed.
 * A breach is no error: a lead may allow it. *out is large: allocate it. */
enum msgid plan_quote(struct desk *d, const struct plan_input *in, struct plan_quote *out,
	struct err *err) ATTR_MUST_USE;

/* The plan that a quote makes, without who and when; a settlement of one payment has it as its
 * level, as has any plan of one. */
struct plan_row plan_row_of(const struct plan_input *in, const struct plan_quote *q);
/* Asks a lead, on APV, to allow exactly these terms; approved, plan_make takes them for
 * APPROVAL_DAYS days. As approval_ask. */
enum msgid plan_ask(struct desk *d, const struct plan_input *in, const char *reason, int64_t *id,
	struct err *err) ATTR_MUST_USE;

/* The plan, its installments and the call's result PLAN (or SETTL) in one transaction; asks like
 * take_promise. MSG_PLAN_LIMIT for a breach that nobody allowed. OP_PROMISE. */
enum msgid plan_make(struct desk *d, const struct plan_input *in, struct promise_outcome *out,
	struct err *err) ATTR_MUST_USE;

/* Anew for what is left: the old plan is REPLACED, its open installments CANCELLED. Not on a call:
 * no result is written. MSG_PLAN_NONE. */
enum msgid plan_replan(struct desk *d, const struct plan_input *in, int64_t *plan_id,
	struct err *err) ATTR_MUST_USE;
/* Every open installment a month later, at most PLAN_SKIPS times a plan; its debts wait for the new
 * day. A settlement is moved by who may approve. MSG_PLAN_SKIPPED, MSG_PLAN_SKIP_SETTLED. */
#define PLAN_SKIPS 2
enum msgid plan_skip_month(struct desk *d, int64_t account_id, const char *reason,
	struct err *err) ATTR_MUST_USE;
enum msgid plan_cancel(struct desk *d, int64_t account_id, const char *reason, struct err *err)
	ATTR_MUST_USE;

#endif
