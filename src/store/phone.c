/* SPDX-License-Identifier: MIT */
#include "arrears/store/phone.h"

#include "arrears/base/text.h"
#include "db_private.h"

#define COLUMNS "SELECT id, party_id, ord, number, extension, type, status, status_source, " \
	"status_on, source, tries, last_try_at, last_result, added_at, ended_at FROM phone "

enum { NEXT_ORD, INSERT, LOAD, LIST_USED, LIST_ALL, STATUS, TRIED, RESULT, END, TEN, SEVEN };
static const char *const sql[] = {
	[NEXT_ORD] = "SELECT coalesce(max(ord), 0) + 1 FROM phone WHERE party_id = :party "
		"AND ended_at IS NULL",
	[INSERT] = "INSERT INTO phone(party_id, ord, number, extension, type, status, "
		"status_source, status_on, source, tries, last_try_at, last_result, added_at) "
		"VALUES (:party, :ord, :number, :extension, :type, :status, :status_source, "
		":status_on, :source, :tries, :try_at, :result, :added)",
	[LOAD] = COLUMNS "WHERE id = :id",
	[LIST_USED] = COLUMNS "WHERE party_id = :party AND ended_at IS NULL "
		"ORDER BY ord, id /*scan*/",
	[LIST_ALL] = COLUMNS "WHERE party_id = :party "
		"ORDER BY ended_at IS NOT NULL, ord, id /*scan*/",
	[STATUS] = "UPDATE phone SET status = :status, status_source = :source, status_on = :day "
		"WHERE id = :id",
	[TRIED] = "UPDATE phone SET tries = tries + 1, last_try_at = :at, last_result = '' "
		"WHERE id = :id",
	[RESULT] = "UPDATE phone SET last_result = :code WHERE id = :id",
	[END] = "UPDATE phone SET ended_at = :at WHERE id = :id",
	[TEN] = COLUMNS "WHERE number = :digits AND ended_at IS NULL ORDER BY id LIMIT :max",
	[SEVEN] = COLUMNS "WHERE substr(number, 4) = :digits AND ended_at IS NULL "
		"ORDER BY id LIMIT :max",
};
const struct stmt_table stmts_phone = { "phone", sql, ARRAY_SIZE(sql) };

static const char *const types[] = { [PHONE_UNKNOWN] = "", [PHONE_CELL] = "cell",
	[PHONE_HOME] = "home", [PHONE_WORK] = "work", [PHONE_OTHER] = "other" };
static const char *const statuses[] = { [PHONE_UNTRIED] = "", [PHONE_GOOD] = "good",
	[PHONE_BAD] = "bad", [PHONE_WRONG] = "wrong", [PHONE_BARRED] = "barred" };

static int word_index(const char *const *words, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], text) == 0)
			return (int)i;
	return -1;
}

const char *phone_type_name(enum phone_type t)
{
	return (size_t)t < ARRAY_SIZE(types) ? types[t] : "";
}

bool phone_type_parse(const char *text, enum phone_type *out)
{
	int i = word_index(types, ARRAY_SIZE(types), text);
	if (i >= 0)
		*out = (enum phone_type)i;
	return i >= 0;
}

const char *phone_status_name(enum phone_status s)
{
	return (size_t)s < ARRAY_SIZE(statuses) ? statuses[s] : "";
}

bool phone_status_parse(const char *text, enum phone_status *out)
{
	int i = word_index(statuses, ARRAY_SIZE(statuses), text);
	if (i >= 0)
		*out = (enum phone_status)i;
	return i >= 0;
}

static enum msgid next_ord(struct db *db, int64_t party_id, int *ord, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_phone, NEXT_ORD);
	st_int(st, ":party", party_id);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*ord = (int)st_col_int(st, 0);
	return m;
}

enum msgid phone_insert(struct db *db, const struct phone_row *row, int64_t *id, struct err *err)
{
	int ord = row->ord;
	enum msgid m = ord == 0 ? next_ord(db, row->party_id, &ord, err) : MSG_OK;
	if (m != MSG_OK)
		return m;
	STMT st = st_get(db, &stmts_phone, INSERT);
	st_int(st, ":party", row->party_id);
	st_int(st, ":ord", ord);
	st_text(st, ":number", row->number);
	st_text(st, ":extension", row->extension);
	st_text(st, ":type", phone_type_name(row->type));
	st_text(st, ":status", phone_status_name(row->status));
	st_text(st, ":status_source", row->status_source);
	st_date(st, ":status_on", row->status == PHONE_UNTRIED ? DATE_NONE : row->status_on);
	st_text(st, ":source", row->source);
	st_int(st, ":tries", row->tries);
	st_nonzero(st, ":try_at", row->last_try_at);
	st_text(st, ":result", row->last_result);
	st_int(st, ":added", row->added_at);
	m = st_run(st, err);
	if (m == MSG_OK)
		*id = db_last_id(db);
	return m;
}

static void read_row(struct st *st, struct phone_row *r)
{
	char word[8];
	*r = (struct phone_row){ .id = st_col_int(st, 0), .party_id = st_col_int(st, 1),
		.ord = (int)st_col_int(st, 2), .status_on = st_col_date(st, 8),
		.tries = (int)st_col_int(st, 10), .last_try_at = st_col_int(st, 11),
		.added_at = st_col_int(st, 13), .ended_at = st_col_int(st, 14) };
	st_col_text(st, 3, r->number, sizeof r->number);
	st_col_text(st, 4, r->extension, sizeof r->extension);
	st_col_text(st, 5, word, sizeof word);
	(void)phone_type_parse(word, &r->type);
	st_col_text(st, 6, word, sizeof word);
	(void)phone_status_parse(word, &r->status);
	st_col_text(st, 7, r->status_source, sizeof r->status_source);
	st_col_text(st, 9, r->source, sizeof r->source);
	st_col_text(st, 12, r->last_result, sizeof r->last_result);
}

enum msgid phone_load(struct db *db, int64_t id, struct phone_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_phone, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

static enum msgid read_all(struct st *st, struct phone_row *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m;
	size_t count = 0;
	while (st_more(st, &m, err))
		if (count < max)
			read_row(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid phone_list(struct db *db, int64_t party_id, bool all, struct phone_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_phone, all ? LIST_ALL : LIST_USED);
	st_int(st, ":party", party_id);
	return read_all(st, out, max, n, err);
}

enum msgid phone_set_status(struct db *db, int64_t id, enum phone_status status,
	const char *source, struct date on, struct err *err)
{
	STMT st = st_get(db, &stmts_phone, STATUS);
	st_text(st, ":status", phone_status_name(status));
	st_text(st, ":source", source);
	st_date(st, ":day", on);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid phone_tried(struct db *db, int64_t id, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_phone, TRIED);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid phone_set_result(struct db *db, int64_t id, const char *code, struct err *err)
{
	STMT st = st_get(db, &stmts_phone, RESULT);
	st_text(st, ":code", code);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid phone_end(struct db *db, int64_t id, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_phone, END);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid phone_find(struct db *db, const char *digits, struct phone_row *out, size_t max,
	size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_phone, strlen(digits) == 7 ? SEVEN : TEN);
	st_text(st, ":digits", digits);
	st_int(st, ":max", (int64_t)max);
	return read_all(st, out, max, n, err);
}
