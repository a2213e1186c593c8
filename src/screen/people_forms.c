/* SPDX-License-Identifier: MIT */
/* The windows of PEOPLE that add or change one thing: fields, what they start with, what is
 * saved. */
#include <ctype.h>

#include "people.h"

#define FROM_FIELD(row_) \
	{ .name = "FROM", .row = row_, .col = 27, .len = 12, .kind = FIELD_CODE, .use = FIELD_IN, \
	  .check = FIELD_FREE, .text = "CONSUMER", .values = "CONSUMER CLIENT RELATIVE SKIP MAIL", \
	  .label = "From", .label_col = 2, .right = "F4 for list", \
	  .help = "Where it comes from: the consumer, the client's file, a relative, skip " \
		"tracing, returned mail." }

static void lower(const char *text, char *out, size_t size)
{
	(void)text_put(out, size, text);
	for (char *c = out; *c; c++)
		*c = (char)tolower((unsigned char)*c);
}

/* --- phone --------------------------------------------------------------------------------- */

static const struct field phone_fields[] = {
	{ .name = "NUMBER", .row = 4, .col = 27, .len = 14, .kind = FIELD_PHONE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Number", .label_col = 2, .right = "Ten digits",
	  .help = "The number with its area code. A changed number is a new one: calls to the old "
		"number stay with the old number." },
	{ .name = "TYPE", .row = 5, .col = 27, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .values = "CELL HOME WORK OTHER", .label = "Type", .label_col = 2,
	  .right = "CELL, HOME, WORK, OTHER",
	  .help = "What the number is. It decides which rules apply: a home phone is judged by "
		"where it rings, a work phone by what the employer allows. Blank: not known." },
	FROM_FIELD(6),
};

static void phone_start(struct pane *p, const struct people_row *r)
{
	char type[8];
	text_upper(phone_type_name(r->phone.row.type), type, sizeof type);
	pane_set(p, "NUMBER", r->phone.number);
	pane_set(p, "TYPE", type);
	pane_set(p, "FROM", r->phone.row.source[0] ? r->phone.row.source : "CONSUMER");
}

static enum msgid phone_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	char type[12];
	int ord;
	struct people_phone phone = { .number = pane_get(p, "NUMBER"),
		.source = pane_get(p, "FROM") };
	lower(pane_get(p, "TYPE"), type, sizeof type);
	(void)!phone_type_parse(type, &phone.type); /* the engine checked it */
	return r->id ? people_phone_change(d, r->id, &phone, err) :
		people_phone_add(d, r->consumer_id, &phone, &ord, err);
}

/* --- address ------------------------------------------------------------------------------- */

static const struct field address_fields[] = {
	{ .name = "LINE1", .row = 4, .col = 27, .len = 31, .max = 40, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Street", .label_col = 2,
	  .help = "House number and street, or P.O. box." },
	{ .name = "LINE2", .row = 5, .col = 27, .len = 31, .max = 40, .use = FIELD_IN,
	  .label = "More", .label_col = 2, .help = "Apartment, care of. May be blank." },
	{ .name = "CITY", .row = 6, .col = 27, .len = 28, .use = FIELD_IN, .check = FIELD_ME,
	  .label = "City", .label_col = 2, .help = "City or post office." },
	{ .name = "STATE", .row = 7, .col = 27, .len = 2, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "State", .label_col = 2, .right = "Two letters, F4 for list",
	  .help = "State, district or territory. With the ZIP code it decides the hours of "
		"calls." },
	{ .name = "ZIP", .row = 8, .col = 27, .len = 10, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "ZIP code", .label_col = 2, .right = "60651 or 60651-1234",
	  .help = "Five digits, or nine with a dash." },
	{ .name = "KIND", .row = 9, .col = 27, .len = 5, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "HOME", .values = "HOME WORK MAIL OTHER", .label = "Kind",
	  .label_col = 2, .right = "HOME, WORK, MAIL, OTHER",
	  .help = "HOME is where they live; MAIL is where only letters go." },
	FROM_FIELD(10),
};

static void address_start(struct pane *p, const struct people_row *r)
{
	const struct address_row *a = &r->address;
	char kind[8];
	text_upper(a->kind, kind, sizeof kind);
	pane_set(p, "LINE1", a->line1);
	pane_set(p, "LINE2", a->line2);
	pane_set(p, "CITY", a->city);
	pane_set(p, "STATE", a->state);
	pane_set(p, "ZIP", a->zip);
	pane_set(p, "KIND", kind);
	pane_set(p, "FROM", a->source[0] ? a->source : "CONSUMER");
}

