/* SPDX-License-Identifier: MIT */
/* WRKPRM: promises and installments. Four lists, turned by F11: due, late, broken, kept. */
#include "app.h"

#include <strings.h>

#include "arrears/desk/promise.h"
#include "arrears/desk/promiselist.h"

#define WANT 64                         /* rows read at a time, at most */

struct wrkprm {
	struct promise_filter filter;
	char user[TEXT_BYTES(10)];      /* whose; "" everybody's */
	struct promise_totals totals;
	char subset[TEXT_BYTES(40)];    /* F17, in force */
	int64_t ending;                 /* the promise whose reason is asked for */
};

static const char *const words[PROMISE_LIST_COUNT] = {
	[PROMISE_LIST_DUE] = "*DUE", [PROMISE_LIST_LATE] = "*LATE",
	[PROMISE_LIST_BROKEN] = "*BRK", [PROMISE_LIST_KEPT] = "*KEPT",
};
static const char *const titles[PROMISE_LIST_COUNT] = {
	[PROMISE_LIST_DUE] = "Due today or later, soonest first",
	[PROMISE_LIST_LATE] = "Late: due, grace not over",
	[PROMISE_LIST_BROKEN] = "Broken or partial, newest first, of the last 90 days",
	[PROMISE_LIST_KEPT] = "Kept, newest first, of the last 90 days",
};

static const struct field fields[] = {
	{ .name = "WHICH", .row = 3, .col = 2, .len = 52, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "WHOSE", .row = 3, .col = 56, .len = 24, .use = FIELD_OUT },
	{ .name = "TOTALS", .row = 4, .col = 2, .len = 78, .use = FIELD_OUT },
};

enum { COL_DUE, COL_AMOUNT, COL_PAID, COL_STATE, COL_BY, COL_NAME, COL_ACCOUNT, COL_USER,
	COL_BALANCE, COL_MADE };
static const struct list_col cols[] = {
	[COL_DUE] = { "Due", 6, 8, 6, 8, LIST_LEFT },
	[COL_AMOUNT] = { "Amount", 15, 10, 15, 12, LIST_RIGHT },
	[COL_PAID] = { "Paid", 26, 10, 28, 12, LIST_RIGHT },
	[COL_STATE] = { "State", 37, 7, 42, 9, LIST_LEFT },
	[COL_BY] = { "By", 45, 5, 52, 5, LIST_LEFT },
	[COL_NAME] = { "Name", 51, 18, 58, 28, LIST_LEFT },
	[COL_ACCOUNT] = { "Account", 70, 10, 87, 10, LIST_LEFT },
	[COL_USER] = { "Made by", 0, 0, 98, 10, LIST_LEFT },
	[COL_BALANCE] = { "Balance", 0, 0, 109, 13, LIST_RIGHT },
	[COL_MADE] = { "Made", 0, 0, 124, 8, LIST_LEFT },
};

/* --- what is asked for --------------------------------------------------------------------- */

static bool take_list(const char *word, struct promise_filter *f)
{
	for (int i = 0; i < PROMISE_LIST_COUNT; i++)
		if (strcasecmp(word, words[i]) == 0) {
			f->list = (enum promise_list)i;
			return true;
		}
	return strcasecmp(word, "*BROKEN") == 0 ? (f->list = PROMISE_LIST_BROKEN, true) : false;
}

/* Nobody by that name: it stays whose it is. */
static enum msgid take_user(struct ui *ui, struct wrkprm *s, const char *name, struct err *err)
{
	char user[sizeof s->user];
	int64_t id = 0;
	text_upper(name, user, sizeof user);
	enum msgid m = user[0] ? promise_user(desk_of(ui), user, &id, err) : MSG_OK;
	if (m != MSG_OK)
		return m;
	(void)text_put(s->user, sizeof s->user, user);
	s->filter.user_id = id;
	return MSG_OK;
}

