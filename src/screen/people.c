/* SPDX-License-Identifier: MIT */
/* PEOPLE: phones, addresses, e-mails and people of an account, and what else the consumer told
 * us, in one list. */
#include "people.h"

#include "arrears/base/mem.h"
#include "subject.h"

#define ROWS_MAX (VIEW_PHONES + 2 * ADDRESSES_MAX + VIEW_PEOPLE + 4)

struct people { const struct desk *desk; struct subject subject; struct people_row *rows;
	size_t count; };

enum { COL_TYPE, COL_WHAT, COL_STATUS, COL_ON, COL_WHO, COL_FROM, COL_CALL };
static const struct list_col cols[] = {
	[COL_TYPE] = { "Type", 7, 13, 7, 13, LIST_LEFT },
	[COL_WHAT] = { "Number, address or name", 22, 36, 22, 46, LIST_LEFT },
	[COL_STATUS] = { "Status", 60, 8, 70, 8, LIST_LEFT },
	[COL_ON] = { "Since", 70, 8, 80, 8, LIST_LEFT },
	[COL_WHO] = { "Marked by", 0, 0, 90, 10, LIST_LEFT },
	[COL_FROM] = { "From", 0, 0, 102, 10, LIST_LEFT },
	[COL_CALL] = { "Call", 0, 0, 114, 18, LIST_LEFT },
};

static const struct field fields[] = { SUBJECT_FIELDS };

/* --- rows ---------------------------------------------------------------------------------- */

static struct people_row *new_row(struct people *s, enum people_kind kind, int64_t id)
{
	struct people_row *r = &s->rows[s->count++];
	*r = (struct people_row){ .kind = kind, .id = id,
		.account_id = s->subject.account_id, .consumer_id = s->subject.consumer_id };
	return r;
}

static void take_view(struct people *s, const struct account_view *v)
{
	s->count = 0;
	for (int i = 0; i < v->phone_count; i++)
		new_row(s, PEOPLE_PHONE, v->phones[i].row.id)->phone = v->phones[i];
	for (int i = 0; i < v->address_count; i++)
		new_row(s, PEOPLE_ADDRESS, v->addresses[i].id)->address = v->addresses[i];
	for (int i = 0; i < v->email_count; i++)
		new_row(s, PEOPLE_EMAIL, v->emails[i].id)->email = v->emails[i];
	for (int i = 0; i < v->people_count; i++)
		new_row(s, PEOPLE_PERSON, v->people[i].party_id)->person = v->people[i];
	for (int k = PEOPLE_NAME; k <= PEOPLE_WHERE; k++)
		new_row(s, (enum people_kind)k, v->consumer.id)->consumer = v->consumer;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	struct people *s = pane_state(p);
	AUTO_FREE struct account_view *v = mem_alloc(1, sizeof *v);
	enum msgid m = view_load(desk_of(ui), s->subject.account_id, v, err);
	if (m != MSG_OK)
		return m;
	take_view(s, v);
	view_free(v);
	subject_show(p, &s->subject);
	pane_list_reload(p);
	return MSG_OK;
}

/* A person may stand in several roles: the role is part of the key. */
static int64_t key_of(const struct people_row *r)
{
	int64_t key = r->id * 16 + (int64_t)r->kind;
	for (const char *c = r->kind == PEOPLE_PERSON ? r->person.role : ""; *c; c++)
		key = (key * 31 + *c) % (INT64_C(1) << 50);
	return key;
}

static const struct people_row *row_of(const struct people *s, int64_t key)
{
	for (size_t i = 0; i < s->count; i++)
		if (key_of(&s->rows[i]) == key)
			return &s->rows[i];
	return NULL;
}

