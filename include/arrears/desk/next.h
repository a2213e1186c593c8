/* SPDX-License-Identifier: MIT */
/* The next account, claims, and leaving an account. Two desks never hold one consumer. */
#ifndef ARREARS_DESK_NEXT_H
#define ARREARS_DESK_NEXT_H

#include "arrears/desk/desk.h"
#include "arrears/store/claim.h"
#include "arrears/store/work.h"

#define NEXT_PASSED_MAX 20
struct passed_over { int64_t consumer_id, account_id; struct err why; }; /* err_first(&why, ...) */
struct next_outcome {
	int64_t consumer_id, account_id;       /* 0: nothing to work now */
	int64_t band_id; int number; char band[TEXT_BYTES(30)];
	int position, total;                   /* "9 of 12" of this band, this sitting */
	bool timed;                            /* a timed call whose minute has come */
	int64_t next_utc;                      /* nothing now: when; 0 never. Not after now: the
	                                        * search stopped half way, call again */
	int passed;                            /* how many were passed over ... */
	struct passed_over over[NEXT_PASSED_MAX]; /* the first of them */
};

/* Claims the best workable consumer of the band, 0 = of the first band that has one. Timed calls
 * whose minute has come go first. Runs in the caller's transaction if there is one: so a result
 * and the next claim are one. The caller releases what it leaves (work_leave) before. */
enum msgid next_account(struct desk *d, int64_t band_id, struct next_outcome *out,
	struct err *err) ATTR_MUST_USE;
/* A timed call of this desk whose minute came after `since`, unclaimed; account 0: none. */
enum msgid next_timed(struct desk *d, int64_t since, int64_t *account_id, int64_t *due_at,
	struct err *err) ATTR_MUST_USE;

/* For direct opening by command. MSG_IN_USE "In use by GARCIA since 14:02." One's own claim stays
 * (and is no longer parked). */
enum msgid claim_open(struct desk *d, int64_t consumer_id, struct err *err) ATTR_MUST_USE;
enum msgid claim_release(struct desk *d, int64_t consumer_id, struct err *err) ATTR_MUST_USE;
enum msgid claim_park(struct desk *d, int64_t consumer_id, bool parked, struct err *err)
	ATTR_MUST_USE;
/* The consumer parked last, 0 none. */
enum msgid claim_parked(struct desk *d, int64_t *consumer_id, struct err *err) ATTR_MUST_USE;

/* Leaving an account: its row in the history ring; the claim goes (PARKED: stays, parked).
 * w->consumer_id is wanted; its user, session and closed_at are filled in. */
enum msgid work_leave(struct desk *d, const struct work_row *w, struct err *err) ATTR_MUST_USE;

#endif
