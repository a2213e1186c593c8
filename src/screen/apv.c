/* SPDX-License-Identifier: MIT */
/* APV: requests over somebody's authority, deciding them, and what became of them. A collector sees
 * his own. */
#include "app.h"

#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"

#define PAGE 64
#define DECIDED_MAX 200
#define DECIDED_DAYS 30
#define LINES_MAX 16

struct apv {
	struct desk *desk;
	struct approval_row *rows;      /* what waits, then what was decided */
	size_t count;
	struct approval_row *news;      /* decided since he last looked, while the panel is open */
	size_t news_count;
	int64_t deciding;               /* request that a window asks about */
};

enum { COL_NUMBER, COL_DATE, COL_USER, COL_ACCOUNT, COL_KIND, COL_AMOUNT, COL_STATE, COL_DECIDED,
	COL_LEAD, COL_WORDS, COL_REASON };
static const struct list_col cols[] = {
	[COL_NUMBER] = { "Req", 6, 4, 6, 5, LIST_RIGHT },
	[COL_DATE] = { "Asked", 12, 8, 13, 8, LIST_LEFT, .views = 1 },
	[COL_USER] = { "By", 21, 10, 22, 10, LIST_LEFT, .views = 1 },
	[COL_ACCOUNT] = { "Account", 32, 8, 33, 8, LIST_LEFT, .views = 1 },
	[COL_KIND] = { "Asks to", 42, 10, 42, 10, LIST_LEFT, .views = 1 },
	[COL_AMOUNT] = { "Sum", 53, 13, 53, 13, LIST_RIGHT, .views = 1 },
	[COL_STATE] = { "State", 68, 9, 68, 9, LIST_LEFT, .views = 1 },
	[COL_DECIDED] = { "Decided", 12, 8, 78, 8, LIST_LEFT, .views = 4 },
	[COL_LEAD] = { "By", 21, 10, 87, 10, LIST_LEFT, .views = 4 },
	[COL_WORDS] = { "Answer", 32, 47, 98, 16, LIST_LEFT, .views = 4 },
	[COL_REASON] = { "Why", 12, 60, 115, 17, LIST_LEFT, .views = 2 },
};

enum { OPT_APPROVE = 1, OPT_WITHDRAW = 4, OPT_DISPLAY = 5, OPT_REFUSE = 9, OPT_WORK = 12 };

static const struct field fields[] = {
	{ .name = "DECIDED", .row = 3, .col = 72, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .text = "N", .label = "Decided too", .label_col = 55,
	  .right = "Y, N",
	  .help = "Y lists what was decided in the last 30 days as well. What was decided for you "
		"since you last looked is there once in any case." },
};

/* --- the list ------------------------------------------------------------------------------ */

static enum msgid load_waiting(struct apv *s, struct err *err)
{
	size_t n = PAGE;
	while (n == PAGE) {
		int64_t after = s->count ? s->rows[s->count - 1].id : 0;
		s->rows = mem_grow(s->rows, s->count + PAGE, sizeof *s->rows);
		enum msgid m = approvals_waiting(s->desk, after, s->rows + s->count, PAGE, &n, err);
		if (m != MSG_OK)
			return m;
		s->count += n;
	}
	return MSG_OK;
}

