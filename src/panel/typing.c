/* SPDX-License-Identifier: MIT */
/* Keys that type, edit and move. Nothing here can lock the keyboard: what cannot be done beeps,
 * says why, and takes the next key. */
#include "arrears/base/mem.h"
#include "ui_priv.h"

static const struct field opt_field = { .name = "Opt", .kind = FIELD_CODE, .use = FIELD_IN,
	.len = 2, .check = FIELD_AUTO };
static const struct field command_field = { .name = "Command", .kind = FIELD_CHAR,
	.use = FIELD_IN, .check = FIELD_LC };

/* What is typed into now: its text and its declaration. */
static struct edit *target(struct pane *p, const struct field **f)
{
	const struct list_row *row;

	switch (p->focus.kind) {
	case FOCUS_FIELD:
		*f = p->fields[p->focus.index].f;
		return pane_focus_edit(p);
	case FOCUS_COMMAND:
		*f = &command_field;
		return &p->cmd;
	case FOCUS_ROW:
		row = pane_list_row(p);
		*f = &opt_field;
		if (!row || row->no_opt || !p->panel->list->opt)
			return NULL;
		return &list_opt_make(p, row)->e;
	case FOCUS_NONE:
		break;
	}
	return NULL;
}

/* what NULL: it is the field's fault, and what was typed may be a secret. */
static void complain(struct ui *ui, enum msgid id, const char *what, const struct field *f)
{
	const char *name = f->called ? f->called : f->label ? f->label : f->name;

	if (!name)
		name = what ? "this field" : "This field";
	if (what && strcmp(what, " ") == 0)
		what = "A blank";
	if (ui->msg_count == 0)
		ui_say(ui, id, what ? what : name, what ? name : NULL, NULL);
	ui_beep(ui);
}

/* A field that is typed into starts anew: an amount typed over must not keep old digits, nor a
 * command the letters of one that was refused. */
static void start_over(struct edit *e, const struct field *f)
{
	if (!e->fresh || e->pos != 0)
		return;
	if (f->kind == FIELD_NUM || f->kind == FIELD_MONEY || f->kind == FIELD_DATE ||
		f->kind == FIELD_PHONE || f->kind == FIELD_PASSWORD || f == &opt_field ||
		f == &command_field)
		edit_replace(e, "");
}

static void set_sign(struct edit *e, bool minus)
{
	char text[64];
	size_t n;

	text_put(text, sizeof(text), e->text + strspn(e->text, " "));
	n = strlen(text);
	if (n && text[n - 1] == '-')
		text[--n] = '\0';
	if (text[0] == '-') {
		memmove(text, text + 1, n);
		n--;
	}
	if (minus && n && n + 1 < sizeof(text))
		memcpy(text + n, "-", 2);
	edit_replace(e, text);
}

static bool opt_takes(const char *c)
{
	return strchr("0123456789/?", c[0]) != NULL;
}

static void auto_advance(struct ui *ui, struct pane *p, const struct field *f)
{
	if (f->check & FIELD_AUTOENTER) {
		ui->auto_enter = true;
		ui_nav(ui, (struct nav){ .op = NAV_KEY, .number = KEYS_ENTER });
	}
	else if (f->check & FIELD_AUTO)
		stops_move(ui, p, KEYS_TAB);
}

/* What was changed is no longer in error, and its message is gone. */
static void touched(struct ui *ui, struct pane *p)
{
	const struct list_row *row = pane_list_row(p);
	struct typed_opt *o = row ? list_opt(p, row->key) : NULL;

	if (o)
		o->error = false;
	p->warned = KEYS_NONE;
	loop_typed(ui, p);
}

static const char vi_keys[] = "jkgGnq";

/* Where nothing can be typed, letters move. */
static bool vi_key(struct ui *ui, struct pane *p, char c)
{
	static const enum key_code means[] = { KEYS_DOWN, KEYS_UP, KEYS_TOP, KEYS_BOTTOM,
		KEYS_PGDN, KEYS_F12 };
	const char *at = c ? strchr(vi_keys, c) : NULL;

	if (!at || p->focus.kind == FOCUS_FIELD || p->focus.kind == FOCUS_COMMAND)
		return false;
	ui_nav(ui, (struct nav){ .op = NAV_KEY, .number = (int)means[at - vi_keys] });
	return true;
}

