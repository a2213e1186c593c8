/* SPDX-License-Identifier: MIT */
/* The cast of the training database: consumers whose money has a past. What they did is done again,
 * day by day, through the functions that a person at a desk uses. */
#ifndef ARREARS_DESK_DEMO_CAST_H
#define ARREARS_DESK_DEMO_CAST_H

#include "demo_parts.h"
#include "arrears/domain/promise.h"

enum demo_deed {
	ACT_NONE,
	ACT_PTP,        /* cents (0: all that is owed) promised for `due`, by `by` */
	ACT_PLAN,       /* n installments of all that is owed from `due`; words: frequency */
	ACT_OFFER,      /* cents would settle, until `due`, in n payments; words: what was said */
	ACT_COUNTER,    /* the same, offered by the consumer */
	ACT_ASK,        /* as ACT_OFFER, below the collector's floor: words say why */
	ACT_ACCEPT,     /* the newest offer, by `by` */
	ACT_PAY,        /* cents received, by `by`; words: reference; n 1: the debt was named */
	ACT_DIRECT,     /* cents paid to the client */
	ACT_NSF,        /* the newest payment came back; words: return code */
	ACT_ADJUST,     /* cents of principal; words: why */
	ACT_COST,       /* cents of cost; words: authority */
	ACT_RATE,       /* cents: millionths a year to `due`, n: enum rate_kind; words: authority */
	ACT_ITEMS,      /* n checks or debits, monthly from `due`; words: number */
	ACT_STATUS,     /* a lead sets it; words: code */
	ACT_DISPUTE,    /* in writing; words: what it says */
	ACT_FIN,        /* n: row of the household table */
	ACT_FACTS,      /* n: kind of debt; the facts of its row */
	ACT_GOODS       /* merchandise that is to come back */
};
/* Dates are month * 100 + day of the year of DEMO_NOW; 0: none. */
struct demo_act { int on; enum demo_deed deed; int64_t cents; int due; enum tender by; int n;
	const char *words; };
enum { DEMO_ACTS = 12 };
struct demo_role {
	int client;                     /* index */
	int64_t owed, second;           /* cents of principal; of the second account, 0: none */
	struct demo_act acts[DEMO_ACTS];        /* in order of date */
};
const struct demo_role *demo_role_at(size_t i); /* NULL past the end */
struct date demo_day(int md);
/* What happened until the first of the acts: calls that reached nobody. */
struct demo_story demo_role_story(const struct demo_role *r, struct date today);

/* Money that nobody knows the debt of. */
struct demo_stray { int on; int64_t cents; enum tender by; const char *reference, *payer; };
const struct demo_stray *demo_stray_at(size_t i);       /* NULL past the end */

/* Rates of commission, money options, floors, price list: before anybody is placed. */
enum msgid demo_agree(struct demo_world *w, struct err *err) ATTR_MUST_USE;
/* All acts of the cast, and the batches of the days; the clock is DEMO_NOW's again at the end. */
enum msgid demo_money(struct demo_world *w, struct err *err) ATTR_MUST_USE;

/* One act; who and when are the desk's. */
struct demo_doing { struct demo_world *w; const struct demo_member *who;
	const struct demo_act *act; };
enum msgid demo_agreement(struct demo_doing *a, struct err *err) ATTR_MUST_USE;
enum msgid demo_posting(struct demo_doing *a, struct err *err) ATTR_MUST_USE;
enum msgid demo_telling(struct demo_doing *a, struct err *err) ATTR_MUST_USE;
/* Who is at the desk: nobody, a collector (which: any number), or the lead who posts. */
enum { DEMO_OWENS = 4 };                        /* index of that lead among the people */
enum demo_seat { SEAT_SYSTEM, SEAT_COLLECTOR, SEAT_LEAD };
void demo_sit(struct demo_world *w, enum demo_seat seat, int which);

#endif
