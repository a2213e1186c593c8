/* SPDX-License-Identifier: MIT */
/* Options run top to bottom; the option pop-up, subset, sort and repeat windows. */
#include "arrears/base/mem.h"
#include "ui_priv.h"

static const struct option *find_option(const struct pane *p, int64_t number)
{
	for (const struct option *o = p->panel->options; o && o->label; o++)
		if (o->number == number)
			return o;
	return NULL;
}

static void stop_at(struct ui *ui, struct pane *p, int64_t key)
{
	struct typed_opt *o = list_opt(p, key);
	size_t at = SIZE_MAX;

	p->list.running = false;
	if (o)
		o->error = true;
	for (int pass = 0; o && pass < 2 && at == SIZE_MAX; pass++) {
		for (size_t i = 0; i < p->list.count; i++)
			if (p->list.rows[i].key == key)
				at = i;
		if (at == SIZE_MAX && pass == 0) {
			/* Another page: bring it up. */
			if (p->list.count)
				p->list.rows[0].anchor = o->anchor;
			p->list.stale = true;
			list_refresh(ui, p);
		}
	}
	if (at != SIZE_MAX)
		stops_set(ui, p, (struct focus){ FOCUS_ROW, at });
}

void list_stop(struct ui *ui, struct pane *p)
{
	stop_at(ui, p, p->list.running_key);
	p->list.running_key = INT64_MIN;
	ui_beep(ui);
	ui_purge(ui);
}

/* The row of a typed option; false: it is gone from the list. */
static bool read_row(struct ui *ui, struct pane *p, const struct typed_opt *o,
	struct list_row *row)
{
	struct list_seek seek = { .from = LIST_AT, .anchor = o->anchor, .n = 1, .position = "",
		.subset = p->list.subset, .sort = p->list.sort };
	bool more = false;

	for (size_t i = 0; i < p->list.count; i++)
		if (p->list.rows[i].key == o->key) {
			*row = p->list.rows[i];
			return true;
		}
	memset(row, 0, sizeof(*row));
	return p->panel->list->fetch(ui, p, &seek, row, &more) == 1 && row->key == o->key;
}

static enum msgid allowed(struct ui *ui, struct pane *p, const struct option *opt,
	const struct list_row *row, const char *typed, struct err *err)
{
	if (!opt)
		return err_set(err, MSG_OPTION_INVALID, "", typed, NULL);
	if (row->no_opt || (opt->valid && !opt->valid(p, row)))
		return err_set(err, MSG_OPTION_ROW, "", typed, NULL);
	if (opt->prereq && ui->config.prereq)
		return ui->config.prereq(ui->config.app, opt->prereq, err);
	return MSG_OK;
}

/* One option; false: stop here (failed, or its panel is open now). */
static bool run_one(struct ui *ui, struct pane *p, struct typed_opt *o)
{
	AUTO_FREE struct list_row *row = mem_alloc(1, sizeof(*row));
	int64_t key = o->key, number = -1;
	struct err err = { 0 };
	enum msgid rc;

	if (strchr("/?", o->e.text[0])) {
		p->list.running = false;
		edit_set(&o->e, "");
		for (size_t i = 0; i < p->list.count; i++)
			if (p->list.rows[i].key == key)
				stops_set(ui, p, (struct focus){ FOCUS_ROW, i });
		list_option_popup(ui, p);
		return false;
	}
	if (!read_row(ui, p, o, row)) {
		pane_pending_clear(p, key);
		return true;
	}
	o->error = false;
	if (text_to_int(o->e.text, 0, 99, &number, NULL) != MSG_OK)
		number = -1;
	rc = allowed(ui, p, find_option(p, number), row, o->e.text, &err);
	if (rc == MSG_OK)
		rc = p->panel->option(ui, p, row, (int)number, &err);
	if (rc != MSG_OK) {
		stop_at(ui, p, key);
		ui_fail(ui, p, &err);
		return false;
	}
	if (ui->nav_count) {
		p->list.running_key = key;
		return false;
	}
	pane_pending_clear(p, key);
	return true;
}

void list_run(struct ui *ui, struct pane *p)
{
	p->list.running = true;
	p->list.running_key = INT64_MIN;
	for (;;) {
		struct typed_opt *o = list_next(p);

		if (!o || !p->panel->option) {
			p->list.running = false;
			p->list.stale = true;
			return;
		}
		if (!run_one(ui, p, o))
			return;
	}
}

void list_resume(struct ui *ui, struct pane *p, bool cancelled, bool confirm)
{
	(void)ui;
	/* What was not confirmed stays typed; a panel that was looked at is done. */
	if (p->list.running_key != INT64_MIN && !(cancelled && confirm))
		pane_pending_clear(p, p->list.running_key);
	p->list.running_key = INT64_MIN;
	if (cancelled)
		p->list.running = false;
}

