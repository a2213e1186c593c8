/* SPDX-License-Identifier: MIT */
/* CHGCOD: one result code. What the law attaches comes from the parent and is shown, not typed. */
#include "arrears/base/mem.h"
#include "arrears/desk/codelist.h"
#include "arrears/desk/codes.h"
#include "wrkcod.h"

struct codform { enum code_task task; struct result_code row; };

static const struct field fields[] = {
	{ .name = "CODE", .row = 4, .col = 35, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Code", .label_col = 2,
	  .right = "Two to five letters, digits",
	  .help = "What the collector types. Names of commands are reserved." },
	{ .name = "TEXT", .row = 5, .col = 35, .len = 34, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_LC, .label = "Meaning", .label_col = 2,
	  .help = "What the code means, as listed to collectors." },
	{ .name = "PARENT", .row = 6, .col = 35, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Inherits law from", .label_col = 2, .right = "F4 for list",
	  .help = "The code whose meaning in law is the same. Its law flags, holds and reach are "
		"taken over and cannot be loosened." },
	{ .name = "LAW", .row = 7, .col = 35, .len = 44, .use = FIELD_OUT, .role = ROLE_COMPUTED,
	  .label = "  Law flags", .label_col = 2 },
	{ .name = "HOLDS", .row = 8, .col = 35, .len = 44, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED, .label = "  Holds, reached", .label_col = 2 },
	{ .name = "NEXT", .row = 9, .col = 35, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .label = "Next action", .label_col = 2, .right = "Blank: none, F4 for list",
	  .help = "What the account waits for after the result; it decides the band." },
	{ .name = "DAYS", .row = 10, .col = 35, .len = 3, .kind = FIELD_NUM, .use = FIELD_IN,
	  .min = 0, .max_value = 365, .label = "  Follow-up in days", .label_col = 2,
	  .right = "0-365, blank: none",
	  .help = "Days until the next action is due, counted from the day of the result." },
	{ .name = "BUSINESS", .row = 11, .col = 35, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "Y", .label = "  Business days", .label_col = 2,
	  .right = "Y=Yes, N=No", .help = "Y counts Mondays to Fridays only." },
	{ .name = "PRIORITY", .row = 12, .col = 35, .len = 1, .kind = FIELD_NUM, .use = FIELD_IN,
	  .min = 0, .max_value = 9, .label = "  Priority", .label_col = 2,
	  .right = "0 first to 9, blank: as it was",
	  .help = "Order among actions due on the same day." },
	{ .name = "STATUS", .row = 13, .col = 35, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .label = "Account status", .label_col = 2, .right = "Blank: as it was, F4 for list",
	  .help = "The status the account is given." },
	{ .name = "PHONE", .row = 14, .col = 35, .len = 6, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "KEEP", .values = "KEEP GOOD BAD WRONG BARRED",
	  .label = "The phone becomes", .label_col = 2, .right = "KEEP, GOOD, BAD, WRONG, BARRED",
	  .help = "How the number that was called is marked. KEEP leaves it." },
	{ .name = "ASKS", .row = 15, .col = 35, .len = 30, .max = 40, .use = FIELD_IN,
	  .label = "Asks for", .label_col = 2, .right = "DATE+TIME ...",
	  .help = "What is asked if it was not typed: DATE TIME AMOUNT PHONE TEXT TALKED, joined "
		"by +." },
	{ .name = "NOTE", .row = 16, .col = 35, .len = 44, .max = 76, .use = FIELD_IN,
	  .check = FIELD_LC, .label = "Note", .label_col = 2,
	  .help = "Template of the note. {PHONE} {TEXT} {DATE} {TIME} {AMOUNT} {NAME} {STATUS} "
		"{USER} are filled in." },
	{ .name = "LEAVES", .row = 17, .col = 35, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "Y", .label = "Leaves the account", .label_col = 2,
	  .right = "Y=Yes, N=No: stays until Enter",
	  .help = "Y for results that mean nobody was reached: the next account comes at once." },
	{ .name = "LEAST", .row = 18, .col = 35, .len = 9, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "COLLECTOR", .values = "COLLECTOR LEAD ADMIN",
	  .label = "Who may use it", .label_col = 2, .right = "COLLECTOR, LEAD, ADMIN",
	  .help = "The lowest role that may give the code." },
	{ .name = "ACTIVE", .row = 19, .col = 35, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "Y", .label = "In use", .label_col = 2,
	  .right = "Y=Yes, N=No: kept for history",
	  .help = "N switches the code off. It is never removed, because history names it." },
};

/* --- values and fields ---------------------------------------------------------------------- */

static void show_law(struct pane *p, const struct result_code *c)
{
	char law[64], holds[96];
	law_show(c->law, law, sizeof law);
	holds_show(c->holds, holds, sizeof holds);
	pane_set(p, "LAW", law[0] ? law : "-");
	pane_setf(p, "HOLDS", "%s, %s", holds[0] ? holds : "-", reach_name(c->reach));
}

