/* SPDX-License-Identifier: MIT */
/* BCH: the receipts of a batch; the windows to count it, to close it, its deposit list. */
#include "bch.h"

#include "arrears/base/mem.h"
#include "arrears/desk/receive.h"
#include "paper.h"

#define RECEIPTS_MAX 2000
#define PAGE 64
#define PAPER_MAX (256 * 1024)

struct bch { int64_t id; struct receipt *rows; size_t count, room; int64_t chosen; };

enum { COL_RECEIPT, COL_ACCOUNT, COL_AMOUNT, COL_METHOD, COL_REFERENCE, COL_TO, COL_STATE, COL_BY,
	COL_PAYER, COL_DATE };
static const struct list_col cols[] = {
	[COL_RECEIPT] = { "Receipt", 6, 7, 6, 7, LIST_RIGHT },
	[COL_ACCOUNT] = { "Account", 15, 8, 15, 8, LIST_LEFT },
	[COL_AMOUNT] = { "Amount", 24, 12, 24, 12, LIST_RIGHT },
	[COL_METHOD] = { "By", 38, 5, 38, 5, LIST_LEFT },
	[COL_REFERENCE] = { "Reference", 44, 11, 44, 20, LIST_LEFT },
	[COL_TO] = { "To", 56, 6, 65, 6, LIST_LEFT },
	[COL_STATE] = { "State", 63, 8, 72, 8, LIST_LEFT },
	[COL_BY] = { "Taken by", 72, 8, 81, 10, LIST_LEFT },
	[COL_DATE] = { "Date", 0, 0, 92, 8, LIST_LEFT },
	[COL_PAYER] = { "Paid by", 0, 0, 101, 30, LIST_LEFT },
};

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid read_all(struct desk *d, struct bch *s, struct err *err)
{
	size_t n = PAGE;
	s->count = 0;
	while (n == PAGE && s->count < RECEIPTS_MAX) {
		if (s->room < s->count + PAGE) {
			s->room = s->count + PAGE;
			s->rows = mem_grow(s->rows, s->room, sizeof *s->rows);
		}
		enum msgid m = money_receipts(d, s->id, s->count ? s->rows[s->count - 1].id : 0,
			s->rows + s->count, PAGE, &n, err);
		if (m != MSG_OK)
			return m;
		s->count += n;
	}
	return MSG_OK;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	const struct panel_args *a = args;
	struct bch *s = pane_state(p);
	struct batch b;
	s->id = a->id;
	if (s->id == 0 && text_to_int(a->text, 1, INT64_MAX, &s->id, NULL) != MSG_OK)
		return err_set(err, MSG_BATCH_WANTED, "", NULL);
	return batch_see(desk_of(ui), s->id, &b, err);
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct bch *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct bch *s = pane_state(p);
	struct batch b;
	char money[MONEY_TEXT_SIZE];
	enum msgid m = batch_see(desk_of(ui), s->id, &b, err);
	if (m == MSG_OK)
		m = read_all(desk_of(ui), s, err);
	if (m != MSG_OK)
		return m;
	money_show(b.total, money);
	pane_setf(p, "BATCH", "%lld   %s, opened by %s", (long long)b.id,
		batch_state_name(b.state), b.opened_name);
	pane_setf(p, "TOTAL", "%lld item%s, %s", (long long)b.items, b.items == 1 ? "" : "s",
		money);
	pane_list_reload(p);
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct bch *s = pane_state(p);
	const struct receipt *r = &s->rows[index];
	char money[MONEY_TEXT_SIZE], day[9], by[20];
	text_upper(r->method, by, sizeof by);
	row->key = r->id;
	row->role = r->state == RECEIPT_VOID ? ROLE_TEXT : ROLE_OUTPUT;
	money_show(r->amount, money);
	date_show(r->effective_on, day);
	list_putf(row, COL_RECEIPT, "%lld", (long long)r->id);
	if (r->account_id)
		list_putf(row, COL_ACCOUNT, "%lld", (long long)r->account_id);
	else
		list_put(row, COL_ACCOUNT, "unknown");
	list_put(row, COL_AMOUNT, money);
	list_put(row, COL_METHOD, by);
	list_put(row, COL_REFERENCE, r->reference);
	list_put(row, COL_TO, r->direct ? "Client" : "Us");
	list_put(row, COL_STATE, receipt_state_name(r->state));
	list_put(row, COL_BY, r->received_name);
	list_put(row, COL_PAYER, r->payer);
	list_put(row, COL_DATE, day);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct bch *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_VOID = 4, OPT_PAPER = 5, OPT_PAYMENTS = 9 };

