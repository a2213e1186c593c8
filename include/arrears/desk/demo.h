/* SPDX-License-Identifier: MIT */
/* A training database of fictional people. The same seed and size give the same people: nothing is
 * taken from the machine but the data key. Telephone numbers are 555-01xx, or any 555 number where
 * so many people need more; Social Security numbers are of areas that no grown person has. */
#ifndef ARREARS_DESK_DEMO_H
#define ARREARS_DESK_DEMO_H

#include "arrears/desk/desk.h"

#define DEMO_ACCOUNTS 500                       /* unless asked otherwise */
#define DEMO_ACCOUNTS_MAX 20000000
#define DEMO_SEED 1
#define DEMO_USER "JRIVERA"                     /* who is signed on: a lead, who may try most */
#define DEMO_PASSWORD "training"                /* of everybody there */
#define DEMO_NOW INT64_C(1795536000)            /* Tuesday 2026-11-24 10:00 in Chicago */
#define DEMO_PATH_SIZE 4096

struct demo_options {
	const char *path;
	int64_t accounts;
	uint64_t seed;
	/* After each batch of people. false stops: nothing is left behind. May be NULL. */
	bool (*progress)(void *arg, int64_t accounts, int64_t of);
	void *arg;
};

/* Makes the file under another name and renames it when it is whole. A training database at the
 * path is replaced, any other file is not: MSG_DEMO_NOT_TRAINING. MSG_DEMO_STOPPED. */
enum msgid demo_make(const struct demo_options *o, struct err *err) ATTR_MUST_USE;
/* Opens one and signs on; user NULL: DEMO_USER. signon's errors. */
enum msgid demo_open(const char *path, const char *user, struct desk *out, struct err *err)
	ATTR_MUST_USE;

#endif
