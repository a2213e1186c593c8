/* SPDX-License-Identifier: MIT */
/* TRYOUT: what a code would do to one account, said in words before it is saved or used. */
#include "arrears/desk/codes.h"
#include "wrkcod.h"

static const struct field fields[] = {
	{ .name = "CODE", .row = 1, .col = 22, .len = 44, .use = FIELD_OUT, .role = ROLE_EMPHASIS,
	  .label = "Code", .label_col = 2 },
	{ .name = "ACCOUNT", .row = 3, .col = 22, .len = 10, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Account", .label_col = 2,
	  .right = "Number, press Enter",
	  .help = "Number of the account to try the code on. Nothing happens to it." },
	{ .name = "LINES", .row = 5, .col = 2, .len = 68, .rows = 10, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
};

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct result_code *c = pane_state(p);
	(void)ui;
	(void)err;
	*c = *(const struct result_code *)args;
	return MSG_OK;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct result_code *c = pane_state(p);
	const struct app *app = app_of(ui);
	(void)err;
	pane_setf(p, "CODE", "%s  %s", c->code, c->text);
	if (app->subject)
		pane_setf(p, "ACCOUNT", "%lld", (long long)app->subject);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct tryout t;
	int64_t account = 0;
	enum msgid m = pane_int(ui, p, "ACCOUNT", &account, err);
	if (m == MSG_OK)
		m = code_tryout(desk_of(ui), pane_state(p), account, &t, err);
	if (m != MSG_OK) {
		(void)text_put(err->field, sizeof err->field, "ACCOUNT");
		return m;
	}
	pane_lines_clear(p, "LINES");
	for (int i = 0; i < t.count; i++)
		pane_line(p, "LINES", ROLE_OUTPUT, t.lines[i]);
	ui_say(ui, MSG_TRIED_OUT, NULL);
	return MSG_OK;
}

static const struct panel panel_TRYOUT = {
	.id = "TRYOUT", .title = "Try Out Code", .height = 16, .width = 70,
	.flags = PANEL_WINDOW | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.state_size = sizeof(struct result_code),
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.help = "Shows, line by line, what the code would do to the account if it were given now. "
		"Nothing is saved, no call is counted.",
	.open = open, .load = load, .enter = enter,
};

void codtry_open(struct ui *ui, const struct result_code *row)
{
	ui_push(ui, &panel_TRYOUT, row, sizeof *row);
}
