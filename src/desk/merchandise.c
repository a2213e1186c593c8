/* SPDX-License-Identifier: MIT */
#include "arrears/desk/merchandise.h"

#include <inttypes.h>

#include "arrears/desk/approve.h"
#include "arrears/desk/post.h"
#include "arrears/desk/terms.h"
#include "call_parts.h"
#include "debt.h"

const char *const merchandise_conditions[] = { "NEW", "GOOD", "FAIR", "POOR", "SCRAP", NULL };

enum msgid merchandise_of(struct desk *d, int64_t account_id, struct merchandise_row *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? merchandise_list(d->db, account_id, out, max, n, err) : m;
}

enum msgid merchandise_may(const struct merchandise_row *row, struct err *err)
{
	char text[24];
	if (row->request_id) {
		(void)text_putf(text, sizeof text, "%" PRId64, row->request_id);
		return err_set(err, MSG_MER_WAITS, "", row->description, text, NULL);
	}
	if (!row->ledger_id)
		return MSG_OK;
	date_show(row->returned_on, text);
	return err_set(err, MSG_MER_BACK, "", row->description, text, NULL);
}

/* One that is still out, or came back with no credit. */
static enum msgid load_open(struct desk *d, int64_t id, struct merchandise_row *row,
	struct err *err)
{
	bool found = false;
	enum msgid m = merchandise_load(d->db, id, row, &found, err);
	if (m == MSG_OK && !found)
		return err_set(err, MSG_MER_UNKNOWN, "", NULL);
	return m == MSG_OK ? merchandise_may(row, err) : m;
}

static enum msgid count_items(struct desk *d, int64_t account_id, struct err *err)
{
	struct merchandise_row rows[MERCHANDISE_MAX];
	size_t n = 0;
	enum msgid m = merchandise_list(d->db, account_id, rows, ARRAY_SIZE(rows), &n, err);
	return m == MSG_OK && n == MERCHANDISE_MAX ? err_set(err, MSG_MER_MANY, "", NULL) : m;
}

static enum msgid read_item(const struct merchandise_item *item, struct merchandise_row *row,
	struct err *err)
{
	char price[MONEY_TEXT_SIZE];
	if (!text_put(row->description, sizeof row->description, item->description))
		return err_set(err, MSG_TEXT_TOO_LONG, "WHAT", "The description", "40", NULL);
	if (!text_put(row->serial, sizeof row->serial, item->serial))
		return err_set(err, MSG_TEXT_TOO_LONG, "SERIAL", "The serial number", "24", NULL);
	enum msgid m = debt_text(row->description, "WHAT", err);
	if (m == MSG_OK)
		m = debt_text(row->serial, "SERIAL", err);
	if (m == MSG_OK && !row->description[0])
		return err_set(err, MSG_REQUIRED, "WHAT", "The description", NULL);
	money_show(item->price, price);
	if (m == MSG_OK)
		m = money_check(item->price, "PRICE", err);
	if (m == MSG_OK && item->price.cents < 0)
		return err_set(err, MSG_MER_PRICE, "PRICE", price, NULL);
	row->price = item->price;
	return m;
}

enum msgid merchandise_keep(struct desk *d, const struct merchandise_item *item, struct err *err)
{
	struct merchandise_row row = { .account_id = item->account_id, .returned_on = DATE_NONE };
	struct account_row a;
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = item->id ? load_open(d, item->id, &row, err) : count_items(d, item->account_id, err);
	if (m == MSG_OK)
		m = account_need(d, row.account_id, &a, err);
	if (m == MSG_OK)
		m = read_item(item, &row, err);
	row.at = desk_now(d);
	row.user_id = d->user_id;
	if (m == MSG_OK)
		m = item->id ? merchandise_update(d->db, &row, err) :
			merchandise_insert(d->db, &row, &row.id, err);
	if (m == MSG_OK)
		m = desk_audit(d, "merchandise", "account", row.account_id, "", err);
	return db_end(d->db, m, err);
}

/* --- it came back -------------------------------------------------------------------------- */