/* WRKPRM *BRK JRIVERA, in any order. */
static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct wrkprm *s = pane_state(p);
	const struct panel_args *a = args;
	char buf[sizeof a->text], *save = NULL;
	enum msgid m = MSG_OK;
	s->filter.list = PROMISE_LIST_DUE;
	(void)text_put(buf, sizeof buf, a->text);
	for (char *w = strtok_r(buf, " ", &save); w && m == MSG_OK; w = strtok_r(NULL, " ", &save))
		if (!take_list(w, &s->filter))
			m = take_user(ui, s, w, err);
	if (m == MSG_OK)
		pane_set_views(p, PROMISE_LIST_COUNT);
	return m;
}

static void show_totals(struct pane *p, const struct wrkprm *s)
{
	static const char *const names[PROMISE_LIST_COUNT] = { "Due", "Late", "Broken", "Kept" };
	char line[160] = "", sum[MONEY_TEXT_SIZE];
	for (int i = 0; i < PROMISE_LIST_COUNT; i++) {
		size_t have = strlen(line);
		money_show(s->totals.of[i].total, sum);
		(void)text_putf(line + have, sizeof line - have, "%s%s %lld  %s", i ? "    " : "",
			names[i], (long long)s->totals.of[i].count, sum);
	}
	pane_set(p, "TOTALS", line);
	pane_set(p, "WHICH", titles[s->filter.list]);
	pane_setf(p, "WHOSE", "Made by %s", s->user[0] ? s->user : "everybody");
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct wrkprm *s = pane_state(p);
	enum msgid m = promise_totals(desk_of(ui), s->filter.user_id, &s->totals, err);
	if (m != MSG_OK)
		return m;
	show_totals(p, s);
	pane_list_reload(p);
	return MSG_OK;
}

/* F11 goes on from the list the command named. */
static void turn(struct ui *ui, struct pane *p)
{
	struct wrkprm *s = pane_state(p);
	(void)ui;
	s->filter.list = (enum promise_list)((s->filter.list + 1) % PROMISE_LIST_COUNT);
	show_totals(p, s);
	pane_list_top(p);
}

/* --- the list ------------------------------------------------------------------------------ */

static void fill(const struct promise_line *l, struct list_row *row)
{
	char text[MONEY_TEXT_SIZE], name[TEXT_BYTES(40)], day[9];
	row->key = l->p.id;
	row->anchor = (struct list_anchor){ .a = l->p.due_on.days, .b = l->p.id };
	date_show(l->p.due_on, day);
	list_put(row, COL_DUE, day);
	money_show(l->p.amount, text);
	list_put(row, COL_AMOUNT, text);
	money_show_blank_zero(l->p.paid, text);
	list_put(row, COL_PAID, text);
	list_put(row, COL_STATE, l->late ? "late" : promise_state_name(l->p.state));
	list_put(row, COL_BY, tender_word(l->p.method));
	name_display(&l->name, name, sizeof name);
	list_put(row, COL_NAME, name);
	list_putf(row, COL_ACCOUNT, "%lld", (long long)l->p.account_id);
	list_put(row, COL_USER, l->p.user);
	money_show(l->balance, text);
	list_put(row, COL_BALANCE, text);
	date_show(l->p.made_on, day);
	list_put(row, COL_MADE, day);
}

/* F17: another person's, the totals too. */
static void take_subset(struct ui *ui, struct pane *p, const char *subset)
{
	struct wrkprm *s = pane_state(p);
	struct err err;
	if (strcmp(subset, s->subset) == 0)
		return;
	(void)text_put(s->subset, sizeof s->subset, subset);
	if (take_user(ui, s, subset, &err) != MSG_OK ||
	    promise_totals(desk_of(ui), s->filter.user_id, &s->totals, &err) != MSG_OK)
		ui_msg(ui, &err);
	show_totals(p, s);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	struct wrkprm *s = pane_state(p);
	struct promise_line lines[WANT + 1];
	struct promise_page page = { .back = seek->from == LIST_BEFORE ||
		seek->from == LIST_BOTTOM, .want = seek->n + 1 };
	struct err err;
	size_t n = 0;
	take_subset(ui, p, seek->subset);
	if (page.want > ARRAY_SIZE(lines))
		page.want = ARRAY_SIZE(lines);
	if (seek->from == LIST_AFTER || seek->from == LIST_BEFORE || seek->from == LIST_AT)
		page.key = (struct promise_key){ { (int32_t)seek->anchor.a }, seek->anchor.b };
	else
		page.key = (struct promise_key){ DATE_NONE, 0 };
	page.at = seek->from == LIST_AT;
	if (promise_lines(desk_of(ui), &s->filter, &page, lines, &n, &err) != MSG_OK) {
		ui_msg(ui, &err);
		n = 0;
	}
	*more = n == page.want;
	size_t skip = *more && page.back ? 1 : 0, shown = n - (*more ? 1 : 0);
	for (size_t i = 0; i < shown; i++)
		fill(&lines[i + skip], &rows[i]);
	return shown;
}

