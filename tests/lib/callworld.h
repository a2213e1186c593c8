/* SPDX-License-Identifier: MIT */
/* Calls on the small office, with the consumer of FIX_OKAFOR already claimed by the desk. */
#ifndef ARREARS_TESTS_CALLWORLD_H
#define ARREARS_TESTS_CALLWORLD_H

#include "fixture.h"

#include "arrears/desk/result.h"

/* A cmocka setup; fixture_teardown ends it. */
int callworld_setup(void **state);
/* A result as typed with nothing after its code. */
struct result_input typed(int64_t account, const char *code);
/* Logs it; the test fails if it is refused. */
struct result_outcome logged(struct fixture *fx, struct result_input in);
/* The same of a talk in which no disclosure was given. */
struct result_outcome talked(struct fixture *fx, int64_t account, const char *code,
	const char *text);
/* Opens a call to a phone of the list, 0: the one marked. */
struct call_opened opened(struct fixture *fx, int64_t account, int phone);
/* What the gate counts of FIX_OKAFOR for an account. */
void tally(struct fixture *fx, int64_t account, struct gate_tally *out);

#endif
