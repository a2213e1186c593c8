/* SPDX-License-Identifier: MIT */
/* Rows of client, and the column mapping saved for one. */
#ifndef ARREARS_STORE_CLIENT_H
#define ARREARS_STORE_CLIENT_H

#include "arrears/base/text.h"
#include "arrears/store/db.h"

struct client { int64_t id, closed_at, created_at; char code[11], name[TEXT_BYTES(40)]; };

enum msgid client_insert(struct db *db, const struct client *c, int64_t *id, struct err *err)
	ATTR_MUST_USE;
enum msgid client_by_code(struct db *db, const char *code, struct client *out, bool *found,
	struct err *err) ATTR_MUST_USE;
enum msgid client_by_id(struct db *db, int64_t id, struct client *out, bool *found,
	struct err *err) ATTR_MUST_USE;
/* A page by code, after `after` ("" = from the start). */
enum msgid client_list(struct db *db, const char *after, struct client *out, size_t max,
	size_t *count, struct err *err) ATTR_MUST_USE;

/* out is reset; empty if there is none. */
enum msgid saved_map_get(struct db *db, int64_t client_id, const char *kind, struct str *out,
	struct err *err) ATTR_MUST_USE;
struct saved_map { int64_t client_id, at, user_id; const char *kind, *text; };
enum msgid saved_map_put(struct db *db, const struct saved_map *map, struct err *err)
	ATTR_MUST_USE;

#endif