static void fill_status(const struct people_row *r, const struct desk *d, struct list_row *row)
{
	char date[9] = "";
	if (r->kind == PEOPLE_PHONE) {
		const struct phone_row *phone = &r->phone.row;
		list_put(row, COL_STATUS, phone_status_name(phone->status));
		date_show(phone->status_on, date);
		list_put(row, COL_WHO, phone->status_source);
		list_put(row, COL_FROM, phone->source);
		list_put(row, COL_CALL, r->phone.call);
	} else if (r->kind == PEOPLE_ADDRESS) {
		list_put(row, COL_STATUS, r->address.status);
		date_show(r->address.verified_on, date);
		list_put(row, COL_WHO, r->address.status_source);
		list_put(row, COL_FROM, r->address.source);
	} else if (r->kind == PEOPLE_EMAIL) {
		list_put(row, COL_STATUS, r->email.status);
		app_date_text(d, r->email.added_at, date);
		list_put(row, COL_FROM, r->email.source);
	}
	list_put(row, COL_ON, date);
	if (r->kind <= PEOPLE_EMAIL && row->cell[COL_STATUS][0] == '\0')
		list_put(row, COL_STATUS, "-");
	row->cell[COL_STATUS][0] = (char)(row->cell[COL_STATUS][0] >= 'a' ?
		row->cell[COL_STATUS][0] - 'a' + 'A' : row->cell[COL_STATUS][0]);
}

static void fill(struct pane *p, size_t index, struct list_row *row)
{
	const struct people *s = pane_state(p);
	const struct people_row *r = &s->rows[index];
	char type[TEXT_BYTES(14)], what[LIST_CELL];
	people_type_text(r, type);
	people_what_text(r, what, sizeof what);
	row->key = key_of(r);
	list_put(row, COL_TYPE, type);
	list_put(row, COL_WHAT, what);
	fill_status(r, s->desk, row);
}

static size_t fetch(struct ui *ui, struct pane *p, const struct list_seek *seek,
	struct list_row *rows, bool *more)
{
	const struct people *s = pane_state(p);
	(void)ui;
	return list_fetch_array(p, seek, s->count, fill, rows, more);
}

/* --- hooks --------------------------------------------------------------------------------- */

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct people *s = pane_state(p);
	enum msgid m = subject_open(ui, args, &s->subject, err);
	if (m == MSG_OK) {
		s->desk = desk_of(ui);
		s->rows = mem_alloc(ROWS_MAX, sizeof *s->rows);
	}
	return m;
}

static void close(struct ui *ui, struct pane *p)
{
	struct people *s = pane_state(p);
	subject_close(ui, &s->subject);
	free(s->rows);
}

static void fill_kinds(void *arg, struct choices *out)
{
	(void)arg;
	choices_title(out, "What to Add", "What     Explanation");
	choices_add(out, "PHONE", "A number to call them at");
	choices_add(out, "ADDRESS", "Where letters reach them");
	choices_add(out, "EMAIL", "Where e-mail reaches them");
	choices_add(out, "PERSON", "Spouse, cosigner, attorney, employer ...");
}

static void kind_chosen(struct ui *ui, void *arg, const char *value)
{
	static const char *const kinds[] = { [PEOPLE_PHONE] = "PHONE",
		[PEOPLE_ADDRESS] = "ADDRESS", [PEOPLE_EMAIL] = "EMAIL",
		[PEOPLE_PERSON] = "PERSON" };
	struct pane *p = ui_top(ui);
	(void)arg;
	if (!value || !p || pane_panel(p) != &panel_PEOPLE)
		return;
	const struct people *s = pane_state(p);
	for (int k = PEOPLE_PHONE; k <= PEOPLE_PERSON; k++)
		if (strcmp(value, kinds[k]) == 0)
			people_form(ui, &(struct people_row){ .kind = (enum people_kind)k,
				.account_id = s->subject.account_id,
				.consumer_id = s->subject.consumer_id });
}

static enum msgid action(struct ui *ui, struct pane *p, int id, struct err *err)
{
	(void)p;
	(void)err;
	if (id != APP_ADD)
		return UI_PASS;
	ui_choose(ui, fill_kinds, kind_chosen, NULL);
	return MSG_OK;
}