static void show(struct pane *p, const struct result_code *c)
{
	char asks[64];
	asks_show(c->asks, asks, sizeof asks);
	pane_set(p, "CODE", c->code);
	pane_set(p, "TEXT", c->text);
	pane_set(p, "PARENT", c->parent);
	show_law(p, c);
	pane_set(p, "NEXT", next_kind_name(c->next));
	pane_set(p, "DAYS", "");
	if (c->days >= 0)
		pane_setf(p, "DAYS", "%d", c->days);
	pane_set(p, "BUSINESS", c->business ? "Y" : "N");
	pane_set(p, "PRIORITY", "");
	if (c->priority >= 0)
		pane_setf(p, "PRIORITY", "%d", c->priority);
	pane_set(p, "STATUS", c->status);
	pane_set(p, "PHONE", phone_effect_name(c->phone));
	pane_set(p, "ASKS", asks);
	pane_set(p, "NOTE", c->note);
	pane_set(p, "LEAVES", c->leaves ? "Y" : "N");
	pane_set(p, "LEAST", role_name(c->least));
	pane_set(p, "ACTIVE", c->active ? "Y" : "N");
}

static int number_or(const struct pane *p, const char *field, int blank)
{
	int64_t n = 0;
	return text_to_int(pane_get(p, field), 0, 999, &n, NULL) == MSG_OK ? (int)n : blank;
}

/* The engine has checked what is listed; words joined by + are read here. */
static enum msgid take(struct pane *p, struct result_code *c, struct err *err)
{
	const char *asks = pane_get(p, "ASKS"), *next = pane_get(p, "NEXT");
	if (!asks_parse(asks, &c->asks))
		return err_set(err, MSG_ASKS_WORDS, "ASKS", asks, NULL);
	c->next = NEXT_NONE;
	if (next[0] && !next_kind_parse(next, &c->next))
		return err_set(err, MSG_NEXT_KIND, "NEXT", next, NULL);
	(void)text_put(c->code, sizeof c->code, pane_get(p, "CODE"));
	(void)text_put(c->text, sizeof c->text, pane_get(p, "TEXT"));
	(void)text_put(c->parent, sizeof c->parent, pane_get(p, "PARENT"));
	c->days = number_or(p, "DAYS", -1);
	c->priority = number_or(p, "PRIORITY", -1);
	c->business = pane_is_yes(p, "BUSINESS");
	(void)text_put(c->status, sizeof c->status, pane_get(p, "STATUS"));
	(void)!phone_effect_parse(pane_get(p, "PHONE"), &c->phone);
	(void)text_put(c->note, sizeof c->note, pane_get(p, "NOTE"));
	c->leaves = pane_is_yes(p, "LEAVES");
	(void)!role_parse(pane_get(p, "LEAST"), &c->least);
	c->active = pane_is_yes(p, "ACTIVE");
	return MSG_OK;
}

/* --- the parent ---------------------------------------------------------------------------- */

static enum msgid read_codes(struct desk *d, struct result_code **rows, size_t *n,
	struct err *err)
{
	*n = 0;
	*rows = mem_alloc(CODES_MAX, sizeof **rows);
	return code_rows(d, *rows, CODES_MAX, n, err);
}

static bool find_code(struct desk *d, const char *name, struct result_code *out)
{
	AUTO_FREE struct result_code *rows = NULL;
	size_t n = 0;
	if (read_codes(d, &rows, &n, NULL) != MSG_OK)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(rows[i].code, name) == 0) {
			*out = rows[i];
			return true;
		}
	return false;
}

/* What the parent's law demands is shown while its code is typed. */
static void typed(struct ui *ui, struct pane *p, const char *field)
{
	struct codform *s = pane_state(p);
	struct result_code parent;
	if (strcmp(field, "PARENT") != 0 || s->task == CODE_DISPLAY)
		return;
	s->row.law = s->row.holds = 0;
	s->row.reach = REACH_NOBODY;
	if (find_code(desk_of(ui), pane_get(p, "PARENT"), &parent))
		s->row = code_inherit(s->row, &parent);
	show_law(p, &s->row);
}

static void list_codes(struct desk *d, struct choices *out)
{
	AUTO_FREE struct result_code *rows = NULL;
	size_t n = 0;
	choices_title(out, "Result Codes", "Code  Meaning");
	if (read_codes(d, &rows, &n, NULL) != MSG_OK)
		return;
	for (size_t i = 0; i < n; i++)
		if (rows[i].active)
			choices_add(out, rows[i].code, rows[i].text);
}

