/* SPDX-License-Identifier: MIT */
/* CHGBND: one band. */
#include "bndform.h"

#include "arrears/desk/item.h"

struct bndform { enum band_task task; int64_t id; struct band row; };

static const struct field fields[] = {
	{ .name = "CODE", .row = 7, .col = 35, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Code", .label_col = 2,
	  .help = "A short name of its own, as used in reports." },
	{ .name = "TEXT", .row = 8, .col = 35, .len = 30, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_LC, .label = "Name", .label_col = 2,
	  .help = "The name on the work map." },
	{ .name = "ORDER", .row = 9, .col = 35, .len = 3, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_ME, .min = 1, .max_value = 999, .label = "Order", .label_col = 2,
	  .right = "1 first to 999",
	  .help = "Place in the working order. An account belongs to the first band it fits." },
	{ .name = "SORT", .row = 10, .col = 35, .len = 7, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "OLDEST", .values = "OLDEST PLACED WORKED BALANCE TIME",
	  .label = "Work order inside", .label_col = 2, .right = "F4 for list",
	  .help = "OLDEST due first, newly PLACED first, longest not WORKED first, largest BALANCE "
		"first, by the minute (TIME)." },
	{ .name = "LEAST", .row = 11, .col = 35, .len = 9, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "COLLECTOR", .values = "COLLECTOR LEAD ADMIN",
	  .label = "Who sees it", .label_col = 2, .right = "COLLECTOR, LEAD, ADMIN",
	  .help = "The lowest role that has the band on the work map." },
	{ .name = "ACTIVE", .row = 12, .col = 35, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "Y", .label = "In use", .label_col = 2,
	  .right = "Y=Yes, N=No",
	  .help = "N takes the band off the work map; its accounts go to the next band they "
		"fit." },
	{ .row = 14, .col = 2, .len = 40, .use = FIELD_CONST, .role = ROLE_LABEL,
	  .text = "Filter: all terms must hold" },
	{ .name = "FILTER", .row = 15, .col = 6, .len = 73, .rows = 2, .max = 120,
	  .kind = FIELD_TEXT, .use = FIELD_IN, .check = FIELD_ME, .label_col = 0,
	  .help = "Terms parted by blanks, each a name, =, <>, >= or <=, and a value; several "
		"values with / or a comma: NEXT=FOLLOWUP DUE<=0 BAL>=100 CLIENT=MERCY/STLUKE. F4 "
		"lists the names." },
	{ .row = 18, .col = 6, .len = 73, .use = FIELD_CONST,
	  .text = "Example: NEXT=FOLLOWUP DUE<=0 BAL>=100    F4 lists the terms." },
};

static const struct { const char *term, *text; } terms[] = {
	{ "NEXT=", "NEW FOLLOWUP TIMED REVIEW DISPUTE .." },
	{ "DUE<=0", "Days until it is due; 0 is today" },
	{ "STATUS=", "Account status, as on WRKSTS" },
	{ "CLASS=ACTIVE", "ACTIVE, HOLD or CLOSED" },
	{ "CLIENT=", "Code of the client" },
	{ "BAL>=100", "Balance in dollars" },
	{ "PHONES>=1", "How many phones may be tried" },
	{ "ATTEMPTS<=5", "How often it was tried" },
	{ "WORKED>=7", "Days since it was worked" },
	{ "AGE>=30", "Days since it was placed" },
	{ "FLAG=HOT", "HOT, PARKED, PINNED or MAIL" },
	{ "DISPUTE=Y", "Disputed: Y or N" },
	{ "LANG=ES", "Language of the consumer" },
	{ "STATE=IL", "State of the consumer's address" },
};

/* --- values and fields --------------------------------------------------------------------- */

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct bndform *s = pane_state(p);
	const struct band *b = &s->row;
	(void)ui;
	(void)err;
	pane_set(p, "CODE", b->code);
	pane_set(p, "TEXT", b->text);
	pane_set(p, "ORDER", "");
	if (b->order)
		pane_setf(p, "ORDER", "%d", b->order);
	pane_set(p, "SORT", band_sort_name(b->sort));
	pane_set(p, "LEAST", role_name(b->least));
	pane_set(p, "ACTIVE", b->active ? "Y" : "N");
	pane_set(p, "FILTER", b->filter_text);
	return MSG_OK;
}