/* --- options ------------------------------------------------------------------------------- */

enum { OPT_CHANGE = 2, OPT_REMOVE = 4, OPT_DISPLAY = 5, OPT_GOOD = 6, OPT_BAD = 7, OPT_WRONG = 8,
	OPT_BARRED = 9, OPT_RETURNED = 10 };

static enum msgid remove_row(struct desk *d, const struct people_row *r, struct err *err)
{
	if (r->kind == PEOPLE_PHONE)
		return people_phone_remove(d, r->id, err);
	return people_unlink(d, r->account_id, r->person.party_id, r->person.role, err);
}

static void removed(struct ui *ui, void *arg, bool yes)
{
	struct pane *p = ui_top(ui);
	struct err err = { .id = MSG_OK };
	int64_t keys[ROWS_MAX];
	(void)arg;
	if (!yes || !p || pane_panel(p) != &panel_PEOPLE)
		return;
	size_t n = pane_pending(p, OPT_REMOVE, keys, ARRAY_SIZE(keys));
	for (size_t i = 0; i < n && i < ARRAY_SIZE(keys); i++) {
		const struct people_row *r = row_of(pane_state(p), keys[i]);
		if (r && remove_row(desk_of(ui), r, &err) != MSG_OK) {
			ui_msg(ui, &err);
			return;
		}
		app_of(ui)->written = true;
		pane_pending_clear(p, keys[i]);
	}
	ui_say(ui, MSG_PEOPLE_REMOVED, NULL);
}

/* All rows with 4 are confirmed at once. */
static void ask_removal(struct ui *ui, struct pane *p, const struct people *s)
{
	enum { SHOWN = 10 };
	char text[SHOWN][TEXT_BYTES(78)], type[TEXT_BYTES(14)], what[TEXT_BYTES(58)];
	const char *lines[SHOWN];
	int64_t keys[ROWS_MAX];
	size_t n = pane_pending(p, OPT_REMOVE, keys, ARRAY_SIZE(keys)), count = 0;
	for (size_t i = 0; i < n && i < ARRAY_SIZE(keys) && count < SHOWN; i++) {
		const struct people_row *r = row_of(s, keys[i]);
		if (!r)
			continue;
		people_type_text(r, type);
		people_what_text(r, what, sizeof what);
		(void)text_putf(text[count], sizeof text[0], "4    %-13s  %s", type, what);
		lines[count] = text[count];
		count++;
	}
	ui_confirm(ui, &(struct confirm_spec){ .title = "Confirm Remove",
		.first = "Press Enter to confirm your choices for 4=Remove.",
		.heading = "Opt  Type           Number, address or name", .lines = lines,
		.line_count = count }, removed, NULL);
}

static enum msgid mark(struct ui *ui, const struct people_row *r, int number, struct err *err)
{
	static const enum phone_status phones[] = { [OPT_GOOD] = PHONE_GOOD, [OPT_BAD] = PHONE_BAD,
		[OPT_WRONG] = PHONE_WRONG, [OPT_BARRED] = PHONE_BARRED };
	struct desk *d = desk_of(ui);
	const char *word = number == OPT_GOOD ? "good" : number == OPT_BAD ? "bad" : "returned";
	enum msgid m = MSG_OK;
	if (r->kind == PEOPLE_PHONE)
		m = people_phone_mark(d, r->id, phones[number], d->user_name, err);
	else if (r->kind == PEOPLE_ADDRESS)
		m = people_address_mark(d, r->consumer_id, r->id, word, d->user_name, err);
	else
		m = people_email_mark(d, r->consumer_id, r->id, word, err);
	if (m == MSG_OK)
		app_of(ui)->written = true;
	return m;
}

