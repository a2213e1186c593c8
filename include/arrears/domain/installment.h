/* SPDX-License-Identifier: MIT */
/* The installments of a plan: which payment fills which, and what state that leaves them in. */
#ifndef ARREARS_DOMAIN_INSTALLMENT_H
#define ARREARS_DOMAIN_INSTALLMENT_H

#include "arrears/domain/promise.h"

enum plan_state { PLAN_ACTIVE, PLAN_DONE, PLAN_BROKEN, PLAN_CANCELLED, PLAN_REPLACED,
	PLAN_STATE_COUNT };
const char *plan_state_name(enum plan_state s);         /* as kept: "active" */
bool plan_state_parse(const char *text, enum plan_state *out);

struct installment { struct date due; struct money amount; };
struct plan_facts {
	const struct installment *rows;        /* by due date */
	size_t count;
	struct date created;
	int64_t created_utc;
	enum tender by;
	struct promise_rule rule;
	bool advance;                          /* terms: advance_overpayments */
	int broken_after;                      /* terms: misses that break the plan, >= 1 */
	enum plan_state ended;                 /* CANCELLED or REPLACED by a person; else ACTIVE */
	struct agreed_later later;             /* then it is over: DONE or BROKEN */
};
/* OPEN, KEPT, PARTIAL (deadline over, part paid), BROKEN (deadline over, nothing paid), CANCELLED.
 * late: OPEN after its due date, or KEPT after its deadline (cured). */
struct installment_grade {
	enum promise_state state;
	bool late;
	struct money paid, needed;
	struct date deadline, filled;          /* filled: dated so; DATE_NONE: not */
};
struct plan_grade {
	enum plan_state state;
	int kept, missed, late;                /* missed: PARTIAL or BROKEN, not cured */
	int next;                              /* index of the first not kept; count if none */
	struct money paid, over;               /* over: beyond the whole plan */
	struct date clears;                    /* DONE: so much is good money; else DATE_NONE */
};

/* As of the end of `today`; rows[i] is the grade of installment i. A payment fills in order all
 * installments past their deadline, then the next one. What is left goes on to those after it if
 * `advance`; else it shortens the plan from its end, and the next installment stays due in full.
 * Paid in rows and over sum to what came in since the plan was made,
 * in whatever order they are listed. A missed installment that is
 * filled later is cured; a plan is broken while `broken_after` of them are not. */
struct plan_grade plan_grade(const struct plan_facts *p, const struct paid *paid, size_t n,
	struct date today, struct installment_grade *rows);

#endif
