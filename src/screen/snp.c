/* SPDX-License-Identifier: MIT */
/* SNP: note templates, one's own (ten at most) and everybody's (a lead's). */
#include "arrears/base/mem.h"
#include "arrears/desk/notes.h"

#include "app.h"

#define ROWS_MAX 256

struct snp { struct template_row *rows; size_t count; };

enum { COL_NAME, COL_WHOSE, COL_TEXT };
static const struct list_col cols[] = {
	[COL_NAME] = { "Name", 7, 10, 7, 10, LIST_LEFT },
	[COL_WHOSE] = { "Whose", 19, 9, 19, 9, LIST_LEFT },
	[COL_TEXT] = { "Text", 30, 50, 30, 100, LIST_LEFT },
};

static enum msgid read_rows(struct ui *ui, struct snp *s, struct err *err)
{
	if (!s->rows)
		s->rows = mem_alloc(ROWS_MAX, sizeof *s->rows);
	return note_template_list(desk_of(ui), s->rows, ROWS_MAX, &s->count, err);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	pane_list_reload(p);
	return read_rows(ui, pane_state(p), err);
}

static void close(struct ui *ui, struct pane *p)
{
	struct snp *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

/* The same name may be one's own and everybody's: the key tells them apart. */
static int64_t key_of(const struct template_row *t)
{
	uint64_t hash = t->user_id ? 17 : 19;
	for (const char *c = t->name; *c; c++)
		hash = hash * 31 + (unsigned char)*c;
	return (int64_t)(hash >> 1);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct snp *s = pane_state(p);
	const struct template_row *t = &s->rows[index];
	row->key = key_of(t);
	list_put(row, COL_NAME, t->name);
	list_put(row, COL_WHOSE, t->user_id ? "Own" : "Everybody");
	list_put(row, COL_TEXT, t->text);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct snp *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static const struct template_row *row_of(const struct snp *s, int64_t key)
{
	for (size_t i = 0; i < s->count; i++)
		if (key_of(&s->rows[i]) == key)
			return &s->rows[i];
	return NULL;
}

/* --- the window ---------------------------------------------------------------------------- */

struct snippet { struct template_row row; bool change; };

static const struct field edit_fields[] = {
	{ .name = "NAME", .row = 4, .col = 30, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Name", .label_col = 2, .right = "As typed after ;",
	  .help = "One to ten letters and digits. ;NAME in a note becomes the text." },
	{ .name = "ALL", .row = 5, .col = 30, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .text = "N", .label = "For everybody", .label_col = 2, .right = "Y=Yes, N=No",
	  .help = "N keeps it for you alone. Y gives it to everybody; only a lead may." },
	{ .row = 7, .col = 2, .len = 4, .use = FIELD_CONST, .role = ROLE_LABEL, .text = "Text" },
	{ .name = "TEXT", .row = 8, .col = 2, .len = 58, .rows = 4, .max = 200,
	  .kind = FIELD_TEXT, .use = FIELD_IN, .check = FIELD_ME | FIELD_LC,
	  .called = "Text",
	  .help = "What the name becomes. {NAME} {STATUS} {DATE} {TIME} {USER} are filled in when "
		"a note is saved." },
};

static enum msgid edit_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct snippet *s = pane_state(p);
	(void)ui;
	(void)err;
	*s = *(const struct snippet *)args;
	pane_protect(p, "NAME", s->change);
	pane_protect(p, "ALL", s->change);
	if (s->change)
		pane_title(p, "Change Template");
	return MSG_OK;
}

static enum msgid edit_load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct snippet *s = pane_state(p);
	(void)err;
	pane_set(p, "NAME", s->row.name);
	pane_set(p, "ALL", s->change && s->row.user_id == 0 ? "Y" : "N");
	pane_set(p, "TEXT", s->row.text);
	if (s->change)
		pane_focus(p, "TEXT");
	app_draft_restore(ui, p);
	return MSG_OK;
}

static enum msgid edit_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const char *name = pane_get(p, "NAME");
	if (name[strcspn(name, "-*_")])
		return err_set(err, MSG_TEMPLATE_NAME, "NAME", name, NULL);
	enum msgid m = note_template_set(desk_of(ui), name, pane_get(p, "TEXT"),
		pane_is_yes(p, "ALL"), err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, MSG_TEMPLATE_SAVED, name);
}

