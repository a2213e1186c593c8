/* SPDX-License-Identifier: MIT */
/* The person: name, language, reason, where they are, and the other people of an account. */
#include "arrears/desk/item.h"
#include "arrears/desk/people.h"
#include "call_parts.h"

static enum msgid load_party(struct desk *d, int64_t id, struct party_row *out, struct err *err)
{
	bool found = false;
	char text[24];
	account_text(id, text);
	enum msgid m = party_load(d->db, id, out, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_CONSUMER_UNKNOWN, "", text, NULL) : m;
}

static enum msgid begin(struct desk *d, int64_t party_id, struct party_row *p, struct err *err)
{
	enum msgid m = desk_may(d, OP_PEOPLE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = load_party(d, party_id, p, err);
	if (m != MSG_OK)
		db_rollback(d->db);
	return m;
}

static enum msgid end(struct desk *d, int64_t party_id, const char *text, enum msgid m,
	struct err *err)
{
	if (m == MSG_OK)
		m = people_tell(d, party_id, text, err);
	return db_end(d->db, m, err);
}

enum msgid people_name(struct desk *d, int64_t party_id, const struct person_name *name,
	struct err *err)
{
	struct party_row p;
	char was[TEXT_BYTES(40)], now[TEXT_BYTES(40)], text[NOTE_SIZE];
	enum msgid m = begin(d, party_id, &p, err);
	if (m != MSG_OK)
		return m;
	name_display(&p.name, was, sizeof was);
	name_display(name, now, sizeof now);
	(void)text_putf(text, sizeof text, "Name: %s, was %s", now, was);
	return end(d, party_id, text, party_set_name(d->db, party_id, name, err), err);
}

enum msgid people_language(struct desk *d, int64_t party_id, const char *language,
	struct err *err)
{
	struct party_row p;
	char tag[9], text[80];
	enum msgid m = begin(d, party_id, &p, err);
	if (m != MSG_OK)
		return m;
	text_upper(language, tag, sizeof tag);
	(void)text_putf(text, sizeof text, "Language: %s, was %s", tag, p.language);
	return end(d, party_id, text, party_set_language(d->db, party_id, tag, err), err);
}

enum msgid people_reason(struct desk *d, int64_t party_id, const char *reason, struct err *err)
{
	struct party_row p;
	char text[NOTE_SIZE];
	if (text_has_card(reason))
		return err_set(err, MSG_NOTE_CARD, "REASON", NULL);
	enum msgid m = begin(d, party_id, &p, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(text, sizeof text, "Reason: %s, was %s", reason,
		p.reason[0] ? p.reason : "none");
	return end(d, party_id, text, party_set_reason(d->db, party_id, reason, err), err);
}

/* A state's two letters, or the label or name of a zone. */
static zone_mask zones_of(const char *where)
{
	char upper[TEXT_BYTES(8)];
	text_upper(where, upper, sizeof upper);
	for (int z = 0; z < ZONE_COUNT; z++)
		if (strcmp(zone_label((enum zone)z), upper) == 0)
			return ZONE_BIT(z);
	const struct state *s = state_find(upper);
	return s ? s->zones : zone_parse(upper);
}

enum msgid people_told(struct desk *d, int64_t party_id, const char *where, struct date until,
	struct err *err)
{
	struct party_row p;
	char text[120], day[9];
	zone_mask zones = where[0] ? zones_of(where) : 0;
	if (where[0] && zones == 0)
		return err_set(err, MSG_PLACE_UNKNOWN, "PLACE", where, NULL);
	enum msgid m = begin(d, party_id, &p, err);
	if (m != MSG_OK)
		return m;
	date_show(until, day);
	(void)text_putf(text, sizeof text, "Is in %s%s%s, as told",
		where[0] ? where : "no known place", day[0] ? " until " : "", day);
	return end(d, party_id, text, party_set_told(d->db, party_id, zones, until, err), err);
}

static bool known_role(const char *role)
{
	static const char *const roles[] = { "cosigner", "guarantor", "spouse", "parent",
		"guardian", "employer", "attorney", "executor", "payee", "other" };
	for (size_t i = 0; i < ARRAY_SIZE(roles); i++)
		if (strcmp(roles[i], role) == 0)
			return true;
	return false;
}

static enum msgid make_party(struct desk *d, const struct people_link *l, int64_t *id,
	struct err *err)
{
	struct party_row p = { .organization = strcmp(l->role, "employer") == 0,
		.created_at = desk_now(d) };
	if (p.organization)
		text_upper(l->name, p.name.last, sizeof p.name.last);
	else
		name_split(l->name, &p.name);
	return party_insert(d->db, &p, NULL, NULL, id, err);
}

static enum msgid put_link(struct desk *d, const struct people_link *l, int64_t *party_id,
	struct err *err)
{
	SCENE_AUTO s = { 0 };
	struct party_row p;
	char name[TEXT_BYTES(40)], text[NOTE_SIZE];
	enum msgid m = scene_load(d, l->account_id, &s, err);
	*party_id = l->party_id;
	if (m == MSG_OK && l->party_id == 0)
		m = make_party(d, l, party_id, err);
	if (m == MSG_OK)
		m = load_party(d, *party_id, &p, err);
	if (m != MSG_OK)
		return m;
	struct link_row row = { .account_id = l->account_id, .party_id = *party_id,
		.may_talk = l->may_talk, .since = desk_today(d), .until = DATE_NONE };
	(void)text_put(row.role, sizeof row.role, l->role);
	name_display(&p.name, name, sizeof name);
	(void)text_putf(text, sizeof text, "%s: %s%s", l->role, name,
		l->may_talk ? ", may be talked to" : "");
	m = link_put(d->db, &row, err);
	if (m == MSG_OK)
		m = system_note(d, &s.account, 0, text, err);
	if (m == MSG_OK)
		m = desk_audit(d, "link", "account", l->account_id, l->role, err);
	return m == MSG_OK ? desk_refresh_item(d, s.account.consumer_id, err) : m;
}

enum msgid people_link(struct desk *d, const struct people_link *l, int64_t *party_id,
	struct err *err)
{
	int64_t id = 0;
	enum msgid m = desk_may(d, OP_PEOPLE, err);
	if (m == MSG_OK && !known_role(l->role))
		m = err_set(err, MSG_ROLE_UNKNOWN, "ROLE", l->role, NULL);
	if (m == MSG_OK && l->party_id == 0 && text_is_blank(l->name))
		m = err_set(err, MSG_REQUIRED, "NAME", "The name", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m == MSG_OK)
		m = db_end(d->db, put_link(d, l, &id, err), err);
	if (m == MSG_OK)
		*party_id = id;
	return m;
}

static enum msgid end_link(struct desk *d, const struct link_row *row, struct err *err)
{
	SCENE_AUTO s = { 0 };
	char text[80];
	enum msgid m = scene_load(d, row->account_id, &s, err);
	(void)text_putf(text, sizeof text, "%s ended, was party %lld", row->role,
		(long long)row->party_id);
	if (m == MSG_OK)
		m = link_put(d->db, row, err);
	if (m == MSG_OK)
		m = system_note(d, &s.account, 0, text, err);
	if (m == MSG_OK)
		m = desk_audit(d, "unlink", "account", row->account_id, row->role, err);
	return m == MSG_OK ? desk_refresh_item(d, s.account.consumer_id, err) : m;
}

enum msgid people_unlink(struct desk *d, int64_t account_id, int64_t party_id, const char *role,
	struct err *err)
{
	struct link_row row = { .account_id = account_id, .party_id = party_id,
		.since = desk_today(d), .until = desk_today(d) };
	(void)text_put(row.role, sizeof row.role, role);
	enum msgid m = desk_may(d, OP_PEOPLE, err);
	if (m == MSG_OK && !known_role(role))
		m = err_set(err, MSG_ROLE_UNKNOWN, "ROLE", role, NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, end_link(d, &row, err), err) : m;
}
