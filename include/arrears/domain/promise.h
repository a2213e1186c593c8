/* SPDX-License-Identifier: MIT */
/* Promises to pay and how they are graded (house rules on the model of 12 CFR 1006.14(b) and of
 * common practice): what was paid after the promise was made and by due date and grace. */
#ifndef ARREARS_DOMAIN_PROMISE_H
#define ARREARS_DOMAIN_PROMISE_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"

enum promise_state { PROMISE_OPEN, PROMISE_KEPT, PROMISE_PARTIAL, PROMISE_BROKEN,
	PROMISE_CANCELLED, PROMISE_STATE_COUNT };
const char *promise_state_name(enum promise_state s);   /* as kept: "open", "kept" */
bool promise_state_parse(const char *text, enum promise_state *out);

/* By what money comes. Mail and paper checks have the longer grace. */
enum tender { TENDER_CARD, TENDER_ACH, TENDER_CHECK, TENDER_MAIL, TENDER_CASH, TENDER_WIRE,
	TENDER_COUNT };
const char *tender_name(enum tender t);                 /* as kept: "card", "check" */
const char *tender_word(enum tender t);                 /* as written: "card", "ACH" */
const char *method_word(const char *name);              /* the same of a name as kept */
char tender_letter(enum tender t);                      /* C A K M $ W */
bool tender_parse(const char *text, enum tender *out);  /* letter or name, any case */
bool tender_promised(enum tender t);                    /* C A K M: offered on a promise */

/* Business days until money is good (terms.h); mail is as a check, cash and wires are at once. */
struct clear_rule { int check, ach, card; };
struct date tender_clears(enum tender t, struct date dated, const struct clear_rule *r);

/* Money that came in. Reversed or returned money has the date of that in `undone`. */
struct paid {
	struct money amount;                   /* > 0 */
	struct date dated;                     /* effective date */
	int64_t utc;                           /* when received or posted, for the same day */
	struct date undone;                    /* DATE_NONE: it stands */
	struct date clears;                    /* good from then; none or earlier: as dated */
};
/* The client's terms (terms.h) that grading needs. tolerance in basis points. */
struct promise_rule { int grace_mail, grace_phone; int32_t tolerance; };
#define PROMISE_RULE_DEFAULT ((struct promise_rule){ 3, 1, 10000 })

/* What was agreed next on the same debt: money from then on is paid to that, and what stood before
 * is over. any false: nothing was. */
struct agreed_later { bool any; struct date on; int64_t utc; };

struct promise_facts {
	struct money amount;                   /* > 0 */
	struct date created, due;              /* due >= created */
	int64_t created_utc;                   /* money of the same date counts if received after */
	enum tender by;
	bool cancelled;
	struct agreed_later later;
	struct promise_rule rule;
};
struct promise_grade {
	enum promise_state state;
	struct money paid, needed;             /* within the window; amount x tolerance, down */
	struct money over;                     /* paid over the amount */
	struct date deadline;
};

/* Last day to keep it: the due date, moved from a weekend or holiday to the next business day,
 * and so many business days of grace. What the consumer sees stays the due date. */
struct date promise_deadline(struct date due, enum tender by, const struct promise_rule *r);
/* As of the end of `today`. KEPT as soon as enough came in; OPEN to the deadline, or until
 * something else was agreed; then PARTIAL or BROKEN. Money undone by then is not counted; undone
 * after that so that the promise comes short, it is BROKEN, whatever else was paid. */
struct promise_grade promise_grade(const struct promise_facts *p, const struct paid *paid, size_t n,
	struct date today);

/* May a call on the due date run into the seven quiet days after the conversation that took the
 * promise, 1006.14(b)(2)(i)(B)? Day 1 is the day of the conversation. Then ask for consent. */
bool promise_needs_consent(struct date conversation, struct date due);
/* What to say of the first, the second and later misses of a consumer. nth >= 1. */
const char *promise_miss_text(int nth);

#endif