static void void_it(struct ui *ui, void *arg, const char *text)
{
	const struct bch *s = arg;
	struct err err;
	char number[24];
	if (!text)
		return;
	if (receipt_void(desk_of(ui), s->chosen, text, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	(void)text_putf(number, sizeof number, "%lld", (long long)s->chosen);
	ui_say(ui, MSG_RECEIPT_VOIDED, number, NULL);
}

static enum msgid show_receipt(struct ui *ui, int64_t id, struct err *err)
{
	STR_AUTO text = str_make(PAPER_MAX);
	enum msgid m = receipt_text(desk_of(ui), id, &text, err);
	if (m == MSG_OK)
		paper_show(ui, &(struct paper){ .title = "Receipt", .name = "RECEIPT",
			.text = text.d });
	return m;
}

static const struct receipt *receipt_of(const struct bch *s, int64_t id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].id == id)
			return &s->rows[i];
	return NULL;
}

/* It names what it takes out: rows look alike. */
static void ask_why_void(struct ui *ui, struct bch *s, const struct receipt *r)
{
	char prompt[TEXT_BYTES(80)], money[MONEY_TEXT_SIZE], whose[TEXT_BYTES(40)];
	money_show(r->amount, money);
	if (r->account_id)
		(void)text_putf(whose, sizeof whose, "on %lld", (long long)r->account_id);
	else
		(void)text_putf(whose, sizeof whose, "of %.*s", (int)text_fit(r->payer, 14),
			r->payer);
	(void)text_putf(prompt, sizeof prompt, "Receipt %lld: %s %s. Why is it void?",
		(long long)r->id, money, whose);
	s->chosen = r->id;
	ui_ask_text(ui, &(struct text_spec){ .title = "Void Receipt", .prompt = prompt,
		.called = "A reason", .max = 60 }, void_it, s);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	struct bch *s = pane_state(p);
	const struct receipt *r = receipt_of(s, row->key);
	if (!r)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	switch (number) {
	case OPT_VOID:
		ask_why_void(ui, s, r);
		return MSG_OK;
	case OPT_PAYMENTS:
		return r->account_id ? app_open(ui, "PAY", r->account_id, NULL, err) :
			err_set(err, MSG_NO_ACCOUNT_YET, "", NULL);
	default:
		return show_receipt(ui, row->key, err);
	}
}

static bool can_void(struct pane *p, const struct list_row *row)
{
	(void)p;
	return strcmp(row->cell[COL_STATE], receipt_state_name(RECEIPT_RECEIVED)) == 0;
}

static const struct option options[] = {
	{ OPT_VOID, "Void", "Takes a receipt out before it is posted, with a reason.", PRE_RECEIVE,
	  can_void },
	{ OPT_PAPER, "Display", "The receipt as the consumer sees it; F21 there prints it.",
	  PRE_VIEW, NULL },
	{ OPT_PAYMENTS, "Payments", "The payments and ledger of its account.", PRE_VIEW, NULL },
	{ .label = NULL },
};

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	const struct bch *s = pane_state(p);
	if (id == APP_RECEIVE)
		return app_open(ui, "RCVSUS", 0, NULL, err);
	return id == APP_PAPER ? bch_deposit(ui, s->id, err) : UI_PASS;
}

static const struct field fields[] = {
	{ .name = "BATCH", .row = 3, .col = 21, .len = 50, .use = FIELD_OUT, .label = "Batch",
	  .label_col = 2 },
	{ .name = "TOTAL", .row = 4, .col = 21, .len = 50, .use = FIELD_OUT, .label = "In it",
	  .label_col = 2 },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(Nothing in it)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { APP_RECEIVE, NULL },
	{ APP_PAPER, "Deposit list" }, { ACT_NONE, NULL } };

const struct panel panel_BCH = {
	.id = "BCH", .title = "Receipts of a Batch", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD, .state_size = sizeof(struct bch),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "Every receipt of the batch in the order of its number. One that is void keeps its "
		"number and is in no total.",
	.notes = "F6 takes in money whose account nobody knows: RCVSUS does so from anywhere. It "
		"goes into the batch of today, whichever is shown.",
	.open = open, .load = load, .option = option, .action = action, .close = close_panel,
};

enum msgid bch_deposit(struct ui *ui, int64_t batch_id, struct err *err)
{
	STR_AUTO text = str_make(PAPER_MAX);
	enum msgid m = batch_deposit_text(desk_of(ui), batch_id, &text, err);
	if (m == MSG_OK)
		paper_show(ui, &(struct paper){ .title = "Deposit List", .name = "DEPOSIT",
			.text = text.d });
	return m;
}

