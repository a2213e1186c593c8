/* SPDX-License-Identifier: MIT */
/* APV: requests over somebody's authority, and deciding them. A collector sees his own. */
#include "app.h"

#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"

#define PAGE 64

struct apv { struct desk *desk; struct approval_row *rows; size_t count;
	int64_t deciding; };            /* request that a window asks about */

enum { COL_NUMBER, COL_DATE, COL_USER, COL_ACCOUNT, COL_KIND, COL_AMOUNT, COL_REASON };
static const struct list_col cols[] = {
	[COL_NUMBER] = { "Req", 6, 4, 6, 6, LIST_RIGHT },
	[COL_DATE] = { "Asked", 12, 8, 14, 8, LIST_LEFT },
	[COL_USER] = { "By", 21, 10, 23, 10, LIST_LEFT },
	[COL_ACCOUNT] = { "Account", 32, 8, 34, 8, LIST_LEFT },
	[COL_KIND] = { "Kind", 42, 10, 44, 10, LIST_LEFT },
	[COL_AMOUNT] = { "Sum", 53, 11, 55, 13, LIST_RIGHT },
	[COL_REASON] = { "Why", 66, 14, 70, 60, LIST_LEFT },
};

enum { OPT_APPROVE = 1, OPT_WITHDRAW = 4, OPT_DISPLAY = 5, OPT_REFUSE = 9, OPT_WORK = 12 };

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct apv *s = pane_state(p);
	int64_t after = 0;
	size_t n = PAGE;
	s->desk = desk_of(ui);
	s->count = 0;
	pane_list_reload(p);
	while (n == PAGE) {
		s->rows = mem_grow(s->rows, s->count + PAGE, sizeof *s->rows);
		enum msgid m = approvals_waiting(s->desk, after, s->rows + s->count, PAGE, &n, err);
		if (m != MSG_OK)
			return m;
		s->count += n;
		after = n ? s->rows[s->count - 1].id : after;
	}
	return MSG_OK;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct apv *s = pane_state(p);
	const struct approval_row *r = &s->rows[index];
	char text[MONEY_TEXT_SIZE], day[9];
	row->key = r->id;
	list_putf(row, COL_NUMBER, "%lld", (long long)r->id);
	app_date_text(s->desk, r->asked_at, day);
	list_put(row, COL_DATE, day);
	list_put(row, COL_USER, r->asker);
	list_putf(row, COL_ACCOUNT, "%lld", (long long)r->account_id);
	list_put(row, COL_KIND, approval_kind_name(r->kind));
	money_show(r->amount, text);
	list_put(row, COL_AMOUNT, text);
	list_put(row, COL_REASON, r->reason);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct apv *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

static const struct approval_row *row_of(const struct apv *s, int64_t id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].id == id)
			return &s->rows[i];
	return NULL;
}

/* --- deciding ------------------------------------------------------------------------------ */

static void decided(struct ui *ui, struct pane *p, bool yes, const char *words)
{
	const struct apv *s = pane_state(p);
	struct err err;
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)s->deciding);
	enum msgid m = approval_decide(desk_of(ui), s->deciding, yes, words, &err);
	if (m == MSG_OK) {
		app_of(ui)->written = true;
		ui_say(ui, yes ? MSG_APPROVED : MSG_REFUSED, number, NULL);
		m = load(ui, p, &err);
	}
	if (m != MSG_OK)
		ui_msg(ui, &err);
}

static void confirmed(struct ui *ui, void *arg, bool yes)
{
	if (yes)
		decided(ui, arg, true, "");
}

static void refused(struct ui *ui, void *arg, const char *words)
{
	if (words)
		decided(ui, arg, false, words);
}

static void ask_approve(struct ui *ui, struct pane *p, const struct approval_row *r)
{
	char sum[MONEY_TEXT_SIZE], line[3][80], what[APPROVAL_DETAIL];
	const char *lines[3] = { line[0], line[1], line[2] };
	approval_words(r, what);
	money_show(r->amount, sum);
	(void)text_putf(line[0], sizeof line[0], "Account %lld: %s of %s",
		(long long)r->account_id, approval_kind_name(r->kind), sum);
	(void)text_putf(line[1], sizeof line[1], "%.70s", what);
	(void)text_putf(line[2], sizeof line[2], "%s asks: %s", r->asker, r->reason);
	ui_confirm(ui, &(struct confirm_spec){ .title = "Confirm Approval",
		.first = "Approving does it at once.", .lines = lines, .line_count = 3,
		.must_type_y = true }, confirmed, p);
}

static void display(struct ui *ui, const struct apv *s, const struct approval_row *r)
{
	STR_AUTO text = str_make(2000);
	char sum[MONEY_TEXT_SIZE], day[9], clock[6], what[APPROVAL_DETAIL];
	money_show(r->amount, sum);
	approval_words(r, what);
	app_date_text(s->desk, r->asked_at, day);
	desk_clock_text(s->desk, r->asked_at, clock);
	str_addf(&text, "Request %lld: %s of %s on account %lld.\n", (long long)r->id,
		approval_kind_name(r->kind), sum, (long long)r->account_id);
	str_addf(&text, "Asked by %s on %s at %s.\n\n", r->asker, day, clock);
	str_addf(&text, "What: %s\nWhy: %s\n", what[0] ? what : "-", r->reason);
	ui_show_text(ui, "Request", text.d);
}

static enum msgid withdraw(struct ui *ui, struct pane *p, int64_t id, struct err *err)
{
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)id);
	enum msgid m = approval_withdraw(desk_of(ui), id, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	ui_say(ui, MSG_WITHDRAWN, number, NULL);
	return load(ui, p, err);
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	struct apv *s = pane_state(p);
	const struct approval_row *r = row_of(s, row->key);
	if (!r)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	s->deciding = r->id;
	switch (number) {
	case OPT_APPROVE:
		ask_approve(ui, p, r);
		return MSG_OK;
	case OPT_WITHDRAW:
		return withdraw(ui, p, r->id, err);
	case OPT_DISPLAY:
		display(ui, s, r);
		return MSG_OK;
	case OPT_REFUSE:
		ui_ask_text(ui, &(struct text_spec){ .title = "Refuse Request",
			.prompt = "Why", .max = 60 }, refused, p);
		return MSG_OK;
	default:
		return app_open(ui, "ACC", r->account_id, NULL, err);
	}
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct apv *s = pane_state(p);
	(void)ui;
	free(s->rows);
}

static const struct option options[] = {
	{ OPT_APPROVE, "Approve", "Does what is asked for, after a confirmation.", PRE_APPROVE,
	  NULL },
	{ OPT_WITHDRAW, "Withdraw", "Takes your own request back.", PRE_WORK, NULL },
	{ OPT_DISPLAY, "Display", "What is asked for, by whom and why.", PRE_VIEW, NULL },
	{ OPT_REFUSE, "Refuse", "Says no, with a reason that is noted on the account.",
	  PRE_APPROVE, NULL },
	{ OPT_WORK, "Work with", "Opens the account.", PRE_VIEW, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(Nothing waits for an approval)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_NONE, NULL } };

const struct panel panel_APV = {
	.id = "APV", .title = "Work with Approvals", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD, .state_size = sizeof(struct apv),
	.list = &list, .options = options, .actions = actions,
	.help = "What somebody may not do alone: settlements and plans below the limits, "
		"adjustments, write-offs, legal action. Who asked never decides. Approving does "
		"it at once; a plan is then made by the collector. A collector sees his own "
		"requests.",
	.load = load, .option = option, .close = close_panel,
};
