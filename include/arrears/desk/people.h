/* SPDX-License-Identifier: MIT */
/* Phones, addresses, e-mails and people of an account: added, changed, marked good or bad with
 * source and date. What was there before becomes a system note (N-04), on every open account of
 * the consumer. All need OP_PEOPLE. */
#ifndef ARREARS_DESK_PEOPLE_H
#define ARREARS_DESK_PEOPLE_H

#include "arrears/desk/desk.h"
#include "arrears/store/address.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"

/* Adds a number; MSG_PHONE_INVALID if no ten digits can be made of it. *ord: its place. */
struct people_phone { const char *number; enum phone_type type; const char *source; };
enum msgid people_phone_add(struct desk *d, int64_t party_id, const struct people_phone *p,
	int *ord, struct err *err) ATTR_MUST_USE;
/* Another number or type in its place: the old row ends. */
enum msgid people_phone_change(struct desk *d, int64_t phone_id, const struct people_phone *p,
	struct err *err) ATTR_MUST_USE;
enum msgid people_phone_mark(struct desk *d, int64_t phone_id, enum phone_status status,
	const char *source, struct err *err) ATTR_MUST_USE;
enum msgid people_phone_remove(struct desk *d, int64_t phone_id, struct err *err) ATTR_MUST_USE;

/* a->id 0: added, else replaces that one. party_id, lines, city, state, zip, kind, source count. */
enum msgid people_address_put(struct desk *d, const struct address_row *a, struct err *err)
	ATTR_MUST_USE;
/* status "good" "bad" "returned" "". */
enum msgid people_address_mark(struct desk *d, int64_t party_id, int64_t address_id,
	const char *status, const char *source, struct err *err) ATTR_MUST_USE;
enum msgid people_email_put(struct desk *d, const struct email_row *e, struct err *err)
	ATTR_MUST_USE;
enum msgid people_email_mark(struct desk *d, int64_t party_id, int64_t email_id,
	const char *status, struct err *err) ATTR_MUST_USE;

enum msgid people_name(struct desk *d, int64_t party_id, const struct person_name *name,
	struct err *err) ATTR_MUST_USE;
enum msgid people_language(struct desk *d, int64_t party_id, const char *language,
	struct err *err) ATTR_MUST_USE;
enum msgid people_reason(struct desk *d, int64_t party_id, const char *reason, struct err *err)
	ATTR_MUST_USE;
/* Where they told us they are: a state or a zone label ("TX", "CT"), "" = no longer known. */
enum msgid people_told(struct desk *d, int64_t party_id, const char *where, struct date until,
	struct err *err) ATTR_MUST_USE;

/* A co-debtor, employer, attorney ... of an account. party_id 0: a new person or organization of
 * that name (employer and attorney: organization). Ending it: people_unlink. */
struct people_link { int64_t account_id, party_id; const char *role, *name; bool may_talk; };
enum msgid people_link(struct desk *d, const struct people_link *l, int64_t *party_id,
	struct err *err) ATTR_MUST_USE;
enum msgid people_unlink(struct desk *d, int64_t account_id, int64_t party_id, const char *role,
	struct err *err) ATTR_MUST_USE;

#endif
