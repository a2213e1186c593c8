/* SPDX-License-Identifier: MIT */
/* A new database: file, schema, data key with its slots, codes, bands, statuses, settings. */
#ifndef ARREARS_DESK_INIT_H
#define ARREARS_DESK_INIT_H

#include "arrears/desk/desk.h"

struct init_options {
	const char *path;               /* its folder is made, 0700 or (group) 2770 */
	const char *group;              /* group for a shared place: file 0660; NULL: 0600 */
	enum zone office_zone;
	const char *area_code;          /* "" or three digits */
	const char *system_name;        /* "": DESK01 */
	const char *machine_key;        /* where to write the machine key; NULL: none */
	enum secret_cost cost;          /* of password slots; 0: the usual one */
	bool training;                  /* made-up people */
	int64_t clock_utc;              /* training: where its clock starts; a test: frozen here */
	bool frozen;
	const char *admin;              /* first administrator; NULL: none */
	const char *admin_full_name;
	const char *admin_password;
};

/* *out is the open desk of SYSTEM with the data key; the phrase is shown once and kept nowhere. On
 * failure every file made is gone again. */
enum msgid init_database(const struct init_options *o, struct desk *out,
	char phrase[SECRET_PHRASE_SIZE], struct err *err) ATTR_MUST_USE;

#endif
