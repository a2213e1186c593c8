/* SPDX-License-Identifier: MIT */
#include "arrears/desk/result.h"

#include "arrears/desk/clockcheck.h"
#include "arrears/desk/inbound.h"
#include "arrears/desk/instrument.h"
#include "arrears/desk/item.h"
#include "arrears/desk/notes.h"
#include "arrears/desk/verify.h"
#include "arrears/store/claim.h"
#include "arrears/store/code.h"
#include "effect.h"

/* One result on its way: what was typed, what is known, what is to be written. */
struct logging {
	struct result_input in;
	struct result_code code;
	struct scene s;
	struct contact_row call;                /* the call it belongs to; id 0: yet to be placed */
	bool wants_call;
	struct placing placing;
	char text[NOTE_SIZE];
	struct result_outcome out;
};

static enum msgid load_code(struct desk *d, const char *name, struct result_code *out,
	struct err *err)
{
	bool found = false;
	enum msgid m = code_get(d->db, name, out, &found, err);
	if (m == MSG_OK && found && out->alias_of[0])
		m = code_get(d->db, out->alias_of, out, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found)
		return err_set(err, MSG_CODE_UNKNOWN, "", name, NULL);
	if (!out->active)
		return err_set(err, MSG_CODE_INACTIVE, "", name, NULL);
	if (!role_reaches(d->role, out->least))
		return err_set(err, MSG_NOT_AUTHORIZED, "", name, role_name(d->role),
			role_name(out->least), NULL);
	return MSG_OK;
}

/* Money is not noted without its promise, plan or receipt; a call may be opened for it. */
static enum msgid needs_command(const struct logging *l, bool opens, struct err *err)
{
	bool bare = (l->code.asks & ASK_AMOUNT) && l->in.amount.cents == 0;
	if (opens || (!bare && (l->code.next != NEXT_DUE || l->in.inside)))
		return MSG_OK;
	return err_set(err, MSG_PROMISE_COMMAND, "", l->code.code, NULL);
}

/* RVW is no call and no row of the codes: it says that somebody looked. */
static struct result_code review_code(void)
{
	return (struct result_code){ .code = "RVW", .text = "Reviewed without a call",
		.reach = REACH_OFFICE, .days = 7, .next = NEXT_REVIEW, .priority = -1,
		.leaves = true, .note = "Reviewed without a call: {TEXT}", .active = true };
}

/* May it be one more result of a call with a conversation? Nobody reached is another call, but for
 * how that one ended. */
static bool goes_on(const struct result_code *c)
{
	const char *kind = c->parent[0] ? c->parent : c->code;
	return (c->law & (LAW_CONVERSATION | LAW_RIGHT_PARTY)) || c->holds ||
		strcmp(kind, "DROP") == 0 || strcmp(kind, "HUP") == 0;
}

/* Several results on one call. */
static enum msgid talk_so_far(struct desk *d, struct logging *l, struct err *err)
{
	struct contact_row talk;
	bool found = false;
	enum msgid m = call_talked(d, l->s.account.consumer_id, &talk, &found, err);
	if (m == MSG_OK && found)
		l->call = talk;
	return m;
}

static enum msgid phone_differs(const struct logging *l, struct err *err)
{
	char n[12];
	const struct phone_row *p = scene_phone_id(&l->s, l->call.phone_id);
	if (l->in.phone == 0 || (p && p->ord == l->in.phone))
		return MSG_OK;
	(void)text_putf(n, sizeof n, "%d", p ? p->ord : 0);
	return err_set(err, MSG_CALL_RESULT_WHERE, "", n, NULL);
}

