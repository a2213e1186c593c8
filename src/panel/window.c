/* SPDX-License-Identifier: MIT */
/* Confirm panel, question, line of text, text to read. */
#include "arrears/base/mem.h"
#include "ui_priv.h"

struct answer {
	void (*yes)(struct ui *ui, void *arg, bool yes);
	void (*reply)(struct ui *ui, void *arg, char reply);
	void (*line)(struct ui *ui, void *arg, const char *text);
	void *arg;
	bool must_type_y, answered;
	char title[64], first[80], heading[80], question[256], replies[96], value[200], by_default;
	char called[40], help[400];
	bool optional;
	int max;
	enum msgid (*check)(struct ui *ui, void *arg, const char *text, struct err *err);
	char **lines;
	size_t line_count;
};

static struct answer *answer_of(struct pane *p)
{
	return *(struct answer **)pane_state(p);
}

static void answer_free(struct answer *a)
{
	for (size_t i = 0; i < a->line_count; i++)
		free(a->lines[i]);
	free(a->lines);
	free(a);
}

static struct answer *adopt(struct pane *p, const void *args)
{
	struct answer *a = *(struct answer *const *)args;

	*(struct answer **)pane_state(p) = a;
	p->is_confirm = true;
	pane_title(p, a->title);
	return a;
}

/* --- confirm ------------------------------------------------------------------------------- */

#define CONFIRM_WIDTH 78
#define CONFIRM_WRAP 8

static void put_line(struct pane *p, const char *text)
{
	char piece[TEXT_BYTES(CONFIRM_WIDTH)];
	size_t starts[CONFIRM_WRAP] = { 0 };
	size_t n = format_wrap(text, CONFIRM_WIDTH, starts, CONFIRM_WRAP);

	for (size_t i = 0; i < n; i++) {
		size_t len = i + 1 < n ? starts[i + 1] - starts[i] : strlen(text + starts[i]);

		text_putf(piece, sizeof(piece), "%.*s", (int)len, text + starts[i]);
		pane_line(p, "LINES", ROLE_OUTPUT, piece);
	}
}

static enum msgid confirm_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct answer *a = adopt(p, args);

	(void)ui;
	(void)err;
	pane_set(p, "FIRST", a->first);
	pane_set(p, "HEAD", a->heading);
	pane_hide(p, "CONFIRM", !a->must_type_y);
	for (size_t i = 0; i < a->line_count; i++)
		put_line(p, a->lines[i]);
	return MSG_OK;
}

static enum msgid confirm_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct answer *a = answer_of(p);

	if (a->must_type_y && !pane_is_yes(p, "CONFIRM"))
		return err_set(err, MSG_CONFIRM_TYPE_Y, "CONFIRM", NULL);
	a->answered = true;
	ui_pop(ui);
	return MSG_OK;
}

static void confirm_close(struct ui *ui, struct pane *p)
{
	struct answer *a = answer_of(p);

	a->yes(ui, a->arg, a->answered);
	answer_free(a);
}

static const struct field confirm_fields[] = {
	{ .name = "FIRST", .row = 4, .col = 2, .len = 78, .use = FIELD_OUT, .role = ROLE_INSTR },
	{ .row = 5, .col = 2, .len = 60, .use = FIELD_CONST, .role = ROLE_INSTR,
		.text = "Press F12 to return to change your choices." },
	{ .name = "CONFIRM", .row = 6, .col = 20, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
		.label = "Confirm", .label_col = 2, .right = "Y=Yes",
		.help = "Y carries out what is listed. Without it Enter does nothing." },
	{ .name = "HEAD", .row = 8, .col = 2, .len = 78, .use = FIELD_OUT, .role = ROLE_COLHDG },
	{ .name = "LINES", .row = 9, .col = 2, .len = 78, .kind = FIELD_LINES,
		.use = FIELD_OUT },
};

static const struct panel confirm_panel = {
	.id = "CONFIRM", .title = "Confirm", .state_size = sizeof(struct answer *),
	.flags = PANEL_CONFIRM | PANEL_NO_EXIT | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.fields = confirm_fields, .field_count = ARRAY_SIZE(confirm_fields),
	.help = "Lists what will happen. Enter does it, F12 goes back; nothing has been changed "
		"yet.",
	.open = confirm_open, .enter = confirm_enter, .close = confirm_close,
};