/* Broken and kept run from the newest back. */
static int order(const struct pane *p, const struct list_anchor *x, const struct list_anchor *y)
{
	const struct wrkprm *s = pane_state((struct pane *)(uintptr_t)p);
	int64_t d = x->a != y->a ? x->a - y->a : x->b - y->b;
	bool falls = s->filter.list == PROMISE_LIST_BROKEN || s->filter.list == PROMISE_LIST_KEPT;
	return d == 0 ? 0 : (d < 0) != falls ? -1 : 1;
}

static enum msgid account_of(struct ui *ui, const struct list_row *row, struct err *err)
{
	int64_t id = 0;
	enum msgid m = text_to_int(row->cell[COL_ACCOUNT], 1, INT64_MAX, &id, err);
	return m == MSG_OK ? app_open(ui, "ACC", id, NULL, err) : m;
}

static void called_off(struct ui *ui, void *arg, const char *reason)
{
	const struct wrkprm *s = pane_state(arg);
	struct err err;
	if (!reason)
		return;
	if (promise_call_off(desk_of(ui), s->ending, reason, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	ui_say(ui, MSG_PROMISE_OFF, NULL);
}

static enum msgid call_off(struct ui *ui, struct pane *p, int64_t id, struct err *err)
{
	static const struct text_spec why = { .title = "Cancel the Promise",
		.prompt = "It is called off, what is owed stays owed. Why", .max = 40,
		.called = "A reason", .help = "Why it is called off. It is kept with the promise "
		"and noted on the account." };
	struct wrkprm *s = pane_state(p);
	struct promise_row row;
	enum msgid m = promise_may_call_off(desk_of(ui), id, &row, err);
	if (m != MSG_OK)
		return m;
	s->ending = id;
	ui_ask_text(ui, &why, called_off, p);
	return MSG_OK;
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	return number == 4 ? call_off(ui, p, row->key, err) : account_of(ui, row, err);
}

static enum msgid pick(struct ui *ui, struct pane *p, const struct list_row *row, struct err *err)
{
	(void)p;
	return account_of(ui, row, err);
}

static const struct list list = {
	.row = 8, .opt = true, .select = true, .cols = cols, .col_count = ARRAY_SIZE(cols),
	.fetch = fetch, .order = order, .pick = pick,
	.empty = "(None on this list. F11 shows the next one.)",
	.subset_prompt = "Made by",
	.subset_help = "The name of a user: only the promises they took. Blank: everybody's.",
};
static const struct option options[] = {
	{ 4, "Cancel", "Calls the promise off, with a reason: by who took it, or a lead. A payment "
	  "of a plan ends with its plan.", PRE_WORK, NULL },
	{ 5, "Account", "Opens the account the promise is on.", PRE_VIEW, NULL },
	{ 0, NULL, NULL, 0, NULL },
};
static const struct action_use actions[] = {
	{ ACT_REFRESH }, { ACT_VIEW }, { ACT_SUBSET }, { ACT_PRINT }, { ACT_NONE },
};

const struct panel panel_WRKPRM = {
	.id = "WRKPRM", .title = "Work with Promises",
	.instruction = "Press Enter on one: its account opens. Or type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RELOAD,
	.state_size = sizeof(struct wrkprm),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "Promises and installments: those due, those late, those broken or paid in part, "
		"those kept. The line above counts each list and its dollars: what is promised, "
		"what is missing of the broken ones, what was paid of the kept ones.",
	.notes = "WRKPRM *BRK JRIVERA lists the broken ones that JRIVERA took; *DUE, *LATE and "
		"*KEPT the others. F11 turns to the next list.",
	.open = open, .load = load, .option = option, .view = turn,
};