static enum msgid address_check(struct pane *p, struct err *err)
{
	const char *state = pane_get(p, "STATE"), *zip = pane_get(p, "ZIP");
	if (validate_state(state))
		return err_set(err, MSG_STATE_UNKNOWN, "STATE", state, NULL);
	if (validate_zip(zip, state))
		return err_set(err, MSG_ZIP_STATE, "ZIP", zip, state, NULL);
	return MSG_OK;
}

static enum msgid address_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	struct address_row a = { .id = r->id, .party_id = r->consumer_id };
	enum msgid m = address_check(p, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(a.line1, sizeof a.line1, pane_get(p, "LINE1"));
	(void)text_put(a.line2, sizeof a.line2, pane_get(p, "LINE2"));
	(void)text_put(a.city, sizeof a.city, pane_get(p, "CITY"));
	(void)text_put(a.state, sizeof a.state, pane_get(p, "STATE"));
	(void)text_put(a.zip, sizeof a.zip, pane_get(p, "ZIP"));
	lower(pane_get(p, "KIND"), a.kind, sizeof a.kind);
	(void)text_put(a.source, sizeof a.source, pane_get(p, "FROM"));
	return people_address_put(d, &a, err);
}

static bool states(struct choices *out)
{
	const struct state *s;
	choices_title(out, "State", "Code  State");
	for (size_t i = 0; (s = state_at(i)) != NULL; i++)
		choices_add(out, s->code, s->name);
	return true;
}

/* --- e-mail -------------------------------------------------------------------------------- */

static const struct field email_fields[] = {
	{ .name = "ADDRESS", .row = 4, .col = 27, .len = 31, .max = 60, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_LC, .label = "E-mail", .label_col = 2,
	  .help = "The e-mail address, with its @." },
	{ .name = "WORK", .row = 5, .col = 27, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "N", .label = "At work", .label_col = 2,
	  .right = "Y=Yes, N=No",
	  .help = "Y if the employer gave it: others may read it there." },
	FROM_FIELD(6),
};

static void email_start(struct pane *p, const struct people_row *r)
{
	pane_set(p, "ADDRESS", r->email.address);
	pane_set(p, "WORK", r->email.is_work ? "Y" : "N");
	pane_set(p, "FROM", r->email.source[0] ? r->email.source : "CONSUMER");
}

static enum msgid email_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	struct email_row e = { .id = r->id, .party_id = r->consumer_id,
		.is_work = pane_is_yes(p, "WORK") };
	const char *address = pane_get(p, "ADDRESS");
	if (validate_email(address))
		return err_set(err, MSG_EMAIL_FORM, "ADDRESS", address, NULL);
	(void)text_put(e.address, sizeof e.address, address);
	(void)text_put(e.source, sizeof e.source, pane_get(p, "FROM"));
	return people_email_put(d, &e, err);
}

/* --- person -------------------------------------------------------------------------------- */

static const struct field person_fields[] = {
	{ .name = "ROLE", .row = 4, .col = 27, .len = 9, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Role", .label_col = 2, .right = "F4 for list",
	  .values = "COSIGNER GUARANTOR SPOUSE PARENT GUARDIAN EMPLOYER ATTORNEY EXECUTOR PAYEE "
		"OTHER",
	  .help = "What the person or organization is to this account." },
	{ .name = "NAME", .row = 5, .col = 27, .len = 31, .max = 40, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Name", .label_col = 2,
	  .help = "LAST, FIRST M for people; the name as it is for employers and attorneys." },
	{ .name = "TALK", .row = 6, .col = 27, .len = 1, .kind = FIELD_YESNO, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "N", .label = "May be talked to", .label_col = 2,
	  .right = "Y=Yes, N=No",
	  .help = "Y only if the debt may be discussed with them: the spouse, the parent of a "
		"minor, a guardian, the executor, the attorney (12 CFR 1006.6(a), (d))." },
};

static void person_start(struct pane *p, const struct people_row *r)
{
	char role[16];
	text_upper(r->person.role, role, sizeof role);
	pane_set(p, "ROLE", role);
	pane_set(p, "NAME", r->person.name);
	pane_set(p, "TALK", r->person.may_talk ? "Y" : "N");
	pane_protect(p, "ROLE", true);
	pane_protect(p, "NAME", true);
}

