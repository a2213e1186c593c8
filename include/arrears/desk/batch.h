/* SPDX-License-Identifier: MIT */
/* Batches: opened, counted from the paper, balanced only if the count agrees, posted whole or not
 * at all, closed with the deposit; all of it by another person than received any of the money
 * (MSG_BATCH_SAME_PERSON), unless office.one_person_posting says so. */
#ifndef ARREARS_DESK_BATCH_H
#define ARREARS_DESK_BATCH_H

#include "arrears/desk/desk.h"
#include "arrears/store/receipt.h"

/* OP_POST for all but reading. MSG_BATCH_UNKNOWN and MSG_BATCH_STATE everywhere. */
enum msgid batch_new(struct desk *d, int64_t *id, struct err *err) ATTR_MUST_USE;
/* Items and cents as counted by hand. Agree: BALANCED. Else MSG_BATCH_ITEMS or MSG_BATCH_CENTS with
 * neither of our figures in it; the count is kept, the batch stays open. */
enum msgid batch_count(struct desk *d, int64_t id, int64_t items, struct money total,
	struct err *err) ATTR_MUST_USE;
/* Back to OPEN, to add or void; counted anew afterwards. */
enum msgid batch_reopen(struct desk *d, int64_t id, struct err *err) ATTR_MUST_USE;
/* All or nothing. Designated money to its account; the rest over the consumer's debts
 * (domain/apply); nothing to a disputed debt; what is left to suspense, but MSG_DIRECT_HELD if the
 * client has it. */
struct batch_result { int64_t entries; struct money posted; int64_t held; struct money suspense; };
enum msgid batch_post(struct desk *d, int64_t id, struct batch_result *out, struct err *err)
	ATTR_MUST_USE;
/* deposit_on none: today. */
enum msgid batch_close(struct desk *d, int64_t id, struct date deposit_on, const char *deposit_ref,
	struct err *err) ATTR_MUST_USE;

/* Is it for another person than the one at this desk? */
enum msgid batch_needs_other(struct desk *d, const struct batch *b, bool *yes, struct err *err)
	ATTR_MUST_USE;
enum msgid batch_see(struct desk *d, int64_t id, struct batch *out, struct err *err)
	ATTR_MUST_USE;
#define BATCH_TENDERS 8
/* What is taken to the bank: receipts to us that are not void, and the total by tender. */
struct deposit { struct batch batch; struct receipt *rows; size_t count;
	struct batch_tender tenders[BATCH_TENDERS]; size_t tender_count; struct money to_us; };
/* The deposit as text for paper. */
enum msgid batch_deposit_text(struct desk *d, int64_t id, struct str *out, struct err *err)
	ATTR_MUST_USE;

/* office.one_person_posting: OP_CONFIG sets it, with an audit row. */
enum msgid one_person_posting(struct desk *d, bool *on, struct err *err) ATTR_MUST_USE;
enum msgid one_person_posting_set(struct desk *d, bool on, struct err *err) ATTR_MUST_USE;

#endif
