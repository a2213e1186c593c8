/* SPDX-License-Identifier: MIT */
/* Named statements: prepared once, bound by name, reset by scope. */
#include "db_private.h"

#include "arrears/base/mem.h"
#include "arrears/base/text.h"

static const struct stmt_table *const tables[] = {
#define TABLE(name) [TABLE_##name] = &stmts_##name,
#include "tables.def"
#undef TABLE
};

static size_t table_index(const struct stmt_table *table)
{
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++)
		if (tables[i] == table)
			return i;
	BUG("statement table is not in tables.def");
}

struct st *st_get(struct db *db, const struct stmt_table *table, size_t id)
{
	size_t t = table_index(table);
	if (id >= table->count || !table->sql[id])
		BUG("no such statement");
	if (!db->cache[t])
		db->cache[t] = mem_alloc(table->count, sizeof *db->cache[t]);
	struct st *st = &db->cache[t][id];
	if (st->busy)
		BUG(table->sql[id]);
	st->db = db;
	st->busy = true;
	st->nth = 0;
	st->rc = SQLITE_OK;
	if (!st->raw)
		st->rc = sqlite3_prepare_v3(db->raw, table->sql[id], -1,
			SQLITE_PREPARE_PERSISTENT, &st->raw, NULL);
	return st;
}

void st_end(struct st **stp)
{
	struct st *st = *stp;
	if (!st)
		return;
	if (st->raw) {
		sqlite3_reset(st->raw);
		sqlite3_clear_bindings(st->raw);
	}
	st->busy = false;
}

/* Callers bind the same literals in the same order each time: remember their numbers. */
static int bind_index(struct st *st, const char *name)
{
	int n = st->nth++;
	if (!st->raw)
		return 0;
	if (n < ST_MAX_BINDS && st->names[n] == name)
		return st->index[n];
	int index = sqlite3_bind_parameter_index(st->raw, name);
	if (index == 0)
		BUG(name);
	if (n < ST_MAX_BINDS) {
		st->names[n] = name;
		st->index[n] = index;
	}
	return index;
}

static void note_rc(struct st *st, int rc)
{
	if (st->rc == SQLITE_OK && rc != SQLITE_OK)
		st->rc = rc;
}

void st_int(struct st *st, const char *name, int64_t v)
{
	int i = bind_index(st, name);
	if (i)
		note_rc(st, sqlite3_bind_int64(st->raw, i, v));
}

void st_null(struct st *st, const char *name)
{
	int i = bind_index(st, name);
	if (i)
		note_rc(st, sqlite3_bind_null(st->raw, i));
}

void st_int_or_null(struct st *st, const char *name, int64_t v, bool is_null)
{
	if (is_null)
		st_null(st, name);
	else
		st_int(st, name, v);
}

void st_nonzero(struct st *st, const char *name, int64_t v)
{
	st_int_or_null(st, name, v, v == 0);
}

void st_text(struct st *st, const char *name, const char *v)
{
	int i = bind_index(st, name);
	if (i)
		note_rc(st, sqlite3_bind_text(st->raw, i, v, -1, SQLITE_STATIC));
}

void st_blob(struct st *st, const char *name, const void *v, size_t len)
{
	if (len == 0) {
		st_null(st, name);
		return;
	}
	int i = bind_index(st, name);
	if (i)
		note_rc(st, sqlite3_bind_blob64(st->raw, i, v, len, SQLITE_STATIC));
}

void st_date(struct st *st, const char *name, struct date v)
{
	if (date_is_none(v)) {
		st_null(st, name);
		return;
	}
	char iso[DATE_ISO_SIZE];
	date_iso(v, iso);
	int i = bind_index(st, name);
	if (i)
		note_rc(st, sqlite3_bind_text(st->raw, i, iso, -1, SQLITE_TRANSIENT));
}

void st_buckets(struct st *st, const struct buckets *b)
{
	static const char *const names[BUCKET_COUNT] = {
		[BUCKET_PRINCIPAL] = ":principal", [BUCKET_INTEREST] = ":interest",
		[BUCKET_FEES] = ":fees", [BUCKET_COSTS] = ":costs",
		[BUCKET_ATTORNEY] = ":attorney", [BUCKET_OTHER] = ":other" };
	for (int i = 0; i < BUCKET_COUNT; i++)
		st_int(st, names[i], b->of[i].cents);
}

