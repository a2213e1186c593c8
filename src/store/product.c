/* SPDX-License-Identifier: MIT */
#include "arrears/store/product.h"

#include "db_private.h"

#define COLUMNS "SELECT client_id, code, name, price, notes FROM product "

enum { PUT, FIND, LIST };
static const char *const sql[] = {
	[PUT] = "INSERT INTO product(client_id, code, name, price, notes) VALUES (:client, :code, "
		":name, :price, :notes) ON CONFLICT(client_id, code) DO UPDATE SET "
		"name = excluded.name, price = excluded.price, notes = excluded.notes",
	[FIND] = COLUMNS "WHERE client_id = :client AND code = :code",
	[LIST] = COLUMNS "WHERE client_id = :client AND code > :after ORDER BY code LIMIT :max",
};
const struct stmt_table stmts_product = { "product", sql, ARRAY_SIZE(sql) };

enum msgid product_put(struct db *db, const struct product_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_product, PUT);
	st_int(st, ":client", row->client_id);
	st_text(st, ":code", row->code);
	st_text(st, ":name", row->name);
	st_int(st, ":price", row->price.cents);
	st_text(st, ":notes", row->notes);
	return st_run(st, err);
}

static void read_row(struct st *st, void *row)
{
	struct product_row *r = row;
	*r = (struct product_row){ .client_id = st_col_int(st, 0), .price = st_col_money(st, 3) };
	st_col_text(st, 1, r->code, sizeof r->code);
	st_col_text(st, 2, r->name, sizeof r->name);
	st_col_text(st, 4, r->notes, sizeof r->notes);
}

enum msgid product_find(struct db *db, int64_t client_id, const char *code,
	struct product_row *out, bool *found, struct err *err)
{
	STMT st = st_get(db, &stmts_product, FIND);
	st_int(st, ":client", client_id);
	st_text(st, ":code", code);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_row(st, out);
	return m;
}

enum msgid product_list(struct db *db, const struct product_seek *seek, struct product_row *out,
	size_t max, size_t *n, struct err *err)
{
	STMT st = st_get(db, &stmts_product, LIST);
	st_int(st, ":client", seek->client_id);
	st_text(st, ":after", seek->after);
	return st_list(st, read_row, &(struct st_array){ out, sizeof *out, max }, n, err);
}
