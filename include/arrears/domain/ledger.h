/* SPDX-License-Identifier: MIT */
/* What may stand in a ledger. Charges are positive, payments negative; a balance is the sum of its
 * entries; nothing is ever changed, only offset by another entry. No bucket grows without an
 * authority: agreement clause, statute or judgment (12 CFR 1006.22(b)). */
#ifndef ARREARS_DOMAIN_LEDGER_H
#define ARREARS_DOMAIN_LEDGER_H

#include "arrears/base/date.h"
#include "arrears/domain/bucket.h"

enum entry_type { ENTRY_PLACEMENT, ENTRY_INTEREST, ENTRY_FEE, ENTRY_COST, ENTRY_PAYMENT,
	ENTRY_DIRECT, ENTRY_ADJUSTMENT, ENTRY_REVERSAL, ENTRY_NSF, ENTRY_TRANSFER, ENTRY_WRITEOFF,
	ENTRY_TYPE_COUNT };
const char *entry_type_name(enum entry_type t);         /* "payment", as kept */
const char *entry_type_text(enum entry_type t);         /* "Payment", in 24 columns */
bool entry_type_parse(const char *text, enum entry_type *out);  /* a unique start, any case */

bool entry_is_payment(enum entry_type t);      /* payment, direct: promises, commission */
bool entry_is_undoing(enum entry_type t);      /* reversal or nsf: negates another entry */
bool entry_grows(enum entry_type t);           /* interest, fee, cost: a charge of ours */

/* One posting before it is made, against the account as it stands. */
struct entry_check {
	enum entry_type type;
	struct buckets change, owed;
	struct date effective, today;
	struct date placed;                    /* DATE_NONE: not asked */
	const char *authority;                 /* "" or NULL: none */
};
/* MSG_POST_ZERO; MSG_POST_SIGN (a payment that adds, a charge that takes away); MSG_POST_FUTURE;
 * MSG_POST_BEFORE_PLACED; MSG_POST_AUTHORITY where a bucket grows by anything but a placement, a
 * transfer or taking back; MSG_POST_BUCKET where a bucket but principal would fall below zero, or
 * principal by an adjustment or write-off; MSG_AMOUNT_RANGE. */
enum msgid entry_validate(const struct entry_check *c, struct err *err) ATTR_MUST_USE;

#endif
