/* SPDX-License-Identifier: MIT */
#include "panels.h"

#include "unit.h"

enum { ACT_LOG = ACT_APP, ACT_ADD, ACT_PREVIOUS, ACT_NEXT };

const struct action sample_actions[] = {
	{ ACT_LOG, KEYS_F2, ACT_KIND_ATTN, "LOGCALL", "Log call", "Logs a call.", 0, true },
	{ ACT_ADD, KEYS_F6, ACT_KIND_ATTN, "ADDNOT", "Add note", "Adds a note.", 1, true },
	{ ACT_PREVIOUS, KEYS_F7, ACT_KIND_ATTN, NULL, "Previous", "The one before.", 0, false },
	{ ACT_NEXT, KEYS_F8, ACT_KIND_ATTN, NULL, "Next", "The one after.", 0, false },
};
const size_t sample_action_count = ARRAY_SIZE(sample_actions);

static struct sample *sample_of(struct ui *ui)
{
	return ui_app(ui);
}

/* --- menu ---------------------------------------------------------------------------------- */

static enum msgid menu_command(struct ui *ui, struct pane *p, const char *line, struct err *err)
{
	(void)p;
	(void)err;
	text_put(sample_of(ui)->command, sizeof(sample_of(ui)->command), line);
	if (strcmp(line, "1") == 0)
		ui_push(ui, &sample_list, NULL, 0);
	else if (strcmp(line, "4") == 0)
		ui_push(ui, &sample_plan, NULL, 0);
	else if (strcmp(line, "90") == 0)
		ui_quit(ui);
	else
		return UI_PASS;
	return MSG_OK;
}

#define ITEM(ROW, TEXT) { .row = ROW, .col = 6, .len = 50, .use = FIELD_CONST, .text = TEXT }
static const struct field menu_fields[] = {
	ITEM(5, " 1. Work with queues"), ITEM(6, " 2. Work with accounts"),
	ITEM(7, " 3. Work with promises due"), ITEM(8, " 4. Create payment plan"),
	ITEM(9, "90. Sign off"),
	{ .row = 20, .col = 2, .len = 30, .use = FIELD_CONST, .role = ROLE_INSTR,
		.text = "Selection or command" },
};
const struct panel sample_menu = {
	.id = "MAIN", .title = "Main Menu", .flags = PANEL_COMMAND | PANEL_BASE,
	.instruction = "Select one of the following:", .instruction_row = 3,
	.fields = menu_fields, .field_count = ARRAY_SIZE(menu_fields),
	.help = "Starts a task by its number, or by any command.", .command = menu_command,
};

/* --- list ---------------------------------------------------------------------------------- */

static const char *const names[] = { "ALVAREZ, MARTA", "BAKER, THOMAS J", "CHO, MIN-JI",
	"DIALLO, AMINATA", "ESPOSITO, GIANLUCA", "FOUNTAINE, R.", "GRZYBOWSKI, K." };

static void row_fill(struct pane *p, size_t index, struct list_row *row)
{
	struct money m = { (int64_t)(12845 + 917 * index) };
	char text[MONEY_TEXT_SIZE];

	(void)p;
	row->key = 10004000 + (int64_t)index;
	list_putf(row, 0, "%c%c%s", (char)('A' + index / 26), (char)('A' + index % 26),
		strchr(names[index % ARRAY_SIZE(names)], ','));
	list_putf(row, 1, "%lld", (long long)row->key);
	money_show(m, text);
	list_put(row, 2, text);
	list_putf(row, 3, "%zu", 30 + index % 90);
	if (index % 5 == 2) {
		list_put(row, 4, "ATTY");
		row->cell_role[4] = ROLE_FLAG;
	}
	list_put(row, 5, "(312) 555-0147");
}

static size_t row_fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	size_t count = strcmp(seek->subset, "NONE") == 0 ? 0 : SAMPLE_ROWS;

	(void)ui;
	return list_fetch_array(p, seek, count, row_fill, rows, more);
}

