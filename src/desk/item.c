/* SPDX-License-Identifier: MIT */
#include "arrears/desk/item.h"

#include "arrears/base/mem.h"
#include "arrears/store/band.h"
#include "arrears/store/item.h"
#include "arrears/store/setting.h"
#include "item_private.h"

#define BATCH 500                               /* items in one transaction of bulk work */
#define SHUT_BATCH 200                          /* items whose hours ended, at one look */
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

enum msgid desk_derive_item(struct desk *d, int64_t consumer_id, struct work_item *out,
	bool *found, struct err *err)
{
	struct band_set bands;
	enum msgid m = band_load(d->db, &bands, err);

	return m == MSG_OK ? derive(d, consumer_id, &bands, out, found, err) : m;
}

enum msgid desk_refresh_item(struct desk *d, int64_t consumer_id, struct err *err)
{
	struct band_set bands;
	enum msgid m = band_load(d->db, &bands, err);

	return m == MSG_OK ? refresh(d, consumer_id, &bands, err) : m;
}

/* One transaction over the consumers given. */
static enum msgid refresh_some(struct desk *d, const int64_t *ids, size_t n, struct err *err)
{
	struct band_set bands;
	enum msgid m = db_begin(d->db, err);

	if (m != MSG_OK)
		return m;
	m = band_load(d->db, &bands, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		m = refresh(d, ids[i], &bands, err);
	if (m == MSG_OK)
		return db_commit(d->db, err);
	db_rollback(d->db);
	return m;
}

enum msgid desk_refresh_all(struct desk *d, struct err *err)
{
	int64_t ids[BATCH], after = 0;

	for (;;) {
		size_t n = 0;
		enum msgid m = item_ids(d->db, after, ids, ARRAY_SIZE(ids), &n, err);
		if (m != MSG_OK || n == 0)
			return m;
		m = refresh_some(d, ids, n, err);
		if (m != MSG_OK)
			return m;
		after = ids[n - 1];
		if (!db_in_transaction(d->db))
			db_tidy(d->db);
	}
}

static enum msgid prove(struct desk *d, int64_t consumer_id, const struct band_set *bands,
	bool *same, struct err *err)
{
	struct work_item stored, fresh;
	bool was = false, is = false;
	enum msgid m = item_get(d->db, consumer_id, &stored, &was, err);

	if (m == MSG_OK)
		m = derive(d, consumer_id, bands, &fresh, &is, err);
	if (m == MSG_OK)
		*same = was == is && (!was || work_item_same(&stored, &fresh, desk_today(d)));
	return m;
}

enum msgid desk_item_proof(struct desk *d, int stride, int64_t *wrong, int64_t *first,
	struct err *err)
{
	struct band_set bands;
	int64_t ids[BATCH], after = 0, bad = 0, one = 0, seen = 0;
	size_t n = 1;
	enum msgid m = band_load(d->db, &bands, err);

	while (m == MSG_OK && n > 0) {
		m = item_ids(d->db, after, ids, ARRAY_SIZE(ids), &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++) {
			bool same = true;
			after = ids[i];
			if (seen++ % stride != 0)
				continue;
			m = prove(d, ids[i], &bands, &same, err);
			bad += !same;
			one = !same && one == 0 ? ids[i] : one;
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
	int64_t id = bands->ids[i], ids[BATCH];
	struct date today = desk_today(d);
	size_t n = BATCH;
	enum msgid m = item_roll(d->db, id, today, band_reviews(&bands->bands[i].filter), err);

	while (m == MSG_OK && n == BATCH) {
		m = item_woken(d->db, id, today, ids, ARRAY_SIZE(ids), &n, err);
		for (size_t k = 0; m == MSG_OK && k < n; k++)
			m = refresh(d, ids[k], bands, err);
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
	if (m == MSG_OK)
		return db_commit(d->db, err);
	db_rollback(d->db);
	return m;
}

/* Hours of their own are worked out for one stretch; the next one is due when it ends. */
static enum msgid renew_hours(struct desk *d, struct err *err)
{
	int64_t ids[SHUT_BATCH];
	size_t n = 0;
	enum msgid m = item_shut(d->db, desk_now(d), ids, ARRAY_SIZE(ids), &n, err);

	return m == MSG_OK && n > 0 ? refresh_some(d, ids, n, err) : m;
}

enum msgid desk_roll_day(struct desk *d, struct err *err)
{
	char last[SETTING_SIZE], today[DATE_ISO_SIZE];
	enum msgid m = setting_get(d->db, LAST_DAY, "", last, err);

	if (m != MSG_OK)
		return m;
	date_iso(desk_today(d), today);
	if (strcmp(last, today) < 0)
		m = roll(d, today, err);
	return m == MSG_OK ? renew_hours(d, err) : m;
}
