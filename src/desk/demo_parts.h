/* SPDX-License-Identifier: MIT */
/* Parts of the training database: chance, places, names, stories, and one consumer on the way
 * from a story to rows. A consumer is planned whole in memory, then written. */
#ifndef ARREARS_DESK_DEMO_PARTS_H
#define ARREARS_DESK_DEMO_PARTS_H

#include "arrears/desk/desk.h"
#include "arrears/store/account.h"
#include "arrears/store/band.h"
#include "arrears/store/commission.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"

/* --- chance: splitmix64, so that a seed gives the same people on every machine ------- */
struct demo_rng { uint64_t state; };
uint64_t demo_next(struct demo_rng *r);
int demo_below(struct demo_rng *r, int n);                      /* 0 .. n - 1 */
int demo_between(struct demo_rng *r, int from, int to);         /* both included */
bool demo_chance(struct demo_rng *r, int percent);

/* --- places: a city with its ZIP prefix and area code -------------------------------- */
struct demo_place { const char *city, *state; int zip3, npa; };
const struct demo_place *demo_place_at(size_t i);               /* NULL past the end */
size_t demo_place_count(void);
zone_mask demo_place_zones(const struct demo_place *p);         /* of ZIP and area code */

/* --- names ------------------------------------------------------------------------- */
void demo_name(struct demo_rng *r, bool spanish, struct person_name *out);
void demo_street(struct demo_rng *r, char *out, size_t size);
const char *demo_employer(size_t i);                            /* NULL past the end */
const char *demo_firm(struct demo_rng *r);                      /* attorneys */
const char *demo_reason(struct demo_rng *r);                    /* why they do not pay */
/* What is said in a call that ends with the code; "" if the code needs no words. */
const char *demo_words(struct demo_rng *r, const char *code);

/* --- stories: what became of an account -------------------------------------------- */
enum demo_trait {
	TRAIT_HOT = 1, TRAIT_DISPUTED = 2,
	TRAIT_BAD_PHONES = 4, TRAIT_NO_PHONE = 8, TRAIT_WRONG_PHONE = 16, TRAIT_BARRED_WORK = 32,
	TRAIT_CONSENT = 64,
	TRAIT_SOON = 128,       /* the timed call comes up within minutes */
	TRAIT_MIDDLE = 256,     /* lives where it is day, in a state without caps of its own */
	TRAIT_BUSY = 512,       /* called every day */
	TRAIT_ATTORNEY = 1024, TRAIT_CHILD = 2048,
	TRAIT_PLAIN = 4096,     /* may be the second account of somebody, too */
};
struct demo_span { int from, to; };
struct demo_story {
	const char *status;             /* of data/seed/statuses.csv */
	int weight;
	struct demo_span tries;         /* calls that reached nobody */
	const char *end;                /* code of the last event; NULL: one more such call */
	struct demo_span ago;           /* the last call, in days before today */
	enum next_kind next;            /* NEXT_NONE: closed */
	struct demo_span due;           /* days from today */
	const char *kind, *detail;      /* restriction; NULL: none */
	unsigned traits;
};
const struct demo_story *demo_story_at(size_t i);               /* NULL past the end */
/* By weight; plain: only such as a second account may have. */
const struct demo_story *demo_story_pick(struct demo_rng *r, bool plain);

/* --- the office ---------------------------------------------------------------------- */
enum { DEMO_CLIENTS = 4, DEMO_PEOPLE = 6, DEMO_COLLECTORS = 4, DEMO_EMPLOYERS = 24,
	DEMO_CODES = 64, DEMO_ROLES = 64, DEMO_RATES = 16 };
struct demo_client {
	const char *code, *name, *debt_type, *prefix;   /* prefix of its account numbers */
	int64_t least, most;            /* cents of principal */
	bool charges;                   /* interest and fees; charged off */
	int64_t id, file_id, rows, cents;
};
struct demo_role;                               /* demo_cast.h */
struct demo_member { const struct demo_role *role;
	int64_t consumer_id, account_id, linked_id;     /* linked: the second account, 0 none */
	int born_month, born_day; };
struct demo_world {
	struct desk *d;
	uint64_t seed;
	int64_t now, accounts;          /* how many are wanted */
	struct date today;
	bool wide;                      /* 555-xxxx */
	int64_t next_party, next_account;
	int64_t people;                 /* consumers so far */
	size_t elsewhere;               /* of them, those who live anywhere */
	int timed;                      /* timed calls that come up soon, so far */
	int64_t users[DEMO_PEOPLE];     /* the first ones work accounts */
	int64_t employers[DEMO_EMPLOYERS];
	struct demo_member cast[DEMO_ROLES];
	size_t cast_count;
	struct demo_client clients[DEMO_CLIENTS];
	struct result_code codes[DEMO_CODES];
	size_t code_count;
	struct band_set bands;
	struct commission_rate rates[DEMO_RATES];       /* of all clients */
	size_t rate_count;
};
const struct result_code *demo_code(const struct demo_world *w, const char *code);

/* --- one consumer -------------------------------------------------------------------- */
enum { DEMO_PHONES = 4, DEMO_OWN = 4, DEMO_CALLS = 24 };
struct demo_call { int64_t at; int phone;                       /* index; -1: no call at all */
	int seconds; int64_t user_id; const char *code, *words; };
struct demo_account {
	const struct demo_story *story;
	struct demo_client *client;
	struct account_row row;
	struct demo_call calls[DEMO_CALLS];
	int call_count;
	struct next_action next;
	int next_phone;                 /* index; -1: none */
	struct money placed;            /* the balance that came in */
	bool paid_here;                 /* last_paid was after placement */
};
struct demo_person {
	struct demo_rng rng;
	const struct demo_role *role;   /* NULL: one of many */
	struct demo_story story;        /* of the role */
	const struct demo_place *place;
	struct party_row row;
	struct party_secrets secrets;
	struct phone_row phones[DEMO_PHONES];
	int phone_count;
	struct demo_account own[DEMO_OWN];
	int own_count;
};
void demo_plan(struct demo_world *w, struct demo_person *p);
/* The calls of one account, their effect on phones, and what is next. */
void demo_plan_calls(struct demo_world *w, struct demo_person *p, struct demo_account *a);
enum msgid demo_write(struct demo_world *w, struct demo_person *p, struct err *err) ATTR_MUST_USE;
/* Results, notes, debts, disclosures and consents of one account. */
enum msgid demo_write_calls(struct demo_world *w, struct demo_person *p,
	const struct demo_account *a, struct err *err) ATTR_MUST_USE;

#endif
