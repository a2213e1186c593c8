/* SPDX-License-Identifier: MIT */
/* PLN: what is worked out, and with what it has to agree. */
#include "pln_private.h"

/* --- around it ----------------------------------------------------------------------------- */

void pln_day_text(struct date d, char out[PLN_DAY_SIZE])
{
	static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	char text[9];
	out[0] = '\0';
	if (date_is_none(d))
		return;
	date_show(d, text);
	(void)text_putf(out, PLN_DAY_SIZE, "%s %s", days[date_weekday(d)], text);
}

static void show_debts(struct pane *p, const struct pln *s)
{
	char text[24];
	pane_protect(p, "DEBTS", s->around.other_count == 0);
	if (s->around.other_count == 0)
		(void)text_put(text, sizeof text, s->around.barred_count ? "others barred" :
			"the only one");
	else
		(void)text_putf(text, sizeof text, "1=This, A=All %zu", s->around.other_count + 1);
	pane_right(p, "DEBTS", text);
}

static void show_rate(struct pane *p, const struct pln *s)
{
	char text[24];
	int32_t rate = s->around.millionths;
	pane_protect(p, "INTEREST", !s->around.bears && !s->around.others_bear);
	(void)text_putf(text, sizeof text, "%d.%02d %% today", rate / 10000, rate / 100 % 100);
	pane_right(p, "INTEREST", rate ? text : s->around.bears ? "from a later day" :
		s->around.others_bear ? "on other debts" : "no authority");
}

static void owed_text(const struct pln *s, bool all, char out[MONEY_TEXT_SIZE])
{
	struct money sum = s->around.owed;
	if (all)
		(void)!money_add(sum, s->around.others_owed, &sum, NULL);
	money_show(sum, out);
}

void pln_show_around(struct ui *ui, struct pane *p)
{
	const struct pln *s = pane_state(p);
	const struct fin_sum *left = &s->around.left.sum;
	char text[MONEY_TEXT_SIZE], all[MONEY_TEXT_SIZE];
	(void)ui;
	show_debts(p, s);
	show_rate(p, s);
	pane_right(p, "EVERY", "W B S M E, F4=List");
	pane_set(p, "LIMITS", "");
	money_show(left->disposable, text);
	pane_set(p, "BUDGET", left->known ? text : "not known, see FIN");
	pane_role(p, "SUM", ROLE_EMPHASIS);
	owed_text(s, false, text);
	owed_text(s, true, all);
	if (s->around.other_count)
		pane_setf(p, "SUM", "Owed: %s. On all %zu debts: %s.", text,
			s->around.other_count + 1, all);
	else
		pane_setf(p, "SUM", "Owed: %s.", text);
}

/* --- the solution -------------------------------------------------------------------------- */

static size_t first_installment(const struct schedule *s)
{
	return s->n && s->rows[0].no == 0 ? 1 : 0;
}

/* What is due at most in a month, roughly: the usual payment, as often as it comes in a year. */
static struct money by_month(const struct pln *s)
{
	const struct schedule *c = &s->quote->schedule;
	struct money month = c->installment;
	size_t from = first_installment(c);
	if (s->given == GIVEN_ROWS && c->n)
		month = c->rows[from].payment;
	if (s->given == GIVEN_ROWS || c->n - from < 2)
		return month;
	(void)!money_mul_ratio(month, frequency_per_year(s->in.due.every), 12, ROUND_HALF_UP,
		&month, NULL);
	return month;
}

static void show_budget(struct pane *p, const struct pln *s)
{
	static const char *const words[] = { [FITS_YES] = "fits", [FITS_NO] = "too little" };
	const struct fin_sum *left = &s->around.left.sum;
	enum fits fits = fin_fits(left, by_month(s));
	char text[MONEY_TEXT_SIZE];
	if (fits == FITS_UNKNOWN)
		return;
	money_show(left->disposable, text);
	pane_setf(p, "BUDGET", "%s, %s", text, words[fits]);
	pane_role(p, "BUDGET", fits == FITS_NO ? ROLE_DUE : ROLE_OUTPUT);
}

static void worked_out(struct pane *p, const char *field, bool given)
{
	pane_right(p, field, given ? "" : "worked out");
}

static void show_three(struct pane *p, const struct pln *s)
{
	const struct schedule *c = &s->quote->schedule;
	size_t from = first_installment(c);
	char money[MONEY_TEXT_SIZE];
	bool rows = s->given == GIVEN_ROWS;
	money_show(c->installment, money);
	pane_set(p, "AMOUNT", rows ? "" : money);
	pane_setf(p, "COUNT", "%zu", c->n - from);
	if (s->given != GIVEN_END)              /* the day that was asked for stays */
		pane_set_date(p, "END", c->rows[c->n - 1].date);
	worked_out(p, "AMOUNT", s->given == GIVEN_AMOUNT);
	worked_out(p, "COUNT", s->given == GIVEN_COUNT);
	worked_out(p, "END", s->given == GIVEN_END);
	if (rows)
		pane_right(p, "AMOUNT", "typed, F20");
}

