/* SPDX-License-Identifier: MIT */
#include "arrears/desk/item.h"

#include "arrears/base/mem.h"
#include "arrears/desk/offer.h"
#include "arrears/desk/promise.h"
#include "arrears/store/band.h"
#include "arrears/store/item.h"
#include "arrears/store/setting.h"
#include "item_private.h"

#define PROOF_SAMPLE 20000                      /* items of a large file that are proved */
#define LAST_DAY "business.date"

enum msgid item_look(struct desk *d, int64_t consumer_id, const struct band_set *bands,
	struct item_view *out, struct err *err)
{
	AUTO_FREE struct work_account *accounts = mem_alloc(ITEM_ACCOUNTS_MAX, sizeof *accounts);
	struct work_input in = { .consumer_id = consumer_id, .accounts = accounts,
		.today = desk_today(d), .office = d->office_zone };

	out->found = false;
	enum msgid m = item_accounts(d->db, consumer_id, accounts, &in.count, err);
	if (m != MSG_OK || in.count == 0)
		return m;
	m = desk_load_facts(d, consumer_id, &out->box, err);
	if (m != MSG_OK)
		return m;
	in.facts = &out->box.f;
	out->found = work_item_derive(&in, bands, &out->item) && out->item.band_id != 0;
	return MSG_OK;
}

void item_view_free(struct item_view *view)
{
	facts_free(&view->box);
}

static enum msgid derive(struct desk *d, int64_t consumer_id, const struct band_set *bands,
	struct work_item *out, bool *found, struct err *err)
{
	ITEM_VIEW view = { .found = false };
	enum msgid m = item_look(d, consumer_id, bands, &view, err);

	if (m != MSG_OK)
		return m;
	*found = view.found;
	if (view.found)
		*out = view.item;
	return MSG_OK;
}

static enum msgid refresh(struct desk *d, int64_t consumer_id, const struct band_set *bands,
	struct err *err)
{
	struct work_item w;
	bool found = false;
	enum msgid m = derive(d, consumer_id, bands, &w, &found, err);

	if (m != MSG_OK)
		return m;
	return found ? item_put(d->db, &w, err) : item_drop(d->db, consumer_id, err);
}

enum msgid desk_refresh_item(struct desk *d, int64_t consumer_id, struct err *err)
{
	struct band_set bands;
	enum msgid m = band_load(d->db, &bands, err);

	return m == MSG_OK ? refresh(d, consumer_id, &bands, err) : m;
}

enum msgid desk_refresh_items(struct desk *d, const int64_t *ids, size_t n, struct err *err)
{
	struct band_set bands;
	enum msgid m = n > 0 ? band_load(d->db, &bands, err) : MSG_OK;

	for (size_t i = 0; m == MSG_OK && i < n; i++)
		m = refresh(d, ids[i], &bands, err);
	return m;
}

/* One transaction over the consumers given. */
static enum msgid refresh_some(struct desk *d, const struct item_batch *b, struct err *err)
{
	enum msgid m = db_begin(d->db, err);

	return m == MSG_OK ? db_end(d->db, desk_refresh_items(d, b->ids, b->count, err), err) : m;
}

enum msgid desk_refresh_all(struct desk *d, struct err *err)
{
	struct item_batch b;
	int64_t after = 0;

	for (;;) {
		enum msgid m = item_ids(d->db, after, &b, err);
		if (m != MSG_OK || b.count == 0)
			return m;
		m = refresh_some(d, &b, err);
		if (m != MSG_OK)
			return m;
		after = b.ids[b.count - 1];
		if (!db_in_transaction(d->db))
			db_tidy(d->db);
	}
}

/* Some filters look at days that pass: their items move when they are next touched. */
static bool drifts(const struct band_set *set)
{
	for (size_t b = 0; b < set->count; b++)
		for (int t = 0; t < set->bands[b].filter.count; t++) {
			const struct band_term *term = &set->bands[b].filter.terms[t];
			if (term->field == BAND_AGE || term->field == BAND_WORKED ||
			    (term->field == BAND_DUE && term->number[0] != 0))
				return true;
		}
	return false;
}

