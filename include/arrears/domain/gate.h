/* SPDX-License-Identifier: MIT */
/* The call gate: may this contact be made now? Pure function over facts. Every gate is evaluated
 * and every reason returned, in the order of enum gate_stage; any BLOCK wins. 12 CFR 1006.6,
 * 1006.14(b) and (h), state caps. */
#ifndef ARREARS_DOMAIN_GATE_H
#define ARREARS_DOMAIN_GATE_H

#include "arrears/domain/facts.h"

enum verdict { GATE_ALLOW, GATE_WARN, GATE_BLOCK };
enum gate_stage { STAGE_HOLD, STAGE_ATTORNEY, STAGE_PERSON, STAGE_OPTOUT, STAGE_PLACE, STAGE_TIME,
	STAGE_QUIET, STAGE_SEVEN, STAGE_STATE, STAGE_SOFT, STAGE_COUNT };
#define GATE_NEVER 0                           /* not until facts change */
#define GATE_REASONS_MAX 16

struct gate_reason { enum gate_stage stage; enum verdict verdict;
	struct err say;                        /* message id and substitutions: err_first(&say) */
	int64_t until_utc;                     /* when this reason goes; GATE_NEVER */
	bool pace; };                          /* redial gap, daily maximum: next account waits */

/* What is to be done. target: the phone (or address) id. override: a reason code of
 * gate_overrides(), given by a lead; lifts only the two frequency presumptions. */
struct gate_act { enum medium medium; int64_t target, account; const char *override; };

struct gate_answer { enum verdict verdict; int count; struct gate_reason reasons[GATE_REASONS_MAX];
	int64_t next_utc;   /* earliest allowed minute (now if allowed), GATE_NEVER */
	int64_t paced_utc;  /* the same, with the pace warnings respected too */
	int64_t until_utc;  /* if allowed: until the day's window closes; else 0 */
	bool consent;       /* a consent stands: log the call as excluded from the counts */
	int64_t consent_id; };

void gate_decide(const struct gate_facts *f, const struct gate_act *act, struct gate_answer *out);

/* Row of the phone list: "14:05 CT   yes, until 21:00". */
struct gate_phone { enum verdict verdict; enum zone zone; int second;  /* local time there */
	int64_t until_utc, next_utc, paced_utc;
	struct gate_reason why; };             /* the first blocking, else first warning reason */
void gate_phone(const struct gate_facts *f, int64_t account, int phone_index,
	struct gate_phone *out);

/* "1 of 7 in 7 days", "Quiet until 11/24" of an account, over all phones. */
struct gate_tally { int calls, max, days; struct date quiet_until; /* last quiet day or none */
	struct date free_on; };                /* if calls >= max: first day with room */
void gate_tally(const struct gate_facts *f, int64_t account, struct gate_tally *out);

/* The account over its phones: earliest of all; best = index of the first phone allowed and in
 * pace (the one marked >), -1 none. why: of the phone that opens first. */
struct gate_account { enum verdict verdict; int best; int64_t next_utc, paced_utc;
	struct gate_reason why; };
void gate_account(const struct gate_facts *f, int64_t account, struct gate_account *out);

/* Latest date over the candidate zones: what a contact row keeps as its local date. */
struct date gate_local_date(const struct gate_facts *f, int64_t utc);

/* Why a lead may go past the frequency presumption, 1006.14(b)(2)(i)-2. */
struct gate_override { const char *code, *text; };
const struct gate_override *gate_override_at(size_t i);   /* NULL past the end */
const struct gate_override *gate_override_find(const char *code);

/* State and city caps on contacts; data, so that counsel can add rows. */
enum cap_unit { CAP_DEBT, CAP_PERSON };
enum cap_where { CAP_ANYWHERE, CAP_NOT_WORK, CAP_WORK };
struct state_cap { char place[4]; struct date since; unsigned media; enum cap_unit unit;
	enum cap_where where; int max, days;
	bool connected_only, except_consent; const char *cite; };

#endif