static enum msgid person_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	char role[16];
	int64_t party = r->id;
	lower(pane_get(p, "ROLE"), role, sizeof role);
	struct people_link link = { .account_id = r->account_id, .party_id = r->id, .role = role,
		.name = pane_get(p, "NAME"), .may_talk = pane_is_yes(p, "TALK") };
	return people_link(d, &link, &party, err);
}

/* --- the consumer -------------------------------------------------------------------------- */

static const struct field name_fields[] = {
	{ .name = "LAST", .row = 4, .col = 27, .len = 31, .max = 40, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Last name", .label_col = 2, .help = "Family name." },
	{ .name = "FIRST", .row = 5, .col = 27, .len = 30, .use = FIELD_IN, .label = "First name",
	  .label_col = 2, .help = "First name, blank if it is not known." },
	{ .name = "MIDDLE", .row = 6, .col = 27, .len = 30, .use = FIELD_IN, .label = "Middle",
	  .label_col = 2, .help = "Middle name or initial." },
	{ .name = "SUFFIX", .row = 7, .col = 27, .len = 8, .use = FIELD_IN, .label = "Suffix",
	  .label_col = 2, .right = "JR, SR, II", .help = "JR, SR, II and the like." },
};

static void name_start(struct pane *p, const struct people_row *r)
{
	const struct person_name *n = &r->consumer.name;
	pane_set(p, "LAST", n->last);
	pane_set(p, "FIRST", n->first);
	pane_set(p, "MIDDLE", n->middle);
	pane_set(p, "SUFFIX", n->suffix);
}

static enum msgid name_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	struct person_name n = { .suffix = "" };
	(void)text_put(n.last, sizeof n.last, pane_get(p, "LAST"));
	(void)text_put(n.first, sizeof n.first, pane_get(p, "FIRST"));
	(void)text_put(n.middle, sizeof n.middle, pane_get(p, "MIDDLE"));
	(void)text_put(n.suffix, sizeof n.suffix, pane_get(p, "SUFFIX"));
	return people_name(d, r->consumer_id, &n, err);
}

static const struct field language_fields[] = {
	{ .name = "LANGUAGE", .row = 4, .col = 27, .len = 8, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME | FIELD_FREE, .values = "EN ES ZH VI TL KO RU AR FR PT HT PL",
	  .label = "Language", .label_col = 2, .right = "EN, ES, F4 for list",
	  .help = "The language the consumer wants to be spoken to in, as a two-letter code. "
		"Disclosures are read in it where we have them." },
};

static void language_start(struct pane *p, const struct people_row *r)
{
	pane_set(p, "LANGUAGE", r->consumer.language);
}

static enum msgid language_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	return people_language(d, r->consumer_id, pane_get(p, "LANGUAGE"), err);
}

static const struct field reason_fields[] = {
	{ .name = "REASON", .row = 4, .col = 27, .len = 31, .max = 40, .use = FIELD_IN,
	  .check = FIELD_LC, .label = "Reason", .label_col = 2,
	  .help = "Why they fell behind, as they told it: lost job, illness, divorce. Blank: not "
		"known." },
};

static void reason_start(struct pane *p, const struct people_row *r)
{
	pane_set(p, "REASON", r->consumer.reason);
}

static enum msgid reason_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	return people_reason(d, r->consumer_id, pane_get(p, "REASON"), err);
}

static const struct field where_fields[] = {
	{ .name = "WHERE", .row = 4, .col = 27, .len = 4, .kind = FIELD_CODE, .use = FIELD_IN,
	  .label = "Told us they are in", .label_col = 2, .right = "State or ET CT MT PT",
	  .help = "The state or time zone they said they are in now. Calls keep to the hours of "
		"that place. Blank: no longer known." },
	{ .name = "UNTIL", .row = 5, .col = 27, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "Until", .label_col = 2, .right = "MMDDYY, blank: no end",
	  .help = "The last day it holds, as on a journey." },
};

static void where_start(struct pane *p, const struct people_row *r)
{
	for (int z = 0; z < ZONE_COUNT; z++)
		if (r->consumer.told == ZONE_BIT(z))
			pane_set(p, "WHERE", zone_label((enum zone)z));
	pane_set_date(p, "UNTIL", r->consumer.told_until);
}

