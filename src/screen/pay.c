/* SPDX-License-Identifier: MIT */
/* PAY: the ledger of an account, newest first, with the balance as of any day. Pages are read by
 * the number of the entry: an account may have thousands. */
#include "pay.h"

#include <strings.h>

#include "arrears/base/mem.h"
#include "paper.h"

static const struct field fields[] = {
	{ .name = "ACCOUNT", .row = 3, .col = 21, .len = 9, .use = FIELD_OUT, .label = "Account",
	  .label_col = 2 },
	{ .name = "NAME", .row = 3, .col = 33, .len = 24, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "ASOF", .row = 3, .col = 71, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_PAST | FIELD_NODRAFT, .label = "As of", .label_col = 59,
	  .help = "The day the balance and the ledger are shown for. Type an earlier one and press "
		"Enter: entries valued after it are left out. Blank: today." },
	{ .name = "WORDS", .row = 4, .col = 2, .len = 78, .use = FIELD_OUT, .role = ROLE_FLAG },
	{ .name = "BALANCE", .row = 5, .col = 21, .len = 13, .kind = FIELD_MONEY, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS, .label = "Balance", .label_col = 2 },
	{ .name = "ACCRUED", .row = 6, .col = 21, .len = 13, .kind = FIELD_MONEY, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED, .label = "Not posted", .label_col = 2 },
	{ .name = "WAITING", .row = 7, .col = 21, .len = 13, .kind = FIELD_MONEY, .use = FIELD_OUT,
	  .role = ROLE_DUE, .label = "Received", .label_col = 2 },
#define BUCKET(name_, row_, say_, say_col_, col_) \
	{ .row = row_, .col = say_col_, .len = (int)sizeof(say_) - 1, .use = FIELD_CONST, \
	  .role = ROLE_LABEL, .text = say_ }, \
	{ .name = name_, .row = row_, .col = col_, .len = 12, .kind = FIELD_MONEY, \
	  .use = FIELD_OUT }
	BUCKET("PRINCIPAL", 5, "Principal", 37, 47),
	BUCKET("INTEREST", 6, "Interest", 37, 47),
	BUCKET("ATTORNEY", 7, "Attorney", 37, 47),
	BUCKET("FEES", 5, "Fees", 61, 67),
	BUCKET("COSTS", 6, "Costs", 61, 67),
	BUCKET("OTHER", 7, "Other", 61, 67),
#undef BUCKET
	{ .name = "RATE", .row = 8, .col = 2, .len = 78, .use = FIELD_OUT },
	{ .name = "CLIENT", .row = 3, .col = 102, .len = 30, .use = FIELD_OUT,
	  .check = FIELD_ONLY132, .label = "Client", .label_col = 85 },
	{ .name = "PLACED", .row = 5, .col = 102, .len = 30, .use = FIELD_OUT,
	  .check = FIELD_ONLY132, .label = "Placed", .label_col = 85 },
	{ .name = "LASTPAID", .row = 6, .col = 102, .len = 30, .use = FIELD_OUT,
	  .check = FIELD_ONLY132, .label = "Last paid", .label_col = 85 },
	{ .row = 7, .col = 85, .len = 29, .use = FIELD_CONST, .check = FIELD_ONLY132,
	  .role = ROLE_LABEL, .text = "A payment pays, in this order" },
	{ .name = "ORDER", .row = 8, .col = 87, .len = 45, .use = FIELD_OUT,
	  .check = FIELD_ONLY132 },
};

/* The split is the second view, costs and the rest in one; at 132 columns all stand side by
 * side. */
enum { COL_DATE, COL_WHAT, COL_BACK, COL_BY, COL_REFERENCE, COL_AMOUNT, COL_BALANCE, COL_PRINCIPAL,
	COL_INTEREST, COL_FEES, COL_REST, COL_COSTS, COL_OTHER };
