/* SPDX-License-Identifier: MIT */
/* Installments as the ledgers of their debts will take them: the interest of each debt by its own
 * rates and caps, on principal alone, rounded where it is posted; each payment over the debts as a
 * receipt is (domain/apply.h), and over the buckets by the client's order. Schedules without
 * ledgers are in domain/schedule.h. */
#ifndef ARREARS_DOMAIN_PAYBACK_H
#define ARREARS_DOMAIN_PAYBACK_H

#include "arrears/domain/bucket.h"
#include "arrears/domain/interest.h"
#include "arrears/domain/schedule.h"

#define PAYBACK_DEBTS_MAX 16

struct payback_debt {
	int64_t account;
	struct date placed;
	struct buckets owed;                   /* by the ledger, to day */
	struct accrual accrual;                /* rates_count 0: nothing accrues, from unused */
	struct money posted;                   /* interest, so far */
	struct bucket_order order;
	enum rounding rounding;                /* of interest that is posted */
};
struct payback {
	const struct payback_debt *debts;
	size_t count;                          /* 1 .. PAYBACK_DEBTS_MAX */
	int64_t received_for;                  /* account on which the payments are taken */
	struct date start;                     /* interest to that day is owed already */
};

/* Installments with interest after which every debt is at zero: the level payment is found by
 * trying, to the cent. Of t: as schedule_make, with amount what is owed on the start; rate, basis,
 * method, unit, grace, extra and first_part are not used. A row's balance is all that is owed after
 * it, unpaid interest too; its interest what accrued since the start and was in no row before, as
 * far as the row pays it. MSG_* of schedule_make. */
enum msgid payback_make(const struct payback *b, const struct schedule_terms *t,
	struct schedule *out, struct err *err) ATTR_MUST_USE;
/* Typed by hand, as schedule_typed. */
enum msgid payback_typed(const struct payback *b, const struct schedule_terms *t,
	const struct typed_row *typed, size_t n, struct schedule *out, struct err *err)
	ATTR_MUST_USE;
/* Payments that stay as they are: only the balances become what the ledgers will have then. What
 * the last of them leaves is the interest that went on. parts: what each debt is paid; may be
 * NULL. */
enum msgid payback_follow(const struct payback *b, struct schedule *s, struct money *parts,
	struct err *err) ATTR_MUST_USE;

#endif
