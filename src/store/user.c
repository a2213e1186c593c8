/* SPDX-License-Identifier: MIT */
#include "arrears/store/user.h"

#include "db_private.h"

#define COLUMNS "id, name, full_name, role, authority, coalesce(disabled_at, 0), failures, " \
	"coalesce(locked_until, 0), created_at"

enum { BY_ID, BY_NAME, LIST, INSERT, UPDATE, ADMINS };
static const char *const sql[] = {
	[BY_ID] = "SELECT " COLUMNS " FROM user WHERE id = :id",
	[BY_NAME] = "SELECT " COLUMNS " FROM user WHERE name = :name",
	[LIST] = "SELECT " COLUMNS " FROM user WHERE name > :after AND role <> 'system' "
		"ORDER BY name LIMIT :max",
	[INSERT] = "INSERT INTO user(name, full_name, role, authority, created_at) "
		"VALUES (:name, :full_name, :role, :authority, :at)",
	[UPDATE] = "UPDATE user SET full_name = :full_name, role = :role, authority = :authority, "
		"disabled_at = :disabled, failures = :failures, locked_until = :locked "
		"WHERE id = :id",
	[ADMINS] = "SELECT count(*) FROM user "
		"WHERE role = 'admin' AND disabled_at IS NULL /*scan*/",
};
const struct stmt_table stmts_user = { "user", sql, ARRAY_SIZE(sql) };

static const char *const roles[USER_ROLE_COUNT] = {
	[USER_COLLECTOR] = "collector",
	[USER_LEAD] = "lead",
	[USER_ADMIN] = "admin",
	[USER_AUDITOR] = "auditor",
};

static void read_row(struct st *st, struct user_row *out)
{
	char role[12];
	*out = (struct user_row){
		.id = st_col_int(st, 0),
		.system = true,
		.role = USER_AUDITOR,
		.authority = (int)st_col_int(st, 4),
		.disabled_at = st_col_int(st, 5),
		.failures = (int)st_col_int(st, 6),
		.locked_until = st_col_int(st, 7),
		.created_at = st_col_int(st, 8),
	};
	st_col_text(st, 1, out->name, sizeof out->name);
	st_col_text(st, 2, out->full_name, sizeof out->full_name);
	st_col_text(st, 3, role, sizeof role);
	for (int r = 0; r < USER_ROLE_COUNT; r++)
		if (strcmp(role, roles[r]) == 0) {
			out->role = (enum user_role)r;
			out->system = false;
		}
}

static enum msgid one(struct st *st, struct user_row *out, bool *found, struct err *err)
{
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid user_get(struct db *db, int64_t id, struct user_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_user, BY_ID);
	st_int(st, ":id", id);
	return one(st, out, found, err);
}

enum msgid user_find(struct db *db, const char *name, struct user_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_user, BY_NAME);
	st_text(st, ":name", name);
	return one(st, out, found, err);
}

enum msgid user_list(struct db *db, const char *after, struct user_page *out, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t n = 0;
	STMT st = st_get(db, &stmts_user, LIST);
	st_text(st, ":after", after);
	st_int(st, ":max", USER_PAGE);
	while (n < USER_PAGE && st_more(st, &m, err))
		read_row(st, &out->rows[n++]);
	if (m == MSG_OK)
		out->count = n;
	return m;
}

enum msgid user_insert(struct db *db, const struct user_row *row, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_user, INSERT);
	st_text(st, ":name", row->name);
	st_text(st, ":full_name", row->full_name);
	st_text(st, ":role", roles[row->role]);
	st_int(st, ":authority", row->authority);
	st_int(st, ":at", row->created_at);
	return st_insert(st, id, err);
}

enum msgid user_update(struct db *db, const struct user_row *row, struct err *err)
{
	if (row->system)
		BUG("SYSTEM is not changed");
	STMT st = st_get(db, &stmts_user, UPDATE);
	st_int(st, ":id", row->id);
	st_text(st, ":full_name", row->full_name);
	st_text(st, ":role", roles[row->role]);
	st_int(st, ":authority", row->authority);
	st_nonzero(st, ":disabled", row->disabled_at);
	st_int(st, ":failures", row->failures);
	st_nonzero(st, ":locked", row->locked_until);
	return st_run(st, err);
}

enum msgid user_count_admins(struct db *db, int64_t *count, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_user, ADMINS);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*count = st_col_int(st, 0);
	return m;
}