static const struct list_col cols[] = {
	{ "Name", 17, 24, 17, 24, LIST_LEFT, 0, 0 },
	{ "Account", 7, 8, 7, 8, LIST_LEFT, 0, 0 },
	{ "Balance", 42, 11, 42, 11, LIST_RIGHT, 0, 1 },
	{ "Days", 55, 4, 55, 4, LIST_RIGHT, 0, 1 },
	{ "Flag", 61, 6, 100, 6, LIST_LEFT, 0, 1 },
	{ "Phone", 42, 14, 70, 14, LIST_LEFT, 0, 2 },
};
static const struct list rows_list = {
	.row = 9, .opt = true, .views = 2, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.empty = "(No accounts in queue)", .sorts = "NAME=By name|BAL=By balance",
	.subset_prompt = "Rows that hold", .fetch = row_fetch,
};

static bool can_hold(struct pane *p, const struct list_row *row)
{
	(void)p;
	return !row->cell[4][0];
}

static const struct option options[] = {
	{ 2, "Change", "Changes the account.", 0, NULL },
	{ 3, "Hold", "Holds the account.", 0, can_hold },
	{ 4, "Remove", "Takes it off the queue.", 0, NULL },
	{ 5, "Display", "Shows the account.", 0, NULL },
	{ 7, "Notes", "Shows the notes.", 0, NULL },
	{ 8, "Log call", "Logs a call.", 0, NULL },
	{ 9, "Payments", "Shows the ledger.", 0, NULL },
	{ 10, "Plan", "Shows the plan.", 0, NULL },
	{ 11, "Skip-trace", "Opens the worksheet.", 0, NULL },
	{ 12, "Work with", "Everything for the account.", 0, NULL },
	{ 13, "Transfer", "Gives it to another desk.", 0, NULL },
	{ 14, "Letter", "Sends a letter.", 0, NULL },
	{ 0 }
};

static void removed(struct ui *ui, void *arg, bool yes)
{
	struct sample *s = sample_of(ui);
	struct pane *p = ui_top(ui);
	int64_t keys[32];
	size_t n;

	(void)arg;
	s->confirmed = yes ? 1 : -1;
	if (!yes || !p || pane_panel(p) != &sample_list)
		return;
	n = pane_pending(p, 4, keys, ARRAY_SIZE(keys));
	for (size_t i = 0; i < n && i < ARRAY_SIZE(keys); i++) {
		s->removed++;
		pane_pending_clear(p, keys[i]);
	}
}

static void replied(struct ui *ui, void *arg, char reply)
{
	(void)arg;
	sample_of(ui)->reply = reply;
}

static void paid(struct ui *ui, void *arg, bool yes)
{
	struct sample *s = sample_of(ui);

	(void)arg;
	s->confirmed = yes ? 1 : -1;
	if (yes && s->paying == SAMPLE_UNPAID)
		ui_say(ui, MSG_ROW_GONE, NULL);
}

static enum msgid row_option(struct ui *ui, struct pane *p, const struct list_row *row,
	int number, struct err *err)
{
	struct sample *s = sample_of(ui);
	static const char *const lines[] = { "4    10004003  AD, AMINATA              155.96" };

	(void)p;
	switch (number) {
	case 4:
		ui_confirm(ui, &(struct confirm_spec){ .title = "Confirm Remove from Queue",
			.first = "Press Enter to confirm your choices for 4=Remove.",
			.heading = "Opt  Account   Name                    Balance",
			.lines = lines, .line_count = ARRAY_SIZE(lines) }, removed, NULL);
		return MSG_OK;
	case 5:
		s->shown[s->displayed++] = row->key;
		ui_push(ui, &sample_display, row, sizeof(*row));
		return MSG_OK;
	case 9:
		s->paying = row->key;
		ui_confirm(ui, &(struct confirm_spec){ .title = "Confirm Payment",
			.must_type_y = true }, paid, NULL);
		return MSG_OK;
	case 13:
		ui_ask(ui, &(struct ask_spec){ .title = "Transfer",
			.question = "Was the call placed?", .replies = "Y=Yes|N=No",
			.by_default = 'N' }, replied, NULL);
		return MSG_OK;
	case 7:
		s->saved++;
		ui_action(ui, ACT_VIEW);
		return MSG_OK;
	case 2:
		return err_set(err, MSG_NOT_OFFERED, "", "Change", NULL);
	default:
		s->saved++;
		return MSG_OK;
	}
}

