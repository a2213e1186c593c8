/* SPDX-License-Identifier: MIT */
/* WRKPDC: the register of checks, ACH debits and card payments dated ahead, with what each needs:
 * all that is open, the run list of a day, or the items of one account. */
#include <ctype.h>

#include "arrears/base/mem.h"
#include "arrears/domain/promise.h"
#include "pdc.h"

#define ROWS_MAX 2000
#define ACCOUNT_DIGITS 7

struct wrkpdc { struct desk *desk; int64_t account_id; struct item_line *rows; size_t count;
	char subset[32]; bool stale; };

enum { COL_DATE, COL_ACCOUNT, COL_KIND, COL_AMOUNT, COL_LAST4, COL_NOTICE, COL_TODO, COL_NAME,
	COL_NUMBER, COL_ITEM };
static const struct list_col cols[] = {
	[COL_DATE] = { "Dated", 6, 8, 6, 8, LIST_LEFT },
	[COL_ACCOUNT] = { "Account", 15, 8, 15, 8, LIST_LEFT },
	[COL_KIND] = { "Kind", 24, 5, 24, 5, LIST_LEFT },
	[COL_AMOUNT] = { "Amount", 30, 11, 30, 11, LIST_RIGHT },
	[COL_LAST4] = { "Last", 42, 4, 42, 4, LIST_LEFT },
	[COL_NOTICE] = { "Notice", 47, 11, 47, 11, LIST_LEFT },
	[COL_TODO] = { "To do", 59, 21, 59, 32, LIST_LEFT },
	[COL_NAME] = { "Name", 0, 0, 92, 22, LIST_LEFT },
	[COL_NUMBER] = { "Number", 0, 0, 115, 10, LIST_LEFT },
	[COL_ITEM] = { "Item", 0, 0, 126, 5, LIST_RIGHT },
};

/* --- words --------------------------------------------------------------------------------- */

static void short_date(struct date d, char out[9])
{
	date_show(d, out);
	out[out[0] ? 5 : 0] = '\0';
}

/* "12/11-12/22", "given 12/14", "not needed"; with the years where there is room. */
static void pdc_notice_text(const struct item_line *l, bool years, char *out, size_t size)
{
	void (*show)(struct date, char[9]) = years ? date_show : short_date;
	char first[9], last[9];
	if (!date_is_none(l->row.notice_on)) {
		show(l->row.notice_on, first);
		(void)text_putf(out, size, "given %s", first);
		return;
	}
	show(l->window.first, first);
	show(l->window.last, last);
	if (l->window.needed)
		(void)text_putf(out, size, "%s%s%s", first, years ? " to " : "-", last);
	else
		(void)text_put(out, size, "not needed");
}

/* What is to be done, or what became of it. */
static void pdc_todo_text(const struct item_line *l, char *out, size_t size)
{
	static const char *const words[DUE_COUNT] = {
		[DUE_NOTHING] = "", [DUE_WAIT] = "Wait until", [DUE_NOTICE] = "Notice by",
		[DUE_NOTICE_LATE] = "Too late: new date", [DUE_DEPOSIT] = "Deposit today",
		[DUE_HELD] = "On hold", [DUE_ACH] = "",
	};
	static const char *const ach[] = {
		[ACH_READY] = "", [ACH_REVOKED] = "Revoked", [ACH_AUTHORIZATION] = "Authorization",
		[ACH_COPY] = "Give copy", [ACH_NOTICE] = "Notice: sum varies",
		[ACH_NOTICE_LATE] = "Sum varies: too late",
	};
	const char *state = item_state_name(l->row.state);
	char by[9];
	date_show(l->due.by, by);
	if (l->row.state > ITEM_HELD)
		(void)text_putf(out, size, "%c%s%s", toupper((unsigned char)state[0]), state + 1,
			date_is_none(l->row.revoked_on) ? "" : ", revoked");
	else if (l->due.todo == DUE_HELD && !by[0] && l->row.held_why[0])
		(void)text_putf(out, size, "%s: %s", words[DUE_HELD], l->row.held_why);
	else if (l->due.todo == DUE_ACH)
		(void)text_put(out, size, ach[l->due.ach]);
	else if (l->due.todo == DUE_NOTICE_LATE || l->due.todo == DUE_DEPOSIT)
		(void)text_put(out, size, words[l->due.todo]);
	else
		(void)text_putf(out, size, "%s%s%s", words[l->due.todo], by[0] ? " " : "", by);
}

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid read_rows(struct ui *ui, struct wrkpdc *s, struct err *err)
{
	struct date day = DATE_NONE;
	enum msgid m = MSG_OK;
	s->desk = desk_of(ui);
	if (!s->rows)
		s->rows = mem_alloc(ROWS_MAX, sizeof *s->rows);
	if (s->subset[0])
		m = date_parse_typed(s->subset, desk_today(s->desk), &day, err);
	if (m != MSG_OK)
		return m;
	if (s->account_id && date_is_none(day))
		return instruments_of(s->desk, s->account_id, s->rows, ROWS_MAX, &s->count, err);
	return instruments_run(s->desk, day, s->rows, ROWS_MAX, &s->count, err);
}