static const struct list_col cols[] = {
	[COL_DATE] = { "Date", 6, 8, 6, 8, LIST_LEFT },
	[COL_WHAT] = { "What", 15, 17, 15, 17, LIST_LEFT },
	[COL_BACK] = { "R", 33, 1, 33, 1, LIST_LEFT, .role = ROLE_DUE },
	[COL_BY] = { "By", 35, 5, 35, 5, LIST_LEFT, .views = 1 },
	[COL_REFERENCE] = { "Reference", 41, 11, 41, 13, LIST_LEFT, .views = 1 },
	[COL_AMOUNT] = { "Amount", 53, 12, 55, 12, LIST_RIGHT, .views = 1 },
	[COL_BALANCE] = { "Balance", 66, 13, 120, 12, LIST_RIGHT, .views = 1 },
	[COL_PRINCIPAL] = { "Principal", 35, 12, 68, 12, LIST_RIGHT, .views = 2 },
	[COL_INTEREST] = { "Interest", 48, 10, 81, 10, LIST_RIGHT, .views = 2 },
	[COL_FEES] = { "Fees", 59, 9, 92, 9, LIST_RIGHT, .views = 2 },
	[COL_REST] = { "Other", 69, 10, 0, 0, LIST_RIGHT, .views = 2 },
	[COL_COSTS] = { "Costs", 0, 0, 102, 8, LIST_RIGHT, .views = 2 },
	[COL_OTHER] = { "Other", 0, 0, 111, 8, LIST_RIGHT, .views = 2 },
};

/* --- the list ------------------------------------------------------------------------------ */

static void put_money(struct list_row *row, size_t col, struct money m, bool blank)
{
	char text[MONEY_TEXT_SIZE];
	if (blank)
		money_show_blank_zero(m, text);
	else
		money_show(m, text);
	list_put(row, col, text);
}

static void fill(struct list_row *row, const struct ledger_row *r)
{
	const struct ledger_entry *e = &r->e;
	const struct money *of = e->change.of;
	struct money other = { of[BUCKET_ATTORNEY].cents + of[BUCKET_OTHER].cents };
	char day[9], by[20];
	date_show(e->effective_on, day);
	text_upper(e->method, by, sizeof by);
	row->key = row->anchor.b = e->id;
	row->anchor.a = -e->id;                 /* the newest first */
	list_put(row, COL_DATE, day);
	list_put(row, COL_WHAT, entry_type_text(e->type));
	list_put(row, COL_BACK, r->reversed_by ? "R" : "");
	list_put(row, COL_BY, by);
	list_put(row, COL_REFERENCE, e->reference);
	put_money(row, COL_AMOUNT, r->total, false);
	put_money(row, COL_BALANCE, r->balance_after, false);
	put_money(row, COL_PRINCIPAL, of[BUCKET_PRINCIPAL], true);
	put_money(row, COL_INTEREST, of[BUCKET_INTEREST], true);
	put_money(row, COL_FEES, of[BUCKET_FEES], true);
	put_money(row, COL_COSTS, of[BUCKET_COSTS], true);
	put_money(row, COL_OTHER, other, true);
	put_money(row, COL_REST, (struct money){ other.cents + of[BUCKET_COSTS].cents }, true);
}

static struct ledger_seek seek_of(const struct pay *s, const struct list_seek *seek)
{
	struct ledger_seek at = { .value_on = s->as_of };
	switch (seek->from) {
	case LIST_AFTER:
		at.below = seek->anchor.b;
		break;
	case LIST_AT:
		at.below = seek->anchor.b + 1;
		break;
	case LIST_BEFORE:
		at.upward = true;
		at.above = seek->anchor.b;
		break;
	case LIST_BOTTOM:
		at.upward = true;
		break;
	default:
		break;
	}
	return at;
}

/* One row more than is shown tells whether there are more; upwards it is the newest of them. */
static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct pay *s = pane_state(p);
	AUTO_FREE struct ledger_row *read = mem_alloc(seek->n + 1, sizeof *read);
	struct ledger_seek at = seek_of(s, seek);
	struct err err = { .id = MSG_OK };
	size_t n = 0;
	enum msgid m = money_entries(desk_of(ui), s->subject.account_id, &at, read, seek->n + 1, &n,
		&err);
	if (m != MSG_OK) {
		ui_msg(ui, &err);
		return 0;
	}
	*more = n > seek->n;
	size_t skip = *more && at.upward ? 1 : 0;
	size_t count = *more ? seek->n : n;
	for (size_t i = 0; i < count; i++)
		fill(&rows[i], &read[i + skip]);
	return count;
}

