/* SPDX-License-Identifier: MIT */
#include "arrears/store/code.h"

#include "arrears/domain/codetext.h"
#include "arrears/store/band.h"
#include "arrears/store/floor.h"
#include "db_private.h"

enum { GET, LIST, PUT, ADD, USED };
#define COLUMNS "code, parent, meaning, law_flags, effects, active"
static const char *const sql[] = {
	[GET] = "SELECT " COLUMNS " FROM result_code WHERE code = :code",
	[LIST] = "SELECT " COLUMNS " FROM result_code WHERE code > :after ORDER BY code LIMIT :max",
	[PUT] = "INSERT INTO result_code(" COLUMNS ", changed_at) "
		"VALUES (:code, :parent, :meaning, :law, :effects, :active, :at) "
		"ON CONFLICT(code) DO UPDATE SET parent = excluded.parent, "
		"meaning = excluded.meaning, law_flags = excluded.law_flags, "
		"effects = excluded.effects, active = excluded.active, "
		"changed_at = excluded.changed_at",
	[ADD] = "INSERT INTO result_code(" COLUMNS ", changed_at) "
		"VALUES (:code, :parent, :meaning, :law, :effects, :active, :at) "
		"ON CONFLICT DO NOTHING",
	/* A lead asks this before switching a code off; no index is kept for it. */
	[USED] = "SELECT count(*) FROM contact_result WHERE code = :code /*scan*/",
};
const struct stmt_table stmts_code = { "code", sql, ARRAY_SIZE(sql) };

static enum msgid read_row(struct st *st, struct result_code *out, struct err *err)
{
	struct result_code c = { .law = (unsigned)st_col_int(st, 3),
		.active = st_col_int(st, 5) != 0 };
	char effects[CODE_EFFECTS_SIZE];

	st_col_text(st, 0, c.code, sizeof c.code);
	st_col_text(st, 1, c.parent, sizeof c.parent);
	st_col_text(st, 2, c.text, sizeof c.text);
	st_col_text(st, 4, effects, sizeof effects);
	if (!code_effects_parse(effects, &c))
		return err_set(err, MSG_CODE_DAMAGED, "", c.code, NULL);
	*out = c;
	return MSG_OK;
}

enum msgid code_get(struct db *db, const char *code, struct result_code *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_code, GET);
	st_text(st, ":code", code);
	enum msgid m = st_find(st, found, err);
	return m == MSG_OK && *found ? read_row(st, out, err) : m;
}

enum msgid code_list(struct db *db, const char *after, struct result_code *out, size_t max,
	size_t *count, struct err *err)
{
	STMT st = st_get(db, &stmts_code, LIST);
	st_text(st, ":after", after);
	st_int(st, ":max", (int64_t)max);
	enum msgid m = MSG_OK;
	size_t n = 0;
	while (m == MSG_OK && n < max && st_more(st, &m, err))
		m = read_row(st, &out[n++], err);
	if (m == MSG_OK)
		*count = n;
	return m;
}

static enum msgid write_row(struct db *db, size_t statement, const struct result_code *c,
	int64_t at, struct err *err)
{
	char effects[CODE_EFFECTS_SIZE];
	code_effects_show(c, effects);
	STMT st = st_get(db, &stmts_code, statement);
	st_text(st, ":code", c->code);
	if (c->parent[0])
		st_text(st, ":parent", c->parent);
	else
		st_null(st, ":parent");
	st_text(st, ":meaning", c->text);
	st_int(st, ":law", c->law);
	st_text(st, ":effects", effects);
	st_int(st, ":active", c->active);
	st_int(st, ":at", at);
	return st_run(st, err);
}

enum msgid code_put(struct db *db, const struct result_code *c, int64_t at, struct err *err)
{
	return write_row(db, PUT, c, at, err);
}

enum msgid code_used(struct db *db, const char *code, int64_t *uses, struct err *err)
{
	STMT st = st_get(db, &stmts_code, USED);
	st_text(st, ":code", code);
	enum msgid m = st_one(st, err);
	if (m == MSG_OK)
		*uses = st_col_int(st, 0);
	return m;
}

static enum msgid seed_codes(struct db *db, int64_t at, struct err *err)
{
	struct result_code c;
	enum msgid m = MSG_OK;

	/* Parents before their children: two passes are enough for shipped rows. */
	for (int pass = 0; m == MSG_OK && pass < 2; pass++)
		for (size_t i = 0; m == MSG_OK && code_seed(i, &c); i++)
			if ((c.parent[0] != '\0') == (pass == 1))
				m = write_row(db, ADD, &c, at, err);
	return m;
}

enum msgid codes_seed(struct db *db, int64_t at, struct err *err)
{
	enum msgid m = db_begin(db, err);
	if (m != MSG_OK)
		return m;
	m = seed_codes(db, at, err);
	if (m == MSG_OK)
		m = statuses_seed(db, err);
	if (m == MSG_OK)
		m = bands_seed(db, err);
	if (m == MSG_OK)
		m = floors_seed(db, err);
	return db_end(db, m, err);
}
