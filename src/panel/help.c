/* SPDX-License-Identifier: MIT */
/* Help is made from the tables: fields, options, actions. And the window that shows any text. */
#include "arrears/base/mem.h"
#include "ui_priv.h"

#define HELP_MAX 20000
#define HELP_WIDTH 58

struct reader { char *text; bool is_field_help; char title[64]; };

static enum msgid reader_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct reader *r = *(struct reader *const *)args;
	const char *s = r->text;

	(void)ui;
	(void)err;
	*(struct reader **)pane_state(p) = r;
	pane_title(p, r->title);
	while (*s) {
		size_t n = strcspn(s, "\n"), starts[64], lines;
		char para[2048];

		text_putf(para, sizeof(para), "%.*s", (int)n, s);
		lines = format_wrap(para, HELP_WIDTH, starts, ARRAY_SIZE(starts));
		for (size_t i = 0; i < lines; i++) {
			size_t end = i + 1 < lines ? starts[i + 1] : strlen(para);

			pane_linef(p, "LINES", ROLE_TEXT, "%.*s", (int)(end - starts[i]),
				para + starts[i]);
		}
		s += n;
		s += *s == '\n';
	}
	return MSG_OK;
}

static void reader_close(struct ui *ui, struct pane *p)
{
	struct reader *r = *(struct reader **)pane_state(p);

	(void)ui;
	free(r->text);
	free(r);
}

static const struct field reader_fields[] = {
	{ .name = "LINES", .row = 1, .col = 2, .len = HELP_WIDTH, .kind = FIELD_LINES,
		.use = FIELD_OUT },
};
static const struct action_use help_actions[] = { { ACT_EXTENDED, NULL }, { ACT_NONE, NULL } };

#define READER \
	.id = "HELP", .title = "Help", .state_size = sizeof(struct reader *), \
	.flags = PANEL_WINDOW | PANEL_NO_WARN | PANEL_CONTINUE, .height = 13, \
	.width = HELP_WIDTH + 2, .fields = reader_fields, \
	.field_count = ARRAY_SIZE(reader_fields), \
	.help = "Text to read. PgUp and PgDn turn the page; Enter or F12 closes the window.", \
	.open = reader_open, .close = reader_close

static const struct panel reader_panel = { READER };
static const struct panel field_help_panel = { READER, .actions = help_actions };
#undef READER

static void open_reader(struct ui *ui, const struct panel *panel, const char *title,
	const char *text)
{
	struct reader *r;

	if (!window_room(ui)) {
		ui_say(ui, MSG_WINDOWS_FULL, NULL);
		return;
	}
	r = mem_alloc(1, sizeof(*r));
	text_put(r->title, sizeof(r->title), title);
	r->text = mem_strdup(text);
	ui_push(ui, panel, &r, sizeof(r));
}

void ui_show_text(struct ui *ui, const char *title, const char *text)
{
	open_reader(ui, &reader_panel, title, text);
}

/* --- from the tables ----------------------------------------------------------------------- */

static void kind_help(const struct field *f, struct str *s)
{
	static const char past[] = "Type MMDDYY, 11/24 (the last one), 2026-11-24, 15 (the last "
		"15th), -3 (days ago), FRI (the last Friday) or EOM (the last month's end). F4 "
		"opens a calendar.";
	static const char *const kinds[] = {
		[FIELD_DATE] = "Type MMDDYY, 11/24, 2026-11-24, 15 (the next 15th), +7 (days from "
			"today), FRI (the next Friday) or EOM (month end). F4 opens a calendar.",
		[FIELD_MONEY] = "Dollars with at most two decimals: 150, 1,234.50, 45.00-.",
		[FIELD_YESNO] = "Y for yes, N for no.",
		[FIELD_PHONE] = "Ten digits; dashes and parentheses may stay away.",
		[FIELD_PASSWORD] = "What is typed is not shown.",
		[FIELD_TEXT] = "Free text. Words wrap; Ctrl-N goes to the next field.",
		[FIELD_LINES] = NULL,
	};

	if (f->kind == FIELD_DATE && (f->check & FIELD_PAST))
		str_addf(s, "%s\n", past);
	else if (kinds[f->kind])
		str_addf(s, "%s\n", kinds[f->kind]);
	if (f->kind == FIELD_NUM && f->max_value > f->min)
		str_addf(s, "A whole number from %lld to %lld.\n", (long long)f->min,
			(long long)f->max_value);
	if (f->values && f->values[0] != '=')
		str_addf(s, "Allowed: %s\n", f->values);
	else if (f->values)
		str_add(s, "F4 lists what is allowed.\n");
	if (f->check & FIELD_ME)
		str_add(s, "Required.\n");
}

static void field_help(const struct open_field *of, struct str *s)
{
	str_addf(s, "%s - Help\n\n", check_label(of));
	if (of->own_help)
		str_addf(s, "%s\n", of->own_help);
	if (of->f->help)
		str_addf(s, "%s\n", of->f->help);
	str_add(s, "\n");
	kind_help(of->f, s);
	if (of->own_right || of->f->right)
		str_addf(s, "%s\n", of->own_right ? of->right : of->f->right);
}

static void options_help(const struct pane *p, struct str *s)
{
	if (!p->panel->options || !p->panel->options->label)
		return;
	str_add(s, "\nOptions\n");
	for (const struct option *o = p->panel->options; o && o->label; o++)
		str_addf(s, "  %d=%s  %s\n", o->number, o->label, o->help ? o->help : "");
	str_add(s, "  / lists the options of a row. Options on many rows run top to bottom.\n");
}

static void fields_help(const struct pane *p, struct str *s)
{
	bool any = false;

	for (size_t i = 0; i < p->field_count; i++) {
		const struct open_field *of = &p->fields[i];

		if (of->f->use != FIELD_IN || !of->f->help || of->hide)
			continue;
		if (!any)
			str_add(s, "\nFields\n");
		any = true;
		str_addf(s, "%s: %s\n", check_label(of), of->own_help ? of->own_help :
			of->f->help);
		kind_help(of->f, s);
	}
}

static void keys_help(const struct ui *ui, const struct pane *p, struct str *s)
{
	int ids[128];
	size_t n = action_list(ui, p, ids, ARRAY_SIZE(ids));

	str_add(s, "\nKeys\n");
	for (size_t i = 0; i < n; i++) {
		const struct action *a = action_find(ui, ids[i]);
		char buf[24];

		if (!a)
			continue;
		str_addf(s, "  %s %s: %s\n", a->key ? key_label(a->key) : a->command,
			action_label(ui, p, ids[i], buf, sizeof(buf)), a->help ? a->help : "");
	}
}

void help_panel(struct ui *ui, struct pane *p)
{
	STR_AUTO s = str_make(HELP_MAX);

	str_addf(&s, "%s - Help\n\n%s\n", pane_title_of(p), p->panel->help ? p->panel->help : "");
	options_help(p, &s);
	fields_help(p, &s);
	if (p->panel->notes)
		str_addf(&s, "\nNotes\n%s\n", p->panel->notes);
	keys_help(ui, p, &s);
	open_reader(ui, &reader_panel, "Help", s.d);
}

void help_open(struct ui *ui, struct pane *p)
{
	const struct open_field *of = pane_focus_field(p);
	STR_AUTO s = str_make(HELP_MAX);

	/* F1 on the help of a field: that of its panel. */
	if (p->panel == &field_help_panel && ui->depth > 1)
		p = ui->stack[ui->depth - 2];
	if (!of) {
		help_panel(ui, p);
		return;
	}
	field_help(of, &s);
	open_reader(ui, &field_help_panel, "Help", s.d);
}
