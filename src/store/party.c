/* SPDX-License-Identifier: MIT */
#include "arrears/store/party.h"

#include "db_private.h"

enum { NEXT_ID, INSERT, LOAD, SEALED, NAME, LANGUAGE, TOLD, REASON, LINK_PUT, LINK_LIST,
	LINK_CONSUMER };
static const char *const sql[] = {
	[NEXT_ID] = "SELECT coalesce(max(id), 0) + 1 FROM party",
	[INSERT] = "INSERT INTO party(id, kind, last_name, first_name, middle_name, suffix, "
		"name_key, ssn_box, ssn_mac, last4_mac, dob_box, dob_mac, language, told_zone, "
		"told_zone_until, client_id, client_ref, reason, data_flags, created_at, file_id) "
		"VALUES (:id, :kind, :last, :first, :middle, :suffix, :key, :ssn, :ssn_mac, "
		":last4, :dob, :dob_mac, :language, :told, :until, :client, :ref, :reason, :flags, "
		":at, :file)",
	[LOAD] = "SELECT kind, last_name, first_name, middle_name, suffix, language, told_zone, "
		"told_zone_until, client_id, client_ref, reason, data_flags, created_at, file_id, "
		"ssn_box IS NOT NULL, dob_box IS NOT NULL FROM party WHERE id = :id",
	[SEALED] = "SELECT ssn_box, dob_box FROM party WHERE id = :id",
	[NAME] = "UPDATE party SET last_name = :last, first_name = :first, middle_name = :middle, "
		"suffix = :suffix, name_key = :key WHERE id = :id",
	[LANGUAGE] = "UPDATE party SET language = :language WHERE id = :id",
	[TOLD] = "UPDATE party SET told_zone = :told, told_zone_until = :until WHERE id = :id",
	[REASON] = "UPDATE party SET reason = :reason WHERE id = :id",
	[LINK_PUT] = "INSERT INTO account_party(account_id, party_id, role, may_talk, since, "
		"until) VALUES (:account, :party, :role, :talk, :since, :until) "
		"ON CONFLICT(account_id, party_id, role) DO UPDATE SET may_talk = "
		"excluded.may_talk, since = excluded.since, until = excluded.until",
	[LINK_LIST] = "SELECT l.account_id, l.party_id, l.role, l.may_talk, l.since, l.until, "
		"p.last_name, p.first_name, p.middle_name, p.suffix FROM account_party l "
		"JOIN party p ON p.id = l.party_id WHERE l.account_id = :account "
		"AND l.until IS NULL ORDER BY l.party_id, l.role",
	[LINK_CONSUMER] = "SELECT a.consumer_id, l.role FROM account_party l "
		"JOIN account a ON a.id = l.account_id WHERE l.party_id = :party "
		"AND l.until IS NULL AND a.voided_at IS NULL LIMIT 1",
};
const struct stmt_table stmts_party = { "party", sql, ARRAY_SIZE(sql) };

/* "last first middle", folded: what name search compares. */
static void party_name_key(const struct person_name *name, char *out, size_t size)
{
	char all[TEXT_BYTES(110)];
	(void)text_putf(all, sizeof all, "%s %s %s", name->last, name->first, name->middle);
	text_fold(all, out, size);
}

static size_t seal_text(const struct secret_key *key, const char *what, int64_t id,
	const char *text, unsigned char *out)
{
	char label[40];
	size_t len = strlen(text);
	if (len == 0)
		return 0;
	(void)text_putf(label, sizeof label, "party.%s:%lld", what, (long long)id);
	secret_seal(key, label, text, len, out);
	return len + SECRET_SEAL_EXTRA;
}

/* Seals what belongs to party `id`. The hash of the birth date only where it is an ISO date. */
static void party_seal(const struct secret_key *key, int64_t id, const struct party_secrets *s,
	struct party_seal *out)
{
	char digits[SEALED_TEXT];
	struct date d;
	*out = (struct party_seal){ 0 };
	out->ssn_len = seal_text(key, "ssn", id, s->ssn, out->ssn_box);
	out->dob_len = seal_text(key, "dob", id, s->dob, out->dob_box);
	text_digits(s->ssn, digits, sizeof digits);
	size_t len = strlen(digits);
	if (out->ssn_len > 0)
		secret_mac(key, "ssn", digits, out->ssn_mac);
	out->has_last4 = len >= 4;
	if (out->has_last4)
		secret_mac(key, "last4", digits + len - 4, out->last4_mac);
	out->has_dob_mac = date_parse_iso(s->dob, &d, NULL) == MSG_OK;
	if (out->has_dob_mac)
		secret_mac(key, "dob", s->dob, out->dob_mac);
	secret_wipe(digits, sizeof digits);
}

