/* SPDX-License-Identifier: MIT */
#include "arrears/desk/workmap.h"

#include "arrears/desk/item.h"
#include "arrears/store/band.h"
#include "arrears/store/item.h"
#include "arrears/store/ledger.h"

#define OPENING (8 * 3600)                      /* when the work of a day begins, office time */

/* An instant of this minute stands for all of it: hours begin and end on minutes. */
int64_t work_hours(struct desk *d, int call_mask, int64_t now)
{
	struct call_hours *h = &d->hours;

	if (h->minute != now / 60) {
		h->minute = now / 60;
		h->count = 0;
	}
	for (int i = 0; i < h->count; i++)
		if (h->mask[i] == call_mask)
			return h->opens[i] > now || h->opens[i] == GATE_NEVER ? h->opens[i] : now;
	int64_t at = call_mask_opens(call_mask, now, &d->policy);
	if (h->count < CALL_HOURS_KEPT) {
		h->mask[h->count] = call_mask;
		h->opens[h->count++] = at;
	}
	return at;
}

struct tally {
	struct desk *d;
	int64_t now;
	const struct band_set *bands;
	struct map_row rows[BANDS_MAX];         /* as bands */
	bool has_hours[BANDS_MAX];
};

static void sooner(int64_t *next, int64_t at)
{
	if (at > 0 && (*next == 0 || at < *next))
		*next = at;
}

static void add_cell(void *arg, const struct band_count *c)
{
	struct tally *t = arg;
	int b = band_index(t->bands, c->band_id);

	if (b < 0 || c->stage == WORK_WAITING)
		return;
	struct map_row *r = &t->rows[b];
	r->items += c->items;
	r->accounts += c->accounts;
	r->balance.cents += c->balance.cents;
	if (c->stage != WORK_RIPE)
		return;
	if (band_reviews(&t->bands->bands[b].filter))
		r->workable += c->items;
	if (c->call_mask >= CALL_SINGLY) {
		t->has_hours[b] = true;
		return;
	}
	int64_t at = work_hours(t->d, c->call_mask, t->now);
	if (at == t->now)
		r->callable += c->items;
	sooner(&r->next_utc, at);
}

/* What the summary cannot say: items with hours of their own, and what ripens another day. */
static enum msgid finish_row(struct desk *d, struct tally *t, size_t b, struct err *err)
{
	struct map_row *r = &t->rows[b];
	const struct band *band = &t->bands->bands[b];
	struct item_hours h = { 0 };
	struct date wake = DATE_NONE;
	enum msgid m = MSG_OK;

	r->band_id = t->bands->ids[b];
	(void)text_put(r->code, sizeof r->code, band->code);
	(void)text_put(r->text, sizeof r->text, band->text);
	if (t->has_hours[b])
		m = item_hours(d->db, r->band_id, t->now, &h, err);
	r->callable += h.open;
	sooner(&r->next_utc, h.next_utc);
	if (!band_reviews(&band->filter))
		r->workable = r->callable;
	if (r->workable > 0)
		r->next_utc = t->now;
	if (m == MSG_OK && r->next_utc == 0) {
		m = item_first_wake(d->db, r->band_id, &wake, err);
		if (!date_is_none(wake))
			r->next_utc = zone_to_utc(d->office_zone, wake, OPENING);
	}
	return m;
}

static bool visible(const struct desk *d, const struct band *b)
{
	return b->active && role_reaches(d->role, b->least);
}

static enum msgid count_rows(struct desk *d, struct band_set *bands, struct work_map *out,
	struct err *err)
{
	struct tally t = { .d = d, .now = out->now, .bands = bands };
	enum msgid m = band_load(d->db, bands, err);

	if (m == MSG_OK)
		m = band_count_each(d->db, 0, add_cell, &t, err);
	for (size_t b = 0; m == MSG_OK && b < bands->count; b++) {
		if (!visible(d, &bands->bands[b]))
			continue;
		m = finish_row(d, &t, b, err);
		t.rows[b].number = (int)out->count + 1;
		if (out->best < 0 && t.rows[b].workable > 0)
			out->best = (int)out->count;
		out->rows[out->count++] = t.rows[b];
	}
	return m;
}

/* The person's own: this day, and this month's money. */
static enum msgid my_numbers(struct desk *d, struct work_map *map, struct err *err)
{
	struct date today = desk_today(d);
	struct ymd day = date_ymd(today);
	struct date first = date_from_ymd(day.year, day.month, 1);
	enum msgid m = work_numbers(d->db, d->user_id, zone_to_utc(d->office_zone, today, 0),
		&map->today, err);

	if (m == MSG_OK)
		m = promise_taken(d->db, d->user_id, today, &map->promised, err);
	if (m == MSG_OK)
		m = ledger_credited(d->db, d->user_id, zone_to_utc(d->office_zone, first, 0),
			&map->posted, err);
	return m;
}

enum msgid work_map(struct desk *d, struct work_map *out, struct err *err)
{
	struct band_set bands;
	struct work_map map = { .now = desk_now(d), .best = -1 };
	enum msgid m = desk_roll_day(d, err);

	if (m != MSG_OK)
		return m;
	m = db_begin_read(d->db, err);
	if (m != MSG_OK)
		return m;
	m = count_rows(d, &bands, &map, err);
	if (m == MSG_OK)
		m = my_numbers(d, &map, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = map;
	return m;
}

enum msgid work_map_row(struct desk *d, int64_t band_id, struct map_row *out, struct err *err)
{
	struct band_set bands;
	struct tally t = { .d = d, .now = desk_now(d), .bands = &bands };
	enum msgid m = band_load(d->db, &bands, err);
	int number = 0;

	if (m != MSG_OK)
		return m;
	int b = band_index(&bands, band_id);
	if (b < 0 || !visible(d, &bands.bands[b])) {
		char id[24];
		(void)text_putf(id, sizeof id, "%lld", (long long)band_id);
		return err_set(err, MSG_BAND_UNKNOWN, "", id, NULL);
	}
	m = band_count_each(d->db, band_id, add_cell, &t, err);
	if (m == MSG_OK)
		m = finish_row(d, &t, (size_t)b, err);
	if (m != MSG_OK)
		return m;
	for (int i = 0; i <= b; i++)
		number += visible(d, &bands.bands[i]);
	*out = t.rows[b];
	out->number = number;
	return MSG_OK;
}

void map_next_text(const struct desk *d, const struct map_row *row, char out[9])
{
	int64_t now = desk_now(d);
	struct date day = desk_date_of(d, row->next_utc);
	char text[9] = "", show[9];

	if (row->next_utc && row->next_utc <= now) {
		(void)text_put(text, sizeof text, "now");
	} else if (row->next_utc && date_cmp(day, desk_date_of(d, now)) == 0) {
		desk_clock_text(d, row->next_utc, text);
	} else if (row->next_utc) {
		date_show(day, show);
		(void)text_putf(text, sizeof text, "%.5s", show);
	}
	memcpy(out, text, sizeof text);
}
