/* SPDX-License-Identifier: MIT */
#include "arrears/desk/notes.h"

#include "arrears/domain/validate.h"
#include "arrears/store/account.h"
#include "arrears/store/party.h"
#include "call_parts.h"
#include "debt.h"

static enum msgid merge_words(struct desk *d, int64_t account_id, const char *template, char *out,
	size_t size, struct err *err)
{
	struct account_row a;
	struct party_row p;
	char name[TEXT_BYTES(40)], amount[MONEY_TEXT_SIZE], day[9], at[6];
	bool found = false;
	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = party_load(d->db, a.consumer_id, &p, &found, err);
	if (m != MSG_OK)
		return m;
	name_display(&p.name, name, sizeof name);
	money_show(a.balance, amount);
	date_show(desk_today(d), day);
	desk_clock_text(d, desk_now(d), at);
	merge_note(template, &(struct merge){ .phone = "", .text = "", .date = day, .time = at,
		.amount = amount, .name = name, .status = a.status.code, .user = d->user_name },
		out, size);
	return MSG_OK;
}

enum msgid note_prepare(struct desk *d, int64_t account_id, const char *text, char *out,
	size_t size, struct err *err)
{
	char clean[NOTE_SIZE], upper[NOTE_SIZE], filled[NOTE_SIZE];
	struct template_row t;
	bool found = false;
	if (!text_put(clean, sizeof clean, text))
		return err_set(err, MSG_TEXT_TOO_LONG, "NOTE", "The note", "1000", NULL);
	text_clean(clean, true);
	text_upper(clean, upper, sizeof upper);
	enum msgid m = MSG_OK;
	if (strlen(upper) < sizeof t.name && !strchr(upper, ' '))
		m = template_find(d->db, d->user_id, upper, &t, &found, err);
	if (m == MSG_OK && (found || strchr(clean, '{')))
		m = merge_words(d, account_id, found ? t.text : clean, filled, sizeof filled, err);
	else
		(void)text_put(filled, sizeof filled, clean);
	if (m != MSG_OK)
		return m;
	if (text_has_card(filled))
		return err_set(err, MSG_NOTE_CARD, "NOTE", NULL);
	(void)text_mask_ssn(filled);
	if (text_is_blank(filled))
		return err_set(err, MSG_NOTE_EMPTY, "NOTE", NULL);
	(void)text_put(out, size, filled);
	return MSG_OK;
}

int64_t note_reader(const struct desk *d)
{
	return authority_allows(d->role, OP_PRIVATE_NOTE) ? 0 : d->user_id;
}

/* A private note of somebody else is not there. */
static enum msgid load_note(struct desk *d, int64_t id, struct note_row *out, struct err *err)
{
	bool found = false;
	int64_t reader = note_reader(d);
	enum msgid m = note_load(d->db, id, out, &found, err);
	found = found && (!out->private || reader == 0 || out->user_id == reader);
	return m == MSG_OK && !found ? err_set(err, MSG_NOTE_UNKNOWN, "", NULL) : m;
}

static enum msgid add(struct desk *d, const struct note_new *n, int64_t *id, struct err *err)
{
	struct note_row old = { .id = 0 }, row = { .account_id = n->account_id, .at = desk_now(d),
		.user_id = d->user_id, .corrects_id = n->corrects, .private = n->private };
	struct account_row a;
	bool found = false;
	enum msgid m = note_prepare(d, n->account_id, n->text, row.text, sizeof row.text, err);
	if (m == MSG_OK)
		m = account_load(d->db, n->account_id, &a, &found, err);
	if (m == MSG_OK && !found)
		m = err_set(err, MSG_ACCOUNT_UNKNOWN, "", "of the note", NULL);
	if (m == MSG_OK && n->corrects)
		m = load_note(d, n->corrects, &old, err);
	if (m == MSG_OK && n->corrects && old.account_id != n->account_id)
		m = err_set(err, MSG_NOTE_UNKNOWN, "", NULL);
	if (m != MSG_OK)
		return m;
	row.private = row.private || old.private;       /* its correction tells as much */
	(void)text_put(row.code, sizeof row.code, n->code ? n->code : "");
	(void)text_put(row.status, sizeof row.status, a.status.code);
	m = note_insert(d->db, &row, id, err);
	if (m == MSG_OK && n->pin)
		m = note_pin(d->db, *id, true, d->user_id, desk_now(d), err);
	return m == MSG_OK ? desk_audit(d, n->corrects ? "correct_note" : "add_note", "account",
		n->account_id, "", err) : m;
}

