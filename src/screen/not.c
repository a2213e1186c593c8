/* SPDX-License-Identifier: MIT */
/* NOT: all notes of an account. Pinned ones first, then from the newest; pages are read as they
 * are asked for, because an account may have years of them. */
#include "addnot.h"
#include "subject.h"

#include "arrears/base/mem.h"
#include "arrears/desk/notes.h"

#define CHUNK 32                        /* notes read at a time */

struct note_line {
	int64_t id;
	char date[9], time[6], user[TEXT_BYTES(10)], code[6], status[6], text[LIST_CELL];
	bool pinned, private;
};

struct not {
	struct subject subject;
	struct note_filter filter;
	struct note_line *lines;
	size_t count, room;
	int64_t before;                 /* read down to this note; 0: nothing yet */
	bool all;                       /* the oldest is read */
	bool adding;                    /* F6 is open: what it adds is shown */
};

static const struct field fields[] = {
	SUBJECT_FIELDS,
	{ .name = "CODE", .row = 5, .col = 36, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT | FIELD_NOLEAD, .label = "Code", .label_col = 31, .col132 = 40,
	  .help = "Only notes of this result code. Blank: all." },
	{ .name = "BY", .row = 5, .col = 46, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT | FIELD_NOLEAD, .label = "By", .label_col = 43, .col132 = 52,
	  .help = "Only notes of this operator. SYSTEM: what the program noted. Blank: all." },
	{ .name = "FIND", .row = 5, .col = 63, .len = 16, .max = 40, .use = FIELD_IN,
	  .check = FIELD_NODRAFT | FIELD_NOLEAD | FIELD_LC, .label = "Find", .label_col = 58,
	  .col132 = 71,
	  .help = "Only notes that hold these words. Upper and lower case are the same." },
};

enum { COL_DATE, COL_TIME, COL_BY, COL_CODE, COL_PIN, COL_TEXT, COL_STATUS };
static const struct list_col cols[] = {
	[COL_DATE] = { "Date", 6, 8, 6, 8, LIST_LEFT },
	[COL_TIME] = { "Time", 15, 5, 15, 5, LIST_LEFT },
	[COL_BY] = { "By", 21, 10, 22, 10, LIST_LEFT },
	[COL_CODE] = { "Code", 32, 5, 34, 5, LIST_LEFT },
	[COL_PIN] = { "*", 38, 1, 41, 1, LIST_LEFT, ROLE_EMPHASIS },
	[COL_TEXT] = { "Note", 40, 40, 44, 80, LIST_LEFT },
	[COL_STATUS] = { "Status", 0, 0, 126, 6, LIST_LEFT },
};

static void forget(struct not *s)
{
	s->count = 0;
	s->before = 0;
	s->all = false;
}

static void add(const struct desk *d, struct not *s, const struct note_row *n)
{
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : CHUNK;
		s->lines = mem_grow(s->lines, s->room, sizeof *s->lines);
	}
	struct note_line *l = &s->lines[s->count++];
	*l = (struct note_line){ .id = n->id, .pinned = n->pinned,
		.private = n->private };
	app_date_text(d, n->at, l->date);
	desk_clock_text(d, n->at, l->time);
	(void)text_put(l->user, sizeof l->user, n->user);
	(void)text_put(l->code, sizeof l->code, n->code);
	(void)text_put(l->status, sizeof l->status, n->status);
	(void)text_putf(l->text, sizeof l->text, "%s%s", n->corrects_id ? "Correction: " : "",
		n->text);
}

/* Reads the next notes, the pinned ones (all of them) before anything else. */
static enum msgid read_more(struct desk *d, struct not *s, bool pinned, struct err *err)
{
	AUTO_FREE struct note_row *rows = mem_alloc(CHUNK, sizeof *rows);
	struct note_filter f = s->filter;
	size_t n = CHUNK;
	enum msgid m = MSG_OK;
	f.pinned = pinned;
	while (m == MSG_OK && n == CHUNK) {
		m = note_list(d, s->subject.account_id, &f, s->before, rows, CHUNK, &n, err);
		if (m != MSG_OK)
			break;
		for (size_t i = 0; i < n; i++)
			if (rows[i].pinned == pinned)
				add(d, s, &rows[i]);
		s->before = n ? rows[n - 1].id : s->before;
		if (!pinned)
			break;
	}
	s->all = m != MSG_OK || (!pinned && n < CHUNK);
	if (pinned)
		s->before = 0;
	return m;
}

