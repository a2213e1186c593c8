/* SPDX-License-Identifier: MIT */
/* Recommendation for legal action: criteria met, not met, not known, and what follows. A lead
 * decides; the client agrees; counsel sues. */
#ifndef ARREARS_DOMAIN_LEGAL_H
#define ARREARS_DOMAIN_LEGAL_H

#include "arrears/domain/terms.h"
#include "arrears/base/date.h"

enum known { KNOWN_NOT, KNOWN_NO, KNOWN_YES };          /* zero: not known */
struct legal_facts {
	struct money balance;
	struct date statute;                   /* day the limitation period ends; none: unknown */
	enum known assets, employer;           /* something to levy on, wages to garnish */
	enum known address_verified;
	struct date last_contact, last_payment;/* none: never */
	bool open_promise;                     /* a promise or a plan that is being kept */
	bool disputed, bankrupt, deceased;
	bool protected;                        /* the file has them under the SCRA */
	enum known on_duty;                    /* as the DMDC answered, ... */
	struct date searched;                  /* ... on that day: an affidavit, 50 USC 3931 */
};
#define LEGAL_SEARCH_DAYS 30                   /* so long such an answer is good */
/* In the order shown. The first five bar the action when not met (for a suit on a time-barred
 * debt: 12 CFR 1006.26(b)). */
enum legal_criterion { LEGAL_STATUTE, LEGAL_NOT_DISPUTED, LEGAL_NOT_BANKRUPT, LEGAL_NOT_DECEASED,
	LEGAL_NO_PROMISE, LEGAL_BALANCE, LEGAL_MEANS, LEGAL_ADDRESS, LEGAL_QUIET,
	LEGAL_NOT_MILITARY, LEGAL_CRITERIA };
const char *legal_criterion_text(enum legal_criterion c); /* "Statute has time to run" */

/* RECOMMENDED: all met. FIND_OUT: nothing against it, something unknown. */
enum legal_verdict { LEGAL_RECOMMENDED, LEGAL_FIND_OUT, LEGAL_NOT_RECOMMENDED, LEGAL_BARRED };
struct legal_answer { enum known met[LEGAL_CRITERIA]; enum legal_verdict verdict; };
struct legal_answer legal_judge(const struct legal_facts *f, const struct terms *t,
	struct date today);
const char *legal_verdict_text(enum legal_verdict v);

#endif
