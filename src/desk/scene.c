/* SPDX-License-Identifier: MIT */
#include "call_parts.h"
#include "debt.h"

void account_text(int64_t id, char out[24])
{
	(void)text_putf(out, 24, "%lld", (long long)id);
}

static enum msgid find_open(struct desk *d, struct scene *s, struct err *err)
{
	bool found = false;
	enum msgid m = call_current_on(d, s->account.id, &s->open, &found, err);
	s->has_open = m == MSG_OK && found;
	s->open_here = s->has_open && s->open.account_id == s->account.id;
	return m;
}

enum msgid scene_wanted(struct desk *d, int64_t account_id, struct gate_facts *f, struct err *err)
{
	struct next_row rows[16];
	size_t n = 0;
	enum msgid m = next_action_list(d->db, account_id, rows, ARRAY_SIZE(rows), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (rows[i].action.at_utc != 0 && rows[i].action.at_utc <= desk_now(d))
			f->wanted = rows[i].phone_id;
	return m;
}

enum msgid scene_load(struct desk *d, int64_t account_id, struct scene *out, struct err *err)
{
	*out = (struct scene){ 0 };
	enum msgid m = account_need(d, account_id, &out->account, err);
	if (m != MSG_OK)
		return m;
	m = desk_load_facts(d, out->account.consumer_id, &out->box, err);
	if (m == MSG_OK)
		m = phone_list(d->db, out->account.consumer_id, false, out->phones, PHONES_MAX,
			&out->phone_count, err);
	if (m == MSG_OK)
		m = scene_wanted(d, account_id, &out->box.f, err);
	if (m == MSG_OK)
		m = find_open(d, out, err);
	if (m != MSG_OK)
		scene_free(out);
	return m;
}

void scene_free(struct scene *s)
{
	facts_free(&s->box);
}

const struct phone_row *scene_phone_id(const struct scene *s, int64_t id)
{
	for (size_t i = 0; i < s->phone_count; i++)
		if (s->phones[i].id == id)
			return &s->phones[i];
	return NULL;
}

const struct phone_row *scene_marked(const struct scene *s)
{
	struct gate_account g;
	gate_account(&s->box.f, s->account.id, &g);
	return g.best < 0 ? NULL : scene_phone_id(s, s->box.f.phones[g.best].id);
}

static const struct phone_row *first_allowed(const struct scene *s)
{
	for (int i = 0; i < s->box.f.phone_count; i++) {
		struct gate_phone p;
		gate_phone(&s->box.f, s->account.id, i, &p);
		if (p.verdict != GATE_BLOCK)
			return scene_phone_id(s, s->box.f.phones[i].id);
	}
	return s->phone_count > 0 ? &s->phones[0] : NULL;
}

const struct phone_row *scene_phone(const struct scene *s, int number)
{
	if (number == 0) {
		const struct phone_row *marked = scene_marked(s);
		return marked ? marked : first_allowed(s);
	}
	for (size_t i = 0; i < s->phone_count; i++)
		if (s->phones[i].ord == number)
			return &s->phones[i];
	return NULL;
}

void gate_ids(const struct gate_answer *a, enum verdict least, char out[120])
{
	char before[120];
	out[0] = '\0';
	for (int i = 0; i < a->count; i++) {
		if (a->reasons[i].verdict < least)
			continue;
		(void)text_put(before, sizeof before, out);
		(void)text_putf(out, 120, "%s%s%s", before, before[0] ? " " : "",
			msg_get(a->reasons[i].say.id)->id);
	}
}

enum msgid gate_refuse(const struct gate_answer *a, struct err *err)
{
	for (int i = 0; i < a->count; i++)
		if (a->reasons[i].verdict == GATE_BLOCK) {
			if (err)
				*err = a->reasons[i].say;
			return a->reasons[i].say.id;
		}
	BUG("refused without a reason");
}

enum msgid system_note(struct desk *d, const struct account_row *a, int64_t contact_id,
	const char *text, struct err *err)
{
	int64_t id = 0;
	struct note_row n = { .account_id = a->id, .at = desk_now(d), .user_id = d->user_id,
		.system = true, .contact_id = contact_id };
	(void)text_put(n.status, sizeof n.status, a->status.code);
	(void)text_put(n.text, sizeof n.text, text);
	return note_insert(d->db, &n, &id, err);
}

static enum msgid tell_exception(struct desk *d, const struct scene *s, const struct placing *p,
	int64_t contact_id, struct err *err)
{
	struct exception_row e = { .contact_id = contact_id, .kind = "placed",
		.consumer_id = s->account.consumer_id, .phone_id = p->phone ? p->phone->id : 0,
		.at = desk_now(d), .user_id = d->user_id };
	if (p->override) {
		(void)text_put(e.kind, sizeof e.kind, "override");
		(void)text_put(e.override_code, sizeof e.override_code, p->override->code);
		e.lead_id = p->override->lead_id;
	}
	(void)text_put(e.reasons, sizeof e.reasons, p->exception);
	return exception_add(d->db, &e, err);
}

enum msgid place_call(struct desk *d, const struct scene *s, const struct placing *p,
	int64_t *contact_id, struct err *err)
{
	int64_t now = desk_now(d), id = 0;
	zone_mask zones = facts_whereabouts(&s->box.f, NULL).zones;
	struct contact_row c = { .consumer_id = s->account.consumer_id,
		.party_id = p->party_id ? p->party_id : s->account.consumer_id,
		.phone_id = p->phone ? p->phone->id : 0, .inbound = p->inbound, .placed_at = now,
		.local_from = zone_date(zone_westmost(zones, now), now),
		.local_to = gate_local_date(&s->box.f, now), .user_id = d->user_id,
		.session_id = d->session_id, .consent_id = p->consent_id };
	if (!p->override)
		(void)text_put(c.exception, sizeof c.exception, p->exception);
	enum msgid m = contact_insert(d->db, &c, &id, err);
	if (m == MSG_OK)
		m = contact_debt_add(d->db, id, s->account.id, false, err);
	if (m == MSG_OK)
		m = open_call_add(d->db, id, d->user_id, s->account.id, err);
	if (m == MSG_OK && p->phone && !p->inbound)
		m = phone_tried(d->db, p->phone->id, now, err);
	if (m == MSG_OK && (p->exception[0] || p->override))
		m = tell_exception(d, s, p, id, err);
	if (m == MSG_OK)
		*contact_id = id;
	return m;
}
