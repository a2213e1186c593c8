/* SPDX-License-Identifier: MIT */
/* The ways to pay one account, side by side (P-07), as a collector may offer them on the call: in
 * full today, a settlement, and two plans. Nothing is written. */
#ifndef ARREARS_DESK_OPTIONSHEET_H
#define ARREARS_DESK_OPTIONSHEET_H

#include "arrears/desk/planview.h"
#include "arrears/domain/options.h"

struct option_offer {
	bool offered, agreed;                   /* agreed: a settlement that stands already */
	struct money down, monthly, total, interest, saved;
	struct money forgiven;                  /* by a settlement on its day, interest to it too */
	int number, months;                     /* payments; months to the last of them */
	struct date first, last;
	enum fits fits;
};
struct option_sheet {
	struct plan_around around;
	struct money owed;                      /* with the interest to today */
	struct option_offer of[OPTION_COUNT];
};
/* Settled as it is agreed, else by the last open offer of ours, else by this role's own floor. Plan
 * B is the longest that the client allows; plan A what the budget pays, or else half as long.
 * MSG_ACCOUNT_UNKNOWN, MSG_PROMISE_CLOSED, MSG_PROMISE_BARRED. */
enum msgid option_sheet(struct desk *d, int64_t account_id, struct option_sheet *out,
	struct err *err) ATTR_MUST_USE;

#endif
