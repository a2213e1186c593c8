/* SPDX-License-Identifier: MIT */
/* What limits contact: restrictions, consents, disclosures made, and exceptions met. */
#ifndef ARREARS_STORE_RESTRICT_H
#define ARREARS_STORE_RESTRICT_H

#include "arrears/base/date.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

#define RESTRICTIONS_MAX 64

struct restriction_row {
	int64_t id, party_id, account_id, phone_id; /* 0: the person, all numbers */
	char kind[15];                          /* 'cease' 'attorney' 'bankruptcy' ... see schema */
	char detail[TEXT_BYTES(60)];            /* kind medium: "call" "text" "email" "mail" "all";
						 * place: "home" "work"; other: "creditor";
						 * time, place: media as "call text", "" = all */
	int dow, from_second, to_second;        /* kind time: bit 0 Sunday; [from, to) local */
	struct date from_on, until_on; char source[17]; int64_t at, user_id, ended_at;
};
enum msgid restriction_add(struct db *db, const struct restriction_row *row, int64_t *id,
	struct err *err) ATTR_MUST_USE;
/* ended: those too. */
enum msgid restriction_list(struct db *db, int64_t party_id, bool ended,
	struct restriction_row *out, size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid restriction_load(struct db *db, int64_t id, struct restriction_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
enum msgid restriction_end(struct db *db, int64_t id, int64_t at, int64_t user_id, struct err *err)
	ATTR_MUST_USE;

struct consent_row { int64_t id, party_id, account_id, contact_id; struct date given_on, from_on,
	until_on; char words[TEXT_BYTES(60)]; int64_t at, user_id, revoked_at; };
enum msgid consent_add(struct db *db, const struct consent_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid consent_list(struct db *db, int64_t party_id, struct consent_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE; /* newest first */
/* What row's user wrote down of row's party since row's at, in no call yet, was given in the
 * call. */
enum msgid consent_given_in(struct db *db, const struct consent_row *row, struct err *err)
	ATTR_MUST_USE;
enum msgid consent_revoke(struct db *db, int64_t id, int64_t at, struct err *err) ATTR_MUST_USE;
/* UNDO: what was revoked with its promise stands again with it. */
enum msgid consent_again(struct db *db, int64_t id, struct err *err) ATTR_MUST_USE;

/* kind 'full' 'short' 'verified' 'mismatch'; given false: a recorded exception. */
struct disclosure_row { int64_t contact_id, party_id; char kind[10], language[9]; bool given;
	int64_t at, user_id; };
enum msgid disclosure_add(struct db *db, const struct disclosure_row *row, struct err *err)
	ATTR_MUST_USE;
enum msgid disclosure_list(struct db *db, int64_t contact_id, struct disclosure_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE;
/* What this person has been told about this debt before call `contact_id`: any communication at
 * all, and the languages (joined by blanks) of full disclosures given. */
struct disclosure_past { bool communicated; char languages[40]; };
enum msgid disclosure_before(struct db *db, int64_t party_id, int64_t account_id,
	int64_t contact_id, struct disclosure_past *out, struct err *err) ATTR_MUST_USE;

/* kind 'placed' 'override' 'not_disclosed' 'refused'. */
struct exception_row { int64_t contact_id, consumer_id, phone_id; char kind[14], reasons[120],
	override_code[8]; int64_t at, user_id, lead_id; };
enum msgid exception_add(struct db *db, const struct exception_row *row, struct err *err)
	ATTR_MUST_USE;

#endif
