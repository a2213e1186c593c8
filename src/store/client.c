/* SPDX-License-Identifier: MIT */
#include "arrears/store/client.h"

#include "arrears/base/mem.h"
#include "db_private.h"

#define SAVED_MAP_MAX (256 * 1024)
#define COLUMNS "id, code, name, coalesce(closed_at, 0), created_at"

enum { INSERT, BY_CODE, BY_ID, LIST, MAP_GET, MAP_PUT };
static const char *const sql[] = {
	[INSERT] = "INSERT INTO client(code, name, created_at) VALUES (:code, :name, :at)",
	[BY_CODE] = "SELECT " COLUMNS " FROM client WHERE code = :code",
	[BY_ID] = "SELECT " COLUMNS " FROM client WHERE id = :id",
	[LIST] = "SELECT " COLUMNS " FROM client WHERE code > :after ORDER BY code LIMIT :max",
	[MAP_GET] = "SELECT text FROM saved_map WHERE client_id = :client AND kind = :kind",
	[MAP_PUT] = "INSERT INTO saved_map(client_id, kind, text, at, user_id) "
		"VALUES (:client, :kind, :text, :at, :user) ON CONFLICT(client_id, kind) DO UPDATE "
		"SET text = excluded.text, at = excluded.at, user_id = excluded.user_id",
};
const struct stmt_table stmts_client = { "client", sql, ARRAY_SIZE(sql) };

static void read_client(struct st *st, void *row)
{
	struct client *out = row;
	*out = (struct client){ .id = st_col_int(st, 0), .closed_at = st_col_int(st, 3),
		.created_at = st_col_int(st, 4) };
	st_col_text(st, 1, out->code, sizeof out->code);
	st_col_text(st, 2, out->name, sizeof out->name);
}

enum msgid client_insert(struct db *db, const struct client *c, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_client, INSERT);
	st_text(st, ":code", c->code);
	st_text(st, ":name", c->name);
	st_int(st, ":at", c->created_at);
	enum msgid m = st_run(st, err);
	if (m == MSG_OK && id)
		*id = db_last_id(db);
	return m;
}

static enum msgid find_client(struct st *st, struct client *out, bool *found, struct err *err)
{
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_client(st, out);
	return m;
}

enum msgid client_by_code(struct db *db, const char *code, struct client *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_client, BY_CODE);
	st_text(st, ":code", code);
	return find_client(st, out, found, err);
}

enum msgid client_by_id(struct db *db, int64_t id, struct client *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_client, BY_ID);
	st_int(st, ":id", id);
	return find_client(st, out, found, err);
}

enum msgid client_list(struct db *db, const char *after, struct client *out, size_t max,
	size_t *count, struct err *err)
{
	STMT st = st_get(db, &stmts_client, LIST);
	st_text(st, ":after", after);
	return st_list(st, read_client, &(struct st_array){ out, sizeof *out, max }, count, err);
}

enum msgid saved_map_get(struct db *db, int64_t client_id, const char *kind, struct str *out,
	struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_client, MAP_GET);
	st_int(st, ":client", client_id);
	st_text(st, ":kind", kind);
	enum msgid m = st_find(st, &found, err);
	if (m != MSG_OK)
		return m;
	str_reset(out);
	if (!found)
		return MSG_OK;
	AUTO_FREE char *text = mem_alloc(SAVED_MAP_MAX, 1);
	st_col_text(st, 0, text, SAVED_MAP_MAX);
	str_add(out, text);
	return MSG_OK;
}

enum msgid saved_map_put(struct db *db, const struct saved_map *map, struct err *err)
{
	STMT st = st_get(db, &stmts_client, MAP_PUT);
	st_int(st, ":client", map->client_id);
	st_text(st, ":kind", map->kind);
	st_text(st, ":text", map->text);
	st_int(st, ":at", map->at);
	st_int(st, ":user", map->user_id);
	return st_run(st, err);
}
