/* SPDX-License-Identifier: MIT */
#include "acclist.h"

#include "arrears/base/mem.h"
#include "arrears/desk/result.h"
#include "session.h"

const struct option acclist_options[] = {
	{ 2, "Change", "Phones, addresses and people of the account.", PRE_WORK, NULL },
	{ 5, "Display", "Opens the account. Your place in this list is kept.", PRE_VIEW, NULL },
	{ 7, "Notes", "All notes of the account, newest first.", PRE_VIEW, NULL },
	{ 8, "Log call", "Opens the account for a call and its result.", PRE_WORK, NULL },
	{ 12, "Work with", "Opens the account with everything that can be done.", PRE_WORK, NULL },
	{ 13, "Transfer", "Gives the account to another collector.", PRE_WORK, NULL },
	{ 0, NULL, NULL, 0, NULL },
};

void acclist_changed(struct pane *p)
{
	struct acclist *s = pane_state(p);
	s->stale = true;
	pane_list_top(p);
}

void acclist_close(struct ui *ui, struct pane *p)
{
	struct acclist *s = pane_state(p);
	(void)ui;
	account_lines_free(&s->lines);
	free(s->order);
	s->order = NULL;
}

/* --- the words on a row -------------------------------------------------------------------- */

static const char *flag_of(const struct listing_row *r)
{
	if (strcmp(r->status, "ACT") != 0)
		return r->status;
	return r->disputed ? "DSP" : r->hot ? "HOT" : "";
}

static void show_dates(const struct acclist *s, const struct listing_row *r, struct list_row *row)
{
	char date[9];
	date_show(r->worked, date);
	list_put(row, ACL_LAST, date);
	date_show(r->next.kind == NEXT_NONE ? DATE_NONE : r->next.due, date);
	list_put(row, ACL_NEXT, date);
	if (!date_is_none(r->due_since))
		list_putf(row, ACL_DAYS, "%d",
			(int)date_days_between(r->due_since, desk_today(s->desk)));
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct acclist *s = pane_state(p);
	const struct account_line *l = &s->lines.rows[s->order[index]];
	const struct listing_row *r = &l->row;
	char money[MONEY_TEXT_SIZE], phone[24], local[12], seen[9];
	row->key = r->account_id;
	money_show(r->balance, money);
	text_phone(r->phone, phone, sizeof phone);
	account_line_local(s->desk, l, local);
	list_put(row, ACL_NAME, l->name);
	list_putf(row, ACL_ACCOUNT, "%lld", (long long)r->account_id);
	list_put(row, ACL_BALANCE, money);
	show_dates(s, r, row);
	list_put(row, ACL_FLAG, flag_of(r));
	if (strcmp(flag_of(r), "HOT") != 0 && flag_of(r)[0])
		row->cell_role[ACL_FLAG] = ROLE_EMPHASIS;
	list_put(row, ACL_RESULT, r->last_result);
	list_put(row, ACL_CLIENT, r->client);
	list_put(row, ACL_THEIRS, r->client_account);
	list_put(row, ACL_USER, r->user);
	list_put(row, ACL_PHONE, phone);
	list_put(row, ACL_LOCAL, local);
	list_put(row, ACL_WHY, l->matched);
	if (!l->seen_at)
		return;
	app_when_text(s->desk, l->seen_at, seen);
	list_put(row, ACL_SEEN, seen);
	list_putf(row, ACL_KEYS, "%d", l->keystrokes);
}

/* --- sorting and narrowing ----------------------------------------------------------------- */

static bool holds(const struct account_line *l, const char *want)
{
	char have[TEXT_BYTES(120)], all[TEXT_BYTES(120)];
	(void)text_putf(all, sizeof all, "%s %s %s %s %s", l->name, l->row.status,
		flag_of(&l->row), l->row.client, l->row.user);
	text_fold(all, have, sizeof have);
	return strstr(have, want) != NULL;
}

enum sort { SORT_WORK, SORT_NAME, SORT_BAL, SORT_LAST, SORT_NEXT };

static enum sort sort_of(const char *name)
{
	static const char *const names[] = { "WORK", "NAME", "BAL", "LAST", "NEXT" };
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum sort)i;
	return SORT_WORK;
}

