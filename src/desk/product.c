/* SPDX-License-Identifier: MIT */
#include "arrears/desk/product.h"

#include "arrears/desk/client.h"
#include "debt.h"

#define CODE_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/"

static enum msgid read_text(const char *text, const char *field, char *out, size_t size,
	struct err *err)
{
	char most[12];
	(void)text_putf(most, sizeof most, "%zu", (size - 1) / 4);
	if (!text_put(out, size, text))
		return err_set(err, MSG_TEXT_TOO_LONG, field, field, most, NULL);
	return debt_text(out, field, err);
}

enum msgid product_read(const struct product_text *t, struct product_row *out, struct err *err)
{
	struct product_row row = { .client_id = 0 };
	char code[80];
	text_upper(t->code, code, sizeof code);
	text_clean(code, false);
	if (!code[0] || strspn(code, CODE_CHARS) != strlen(code) ||
	    !text_put(row.code, sizeof row.code, code))
		return err_set(err, MSG_PRODUCT_CODE, "CODE", t->code, NULL);
	enum msgid m = read_text(t->name, "NAME", row.name, sizeof row.name, err);
	if (m == MSG_OK)
		m = read_text(t->notes, "NOTES", row.notes, sizeof row.notes, err);
	if (m != MSG_OK)
		return m;
	if (!row.name[0])
		return err_set(err, MSG_REQUIRED, "NAME", "The name", NULL);
	m = money_parse(t->price, &row.price, err);
	if (m != MSG_OK) {
		if (err)
			(void)text_put(err->field, sizeof err->field, "PRICE");
		return m;
	}
	if (row.price.cents < 0)
		return err_set(err, MSG_PRODUCT_PRICE, "PRICE", t->price, NULL);
	*out = row;
	return MSG_OK;
}

static bool is_same(const struct product_row *a, const struct product_row *b)
{
	return strcmp(a->name, b->name) == 0 && strcmp(a->notes, b->notes) == 0 &&
		a->price.cents == b->price.cents;
}

static enum msgid put(struct desk *d, const struct product_row *row, struct product_counts *n,
	struct err *err)
{
	struct product_row old = { .code = "" };
	bool found = false;
	enum msgid m = product_find(d->db, row->client_id, row->code, &old, &found, err);
	if (m != MSG_OK)
		return m;
	if (found && is_same(&old, row)) {
		n->same++;
		return MSG_OK;
	}
	n->changed += found;
	n->added += !found;
	return product_put(d->db, row, err);
}

enum msgid product_load(struct desk *d, const char *client, const struct product_row *rows,
	size_t n, struct product_counts *out, struct err *err)
{
	struct product_counts counts = { .added = 0 };
	struct client c;
	char detail[80];
	enum msgid m = desk_may(d, OP_CLIENTS, err);
	if (m == MSG_OK)
		m = client_need(d, client, &c, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		struct product_row row = rows[i];
		row.client_id = c.id;
		m = put(d, &row, &counts, err);
	}
	(void)text_putf(detail, sizeof detail, "%zu new, %zu changed", counts.added,
		counts.changed);
	if (m == MSG_OK)
		m = desk_audit(d, "products", "client", c.id, detail, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = counts;
	return m;
}

enum msgid products_of(struct desk *d, const struct product_seek *seek, struct product_row *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? product_list(d->db, seek, out, max, n, err) : m;
}
