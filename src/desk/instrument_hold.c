/* SPDX-License-Identifier: MIT */
/* Holds put on a debt keep its dated items from the bank: nothing is collected until a dispute is
 * answered (12 CFR 1006.38(d)(2)), nor under a stay. They come free by a person, once it is. */
#include "arrears/base/mem.h"
#include "instrument_private.h"
#include "offer_private.h"
#include "promise_parts.h"

enum msgid item_barred(struct desk *d, const struct instrument_row *row, struct err *err)
{
	struct account_row a;
	char why[80] = "";
	bool found = false;
	enum msgid m = account_load(d->db, row->account_id, &a, &found, err);
	if (m == MSG_OK && found)
		m = standing_holds(d, &a, 0, why, sizeof why, err);
	return m == MSG_OK && why[0] ? err_set(err, MSG_ITEM_BARRED, "", why, NULL) : m;
}

void item_hold(struct instrument_row *row, const char *why)
{
	row->state = ITEM_HELD;
	row->hold_until = DATE_NONE;
	(void)text_put(row->held_why, sizeof row->held_why, why);
}

static enum msgid tell(struct desk *d, int64_t account_id, size_t count, const char *why,
	struct err *err)
{
	char text[160];
	(void)text_putf(text, sizeof text, "Held %zu dated item%s: %s", count,
		count == 1 ? "" : "s", why);
	return money_note(d, account_id, text, err);
}

/* The items of one debt, which stand together; what is held until somebody releases it stays as it
 * is. */
static enum msgid hold_debt(struct desk *d, struct instrument_row *rows, size_t n,
	const char *why, struct err *err)
{
	enum msgid m = MSG_OK;
	size_t held = 0;
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (rows[i].state == ITEM_HELD && date_is_none(rows[i].hold_until))
			continue;
		item_hold(&rows[i], why);
		m = item_save(d, &rows[i], "held", why, err);
		held++;
	}
	return m == MSG_OK && held > 0 ? tell(d, rows[0].account_id, held, why, err) : m;
}

static size_t same_debt(const struct instrument_row *rows, size_t n)
{
	size_t k = 1;
	while (k < n && rows[k].account_id == rows[0].account_id)
		k++;
	return k;
}

/* What is said of the debt; else what bars it. */
static enum msgid reason(struct desk *d, const struct items_held *h, int64_t account_id,
	char *out, size_t size, struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	(void)text_put(out, size, h->account_id == account_id ? h->why : "");
	return m == MSG_OK && found && !out[0] ? standing_holds(d, &a, 0, out, size, err) : m;
}

enum msgid items_hold(struct desk *d, const struct items_held *h, struct err *err)
{
	AUTO_FREE struct instrument_row *rows = mem_alloc(ITEMS_OPEN_MAX, sizeof *rows);
	char why[TEXT_BYTES(60)];
	size_t n = 0, k = 0;
	enum msgid m = instrument_open_of(d->db, h->consumer_id, rows, ITEMS_OPEN_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i += k) {
		k = same_debt(rows + i, n - i);
		m = reason(d, h, rows[i].account_id, why, sizeof why, err);
		if (m == MSG_OK && why[0])
			m = hold_debt(d, rows + i, k, why, err);
	}
	return m;
}
