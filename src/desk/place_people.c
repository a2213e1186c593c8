/* SPDX-License-Identifier: MIT */
/* The people of a row: the consumer, a co-signer, an employer, an attorney, and what the client
 * says that bars contact. */
#include "place_private.h"

#include "arrears/desk/instrument.h"
#include "arrears/store/address.h"
#include "arrears/store/party.h"
#include "arrears/store/phone.h"
#include "arrears/store/restrict.h"

#define SOURCE "placement"

struct who { struct placing *p; int offset; int64_t party_id; const struct place_person *person; };

static const char *text_of(const struct who *w, enum place_field f)
{
	return w->p->row.in.text[(int)f + w->offset];
}

/* --- phones, address, e-mail ------------------------------------------------------------- */

static enum phone_type type_of(const char *text)
{
	static const struct { const char *word; enum phone_type type; } words[] = {
		{ "CELL", PHONE_CELL }, { "HOME", PHONE_HOME }, { "WORK", PHONE_WORK },
		{ "OTHER", PHONE_OTHER },
	};
	char upper[16];
	text_upper(text, upper, sizeof upper);
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(words[i].word, upper) == 0)
			return words[i].type;
	return PHONE_UNKNOWN;
}

static enum msgid phones(const struct who *w, struct err *err)
{
	enum msgid m = MSG_OK;
	int ord = 0;
	for (int i = 0; i < 4 && m == MSG_OK; i++) {
		const char *given = text_of(w, (enum place_field)(PF_PHONE1 + i));
		const struct phone_number *n = &w->person->phones[i];
		if (*given == '\0')
			continue;
		struct phone_row row = { .party_id = w->party_id, .ord = ord + 1,
			.type = type_of(text_of(w, (enum place_field)(PF_PHONE1_TYPE + i))),
			.status_on = DATE_NONE, .source = SOURCE, .added_at = w->p->now };
		ord++;
		(void)text_put(row.number, sizeof row.number, *n->digits ? n->digits : given);
		(void)text_put(row.extension, sizeof row.extension, n->extension);
		int64_t id = 0;
		m = phone_insert(w->p->d->db, &row, &id, err);
		if (w->offset != 0)
			continue;
		struct place_made *made = &w->p->made;
		made->has_phone |= *n->digits != '\0';
		made->phones[made->phone_count++] = (struct place_phone){ .id = id,
			.type = row.type, .npa = phone_npa(row.number) };
	}
	return m;
}

static void status_of(const char *text, char out[9])
{
	static const char *const words[] = { "good", "bad", "returned" };
	char folded[16];
	text_fold(text, folded, sizeof folded);
	out[0] = '\0';
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(words[i], folded) == 0)
			(void)text_put(out, 9, words[i]);
}

/* True if the address row took it whole. */
static bool fill_address(const struct who *w, struct address_row *a)
{
	char state[64], country[64];
	text_upper(text_of(w, PF_STATE), state, sizeof state);
	text_upper(text_of(w, PF_COUNTRY), country, sizeof country);
	bool whole = text_put(a->line1, sizeof a->line1, text_of(w, PF_ADDR1));
	whole &= text_put(a->line2, sizeof a->line2, text_of(w, PF_ADDR2));
	whole &= text_put(a->city, sizeof a->city, text_of(w, PF_CITY));
	whole &= text_put(a->state, sizeof a->state, state);
	whole &= text_put(a->zip, sizeof a->zip, text_of(w, PF_ZIP));
	whole &= text_put(a->country, sizeof a->country, *country ? country : "US");
	status_of(text_of(w, PF_ADDR_STATUS), a->status);
	return whole;
}