/* At least `want` lines are in memory, or all there are. What cannot be read ends the list. */
static void need(struct ui *ui, struct not *s, size_t want)
{
	struct err err = { .id = MSG_OK };
	enum msgid m = MSG_OK;
	if (s->count == 0 && s->before == 0 && !s->all)
		m = read_more(desk_of(ui), s, true, &err);
	while (m == MSG_OK && !s->all && s->count < want)
		m = read_more(desk_of(ui), s, false, &err);
	if (m != MSG_OK)
		ui_msg(ui, &err);
}

static size_t place_of(const struct not *s, int64_t id)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->lines[i].id == id)
			return i;
	return SIZE_MAX;
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct not *s = pane_state(p);
	const struct note_line *l = &s->lines[index];
	row->key = l->id;
	list_put(row, COL_DATE, l->date);
	list_put(row, COL_TIME, l->time);
	list_put(row, COL_BY, l->user);
	list_put(row, COL_CODE, l->code);
	list_put(row, COL_PIN, l->pinned ? "*" : l->private ? "P" : "");
	list_put(row, COL_TEXT, l->text);
	list_put(row, COL_STATUS, l->status);
}

/* Notes keep their place by number: others may be added while options are typed. */
static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	struct not *s = pane_state(p);
	struct list_seek at = *seek;
	bool end = seek->from == LIST_BOTTOM || seek->from == LIST_POSITION;
	size_t from = 0;
	if (seek->from == LIST_AFTER || seek->from == LIST_BEFORE || seek->from == LIST_AT) {
		while ((from = place_of(s, seek->anchor.b)) == SIZE_MAX && !s->all)
			need(ui, s, s->count + 1);
		from = from == SIZE_MAX ? 0 : from;
	}
	need(ui, s, end ? SIZE_MAX : from + seek->n + 2);
	at.anchor.a = (int64_t)from;
	size_t n = list_fetch_array(p, &at, s->count, fill, rows, more);
	for (size_t i = 0; i < n; i++)
		rows[i].anchor.b = rows[i].key;
	return n;
}

