/* SPDX-License-Identifier: MIT */
#include "effect.h"

#include <strings.h>

#include "arrears/desk/instrument.h"
#include "arrears/store/code.h"
#include "promise_parts.h"

#define NEXT_MAX 16

static const struct hold_kind {
	unsigned hold;
	const char *kind, *detail;
	bool person;
} hold_kinds[] = {
	{ HOLD_BANKRUPTCY, "bankruptcy", "", true }, { HOLD_CEASE, "cease", "", false },
	{ HOLD_DISPUTE, "dispute", "", false }, { HOLD_CREDITOR, "other", "creditor", false },
	{ HOLD_IDENTITY, "identity_theft", "", false }, { HOLD_ATTORNEY, "attorney", "", false },
	{ HOLD_DECEASED, "deceased", "", true }, { HOLD_MINOR, "minor", "", true },
	{ HOLD_DNC, "do_not_call", "", true },
};

bool effect_is_dispute(const struct result_code *c)
{
	return (c->holds & HOLD_DISPUTE) || strcmp(c->code, "DSPO") == 0 ||
		strcmp(c->parent, "DSPO") == 0;
}

static void keep(int64_t *ids, int *count, int64_t id)
{
	if (*count < TRACE_IDS)
		ids[(*count)++] = id;
}

static enum msgid restrict_one(struct desk *d, const struct saving *v,
	struct restriction_row *r, struct trace *t, struct err *err)
{
	int64_t id = 0;
	r->party_id = v->s->account.consumer_id;
	r->from_on = r->until_on = DATE_NONE;
	r->at = desk_now(d);
	r->user_id = d->user_id;
	(void)text_put(r->source, sizeof r->source, v->code->code);
	enum msgid m = restriction_add(d->db, r, &id, err);
	if (m == MSG_OK)
		keep(t->held, &t->held_count, id);
	return m;
}

/* Holds not in force by a row already; those on the person once, with the account on the screen. */
static enum msgid put_holds(struct desk *d, const struct saving *v, const struct account_row *a,
	struct trace *t, struct err *err)
{
	unsigned have = facts_holds(&v->s->box.f, a->id) & ~a->status.holds;
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < ARRAY_SIZE(hold_kinds); i++) {
		const struct hold_kind *k = &hold_kinds[i];
		if (!(v->code->holds & k->hold) || (have & k->hold) ||
		    (k->person && a->id != v->s->account.id))
			continue;
		struct restriction_row r = { .account_id = k->person ? 0 : a->id };
		(void)text_put(r.kind, sizeof r.kind, k->kind);
		(void)text_put(r.detail, sizeof r.detail,
			k->detail[0] ? k->detail : v->in->text ? v->in->text : "");
		m = restrict_one(d, v, &r, t, err);
	}
	return m;
}

/* STOP 2 bars that number, STOP text ... that medium, STOP alone every call, 1006.14(h). */
static enum msgid put_optout(struct desk *d, const struct saving *v, struct trace *t,
	struct err *err)
{
	static const char *const media[] = { "text", "email", "mail", "all" };
	struct restriction_row r = { .kind = "medium", .detail = "call" };
	const char *text = v->in->text ? v->in->text : "";
	char first[12];
	int64_t number = 0;
	(void)text_word(&text, first, sizeof first);
	if (text_to_int(first, 1, 99, &number, NULL) == MSG_OK) {
		const struct phone_row *p = scene_phone(v->s, (int)number);
		if (p) {
			(void)text_put(r.kind, sizeof r.kind, "number");
			r.phone_id = p->id;
		}
	}
	for (size_t i = 0; i < ARRAY_SIZE(media); i++)
		if (strcasecmp(first, media[i]) == 0)
			(void)text_put(r.detail, sizeof r.detail, media[i]);
	return restrict_one(d, v, &r, t, err);
}

/* A hold or a closed account is not put back to work by a call; ACT only ends NEW; a promise leaves
 * special debts and protections their status. */
static bool takes_status(const struct account_row *a, const struct status *to,
	const struct result_code *code)
{
	if (a->status.class == STATUS_CLOSED || strcmp(a->status.code, to->code) == 0)
		return false;
	if (to->class != STATUS_ACTIVE)
		return true;
	if (code->next == NEXT_DUE)
		return promise_status_over(a->status.code);
	return strcmp(to->code, "ACT") == 0 ? strcmp(a->status.code, "NEW") == 0 :
		a->status.class == STATUS_ACTIVE;
}

static enum msgid put_status(struct desk *d, const struct saving *v, const struct account_row *a,
	struct status *now, struct err *err)
{
	struct status to;
	bool found = false;
	*now = a->status;
	if (v->code->status[0] == '\0')
		return MSG_OK;
	enum msgid m = status_get(d->db, v->code->status, &to, &found, err);
	if (m != MSG_OK || !found || !takes_status(a, &to, v->code))
		return m;
	m = account_set_status(d->db, a->id, to.code,
		to.class == STATUS_CLOSED ? desk_now(d) : 0, err);
	if (m == MSG_OK)
		*now = to;
	return m;
}

