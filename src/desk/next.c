/* SPDX-License-Identifier: MIT */
#include "arrears/desk/next.h"

#include "arrears/base/mem.h"
#include "arrears/desk/desks.h"
#include "arrears/desk/item.h"
#include "arrears/desk/workmap.h"
#include "arrears/store/band.h"
#include "arrears/store/item.h"
#include "item_private.h"

#define CELLS_MAX 512
#define TRIES_MAX 200                           /* passed over in one transaction */
#define RING 25

/* One call mask of a band that may be worked now, and its first row not looked at yet. */
struct cell { int mask; bool has; struct item_head head; };

struct search {
	struct desk *d;
	int64_t now;
	struct next_outcome out;
	struct band_set bands;
	int64_t left[RING];                     /* consumers left without work in this session */
	size_t left_count;
	bool skipped;                           /* one of them stood in the way */
	bool again;                             /* take them all the same */
	bool tired;                             /* TRIES_MAX */
	size_t cell_count;
	struct cell cells[CELLS_MAX];
};

static bool visible(const struct search *s, int band)
{
	return band >= 0 && s->bands.bands[band].active &&
		role_reaches(s->d->role, s->bands.bands[band].least);
}

static bool was_left(struct search *s, int64_t consumer_id)
{
	for (size_t i = 0; !s->again && i < s->left_count; i++)
		if (s->left[i] == consumer_id) {
			s->skipped = true;
			return true;
		}
	return false;
}

static enum msgid load_left(struct search *s, struct err *err)
{
	struct work_row rows[RING];
	size_t n = 0;
	enum msgid m = work_ring(s->d->db, s->d->user_id, rows, ARRAY_SIZE(rows), &n, err);

	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (rows[i].session_id == s->d->session_id && rows[i].outcome != WORKED)
			s->left[s->left_count++] = rows[i].consumer_id;
	return m;
}

static void pass_over(struct search *s, const struct item_head *h, const struct err *why)
{
	struct next_outcome *o = &s->out;

	if (o->passed < NEXT_PASSED_MAX)
		o->over[o->passed] = (struct passed_over){ h->key.consumer_id, h->account_id,
			*why };
	if (++o->passed >= TRIES_MAX)
		s->tired = true;
}

static enum msgid claim(struct search *s, const struct work_item *w, struct err *err)
{
	struct claim c = { .consumer_id = w->consumer_id, .desk_no = s->d->desk_no,
		.user_id = s->d->user_id, .session_id = s->d->session_id, .since = s->now };
	enum msgid m = claim_put(s->d->db, &c, err);

	if (m != MSG_OK)
		return m;
	int band = band_index(&s->bands, w->band_id);
	s->out.consumer_id = w->consumer_id;
	s->out.account_id = w->account_id;
	s->out.band_id = w->band_id;
	(void)text_put(s->out.band, sizeof s->out.band, s->bands.bands[band].text);
	s->out.timed = w->due_at != 0 && w->due_at <= s->now;
	return MSG_OK;
}

/* May the consumer be worked this minute, as the facts now stand? If not, why. */
static bool allowed(const struct search *s, const struct item_view *v, struct err *why)
{
	struct gate_account g;

	if (!v->found) {
		(void)err_set(why, MSG_NEXT_CLOSED, "", NULL);
		return false;
	}
	const struct work_item *w = &v->item;
	gate_account(&v->box.f, w->account_id, &g);
	*why = g.why.say;
	if (w->stage == WORK_WAITING) {
		char day[9];
		date_show(w->wake_on, day);
		(void)err_set(why, MSG_NEXT_NOT_DUE, "", day, NULL);
	}
	if (w->stage != WORK_RIPE)
		return false;
	return g.best >= 0 ||
		band_reviews(&s->bands.bands[band_index(&s->bands, w->band_id)].filter);
}

