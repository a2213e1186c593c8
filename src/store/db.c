/* SPDX-License-Identifier: MIT */
/* The connection: opening with every guard SQLite offers, transactions, checkpoints by hand.
 * Debian's SQLite 3.40.1 has the WAL-reset bug, so there are no automatic checkpoints: a FULL one
 * holds the writer's lock, so no commit can reset the log beside it. */
#include "db_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/base/clock.h"
#include "arrears/base/mem.h"
#include "arrears/base/text.h"

#define APPLICATION_ID 0x61727273 /* "arrs" */
#define WAL_PAGES_DUE 1000

enum msgid db_fail(struct db *db, int rc, struct err *err)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, MSG_DB_BUSY, "", NULL);
	case SQLITE_FULL:
		return err_set(err, MSG_FILE_WRITE, "", db->path, "the disk is full", NULL);
	case SQLITE_NOTADB:
		return err_set(err, MSG_DB_NOT_OURS, "", db->path, NULL);
	case SQLITE_NOMEM:
		return err_set(err, MSG_NO_MEMORY, "", NULL);
	default:
		break;
	}
	char code[16];
	(void)text_putf(code, sizeof code, "%d", rc);
	return err_set(err, MSG_DB_ERROR, "", db->raw ? sqlite3_errmsg(db->raw) : "?", code, NULL);
}

enum msgid db_exec(struct db *db, const char *sql, struct err *err)
{
	int rc = sqlite3_exec(db->raw, sql, NULL, NULL, NULL);
	return rc == SQLITE_OK ? MSG_OK : db_fail(db, rc, err);
}

/* Short jittered waits, the shorter the longer one has waited: who came first wins most often.
 * SQLite's own back-off does the opposite and starves a desk for seconds. */
static int busy_handler(void *arg, int calls)
{
	struct db *db = arg;
	int step = calls < 2 ? 2000 : calls < 5 ? 800 : calls < 12 ? 250 : 80;
	if (calls == 0)
		db->waited_us = 0;
	if (db->waited_us > (int64_t)db->busy_ms * 1000)
		return 0;
	db->jitter = db->jitter * 1103515245u + 12345u;
	long us = step / 2 + (long)((db->jitter >> 16) % (unsigned)step);
	struct timespec ts = { .tv_sec = 0, .tv_nsec = us * 1000 };
	nanosleep(&ts, NULL);
	db->waited_us += us;
	return 1;
}

static int wal_hook(void *arg, sqlite3 *raw, const char *name, int pages)
{
	(void)raw;
	(void)name;
	((struct db *)arg)->wal_pages = pages;
	return SQLITE_OK;
}