static void list_statuses(struct desk *d, struct choices *out)
{
	AUTO_FREE struct status *rows = mem_alloc(CODES_MAX, sizeof *rows);
	size_t n = 0;
	choices_title(out, "Account Status", "Code  Meaning");
	if (status_rows(d, rows, CODES_MAX, &n, NULL) != MSG_OK)
		return;
	for (size_t i = 0; i < n; i++)
		if (rows[i].active)
			choices_add(out, rows[i].code, rows[i].text);
}

static bool prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	(void)p;
	if (strcmp(field, "PARENT") == 0) {
		list_codes(desk_of(ui), out);
	} else if (strcmp(field, "STATUS") == 0) {
		list_statuses(desk_of(ui), out);
	} else if (strcmp(field, "NEXT") == 0) {
		choices_title(out, "Next Action", "Kind");
		for (int k = NEXT_NEW; k < NEXT_KIND_COUNT; k++)
			choices_add(out, next_kind_name((enum next_kind)k), NULL);
	} else {
		return false;
	}
	return true;
}

/* --- hooks --------------------------------------------------------------------------------- */

static void fix(struct pane *p, const char *field, const char *why)
{
	pane_protect(p, field, true);
	pane_right(p, field, why);
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	static const char *const titles[] = { [CODE_ADD] = "Add Result Code",
		[CODE_COPY] = "Copy Result Code", [CODE_CHANGE] = "Change Result Code",
		[CODE_DISPLAY] = "Display Result Code" };
	struct codform *s = pane_state(p);
	(void)ui;
	(void)err;
	*s = *(const struct codform *)args;
	pane_title(p, titles[s->task]);
	if (s->task == CODE_CHANGE)
		fix(p, "CODE", "");
	if (s->task == CODE_CHANGE && s->row.shipped)
		fix(p, "PARENT", "Came with the program: its law stays");
	for (size_t i = 0; s->task == CODE_DISPLAY && i < ARRAY_SIZE(fields); i++)
		fix(p, fields[i].name, "");
	return MSG_OK;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct codform *s = pane_state(p);
	int64_t uses = 0;
	char used[40];
	show(p, &s->row);
	if (s->task != CODE_DISPLAY)
		return MSG_OK;
	enum msgid m = code_uses(desk_of(ui), s->row.code, &uses, err);
	(void)text_putf(used, sizeof used, "Used in %lld result%s", (long long)uses,
		uses == 1 ? "" : "s");
	pane_right(p, "ACTIVE", used);
	return m;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct codform *s = pane_state(p);
	struct result_code row = s->row, other;
	enum msgid m = take(p, &row, err);
	if (m == MSG_OK && s->task != CODE_CHANGE && find_code(desk_of(ui), row.code, &other))
		return err_set(err, MSG_CODE_EXISTS, "CODE", row.code, NULL);
	if (m == MSG_OK)
		m = code_save(desk_of(ui), &row, err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, MSG_CODE_SAVED, row.code);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct codform *s = pane_state(p);
	struct result_code row = s->row;
	if (id != APP_TRYOUT)
		return UI_PASS;
	enum msgid m = take(p, &row, err);
	if (m == MSG_OK)
		codtry_open(ui, &row);
	return m;
}

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_TRYOUT, NULL }, { ACT_NONE, NULL },
};

static const struct panel panel_CHGCOD = {
	.id = "CHGCOD", .title = "Change Result Code",
	.instruction = "Type choices, press Enter. F8 tries the code out on an account first.",
	.instruction_row = 3, .state_size = sizeof(struct codform), .flags = PANEL_NO_DRAFT,
	.fields = fields, .field_count = ARRAY_SIZE(fields), .actions = actions,
	.help = "One result code: what it means, what it does. Law flags, holds and whom the call "
		"reached come from the parent and cannot be loosened; a shipped code keeps "
		"its own.",
	.open = open, .load = load, .enter = enter, .action = action, .prompt = prompt,
	.typed = typed,
};

static const struct panel panel_DSPCOD = {
	.id = "DSPCOD", .title = "Display Result Code", .state_size = sizeof(struct codform),
	.flags = PANEL_NO_DRAFT | PANEL_CONTINUE,
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.help = "One result code: what it means, what it does.",
	.open = open, .load = load,
};

void codform_open(struct ui *ui, enum code_task task, const struct result_code *row)
{
	struct codform form = { .task = task };
	if (row)
		form.row = *row;
	else
		form.row = (struct result_code){ .days = -1, .priority = -1, .active = true,
			.business = true, .leaves = true };
	if (task == CODE_COPY) {
		(void)text_put(form.row.parent, sizeof form.row.parent, row->code);
		form.row.code[0] = form.row.alias_of[0] = '\0';
		form.row.shipped = false;
	}
	ui_push(ui, task == CODE_DISPLAY ? &panel_DSPCOD : &panel_CHGCOD, &form, sizeof form);
}
