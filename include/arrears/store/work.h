/* SPDX-License-Identifier: MIT */
/* Accounts that were on a screen: the history ring and the numbers of the day. */
#ifndef ARREARS_STORE_WORK_H
#define ARREARS_STORE_WORK_H

#include "arrears/base/date.h"
#include "arrears/store/db.h"

enum work_outcome { WORKED, VIEWED, PASSED, PARKED };
struct work_row { int64_t id, user_id, session_id, account_id, consumer_id; /* consumer: read */
	int64_t band_id;                       /* 0: looked up */
	int64_t opened_at, closed_at; enum work_outcome outcome; int keystrokes; };

enum msgid work_add(struct db *db, const struct work_row *w, struct err *err) ATTR_MUST_USE;
/* The user's last accounts, newest first, each account once. */
enum msgid work_ring(struct db *db, int64_t user_id, struct work_row *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;

struct work_numbers { int accounts,            /* different ones worked */
	attempts,                              /* outbound calls placed, voided ones not */
	right_party; };                        /* of them, with a right-party result */
enum msgid work_numbers(struct db *db, int64_t user_id, int64_t from_utc,
	struct work_numbers *out, struct err *err) ATTR_MUST_USE;
/* Accounts worked in this session since from_utc that came from the band. */
struct work_sitting { int64_t user_id, session_id, band_id, from_utc; };
enum msgid work_of_band(struct db *db, const struct work_sitting *s, int *rows, struct err *err)
	ATTR_MUST_USE;

#endif