static void typing_char(struct ui *ui, struct pane *p, const char *text)
{
	const struct field *f = NULL;
	struct edit *e = target(p, &f);
	char c[CELL_BYTES];
	enum msgid rc;
	enum edit_result result;
	bool insert = ui->insert || (f && f->kind == FIELD_TEXT);

	if (!e || !f) {
		if (!vi_key(ui, p, text[0]))
			ui_beep(ui);
		return;
	}
	if (f == &opt_field && !opt_takes(text)) {
		complain(ui, MSG_CHAR_INVALID, text, f);
		return;
	}
	if (f == &opt_field)
		text_put(c, sizeof(c), text);
	else if ((rc = check_char(f, text, c)) != MSG_OK) {
		complain(ui, rc, text, f);
		return;
	}
	if ((f->check & FIELD_SIGNED) && strchr("+-", c[0]) && e->text[0]) {
		set_sign(e, c[0] == '-');
		touched(ui, p);
		return;
	}
	start_over(e, f);
	result = edit_char(e, c, insert);
	if (result == EDIT_NO_ROOM) {
		complain(ui, insert ? MSG_NO_ROOM : MSG_FIELD_FULL, NULL, f);
		return;
	}
	touched(ui, p);
	if (result == EDIT_FULL)
		auto_advance(ui, p, f);
}

/* One pasted character, quietly; false: it did not fit or may not stand here. */
static bool paste_one(struct ui *ui, struct pane *p, const char *text)
{
	const struct field *f = NULL;
	struct edit *e = target(p, &f);
	char c[CELL_BYTES];

	if (!e || (f == &opt_field && !opt_takes(text)))
		return false;
	if (f == &opt_field)
		text_put(c, sizeof(c), text);
	else if (check_char(f, text, c) != MSG_OK)
		return false;
	start_over(e, f);
	if (edit_char(e, c, ui->insert || f->kind == FIELD_TEXT) == EDIT_NO_ROOM)
		return false;
	(void)ui;
	return true;
}

static void typing_paste(struct ui *ui, struct pane *p, const struct key *k)
{
	const char *text = k->paste ? k->paste : "";
	char number[16], one[CELL_BYTES];
	size_t lost = k->cut;

	while (*text) {
		int columns;
		size_t n = text_grapheme(text, &columns);
		const struct open_field *of = pane_focus_field(p);
		bool note = of && of->f->kind == FIELD_TEXT;

		if (n == 0 || n >= sizeof(one)) {
			lost++;
			text += n ? n : 1;
			continue;
		}
		memcpy(one, text, n);
		one[n] = '\0';
		text += n;
		if (one[0] == '\r' && *text == '\n')
			continue;
		/* A new line or a tab goes on to the next field; it is never Enter. */
		if (note && strchr("\r\n\t", one[0])) {
			paste_one(ui, p, " ");
		} else if (strchr("\r\n\t", one[0])) {
			stops_move(ui, p, KEYS_TAB);
		} else if ((unsigned char)one[0] >= ' ' && one[0] != 0x7f) {
			lost += !paste_one(ui, p, one);
		}
	}
	touched(ui, p);
	if (lost) {
		text_putf(number, sizeof(number), "%zu", lost);
		ui_say(ui, MSG_PASTE_CUT, number, NULL);
		ui_beep(ui);
	}
}

/* --- Dup ----------------------------------------------------------------------------------- */

static struct last_entered *last_of(struct ui *ui, const struct pane *p, const char *field)
{
	for (size_t i = 0; i < ui->dup_count; i++)
		if (strcmp(ui->dups[i].panel, p->panel->id) == 0 &&
			strcmp(ui->dups[i].field, field) == 0)
			return &ui->dups[i];
	return NULL;
}