/* --- count and close ----------------------------------------------------------------------- */

static enum msgid window_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	int64_t *id = pane_state(p);
	(void)ui;
	(void)err;
	*id = ((const struct panel_args *)args)->id;
	return MSG_OK;
}

static enum msgid window_load(struct ui *ui, struct pane *p, struct err *err)
{
	const int64_t *id = pane_state(p);
	(void)ui;
	(void)err;
	pane_setf(p, "BATCH", "Batch %lld", (long long)*id);
	return MSG_OK;
}

static enum msgid close_load(struct ui *ui, struct pane *p, struct err *err)
{
	pane_set_date(p, "DATE", desk_today(desk_of(ui)));
	return window_load(ui, p, err);
}

static enum msgid count_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const int64_t *id = pane_state(p);
	int64_t items = 0;
	struct money total = MONEY_ZERO;
	char number[24];
	enum msgid m = pane_int(ui, p, "ITEMS", &items, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "TOTAL", &total, err);
	if (m == MSG_OK)
		m = batch_count(desk_of(ui), *id, items, total, err);
	if (m == MSG_OK || m == MSG_BATCH_ITEMS || m == MSG_BATCH_CENTS)
		app_of(ui)->written = true; /* a count that is off is kept, too */
	if (m != MSG_OK)
		return m;
	(void)text_putf(number, sizeof number, "%lld", (long long)*id);
	return app_saved(ui, p, MSG_BATCH_BALANCES, number);
}

static enum msgid close_enter(struct ui *ui, struct pane *p, struct err *err)
{
	const int64_t *id = pane_state(p);
	struct date on = DATE_NONE;
	char number[24];
	enum msgid m = pane_date(ui, p, "DATE", &on, err);
	if (m == MSG_OK)
		m = batch_close(desk_of(ui), *id, on, pane_get(p, "REFERENCE"), err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(number, sizeof number, "%lld", (long long)*id);
	return app_saved(ui, p, MSG_BATCH_CLOSED, number);
}

static const struct field count_fields[] = {
	{ .name = "BATCH", .row = 1, .col = 2, .len = 30, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "ITEMS", .row = 4, .col = 24, .len = 6, .kind = FIELD_NUM, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Items", .label_col = 2,
	  .right = "Counted from the paper", .max_value = 999999,
	  .help = "How many checks, slips and notices lie before you. Do not look at the list." },
	{ .name = "TOTAL", .row = 5, .col = 24, .len = 14, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_NODRAFT, .label = "Dollars", .label_col = 2,
	  .right = "Added up from it", .help = "What they add up to." },
};

static const struct field close_fields[] = {
	{ .name = "BATCH", .row = 1, .col = 2, .len = 30, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "DATE", .row = 4, .col = 24, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_PAST | FIELD_NODRAFT, .label = "Deposited on", .label_col = 2,
	  .right = "Blank: today", .help = "The day the money was taken to the bank." },
	{ .name = "REFERENCE", .row = 5, .col = 24, .len = 20, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Slip number", .label_col = 2,
	  .help = "The number of the deposit slip. May be blank." },
};

#define BATCH_WINDOW(id_, title_, fields_, load_, enter_, help_) { \
	.id = id_, .title = title_, .instruction = "Type choices, press Enter.", \
	.instruction_row = 2, .flags = PANEL_WINDOW | PANEL_NO_DRAFT, .height = 8, .width = 58, \
	.state_size = sizeof(int64_t), .fields = fields_, .field_count = ARRAY_SIZE(fields_), \
	.help = help_, .open = window_open, .load = load_, .enter = enter_ }

static const struct panel panel_BCHCOUNT = BATCH_WINDOW("BCHCOUNT", "Count Batch", count_fields,
	window_load, count_enter,
	"The second person counts what lies on the table and types it without looking at the list. "
	"If it agrees the batch is balanced and can be posted; if not, both are looked through.");
static const struct panel panel_BCHCLOSE = BATCH_WINDOW("BCHCLOSE", "Close Batch", close_fields,
	close_load, close_enter,
	"The deposit is made. A closed batch stays on file: Closed too on WRKBCH lists it.");

void bch_count(struct ui *ui, int64_t batch_id)
{
	app_push(ui, &panel_BCHCOUNT, batch_id, NULL);
}

void bch_close(struct ui *ui, int64_t batch_id)
{
	app_push(ui, &panel_BCHCLOSE, batch_id, NULL);
}
