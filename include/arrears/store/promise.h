/* SPDX-License-Identifier: MIT */
/* Promises to pay, and the installments of plans, with every state they had. A row's state and
 * `paid` are a copy of what the ledger says (domain/promise.h); its events are append-only. */
#ifndef ARREARS_STORE_PROMISE_H
#define ARREARS_STORE_PROMISE_H

#include "arrears/base/text.h"
#include "arrears/domain/code.h"
#include "arrears/domain/promise.h"
#include "arrears/domain/validate.h"
#include "arrears/store/db.h"

#define PROMISES_MAX 640                       /* of one account that are looked at */

struct promise_row {
	int64_t id, account_id, plan_id;       /* plan_id 0: stands alone */
	int seq;                               /* installment, from 1; 0: down payment or none */
	struct money amount, interest, paid;
	struct date due_on, grade_on, made_on;
	int32_t tolerance_bp;
	enum tender method;
	enum promise_state state;
	int64_t at, user_id, contact_id, consent_id; /* 0: none */
	char user[11];                         /* out: who took it */
};
enum msgid promise_add(struct db *db, const struct promise_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid promise_load(struct db *db, int64_t id, struct promise_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* The one that stands alone and is open. */
enum msgid promise_open_of(struct db *db, int64_t account_id, struct promise_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Newest first. */
enum msgid promise_list_of(struct db *db, int64_t account_id, struct promise_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* Installments by number. */
enum msgid promise_list_plan(struct db *db, int64_t plan_id, struct promise_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* Open ones whose last day is before `today`, by that day and id, after (grade_on, id). */
struct promise_key { struct date on; int64_t id; };
enum msgid promise_to_grade(struct db *db, struct date today, struct promise_key *after,
	struct promise_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* A new state with its event. */
struct promise_event { int64_t promise_id; enum promise_state state; struct money paid;
	struct date on; int64_t ledger_id; char reason[40]; int64_t at, user_id; };
enum msgid promise_set(struct db *db, const struct promise_event *e, struct err *err)
	ATTR_MUST_USE;
enum msgid promise_move(struct db *db, int64_t id, struct date due_on, struct date grade_on,
	struct err *err) ATTR_MUST_USE;
enum msgid promise_events(struct db *db, int64_t promise_id, struct promise_event *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;      /* oldest first */

/* Has the account, or a plan that pays it, any at all? */
enum msgid promise_any(struct db *db, int64_t account_id, bool *any, struct err *err)
	ATTR_MUST_USE;
/* Payments on an account since `since` (value date; DATE_NONE: all), to us and direct, oldest
 * first, less what was moved to another debt, with what was moved here from one: utc = when it was
 * received, or posted; undone_utc = when it was reversed or returned, 0: it stands; method: mail
 * where it is not known. fn false: enough. */
struct promise_money { struct money amount; struct date dated; int64_t utc, undone_utc;
	enum tender method; bool direct; };
enum msgid promise_payments(struct db *db, int64_t account_id, struct date since,
	bool (*fn)(void *arg, const struct promise_money *p), void *arg, struct err *err)
	ATTR_MUST_USE;
/* How many of the account's promises were missed before row `before` (0: all). */
enum msgid promise_misses(struct db *db, int64_t account_id, int64_t before, int *out,
	struct err *err) ATTR_MUST_USE;

/* What was agreed on the account after a promise, or after the plan of which `first` is the first
 * row: the next of all, and whether one of them still stands, or stood to its end. */
#define TAKEN_BACK "taken back"                 /* the reason of what UNDO cancels */
struct promise_after { int64_t id; struct agreed_later agreed; bool stands; };
enum msgid promise_later(struct db *db, int64_t account_id, const struct promise_row *first,
	struct promise_after *out, struct err *err) ATTR_MUST_USE;

/* The standing entries that forgave the rest of a settlement. */
#define SETTLED_REASON "settled"
enum msgid promise_settled(struct db *db, int64_t account_id, int64_t *out, size_t max, size_t *n,
	struct err *err) ATTR_MUST_USE;

/* One line of WRKPRM, with the account it is on. */
struct promise_line { struct promise_row p; struct person_name name; char status[CODE_SIZE];
	struct money balance; bool late; };
/* late: open past due_on. user_id 0: of everybody. since: first due date of all but due. */
enum promise_list { PROMISE_LIST_DUE, PROMISE_LIST_LATE, PROMISE_LIST_BROKEN, PROMISE_LIST_KEPT,
	PROMISE_LIST_COUNT };
struct promise_filter { enum promise_list list; int64_t user_id; struct date today, since; };
/* By due date: rising for due and late, falling for broken and kept. key: where the page begins,
 * exclusive; {DATE_NONE, 0}: from the start. back: the page before it, in reading order. */
struct promise_page { struct promise_key key; bool back, at; size_t want; }; /* at: inclusive */
enum msgid promise_page(struct db *db, const struct promise_filter *f,
	const struct promise_page *page, struct promise_line *out, size_t *n, struct err *err)
	ATTR_MUST_USE;
/* How many, and how much: promised of due and late, missing of broken, paid of kept. */
struct promise_sum { int64_t count; struct money total; };
enum msgid promise_sum(struct db *db, const struct promise_filter *f, struct promise_sum *out,
	struct err *err) ATTR_MUST_USE;
/* What a person took on a date. */
enum msgid promise_taken(struct db *db, int64_t user_id, struct date on, struct promise_sum *out,
	struct err *err) ATTR_MUST_USE;

#endif
