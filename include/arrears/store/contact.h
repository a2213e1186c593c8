/* SPDX-License-Identifier: MIT */
/* Calls: a row when it is placed or answered, results appended, the debts it is attributed to,
 * a lead's void, and the list of calls that have no result yet. All but the last append-only. */
#ifndef ARREARS_STORE_CONTACT_H
#define ARREARS_STORE_CONTACT_H

#include "arrears/base/date.h"
#include "arrears/domain/code.h"
#include "arrears/store/db.h"

struct contact_row {
	int64_t id, consumer_id, party_id;
	int64_t phone_id;                       /* 0: inbound from an unknown number */
	bool inbound;
	int64_t placed_at;
	struct date local_from, local_to; /* the consumer's date, west and east candidate zone */
	int64_t user_id, session_id, consent_id; /* 0: none */
	char exception[120]; /* message ids it was placed against; "" = allowed */
	unsigned flags; /* out: law flags of the results that stand, or-ed */
	int results;                            /* out: how many stand */
	bool voided;                            /* out */
};
enum msgid contact_insert(struct db *db, const struct contact_row *row, int64_t *id,
	struct err *err) ATTR_MUST_USE;
enum msgid contact_load(struct db *db, int64_t id, struct contact_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* Calls with a person placed at or after `since`, oldest first: each is handed to fn with its
 * debts; discussed[i] tells which of them were talked about. false ends the walk. */
struct contact_debts { int64_t account[64]; bool placed[64], discussed[64]; int n; };
enum msgid contact_since(struct db *db, int64_t party_id, int64_t since,
	bool (*fn)(void *arg, const struct contact_row *row, const struct contact_debts *debts),
	void *arg, struct err *err) ATTR_MUST_USE;

struct contact_result_row { int64_t contact_id; int seq; char code[CODE_SIZE]; unsigned flags;
	int64_t account_id, at; int seconds; int64_t user_id; int takes_back; };
enum msgid contact_result_add(struct db *db, const struct contact_result_row *row, int *seq,
	struct err *err) ATTR_MUST_USE;         /* row->seq ignored */

enum msgid contact_debt_add(struct db *db, int64_t contact_id, int64_t account_id, bool discussed,
	struct err *err) ATTR_MUST_USE;         /* a second time: nothing */
enum msgid contact_debts_of(struct db *db, int64_t contact_id, struct contact_debts *out,
	struct err *err) ATTR_MUST_USE;
enum msgid contact_void(struct db *db, int64_t contact_id, const char *reason, int64_t at,
	int64_t user_id, struct err *err) ATTR_MUST_USE;

struct open_call_row { int64_t contact_id, user_id, account_id, phone_id, party_id, placed_at;
	int phone_ord; bool inbound, parked; };
enum msgid open_call_add(struct db *db, int64_t contact_id, int64_t user_id, int64_t account_id,
	struct err *err) ATTR_MUST_USE;
enum msgid open_call_park(struct db *db, int64_t contact_id, bool parked, struct err *err)
	ATTR_MUST_USE;
enum msgid open_call_close(struct db *db, int64_t contact_id, struct err *err) ATTR_MUST_USE;
enum msgid open_call_list(struct db *db, int64_t user_id, struct open_call_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE; /* oldest first */

#endif
