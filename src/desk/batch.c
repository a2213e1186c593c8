/* SPDX-License-Identifier: MIT */
#include "arrears/desk/batch.h"

#include "arrears/base/mem.h"
#include "arrears/domain/promise.h"
#include "arrears/store/setting.h"
#include "batch_private.h"
#include "call_parts.h"
#include "post_private.h"

#define ONE_PERSON "office.one_person_posting"

enum msgid batch_need(struct desk *d, int64_t id, enum batch_state state, struct batch *out,
	struct err *err)
{
	bool found = false;
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	enum msgid m = batch_load(d->db, id, out, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found)
		return err_set(err, MSG_BATCH_UNKNOWN, "BATCH", number, NULL);
	if (out->state != state)
		return err_set(err, MSG_BATCH_STATE, "BATCH", number, batch_state_name(out->state),
			batch_state_name(state), NULL);
	return MSG_OK;
}

enum msgid batch_other_person(struct desk *d, const struct batch *b, struct err *err)
{
	bool needed = false;
	enum msgid m = batch_needs_other(d, b, &needed, err);
	return m == MSG_OK && needed ? err_set(err, MSG_BATCH_SAME_PERSON, "", NULL) : m;
}

enum msgid batch_needs_other(struct desk *d, const struct batch *b, bool *yes, struct err *err)
{
	bool received = false, one = false;
	enum msgid m = MSG_OK;
	if (b->file_id == 0)
		m = batch_received_by(d->db, b->id, d->user_id, &received, err);
	if (m == MSG_OK && received)
		m = one_person_posting(d, &one, err);
	if (m == MSG_OK)
		*yes = received && !one;
	return m;
}

static enum msgid begin(struct desk *d, struct err *err)
{
	enum msgid m = desk_may(d, OP_POST, err);
	return m == MSG_OK ? db_begin(d->db, err) : m;
}

static enum msgid end(struct desk *d, const char *event, int64_t id, enum msgid m,
	struct err *err)
{
	if (m == MSG_OK)
		m = desk_audit(d, event, "batch", id, "", err);
	return db_end(d->db, m, err);
}

enum msgid batch_new(struct desk *d, int64_t *id, struct err *err)
{
	int64_t made = 0;
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = batch_insert(d->db, &(struct batch){ .state = BATCH_OPEN, .opened_at = desk_now(d),
		.opened_by = d->user_id }, &made, err);
	m = end(d, "batch_open", made, m, err);
	if (m == MSG_OK)
		*id = made;
	return m;
}

/* What was counted is kept either way; our figures are not told, so that the paper is counted. */
static enum msgid count(struct desk *d, struct batch *b, bool *agrees, struct err *err)
{
	struct batch ours;
	enum msgid m = batch_need(d, b->id, BATCH_OPEN, &ours, err);
	if (m == MSG_OK)
		m = batch_other_person(d, &ours, err);
	if (m != MSG_OK)
		return m;
	*agrees = ours.items == b->counted_items && money_cmp(ours.total, b->counted) == 0;
	ours.counted_items = b->counted_items;
	ours.counted = b->counted;
	ours.counted_by = d->user_id;
	ours.state = *agrees ? BATCH_BALANCED : BATCH_OPEN;
	b->items = ours.items;
	return batch_save(d->db, &ours, err);
}

enum msgid batch_count(struct desk *d, int64_t id, int64_t items, struct money total,
	struct err *err)
{
	struct batch b = { .id = id, .counted_items = items, .counted = total };
	bool agrees = false;
	char amount[MONEY_TEXT_SIZE], number[24];
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = count(d, &b, &agrees, err);
	m = end(d, "batch_count", id, m, err);
	if (m != MSG_OK || agrees)
		return m;
	money_show(total, amount);
	(void)text_putf(number, sizeof number, "%lld", (long long)items);
	return b.items != items ? err_set(err, MSG_BATCH_ITEMS, "ITEMS", number, NULL) :
		err_set(err, MSG_BATCH_CENTS, "TOTAL", amount, NULL);
}

enum msgid batch_reopen(struct desk *d, int64_t id, struct err *err)
{
	struct batch b;
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = batch_need(d, id, BATCH_BALANCED, &b, err);
	if (m == MSG_OK) {
		b.state = BATCH_OPEN;
		b.counted_by = 0;
		m = batch_save(d->db, &b, err);
	}
	return end(d, "batch_reopen", id, m, err);
}

/* A closed batch is not opened again, so a slip of the hand in the date would stay. */
static enum msgid check_deposit(struct desk *d, const struct batch *b, struct date on,
	struct err *err)
{
	struct date opened = desk_date_of(d, b->opened_at);
	char day[9], first[9];
	if (date_is_none(on) ||
	    (date_cmp(on, opened) >= 0 && date_cmp(on, desk_today(d)) <= 0))
		return MSG_OK;
	date_show(on, day);
	date_show(opened, first);
	return err_set(err, MSG_DEPOSIT_DAY, "DATE", day, first, NULL);
}

