/* SPDX-License-Identifier: MIT */
/* What is known when a contact is about to be made, as plain values. One consumer at a time:
 * the caller (desk) loads the rows and owns the arrays; nothing here is freed by the domain. */
#ifndef ARREARS_DOMAIN_FACTS_H
#define ARREARS_DOMAIN_FACTS_H

#include "arrears/domain/zone.h"

enum medium { MEDIUM_CALL = 1, MEDIUM_TEXT = 2, MEDIUM_EMAIL = 4, MEDIUM_MAIL = 8,
	MEDIUM_ALL = 15 };                     /* also used as a mask */
enum phone_type { PHONE_UNKNOWN, PHONE_CELL, PHONE_HOME, PHONE_WORK, PHONE_OTHER };
enum phone_status { PHONE_UNTRIED, PHONE_GOOD, PHONE_BAD, PHONE_WRONG, PHONE_BARRED };
enum address_type { ADDRESS_HOME, ADDRESS_WORK, ADDRESS_OTHER };

/* Who is called; 12 CFR 1006.6(a). REL_OTHER_SIDE: the consumer's attorney, the creditor, a
 * credit bureau, our own attorney: such calls are outside the consumer's limits. */
enum relation { REL_CONSUMER, REL_SPOUSE, REL_PARENT, REL_REPRESENTATIVE, REL_THIRD_PARTY,
	REL_OTHER_SIDE };

/* Holds, as bits: of an account, or of a person for all their accounts. */
enum hold { HOLD_BANKRUPTCY = 1, HOLD_CEASE = 2, HOLD_DISPUTE = 4, HOLD_CREDITOR = 8,
	HOLD_CLOSED = 16, HOLD_IDENTITY = 32, HOLD_ATTORNEY = 64, HOLD_DECEASED = 128,
	HOLD_MINOR = 256, HOLD_DNC = 512, HOLD_STATUS = 1024 }; /* HOLD_STATUS: by status code */

struct fact_phone { int64_t id; enum phone_type type; enum phone_status status; int npa;
	enum relation owner; };
struct fact_address { int64_t id; enum address_type type; bool bad; int zip3; char state[3]; };
struct fact_account { int64_t id, debt;        /* debt: accounts of one debt share it (F17) */
	unsigned holds; bool outbound_limited; char status[6]; };

/* A time or a place the consumer called inconvenient, 1006.6(b)(1). Minutes of the local day,
 * [from, to); from = 0, to = 1440: all day; from > to runs past midnight. dow: bit 0 = Sunday.
 * A place rule (place != PLACE_NONE) bars landlines and mail there at its times. */
enum fact_place { PLACE_NONE, PLACE_HOME, PLACE_WORK };
struct fact_inconvenient { unsigned dow; int from, to; struct date first, last; /* or DATE_NONE */
	unsigned media; enum fact_place place; };
/* The consumer wrote or called: one answer by the same medium, 1006.6(b)(1)-2. */
struct fact_credit { enum medium medium; int64_t utc; bool used; };
/* Consent to be called, 1006.14(b)(3)(i): at most seven days, the day given being day 1. */
enum consent_source { CONSENT_DIRECT, CONSENT_CREDITOR, CONSENT_PRIOR };
struct fact_consent { int64_t id, debt, given_utc, ended_utc; /* ended: revoked, 0 = not */
	struct date given, from, to; enum consent_source source;
	int64_t contact; /* it was given in that one, which does not use it up; 0: in none */ };
/* "Do not use this medium / this number", 1006.14(h). target 0 = the whole medium. */
struct fact_optout { unsigned media; int64_t target; };

/* One contact with this person. `local` is the latest calendar date over the candidate zones at
 * that moment. debts: the debts it is attributed to. */
struct fact_contact { int64_t id, person, phone, placed_utc; struct date local; enum medium medium;
	enum phone_type phone_type; bool inbound, counted, conversation;
	bool excluded;      /* consent, or a party outside the limits: never counted */
	bool misdirected;   /* the number turned out to be another's: un-counted (F5) */
	bool voided;
	const int64_t *debts; int debt_count;
	/* The call counts for the first so many debts, the others were only talked about (F16);
	 * 0 = for all. */
	int placed_for; };

struct gate_policy { int quiet_days, max_calls, window_days;
	int redial_minutes, max_per_day, sunday_start; /* minute of the day, 0 = no Sunday rule */
	int concentration, media_warn; bool spouse_is_consumer, work_calls; };
struct gate_policy gate_policy_default(void);

struct gate_facts {
	int64_t now_utc, person;
	enum relation relation;
	unsigned holds;                        /* of the person */
	zone_mask told;                        /* the consumer told us where they are; 0 = no */
	bool employer_forbids;                 /* the work number is known to be unwelcome */
	const struct fact_account *accounts; int account_count;
	const struct fact_phone *phones; int phone_count;
	const struct fact_address *addresses; int address_count;
	const struct fact_inconvenient *inconvenient; int inconvenient_count;
	const struct fact_credit *credits; int credit_count;
	const struct fact_consent *consents; int consent_count;
	const struct fact_optout *optouts; int optout_count;
	const struct fact_contact *contacts; int contact_count; /* the last 30 days or more */
	int64_t wanted;                         /* phone of a timed call now due; 0: none */
	struct gate_policy policy;
};

/* Where the consumer may be (compliance 3.1). assumed: nothing was known, the contiguous worst
 * case stands in. dialled may be NULL. */
struct whereabouts { zone_mask zones; bool assumed, told; };
struct whereabouts facts_whereabouts(const struct gate_facts *f, const struct fact_phone *dialled);

#endif
