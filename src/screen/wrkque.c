/* SPDX-License-Identifier: MIT */
/* WRKQUE: the work map. A number starts a band, Enter alone the best one that has work. */
#include "app.h"

#include "arrears/desk/approve.h"
#include "arrears/desk/workmap.h"
#include "session.h"

struct wrkque { const struct desk *desk; struct work_map map; };

static const struct field fields[] = {
	{ .row = 3, .col = 2, .len = 18, .use = FIELD_CONST, .text = "Today  .  Accounts" },
	{ .name = "ACCOUNTS", .row = 3, .col = 20, .len = 5, .kind = FIELD_NUM, .use = FIELD_OUT },
	{ .row = 3, .col = 28, .len = 8, .use = FIELD_CONST, .text = "Attempts" },
	{ .name = "ATTEMPTS", .row = 3, .col = 36, .len = 5, .kind = FIELD_NUM, .use = FIELD_OUT },
	{ .row = 3, .col = 44, .len = 3, .use = FIELD_CONST, .text = "RPC" },
	{ .name = "RPC", .row = 3, .col = 47, .len = 4, .kind = FIELD_NUM, .use = FIELD_OUT },
	{ .row = 3, .col = 54, .len = 8, .use = FIELD_CONST, .text = "Promises" },
	{ .name = "PROMISES", .row = 3, .col = 62, .len = 4, .kind = FIELD_NUM,
	  .use = FIELD_OUT },
	{ .name = "PROMISED", .row = 3, .col = 67, .len = 13, .use = FIELD_OUT },
	{ .row = 4, .col = 2, .len = 16, .use = FIELD_CONST, .text = "Month  .  Posted" },
	{ .name = "POSTED", .row = 4, .col = 18, .len = 13, .kind = FIELD_MONEY,
	  .use = FIELD_OUT },
	{ .name = "APPROVALS", .row = 4, .col = 36, .len = 44, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
};

enum { COL_NUMBER, COL_BAND, COL_ACCOUNTS, COL_CALLABLE, COL_BALANCE, COL_NEXT, COL_PEOPLE,
	COL_CODE };
static const struct list_col cols[] = {
	[COL_NUMBER] = { NULL, 3, 2, 3, 2, LIST_RIGHT },
	[COL_BAND] = { "Band", 7, 26, 7, 30, LIST_LEFT },
	[COL_ACCOUNTS] = { "Accounts", 34, 9, 50, 9, LIST_RIGHT },
	[COL_CALLABLE] = { "Callable now", 45, 12, 75, 12, LIST_RIGHT },
	[COL_BALANCE] = { "Balance", 58, 16, 90, 16, LIST_RIGHT },
	[COL_NEXT] = { "Next", 76, 5, 110, 8, LIST_LEFT },
	[COL_PEOPLE] = { "Consumers", 0, 0, 62, 10, LIST_RIGHT },
	[COL_CODE] = { "Code", 0, 0, 40, 6, LIST_LEFT },
};

static const struct map_row *row_by_number(const struct work_map *map, int64_t number)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->rows[i].number == number)
			return &map->rows[i];
	return NULL;
}

static enum msgid load_approvals(struct ui *ui, struct pane *p, struct err *err)
{
	struct approval_counts c = { .waiting = 0 };
	char text[APPROVALS_TEXT];
	enum msgid m = approvals_count(desk_of(ui), &c, err);
	approvals_text(&c, text);
	pane_setf(p, "APPROVALS", text[0] ? "APV: %s" : "%s", text);
	return m;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkque *s = pane_state(p);
	char promised[MONEY_TEXT_SIZE], posted[MONEY_TEXT_SIZE];
	s->desk = desk_of(ui);
	enum msgid m = work_map(desk_of(ui), &s->map, err);
	if (m == MSG_OK)
		m = load_approvals(ui, p, err);
	if (m != MSG_OK)
		return m;
	pane_setf(p, "ACCOUNTS", "%d", s->map.today.accounts);
	pane_setf(p, "ATTEMPTS", "%d", s->map.today.attempts);
	pane_setf(p, "RPC", "%d", s->map.today.right_party);
	money_show(s->map.promised.total, promised);
	pane_setf(p, "PROMISES", "%lld", (long long)s->map.promised.count);
	pane_setf(p, "PROMISED", "%13s", promised);
	money_show(s->map.posted, posted);
	pane_set(p, "POSTED", posted);
	pane_list_reload(p);
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkque *s = pane_state(p);
	const struct map_row *m = &s->map.rows[index];
	char balance[MONEY_TEXT_SIZE], next[9];
	money_show(m->balance, balance);
	map_next_text(s->desk, m, next);
	row->key = m->band_id;
	list_putf(row, COL_NUMBER, "%d", m->number);
	list_put(row, COL_BAND, m->text);
	list_putf(row, COL_ACCOUNTS, "%lld", (long long)m->accounts);
	list_putf(row, COL_CALLABLE, "%lld", (long long)m->callable);
	list_put(row, COL_BALANCE, balance);
	list_put(row, COL_NEXT, next);
	list_putf(row, COL_PEOPLE, "%lld", (long long)m->items);
	list_put(row, COL_CODE, m->code);
	if (strcmp(next, "now") == 0)
		row->cell_role[COL_NEXT] = ROLE_EMPHASIS;
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkque *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->map.count, fill, rows, more);
}

/* Enter alone: the best band; nothing callable anywhere is said. */
static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	(void)p;
	return session_start(ui, 0, err);
}

/* A number is a band of this panel; anything else is for the program. */
static enum msgid command(struct ui *ui, struct pane *p, const char *line, struct err *err)
{
	const struct wrkque *s = pane_state(p);
	int64_t number;
	if (line[strspn(line, "0123456789 ")])
		return UI_PASS;
	if (text_to_int(line, 1, BANDS_MAX, &number, NULL) != MSG_OK)
		return err_set(err, MSG_BAND_NUMBER, "", line, NULL);
	const struct map_row *row = row_by_number(&s->map, number);
	if (!row)
		return err_set(err, MSG_BAND_NUMBER, "", line, NULL);
	return session_start(ui, row->band_id, err);
}

static const struct list list = {
	.row = 8, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No bands are set up: WRKBND)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_NONE, NULL } };

const struct panel panel_WRKQUE = {
	.id = "WRKQUE", .title = "Work with Queues",
	.instruction = "Type a band number, or press Enter to work the best one.",
	.flags = PANEL_COMMAND | PANEL_RELOAD | PANEL_CURSOR_COMMAND | PANEL_BASE,
	.state_size = sizeof(struct wrkque),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .actions = actions,
	.help = "The bands of work in working order. Callable now counts whom the rules allow to "
		"be called this minute; Next is now, or when the first may be called; what needs "
		"no call can be worked now. Posted is the month's money to your credit, less "
		"what came back. Enter alone starts the first band that has work, "
		"a number starts that band. At the right: requests that wait for your approval, "
		"and your own that were decided; APV shows them.",
	.notes = "Type 5 and press Enter to work the fifth band. WRKACC 5 lists its accounts.",
	.load = load, .enter = enter, .command = command,
};