struct by { const struct account_lines *lines; enum sort sort; };

static int by_sort(const void *x, const void *y, void *arg)
{
	const struct by *by = arg;
	size_t i = *(const size_t *)x, j = *(const size_t *)y;
	const struct account_line *a = &by->lines->rows[i], *b = &by->lines->rows[j];
	int c = 0;
	switch (by->sort) {
	case SORT_NAME:
		c = strcmp(a->name, b->name);
		break;
	case SORT_BAL:
		c = money_cmp(b->row.balance, a->row.balance);
		break;
	case SORT_LAST:
		c = date_cmp(a->row.worked, b->row.worked);
		break;
	case SORT_NEXT:
		c = date_cmp(a->row.next.due, b->row.next.due);
		break;
	case SORT_WORK:
		break;
	}
	return c ? c : (i > j) - (i < j);
}

static void make_order(struct acclist *s, const char *subset, const char *sort)
{
	char want[TEXT_BYTES(64)];
	struct by by = { &s->lines, sort_of(sort) };
	text_fold(subset, want, sizeof want);
	s->order = mem_grow(s->order, s->lines.count + 1, sizeof *s->order);
	s->shown = 0;
	for (size_t i = 0; i < s->lines.count; i++)
		if (!want[0] || holds(&s->lines.rows[i], want))
			s->order[s->shown++] = i;
	qsort_r(s->order, s->shown, sizeof *s->order, by_sort, &by);
	(void)text_put(s->subset, sizeof s->subset, subset);
	(void)text_put(s->sort, sizeof s->sort, sort);
	s->stale = false;
}

/* The first name that starts so; where the list is by name, else the first that comes after. */
static size_t position(const struct acclist *s, const char *text)
{
	char want[TEXT_BYTES(64)], have[TEXT_BYTES(64)];
	text_fold(text, want, sizeof want);
	for (size_t i = 0; i < s->shown; i++) {
		text_fold(s->lines.rows[s->order[i]].name, have, sizeof have);
		if (strncmp(have, want, strlen(want)) == 0 ||
		    (sort_of(s->sort) == SORT_NAME && strcmp(have, want) > 0))
			return i;
	}
	return s->shown ? s->shown - 1 : 0;
}

size_t acclist_fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	struct acclist *s = pane_state(p);
	struct list_seek at = *seek;
	(void)ui;
	if (s->stale || !s->order || strcmp(s->subset, seek->subset) != 0 ||
	    strcmp(s->sort, seek->sort) != 0)
		make_order(s, seek->subset, seek->sort);
	if (seek->from == LIST_POSITION) {
		at.from = LIST_AT;
		at.anchor.a = (int64_t)position(s, seek->position);
	}
	return list_fetch_array(p, &at, s->shown, fill, rows, more);
}

/* --- options ------------------------------------------------------------------------------- */

static const struct text_spec transfer_spec = { .title = "Transfer",
	.prompt = "To which collector", .called = "A collector", .max = 10 };

static void transfer_to(struct ui *ui, void *arg, const char *user)
{
	struct acclist *s = arg;
	struct err err;
	if (!user)
		return;
	if (account_transfer(s->desk, s->transfer, user, &err) != MSG_OK) {
		ui_msg(ui, &err);
		return;
	}
	app_of(ui)->written = true;
	ui_say(ui, MSG_TRANSFERRED, user, NULL);
}

enum msgid acclist_option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	struct acclist *s = pane_state(p);
	switch (number) {
	case 2:
		return app_open(ui, "PEOPLE", row->key, NULL, err);
	case 7:
		return app_open(ui, "NOT", row->key, NULL, err);
	case 5:
		session_open(ui, row->key, ACC_DISPLAY);
		return MSG_OK;
	case 13:
		s->transfer = row->key;
		ui_ask_text(ui, &transfer_spec, transfer_to, s);
		return MSG_OK;
	default:
		session_open(ui, row->key, ACC_LOOK);
		return MSG_OK;
	}
}

enum msgid acclist_pick(struct ui *ui, struct pane *p, const struct list_row *row,
	struct err *err)
{
	return acclist_option(ui, p, row, 12, err);
}
