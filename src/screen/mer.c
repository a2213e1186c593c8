/* SPDX-License-Identifier: MIT */
/* MER: goods that are to come back, and the credit agreed for what does. */
#include "subject.h"

#include "arrears/base/mem.h"
#include "arrears/desk/merchandise.h"

struct mer { struct subject subject; struct merchandise_row *rows; size_t count; };

static const struct field fields[] = { SUBJECT_FIELDS };

enum { COL_WHAT, COL_SERIAL, COL_PRICE, COL_CONDITION, COL_BACK, COL_CREDIT,
	COL_STATE };
static const struct list_col cols[] = {
	[COL_WHAT] = { "Item", 6, 20, 6, 40, LIST_LEFT },
	[COL_SERIAL] = { "Serial", 27, 9, 48, 24, LIST_LEFT },
	[COL_PRICE] = { "Price", 37, 10, 74, 12, LIST_RIGHT },
	[COL_CONDITION] = { "As", 48, 5, 88, 8, LIST_LEFT },
	[COL_BACK] = { "Back", 54, 8, 98, 8, LIST_LEFT },
	[COL_CREDIT] = { "Credit", 63, 9, 108, 12, LIST_RIGHT },
	[COL_STATE] = { "Is", 73, 7, 122, 7, LIST_LEFT },
};

static const char *state_of(const struct merchandise_row *r)
{
	if (date_is_none(r->returned_on))
		return "Out";
	return r->request_id ? "Asked" : r->ledger_id ? "Posted" : "Back";
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct mer *s = pane_state(p);
	const struct merchandise_row *r = &s->rows[index];
	char price[MONEY_TEXT_SIZE], back[9], credit[MONEY_TEXT_SIZE];
	row->key = r->id;
	money_show_blank_zero(r->price, price);
	money_show(r->credit, credit);
	date_show(r->returned_on, back);
	list_put(row, COL_WHAT, r->description);
	list_put(row, COL_SERIAL, r->serial);
	list_put(row, COL_PRICE, price);
	list_put(row, COL_CONDITION, r->condition);
	list_put(row, COL_BACK, back);
	list_put(row, COL_CREDIT, back[0] ? credit : "");
	list_put(row, COL_STATE, state_of(r));
	if (r->request_id)
		row->cell_role[COL_CREDIT] = row->cell_role[COL_STATE] = ROLE_DUE;
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct mer *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct mer *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m == MSG_OK)
		s->rows = mem_alloc(MERCHANDISE_MAX, sizeof *s->rows);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	struct mer *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->rows);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct mer *s = pane_state(p);
	enum msgid m = merchandise_of(desk_of(ui), s->subject.account_id, s->rows,
		MERCHANDISE_MAX, &s->count, err);
	if (m != MSG_OK)
		return m;
	subject_show(p, &s->subject);
	pane_list_reload(p);
	return MSG_OK;
}

/* --- windows -------------------------------------------------------------------------------- */

struct mer_item { int64_t account_id; struct merchandise_row row; };

static const struct field item_fields[] = {
	{ .name = "WHAT", .row = 3, .col = 18, .len = 40, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_LC, .label = "Item", .label_col = 2,
	  .help = "What it is, as both sides know it." },
	{ .name = "SERIAL", .row = 4, .col = 18, .len = 24, .use = FIELD_IN, .label = "Serial",
	  .label_col = 2, .help = "Serial, tag or frame number. Blank: none." },
	{ .name = "PRICE", .row = 5, .col = 18, .len = 14, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .label = "Price", .label_col = 2, .right = "F4 for calculator",
	  .help = "What it was sold for. Blank: not known." },
};

static enum msgid item_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct mer_item *i = pane_state(p);
	char price[MONEY_TEXT_SIZE];
	(void)ui;
	(void)err;
	*i = *(const struct mer_item *)args;
	money_show_blank_zero(i->row.price, price);
	pane_set(p, "WHAT", i->row.description);
	pane_set(p, "SERIAL", i->row.serial);
	pane_set(p, "PRICE", price);
	return MSG_OK;
}

static enum msgid item_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct mer_item *i = pane_state(p);
	struct merchandise_item item = { .id = i->row.id, .account_id = i->account_id,
		.description = pane_get(p, "WHAT"), .serial = pane_get(p, "SERIAL") };
	enum msgid m = pane_money(ui, p, "PRICE", &item.price, err);
	if (m == MSG_OK)
		m = merchandise_keep(desk_of(ui), &item, err);
	return m == MSG_OK ? app_saved(ui, p, MSG_MER_SAVED, NULL) : m;
}