/* Looks at the consumer afresh; the item is put right whatever comes of it. */
static enum msgid try_head(struct search *s, const struct item_head *h, struct err *err)
{
	ITEM_VIEW v = { .found = false };
	struct work_item stored;
	struct err why = { .id = MSG_OK };
	bool had = false;

	if (h->desk_no != 0 && desk_alive(s->d, h->desk_no))
		return MSG_OK;
	if (was_left(s, h->key.consumer_id))
		return MSG_OK;
	enum msgid m = item_look(s->d, h->key.consumer_id, &s->bands, &v, err);
	if (m == MSG_OK)
		m = item_get(s->d->db, h->key.consumer_id, &stored, &had, err);
	if (m != MSG_OK)
		return m;
	bool ok = allowed(s, &v, &why);
	if (!v.found)
		m = item_drop(s->d->db, h->key.consumer_id, err);
	else if (!ok || !had || !work_item_same(&stored, &v.item, desk_today(s->d)))
		m = item_put(s->d->db, &v.item, err);
	if (m != MSG_OK)
		return m;
	if (ok && v.item.band_id == h->band_id)
		return claim(s, &v.item, err);
	if (!ok)
		pass_over(s, h, &why);
	return MSG_OK;
}

static enum msgid try_timed(struct search *s, struct err *err)
{
	struct item_seek seek = { .user_id = s->d->user_id, .now = s->now };
	struct item_head h;
	bool found = true;
	enum msgid m = MSG_OK;

	while (m == MSG_OK && !s->out.consumer_id && !s->tired) {
		m = item_timed(s->d->db, &seek, &h, &found, err);
		if (m != MSG_OK || !found)
			return m;
		seek.after = h.key;
		if (visible(s, band_index(&s->bands, h.band_id)))
			m = try_head(s, &h, err);
	}
	return m;
}

struct cell_filter { struct search *s; bool reviews; };

static void add_cell(void *arg, const struct band_count *c)
{
	struct cell_filter *f = arg;
	struct search *s = f->s;

	if (c->stage != WORK_RIPE || s->cell_count == CELLS_MAX)
		return;
	if (f->reviews || c->call_mask >= CALL_SINGLY ||
	    work_hours(s->d, c->call_mask, s->now) == s->now)
		s->cells[s->cell_count++] = (struct cell){ .mask = c->call_mask };
}

static enum msgid advance(struct search *s, int64_t band_id, struct cell *c, struct err *err)
{
	struct item_seek seek = { .band_id = band_id, .call_mask = c->mask,
		.user_id = s->d->user_id, .now = s->now, .after = c->head.key };

	return item_head(s->d->db, &seek, &c->head, &c->has, err);
}

static struct cell *first_cell(struct search *s)
{
	struct cell *best = NULL;

	for (size_t i = 0; i < s->cell_count; i++) {
		struct cell *c = &s->cells[i];
		const struct item_key *k = &c->head.key;

		if (c->has && (!best || k->sort_key < best->head.key.sort_key ||
		    (k->sort_key == best->head.key.sort_key &&
		     k->consumer_id < best->head.key.consumer_id)))
			best = c;
	}
	return best;
}

static enum msgid try_band(struct search *s, size_t band, struct err *err)
{
	int64_t id = s->bands.ids[band];
	struct cell_filter f = { s, band_reviews(&s->bands.bands[band].filter) };

	s->cell_count = 0;
	enum msgid m = band_count_each(s->d->db, id, add_cell, &f, err);
	for (size_t i = 0; m == MSG_OK && i < s->cell_count; i++)
		m = advance(s, id, &s->cells[i], err);
	while (m == MSG_OK && !s->out.consumer_id && !s->tired) {
		struct cell *c = first_cell(s);
		if (!c)
			break;
		struct item_head h = c->head;
		m = try_head(s, &h, err);
		if (m == MSG_OK && !s->out.consumer_id)
			m = advance(s, id, c, err);
	}
	return m;
}