static enum msgid list_load(struct ui *ui, struct pane *p, struct err *err)
{
	(void)ui;
	(void)err;
	pane_set(p, "QUEUE", "NORTH-30");
	pane_setf(p, "COUNT", "%d", SAMPLE_ROWS);
	return MSG_OK;
}

static const struct field list_fields[] = {
	{ .name = "QUEUE", .row = 3, .col = 20, .len = 10, .use = FIELD_OUT, .label = "Queue",
		.label_col = 2 },
	{ .name = "COUNT", .row = 3, .col = 50, .len = 5, .kind = FIELD_NUM, .use = FIELD_OUT,
		.label = "Accounts", .label_col = 33 },
	{ .name = "POS", .row = 4, .col = 20, .len = 12, .use = FIELD_IN,
		.check = FIELD_POSITION, .label = "Position to", .label_col = 2,
		.right = "Starting characters of name", .help = "The list moves to this name." },
};
static const struct action_use list_actions[] = { { ACT_ADD, NULL }, { ACT_REFRESH, NULL },
	{ ACT_NONE, NULL } };
const struct panel sample_list = {
	.id = "WRKQUE", .title = "Work with Queue", .flags = PANEL_COMMAND,
	.instruction = "Type options, press Enter.", .fields = list_fields,
	.field_count = ARRAY_SIZE(list_fields), .list = &rows_list, .options = options,
	.actions = list_actions, .help = "The accounts of a queue, and what to do with them.",
	.load = list_load, .option = row_option,
};

/* --- display ------------------------------------------------------------------------------- */

static enum msgid display_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct list_row *row = args;

	(void)ui;
	(void)err;
	pane_set(p, "ACCOUNT", row ? row->cell[1] : "10004523");
	pane_set(p, "NAME", row ? row->cell[0] : "BAKER, THOMAS J");
	pane_set(p, "FLAGS", "NO CALLS BEFORE 10:00");
	pane_set(p, "BALANCE", "310.55");
	for (int i = 1; i <= 20; i++)
		pane_linef(p, "NOTES", ROLE_OUTPUT, "02/%02d/26 10:41 JSMITH LM  note %d", i, i);
	return MSG_OK;
}

static enum msgid display_leave(struct ui *ui, struct pane *p, struct err *err)
{
	(void)p;
	return sample_of(ui)->refuse_leave ?
		err_set(err, MSG_NOT_OFFERED, "", "Leaving", NULL) : MSG_OK;
}

static const struct field display_fields[] = {
	{ .name = "ACCOUNT", .row = 3, .col = 22, .len = 10, .use = FIELD_OUT,
		.label = "Account", .label_col = 2 },
	{ .name = "NAME", .row = 3, .col = 35, .len = 30, .use = FIELD_OUT },
	{ .name = "FLAGS", .row = 4, .col = 22, .len = 30, .use = FIELD_OUT, .role = ROLE_FLAG,
		.label = "Contact flags", .label_col = 2 },
	{ .name = "BALANCE", .row = 6, .col = 32, .len = 12, .kind = FIELD_MONEY,
		.use = FIELD_OUT, .label = "Balance", .label_col = 2 },
	{ .name = "NOTES", .row = 8, .col = 2, .len = 78, .kind = FIELD_LINES,
		.use = FIELD_OUT },
};
static const struct action_use display_actions[] = { { ACT_HELP, NULL }, { ACT_LOG, NULL },
	{ ACT_ADD, NULL }, { ACT_PREVIOUS, NULL }, { ACT_NEXT, NULL }, { ACT_ACTIONS, NULL },
	{ ACT_NONE, NULL } };
const struct panel sample_display = {
	.id = "DSPACC", .title = "Display Account", .flags = PANEL_CONTINUE,
	.fields = display_fields, .field_count = ARRAY_SIZE(display_fields),
	.actions = display_actions, .help = "One account.", .open = display_open,
	.leave = display_leave,
};

/* --- entry --------------------------------------------------------------------------------- */

