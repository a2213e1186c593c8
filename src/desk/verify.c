/* SPDX-License-Identifier: MIT */
#include "arrears/desk/verify.h"

#include "arrears/domain/validate.h"
#include "arrears/store/address.h"
#include "arrears/store/party.h"
#include "call_parts.h"

/* What is on file, in clear, for as long as the comparison takes. */
static enum msgid load_identity(struct desk *d, int64_t party_id, struct identity *out,
	struct err *err)
{
	struct party_secrets s = { 0 };
	struct address_row a;
	char digits[SEALED_TEXT];
	struct date birth;
	size_t n = 0;
	*out = (struct identity){ 0 };
	enum msgid m = address_list(d->db, party_id, false, &a, 1, &n, err);
	if (m == MSG_OK && n > 0)
		identity_house(a.line1, out->house);
	if (m != MSG_OK || !d->has_key)
		return m;
	m = party_open(d->db, party_id, &d->key, &s, err);
	text_digits(s.ssn, digits, sizeof digits);
	size_t len = strlen(digits);
	if (m == MSG_OK && len >= 4)
		(void)text_put(out->last4, sizeof out->last4, digits + len - 4);
	if (m == MSG_OK && date_parse_iso(s.dob, &birth, NULL) == MSG_OK) {
		struct ymd y = date_ymd(birth);
		out->birth_month = y.month;
		out->birth_day = y.day;
	}
	secret_wipe(&s, sizeof s);
	secret_wipe(digits, sizeof digits);
	return m;
}

/* Before this call: what was said to this person about this debt. */
static enum msgid owed_now(struct desk *d, const struct scene *s, unsigned languages,
	struct disclosure_owed *out, struct err *err)
{
	struct disclosure_past past = { .communicated = false };
	enum msgid m = disclosure_before(d->db, s->account.consumer_id, s->account.id,
		s->open.contact_id, &past, err);
	if (m != MSG_OK)
		return m;
	struct disclosed before = { .initial_made = past.communicated,
		.initial_oral = past.communicated };
	before.full_in = strstr(past.languages, "ES") ? LANG_ES : 0;
	before.full_in |= strstr(past.languages, "EN") ? LANG_EN : 0;
	*out = disclosure_owed(&before, TALK_ORAL, languages);
	return MSG_OK;
}

static enum msgid read_call(struct desk *d, const struct scene *s, struct verify_state *o,
	struct err *err)
{
	struct disclosure_row rows[16];
	size_t n = 0;
	enum msgid m = disclosure_list(d->db, s->open.contact_id, rows, ARRAY_SIZE(rows), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		o->verified |= strcmp(rows[i].kind, "verified") == 0;
		o->mismatched |= strcmp(rows[i].kind, "mismatch") == 0;
		o->given |= rows[i].given && (strcmp(rows[i].kind, "full") == 0 ||
			strcmp(rows[i].kind, "short") == 0);
	}
	return m;
}

static enum msgid fill(struct desk *d, struct scene *s, int64_t account_id,
	struct verify_state *o, struct err *err)
{
	struct party_row p;
	struct identity on_file;
	bool found = false;
	enum msgid m = scene_load(d, account_id, s, err);
	if (m == MSG_OK)
		m = party_load(d->db, s->account.consumer_id, &p, &found, err);
	if (m == MSG_OK)
		m = load_identity(d, s->account.consumer_id, &on_file, err);
	if (m != MSG_OK)
		return m;
	o->call_open = s->open_here;
	o->has_last4 = on_file.last4[0] != '\0';
	o->has_birth = on_file.birth_month != 0;
	o->has_house = on_file.house[0] != '\0';
	secret_wipe(&on_file, sizeof on_file);
	(void)text_put(o->language, sizeof o->language, p.language);
	m = owed_now(d, s, (unsigned)language_parse(p.language), &o->owed, err);
	return m == MSG_OK && s->open_here ? read_call(d, s, o, err) : m;
}

enum msgid verify_load(struct desk *d, int64_t account_id, struct verify_state *out,
	struct err *err)
{
	SCENE_AUTO s = { 0 };
	struct verify_state o = { .call_open = false };
	enum msgid m = fill(d, &s, account_id, &o, err);
	if (m == MSG_OK)
		*out = o;
	return m;
}

static enum msgid add_row(struct desk *d, const struct scene *s, const char *kind,
	const char *language, struct err *err)
{
	struct disclosure_row r = { .contact_id = s->open.contact_id,
		.party_id = s->account.consumer_id, .given = true, .at = desk_now(d),
		.user_id = d->user_id };
	(void)text_put(r.kind, sizeof r.kind, kind);
	(void)text_put(r.language, sizeof r.language, language);
	return disclosure_add(d->db, &r, err);
}

static enum msgid compare(struct desk *d, struct scene *s, int64_t account_id,
	const struct identity *said, bool *matched, struct err *err)
{
	struct identity on_file;
	enum msgid m = scene_load(d, account_id, s, err);
	if (m == MSG_OK && !s->open_here)
		m = err_set(err, MSG_CALL_NONE, "", NULL);
	if (m == MSG_OK && !d->has_key)
		m = err_set(err, MSG_KEY_CLOSED, "", NULL);
	if (m == MSG_OK)
		m = load_identity(d, s->account.consumer_id, &on_file, err);
	if (m != MSG_OK)
		return m;
	*matched = identity_matches(said, &on_file);
	secret_wipe(&on_file, sizeof on_file);
	m = add_row(d, s, *matched ? "verified" : "mismatch", "", err);
	return m == MSG_OK ? desk_audit(d, "verify", "account", account_id,
		*matched ? "matched" : "mismatch", err) : m;
}

enum msgid verify_identity(struct desk *d, int64_t account_id, const struct identity *said,
	bool *matched, struct err *err)
{
	SCENE_AUTO s = { 0 };
	bool same = false;
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, compare(d, &s, account_id, said, &same, err), err);
	if (m == MSG_OK)
		*matched = same;
	return m;
}

static enum msgid disclose(struct desk *d, struct scene *s, int64_t account_id,
	unsigned languages, struct err *err)
{
	static const struct { unsigned bit; const char *tag; } tags[] = {
		{ LANG_EN, "EN" }, { LANG_ES, "ES" }, { LANG_OTHER, "OTHER" } };
	struct verify_state v = { .call_open = false };
	enum msgid m = fill(d, s, account_id, &v, err);
	if (m == MSG_OK && !s->open_here)
		m = err_set(err, MSG_CALL_NONE, "", NULL);
	if (m == MSG_OK && languages)
		m = owed_now(d, s, languages, &v.owed, err);
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(tags); i++)
		if (v.owed.languages & tags[i].bit)
			m = add_row(d, s, v.owed.form == DISCLOSE_FULL ? "full" : "short",
				tags[i].tag, err);
	return m == MSG_OK ? desk_audit(d, "disclose", "account", account_id,
		v.owed.form == DISCLOSE_FULL ? "full" : "short", err) : m;
}

enum msgid verify_disclosed(struct desk *d, int64_t account_id, unsigned languages,
	struct err *err)
{
	SCENE_AUTO s = { 0 };
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, disclose(d, &s, account_id, languages, err), err) : m;
}
