/* SPDX-License-Identifier: MIT */
/* FIN: what the consumer earns, spends and owns, filled in while talking. Enter adds up, Enter
 * again saves; what was told before stays as it was told. */
#include "fin.h"

#include "arrears/base/mem.h"
#include "arrears/desk/view.h"
#include "subject.h"

#define EARLIER_MAX 50

struct fin {
	struct subject subject;
	struct money owed;
	struct fin_sum sum;
	bool summed;                    /* the sum on the screen is that of the fields */
	struct statement_row earlier[EARLIER_MAX];
	size_t earlier_count;
};

#define HOW_OFTEN "The amount as told. A letter behind it says how often: M month (or nothing), " \
	"W week, B every two weeks, S twice a month, Q quarter, Y year. F4: calculator."
#define ITEM(id, label_, row_, label_col_, col_) \
	{ .name = #id, .row = row_, .col = col_, .len = FIN_AMOUNT, .use = FIELD_IN, \
	  .check = FIELD_RB | FIELD_CALC, .label = label_, .label_col = label_col_, \
	  .help = HOW_OFTEN }
#define LEFT(id, label_, row_) ITEM(id, label_, row_, 2, 27)
#define RIGHT(id, label_, row_) ITEM(id, label_, row_, 42, 66)

/* In the order in which Tab goes; labels and order are those of domain/finance.def. */
static const struct field fields[] = {
	SUBJECT_FIELDS,
	LEFT(WAGES, "Wages after tax", 6), LEFT(SPOUSE, "Spouse's wages", 7),
	LEFT(SELF, "Self-employment", 8), LEFT(SOCIAL, "Social Security, SSI", 9),
	LEFT(DISABILITY, "Disability", 10), LEFT(UNEMPLOYMENT, "Unemployment", 11),
	LEFT(PENSION, "Pension", 12), LEFT(SUPPORT_IN, "Support received", 13),
	LEFT(OTHER_IN, "Other income", 14),
	RIGHT(HOUSING, "Rent or mortgage", 6), RIGHT(UTILITIES, "Utilities", 7),
	RIGHT(FOOD, "Food", 8), RIGHT(PHONE, "Phone and internet", 9),
	RIGHT(CAR, "Car payment", 10), RIGHT(TRANSPORT, "Fuel, fares, repairs", 11),
	RIGHT(INSURANCE, "Insurance", 12), RIGHT(MEDICAL, "Medical, medicine", 13),
	RIGHT(CHILDCARE, "Child care, school", 14), RIGHT(SUPPORT_OUT, "Support paid", 15),
	RIGHT(DEBTS, "Other debts", 16), RIGHT(OTHER_OUT, "Other expenses", 17),
	{ .row = 15, .col = 2, .len = 30, .use = FIELD_CONST, .role = ROLE_COLHDG,
	  .text = "What is owned, as it is worth" },
	LEFT(CASH, "Bank accounts", 16), LEFT(HOME, "Home equity", 17),
	LEFT(VEHICLE, "Vehicles", 18), LEFT(SAVINGS, "Retirement, securities", 19),
	LEFT(OTHER_ASSET, "Other property", 20),
	{ .name = "EMPLOYER", .row = 18, .col = 57, .len = 22, .max = 40, .use = FIELD_IN,
	  .label = "Employer", .label_col = 42, .help = "The employer as the consumer says it." },
	{ .name = "REASON", .row = 19, .col = 57, .len = 8, .kind = FIELD_CODE, .use = FIELD_IN,
	  .label = "Reason", .label_col = 42,
	  .help = "Why the consumer fell behind, as a code; F4 lists them. It is shown as Reason "
		"on ACC." },
	{ .name = "PEOPLE", .row = 19, .col = 77, .len = 2, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_NOLEAD, .label = "People", .label_col = 69, .min = 1, .max_value = 30,
	  .help = "People in the household, the consumer too. Blank: one." },
	{ .name = "TOLD", .row = 20, .col = 57, .len = 22, .max = 160, .use = FIELD_IN,
	  .check = FIELD_LC, .label = "Words", .label_col = 42,
	  .help = "What happened, in the consumer's own words. It goes into the notes." },
	{ .name = "SUM", .row = 21, .col = 2, .len = 78, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
};

static void show_sum(struct pane *p, const struct fin *s)
{
	char text[160];
	fin_sum_text(&s->sum, s->owed, text, sizeof text);
	pane_set(p, "SUM", text);
	pane_role(p, "SUM", s->sum.known && s->sum.disposable.cents <= 0 ? ROLE_DUE :
		ROLE_EMPHASIS);
}

static void show_budget(struct pane *p, const struct budget *b)
{
	for (size_t i = 0; i < b->count; i++) {
		const struct fin_line *l = &b->lines[i];
		char amount[MONEY_TEXT_SIZE + 4];
		fin_amount_text(l, amount);
		pane_setf(p, fin_kind(l->item)->name, "%*s", FIN_AMOUNT, amount);
	}
	pane_set(p, "EMPLOYER", b->head.employer);
	pane_set(p, "REASON", b->head.reason);
	pane_setf(p, "PEOPLE", "%d", b->head.people);
}

/* Fields as a budget. */
static enum msgid read_fields(struct ui *ui, struct pane *p, struct budget *b, struct err *err)
{
	int64_t people = 0;
	enum msgid m = MSG_OK;
	*b = (struct budget){ .count = 0 };
	for (int i = 0; m == MSG_OK && i < FIN_ITEM_COUNT; i++) {
		const char *text = pane_get(p, fin_kind((enum fin_item)i)->name);
		if (*text)
			m = fin_amount_parse((enum fin_item)i, text, &b->lines[b->count++], err);
	}
	if (m == MSG_OK)
		m = pane_int(ui, p, "PEOPLE", &people, err);
	b->head.people = people ? (int)people : 1;
	(void)text_put(b->head.reason, sizeof b->head.reason, pane_get(p, "REASON"));
	(void)text_put(b->head.employer, sizeof b->head.employer, pane_get(p, "EMPLOYER"));
	(void)text_put(b->head.words, sizeof b->head.words, pane_get(p, "TOLD"));
	if (m == MSG_OK && b->head.reason[0] && !fin_reason_text(b->head.reason))
		m = err_set(err, MSG_FIN_REASON, "REASON", b->head.reason, NULL);
	return m;
}

/* --- hooks --------------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct fin *s = pane_state(p);
	return subject_open(ui, args, &s->subject, err);
}

static void close(struct ui *ui, struct pane *p)
{
	const struct fin *s = pane_state(p);
	subject_close(ui, &s->subject);
}

static enum msgid load_owed(struct ui *ui, struct fin *s, struct err *err)
{
	AUTO_FREE struct account_view *v = mem_alloc(1, sizeof *v);
	enum msgid m = view_load(desk_of(ui), s->subject.account_id, v, err);
	if (m != MSG_OK)
		return m;
	s->owed = v->account.balance;
	view_free(v);
	return MSG_OK;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct fin *s = pane_state(p);
	struct desk *d = desk_of(ui);
	AUTO_FREE struct budget *b = mem_alloc(1, sizeof *b);
	char told[9], title[48];
	enum msgid m = load_owed(ui, s, err);
	if (m == MSG_OK)
		m = budget_list(d, s->subject.consumer_id, 0, s->earlier, EARLIER_MAX,
			&s->earlier_count, err);
	s->sum = (struct fin_sum){ .known = false };
	if (m == MSG_OK && s->earlier_count)
		m = budget_load(d, s->earlier[0].id, b, err);
	if (m == MSG_OK && s->earlier_count)
		m = fin_add_up(b->lines, b->count, &s->sum, err);
	if (m != MSG_OK)
		return m;
	subject_show(p, &s->subject);
	if (s->earlier_count) {
		show_budget(p, b);
		date_show(b->head.told_on, told);
		(void)text_putf(title, sizeof title, "Financial Statement of %s", told);
		pane_title(p, title);
	}
	show_sum(p, s);
	s->summed = false;
	app_draft_restore(ui, p);
	return MSG_OK;
}

static void typed(struct ui *ui, struct pane *p, const char *field)
{
	struct fin *s = pane_state(p);
	(void)ui;
	(void)field;
	s->summed = false;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct fin *s = pane_state(p);
	AUTO_FREE struct budget *b = mem_alloc(1, sizeof *b);
	struct fin_sum sum = { .known = false };
	int64_t id = 0;
	enum msgid m = read_fields(ui, p, b, err);
	if (m == MSG_OK)
		m = fin_add_up(b->lines, b->count, &sum, err);
	if (m != MSG_OK)
		return m;
	if (!s->summed) {
		s->sum = sum;
		s->summed = true;
		show_sum(p, s);
		ui_say(ui, MSG_FIN_AGAIN, NULL);
		return MSG_OK;
	}
	m = budget_save(desk_of(ui), s->subject.account_id, b, &id, err);
	return m == MSG_OK ? app_saved(ui, p, MSG_FIN_SAVED, NULL) : m;
}

/* --- what was told before ------------------------------------------------------------------- */

static void fill_earlier(void *arg, struct choices *out)
{
	const struct fin *s = arg;
	choices_title(out, "Earlier Statements", "No    Told      To          Reason");
	for (size_t i = 0; i < s->earlier_count; i++) {
		char number[24], told[9], text[96];
		const char *reason = fin_reason_text(s->earlier[i].reason);
		date_show(s->earlier[i].told_on, told);
		(void)text_putf(number, sizeof number, "%lld", (long long)s->earlier[i].id);
		(void)text_putf(text, sizeof text, "%s  %-10s  %s", told, s->earlier[i].user,
			reason ? reason : "");
		choices_add(out, number, text);
	}
}

static void earlier_chosen(struct ui *ui, void *arg, const char *value)
{
	AUTO_FREE struct budget *b = mem_alloc(1, sizeof *b);
	STR_AUTO text = str_make(8192);
	struct err err;
	int64_t id = 0;
	(void)arg;
	if (!value || text_to_int(value, 1, INT64_MAX, &id, NULL) != MSG_OK)
		return;
	if (budget_load(desk_of(ui), id, b, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	fin_budget_text(b, &text);
	ui_show_text(ui, "Financial Statement", text.d);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct fin *s = pane_state(p);
	if (id != APP_EARLIER)
		return UI_PASS;
	if (s->earlier_count == 0)
		return err_set(err, MSG_FIN_NONE, "", NULL);
	ui_choose(ui, fill_earlier, earlier_chosen, s);
	return MSG_OK;
}

static bool prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	const struct fin_reason *r;
	(void)ui;
	(void)p;
	if (strcmp(field, "REASON") != 0)
		return false;
	choices_title(out, "Reason for Delinquency", "Code  Reason");
	for (size_t i = 0; (r = fin_reason_row(i)) != NULL; i++)
		choices_add(out, r->code, r->text);
	return true;
}

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_EARLIER, NULL },
	{ ACT_NONE, NULL } };

const struct panel panel_FIN = {
	.id = "FIN", .title = "Financial Statement",
	.instruction = "Type amounts, press Enter to add up. 350 W is 350.00 a week; or B S Q Y.",
	.flags = PANEL_RECORD | PANEL_DECLARED, .state_size = sizeof(struct fin),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .actions = actions, .first = "WAGES",
	.help = "Income, expenses and assets as the consumer tells them, and what they leave to "
		"pay with. Enter adds up and says what fits; Enter again saves the statement. It "
		"starts with what was told last; statements that were saved are never changed.",
	.notes = "What is left of a month goes to OPT and the plan builder. The reason appears on "
		"ACC, the words in the notes.",
	.open = open, .load = load, .enter = enter, .action = action, .typed = typed,
	.prompt = prompt, .close = close,
};
