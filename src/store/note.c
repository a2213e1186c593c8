/* SPDX-License-Identifier: MIT */
/* The search text is compared row by row here: the notes of one account are few. */
#include "arrears/store/note.h"

#include "db_private.h"

#define COLUMNS "SELECT n.id, n.account_id, n.at, n.user_id, u.name, n.code, n.status, n.system, " \
	"p.note_id IS NOT NULL, n.contact_id, n.corrects_id, n.text, n.private FROM note n " \
	"JOIN user u ON u.id = n.user_id LEFT JOIN note_pin p ON p.note_id = n.id "

enum { INSERT, PAGE, LOAD, PIN, UNPIN, TEMPLATE_FIND, TEMPLATE_PUT, TEMPLATE_DROP, TEMPLATE_LIST };
static const char *const sql[] = {
	[INSERT] = "INSERT INTO note(account_id, at, user_id, code, status, system, private, "
		"contact_id, corrects_id, text) VALUES (:account, :at, :user, :code, :status, "
		":system, :private, :contact, :corrects, :text)",
	[PAGE] = COLUMNS "WHERE n.account_id = :account AND n.id < :before "
		"AND (:code = '' OR n.code = :code) AND (:user = '' OR u.name = :user) "
		"AND (:pinned = 0 OR p.note_id IS NOT NULL) "
		"AND (n.private = 0 OR :reader = 0 OR n.user_id = :reader) ORDER BY n.id DESC",
	[LOAD] = COLUMNS "WHERE n.id = :id",
	[PIN] = "INSERT INTO note_pin(note_id, user_id, at) VALUES (:note, :user, :at) "
		"ON CONFLICT(note_id) DO NOTHING",
	[UNPIN] = "DELETE FROM note_pin WHERE note_id = :note",
	[TEMPLATE_FIND] = "SELECT coalesce(user_id, 0), name, text FROM note_template "
		"WHERE coalesce(user_id, 0) = :user AND name = :name",
	[TEMPLATE_PUT] = "INSERT INTO note_template(user_id, name, text) "
		"VALUES (:user, :name, :text)",
	[TEMPLATE_DROP] = "DELETE FROM note_template WHERE coalesce(user_id, 0) = :user "
		"AND name = :name",
	[TEMPLATE_LIST] = "SELECT coalesce(user_id, 0), name, text FROM note_template "
		"WHERE coalesce(user_id, 0) IN (0, :user) ORDER BY name, coalesce(user_id, 0) DESC "
		"/*scan*/",
};
const struct stmt_table stmts_note = { "note", sql, ARRAY_SIZE(sql) };

enum msgid note_insert(struct db *db, const struct note_row *row, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_note, INSERT);
	st_int(st, ":account", row->account_id);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	st_text(st, ":code", row->code);
	st_text(st, ":status", row->status);
	st_int(st, ":system", row->system);
	st_int(st, ":private", row->private);
	st_nonzero(st, ":contact", row->contact_id);
	st_nonzero(st, ":corrects", row->corrects_id);
	st_text(st, ":text", row->text);
	return st_insert(st, id, err);
}

static void read_note(struct st *st, struct note_row *r)
{
	r->id = st_col_int(st, 0);
	r->account_id = st_col_int(st, 1);
	r->at = st_col_int(st, 2);
	r->user_id = st_col_int(st, 3);
	st_col_text(st, 4, r->user, sizeof r->user);
	st_col_text(st, 5, r->code, sizeof r->code);
	st_col_text(st, 6, r->status, sizeof r->status);
	r->system = st_col_int(st, 7) != 0;
	r->pinned = st_col_int(st, 8) != 0;
	r->contact_id = st_col_int(st, 9);
	r->corrects_id = st_col_int(st, 10);
	st_col_text(st, 11, r->text, sizeof r->text);
	r->private = st_col_int(st, 12) != 0;
}

static bool holds_text(const char *text, const char *folded)
{
	char key[NOTE_SIZE];
	if (folded[0] == '\0')
		return true;
	text_fold(text, key, sizeof key);
	return strstr(key, folded) != NULL;
}

enum msgid note_page(struct db *db, int64_t account_id, const struct note_filter *f, int64_t before,
	struct note_row *out, size_t max, size_t *n, struct err *err)
{
	static const struct note_filter any;
	const struct note_filter *want = f ? f : &any;
	enum msgid m = MSG_OK;
	size_t count = 0;
	char folded[TEXT_BYTES(40)];
	text_fold(want->text, folded, sizeof folded);
	STMT st = st_get(db, &stmts_note, PAGE);
	st_int(st, ":account", account_id);
	st_int(st, ":before", before > 0 ? before : INT64_MAX);
	st_text(st, ":code", want->code);
	st_text(st, ":user", want->user);
	st_int(st, ":pinned", want->pinned);
	st_int(st, ":reader", want->reader);
	while (count < max && st_more(st, &m, err)) {
		read_note(st, &out[count]);
		count += holds_text(out[count].text, folded);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid note_load(struct db *db, int64_t id, struct note_row *out, bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_note, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_note(st, out);
	return m;
}

enum msgid note_pin(struct db *db, int64_t id, bool pin, int64_t user_id, int64_t at,
	struct err *err)
{
	STMT st = st_get(db, &stmts_note, pin ? PIN : UNPIN);
	st_int(st, ":note", id);
	if (pin) {
		st_int(st, ":user", user_id);
		st_int(st, ":at", at);
	}
	return st_run(st, err);
}

static void read_template(struct st *st, struct template_row *r)
{
	r->user_id = st_col_int(st, 0);
	st_col_text(st, 1, r->name, sizeof r->name);
	st_col_text(st, 2, r->text, sizeof r->text);
}

static enum msgid find_of(struct db *db, int64_t user_id, const char *name,
	struct template_row *out, bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_note, TEMPLATE_FIND);
	st_int(st, ":user", user_id);
	st_text(st, ":name", name);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_template(st, out);
	return m;
}

enum msgid template_find(struct db *db, int64_t user_id, const char *name,
	struct template_row *out, bool *found, struct err *err)
{
	enum msgid m = find_of(db, user_id, name, out, found, err);
	if (m == MSG_OK && !*found && user_id != 0)
		m = find_of(db, 0, name, out, found, err);
	return m;
}

static enum msgid drop_template(struct db *db, const struct template_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_note, TEMPLATE_DROP);
	st_int(st, ":user", row->user_id);
	st_text(st, ":name", row->name);
	return st_run(st, err);
}

enum msgid template_put(struct db *db, const struct template_row *row, struct err *err)
{
	enum msgid m = drop_template(db, row, err);
	if (m != MSG_OK || row->text[0] == '\0')
		return m;
	STMT st = st_get(db, &stmts_note, TEMPLATE_PUT);
	st_nonzero(st, ":user", row->user_id);
	st_text(st, ":name", row->name);
	st_text(st, ":text", row->text);
	return st_run(st, err);
}

enum msgid template_list(struct db *db, int64_t user_id, struct template_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_note, TEMPLATE_LIST);
	st_int(st, ":user", user_id);
	while (st_more(st, &m, err))
		if (count < max)
			read_template(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}
