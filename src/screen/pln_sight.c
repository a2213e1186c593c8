/* SPDX-License-Identifier: MIT */
/* The plan that stands: every installment with its state, what pays it off, and changing it. */
#include "pln_private.h"

#include "arrears/base/mem.h"
#include "arrears/desk/payoff.h"

struct plnnow {
	struct subject subject;
	struct plan_sight *sight;
	struct date today;
	bool leaving;                          /* closes already: the plan is no more */
};

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .name = "AGREED", .row = 6, .col = 21, .len = 24, .use = FIELD_OUT, .label = "Agreed",
	  .label_col = 2 },
	{ .name = "BY", .row = 8, .col = 21, .len = 24, .use = FIELD_OUT, .label = "Paid by",
	  .label_col = 2 },
	{ .name = "TERMS", .row = 9, .col = 21, .len = 58, .use = FIELD_OUT, .label = "Terms",
	  .label_col = 2 },
	{ .name = "STATE", .row = 7, .col = 21, .len = 24, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS, .label = "Plan", .label_col = 2 },
	{ .name = "ON", .row = 10, .col = 20, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "Payoff on", .label_col = 2, .right_col = 31,
	  .help = "The day on which everything would be paid. Enter shows what is owed then." },
	{ .name = "PROMISED", .row = 6, .col = 66, .len = 12, .kind = FIELD_MONEY,
	  .use = FIELD_OUT, .label = "Promised", .label_col = 52 },
	{ .name = "PAID", .row = 7, .col = 66, .len = 12, .kind = FIELD_MONEY, .use = FIELD_OUT,
	  .label = "Paid", .label_col = 52 },
	{ .name = "LEFT", .row = 8, .col = 66, .len = 12, .kind = FIELD_MONEY, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS, .label = "To pay", .label_col = 52 },
};

/* --- what stands ---------------------------------------------------------------------------- */

static void show(struct pane *p, const struct plnnow *s)
{
	const struct plan_row *r = &s->sight->plan;
	char made[9], terms[PLAN_TERMS_TEXT], text[MONEY_TEXT_SIZE], next[9];
	date_show(r->made_on, made);
	plan_terms(r, terms);
	pane_setf(p, "AGREED", "%s by %s", made, r->user);
	pane_set(p, "TERMS", terms);
	pane_set(p, "BY", tender_word(r->method));
	date_show(s->sight->next, next);
	pane_setf(p, "STATE", "%s%s%s", plan_state_name(r->state),
		date_is_none(s->sight->next) ? "" : ", next ", next);
	money_show(r->promised, text);
	pane_set(p, "PROMISED", text);
	money_show(s->sight->paid, text);
	pane_set(p, "PAID", text);
	money_show(s->sight->left, text);
	pane_set(p, "LEFT", text);
}

static enum msgid show_payoff(struct ui *ui, struct pane *p, struct err *err)
{
	const struct plnnow *s = pane_state(p);
	struct money sum = MONEY_ZERO;
	struct date on;
	size_t debts = 0;
	char total[MONEY_TEXT_SIZE];
	enum msgid m = pane_date(ui, p, "ON", &on, err);
	if (m == MSG_OK && date_is_none(on)) {
		on = s->today;
		pane_set_date(p, "ON", on);
	}
	if (m == MSG_OK)
		m = plan_payoff(desk_of(ui), s->sight->plan.id, on, &sum, &debts, err);
	if (m != MSG_OK) {
		if (err)
			(void)text_put(err->field, sizeof err->field, "ON");
		return m;
	}
	money_show(sum, total);
	char text[80];
	if (s->sight->plan.kind == PLAN_SETTLEMENT && s->sight->plan.state == PLAN_ACTIVE) {
		char left[MONEY_TEXT_SIZE];
		money_show(s->sight->left, left);
		(void)text_putf(text, sizeof text, "%s settles it, %s pays it off", left, total);
	} else if (debts > 1)
		(void)text_putf(text, sizeof text, "%s pays all %zu debts off", total, debts);
	else
		(void)text_putf(text, sizeof text, "%s pays it off", total);
	pane_right(p, "ON", text);
	return MSG_OK;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct plnnow *s = pane_state(p);
	bool found = false;
	enum msgid m = plan_sight(desk_of(ui), s->subject.account_id, s->sight, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found) {                           /* ended on this panel */
		if (!s->leaving)
			ui_pop(ui);
		s->leaving = true;
		return MSG_OK;
	}
	subject_show(p, &s->subject);
	show(p, s);
	pane_list_reload(p);
	return show_payoff(ui, p, err);
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct plnnow *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m != MSG_OK)
		return m;
	s->sight = mem_alloc(1, sizeof *s->sight);
	s->today = desk_today(desk_of(ui));
	return MSG_OK;
}

static void close(struct ui *ui, struct pane *p)
{
	struct plnnow *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->sight);
}

/* --- changing it ---------------------------------------------------------------------------- */

typedef enum msgid change_fn(struct desk *d, int64_t account_id, const char *reason,
	struct err *err);