static int64_t pragma_int(struct db *db, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int64_t v = -1;
	if (sqlite3_prepare_v2(db->raw, sql, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		v = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return v;
}

int db_version(struct db *db)
{
	return (int)pragma_int(db, "PRAGMA user_version");
}

static enum msgid configure(struct db *db, struct err *err)
{
	sqlite3_extended_result_codes(db->raw, 1);
	sqlite3_busy_handler(db->raw, busy_handler, db);
	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db->raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	return db_exec(db,
		"PRAGMA foreign_keys = ON;"
		"PRAGMA recursive_triggers = ON;"
		"PRAGMA cell_size_check = ON;"
		"PRAGMA temp_store = MEMORY;"
		"PRAGMA cache_size = -32768;",
		err);
}

static enum msgid configure_writer(struct db *db, struct err *err)
{
	enum msgid m = db_exec(db,
		"PRAGMA journal_mode = WAL;"
		"PRAGMA synchronous = FULL;"
		"PRAGMA journal_size_limit = 67108864;",
		err);
	sqlite3_wal_autocheckpoint(db->raw, 0);
	sqlite3_wal_hook(db->raw, wal_hook, db);
	return m;
}

static void remove_beside(const char *path)
{
	static const char *const ends[] = { "-wal", "-shm", "-journal" };
	char name[4096];
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (text_putf(name, sizeof name, "%s%s", path, ends[i]))
			(void)unlink(name);
}

void db_remove(const char *path)
{
	(void)unlink(path);
	remove_beside(path);
}

/* The file is made by us with its mode, so that nobody can open it in between. A log that was left
 * of another file would be taken for the new one's. */
static enum msgid make_file(const struct db_options *o, struct err *err)
{
	mode_t mode = o->group ? 0660 : 0600;
	int fd = open(o->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode);
	if (fd < 0 && errno == EEXIST)
		return err_set(err, MSG_DB_EXISTS, "", o->path, NULL);
	if (fd < 0)
		return err_set(err, MSG_FILE_OPEN, "", o->path, strerror(errno), NULL);
	(void)fchmod(fd, mode);
	close(fd);
	remove_beside(o->path);
	return MSG_OK;
}

static enum msgid check_file(const struct db_options *o, struct err *err)
{
	struct stat sb;
	if (stat(o->path, &sb) != 0)
		return err_set(err, errno == ENOENT ? MSG_DB_MISSING : MSG_FILE_OPEN, "", o->path,
			strerror(errno), NULL);
	if (!S_ISREG(sb.st_mode))
		return err_set(err, MSG_DB_NOT_OURS, "", o->path, NULL);
	return MSG_OK;
}

static enum msgid open_raw(struct db *db, const struct db_options *o, struct err *err)
{
	int flags = (o->readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
		SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
	int rc = sqlite3_open_v2(o->path, &db->raw, flags, NULL);
	if (rc != SQLITE_OK)
		return db_fail(db, rc, err);
	enum msgid m = configure(db, err);
	if (m != MSG_OK)
		return m;
	if (!o->create && pragma_int(db, "PRAGMA application_id") != APPLICATION_ID)
		return err_set(err, MSG_DB_NOT_OURS, "", o->path, NULL);
	if (!o->readonly)
		m = configure_writer(db, err);
	if (m == MSG_OK && o->create) {
		char pragma[48];
		(void)text_putf(pragma, sizeof pragma, "PRAGMA application_id = %d",
			APPLICATION_ID);
		m = db_exec(db, pragma, err);
	}
	return m;
}

enum msgid db_open(const struct db_options *o, struct db **out, struct err *err)
{
	enum msgid m = o->create ? make_file(o, err) : check_file(o, err);
	if (m != MSG_OK)
		return m;
	struct db *db = mem_alloc(1, sizeof *db);
	db->path = mem_strdup(o->path);
	db->readonly = o->readonly;
	db->busy_ms = o->busy_ms ? o->busy_ms : 5000;
	db->jitter = (unsigned)getpid() * 2654435761u;
	struct stat sb;
	if (stat(o->path, &sb) == 0) {
		db->device = sb.st_dev;
		db->inode = sb.st_ino;
	}
	m = open_raw(db, o, err);
	if (m == MSG_OK && !o->readonly)
		m = migrate(db, o->create, err);
	if (m != MSG_OK) {
		db_close(db);
		if (o->create)
			db_remove(o->path);
		return m;
	}
	*out = db;
	return MSG_OK;
}

static void free_statements(struct db *db)
{
	static const struct stmt_table *const all[] = {
#define TABLE(name) [TABLE_##name] = &stmts_##name,
#include "tables.def"
#undef TABLE
	};
	for (size_t t = 0; t < TABLE_COUNT; t++) {
		for (size_t i = 0; db->cache[t] && i < all[t]->count; i++)
			sqlite3_finalize(db->cache[t][i].raw);
		free(db->cache[t]);
		db->cache[t] = NULL;
	}
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db_rollback(db);
	free_statements(db);
	sqlite3_close(db->raw);
	free(db->path);
	free(db);
}

const char *db_path(const struct db *db)
{
	return db->path;
}

bool db_replaced(const struct db *db)
{
	struct stat sb;
	return stat(db->path, &sb) != 0 || sb.st_dev != db->device || sb.st_ino != db->inode;
}

static enum msgid begin(struct db *db, const char *sql, struct err *err)
{
	if (db->depth > 0) {
		if (db->doomed)
			BUG("begin inside a transaction that was rolled back");
		db->depth++;
		return MSG_OK;
	}
	enum msgid m = db_exec(db, sql, err);
	if (m == MSG_OK) {
		db->depth = 1;
		db->doomed = false;
	}
	return m;
}

enum msgid db_begin(struct db *db, struct err *err)
{
	return begin(db, "BEGIN IMMEDIATE", err);
}

enum msgid db_begin_read(struct db *db, struct err *err)
{
	return begin(db, "BEGIN", err);
}

enum msgid db_commit(struct db *db, struct err *err)
{
	if (db->depth <= 0)
		BUG("commit without begin");
	if (db->doomed)
		BUG("commit of a transaction that was rolled back");
	if (--db->depth > 0)
		return MSG_OK;
	enum msgid m = db_exec(db, "COMMIT", err);
	if (m != MSG_OK)
		db_rollback(db);
	return m;
}

void db_rollback(struct db *db)
{
	if (db->raw && !sqlite3_get_autocommit(db->raw))
		(void)sqlite3_exec(db->raw, "ROLLBACK", NULL, NULL, NULL);
	db->doomed = db->depth > 1;
	if (db->depth > 0)
		db->depth--;
}

enum msgid db_end(struct db *db, enum msgid m, struct err *err)
{
	if (m == MSG_OK)
		return db_commit(db, err);
	db_rollback(db);
	return m;
}

enum msgid db_part(struct db *db, struct err *err)
{
	if (db->depth <= 0)
		BUG("a part of no transaction");
	return db_exec(db, "SAVEPOINT part", err);
}

enum msgid db_part_end(struct db *db, bool keep, struct err *err)
{
	return db_exec(db, keep ? "RELEASE part" : "ROLLBACK TO part; RELEASE part", err);
}

int64_t db_writes(const struct db *db)
{
	return sqlite3_total_changes64(db->raw);
}

bool db_in_transaction(const struct db *db)
{
	return db->depth > 0;
}

void db_bulk(struct db *db, bool on)
{
	const char *sql = on ? "PRAGMA cache_size = -65536"
			     : "PRAGMA cache_size = -32768; PRAGMA shrink_memory";
	(void)sqlite3_exec(db->raw, sql, NULL, NULL, NULL);
}

void db_tidy(struct db *db)
{
	if (db->wal_pages < WAL_PAGES_DUE || db->depth > 0 || db->readonly)
		return;
	/* BUSY means another desk is at it: harmless. */
	(void)sqlite3_wal_checkpoint_v2(db->raw, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL);
	db->wal_pages = 0;
}

int64_t db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->raw);
}

int64_t db_changes(struct db *db)
{
	return sqlite3_changes64(db->raw);
}
