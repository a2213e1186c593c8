/* SPDX-License-Identifier: MIT */
#include "arrears/store/code.h"

#include "db_private.h"

enum { GET, LIST, PUT, ADD };
#define COLUMNS "code, class, outbound, holds, meaning, shipped, active"
#define VALUES "VALUES (:code, :class, :outbound, :holds, :meaning, :shipped, :active) "
static const char *const sql[] = {
	[GET] = "SELECT " COLUMNS " FROM account_status WHERE code = :code",
	[LIST] = "SELECT " COLUMNS " FROM account_status WHERE code > :after "
		"ORDER BY code LIMIT :max",
	[PUT] = "INSERT INTO account_status(" COLUMNS ") " VALUES
		"ON CONFLICT(code) DO UPDATE SET class = excluded.class, "
		"outbound = excluded.outbound, holds = excluded.holds, "
		"meaning = excluded.meaning, shipped = excluded.shipped, active = excluded.active",
	[ADD] = "INSERT INTO account_status(" COLUMNS ") " VALUES "ON CONFLICT DO NOTHING",
};
const struct stmt_table stmts_status = { "status", sql, ARRAY_SIZE(sql) };

/* As the CHECKs of the table have them. */
static const char *const classes[] = { [STATUS_ACTIVE] = "active", [STATUS_HOLD] = "hold",
	[STATUS_CLOSED] = "closed" };
static const char *const outbounds[] = { [OUTBOUND_YES] = "yes", [OUTBOUND_LIMITED] = "limited",
	[OUTBOUND_NO] = "no" };

static int index_of(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}

static enum msgid read_row(struct st *st, struct status *out, struct err *err)
{
	struct status s = { .shipped = st_col_int(st, 5) != 0, .active = st_col_int(st, 6) != 0 };
	char class[8], outbound[8], holds[128];

	st_col_text(st, 0, s.code, sizeof s.code);
	st_col_text(st, 1, class, sizeof class);
	st_col_text(st, 2, outbound, sizeof outbound);
	st_col_text(st, 3, holds, sizeof holds);
	st_col_text(st, 4, s.text, sizeof s.text);
	int c = index_of(classes, ARRAY_SIZE(classes), class);
	int o = index_of(outbounds, ARRAY_SIZE(outbounds), outbound);
	if (c < 0 || o < 0 || !holds_parse(holds, &s.holds))
		return err_set(err, MSG_CODE_DAMAGED, "", s.code, NULL);
	s.class = (enum status_class)c;
	s.outbound = (enum outbound)o;
	*out = s;
	return MSG_OK;
}

enum msgid status_get(struct db *db, const char *code, struct status *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_status, GET);
	st_text(st, ":code", code);
	enum msgid m = st_find(st, found, err);
	return m == MSG_OK && *found ? read_row(st, out, err) : m;
}

enum msgid status_list(struct db *db, const char *after, struct status *out, size_t max,
	size_t *count, struct err *err)
{
	STMT st = st_get(db, &stmts_status, LIST);
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

static enum msgid write_row(struct db *db, size_t statement, const struct status *s,
	struct err *err)
{
	char holds[128];
	holds_show(s->holds, holds, sizeof holds);
	STMT st = st_get(db, &stmts_status, statement);
	st_text(st, ":code", s->code);
	st_text(st, ":class", classes[s->class]);
	st_text(st, ":outbound", outbounds[s->outbound]);
	st_text(st, ":holds", holds);
	st_text(st, ":meaning", s->text);
	st_int(st, ":shipped", s->shipped);
	st_int(st, ":active", s->active);
	return st_run(st, err);
}

enum msgid status_put(struct db *db, const struct status *s, struct err *err)
{
	return write_row(db, PUT, s, err);
}

enum msgid statuses_seed(struct db *db, struct err *err)
{
	struct status s;
	enum msgid m = MSG_OK;

	for (size_t i = 0; m == MSG_OK && status_seed(i, &s); i++)
		m = write_row(db, ADD, &s, err);
	return m;
}
