/* SPDX-License-Identifier: MIT */
/* WRKUSR: the people who sign on. */
#include "app.h"

#include "arrears/base/mem.h"
#include "arrears/desk/users.h"
#include "userwin.h"

struct wrkusr { struct desk *desk; struct user_row *rows; size_t count; char disable[11]; };

enum { COL_NAME, COL_FULL, COL_ROLE, COL_LEVEL, COL_STATE, COL_SINCE };
static const struct list_col cols[] = {
	[COL_NAME] = { "User", 7, 10, 7, 10, LIST_LEFT },
	[COL_FULL] = { "Name", 19, 25, 19, 40, LIST_LEFT },
	[COL_ROLE] = { "Role", 46, 9, 62, 9, LIST_LEFT },
	[COL_LEVEL] = { "Level", 57, 5, 74, 5, LIST_RIGHT },
	[COL_STATE] = { "State", 64, 14, 82, 14, LIST_LEFT },
	[COL_SINCE] = { "Since", 0, 0, 99, 8, LIST_LEFT },
};

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkusr *s = pane_state(p);
	AUTO_FREE struct user_page *page = mem_alloc(1, sizeof *page);
	char after[TEXT_BYTES(10)] = "";
	s->desk = desk_of(ui);
	s->count = 0;
	do {
		enum msgid m = users_list(s->desk, after, page, err);
		if (m != MSG_OK)
			return m;
		s->rows = mem_grow(s->rows, s->count + page->count + 1, sizeof *s->rows);
		memcpy(s->rows + s->count, page->rows, page->count * sizeof *s->rows);
		s->count += page->count;
		if (page->count)
			(void)text_put(after, sizeof after, page->rows[page->count - 1].name);
	} while (page->count);
	pane_list_reload(p);
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkusr *s = pane_state(p);
	const struct user_row *u = &s->rows[index];
	char since[9];
	row->key = u->id;
	app_date_text(s->desk, u->created_at, since);
	list_put(row, COL_NAME, u->name);
	list_put(row, COL_FULL, u->full_name);
	list_put(row, COL_ROLE, role_name(u->role));
	list_putf(row, COL_LEVEL, "%d", u->authority);
	list_put(row, COL_SINCE, since);
	if (u->disabled_at) {
		list_put(row, COL_STATE, "Disabled");
		row->cell_role[COL_STATE] = ROLE_EMPHASIS;
	} else if (u->locked_until > desk_now(s->desk)) {
		char clock[6];
		desk_clock_text(s->desk, u->locked_until, clock);
		list_putf(row, COL_STATE, "Locked, %s", clock);
		row->cell_role[COL_STATE] = ROLE_DUE;
	}
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkusr *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static const struct user_row *user_of(const struct wrkusr *s, int64_t id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].id == id)
			return &s->rows[i];
	return NULL;
}

static void disable(struct ui *ui, void *arg, bool yes)
{
	struct wrkusr *s = arg;
	struct err err;
	if (!yes)
		return;
	if (users_disable(s->desk, s->disable, &err) == MSG_OK)
		ui_say(ui, MSG_USER_CHANGED, s->disable, NULL);
	else
		ui_msg(ui, &err);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	static const char *const what[] = {
		"The user can no longer sign on. History keeps the name.",
		"Accounts given to the user stay so until they are transferred." };
	static const struct confirm_spec confirm = { .title = "Confirm Disable of User",
		.first = "Press Enter to confirm your choice of 4=Disable.", .lines = what,
		.line_count = ARRAY_SIZE(what) };
	struct wrkusr *s = pane_state(p);
	const struct user_row *u = user_of(s, row->key);
	if (!u)
		return MSG_OK;
	if (number == 4) {
		(void)text_put(s->disable, sizeof s->disable, u->name);
		ui_confirm(ui, &confirm, disable, s);
		return MSG_OK;
	}
	if (number == 6) {
		enum msgid m = users_enable(s->desk, u->name, err);
		if (m != MSG_OK)
			return m;
		ui_say(ui, MSG_USER_CHANGED, u->name, NULL);
		return load(ui, p, err);
	}
	ui_push(ui, &panel_USRCHG, u, sizeof *u);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	(void)p;
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	ui_push(ui, &panel_USRADD, NULL, 0);
	return MSG_OK;
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct wrkusr *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.empty = "(No users)", .fetch = fetch,
};

static const struct option options[] = {
	{ 2, "Change", "Role, authority level, or a new password.", PRE_USERS, NULL },
	{ 4, "Disable", "The user can no longer sign on. Nobody is ever removed.", PRE_USERS,
	  NULL },
	{ 6, "Enable", "The user can sign on again.", PRE_USERS, NULL },
	{ 0, NULL, NULL, 0, NULL },
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_ADD, NULL },
	{ ACT_NONE, NULL } };

static const struct field fields[] = {
	{ .name = "POSITION", .row = 3, .col = 21, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_POSITION, .label = "Position to", .label_col = 2,
	  .right = "Starting characters of user",
	  .help = "Scrolls to the first user whose name starts with what is typed." },
};

const struct panel panel_WRKUSR = {
	.id = "WRKUSR", .title = "Work with Users", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD, .state_size = sizeof(struct wrkusr),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "Everybody who can sign on, with role and authority level. A user is disabled, "
		"never removed, because history names them.",
	.load = load, .option = option, .action = action, .close = close_panel,
};