/* --- hooks --------------------------------------------------------------------------------- */

/* PAY 10000001 names an account; PAY 75 C money for the one on the screen. */
static bool names_account(const char *text)
{
	size_t n = strspn(text, "0123456789");
	return n >= 8 && (text[n] == '\0' || text[n] == ' ');
}

static enum msgid open_subject(struct ui *ui, const struct panel_args *args, struct subject *out,
	const char **rest, struct err *err)
{
	struct panel_args about = { .id = args->id };
	*rest = args->text;
	while (**rest == ' ')
		(*rest)++;
	if (args->id == 0 && names_account(*rest)) {
		size_t n = strspn(*rest, "0123456789");
		(void)text_putf(about.text, sizeof about.text, "%.*s", (int)n, *rest);
		*rest += n;
	}
	return subject_open(ui, &about, out, err);
}

static enum msgid read_view(struct ui *ui, struct pay *s, struct err *err)
{
	AUTO_FREE struct money_view *v = mem_alloc(1, sizeof *v);
	enum msgid m = money_view(desk_of(ui), s->subject.account_id, s->as_of, v, err);
	if (m == MSG_OK)
		*s->view = *v;
	return m;
}

static enum msgid open_parts(struct ui *ui, struct pane *p, const struct panel_args *args,
	struct err *err)
{
	struct pay *s = pane_state(p);
	struct receive_args in = { .below = p };
	const char *rest = "";
	enum msgid m = open_subject(ui, args, &s->subject, &rest, err);
	if (m != MSG_OK)
		return m;
	in.account_id = s->subject.account_id;
	m = read_view(ui, s, err);
	if (m == MSG_OK && !text_is_blank(rest))
		m = receive_parse(rest, desk_today(desk_of(ui)), &in, err);
	if (m != MSG_OK) {
		subject_close(ui, &s->subject);
		return m;
	}
	s->through = !text_is_blank(rest);
	if (s->through)
		receive_open(ui, &in);
	return MSG_OK;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct pay *s = pane_state(p);
	s->as_of = DATE_NONE;
	s->view = mem_alloc(1, sizeof *s->view);
	enum msgid m = open_parts(ui, p, args, err);
	if (m != MSG_OK)
		free(s->view);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct pay *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->view);
}

static enum msgid show_again(struct ui *ui, struct pane *p, struct err *err)
{
	enum msgid m = read_view(ui, pane_state(p), err);
	if (m != MSG_OK)
		return m;
	pay_show(ui, p);
	pane_list_reload(p);
	return MSG_OK;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct pay *s = pane_state(p);
	pane_set_date(p, "ASOF", date_is_none(s->as_of) ? desk_today(desk_of(ui)) : s->as_of);
	paper_offer_closing(ui, &s->view->account);
	return show_again(ui, p, err);
}

/* What was done above may have changed all of it. Opened to receive, it leaves with the window. */
static enum msgid back(struct ui *ui, struct pane *p, bool cancelled, struct err *err)
{
	struct pay *s = pane_state(p);
	if (s->through) {
		s->through = false;
		if (!cancelled) {
			ui_pop(ui);
			return MSG_OK;
		}
	}
	return show_again(ui, p, err);
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct pay *s = pane_state(p);
	struct date before = s->as_of, asked = DATE_NONE, today = desk_today(desk_of(ui));
	enum msgid m = MSG_OK;
	if (pane_get(p, "ASOF")[0])
		m = pane_date(ui, p, "ASOF", &asked, err);
	if (m != MSG_OK)
		return m;
	s->as_of = date_cmp(asked, today) == 0 ? DATE_NONE : asked;
	m = show_again(ui, p, err);
	if (m != MSG_OK) {
		s->as_of = before;
		return m;
	}
	if (date_cmp(before, s->as_of) != 0)
		pane_list_top(p);
	pane_set_date(p, "ASOF", date_is_none(s->as_of) ? today : s->as_of);
	pane_clean(p);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct pay *s = pane_state(p);
	int64_t account = s->subject.account_id;
	switch (id) {
	case APP_RECEIVE:
		receive_open(ui, &(struct receive_args){ .account_id = account, .below = p,
			.on = DATE_NONE });
		return MSG_OK;
	case APP_ADJUST:
		fix_open(ui, FIX_ADJUST, account);
		return MSG_OK;
	case APP_MOVE:
		fix_open(ui, FIX_MOVE, account);
		return MSG_OK;
	case APP_WRITEOFF:
		fix_open(ui, FIX_WRITEOFF, account);
		return MSG_OK;
	case APP_ACCRUE:
		fix_open(ui, FIX_INTEREST, account);
		return MSG_OK;
	case APP_RATES:
		return app_open(ui, "RATES", account, NULL, err);
	case APP_CLOSING:
		return paper_closing(ui, account, err);
	case APP_PAYOFF:
		return app_open(ui, "PAYOFF", account, NULL, err);
	default:
		return UI_PASS;
	}
}