static enum msgid put_flags(struct desk *d, const struct saving *v, const struct account_row *a,
	struct err *err)
{
	bool disputed = a->disputed || effect_is_dispute(v->code);
	/* Codes count 0 as most urgent; accounts the other way round. */
	int priority = v->code->priority >= 0 ? 9 - v->code->priority : a->priority;
	enum msgid m = account_set_flags(d->db, a->id, disputed, a->hot, priority, err);
	if (m == MSG_OK)
		m = account_set_worked(d->db, a->id, desk_today(d), v->code->code, err);
	return m;
}

/* Promised and not due yet: a call in between changes nothing of it, but another promise does, and
 * a hold or a dispute, which ends it. */
static bool waits(const struct desk *d, const struct saving *v, const struct next_action *n)
{
	return n->kind == NEXT_DUE && date_cmp(n->due, desk_today(d)) > 0 && v->code->holds == 0 &&
		!effect_is_dispute(v->code) && v->code->next != NEXT_DUE;
}

/* What was waited for has happened, but for a timed call that is still to come, and a promise. */
static enum msgid close_next(struct desk *d, const struct saving *v, int64_t account_id,
	struct trace *t, struct err *err)
{
	struct next_row rows[NEXT_MAX];
	size_t n = 0;
	enum msgid m = next_action_list(d->db, account_id, rows, NEXT_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		if (rows[i].action.at_utc > desk_now(d) || waits(d, v, &rows[i].action)) {
			t->waits |= rows[i].action.kind == NEXT_DUE;
			continue;
		}
		m = next_action_done(d->db, rows[i].id, desk_now(d), err);
		keep(t->done, &t->done_count, rows[i].id);
	}
	return m;
}

static enum msgid add_next(struct desk *d, int64_t account_id, int64_t contact_id,
	struct next_action action, int64_t *id, struct err *err)
{
	struct next_row r = { .account_id = account_id, .action = action, .user_id = d->user_id,
		.at = desk_now(d), .contact_id = contact_id };
	return next_action_add(d->db, &r, id, err);
}

enum msgid effect_guard(struct desk *d, const struct scene *s, const struct account_row *a,
	int64_t *made, struct err *err)
{
	struct next_row row;
	size_t n = 0;
	*made = 0;
	if (a->status.class == STATUS_CLOSED)
		return MSG_OK;
	enum msgid m = next_action_list(d->db, a->id, &row, 1, &n, err);
	if (m != MSG_OK || n > 0)
		return m;
	struct next_situation now = { .worked = !date_is_none(a->last_worked_on),
		.on_hold = a->status.class == STATUS_HOLD,
		.disputed = (a->status.holds & HOLD_DISPUTE) != 0,
		.blocked = (facts_holds(&s->box.f, a->id) & (HOLD_BANKRUPTCY | HOLD_DECEASED |
			HOLD_CEASE)) != 0 };
	for (int i = 0; i < s->box.f.phone_count; i++)
		now.has_phone |= s->box.f.phones[i].status == PHONE_UNTRIED ||
			s->box.f.phones[i].status == PHONE_GOOD;
	return add_next(d, a->id, 0, next_default(&now, desk_today(d)), made, err);
}

/* An account on hold is not followed up by a call: the dispute to be answered, or whoever is to
 * look at it, goes on waiting. */
static enum msgid put_next(struct desk *d, const struct saving *v, const struct account_row *a,
	struct trace *t, struct err *err)
{
	int64_t id = 0;
	struct next_action n = { .kind = v->code->next, .due = v->in->date };
	if (a->status.class == STATUS_CLOSED)
		return close_next(d, v, a->id, t, err);
	bool held = a->status.class == STATUS_HOLD && n.kind == NEXT_FOLLOWUP;
	if (v->code->days < 0 || n.kind == NEXT_NONE || held)
		return effect_guard(d, v->s, a, &id, err);
	if (!(v->code->asks & ASK_DATE))
		n.due = next_due(desk_today(d), v->code->days, v->code->business, DATE_NONE);
	enum msgid m = close_next(d, v, a->id, t, err);
	/* The due date is what the account waits for, no follow-up before it. */
	if (m == MSG_OK && t->waits && n.kind == NEXT_FOLLOWUP)
		return MSG_OK;
	if (m == MSG_OK)
		m = add_next(d, a->id, v->contact_id, n, &id, err);
	if (m == MSG_OK)
		keep(t->made, &t->made_count, id);
	return m;
}