static enum msgid plan_check(struct ui *ui, struct pane *p, struct err *err)
{
	(void)ui;
	if (pane_is_yes(p, "SETTLE") && !*pane_get(p, "SETAMT"))
		return err_set(err, MSG_REQUIRED, "SETAMT", "Settlement amount", NULL);
	return MSG_OK;
}

static enum msgid plan_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct money m;

	sample_of(ui)->saved++;
	if (pane_money(ui, p, "AMOUNT", &m, err) != MSG_OK)
		return err->id;
	pane_clean(p);
	ui_pop(ui);
	return MSG_OK;
}

static bool sample_values(void *app, const char *name, struct choices *out)
{
	(void)app;
	if (strcmp(name, "METHODS") != 0)
		return false;
	choices_title(out, "Select Payment Method", "Code  Payment method           Clears");
	choices_add(out, "ACH", "Bank draft               3 days");
	choices_add(out, "CARD", "Debit or credit card     1 day");
	choices_add(out, "MAIL", "Check by mail            7 days");
	choices_add(out, "CASH", "Pay at retail partner    2 days");
	return true;
}

#define ENTRY(NAME, LABEL, ROW, LEN) .name = NAME, .label = LABEL, .row = ROW, .len = LEN, \
	.label_col = 2, .col = 36, .right_col = 50, .use = FIELD_IN
static const struct field plan_fields[] = {
	{ ENTRY("AMOUNT", "Amount per payment", 7, 9), .kind = FIELD_MONEY, .check = FIELD_ME,
		.right = "Minimum 25.00", .help = "What is paid each time." },
	{ ENTRY("FREQ", "Frequency", 8, 1), .kind = FIELD_CODE, .values = "W B M",
		.text = "M", .right = "W=Weekly, B=Biweekly, M=Monthly",
		.help = "How often is paid." },
	{ ENTRY("FIRST", "First payment date", 9, 8), .kind = FIELD_DATE, .right = "MMDDYY",
		.help = "The day the first payment is due." },
	{ ENTRY("COUNT", "Number of payments", 10, 3), .kind = FIELD_NUM, .min = 1,
		.max_value = 60, .right = "1-60", .help = "How many payments." },
	{ ENTRY("METHOD", "Payment method", 11, 4), .kind = FIELD_CODE, .values = "=METHODS",
		.right = "F4 for list", .help = "How it is paid." },
	{ ENTRY("SETTLE", "Settlement", 12, 1), .kind = FIELD_YESNO, .text = "N",
		.check = FIELD_AUTO, .right = "Y=Yes, N=No", .help = "Less than owed, for good." },
	{ ENTRY("SETAMT", "  Settlement amount", 13, 9), .kind = FIELD_MONEY,
		.right = "Required if Settlement = Y", .help = "What settles it." },
	{ ENTRY("REMARKS", "Remarks", 14, 42), .check = FIELD_LC, .help = "Anything else." },
	{ .name = "NOTE", .label = "Note", .row = 15, .len = 40, .rows = 3, .label_col = 2,
		.col = 36, .use = FIELD_IN, .kind = FIELD_TEXT, .help = "A note." },
};
const struct panel sample_plan = {
	.id = "PLN", .title = "Create Payment Plan", .instruction = "Type choices, press Enter.",
	.fields = plan_fields, .field_count = ARRAY_SIZE(plan_fields),
	.help = "Creates a plan of payments.", .notes = "Example: 62.11, M, 15, 5, ACH.",
	.check = plan_check, .enter = plan_enter,
};

/* --- sign-on ------------------------------------------------------------------------------- */

static const struct field signon_fields[] = {
	{ .name = "USER", .label = "User", .row = 8, .label_col = 10, .col = 43, .len = 10,
		.kind = FIELD_CODE, .use = FIELD_IN, .check = FIELD_ME, .help = "Your user name." },
	{ .name = "PASSWORD", .label = "Password", .row = 9, .label_col = 10, .col = 43,
		.len = 10, .max = 64, .kind = FIELD_PASSWORD, .use = FIELD_IN,
		.help = "Your password." },
};
const struct panel sample_signon = {
	.id = "SIGNON", .title = "Sign On", .flags = PANEL_NO_HEAD | PANEL_BASE,
	.fields = signon_fields, .field_count = ARRAY_SIZE(signon_fields),
	.help = "Signs you on.",
};