enum msgid note_add(struct desk *d, const struct note_new *n, int64_t *id, struct err *err)
{
	int64_t made = 0;
	enum msgid m = desk_may(d, OP_NOTE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m == MSG_OK)
		m = db_end(d->db, add(d, n, &made, err), err);
	if (m == MSG_OK && id)
		*id = made;
	return m;
}

enum msgid note_set_pin(struct desk *d, int64_t note_id, bool pin, struct err *err)
{
	struct note_row n;
	enum msgid m = desk_may(d, OP_NOTE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = load_note(d, note_id, &n, err);
	if (m == MSG_OK)
		m = note_pin(d->db, note_id, pin, d->user_id, desk_now(d), err);
	if (m == MSG_OK)
		m = desk_audit(d, pin ? "pin_note" : "unpin_note", "note", note_id, "", err);
	return db_end(d->db, m, err);
}

enum msgid note_list(struct desk *d, int64_t account_id, const struct note_filter *f,
	int64_t before, struct note_row *out, size_t max, size_t *n, struct err *err)
{
	struct note_filter own = { .pinned = false };
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (f)
		own = *f;
	own.reader = note_reader(d);
	return m == MSG_OK ? note_page(d->db, account_id, &own, before, out, max, n, err) : m;
}

/* Is there room for one more snippet of one's own? Changing one needs none. */
static enum msgid check_room(struct desk *d, const struct template_row *row, struct err *err)
{
	struct template_row list[64];
	size_t n = 0, own = 0;
	char max[12];
	enum msgid m = template_list(d->db, d->user_id, list, ARRAY_SIZE(list), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		own += list[i].user_id == row->user_id && strcmp(list[i].name, row->name) != 0;
	(void)text_putf(max, sizeof max, "%d", NOTE_SNIPPETS);
	if (m == MSG_OK && row->user_id && row->text[0] && own >= NOTE_SNIPPETS)
		return err_set(err, MSG_SNIPPETS_FULL, "", max, NULL);
	return m;
}

enum msgid note_template_set(struct desk *d, const char *name, const char *text, bool all,
	struct err *err)
{
	struct template_row row = { .user_id = all ? 0 : d->user_id };
	enum msgid m = desk_may(d, all ? OP_CODES : OP_NOTE, err);
	text_upper(name, row.name, sizeof row.name);
	(void)text_put(row.text, sizeof row.text, text);
	if (m == MSG_OK && (row.name[0] == '\0' || strchr(row.name, ' ')))
		m = err_set(err, MSG_REQUIRED, "NAME", "A name of one word", NULL);
	if (m == MSG_OK && !merge_valid(text))
		m = err_set(err, MSG_MERGE_WORD, "TEXT", NULL);
	if (m == MSG_OK && text_has_card(text))
		m = err_set(err, MSG_NOTE_CARD, "TEXT", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = check_room(d, &row, err);
	if (m == MSG_OK)
		m = template_put(d->db, &row, err);
	if (m == MSG_OK)
		m = desk_audit(d, "set_template", "template", 0, row.name, err);
	return db_end(d->db, m, err);
}

enum msgid note_template_list(struct desk *d, struct template_row *out, size_t max, size_t *n,
	struct err *err)
{
	return template_list(d->db, d->user_id, out, max, n, err);
}