static void note_text(const struct desk *d, const struct saving *v, const struct account_row *a,
	char *out, size_t size)
{
	char phone[12] = "", day[9] = "", at[6] = "", merged[NOTE_SIZE];
	char amount[MONEY_TEXT_SIZE];
	const char *text = v->in->text ? v->in->text : "";
	if (v->phone)
		(void)text_putf(phone, sizeof phone, "%d", v->phone->ord);
	date_show(v->in->date, day);
	money_show_blank_zero(v->in->amount, amount);
	if (v->in->minute >= 0)
		(void)text_putf(at, sizeof at, "%02d:%02d", v->in->minute / 60, v->in->minute % 60);
	merge_note(v->code->note, &(struct merge){ .phone = phone, .text = text, .date = day,
		.time = at, .amount = amount, .status = a->status.code, .user = d->user_name },
		merged, sizeof merged);
	bool named = text[0] == '\0' || strstr(v->code->note, "{TEXT}") != NULL;
	(void)text_putf(out, size, "%s%s%s", merged, named ? "" : ": ", named ? "" : text);
}

static enum msgid put_note(struct desk *d, const struct saving *v, const struct account_row *a,
	struct err *err)
{
	int64_t id = 0;
	struct note_row n = { .account_id = a->id, .at = desk_now(d), .user_id = d->user_id,
		.contact_id = v->contact_id };
	(void)text_put(n.code, sizeof n.code, v->code->code);
	(void)text_put(n.status, sizeof n.status, a->status.code);
	note_text(d, v, a, n.text, sizeof n.text);
	return note_insert(d->db, &n, &id, err);
}

static enum msgid keep_trace(struct desk *d, const struct saving *v, const struct account_row *a,
	struct trace *t, struct err *err)
{
	struct undo_row u = { .user_id = d->user_id, .contact_id = v->contact_id,
		.account_id = a->id, .at = desk_now(d) };
	(void)text_put(u.code, sizeof u.code, v->code->code);
	return trace_keep(d, &u, t, err);
}

enum msgid effect_on_account(struct desk *d, const struct saving *v, const struct account_row *a,
	struct err *err)
{
	bool here = a->id == v->s->account.id;
	struct trace t = here ? v->first : (struct trace){ .part_of = v->first.seq };
	struct account_row now = *a;
	t.found = account_mark(a);
	bool ends = v->code->holds != 0 || effect_is_dispute(v->code), any = false;
	enum msgid m = put_holds(d, v, a, &t, err);
	if (m == MSG_OK && ends)
		m = promises_end_as(d, a->id, &(struct promise_ending){ .reason = v->code->text,
			.to = PLAN_CANCELLED, .trace = &t }, &any, err);
	/* One by word of mouth is no hold: the consumer may still say that an item is to go. */
	if (m == MSG_OK && effect_is_dispute(v->code))
		m = items_hold(d, &(struct items_held){ .consumer_id = a->consumer_id,
			.account_id = a->id, .why = "DISPUTE" }, err);
	if (m == MSG_OK && here && (v->flags & LAW_OPTOUT))
		m = put_optout(d, v, &t, err);
	if (m == MSG_OK)
		m = put_status(d, v, a, &now.status, err);
	if (m == MSG_OK && now.status.class == STATUS_CLOSED)
		m = promise_after_closing(d, a->id, &t, err);
	if (m == MSG_OK)
		m = put_flags(d, v, a, err);
	now.last_worked_on = desk_today(d);
	if (m == MSG_OK)
		m = put_next(d, v, &now, &t, err);
	if (m == MSG_OK)
		m = put_note(d, v, &now, err);
	if (m == MSG_OK && here && v->in->inside)
		m = v->in->inside(v->in->inside_arg, v->contact_id, &t, err);
	return m == MSG_OK ? keep_trace(d, v, a, &t, err) : m;
}

static enum msgid change_phone(struct desk *d, const struct saving *v, enum phone_status to,
	struct err *err)
{
	char text[160];
	const char *was = phone_status_name(v->phone->status);
	enum msgid m = phone_set_status(d->db, v->phone->id, to, v->code->code, desk_today(d), err);
	/* A number first found good is no old value worth a line. */
	if (m != MSG_OK || (v->phone->status == PHONE_UNTRIED && to == PHONE_GOOD))
		return m;
	(void)text_putf(text, sizeof text, "Phone %d %s: %s, was %s", v->phone->ord,
		v->phone->number, phone_status_name(to), was[0] ? was : "not known");
	return system_note(d, &v->s->account, v->contact_id, text, err);
}

enum msgid effect_on_phone(struct desk *d, struct saving *v, struct err *err)
{
	static const enum phone_status to[] = { [PHONE_SET_GOOD] = PHONE_GOOD,
		[PHONE_SET_BAD] = PHONE_BAD, [PHONE_SET_WRONG] = PHONE_WRONG,
		[PHONE_SET_BARRED] = PHONE_BARRED };
	if (!v->phone)
		return MSG_OK;
	v->first.phone_id = v->phone->id;
	v->first.phone_found = phone_mark(v->phone);
	enum msgid m = phone_set_result(d->db, v->phone->id, v->code->code, err);
	if (m == MSG_OK && v->code->phone != PHONE_KEEP && to[v->code->phone] != v->phone->status)
		m = change_phone(d, v, to[v->code->phone], err);
	return m;
}
