/* SPDX-License-Identifier: MIT */
/* A consumer built up fact by fact for tests of the gate. Company policy that is stricter than
 * the law (Sunday mornings) is off, so that the law's own cases can be stated. */
#ifndef ARREARS_TESTS_GATEWORLD_H
#define ARREARS_TESTS_GATEWORLD_H

#include "arrears/domain/gate.h"

#define GW_MAX 40
struct gw {
	struct gate_facts f;
	struct fact_account accounts[4];
	struct fact_phone phones[4];
	struct fact_address addresses[4];
	struct fact_inconvenient inconvenient[4];
	struct fact_credit credits[4];
	struct fact_consent consents[4];
	struct fact_optout optouts[4];
	struct fact_contact contacts[GW_MAX];
	int64_t debts[GW_MAX][4];
	struct gate_answer a;
};

enum { GW_CALL, GW_TALK, GW_INBOUND, GW_BUSY, GW_TEXT }; /* what a past contact was */

/* Accounts 1, 2 and 3 (debts 1 to 3); no phone, no address. */
void gw_init(struct gw *w);
void gw_phone(struct gw *w, int npa, enum phone_type type);         /* ids 101, 102, ... */
void gw_address(struct gw *w, int zip3, const char *state);
void gw_past(struct gw *w, const char *day, int hour, int what, int64_t debt);
void gw_also(struct gw *w, int64_t debt);                           /* the last contact's */
int64_t gw_utc(const char *stamp);                                  /* "2026-07-15 14:59:59" */
/* Verdict of a call to phone 101 about an account at a UTC instant; w->a has the rest. */
enum verdict gw_call(struct gw *w, int64_t utc, int64_t account);
/* The same on a day at noon Eastern. */
enum verdict gw_noon(struct gw *w, const char *day, int64_t account);
bool gw_says(const struct gw *w, enum msgid id);

#endif