static enum msgid find_call(struct desk *d, struct logging *l, struct err *err)
{
	bool found = false;
	char n[12];
	l->wants_call = l->code.reach != REACH_OFFICE;
	if (!l->wants_call)
		return MSG_OK;
	(void)text_putf(n, sizeof n, "%d", l->s.open.phone_ord);
	bool from_them = (l->code.law & LAW_INBOUND) != 0;
	if (l->s.has_open && (!l->s.open_here || (from_them && !l->s.open.inbound)))
		return err_set(err, MSG_CALL_OPEN, "", n, NULL);
	if (!l->s.has_open)
		return from_them || l->in.phone != 0 || !goes_on(&l->code) ? MSG_OK :
			talk_so_far(d, l, err);
	enum msgid m = contact_load(d->db, l->s.open.contact_id, &l->call, &found, err);
	return m == MSG_OK ? phone_differs(l, err) : m;
}

/* A bankruptcy, an attorney or a death is also told by letter, and what is to be paid is also
 * agreed by letter or at the counter: no call, and no attempt at one. */
static bool came_without_call(struct logging *l)
{
	if (l->code.holds == 0 && !l->in.inside)
		return false;
	l->wants_call = false;
	return true;
}

/* The call has yet to be written: on which phone, and would the gate have let it through? */
static enum msgid plan_call(struct desk *d, struct logging *l, struct err *err)
{
	struct gate_answer a;
	char n[12];
	l->placing.inbound = (l->code.law & LAW_INBOUND) != 0;
	if (!l->wants_call || l->call.id != 0 || l->placing.inbound)
		return MSG_OK;
	enum msgid m = desk_clock_check(d, err);
	if (m != MSG_OK)
		return m;
	l->placing.phone = scene_phone(&l->s, l->in.phone);
	(void)text_putf(n, sizeof n, "%d", l->in.phone);
	if (!l->placing.phone && l->in.phone == 0 && came_without_call(l))
		return MSG_OK;
	if (!l->placing.phone)
		return l->in.phone ? err_set(err, MSG_PHONE_NONE, "", n, NULL) :
			err_set(err, MSG_GATE_NO_PHONE, "", NULL);
	gate_decide(&l->s.box.f, &(struct gate_act){ .medium = MEDIUM_CALL,
		.target = l->placing.phone->id, .account = l->in.account_id }, &a);
	l->placing.consent_id = a.consent_id;
	if (a.verdict != GATE_BLOCK)
		return MSG_OK;
	if (l->in.placed == ANSWER_NO && came_without_call(l))
		return MSG_OK;
	if (l->in.placed == ANSWER_NO)
		return gate_refuse(&a, err);
	if (l->in.placed == ANSWER_NONE) {
		l->out.ask = RESULT_ASK_PLACED;
		l->out.phone = l->placing.phone->ord;
		(void)gate_refuse(&a, &l->out.why);
	}
	gate_ids(&a, GATE_BLOCK, l->placing.exception);
	return MSG_OK;
}

/* "Did you speak with the consumer about it?" yes: it was a conversation after all. */
static unsigned flags_of(const struct logging *l)
{
	unsigned flags = l->code.law;
	if ((l->code.asks & ASK_TALKED) && l->in.talked == ANSWER_YES)
		flags |= LAW_CONVERSATION | LAW_RIGHT_PARTY | LAW_COMMUNICATION;
	return flags;
}

static enum msgid disclosed_already(struct desk *d, const struct logging *l, bool *yes,
	struct err *err)
{
	struct disclosure_row rows[16];
	size_t n = 0;
	bool identity = false, told = false;
	*yes = false;
	if (l->call.id == 0)
		return MSG_OK;
	enum msgid m = disclosure_list(d->db, l->call.id, rows, ARRAY_SIZE(rows), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		bool form = strcmp(rows[i].kind, "full") == 0 || strcmp(rows[i].kind, "short") == 0;
		told |= form;
		/* "Not given" answers for both. */
		identity |= !form || !rows[i].given;
	}
	*yes = told && (identity || !(flags_of(l) & LAW_RIGHT_PARTY));
	return m;
}