enum step { STEP_ROW, STEP_DONE, STEP_FAILED };

static enum step st_step(struct st *st, struct err *err)
{
	int rc = st->rc;
	if (rc == SQLITE_OK && st->raw)
		rc = sqlite3_step(st->raw);
	if (rc == SQLITE_ROW)
		return STEP_ROW;
	if (rc == SQLITE_DONE)
		return STEP_DONE;
	(void)db_fail(st->db, rc, err);
	return STEP_FAILED;
}

bool st_more(struct st *st, enum msgid *m, struct err *err)
{
	struct err e = { 0 };
	enum step s = st_step(st, &e);
	*m = s == STEP_FAILED ? e.id : MSG_OK;
	if (s == STEP_FAILED && err)
		*err = e;
	return s == STEP_ROW;
}

enum msgid st_find(struct st *st, bool *found, struct err *err)
{
	enum msgid m;
	bool row = st_more(st, &m, err);
	if (m == MSG_OK)
		*found = row;
	return m;
}

enum msgid st_find_id(struct st *st, int64_t *id, struct err *err)
{
	bool found = false;
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*id = found ? st_col_int(st, 0) : 0;
	return m;
}

enum msgid st_one(struct st *st, struct err *err)
{
	bool found = false;
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK && !found)
		BUG("a statement of one row gave none");
	return m;
}

enum msgid st_list(struct st *st, void (*read)(struct st *st, void *element),
	const struct st_array *out, size_t *n, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t count = 0;
	st_int(st, ":max", (int64_t)out->max);
	while (count < out->max && st_more(st, &m, err))
		read(st, (char *)out->at + out->size * count++);
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid st_run(struct st *st, struct err *err)
{
	int rc = st->rc;
	if (rc == SQLITE_OK && st->raw)
		rc = sqlite3_step(st->raw);
	if (rc == SQLITE_DONE || rc == SQLITE_ROW)
		return MSG_OK;
	return db_fail(st->db, rc, err);
}

enum msgid st_insert(struct st *st, int64_t *id, struct err *err)
{
	enum msgid m = st_run(st, err);
	if (m == MSG_OK)
		*id = db_last_id(st->db);
	return m;
}

int64_t st_col_int(struct st *st, int col)
{
	return sqlite3_column_int64(st->raw, col);
}

void st_col_text(struct st *st, int col, char *out, size_t size)
{
	const unsigned char *t = sqlite3_column_text(st->raw, col);
	(void)text_put(out, size, t ? (const char *)t : "");
}

size_t st_col_blob(struct st *st, int col, void *out, size_t size)
{
	size_t len = (size_t)sqlite3_column_bytes(st->raw, col);
	const void *b = sqlite3_column_blob(st->raw, col);
	if (!b || len > size)
		return 0;
	memcpy(out, b, len);
	return len;
}

struct date st_col_date(struct st *st, int col)
{
	const unsigned char *t = sqlite3_column_text(st->raw, col);
	struct date d = DATE_NONE;
	if (!t || date_parse_iso((const char *)t, &d, NULL) != MSG_OK)
		return DATE_NONE;
	return d;
}

struct money st_col_money(struct st *st, int col)
{
	return (struct money){ sqlite3_column_int64(st->raw, col) };
}

struct buckets st_col_buckets(struct st *st, int col)
{
	return (struct buckets){ .of = {
		[BUCKET_PRINCIPAL] = st_col_money(st, col),
		[BUCKET_INTEREST] = st_col_money(st, col + 1),
		[BUCKET_FEES] = st_col_money(st, col + 2),
		[BUCKET_COSTS] = st_col_money(st, col + 3),
		[BUCKET_ATTORNEY] = st_col_money(st, col + 4),
		[BUCKET_OTHER] = st_col_money(st, col + 5) } };
}

int st_col_word(struct st *st, int col, const char *const *words, int count)
{
	const char *t = (const char *)sqlite3_column_text(st->raw, col);
	for (int i = 0; t && i < count; i++)
		if (strcmp(words[i], t) == 0)
			return i;
	return 0;
}
