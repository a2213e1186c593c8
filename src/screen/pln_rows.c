/* SPDX-License-Identifier: MIT */
/* PLN: payments of which each has its own date and amount. It starts from what was worked out. */
#include "pln_private.h"

#define ROWS 30
#define LINES 10

struct rowswin { struct pane *pln; };

#define ROW(n, row_, col_) \
	{ .row = row_, .col = (col_) + 1, .len = 2, .use = FIELD_CONST, .role = ROLE_LABEL, \
	  .text = #n }, \
	{ .name = "D" #n, .row = row_, .col = (col_) + 4, .len = 8, .kind = FIELD_DATE, \
	  .use = FIELD_IN, .called = "Date " #n, \
	  .help = "When it is due. A later row has a later date." }, \
	{ .name = "A" #n, .row = row_, .col = (col_) + 13, .len = 10, .kind = FIELD_MONEY, \
	  .use = FIELD_IN, .called = "Amount " #n, \
	  .help = "What is due then. The last row takes what is left over: its " \
		"amount may be left blank." }
static const struct field fields[] = {
	ROW(1, 4, 1), ROW(2, 5, 1), ROW(3, 6, 1), ROW(4, 7, 1), ROW(5, 8, 1),
	ROW(6, 9, 1), ROW(7, 10, 1), ROW(8, 11, 1), ROW(9, 12, 1), ROW(10, 13, 1),
	ROW(11, 4, 26), ROW(12, 5, 26), ROW(13, 6, 26), ROW(14, 7, 26), ROW(15, 8, 26),
	ROW(16, 9, 26), ROW(17, 10, 26), ROW(18, 11, 26), ROW(19, 12, 26), ROW(20, 13, 26),
	ROW(21, 4, 51), ROW(22, 5, 51), ROW(23, 6, 51), ROW(24, 7, 51), ROW(25, 8, 51),
	ROW(26, 9, 51), ROW(27, 10, 51), ROW(28, 11, 51), ROW(29, 12, 51), ROW(30, 13, 51),
};
#undef ROW

static const char *name_of(char what, size_t row, char out[8])
{
	(void)text_putf(out, 8, "%c%zu", what, row + 1);
	return out;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct rowswin *w = pane_state(p);
	(void)ui;
	*w = *(const struct rowswin *)args;
	const struct pln *s = pane_state(w->pln);
	const struct schedule *c = s->quote ? &s->quote->schedule : NULL;
	char name[8], text[MONEY_TEXT_SIZE];
	if (c && c->n > ROWS) {
		(void)text_putf(text, sizeof text, "%d", ROWS);
		return err_set(err, MSG_PLN_ROWS_MANY, "", text, NULL);
	}
	for (size_t i = 0; c && i < c->n; i++) {
		pane_set_date(p, name_of('D', i, name), c->rows[i].date);
		money_show(c->rows[i].payment, text);
		pane_set(p, name_of('A', i, name), text);
	}
	return MSG_OK;
}

/* One row; blank ones are left out. Only the last may be without an amount. */
static enum msgid take_row(struct ui *ui, struct pane *p, size_t row, struct typed_row *out,
	struct err *err)
{
	char date[8], amount[8];
	(void)name_of('D', row, date);
	(void)name_of('A', row, amount);
	enum msgid m = pane_date(ui, p, date, &out->date, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, amount, &out->amount, err);
	if (m != MSG_OK)
		return m;
	if (date_is_none(out->date) && out->amount.cents)
		return err_set(err, MSG_PLN_ROW_DATE, date, NULL);
	if (out->amount.cents < 0)
		return err_set(err, MSG_PLN_ZERO, amount, NULL);
	return MSG_OK;
}

static enum msgid take(struct ui *ui, struct pane *p, struct plan_input *in, struct err *err)
{
	struct date today = desk_today(desk_of(ui));
	char name[8];
	size_t n = 0;
	for (size_t i = 0; i < ROWS; i++) {
		struct typed_row row;
		enum msgid m = take_row(ui, p, i, &row, err);
		if (m != MSG_OK)
			return m;
		if (date_is_none(row.date))
			continue;
		(void)name_of('D', i, name);
		if (date_cmp(row.date, today) < 0)
			return err_set(err, MSG_PLN_PAST, name, pane_get(p, name), NULL);
		if (n && date_cmp(row.date, in->typed[n - 1].date) <= 0)
			return err_set(err, MSG_PLN_ROW_ORDER, name, NULL);
		if (n && in->typed[n - 1].amount.cents == 0)
			return err_set(err, MSG_PLN_ZERO, name_of('A', i - 1, name), NULL);
		in->typed[n++] = row;
	}
	if (n && in->typed[n - 1].amount.cents == 0)
		in->typed[n - 1].amount.cents = 1;      /* what is left takes its place */
	in->typed_count = n;
	return n ? MSG_OK : err_set(err, MSG_REQUIRED, "D1", "A date", NULL);
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct rowswin *w = pane_state(p);
	struct pln *s = pane_state(w->pln);
	struct plan_input before = s->in;
	enum pln_given given = s->given;
	enum msgid m = take(ui, p, &s->in, err);
	if (m == MSG_OK) {
		s->given = GIVEN_ROWS;
		pane_set_date(w->pln, "FIRST", s->in.typed[0].date);
		pane_set(w->pln, "DOWN", "");
		pane_set(w->pln, "BALLOON", "");
		m = pln_solve(ui, w->pln, err);
	}
	if (m != MSG_OK) {
		s->in = before;
		s->given = given;
		return m;
	}
	pln_say(ui, w->pln);
	ui_pop(ui);
	return MSG_OK;
}

static const struct panel rows_panel = {
	.id = "PLNROWS", .title = "Payments One by One",
	.instruction = "Type dates and amounts, press Enter. The last row takes what is left.",
	.instruction_row = 2,
	.flags = PANEL_WINDOW | PANEL_NO_EXIT | PANEL_NO_DRAFT | PANEL_DECLARED,
	.height = 15, .width = 76, .state_size = sizeof(struct rowswin),
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.help = "An uneven plan: each payment has its own date and amount. Blank rows are left "
		"out. The last row takes what is left over, whatever its amount says.",
	.open = open, .enter = enter,
};

void pln_rows_open(struct ui *ui, struct pane *p)
{
	struct rowswin w = { .pln = p };
	ui_push(ui, &rows_panel, &w, sizeof w);
}
