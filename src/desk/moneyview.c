/* SPDX-License-Identifier: MIT */
#include "arrears/desk/moneyview.h"

#include "arrears/base/mem.h"
#include "arrears/desk/terms.h"
#include "arrears/domain/terms.h"
#include "arrears/store/user.h"
#include "debt.h"
#include "post_private.h"

static enum msgid load_order(struct desk *d, struct money_view *v, struct err *err)
{
	struct terms terms;
	enum msgid m = terms_of(d, v->account.client_id, &terms, err);
	if (m == MSG_OK)
		bucket_order_show(&terms.apply_order, v->order);
	return m;
}

static enum msgid load_money(struct desk *d, int64_t account_id, struct money_view *v,
	struct err *err)
{
	struct ledger_asof asof = { .value_on = v->as_of };
	enum msgid m = ledger_buckets(d->db, account_id, &asof, &v->owed, err);
	if (m == MSG_OK)
		m = buckets_sum(&v->owed, &v->balance, err);
	if (m == MSG_OK)
		m = interest_accrued(d, account_id, v->as_of, &v->accrual, err);
	if (m == MSG_OK)
		m = receipt_waiting(d->db, account_id, &v->waiting, &v->waiting_count, err);
	return m == MSG_OK ? load_order(d, v, err) : m;
}

enum msgid money_view(struct desk *d, int64_t account_id, struct date as_of,
	struct money_view *out, struct err *err)
{
	struct date today = desk_today(d);
	AUTO_FREE struct money_view *v = mem_alloc(1, sizeof *v);
	v->as_of = date_is_none(as_of) ? today : as_of;
	if (date_cmp(v->as_of, today) > 0) {
		char day[9];
		date_show(v->as_of, day);
		return err_set(err, MSG_AS_OF_FUTURE, "ASOF", day, NULL);
	}
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = account_need(d, account_id, &v->account, err);
	if (m == MSG_OK)
		m = load_money(d, account_id, v, err);
	if (m == MSG_OK)
		m = account_barred(d, &v->account, v->barred, sizeof v->barred, err);
	if (m == MSG_OK)
		*out = *v;
	return m;
}

enum msgid money_entries(struct desk *d, int64_t account_id, const struct ledger_seek *seek,
	struct ledger_row *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? ledger_list(d->db, account_id, seek, out, max, n, err) : m;
}

/* --- one entry ----------------------------------------------------------------------------- */

static enum msgid entry_row(struct desk *d, int64_t id, struct ledger_row *out, struct err *err)
{
	struct ledger_entry e;
	struct ledger_seek seek = { .value_on = DATE_NONE, .below = id + 1 };
	char number[24];
	bool found = false;
	size_t n = 0;
	enum msgid m = ledger_load(d->db, id, &e, &found, err);
	if (m == MSG_OK && found)
		m = ledger_list(d->db, e.account_id, &seek, out, 1, &n, err);
	if (m != MSG_OK || n == 1)
		return m;
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	return err_set(err, MSG_ENTRY_UNKNOWN, "", number, NULL);
}

static enum msgid load_credit(struct desk *d, int64_t user_id, struct money_entry *e,
	struct err *err)
{
	struct user_row user;
	bool found = false;
	enum msgid m = user_id ? user_get(d->db, user_id, &user, &found, err) : MSG_OK;
	if (m == MSG_OK && found)
		(void)text_put(e->credited, sizeof e->credited, user.name);
	return m;
}

/* A fee without an authority is no fee (1006.22(b)). */
static enum msgid load_fee(struct desk *d, struct money_entry *e, struct err *err)
{
	AUTO_FREE struct account_row *a = mem_alloc(1, sizeof *a);
	struct terms terms;
	enum msgid m = account_need(d, e->row.e.account_id, a, err);
	if (m == MSG_OK)
		m = terms_of(d, a->client_id, &terms, err);
	if (m != MSG_OK || !terms.nsf_fee_authority.s[0])
		return m;
	e->fee = terms.nsf_fee;
	(void)text_put(e->fee_authority, sizeof e->fee_authority, terms.nsf_fee_authority.s);
	return MSG_OK;
}

