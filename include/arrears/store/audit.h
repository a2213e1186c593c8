/* SPDX-License-Identifier: MIT */
/* The audit chain: append-only, each row carries BLAKE2b-256 over the hash before it and itself. */
#ifndef ARREARS_STORE_AUDIT_H
#define ARREARS_STORE_AUDIT_H

#include "arrears/store/db.h"

struct audit_row {
	int64_t id, at, user_id;
	int64_t session_id;             /* 0: batch */
	char event[24], entity[24];
	int64_t entity_id;
	char detail[256];               /* words, no personal data */
};

/* Inside a transaction. at is not before the newest row's (it is raised to it). */
enum msgid audit_add(struct db *db, const struct audit_row *row, struct err *err) ATTR_MUST_USE;
/* Time of the newest row, 0 if none: a clock behind it blocks dialling. */
enum msgid audit_newest(struct db *db, int64_t *at, struct err *err) ATTR_MUST_USE;
/* Walks the chain; *broken = id of the first row that does not fit, 0 if whole. */
enum msgid audit_verify(struct db *db, int64_t *broken, struct err *err) ATTR_MUST_USE;

#endif
