/* SPDX-License-Identifier: MIT */
/* HELP: the glossary. Typing narrows the list; HELP TERM shows one text at once. */
#include "app.h"

#include "arrears/domain/glossary.h"

#define TERMS_MAX 200

struct glossary { int shown[TERMS_MAX]; size_t count; };  /* indexes into the glossary */

static const struct field fields[] = {
	{ .name = "FILTER", .row = 3, .col = 21, .len = 30, .kind = FIELD_CHAR, .use = FIELD_IN,
	  .check = FIELD_LC | FIELD_NODRAFT, .label = "Look for", .label_col = 2,
	  .right = "Words, in any order",
	  .help = "The list keeps the terms that have every word typed here, in the term, its "
		"subject or its text. Enter shows the first of them." },
};

enum { COL_TERM, COL_ABOUT, COL_TEXT };
static const struct list_col cols[] = {
	[COL_TERM] = { "Term", 4, 24, 4, 24, LIST_LEFT },
	[COL_ABOUT] = { "About", 30, 8, 30, 8, LIST_LEFT },
	[COL_TEXT] = { "Meaning", 40, 40, 40, 92, LIST_LEFT },
};

static void narrow(struct pane *p, const char *filter)
{
	struct glossary *g = pane_state(p);
	struct glossary_term t;
	g->count = 0;
	for (size_t i = 0; glossary_at(i, &t) && g->count < TERMS_MAX; i++)
		if (glossary_matches(&t, filter))
			g->shown[g->count++] = (int)i;
	pane_list_top(p);
}

static void show_term(struct ui *ui, int index)
{
	struct glossary_term t;
	if (glossary_at((size_t)index, &t))
		ui_show_text(ui, t.term, t.text);
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	int only = glossary_find(a->text);
	(void)err;
	if (a->text[0])
		pane_set(p, "FILTER", a->text);
	narrow(p, a->text);
	if (only >= 0)
		show_term(ui, only);
	return MSG_OK;
}

static void typed(struct ui *ui, struct pane *p, const char *field)
{
	(void)ui;
	if (strcmp(field, "FILTER") == 0)
		narrow(p, pane_get(p, "FILTER"));
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct glossary *g = pane_state(p);
	struct glossary_term t;
	if (!glossary_at((size_t)g->shown[index], &t))
		return;
	row->key = g->shown[index] + 1;
	list_put(row, COL_TERM, t.term);
	list_put(row, COL_ABOUT, t.about);
	list_put(row, COL_TEXT, t.text);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct glossary *g = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, g->count, fill, rows, more);
}

static enum msgid pick(struct ui *ui, struct pane *p, const struct list_row *row,
	struct err *err)
{
	(void)p;
	(void)err;
	show_term(ui, (int)row->key - 1);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct glossary *g = pane_state(p);
	(void)err;
	if (g->count > 0)
		show_term(ui, g->shown[0]);
	return MSG_OK;
}

static const struct list list = {
	.row = 7, .select = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.pick = pick, .empty = "(No term has these words; take some away)",
};

const struct panel panel_HELP = {
	.id = "HELP", .title = "Glossary", .instruction_row = 5,
	.instruction = "Type to narrow the list; Enter on a row shows all of its text.",
	.flags = PANEL_COMMAND | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.state_size = sizeof(struct glossary),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .first = "FILTER",
	.help = "Words of the trade: federal law on collecting, payments, medical bills. HELP TERM "
		"on any command line shows one. It explains; it is no legal advice.",
	.open = open, .enter = enter, .typed = typed,
};
