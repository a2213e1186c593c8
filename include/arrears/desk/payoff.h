/* SPDX-License-Identifier: MIT */
/* What pays an account off on a date: the balance and the interest accrued to it, shown and not
 * posted. Good through that date. */
#ifndef ARREARS_DESK_PAYOFF_H
#define ARREARS_DESK_PAYOFF_H

#include "arrears/desk/interest.h"

struct payoff_quote {
	struct date good_through;
	struct money balance;                  /* of the ledger today */
	struct money accrued;                  /* not posted yet, to good_through */
	struct money total;
	char per_diem[INTEREST_TEXT_SIZE];     /* of the day after: ".246575"; "" no interest */
};

/* on >= today: MSG_PROMISE_PAST. OP_VIEW. */
enum msgid payoff_on(struct desk *d, int64_t account_id, struct date on, struct payoff_quote *out,
	struct err *err) ATTR_MUST_USE;

#endif