/* PAY 75 C here is this account's; the other panels of money, too. */
static enum msgid command(struct ui *ui, struct pane *p, const char *line, struct err *err)
{
	const struct pay *s = pane_state(p);
	struct receive_args in = { .account_id = s->subject.account_id, .below = p };
	if (strncasecmp(line, "PAY ", 4) != 0 || names_account(line + 4))
		return UI_PASS;
	enum msgid m = receive_parse(line + 4, desk_today(desk_of(ui)), &in, err);
	if (m == MSG_OK)
		receive_open(ui, &in);
	return m;
}

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_REVERSE = 4, OPT_DISPLAY = 5, OPT_NSF = 8 };

static enum msgid display(struct ui *ui, int64_t id, struct err *err)
{
	struct desk *d = desk_of(ui);
	AUTO_FREE struct money_entry *e = mem_alloc(1, sizeof *e);
	STR_AUTO text = str_make(8000);
	enum msgid m = money_entry(d, id, e, err);
	if (m != MSG_OK)
		return m;
	pay_entry_text(d, e, &text);
	ui_show_text(ui, "Display Entry", text.d);
	return MSG_OK;
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct pay *s = pane_state(p);
	if (number == OPT_DISPLAY)
		return display(ui, row->key, err);
	undo_open(ui, s->subject.account_id, row->key, number == OPT_NSF);
	return MSG_OK;
}

static const struct option options[] = {
	{ OPT_REVERSE, "Reverse", "Takes the entry back by an equal and opposite one. Both stay.",
	  PRE_REVERSE, NULL },
	{ OPT_DISPLAY, "Display", "All of the entry: split, receipt, batch, authority, commission.",
	  PRE_VIEW, NULL },
	{ OPT_NSF, "Returned (NSF)", "The bank returned the payment: taken back with its code, and "
		"the client's fee if one is allowed.", PRE_REVERSE, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 11, .opt = true, .views = 2, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.fetch = fetch, .empty = "(Nothing was posted up to this day)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_RECEIVE, NULL }, { ACT_ACTIONS, NULL },
	{ ACT_VIEW, "Split|Amounts" }, { APP_ADJUST, NULL }, { APP_MOVE, NULL },
	{ APP_WRITEOFF, NULL }, { APP_ACCRUE, NULL }, { APP_PAYOFF, NULL }, { APP_CLOSING, NULL },
	{ APP_RATES, NULL }, { ACT_NONE, NULL },
};

const struct panel panel_PAY = {
	.id = "PAY", .title = "Payments and Ledger", .instruction_row = 8,
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_NO_WARN | PANEL_PASSING,
	.state_size = sizeof(struct pay),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions, .first = "LIST",
	.help = "Everything that was posted to the account, newest first, with the balance after "
		"each entry. Charges add, payments take away and end in a minus. R marks what was "
		"taken back. Not posted is interest accrued to the day shown and in no bucket yet; "
		"Received is money taken in that its batch has not posted. F11 shows the split: "
		"Other is costs, attorney fees and the rest.",
	.notes = "PAY 75 C receives 75.00 by card. C card, A ACH, K check, M mail, $ cash, W wire. "
		"An earlier date in As of shows the account as it stood that day.",
	.open = open, .load = load, .back = back, .enter = enter, .action = action,
	.command = command, .option = option, .close = close,
};