static const struct panel edit_panel = {
	.id = "ADDSNP", .title = "Add Template", .instruction = "Type choices, press Enter.",
	.instruction_row = 2, .flags = PANEL_WINDOW, .height = 14, .width = 60,
	.state_size = sizeof(struct snippet),
	.fields = edit_fields, .field_count = ARRAY_SIZE(edit_fields),
	.help = "A text that comes up often, under a short name.",
	.notes = "Name NSF, text Check of {DATE} came back unpaid: ;nsf in a note is enough.",
	.open = edit_open, .load = edit_load, .enter = edit_enter,
};

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_CHANGE = 2, OPT_REMOVE = 4, OPT_DISPLAY = 5 };

static void removed(struct ui *ui, void *arg, bool yes)
{
	struct pane *p = ui_top(ui);
	struct err err = { .id = MSG_OK };
	int64_t keys[ROWS_MAX];
	(void)arg;
	if (!yes || !p || pane_panel(p) != &panel_SNP)
		return;
	size_t n = pane_pending(p, OPT_REMOVE, keys, ARRAY_SIZE(keys));
	for (size_t i = 0; i < n && i < ARRAY_SIZE(keys); i++) {
		const struct template_row *t = row_of(pane_state(p), keys[i]);
		if (t && note_template_set(desk_of(ui), t->name, "", t->user_id == 0, &err) !=
			MSG_OK) {
			ui_msg(ui, &err);
			return;
		}
		app_of(ui)->written = true;
		pane_pending_clear(p, keys[i]);
		if (t)
			ui_say(ui, MSG_TEMPLATE_REMOVED, t->name, NULL);
	}
}

/* All rows with 4 are confirmed at once. */
static void ask_removal(struct ui *ui, struct pane *p, const struct snp *s)
{
	enum { SHOWN = 10 };
	char text[SHOWN][TEXT_BYTES(78)];
	const char *lines[SHOWN];
	int64_t keys[ROWS_MAX];
	size_t n = pane_pending(p, OPT_REMOVE, keys, ARRAY_SIZE(keys)), count = 0;
	for (size_t i = 0; i < n && i < ARRAY_SIZE(keys) && count < SHOWN; i++) {
		const struct template_row *t = row_of(s, keys[i]);
		if (!t)
			continue;
		(void)text_putf(text[count], sizeof text[0], "4    %-10s  %-9s  %.48s", t->name,
			t->user_id ? "Own" : "Everybody", t->text);
		lines[count] = text[count];
		count++;
	}
	ui_confirm(ui, &(struct confirm_spec){ .title = "Confirm Remove of Templates",
		.first = "Press Enter to confirm your choices for 4=Remove.",
		.heading = "Opt  Name        Whose      Text", .lines = lines,
		.line_count = count }, removed, NULL);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct snp *s = pane_state(p);
	const struct template_row *t = row_of(s, row->key);
	if (!t)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	struct snippet change = { .row = *t, .change = true };
	if (number == OPT_CHANGE)
		ui_push(ui, &edit_panel, &change, sizeof change);
	else if (number == OPT_DISPLAY)
		ui_show_text(ui, t->name, t->text);
	else
		ask_removal(ui, p, s);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct snippet add = { .change = false };
	(void)p;
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	ui_push(ui, &edit_panel, &add, sizeof add);
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_CHANGE, "Change", "Changes the text.", PRE_NOTE, NULL },
	{ OPT_REMOVE, "Remove", "Removes the template. Notes made with it stay.", PRE_NOTE, NULL },
	{ OPT_DISPLAY, "Display", "Shows the whole text.", PRE_VIEW, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No templates yet: F6 adds one)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_ADD, NULL }, { ACT_NONE, NULL },
};

const struct panel panel_SNP = {
	.id = "SNP", .title = "Work with Note Templates",
	.instruction = "Type options, press Enter.", .flags = PANEL_COMMAND | PANEL_RELOAD,
	.state_size = sizeof(struct snp), .list = &list, .options = options, .actions = actions,
	.help = "Texts that come up often in notes. ;NAME in a note becomes the text. Ten may be "
		"your own; a lead may make some for everybody. Your own comes first where both "
		"have the same name.",
	.load = load, .action = action, .option = option, .close = close,
};