/* --- the program --------------------------------------------------------------------------- */

static void stamp(void *app, struct ui_stamp *out)
{
	const struct sample *s = app;
	*out = (struct ui_stamp){ "JSMITH", "02/17/26", "09:15" };
	int minute = 15 + (int)(term_script_now(s->scene.term) / 60000) % 45;
	(void)text_putf(out->time, sizeof(out->time), "09:%02d", minute);
}

static struct date today(void *app)
{
	(void)app;
	return date_from_ymd(2026, 2, 17);
}

static int64_t now_ms(void *app)
{
	return scene_now(&((struct sample *)app)->scene);
}

static void draft(void *app, const char *panel, const char *field, const char *text)
{
	struct sample *s = app;

	s->drafts++;
	text_putf(s->draft, sizeof(s->draft), "%s/%s=%s", panel, field, text);
}

static void draft_drop(void *app, const char *panel)
{
	(void)panel;
	((struct sample *)app)->dropped++;
}

static void lock(struct ui *ui, void *app)
{
	((struct sample *)app)->locked++;
	ui_push(ui, &sample_signon, NULL, 0);
}

static int next_wake(void *app)
{
	struct sample *s = app;
	int64_t left = s->due_ms - now_ms(app);

	return !s->due_ms ? -1 : left < 0 ? 0 : (int)left;
}

static void tick(struct ui *ui, void *app)
{
	struct sample *s = app;

	(void)ui;
	s->ticks++;
	s->due_ms = 0;
}

static enum msgid prereq(void *app, unsigned flags, struct err *err)
{
	return flags && ((struct sample *)app)->refuse_notes ?
		err_set(err, MSG_NOT_OFFERED, "", "A note", NULL) : MSG_OK;
}

static enum msgid action(struct ui *ui, void *app, int id, struct err *err)
{
	(void)ui;
	(void)err;
	((struct sample *)app)->ran = id;
	return MSG_OK;
}

static bool messages_waiting(void *app)
{
	return ((struct sample *)app)->waiting;
}

static void print(struct ui *ui, void *app, const char *panel, const char *text)
{
	(void)ui;
	(void)text;
	text_put(((struct sample *)app)->printed, 64, panel);
}

static bool command_prompt(struct ui *ui, void *app, const char *text, struct choices *out)
{
	(void)ui;
	(void)app;
	(void)text;
	choices_add(out, "WRKQUE", "Work with queues");
	choices_add(out, "DSPACC", "Display account");
	return true;
}

void sample_open(struct sample *s, const struct panel *panel, const char *script,
	const struct script_options *size)
{
	*s = (struct sample){ 0 };
	s->config = (struct ui_config){ .app = s, .system_name = "DESK01",
		.actions = sample_actions,
		.action_count = sample_action_count, .stamp = stamp, .today = today,
		.values = sample_values, .draft = draft, .draft_drop = draft_drop, .lock = lock,
		.next_wake = next_wake, .tick = tick, .print = print, .now_ms = now_ms,
		.command_prompt = command_prompt, .prereq = prereq, .action = action,
		.messages_waiting = messages_waiting };
	scene_open(&s->scene, "tests/scenes/golden", script, size);
	s->scene.ui = ui_make(&s->config, s->scene.term);
	ui_push(s->scene.ui, panel, NULL, 0);
}

void play(struct sample *s, const struct panel *panel, const char *script)
{
	sample_open(s, panel, script, NULL);
	scene_run(&s->scene);
}

void row_is(const struct sample *s, int row, const char *want)
{
	char text[256];

	scene_row(&s->scene, row, text, sizeof(text));
	assert_string_equal(text, want);
}

bool sample_scene(const struct panel *panel, const char *script,
	const struct script_options *size)
{
	struct sample s;
	bool same;

	sample_open(&s, panel, script, size);
	same = scene_run(&s.scene);
	scene_close(&s.scene);
	return same;
}
