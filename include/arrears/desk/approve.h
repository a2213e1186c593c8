/* SPDX-License-Identifier: MIT */
/* Approvals: somebody may not do a thing alone. Either a lead says so on the spot with his own
 * password, or a request waits on APV. Who asked never decides, whatever the role. */
#ifndef ARREARS_DESK_APPROVE_H
#define ARREARS_DESK_APPROVE_H

#include "arrears/desk/post.h"
#include "arrears/desk/signon.h"
#include "arrears/store/approval.h"

/* On the spot. Failures count to the lead's lock-out, so it must not run inside a transaction.
 * MSG_SIGNON_REFUSED; MSG_NOT_AUTHORIZED: the role may not; MSG_APPROVE_OWN: it is who asks;
 * nothing is saved then but the trail. */
struct lead { int64_t id; enum user_role role; char name[TEXT_BYTES(10)]; };
enum msgid lead_approves(struct desk *d, const struct signon_who *who, enum operation op,
	struct lead *out, struct err *err) ATTR_MUST_USE;

/* A request. What a kind needs in detail:
 *   settlement  subject_id = the offer; amount = its sum
 *   plan        its terms, in words (plan_ask); once approved, plan_make takes exactly these
 *   adjustment  approval_detail() of the change; amount = its sum, signed as there;
 *               subject_id = the goods it credits, if any
 *   writeoff    approval_detail(); amount = the balance then
 *   legal       the criteria met and not met; amount = the balance
 * OP_WORK. MSG_APPROVE_REASON without one, MSG_APPROVE_WAITING: the same is asked already,
 * MSG_POST_CLOSED: the account is; and what would hinder an administrator to carry it out now,
 * unless it is asked within a transaction. */
struct approval_new { enum approval_kind kind; int64_t account_id, subject_id;
	struct money amount; const char *detail, *reason; };
enum msgid approval_ask(struct desk *d, const struct approval_new *a, int64_t *id, struct err *err)
	ATTR_MUST_USE;
/* The detail of what post_adjust and post_writeoff refused as over the limit: bucket, value date,
 * authority. Account, sum and reason are the request's own. */
void approval_detail(const struct post_change *c, char out[APPROVAL_DETAIL]);
/* The detail in words, for people: "fees, as of 11/20/26". */
void approval_words(const struct approval_row *r, char out[APPROVAL_DETAIL]);

/* Those that wait, oldest first; OP_VIEW, a collector sees his own. */
enum msgid approvals_waiting(struct desk *d, int64_t after, struct approval_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* Those that no longer wait, decided since then (UTC), newest first; the same. */
enum msgid approvals_decided(struct desk *d, int64_t since, struct approval_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* This user's own that were decided since he last asked, newest first; he is told of them now. */
enum msgid approvals_news(struct desk *d, struct approval_row *out, size_t max, size_t *n,
	struct err *err) ATTR_MUST_USE;
/* What waits for this user to decide, and what was decided for him, as counts and in words: "3
 * wait for you, 1 of yours decided"; "" for none. */
enum msgid approvals_count(struct desk *d, struct approval_counts *out, struct err *err)
	ATTR_MUST_USE;
#define APPROVALS_TEXT 64
void approvals_text(const struct approval_counts *c, char out[APPROVALS_TEXT]);

/* "Settle for", "Adjust by": what its sum is. */
const char *approval_kind_words(enum approval_kind k);
/* Approving only gives leave: the deed is still done by who asked. */
bool approval_is_leave(enum approval_kind k);
/* All of a request for who decides, a line each: the account and what is owed, what is asked for,
 * by whom and why, what approving does, and what hinders it. MSG_APPROVE_UNKNOWN. */
enum msgid approval_tell(struct desk *d, int64_t id, struct str *out, struct err *err)
	ATTR_MUST_USE;

/* Approving carries out what it says, in the same transaction: adjustment and write-off are
 * posted, a settlement offer opens, legal sets status LEG; a plan is only marked. A settlement or
 * plan that was decided brings its account back to work today: who asked calls again. The role
 * must reach what was asked: an administrator for an adjustment over a lead's limit or a sum below
 * a lead's floor. A refusal needs words. MSG_APPROVE_OWN, MSG_APPROVE_DONE (somebody was first),
 * MSG_NOT_AUTHORIZED, and whatever hinders the deed; then nothing is saved. OP_APPROVE. */
enum msgid approval_decide(struct desk *d, int64_t id, bool yes, const char *words,
	struct err *err) ATTR_MUST_USE;
/* What would hinder it: the messages of approval_decide. Nothing is saved; not in a transaction. */
enum msgid approval_try(struct desk *d, int64_t id, bool yes, struct err *err) ATTR_MUST_USE;
/* By who asked. */
enum msgid approval_withdraw(struct desk *d, int64_t id, struct err *err) ATTR_MUST_USE;
/* The newest request of that kind on the account that this desk's user asked for and that was
 * approved in the last APPROVAL_DAYS days. detail: only of that text; NULL: any. */
#define APPROVAL_DAYS 7
struct approval_want { int64_t account_id; enum approval_kind kind; const char *detail; };
enum msgid approval_given(struct desk *d, const struct approval_want *want,
	struct approval_row *out, bool *found, struct err *err) ATTR_MUST_USE;

#endif
