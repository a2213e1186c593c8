/* SPDX-License-Identifier: MIT */
/* MAIN: the menu. A number, or any command. What the person may not do is not offered. */
#include "app.h"

#include "arrears/desk/approve.h"

static const struct choice_row {
	const char *number, *command, *text;
	bool gap;                       /* a blank line before it */
	const char *column;
} choices[] = {
	{ "1", "WRKQUE", "Work with queues", false, "CHOICES" },
	{ "2", "WRKACC", "Work with accounts", false, "CHOICES" },
	{ "3", "FND", "Find an account", false, "CHOICES" },
	{ "4", "HIS", "The last 25 accounts", false, "CHOICES" },
	{ "5", "WRKPRM", "Work with promises", true, "CHOICES" },
	{ "6", "WRKBCH", "Work with batches of receipts", false, "CHOICES" },
	{ "7", "WRKSUS", "Work with money held", false, "CHOICES" },
	{ "8", "WRKPDC", "Work with dated checks and debits", false, "CHOICES" },
	{ "9", "APV", "Approvals", false, "CHOICES" },
	{ "10", "WRKFIL", "Files in and out", false, "OFFICE" },
	{ "11", "WRKCLT", "Work with clients", false, "OFFICE" },
	{ "12", "WRKFLR", "Work with settlement floors", false, "OFFICE" },
	{ "13", "WRKBND", "Work with bands", false, "OFFICE" },
	{ "14", "WRKCOD", "Work with codes and statuses", false, "OFFICE" },
	{ "15", "WRKUSR", "Work with users", false, "OFFICE" },
	{ "90", "SIGNOFF", "Sign off", true, "CHOICES" },
};

static const struct field fields[] = {
	{ .name = "CHOICES", .row = 5, .col = 6, .len = 37, .rows = 15, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	{ .name = "OFFICE", .row = 5, .col = 44, .len = 36, .rows = 15, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	{ .row = 20, .col = 2, .len = 30, .use = FIELD_CONST, .text = "Selection or command" },
};

static bool is_offered(struct ui *ui, const char *command)
{
	unsigned prereq = 0;
	if (strcmp(command, "SIGNOFF") == 0)
		return true;
	return app_panel_find(command, &prereq) &&
		app_prereq(app_of(ui), prereq, NULL) == MSG_OK;
}

static const char *title(const struct desk *d)
{
	switch (d->role) {
	case USER_LEAD:
		return "Lead Main Menu";
	case USER_ADMIN:
		return "Administrator Main Menu";
	case USER_AUDITOR:
		return "Auditor Main Menu";
	default:
		return "Collector Main Menu";
	}
}

/* "Approvals: 3 wait for you". */
static enum msgid approvals_words(struct ui *ui, char out[80], struct err *err)
{
	struct approval_counts c = { .waiting = 0 };
	char text[APPROVALS_TEXT];
	enum msgid m = approvals_count(desk_of(ui), &c, err);
	approvals_text(&c, text);
	(void)text_putf(out, 80, "%s%s", text[0] ? ": " : "", text);
	return m;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	char news[80];
	enum msgid m = approvals_words(ui, news, err);
	pane_title(p, title(desk_of(ui)));
	pane_lines_clear(p, "CHOICES");
	pane_lines_clear(p, "OFFICE");
	for (size_t i = 0; i < ARRAY_SIZE(choices); i++) {
		const struct choice_row *c = &choices[i];
		if (!is_offered(ui, c->command))
			continue;
		if (c->gap)
			pane_line(p, c->column, ROLE_TEXT, "");
		pane_linef(p, c->column, ROLE_TEXT, "%2s. %s%s", c->number, c->text,
			strcmp(c->command, "APV") == 0 ? news : "");
	}
	return m;
}

static enum msgid command(struct ui *ui, struct pane *p, const char *line, struct err *err)
{
	(void)p;
	for (size_t i = 0; i < ARRAY_SIZE(choices); i++)
		if (strcmp(line, choices[i].number) == 0 && is_offered(ui, choices[i].command))
			return app_command(ui, app_of(ui), choices[i].command, err);
	if (line[0] >= '0' && line[0] <= '9')
		return err_set(err, MSG_MENU_CHOICE, "", line, NULL);
	return UI_PASS;
}

const struct panel panel_MAIN = {
	.id = "MAIN", .title = "Main Menu",
	.instruction = "Select one of the following:", .instruction_row = 3,
	.flags = PANEL_COMMAND | PANEL_CURSOR_COMMAND | PANEL_BASE | PANEL_NO_CANCEL,
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.help = "Type the number of a choice, or any command, and press Enter. F3 signs off.",
	.load = load, .command = command,
};
