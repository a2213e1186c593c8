/* SPDX-License-Identifier: MIT */
/* CALC: a calculator in a window. Enter works out what is typed; Enter again puts the result into
 * the field the cursor came from. */
#include "calc.h"

#include "arrears/base/mem.h"
#include "arrears/domain/calc.h"
#include "arrears/domain/schedule.h"
#include "paper.h"

#define LINES_KEPT 6
#define SCHEDULE_TEXT (64 * 1024)

struct calc {
	bool paste;                     /* opened from a field */
	bool done;                      /* the result is that of the text */
	bool take;                      /* it goes into the field below */
	bool has_result;
	struct money result;
	char lines[LINES_KEPT][80];     /* what was worked out, newest last */
	size_t count;
};

static const struct field fields[] = {
	{ .name = "TEXT", .row = 3, .col = 2, .len = 54, .max = CALC_TEXT - 1, .use = FIELD_IN,
	  .called = "Calculation",
	  .help = "+ - * / and parentheses; % behind a number is a hundredth of it, and after + or "
		"- that percent of what stands before: 1284.55 - 40%. What begins with one of them "
		"goes on from the last result. A loan is amount, rate and "
		"months: 180000 4.25% 360." },
	{ .name = "LINES", .row = 5, .col = 2, .len = 54, .rows = LINES_KEPT,
	  .kind = FIELD_LINES, .use = FIELD_OUT },
};

static void keep_line(struct calc *c, const char *text)
{
	if (c->count == LINES_KEPT) {
		memmove(c->lines[0], c->lines[1], sizeof c->lines - sizeof c->lines[0]);
		c->count--;
	}
	(void)text_put(c->lines[c->count++], sizeof c->lines[0], text);
}

static void show(struct pane *p, const struct calc *c)
{
	pane_lines_clear(p, "LINES");
	for (size_t i = 0; i < c->count; i++)
		pane_line(p, "LINES", i + 1 == c->count ? ROLE_EMPHASIS : ROLE_OUTPUT,
			c->lines[i]);
}

static void say_result(struct calc *c, const char *left, const char *right)
{
	char line[80], whole[80];
	int room = 54 - text_width(right) - 1;
	(void)text_putf(line, sizeof line, "%.*s", (int)text_fit(left, room), left);
	int pad = room - text_width(line);
	(void)text_putf(whole, sizeof whole, "%s%*s %s", line, pad, "", right);
	keep_line(c, whole);
}

static void take_result(struct calc *c, struct money amount, char shown[MONEY_TEXT_SIZE])
{
	c->result = amount;
	c->has_result = true;
	money_show(amount, shown);
}

/* What begins with an operator goes on from the result before. */
static enum msgid work_out(struct calc *c, const char *text, struct err *err)
{
	struct calc_value v;
	char right[MONEY_TEXT_SIZE + 8], shown[MONEY_TEXT_SIZE], whole[CALC_TEXT + MONEY_TEXT_SIZE];
	int64_t cents = c->result.cents;
	if (c->has_result && strchr("+-*/xX", text[0]))
		(void)text_putf(whole, sizeof whole, "%s%lld.%02lld %s", cents < 0 ? "-" : "",
			llabs(cents) / 100, llabs(cents) % 100, text);
	else
		(void)text_put(whole, sizeof whole, text);
	enum msgid m = calc_eval(whole, &v, err);
	if (m != MSG_OK)
		return m;
	take_result(c, v.amount, shown);
	(void)text_putf(right, sizeof right, "%s%s", v.exact ? "= " : "about ", shown);
	say_result(c, whole, right);
	return MSG_OK;
}

/* Level payments, the first in a month. */
static enum msgid make_rows(struct ui *ui, const char *text, struct schedule *out, struct err *err)
{
	struct date today = desk_today(desk_of(ui));
	struct calc_loan loan;
	enum msgid m = calc_loan_parse(text, &loan, err);
	if (m != MSG_OK)
		return m;
	struct schedule_terms terms = { .amount = loan.principal, .start = today,
		.due = { FREQ_MONTHLY, date_add_months(today, 1), 0 }, .count = loan.count,
		.end = DATE_NONE, .down_date = DATE_NONE, .millionths = loan.rate_millionths,
		.method = METHOD_LEVEL, .basis = BASIS_PERIOD, .rounding = ROUND_HALF_UP };
	return schedule_make(&terms, out, err);
}

static enum msgid pay_off(struct ui *ui, struct calc *c, const char *text, struct err *err)
{
	AUTO_FREE struct schedule *s = mem_alloc(1, sizeof *s);
	enum msgid m = make_rows(ui, text, s, err);
	if (m != MSG_OK)
		return m;
	char right[MONEY_TEXT_SIZE + 16], line[80], shown[MONEY_TEXT_SIZE], total[MONEY_TEXT_SIZE],
		interest[MONEY_TEXT_SIZE], last[MONEY_TEXT_SIZE];
	take_result(c, s->installment, shown);
	money_show(s->payments, total);
	money_show(s->interest, interest);
	money_show(s->rows[s->n - 1].payment, last);
	(void)text_putf(right, sizeof right, "= %s a month", shown);
	say_result(c, text, right);
	(void)text_putf(line, sizeof line, "  last %s, total %s, interest %s", last, total,
		interest);
	keep_line(c, line);
	return MSG_OK;
}

