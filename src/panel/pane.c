/* SPDX-License-Identifier: MIT */
/* A panel that is open: its fields by name, and what hooks may ask of it. */
#include <stdarg.h>

#include "arrears/base/mem.h"
#include "ui_priv.h"

#define DATE_TYPED 10

static bool has_text(const struct field *f)
{
	return f->kind != FIELD_LINES && f->use != FIELD_CONST;
}

static int text_columns(const struct field *f)
{
	if (f->max > 0)
		return f->max;
	/* 2026-11-24 and 11/24/2026 are typed and pasted, too; left, the field shows 11/24/26. */
	if (f->kind == FIELD_DATE && f->len < DATE_TYPED)
		return DATE_TYPED;
	if (f->kind == FIELD_TEXT)
		return f->len * (f->rows > 0 ? f->rows : 1);
	return f->len > 0 ? f->len : 1;
}

struct pane *pane_make(struct ui *ui, const struct panel *panel)
{
	struct pane *p = mem_alloc(1, sizeof(*p));

	p->panel = panel;
	p->ui = ui;
	p->state = mem_alloc(1, panel->state_size ? panel->state_size : 1);
	p->field_count = panel->field_count;
	p->fields = mem_alloc(panel->field_count + 1, sizeof(*p->fields));
	for (size_t i = 0; i < panel->field_count; i++) {
		struct open_field *of = &p->fields[i];

		of->f = &panel->fields[i];
		if (!has_text(of->f))
			continue;
		/* What is shown only may be as long as it likes: it is cut when drawn. */
		edit_init(&of->e, of->f->use == FIELD_IN ? text_columns(of->f) : 160);
		edit_set(&of->e, of->f->text ? of->f->text : "");
	}
	edit_init(&p->cmd, UI_COMMAND_MAX);
	list_open(p);
	return p;
}

static void lines_free(struct open_field *of)
{
	for (size_t i = 0; i < of->line_count; i++)
		free(of->lines[i].text);
	of->line_count = 0;
}

void pane_free(struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++) {
		edit_free(&p->fields[i].e);
		lines_free(&p->fields[i]);
		free(p->fields[i].lines);
	}
	free(p->fields);
	edit_free(&p->cmd);
	list_close(p);
	free(p->state);
	free(p);
}

void *pane_state(struct pane *p)
{
	return p->state;
}

const struct panel *pane_panel(const struct pane *p)
{
	return p->panel;
}

bool pane_is_wide(const struct pane *p)
{
	return p->wide;
}

bool pane_is_window(const struct pane *p)
{
	return (p->panel->flags & PANEL_WINDOW) != 0;
}

void pane_expire(struct pane *p, int seconds)
{
	p->expire_ms = ui_now(p->ui) + seconds * INT64_C(1000);
}

void pane_title(struct pane *p, const char *title)
{
	text_put(p->title, sizeof(p->title), title);
}

const char *pane_title_of(const struct pane *p)
{
	return p->title[0] ? p->title : p->panel->title;
}

int pane_view(const struct pane *p)
{
	return p->list.view;
}

void pane_set_views(struct pane *p, int views)
{
	p->views = views;
	if (p->list.view >= views)
		p->list.view = 0;
}

size_t pane_field_index(const struct pane *p, const char *name)
{
	for (size_t i = 0; i < p->field_count; i++)
		if (p->fields[i].f->name && strcmp(p->fields[i].f->name, name) == 0)
			return i;
	return SIZE_MAX;
}

struct open_field *pane_field(const struct pane *p, const char *name)
{
	size_t i = pane_field_index(p, name);

	if (i == SIZE_MAX)
		BUG(name);
	return &p->fields[i];
}

bool pane_is_shown(const struct pane *p, const struct open_field *of)
{
	if (of->hide || of->f->use == FIELD_HIDDEN)
		return false;
	return (of->f->check & (p->wide ? FIELD_ONLY80 : FIELD_ONLY132)) == 0;
}

