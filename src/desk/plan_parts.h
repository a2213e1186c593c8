/* SPDX-License-Identifier: MIT */
/* A plan on its way: what was asked, what was solved, where it is written. */
#ifndef ARREARS_DESK_PLAN_PARTS_H
#define ARREARS_DESK_PLAN_PARTS_H

#include "arrears/desk/plan.h"
#include "arrears/desk/planview.h"
#include "promise_parts.h"

struct planning {
	struct desk *d;
	struct plan_input in;
	struct plan_quote q;
	struct standing s;                      /* of the account it is made on */
	struct promise_outcome out;
	struct agreeing a;
	int64_t replaces_id;
	bool shared;                            /* what each debt is paid is known already */
};
/* Solves, checks, shares. */
enum msgid planning_quote(struct planning *p, struct err *err) ATTR_MUST_USE;
/* The installments, and what accrues until they are paid: in them, or owed after them. */
enum msgid planning_solve(struct planning *p, const struct schedule_terms *t, struct err *err)
	ATTR_MUST_USE;
/* The client's limits, and who lets it pass them. */
enum msgid planning_limits(struct planning *p, struct err *err) ATTR_MUST_USE;
/* MSG_PLAN_LIMIT where a limit is not kept and nobody allowed it. */
enum msgid planning_allowed(const struct planning *p, struct err *err) ATTR_MUST_USE;
/* Writes the plan and its installments; contact_id 0: not on a call. trace may be NULL. */
enum msgid planning_save(struct planning *p, int64_t contact_id, struct trace *trace,
	struct err *err) ATTR_MUST_USE;
/* What the debts of the plan promised before ends; linked ones wait for the plan's first day. */
enum msgid planning_make_room(const struct planning *p, int64_t contact_id, struct trace *trace,
	struct err *err) ATTR_MUST_USE;
/* When an installment must be there. A settlement is received by its due date or, where that is no
 * business day, by the next: without grace. */
struct date plan_last_day(enum plan_kind kind, struct date due, enum tender method,
	const struct promise_rule *rule);
const char *planning_code(const struct planning *p);    /* the call's result: PLAN, SETTL */
/* "Plan of 390.00 for 2 debts: 6 payments of 65.00 every month by card". */
#define PLANNING_WORDS 200
void planning_words(const struct planning *p, char *out, size_t size);

#endif
