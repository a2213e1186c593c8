/* SPDX-License-Identifier: MIT */
/* WRKFLR: the floors of settlements, of one client or of the whole office. */
#include "clt.h"

#include "arrears/base/mem.h"
#include "arrears/desk/floor.h"

#define REMOVE_SHOWN 12

struct wrkflr { struct client client; struct floor_row *rows; size_t count; };

enum { COL_AGE, COL_BALANCE, COL_COLLECTOR, COL_LEAD, COL_ADMIN };
static const struct list_col cols[] = {
	[COL_AGE] = { "Days from", 7, 9, 7, 9, LIST_RIGHT },
	[COL_BALANCE] = { "Owed from", 18, 16, 18, 16, LIST_RIGHT },
	[COL_COLLECTOR] = { "Collector", 37, 9, 37, 9, LIST_RIGHT },
	[COL_LEAD] = { "Lead", 49, 9, 49, 9, LIST_RIGHT },
	[COL_ADMIN] = { "Admin", 61, 9, 61, 9, LIST_RIGHT },
};

/* --- one row ------------------------------------------------------------------------------- */

struct flrform { struct floor_row row; char client[11]; };

static const struct field form_fields[] = {
	{ .name = "CLIENT", .row = 3, .col = 28, .len = 20, .use = FIELD_OUT, .label = "Client",
	  .label_col = 2 },
	{ .name = "AGE", .row = 4, .col = 28, .len = 4, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_ME, .max_value = 9999, .label = "Days since placed", .label_col = 2,
	  .right = "From", .help = "The row counts for debts placed at least so many days ago." },
	{ .name = "BALANCE", .row = 5, .col = 28, .len = 13, .kind = FIELD_MONEY,
	  .use = FIELD_IN, .label = "Owed", .label_col = 2, .right = "From",
	  .help = "The row counts for balances of at least so much. Of the rows that fit, the one "
		"with the most days counts, then the one with the largest balance." },
	{ .name = "COLLECTOR", .row = 7, .col = 28, .len = 6, .kind = FIELD_MONEY,
	  .use = FIELD_IN, .check = FIELD_ME, .label = "Collector's floor", .label_col = 2,
	  .right = "Percent of what is owed",
	  .help = "The least percent that a collector may agree to, such as 80 or 62.5." },
	{ .name = "LEAD", .row = 8, .col = 28, .len = 6, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Lead's floor", .label_col = 2, .right = "Not over it",
	  .help = "The least percent that a lead may agree to, or allow a collector." },
	{ .name = "ADMIN", .row = 9, .col = 28, .len = 6, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Administrator's floor", .label_col = 2,
	  .right = "Nobody goes below",
	  .help = "The least percent that an administrator may agree to. Nobody goes below." },
};

static const struct { const char *field; enum user_role role; } percents[] = {
	{ "COLLECTOR", USER_COLLECTOR },
	{ "LEAD", USER_LEAD },
	{ "ADMIN", USER_ADMIN },
};

static enum msgid form_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct flrform *s = pane_state(p);
	char text[MONEY_TEXT_SIZE];
	(void)ui;
	(void)err;
	*s = *(const struct flrform *)args;
	pane_title(p, s->row.id ? "Change Floor" : "Add Floor");
	pane_set(p, "CLIENT", s->client[0] ? s->client : "Whole office");
	if (s->row.id == 0)
		return MSG_OK;
	pane_setf(p, "AGE", "%d", s->row.min_age);
	money_show(s->row.min_balance, text);
	pane_set(p, "BALANCE", text);
	for (size_t i = 0; i < ARRAY_SIZE(percents); i++) {
		int32_t bp = s->row.floor[percents[i].role];
		pane_setf(p, percents[i].field, "%d.%02d", bp / 100, bp % 100);
	}
	return MSG_OK;
}

static enum msgid form_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct flrform *s = pane_state(p);
	struct floor_row row = s->row;
	struct money percent;
	int64_t age = 0;
	enum msgid m = pane_int(ui, p, "AGE", &age, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "BALANCE", &row.min_balance, err);
	row.min_age = (int)age;
	/* Two decimals of a percent are its basis points. */
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(percents); i++) {
		m = pane_money(ui, p, percents[i].field, &percent, err);
		if (m == MSG_OK && (percent.cents < 0 || percent.cents > 10000))
			return err_set(err, MSG_FLOOR_RANGE, percents[i].field,
				pane_get(p, percents[i].field), NULL);
		row.floor[percents[i].role] = (int32_t)percent.cents;
	}
	if (m == MSG_OK)
		m = floors_save(desk_of(ui), &row, NULL, err);
	return m == MSG_OK ? app_saved(ui, p, MSG_FLOOR_SAVED, NULL) : m;
}