static enum msgid load_behind(struct desk *d, struct money_entry *e, struct err *err)
{
	const struct ledger_entry *row = &e->row.e;
	struct money earned = MONEY_ZERO;
	bool found = false;
	enum msgid m = MSG_OK;
	e->reverses_id = row->reverses_id;
	e->reversed_by = e->row.reversed_by;
	if (row->receipt_id)
		m = receipt_load(d->db, row->receipt_id, &e->receipt, &found, err);
	if (m == MSG_OK)
		m = load_credit(d, row->credit_user_id, e, err);
	if (m == MSG_OK)
		m = load_fee(d, e, err);
	return m == MSG_OK ? commission_explain(d, row->id, e->commission, &earned, err) : m;
}

enum msgid money_entry(struct desk *d, int64_t ledger_id, struct money_entry *out, struct err *err)
{
	AUTO_FREE struct money_entry *e = mem_alloc(1, sizeof *e);
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = entry_row(d, ledger_id, &e->row, err);
	if (m == MSG_OK)
		m = load_behind(d, e, err);
	if (m == MSG_OK)
		*out = *e;
	return m;
}

#define LOOK 64

enum msgid money_latest_payment(struct desk *d, int64_t account_id, int64_t *id, struct err *err)
{
	AUTO_FREE struct ledger_row *rows = mem_alloc(LOOK, sizeof *rows);
	struct ledger_seek seek = { .value_on = DATE_NONE };
	size_t n = LOOK;
	while (n == LOOK) {
		enum msgid m = money_entries(d, account_id, &seek, rows, LOOK, &n, err);
		if (m != MSG_OK)
			return m;
		for (size_t i = 0; i < n; i++) {
			if (rows[i].e.type != ENTRY_PAYMENT || rows[i].reversed_by)
				continue;
			*id = rows[i].e.id;
			return MSG_OK;
		}
		seek.below = n ? rows[n - 1].e.id : 0;
	}
	*id = 0;
	return MSG_OK;
}

enum msgid money_accounts_of(struct desk *d, int64_t consumer_id, struct account_row *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? account_list_of(d->db, consumer_id, out, max, n, err) : m;
}

/* --- batches ------------------------------------------------------------------------------- */

enum msgid money_batches(struct desk *d, const struct batch_filter *f, struct batch *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? batch_page(d->db, f, out, max, n, err) : m;
}

static enum batch_step step_of(const struct batch *b)
{
	switch (b->state) {
	case BATCH_OPEN:
		return b->items == 0 ? STEP_FILL : b->counted_by ? STEP_RECOUNT : STEP_COUNT;
	case BATCH_BALANCED:
		return STEP_POST;
	case BATCH_POSTED:
		return STEP_CLOSE;
	case BATCH_CLOSED:
		break;
	}
	return STEP_NONE;
}

enum msgid money_batch_step(struct desk *d, const struct batch *b, struct batch_next *out,
	struct err *err)
{
	struct batch_next next = { .step = step_of(b) };
	bool other = false;
	enum msgid m = batch_needs_other(d, b, &other, err);
	if (m != MSG_OK)
		return m;
	next.another = other && next.step != STEP_NONE && next.step != STEP_FILL;
	*out = next;
	return MSG_OK;
}

enum msgid money_receipts(struct desk *d, int64_t batch_id, int64_t after, struct receipt *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? receipt_page(d->db, batch_id, after, out, max, n, err) : m;
}

/* --- rates --------------------------------------------------------------------------------- */

enum msgid money_rates(struct desk *d, int64_t account_id, struct rate_change *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? rate_list(d->db, account_id, out, max, n, err) : m;
}

enum msgid money_placed_rate(struct desk *d, int64_t account_id, int32_t *millionths,
	struct err *err)
{
	bool placed = false;
	int32_t rate = 0;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = rate_placed(d->db, account_id, &rate, &placed, err);
	if (m == MSG_OK)
		*millionths = placed ? rate : -1;
	return m;
}

enum msgid money_commission_rates(struct desk *d, int64_t client_id, bool all,
	struct commission_rate_row *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? commission_rates(d->db, client_id, all, out, max, n, err) : m;
}
