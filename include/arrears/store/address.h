/* SPDX-License-Identifier: MIT */
/* Postal and e-mail addresses of a party: superseded, never overwritten. */
#ifndef ARREARS_STORE_ADDRESS_H
#define ARREARS_STORE_ADDRESS_H

#include "arrears/base/date.h"
#include "arrears/base/text.h"
#include "arrears/store/db.h"

#define ADDRESSES_MAX 16

struct address_row {
	int64_t id, party_id;
	char line1[TEXT_BYTES(40)], line2[TEXT_BYTES(40)], city[TEXT_BYTES(28)];
	char state[TEXT_BYTES(4)], zip[17], country[9];
	char kind[5];                           /* "home" "work" "mail" "other" */
	char status[9];                         /* "" "good" "bad" "returned" */
	char status_source[17], source[33];
	struct date verified_on;
	int64_t added_at, ended_at;
};
enum msgid address_insert(struct db *db, const struct address_row *row, int64_t *id,
	struct err *err) ATTR_MUST_USE;
enum msgid address_list(struct db *db, int64_t party_id, bool all, struct address_row *out,
	size_t max, size_t *n, struct err *err) ATTR_MUST_USE; /* in use and newest first */
enum msgid address_set_status(struct db *db, int64_t id, const char *status, const char *source,
	struct date on, struct err *err) ATTR_MUST_USE;
enum msgid address_end(struct db *db, int64_t id, int64_t at, struct err *err) ATTR_MUST_USE;

struct email_row {
	int64_t id, party_id;
	char address[TEXT_BYTES(60)], status[5]; /* good bad */
	bool is_work; char source[33]; int64_t added_at, ended_at;
};
enum msgid email_insert(struct db *db, const struct email_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid email_list(struct db *db, int64_t party_id, bool all, struct email_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid email_set_status(struct db *db, int64_t id, const char *status, struct err *err)
	ATTR_MUST_USE;
enum msgid email_end(struct db *db, int64_t id, int64_t at, struct err *err) ATTR_MUST_USE;

#endif
