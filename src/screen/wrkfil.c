/* SPDX-License-Identifier: MIT */
/* WRKFIL: files in, newest first; what was wrong with their rows; taking one back. A payments
 * file is told by its state: it is posted, not placed. */
#include "app.h"

#include "arrears/base/mem.h"
#include "arrears/desk/files.h"
#include "arrears/desk/import.h"
#include "placing.h"

#define FILES_MAX 500
#define ISSUES_MAX 2000
#define POSTED "posted"

struct wrkfil { struct desk *desk; struct file_row *rows; size_t count; int64_t undo; };

enum { COL_FILE, COL_DATE, COL_CLIENT, COL_NAME, COL_STATE, COL_PLACED, COL_DOLLARS, COL_ROWS,
	COL_DUP, COL_REJ };
static const struct list_col cols[] = {
	[COL_FILE] = { "File", 7, 5, 7, 5, LIST_RIGHT },
	[COL_DATE] = { "Date", 14, 8, 14, 8, LIST_LEFT },
	[COL_CLIENT] = { "Client", 24, 10, 24, 10, LIST_LEFT },
	[COL_NAME] = { "Name", 36, 16, 36, 28, LIST_LEFT, .views = 1 },
	[COL_STATE] = { "State", 53, 7, 66, 7, LIST_LEFT, .views = 1 },
	[COL_PLACED] = { "New", 61, 6, 101, 7, LIST_RIGHT },
	[COL_DOLLARS] = { "Dollars", 68, 12, 116, 14, LIST_RIGHT },
	[COL_ROWS] = { "Rows", 35, 7, 74, 7, LIST_RIGHT, .views = 2 },
	[COL_DUP] = { "Already", 43, 7, 83, 8, LIST_RIGHT, .views = 2 },
	[COL_REJ] = { "Rejected", 51, 8, 92, 8, LIST_RIGHT, .views = 2 },
};

static bool is_payments(const struct file_row *f)
{
	return strcmp(f->kind, "payments") == 0;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkfil *s = pane_state(p);
	s->desk = desk_of(ui);
	if (!s->rows)
		s->rows = mem_alloc(FILES_MAX, sizeof *s->rows);
	int64_t newest = s->count ? s->rows[0].id : 0;
	enum msgid m = files_list(s->desk, 0, s->rows, FILES_MAX, &s->count, err);
	if (m != MSG_OK)
		return m;
	/* What just came in stands first, under the cursor: an option typed now is for it. */
	if (s->count && s->rows[0].id != newest)
		pane_list_top(p);
	else
		pane_list_reload(p);
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkfil *s = pane_state(p);
	const struct file_row *f = &s->rows[index];
	char date[9], money[MONEY_TEXT_SIZE];
	row->key = f->id;
	app_date_text(s->desk, f->at, date);
	money_show(f->placed, money);
	list_putf(row, COL_FILE, "%lld", (long long)f->id);
	list_put(row, COL_DATE, date);
	list_put(row, COL_CLIENT, f->client);
	list_put(row, COL_NAME, f->name);
	list_put(row, COL_STATE, is_payments(f) && strcmp(f->state, "placed") == 0 ? POSTED :
		f->state);
	list_putf(row, COL_PLACED, "%lld", (long long)f->rows_placed);
	list_put(row, COL_DOLLARS, money);
	list_putf(row, COL_ROWS, "%lld", (long long)f->rows_in);
	list_putf(row, COL_DUP, "%lld", (long long)f->rows_duplicate);
	list_putf(row, COL_REJ, "%lld", (long long)f->rows_rejected);
	if (f->rows_rejected)
		row->cell_role[COL_REJ] = ROLE_DUE;
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkfil *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct wrkfil *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

/* --- what was wrong with a file ------------------------------------------------------------ */

struct issues { struct file_issue *rows; size_t count; };

enum { ISS_LINE, ISS_SEVERITY, ISS_FIELD, ISS_VALUE, ISS_REASON };
static const struct list_col issue_cols[] = {
	[ISS_LINE] = { "Line", 2, 7, 2, 7, LIST_RIGHT },
	[ISS_SEVERITY] = { "Kind", 10, 9, 11, 9, LIST_LEFT },
	[ISS_FIELD] = { "Field", 20, 12, 22, 20, LIST_LEFT },
	[ISS_VALUE] = { "Value", 33, 8, 44, 24, LIST_LEFT },
	[ISS_REASON] = { "Reason", 42, 38, 70, 61, LIST_LEFT },
};

static enum msgid read_issues(struct desk *d, int64_t file_id, struct issues *s,
	struct err *err)
{
	struct files_issues page = { .count = 0 };
	do {
		enum msgid m = files_issues(d, file_id, &page, err);
		if (m != MSG_OK)
			return m;
		for (size_t i = 0; i < page.count && s->count < ISSUES_MAX; i++)
			s->rows[s->count++] = page.rows[i];
	} while (page.count && s->count < ISSUES_MAX);
	return MSG_OK;
}

static enum msgid issues_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct issues *s = pane_state(p);
	const struct panel_args *a = args;
	struct file_row file;
	enum msgid m = files_get(desk_of(ui), a->id, &file, err);
	if (m != MSG_OK)
		return m;
	s->rows = mem_alloc(ISSUES_MAX, sizeof *s->rows);
	m = read_issues(desk_of(ui), a->id, s, err);
	if (m != MSG_OK) {
		free(s->rows);
		return m;
	}
	pane_setf(p, "FILE", "%lld  %s  %s", (long long)file.id, file.client, file.name);
	pane_setf(p, "COUNT", "%zu%s", s->count, s->count == ISSUES_MAX ? " first" : "");
	return MSG_OK;
}

