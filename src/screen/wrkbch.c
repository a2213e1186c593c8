/* SPDX-License-Identifier: MIT */
/* WRKBCH: batches of receipts from open to closed, what each needs next and who may do it. */
#include "bch.h"

#include "arrears/base/mem.h"

#define BATCHES_MAX 500

struct wrkbch { struct batch *rows; struct batch_next *steps; size_t count; int64_t chosen;
	bool may_post; };

enum { COL_BATCH, COL_OPENED, COL_BY, COL_STATE, COL_ITEMS, COL_DOLLARS, COL_NEXT, COL_COUNTED,
	COL_COUNTED_DOLLARS, COL_DIFFERENCE, COL_POSTED, COL_DEPOSIT };
static const struct list_col cols[] = {
	[COL_BATCH] = { "Batch", 6, 6, 6, 6, LIST_RIGHT },
	[COL_OPENED] = { "Opened", 14, 8, 14, 8, LIST_LEFT },
	[COL_BY] = { "By", 23, 8, 23, 10, LIST_LEFT, .views = 1 },
	[COL_STATE] = { "State", 32, 8, 34, 8, LIST_LEFT },
	[COL_ITEMS] = { "Items", 41, 5, 43, 5, LIST_RIGHT },
	[COL_DOLLARS] = { "Dollars", 47, 12, 49, 12, LIST_RIGHT },
	[COL_NEXT] = { "Next", 61, 19, 62, 19, LIST_LEFT, .role = ROLE_EMPHASIS, .views = 1 },
	[COL_COUNTED] = { "Items", 61, 5, 82, 5, LIST_RIGHT, .views = 2 },
	[COL_COUNTED_DOLLARS] = { "Counted", 67, 12, 88, 12, LIST_RIGHT, .views = 2 },
	[COL_DIFFERENCE] = { "Off by", 23, 8, 101, 12, LIST_RIGHT, .role = ROLE_DUE,
		.views = 2 },
	[COL_POSTED] = { "Posted by", 0, 0, 114, 9, LIST_LEFT },
	[COL_DEPOSIT] = { "Deposit", 0, 0, 124, 8, LIST_LEFT },
};

static const char *const state_words[] = {
	[BATCH_OPEN] = "Open", [BATCH_BALANCED] = "Balanced", [BATCH_POSTED] = "Posted",
	[BATCH_CLOSED] = "Closed",
};

/* For who may do it, for who received some of it, and for those who may do nothing with it. */
enum audience { MINE, ANOTHERS, A_LEADS, AUDIENCES };
static const char *const step_words[][AUDIENCES] = {
	[STEP_FILL] = { "Nothing in it yet", "Nothing in it yet", "Nothing in it yet" },
	[STEP_COUNT] = { "2=Count the paper", "Another counts it", "A lead counts it" },
	[STEP_RECOUNT] = { "2=Count it again", "Another recounts it", "A lead counts again" },
	[STEP_POST] = { "8=Post it", "Another posts it", "A lead posts it" },
	[STEP_CLOSE] = { "9=Close, deposit", "Another closes it", "A lead closes it" },
	[STEP_NONE] = { "", "", "" },
};

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid read_steps(struct ui *ui, struct wrkbch *s, struct err *err)
{
	for (size_t i = 0; i < s->count; i++) {
		enum msgid m = money_batch_step(desk_of(ui), &s->rows[i], &s->steps[i], err);
		if (m != MSG_OK)
			return m;
	}
	return MSG_OK;
}

static void show_total(struct pane *p, const struct wrkbch *s)
{
	struct money due = MONEY_ZERO;
	int waiting = 0;
	char text[MONEY_TEXT_SIZE];
	for (size_t i = 0; i < s->count; i++) {
		if (s->rows[i].state > BATCH_BALANCED)
			continue;
		waiting += (int)s->rows[i].items;
		due.cents += s->rows[i].total.cents;
	}
	money_show(due, text);
	pane_setf(p, "WAITING", "%d receipt%s, %s", waiting, waiting == 1 ? "" : "s", text);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkbch *s = pane_state(p);
	struct batch_filter f = { .before = 0, .closed = pane_is_yes(p, "CLOSED") };
	if (!s->rows) {
		s->rows = mem_alloc(BATCHES_MAX, sizeof *s->rows);
		s->steps = mem_alloc(BATCHES_MAX, sizeof *s->steps);
	}
	s->may_post = app_prereq(app_of(ui), PRE_POST, NULL) == MSG_OK;
	enum msgid m = money_batches(desk_of(ui), &f, s->rows, BATCHES_MAX, &s->count, err);
	if (m == MSG_OK)
		m = read_steps(ui, s, err);
	if (m != MSG_OK)
		return m;
	show_total(p, s);
	pane_list_reload(p);
	return MSG_OK;
}