static enum msgid option(struct ui *ui, struct pane *p, const struct list_row *row, int number,
	struct err *err)
{
	const struct people *s = pane_state(p);
	const struct people_row *r = row_of(s, row->key);
	STR_AUTO text = str_make(2000);
	if (!r)
		return err_set(err, MSG_ROW_GONE, "", NULL);
	switch (number) {
	case OPT_CHANGE:
		people_form(ui, r);
		return MSG_OK;
	case OPT_REMOVE:
		ask_removal(ui, p, s);
		return MSG_OK;
	case OPT_DISPLAY:
		people_detail(desk_of(ui), r, &text);
		ui_show_text(ui, row->cell[COL_TYPE], text.d);
		return MSG_OK;
	default:
		break;
	}
	enum msgid m = mark(ui, r, number, err);
	return m == MSG_OK ? load(ui, p, err) : m;
}

static bool is_removable(struct pane *p, const struct list_row *row)
{
	const struct people_row *r = row_of(pane_state(p), row->key);
	return r && (r->kind == PEOPLE_PHONE || r->kind == PEOPLE_PERSON);
}

static bool is_marked(struct pane *p, const struct list_row *row)
{
	const struct people_row *r = row_of(pane_state(p), row->key);
	return r && r->kind <= PEOPLE_EMAIL;
}

static bool is_phone(struct pane *p, const struct list_row *row)
{
	const struct people_row *r = row_of(pane_state(p), row->key);
	return r && r->kind == PEOPLE_PHONE;
}

static bool is_address(struct pane *p, const struct list_row *row)
{
	const struct people_row *r = row_of(pane_state(p), row->key);
	return r && r->kind == PEOPLE_ADDRESS;
}

static const struct option options[] = {
	{ OPT_CHANGE, "Change", "Changes it. What was there becomes a system note.", PRE_WORK,
	  NULL },
	{ OPT_REMOVE, "Remove", "Takes a phone or person off the account; history stays.",
	  PRE_WORK, is_removable },
	{ OPT_DISPLAY, "Display", "Shows everything on file about it.", PRE_VIEW, NULL },
	{ OPT_GOOD, "Good", "Confirmed: it reaches the consumer.", PRE_WORK, is_marked },
	{ OPT_BAD, "Bad", "Does not work any more.", PRE_WORK, is_marked },
	{ OPT_WRONG, "Wrong number", "Belongs to somebody else: not to be called.", PRE_WORK,
	  is_phone },
	{ OPT_BARRED, "Barred", "May not be called, as when the employer forbids it.", PRE_WORK,
	  is_phone },
	{ OPT_RETURNED, "Returned", "Mail to the address came back.", PRE_WORK, is_address },
	{ .label = NULL },
};

static const struct list list = {
	.row = 9, .opt = true, .cols = cols, .col_count = ARRAY_SIZE(cols), .fetch = fetch,
	.empty = "(Nothing on file: F6 adds a phone, an address or a person)",
};

static const struct action_use actions[] = {
	{ ACT_REFRESH, NULL }, { APP_ADD, NULL }, { ACT_NONE, NULL },
};

const struct panel panel_PEOPLE = {
	.id = "PEOPLE", .title = "Work with Phones and People",
	.instruction = "Type options, press Enter.",
	.flags = PANEL_COMMAND | PANEL_RECORD | PANEL_RELOAD,
	.state_size = sizeof(struct people),
	.fields = fields, .field_count = ARRAY_SIZE(fields), .list = &list, .options = options,
	.actions = actions,
	.help = "Phones, addresses, e-mails and people of the account, and what the consumer told "
		"us: name, language, reason for falling behind, where they are. Nothing is "
		"overwritten: what was there before becomes a system note with the day and who "
		"changed it.",
	.notes = "A number of somebody else: 8=Wrong number. One the employer does not want "
		"called: 9=Barred. 2 on Whereabouts when the consumer says they are in "
		"another time zone.",
	.open = open, .load = load, .action = action, .option = option,
	.close = close,
};