/* --- hooks --------------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct not *s = pane_state(p);
	return subject_open(ui, args, &s->subject, err);
}

static void close(struct ui *ui, struct pane *p)
{
	struct not *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->lines);
}

static bool is_filtered(const struct not *s)
{
	return s->filter.code[0] || s->filter.user[0] || s->filter.text[0];
}

static void take_filter(struct pane *p, struct not *s)
{
	(void)text_put(s->filter.code, sizeof s->filter.code, pane_get(p, "CODE"));
	(void)text_put(s->filter.user, sizeof s->filter.user, pane_get(p, "BY"));
	(void)text_put(s->filter.text, sizeof s->filter.text, pane_get(p, "FIND"));
	pane_list_empty_text(p, is_filtered(s) ? "(No note matches: clear Code, By and Find)" :
		"(No notes yet: F6 adds one)");
	forget(s);
	pane_list_top(p);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct not *s = pane_state(p);
	(void)ui;
	(void)err;
	subject_show(p, &s->subject);
	take_filter(p, s);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	(void)ui;
	(void)err;
	take_filter(p, pane_state(p));
	pane_clean(p);
	return MSG_OK;
}

static enum msgid back(struct ui *ui, struct pane *p, bool cancelled, struct err *err)
{
	struct not *s = pane_state(p);
	(void)ui;
	(void)err;
	forget(s);
	if (s->adding && !cancelled)
		pane_list_top(p);
	else
		pane_list_reload(p);
	s->adding = false;
	return MSG_OK;
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	struct not *s = pane_state(p);
	(void)err;
	switch (id) {
	case ACT_SUBSET:
		pane_focus(p, "FIND");
		return MSG_OK;
	case APP_ADDNOTE:
		s->adding = true;
		app_push(ui, &panel_ADDNOT, s->subject.account_id, NULL);
		return MSG_OK;
	case APP_TEMPLATES:
		app_push(ui, &panel_SNP, 0, NULL);
		return MSG_OK;
	default:
		return UI_PASS;
	}
}

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_CORRECT = 2, OPT_DISPLAY = 5, OPT_PIN = 8 };

static enum msgid note_of(struct desk *d, const struct not *s, int64_t id, struct note_row *out,
	struct err *err)
{
	size_t n = 0;
	enum msgid m = note_list(d, s->subject.account_id, NULL, id + 1, out, 1, &n, err);
	if (m == MSG_OK && (n == 0 || out->id != id))
		return err_set(err, MSG_NOTE_UNKNOWN, "", NULL);
	return m;
}

static enum msgid display(struct ui *ui, const struct not *s, int64_t id, struct err *err)
{
	struct desk *d = desk_of(ui);
	AUTO_FREE struct note_row *rows = mem_alloc(2, sizeof *rows);
	STR_AUTO text = str_make(2 * NOTE_SIZE);
	char date[9], clock[6];
	enum msgid m = note_of(d, s, id, &rows[0], err);
	if (m != MSG_OK)
		return m;
	app_date_text(d, rows[0].at, date);
	desk_clock_text(d, rows[0].at, clock);
	str_addf(&text, "%s %s by %s", date, clock, rows[0].user);
	if (rows[0].code[0])
		str_addf(&text, ", result %s", rows[0].code);
	if (rows[0].status[0])
		str_addf(&text, ", status then %s", rows[0].status);
	str_addf(&text, "%s\n\n%s\n", rows[0].pinned ? ", pinned" : "", rows[0].text);
	if (rows[0].corrects_id &&
	    note_of(d, s, rows[0].corrects_id, &rows[1], NULL) == MSG_OK) {
		app_date_text(d, rows[1].at, date);
		desk_clock_text(d, rows[1].at, clock);
		str_addf(&text, "\nCorrects what %s noted %s %s:\n%s\n", rows[1].user, date, clock,
			rows[1].text);
	}
	ui_show_text(ui, "Display Note", text.d);
	return MSG_OK;
}

static enum msgid turn_pin(struct ui *ui, struct pane *p, int64_t id, struct err *err)
{
	struct not *s = pane_state(p);
	size_t at = place_of(s, id);
	if (at == SIZE_MAX)
		return err_set(err, MSG_NOTE_UNKNOWN, "", NULL);
	bool pin = !s->lines[at].pinned;
	enum msgid m = note_set_pin(desk_of(ui), id, pin, err);
	if (m != MSG_OK)
		return m;
	app_of(ui)->written = true;
	forget(s);
	pane_list_top(p);
	ui_say(ui, pin ? MSG_NOTE_PINNED : MSG_NOTE_UNPINNED, NULL);
	return MSG_OK;
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct not *s = pane_state(p);
	struct panel_args args = { .id = s->subject.account_id, .other = row->key };
	switch (number) {
	case OPT_CORRECT:
		ui_push(ui, &panel_CORNOT, &args, sizeof args);
		return MSG_OK;
	case OPT_DISPLAY:
		return display(ui, s, row->key, err);
	default:
		return turn_pin(ui, p, row->key, err);
	}
}

static const struct option options[] = {
	{ OPT_CORRECT, "Correct", "Adds a note that corrects this one. Notes are never changed.",
	  PRE_NOTE, NULL },
	{ OPT_DISPLAY, "Display", "Shows the whole text, and what it corrects.", PRE_VIEW, NULL },
	{ OPT_PIN, "Pin or unpin", "Keeps the note at the top of the list, or lets it go.",
	  PRE_NOTE, NULL },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(No notes yet: F6 adds one)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_ADDNOTE, NULL }, { ACT_SUBSET, NULL },
	{ APP_TEMPLATES, NULL }, { ACT_NONE, NULL },
};

const struct panel panel_NOT = {
	.id = "NOT", .title = "Work with Notes", .instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_PASSING, .state_size = sizeof(struct not),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions, .first = "FIND",
	.help = "Every note of the account: pinned ones, marked *, on top, then from the newest. "
		"P marks private ones. "
		"Notes are never changed or removed; a correction is a new note that names the old "
		"one. Card numbers are refused and Social Security numbers masked.",
	.notes = "Type words into Find and press Enter: only notes that hold them are listed. "
		"Blank Code, By and Find list all again.",
	.open = open, .load = load, .back = back, .enter = enter, .action = action,
	.option = option, .close = close,
};
