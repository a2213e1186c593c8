/* SPDX-License-Identifier: MIT */
/* CB: a timed call-back, with the consumer's consent or as a mere timer. */
#include "arrears/desk/item.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/result.h"
#include "call_parts.h"

/* Consent lasts seven days at most, the day given being day 1, 1006.14(b)(3)(i). */
#define CONSENT_DAYS 7

struct callback { struct scene s; struct result_input in; const struct phone_row *phone;
	enum zone zone; int64_t at; struct trace trace; };

/* The minute on the consumer's clock: the westmost place they may be. */
static enum msgid find_minute(struct desk *d, struct callback *c, struct err *err)
{
	char day[9], text[24];
	int phone = c->phone ? facts_phone(&c->s.box.f, c->phone->id) : -1;
	zone_mask zones = facts_whereabouts(&c->s.box.f,
		phone >= 0 ? &c->s.box.f.phones[phone] : NULL).zones;
	c->zone = zone_westmost(zones, desk_now(d));
	c->at = zone_to_utc(c->zone, c->in.date, c->in.minute * 60);
	date_show(c->in.date, day);
	(void)text_putf(text, sizeof text, "%s %02d:%02d", day, c->in.minute / 60,
		c->in.minute % 60);
	return c->at > desk_now(d) ? MSG_OK : err_set(err, MSG_NOT_CALLED_BACK, "", text, NULL);
}

static enum msgid save_consent(struct desk *d, struct callback *c, struct err *err)
{
	struct date given = zone_date(c->zone, desk_now(d));
	struct date last = date_add_days(given, CONSENT_DAYS - 1);
	struct consent_row r = { .party_id = c->s.account.consumer_id,
		.account_id = c->s.account.id,
		.contact_id = c->s.open_here ? c->s.open.contact_id : 0,
		.given_on = given, .from_on = c->in.date, .until_on = c->in.date, .at = desk_now(d),
		.user_id = d->user_id };
	/* Past the seven days the wish stays a timer. */
	if (c->in.consent != ANSWER_YES || date_cmp(c->in.date, last) > 0)
		return MSG_OK;
	(void)text_putf(r.words, sizeof r.words, "Call back %02d:%02d", c->in.minute / 60,
		c->in.minute % 60);
	return consent_add(d->db, &r, &c->trace.consent, err);
}

static enum msgid save_timer(struct desk *d, struct callback *c, struct err *err)
{
	struct next_row r = { .account_id = c->s.account.id,
		.phone_id = c->phone ? c->phone->id : 0, .user_id = d->user_id, .at = desk_now(d),
		.contact_id = c->s.open_here ? c->s.open.contact_id : 0,
		.action = { .kind = NEXT_TIMED, .due = desk_date_of(d, c->at), .at_utc = c->at } };
	c->trace.made_count = 1;
	return next_action_add(d->db, &r, &c->trace.made[0], err);
}

static enum msgid save_note(struct desk *d, const struct callback *c, struct err *err)
{
	int64_t id = 0;
	char day[9];
	struct note_row n = { .account_id = c->s.account.id, .at = desk_now(d), .code = "CB",
		.user_id = d->user_id, .contact_id = c->s.open_here ? c->s.open.contact_id : 0 };
	date_show(c->in.date, day);
	(void)text_put(n.status, sizeof n.status, c->s.account.status.code);
	(void)text_putf(n.text, sizeof n.text, "Call-back %s %02d:%02d %s%s%s%s", day,
		c->in.minute / 60, c->in.minute % 60, zone_label(c->zone),
		c->in.consent == ANSWER_YES ? ", asked by the consumer" : ", timer only",
		text_is_blank(c->in.text) ? "" : ": ", c->in.text);
	return note_insert(d->db, &n, &id, err);
}

/* Nothing else of the account changes; UNDO takes the timer and the consent back. */
static enum msgid keep_trace(struct desk *d, struct callback *c, struct err *err)
{
	const struct account_row *a = &c->s.account;
	struct undo_row u = { .user_id = d->user_id, .account_id = a->id, .at = desk_now(d),
		.code = "CB" };
	c->trace.found = account_mark(a);
	return trace_keep(d, &u, &c->trace, err);
}

static enum msgid save(struct desk *d, struct callback *c, struct err *err)
{
	enum msgid m = find_minute(d, c, err);
	if (m == MSG_OK)
		m = save_consent(d, c, err);
	if (m == MSG_OK)
		m = save_timer(d, c, err);
	if (m == MSG_OK)
		m = save_note(d, c, err);
	if (m == MSG_OK)
		m = keep_trace(d, c, err);
	if (m == MSG_OK)
		m = desk_audit(d, "call_back", "account", c->s.account.id,
			c->in.consent == ANSWER_YES ? "consent" : "timer", err);
	return m == MSG_OK ? desk_refresh_item(d, c->s.account.consumer_id, err) : m;
}

static enum result_ask missing(const struct result_input *in)
{
	if (date_is_none(in->date))
		return RESULT_ASK_DATE;
	if (in->minute < 0)
		return RESULT_ASK_TIME;
	return in->consent == ANSWER_NONE ? RESULT_ASK_CONSENT : RESULT_DONE;
}

static enum msgid run(struct desk *d, struct callback *c, struct result_outcome *out,
	struct err *err)
{
	char text[NOTE_SIZE] = "";
	enum msgid m = scene_load(d, c->in.account_id, &c->s, err);
	if (m == MSG_OK && c->in.text && !text_is_blank(c->in.text))
		m = note_prepare(d, c->in.account_id, c->in.text, text, sizeof text, err);
	if (m != MSG_OK)
		return m;
	c->in.text = text;
	c->phone = c->s.open_here && c->in.phone == 0 ? scene_phone_id(&c->s, c->s.open.phone_id) :
		scene_phone(&c->s, c->in.phone);
	out->phone = c->phone ? c->phone->ord : 0;
	out->contact_id = c->s.open_here ? c->s.open.contact_id : 0;
	m = save(d, c, err);
	c->in.text = NULL;
	return m;
}

enum msgid call_back(struct desk *d, const struct result_input *in, struct result_outcome *out,
	struct err *err)
{
	struct callback c = { .in = *in };
	struct result_outcome o = { .ask = missing(in), .debts = 1 };
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK && o.ask == RESULT_DONE)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	if (o.ask == RESULT_DONE)
		m = db_end(d->db, run(d, &c, &o, err), err);
	scene_free(&c.s);
	if (m == MSG_OK)
		*out = o;
	return m;
}