#define REPEAT_PAGE 32
#define REPEAT_MAX 1000

/* Rows past the page, read by the way; how many took the option. */
static size_t repeat_on(struct ui *ui, struct pane *p, struct list_anchor after, const char *text)
{
	AUTO_FREE struct list_row *rows = mem_alloc(REPEAT_PAGE, sizeof(*rows));
	struct list_seek seek = { .from = LIST_AFTER, .n = REPEAT_PAGE, .anchor = after,
		.position = "", .subset = p->list.subset, .sort = p->list.sort };
	bool more = true;
	size_t done = 0;

	while (more && done < REPEAT_MAX) {
		size_t got;

		memset(rows, 0, REPEAT_PAGE * sizeof(*rows));
		more = false;
		got = p->panel->list->fetch(ui, p, &seek, rows, &more);
		for (size_t i = 0; i < got && done < REPEAT_MAX; i++)
			if (!rows[i].no_opt) {
				edit_replace(&list_opt_make(p, &rows[i])->e, text);
				done++;
			}
		if (got == 0)
			break;
		seek.anchor = rows[got - 1].anchor;
	}
	return done;
}

void list_repeat(struct ui *ui, struct pane *p)
{
	const struct list_row *row = pane_list_row(p);
	const struct typed_opt *o = row ? list_opt(p, row->key) : NULL;
	char text[16], count[16];

	if (!o || !o->e.text[0])
		return;
	text_put(text, sizeof(text), o->e.text);
	text_putf(count, sizeof(count), "%zu", repeat_on(ui, p, row->anchor, text));
	ui_say(ui, MSG_REPEATED, text, count, NULL);
}

static void option_chosen(struct ui *ui, void *arg, const char *value)
{
	struct pane *p = ui_top(ui);
	const struct list_row *row;

	(void)arg;
	if (!value || !p || !p->panel->list)
		return;
	row = pane_list_row(p);
	if (row)
		edit_replace(&list_opt_make(p, row)->e, value);
}

bool list_offers(const struct ui *ui, const struct option *o)
{
	return !o->prereq || !ui->config.prereq ||
		ui->config.prereq(ui->config.app, o->prereq, NULL) == MSG_OK;
}

void list_option_popup(struct ui *ui, struct pane *p)
{
	const struct list_row *row = pane_list_row(p);
	struct choices c = { 0 };

	if (!row)
		return;
	choices_title(&c, "Options", "Option");
	for (const struct option *o = p->panel->options; o && o->label; o++) {
		char number[12], text[96];

		if (!list_offers(ui, o) || (o->valid && !o->valid(p, row)))
			continue;
		text_putf(number, sizeof(number), "%d", o->number);
		text_putf(text, sizeof(text), "%-14s %s", o->label, o->help ? o->help : "");
		choices_add(&c, number, text);
	}
	prompt_choose(ui, &c, option_chosen, NULL);
}

static void subset_typed(struct ui *ui, void *arg, const char *text)
{
	struct pane *p = ui_top(ui);

	(void)arg;
	if (!text || !p || !p->panel->list)
		return;
	text_put(p->list.subset, sizeof(p->list.subset), text);
	pane_list_top(p);
}

void list_subset_window(struct ui *ui, struct pane *p)
{
	ui_ask_text(ui, &(struct text_spec){ .title = "Subset", .max = 40,
		.optional = true, .date = p->panel->list->subset_date,
		.called = p->panel->list->subset_prompt,
		.help = p->panel->list->subset_help,
		.prompt = p->panel->list->subset_prompt, .value = p->list.subset },
		subset_typed, NULL);
}

static void sort_chosen(struct ui *ui, void *arg, const char *value)
{
	struct pane *p = ui_top(ui);

	(void)arg;
	if (!value || !p || !p->panel->list)
		return;
	text_put(p->list.sort, sizeof(p->list.sort), value);
	pane_list_top(p);
}

void list_sort_window(struct ui *ui, struct pane *p)
{
	struct choices c = { 0 };
	const char *s = p->panel->list->sorts;

	choices_title(&c, "Sort", "Order");
	while (*s) {
		size_t name = strcspn(s, "=|"), all = strcspn(s, "|");
		char value[32], text[64];

		text_putf(value, sizeof(value), "%.*s", (int)name, s);
		text_putf(text, sizeof(text), "%.*s", name < all ? (int)(all - name - 1) : 0,
			name < all ? s + name + 1 : "");
		choices_add(&c, value, text);
		s += all;
		s += *s == '|';
	}
	prompt_choose(ui, &c, sort_chosen, NULL);
}