void ui_confirm(struct ui *ui, const struct confirm_spec *spec,
	void (*done)(struct ui *ui, void *arg, bool yes), void *arg)
{
	struct answer *a = mem_alloc(1, sizeof(*a));

	*a = (struct answer){ .yes = done, .arg = arg, .must_type_y = spec->must_type_y };
	text_put(a->title, sizeof(a->title), spec->title);
	text_put(a->first, sizeof(a->first), spec->first ? spec->first :
		spec->must_type_y ? "Type Y and press Enter to confirm your choices." :
		"Press Enter to confirm your choices.");
	text_put(a->heading, sizeof(a->heading), spec->heading ? spec->heading : "");
	a->lines = mem_alloc(spec->line_count + 1, sizeof(*a->lines));
	for (size_t i = 0; i < spec->line_count; i++)
		a->lines[a->line_count++] = mem_strdup(spec->lines[i]);
	ui_push(ui, &confirm_panel, &a, sizeof(a));
}

/* --- question ------------------------------------------------------------------------------ */

static void put_wrapped(struct pane *p, const char *text)
{
	static const char *const names[] = { "Q1", "Q2", "Q3" };
	size_t starts[ARRAY_SIZE(names)] = { 0 };
	size_t n = format_wrap(text, 56, starts, ARRAY_SIZE(names));

	for (size_t i = 0; i < n && i < ARRAY_SIZE(names); i++) {
		size_t len = i + 1 < n ? starts[i + 1] - starts[i] : strlen(text + starts[i]);

		pane_setf(p, names[i], "%.*s", (int)len, text + starts[i]);
	}
}

static enum msgid ask_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct answer *a = adopt(p, args);
	char shown[128] = "", by_default[2] = { a->by_default, '\0' };
	size_t n = 0;

	(void)ui;
	(void)err;
	put_wrapped(p, a->question);
	for (const char *s = a->replies; *s && n + 3 < sizeof(shown); s++) {
		if (*s == '|') {
			memcpy(shown + n, "   ", 4);
			n += 3;
		} else {
			shown[n++] = *s;
			shown[n] = '\0';
		}
	}
	pane_set(p, "REPLIES", shown);
	pane_set(p, "REPLY", by_default);
	return MSG_OK;
}

static bool is_reply(const char *replies, char c)
{
	for (const char *s = replies; *s; s += strcspn(s, "|"), s += *s == '|')
		if (*s == c)
			return true;
	return false;
}

static enum msgid ask_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct answer *a = answer_of(p);
	const char *typed = pane_get(p, "REPLY");

	if (!*typed || !is_reply(a->replies, *typed))
		return err_set(err, MSG_REPLY_INVALID, "REPLY", *typed ? typed : "Blank", NULL);
	a->by_default = *typed;
	a->answered = true;
	ui_pop(ui);
	return MSG_OK;
}

static void ask_close(struct ui *ui, struct pane *p)
{
	struct answer *a = answer_of(p);

	a->reply(ui, a->arg, a->answered ? a->by_default : '\0');
	answer_free(a);
}

static const struct field ask_fields[] = {
	{ .name = "Q1", .row = 2, .col = 2, .len = 56, .use = FIELD_OUT },
	{ .name = "Q2", .row = 3, .col = 2, .len = 56, .use = FIELD_OUT },
	{ .name = "Q3", .row = 4, .col = 2, .len = 56, .use = FIELD_OUT },
	{ .name = "REPLIES", .row = 6, .col = 2, .len = 56, .use = FIELD_OUT,
		.role = ROLE_INSTR },
	{ .name = "REPLY", .row = 7, .col = 20, .len = 1, .use = FIELD_IN, .label = "Reply",
		.label_col = 2, .help = "One of the letters listed above." },
};

static const struct panel ask_panel = {
	.id = "ASK", .title = "Question", .state_size = sizeof(struct answer *),
	.flags = PANEL_WINDOW | PANEL_CONFIRM | PANEL_NO_EXIT | PANEL_NO_WARN | PANEL_NO_DRAFT,
	.height = 9, .width = 58, .fields = ask_fields, .field_count = ARRAY_SIZE(ask_fields),
	.first = "REPLY",
	.help = "Type one of the replies and press Enter. F12 leaves the question unanswered.",
	.open = ask_open, .enter = ask_enter, .close = ask_close,
};