/* "6 payments of 214.09, the last 214.10: 1,284.55 in all, interest .00."; or, where interest goes
 * on beside the payments, "6 payments of 214.09: 1,284.55 in all, then 40.10 interest owed." */
static void show_sum(struct pane *p, const struct pln *s)
{
	const struct schedule *c = &s->quote->schedule;
	char each[MONEY_TEXT_SIZE], last[MONEY_TEXT_SIZE], all[MONEY_TEXT_SIZE];
	char interest[MONEY_TEXT_SIZE], of[80] = "", ends[48];
	bool runs_on = s->quote->runs_on.cents > 0;
	size_t count = c->n - first_installment(c);
	struct money usual = c->installment, end = c->rows[c->n - 1].payment;
	money_show(usual, each);
	money_show(end, last);
	money_show(c->payments, all);
	money_show(runs_on ? s->quote->runs_on : c->interest, interest);
	(void)text_putf(ends, sizeof ends, runs_on ? "then %s interest owed" : "interest %s",
		interest);
	bool differs = !runs_on && money_cmp(usual, end) != 0;
	if (s->given != GIVEN_ROWS && count > 1)
		(void)text_putf(of, sizeof of, " of %s%s%s", each,
			differs ? ", the last " : "", differs ? last : "");
	pane_role(p, "SUM", ROLE_EMPHASIS);
	if (s->in.down.cents && s->given != GIVEN_ROWS) {
		char down[MONEY_TEXT_SIZE];
		money_show(s->in.down, down);
		pane_setf(p, "SUM", "%s down, %zu%s: %s in all, %s.", down, count, of, all, ends);
		return;
	}
	pane_setf(p, "SUM", "%zu payment%s%s: %s in all, %s.", count, count == 1 ? "" : "s", of,
		all, ends);
}

/* Terms that need somebody else's word mark the limits they pass. */
static void show_breach(struct pane *p, const struct pln *s)
{
	const struct plan_quote *q = s->quote;
	bool past = q->breach && !s->in.approved_by && !q->requested;
	char least[MONEY_TEXT_SIZE];
	money_show(q->minimum, least);
	pane_setf(p, "LIMITS", "%s up, max %d", least, q->most);
	pane_role(p, "LIMITS", past ? ROLE_FLAG : ROLE_OUTPUT);
}

static bool by_bank(const struct pln *s)
{
	return s->in.has_method && (s->in.method == TENDER_ACH || s->in.method == TENDER_CHECK);
}

/* Said once, with the first such day; the rows show all. */
static void say_rolled(struct ui *ui, const struct pln *s)
{
	const struct schedule *c = &s->quote->schedule;
	for (size_t i = 0; by_bank(s) && i < c->n; i++) {
		char due[9], bank[9];
		if (date_is_business_day(c->rows[i].date))
			continue;
		date_show(c->rows[i].date, due);
		date_show(date_add_business_days(c->rows[i].date, 1), bank);
		ui_say(ui, MSG_PLN_ROLLS, due, bank, NULL);
		return;
	}
}

/* "below 25.00, over 24, 11/20/27 too late" */
static void say_limits(struct ui *ui, const struct plan_quote *q)
{
	char least[MONEY_TEXT_SIZE], first[9], below[32] = "", many[24] = "", late[24] = "";
	char text[80];
	money_show(q->minimum, least);
	date_show(q->schedule.rows[0].date, first);
	if (q->breach & PLAN_BELOW_MINIMUM)
		(void)text_putf(below, sizeof below, ", below %s", least);
	if (q->breach & PLAN_TOO_MANY)
		(void)text_putf(many, sizeof many, ", over %d", q->most);
	if (q->breach & PLAN_BEGINS_LATE)
		(void)text_putf(late, sizeof late, ", %s too late", first);
	(void)text_putf(text, sizeof text, "%s%s%s", below, many, late);
	ui_say(ui, q->allowed ? MSG_PLN_MAY_ALLOW : MSG_PLN_NEEDS_LEAD, text + 2, NULL);
}

static void say_left_out(struct ui *ui, const struct plan_around *a)
{
	char id[48], more[24] = "";
	if (a->barred_count > 1)
		(void)text_putf(more, sizeof more, " (and %zu more)", a->barred_count - 1);
	(void)text_putf(id, sizeof id, "%lld%s", (long long)a->barred[0].account_id, more);
	ui_say(ui, MSG_PLN_LEFT_OUT, id, a->barred[0].why, NULL);
}

