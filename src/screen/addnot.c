/* SPDX-License-Identifier: MIT */
/* ADDNOT: the window for a note, and for a note that corrects another (CORNOT). What is typed is
 * kept as a draft and comes back after a hang-up: a note is never lost. */
#include "addnot.h"

#include <ctype.h>

#include "arrears/base/mem.h"
#include "arrears/desk/notes.h"
#include "subject.h"

#define NOTE_COLUMNS 1000
#define TEMPLATES_MAX 256

struct addnot { struct subject subject; int64_t corrects; };

static const struct field fields[] = {
	{ .name = "ACCOUNT", .row = 1, .col = 2, .len = 9, .use = FIELD_OUT },
	{ .name = "NAME", .row = 1, .col = 13, .len = 48, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
	{ .name = "OLD", .row = 3, .col = 2, .len = 62, .rows = 2, .kind = FIELD_LINES,
	  .use = FIELD_OUT },
	{ .name = "TEXT", .row = 5, .col = 2, .len = 61, .rows = 6, .max = NOTE_COLUMNS,
	  .kind = FIELD_TEXT, .use = FIELD_IN, .check = FIELD_ME | FIELD_LC,
	  .called = "Note",
	  .help = "The note. ;NA becomes the text of template NA; F4 lists the templates. {NAME} "
		"{STATUS} {DATE} {TIME} {USER} are filled in when it is saved. Payment card "
		"numbers are refused, Social Security numbers are masked." },
	{ .name = "PIN", .row = 12, .col = 36, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .text = "N", .label = "Pin to the top of the notes", .label_col = 2,
	  .right = "Y=Yes, N=No",
	  .help = "Y keeps the note above the others on NOT and ACC. 8 on NOT lets it go." },
	{ .name = "PRIVATE", .row = 13, .col = 36, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .text = "N", .label = "Private", .label_col = 2, .right = "Y=Yes, N=No",
	  .help = "Y shows the note to you, leads, administrators and auditors alone. It cannot "
		"be made public later: write another." },
};

/* --- templates ----------------------------------------------------------------------------- */

static enum msgid templates(struct desk *d, struct template_row **out, size_t *n,
	struct err *err)
{
	*n = 0;
	*out = mem_alloc(TEMPLATES_MAX, sizeof **out);
	return note_template_list(d, *out, TEMPLATES_MAX, n, err);
}

/* A person's own come before everybody's of the same name. */
static const struct template_row *template_named(const struct template_row *rows, size_t n,
	const char *name, size_t length)
{
	const struct template_row *found = NULL;
	for (size_t i = 0; i < n; i++)
		if (strlen(rows[i].name) == length && !strncasecmp(rows[i].name, name, length) &&
		    (!found || rows[i].user_id))
			found = &rows[i];
	return found;
}

/* text with each ;NAME that is a template replaced by the template's text; *count of them. Words
 * that are no template stay. */
static enum msgid addnot_expand(struct desk *d, const char *text, struct str *out, int *count,
	struct err *err)
{
	AUTO_FREE struct template_row *rows = NULL;
	size_t n = 0;
	*count = 0;
	enum msgid m = templates(d, &rows, &n, err);
	if (m != MSG_OK)
		return m;
	for (const char *s = text; *s;) {
		size_t length = 0;
		if (*s == ';' && (s == text || s[-1] == ' '))
			while (isalnum((unsigned char)s[1 + length]))
				length++;
		const struct template_row *t = length ? template_named(rows, n, s + 1, length) :
			NULL;
		str_addn(out, t ? t->text : s, t ? strlen(t->text) : 1);
		s += t ? length + 1 : 1;
		*count += t != NULL;
	}
	return MSG_OK;
}

/* Puts text behind what is typed. */
static enum msgid append(struct pane *p, const char *text, struct err *err)
{
	STR_AUTO all = str_make(4 * NOTE_SIZE);
	str_add(&all, pane_get(p, "TEXT"));
	if (all.len)
		str_add(&all, " ");
	str_add(&all, text);
	if (text_width(all.d) > NOTE_COLUMNS)
		return err_set(err, MSG_NOTE_FULL, "TEXT", NULL);
	pane_type(p, "TEXT", all.d);
	return MSG_OK;
}

static void fill_templates(void *arg, struct choices *out)
{
	struct desk *d = arg;
	AUTO_FREE struct template_row *rows = NULL;
	size_t n = 0;
	choices_title(out, "Note Templates", "Name  Text");
	if (templates(d, &rows, &n, NULL) != MSG_OK)
		return;
	for (size_t i = 0; i < n; i++)
		choices_add(out, rows[i].name, rows[i].text);
}

static void template_chosen(struct ui *ui, void *arg, const char *value)
{
	struct pane *p = ui_top(ui);
	AUTO_FREE struct template_row *rows = NULL;
	struct err err = { .id = MSG_OK };
	size_t n = 0;
	if (!value || !p)
		return;
	enum msgid m = templates(arg, &rows, &n, &err);
	const struct template_row *t = m == MSG_OK ?
		template_named(rows, n, value, strlen(value)) : NULL;
	if (t)
		m = append(p, t->text, &err);
	if (m != MSG_OK)
		ui_msg(ui, &err);
	pane_focus(p, "TEXT");
}

/* --- hooks --------------------------------------------------------------------------------- */

/* Two lines of what is corrected; the rest is on NOT. */
static void show_old(struct pane *p, const char *text)
{
	size_t cut = text_fit(text, 62), rest = cut;
	while (text[cut] && rest > 30 && text[rest] != ' ')
		rest--;
	if (!text[cut] || text[rest] != ' ')
		rest = cut;
	pane_lines_clear(p, "OLD");
	pane_linef(p, "OLD", ROLE_OUTPUT, "%.*s", (int)rest, text);
	pane_line(p, "OLD", ROLE_OUTPUT, text + rest + (text[rest] == ' '));
}

static enum msgid show_corrected(struct desk *d, struct pane *p, const struct addnot *s,
	struct err *err)
{
	AUTO_FREE struct note_row *old = mem_alloc(1, sizeof *old);
	char date[9], clock[6];
	size_t n = 0;
	if (s->corrects == 0)
		return MSG_OK;
	enum msgid m = note_list(d, s->subject.account_id, NULL, s->corrects + 1, old, 1, &n, err);
	if (m == MSG_OK && (n == 0 || old->id != s->corrects))
		return err_set(err, MSG_NOTE_UNKNOWN, "", NULL);
	if (m != MSG_OK)
		return m;
	app_date_text(d, old->at, date);
	desk_clock_text(d, old->at, clock);
	STR_AUTO line = str_make(2 * NOTE_SIZE);
	str_addf(&line, "%s %s %s: %s", date, clock, old->user, old->text);
	show_old(p, line.d);
	return MSG_OK;
}

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct addnot *s = pane_state(p);
	s->corrects = ((const struct panel_args *)args)->other;
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m != MSG_OK)
		return m;
	m = show_corrected(desk_of(ui), p, s, err);
	if (m != MSG_OK)
		subject_close(ui, &s->subject);
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	const struct addnot *s = pane_state(p);
	subject_close(ui, &s->subject);
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct addnot *s = pane_state(p);
	(void)err;
	pane_setf(p, "ACCOUNT", "%lld", (long long)s->subject.account_id);
	pane_set(p, "NAME", s->subject.name);
	app_draft_restore(ui, p);
	return MSG_OK;
}

