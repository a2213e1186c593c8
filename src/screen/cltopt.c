/* SPDX-License-Identifier: MIT */
/* CLTOPT: what is agreed with a client about money, option by option; client 0 is the office's own
 * values, which hold where a client has none. */
#include "clt.h"

#include "arrears/base/mem.h"
#include "arrears/desk/terms.h"
#include "arrears/domain/terms.h"

struct cltopt { struct client client; struct terms terms; bool own[TERM_COUNT]; bool office; };

enum { COL_OPTION, COL_VALUE, COL_SET, COL_WHAT };
static const struct list_col cols[] = {
	[COL_OPTION] = { "Option", 6, 22, 6, 22, LIST_LEFT },
	[COL_VALUE] = { "Value", 29, 44, 29, 44, LIST_LEFT, .views = 1 },
	[COL_SET] = { "Set by", 74, 6, 74, 6, LIST_LEFT, .views = 1 },
	[COL_WHAT] = { "What it is", 29, TERM_BRIEF, 81, TERM_BRIEF, LIST_LEFT, .views = 2 },
};

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	struct cltopt *s = pane_state(p);
	s->office = a->id == 0 && text_is_blank(a->text);
	if (s->office)
		return MSG_OK;
	return clt_of(ui, a, &s->client, err);
}

static enum msgid read_terms(struct ui *ui, struct cltopt *s, struct err *err)
{
	enum msgid m = terms_of(desk_of(ui), s->client.id, &s->terms, err);
	for (int t = 0; m == MSG_OK && t < TERM_COUNT; t++)
		m = term_is_own(desk_of(ui), s->client.id, term_row((enum term_id)t)->name,
			&s->own[t], err);
	return m;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct cltopt *s = pane_state(p);
	enum msgid m = read_terms(ui, s, err);
	if (m != MSG_OK)
		return m;
	if (s->office)
		pane_set(p, "CLIENT", "The office: for clients without a value of their own");
	else
		pane_setf(p, "CLIENT", "%s  %s", s->client.code, s->client.name);
	pane_list_reload(p);
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct cltopt *s = pane_state(p);
	const struct term_rule *t = term_row((enum term_id)index);
	char value[TERM_TEXT_SIZE], name[32], brief[TERM_BRIEF + 1];
	terms_show(&s->terms, (enum term_id)index, value);
	term_brief((enum term_id)index, brief);
	text_upper(t->name, name, sizeof name);
	list_put(row, COL_OPTION, name);
	list_put(row, COL_VALUE, value[0] ? value : "-");
	list_put(row, COL_SET, !s->own[index] ? "-" : s->office ? "Office" : "Client");
	list_put(row, COL_WHAT, brief);
	if (s->own[index])
		row->cell_role[COL_SET] = ROLE_EMPHASIS;
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	(void)ui;
	return list_fetch_array(p, seek, TERM_COUNT, fill, rows, more);
}

/* --- changing one -------------------------------------------------------------------------- */

struct chgopt { int64_t client_id; enum term_id id; char value[TERM_TEXT_SIZE]; bool own; };

static const struct field change_fields[] = {
	{ .name = "OPTION", .row = 1, .col = 2, .len = 30, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "HELP", .row = 2, .col = 2, .len = 68, .rows = 2, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	{ .name = "ALLOWED", .row = 4, .col = 2, .len = 68, .use = FIELD_OUT,
	  .role = ROLE_INSTR },
	{ .name = "VALUE", .row = 6, .col = 14, .len = 56, .max = 71, .use = FIELD_IN,
	  .check = FIELD_LC | FIELD_NODRAFT, .label = "Value", .label_col = 2,
	  .help = "The value from now on. Blank takes away the client's own value: the office's "
		"holds then, else the shipped one." },
	{ .name = "ELSE", .row = 8, .col = 2, .len = 68, .rows = 2, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
};

static enum msgid change_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	(void)ui;
	(void)err;
	*(struct chgopt *)pane_state(p) = *(const struct chgopt *)args;
	return MSG_OK;
}

static enum msgid change_load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct chgopt *s = pane_state(p);
	const struct term_rule *t = term_row(s->id);
	char name[32], allowed[160], other[160];
	(void)ui;
	(void)err;
	text_upper(t->name, name, sizeof name);
	term_allowed(s->id, allowed, sizeof allowed);
	pane_set(p, "OPTION", name);
	pane_lines_clear(p, "HELP");
	pane_paragraph(p, "HELP", ROLE_OUTPUT, t->help);
	pane_setf(p, "ALLOWED", "It takes %s.", allowed);
	pane_set(p, "VALUE", s->own ? s->value : "");
	(void)text_putf(other, sizeof other, "Blank: %s. Shipped: %s.", s->client_id ?
		"as the office has it" : "as shipped", t->standard[0] ? t->standard : "none");
	pane_lines_clear(p, "ELSE");
	pane_paragraph(p, "ELSE", ROLE_OUTPUT, other);
	return MSG_OK;
}

