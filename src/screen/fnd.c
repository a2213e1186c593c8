/* SPDX-License-Identifier: MIT */
/* FND: one box for whatever is known of an account. One hit opens it at once. */
#include "acclist.h"

#include "session.h"

struct fnd { struct acclist list; char done[160];       /* what the rows answer */
	bool by_command; };

static const struct field fields[] = {
	{ .name = "FIND", .row = 3, .col = 19, .len = 40, .max = 120, .kind = FIELD_CHAR,
	  .use = FIELD_IN, .check = FIELD_LC, .label = "Find", .label_col = 2,
	  .right = "Name, phone, account",
	  .help = "An account number, ours or the client's; a phone of seven or ten digits; or the "
		"start of a name, such as SMITH or smith, j." },
	{ .name = "COUNT", .row = 4, .col = 19, .len = 30, .use = FIELD_OUT },
};

static const struct list_col cols[ACL_COUNT] = {
	[ACL_ACCOUNT] = { "Account", 7, 8, 7, 8, LIST_LEFT },
	[ACL_NAME] = { "Name", 17, 21, 17, 26, LIST_LEFT },
	[ACL_BALANCE] = { "Balance", 39, 11, 44, 12, LIST_RIGHT },
	[ACL_FLAG] = { "Flag", 52, 5, 58, 5, LIST_LEFT },
	[ACL_WHY] = { "Matched", 58, 22, 65, 30, LIST_LEFT },
	[ACL_CLIENT] = { "Client", 0, 0, 97, 10, LIST_LEFT },
	[ACL_LAST] = { "Last", 0, 0, 109, 8, LIST_LEFT },
	[ACL_LOCAL] = { "Local", 0, 0, 119, 8, LIST_LEFT },
};

static const struct list list = {
	.row = 9, .opt = true, .select = true, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.empty = "(Nothing looked for yet)", .sorts = ACCLIST_SORTS,
	.subset_prompt = ACCLIST_SUBSET,
	.subset_help = ACCLIST_SUBSET_HELP, .fetch = acclist_fetch, .pick = acclist_pick,
};

static enum msgid search_for(struct ui *ui, struct pane *p, const char *text, struct err *err)
{
	struct fnd *s = pane_state(p);
	ui_busy(ui);
	enum msgid m = accounts_found(desk_of(ui), text, &s->list.lines, err);
	if (m != MSG_OK) {
		if (err)
			(void)text_put(err->field, sizeof err->field, "FIND");
		return m;
	}
	(void)text_put(s->done, sizeof s->done, text);
	pane_list_empty_text(p, "(Nothing found)");
	pane_setf(p, "COUNT", "%zu found%s", s->list.lines.count,
		s->list.lines.more ? ", and there are more" : "");
	acclist_changed(p);
	if (s->list.lines.count == 0)
		ui_say(ui, MSG_FOUND_NOTHING, text, NULL);
	return MSG_OK;
}

static enum msgid open_panel(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	struct fnd *s = pane_state(p);
	(void)err;
	s->list.desk = desk_of(ui);
	(void)text_put(s->done, sizeof s->done, a ? a->text : "");
	s->by_command = s->done[0] != '\0';
	return MSG_OK;
}

/* By command with a text: one hit opens the account in place of this panel. */
static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct fnd *s = pane_state(p);
	bool first = s->by_command;
	s->by_command = false;
	pane_set(p, "FIND", s->done);
	if (!s->done[0])
		return MSG_OK;
	enum msgid m = search_for(ui, p, s->done, err);
	if (m == MSG_OK && first && s->list.lines.count == 1) {
		ui_pop(ui);
		session_open(ui, s->list.lines.rows[0].row.account_id, ACC_LOOK);
	}
	return m;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct fnd *s = pane_state(p);
	const char *text = pane_get(p, "FIND");
	if (!text[0])
		return err_set(err, MSG_REQUIRED, "FIND", "Find", NULL);
	enum msgid m = search_for(ui, p, text, err);
	if (m == MSG_OK && s->list.lines.count == 1)
		session_open(ui, s->list.lines.rows[0].row.account_id, ACC_LOOK);
	return m;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_SUBSET, NULL },
	{ ACT_SORT, NULL }, { ACT_NONE, NULL } };

const struct panel panel_FND = {
	.id = "FND", .title = "Find",
	.instruction = "Type what is known and press Enter; or type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_PASSING, .state_size = sizeof(struct fnd), .first = "FIND",
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list,
	.options = acclist_options, .actions = actions,
	.help = "Finds accounts by our number, the client's number, a phone or the start of a "
		"name, and shows why each row was found. A single hit is opened at once.",
	.notes = "FND 10000001   FND 555-0147   FND 3125550147   FND smith, j",
	.open = open_panel, .load = load, .enter = enter, .option = acclist_option,
	.close = acclist_close,
};
