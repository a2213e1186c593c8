/* SPDX-License-Identifier: MIT */
/* One receipt over the debts of one consumer, 12 CFR 1006.30(c): it goes where the consumer
 * directs it, and never to a disputed debt unless the consumer directs it there. */
#ifndef ARREARS_DOMAIN_APPLY_H
#define ARREARS_DOMAIN_APPLY_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"

/* Only debts that may take money at all: the caller leaves out what is closed or barred. */
struct apply_debt {
	int64_t account;
	bool disputed;
	struct date placed;
	struct money owed;                     /* balance; zero or less takes nothing */
	struct money directed;                 /* of this receipt, by the consumer; zero: none */
};
struct apply_receipt {
	struct money amount;                   /* > 0 */
	int64_t received_for;                  /* account it was taken on; 0: none of them */
	const struct apply_debt *debts;
	size_t count;
};
/* Why money was left over. ASK: every debt that owes is disputed. OVER: more than is owed where it
 * may go. In both cases the consumer is asked, and it is held as unapplied until then. */
enum apply_why { APPLY_ALL, APPLY_ASK, APPLY_OVER };
struct apply_rest { struct money unapplied; enum apply_why why; };

/* parts[i] is what debts[i] gets, >= 0 and at most what it owes; parts and unapplied sum to the
 * amount. Money not directed pays undisputed debts: first the account it was received for, then
 * the oldest placement, then the lower account number.
 * MSG_APPLY_DIRECTED if more is directed than was received. */
enum msgid apply_receipt(const struct apply_receipt *r, struct money *parts,
	struct apply_rest *rest, struct err *err) ATTR_MUST_USE;

#endif
