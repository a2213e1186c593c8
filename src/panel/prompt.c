/* SPDX-License-Identifier: MIT */
/* Lists to choose from: a filter that narrows as one types, and the rows that are left. */
#include <strings.h>

#include "arrears/base/mem.h"
#include "ui_priv.h"

void choices_title(struct choices *c, const char *title, const char *heading)
{
	text_put(c->title, sizeof(c->title), title);
	text_put(c->heading, sizeof(c->heading), heading);
}

void choices_add(struct choices *c, const char *value, const char *text)
{
	if (c->count == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 32;
		c->at = mem_grow(c->at, c->cap, sizeof(*c->at));
	}
	memset(&c->at[c->count], 0, sizeof(c->at[0]));
	text_put(c->at[c->count].value, sizeof(c->at[0].value), value);
	text_put(c->at[c->count].text, sizeof(c->at[0].text), text ? text : "");
	c->count++;
}

void choices_free(struct choices *c)
{
	free(c->at);
	*c = (struct choices){ 0 };
}

struct choose {
	struct choices c;
	size_t *match;           /* indices of what passes the filter */
	size_t matches;
	int value_width;
	void (*done)(struct ui *ui, void *arg, const char *value);
	void *arg;
	const char *answer;
};

static struct choose *choose_of(struct pane *p)
{
	return *(struct choose **)pane_state(p);
}

static void line_of(const struct choose *s, size_t i, char *out, size_t size)
{
	const struct choice *c = &s->c.at[i];
	int pad = s->value_width - text_width(c->value);

	if (s->c.hide_value)
		text_put(out, size, c->text);
	else
		text_putf(out, size, "%s%*s  %s", c->value, pad > 0 ? pad : 0, "", c->text);
}

/* Any word of the filter anywhere in the line; all words must be there. */
static bool passes(const char *line, const char *filter)
{
	char folded[256], word[96];

	text_fold(line, folded, sizeof(folded));
	while (*filter) {
		size_t n = strcspn(filter, " ");

		text_putf(word, sizeof(word), "%.*s", (int)n, filter);
		if (n && !strstr(folded, word))
			return false;
		filter += n;
		filter += *filter == ' ';
	}
	return true;
}

/* Values that begin with the filter come first, then what holds it anywhere. */
static void narrow(struct choose *s, const char *filter)
{
	char line[256], folded[128];
	size_t n = strlen(filter);

	text_fold(filter, folded, sizeof(folded));
	s->matches = 0;
	for (int later = 0; later <= 1; later++) {
		for (size_t i = 0; i < s->c.count; i++) {
			bool begins = strncasecmp(s->c.at[i].value, filter, n) == 0;
			line_of(s, i, line, sizeof(line));
			/* Punctuation folds to blanks; a filter of nothing else is as is. */
			bool holds = folded[0] ? passes(line, folded) :
				strstr(line, filter) != NULL;
			if (later ? holds && !begins : begins)
				s->match[s->matches++] = i;
		}
	}
}

static enum msgid choose_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct choose *s = *(struct choose *const *)args;

	(void)ui;
	(void)err;
	*(struct choose **)pane_state(p) = s;
	s->match = mem_alloc(s->c.count + 1, sizeof(*s->match));
	s->value_width = 4;
	for (size_t i = 0; i < s->c.count; i++)
		if (text_width(s->c.at[i].value) > s->value_width)
			s->value_width = text_width(s->c.at[i].value);
	narrow(s, "");
	pane_title(p, s->c.title[0] ? s->c.title : "Select");
	pane_set(p, "HEAD", s->c.heading);
	pane_list_empty_text(p, "(Nothing matches)");
	p->is_confirm = true; /* F12 here leaves an option typed */
	return MSG_OK;
}

static void choose_fill(struct pane *p, size_t index, struct list_row *row)
{
	struct choose *s = choose_of(p);
	char line[256];

	row->key = (int64_t)s->match[index] + 1;
	line_of(s, s->match[index], line, sizeof(line));
	list_put(row, 0, line);
}

static size_t choose_fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	(void)ui;
	return list_fetch_array(p, seek, choose_of(p)->matches, choose_fill, rows, more);
}

