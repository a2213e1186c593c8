/* SPDX-License-Identifier: MIT */
/* Work items and their summary, kept equal in one transaction. Nothing else writes work_item. */
#ifndef ARREARS_STORE_ITEM_H
#define ARREARS_STORE_ITEM_H

#include "arrears/domain/workitem.h"
#include "arrears/store/db.h"

enum msgid item_get(struct db *db, int64_t consumer_id, struct work_item *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Adds or replaces the consumer's row and moves the summary. Inside a transaction. */
enum msgid item_put(struct db *db, const struct work_item *w, struct err *err) ATTR_MUST_USE;
/* Where nothing but the balance of the consumer's debts moved; no row, nothing happens. */
enum msgid item_add_balance(struct db *db, int64_t consumer_id, struct money change,
	struct err *err) ATTR_MUST_USE;
enum msgid item_drop(struct db *db, int64_t consumer_id, struct err *err) ATTR_MUST_USE;

/* Bulk: rows known to be new, the summary untouched; then item_summarize, same transaction. */
enum msgid item_insert(struct db *db, const struct work_item *w, struct err *err) ATTR_MUST_USE;
enum msgid item_summarize(struct db *db, struct err *err) ATTR_MUST_USE;

/* What the derivation needs to know of a consumer's open accounts. state and phones of the band
 * facts are left to the derivation. */
#define ITEM_ACCOUNTS_MAX 64
enum msgid item_accounts(struct db *db, int64_t consumer_id,
	struct work_account out[ITEM_ACCOUNTS_MAX], int *count, struct err *err) ATTR_MUST_USE;

/* The first ripe row of a band and call mask, after `after` in work order (zeroed: the first), that
 * user_id may work; of CALL_SINGLY masks those whose own hours have `now` in them. desk_no: of its
 * claim, 0 none. MSG_OK and *found false: no more. */
struct item_key { int64_t sort_key, consumer_id; };
struct item_seek { int64_t band_id; int call_mask; int64_t user_id, now; struct item_key after; };
struct item_head { struct item_key key; int64_t account_id, band_id, due_at; int desk_no; };
enum msgid item_head(struct db *db, const struct item_seek *seek, struct item_head *out,
	bool *found, struct err *err) ATTR_MUST_USE;
/* The same over timed calls whose minute has come and whose hours are open, of all bands; keys
 * are minutes. */
enum msgid item_timed(struct db *db, const struct item_seek *seek, struct item_head *out,
	bool *found, struct err *err) ATTR_MUST_USE;
/* Ripe items of a band with hours of their own: how many are open, when the next one opens. */
struct item_hours { int64_t open, next_utc; };         /* next 0: none */
enum msgid item_hours(struct db *db, int64_t band_id, int64_t now, struct item_hours *out,
	struct err *err) ATTR_MUST_USE;
/* The first date on which an item of the band wakes; none: DATE_NONE. */
enum msgid item_first_wake(struct db *db, int64_t band_id, struct date *out, struct err *err)
	ATTR_MUST_USE;

/* Consumers to derive anew: whose wake_on has come; whose own hours are over. */
#define ITEM_BATCH 500
struct item_batch { size_t count; int64_t ids[ITEM_BATCH]; };
enum msgid item_woken(struct db *db, int64_t band_id, struct date today, struct item_batch *out,
	struct err *err) ATTR_MUST_USE;
enum msgid item_shut(struct db *db, int64_t now, struct item_batch *out, struct err *err)
	ATTR_MUST_USE;
/* Moves woken items of one account and without hours of their own, summary included; the others
 * are left for item_woken. reviews: the band shows what is due though the frequency holds it. */
enum msgid item_roll(struct db *db, int64_t band_id, struct date today, bool reviews,
	struct err *err) ATTR_MUST_USE;
/* Consumers after `after`, in order of id. */
enum msgid item_ids(struct db *db, int64_t after, struct item_batch *out, struct err *err)
	ATTR_MUST_USE;

#endif
