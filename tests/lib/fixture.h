/* SPDX-License-Identifier: MIT */
/* A small office for tests: a new database in a folder of its own, the shipped codes, one client,
 * four made-up consumers, three people who sign on, a weak key, and a clock that stands still on
 * Tuesday 2026-11-24 16:00 UTC (10:00 in Chicago). Every function fails the test on an error. */
#ifndef ARREARS_TESTS_FIXTURE_H
#define ARREARS_TESTS_FIXTURE_H

#include "arrears/desk/desk.h"
#include "arrears/desk/post.h"
#include "unit.h"

#define FIX_NOW INT64_C(1795536000)             /* 2026-11-24 16:00:00Z */
#define FIX_DAY INT64_C(86400)

/* Consumers (party ids) and their accounts, oldest first. */
enum { FIX_OKAFOR = 1,                          /* Chicago, Spanish; two accounts, three phones */
	FIX_SMITH, FIX_GARCIA, FIX_DOE };       /* Los Angeles; no phone; New York */
enum { FIX_OKAFOR_MED = 10000001, FIX_OKAFOR_CARD, FIX_SMITH_LOAN, FIX_GARCIA_MED, FIX_DOE_CARD };
/* Phones. Okafor's list: 1 cell (312) 555-0147 good, 2 home (773) 555-0199, 3 work, barred. */
enum { FIX_CELL = 1, FIX_HOME, FIX_WORK, FIX_SMITH_CELL, FIX_DOE_CELL };
enum { FIX_JRIVERA = 2, FIX_LCHEN, FIX_ADMIN, FIX_KBOSE }; /* collector, lead, admin, collector */

struct fixture { char dir[512], path[560]; struct desk d; void *raw; };

/* For cmocka: *state is the struct fixture, signed on as JRIVERA. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

void fixture_user(struct fixture *fx, int64_t user_id);  /* this person is at the desk now */
void fixture_at(struct fixture *fx, int64_t utc);        /* the clock stands still here now */
void fixture_reopen(struct fixture *fx);                 /* as after a crash: nothing is closed */
/* Straight SQL beside the program: to look, and to arrange what is hard to bring about. */
void fixture_sql(struct fixture *fx, const char *sql);
int64_t fixture_int(struct fixture *fx, const char *sql);
/* The text of one value; valid until the next call. */
const char *fixture_text(struct fixture *fx, const char *sql);
/* Everything in tables that hold history or work, as one number: the same = nothing changed. */
int64_t fixture_rows(struct fixture *fx);
/* How much one proof of `arrears check` complains of: "band counts". */
int64_t fixture_complaints(struct fixture *fx, const char *proof);
/* How much of all that `arrears check` proves does not hold; what it is is printed. */
int64_t fixture_unsound(struct fixture *fx);

int64_t fixture_balance(struct fixture *fx, int64_t account);    /* the cached one, in cents */
/* A card payment of so many cents, posted today to the debt the consumer named. */
struct posted fixture_pay(struct fixture *fx, int64_t account, int64_t cents);

#endif
