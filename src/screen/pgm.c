/* SPDX-License-Identifier: MIT */
/* PGM: help the consumer may be eligible for, the papers it takes, and how far it is. */
#include "subject.h"

#include "arrears/desk/program.h"

struct pgm { struct subject subject; struct program_sheet sheet; };

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .name = "FACTS", .row = 7, .col = 2, .len = 78, .use = FIELD_OUT },
};

enum { COL_NAME, COL_INCOME, COL_STATE, COL_PAPERS, COL_DEADLINE, COL_CHANGED };
static const struct list_col cols[] = {
	[COL_NAME] = { "Program", 6, 40, 6, 50, LIST_LEFT },
	[COL_INCOME] = { "Income", 47, 7, 58, 20, LIST_LEFT },
	[COL_STATE] = { "State", 55, 8, 80, 8, LIST_LEFT },
	[COL_PAPERS] = { "Papers", 64, 6, 90, 6, LIST_RIGHT },
	[COL_DEADLINE] = { "Apply by", 71, 8, 98, 8, LIST_LEFT },
	[COL_CHANGED] = { "Changed", 0, 0, 108, 8, LIST_LEFT },
};

static const char *by_income(enum eligible e)
{
	static const char *const words[] = { [ELIGIBLE_NOT_FOR] = "Not for",
		[ELIGIBLE_UNKNOWN] = "Ask", [ELIGIBLE_LIKELY] = "Likely",
		[ELIGIBLE_OVER] = "Over" };
	return words[e];
}

static int papers_of(const struct program *program)
{
	int n = 0;
	while (n < PROGRAM_DOCS && program->docs[n])
		n++;
	return n;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct pgm *s = pane_state(p);
	const struct program_line *l = &s->sheet.lines[index];
	char deadline[9], changed[9];
	int have = 0, papers = papers_of(l->program);
	for (int i = 0; i < papers; i++)
		have += l->have[i];
	date_show(l->deadline, deadline);
	date_show(l->changed, changed);
	list_put(row, COL_NAME, l->program->name);
	list_put(row, COL_INCOME, by_income(l->eligible));
	list_put(row, COL_STATE, sheet_state_name(l->state));
	list_putf(row, COL_PAPERS, "%d of %d", have, papers);
	list_put(row, COL_DEADLINE, deadline);
	list_put(row, COL_CHANGED, changed);
	row->cell_role[COL_INCOME] = l->eligible == ELIGIBLE_LIKELY ? ROLE_EMPHASIS : 0;
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct pgm *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->sheet.count, fill, rows, more);
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct pgm *s = pane_state(p);
	return subject_open(ui, args, &s->subject, err);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct pgm *s = pane_state(p);
	char income[MONEY_TEXT_SIZE];
	enum msgid m = program_sheet_load(desk_of(ui), s->subject.account_id, &s->sheet, err);
	if (m != MSG_OK)
		return m;
	subject_show(p, &s->subject);
	money_show(s->sheet.facts.monthly_income, income);
	if (s->sheet.poverty < 0)
		pane_set(p, "FACTS", "Income is not known: FIN asks for it.");
	else
		pane_setf(p, "FACTS", "Income %s a month, household of %d: %d%% of the poverty "
			"guideline %d", income, s->sheet.facts.household,
			s->sheet.poverty / 100, POVERTY_YEAR);
	pane_list_reload(p);
	return MSG_OK;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct pgm *s = pane_state(p);
	subject_close(ui, &s->subject);
}

/* --- one program ---------------------------------------------------------------------------- */

struct pgmchg { int64_t account_id; struct program_line line; };

