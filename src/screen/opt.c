/* SPDX-License-Identifier: MIT */
/* OPT: ways to pay side by side, in words that can be read aloud. One opens filled in. */
#include "arrears/desk/optionsheet.h"
#include "subject.h"

struct opt { struct subject subject; struct option_sheet sheet; };

#define PICK(name_, col_, text_) \
	{ .name = name_, .row = 5, .col = col_, .len = 1, .kind = FIELD_CODE, .use = FIELD_IN, \
	  .check = FIELD_AUTOENTER, .right = text_, .right_col = (col_) + 2, .called = text_, \
	  .help = "Enter here opens this way to pay, filled in. 1, 2, 3 or 4 opens that one." }
static const struct field fields[] = {
	SUBJECT_FIELDS,
	PICK("FULL", 20, "1 Pay in full"), PICK("SETTLE", 36, "2 Settle"),
	PICK("PLANA", 51, "3 Plan A"), PICK("PLANB", 66, "4 Plan B"),
	{ .name = "TABLE", .row = 6, .col = 2, .len = 78, .rows = 9, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	{ .name = "SAY", .row = 16, .col = 2, .len = 78, .rows = 4, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
};
#undef PICK
static const char *const picks[] = { [OPTION_FULL] = "FULL", [OPTION_SETTLE] = "SETTLE",
	[OPTION_PLAN_A] = "PLANA", [OPTION_PLAN_B] = "PLANB" };

/* --- the table ----------------------------------------------------------------------------- */

enum row { ROW_DOWN, ROW_MONTHLY, ROW_NUMBER, ROW_FIRST, ROW_TOTAL, ROW_MONTHS, ROW_INTEREST,
	ROW_SAVED, ROW_FITS, ROW_COUNT };
static const struct { const char *label; enum role role; } rows[ROW_COUNT] = {
	[ROW_DOWN] = { "Down payment . . :", ROLE_OUTPUT },
	[ROW_MONTHLY] = { "Each month . . . :", ROLE_EMPHASIS },
	[ROW_NUMBER] = { "Payments . . . . :", ROLE_OUTPUT },
	[ROW_FIRST] = { "First due  . . . :", ROLE_OUTPUT },
	[ROW_TOTAL] = { "Paid in all  . . :", ROLE_EMPHASIS },
	[ROW_MONTHS] = { "Months . . . . . :", ROLE_OUTPUT },
	[ROW_INTEREST] = { "  Interest in it :", ROLE_OUTPUT },
	[ROW_SAVED] = { "Saved  . . . . . :", ROLE_OUTPUT },
	[ROW_FITS] = { "Fits the budget  :", ROLE_EMPHASIS },
};

static void cell(const struct option_offer *o, enum row row, char out[MONEY_TEXT_SIZE])
{
	static const char *const fits[] = { [FITS_UNKNOWN] = "unknown", [FITS_YES] = "yes",
		[FITS_NO] = "no" };
	(void)text_put(out, MONEY_TEXT_SIZE, "-");
	if (!o->offered)
		return;
	switch (row) {
	case ROW_DOWN: money_show(o->down, out); break;
	case ROW_MONTHLY: money_show(o->monthly, out); break;
	case ROW_NUMBER: (void)text_putf(out, MONEY_TEXT_SIZE, "%d", o->number); break;
	case ROW_FIRST: date_show(o->first, out); break;
	case ROW_TOTAL: money_show(o->total, out); break;
	case ROW_MONTHS: (void)text_putf(out, MONEY_TEXT_SIZE, "%d", o->months); break;
	case ROW_INTEREST: money_show(o->interest, out); break;
	case ROW_SAVED: money_show(o->saved, out); break;
	case ROW_FITS: (void)text_put(out, MONEY_TEXT_SIZE, fits[o->fits]); break;
	case ROW_COUNT: break;
	}
}

static void show_table(struct pane *p, const struct option_sheet *s)
{
	pane_lines_clear(p, "TABLE");
	for (enum row r = 0; r < ROW_COUNT; r++) {
		char text[OPTION_COUNT][MONEY_TEXT_SIZE];
		for (int i = 0; i < OPTION_COUNT; i++)
			cell(&s->of[i], r, text[i]);
		pane_linef(p, "TABLE", rows[r].role, "%-18s %14s %14s %14s %14s", rows[r].label,
			text[OPTION_FULL], text[OPTION_SETTLE], text[OPTION_PLAN_A],
			text[OPTION_PLAN_B]);
	}
}

/* --- what is read aloud -------------------------------------------------------------------- */

static void say_settle(struct pane *p, const struct option_sheet *s)
{
	const struct option_offer *o = &s->of[OPTION_SETTLE];
	char sum[MONEY_TEXT_SIZE], rest[MONEY_TEXT_SIZE], day[9];
	if (!o->offered) {
		pane_line(p, "SAY", ROLE_TEXT, "2  No settlement is offered on this account.");
		return;
	}
	money_show(o->total, sum);
	money_show(o->forgiven, rest);
	date_show(o->first, day);
	pane_linef(p, "SAY", ROLE_TEXT, "2  You pay %s by %s%s; when it has cleared, %s is "
		"let go.", sum, day, o->agreed ? ", as agreed" : "", rest);
}

static void say_plan(struct pane *p, const struct option_offer *o, int number)
{
	char each[MONEY_TEXT_SIZE], first[9], last[9], rest[MONEY_TEXT_SIZE + 16] = "";
	if (!o->offered) {
		pane_linef(p, "SAY", ROLE_TEXT, "%d  No plan within the client's limits.", number);
		return;
	}
	money_show(o->monthly, each);
	date_show(o->first, first);
	date_show(o->last, last);
	struct money end = { o->total.cents - o->down.cents - o->monthly.cents * (o->number - 1) };
	if (end.cents != o->monthly.cents) {
		char sum[MONEY_TEXT_SIZE];
		money_show(end, sum);
		(void)text_putf(rest, sizeof rest, ", last %s", sum);
	}
	pane_linef(p, "SAY", ROLE_TEXT, "%d  You pay %s a month, %d times, %s to %s%s.",
		number, each, o->number, first, last, rest);
}

static void show_words(struct pane *p, const struct option_sheet *s)
{
	char sum[MONEY_TEXT_SIZE];
	pane_lines_clear(p, "SAY");
	money_show(s->owed, sum);
	pane_linef(p, "SAY", ROLE_TEXT, "1  You pay %s today, and it is done.", sum);
	say_settle(p, s);
	say_plan(p, &s->of[OPTION_PLAN_A], 3);
	say_plan(p, &s->of[OPTION_PLAN_B], 4);
}

/* --- hooks --------------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct opt *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m != MSG_OK)
		return m;
	m = option_sheet(desk_of(ui), s->subject.account_id, &s->sheet, err);
	if (m != MSG_OK)
		subject_close(ui, &s->subject);
	return m;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct opt *s = pane_state(p);
	enum msgid m = option_sheet(desk_of(ui), s->subject.account_id, &s->sheet, err);
	if (m != MSG_OK)
		return m;
	subject_show(p, &s->subject);
	for (size_t i = 0; i < ARRAY_SIZE(picks); i++)
		pane_set(p, picks[i], "");
	show_table(p, &s->sheet);
	show_words(p, &s->sheet);
	return MSG_OK;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct opt *s = pane_state(p);
	subject_close(ui, &s->subject);
}

/* The amount as it would be typed: without commas. */
static void typed_money(struct money m, char out[MONEY_TEXT_SIZE])
{
	(void)text_putf(out, MONEY_TEXT_SIZE, "%lld.%02lld", (long long)(m.cents / 100),
		(long long)(m.cents % 100));
}

static enum msgid open_one(struct ui *ui, struct pane *p, enum option_kind k, struct err *err)
{
	const struct opt *s = pane_state(p);
	const struct option_offer *o = &s->sheet.of[k];
	char text[80], sum[MONEY_TEXT_SIZE], day[9];
	if (!o->offered)
		return err_set(err, MSG_OPT_NOT_OFFERED, picks[k], option_label(k), NULL);
	typed_money(o->total, sum);
	date_show(o->first, day);
	if (k == OPTION_FULL)
		return app_open(ui, "PAY", s->subject.account_id, sum, err);
	if (k == OPTION_SETTLE && o->agreed)
		return app_open(ui, "PLN", s->subject.account_id, "", err);
	if (k == OPTION_SETTLE) {
		(void)text_putf(text, sizeof text, "%s %s", sum, day);
		return app_open(ui, "SETTLE", s->subject.account_id, text, err);
	}
	bool last_day = date_ymd(o->first).day != 15;
	(void)text_putf(text, sizeof text, "%d/%c %s%s", o->number, last_day ? 'E' : 'M', day,
		s->sheet.around.bears ? " INT" : "");
	return app_open(ui, "PLN", s->subject.account_id, text, err);
}

/* A digit in any of the four opens that one; Enter alone the one the cursor is in. */
static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const char *at = pane_focused(p);
	for (size_t i = 0; i < ARRAY_SIZE(picks); i++) {
		char digit = pane_get(p, picks[i])[0];
		pane_set(p, picks[i], "");
		if (digit >= '1' && digit <= '0' + OPTION_COUNT)
			return open_one(ui, p, (enum option_kind)(digit - '1'), err);
		if (digit)
			return err_set(err, MSG_OPT_PICK, picks[i], NULL);
	}
	for (size_t i = 0; i < ARRAY_SIZE(picks); i++)
		if (strcmp(at, picks[i]) == 0)
			return open_one(ui, p, (enum option_kind)i, err);
	return err_set(err, MSG_OPT_PICK, picks[OPTION_FULL], NULL);
}

/* What was opened from here was agreed on: the account is next, not the comparison. */
static enum msgid back(struct ui *ui, struct pane *p, bool cancelled, struct err *err)
{
	const struct opt *s = pane_state(p);
	if (!cancelled && app_of(ui)->worked_on == s->subject.account_id) {
		ui_pop(ui);
		return MSG_OK;
	}
	return load(ui, p, err);
}

static const struct action_use actions[] = {
	{ ACT_REFRESH }, { ACT_NONE },
};

const struct panel panel_OPT = {
	.id = "OPT", .title = "Ways to Pay",
	.instruction = "Type 1, 2, 3 or 4, or press Enter on one: it opens filled in.",
	.instruction_row = 20,
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_NO_DRAFT | PANEL_NO_WARN,
	.state_size = sizeof(struct opt),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .actions = actions, .first = "FULL",
	.help = "Pay in full, settle, or one of two plans, side by side, with the words to say. "
		"Plan B is the longest the client allows, plan A what the budget of FIN pays or "
		"half as long. One that is taken opens filled in and can still be changed.",
	.open = open, .load = load, .back = back, .enter = enter, .action = NULL, .close = close,
};