static enum msgid ask_what_is_missing(struct desk *d, struct logging *l, struct err *err)
{
	bool told = true;
	enum msgid m = MSG_OK;
	struct result_outcome *o = &l->out;
	if (o->ask != RESULT_DONE)
		return m;
	if ((l->code.asks & ASK_TEXT) && text_is_blank(l->text))
		o->ask = RESULT_ASK_TEXT;
	else if ((l->code.asks & ASK_DATE) && date_is_none(l->in.date) && !l->in.verify)
		o->ask = RESULT_ASK_DATE;
	else if ((l->code.asks & ASK_TALKED) && l->in.talked == ANSWER_NONE)
		o->ask = RESULT_ASK_TALKED;
	if (o->ask != RESULT_DONE || !l->wants_call)
		return m;
	if (flags_of(l) & (LAW_RIGHT_PARTY | LAW_COMMUNICATION))
		m = disclosed_already(d, l, &told, err);
	if (m == MSG_OK && !told && l->in.disclosed == ANSWER_NONE)
		o->ask = RESULT_ASK_DISCLOSED;
	return m;
}

/* Whoever was to look at it looks again: a dispute stays a dispute. */
static enum msgid check_review(struct desk *d, struct logging *l, struct err *err)
{
	char n[12];
	struct next_row row;
	size_t rows = 0;
	enum msgid m = next_action_list(d->db, l->in.account_id, &row, 1, &rows, err);
	if (m != MSG_OK)
		return m;
	if (rows > 0 && (row.action.kind == NEXT_DISPUTE || row.action.kind == NEXT_CLERICAL ||
	    row.action.kind == NEXT_SUPERVISOR))
		l->code.next = row.action.kind;
	for (int i = 0; i < l->s.box.f.phone_count; i++) {
		struct gate_phone p;
		gate_phone(&l->s.box.f, l->in.account_id, i, &p);
		if (p.next_utc == GATE_NEVER)
			continue;
		const struct phone_row *may = scene_phone_id(&l->s, l->s.box.f.phones[i].id);
		(void)text_putf(n, sizeof n, "%d", may ? may->ord : 0);
		return err_set(err, MSG_REVIEW_HAS_PHONE, "", n, NULL);
	}
	return MSG_OK;
}

/* Saves "not given", or what the collector says was read. */
static enum msgid save_disclosure(struct desk *d, const struct logging *l, struct err *err)
{
	bool told = true;
	enum msgid m = MSG_OK;
	if (!l->wants_call || !(flags_of(l) & (LAW_RIGHT_PARTY | LAW_COMMUNICATION)))
		return m;
	m = disclosed_already(d, l, &told, err);
	if (m != MSG_OK || told)
		return m;
	if (l->in.disclosed == ANSWER_YES)
		return verify_disclosed(d, l->in.account_id, 0, err);
	struct disclosure_row r = { .contact_id = l->call.id, .party_id = l->call.party_id,
		.kind = "short", .given = false, .at = desk_now(d), .user_id = d->user_id };
	struct exception_row e = { .contact_id = l->call.id, .consumer_id = l->call.consumer_id,
		.phone_id = l->call.phone_id, .kind = "not_disclosed", .at = desk_now(d),
		.user_id = d->user_id };
	m = disclosure_add(d->db, &r, err);
	return m == MSG_OK ? exception_add(d->db, &e, err) : m;
}

static enum msgid place_now(struct desk *d, struct logging *l, struct err *err)
{
	int64_t id = 0;
	bool found = false;
	enum msgid m = place_call(d, &l->s, &l->placing, &id, err);
	return m == MSG_OK ? contact_load(d->db, id, &l->call, &found, err) : m;
}