static enum msgid close_it(struct desk *d, struct batch *b, struct date on, const char *ref,
	struct err *err)
{
	enum msgid m = batch_need(d, b->id, BATCH_POSTED, b, err);
	if (m == MSG_OK)
		m = batch_other_person(d, b, err);
	if (m != MSG_OK)
		return m;
	m = check_deposit(d, b, on, err);
	if (m != MSG_OK)
		return m;
	b->state = BATCH_CLOSED;
	b->closed_at = desk_now(d);
	b->closed_by = d->user_id;
	b->deposit_on = date_is_none(on) ? desk_today(d) : on;
	m = money_text(ref, b->deposit_ref, sizeof b->deposit_ref, "REFERENCE", err);
	return m == MSG_OK ? batch_save(d->db, b, err) : m;
}

enum msgid batch_close(struct desk *d, int64_t id, struct date deposit_on, const char *deposit_ref,
	struct err *err)
{
	struct batch b = { .id = id };
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	return end(d, "batch_close", id, close_it(d, &b, deposit_on, deposit_ref, err), err);
}

enum msgid batch_see(struct desk *d, int64_t id, struct batch *out, struct err *err)
{
	bool found = false;
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = batch_load(d->db, id, out, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_BATCH_UNKNOWN, "BATCH", number, NULL) : m;
}

static void deposit_free(struct deposit *dep)
{
	free(dep->rows);
	*dep = (struct deposit){ .count = 0 };
}

static void keep_ours(struct deposit *dep, const struct receipt *page, size_t n)
{
	dep->rows = mem_grow(dep->rows, dep->count + n + 1, sizeof *dep->rows);
	for (size_t i = 0; i < n; i++)
		if (!page[i].direct && page[i].state != RECEIPT_VOID) {
			dep->to_us.cents += page[i].amount.cents;
			dep->rows[dep->count++] = page[i];
		}
}

static enum msgid load_deposit(struct desk *d, int64_t id, struct deposit *dep, struct err *err)
{
	AUTO_FREE struct receipt *page = mem_alloc(BATCH_PAGE, sizeof *page);
	size_t n = BATCH_PAGE;
	int64_t after = 0;
	enum msgid m = batch_see(d, id, &dep->batch, err);
	while (m == MSG_OK && n == BATCH_PAGE) {
		m = receipt_page(d->db, id, after, page, BATCH_PAGE, &n, err);
		if (m == MSG_OK && n > 0) {
			keep_ours(dep, page, n);
			after = page[n - 1].id;
		}
	}
	return m == MSG_OK ? batch_tenders(d->db, id, dep->tenders, BATCH_TENDERS,
		&dep->tender_count, err) : m;
}

static enum msgid batch_deposit(struct desk *d, int64_t id, struct deposit *out, struct err *err)
{
	struct deposit dep = { .count = 0 };
	enum msgid m = load_deposit(d, id, &dep, err);
	if (m == MSG_OK)
		*out = dep;
	else
		deposit_free(&dep);
	return m;
}

static void put_tender(struct str *out, const char *name, int64_t items, struct money total)
{
	char amount[MONEY_TEXT_SIZE];
	money_show(total, amount);
	str_addf(out, "%-8s %5lld item%s %48s\n", name, (long long)items, items == 1 ? " " : "s",
		amount);
}

enum msgid batch_deposit_text(struct desk *d, int64_t id, struct str *out, struct err *err)
{
	struct deposit dep;
	char amount[MONEY_TEXT_SIZE], day[9];
	enum msgid m = batch_deposit(d, id, &dep, err);
	if (m != MSG_OK)
		return m;
	date_show(dep.batch.deposit_on, day);
	str_addf(out, "DEPOSIT OF BATCH %lld   %s%s%s\n\n", (long long)id, day,
		dep.batch.deposit_ref[0] ? "   slip " : "", dep.batch.deposit_ref);
	str_add(out, "Receipt   Account     By        Number                          Amount\n");
	for (size_t i = 0; i < dep.count; i++) {
		const struct receipt *r = &dep.rows[i];
		char account[24] = "unknown";
		if (r->account_id)
			account_text(r->account_id, account);
		money_show(r->amount, amount);
		str_addf(out, "%7lld   %-10s  %-8s  %-20.20s %17s\n", (long long)r->id,
			account, method_word(r->method), r->reference, amount);
	}
	str_add(out, "\n");
	for (size_t i = 0; i < dep.tender_count; i++)
		put_tender(out, method_word(dep.tenders[i].method), dep.tenders[i].items,
			dep.tenders[i].total);
	put_tender(out, "Total", (int64_t)dep.count, dep.to_us);
	deposit_free(&dep);
	return MSG_OK;
}

enum msgid one_person_posting(struct desk *d, bool *on, struct err *err)
{
	char text[SETTING_SIZE];
	enum msgid m = setting_get(d->db, ONE_PERSON, "0", text, err);
	if (m == MSG_OK)
		*on = strcmp(text, "1") == 0;
	return m;
}

enum msgid one_person_posting_set(struct desk *d, bool on, struct err *err)
{
	enum msgid m = desk_may(d, OP_CONFIG, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = setting_put(d->db, ONE_PERSON, on ? "1" : "0", err);
	if (m == MSG_OK)
		m = desk_audit(d, "one_person_posting", "office", 0, on ? "on" : "off", err);
	return db_end(d->db, m, err);
}
