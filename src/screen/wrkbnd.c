/* SPDX-License-Identifier: MIT */
/* WRKBND: the bands of the work map, their filters and their order. */
#include "arrears/base/mem.h"
#include "arrears/desk/workmap.h"
#include "bndform.h"

struct wrkbnd { struct band_set *set; struct work_map map; };

enum { COL_ORDER, COL_CODE, COL_NAME, COL_SORT, COL_WHO, COL_COUNT, COL_USE, COL_FILTER };
#define VIEW1 1u
#define VIEW2 2u
static const struct list_col cols[] = {
	[COL_ORDER] = { "Order", 6, 5, 6, 5, LIST_RIGHT },
	[COL_CODE] = { "Code", 13, 6, 13, 6, LIST_LEFT },
	[COL_NAME] = { "Name", 21, 26, 21, 26, LIST_LEFT, 0, VIEW1 },
	[COL_SORT] = { "Sort", 48, 7, 48, 7, LIST_LEFT, 0, VIEW1 },
	[COL_WHO] = { "Seen by", 56, 9, 56, 9, LIST_LEFT, 0, VIEW1 },
	[COL_COUNT] = { "Accounts", 66, 8, 66, 8, LIST_RIGHT, ROLE_COMPUTED, VIEW1 },
	[COL_USE] = { "Use", 76, 3, 76, 3, LIST_LEFT, 0, VIEW1 },
	[COL_FILTER] = { "Filter", 21, 58, 81, 50, LIST_LEFT, 0, VIEW2 },
};

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkbnd *s = pane_state(p);
	if (!s->set)
		s->set = mem_alloc(1, sizeof *s->set);
	enum msgid m = band_rows(desk_of(ui), s->set, err);
	if (m == MSG_OK)
		m = work_map(desk_of(ui), &s->map, err);
	pane_list_reload(p);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	struct wrkbnd *s = pane_state(p);
	(void)ui;
	free(s->set);
}

static void fill_count(const struct wrkbnd *s, struct list_row *row)
{
	for (size_t i = 0; i < s->map.count; i++)
		if (s->map.rows[i].band_id == row->key)
			list_putf(row, COL_COUNT, "%lld", (long long)s->map.rows[i].accounts);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkbnd *s = pane_state(p);
	const struct band *b = &s->set->bands[index];
	row->key = s->set->ids[index];
	list_putf(row, COL_ORDER, "%d", b->order);
	list_put(row, COL_CODE, b->code);
	list_put(row, COL_NAME, b->text);
	list_put(row, COL_SORT, band_sort_name(b->sort));
	list_put(row, COL_WHO, role_name(b->least));
	list_put(row, COL_USE, b->active ? "Yes" : "No");
	list_put(row, COL_FILTER, b->filter_text);
	fill_count(s, row);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkbnd *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->set ? s->set->count : 0, fill, rows, more);
}

enum { OPT_CHANGE = 2, OPT_DISPLAY = 5 };

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct wrkbnd *s = pane_state(p);
	int at = band_index(s->set, row->key);
	if (at < 0)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	bndform_open(ui, number == OPT_CHANGE ? BAND_CHANGE : BAND_DISPLAY, row->key,
		&s->set->bands[at]);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	(void)p;
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	bndform_open(ui, BAND_ADD, 0, NULL);
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_CHANGE, "Change", "Changes name, order, filter, sort, who sees it, in use.",
	  PRE_BANDS, NULL },
	{ OPT_DISPLAY, "Display", "Shows all of it.", PRE_VIEW, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .views = 2, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.fetch = fetch, .empty = "(No bands are set up: F6 adds one)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_ADD, NULL }, { ACT_NONE, NULL },
};

const struct panel panel_WRKBND = {
	.id = "WRKBND", .title = "Work with Bands", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD, .state_size = sizeof(struct wrkbnd), .list = &list,
	.options = options, .actions = actions,
	.help = "The bands of the work map in working order. An account belongs to the first band "
		"whose filter it meets, so the order matters. Accounts counts those that are due "
		"now. Bands are switched off, never removed.",
	.notes = "F11 shows the filters. Leave gaps between orders, as 10 and 20, so that a band "
		"can be put between two others.",
	.load = load, .action = action, .option = option, .close = close,
};