static void put_row(struct str *out, const char *no, const char *day, const struct schedule_row *r)
{
	char of[3][MONEY_TEXT_SIZE];
	money_show(r->payment, of[0]);
	money_show(r->interest, of[1]);
	money_show(r->principal, of[2]);
	str_addf(out, "%4s  %-8s %14s %14s %14s", no, day, of[0], of[1], of[2]);
}

/* Every payment of the loan that is typed, to read and to print. Nothing is kept. */
static enum msgid show_rows(struct ui *ui, struct pane *p, struct err *err)
{
	AUTO_FREE struct schedule *s = mem_alloc(1, sizeof *s);
	STR_AUTO text = str_make(SCHEDULE_TEXT);
	char no[12], day[9], left[MONEY_TEXT_SIZE];
	enum msgid m = make_rows(ui, pane_get(p, "TEXT"), s, err);
	if (m != MSG_OK)
		return m;
	str_addf(&text, "%s, level payments\n\n%4s  %-8s %14s %14s %14s %14s\n",
		pane_get(p, "TEXT"), "No", "Date", "Payment", "Interest", "Principal", "Owed then");
	for (size_t i = 0; i < s->n; i++) {
		const struct schedule_row *r = &s->rows[i];
		(void)text_putf(no, sizeof no, "%d", r->no);
		date_show(r->date, day);
		put_row(&text, no, day, r);
		money_show(r->balance, left);
		str_addf(&text, " %14s\n", left);
	}
	struct schedule_row all = { .payment = s->payments, .interest = s->interest,
		.principal = { s->payments.cents - s->interest.cents } };
	put_row(&text, "", "in all", &all);
	str_add(&text, "\n");
	paper_show(ui, &(struct paper){ .title = "Schedule of a Loan", .name = "CALC",
		.text = text.d });
	return MSG_OK;
}

/* --- hooks --------------------------------------------------------------------------------- */

static enum msgid evaluate(struct ui *ui, struct pane *p, struct err *err)
{
	struct calc *c = pane_state(p);
	const char *text = pane_get(p, "TEXT");
	enum msgid m = calc_is_loan(text) ? pay_off(ui, c, text, err) : work_out(c, text, err);
	if (m != MSG_OK) {
		if (err)
			(void)text_put(err->field, sizeof err->field, "TEXT");
		return m;
	}
	c->done = true;
	show(p, c);
	ui_say(ui, c->paste ? MSG_CALC_TAKE : MSG_CALC_DONE, NULL);
	return MSG_OK;
}

/* CALC 1200/6 works it out at once; the amount of a field is there to go on with. */
static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	struct calc *c = pane_state(p);
	char shown[MONEY_TEXT_SIZE];
	struct money m;
	c->paste = a->mode == CALC_PASTE;
	if (c->paste && money_parse(a->text, &m, NULL) == MSG_OK) {
		take_result(c, m, shown);
		say_result(c, "In the field", shown);
		show(p, c);
	}
	if (c->paste || !a->text[0])
		return MSG_OK;
	pane_set(p, "TEXT", a->text);
	return evaluate(ui, p, err);
}

static void typed(struct ui *ui, struct pane *p, const char *field)
{
	struct calc *c = pane_state(p);
	(void)ui;
	(void)field;
	c->done = false;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct calc *c = pane_state(p);
	if (!c->done && pane_get(p, "TEXT")[0])
		return evaluate(ui, p, err);
	c->take = c->done && c->paste;
	ui_pop(ui);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	enum msgid m = id == APP_SCHEDULE ? show_rows(ui, p, err) : UI_PASS;
	if (m != MSG_OK && m != UI_PASS && err)
		(void)text_put(err->field, sizeof err->field, "TEXT");
	return m;
}

static const struct action_use actions[] = { { APP_SCHEDULE, NULL }, { ACT_NONE, NULL } };

static void close(struct ui *ui, struct pane *p)
{
	const struct calc *c = pane_state(p);
	char text[MONEY_TEXT_SIZE];
	money_show(c->result, text);
	if (c->take)
		ui_put(ui, text);
}

void calc_for_field(struct ui *ui, void *app, const char *text)
{
	struct panel_args args = { .mode = CALC_PASTE };
	(void)app;
	(void)text_put(args.text, sizeof args.text, text);
	ui_push(ui, &panel_CALC, &args, sizeof args);
}

const struct panel panel_CALC = {
	.id = "CALC", .title = "Calculator",
	.instruction = "Type what to work out, press Enter.", .instruction_row = 1,
	.flags = PANEL_WINDOW | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.height = 13, .width = 58, .state_size = sizeof(struct calc),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .first = "TEXT",
	.help = "Works out + - * / with parentheses and percents, exactly, and rounds the result "
		"once, half up, to the cent. F4 on an amount opens it; Enter again puts the "
		"result there.",
	.notes = "180000 4.25% 360 is a loan: the level payment of 360 months at 4.25 percent a "
		"year. F8 lists every payment of it.",
	.actions = actions, .action = action,
	.open = open, .enter = enter, .typed = typed, .close = close,
};