void pln_say(struct ui *ui, struct pane *p)
{
	static const char *const what[] = { [GIVEN_AMOUNT] = "The payment",
		[GIVEN_COUNT] = "How many", [GIVEN_END] = "The last date" };
	static const char *const other[] = { [GIVEN_AMOUNT] = "the payment",
		[GIVEN_COUNT] = "how many", [GIVEN_END] = "the last date" };
	struct pln *s = pane_state(p);
	enum pln_given dropped = s->dropped;
	s->dropped = GIVEN_NONE;
	if (s->quote->breach && !s->in.approved_by && !s->quote->requested)
		say_limits(ui, s->quote);
	else if (dropped && s->given < GIVEN_ROWS && dropped != s->given)
		ui_say(ui, MSG_PLN_LAST_COUNTS, what[s->given], other[dropped], NULL);
	else if ((pane_get(p, "DEBTS")[0] == 'A' || s->words.all) && s->around.barred_count)
		say_left_out(ui, &s->around);
	else
		say_rolled(ui, s);
}

void pln_show(struct pane *p)
{
	const struct pln *s = pane_state(p);
	char day[PLN_DAY_SIZE];
	struct date first = s->quote->schedule.rows[first_installment(&s->quote->schedule)].date;
	pane_set_date(p, "FIRST", first);
	pln_day_text(first, day);
	day[3] = '\0';
	pane_right(p, "FIRST", day);
	pane_right(p, "EVERY", frequency_words(s->in.due.every));
	if (s->in.down.cents)
		pane_set_date(p, "DOWNON", s->in.down_on);
	show_three(p, s);
	show_budget(p, s);
	show_sum(p, s);
	show_breach(p, s);
	pane_list_top(p);
}

/* --- every payment ------------------------------------------------------------------------- */

enum { COL_NO, COL_DATE, COL_PAYMENT, COL_INTEREST, COL_PRINCIPAL, COL_BALANCE, COL_REMARK,
	COL_SO_FAR };
static const struct list_col cols[] = {
	[COL_NO] = { "No", 2, 4, 2, 4, LIST_RIGHT },
	[COL_DATE] = { "Date", 7, 12, 8, 12, LIST_LEFT },
	[COL_PAYMENT] = { "Payment", 20, 12, 22, 14, LIST_RIGHT },
	[COL_INTEREST] = { "Interest", 33, 10, 38, 12, LIST_RIGHT },
	[COL_PRINCIPAL] = { "Off the debt", 44, 12, 52, 14, LIST_RIGHT },
	[COL_BALANCE] = { "Owed then", 57, 12, 68, 14, LIST_RIGHT },
	[COL_REMARK] = { "Day", 70, 10, 101, 20, LIST_LEFT },
	[COL_SO_FAR] = { "Paid by then", 0, 0, 84, 14, LIST_RIGHT },
};

/* Weekends and holidays, and when the bank takes what falls on them. */
static void put_remark(const struct pln *s, struct date d, struct list_row *row)
{
	enum weekday w = date_weekday(d);
	char bank[9];
	if (date_is_business_day(d))
		return;
	row->cell_role[COL_REMARK] = ROLE_DUE;
	if (by_bank(s)) {
		date_show(date_add_business_days(d, 1), bank);
		bank[5] = '\0';
		list_putf(row, COL_REMARK, "bank %s", bank);
	} else {
		list_put(row, COL_REMARK, w == SATURDAY || w == SUNDAY ? "weekend" : "holiday");
	}
}

static void put_money(struct list_row *row, size_t col, struct money amount)
{
	char text[MONEY_TEXT_SIZE];
	money_show(amount, text);
	list_put(row, col, text);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct pln *s = pane_state(p);
	const struct schedule_row *r = &s->quote->schedule.rows[index];
	struct money so_far = MONEY_ZERO;
	char day[PLN_DAY_SIZE];
	pln_day_text(r->date, day);
	if (r->no)
		list_putf(row, COL_NO, "%d", r->no);
	else
		list_put(row, COL_NO, "Down");
	list_put(row, COL_DATE, day);
	put_money(row, COL_PAYMENT, r->payment);
	put_money(row, COL_INTEREST, r->interest);
	put_money(row, COL_PRINCIPAL, r->principal);
	put_money(row, COL_BALANCE, r->balance);
	for (size_t i = 0; i <= index; i++)
		so_far.cents += s->quote->schedule.rows[i].payment.cents;
	put_money(row, COL_SO_FAR, so_far);
	put_remark(s, r->date, row);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct pln *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->quote ? s->quote->schedule.n : 0, fill, rows, more);
}

const struct list pln_list = {
	.row = 14, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(Nothing worked out yet)",
};
