/* SPDX-License-Identifier: MIT */
/* Plans and settlements: what was agreed, which debts it pays. Installments are promises with
 * the plan's number (store/promise.h). */
#ifndef ARREARS_STORE_PLAN_H
#define ARREARS_STORE_PLAN_H

#include "arrears/domain/installment.h"
#include "arrears/domain/schedule.h"
#include "arrears/store/db.h"

#define PLAN_ACCOUNTS_MAX 16

enum plan_kind { PLAN_INSTALLMENTS, PLAN_SETTLEMENT };

struct plan_row {
	int64_t id, account_id;
	enum plan_kind kind;
	enum plan_state state;
	enum frequency frequency;
	enum tender method;
	struct date first_on, made_on;
	int installments;
	struct money level, down, balloon, owed, promised, interest;
	int32_t millionths;
	int64_t offer_id, replaces_id, at, user_id, contact_id, approved_by, ended_at; /* 0: none */
	char user[11];                         /* out: who made it */
	bool kept;                             /* out: every payment of it is */
};
struct plan_share { int64_t account_id; struct money share; };

enum msgid plan_add(struct db *db, const struct plan_row *row, const struct plan_share *shares,
	size_t n, int64_t *id, struct err *err) ATTR_MUST_USE;
enum msgid plan_load(struct db *db, int64_t id, struct plan_row *out, bool *found, struct err *err)
	ATTR_MUST_USE;
/* Every plan that pays the account, newest first. */
enum msgid plan_list_of(struct db *db, int64_t account_id, struct plan_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* The newest that is active or broken and has not ended: the agreement that stands. */
enum msgid plan_current(struct db *db, int64_t account_id, struct plan_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* A settlement that was paid and whose money has not cleared yet: it is still active. */
bool plan_is_clearing(const struct plan_row *p);
/* Those with a number after `after_id`, in the order of their numbers. */
enum msgid plan_list_clearing(struct db *db, int64_t after_id, struct plan_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid plan_shares(struct db *db, int64_t plan_id, struct plan_share *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
/* How often its rows had an event of that reason, which all that are open have together. */
enum msgid plan_events(struct db *db, int64_t plan_id, const char *reason, int *times,
	struct err *err) ATTR_MUST_USE;
/* at: when it ended; 0: it goes on. One that is broken may have ended, by a later agreement. */
enum msgid plan_set_state(struct db *db, int64_t id, enum plan_state state, int64_t at,
	struct err *err) ATTR_MUST_USE;

#endif