static enum msgid change_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct chgopt *s = pane_state(p);
	struct term_change c = { .name = term_row(s->id)->name, .value = pane_get(p, "VALUE") };
	struct terms now;
	char name[32], value[TERM_TEXT_SIZE];
	enum msgid m = terms_save(desk_of(ui), s->client_id, &c, 1, err);
	if (m != MSG_OK) {
		(void)text_put(err->field, sizeof err->field, "VALUE");
		return m;
	}
	app_of(ui)->written = true;
	m = terms_of(desk_of(ui), s->client_id, &now, err);
	if (m != MSG_OK)
		return m;
	text_upper(c.name, name, sizeof name);
	terms_show(&now, s->id, value);
	pane_clean(p);
	ui_say(ui, MSG_OPTION_SAVED, name, value[0] ? value : "blank", NULL);
	ui_pop(ui);
	return MSG_OK;
}

static const struct panel panel_CHGOPT = {
	.id = "CHGOPT", .title = "Change Option", .flags = PANEL_WINDOW | PANEL_NO_DRAFT,
	.height = 12, .width = 70, .state_size = sizeof(struct chgopt), .fields = change_fields,
	.field_count = ARRAY_SIZE(change_fields), .first = "VALUE",
	.help = "One option of money. The whole set is checked together: a fee needs its "
		"authority.",
	.open = change_open, .load = change_load, .enter = change_enter,
};

/* --- the panel ----------------------------------------------------------------------------- */

enum { OPT_CHANGE = 2, OPT_DISPLAY = 5 };

static void display(struct ui *ui, const struct cltopt *s, enum term_id id)
{
	const struct term_rule *t = term_row(id);
	char value[TERM_TEXT_SIZE], allowed[160], name[32];
	STR_AUTO text = str_make(1000);
	terms_show(&s->terms, id, value);
	term_allowed(id, allowed, sizeof allowed);
	text_upper(t->name, name, sizeof name);
	str_addf(&text, "%s: %s.\n\nIn force: %s.\nIt takes %s.\nShipped: %s.\n%s\n", name, t->help,
		value[0] ? value : "none", allowed, t->standard[0] ? t->standard : "none",
		!s->own[id] ? s->office ? "As shipped." : "As the office has it." :
		s->office ? "Set by the office." : "Set for this client.");
	ui_show_text(ui, "Display Option", text.d);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct cltopt *s = pane_state(p);
	struct chgopt c = { .client_id = s->client.id };
	if (!term_find(row->cell[COL_OPTION], &c.id))
		return err_set(err, MSG_ROW_GONE, "", NULL);
	if (number == OPT_DISPLAY) {
		display(ui, s, c.id);
		return MSG_OK;
	}
	terms_show(&s->terms, c.id, c.value);
	c.own = s->own[c.id];
	ui_push(ui, &panel_CHGOPT, &c, sizeof c);
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_CHANGE, "Change", "Gives it a value, or takes the own value away.", PRE_TERMS,
	  NULL },
	{ OPT_DISPLAY, "Display", "What it is, what it takes, where the value comes from.",
	  PRE_VIEW, NULL },
	{ .label = NULL },
};

static const struct field fields[] = {
	{ .name = "CLIENT", .row = 3, .col = 21, .len = 58, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS, .label = "Client", .label_col = 2 },
};

static const struct list list = {
	.row = 8, .opt = true, .views = 2, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.fetch = fetch, .empty = "(No options)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL },
	{ ACT_VIEW, "What it is|Values" }, { ACT_NONE, NULL } };

const struct panel panel_CLTOPT = {
	.id = "CLTOPT", .title = "Money Options of a Client",
	.instruction = "Type options, press Enter.", .flags = PANEL_COMMAND | PANEL_RELOAD,
	.state_size = sizeof(struct cltopt), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.list = &list, .options = options, .actions = actions,
	.help = "What is agreed with a client about money: in which order a payment pays, interest "
		"and its authority, promises and plans, fees, limits. Set by says whether the "
		"value "
		"is the client's own; - is the office's, or as shipped. CLTOPT alone shows the "
		"office's, CLTOPT "
		"MERCY those of a client.",
	.open = open, .load = load, .option = option,
};
