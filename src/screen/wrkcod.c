/* SPDX-License-Identifier: MIT */
/* WRKCOD: the result codes as a list. F11 turns to the statuses (WRKSTS). */
#include "arrears/base/mem.h"
#include "arrears/desk/codelist.h"
#include "wrkcod.h"

struct wrkcod { struct result_code *rows; size_t count; };

static const struct field fields[] = {
	{ .name = "POSITION", .row = 3, .col = 21, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_POSITION | FIELD_NODRAFT, .label = "Position to", .label_col = 2,
	  .right = "Starting characters of the code",
	  .help = "The list moves to the first code that is not before what is typed." },
};

enum { COL_CODE, COL_TEXT, COL_REACH, COL_LAW, COL_NEXT, COL_USE, COL_PARENT, COL_DAYS, COL_PHONE,
	COL_STATUS, COL_WHO };
static const struct list_col cols[] = {
	[COL_CODE] = { "Code", 7, 5, 7, 5, LIST_LEFT },
	[COL_TEXT] = { "Meaning", 13, 34, 21, 34, LIST_LEFT },
	[COL_REACH] = { "Reached", 0, 0, 56, 7, LIST_LEFT },
	[COL_LAW] = { "Law", 48, 15, 65, 22, LIST_LEFT },
	[COL_NEXT] = { "Next", 65, 10, 88, 10, LIST_LEFT },
	[COL_USE] = { "Use", 77, 3, 129, 3, LIST_LEFT },
	[COL_PARENT] = { "From", 0, 0, 14, 5, LIST_LEFT },
	[COL_DAYS] = { "Days", 0, 0, 99, 4, LIST_RIGHT },
	[COL_PHONE] = { "Phone", 0, 0, 105, 6, LIST_LEFT },
	[COL_STATUS] = { "Status", 0, 0, 112, 6, LIST_LEFT },
	[COL_WHO] = { "Who", 0, 0, 119, 9, LIST_LEFT },
};

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkcod *s = pane_state(p);
	if (!s->rows)
		s->rows = mem_alloc(CODES_MAX, sizeof *s->rows);
	pane_list_reload(p);
	return code_rows(desk_of(ui), s->rows, CODES_MAX, &s->count, err);
}

static void close(struct ui *ui, struct pane *p)
{
	struct wrkcod *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

/* A code is its name, five characters of seven bits: a number of its own. */
static int64_t key_of(const struct result_code *c)
{
	int64_t key = 0;
	for (const char *at = c->code; *at; at++)
		key = key * 128 + *at;
	return key;
}

static const struct result_code *row_of(const struct wrkcod *s, int64_t key)
{
	for (size_t i = 0; i < s->count; i++)
		if (key_of(&s->rows[i]) == key)
			return &s->rows[i];
	return NULL;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkcod *s = pane_state(p);
	const struct result_code *c = &s->rows[index];
	char law[LIST_CELL];
	law_brief(c->law, law, sizeof law);
	row->key = key_of(c);
	list_put(row, COL_CODE, c->code);
	list_put(row, COL_TEXT, c->text);
	list_put(row, COL_REACH, reach_name(c->reach));
	list_put(row, COL_LAW, law);
	list_put(row, COL_NEXT, next_kind_name(c->next));
	list_put(row, COL_USE, c->active ? "Yes" : "No");
	list_put(row, COL_PARENT, c->parent);
	if (c->days >= 0)
		list_putf(row, COL_DAYS, "%d", c->days);
	list_put(row, COL_PHONE, c->phone == PHONE_KEEP ? "" : phone_effect_name(c->phone));
	list_put(row, COL_STATUS, c->status);
	list_put(row, COL_WHO, role_name(c->least));
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkcod *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

enum { OPT_CHANGE = 2, OPT_COPY = 3, OPT_DISPLAY = 5, OPT_TRY = 6 };

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct result_code *c = row_of(pane_state(p), row->key);
	if (!c)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	if (number == OPT_TRY)
		codtry_open(ui, c);
	else
		codform_open(ui, number == OPT_CHANGE ? CODE_CHANGE : number == OPT_COPY ?
			CODE_COPY : CODE_DISPLAY, c);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct panel_args none = { .id = 0 };
	(void)p;
	(void)err;
	if (id == APP_ADD)
		codform_open(ui, CODE_ADD, NULL);
	else if (id == ACT_VIEW)
		ui_replace(ui, &panel_WRKSTS, &none, sizeof none);
	else
		return UI_PASS;
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_CHANGE, "Change", "Changes what the code does. What the law attaches to it stays.",
	  PRE_CODES, NULL },
	{ OPT_COPY, "Copy", "Makes a code of your own that takes its law flags from this one.",
	  PRE_CODES, NULL },
	{ OPT_DISPLAY, "Display", "Shows everything the code does.", PRE_VIEW, NULL },
	{ OPT_TRY, "Try out", "Shows what it would do to an account. Nothing is saved.", PRE_CODES,
	  NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No codes: run arrears check)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_ADD, NULL }, { ACT_VIEW, "Statuses" }, { ACT_NONE, NULL },
};

const struct panel panel_WRKCOD = {
	.id = "WRKCOD", .title = "Work with Result Codes",
	.instruction = "Type options, press Enter.", .flags = PANEL_COMMAND | PANEL_RELOAD,
	.state_size = sizeof(struct wrkcod),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions, .first = "POSITION",
	.help = "The codes a collector types for the result of a call, and what each does. A code "
		"of your own inherits the law flags of a parent: whether the call counts, whether "
		"it was a conversation, what it holds. They cannot be loosened. Codes are switched "
		"off, never removed: history names them.",
	.notes = "3 on NA makes a code that means no answer in law; give it another follow-up and "
		"note. 6 shows what it would do to an account.",
	.load = load, .action = action, .option = option, .close = close,
};
