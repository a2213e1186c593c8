/* SPDX-License-Identifier: MIT */
/* An office for tests of the real binary: a training database with OFFICE_PEOPLE consumers of one
 * debt each, all due today and all callable, in the order of their numbers; its clock starts on
 * Tuesday 2026-11-24 16:00 UTC (10:00 in Chicago) at every start and runs on. Each consumer has
 * two phones: n is (312) 555-01nn and (773) 555-01nn. Consumer 1 has a second debt; the others'
 * accounts follow. Everybody signs on with OFFICE_PASSWORD. */
#ifndef ARREARS_TESTS_VT_OFFICE_H
#define ARREARS_TESTS_VT_OFFICE_H

#include "vt.h"

#define OFFICE_PEOPLE 40
#define OFFICE_PASSWORD "battery staple"

struct office { char dir[400], db[480], prints[480], config[480]; };

/* Only the names and folders; no database yet. */
void office_folder(struct office *o);
/* Made whole in $TMPDIR; ends the program if it cannot be. */
void office_make(struct office *o);
/* A copy of its database, as it is now, in a folder of its own; nobody may be signed on. */
void office_copy(const struct office *from, struct office *to);

/* The real binary on the office's database, at the sign-on panel. env as in vt_options. */
struct vt *office_start(const struct office *o, const char *term, const char *const *env);
/* Signs on by keys; false if the work map does not come up. */
bool office_signon(struct vt *t, const char *user);
/* Both, as JRIVERA on an xterm; ends the program if that fails. */
struct vt *office_desk(const struct office *o);
/* `arrears check`: true if it has no complaints; else what it says is shown as comments. */
bool office_check(const struct office *o);
/* Types the text and Enter, and waits until the picture stands. */
bool office_line(struct vt *t, const char *text);
/* The account number on panel ACC; 0 if another panel is up. */
long office_account(struct vt *t);

/* One value straight from the file, as text; "" for NULL. Valid until the next call. */
const char *office_text(const struct office *o, const char *sql);
long office_int(const struct office *o, const char *sql);
void office_sql(const struct office *o, const char *sql);
/* What is as wanted is "ok"; what is not shows both. */
bool office_is(const struct office *o, const char *sql, const char *want, const char *what);

#endif
