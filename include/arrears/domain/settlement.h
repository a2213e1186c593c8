/* SPDX-License-Identifier: MIT */
/* Settlements: floors by age and balance, who may agree to what, counter-offers, what is
 * forgiven. */
#ifndef ARREARS_DOMAIN_SETTLEMENT_H
#define ARREARS_DOMAIN_SETTLEMENT_H

#include "arrears/base/money.h"
#include "arrears/domain/authority.h"

#define SETTLE_ROLES 3                         /* USER_COLLECTOR, USER_LEAD, USER_ADMIN */
#define SETTLE_REPORT_CENTS 60000              /* 26 USC 6050P: 600.00 or more forgiven */

/* One band: for debts at least so old (days since placement) and so large, each role's least
 * percent of the balance in basis points. client 0 is the office's. */
struct floor_row { int64_t id, client; int min_age; struct money min_balance;
	int32_t floor[SETTLE_ROLES]; };
/* The client's own rows first, then the office's; of those that fit the oldest band, then the
 * largest. NULL: none, and nothing under the balance may be agreed. */
const struct floor_row *floor_pick(const struct floor_row *rows, size_t n, int64_t client,
	int age, struct money balance);
/* Row i of the bands that every new office starts with (client 0); false past the end. */
bool floor_seed(size_t i, struct floor_row *out);
/* Percent of the balance, rounded up to the cent: a floor is never undercut. balance >= 0. */
struct money floor_amount(int32_t basis_points, struct money balance);

/* FULL: not less than the balance, so nothing to settle. BELOW: under every floor. */
enum offer_verdict { OFFER_FULL, OFFER_OWN, OFFER_LEAD, OFFER_ADMIN, OFFER_BELOW };
struct offer { struct money balance, amount;   /* 0 < amount */
	struct money asked;                    /* our last counter-offer; zero: none yet */
	enum user_role role; };
struct offer_answer {
	enum offer_verdict verdict;
	struct money floor[SETTLE_ROLES];
	struct money forgiven;                 /* balance - amount, not below zero */
	int32_t percent;                       /* amount of balance in basis points, down */
	bool report;                           /* 600.00 or more forgiven; says nothing of 6050P's
	                                        * other conditions, which are the creditor's */
	struct money counter;                  /* what to ask next; zero: take the offer */
};
/* Counter-offer: halfway between the offer and what was asked last (first the balance), up to a
 * whole dollar, never under the role's own floor nor over what was asked before.
 * row may be NULL. */
struct offer_answer offer_judge(const struct floor_row *row, const struct offer *o);
const char *offer_verdict_text(enum offer_verdict v);

bool settlement_reportable(struct money balance, struct money paid);

#endif
