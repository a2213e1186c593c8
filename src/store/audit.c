/* SPDX-License-Identifier: MIT */
/* The chain: BLAKE2b-256 over the hash before (32 zero bytes before the first), the numbers as
 * decimal text and the texts, each ended by a NUL byte, so that no two rows read the same. */
#include "arrears/store/audit.h"

#include <inttypes.h>

#include "arrears/base/secret.h"
#include "db_private.h"

enum { NEWEST, ADD, WALK };
static const char *const sql[] = {
	[NEWEST] = "SELECT id, at, hash FROM audit ORDER BY id DESC LIMIT 1 /*scan*/",
	[ADD] = "INSERT INTO audit(id, at, user_id, session_id, event, entity, entity_id, detail, "
		"hash) VALUES (:id, :at, :user, :session, :event, :entity, :entity_id, :detail, "
		":hash)",
	[WALK] = "SELECT id, at, hash, user_id, session_id, event, entity, entity_id, detail "
		"FROM audit ORDER BY id /*scan*/",
};
const struct stmt_table stmts_audit = { "audit", sql, ARRAY_SIZE(sql) };

struct link {
	int64_t id, at;
	unsigned char hash[SECRET_HASH_LEN];
};

struct content {
	int64_t id, at, user_id, session_id, entity_id;
	const char *event, *entity, *detail;
};

static void chain_hash(const struct link *before, const struct content *c,
	unsigned char out[SECRET_HASH_LEN])
{
	char numbers[128];
	int n = snprintf(numbers, sizeof numbers,
		"%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, c->id, c->at,
		c->user_id, c->session_id, c->entity_id);
	struct secret_hash h;
	secret_hash_begin(&h);
	secret_hash_add(&h, before->hash, sizeof before->hash);
	secret_hash_add(&h, numbers, (size_t)n + 1);
	secret_hash_add(&h, c->event, strlen(c->event) + 1);
	secret_hash_add(&h, c->entity, strlen(c->entity) + 1);
	secret_hash_add(&h, c->detail, strlen(c->detail) + 1);
	secret_hash_end(&h, out);
}

static void read_link(struct st *st, struct link *out)
{
	*out = (struct link){ .id = st_col_int(st, 0), .at = st_col_int(st, 1) };
	(void)st_col_blob(st, 2, out->hash, sizeof out->hash);
}

/* All zero where there is no row. */
static enum msgid newest(struct db *db, struct link *out, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_audit, NEWEST);
	enum msgid m = st_find(st, &found, err);
	if (m != MSG_OK)
		return m;
	*out = (struct link){ 0 };
	if (found)
		read_link(st, out);
	return MSG_OK;
}

enum msgid audit_add(struct db *db, const struct audit_row *row, struct err *err)
{
	if (!db_in_transaction(db))
		BUG("audit row outside a transaction");
	struct link last;
	enum msgid m = newest(db, &last, err);
	if (m != MSG_OK)
		return m;
	struct content c = {
		.id = last.id + 1,
		.at = row->at < last.at ? last.at : row->at,
		.user_id = row->user_id,
		.session_id = row->session_id,
		.event = row->event,
		.entity = row->entity,
		.entity_id = row->entity_id,
		.detail = row->detail,
	};
	unsigned char hash[SECRET_HASH_LEN];
	chain_hash(&last, &c, hash);

	STMT st = st_get(db, &stmts_audit, ADD);
	st_int(st, ":id", c.id);
	st_int(st, ":at", c.at);
	st_int(st, ":user", c.user_id);
	st_nonzero(st, ":session", c.session_id);
	st_text(st, ":event", c.event);
	st_text(st, ":entity", c.entity);
	st_int(st, ":entity_id", c.entity_id);
	st_text(st, ":detail", c.detail);
	st_blob(st, ":hash", hash, sizeof hash);
	return st_run(st, err);
}

enum msgid audit_newest(struct db *db, int64_t *at, struct err *err)
{
	struct link last;
	enum msgid m = newest(db, &last, err);
	if (m == MSG_OK)
		*at = last.at;
	return m;
}

/* The column as it is stored, whatever its length; a cut copy could hide a change. */
static const char *raw_text(struct st *st, int col)
{
	const unsigned char *t = sqlite3_column_text(st->raw, col);
	return t ? (const char *)t : "";
}

static bool row_fits(struct st *st, const struct link *before, const struct link *row)
{
	struct content c = {
		.id = row->id,
		.at = row->at,
		.user_id = st_col_int(st, 3),
		.session_id = st_col_int(st, 4),
		.event = raw_text(st, 5),
		.entity = raw_text(st, 6),
		.entity_id = st_col_int(st, 7),
		.detail = raw_text(st, 8),
	};
	unsigned char hash[SECRET_HASH_LEN];
	chain_hash(before, &c, hash);
	return row->id == before->id + 1 && row->at >= before->at &&
		memcmp(hash, row->hash, sizeof hash) == 0;
}

enum msgid audit_verify(struct db *db, int64_t *broken, struct err *err)
{
	struct link before = { 0 };
	enum msgid m = MSG_OK;
	STMT st = st_get(db, &stmts_audit, WALK);
	while (st_more(st, &m, err)) {
		struct link row;
		read_link(st, &row);
		if (!row_fits(st, &before, &row)) {
			*broken = row.id;
			return MSG_OK;
		}
		before = row;
	}
	if (m == MSG_OK)
		*broken = 0;
	return m;
}
