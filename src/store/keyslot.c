/* SPDX-License-Identifier: MIT */
#include "arrears/store/keyslot.h"

#include "db_private.h"

enum { FIND, DROP, PUT };
static const char *const sql[] = {
	[FIND] = "SELECT id, cost, salt, box, created_at FROM key_slot "
		"WHERE kind = :kind AND user_id IS :user ORDER BY id DESC LIMIT 1 /*scan*/",
	[DROP] = "DELETE FROM key_slot WHERE kind = :kind AND user_id IS :user /*scan*/",
	[PUT] = "INSERT INTO key_slot(kind, user_id, cost, salt, box, created_at) "
		"VALUES (:kind, :user, :cost, :salt, :box, :at)",
};
const struct stmt_table stmts_keyslot = { "keyslot", sql, ARRAY_SIZE(sql) };

static const char *const kinds[] = {
	[KEYSLOT_USER] = "user",
	[KEYSLOT_RECOVERY] = "recovery",
	[KEYSLOT_MACHINE] = "machine",
};

static void bind_place(struct st *st, enum keyslot_kind kind, int64_t user_id)
{
	st_text(st, ":kind", kinds[kind]);
	st_nonzero(st, ":user", user_id);
}

enum msgid keyslot_find(struct db *db, enum keyslot_kind kind, int64_t user_id,
	struct keyslot *out, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_keyslot, FIND);
	bind_place(st, kind, user_id);
	enum msgid m = st_find(st, &found, err);
	if (m != MSG_OK)
		return m;
	*out = (struct keyslot){ .kind = kind, .user_id = user_id };
	if (!found)
		return MSG_OK;
	out->id = st_col_int(st, 0);
	out->cost = (int)st_col_int(st, 1);
	out->created_at = st_col_int(st, 4);
	/* A blob of the wrong length stays zero and opens with nothing. */
	(void)st_col_blob(st, 2, out->salt, sizeof out->salt);
	(void)st_col_blob(st, 3, out->box, sizeof out->box);
	return MSG_OK;
}

static enum msgid drop(struct db *db, const struct keyslot *slot, struct err *err)
{
	STMT st = st_get(db, &stmts_keyslot, DROP);
	bind_place(st, slot->kind, slot->user_id);
	return st_run(st, err);
}

enum msgid keyslot_put(struct db *db, const struct keyslot *slot, struct err *err)
{
	enum msgid m = drop(db, slot, err);
	if (m != MSG_OK)
		return m;
	STMT st = st_get(db, &stmts_keyslot, PUT);
	bind_place(st, slot->kind, slot->user_id);
	st_int(st, ":cost", slot->cost);
	st_blob(st, ":salt", slot->salt, sizeof slot->salt);
	st_blob(st, ":box", slot->box, sizeof slot->box);
	st_int(st, ":at", slot->created_at);
	return st_run(st, err);
}
