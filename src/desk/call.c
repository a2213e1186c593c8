/* SPDX-License-Identifier: MIT */
#include "arrears/desk/call.h"

#include "arrears/desk/clockcheck.h"
#include "arrears/desk/item.h"
#include "arrears/desk/signon.h"
#include "arrears/store/claim.h"
#include "call_parts.h"

#define OPEN_MAX 64

enum msgid call_override_by(struct desk *d, const char *lead, const char *password,
	const char *code, struct call_override *out, struct err *err)
{
	struct call_override o = { 0 };
	if (!gate_override_find(code))
		return err_set(err, MSG_GATE_OVERRIDE_UNKNOWN, "REASON", code, NULL);
	enum msgid m = signon_verify(d, &(struct signon_who){ lead, password }, OP_OVERRIDE,
		&o.lead_id, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(o.code, sizeof o.code, code);
	*out = o;
	return MSG_OK;
}

enum msgid call_current_on(struct desk *d, int64_t account_id, struct open_call_row *out,
	bool *found, struct err *err)
{
	struct open_call_row list[OPEN_MAX];
	size_t n = 0;
	enum msgid m = open_call_list(d->db, d->user_id, list, OPEN_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	int best = 0;
	for (size_t i = 0; i < n; i++) {
		bool here = list[i].account_id == account_id;
		int rank = list[i].parked ? here : here ? 3 : 2;
		if (rank <= best)
			continue;
		best = rank;
		*out = list[i];
	}
	*found = best > 0;
	return MSG_OK;
}

enum msgid call_current(struct desk *d, struct open_call_row *out, bool *found, struct err *err)
{
	return call_current_on(d, 0, out, found, err);
}

static enum msgid refuse_open(const struct open_call_row *open, struct err *err)
{
	char n[12] = "?";
	if (open->phone_ord > 0)
		(void)text_putf(n, sizeof n, "%d", open->phone_ord);
	return err_set(err, MSG_CALL_OPEN, "", n, NULL);
}

enum msgid call_may_leave(struct desk *d, int64_t account_id, struct err *err)
{
	struct open_call_row open;
	bool found = false;
	enum msgid m = call_current_on(d, account_id, &open, &found, err);
	if (m == MSG_OK && found && !open.parked && open.account_id == account_id)
		m = refuse_open(&open, err);
	return m;
}

static enum msgid open_on(struct desk *d, const struct scene *s, const struct call_request *req,
	struct call_opened *out, struct err *err)
{
	char number[12], detail[32];
	struct placing p = { .phone = scene_phone(s, req->phone), .override = req->override };
	(void)text_putf(number, sizeof number, "%d", req->phone);
	if (!p.phone)
		return req->phone == 0 ? err_set(err, MSG_GATE_NO_PHONE, "", NULL) :
			err_set(err, MSG_PHONE_NONE, "", number, NULL);
	gate_decide(&s->box.f, &(struct gate_act){ .medium = MEDIUM_CALL, .target = p.phone->id,
		.account = req->account_id,
		.override = req->override ? req->override->code : NULL }, &out->gate);
	out->phone_id = p.phone->id;
	out->phone = p.phone->ord;
	if (out->gate.verdict == GATE_BLOCK)
		return gate_refuse(&out->gate, err);
	if (req->override)
		gate_ids(&out->gate, GATE_WARN, p.exception);
	p.consent_id = out->gate.consent_id;
	enum msgid m = place_call(d, s, &p, &out->contact_id, err);
	(void)text_putf(detail, sizeof detail, "call %lld", (long long)out->contact_id);
	if (m == MSG_OK)
		m = desk_audit(d, "open_call", "account", req->account_id, detail, err);
	return m == MSG_OK ? desk_refresh_item(d, s->account.consumer_id, err) : m;
}

enum msgid call_open(struct desk *d, const struct call_request *req, struct call_opened *out,
	struct err *err)
{
	SCENE_AUTO s = { 0 };
	struct call_opened o = { 0 };
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = desk_clock_check(d, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = scene_load(d, req->account_id, &s, err);
	if (m == MSG_OK && s.has_open)
		m = refuse_open(&s.open, err);
	if (m == MSG_OK)
		m = open_on(d, &s, req, &o, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = o;
	else
		out->gate = o.gate;
	return m;
}

struct newest { const struct desk *d; int64_t consumer_id, since; struct contact_row row; };

static bool keep_newest(void *arg, const struct contact_row *row, const struct contact_debts *debts)
{
	struct newest *n = arg;
	(void)debts;
	if (row->user_id == n->d->user_id && row->session_id == n->d->session_id &&
	    row->placed_at >= n->since && !row->voided)
		n->row = *row;
	return true;
}

/* A conversation this desk logged since it took the consumer up. */
enum msgid call_talked(struct desk *d, int64_t consumer_id, struct contact_row *out, bool *found,
	struct err *err)
{
	struct claim c;
	enum msgid m = claim_get(d->db, consumer_id, &c, found, err);
	if (m != MSG_OK || !*found)
		return m;
	struct newest n = { .d = d, .consumer_id = consumer_id, .since = c.since };
	if (c.desk_no == d->desk_no)
		m = contact_since(d->db, consumer_id, c.since, keep_newest, &n, err);
	*found = n.row.results > 0 && (n.row.flags & (LAW_CONVERSATION | LAW_RIGHT_PARTY));
	*out = n.row;
	return m;
}

/* Gates that belong to the debt, not to the hour or the number: the call is on already. An answer
 * to the consumer's own call is not bound by how often we may call. */
static bool bars_talk(const struct gate_reason *r, bool inbound)
{
	bool frequency = r->stage == STAGE_QUIET || r->stage == STAGE_SEVEN ||
		r->stage == STAGE_STATE;
	bool hold = r->stage == STAGE_HOLD || r->stage == STAGE_ATTORNEY;
	return r->verdict == GATE_BLOCK && (hold || (frequency && !inbound));
}

static enum msgid talk_about(struct desk *d, const struct scene *s, int64_t account_id,
	struct call_on *out, struct err *err)
{
	struct gate_answer a;
	gate_decide(&s->box.f, &(struct gate_act){ .medium = MEDIUM_CALL,
		.target = s->open.phone_id, .account = account_id }, &a);
	for (int i = 0; i < a.count; i++)
		if (bars_talk(&a.reasons[i], s->open.inbound)) {
			if (out->blocked++ == 0)
				out->refused = a.reasons[i].say;
			return MSG_OK;
		}
	out->done++;
	return contact_debt_add(d->db, s->open.contact_id, account_id, true, err);
}

static enum msgid talk_about_each(struct desk *d, const struct scene *s, int which,
	struct call_on *out, struct err *err)
{
	char text[12];
	int n = 0;
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < s->box.f.account_count; i++) {
		const struct fact_account *a = &s->box.f.accounts[i];
		if (a->id == s->account.id || (a->holds & HOLD_CLOSED))
			continue;
		n++;
		if (which == 0 || which == n)
			m = talk_about(d, s, a->id, out, err);
	}
	(void)text_putf(text, sizeof text, "%d", which);
	if (m == MSG_OK && n == 0)
		return err_set(err, MSG_ON_NONE, "", NULL);
	if (m == MSG_OK && which > n)
		return err_set(err, MSG_ON_NUMBER, "", text, NULL);
	return m;
}

/* The result may have been typed before the other debts came up, or were thought of. */
static enum msgid after_the_talk(struct desk *d, struct scene *s, struct err *err)
{
	struct contact_row talk;
	bool found = false;
	enum msgid m = s->has_open ? MSG_OK :
		call_talked(d, s->account.consumer_id, &talk, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found)
		return err_set(err, MSG_CALL_NONE, "", NULL);
	s->open = (struct open_call_row){ .contact_id = talk.id, .phone_id = talk.phone_id,
		.inbound = talk.inbound };
	return MSG_OK;
}

enum msgid call_on(struct desk *d, int64_t account_id, int which, struct call_on *out,
	struct err *err)
{
	SCENE_AUTO s = { 0 };
	struct call_on o = { 0 };
	char detail[40];
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = scene_load(d, account_id, &s, err);
	if (m == MSG_OK && !s.open_here)
		m = after_the_talk(d, &s, err);
	if (m == MSG_OK)
		m = talk_about_each(d, &s, which, &o, err);
	if (m == MSG_OK)
		m = desk_refresh_item(d, s.account.consumer_id, err);
	(void)text_putf(detail, sizeof detail, "%d debts, %d refused", o.done, o.blocked);
	if (m == MSG_OK)
		m = desk_audit(d, "call_on", "account", account_id, detail, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*out = o;
	return m;
}

static enum msgid void_it(struct desk *d, int64_t contact_id, const char *reason, struct err *err)
{
	struct contact_row c;
	bool found = false;
	char id[24];
	account_text(contact_id, id);
	enum msgid m = contact_load(d->db, contact_id, &c, &found, err);
	if (m == MSG_OK && (!found || c.voided))
		m = err_set(err, MSG_CONTACT_UNKNOWN, "", id, NULL);
	if (m == MSG_OK)
		m = contact_void(d->db, contact_id, reason, desk_now(d), d->user_id, err);
	if (m == MSG_OK)
		m = open_call_close(d->db, contact_id, err);
	if (m == MSG_OK)
		m = desk_audit(d, "void_call", "contact", contact_id, "never placed", err);
	return m == MSG_OK ? desk_refresh_item(d, c.consumer_id, err) : m;
}

enum msgid call_void(struct desk *d, int64_t contact_id, const char *reason, struct err *err)
{
	enum msgid m = desk_may(d, OP_VOID, err);
	if (m == MSG_OK && text_is_blank(reason))
		m = err_set(err, MSG_VOID_REASON, "", NULL);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	return m == MSG_OK ? db_end(d->db, void_it(d, contact_id, reason, err), err) : m;
}
