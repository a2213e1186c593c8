/* SPDX-License-Identifier: MIT */
/* What opening a call, its results and taking them back share. */
#ifndef ARREARS_DESK_CALL_PARTS_H
#define ARREARS_DESK_CALL_PARTS_H

#include "arrears/desk/call.h"
#include "arrears/domain/code.h"
#include "arrears/store/account.h"
#include "arrears/store/nextaction.h"
#include "arrears/store/note.h"
#include "arrears/store/phone.h"
#include "arrears/store/restrict.h"

/* One account as a call sees it. scene_load fills it, scene_free lets go of it. */
struct scene {
	struct account_row account;
	struct facts_box box;
	struct phone_row phones[PHONES_MAX]; size_t phone_count;
	struct open_call_row open; /* the call of this desk without a result, not parked */
	bool has_open, open_here;
};
#define SCENE_AUTO ATTR_CLEANUP(scene_free) struct scene
enum msgid scene_load(struct desk *d, int64_t account_id, struct scene *out, struct err *err)
	ATTR_MUST_USE;
/* A call-back promised on a number is made on that number: it carries > once it is due. */
enum msgid scene_wanted(struct desk *d, int64_t account_id, struct gate_facts *f, struct err *err)
	ATTR_MUST_USE;
void scene_free(struct scene *s);
/* By its number in the list, 0 = the one that carries >, and where none does, the first that is
 * not blocked, then the first. NULL: none. */
const struct phone_row *scene_phone(const struct scene *s, int number);
const struct phone_row *scene_marked(const struct scene *s);    /* NULL: none */
const struct phone_row *scene_phone_id(const struct scene *s, int64_t id);

/* Writes the call: contact, attribution, open call, phone statistics, exception rows. Inside a
 * transaction. exception: message ids of the gates it was placed against, "" = allowed. */
struct placing { const struct phone_row *phone; bool inbound; int64_t party_id, consent_id;
	char exception[120]; const struct call_override *override; };
enum msgid place_call(struct desk *d, const struct scene *s, const struct placing *p,
	int64_t *contact_id, struct err *err) ATTR_MUST_USE;
enum msgid call_talked(struct desk *d, int64_t consumer_id, struct contact_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* The message ids of the gates that block, blanks between. */
void gate_ids(const struct gate_answer *a, enum verdict least, char out[120]);
/* err = the first gate that blocks. */
enum msgid gate_refuse(const struct gate_answer *a, struct err *err);

/* A note of the program itself, marked *, on an account. */
enum msgid system_note(struct desk *d, const struct account_row *a, int64_t contact_id,
	const char *text, struct err *err) ATTR_MUST_USE;
/* A change of a person, old value and new, as a note on every open account; work item, audit. */
enum msgid people_tell(struct desk *d, int64_t party_id, const char *text, struct err *err)
	ATTR_MUST_USE;
/* The hold that a restriction puts on, HOLD_*; 0: none. */
unsigned restriction_hold(const struct restriction_row *r);
void account_text(int64_t id, char out[24]);

/* What a result changed on an account, for UNDO: as text in undo_log. Both what it found and what
 * it left, as what somebody has changed since is not written over. */
#define TRACE_IDS 8
struct account_mark { char status[CODE_SIZE], result[CODE_SIZE]; bool disputed; int priority;
	int64_t closed_at; struct date worked_on; };
struct phone_mark { enum phone_status status; char source[17], result[6]; struct date on; };
struct trace {
	struct account_mark found, left;
	int seq;                                /* of the result in its contact; 0: none */
	int part_of;                            /* another account's result that did this */
#define TRACE_LINKED (-1)                       /* the same without a call: the row that follows */
	int64_t phone_id; struct phone_mark phone_found, phone_left;
	int64_t done[TRACE_IDS]; int done_count;        /* next actions closed */
	int64_t made[TRACE_IDS]; int made_count;        /* and made */
	int64_t held[TRACE_IDS]; int held_count;        /* restrictions made */
	int64_t consent;                                /* consent written down, 0: none */
	int64_t promise, plan;                          /* made, 0: none ... */
	int64_t was_promise, was_plan;                  /* ... and ended by it */
	bool was_broken;                                /* the plan was, though it went on */
	bool waits;                                     /* a promise goes on; not kept */
};
struct account_mark account_mark(const struct account_row *a);
struct phone_mark phone_mark(const struct phone_row *p);
/* Adds the row, once everything of the result is written; what it left is read here. */
enum msgid trace_keep(struct desk *d, struct undo_row *row, struct trace *t, struct err *err)
	ATTR_MUST_USE;
bool trace_read(const char *text, struct trace *out);

#endif
