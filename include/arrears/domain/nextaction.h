/* SPDX-License-Identifier: MIT */
/* Next actions: what an account waits for. Every open account has at least one; the earliest
 * drives its band. */
#ifndef ARREARS_DOMAIN_NEXTACTION_H
#define ARREARS_DOMAIN_NEXTACTION_H

#include "arrears/base/date.h"

/* Broken, due and skip are made by promises and skip tracing when those exist. Values are kept in
 * the database as their names. */
enum next_kind { NEXT_NONE, NEXT_NEW, NEXT_FOLLOWUP, NEXT_TIMED, NEXT_REVIEW, NEXT_DISPUTE,
	NEXT_CLERICAL, NEXT_SUPERVISOR, NEXT_BROKEN, NEXT_DUE, NEXT_SKIP, NEXT_KIND_COUNT };
const char *next_kind_name(enum next_kind k);  /* "FOLLOWUP"; "" for none */
bool next_kind_parse(const char *text, enum next_kind *out);

struct next_action { enum next_kind kind; struct date due; int64_t at_utc; /* TIMED only, else 0 */
	int priority; };                       /* 0 highest .. 9 */
/* The one that drives: timed by time, else by due date, then priority, then kind. */
int next_action_cmp(const struct next_action *a, const struct next_action *b);

/* `days` after today (calendar, or business days), moved on to a business day, but never past
 * `limit` (DATE_NONE = no limit): then the last business day not after it, at least today. */
struct date next_due(struct date today, int days, bool business, struct date limit);

/* What an open account without a next action is offered: review if it cannot be called (no
 * usable phone), new business if it was never worked, dispute, clerical or supervisor by its
 * hold, else a follow-up. */
struct next_situation { bool worked, has_phone, on_hold, disputed, blocked; };
struct next_action next_default(const struct next_situation *s, struct date today);

#endif