static void issue_fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct issues *s = pane_state(p);
	const struct file_issue *i = &s->rows[index];
	list_putf(row, ISS_LINE, "%lld", (long long)i->line);
	list_put(row, ISS_SEVERITY, i->severity);
	list_put(row, ISS_FIELD, i->field);
	list_put(row, ISS_VALUE, i->value);
	list_put(row, ISS_REASON, i->reason);
	if (strcmp(i->severity, "reject") == 0)
		row->cell_role[ISS_SEVERITY] = ROLE_DUE;
}

static size_t issue_fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct issues *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, issue_fill, rows, more);
}

static void issues_close(struct ui *ui, struct pane *p)
{
	struct issues *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static const struct field issue_fields[] = {
	{ .name = "FILE", .row = 3, .col = 19, .len = 58, .use = FIELD_OUT, .label = "File",
	  .label_col = 2 },
	{ .name = "COUNT", .row = 4, .col = 19, .len = 14, .use = FIELD_OUT, .label = "Issues",
	  .label_col = 2 },
};

static const struct list issue_list = {
	.row = 7, .cols = issue_cols, .col_count = ARRAY_SIZE(issue_cols), .fetch = issue_fetch,
	.empty = "(Nothing was wrong with this file)",
};

static const struct panel panel_FILISS = {
	.id = "FILISS", .title = "Display Issues of a File", .flags = PANEL_CONTINUE,
	.state_size = sizeof(struct issues), .fields = issue_fields,
	.field_count = ARRAY_SIZE(issue_fields), .list = &issue_list,
	.help = "What was rejected, what is already placed with other values, and what was kept "
		"as given though it looks wrong, row by row of the file.",
	.open = issues_open, .close = issues_close,
};

/* --- options ------------------------------------------------------------------------------- */

static void undo(struct ui *ui, void *arg, bool yes)
{
	struct wrkfil *s = arg;
	struct file_row file;
	struct err err;
	char id[24], rows[40], money[MONEY_TEXT_SIZE];
	if (!yes)
		return;
	ui_busy(ui);
	if (import_undo(s->desk, s->undo, &file, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	(void)text_putf(id, sizeof id, "%lld", (long long)file.id);
	(void)text_putf(rows, sizeof rows, "%lld%s", (long long)file.rows_placed,
		!is_payments(&file) ? "" : file.rows_placed == 1 ? " posting" : " postings");
	money_show(file.placed, money);
	ui_say(ui, is_payments(&file) ? MSG_POSTINGS_TAKEN_BACK : MSG_FILE_TAKEN_BACK, id, rows,
		money, NULL);
}

static void ask_undo(struct ui *ui, struct wrkfil *s, const struct list_row *row)
{
	char what[96];
	bool posted = strcmp(row->cell[COL_STATE], POSTED) == 0;
	const char *lines[] = { what, posted ? "Every posting is offset by another." :
		"The accounts are reversed by new rows; their numbers are free." };
	struct confirm_spec spec = { .title = "Confirm Undo of File",
		.first = "Press Enter to confirm your choice of 4=Undo.",
		.heading = "File   Name", .lines = lines, .line_count = ARRAY_SIZE(lines),
		.must_type_y = true };
	(void)text_putf(what, sizeof what, "%-5s  %s  %s %s  %s", row->cell[COL_FILE],
		row->cell[COL_NAME], row->cell[COL_PLACED], posted ? "postings" : "accounts",
		row->cell[COL_DOLLARS]);
	s->undo = row->key;
	ui_confirm(ui, &spec, undo, s);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	(void)err;
	if (number == 4)
		ask_undo(ui, pane_state(p), row);
	else
		app_push(ui, &panel_FILISS, row->key, NULL);
	return MSG_OK;
}

static bool is_placed(struct pane *p, const struct list_row *row)
{
	(void)p;
	return strcmp(row->cell[COL_STATE], "placed") == 0 ||
		strcmp(row->cell[COL_STATE], POSTED) == 0;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	(void)p;
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	app_push(ui, &panel_PLCADD, 0, NULL);
	return MSG_OK;
}

static const struct list list = {
	.row = 8, .opt = true, .views = 2, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.empty = "(No files yet. F6 imports one.)", .fetch = fetch,
};

static const struct option options[] = {
	{ 4, "Undo", "Takes the file back by new rows, as long as nothing depends on it.",
	  PRE_FILES, is_placed },
	{ 5, "Issues", "What was wrong with its rows.", PRE_FILES, NULL },
	{ 0, NULL, NULL, 0, NULL },
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL },
	{ APP_ADD, "Import file" }, { ACT_VIEW, NULL }, { ACT_NONE, NULL } };

const struct panel panel_WRKFIL = {
	.id = "WRKFIL", .title = "Work with Files", .instruction = "Type options, press Enter.",
	.instruction_row = 4, .flags = PANEL_COMMAND | PANEL_RELOAD,
	.state_size = sizeof(struct wrkfil),
	.list = &list, .options = options, .actions = actions,
	.help = "The files clients sent, newest first, with rows, counts and dollars. F6 places a "
		"client's new business, or posts its payments, after a preview.",
	.load = load, .option = option, .action = action, .close = close_panel,
};