void typing_remember(struct ui *ui, struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++) {
		const struct open_field *of = &p->fields[i];
		struct last_entered *d;

		if (!pane_is_input(of) || of->f->kind == FIELD_PASSWORD || !of->e.text[0] ||
			(of->f->check & FIELD_NODRAFT))
			continue;
		d = last_of(ui, p, of->f->name);
		if (!d) {
			ui->dups = mem_grow(ui->dups, ui->dup_count + 1, sizeof(*ui->dups));
			d = &ui->dups[ui->dup_count++];
			*d = (struct last_entered){ 0 };
			text_put(d->panel, sizeof(d->panel), p->panel->id);
			text_put(d->field, sizeof(d->field), of->f->name);
		}
		free(d->text);
		d->text = mem_strdup(of->e.text);
	}
}

static void dup(struct ui *ui, struct pane *p)
{
	const struct open_field *of = pane_focus_field(p);
	const struct last_entered *d = of && of->f->name ? last_of(ui, p, of->f->name) : NULL;
	struct edit *e = pane_focus_edit(p);

	if (!d || !e) {
		ui_say(ui, MSG_DUP_NONE, NULL);
		return;
	}
	edit_replace(e, d->text);
	touched(ui, p);
	stops_move(ui, p, KEYS_TAB);
}

/* --- moving -------------------------------------------------------------------------------- */

static struct open_field *lines_field(struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++)
		if (p->fields[i].f->kind == FIELD_LINES && pane_is_shown(p, &p->fields[i]) &&
			!p->fields[i].f->rows)
			return &p->fields[i];
	return NULL;
}

static bool scroll_lines(struct ui *ui, struct pane *p, enum key_code code)
{
	struct open_field *of = lines_field(p);
	int page, last;

	if (!of)
		return false;
	page = format_lines_height(ui, p, of);
	last = (int)of->line_count > page ? (int)of->line_count - page : 0;
	switch (code) {
	case KEYS_UP:
		of->scroll--;
		break;
	case KEYS_DOWN:
		of->scroll++;
		break;
	case KEYS_PGUP:
		of->scroll -= page;
		break;
	case KEYS_PGDN:
		if (of->scroll >= last)
			return false;
		of->scroll += page;
		break;
	case KEYS_TOP:
		of->scroll = 0;
		break;
	case KEYS_BOTTOM:
		of->scroll = last;
		break;
	default:
		return false;
	}
	of->scroll = of->scroll < 0 ? 0 : of->scroll > last ? last : of->scroll;
	return true;
}

static void page(struct ui *ui, struct pane *p, enum key_code code)
{
	bool moved = p->panel->list ? list_page(ui, p, code) : scroll_lines(ui, p, code);

	if (!moved && ui->msg_count == 0)
		ui_say(ui, MSG_LIST_END, NULL);
}

/* Up and Down inside a note area, by its wrapped lines. */
static bool note_line(struct pane *p, enum key_code code)
{
	struct open_field *of = p->focus.kind == FOCUS_FIELD ? &p->fields[p->focus.index] : NULL;
	size_t starts[64], n, line = 0, cursor, column, to;

	if (!of || of->f->kind != FIELD_TEXT)
		return false;
	n = format_wrap(of->e.text, of->f->len, starts, ARRAY_SIZE(starts));
	cursor = edit_offset(&of->e);
	for (size_t i = 0; i < n; i++)
		if (starts[i] <= cursor)
			line = i;
	if ((code == KEYS_UP && line == 0) || (code == KEYS_DOWN && line + 1 >= n))
		return false;
	column = cursor - starts[line];
	line = code == KEYS_UP ? line - 1 : line + 1;
	to = starts[line] + column;
	if (line + 1 < n && to >= starts[line + 1])
		to = starts[line + 1] - 1;
	edit_go(&of->e, 0);
	while (edit_offset(&of->e) < to && of->e.text[edit_offset(&of->e)])
		of->e.pos++;
	return true;
}