bool pane_is_input(const struct open_field *of)
{
	return of->f->use == FIELD_IN && !of->protect;
}

int pane_column(const struct pane *p, const struct field *f)
{
	return p->wide && f->col132 ? f->col132 : f->col;
}

int pane_row(const struct pane *p, const struct field *f)
{
	return p->wide && f->row132 ? f->row132 : f->row;
}

struct edit *pane_focus_edit(struct pane *p)
{
	switch (p->focus.kind) {
	case FOCUS_FIELD:
		return pane_is_input(&p->fields[p->focus.index]) ?
			&p->fields[p->focus.index].e : NULL;
	case FOCUS_COMMAND:
		return &p->cmd;
	case FOCUS_ROW:
	case FOCUS_NONE:
		break;
	}
	return NULL;
}

const struct open_field *pane_focus_field(const struct pane *p)
{
	return p->focus.kind == FOCUS_FIELD ? &p->fields[p->focus.index] : NULL;
}

static void set_field(struct open_field *of, const char *text)
{
	bool number = of->f->kind == FIELD_MONEY || of->f->kind == FIELD_NUM;

	if (!of->e.text)
		BUG("this field holds no text");
	edit_set(&of->e, text);
	/* Half a number is another number. */
	if (number && text_width(text) > of->e.max)
		memset(of->e.text, '+', (size_t)of->e.max);
	of->error = false;
	of->draft_due = false;
}

void pane_set(struct pane *p, const char *field, const char *text)
{
	set_field(pane_field(p, field), text);
}

void pane_setf(struct pane *p, const char *field, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	pane_set(p, field, text);
}

void pane_type(struct pane *p, const char *field, const char *text)
{
	struct open_field *of = pane_field(p, field);

	edit_replace(&of->e, text);
	edit_go(&of->e, (int)text_graphemes(of->e.text));
	of->e.fresh = false;
	of->error = false;
	of->draft_due = true;
}

void pane_set_date(struct pane *p, const char *field, struct date d)
{
	char text[9];

	date_show(d, text);
	pane_set(p, field, text);
}

const char *pane_get(const struct pane *p, const char *field)
{
	const char *s = pane_field(p, field)->e.text;

	if (!s)
		BUG("this field holds no text");
	return s + strspn(s, " ");
}

enum msgid pane_money(struct ui *ui, const struct pane *p, const char *field, struct money *out,
	struct err *err)
{
	enum msgid rc = MSG_OK;

	(void)ui;
	if (!*pane_get(p, field))
		*out = MONEY_ZERO;
	else
		rc = money_parse(pane_get(p, field), out, err);
	if (rc != MSG_OK && err)
		text_put(err->field, sizeof(err->field), field);
	return rc;
}

enum msgid pane_date_parse(struct ui *ui, const struct field *f, const char *text,
	struct date *out, struct err *err)
{
	struct date today = ui->config.today(ui->config.app);

	return f->check & FIELD_PAST ? date_parse_past(text, today, out, err) :
		date_parse_typed(text, today, out, err);
}

enum msgid pane_date(struct ui *ui, const struct pane *p, const char *field, struct date *out,
	struct err *err)
{
	enum msgid rc = MSG_OK;

	if (!*pane_get(p, field))
		*out = DATE_NONE;
	else
		rc = pane_date_parse(ui, pane_field(p, field)->f, pane_get(p, field), out, err);
	if (rc != MSG_OK && err)
		text_put(err->field, sizeof(err->field), field);
	return rc;
}

enum msgid pane_int(struct ui *ui, const struct pane *p, const char *field, int64_t *out,
	struct err *err)
{
	const struct field *f = pane_field(p, field)->f;
	bool ranged = f->max_value > f->min;
	enum msgid rc = MSG_OK;