static enum msgid next_id(struct db *db, int64_t *id, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_party, NEXT_ID);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*id = st_col_int(st, 0);
	return m;
}

static void bind_seal(struct st *st, const struct party_seal *s)
{
	st_blob(st, ":ssn", s->ssn_box, s->ssn_len);
	st_blob(st, ":ssn_mac", s->ssn_mac, s->ssn_len ? SECRET_MAC_LEN : 0);
	st_blob(st, ":last4", s->last4_mac, s->has_last4 ? SECRET_MAC_LEN : 0);
	st_blob(st, ":dob", s->dob_box, s->dob_len);
	st_blob(st, ":dob_mac", s->dob_mac, s->has_dob_mac ? SECRET_MAC_LEN : 0);
}

static void bind_name(struct st *st, const struct person_name *name, const char *key)
{
	st_text(st, ":last", name->last);
	st_text(st, ":first", name->first);
	st_text(st, ":middle", name->middle);
	st_text(st, ":suffix", name->suffix);
	st_text(st, ":key", key);
}

enum msgid party_insert(struct db *db, const struct party_row *row, const struct secret_key *key,
	const struct party_secrets *s, int64_t *id, struct err *err)
{
	struct party_seal seal = { 0 };
	char name_key[TEXT_BYTES(110)];
	int64_t new_id = row->id;
	enum msgid m = new_id == 0 ? next_id(db, &new_id, err) : MSG_OK;
	if (m != MSG_OK)
		return m;
	if (s)
		party_seal(key, new_id, s, &seal);
	party_name_key(&row->name, name_key, sizeof name_key);
	STMT st = st_get(db, &stmts_party, INSERT);
	st_int(st, ":id", new_id);
	st_text(st, ":kind", row->organization ? "organization" : "person");
	bind_name(st, &row->name, name_key);
	bind_seal(st, &seal);
	st_text(st, ":language", row->language[0] ? row->language : "EN");
	st_int(st, ":told", row->told);
	st_date(st, ":until", row->told ? row->told_until : DATE_NONE);
	st_nonzero(st, ":client", row->client_id);
	if (row->client_ref[0])
		st_text(st, ":ref", row->client_ref);
	else
		st_null(st, ":ref");
	st_text(st, ":reason", row->reason);
	st_text(st, ":flags", row->data_flags);
	st_int(st, ":at", row->created_at);
	st_nonzero(st, ":file", row->file_id);
	m = st_run(st, err);
	if (m == MSG_OK)
		*id = new_id;
	return m;
}

enum msgid party_load(struct db *db, int64_t id, struct party_row *out, bool *found,
	struct err *err)
{
	char kind[16];
	STMT st = st_get(db, &stmts_party, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m != MSG_OK || !*found)
		return m;
	st_col_text(st, 0, kind, sizeof kind);
	*out = (struct party_row){ .id = id, .organization = kind[0] == 'o',
		.told = (zone_mask)st_col_int(st, 6), .told_until = st_col_date(st, 7),
		.client_id = st_col_int(st, 8), .created_at = st_col_int(st, 12),
		.file_id = st_col_int(st, 13), .has_ssn = st_col_int(st, 14) != 0,
		.has_dob = st_col_int(st, 15) != 0 };
	st_col_text(st, 1, out->name.last, sizeof out->name.last);
	st_col_text(st, 2, out->name.first, sizeof out->name.first);
	st_col_text(st, 3, out->name.middle, sizeof out->name.middle);
	st_col_text(st, 4, out->name.suffix, sizeof out->name.suffix);
	st_col_text(st, 5, out->language, sizeof out->language);
	st_col_text(st, 9, out->client_ref, sizeof out->client_ref);
	st_col_text(st, 10, out->reason, sizeof out->reason);
	st_col_text(st, 11, out->data_flags, sizeof out->data_flags);
	return m;
}

