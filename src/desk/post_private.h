/* SPDX-License-Identifier: MIT */
/* What the kinds of posting share: the run they belong to, the account as they find it, and the
 * steps that follow every entry. */
#ifndef ARREARS_DESK_POST_PRIVATE_H
#define ARREARS_DESK_POST_PRIVATE_H

#include "arrears/desk/post.h"
#include "arrears/domain/terms.h"
#include "arrears/store/account.h"
#include "arrears/store/commission.h"

/* What one client agreed to, read once a run. */
struct client_terms {
	int64_t client_id;
	struct terms terms;
	struct commission_rate_row rates[COMMISSION_RATES_MAX];
	size_t rate_count;
};
/* A consumer whose item is to be brought up to date: by the change of balance alone, or anew. */
struct touched { int64_t consumer_id; struct money change; bool anew; };

/* An account that was posted to while the run holds back what follows. */
struct to_follow { int64_t account_id, ledger_id; };

struct post_run {
	struct desk *d;
	struct client_terms **clients; size_t client_count;
	struct touched *touched; size_t touched_count, touched_room;
	struct to_follow *waiting; size_t waiting_count;
	int holds;                              /* how often post_run_hold */
	bool by_balance;                        /* a band looks at balances */
};

/* One account in the hands of a posting. */
struct post_case {
	struct account_row a;
	const struct client_terms *client;
	struct buckets owed;                    /* as the ledger's copy has it, kept up */
	bool anew;                              /* more than the balance was changed */
};
/* MSG_ACCOUNT_UNKNOWN. */
enum msgid case_load(struct post_run *run, int64_t account_id, struct post_case *out,
	struct err *err) ATTR_MUST_USE;
/* Checks it against the account, adds it with who and when, moves c->owed. */
enum msgid case_insert(struct post_run *run, struct post_case *c, struct ledger_entry *e,
	struct err *err) ATTR_MUST_USE;
/* Interest to a day, or to the last that was posted if later. fix: only where too much was posted,
 * as a backdated entry shows. Each authority it ran by has an entry of its own: id is the last
 * one's, 0 nothing was to post; amount that of all. */
struct interest_posted { int64_t id; struct money amount; };
enum msgid case_interest(struct post_run *run, struct post_case *c, struct date on, bool fix,
	struct interest_posted *out, struct err *err) ATTR_MUST_USE;
/* What was owed of interest on a day, by the value dates of what paid it; not set where none
 * runs. */
enum msgid case_interest_then(struct post_run *run, const struct post_case *c, struct date on,
	struct money *owed, bool *runs, struct err *err) ATTR_MUST_USE;
/* Before a payment that is dated back: later ones give up the interest that will not have run, as
 * much as this one pays. What they cannot give up it pays on principal. */
enum msgid case_make_room(struct post_run *run, struct post_case *c, struct date on,
	struct buckets *change, struct err *err) ATTR_MUST_USE;
/* Money that pays in the client's order, what was owed on its day first; posted as e, which has
 * everything but what it changes. */
enum msgid case_pay(struct post_run *run, struct post_case *c, struct money amount,
	struct ledger_entry *e, struct err *err) ATTR_MUST_USE;
/* Promises, paid in full, and what is to be done about the work item. c is as all that leaves it.
 * ledger_id: the entry that did it. */
enum msgid case_follow(struct post_run *run, struct post_case *c, int64_t ledger_id,
	struct err *err) ATTR_MUST_USE;
/* Until post_run_follow, which must come, case_follow waits: of one deed that is several entries,
 * no account is looked at between them. m: of the deed; nothing follows where it failed. */
void post_run_hold(struct post_run *run);
enum msgid post_run_follow(struct post_run *run, enum msgid m, struct err *err) ATTR_MUST_USE;
/* Entries were taken back with their part of the transaction: what they said of the balances since
 * `touched` (run->touched_count then) is looked up anew. */
void post_run_forget(struct post_run *run, size_t touched);

/* What the entry earned: a row, or none. like_id: the payment it stands for again, 0 none. */
enum msgid commission_book(struct post_run *run, const struct post_case *c,
	const struct ledger_entry *e, int64_t like_id, struct money *earned, struct err *err)
	ATTR_MUST_USE;
/* After an entry took back, or moved, some of what earned, or gave it back: what was booked of the
 * money for the client becomes what stands there of it. */
enum msgid commission_settle(struct post_run *run, const struct post_case *c,
	int64_t earning_id, int64_t by_id, struct err *err) ATTR_MUST_USE;
/* What is to be booked in all of a money for a client. */
enum msgid commission_due(struct desk *d, int64_t money, int64_t client_id,
	struct commission_row *out, struct err *err) ATTR_MUST_USE;
/* The payment that a transfer moved, whichever leg, however often; a payment is its own. */
enum msgid commission_origin(struct desk *d, const struct ledger_entry *e,
	struct ledger_entry *out, struct err *err) ATTR_MUST_USE;

/* May money or a charge be posted to the account at all? What was paid to us, not to the client, is
 * not for a disputed debt that the consumer did not name. */
enum msgid case_open(const struct post_case *c, enum entry_type type, bool designated,
	struct err *err) ATTR_MUST_USE;
/* Money of one whom the court protects: a lead decides. out "" none, or decided. */
enum msgid case_barred(struct post_run *run, const struct post_case *c, enum entry_type type,
	enum answer said, char out[TEXT_BYTES(40)], struct err *err) ATTR_MUST_USE;
/* The hold that bars money: bankruptcy (11 USC 362) or a claim of identity theft. "" none. */
enum msgid account_barred(struct desk *d, const struct account_row *a, char *out, size_t size,
	struct err *err) ATTR_MUST_USE;
/* A text for a row of money: cleaned, no card number in it, whole. */
enum msgid money_text(const char *text, char *out, size_t size, const char *field,
	struct err *err) ATTR_MUST_USE;

/* What is held of a receipt leaves suspense, if anything is. ledger_id: the entry that did it,
 * 0 none. */
enum msgid suspense_release(struct desk *d, int64_t receipt_id, int64_t ledger_id,
	const char *reason, struct err *err) ATTR_MUST_USE;

/* One posting as an act of its own: authority, transaction, run, audit, work item. *keep false:
 * something was asked before anything was written. */
struct act { enum operation op; const char *event; int64_t account_id;
	enum msgid (*fn)(struct post_run *run, void *arg, bool *keep, struct err *err);
	void *arg;
	const char *detail; };                  /* of the audit row, read after fn; NULL: none */
enum msgid post_act(struct desk *d, const struct act *a, struct err *err) ATTR_MUST_USE;

#endif
