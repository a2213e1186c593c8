/* SPDX-License-Identifier: MIT */
#include "arrears/desk/client.h"

static bool code_valid(const char *code)
{
	size_t n = strlen(code);
	return n >= 1 && n <= 10 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == n;
}

static enum msgid add(struct desk *d, const struct client *c, int64_t *id, struct err *err)
{
	struct client there;
	bool found = false;
	enum msgid m = client_by_code(d->db, c->code, &there, &found, err);
	if (m == MSG_OK && found)
		return err_set(err, MSG_CLIENT_EXISTS, "CODE", c->code, NULL);
	if (m == MSG_OK)
		m = client_insert(d->db, c, id, err);
	if (m == MSG_OK)
		m = desk_audit(d, "client_add", "client", *id, c->code, err);
	return m;
}

enum msgid client_add(struct desk *d, const char *code, const char *name, int64_t *id,
	struct err *err)
{
	struct client c = { .created_at = desk_now(d) };
	char upper[64], clean[sizeof c.name];
	int64_t new_id = 0;
	enum msgid m = desk_may(d, OP_CLIENTS, err);
	if (m != MSG_OK)
		return m;
	text_upper(code, upper, sizeof upper);
	if (!code_valid(upper))
		return err_set(err, MSG_CLIENT_CODE_INVALID, "CODE", code, NULL);
	if (!text_put(clean, sizeof clean, name))
		return err_set(err, MSG_TEXT_TOO_LONG, "NAME", "The name", "40", NULL);
	text_clean(clean, true);
	if (*clean == '\0')
		return err_set(err, MSG_REQUIRED, "NAME", "The name", NULL);
	(void)text_put(c.code, sizeof c.code, upper);
	(void)text_put(c.name, sizeof c.name, clean);
	m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, add(d, &c, &new_id, err), err);
	if (m == MSG_OK && id)
		*id = new_id;
	return m;
}

enum msgid client_need(struct desk *d, const char *code, struct client *out, struct err *err)
{
	char upper[64];
	bool found = false;
	text_upper(code, upper, sizeof upper);
	enum msgid m = client_by_code(d->db, upper, out, &found, err);
	if (m == MSG_OK && !found)
		return err_set(err, MSG_CLIENT_UNKNOWN, "CLIENT", code, NULL);
	return m;
}

enum msgid client_map(struct desk *d, int64_t client_id, const char *kind, struct str *out,
	struct err *err)
{
	return saved_map_get(d->db, client_id, kind, out, err);
}

enum msgid client_keep_map(struct desk *d, int64_t client_id, const char *kind, const char *text,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_IMPORT, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	struct saved_map map = { .client_id = client_id, .at = desk_now(d), .user_id = d->user_id,
		.kind = kind, .text = text };
	m = saved_map_put(d->db, &map, err);
	if (m == MSG_OK)
		m = desk_audit(d, "keep_map", "client", client_id, kind, err);
	return db_end(d->db, m, err);
}
