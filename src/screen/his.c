/* SPDX-License-Identifier: MIT */
/* HIS, by the command B: the last accounts on this person's screen. */
#include "acclist.h"

struct his { struct acclist list; };

static const struct list_col cols[ACL_COUNT] = {
	[ACL_SEEN] = { "Left", 7, 8, 7, 8, LIST_LEFT },
	[ACL_ACCOUNT] = { "Account", 17, 8, 17, 8, LIST_LEFT },
	[ACL_NAME] = { "Name", 27, 22, 27, 28, LIST_LEFT },
	[ACL_BALANCE] = { "Balance", 50, 11, 57, 12, LIST_RIGHT },
	[ACL_RESULT] = { "Res", 63, 5, 71, 5, LIST_LEFT },
	[ACL_FLAG] = { "Flag", 69, 5, 78, 5, LIST_LEFT },
	[ACL_KEYS] = { "Keys", 75, 4, 85, 4, LIST_RIGHT },
	[ACL_NEXT] = { "Next", 0, 0, 92, 8, LIST_LEFT },
	[ACL_CLIENT] = { "Client", 0, 0, 102, 10, LIST_LEFT },
	[ACL_LOCAL] = { "Local", 0, 0, 114, 8, LIST_LEFT },
};

static const struct list list = {
	.row = 7, .opt = true, .select = true, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.empty = "(No account was on this screen yet)", .fetch = acclist_fetch,
	.pick = acclist_pick,
};

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct his *s = pane_state(p);
	s->list.desk = desk_of(ui);
	enum msgid m = accounts_recent(desk_of(ui), &s->list.lines, err);
	if (m == MSG_OK)
		acclist_changed(p);
	return m;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_NONE, NULL } };

const struct panel panel_HIS = {
	.id = "HIS", .title = "Last Accounts",
	.instruction = "Type options, press Enter; or Enter on a row to open it.",
	.instruction_row = 3, .flags = PANEL_COMMAND | PANEL_PASSING,
	.state_size = sizeof(struct his),
	.list = &list, .options = acclist_options, .actions = actions,
	.help = "The last 25 accounts that were on your screen, newest first, each once, with the "
		"keys they took.",
	.load = load, .option = acclist_option, .close = acclist_close,
};