static enum msgid prove(struct desk *d, int64_t consumer_id, const struct band_set *bands,
	bool *same, struct err *err)
{
	struct work_item stored, fresh;
	struct date today = desk_today(d);
	bool was = false, is = false;
	enum msgid m = item_get(d->db, consumer_id, &stored, &was, err);

	if (m == MSG_OK)
		m = derive(d, consumer_id, bands, &fresh, &is, err);
	if (m != MSG_OK)
		return m;
	if (was && is && drifts(bands)) {
		fresh.band_id = stored.band_id;
		fresh.sort_key = stored.sort_key;
	}
	/* What is to be derived anew today is not wrong, only not yet looked at. */
	*same = was == is && (!was || date_cmp(stored.wake_on, today) <= 0 ||
		work_item_same(&stored, &fresh, today));
	return MSG_OK;
}

static void add_items(void *arg, const struct band_count *row)
{
	*(int64_t *)arg += row->items;
}

static enum msgid stride_of(struct desk *d, int *stride, struct err *err)
{
	int64_t items = 0;
	enum msgid m = *stride > 0 ? MSG_OK : band_count_each(d->db, 0, add_items, &items, err);

	if (m == MSG_OK && *stride <= 0)
		*stride = (int)(1 + items / PROOF_SAMPLE);
	return m;
}

enum msgid desk_item_proof(struct desk *d, int stride, int64_t *wrong, int64_t *first,
	struct err *err)
{
	struct band_set bands;
	struct item_batch b = { .count = 1 };
	int64_t after = 0, bad = 0, one = 0, seen = 0;
	enum msgid m = band_load(d->db, &bands, err);

	if (m == MSG_OK)
		m = stride_of(d, &stride, err);
	while (m == MSG_OK && b.count > 0) {
		m = item_ids(d->db, after, &b, err);
		for (size_t i = 0; m == MSG_OK && i < b.count; i++) {
			bool same = true;
			after = b.ids[i];
			if (seen++ % stride != 0)
				continue;
			m = prove(d, after, &bands, &same, err);
			bad += !same;
			one = !same && one == 0 ? after : one;
		}
	}
	if (m != MSG_OK)
		return m;
	*wrong = bad;
	*first = one;
	return MSG_OK;
}

/* Everything of a band whose day has come; the many alike at once, the others one by one. */
static enum msgid roll_band(struct desk *d, const struct band_set *bands, size_t i,
	struct err *err)
{
	int64_t id = bands->ids[i];
	struct date today = desk_today(d);
	struct item_batch b = { .count = ITEM_BATCH };
	enum msgid m = item_roll(d->db, id, today, band_reviews(&bands->bands[i].filter), err);

	while (m == MSG_OK && b.count == ITEM_BATCH) {
		m = item_woken(d->db, id, today, &b, err);
		for (size_t k = 0; m == MSG_OK && k < b.count; k++)
			m = refresh(d, b.ids[k], bands, err);
	}
	return m;
}

static enum msgid roll(struct desk *d, const char *today, struct err *err)
{
	struct band_set bands;
	char last[SETTING_SIZE];
	enum msgid m = db_begin(d->db, err);

	if (m != MSG_OK)
		return m;
	m = setting_get(d->db, LAST_DAY, "", last, err);
	if (m == MSG_OK && strcmp(last, today) < 0) {
		m = band_load(d->db, &bands, err);
		for (size_t i = 0; m == MSG_OK && i < bands.count; i++)
			m = roll_band(d, &bands, i, err);
		if (m == MSG_OK)
			m = setting_put(d->db, LAST_DAY, today, err);
	}
	return db_end(d->db, m, err);
}

/* Hours of their own are worked out for one stretch; the next one is due when it ends. */
static enum msgid renew_hours(struct desk *d, struct err *err)
{
	struct item_batch b;
	enum msgid m = item_shut(d->db, desk_now(d), &b, err);

	return m == MSG_OK && b.count > 0 ? refresh_some(d, &b, err) : m;
}

enum msgid desk_roll_day(struct desk *d, struct err *err)
{
	char last[SETTING_SIZE], today[DATE_ISO_SIZE];
	struct grade_counts graded;
	enum msgid m = setting_get(d->db, LAST_DAY, "", last, err);

	if (m != MSG_OK)
		return m;
	date_iso(desk_today(d), today);
	bool new_day = strcmp(last, today) < 0;
	if (new_day)
		m = promises_grade(d, &graded, err);
	if (m == MSG_OK && new_day)
		m = offers_expire(d, err);
	if (m == MSG_OK && new_day)
		m = roll(d, today, err);
	return m == MSG_OK ? renew_hours(d, err) : m;
}
