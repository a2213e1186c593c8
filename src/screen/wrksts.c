/* SPDX-License-Identifier: MIT */
/* WRKSTS: the account statuses as a list, and the window that changes one. F11 turns to the result
 * codes (WRKCOD). */
#include "arrears/base/mem.h"
#include "arrears/desk/codelist.h"
#include "arrears/desk/codes.h"
#include "app.h"

struct wrksts { struct status *rows; size_t count; };

enum { COL_CODE, COL_TEXT, COL_CLASS, COL_OUTBOUND, COL_HOLDS, COL_USE };
static const struct list_col cols[] = {
	[COL_CODE] = { "Status", 7, 6, 7, 6, LIST_LEFT },
	[COL_TEXT] = { "Meaning", 14, 34, 15, 34, LIST_LEFT },
	[COL_CLASS] = { "Class", 49, 6, 52, 6, LIST_LEFT },
	[COL_OUTBOUND] = { "Calls", 56, 7, 62, 7, LIST_LEFT },
	[COL_HOLDS] = { "Holds", 64, 12, 74, 40, LIST_LEFT },
	[COL_USE] = { "Use", 78, 3, 118, 3, LIST_LEFT },
};

static const struct field list_fields[] = {
	{ .name = "POSITION", .row = 3, .col = 21, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_POSITION | FIELD_NODRAFT, .label = "Position to", .label_col = 2,
	  .right = "Starting characters of the status",
	  .help = "The list moves to the first status that is not before what is typed." },
};

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrksts *s = pane_state(p);
	if (!s->rows)
		s->rows = mem_alloc(CODES_MAX, sizeof *s->rows);
	pane_list_reload(p);
	return status_rows(desk_of(ui), s->rows, CODES_MAX, &s->count, err);
}

static void close(struct ui *ui, struct pane *p)
{
	struct wrksts *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrksts *s = pane_state(p);
	const struct status *t = &s->rows[index];
	char holds[LIST_CELL];
	holds_show(t->holds, holds, sizeof holds);
	for (const char *at = t->code; *at; at++)
		row->key = row->key * 128 + *at;
	list_put(row, COL_CODE, t->code);
	list_put(row, COL_TEXT, t->text);
	list_put(row, COL_CLASS, status_class_name(t->class));
	list_put(row, COL_OUTBOUND, outbound_name(t->outbound));
	list_put(row, COL_HOLDS, holds);
	list_put(row, COL_USE, t->active ? "Yes" : "No");
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrksts *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

/* --- the window ---------------------------------------------------------------------------- */

struct stsform { struct status row; bool change; };

static const struct field form_fields[] = {
	{ .name = "CODE", .row = 4, .col = 24, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Status", .label_col = 2, .right = "Two to five letters",
	  .help = "The short name of the status, as shown on the account." },
	{ .name = "TEXT", .row = 5, .col = 24, .len = 34, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_LC, .label = "Meaning", .label_col = 2,
	  .help = "What the status means." },
	{ .name = "CLASS", .row = 6, .col = 24, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "ACTIVE", .values = "ACTIVE HOLD CLOSED", .label = "Class",
	  .label_col = 2, .right = "ACTIVE, HOLD, CLOSED",
	  .help = "ACTIVE is worked, HOLD waits for somebody, CLOSED is out of all work. A shipped "
		"status keeps its class." },
	{ .name = "OUTBOUND", .row = 7, .col = 24, .len = 7, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "YES", .values = "YES LIMITED NO",
	  .label = "Calls allowed", .label_col = 2, .right = "YES, LIMITED, NO",
	  .help = "Whether we may call: LIMITED only for what the consumer asked. A shipped status "
		"can only be made stricter." },
	{ .name = "HOLDS", .row = 8, .col = 24, .len = 34, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED, .label = "Holds", .label_col = 2 },
	{ .name = "ACTIVE", .row = 9, .col = 24, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "Y", .label = "In use", .label_col = 2,
	  .right = "Y=Yes, N=No: for history",
	  .help = "N switches the status off. It is never removed. Shipped ones stay in use." },
};

static enum msgid form_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct stsform *s = pane_state(p);
	(void)ui;
	(void)err;
	*s = *(const struct stsform *)args;
	pane_title(p, s->change ? "Change Status" : "Add Status");
	pane_protect(p, "CODE", s->change);
	if (s->change)
		pane_right(p, "CODE", "");
	if (s->change && s->row.shipped) {
		pane_protect(p, "CLASS", true);
		pane_right(p, "CLASS", "Came with the program: stays");
		pane_protect(p, "ACTIVE", true);
		pane_right(p, "ACTIVE", "");
	}
	return MSG_OK;
}