static const struct panel panel_FLRFORM = {
	.id = "FLRFORM", .title = "Floor", .instruction = "Type choices, press Enter.",
	.instruction_row = 1, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = 11, .width = 62,
	.state_size = sizeof(struct flrform),
	.fields = form_fields, .field_count = ARRAY_SIZE(form_fields),
	.help = "From so many days and so much owed, this percent settles, by role.",
	.open = form_open, .enter = form_enter,
};

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct wrkflr *s = pane_state(p);
	const struct panel_args *a = args;
	if (a->id == 0 && (text_is_blank(a->text) || strcasecmp(a->text, "OFFICE") == 0))
		return MSG_OK;
	return clt_of(ui, a, &s->client, err);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkflr *s = pane_state(p);
	if (!s->rows)
		s->rows = mem_alloc(FLOORS_MAX, sizeof *s->rows);
	pane_list_reload(p);
	if (s->client.id)
		pane_setf(p, "CLIENT", "%s  %s", s->client.code, s->client.name);
	else
		pane_set(p, "CLIENT", "Whole office");
	pane_list_empty_text(p, s->client.id ?
		"(None of its own: the office's floors count. F6 adds one)" :
		"(None: nothing under a balance may be agreed. F6 adds one)");
	return floors_list(desk_of(ui), s->client.id, s->rows, FLOORS_MAX, &s->count, err);
}

static void put_percent(struct list_row *row, size_t col, int32_t bp)
{
	list_putf(row, col, "%d.%02d%%", bp / 100, bp % 100);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkflr *s = pane_state(p);
	const struct floor_row *f = &s->rows[index];
	char text[MONEY_TEXT_SIZE];
	row->key = f->id;
	list_putf(row, COL_AGE, "%d", f->min_age);
	money_show(f->min_balance, text);
	list_put(row, COL_BALANCE, text);
	put_percent(row, COL_COLLECTOR, f->floor[USER_COLLECTOR]);
	put_percent(row, COL_LEAD, f->floor[USER_LEAD]);
	put_percent(row, COL_ADMIN, f->floor[USER_ADMIN]);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkflr *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static void removed(struct ui *ui, void *arg, bool yes)
{
	struct err err;
	int64_t keys[FLOORS_MAX];
	size_t n = pane_pending(arg, 4, keys, FLOORS_MAX);
	for (size_t i = 0; i < n && i < FLOORS_MAX; i++) {
		enum msgid m = yes ? floors_remove(desk_of(ui), keys[i], &err) : MSG_OK;
		pane_pending_clear(arg, keys[i]);
		if (m != MSG_OK)
			ui_msg(ui, &err);
		else if (yes)
			ui_say(ui, MSG_FLOOR_REMOVED, NULL);
	}
	app_of(ui)->written = true;
	if (load(ui, arg, &err) != MSG_OK)
		ui_msg(ui, &err);
}

static void ask_remove(struct ui *ui, struct pane *p, const struct wrkflr *s)
{
	char text[REMOVE_SHOWN][60], owed[MONEY_TEXT_SIZE];
	const char *lines[REMOVE_SHOWN];
	int64_t keys[FLOORS_MAX];
	size_t n = pane_pending(p, 4, keys, FLOORS_MAX), shown = 0;
	for (size_t i = 0; i < s->count && shown < REMOVE_SHOWN; i++)
		for (size_t k = 0; k < n && k < FLOORS_MAX; k++) {
			if (s->rows[i].id != keys[k])
				continue;
			money_show(s->rows[i].min_balance, owed);
			(void)text_putf(text[shown], sizeof text[shown], "%9d  %16s",
				s->rows[i].min_age, owed);
			lines[shown] = text[shown];
			shown++;
			break;
		}
	ui_confirm(ui, &(struct confirm_spec){ .title = "Confirm Remove",
		.first = "Press Enter to remove the floors marked with 4.",
		.heading = "Days from         Owed from", .lines = lines, .line_count = shown },
		removed, p);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct wrkflr *s = pane_state(p);
	if (number == 4) {
		ask_remove(ui, p, s);
		return MSG_OK;
	}
	for (size_t i = 0; i < s->count; i++) {
		struct flrform form = { .row = s->rows[i] };
		if (s->rows[i].id != row->key)
			continue;
		(void)text_put(form.client, sizeof form.client, s->client.code);
		ui_push(ui, &panel_FLRFORM, &form, sizeof form);
		return MSG_OK;
	}
	return err_set(err, MSG_ROW_GONE, "", NULL);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct wrkflr *s = pane_state(p);
	struct flrform form = { .row = { .client = s->client.id } };
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	(void)text_put(form.client, sizeof form.client, s->client.code);
	ui_push(ui, &panel_FLRFORM, &form, sizeof form);
	return MSG_OK;
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct wrkflr *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static const struct field fields[] = {
	{ .name = "CLIENT", .row = 3, .col = 21, .len = 54, .use = FIELD_OUT, .label = "Client",
	  .label_col = 2 },
};

static const struct option options[] = {
	{ 2, "Change", "Changes days, balance or percents.", PRE_TERMS, NULL },
	{ 4, "Remove", "Takes the row away. Offers that stand are not changed.", PRE_TERMS, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_ADD, NULL },
	{ ACT_NONE, NULL } };

const struct panel panel_WRKFLR = {
	.id = "WRKFLR", .title = "Work with Settlement Floors",
	.instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD, .state_size = sizeof(struct wrkflr),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "The least percent of what is owed that settles a debt, by days since it was "
		"placed and by balance, for each role. A client's own rows come before those of "
		"the office.",
	.notes = "WRKFLR shows the office's floors, WRKFLR MERCY those of a client.",
	.open = open, .load = load, .action = action, .option = option, .close = close_panel,
};