/* CB typed before the result of a call that nobody opened: it was said in that call. */
static enum msgid consent_was_in(struct desk *d, const struct logging *l, struct err *err)
{
	struct claim c;
	bool found = false;
	int64_t consumer = l->s.account.consumer_id;
	if (!(flags_of(l) & LAW_CONVERSATION))
		return MSG_OK;
	enum msgid m = claim_get(d->db, consumer, &c, &found, err);
	if (m != MSG_OK || !found || c.desk_no != d->desk_no)
		return m;
	return consent_given_in(d->db, &(struct consent_row){ .party_id = consumer,
		.contact_id = l->call.id, .user_id = d->user_id, .at = c.since }, err);
}

/* Every debt that was talked about is quiet from then on, 1006.14(b)(2)(i)(B). */
static enum msgid save_talk(struct desk *d, const struct logging *l, struct err *err)
{
	enum msgid m = contact_debt_add(d->db, l->call.id, l->in.account_id, true, err);
	for (size_t i = 0; m == MSG_OK && i < l->in.about_count; i++)
		m = contact_debt_add(d->db, l->call.id, l->in.about[i], true, err);
	return m;
}

static enum msgid save_result(struct desk *d, const struct logging *l, struct saving *v,
	struct err *err)
{
	struct contact_result_row r = { .contact_id = l->call.id, .flags = v->flags,
		.account_id = l->in.account_id, .at = desk_now(d), .user_id = d->user_id,
		.seconds = (int)(desk_now(d) - l->call.placed_at) };
	(void)text_put(r.code, sizeof r.code, l->code.code);
	enum msgid m = contact_result_add(d->db, &r, &v->first.seq, err);
	if (m == MSG_OK)
		m = open_call_close(d->db, l->call.id, err);
	if (m == MSG_OK && (v->flags & LAW_CONVERSATION))
		m = save_talk(d, l, err);
	return m == MSG_OK ? effect_on_phone(d, v, err) : m;
}

/* The account on the screen, and those that ON or a plan named. */
static enum msgid save_accounts(struct desk *d, struct logging *l, const struct saving *v,
	struct err *err)
{
	struct contact_debts debts = { 0 };
	struct account_row other;
	struct result_code talked = l->code;
	struct saving rest = *v;
	bool found = false;
	enum msgid m = effect_on_account(d, v, &l->s.account, err);
	/* Money was promised on one of them; with the others it was a conversation. */
	if (m == MSG_OK && (l->code.next == NEXT_DUE || (l->code.asks & ASK_AMOUNT)))
		m = load_code(d, "RPC", &talked, err);
	rest.code = &talked;
	l->out.debts = 1;
	if (m == MSG_OK && l->call.id)
		m = contact_debts_of(d->db, l->call.id, &debts, err);
	for (int i = 0; m == MSG_OK && i < debts.n; i++) {
		if (debts.account[i] == l->in.account_id)
			continue;
		m = account_load(d->db, debts.account[i], &other, &found, err);
		if (m != MSG_OK || !found)
			continue;
		m = effect_on_account(d, &rest, &other, err);
		l->out.debts++;
	}
	return m;
}

static enum msgid save(struct desk *d, struct logging *l, struct err *err)
{
	bool places = l->wants_call && l->call.id == 0;
	enum msgid m = places ? place_now(d, l, err) : MSG_OK;
	if (m == MSG_OK && places)
		m = consent_was_in(d, l, err);
	struct saving v = { .s = &l->s, .code = &l->code, .in = &l->in, .contact_id = l->call.id,
		.placed_at = l->call.placed_at, .flags = flags_of(l), .inbound = l->call.inbound,
		.phone = l->call.id ? scene_phone_id(&l->s, l->call.phone_id) : NULL,
		.first = { .seq = 0 } };
	if (m == MSG_OK)
		m = save_disclosure(d, l, err);
	if (m == MSG_OK && l->call.id)
		m = save_result(d, l, &v, err);
	if (m == MSG_OK)
		m = save_accounts(d, l, &v, err);
	if (m == MSG_OK)
		m = items_hold(d, &(struct items_held){
			.consumer_id = l->s.account.consumer_id, .why = "" }, err);
	if (m == MSG_OK)
		m = desk_refresh_item(d, l->s.account.consumer_id, err);
	if (m == MSG_OK)
		m = desk_audit(d, "log_result", "account", l->in.account_id, l->code.code, err);
	l->out.phone = v.phone ? v.phone->ord : 0;
	l->out.contact_id = l->call.id;
	l->out.leaves = l->code.leaves;
	return m;
}

