/* SPDX-License-Identifier: MIT */
#include "arrears/store/restrict.h"

#include "arrears/domain/code.h"
#include "db_private.h"

#define RESTRICTION "SELECT id, party_id, account_id, phone_id, kind, detail, dow_mask, " \
	"from_second, to_second, from_on, until_on, source, at, user_id, ended_at FROM restriction "
#define DISCLOSED "FROM disclosure d JOIN contact_debt b ON b.contact_id = d.contact_id " \
	"WHERE d.party_id = :party AND b.account_id = :account AND d.contact_id <> :contact "

enum { ADD, LOAD, LIST_NOW, LIST_ALL, END, CONSENT_ADD, CONSENT_LIST, CONSENT_GIVEN_IN,
	CONSENT_REVOKE, CONSENT_AGAIN, DISCLOSURE_ADD, DISCLOSURE_LIST, COMMUNICATED, LANGUAGES,
	EXCEPTION_ADD };
static const char *const sql[] = {
	[ADD] = "INSERT INTO restriction(party_id, account_id, phone_id, kind, detail, dow_mask, "
		"from_second, to_second, from_on, until_on, source, at, user_id) VALUES (:party, "
		":account, :phone, :kind, :detail, :dow, :from, :to, :from_on, :until_on, :source, "
		":at, :user)",
	[LOAD] = RESTRICTION "WHERE id = :id",
	[LIST_NOW] = RESTRICTION "WHERE party_id = :party AND ended_at IS NULL ORDER BY id",
	[LIST_ALL] = RESTRICTION "WHERE party_id = :party ORDER BY id",
	[END] = "UPDATE restriction SET ended_at = :at, ended_by = :user WHERE id = :id "
		"AND ended_at IS NULL",
	[CONSENT_ADD] = "INSERT INTO consent(party_id, account_id, contact_id, given_on, from_on, "
		"until_on, words, at, user_id) VALUES (:party, :account, :contact, :given, :from, "
		":until, :words, :at, :user)",
	[CONSENT_LIST] = "SELECT id, party_id, account_id, contact_id, given_on, from_on, "
		"until_on, words, at, user_id, revoked_at FROM consent WHERE party_id = :party "
		"ORDER BY id DESC LIMIT :max",
	[CONSENT_GIVEN_IN] = "UPDATE consent SET contact_id = :contact WHERE party_id = :party "
		"AND user_id = :user AND at >= :at AND contact_id IS NULL",
	[CONSENT_REVOKE] = "UPDATE consent SET revoked_at = :at WHERE id = :id "
		"AND revoked_at IS NULL",
	[CONSENT_AGAIN] = "UPDATE consent SET revoked_at = NULL WHERE id = :id",
	[DISCLOSURE_ADD] = "INSERT INTO disclosure(contact_id, party_id, kind, language, given, "
		"at, user_id) VALUES (:contact, :party, :kind, :language, :given, :at, :user)",
	[DISCLOSURE_LIST] = "SELECT contact_id, party_id, kind, language, given, at, user_id "
		"FROM disclosure WHERE contact_id = :contact ORDER BY id",
	[COMMUNICATED] = "SELECT EXISTS (SELECT 1 FROM contact c JOIN contact_debt b "
		"ON b.contact_id = c.id JOIN contact_result r ON r.contact_id = c.id "
		"WHERE c.party_id = :party AND b.account_id = :account AND c.id <> :contact "
		"AND (r.flags & :law) <> 0 AND NOT EXISTS (SELECT 1 FROM contact_result t "
		"WHERE t.contact_id = r.contact_id AND t.takes_back = r.seq))",
	[LANGUAGES] = "SELECT DISTINCT d.language " DISCLOSED
		"AND d.kind = 'full' AND d.given = 1 /*scan*/",
	[EXCEPTION_ADD] = "INSERT INTO gate_exception(contact_id, consumer_id, phone_id, kind, "
		"reasons, override_code, at, user_id, lead_id) VALUES (:contact, :consumer, "
		":phone, :kind, :reasons, :override, :at, :user, :lead)",
};
const struct stmt_table stmts_restrict = { "restrict", sql, ARRAY_SIZE(sql) };