static void choose_typed(struct ui *ui, struct pane *p, const char *field)
{
	(void)ui;
	if (strcmp(field, "FILTER") != 0)
		return;
	narrow(choose_of(p), pane_get(p, "FILTER"));
	pane_list_top(p);
}

static enum msgid take(struct ui *ui, struct pane *p, int64_t key)
{
	struct choose *s = choose_of(p);

	s->answer = s->c.at[key - 1].value;
	ui_pop(ui);
	return MSG_OK;
}

static enum msgid choose_option(struct ui *ui, struct pane *p, const struct list_row *row,
	int number, struct err *err)
{
	(void)number;
	(void)err;
	return take(ui, p, row->key);
}

static enum msgid choose_pick(struct ui *ui, struct pane *p, const struct list_row *row,
	struct err *err)
{
	(void)err;
	return take(ui, p, row->key);
}

static enum msgid choose_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct choose *s = choose_of(p);

	/* What is a value in full is meant, whatever else it is a part of. */
	for (size_t i = 0; i < s->matches; i++)
		if (strcasecmp(s->c.at[s->match[i]].value, pane_get(p, "FILTER")) == 0)
			return take(ui, p, (int64_t)s->match[i] + 1);
	if (s->matches == 1)
		return take(ui, p, (int64_t)s->match[0] + 1);
	if (s->matches == 0)
		return err_set(err, MSG_NOTHING_FOUND, "FILTER", pane_get(p, "FILTER"), NULL);
	return err_set(err, MSG_CHOOSE_ONE, "", NULL);
}

static void choose_close(struct ui *ui, struct pane *p)
{
	struct choose *s = choose_of(p);

	s->done(ui, s->arg, s->answer);
	choices_free(&s->c);
	free(s->match);
	free(s);
}

static const struct field choose_fields[] = {
	{ .row = 1, .col = 2, .len = 26, .use = FIELD_CONST, .role = ROLE_INSTR,
		.text = "Type option, press Enter." },
	{ .name = "FILTER", .row = 1, .col = 43, .len = 14, .max = 40, .use = FIELD_IN,
		.check = FIELD_LC, .label = "Filter", .label_col = 30,
		.help = "Type any part of a line. The list narrows with each character; Enter "
			"takes the line that is left." },
	{ .name = "HEAD", .row = 4, .col = 7, .len = 51, .use = FIELD_OUT, .role = ROLE_COLHDG },
};
static const struct list_col choose_cols[] = { { .col = 7, .width = 51 } };
static const struct option choose_options[] = {
	{ .number = 1, .label = "Select", .help = "Takes the line." }, { 0 }
};
static const struct list choose_list = { .row = 5, .opt = true, .select = true,
	.cols = choose_cols, .col_count = 1, .fetch = choose_fetch, .pick = choose_pick };

static const struct panel choose_panel = {
	.id = "LIST", .title = "Select", .flags = PANEL_WINDOW | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.height = 13, .width = 58, .instruction_row = 1, .state_size = sizeof(struct choose *),
	.fields = choose_fields, .field_count = ARRAY_SIZE(choose_fields), .list = &choose_list,
	.options = choose_options, .first = "FILTER",
	.help = "Choose one line. It is put into the field; nothing else changes.",
	.open = choose_open, .enter = choose_enter, .option = choose_option,
	.typed = choose_typed, .close = choose_close,
};

static const struct field keys_fields[] = {
	{ .name = "FILTER", .row = 1, .col = 15, .len = 12, .max = 40, .use = FIELD_IN,
		.check = FIELD_LC, .label = "Filter", .label_col = 2,
		.right = "Type to filter, Enter to run.", .right_col = 29,
		.help = "Type any part of a line. The list narrows with each character." },
	{ .name = "HEAD", .row = 3, .col = 2, .len = 56, .use = FIELD_OUT, .role = ROLE_COLHDG },
};
static const struct list_col keys_cols[] = { { .col = 2, .width = 56 } };
static const struct list keys_list = { .row = 4, .select = true,
	.cols = keys_cols, .col_count = 1, .fetch = choose_fetch, .pick = choose_pick };

static const struct panel keys_panel = {
	.id = "KEYS", .title = "Keys and Actions",
	.flags = PANEL_WINDOW | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.height = 13, .width = 58, .state_size = sizeof(struct choose *),
	.fields = keys_fields, .field_count = ARRAY_SIZE(keys_fields), .list = &keys_list,
	.first = "FILTER",
	.help = "Every key and action that works on the panel below. Enter runs the one chosen.",
	.open = choose_open, .enter = choose_enter, .typed = choose_typed, .close = choose_close,
};