static void put_count(struct list_row *row, const struct batch *b)
{
	char money[MONEY_TEXT_SIZE];
	if (b->counted_by == 0)
		return;
	money_show(b->counted, money);
	list_putf(row, COL_COUNTED, "%lld", (long long)b->counted_items);
	list_put(row, COL_COUNTED_DOLLARS, money);
	money_show_blank_zero((struct money){ b->counted.cents - b->total.cents }, money);
	list_put(row, COL_DIFFERENCE, money);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct wrkbch *s = pane_state(p);
	const struct batch *b = &s->rows[index];
	char money[MONEY_TEXT_SIZE], day[9];
	row->key = b->id;
	money_show(b->total, money);
	date_show(b->deposit_on, day);
	list_putf(row, COL_BATCH, "%lld", (long long)b->id);
	list_put(row, COL_BY, b->from_file ? "File" : b->opened_name);
	list_put(row, COL_STATE, state_words[b->state]);
	list_putf(row, COL_ITEMS, "%lld", (long long)b->items);
	list_put(row, COL_DOLLARS, money);
	const struct batch_next *next = &s->steps[index];
	list_put(row, COL_NEXT, step_words[next->step][!s->may_post ? A_LEADS : next->another ?
		ANOTHERS : MINE]);
	list_put(row, COL_POSTED, b->posted_name);
	list_put(row, COL_DEPOSIT, day);
	put_count(row, b);
}

static const struct batch *batch_of(const struct wrkbch *s, int64_t id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].id == id)
			return &s->rows[i];
	return NULL;
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct wrkbch *s = pane_state(p);
	size_t n = list_fetch_array(p, seek, s->count, fill, rows, more);
	for (size_t i = 0; i < n; i++)
		app_date_text(desk_of(ui), s->rows[rows[i].anchor.a].opened_at,
			rows[i].cell[COL_OPENED]);
	return n;
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct wrkbch *s = pane_state(p);
	(void)ui;
	free(s->rows);
	free(s->steps);
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	enum msgid m = load(ui, p, err);
	if (m == MSG_OK)
		pane_clean(p);
	return m;
}

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_COUNT = 2, OPT_REOPEN = 3, OPT_RECEIPTS = 5, OPT_DEPOSIT = 6, OPT_POST = 8,
	OPT_CLOSE = 9 };