enum msgid restriction_add(struct db *db, const struct restriction_row *row, int64_t *id,
	struct err *err)
{
	bool timed = strcmp(row->kind, "time") == 0 && row->dow != 0;
	STMT st = st_get(db, &stmts_restrict, ADD);
	st_int(st, ":party", row->party_id);
	st_nonzero(st, ":account", row->account_id);
	st_nonzero(st, ":phone", row->phone_id);
	st_text(st, ":kind", row->kind);
	st_text(st, ":detail", row->detail);
	st_int(st, ":dow", timed ? row->dow : 127);
	st_int(st, ":from", timed ? row->from_second : 0);
	st_int(st, ":to", timed ? row->to_second : 86400);
	st_date(st, ":from_on", row->from_on);
	st_date(st, ":until_on", row->until_on);
	st_text(st, ":source", row->source);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	return st_insert(st, id, err);
}

static void read_restriction(struct st *st, struct restriction_row *r)
{
	*r = (struct restriction_row){ .id = st_col_int(st, 0), .party_id = st_col_int(st, 1),
		.account_id = st_col_int(st, 2), .phone_id = st_col_int(st, 3),
		.dow = (int)st_col_int(st, 6), .from_second = (int)st_col_int(st, 7),
		.to_second = (int)st_col_int(st, 8), .from_on = st_col_date(st, 9),
		.until_on = st_col_date(st, 10), .at = st_col_int(st, 12),
		.user_id = st_col_int(st, 13), .ended_at = st_col_int(st, 14) };
	st_col_text(st, 4, r->kind, sizeof r->kind);
	st_col_text(st, 5, r->detail, sizeof r->detail);
	st_col_text(st, 11, r->source, sizeof r->source);
}

enum msgid restriction_list(struct db *db, int64_t party_id, bool ended,
	struct restriction_row *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_restrict, ended ? LIST_ALL : LIST_NOW);
	st_int(st, ":party", party_id);
	while (st_more(st, &m, err))
		if (count < max)
			read_restriction(st, &out[count++]);
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid restriction_load(struct db *db, int64_t id, struct restriction_row *out, bool *found,
	struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, LOAD);
	st_int(st, ":id", id);
	enum msgid m = st_find(st, found, err);
	if (m == MSG_OK && *found)
		read_restriction(st, out);
	return m;
}

enum msgid restriction_end(struct db *db, int64_t id, int64_t at, int64_t user_id, struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, END);
	st_int(st, ":at", at);
	st_int(st, ":user", user_id);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid consent_add(struct db *db, const struct consent_row *row, int64_t *id, struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, CONSENT_ADD);
	st_int(st, ":party", row->party_id);
	st_int(st, ":account", row->account_id);
	st_nonzero(st, ":contact", row->contact_id);
	st_date(st, ":given", row->given_on);
	st_date(st, ":from", row->from_on);
	st_date(st, ":until", row->until_on);
	st_text(st, ":words", row->words);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	return st_insert(st, id, err);
}

enum msgid consent_list(struct db *db, int64_t party_id, struct consent_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_restrict, CONSENT_LIST);
	st_int(st, ":party", party_id);
	st_int(st, ":max", (int64_t)max);
	while (st_more(st, &m, err)) {
		struct consent_row *r = &out[count++];
		*r = (struct consent_row){ .id = st_col_int(st, 0), .party_id = st_col_int(st, 1),
			.account_id = st_col_int(st, 2), .contact_id = st_col_int(st, 3),
			.given_on = st_col_date(st, 4), .from_on = st_col_date(st, 5),
			.until_on = st_col_date(st, 6), .at = st_col_int(st, 8),
			.user_id = st_col_int(st, 9), .revoked_at = st_col_int(st, 10) };
		st_col_text(st, 7, r->words, sizeof r->words);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

enum msgid consent_given_in(struct db *db, const struct consent_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, CONSENT_GIVEN_IN);
	st_int(st, ":contact", row->contact_id);
	st_int(st, ":party", row->party_id);
	st_int(st, ":user", row->user_id);
	st_int(st, ":at", row->at);
	return st_run(st, err);
}