static void show_head(struct pane *p, const struct wrkpdc *s)
{
	if (s->subset[0])
		pane_setf(p, "WHICH", "Run list: what is due or held on %s", s->subset);
	else if (s->account_id)
		pane_setf(p, "WHICH", "Every item of account %lld", (long long)s->account_id);
	else
		pane_set(p, "WHICH", "Every item that is open. F17 gives the run list of a day.");
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkpdc *s = pane_state(p);
	pane_list_reload(p);
	s->stale = false;
	enum msgid m = read_rows(ui, s, err);
	show_head(p, s);
	return m;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkpdc *s = pane_state(p);
	const struct item_line *l = &s->rows[index];
	char text[MONEY_TEXT_SIZE], day[9], words[LIST_CELL];
	row->key = l->row.id;
	date_show(l->row.deposit_on, day);
	list_put(row, COL_DATE, day);
	list_putf(row, COL_ACCOUNT, "%lld", (long long)l->row.account_id);
	list_put(row, COL_KIND, method_word(instrument_name(l->row.kind)));
	money_show(l->row.amount, text);
	list_put(row, COL_AMOUNT, text);
	list_put(row, COL_LAST4, l->row.last4);
	pdc_notice_text(l, false, words, sizeof words);
	list_put(row, COL_NOTICE, words);
	pdc_todo_text(l, words, sizeof words);
	list_put(row, COL_TODO, words);
	if (l->due.todo == DUE_DEPOSIT || l->due.todo == DUE_NOTICE)
		row->cell_role[COL_TODO] = ROLE_EMPHASIS;
	if (l->due.todo == DUE_NOTICE_LATE)
		row->cell_role[COL_TODO] = ROLE_FLAG;
	list_put(row, COL_NAME, l->row.name);
	list_put(row, COL_NUMBER, l->row.number);
	list_putf(row, COL_ITEM, "%lld", (long long)l->row.id);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	struct wrkpdc *s = pane_state(p);
	struct err err;
	if (s->stale || strcmp(s->subset, seek->subset) != 0) {
		(void)text_put(s->subset, sizeof s->subset, seek->subset);
		s->stale = false;
		s->count = 0;
		if (read_rows(ui, s, &err) != MSG_OK)
			ui_msg(ui, &err);
		show_head(p, s);
	}
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static const struct item_line *row_of(const struct wrkpdc *s, int64_t id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].row.id == id)
			return &s->rows[i];
	return NULL;
}

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_MOVE = 2, OPT_HOLD = 3, OPT_CANCEL = 4, OPT_DISPLAY = 5, OPT_RELEASE = 6,
	OPT_DEPOSIT = 8, OPT_RETURN = 9, OPT_AUTHORIZE = 10, OPT_COPY = 11, OPT_WORK = 12,
	OPT_REVOKE = 13, OPT_NOTICE = 14 };

static bool is_open(struct pane *p, const struct list_row *row)
{
	const struct item_line *l = row_of(pane_state(p), row->key);
	return l && l->row.state <= ITEM_HELD;
}

static bool is_deposited(struct pane *p, const struct list_row *row)
{
	const struct item_line *l = row_of(pane_state(p), row->key);
	return l && l->row.state == ITEM_DEPOSITED;
}

static bool is_held(struct pane *p, const struct list_row *row)
{
	const struct item_line *l = row_of(pane_state(p), row->key);
	return l && l->row.state == ITEM_HELD;
}

static bool is_moved(struct pane *p, const struct list_row *row)
{
	const struct item_line *l = row_of(pane_state(p), row->key);
	return l && (l->row.state <= ITEM_HELD || l->row.state == ITEM_RETURNED);
}

static void add_history(struct desk *d, int64_t id, struct str *text)
{
	struct instrument_event list[64];
	size_t n = 0;
	char day[9];
	if (instrument_history(d, id, list, ARRAY_SIZE(list), &n, NULL) != MSG_OK)
		return;
	for (size_t i = 0; i < n; i++) {
		date_show(list[i].on, day);
		str_addf(text, "%s  %-10s  %s%s%s\n", day, list[i].event, list[i].user,
			list[i].detail[0] ? "  " : "", list[i].detail);
	}
}