/* What he was told of by coming here stays until he leaves. */
static enum msgid load_news(struct apv *s, struct err *err)
{
	if (s->news)
		return MSG_OK;
	s->news = mem_alloc(PAGE, sizeof *s->news);
	return approvals_news(s->desk, s->news, PAGE, &s->news_count, err);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct apv *s = pane_state(p);
	int64_t since = desk_now(desk_of(ui)) - DECIDED_DAYS * INT64_C(86400);
	size_t n = 0;
	s->desk = desk_of(ui);
	s->count = 0;
	pane_list_reload(p);
	enum msgid m = load_waiting(s, err);
	if (m == MSG_OK)
		m = load_news(s, err);
	if (m != MSG_OK)
		return m;
	s->rows = mem_grow(s->rows, s->count + DECIDED_MAX, sizeof *s->rows);
	if (pane_is_yes(p, "DECIDED"))
		m = approvals_decided(s->desk, since, s->rows + s->count, DECIDED_MAX, &n, err);
	else
		for (; n < s->news_count; n++)
			s->rows[s->count + n] = s->news[n];
	s->count += n;
	return m;
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
	list_put(row, COL_KIND, approval_kind_words(r->kind));
	money_show(r->amount, text);
	list_put(row, COL_AMOUNT, text);
	list_putf(row, COL_STATE, "%c%s", approval_state_name(r->state)[0] - 'a' + 'A',
		approval_state_name(r->state) + 1);
	app_date_text(s->desk, r->decided_at, day);
	list_put(row, COL_DECIDED, day);
	list_put(row, COL_LEAD, r->decider);
	list_put(row, COL_WORDS, r->decision);
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

static const char *number_text(int64_t id, char out[24])
{
	(void)text_putf(out, 24, "%lld", (long long)id);
	return out;
}

/* --- deciding ------------------------------------------------------------------------------ */

static void decided(struct ui *ui, struct pane *p, bool yes, const char *words)
{
	const struct apv *s = pane_state(p);
	const struct approval_row *r = row_of(s, s->deciding);
	bool leave = r && approval_is_leave(r->kind);
	struct err err;
	char number[24], asker[TEXT_BYTES(10)] = "";
	(void)text_put(asker, sizeof asker, r ? r->asker : "");
	enum msgid m = approval_decide(desk_of(ui), s->deciding, yes, words, &err);
	if (m == MSG_OK) {
		app_of(ui)->written = true;
		ui_say(ui, !yes ? MSG_REFUSED : leave ? MSG_APPROVED_LEAVE : MSG_APPROVED,
			number_text(s->deciding, number), asker, NULL);
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

static enum msgid ask_approve(struct ui *ui, struct pane *p, const struct approval_row *r,
	struct err *err)
{
	STR_AUTO text = str_make(4000);
	const char *lines[LINES_MAX];
	char first[80];
	size_t n = 0;
	enum msgid m = approval_try(desk_of(ui), r->id, true, err);
	if (m == MSG_OK)
		m = approval_tell(desk_of(ui), r->id, &text, err);
	if (m != MSG_OK)
		return m;
	for (char *c = text.d, *end; *c && n < LINES_MAX; c = end) {
		end = c + strcspn(c, "\n");
		if (*end)
			*end++ = '\0';
		lines[n++] = c;
	}
	(void)text_putf(first, sizeof first, "Type Y and press Enter to approve request %lld.",
		(long long)r->id);
	ui_confirm(ui, &(struct confirm_spec){ .title = "Confirm Approval", .first = first,
		.lines = lines, .line_count = n, .must_type_y = true }, confirmed, p);
	return MSG_OK;
}

static enum msgid ask_refuse(struct ui *ui, struct pane *p, const struct approval_row *r,
	struct err *err)
{
	char title[40], prompt[80], sum[MONEY_TEXT_SIZE];
	enum msgid m = approval_try(desk_of(ui), r->id, false, err);
	if (m != MSG_OK)
		return m;
	money_show(r->amount, sum);
	(void)text_putf(title, sizeof title, "Refuse Request %lld", (long long)r->id);
	(void)text_putf(prompt, sizeof prompt, "%s %s on %lld. Why not:",
		approval_kind_words(r->kind), sum, (long long)r->account_id);
	ui_ask_text(ui, &(struct text_spec){ .title = title, .prompt = prompt, .max = 60,
		.called = "A reason" }, refused, p);
	return MSG_OK;
}

static enum msgid display(struct ui *ui, const struct approval_row *r, struct err *err)
{
	STR_AUTO text = str_make(4000);
	char title[40];
	enum msgid m = approval_tell(desk_of(ui), r->id, &text, err);
	(void)text_putf(title, sizeof title, "Request %lld", (long long)r->id);
	if (m == MSG_OK)
		ui_show_text(ui, title, text.d);
	return m;
}

static enum msgid withdraw(struct ui *ui, struct pane *p, int64_t id, struct err *err)
{
	char number[24];
	enum msgid m = approval_withdraw(desk_of(ui), id, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	ui_say(ui, MSG_WITHDRAWN, number_text(id, number), NULL);
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
		return ask_approve(ui, p, r, err);
	case OPT_WITHDRAW:
		return withdraw(ui, p, r->id, err);
	case OPT_DISPLAY:
		return display(ui, r, err);
	case OPT_REFUSE:
		return ask_refuse(ui, p, r, err);
	default:
		return app_open(ui, "ACC", r->account_id, NULL, err);
	}
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	return load(ui, p, err);
}

static void close_panel(struct ui *ui, struct pane *p)
{
	struct apv *s = pane_state(p);
	(void)ui;
	free(s->rows);
	free(s->news);
}

static const struct option options[] = {
	{ OPT_APPROVE, "Approve", "Allows what is asked for, after a confirmation.", PRE_APPROVE,
	  NULL },
	{ OPT_WITHDRAW, "Withdraw", "Takes your own request back.", PRE_WORK, NULL },
	{ OPT_DISPLAY, "Display", "What is asked for, by whom and why, and what approving does.",
	  PRE_VIEW, NULL },
	{ OPT_REFUSE, "Refuse", "Says no, with a reason that is noted on the account.",
	  PRE_APPROVE, NULL },
	{ OPT_WORK, "Work with", "Opens the account.", PRE_VIEW, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .views = 3, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.fetch = fetch, .empty = "(Nothing waits for an approval)",
};

static const struct action_use actions[] = { { ACT_REFRESH, NULL }, { ACT_VIEW, "Why, answer" },
	{ ACT_NONE, NULL } };

const struct panel panel_APV = {
	.id = "APV", .title = "Work with Approvals", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD | PANEL_NO_WARN, .state_size = sizeof(struct apv),
	.fields = fields, .field_count = ARRAY_SIZE(fields),
	.list = &list, .options = options, .actions = actions, .first = "LIST",
	.help = "What somebody may not do alone: settlements and plans below the limits, "
		"adjustments, write-offs, legal action. Who asked never decides. Approving posts "
		"an adjustment or write-off and sets the status LEG at once; a settlement or plan "
		"is only allowed by it, and its account is back in the queue today for who asked "
		"to agree on it with the consumer. A collector sees his own "
		"requests, and once each that was decided. F11 shows why it is asked, and the "
		"answer.",
	.load = load, .enter = enter, .option = option, .close = close_panel,
};