static enum msgid address(const struct who *w, int64_t account_id, struct err *err)
{
	static const enum place_field parts[] = { PF_ADDR1, PF_ADDR2, PF_CITY, PF_STATE, PF_ZIP,
		PF_COUNTRY };
	struct address_row a = { .party_id = w->party_id, .kind = "home", .source = SOURCE,
		.verified_on = DATE_NONE, .added_at = w->p->now };
	bool any = false;
	int64_t id = 0;
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		any |= *text_of(w, parts[i]) != '\0';
	if (!any)
		return MSG_OK;
	bool whole = fill_address(w, &a);
	enum msgid m = address_insert(w->p->d->db, &a, &id, err);
	for (size_t i = 0; m == MSG_OK && !whole && i < ARRAY_SIZE(parts); i++)
		if (*text_of(w, parts[i]))
			m = place_fact(w->p->d->db, account_id, import_field(&place_fields,
				(int)parts[i] + w->offset)->name, text_of(w, parts[i]), err);
	if (w->offset == 0) {
		struct fact_address *f = &w->p->made.address;
		w->p->made.has_address = true;
		*f = (struct fact_address){ .id = id, .type = ADDRESS_HOME,
			.zip3 = zip3_parse(a.zip),
			.bad = strcmp(a.status, "bad") == 0 || strcmp(a.status, "returned") == 0 };
		(void)text_put(f->state, sizeof f->state, a.state);
	}
	return m;
}

static enum msgid email(const struct who *w, struct err *err)
{
	struct email_row e = { .party_id = w->party_id, .source = SOURCE, .added_at = w->p->now };
	int64_t id;
	if (*text_of(w, PF_EMAIL1) == '\0')
		return MSG_OK;
	(void)text_put(e.address, sizeof e.address, text_of(w, PF_EMAIL1));
	return email_insert(w->p->d->db, &e, &id, err);
}

/* --- parties ----------------------------------------------------------------------------- */

static void fill_secrets(const struct who *w, struct party_secrets *s)
{
	*s = (struct party_secrets){ .ssn = "" };
	(void)text_put(s->ssn, sizeof s->ssn, text_of(w, PF_SSN_OR_TIN));
	if (date_is_none(w->person->birth))
		(void)text_put(s->dob, sizeof s->dob, text_of(w, PF_DOB));
	else
		date_iso(w->person->birth, s->dob);
}

enum msgid place_person(struct placing *p, int offset, int64_t account_id, int64_t *party_id,
	struct err *err)
{
	struct who w = { .p = p, .offset = offset, .party_id = p->next_party++,
		.person = offset ? &p->row.cosigner : &p->row.consumer };
	struct party_row row = { .id = w.party_id, .organization = w.person->organization,
		.name = w.person->name, .told_until = DATE_NONE, .created_at = p->now,
		.file_id = p->report->file.id };
	struct party_secrets secrets;
	const char *language = text_of(&w, PF_LANGUAGE);
	text_upper(strlen(language) == 2 ? language : "EN", row.language, sizeof row.language);
	data_flags_show(w.person->flags, row.data_flags, sizeof row.data_flags);
	if (offset == 0 && *p->row.in.text[PF_CONSUMER_REF]) {
		row.client_id = p->order->client.id;
		(void)text_put(row.client_ref, sizeof row.client_ref,
			p->row.in.text[PF_CONSUMER_REF]);
	}
	fill_secrets(&w, &secrets);
	bool sealed = *secrets.ssn || *secrets.dob;
	enum msgid m = party_insert(p->d->db, &row, sealed ? &p->d->key : NULL,
		sealed ? &secrets : NULL, party_id, err);
	secret_wipe(&secrets, sizeof secrets);
	if (m == MSG_OK)
		m = phones(&w, err);
	if (m == MSG_OK)
		m = address(&w, account_id, err);
	return m == MSG_OK ? email(&w, err) : m;
}

/* An employer or an attorney: a name and a number. */
struct other { const char *role, *name, *phone; bool organization, may_talk; };