void ui_ask(struct ui *ui, const struct ask_spec *spec,
	void (*done)(struct ui *ui, void *arg, char reply), void *arg)
{
	struct answer *a;

	if (!window_room(ui)) {
		ui_say(ui, MSG_WINDOWS_FULL, NULL);
		done(ui, arg, '\0');
		return;
	}
	a = mem_alloc(1, sizeof(*a));
	*a = (struct answer){ .reply = done, .arg = arg, .by_default = spec->by_default };
	text_put(a->title, sizeof(a->title), spec->title ? spec->title : "Question");
	text_put(a->question, sizeof(a->question), spec->question);
	text_put(a->replies, sizeof(a->replies), spec->replies);
	ui_push(ui, &ask_panel, &a, sizeof(a));
}

/* --- a line of text ------------------------------------------------------------------------ */

static enum msgid line_open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct answer *a = adopt(p, args);
	struct edit *e = &pane_field(p, "TEXT")->e;

	(void)ui;
	(void)err;
	if (a->max > 0 && a->max < e->max)
		e->max = a->max;
	pane_set(p, "PROMPT", a->question);
	pane_set(p, "TEXT", a->value);
	pane_describe(p, "TEXT", a->called, a->help);
	return MSG_OK;
}

static enum msgid line_enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct answer *a = answer_of(p);
	const char *text = pane_get(p, "TEXT");
	enum msgid m = MSG_OK;

	if (text_is_blank(text) && !a->optional)
		m = err_set(err, MSG_REQUIRED, "TEXT", a->called, NULL);
	else if (*text && a->check)
		m = a->check(ui, a->arg, text, err);
	if (m != MSG_OK) {
		if (err)
			text_put(err->field, sizeof(err->field), "TEXT");
		return m;
	}
	text_put(a->value, sizeof(a->value), text);
	a->answered = true;
	ui_pop(ui);
	return MSG_OK;
}

static void line_close(struct ui *ui, struct pane *p)
{
	struct answer *a = answer_of(p);

	a->line(ui, a->arg, a->answered ? a->value : NULL);
	answer_free(a);
}

static const struct field line_fields[] = {
	{ .name = "PROMPT", .row = 2, .col = 2, .len = 56, .use = FIELD_OUT },
	{ .name = "TEXT", .row = 3, .col = 2, .len = 55, .max = 180, .use = FIELD_IN,
		.check = FIELD_LC, .help = "Type the text and press Enter; F12 goes back." },
};

static const struct field date_fields[] = {
	{ .name = "PROMPT", .row = 2, .col = 2, .len = 56, .use = FIELD_OUT },
	{ .name = "TEXT", .row = 3, .col = 2, .len = 12, .kind = FIELD_DATE, .use = FIELD_IN,
		.help = "Type the date and press Enter; F12 goes back." },
};

#define LINE_PANEL(fields_) { \
	.id = "TEXT", .title = "Text", .state_size = sizeof(struct answer *), \
	.flags = PANEL_WINDOW | PANEL_NO_EXIT | PANEL_NO_WARN | PANEL_NO_DRAFT, \
	.height = 6, .width = 58, .fields = fields_, .field_count = ARRAY_SIZE(fields_), \
	.help = "Asks for one line of text.", \
	.open = line_open, .enter = line_enter, .close = line_close }
static const struct panel line_panel = LINE_PANEL(line_fields);
static const struct panel date_panel = LINE_PANEL(date_fields);
#undef LINE_PANEL

void ui_ask_text(struct ui *ui, const struct text_spec *spec,
	void (*done)(struct ui *ui, void *arg, const char *text), void *arg)
{
	struct answer *a;

	if (!window_room(ui)) {
		ui_say(ui, MSG_WINDOWS_FULL, NULL);
		done(ui, arg, NULL);
		return;
	}
	a = mem_alloc(1, sizeof(*a));
	*a = (struct answer){ .line = done, .arg = arg, .max = spec->max,
		.check = spec->check, .optional = spec->optional };
	text_put(a->called, sizeof(a->called), spec->called ? spec->called : spec->title);
	text_put(a->help, sizeof(a->help), spec->help ? spec->help : spec->prompt);
	text_put(a->title, sizeof(a->title), spec->title);
	text_put(a->question, sizeof(a->question), spec->prompt);
	text_put(a->value, sizeof(a->value), spec->value ? spec->value : "");
	ui_push(ui, spec->date ? &date_panel : &line_panel, &a, sizeof(a));
}
