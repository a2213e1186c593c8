/* SPDX-License-Identifier: MIT */
/* The database file: opening, transactions, tidying. No SQLite type leaves this layer. */
#ifndef ARREARS_STORE_DB_H
#define ARREARS_STORE_DB_H

#include "arrears/base/err.h"

struct db;

struct db_options {
	const char *path;
	bool create;            /* make the file (it must not exist) by running every step */
	bool readonly;
	bool group;             /* with create: 0660 for several users of one host, else 0600 */
	int busy_ms;            /* how long a writer waits for another; 0 = 5000 */
};

/* Opens, checks that the file is ours and not newer, takes a backup copy and migrates where it is
 * older. MSG_DB_MISSING, MSG_DB_NOT_OURS, MSG_DB_NEWER, MSG_DB_EXISTS, MSG_FILE_OPEN,
 * MSG_DB_ERROR. */
enum msgid db_open(const struct db_options *o, struct db **out, struct err *err) ATTR_MUST_USE;
void db_close(struct db *db);                          /* rolls back; NULL allowed */
const char *db_path(const struct db *db);
/* The file with its log and index: one that could not be made whole. Nobody may have it open. */
void db_remove(const char *path);
/* Another file stands at the path by now (restore): what is written here would be lost. */
bool db_replaced(const struct db *db);

/* Every writer: db_begin (BEGIN IMMEDIATE; nests by counting, only the outermost commits; a nested
 * rollback dooms the whole), db_commit. db_rollback after any failure; harmless when idle. */
enum msgid db_begin(struct db *db, struct err *err) ATTR_MUST_USE;
enum msgid db_commit(struct db *db, struct err *err) ATTR_MUST_USE;
void db_rollback(struct db *db);
/* Ends what db_begin began: db_commit where m is MSG_OK, else db_rollback. m as it comes out. */
enum msgid db_end(struct db *db, enum msgid m, struct err *err) ATTR_MUST_USE;
/* A part of a transaction that is taken back alone if it failed. What rolled all of it back, as the
 * database does when it is in trouble, is not ended but returned. */
enum msgid db_part(struct db *db, struct err *err) ATTR_MUST_USE;
enum msgid db_part_end(struct db *db, bool keep, struct err *err) ATTR_MUST_USE;
/* One picture of the data over several reads, without a writer's lock. Ends with db_commit. */
enum msgid db_begin_read(struct db *db, struct err *err) ATTR_MUST_USE;
bool db_in_transaction(const struct db *db);
/* Rows written so far: the same number twice says that nothing was written in between. */
int64_t db_writes(const struct db *db);

/* Bulk work: a larger cache and checkpoints between batches; off again with on = false. */
void db_bulk(struct db *db, bool on);
/* After the screen is painted: a FULL checkpoint once the log has 1,000 pages. */
void db_tidy(struct db *db);

/* Schema version of the file and of the program. */
int db_version(struct db *db);
int db_version_newest(void);

/* An online copy, verified and renamed into place, 0600. progress may be NULL; false stops. */
enum msgid db_backup(struct db *db, const char *to, bool (*progress)(void *arg, int done_percent),
	void *arg, struct err *err) ATTR_MUST_USE;
/* PRAGMA integrity_check and foreign_key_check: calls say for each complaint. */
enum msgid db_verify(struct db *db, void (*say)(void *arg, const char *complaint), void *arg,
	struct err *err) ATTR_MUST_USE;

#endif