static enum msgid other_party(struct placing *p, int64_t account_id, const struct other *o,
	struct err *err)
{
	struct party_row row = { .id = p->next_party++, .organization = o->organization,
		.told_until = DATE_NONE, .created_at = p->now, .file_id = p->report->file.id };
	struct link_row link = { .account_id = account_id, .may_talk = o->may_talk,
		.since = p->today, .until = DATE_NONE };
	struct phone_number n;
	int64_t id = 0;
	if (o->organization)
		text_upper(o->name, row.name.last, sizeof row.name.last);
	else
		name_split(o->name, &row.name);
	enum msgid m = party_insert(p->d->db, &row, NULL, NULL, &link.party_id, err);
	if (m == MSG_OK && *o->phone) {
		(void)phone_normalise(o->phone, &n);
		struct phone_row phone = { .party_id = link.party_id, .ord = 1, .type = PHONE_WORK,
			.status_on = DATE_NONE, .source = SOURCE, .added_at = p->now };
		(void)text_put(phone.number, sizeof phone.number, *n.digits ? n.digits : o->phone);
		(void)text_put(phone.extension, sizeof phone.extension, n.extension);
		m = phone_insert(p->d->db, &phone, &id, err);
	}
	(void)text_put(link.role, sizeof link.role, o->role);
	return m == MSG_OK ? link_put(p->d->db, &link, err) : m;
}

static enum msgid cosigner(struct placing *p, int64_t account_id, struct err *err)
{
	struct link_row link = { .account_id = account_id, .role = "cosigner", .may_talk = true,
		.since = p->today, .until = DATE_NONE };
	if (!p->row.cosigner.present)
		return MSG_OK;
	enum msgid m = place_person(p, PF_COSIGNER_LAST_NAME - PF_LAST_NAME, account_id,
		&link.party_id, err);
	return m == MSG_OK ? link_put(p->d->db, &link, err) : m;
}

/* --- what bars contact ------------------------------------------------------------------- */

static enum msgid bar(struct placing *p, const char *kind, int64_t party_id, int64_t account_id,
	struct err *err)
{
	struct restriction_row r = { .party_id = party_id, .account_id = account_id, .dow = 127,
		.to_second = 86400, .from_on = DATE_NONE, .until_on = DATE_NONE, .source = SOURCE,
		.at = p->now, .user_id = p->d->user_id };
	int64_t id;
	(void)text_put(r.kind, sizeof r.kind, kind);
	return restriction_add(p->d->db, &r, &id, err);
}

static enum msgid bars(struct placing *p, int64_t account_id, int64_t party_id, struct err *err)
{
	const struct placement *row = &p->row;
	const struct { bool set; const char *kind; int64_t account; } rows[] = {
		{ row->cease, "cease", 0 }, { row->attorney, "attorney", 0 },
		{ row->bankrupt, "bankruptcy", 0 }, { row->deceased, "deceased", 0 },
		{ row->disputed, "dispute", account_id },
	};
	enum msgid m = MSG_OK;
	bool any = false;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(rows); i++) {
		any = any || rows[i].set;
		if (rows[i].set)
			m = bar(p, rows[i].kind, party_id, rows[i].account, err);
	}
	return m == MSG_OK && any ? items_hold(p->d, &(struct items_held){ .consumer_id = party_id,
		.why = "" }, err) : m;
}

enum msgid place_people(struct placing *p, int64_t account_id, int64_t consumer_id,
	struct err *err)
{
	const char *const *text = p->row.in.text;
	struct other employer = { .role = "employer", .name = text[PF_EMPLOYER_NAME],
		.phone = text[PF_EMPLOYER_PHONE], .organization = true };
	struct other attorney = { .role = "attorney", .name = text[PF_ATTORNEY_NAME],
		.phone = text[PF_ATTORNEY_PHONE], .may_talk = true };
	enum msgid m = cosigner(p, account_id, err);
	if (m == MSG_OK && (*employer.name || *employer.phone))
		m = other_party(p, account_id, &employer, err);
	if (m == MSG_OK && p->row.attorney)
		m = other_party(p, account_id, &attorney, err);
	return m == MSG_OK ? bars(p, account_id, consumer_id, err) : m;
}
