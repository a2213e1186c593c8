/* SPDX-License-Identifier: MIT */
/* What promises, installments and settlements ask of a payment. */
#ifndef ARREARS_DOMAIN_PROMISE_PRIVATE_H
#define ARREARS_DOMAIN_PROMISE_PRIVATE_H

#include "arrears/domain/promise.h"

/* Dated after something was agreed, or the same day and received after it. */
bool paid_since(const struct paid *p, struct date created, int64_t created_utc);
/* The same, and before what was agreed next. */
bool paid_for(const struct paid *p, struct date created, int64_t created_utc,
	const struct agreed_later *later);
/* Neither returned nor reversed by the end of that day. */
bool paid_stands(const struct paid *p, struct date on);
struct money promise_needed(struct money amount, int32_t tolerance);

#endif
