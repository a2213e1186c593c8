/* SPDX-License-Identifier: MIT */
/* The calls of an account as rows: contact, result, debts, disclosures, consent, note. */
#include "demo_parts.h"

#include "arrears/store/contact.h"
#include "arrears/store/note.h"
#include "arrears/store/restrict.h"

/* One event of one account on the way into the tables. */
struct event {
	struct demo_world *w;
	struct demo_person *p;
	const struct demo_account *a;
	const struct demo_call *call;
	const struct result_code *code;
	const struct phone_row *phone;          /* NULL: no call */
	int64_t contact_id;                     /* 0: no call */
};

static enum msgid write_note(const struct event *e, struct err *err)
{
	struct note_row n;
	char phone[4] = "", date[9], time[6];
	int64_t id;
	memset(&n, 0, offsetof(struct note_row, text));
	n.account_id = e->a->row.id;
	n.at = e->call->at + e->call->seconds;
	n.user_id = e->call->user_id;
	n.contact_id = e->contact_id;
	(void)text_put(n.code, sizeof n.code, e->code->code);
	(void)text_put(n.status, sizeof n.status, "ACT");
	if (e->phone)
		(void)text_putf(phone, sizeof phone, "%d", e->phone->ord);
	date_show(e->a->next.due, date);
	desk_clock_text(e->w->d, e->a->next.at_utc, time);
	merge_note(e->code->note, &(struct merge){ .phone = phone, .text = e->call->words,
		.date = date, .time = time, .amount = "", .name = e->p->row.name.last,
		.status = "ACT", .user = "" }, n.text, sizeof n.text);
	text_clean(n.text, true);
	return note_insert(e->w->d->db, &n, &id, err);
}

/* Here already, and nothing was done on it later. */
static bool untouched_since(const struct event *e, const struct demo_account *a)
{
	if (date_cmp(desk_date_of(e->w->d, e->call->at), a->row.placed_on) <= 0)
		return false;
	return a->call_count == 0 || a->calls[a->call_count - 1].at < e->call->at;
}

/* The debts a call was placed for and those it was about. */
static enum msgid write_debts(const struct event *e, struct err *err)
{
	struct db *db = e->w->d->db;
	const struct demo_account *next = e->a + 1;
	bool talked = (e->code->law & LAW_CONVERSATION) != 0;
	bool both = talked && next < e->p->own + e->p->own_count && untouched_since(e, next);
	enum msgid m = MSG_OK;
	if (!(e->code->law & LAW_INBOUND))
		m = contact_debt_add(db, e->contact_id, e->a->row.id, false, err);
	if (m == MSG_OK && talked)
		m = contact_debt_add(db, e->contact_id, e->a->row.id, true, err);
	/* The next debt came up in the same talk. */
	if (m == MSG_OK && both)
		m = contact_debt_add(db, e->contact_id, next->row.id, true, err);
	return m;
}

static enum msgid disclose(const struct event *e, const char *kind, struct err *err)
{
	struct disclosure_row row = { .contact_id = e->contact_id, .party_id = e->p->row.id,
		.given = true, .at = e->call->at + 30, .user_id = e->call->user_id };
	(void)text_put(row.kind, sizeof row.kind, kind);
	(void)text_put(row.language, sizeof row.language, e->p->row.language);
	return disclosure_add(e->w->d->db, &row, err);
}

/* Days 1 to 7, the day it was given being day 1 (12 CFR 1006.14(b)(3)(i)-1). */
static enum msgid consent(const struct event *e, struct err *err)
{
	enum zone west = zone_westmost(demo_place_zones(e->p->place), e->call->at);
	struct date given = zone_date(west, e->call->at);
	struct consent_row row = { .party_id = e->p->row.id, .account_id = e->a->row.id,
		.contact_id = e->contact_id, .given_on = given, .from_on = given,
		.until_on = date_add_days(given, 6), .at = e->call->at,
		.user_id = e->call->user_id };
	int64_t id;
	(void)text_put(row.words, sizeof row.words, "Asked to be called back");
	return consent_add(e->w->d->db, &row, &id, err);
}

static enum msgid write_talk(const struct event *e, struct err *err)
{
	enum msgid m = disclose(e, "verified", err);
	if (m == MSG_OK)
		m = disclose(e, "full", err);
	if (m == MSG_OK && (e->a->story->traits & TRAIT_CONSENT))
		m = consent(e, err);
	return m;
}

/* The consumer's dates over all places that the number and the address allow. */
static void local_dates(const struct event *e, struct contact_row *c)
{
	zone_mask zones = demo_place_zones(e->p->place) |
		zone_of_npa(phone_npa(e->phone->number)).zones;
	c->local_from = c->local_to = DATE_NONE;
	for (int z = 0; z < ZONE_COUNT; z++) {
		if (!(zones & ZONE_BIT(z)))
			continue;
		struct date d = zone_date((enum zone)z, e->call->at);
		if (date_is_none(c->local_from) || date_cmp(d, c->local_from) < 0)
			c->local_from = d;
		if (date_is_none(c->local_to) || date_cmp(d, c->local_to) > 0)
			c->local_to = d;
	}
}

static enum msgid write_result(const struct event *e, struct err *err)
{
	struct contact_result_row r = { .contact_id = e->contact_id, .flags = e->code->law,
		.account_id = e->a->row.id, .at = e->call->at + e->call->seconds,
		.seconds = e->call->seconds, .user_id = e->call->user_id };
	int seq;
	(void)text_put(r.code, sizeof r.code, e->code->code);
	return contact_result_add(e->w->d->db, &r, &seq, err);
}

static enum msgid write_call(struct event *e, struct err *err)
{
	struct contact_row c = { .consumer_id = e->p->row.id, .party_id = e->p->row.id,
		.phone_id = e->phone->id, .inbound = (e->code->law & LAW_INBOUND) != 0,
		.placed_at = e->call->at, .user_id = e->call->user_id };
	local_dates(e, &c);
	enum msgid m = contact_insert(e->w->d->db, &c, &e->contact_id, err);
	if (m == MSG_OK)
		m = write_result(e, err);
	if (m == MSG_OK)
		m = write_debts(e, err);
	if (m == MSG_OK && (e->code->law & LAW_RIGHT_PARTY))
		m = write_talk(e, err);
	return m;
}

enum msgid demo_write_calls(struct demo_world *w, struct demo_person *p,
	const struct demo_account *a, struct err *err)
{
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < a->call_count; i++) {
		const struct demo_call *call = &a->calls[i];
		struct event e = { .w = w, .p = p, .a = a, .call = call,
			.code = demo_code(w, call->code),
			.phone = call->phone >= 0 ? &p->phones[call->phone] : NULL };
		if (e.phone)
			m = write_call(&e, err);
		if (m == MSG_OK)
			m = write_note(&e, err);
	}
	return m;
}