/* The consumer is on the line: the call is written, so that they can be verified in it. */
static enum msgid open_to_verify(struct desk *d, struct logging *l, struct err *err)
{
	char detail[32];
	if (l->call.id != 0)
		return MSG_OK;
	enum msgid m = place_now(d, l, err);
	(void)text_putf(detail, sizeof detail, "call %lld", (long long)l->call.id);
	if (m == MSG_OK)
		m = desk_audit(d, "open_call", "account", l->in.account_id, detail, err);
	l->out.contact_id = l->call.id;
	return m == MSG_OK ? desk_refresh_item(d, l->s.account.consumer_id, err) : m;
}

/* Which phone carries > now, and where to go. */
static enum msgid look_ahead(struct desk *d, struct logging *l, struct err *err)
{
	SCENE_AUTO s = { 0 };
	enum msgid m = scene_load(d, l->in.account_id, &s, err);
	if (m != MSG_OK)
		return m;
	const struct phone_row *p = scene_marked(&s);
	l->out.marked = p ? p->ord : 0;
	if (!l->out.leaves)
		return MSG_OK;
	if (l->call.inbound)
		m = call_unpark(d, &l->out.back_to, err);
	if (m == MSG_OK && l->out.back_to == 0 && l->in.then)
		m = l->in.then(l->in.then_arg, err);
	return m;
}

static enum msgid prepare(struct desk *d, struct logging *l, struct err *err)
{
	bool review = strcmp(l->in.code, "RVW") == 0;
	enum msgid m = MSG_OK;
	if (review)
		l->code = review_code();
	else
		m = load_code(d, l->in.code, &l->code, err);
	if (m == MSG_OK)
		m = needs_command(l, l->in.verify, err);
	if (m == MSG_OK)
		m = scene_load(d, l->in.account_id, &l->s, err);
	if (m == MSG_OK && l->in.text && !text_is_blank(l->in.text))
		m = note_prepare(d, l->in.account_id, l->in.text, l->text, sizeof l->text, err);
	l->in.text = l->text;
	if (m == MSG_OK && review)
		m = check_review(d, l, err);
	if (m == MSG_OK && review && l->s.open_here)
		m = call_may_leave(d, l->in.account_id, err);
	if (m == MSG_OK)
		m = find_call(d, l, err);
	return m == MSG_OK ? plan_call(d, l, err) : m;
}

static enum msgid run(struct desk *d, struct logging *l, struct err *err)
{
	enum msgid m = prepare(d, l, err);
	if (m == MSG_OK)
		m = ask_what_is_missing(d, l, err);
	if (m == MSG_OK && l->out.ask == RESULT_ASK_DISCLOSED && l->in.verify)
		m = open_to_verify(d, l, err);
	if (m == MSG_OK && l->out.ask == RESULT_DONE)
		m = needs_command(l, false, err);
	if (m == MSG_OK && l->out.ask == RESULT_DONE)
		m = save(d, l, err);
	if (m == MSG_OK && l->out.ask == RESULT_DONE)
		m = look_ahead(d, l, err);
	return m;
}

enum msgid log_result(struct desk *d, const struct result_input *in, struct result_outcome *out,
	struct err *err)
{
	struct logging l = { .in = *in };
	enum msgid m = desk_may(d, OP_WORK, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, run(d, &l, err), err);
	scene_free(&l.s);
	if (m == MSG_OK)
		*out = l.out;
	return m;
}