static enum msgid check_return(struct desk *d, const struct merchandise_return *r,
	const struct account_row *a, struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	size_t i = 0;
	while (merchandise_conditions[i] && strcmp(merchandise_conditions[i], r->condition) != 0)
		i++;
	if (!merchandise_conditions[i])
		return err_set(err, MSG_MER_CONDITION, "CONDITION", r->condition, NULL);
	if (date_is_none(r->on) || date_cmp(r->on, desk_today(d)) > 0) {
		date_show(r->on, text);
		return err_set(err, MSG_MER_DATE, "ON", text, NULL);
	}
	money_show(r->credit, text);
	if (r->credit.cents < 0 || money_cmp(r->credit, a->owed.of[BUCKET_PRINCIPAL]) > 0)
		return err_set(err, MSG_MER_CREDIT, "CREDIT", text, NULL);
	return MSG_OK;
}

static enum msgid post(struct desk *d, const struct post_change *c, struct merchandise_row *row,
	struct merchandise_outcome *out, struct err *err)
{
	struct posted posted;
	enum msgid m = post_adjust(d, c, &posted, err);
	if (m == MSG_OK)
		row->ledger_id = out->ledger_id = posted.ledger_id;
	return m;
}

static enum msgid ask(struct desk *d, const struct post_change *c, int64_t item_id,
	struct merchandise_outcome *out, struct err *err)
{
	char detail[APPROVAL_DETAIL];
	approval_detail(c, detail);
	struct approval_new a = { .kind = APPROVAL_ADJUSTMENT, .account_id = c->account_id,
		.subject_id = item_id, .amount = c->amount, .detail = detail,
		.reason = c->reason };
	return approval_ask(d, &a, &out->approval_id, err);
}

static enum msgid credit(struct desk *d, struct merchandise_row *row,
	struct merchandise_outcome *out, struct err *err)
{
	bool alone = false;
	char reason[64];
	if (row->credit.cents == 0)
		return MSG_OK;
	(void)text_putf(reason, sizeof reason, "Returned: %s", row->description);
	struct post_change c = { .account_id = row->account_id, .bucket = BUCKET_PRINCIPAL,
		.amount = { -row->credit.cents }, .effective = row->returned_on,
		.reason = reason };
	enum msgid m = post_adjust_alone(d, c.account_id, c.amount, &alone, err);
	if (m != MSG_OK)
		return m;
	return alone ? post(d, &c, row, out, err) : ask(d, &c, row->id, out, err);
}

static enum msgid tell(struct desk *d, const struct account_row *a,
	const struct merchandise_row *row, struct err *err)
{
	char text[NOTE_SIZE], amount[MONEY_TEXT_SIZE];
	money_show(row->credit, amount);
	(void)text_putf(text, sizeof text, "Returned: %s, %s, credit %s%s", row->description,
		row->condition, amount, row->ledger_id || row->credit.cents == 0 ? "" :
		", waits for approval");
	enum msgid m = system_note(d, a, 0, text, err);
	return m == MSG_OK ? desk_audit(d, "merchandise_back", "account", a->id, "", err) : m;
}

enum msgid merchandise_back(struct desk *d, const struct merchandise_return *r,
	struct merchandise_outcome *out, struct err *err)
{
	struct merchandise_outcome done = { .ledger_id = 0 };
	struct merchandise_row row;
	struct account_row a;
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = load_open(d, r->id, &row, err);
	if (m == MSG_OK)
		m = account_need(d, row.account_id, &a, err);
	if (m == MSG_OK)
		m = check_return(d, r, &a, err);
	if (m == MSG_OK) {
		(void)text_put(row.condition, sizeof row.condition, r->condition);
		row.returned_on = r->on;
		row.credit = r->credit;
		row.at = desk_now(d);
		row.user_id = d->user_id;
		m = credit(d, &row, &done, err);
	}
	if (m == MSG_OK)
		m = merchandise_update(d->db, &row, err);
	if (m == MSG_OK)
		m = tell(d, &a, &row, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = done;
	return m;
}

enum msgid merchandise_decided(struct desk *d, int64_t id, int64_t ledger_id, struct err *err)
{
	struct merchandise_row row;
	bool found = false;
	enum msgid m = merchandise_load(d->db, id, &row, &found, err);
	if (m == MSG_OK && !found)
		m = err_set(err, MSG_MER_UNKNOWN, "", NULL);
	if (m != MSG_OK)
		return m;
	row.ledger_id = ledger_id;
	if (!ledger_id)
		row.credit.cents = 0;
	row.at = desk_now(d);
	row.user_id = d->user_id;
	return merchandise_update(d->db, &row, err);
}
