/* SPDX-License-Identifier: MIT */
/* Phones of a party: numbered from 1, never overwritten. A changed number is a new row and the
 * old one ends; ended rows stay for the calls that name them. */
#ifndef ARREARS_STORE_PHONE_H
#define ARREARS_STORE_PHONE_H

#include "arrears/base/date.h"
#include "arrears/domain/facts.h"
#include "arrears/store/db.h"

#define PHONES_MAX 32

struct phone_row {
	int64_t id, party_id;
	int ord;                                /* place in the list, from 1 */
	char number[21], extension[9];          /* ten digits, or as given */
	enum phone_type type;
	enum phone_status status;
	char status_source[17];                 /* who says so: code, user, file */
	struct date status_on;
	char source[33];                        /* where the number came from */
	int tries;
	int64_t last_try_at;
	char last_result[6];
	int64_t added_at, ended_at;             /* ended 0: in use */
};
const char *phone_type_name(enum phone_type t);         /* "cell"; "" unknown */
bool phone_type_parse(const char *text, enum phone_type *out);
const char *phone_status_name(enum phone_status s);     /* "good"; "" untried */
bool phone_status_parse(const char *text, enum phone_status *out);

/* id and ord 0: the next ones. *id = its number. */
enum msgid phone_insert(struct db *db, const struct phone_row *row, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid phone_load(struct db *db, int64_t id, struct phone_row *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* By ord; ended ones (all = true) after those in use. */
enum msgid phone_list(struct db *db, int64_t party_id, bool all, struct phone_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;
enum msgid phone_set_status(struct db *db, int64_t id, enum phone_status status,
	const char *source, struct date on, struct err *err) ATTR_MUST_USE;
/* A call was placed at `at`: one try more. */
enum msgid phone_tried(struct db *db, int64_t id, int64_t at, struct err *err) ATTR_MUST_USE;
enum msgid phone_set_result(struct db *db, int64_t id, const char *code, struct err *err)
	ATTR_MUST_USE;
enum msgid phone_end(struct db *db, int64_t id, int64_t at, struct err *err) ATTR_MUST_USE;
/* Phones in use with this number: ten digits exactly, or seven as the end of any. */
enum msgid phone_find(struct db *db, const char *digits, struct phone_row *out, size_t max,
	size_t *n, struct err *err) ATTR_MUST_USE;

#endif