static void display(struct ui *ui, const struct item_line *l)
{
	STR_AUTO text = str_make(4000);
	const struct instrument_row *r = &l->row;
	char sum[MONEY_TEXT_SIZE], day[9], taken[9], revoked[9], copied[9], notice[24],
		todo[LIST_CELL];
	money_show(r->amount, sum);
	date_show(r->deposit_on, day);
	date_show(r->taken_on, taken);
	date_show(r->revoked_on, revoked);
	date_show(r->copy_on, copied);
	pdc_notice_text(l, true, notice, sizeof notice);
	pdc_todo_text(l, todo, sizeof todo);
	str_addf(&text, "Item %lld: %s of %s, account %lld, %s.\n", (long long)r->id,
		method_word(instrument_name(r->kind)), sum, (long long)r->account_id, r->name);
	str_addf(&text, "Dated %s, taken %s by %s%s%s%s%s.\n", day, taken, r->user,
		r->number[0] ? ", number " : "", r->number, r->last4[0] ? ", ending " : "",
		r->last4);
	str_addf(&text, "Notice of intent to deposit: %s.\n", notice);
	if (r->kind == INSTRUMENT_ACH)
		str_addf(&text, "Authorization: %s; copy %s%s.\n",
			r->authorized[0] ? r->authorized : "none yet",
			copied[0] ? "given " : "not given", copied);
	if (revoked[0])
		str_addf(&text, "Revoked by the consumer on %s: not presented any more.\n",
			revoked);
	if (r->series_id)
		str_addf(&text, "Of the series that item %lld begins.\n",
			(long long)r->series_id);
	str_addf(&text, "Now: %s. Presented %d time%s.\n\n", todo[0] ? todo : "nothing to do",
		r->tries, r->tries == 1 ? "" : "s");
	add_history(desk_of(ui), r->id, &text);
	ui_show_text(ui, "Item of the Register", text.d);
}

/* A promise that was to be paid by it keeps its date. */
static bool said_outrun(struct ui *ui, const struct instrument_row *row, struct date was,
	const char *id)
{
	struct date due = DATE_NONE;
	char day[9];
	if (instrument_outrun(desk_of(ui), row, was, &due, NULL) != MSG_OK || date_is_none(due))
		return false;
	date_show(due, day);
	ui_say(ui, MSG_ITEM_MOVED, id, day, NULL);
	return true;
}

void pdc_said(struct ui *ui, const struct instrument_row *row, enum item_deed deed,
	struct date was)
{
	static const char *const words[DEED_COUNT] = {
		[DEED_NOTICE] = "notice given", [DEED_HOLD] = "on hold",
		[DEED_RELEASE] = "released", [DEED_RETURN] = "returned",
		[DEED_CANCEL] = "cancelled",
		[DEED_AUTHORIZE] = "authorized", [DEED_COPY] = "copy given",
		[DEED_MOVE] = "new date",
	};
	static const char *const revoked[INSTRUMENT_COUNT] = {
		[INSTRUMENT_CHECK] = "revoked, not deposited any more",
		[INSTRUMENT_ACH] = "revoked, no further debits",
		[INSTRUMENT_CARD] = "revoked, no further charges",
	};
	char id[24], receipt[24], account[24];
	(void)text_putf(id, sizeof id, "%lld", (long long)row->id);
	(void)text_putf(receipt, sizeof receipt, "%lld", (long long)row->receipt_id);
	(void)text_putf(account, sizeof account, "%lld", (long long)row->account_id);
	app_of(ui)->written = true;
	if (deed == DEED_DEPOSIT)
		ui_say(ui, MSG_DEPOSIT_DONE, id, receipt, account, NULL);
	else if (deed != DEED_MOVE || !said_outrun(ui, row, was, id))
		ui_say(ui, MSG_ITEM_DONE, id, deed == DEED_REVOKE ? revoked[row->kind] :
			words[deed], NULL);
}

