/* SPDX-License-Identifier: MIT */
/* Copies of the whole file, and back. */
#ifndef ARREARS_DESK_BACKUP_H
#define ARREARS_DESK_BACKUP_H

#include "arrears/desk/desk.h"

/* "arrears-2026-11-24-101207.db", by the office's clock, in the folder ("": beside the database).
 * False if it does not fit. */
bool backup_default_name(const struct desk *d, const char *folder, char *out, size_t size);
/* Online, verified, renamed into place, 0600, with its audit row. Never over a file that exists
 * (MSG_DB_EXISTS). */
enum msgid desk_backup(struct desk *d, const char *to, bool (*progress)(void *arg, int percent),
	void *arg, struct err *err) ATTR_MUST_USE;
/* Proves the copy (SQLite's checks and ours; MSG_RESTORE_BAD), then puts it in the place of the
 * database at path. The old file stays beside it, its name in kept_as. MSG_DESKS_BUSY while
 * somebody is signed on. */
#define RESTORE_NAME_SIZE 4096
enum msgid desk_restore(const char *from, const char *path, char kept_as[RESTORE_NAME_SIZE],
	struct err *err) ATTR_MUST_USE;

#endif