static void vertical(struct ui *ui, struct pane *p, enum key_code code)
{
	bool on_row = p->focus.kind == FOCUS_ROW;

	if (note_line(p, code))
		return;
	if (on_row && code == KEYS_DOWN && p->focus.index + 1 == p->list.count &&
		list_page(ui, p, KEYS_PGDN)) {
		stops_set(ui, p, (struct focus){ FOCUS_ROW, 0 });
		return;
	}
	if (on_row && code == KEYS_UP && p->focus.index == 0 && p->list.more_above &&
		list_page(ui, p, KEYS_PGUP)) {
		stops_set(ui, p, (struct focus){ FOCUS_ROW, p->list.count - 1 });
		return;
	}
	if (p->focus.kind == FOCUS_NONE || (p->focus.kind == FOCUS_COMMAND && lines_field(p))) {
		scroll_lines(ui, p, code);
		return;
	}
	stops_move(ui, p, code);
}

static void erase_input(struct ui *ui, struct pane *p)
{
	for (size_t i = 0; i < p->field_count; i++)
		if (pane_is_input(&p->fields[i]))
			edit_key(&p->fields[i].e, KEYS_ERASE_INPUT);
	edit_key(&p->cmd, KEYS_ERASE_INPUT);
	touched(ui, p);
	stops_first(ui, p);
}

static bool edit_focused(struct ui *ui, struct pane *p, enum key_code code)
{
	const struct field *f = NULL;
	struct edit *e = target(p, &f);
	bool was;
	enum edit_result r;

	if (!e)
		return false;
	was = e->changed;
	e->changed = false;
	r = edit_key(e, code);
	if (e->changed)
		touched(ui, p);
	e->changed = e->changed || was;
	if (r == EDIT_LEFT_EDGE && code == KEYS_HOME)
		stops_move(ui, p, KEYS_HOME);
	else if (r == EDIT_LEFT_EDGE)
		stops_move(ui, p, KEYS_LEFT);
	else if (r == EDIT_RIGHT_EDGE)
		stops_move(ui, p, KEYS_TAB);
	return r != EDIT_NOT_MINE;
}

static void reset(struct ui *ui)
{
	ui_clear_msgs(ui);
	ui->insert = ui->config.modern;
	ui_purge(ui);
}

static void back_tab(struct ui *ui, struct pane *p)
{
	struct edit *e = pane_focus_edit(p);

	if (e && e->pos > 0) {
		edit_go(e, 0);
		return;
	}
	stops_move(ui, p, KEYS_BACKTAB);
}

static void field_minus(struct ui *ui, struct pane *p)
{
	const struct field *f = NULL;
	struct edit *e = target(p, &f);

	if (!e || !(f->check & FIELD_SIGNED)) {
		ui_beep(ui);
		return;
	}
	set_sign(e, true);
	touched(ui, p);
	stops_move(ui, p, KEYS_TAB);
}

bool typing_key(struct ui *ui, struct pane *p, const struct key *k)
{
	switch (k->code) {
	case KEYS_CHAR:
		typing_char(ui, p, k->text);
		return true;
	case KEYS_PASTE:
		typing_paste(ui, p, k);
		return true;
	case KEYS_BACKSPACE: case KEYS_DELETE: case KEYS_FIELD_EXIT: case KEYS_UNDO_FIELD:
	case KEYS_LEFT: case KEYS_RIGHT: case KEYS_HOME: case KEYS_END:
		if (!edit_focused(ui, p, k->code))
			stops_move(ui, p, k->code);
		return true;
	case KEYS_ERASE_INPUT:
		erase_input(ui, p);
		return true;
	case KEYS_TAB: case KEYS_NEWLINE:
		stops_move(ui, p, k->code);
		return true;
	case KEYS_BACKTAB:
		back_tab(ui, p);
		return true;
	case KEYS_UP: case KEYS_DOWN:
		vertical(ui, p, k->code);
		return true;
	case KEYS_PGUP: case KEYS_PGDN: case KEYS_TOP: case KEYS_BOTTOM:
		page(ui, p, k->code);
		return true;
	case KEYS_INSERT:
		ui->insert = !ui->insert;
		return true;
	case KEYS_DUP:
		dup(ui, p);
		return true;
	case KEYS_FIELD_MINUS:
		field_minus(ui, p);
		return true;
	case KEYS_RESET:
		reset(ui);
		return true;
	case KEYS_CLICK:
		click(ui, p, k);
		return true;
	default:
		return false;
	}
}