/* Templates are put in and shown first: what is saved has been seen. */
static enum msgid expand(struct ui *ui, struct pane *p, bool *stay, struct err *err)
{
	STR_AUTO text = str_make(4 * NOTE_SIZE);
	int count = 0;
	enum msgid m = addnot_expand(desk_of(ui), pane_get(p, "TEXT"), &text, &count, err);
	*stay = count > 0;
	if (m != MSG_OK || count == 0)
		return m;
	if (text_width(text.d) > NOTE_COLUMNS)
		return err_set(err, MSG_NOTE_FULL, "TEXT", NULL);
	pane_type(p, "TEXT", text.d);
	ui_say(ui, MSG_TEMPLATE_PUT, NULL);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct addnot *s = pane_state(p);
	bool stay = false;
	enum msgid m = expand(ui, p, &stay, err);
	if (m != MSG_OK || stay)
		return m;
	struct note_new note = { .account_id = s->subject.account_id, .text = pane_get(p, "TEXT"),
		.code = "", .corrects = s->corrects, .pin = pane_is_yes(p, "PIN"),
		.private = pane_is_yes(p, "PRIVATE") };
	m = note_add(desk_of(ui), &note, NULL, err);
	if (m != MSG_OK) {
		(void)text_put(err->field, sizeof err->field, "TEXT");
		return m;
	}
	return app_saved(ui, p, MSG_NOTE_SAVED, NULL);
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	(void)err;
	if (id == ACT_PROMPT && strcmp(pane_focused(p), "TEXT") == 0)
		ui_choose(ui, fill_templates, template_chosen, desk_of(ui));
	else if (id == APP_TEMPLATES)
		app_push(ui, &panel_SNP, 0, NULL);
	else
		return UI_PASS;
	return MSG_OK;
}

static const struct action_use actions[] = {
	{ ACT_PROMPT, "Templates" }, { ACT_REFRESH, NULL }, { APP_TEMPLATES, "Edit templates" },
	{ ACT_NONE, NULL },
};

#define NOTE_PANEL(id_, title_, instruction_, help_) { \
	.id = id_, .title = title_, .instruction = instruction_, .instruction_row = 2, \
	.flags = PANEL_WINDOW, .height = 15, .width = 64, .state_size = sizeof(struct addnot), \
	.fields = fields, .field_count = ARRAY_SIZE(fields), .actions = actions, \
	.first = "TEXT", .help = help_, \
	.notes = "Type ;na and press Enter: the text of template NA appears. Enter again saves.", \
	.open = open, .load = load, .enter = enter, .action = action, .close = close }

const struct panel panel_ADDNOT = NOTE_PANEL("ADDNOT", "Add Note",
	"Type the note, press Enter.",
	"Writes a note on the account. It is saved when Enter is pressed and never changes after "
	"that. What is typed is kept if the line breaks, and comes back when the window is opened "
	"again for this account.");
const struct panel panel_CORNOT = NOTE_PANEL("CORNOT", "Correct Note",
	"Type what is right, press Enter.",
	"Adds a note that corrects the one shown. Both stay on file, and each is found from the "
	"other.");