static enum msgid form_load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct stsform *s = pane_state(p);
	char holds[96];
	(void)ui;
	(void)err;
	holds_show(s->row.holds, holds, sizeof holds);
	pane_set(p, "CODE", s->row.code);
	pane_set(p, "TEXT", s->row.text);
	pane_set(p, "CLASS", status_class_name(s->row.class));
	pane_set(p, "OUTBOUND", outbound_name(s->row.outbound));
	pane_set(p, "HOLDS", holds[0] ? holds : "-");
	pane_set(p, "ACTIVE", s->row.active ? "Y" : "N");
	return MSG_OK;
}

static bool is_taken(struct desk *d, const char *code)
{
	AUTO_FREE struct status *rows = mem_alloc(CODES_MAX, sizeof *rows);
	size_t n = 0;
	if (status_rows(d, rows, CODES_MAX, &n, NULL) != MSG_OK)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(rows[i].code, code) == 0)
			return true;
	return false;
}

static enum msgid form_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct stsform *s = pane_state(p);
	struct status row = s->row;
	(void)text_put(row.code, sizeof row.code, pane_get(p, "CODE"));
	(void)text_put(row.text, sizeof row.text, pane_get(p, "TEXT"));
	(void)!status_class_parse(pane_get(p, "CLASS"), &row.class);
	(void)!outbound_parse(pane_get(p, "OUTBOUND"), &row.outbound);
	row.active = pane_is_yes(p, "ACTIVE");
	if (!s->change && is_taken(desk_of(ui), row.code))
		return err_set(err, MSG_CODE_EXISTS, "CODE", row.code, NULL);
	enum msgid m = status_save(desk_of(ui), &row, err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, MSG_CODE_SAVED, row.code);
}

static const struct panel panel_CHGSTS = {
	.id = "CHGSTS", .title = "Change Status", .instruction = "Type choices, press Enter.",
	.instruction_row = 2, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = 12, .width = 60,
	.state_size = sizeof(struct stsform),
	.fields = form_fields, .field_count = ARRAY_SIZE(form_fields),
	.help = "One account status. What a shipped status holds back cannot be loosened.",
	.open = form_open, .load = form_load, .enter = form_enter,
};

/* --- the list ------------------------------------------------------------------------------ */

enum { OPT_CHANGE = 2, OPT_DISPLAY = 5 };

static void display(struct ui *ui, const struct status *t)
{
	STR_AUTO text = str_make(1000);
	char holds[96];
	holds_show(t->holds, holds, sizeof holds);
	str_addf(&text, "%s: %s\n\nClass: %s.\nCalls allowed: %s.\nHolds: %s.\n%s\n%s\n", t->code,
		t->text, status_class_name(t->class), outbound_name(t->outbound),
		holds[0] ? holds : "none",
		t->shipped ? "Came with the program." : "A status of your own.",
		t->active ? "In use." : "Switched off; kept for history.");
	ui_show_text(ui, "Display Status", text.d);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct wrksts *s = pane_state(p);
	for (size_t i = 0; i < s->count; i++) {
		struct stsform change = { .row = s->rows[i], .change = true };
		if (strcmp(s->rows[i].code, row->cell[COL_CODE]) != 0)
			continue;
		if (number == OPT_DISPLAY)
			display(ui, &change.row);
		else
			ui_push(ui, &panel_CHGSTS, &change, sizeof change);
		return MSG_OK;
	}
	return err_set(err, MSG_ROW_GONE, "", NULL);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct stsform add = { .row = { .active = true }, .change = false };
	struct panel_args none = { .id = 0 };
	(void)p;
	(void)err;
	if (id == APP_ADD)
		ui_push(ui, &panel_CHGSTS, &add, sizeof add);
	else if (id == ACT_VIEW)
		ui_replace(ui, &panel_WRKCOD, &none, sizeof none);
	else
		return UI_PASS;
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_CHANGE, "Change", "Changes the status. A shipped one can only be made stricter.",
	  PRE_CODES, NULL },
	{ OPT_DISPLAY, "Display", "Shows everything about the status.", PRE_VIEW, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No statuses: run arrears check)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_ADD, NULL }, { ACT_VIEW, "Codes" }, { ACT_NONE, NULL },
};

const struct panel panel_WRKSTS = {
	.id = "WRKSTS", .title = "Work with Account Statuses",
	.instruction = "Type options, press Enter.", .flags = PANEL_COMMAND | PANEL_RELOAD,
	.state_size = sizeof(struct wrksts),
	.fields = list_fields, .field_count = ARRAY_SIZE(list_fields), .list = &list,
	.options = options, .actions = actions, .first = "POSITION",
	.help = "The statuses an account can have, whether it is worked in them, whether it may be "
		"called, and what they hold back. Statuses are switched off, never removed.",
	.load = load, .action = action, .option = option, .close = close,
};
