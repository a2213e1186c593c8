/* SPDX-License-Identifier: MIT */
/* The ledger: append-only. Adding an entry moves the copy of the balances on the account in the
 * same step. Balances as of any day come from the entries alone. */
#ifndef ARREARS_STORE_LEDGER_H
#define ARREARS_STORE_LEDGER_H

#include "arrears/base/date.h"
#include "arrears/base/text.h"
#include "arrears/domain/authority.h"
#include "arrears/domain/ledger.h"
#include "arrears/store/db.h"

#define LEDGER_METHOD 17
#define LEDGER_REFERENCE TEXT_BYTES(32)
#define LEDGER_AUTHORITY TEXT_BYTES(60)
#define LEDGER_REASON TEXT_BYTES(60)

struct ledger_entry {
	int64_t id, account_id;
	enum entry_type type;
	struct date effective_on;               /* value date */
	int64_t posted_at, user_id;
	int64_t batch_id, file_id, receipt_id;  /* 0: none */
	char method[LEDGER_METHOD];             /* tender: name of domain/promise.h; "" none */
	char reference[LEDGER_REFERENCE];
	struct buckets change;                  /* charges +, payments - */
	int64_t reverses_id, pair_id, credit_user_id; /* 0: none */
	int64_t approved_by;                    /* who allowed what was over a limit; 0: nobody */
	int64_t moves_id;                       /* of what leaves in a transfer: the payment, or the
	                                         * transfer it came by */
	char authority[LEDGER_AUTHORITY], reason[LEDGER_REASON];
};

/* Inside a transaction: adds it, moves the balances of the account. */
enum msgid ledger_insert(struct db *db, const struct ledger_entry *e, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid ledger_load(struct db *db, int64_t id, struct ledger_entry *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* The entry that takes this one back; *by = 0: it stands. */
enum msgid ledger_reversed_by(struct db *db, int64_t id, int64_t *by, struct err *err)
	ATTR_MUST_USE;
/* Of the same account, value date, amount and reference, and standing: the newest; *id 0: none. */
enum msgid ledger_twin(struct db *db, const struct ledger_entry *like, int64_t *id,
	struct err *err) ATTR_MUST_USE;

/* A payment entry of the receipt that stands; *id = 0: none. */
enum msgid ledger_of_receipt(struct db *db, int64_t receipt_id, int64_t *id, struct err *err)
	ATTR_MUST_USE;

/* A payment of the account, or money moved to it, that stands and of which so much has not moved
 * on: one of which that is all before others, the newest first; *id = 0: none. */
enum msgid ledger_movable(struct db *db, int64_t account_id, struct money amount, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* A transfer that stands and moved money of this entry; *id = 0: none. */
enum msgid ledger_moved_by(struct db *db, int64_t id, int64_t *by, struct err *err) ATTR_MUST_USE;

/* Taken off the account by adjustments by hand that stand, each counted where nobody above the role
 * made or allowed it. */
enum msgid ledger_adjusted(struct db *db, int64_t account_id, enum user_role role,
	struct money *out, struct err *err) ATTR_MUST_USE;

/* An entry as listed: what it changed in all, and the balance after it. */
struct ledger_row {
	struct ledger_entry e;
	char user[TEXT_BYTES(10)];
	int64_t reversed_by;                    /* 0: it stands */
	struct money total, balance_after;      /* balance in the order of the list */
};
/* Where a page of the list begins: the newest entries with ids under `below` (0: of all), or,
 * upward, the oldest with ids over `above`. Only those valued up to value_on (DATE_NONE: any). */
struct ledger_seek { struct date value_on; bool upward; int64_t below, above; };
/* In order of posting, newest first, also upward. Costs one pass over what is newer (as of a day:
 * older) once, whatever the page. */
enum msgid ledger_list(struct db *db, int64_t account_id, const struct ledger_seek *seek,
	struct ledger_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* The same for what is older than `before` (0: from the newest). */
enum msgid ledger_page(struct db *db, int64_t account_id, int64_t before, struct ledger_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;

/* Entries with value date <= value_on (DATE_NONE: any) that were posted at or before posted_at
 * (0: any). */
struct ledger_asof { struct date value_on; int64_t posted_at; };
#define LEDGER_ALL ((struct ledger_asof){ .value_on = { DATE_NONE_DAYS } })
enum msgid ledger_buckets(struct db *db, int64_t account_id, const struct ledger_asof *asof,
	struct buckets *out, struct err *err) ATTR_MUST_USE;
/* Every entry up to then, oldest value date first, with running balance. fn false: enough. */
enum msgid ledger_each(struct db *db, int64_t account_id, const struct ledger_asof *asof,
	bool (*fn)(void *arg, const struct ledger_row *row), void *arg, struct err *err)
	ATTR_MUST_USE;

/* What interest needs. Principal changes of each value date up to `until` (DATE_NONE: all), in
 * order. */
enum msgid ledger_principal(struct db *db, int64_t account_id, struct date until,
	bool (*fn)(void *arg, struct date on, struct money change), void *arg, struct err *err)
	ATTR_MUST_USE;
/* Interest posted so far, net of what was taken back, by entries valued up to `until` (DATE_NONE:
 * all of them); last: the latest value date, none; other: placed and adjusted, waivers in it. */
struct interest_sum { struct money posted; struct date last; struct money other; };
enum msgid ledger_interest(struct db *db, int64_t account_id, struct date until,
	struct interest_sum *out, struct err *err) ATTR_MUST_USE;
/* Interest of a value date: what came to be owed or was waived other than by accruing, what money
 * paid of it, and what of that was turned to principal since it had not run. In order. */
struct interest_day { struct date on; struct money owed, paid, turned; };
enum msgid ledger_interest_days(struct db *db, int64_t account_id,
	bool (*fn)(void *arg, const struct interest_day *d), void *arg, struct err *err)
	ATTR_MUST_USE;
/* What was placed, all buckets. */
enum msgid ledger_placed(struct db *db, int64_t account_id, struct money *out, struct err *err)
	ATTR_MUST_USE;
/* The other leg of a transfer: the second leg names the first. 0: not a leg. */
enum msgid ledger_pair(struct db *db, const struct ledger_entry *e, int64_t *id, struct err *err)
	ATTR_MUST_USE;
/* Money that came in for the debt, transfers and what was taken back in it, by what it pays. */
enum msgid ledger_paid_in(struct db *db, int64_t account_id, struct buckets *out,
	struct err *err) ATTR_MUST_USE;
/* Of what is owed now, in each bucket: the least that stood there at the end of `on` or of any day
 * since, by the entries' value dates. *later: something counts from after `on`. */
enum msgid ledger_least_owed(struct db *db, int64_t account_id, struct date on,
	struct buckets *owed, bool *later, struct err *err) ATTR_MUST_USE;
/* Money that came in to a person's credit, posted at or after from_utc, less what was taken back
 * since: payments to us and direct to the client. */
enum msgid ledger_credited(struct db *db, int64_t user_id, int64_t from_utc, struct money *out,
	struct err *err) ATTR_MUST_USE;
/* last_paid of the account from the payments that stand. */
enum msgid ledger_last_paid(struct db *db, int64_t account_id, struct err *err) ATTR_MUST_USE;

#endif
