/* SPDX-License-Identifier: MIT */
/* WRKACC: work with accounts: a band, or what a search found. */
#include "acclist.h"

#include "arrears/desk/workmap.h"

struct wrkacc { struct acclist list; int64_t band_id; char text[160]; };

static const struct field fields[] = {
	{ .name = "OF", .row = 3, .col = 19, .len = 30, .use = FIELD_OUT, .label = "Accounts of",
	  .label_col = 2 },
	{ .name = "COUNT", .row = 3, .col = 69, .len = 9, .use = FIELD_OUT,
	  .label = "Shown", .label_col = 52 },
	{ .name = "POSITION", .row = 4, .col = 19, .len = 12, .kind = FIELD_CHAR, .use = FIELD_IN,
	  .check = FIELD_POSITION, .label = "Position to", .label_col = 2,
	  .right = "Starting characters of name",
	  .help = "Scrolls to the first name that starts with what is typed. F17 narrows the list "
		"instead." },
};

static const struct list_col cols[ACL_COUNT] = {
	[ACL_ACCOUNT] = { "Account", 7, 8, 7, 8, LIST_LEFT },
	[ACL_NAME] = { "Name", 17, 21, 17, 24, LIST_LEFT },
	[ACL_BALANCE] = { "Balance", 39, 11, 42, 12, LIST_RIGHT, .views = 1 },
	[ACL_DAYS] = { "Days", 51, 4, 55, 5, LIST_RIGHT, .views = 1 },
	[ACL_LAST] = { "Last", 58, 8, 62, 8, LIST_LEFT, .views = 1 },
	[ACL_RESULT] = { "Res", 41, 5, 72, 5, LIST_LEFT, .views = 2 },
	[ACL_NEXT] = { "Next", 68, 5, 78, 8, LIST_LEFT, .views = 1 },
	[ACL_PHONE] = { "Phone", 0, 0, 88, 14, LIST_LEFT },
	[ACL_LOCAL] = { "Local", 0, 0, 104, 8, LIST_LEFT },
	[ACL_CLIENT] = { "Client", 48, 10, 114, 10, LIST_LEFT, .views = 2 },
	[ACL_THEIRS] = { "Client account", 60, 14, 0, 0, LIST_LEFT, .views = 2 },
	[ACL_FLAG] = { "Flag", 75, 5, 126, 5, LIST_LEFT },
};

static const struct list list = {
	.row = 9, .opt = true, .views = 2, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.empty = "(No accounts here)", .sorts = ACCLIST_SORTS, .subset_prompt = ACCLIST_SUBSET,
	.subset_help = ACCLIST_SUBSET_HELP, .fetch = acclist_fetch,
};

/* A number or a code of the work map; NULL: neither. */
static const struct map_row *band_named(const struct work_map *map, const char *text)
{
	int64_t number = 0;
	if (text_to_int(text, 1, BANDS_MAX, &number, NULL) != MSG_OK)
		number = 0;
	for (size_t i = 0; i < map->count; i++)
		if (map->rows[i].number == number || strcasecmp(map->rows[i].code, text) == 0)
			return &map->rows[i];
	return NULL;
}

/* Which list: a band of the work map, the best one if nothing is said, else what is found. */
static enum msgid choose(struct ui *ui, struct pane *p, const char *text, struct err *err)
{
	struct wrkacc *s = pane_state(p);
	struct work_map map;
	enum msgid m = work_map(desk_of(ui), &map, err);
	if (m != MSG_OK)
		return m;
	const struct map_row *row = band_named(&map, text);
	if (!row && !text[0] && map.count)
		row = &map.rows[map.best >= 0 ? map.best : 0];
	s->band_id = row ? row->band_id : 0;
	(void)text_put(s->text, sizeof s->text, row ? row->text : text);
	return MSG_OK;
}

static enum msgid open_panel(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	struct wrkacc *s = pane_state(p);
	s->list.desk = desk_of(ui);
	return choose(ui, p, a ? a->text : "", err);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkacc *s = pane_state(p);
	struct desk *d = desk_of(ui);
	ui_busy(ui);
	enum msgid m = s->band_id ? accounts_of_band(d, s->band_id, &s->list.lines, err) :
		accounts_found(d, s->text, &s->list.lines, err);
	if (m != MSG_OK)
		return m;
	pane_set(p, "OF", s->text);
	pane_setf(p, "COUNT", "%zu%s", s->list.lines.count, s->list.lines.more ? " first" : "");
	acclist_changed(p);
	return MSG_OK;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL },
	{ ACT_SUBSET, NULL }, { ACT_SORT, NULL }, { ACT_NONE, NULL } };

const struct panel panel_WRKACC = {
	.id = "WRKACC", .title = "Work with Accounts", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND, .state_size = sizeof(struct wrkacc),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list,
	.options = acclist_options, .actions = actions,
	.help = "The accounts of a band in working order, one for each consumer, or what a search "
		"found. Options may be typed on many rows; Enter runs them from top to bottom.",
	.notes = "WRKACC lists the best band, WRKACC 5 or WRKACC NEW that band, WRKACC smith what "
		"FND smith finds. At most 2,000 accounts are read.",
	.open = open_panel, .load = load, .option = acclist_option, .close = acclist_close,
};