static void open_choices(struct ui *ui, const struct panel *panel, struct choices *c,
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg)
{
	struct choose *s;

	if (!window_room(ui)) {
		choices_free(c);
		ui_say(ui, MSG_WINDOWS_FULL, NULL);
		done(ui, arg, NULL);
		return;
	}
	s = mem_alloc(1, sizeof(*s));
	*s = (struct choose){ .c = *c, .done = done, .arg = arg };
	*c = (struct choices){ 0 };
	ui_push(ui, panel, &s, sizeof(s));
}

void prompt_choose(struct ui *ui, struct choices *c,
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg)
{
	open_choices(ui, &choose_panel, c, done, arg);
}

void prompt_keys_list(struct ui *ui, struct choices *c,
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg)
{
	open_choices(ui, &keys_panel, c, done, arg);
}

void ui_choose(struct ui *ui, void (*fill)(void *arg, struct choices *out),
	void (*done)(struct ui *ui, void *arg, const char *value), void *arg)
{
	struct choices c = { 0 };

	fill(arg, &c);
	prompt_choose(ui, &c, done, arg);
}

/* --- F4 on a field ------------------------------------------------------------------------- */

static void put_value(struct ui *ui, const char *value)
{
	struct pane *p = ui_top(ui);
	struct edit *e = p ? pane_focus_edit(p) : NULL;

	if (!e || !value)
		return;
	edit_replace(e, value);
	edit_go(e, 0);
	e->fresh = true;
	loop_typed(ui, p);
}

static void value_chosen(struct ui *ui, void *arg, const char *value)
{
	(void)arg;
	put_value(ui, value);
}

static void date_chosen(struct ui *ui, void *arg, struct date d)
{
	char text[9];

	(void)arg;
	if (date_is_none(d))
		return;
	date_show(d, text);
	put_value(ui, text);
}

static bool listed_values(struct ui *ui, const struct field *f, struct choices *c)
{
	const char *s = f->values;

	if (!s)
		return false;
	if (*s == '=')
		return ui->config.values && ui->config.values(ui->config.app, s + 1, c);
	while (*s) {
		char word[48];
		size_t n = strcspn(s, " ");

		text_putf(word, sizeof(word), "%.*s", (int)n, s);
		choices_add(c, word, NULL);
		s += n;
		s += strspn(s, " ");
	}
	return true;
}

static void open_calendar(struct ui *ui, const struct open_field *of)
{
	struct date today = ui->config.today(ui->config.app), at;

	if (pane_date_parse(ui, of->f, of->e.text, &at, NULL) != MSG_OK)
		at = today;
	ui_calendar(ui, at, date_chosen, NULL);
}

void ui_put(struct ui *ui, const char *text)
{
	struct pane *p = ui_top(ui);

	if (p && p->focus.kind == FOCUS_FIELD)
		put_value(ui, text);
}

static bool is_amount(const struct open_field *of)
{
	return of && (of->f->kind == FIELD_MONEY || (of->f->check & FIELD_CALC));
}

void prompt_field(struct ui *ui, struct pane *p)
{
	const struct open_field *of = pane_focus_field(p);
	struct choices c = { 0 };

	if (p->focus.kind == FOCUS_COMMAND) {
		cmdline_prompt(ui, p);
		return;
	}
	if (p->focus.kind == FOCUS_ROW && p->panel->list->opt) {
		list_option_popup(ui, p);
		return;
	}
	if (of && ((p->panel->prompt && of->f->name &&
		p->panel->prompt(ui, p, of->f->name, &c)) || listed_values(ui, of->f, &c))) {
		if (!c.title[0])
			choices_title(&c, check_label(of), "Value");
		prompt_choose(ui, &c, value_chosen, NULL);
		return;
	}
	choices_free(&c);
	if (of && of->f->kind == FIELD_DATE)
		open_calendar(ui, of);
	else if (is_amount(of) && ui->config.calculator)
		ui->config.calculator(ui, ui->config.app, of->e.text + strspn(of->e.text, " "));
	else
		ui_say(ui, MSG_NO_CHOICES, NULL);
}
