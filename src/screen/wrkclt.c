/* SPDX-License-Identifier: MIT */
/* WRKCLT: the clients, and a window to add one. */
#include "app.h"

#include "arrears/base/mem.h"
#include "arrears/desk/client.h"
#include "arrears/desk/clients.h"

#define PAGE 64

struct wrkclt { struct desk *desk; struct client *rows; size_t count; };

enum { COL_CODE, COL_NAME, COL_SINCE, COL_STATE };
static const struct list_col cols[] = {
	[COL_CODE] = { "Client", 7, 10, 7, 10, LIST_LEFT },
	[COL_NAME] = { "Name", 19, 38, 19, 60, LIST_LEFT },
	[COL_SINCE] = { "Since", 59, 8, 81, 8, LIST_LEFT },
	[COL_STATE] = { "State", 69, 10, 91, 10, LIST_LEFT },
};

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkclt *s = pane_state(p);
	char after[11] = "";
	size_t n = PAGE;
	s->desk = desk_of(ui);
	s->count = 0;
	while (n == PAGE) {
		s->rows = mem_grow(s->rows, s->count + PAGE, sizeof *s->rows);
		enum msgid m = clients_list(s->desk, after, s->rows + s->count, PAGE, &n, err);
		if (m != MSG_OK)
			return m;
		s->count += n;
		if (n)
			(void)text_put(after, sizeof after, s->rows[s->count - 1].code);
	}
	pane_list_reload(p);
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkclt *s = pane_state(p);
	const struct client *c = &s->rows[index];
	char since[9];
	row->key = c->id;
	app_date_text(s->desk, c->created_at, since);
	list_put(row, COL_CODE, c->code);
	list_put(row, COL_NAME, c->name);
	list_put(row, COL_SINCE, since);
	list_put(row, COL_STATE, c->closed_at ? "Closed" : "");
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkclt *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct wrkclt *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

/* --- adding one ---------------------------------------------------------------------------- */

static const struct field add_fields[] = {
	{ .name = "CODE", .row = 3, .col = 18, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Client", .label_col = 2,
	  .help = "A short code of 1 to 10 letters and digits, as it is typed with import." },
	{ .name = "NAME", .row = 4, .col = 18, .len = 36, .max = 40, .kind = FIELD_CHAR,
	  .use = FIELD_IN, .check = FIELD_ME | FIELD_LC, .label = "Name", .label_col = 2,
	  .help = "The creditor's name as it is shown and printed." },
};

static enum msgid add(struct ui *ui, struct pane *p, struct err *err)
{
	int64_t id;
	const char *code = pane_get(p, "CODE");
	enum msgid m = client_add(desk_of(ui), code, pane_get(p, "NAME"), &id, err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, MSG_CLIENT_ADDED, code);
}

static const struct panel panel_CLTADD = {
	.id = "CLTADD", .title = "Add Client", .instruction = "Type choices, press Enter.",
	.instruction_row = 1, .flags = PANEL_WINDOW, .height = 8, .width = 58,
	.fields = add_fields, .field_count = ARRAY_SIZE(add_fields),
	.help = "Adds a creditor that places accounts with the office.",
	.enter = add,
};

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	(void)p;
	(void)err;
	if (id == APP_OFFICE)
		app_push(ui, &panel_CLTOPT, 0, NULL);
	else if (id == APP_ADD)
		ui_push(ui, &panel_CLTADD, NULL, 0);
	else
		return UI_PASS;
	return MSG_OK;
}

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_COMMISSION = 7, OPT_MONEY = 8, OPT_FLOORS = 9 };

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct panel *opens = number == OPT_COMMISSION ? &panel_CLTCOM :
		number == OPT_MONEY ? &panel_CLTOPT : &panel_WRKFLR;
	(void)p;
	(void)err;
	app_push(ui, opens, row->key, NULL);
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_COMMISSION, "Commission", "What we earn on the client's money.", PRE_CLIENTS, NULL },
	{ OPT_MONEY, "Money options", "Order of payment, interest and its authority, promises, "
		"fees, limits.", PRE_CLIENTS, NULL },
	{ OPT_FLOORS, "Floors", "What percent of a debt settles it, by age and balance.", PRE_TERMS,
	  NULL },
	{ .label = NULL },
};

static const struct field fields[] = {
	{ .name = "POSITION", .row = 3, .col = 21, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_POSITION, .label = "Position to", .label_col = 2,
	  .right = "Starting characters of client",
	  .help = "Scrolls to the first client whose code starts with what is typed." },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No clients yet. F6 adds one.)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_ADD, NULL },
	{ APP_OFFICE, NULL }, { ACT_NONE, NULL } };

const struct panel panel_WRKCLT = {
	.id = "WRKCLT", .title = "Work with Clients",
	.instruction = "Type options, press Enter. F6 adds a client; WRKFIL places accounts.",
	.flags = PANEL_COMMAND | PANEL_RELOAD, .state_size = sizeof(struct wrkclt),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions, .first = "POSITION",
	.help = "The creditors that place accounts with the office, and what is agreed with each "
		"about money.",
	.load = load, .action = action, .option = option, .close = close_panel,
};
