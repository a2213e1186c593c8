/* SPDX-License-Identifier: MIT */
/* A desk: one person at work on one database, or a batch command. Everything a person does is a
 * function of this layer that takes a desk: load, decide with domain, save, in one transaction
 * with its audit row. Screens and commands call the same functions. */
#ifndef ARREARS_DESK_DESK_H
#define ARREARS_DESK_DESK_H

#include "arrears/base/clock.h"
#include "arrears/base/log.h"
#include "arrears/base/secret.h"
#include "arrears/base/text.h"
#include "arrears/domain/authority.h"
#include "arrears/domain/facts.h"
#include "arrears/store/db.h"

#define USER_SYSTEM 1                           /* user id of batch work */

/* When calls to a set of zones are allowed. The same sets are asked for again and again, a few
 * hundred at a time, and the answer holds for a minute. Kept by work_hours (workmap.h). */
#define CALL_HOURS_KEPT 512
struct call_hours { int64_t minute; int count; int mask[CALL_HOURS_KEPT];
	int64_t opens[CALL_HOURS_KEPT]; };

struct desk {
	struct db *db;
	struct clock clock;                     /* real, or set in a training database or a test */
	struct log *log;                        /* NULL: none */
	int64_t user_id;                        /* USER_SYSTEM until sign-on */
	int64_t session_id;                     /* 0: batch */
	char user_name[TEXT_BYTES(10)];         /* upper case */
	enum user_role role;
	int authority;                          /* 0..99 */
	int desk_no;                            /* byte held in FILE-desks, from 1; 0: none */
	int desks_fd;                           /* FILE-desks; -1: not open */
	bool has_key;                           /* the data key is open */
	struct secret_key key;                  /* wiped by desk_close */
	enum zone office_zone;                  /* zone of business dates */
	char office_area[4];                    /* area code of seven-digit numbers */
	char system_name[TEXT_BYTES(10)];       /* top right of every panel, "DESK01" */
	bool training;                          /* made-up people; the clock may be set */
	struct gate_policy policy;
	struct call_hours hours;
};

/* Opens the database and reads the office's settings. The clock of a training database starts at
 * its setting 'training.clock', or at the newest audit row if that is later, and runs on; else it
 * is the system's. Not signed on: user SYSTEM. */
enum msgid desk_open(const struct db_options *o, struct desk *out, struct err *err) ATTR_MUST_USE;
void desk_close(struct desk *d);                /* ends the session, frees claims, wipes the key */

int64_t desk_now(const struct desk *d);         /* UTC seconds */
struct date desk_today(const struct desk *d);   /* the office's business date */
struct date desk_date_of(const struct desk *d, int64_t utc);
/* "10:12", office time. */
void desk_clock_text(const struct desk *d, int64_t utc, char out[6]);

/* Between keys, when the picture stands: lets the write-ahead log be copied back. */
void desk_tidy(struct desk *d);

/* MSG_NOT_AUTHORIZED, or MSG_OK. */
enum msgid desk_may(const struct desk *d, enum operation op, struct err *err) ATTR_MUST_USE;

/* Adds the audit row of the transaction that is open. detail carries no personal data. */
enum msgid desk_audit(struct desk *d, const char *event, const char *entity, int64_t entity_id,
	const char *detail, struct err *err) ATTR_MUST_USE;

#endif