static void change(struct ui *ui, struct pane *p, change_fn *fn, const char *reason)
{
	const struct plnnow *s = pane_state(p);
	struct err err;
	if (!reason)
		return;
	enum msgid m = fn(desk_of(ui), s->subject.account_id, reason, &err);
	if (m == MSG_OK) {
		app_of(ui)->written = true;
		ui_say(ui, fn == plan_cancel ? MSG_PLN_ENDED : MSG_PLN_MOVED, NULL);
		m = load(ui, p, &err);
	}
	if (m != MSG_OK)
		ui_msg(ui, &err);
}

static void skipped(struct ui *ui, void *arg, const char *text)
{
	change(ui, arg, plan_skip_month, text);
}

static void ended(struct ui *ui, void *arg, const char *text)
{
	change(ui, arg, plan_cancel, text);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	static const struct text_spec skip = { .title = "Skip a Month",
		.prompt = "Every open payment moves a month on. Why", .max = 40,
		.called = "A reason",
		.help = "Why a month is skipped. It is kept with the plan and "
		"noted on the account." };
	static const struct text_spec end = { .title = "End the Plan",
		.prompt = "Open payments are cancelled, the debt stays. Why", .max = 40,
		.called = "A reason",
		.help = "Why the plan ends. It is kept with the plan and noted "
		"on the account." };
	const struct plnnow *s = pane_state(p);
	struct panel_args again = { .id = s->subject.account_id, .mode = PLN_AGAIN };
	(void)err;
	switch (id) {
	case APP_MAKEPLAN:
		ui_push(ui, &panel_PLN, &again, sizeof again);
		return MSG_OK;
	case APP_SKIPMONTH:
		ui_ask_text(ui, &skip, skipped, p);
		return MSG_OK;
	case APP_ENDPLAN:
		ui_ask_text(ui, &end, ended, p);
		return MSG_OK;
	default:
		return UI_PASS;
	}
}

/* --- installments --------------------------------------------------------------------------- */

enum { COL_NO, COL_DUE, COL_AMOUNT, COL_PAID, COL_STATE, COL_UNTIL, COL_BY };
static const struct list_col cols[] = {
	[COL_NO] = { "No", 2, 4, 2, 4, LIST_RIGHT },
	[COL_DUE] = { "Due", 8, 12, 8, 12, LIST_LEFT },
	[COL_AMOUNT] = { "Payment", 21, 12, 24, 14, LIST_RIGHT },
	[COL_PAID] = { "Paid", 34, 12, 40, 14, LIST_RIGHT },
	[COL_STATE] = { "State", 49, 12, 58, 14, LIST_LEFT },
	[COL_UNTIL] = { "Counts until", 63, 12, 76, 14, LIST_LEFT },
	[COL_BY] = { "By", 0, 0, 94, 10, LIST_LEFT },
};

static void put_state(const struct plnnow *s, const struct promise_row *r, struct list_row *row)
{
	bool late = r->state == PROMISE_OPEN && date_cmp(r->due_on, s->today) < 0;
	list_put(row, COL_STATE, late ? "late" : promise_state_name(r->state));
	if (late || r->state == PROMISE_BROKEN || r->state == PROMISE_PARTIAL)
		row->cell_role[COL_STATE] = ROLE_DUE;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct plnnow *s = pane_state(p);
	const struct promise_row *r = &s->sight->rows[index];
	char day[PLN_DAY_SIZE], amount[MONEY_TEXT_SIZE], paid[MONEY_TEXT_SIZE];
	row->key = r->id;
	if (r->seq)
		list_putf(row, COL_NO, "%d", r->seq);
	else
		list_put(row, COL_NO, "Down");
	pln_day_text(r->due_on, day);
	list_put(row, COL_DUE, day);
	money_show(r->amount, amount);
	list_put(row, COL_AMOUNT, amount);
	money_show_blank_zero(r->paid, paid);
	list_put(row, COL_PAID, paid);
	pln_day_text(r->grade_on, day);
	list_put(row, COL_UNTIL, day);
	list_put(row, COL_BY, tender_word(r->method));
	put_state(s, r, row);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct plnnow *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->sight->count, fill, rows, more);
}

static const struct list list = {
	.row = 12, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No payments)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH }, { APP_MAKEPLAN, "Plan anew" }, { APP_SKIPMONTH }, { APP_ENDPLAN },
	{ ACT_NONE },
};

const struct panel panel_PLNNOW = {
	.id = "PLN", .title = "Work with Payment Plan",
	.instruction = "Enter works out the payoff. F6 makes a new plan for what is left.",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_NO_DRAFT | PANEL_NO_WARN | PANEL_RELOAD,
	.state_size = sizeof(struct plnnow), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.list = &list, .actions = actions, .first = "ON",
	.help = "The plan that stands: every payment with what came in and what became of it. F6 "
		"builds another for what is left, F16 moves the open payments a month on, F20 ends "
		"the plan; the debt stays as it is.",
	.open = open, .load = load, .enter = show_payoff, .action = action, .close = close,
};