static void post(struct ui *ui, void *arg, bool yes)
{
	const struct wrkbch *s = arg;
	struct batch_result r;
	struct err err;
	char number[24], entries[32], posted[MONEY_TEXT_SIZE], held[MONEY_TEXT_SIZE];
	if (!yes)
		return;
	ui_busy(ui);
	if (batch_post(desk_of(ui), s->chosen, &r, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	(void)text_putf(number, sizeof number, "%lld", (long long)s->chosen);
	(void)text_putf(entries, sizeof entries, "%lld %s", (long long)r.entries,
		r.entries == 1 ? "entry" : "entries");
	money_show(r.posted, posted);
	money_show(r.suspense, held);
	ui_say(ui, r.suspense.cents ? MSG_BATCH_POSTED_HELD : MSG_BATCH_POSTED, number, entries,
		posted, held, NULL);
}

static void ask_post(struct ui *ui, struct wrkbch *s, const struct batch *b)
{
	char what[96], money[MONEY_TEXT_SIZE];
	const char *lines[] = { what, "",
		"Each receipt is posted to the ledger, all of them or none.",
		"Money for no debt, or for a disputed one, is held on WRKSUS." };
	struct confirm_spec spec = { .title = "Confirm Posting of Batch",
		.first = "Press Enter to confirm your choice of 8=Post.",
		.heading = "Batch   Items        Dollars", .lines = lines,
		.line_count = ARRAY_SIZE(lines), .must_type_y = true };
	money_show(b->total, money);
	(void)text_putf(what, sizeof what, "%5lld   %5lld   %12s", (long long)b->id,
		(long long)b->items, money);
	s->chosen = b->id;
	ui_confirm(ui, &spec, post, s);
}

static enum msgid reopen(struct ui *ui, int64_t id, struct err *err)
{
	char number[24];
	enum msgid m = batch_reopen(desk_of(ui), id, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	ui_say(ui, MSG_BATCH_REOPENED, number, NULL);
	return MSG_OK;
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	struct wrkbch *s = pane_state(p);
	const struct batch *b = batch_of(s, row->key);
	enum msgid m = MSG_OK;
	if (!b)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	bool acts = number == OPT_COUNT || number == OPT_POST || number == OPT_CLOSE;
	if (acts && s->steps[b - s->rows].another)
		return err_set(err, MSG_BATCH_SAME_PERSON, "", NULL);
	switch (number) {
	case OPT_COUNT:
		bch_count(ui, b->id);
		return MSG_OK;
	case OPT_REOPEN:
		m = reopen(ui, b->id, err);
		return m == MSG_OK ? load(ui, p, err) : m;
	case OPT_DEPOSIT:
		return bch_deposit(ui, b->id, err);
	case OPT_POST:
		ask_post(ui, s, b);
		return MSG_OK;
	case OPT_CLOSE:
		bch_close(ui, b->id);
		return MSG_OK;
	default:
		app_push(ui, &panel_BCH, b->id, NULL);
		return MSG_OK;
	}
}

static bool in_state(const struct list_row *row, enum batch_state state)
{
	return strcmp(row->cell[COL_STATE], state_words[state]) == 0;
}

static bool is_open(struct pane *p, const struct list_row *row)
{
	(void)p;
	return in_state(row, BATCH_OPEN);
}

static bool is_balanced(struct pane *p, const struct list_row *row)
{
	(void)p;
	return in_state(row, BATCH_BALANCED);
}

static bool is_posted(struct pane *p, const struct list_row *row)
{
	(void)p;
	return in_state(row, BATCH_POSTED);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	int64_t batch = 0;
	char number[24];
	if (id != APP_ADD)
		return UI_PASS;
	enum msgid m = batch_new(desk_of(ui), &batch, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	(void)text_putf(number, sizeof number, "%lld", (long long)batch);
	ui_say(ui, MSG_BATCH_OPENED, number, NULL);
	return load(ui, p, err);
}

static const struct field fields[] = {
	{ .name = "WAITING", .row = 3, .col = 21, .len = 34, .use = FIELD_OUT,
	  .label = "Not posted", .label_col = 2 },
	{ .name = "CLOSED", .row = 3, .col = 72, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .text = "N", .label = "Closed too", .label_col = 56,
	  .right = "Y, N", .help = "Y lists the closed batches as well." },
};

static const struct option options[] = {
	{ OPT_COUNT, "Count", "Items and dollars as counted from the paper. If they agree the "
		"batch "
		"is balanced.", PRE_POST, is_open },
	{ OPT_REOPEN, "Reopen", "A balanced batch takes receipts again; it is counted anew.",
	  PRE_POST, is_balanced },
	{ OPT_RECEIPTS, "Receipts", "The receipts in it.", PRE_VIEW, NULL },
	{ OPT_DEPOSIT, "Deposit list", "What goes to the bank, by kind of tender.", PRE_VIEW,
	  NULL },
	{ OPT_POST, "Post", "Posts every receipt to the ledger, all or none.", PRE_POST,
	  is_balanced },
	{ OPT_CLOSE, "Close", "The deposit is made: its date and slip number end the batch.",
	  PRE_POST, is_posted },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .views = 2, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.fetch = fetch, .empty = "(No batch: receiving a payment opens one)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL },
	{ APP_ADD, "Open batch" }, { ACT_VIEW, "Count" }, { ACT_NONE, NULL } };

const struct panel panel_WRKBCH = {
	.id = "WRKBCH", .title = "Work with Batches", .instruction = "Type options, press Enter.",
	.instruction_row = 5, .flags = PANEL_COMMAND | PANEL_RELOAD | PANEL_NO_WARN,
	.state_size = sizeof(struct wrkbch), .fields = fields, .field_count = ARRAY_SIZE(fields),
	.list = &list, .options = options, .actions = actions, .first = "LIST",
	.help = "Receipts in batches. A batch is counted from the paper, balances if the count "
		"agrees, is posted, and closed when the deposit is made: all by another person "
		"than took any of it in. Next says what is to be done now and, if it is not for "
		"you, that "
		"another must. F11 shows the count and by how much it is off.",
	.load = load, .enter = enter, .option = option, .action = action, .close = close_panel,
};