static enum msgid try_bands(struct search *s, int64_t band_id, struct err *err)
{
	enum msgid m = try_timed(s, err);

	for (size_t b = 0; m == MSG_OK && b < s->bands.count; b++) {
		if (s->out.consumer_id || s->tired)
			break;
		if (visible(s, (int)b) && (band_id == 0 || band_id == s->bands.ids[b]))
			m = try_band(s, b, err);
	}
	return m;
}

/* "9 of 12", or when there will be something. */
static enum msgid tell(struct search *s, int64_t band_id, struct err *err)
{
	struct next_outcome *o = &s->out;
	struct map_row row;
	struct work_sitting sitting = { .user_id = s->d->user_id, .session_id = s->d->session_id,
		.band_id = o->band_id, .from_utc = zone_to_utc(s->d->office_zone,
		desk_today(s->d), 0) };
	int done = 0;
	enum msgid m = MSG_OK;

	for (size_t b = 0; m == MSG_OK && !o->consumer_id && b < s->bands.count; b++) {
		if (!visible(s, (int)b) || (band_id && band_id != s->bands.ids[b]))
			continue;
		m = work_map_row(s->d, s->bands.ids[b], &row, err);
		if (m == MSG_OK && row.next_utc && (!o->next_utc || row.next_utc < o->next_utc))
			o->next_utc = row.next_utc;
	}
	if (m != MSG_OK || !o->consumer_id)
		return m;
	m = work_map_row(s->d, o->band_id, &row, err);
	if (m == MSG_OK)
		m = work_of_band(s->d->db, &sitting, &done, err);
	if (m == MSG_OK) {
		o->number = row.number;
		o->position = done + 1;
		o->total = done + (row.workable > 0 ? (int)row.workable : 1);
	}
	return m;
}

static enum msgid search(struct search *s, int64_t band_id, struct err *err)
{
	enum msgid m = band_load(s->d->db, &s->bands, err);

	if (m == MSG_OK && band_id && !visible(s, band_index(&s->bands, band_id))) {
		char id[24];
		(void)text_putf(id, sizeof id, "%lld", (long long)band_id);
		return err_set(err, MSG_BAND_UNKNOWN, "", id, NULL);
	}
	if (m == MSG_OK)
		m = load_left(s, err);
	if (m == MSG_OK)
		m = try_bands(s, band_id, err);
	if (m == MSG_OK && !s->out.consumer_id && s->skipped && !s->tired) {
		s->again = true;
		m = try_bands(s, band_id, err);
	}
	return m == MSG_OK ? tell(s, band_id, err) : m;
}

enum msgid next_account(struct desk *d, int64_t band_id, struct next_outcome *out,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_WORK, err);

	if (m == MSG_OK)
		m = desk_roll_day(d, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	AUTO_FREE struct search *s = mem_alloc(1, sizeof *s);
	s->d = d;
	s->now = desk_now(d);
	m = search(s, band_id, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = s->out;
	return m;
}

enum msgid next_timed(struct desk *d, int64_t since, int64_t *account_id, int64_t *due_at,
	struct err *err)
{
	struct band_set bands;
	struct item_seek seek = { .user_id = d->user_id, .now = desk_now(d),
		.after = { since, INT64_MAX } };
	struct item_head h;
	enum msgid m = band_load(d->db, &bands, err);

	for (bool found = true; m == MSG_OK;) {
		m = item_timed(d->db, &seek, &h, &found, err);
		if (m != MSG_OK)
			break;
		if (!found) {
			*account_id = 0;
			return MSG_OK;
		}
		seek.after = h.key;
		int b = band_index(&bands, h.band_id);
		if ((h.desk_no != 0 && desk_alive(d, h.desk_no)) || b < 0 ||
		    !bands.bands[b].active || !role_reaches(d->role, bands.bands[b].least))
			continue;
		*account_id = h.account_id;
		*due_at = h.due_at;
		return MSG_OK;
	}
	return m;
}