/* The engine has checked what is listed. */
static enum msgid take(struct ui *ui, struct pane *p, struct band *b, struct err *err)
{
	int64_t order = 0;
	enum msgid m = pane_int(ui, p, "ORDER", &order, err);
	if (m != MSG_OK)
		return m;
	b->order = (int)order;
	(void)text_put(b->code, sizeof b->code, pane_get(p, "CODE"));
	(void)text_put(b->text, sizeof b->text, pane_get(p, "TEXT"));
	(void)!band_sort_parse(pane_get(p, "SORT"), &b->sort);
	(void)!role_parse(pane_get(p, "LEAST"), &b->least);
	b->active = pane_is_yes(p, "ACTIVE");
	text_upper(pane_get(p, "FILTER"), b->filter_text, sizeof b->filter_text);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct bndform *s = pane_state(p);
	struct band row = s->row;
	enum msgid m = take(ui, p, &row, err);
	if (m == MSG_OK)
		m = band_save(desk_of(ui), &row, &s->id, err);
	if (m != MSG_OK)
		return m;
	s->task = BAND_CHANGE;
	app_of(ui)->written = true;
	pane_clean(p);
	ui_busy(ui);
	m = desk_refresh_all(desk_of(ui), err);
	if (m != MSG_OK)
		return m;
	ui_say(ui, MSG_BAND_SAVED, row.code, NULL);
	ui_pop(ui);
	return MSG_OK;
}

/* --- F4 on the filter ---------------------------------------------------------------------- */

static void fill_terms(void *arg, struct choices *out)
{
	(void)arg;
	choices_title(out, "Terms of a Filter", "Term          What it asks");
	for (size_t i = 0; i < ARRAY_SIZE(terms); i++)
		choices_add(out, terms[i].term, terms[i].text);
}

/* The term goes behind what is typed. */
static void term_chosen(struct ui *ui, void *arg, const char *value)
{
	struct pane *p = ui_top(ui);
	char text[256];
	(void)arg;
	if (!value || !p)
		return;
	const char *had = pane_get(p, "FILTER");
	(void)text_putf(text, sizeof text, "%s%s%s", had, had[0] ? " " : "", value);
	pane_focus(p, "FILTER");
	pane_type(p, "FILTER", text);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	(void)err;
	if (id != ACT_PROMPT || strcmp(pane_focused(p), "FILTER") != 0)
		return UI_PASS;
	ui_choose(ui, fill_terms, term_chosen, NULL);
	return MSG_OK;
}

/* --- opening ------------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	static const char *const titles[] = { [BAND_ADD] = "Add Band",
		[BAND_CHANGE] = "Change Band", [BAND_DISPLAY] = "Display Band" };
	struct bndform *s = pane_state(p);
	(void)ui;
	(void)err;
	*s = *(const struct bndform *)args;
	pane_title(p, titles[s->task]);
	for (size_t i = 0; s->task == BAND_DISPLAY && i < ARRAY_SIZE(fields); i++)
		if (fields[i].name) {
			pane_protect(p, fields[i].name, true);
			pane_right(p, fields[i].name, "");
		}
	return MSG_OK;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_NONE, NULL } };

static const struct panel panel_CHGBND = {
	.id = "CHGBND", .title = "Change Band", .instruction = "Type choices, press Enter.",
	.flags = PANEL_NO_DRAFT, .state_size = sizeof(struct bndform),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .actions = actions,
	.help = "A band is a filter, a place in the working order and an order inside. When it is "
		"saved, all accounts are put into their bands anew; on a large database that takes "
		"a while.",
	.notes = "NEXT=FOLLOWUP DUE<=0 BAL>=1000 takes the follow-ups that are due with a thousand "
		"dollars or more. Give it a lower order than the band they are in now.",
	.open = open, .load = load, .enter = enter, .action = action,
};

static const struct panel panel_DSPBND = {
	.id = "DSPBND", .title = "Display Band", .flags = PANEL_NO_DRAFT | PANEL_CONTINUE,
	.state_size = sizeof(struct bndform),
	.fields = fields, .field_count = ARRAY_SIZE(fields) - 1,
	.help = "One band of the work map.", .open = open, .load = load,
};

void bndform_open(struct ui *ui, enum band_task task, int64_t id, const struct band *row)
{
	struct bndform form = { .task = task, .id = id,
		.row = { .active = true, .least = USER_COLLECTOR, .sort = SORT_OLDEST } };
	if (row)
		form.row = *row;
	ui_push(ui, task == BAND_DISPLAY ? &panel_DSPBND : &panel_CHGBND, &form, sizeof form);
}