static const struct panel panel_MERITEM = {
	.id = "MERITEM", .title = "Item to Come Back", .flags = PANEL_WINDOW | PANEL_NO_DRAFT,
	.instruction = "Type choices, press Enter.", .instruction_row = 1,
	.height = 9, .width = 60, .state_size = sizeof(struct mer_item),
	.fields = item_fields, .field_count = ARRAY_SIZE(item_fields),
	.help = "An item that the consumer has and the client wants back.",
	.open = item_open, .enter = item_enter,
};

static const struct field back_fields[] = {
	{ .name = "WHAT", .row = 1, .col = 2, .len = 56, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "CONDITION", .row = 3, .col = 18, .len = 5, .kind = FIELD_CODE,
	  .use = FIELD_IN, .check = FIELD_ME, .values = "NEW GOOD FAIR POOR SCRAP",
	  .label = "Condition", .label_col = 2, .right = "F4 for list",
	  .help = "The condition in which it came back." },
	{ .name = "ON", .row = 4, .col = 18, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_PAST, .label = "Came back on", .label_col = 2,
	  .right = "F4 for calendar", .help = "The day it came back, today or before." },
	{ .name = "CREDIT", .row = 5, .col = 18, .len = 14, .kind = FIELD_MONEY,
	  .use = FIELD_IN, .check = FIELD_ME, .label = "Credit", .label_col = 2,
	  .right = "F4 for calculator",
	  .help = "What was agreed to credit for it, off the principal. Over what you may adjust "
		"it waits for a lead on APV." },
};

static enum msgid back_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct mer_item *i = pane_state(p);
	(void)err;
	*i = *(const struct mer_item *)args;
	pane_set(p, "WHAT", i->row.description);
	pane_set(p, "CONDITION", i->row.condition);
	pane_set_date(p, "ON", i->row.condition[0] ? i->row.returned_on :
		desk_today(desk_of(ui)));
	return MSG_OK;
}

static enum msgid back_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct mer_item *i = pane_state(p);
	struct merchandise_return r = { .id = i->row.id, .condition = pane_get(p, "CONDITION") };
	struct merchandise_outcome o = { .ledger_id = 0 };
	enum msgid m = pane_date(ui, p, "ON", &r.on, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "CREDIT", &r.credit, err);
	if (m == MSG_OK)
		m = merchandise_back(desk_of(ui), &r, &o, err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, o.ledger_id ? MSG_MER_CREDITED : o.approval_id ? MSG_MER_ASKED :
		MSG_MER_SAVED, NULL);
}

static const struct panel panel_MERBACK = {
	.id = "MERBACK", .title = "Came Back", .flags = PANEL_WINDOW | PANEL_NO_DRAFT,
	.height = 9, .width = 60, .state_size = sizeof(struct mer_item),
	.fields = back_fields, .field_count = ARRAY_SIZE(back_fields), .first = "CONDITION",
	.help = "An item came back: its condition, and the credit agreed, which is posted as an "
		"adjustment of the principal.",
	.open = back_open, .enter = back_enter,
};

/* --- options -------------------------------------------------------------------------------- */

enum { OPT_CHANGE = 2, OPT_BACK = 8 };

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct mer *s = pane_state(p);
	struct mer_item args = { .account_id = s->subject.account_id };
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].id == row->key)
			args.row = s->rows[i];
	enum msgid m = merchandise_may(&args.row, err);
	if (m != MSG_OK)
		return m;
	ui_push(ui, number == OPT_BACK ? &panel_MERBACK : &panel_MERITEM, &args, sizeof args);
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_CHANGE, "Change", "Description, serial number and price of what is not credited.",
	  PRE_WORK, NULL },
	{ OPT_BACK, "Came back", "Condition, date and credit of an item that came back; anew for "
		"one whose credit was refused.", PRE_WORK, NULL },
	{ .label = NULL },
};

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct mer *s = pane_state(p);
	struct mer_item args = { .account_id = s->subject.account_id };
	if (id != APP_ADD)
		return UI_PASS;
	enum msgid m = app_prereq(app_of(ui), PRE_WORK, err);
	if (m == MSG_OK)
		ui_push(ui, &panel_MERITEM, &args, sizeof args);
	return m;
}

static const struct list list = {
	.row = 8, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(Nothing is to come back. F6 adds an item.)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_ADD, NULL },
	{ ACT_NONE, NULL } };

const struct panel panel_MER = {
	.id = "MER", .title = "Work with Merchandise", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_RELOAD, .state_size = sizeof(struct mer),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "Goods of the debt that are to come back. Option 8 takes one back with the credit "
		"that was agreed; over what the role may adjust, it waits for a lead. Is: Out, "
		"Asked (the credit waits on APV), Posted, or Back with no credit.",
	.open = open, .load = load, .option = option, .action = action, .close = close,
};
