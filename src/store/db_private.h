/* SPDX-License-Identifier: MIT */
/* Inside the store: the connection and the verbs of named statements.
 *
 *   enum { GET, PUT };
 *   static const char *const sql[] = {
 *           [GET] = "SELECT name FROM client WHERE id = :id",
 *           ...
 *   };
 *   const struct stmt_table stmts_client = { "client", sql, ARRAY_SIZE(sql) };   (and tables.def)
 *
 *   STMT st = st_get(db, &stmts_client, GET);
 *   st_int(st, ":id", id);
 *   enum msgid m = st_find(st, &found, err);
 *
 * A statement is prepared once, bound by name, and reset at the end of the block. One statement may
 * not be in use twice at a time. A scan or temp b-tree that is meant carries the remark scan. */
#ifndef ARREARS_STORE_DB_PRIVATE_H
#define ARREARS_STORE_DB_PRIVATE_H

#include <sqlite3.h>
#include <sys/types.h>

#include "arrears/base/date.h"
#include "arrears/base/money.h"
#include "arrears/domain/bucket.h"
#include "arrears/store/db.h"

struct stmt_table {
	const char *name;
	const char *const *sql;
	size_t count;
};

#define TABLE(name) extern const struct stmt_table stmts_##name;
#include "tables.def"
#undef TABLE

enum stmt_table_index {
#define TABLE(name) TABLE_##name,
#include "tables.def"
#undef TABLE
	TABLE_COUNT
};

#define ST_MAX_BINDS 64
struct st {
	struct db *db;
	sqlite3_stmt *raw;
	int rc;                                 /* first failure since st_get */
	bool busy;
	int nth;                                /* binds since st_get */
	const char *names[ST_MAX_BINDS];        /* the names bound last time, in order ... */
	int index[ST_MAX_BINDS];                /* ... and their numbers */
};
#define STMT ATTR_CLEANUP(st_end) struct st *

struct db {
	sqlite3 *raw;
	char *path;
	dev_t device;                           /* which file the path was */
	ino_t inode;
	int depth;                              /* nested transactions */
	bool doomed;
	bool readonly;
	int busy_ms;
	int wal_pages;
	unsigned jitter;
	int64_t waited_us;                      /* for the lock, this time */
	struct st *cache[TABLE_COUNT];          /* each made whole on first use */
};

struct st *st_get(struct db *db, const struct stmt_table *table, size_t id);
void st_end(struct st **st);

void st_int(struct st *st, const char *name, int64_t v);
void st_int_or_null(struct st *st, const char *name, int64_t v, bool is_null);
void st_nonzero(struct st *st, const char *name, int64_t v);     /* 0: NULL */
void st_text(struct st *st, const char *name, const char *v);   /* kept until st_end */
void st_blob(struct st *st, const char *name, const void *v, size_t len); /* len 0: NULL */
void st_date(struct st *st, const char *name, struct date v);   /* none: NULL */
void st_null(struct st *st, const char *name);

/* One row or none: *found, the row stays to be read until st_end. */
enum msgid st_find(struct st *st, bool *found, struct err *err) ATTR_MUST_USE;
/* The first column of one row, 0 if there is none. */
enum msgid st_find_id(struct st *st, int64_t *id, struct err *err) ATTR_MUST_USE;
/* The row of a statement that always gives one: count(*), min(). */
enum msgid st_one(struct st *st, struct err *err) ATTR_MUST_USE;
/* while (st_more(st, &m, err)) ...; m is MSG_OK at the end of the rows, else what failed. */
bool st_more(struct st *st, enum msgid *m, struct err *err);
/* The rows into an array, bound to :max as well, each read into its element; *n how many. */
struct st_array { void *at; size_t size, max; };
enum msgid st_list(struct st *st, void (*read)(struct st *st, void *element),
	const struct st_array *out, size_t *n, struct err *err) ATTR_MUST_USE;
/* For statements that give no row. */
enum msgid st_run(struct st *st, struct err *err) ATTR_MUST_USE;
/* For an INSERT: and the id of the new row. */
enum msgid st_insert(struct st *st, int64_t *id, struct err *err) ATTR_MUST_USE;

int64_t st_col_int(struct st *st, int col);                      /* NULL: 0 */
void st_col_text(struct st *st, int col, char *out, size_t size); /* NULL: "" */
size_t st_col_blob(struct st *st, int col, void *out, size_t size);
struct date st_col_date(struct st *st, int col);                 /* NULL: none */
struct money st_col_money(struct st *st, int col);
/* Which of the words the text is; 0 for none of them: the schema lets no other in. */
int st_col_word(struct st *st, int col, const char *const *words, int count);

/* The buckets of a row as columns of SQL, and their sum; l: what stands before them, "l." or "". */
#define SQL_BUCKETS(l) l "principal, " l "interest, " l "fees, " l "costs, " l "attorney, " \
	l "other"
#define SQL_TOTAL(l) "(" l "principal + " l "interest + " l "fees + " l "costs + " l "attorney + " \
	l "other)"
/* What a payment, or what was moved here of one, still brings its debt: less what was moved on. */
#define SQL_BROUGHT(l) "(-" SQL_TOTAL(l) " - coalesce((SELECT sum(" SQL_TOTAL("m.") ") " \
	"FROM ledger_entry m WHERE m.moves_id = " l "id AND NOT EXISTS (SELECT 1 " \
	"FROM ledger_entry r WHERE r.reverses_id = m.id)), 0))"
/* The payment that an entry is, or was moved out of: a leg that pays has a pair, which names what
 * it took the money of. */
#define SQL_CAME_AS(l) "CASE WHEN " l "type <> 'transfer' THEN " l "id ELSE (WITH RECURSIVE " \
	"way(id, pair) AS (SELECT " l "id, " l "pair_id UNION ALL SELECT f.id, f.pair_id " \
	"FROM way JOIN ledger_entry t ON t.id = way.pair " \
	"JOIN ledger_entry f ON f.id = t.moves_id) " \
	"SELECT way.id FROM way WHERE way.pair IS NULL) END"
#define SQL_BUCKETS_BOUND ":principal, :interest, :fees, :costs, :attorney, :other"
void st_buckets(struct st *st, const struct buckets *b);         /* those of SQL_BUCKETS_BOUND */
struct buckets st_col_buckets(struct st *st, int col);           /* from this column on */

int64_t db_last_id(struct db *db);
int64_t db_changes(struct db *db);
/* Maps a SQLite result to a message. */
enum msgid db_fail(struct db *db, int rc, struct err *err);
/* Fixed text without values: pragmas, BEGIN. */
enum msgid db_exec(struct db *db, const char *sql, struct err *err) ATTR_MUST_USE;

enum msgid migrate(struct db *db, bool fresh, struct err *err) ATTR_MUST_USE;

#endif