/* What needs no words is done at once. */
static enum msgid at_once(struct ui *ui, struct pane *p, int64_t id, enum item_deed deed,
	struct err *err)
{
	struct instrument_row row;
	struct item_act act = { .id = id, .deed = deed, .until = DATE_NONE };
	enum msgid m = instrument_do(desk_of(ui), &act, &row, err);
	if (m != MSG_OK)
		return m;
	pdc_said(ui, &row, deed, row.deposit_on);
	return load(ui, p, err);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	static const enum item_deed deeds[] = { [OPT_MOVE] = DEED_MOVE, [OPT_HOLD] = DEED_HOLD,
		[OPT_CANCEL] = DEED_CANCEL, [OPT_RELEASE] = DEED_RELEASE,
		[OPT_DEPOSIT] = DEED_DEPOSIT, [OPT_RETURN] = DEED_RETURN,
		[OPT_AUTHORIZE] = DEED_AUTHORIZE, [OPT_COPY] = DEED_COPY,
		[OPT_REVOKE] = DEED_REVOKE, [OPT_NOTICE] = DEED_NOTICE };
	const struct item_line *l = row_of(pane_state(p), row->key);
	if (!l)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	struct pdc_act act = { .line = *l, .deed = deeds[number] };
	switch (number) {
	case OPT_DISPLAY:
		display(ui, l);
		return MSG_OK;
	case OPT_WORK:
		return app_open(ui, "ACC", l->row.account_id, NULL, err);
	case OPT_RELEASE:
	case OPT_DEPOSIT:
	case OPT_COPY:
	case OPT_NOTICE:
		return at_once(ui, p, l->row.id, act.deed, err);
	default:
		ui_push(ui, &panel_PDCACT, &act, sizeof act);
		return MSG_OK;
	}
}

/* --- the panel ----------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct wrkpdc *s = pane_state(p);
	const struct panel_args *a = args;
	(void)ui;
	s->account_id = a->id;
	if (a->id == 0 && strspn(a->text, "0123456789") >= ACCOUNT_DIGITS)
		return text_to_int(a->text, 1, INT64_MAX, &s->account_id, err);
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct wrkpdc *s = pane_state(p);
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	app_push(ui, &panel_PDCADD, s->account_id ? s->account_id : app_of(ui)->subject, NULL);
	return MSG_OK;
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct wrkpdc *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static const struct field fields[] = {
	{ .name = "WHICH", .row = 3, .col = 2, .len = 76, .use = FIELD_OUT },
};

static const struct option options[] = {
	{ OPT_MOVE, "New date", "A later date, agreed with the consumer, on a new notice; presents "
	  "again what came back for lack of funds.", PRE_WORK, is_moved },
	{ OPT_HOLD, "Hold", "Not deposited until released, or until a day.", PRE_WORK, is_open },
	{ OPT_CANCEL, "Cancel", "Never deposited.", PRE_WORK, is_open },
	{ OPT_DISPLAY, "Display", "Everything about it, with its history.", PRE_VIEW, NULL },
	{ OPT_RELEASE, "Release", "Ends the hold, once nothing bars the account any more; after "
	  "a stop at the bank a lead does it.",
	  PRE_WORK, is_held },
	{ OPT_DEPOSIT, "Deposit", "It goes to the bank today: a receipt is made.", PRE_RECEIVE,
	  is_open },
	{ OPT_RETURN, "Return", "It came back, with the bank's code. What was deposited "
	  "is listed by WRKPDC and the account's number.", PRE_RECEIVE, is_deposited },
	{ OPT_AUTHORIZE, "Authorize", "The consumer's authorization is here.", PRE_WORK, is_open },
	{ OPT_COPY, "Copy given", "The consumer has a copy of the authorization. The first "
	  "day stays; once more is kept in its history.", PRE_WORK,
	  is_open },
	{ OPT_WORK, "Work with", "Opens the account.", PRE_VIEW, NULL },
	{ OPT_REVOKE, "Revoke", "The consumer stops the series, and what else is drawn on the "
	  "same: none goes to the bank any more, nor again what came back. It asks first.",
	  PRE_WORK, NULL },
	{ OPT_NOTICE, "Notice", "Written notice of intent to deposit was given today.", PRE_WORK,
	  is_open },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No items: F6 takes a check, an ACH debit or a card date)",
	.subset_prompt = "Run list of", .subset_date = true,
	.subset_help = "A day: TODAY, FRI, 15, 11/30. The list then holds what is to be noticed, "
		"what it is too late for, what is deposited, and what is held on that day. Blank "
		"shows all again.",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_ADD, "Take item" },
	{ ACT_SUBSET, "Run list" }, { ACT_NONE, NULL } };

const struct panel panel_WRKPDC = {
	.id = "WRKPDC", .title = "Work with Dated Items",
	.instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD, .state_size = sizeof(struct wrkpdc),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "Checks, ACH debits and card payments dated ahead. One dated more than five days "
		"ahead is deposited only after written notice, given ten to three business days "
		"before; none is deposited before its date. Repeated ACH debits need a signed "
		"authorization and a copy of it given. A hold or a dispute of the account holds "
		"its items, until a person releases them. Nothing is charged from here.",
	.notes = "Each morning: F17 TODAY, 14 beside what needs notice, 8 beside what is "
		"deposited. WRKPDC 10000001 shows every item of one account: also what was "
		"deposited, to return it (9).",
	.open = open, .load = load, .action = action, .option = option, .close = close_panel,
};
