/* SPDX-License-Identifier: MIT */
/* Work items: one consumer with all open accounts is one row of work. The row is derived from
 * facts, never typed; the same function serves a wrap-up, an import and the proof of both. */
#ifndef ARREARS_DOMAIN_WORKITEM_H
#define ARREARS_DOMAIN_WORKITEM_H

#include "arrears/domain/band.h"
#include "arrears/domain/facts.h"
#include "arrears/domain/gate.h"

#define BANDS_MAX 32
/* The bands in working order, with their ids. Inactive ones may be among them. */
struct band_set { size_t count; int64_t ids[BANDS_MAX]; struct band bands[BANDS_MAX]; };
int band_index(const struct band_set *set, int64_t band_id);   /* -1: none */
/* Bands of accounts to be looked at (NEXT= of nothing but review, dispute, clerical, supervisor,
 * skip; or PHONES=0): they are presented at any hour, even when no call is allowed. */
bool band_reviews(const struct band_filter *f);

/* Does a balance decide which band, or where in it? */
bool bands_by_balance(const struct band_set *set);

enum work_stage { WORK_WAITING,                /* nothing is due */
	WORK_HELD,                             /* due, but the call frequency allows no call yet */
	WORK_RIPE };

/* Where and when a call is allowed, as one number: the zones the consumer may be in (0: unknown,
 * the hours that suit every contiguous state), or CALL_NONE whatever the hour. With CALL_SINGLY the
 * hours are the item's own: open_at <= now < shut_at, then it is derived anew. */
#define CALL_NONE (-1)
#define CALL_SINGLY 4096

#define WORK_NEVER ((struct date){ 47846 })    /* 2100-12-31: a wake_on that does not come */
#define WORK_ALWAYS ((struct date){ 0 })       /* 1970-01-01: a ready_on that is past */

struct work_item { int64_t consumer_id, account_id, band_id;
	enum work_stage stage;
	struct date wake_on;                   /* office date on which to derive anew; WORK_NEVER */
	struct date ready_on;                  /* first office date the frequency allows a call */
	int64_t due_at;                        /* minute of a timed call; 0: none */
	int call_mask;
	int64_t open_at, shut_at;              /* CALL_SINGLY only, else 0 */
	int64_t sort_key;                      /* lowest first within the band */
	int64_t assigned_user_id;              /* 0: anybody of the band */
	int accounts; struct money balance; };

/* One open account (class not closed, not voided). facts.next is its earliest open next action,
 * kind NEXT_NONE if it has none; phones and state are filled in from the gate's facts. */
struct work_account { int64_t id, assigned_user_id; int priority; /* 0..9, higher first */
	struct band_facts facts; };
struct work_input { int64_t consumer_id; const struct work_account *accounts; int count;
	const struct gate_facts *facts;        /* of this consumer, now */
	struct date today; enum zone office; };/* business date; zone of office dates */

/* False: no open account, no item. Of the accounts the one that can be worked soonest drives, of
 * those the one in the first band. One that meets no band's filter goes to the last band for
 * review that collectors see. Terms over days are asked as of today or the due date if later. */
bool work_item_derive(const struct work_input *in, const struct band_set *bands,
	struct work_item *out);
/* Same work at `today`? ready_on in the past and hours of single items do not matter. */
bool work_item_same(const struct work_item *a, const struct work_item *b, struct date today);

/* Now if a call to these zones is allowed now by the hour, else when it opens; GATE_NEVER for
 * CALL_NONE and for sets without a common hour. CALL_SINGLY is not looked at. */
int64_t call_mask_opens(int call_mask, int64_t now_utc, const struct gate_policy *policy);

#endif