enum msgid consent_revoke(struct db *db, int64_t id, int64_t at, struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, CONSENT_REVOKE);
	st_int(st, ":at", at);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid consent_again(struct db *db, int64_t id, struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, CONSENT_AGAIN);
	st_int(st, ":id", id);
	return st_run(st, err);
}

enum msgid disclosure_add(struct db *db, const struct disclosure_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, DISCLOSURE_ADD);
	st_int(st, ":contact", row->contact_id);
	st_int(st, ":party", row->party_id);
	st_text(st, ":kind", row->kind);
	st_text(st, ":language", row->language);
	st_int(st, ":given", row->given);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	return st_run(st, err);
}

enum msgid disclosure_list(struct db *db, int64_t contact_id, struct disclosure_row *out,
	size_t max, size_t *n, struct err *err)
{
	enum msgid m;
	size_t count = 0;
	STMT st = st_get(db, &stmts_restrict, DISCLOSURE_LIST);
	st_int(st, ":contact", contact_id);
	while (st_more(st, &m, err)) {
		if (count == max)
			continue;
		struct disclosure_row *r = &out[count++];
		*r = (struct disclosure_row){ .contact_id = st_col_int(st, 0),
			.party_id = st_col_int(st, 1), .given = st_col_int(st, 4) != 0,
			.at = st_col_int(st, 5), .user_id = st_col_int(st, 6) };
		st_col_text(st, 2, r->kind, sizeof r->kind);
		st_col_text(st, 3, r->language, sizeof r->language);
	}
	if (m == MSG_OK)
		*n = count;
	return m;
}

static enum msgid communicated_before(struct db *db, int64_t party_id, int64_t account_id,
	int64_t contact_id, bool *out, struct err *err)
{
	bool found = false;
	STMT st = st_get(db, &stmts_restrict, COMMUNICATED);
	st_int(st, ":party", party_id);
	st_int(st, ":account", account_id);
	st_int(st, ":contact", contact_id);
	st_int(st, ":law", LAW_COMMUNICATION | LAW_CONVERSATION);
	enum msgid m = st_find(st, &found, err);
	if (m == MSG_OK)
		*out = st_col_int(st, 0) != 0;
	return m;
}

enum msgid disclosure_before(struct db *db, int64_t party_id, int64_t account_id,
	int64_t contact_id, struct disclosure_past *out, struct err *err)
{
	struct disclosure_past past = { .communicated = false };
	char one[9];
	enum msgid m = communicated_before(db, party_id, account_id, contact_id, &past.communicated,
		err);
	if (m != MSG_OK)
		return m;
	STMT st = st_get(db, &stmts_restrict, LANGUAGES);
	st_int(st, ":party", party_id);
	st_int(st, ":account", account_id);
	st_int(st, ":contact", contact_id);
	while (st_more(st, &m, err)) {
		char before[40];
		st_col_text(st, 0, one, sizeof one);
		(void)text_put(before, sizeof before, past.languages);
		(void)text_putf(past.languages, sizeof past.languages, "%s%s%s", before,
			before[0] ? " " : "", one);
	}
	if (m == MSG_OK)
		*out = past;
	return m;
}

enum msgid exception_add(struct db *db, const struct exception_row *row, struct err *err)
{
	STMT st = st_get(db, &stmts_restrict, EXCEPTION_ADD);
	st_nonzero(st, ":contact", row->contact_id);
	st_int(st, ":consumer", row->consumer_id);
	st_nonzero(st, ":phone", row->phone_id);
	st_text(st, ":kind", row->kind);
	st_text(st, ":reasons", row->reasons);
	st_text(st, ":override", row->override_code);
	st_int(st, ":at", row->at);
	st_int(st, ":user", row->user_id);
	st_nonzero(st, ":lead", row->lead_id);
	return st_run(st, err);
}
