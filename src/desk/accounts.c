/* SPDX-License-Identifier: MIT */
#include "arrears/desk/accounts.h"

#include "arrears/base/mem.h"
#include "arrears/desk/find.h"
#include "arrears/store/band.h"
#include "arrears/store/work.h"

#define MASKS_MAX 512
#define FIND_PAGE 50

void account_lines_free(struct account_lines *l)
{
	free(l->rows);
	*l = (struct account_lines){ .rows = NULL };
}

/* Adds the line of an account; one that is gone is left out. */
static enum msgid add(struct desk *d, int64_t account_id, struct account_lines *l,
	struct account_line **line, struct err *err)
{
	struct account_line *at = &l->rows[l->count];
	bool found = false;
	*at = (struct account_line){ .seen_at = 0 };
	*line = NULL;
	enum msgid m = listing_load(d->db, account_id, &at->row, &found, err);
	if (m != MSG_OK || !found)
		return m;
	name_display(&at->row.name, at->name, sizeof at->name);
	l->count++;
	*line = at;
	return MSG_OK;
}

/* --- a band -------------------------------------------------------------------------------- */

struct masks { int mask[MASKS_MAX]; size_t count; };

static void note_mask(void *arg, const struct band_count *c)
{
	struct masks *m = arg;
	if (c->stage == WORK_RIPE && c->items > 0 && m->count < MASKS_MAX)
		m->mask[m->count++] = c->call_mask;
}

static int by_work_order(const void *x, const void *y)
{
	const struct listing_key *a = x, *b = y;
	if (a->sort_key != b->sort_key)
		return a->sort_key < b->sort_key ? -1 : 1;
	return a->consumer_id < b->consumer_id ? -1 : a->consumer_id > b->consumer_id;
}

/* The first ones of every call mask, put into one order; then what is held back. */
static enum msgid band_keys(struct desk *d, int64_t band_id, struct listing_key *keys,
	size_t *count, struct err *err)
{
	const size_t max = ACCOUNT_LINES_MAX + 1;
	struct masks masks = { .count = 0 };
	size_t have = 0, more = 0;
	enum msgid m = band_count_each(d->db, band_id, note_mask, &masks, err);
	for (size_t i = 0; m == MSG_OK && i < masks.count; i++) {
		struct listing_band which = { band_id, masks.mask[i] };
		m = listing_ripe(d->db, which, keys + have, max, &more, err);
		if (m != MSG_OK)
			return m;
		have += more;
		qsort(keys, have, sizeof *keys, by_work_order);
		have = have < max ? have : max;
	}
	if (m == MSG_OK && have < max) {
		m = listing_held(d->db, band_id, keys + have, max - have, &more, err);
		have += m == MSG_OK ? more : 0;
	}
	*count = have;
	return m;
}

enum msgid accounts_of_band(struct desk *d, int64_t band_id, struct account_lines *out,
	struct err *err)
{
	size_t count = 0;
	struct account_line *line;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m != MSG_OK)
		return m;
	/* Two shares: what is kept, and what one more mask may bring. */
	AUTO_FREE struct listing_key *keys = mem_alloc(2 * (ACCOUNT_LINES_MAX + 1), sizeof *keys);
	m = band_keys(d, band_id, keys, &count, err);
	if (m != MSG_OK)
		return m;
	LINES_AUTO lines = { .more = count > ACCOUNT_LINES_MAX };
	count = lines.more ? ACCOUNT_LINES_MAX : count;
	lines.rows = mem_alloc(count + 1, sizeof *lines.rows);
	for (size_t i = 0; i < count; i++) {
		m = add(d, keys[i].account_id, &lines, &line, err);
		if (m != MSG_OK)
			return m;
	}
	account_lines_free(out);
	*out = lines;
	lines.rows = NULL;
	return MSG_OK;
}

/* --- what a search found ------------------------------------------------------------------- */

static enum msgid add_found(struct desk *d, const struct find_row *f, struct account_lines *l,
	struct err *err)
{
	static const char *const why[] = { [FIND_ACCOUNT] = "Account",
		[FIND_CLIENT_ACCOUNT] = "Client account", [FIND_PHONE] = "Phone",
		[FIND_NAME] = "Name" };
	struct account_line *line;
	enum msgid m = add(d, f->account_id, l, &line, err);
	if (m == MSG_OK && line)
		(void)text_putf(line->matched, sizeof line->matched, "%s %s", why[f->why],
			f->why == FIND_NAME ? "" : f->matched);
	return m;
}

enum msgid accounts_found(struct desk *d, const char *text, struct account_lines *out,
	struct err *err)
{
	AUTO_FREE struct find_row *page = mem_alloc(FIND_PAGE, sizeof *page);
	struct find_from from = { .id = 0 };
	size_t n = FIND_PAGE;
	LINES_AUTO lines = { .rows = mem_alloc(ACCOUNT_LINES_MAX + FIND_PAGE,
		sizeof *lines.rows) };
	while (n == FIND_PAGE && lines.count < ACCOUNT_LINES_MAX) {
		enum msgid m = find_page(d, text, &from, page, FIND_PAGE, &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++)
			m = add_found(d, &page[i], &lines, err);
		if (m != MSG_OK)
			return m;
		if (n == 0)
			break;
		from = (struct find_from){ .why = page[n - 1].why, .id = page[n - 1].account_id };
		(void)text_put(from.key, sizeof from.key, page[n - 1].key);
	}
	lines.more = lines.count >= ACCOUNT_LINES_MAX;
	account_lines_free(out);
	*out = lines;
	lines.rows = NULL;
	return MSG_OK;
}

/* --- the last ones ------------------------------------------------------------------------- */

enum msgid accounts_recent(struct desk *d, struct account_lines *out, struct err *err)
{
	struct work_row ring[ACCOUNTS_RECENT];
	struct account_line *line;
	size_t n = 0;
	enum msgid m = work_ring(d->db, d->user_id, ring, ARRAY_SIZE(ring), &n, err);
	if (m != MSG_OK)
		return m;
	LINES_AUTO lines = { .rows = mem_alloc(ACCOUNTS_RECENT, sizeof *lines.rows) };
	for (size_t i = 0; i < n; i++) {
		m = add(d, ring[i].account_id, &lines, &line, err);
		if (m != MSG_OK)
			return m;
		if (!line)
			continue;
		line->seen_at = ring[i].closed_at;
		line->keystrokes = ring[i].keystrokes;
	}
	account_lines_free(out);
	*out = lines;
	lines.rows = NULL;
	return MSG_OK;
}

/* --- local time ---------------------------------------------------------------------------- */

/* The three digits a text starts with; -1 if it does not. */
static int three_digits(const char *text)
{
	if (strspn(text, "0123456789") < 3)
		return -1;
	return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
}

void account_line_local(const struct desk *d, const struct account_line *l, char out[12])
{
	int npa = three_digits(l->row.phone), zip3 = three_digits(l->row.zip);
	zone_mask zones = 0;
	if (npa >= 0)
		zones |= zone_of_npa(npa).zones;
	if (zip3 >= 0)
		zones |= zone_of_zip3(zip3).zones;
	out[0] = '\0';
	if (!zones)
		return;
	int64_t now = desk_now(d);
	enum zone z = zone_westmost(zones, now);
	int minute = zone_second(z, now) / 60;
	(void)text_putf(out, 12, "%02d:%02d %s", minute / 60, minute % 60, zone_label(z));
}