	(void)ui;
	if (!*pane_get(p, field))
		*out = 0;
	else
		rc = text_to_int(pane_get(p, field), ranged ? f->min : 0,
			ranged ? f->max_value : INT64_C(999999999999), out, err);
	if (rc != MSG_OK && err)
		text_put(err->field, sizeof(err->field), field);
	return rc;
}

bool pane_is_yes(const struct pane *p, const char *field)
{
	return strcmp(pane_get(p, field), "Y") == 0;
}

bool pane_dirty(const struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++) {
		const struct open_field *of = &p->fields[i];

		if (of->f->use == FIELD_IN && of->e.changed && !(of->f->check & FIELD_POSITION))
			return true;
	}
	/* The option whose panel is open is not waiting any more. */
	for (size_t i = 0; i < p->list.opt_count; i++)
		if (p->list.opts[i].e.text[0] && p->list.opts[i].key != p->list.running_key)
			return true;
	return false;
}

void pane_clean(struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++) {
		p->fields[i].e.changed = false;
		p->fields[i].draft_due = false;
	}
	if (p->ui->config.draft_drop)
		p->ui->config.draft_drop(p->ui->config.app, p->panel->id);
}

void pane_role(struct pane *p, const char *field, enum role role)
{
	pane_field(p, field)->role = role;
}

void pane_protect(struct pane *p, const char *field, bool protect)
{
	pane_field(p, field)->protect = protect;
}

void pane_hide(struct pane *p, const char *field, bool hide)
{
	pane_field(p, field)->hide = hide;
}

void pane_right(struct pane *p, const char *field, const char *text)
{
	struct open_field *of = pane_field(p, field);

	of->own_right = true;
	text_put(of->right, sizeof(of->right), text);
}

void pane_describe(struct pane *p, const char *field, const char *called, const char *help)
{
	struct open_field *of = pane_field(p, field);

	of->own_called = called;
	of->own_help = help;
}

void pane_focus(struct pane *p, const char *field)
{
	size_t i = pane_field_index(p, field);

	if (i != SIZE_MAX) {
		stops_set(p->ui, p, (struct focus){ FOCUS_FIELD, i });
		return;
	}
	if (strcmp(field, "COMMAND") != 0)
		BUG(field);
	stops_set(p->ui, p, (struct focus){ FOCUS_COMMAND, 0 });
}

const char *pane_focused(const struct pane *p)
{
	const struct open_field *of = pane_focus_field(p);

	if (of && of->f->name)
		return of->f->name;
	return p->focus.kind == FOCUS_COMMAND ? "COMMAND" : "";
}

void pane_lines_clear(struct pane *p, const char *field)
{
	lines_free(pane_field(p, field));
}

void pane_lines_top(struct pane *p, const char *field)
{
	pane_field(p, field)->scroll = 0;
}

void pane_line(struct pane *p, const char *field, enum role role, const char *text)
{
	struct open_field *of = pane_field(p, field);

	if (of->f->kind != FIELD_LINES)
		BUG("lines go into FIELD_LINES");
	if (of->line_count == of->line_cap) {
		of->line_cap = of->line_cap ? of->line_cap * 2 : 16;
		of->lines = mem_grow(of->lines, of->line_cap, sizeof(*of->lines));
	}
	of->lines[of->line_count++] = (struct line){ role, mem_strdup(text) };
}

void pane_paragraph(struct pane *p, const char *field, enum role role, const char *text)
{
	size_t starts[16];
	size_t n = format_wrap(text, pane_field(p, field)->f->len, starts, ARRAY_SIZE(starts));

	for (size_t i = 0; i < n; i++) {
		char line[512];
		size_t end = i + 1 < n ? starts[i + 1] : strlen(text);

		text_putf(line, sizeof(line), "%.*s", (int)(end - starts[i]), text + starts[i]);
		pane_line(p, field, role, line);
	}
}

void pane_linef(struct pane *p, const char *field, enum role role, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	pane_line(p, field, role, text);
}
