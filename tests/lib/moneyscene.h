/* SPDX-License-Identifier: MIT */
/* Money of the fixture's office, for scenes: what came in for Okafor's hospital bill. */
#ifndef ARREARS_TESTS_MONEYSCENE_H
#define ARREARS_TESTS_MONEYSCENE_H

#include "fixture.h"

#define OPEN_ACCOUNT "type \"FND 10000001\"\nkey Enter\n"
#define OPEN_PAY OPEN_ACCOUNT "type \"PAY\"\nkey Enter\n"

/* One payment as the desk takes it; the batch it is in. */
int64_t money_receive(struct fixture *fx, int64_t cents, const char *method,
	const char *reference);
/* The batch counted and posted by the lead. */
void money_post(struct fixture *fx, int64_t batch_id);
/* A rate with its authority, three payments, one of them returned. */
void money_history(struct fixture *fx);

#endif
