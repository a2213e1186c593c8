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
enum msgid item_drop(struct db *db, int64_t consumer_id, struct err *err) ATTR_MUST_USE;

/* Bulk: rows known to be new, the summary untouched; then item_summarize, same transaction. */
enum msgid item_insert(struct db *db, const struct work_item *w, struct err *err) ATTR_MUST_USE;
enum msgid item_summarize(struct db *db, struct err *err) ATTR_MUST_USE;
/* *wrong = summary rows that differ from a recount of work_item. */
enum msgid item_recount(struct db *db, int64_t *wrong, struct err *err) ATTR_MUST_USE;

/* What the derivation needs to know of a consumer's open accounts. state and phones of the band
 * facts are left to the caller, who has the gate's facts. */
#define ITEM_ACCOUNTS_MAX 200
enum msgid item_accounts(struct db *db, int64_t consumer_id,
	struct work_account out[ITEM_ACCOUNTS_MAX], int *count, struct err *err) ATTR_MUST_USE;

/* Rows by key: `after` is the last row seen, zeroed at the start. */
struct item_key { int64_t sort_key, consumer_id; };
struct item_head { struct item_key key; int64_t account_id, due_at; int desk_no; }; /* claim or 0 */
/* The first ripe row of band and mask after `after` that user_id may work; *found. */
enum msgid item_head(struct db *db, const struct work_item *cell, struct item_key after,
	int64_t user_id, struct item_head *out, bool *found, struct err *err) ATTR_MUST_USE;
/* Consumers after `after`, in order of id. */
enum msgid item_ids(struct db *db, int64_t after, int64_t *out, size_t max, size_t *count,
	struct err *err) ATTR_MUST_USE;
/* Consumers whose wake_on has come, at most max. */
enum msgid item_woken(struct db *db, struct date today, int64_t *out, size_t max, size_t *count,
	struct err *err) ATTR_MUST_USE;
/* Moves woken items of one account, with the summary; the others are left for item_woken. */
enum msgid item_roll(struct db *db, struct date today, struct err *err) ATTR_MUST_USE;

#endif