#define DOC(n, row_) \
	{ .name = "D" #n, .row = row_, .col = 48, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN, \
	  .called = "Paper " #n, .help = "Y once the paper is here." }, \
	{ .name = "T" #n, .row = row_, .col = 2, .len = 43, .use = FIELD_OUT }

static const struct field change_fields[] = {
	{ .name = "NAME", .row = 1, .col = 2, .len = 64, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "ASK", .row = 2, .col = 2, .len = 64, .rows = 2, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	{ .row = 5, .col = 2, .len = 48, .use = FIELD_CONST, .role = ROLE_COLHDG,
	  .text = "Paper                                       Here" },
	DOC(1, 6), DOC(2, 7), DOC(3, 8), DOC(4, 9), DOC(5, 10),
	{ .name = "STATE", .row = 12, .col = 27, .len = 8, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .values = "LOOKING APPLIED GRANTED REFUSED", .label = "State",
	  .label_col = 2, .right = "F4 for list",
	  .help = "LOOKING while papers are collected, APPLIED once it is sent, then what the "
		"hospital or agency decided." },
	{ .name = "DEADLINE", .row = 13, .col = 27, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "Apply by", .label_col = 2, .right = "F4 for calendar",
	  .help = "The last day to apply. Blank: none known." },
};

static void doc_name(char kind, int i, char out[4])
{
	(void)text_putf(out, 4, "%c%d", kind, i + 1);
}

static enum msgid change_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct pgmchg *c = pane_state(p);
	char name[4];
	(void)ui;
	(void)err;
	*c = *(const struct pgmchg *)args;
	const struct program *program = c->line.program;
	pane_set(p, "NAME", program->name);
	size_t cut = text_fit(program->ask, 64);
	if (program->ask[cut])
		while (cut > 0 && program->ask[cut] != ' ')
			cut--;
	pane_linef(p, "ASK", ROLE_OUTPUT, "%.*s", (int)cut, program->ask);
	pane_line(p, "ASK", ROLE_OUTPUT, program->ask + cut + (program->ask[cut] == ' '));
	for (int i = 0; i < PROGRAM_DOCS; i++) {
		doc_name('T', i, name);
		pane_set(p, name, program->docs[i] ? program->docs[i] : "");
		doc_name('D', i, name);
		pane_hide(p, name, !program->docs[i]);
		pane_set(p, name, c->line.have[i] ? "Y" : "N");
	}
	pane_set(p, "STATE", sheet_state_name(c->line.state ? c->line.state : SHEET_LOOKING));
	pane_set_date(p, "DEADLINE", c->line.deadline);
	return MSG_OK;
}

static enum msgid change_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct pgmchg *c = pane_state(p);
	struct program_change change = { .account_id = c->account_id,
		.program = c->line.program->code };
	char name[4];
	(void)!sheet_state_parse(pane_get(p, "STATE"), &change.state);
	enum msgid m = pane_date(ui, p, "DEADLINE", &change.deadline, err);
	for (int i = 0; i < PROGRAM_DOCS; i++) {
		doc_name('D', i, name);
		change.have[i] = c->line.program->docs[i] && pane_is_yes(p, name);
	}
	if (m == MSG_OK)
		m = program_keep(desk_of(ui), &change, err);
	return m == MSG_OK ? app_saved(ui, p, MSG_PGM_SAVED, NULL) : m;
}

static const struct panel panel_PGMCHG = {
	.id = "PGMCHG", .title = "Change Program", .flags = PANEL_WINDOW | PANEL_NO_DRAFT,
	.height = 16, .width = 66, .state_size = sizeof(struct pgmchg),
	.fields = change_fields, .field_count = ARRAY_SIZE(change_fields), .first = "D1",
	.help = "The papers a program takes, which of them are here, how far the application is, "
		"and until when it must be made. The hospital or agency decides, not we.",
	.open = change_open, .enter = change_enter,
};

static enum msgid pick(struct ui *ui, struct pane *p, const struct list_row *row,
	struct err *err)
{
	const struct pgm *s = pane_state(p);
	struct pgmchg args = { .account_id = s->subject.account_id,
		.line = s->sheet.lines[row->key - 1] };
	enum msgid m = app_prereq(app_of(ui), PRE_WORK, err);
	if (m == MSG_OK)
		ui_push(ui, &panel_PGMCHG, &args, sizeof args);
	return m;
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	(void)number;
	return pick(ui, p, row, err);
}

static const struct option options[] = {
	{ 2, "Change", "Papers, state and deadline of the program.", PRE_WORK, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .select = true, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.empty = "(No programs)", .fetch = fetch, .pick = pick,
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_NONE, NULL } };

const struct panel panel_PGM = {
	.id = "PGM", .title = "Work with Programs", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_RELOAD, .state_size = sizeof(struct pgm),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "Charity care, Medicaid, hardship and other programs the consumer may be eligible "
		"for, judged by the income of the newest financial statement and the kind of debt. "
		"It is a worksheet: whoever runs the program decides.",
	.open = open, .load = load, .option = option, .close = close,
};
