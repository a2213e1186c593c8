/* SPDX-License-Identifier: MIT */
/* The interest of one account, loaded once and asked for several days. */
#ifndef ARREARS_DESK_INTEREST_PRIVATE_H
#define ARREARS_DESK_INTEREST_PRIVATE_H

#include "arrears/desk/desk.h"
#include "arrears/domain/interest.h"
#include "arrears/domain/terms.h"
#include "arrears/store/account.h"
#include "arrears/store/ledger.h"
#include "arrears/store/rate.h"

struct interest_case {
	struct rate_row rates[RATES_MAX + 1];
	char authority[RATES_MAX + 1][TEXT_BYTES(60)];
	size_t rate_count;                      /* 0: nothing accrues, and the rest is not loaded */
	struct principal_change *changes;
	size_t count, room;
	struct date from, on;
	struct interest_sum sum;                /* posted so far, and until when */
};
#define INTEREST_CASE ATTR_CLEANUP(interest_case_free) struct interest_case
void interest_case_free(struct interest_case *c);
/* To post on that day, or on the last that was posted to if that is later. */
enum msgid interest_load(struct desk *d, const struct account_row *a, const struct terms *t,
	struct date on, struct interest_case *out, struct err *err) ATTR_MUST_USE;
/* As the domain has it; good as long as the case is. */
struct accrual interest_accrual(const struct interest_case *c);
/* As if principal changed by so much on that day, too. */
void interest_case_change(struct interest_case *c, struct date on, struct money change);
/* All that accrued to a day, rounded once; not without a rate. */
enum msgid interest_total(const struct interest_case *c, const struct terms *t, struct date on,
	struct money *out, struct err *err) ATTR_MUST_USE;
/* What is to be posted on c->on so that what was posted is what accrued; below zero: too much, and
 * neither waived nor written off since. */
enum msgid interest_due(const struct interest_case *c, const struct terms *t, struct money *due,
	struct err *err) ATTR_MUST_USE;
/* What allows it (12 CFR 1006.22(b)): the word of the rate in force that day, or of the newest. */
const char *interest_authority(const struct interest_case *c);
/* The first day after that one, before c->on, through which one authority ran and after which
 * another may; DATE_NONE: none. */
struct date interest_turn(const struct interest_case *c, struct date after);

#endif