static enum msgid where_save(struct desk *d, struct pane *p, const struct people_row *r,
	struct err *err)
{
	struct date until = DATE_NONE;
	const char *typed = pane_get(p, "UNTIL");
	if (typed[0]) {
		enum msgid m = date_parse_typed(typed, desk_today(d), &until, err);
		if (m != MSG_OK)
			return m;
	}
	if (typed[0] && date_cmp(until, desk_today(d)) < 0)
		return err_set(err, MSG_DATE_PAST, "UNTIL", typed, NULL);
	return people_told(d, r->consumer_id, pane_get(p, "WHERE"), until, err);
}

/* --- one window for all -------------------------------------------------------------------- */

static const struct form {
	const char *add, *change;
	void (*start)(struct pane *p, const struct people_row *r);
	enum msgid (*save)(struct desk *d, struct pane *p, const struct people_row *r,
		struct err *err);
} forms[] = {
	[PEOPLE_PHONE] = { "Add Phone", "Change Phone", phone_start, phone_save },
	[PEOPLE_ADDRESS] = { "Add Address", "Change Address", address_start, address_save },
	[PEOPLE_EMAIL] = { "Add E-mail", "Change E-mail", email_start, email_save },
	[PEOPLE_PERSON] = { "Add Person", "Change Person", person_start, person_save },
	[PEOPLE_NAME] = { NULL, "Change Name", name_start, name_save },
	[PEOPLE_LANGUAGE] = { NULL, "Change Language", language_start, language_save },
	[PEOPLE_REASON] = { NULL, "Change Reason", reason_start, reason_save },
	[PEOPLE_WHERE] = { NULL, "Change Whereabouts", where_start, where_save },
};

static enum msgid open(struct ui *ui, struct pane *p, const void *args, struct err *err)
{
	struct people_row *r = pane_state(p);
	(void)ui;
	(void)err;
	*r = *(const struct people_row *)args;
	pane_title(p, r->id ? forms[r->kind].change : forms[r->kind].add);
	return MSG_OK;
}

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	const struct people_row *r = pane_state(p);
	(void)err;
	if (r->id)
		forms[r->kind].start(p, r);
	else
		app_draft_restore(ui, p);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	const struct people_row *r = pane_state(p);
	enum msgid m = forms[r->kind].save(desk_of(ui), p, r, err);
	if (m != MSG_OK)
		return m;
	return app_saved(ui, p, r->id ? MSG_PEOPLE_SAVED : MSG_PEOPLE_ADDED, NULL);
}

static bool prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out)
{
	(void)ui;
	(void)p;
	return strcmp(field, "STATE") == 0 && states(out);
}

#define FORM(id_, title_, height_, fields_, help_) { \
	.id = id_, .title = title_, .instruction = "Type choices, press Enter.", \
	.instruction_row = 2, .flags = PANEL_WINDOW, .height = height_, .width = 60, \
	.state_size = sizeof(struct people_row), \
	.fields = fields_, .field_count = ARRAY_SIZE(fields_), .help = help_, \
	.open = open, .load = load, .enter = enter, .prompt = prompt }

static const struct panel panels[] = {
	[PEOPLE_PHONE] = FORM("PHONE", "Phone", 9, phone_fields,
		"A number of the consumer. What was there before becomes a system note."),
	[PEOPLE_ADDRESS] = FORM("ADDRESS", "Address", 13, address_fields,
		"A postal address of the consumer. The one it replaces becomes a system note."),
	[PEOPLE_EMAIL] = FORM("EMAIL", "E-mail", 9, email_fields,
		"An e-mail address of the consumer."),
	[PEOPLE_PERSON] = FORM("PERSON", "Person", 9, person_fields,
		"Somebody else who has to do with the account. To rename or to give another role, "
		"remove the person and add them again."),
	[PEOPLE_NAME] = FORM("NAME", "Name", 10, name_fields, "The consumer's name."),
	[PEOPLE_LANGUAGE] = FORM("LANGUAGE", "Language", 7, language_fields,
		"The consumer's language."),
	[PEOPLE_REASON] = FORM("REASON", "Reason", 7, reason_fields,
		"The reason for falling behind."),
	[PEOPLE_WHERE] = FORM("WHERE", "Whereabouts", 8, where_fields,
		"Where the consumer told us they are, and until when."),
};

void people_form(struct ui *ui, const struct people_row *row)
{
	ui_push(ui, &panels[row->kind], row, sizeof *row);
}