static enum msgid open_text(struct st *st, int col, const struct secret_key *key, const char *label,
	char out[SEALED_TEXT], struct err *err)
{
	unsigned char box[SEALED_TEXT + SECRET_SEAL_EXTRA];
	size_t len = st_col_blob(st, col, box, sizeof box);
	out[0] = '\0';
	if (len < SECRET_SEAL_EXTRA || len - SECRET_SEAL_EXTRA >= SEALED_TEXT)
		return MSG_OK;
	enum msgid m = secret_open(key, label, box, len, (unsigned char *)out, err);
	out[m == MSG_OK ? len - SECRET_SEAL_EXTRA : 0] = '\0';
	return m;
}

enum msgid party_open(struct db *db, int64_t id, const struct secret_key *key,
	struct party_secrets *out, struct err *err)
{
	struct party_secrets s = { 0 };
	char label[40];
	bool found = false;
	STMT st = st_get(db, &stmts_party, SEALED);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, &found, err);
	if (m != MSG_OK || !found)
		return m;
	(void)text_putf(label, sizeof label, "party.ssn:%lld", (long long)id);
	m = open_text(st, 0, key, label, s.ssn, err);
	(void)text_putf(label, sizeof label, "party.dob:%lld", (long long)id);
	if (m == MSG_OK)
		m = open_text(st, 1, key, label, s.dob, err);
	if (m == MSG_OK)
		*out = s;
	secret_wipe(&s, sizeof s);
	return m;
}

enum msgid party_set_name(struct db *db, int64_t id, const struct person_name *name,
	struct err *err)
{
	char key[TEXT_BYTES(110)];
	party_name_key(name, key, sizeof key);
	STMT st = st_get(db, &stmts_party, NAME);
	bind_name(st, name, key);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid party_set_language(struct db *db, int64_t id, const char *language, struct err *err)
{
	STMT st = st_get(db, &stmts_party, LANGUAGE);
	st_text(st, ":language", language);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid party_set_told(struct db *db, int64_t id, zone_mask told, struct date until,
	struct err *err)
{
	STMT st = st_get(db, &stmts_party, TOLD);
	st_int(st, ":told", told);
	st_date(st, ":until", until);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid party_set_reason(struct db *db, int64_t id, const char *reason, struct err *err)
{
	STMT st = st_get(db, &stmts_party, REASON);
	st_text(st, ":reason", reason);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid link_put(struct db *db, const struct link_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_party, LINK_PUT);
	st_int(st, ":account", row->account_id);
	st_int(st, ":party", row->party_id);
	st_text(st, ":role", row->role);
	st_int(st, ":talk", row->may_talk);
	st_date(st, ":since", row->since);
	st_date(st, ":until", row->until);
	return st_run(st, err);
}

enum msgid link_list(struct db *db, int64_t account_id, struct link_row *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_party, LINK_LIST);
	st_int(st, ":account", account_id);
	while (st_more(st, &m, err)) {
		if (count == max)
			continue;
		struct link_row *r = &out[count++];
		struct person_name name;
		*r = (struct link_row){ .account_id = st_col_int(st, 0),
			.party_id = st_col_int(st, 1),
			.may_talk = st_col_int(st, 3) != 0, .since = st_col_date(st, 4),
			.until = st_col_date(st, 5) };
		st_col_text(st, 2, r->role, sizeof r->role);
		st_col_text(st, 6, name.last, sizeof name.last);
		st_col_text(st, 7, name.first, sizeof name.first);
		st_col_text(st, 8, name.middle, sizeof name.middle);
		st_col_text(st, 9, name.suffix, sizeof name.suffix);
		name_display(&name, r->name, sizeof r->name);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid link_consumer(struct db *db, int64_t party_id, int64_t *consumer_id, char role[12],
	struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_party, LINK_CONSUMER);
	st_int(st, ":party", party_id);
	enum msgid m = st_find(st, &found, err);
	if (m != MSG_OK)
		return m;
	*consumer_id = found ? st_col_int(st, 0) : 0;
	if (found)
		st_col_text(st, 1, role, 12);
	return MSG_OK;
}
