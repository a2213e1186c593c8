/* SPDX-License-Identifier: MIT */
/* What is done to an item of the register: notice, holds, deposit, return, cancelling. */
#include "arrears/desk/instrument.h"

#include <inttypes.h>

#include "arrears/desk/notes.h"
#include "instrument_private.h"
#include "offer_private.h"

/* One deed under way. */
struct doing { struct instrument_row row; struct item_line line; const char *detail;
	struct date until; struct item_scope scope; };

enum msgid item_save(struct desk *d, const struct instrument_row *row, const char *event,
	const char *detail, struct err *err)
{
	struct instrument_event e = { .instrument_id = row->id, .on = desk_today(d),
		.at = desk_now(d), .user_id = d->user_id };
	(void)text_put(e.event, sizeof e.event, event);
	(void)text_put(e.detail, sizeof e.detail, detail);
	enum msgid m = instrument_update(d->db, row, err);
	return m == MSG_OK ? instrument_event_add(d->db, &e, err) : m;
}

enum msgid item_siblings(struct desk *d, const struct instrument_row *row,
	struct instrument_row *out, size_t max, size_t *n, struct err *err)
{
	size_t got = 0, kept = 0;
	enum msgid m = instrument_of(d->db, row->account_id, out, max, &got, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < got; i++) {
		bool same = out[i].kind == row->kind && (row->series_id ?
			out[i].series_id == row->series_id :
			out[i].last4[0] && strcmp(out[i].last4, row->last4) == 0);
		if (same && out[i].id != row->id)
			out[kept++] = out[i];
	}
	*n = kept;
	return MSG_OK;
}

static enum msgid wrong_state(const struct instrument_row *row, struct err *err)
{
	char number[24];
	(void)text_putf(number, sizeof number, "%" PRId64, row->id);
	return err_set(err, MSG_ITEM_STATE, "", number, item_state_name(row->state), NULL);
}

static enum msgid need_words(const char *words, struct err *err)
{
	return text_is_blank(words) ? err_set(err, MSG_ITEM_WHY, "DETAIL", NULL) : MSG_OK;
}

/* Notice of intent, and for an ACH debit whose sum varies, of amount and date. */
static enum msgid do_notice(struct desk *d, struct doing *w, struct err *err)
{
	const struct notice_window *win = &w->line.window;
	struct date today = desk_today(d);
	char first[9], last[9], number[24];
	bool varies = w->line.due.ach == ACH_NOTICE || w->line.due.ach == ACH_NOTICE_LATE;
	date_show(win->first, first);
	date_show(win->last, last);
	(void)text_putf(number, sizeof number, "%" PRId64, w->row.id);
	if (!win->needed && !varies)
		return err_set(err, MSG_NOTICE_NONE, "", number, NULL);
	if (win->needed && date_cmp(today, win->first) < 0 && !varies)
		return err_set(err, MSG_NOTICE_EARLY, "", first, last, NULL);
	if (win->needed && date_cmp(today, win->last) > 0)
		return err_set(err, MSG_NOTICE_LATE, "", last, NULL);
	w->row.notice_on = today;
	return item_save(d, &w->row, "notice", w->detail, err);
}

/* What the bank stopped goes on by a lead's word alone: neither released nor, which is the same,
 * held until a day. */
static enum msgid may_free(const struct desk *d, const struct instrument_row *row, struct err *err)
{
	char number[24];
	(void)text_putf(number, sizeof number, "%" PRId64, row->id);
	return !row->review || authority_allows(d->role, OP_APPROVE) ? MSG_OK :
		err_set(err, MSG_ITEM_REVIEW, "", number, NULL);
}

static enum msgid do_hold(struct desk *d, struct doing *w, struct err *err)
{
	char day[9];
	enum msgid m = need_words(w->detail, err);
	if (m != MSG_OK)
		return m;
	date_show(w->until, day);
	if (!date_is_none(w->until) && date_cmp(w->until, desk_today(d)) <= 0)
		return err_set(err, MSG_HOLD_OVER, "UNTIL", day, NULL);
	if (!date_is_none(w->until))
		m = may_free(d, &w->row, err);
	if (m != MSG_OK)
		return m;
	item_hold(&w->row, w->detail);
	w->row.hold_until = w->until;
	return item_save(d, &w->row, "held", w->detail, err);
}

static enum msgid do_release(struct desk *d, struct doing *w, struct err *err)
{
	if (w->row.state != ITEM_HELD)
		return wrong_state(&w->row, err);
	enum msgid m = item_barred(d, &w->row, err);
	if (m == MSG_OK)
		m = may_free(d, &w->row, err);
	if (m != MSG_OK)
		return m;
	w->row.state = ITEM_WAITING;
	w->row.hold_until = DATE_NONE;
	w->row.review = false;
	return item_save(d, &w->row, "released", w->detail, err);
}

static enum msgid do_cancel(struct desk *d, struct doing *w, struct err *err)
{
	enum msgid m = need_words(w->detail, err);
	if (m != MSG_OK)
		return m;
	w->row.state = ITEM_CANCELLED;
	return item_save(d, &w->row, "cancelled", w->detail, err);
}

static enum msgid revoke_one(struct desk *d, struct instrument_row *row, const char *detail,
	struct err *err)
{
	if (!date_is_none(row->revoked_on))
		return MSG_OK;
	row->revoked_on = desk_today(d);
	if (item_open(row))
		row->state = ITEM_CANCELLED;
	return item_save(d, row, "revoked", detail, err);
}

static void count_open(const struct instrument_row *row, struct item_scope *out)
{
	if (!item_open(row))
		return;
	if (out->count == 0 || date_cmp(row->deposit_on, out->first) < 0)
		out->first = row->deposit_on;
	out->total.cents += row->amount.cents;
	out->count++;
}

static enum msgid scope_of(struct desk *d, const struct instrument_row *row,
	struct item_scope *out, struct err *err)
{
	struct instrument_row list[SERIES_MAX];
	size_t n = 0;
	enum msgid m = item_siblings(d, row, list, SERIES_MAX, &n, err);
	*out = (struct item_scope){ .first = DATE_NONE };
	if (m == MSG_OK)
		count_open(row, out);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		count_open(&list[i], out);
	return m;
}

enum msgid instrument_scope(struct desk *d, int64_t id, struct item_scope *out, struct err *err)
{
	struct instrument_row row;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = item_load(d, id, &row, err);
	return m == MSG_OK ? scope_of(d, &row, out, err) : m;
}

/* Any notice of the consumer's is enough: no further debits, nor one again of what is at the bank
 * or came back. */
static enum msgid do_revoke(struct desk *d, struct doing *w, struct err *err)
{
	struct instrument_row list[SERIES_MAX];
	size_t n = 0;
	enum msgid m = item_siblings(d, &w->row, list, SERIES_MAX, &n, err);
	if (m == MSG_OK)
		m = revoke_one(d, &w->row, w->detail, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		m = revoke_one(d, &list[i], w->detail, err);
	return m;
}

/* An authorization and its copy are the whole series'. The day on which each first had a copy
 * stays. */
static enum msgid for_series(struct desk *d, struct doing *w, const char *event,
	struct err *err)
{
	struct instrument_row list[SERIES_MAX];
	size_t n = 0;
	enum msgid m = item_save(d, &w->row, event, w->detail, err);
	if (m == MSG_OK && w->row.series_id)
		m = item_siblings(d, &w->row, list, SERIES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		(void)text_put(list[i].authorized, sizeof list[i].authorized, w->row.authorized);
		if (date_is_none(list[i].copy_on))
			list[i].copy_on = w->row.copy_on;
		if (item_open(&list[i]))
			m = item_save(d, &list[i], event, w->detail, err);
	}
	return m;
}

static enum msgid do_authorize(struct desk *d, struct doing *w, struct err *err)
{
	const char *way = item_way(&w->row, w->detail);
	if (!way)
		return err_set(err, MSG_ITEM_AUTHORIZED, "DETAIL", w->detail, NULL);
	(void)text_put(w->row.authorized, sizeof w->row.authorized, way);
	return for_series(d, w, "authorized", err);
}

static enum msgid do_copy(struct desk *d, struct doing *w, struct err *err)
{
	if (!w->row.authorized[0])
		return err_set(err, MSG_DEPOSIT_ACH, "", ach_need_text(ACH_AUTHORIZATION), NULL);
	if (date_is_none(w->row.copy_on))
		w->row.copy_on = desk_today(d);
	else
		w->detail = "again";
	return for_series(d, w, "copy", err);
}

/* The return code and the day of the first presentment, from the item's history. */
static enum msgid may_present(struct desk *d, const struct instrument_row *row, struct err *err)
{
	struct instrument_event list[SERIES_MAX];
	const struct return_code *code = NULL;
	struct date first = DATE_NONE;
	char number[24];
	size_t n = 0;
	enum msgid m = instrument_events(d->db, row->id, list, SERIES_MAX, &n, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].event, "deposited") == 0 && date_is_none(first))
			first = list[i].on;
		if (strcmp(list[i].event, "returned") == 0)
			code = return_code_find(list[i].detail);
	}
	(void)text_putf(number, sizeof number, "%" PRId64, row->id);
	if (!code || date_is_none(first) ||
	    !represent_allowed(code, row->tries, first, desk_today(d)))
		return err_set(err, MSG_REPRESENT_NO, "", number, NULL);
	return MSG_OK;
}

/* Never before the date on it, and with time for the notice, if one is due by then. */
static enum msgid check_date(struct desk *d, const struct doing *w, struct err *err)
{
	char day[9], was[9], number[24];
	const struct instrument_row *row = &w->row;
	date_show(w->until, day);
	date_show(row->deposit_on, was);
	(void)text_putf(number, sizeof number, "%" PRId64, row->id);
	if (date_is_none(w->until) || date_cmp(w->until, desk_today(d)) < 0)
		return err_set(err, MSG_ITEM_PAST, "UNTIL", day, NULL);
	if (date_cmp(w->until, row->deposit_on) < 0)
		return err_set(err, MSG_ITEM_EARLIER, "UNTIL", number, was, NULL);
	return MSG_OK;
}

/* Another date is noticed anew. It does not end a duty of notice that there was; agreed more than
 * five days ahead, it makes one. What came back may be presented again. A hold stays. */
static enum msgid do_move(struct desk *d, struct doing *w, struct err *err)
{
	struct instrument_row *row = &w->row;
	struct item_line line;
	char day[9], was[9], text[40];
	bool held = row->state == ITEM_HELD;
	date_show(w->until, day);
	date_show(row->deposit_on, was);
	enum msgid m = check_date(d, w, err);
	if (m == MSG_OK && row->state == ITEM_RETURNED)
		m = item_barred(d, row, err);
	if (m == MSG_OK && row->state == ITEM_RETURNED)
		m = may_present(d, row, err);
	if (m != MSG_OK)
		return m;
	row->state = ITEM_WAITING;
	row->deposit_on = w->until;
	row->postdated = row->postdated || item_postdated(desk_today(d), w->until);
	row->notice_on = DATE_NONE;
	m = item_judge(d, row, desk_today(d), &line, err);
	if (m == MSG_OK && line.due.todo == DUE_NOTICE_LATE) {
		date_show(line.due.by, day);
		return err_set(err, MSG_ITEM_SOON, "UNTIL", day, NULL);
	}
	if (held)
		row->state = ITEM_HELD;
	else if (row->review)
		item_hold(row, "stopped at the bank");
	(void)text_putf(text, sizeof text, "%s, was %s", day, was);
	return m == MSG_OK ? item_save(d, row, "moved", text, err) : m;
}

static const struct {
	const char *name;
	enum operation op;
	bool returned;                          /* also when it came back */
	bool revoked;                           /* also when the consumer stopped it */
} deeds[DEED_COUNT] = {
	[DEED_NOTICE] = { "notice", OP_PROMISE, false, false },
	[DEED_HOLD] = { "hold", OP_PROMISE, false, false },
	[DEED_RELEASE] = { "release", OP_PROMISE, false, false },
	[DEED_DEPOSIT] = { "deposit", OP_RECEIVE, false, false },
	[DEED_RETURN] = { "return", OP_RECEIVE, true, true },
	[DEED_CANCEL] = { "cancel", OP_PROMISE, false, false },
	[DEED_REVOKE] = { "revoke", OP_PROMISE, true, true },
	[DEED_AUTHORIZE] = { "authorize", OP_PROMISE, false, false },
	[DEED_COPY] = { "copy", OP_PROMISE, false, false },
	[DEED_MOVE] = { "move", OP_PROMISE, true, false },
};

/* Is the item one to which that is done? */
static enum msgid check_state(const struct instrument_row *row, enum item_deed deed,
	struct err *err)
{
	if (!deeds[deed].revoked && !date_is_none(row->revoked_on))
		return item_revoked(row, "", err);
	if (!item_open(row) && !deeds[deed].returned)
		return wrong_state(row, err);
	if (deed == DEED_MOVE && !item_open(row) && row->state != ITEM_RETURNED)
		return wrong_state(row, err);
	return MSG_OK;
}

static enum msgid perform(struct desk *d, enum item_deed deed, struct doing *w, struct err *err)
{
	switch (deed) {
	case DEED_NOTICE: return do_notice(d, w, err);
	case DEED_HOLD: return do_hold(d, w, err);
	case DEED_RELEASE: return do_release(d, w, err);
	case DEED_DEPOSIT: return item_deposit(d, &w->row, err);
	case DEED_RETURN: return item_return(d, &w->row, w->detail, err);
	case DEED_CANCEL: return do_cancel(d, w, err);
	case DEED_REVOKE: return do_revoke(d, w, err);
	case DEED_AUTHORIZE: return do_authorize(d, w, err);
	case DEED_COPY: return do_copy(d, w, err);
	case DEED_MOVE: return do_move(d, w, err);
	default: BUG("no such deed");
	}
}

/* --- the log of the account ---------------------------------------------------------------- */

/* What is done to one item, with what is open of its series where that goes with it. */
static void say_deed(const struct doing *w, const struct item_act *a, struct date was,
	char *out, size_t size)
{
	char sum[MONEY_TEXT_SIZE], day[9], other[9];
	const char *kind = instrument_words(w->row.kind, 1), *why = w->detail;
	const char *colon = why[0] ? ": " : "";
	money_show(a->deed == DEED_REVOKE ? w->scope.total : w->row.amount, sum);
	date_show(was, day);
	date_show(w->until, other);
	if (a->deed == DEED_MOVE)
		(void)text_putf(out, size, "Moved %s of %s from %s to %s", kind, sum, day, other);
	else if (a->deed == DEED_HOLD)
		(void)text_putf(out, size, "Held %s of %s dated %s%s%s%s%s", kind, sum, day,
			other[0] ? " until " : "", other, colon, why);
	else if (a->deed == DEED_REVOKE && w->scope.count == 0)
		(void)text_putf(out, size, "Revoked %s dated %s: not presented again%s%s", kind,
			day, colon, why);
	else if (a->deed == DEED_REVOKE) {
		date_show(w->scope.first, day);
		(void)text_putf(out, size, "Revoked %zu %s, %s, from %s%s%s", w->scope.count,
			instrument_words(w->row.kind, w->scope.count), sum, day, colon, why);
	} else
		(void)text_putf(out, size, "%s %s of %s dated %s%s%s",
			a->deed == DEED_RELEASE ? "Released" : "Cancelled", kind, sum, day, colon,
			why);
}

/* Who takes the next call reads there what was done; a deposit and a return have notes of their
 * own. */
static enum msgid log_deed(struct desk *d, const struct item_act *a, const struct doing *w,
	struct date was, struct err *err)
{
	char text[NOTE_SIZE];
	if (a->deed != DEED_HOLD && a->deed != DEED_RELEASE && a->deed != DEED_CANCEL &&
	    a->deed != DEED_REVOKE && a->deed != DEED_MOVE)
		return MSG_OK;
	say_deed(w, a, was, text, sizeof text);
	return money_note(d, w->row.account_id, text, err);
}

static enum msgid act(struct desk *d, const struct item_act *a, struct instrument_row *out,
	struct err *err)
{
	struct doing w = { .detail = "", .until = a->until };
	char words[NOTE_SIZE] = "";
	struct date was = DATE_NONE;
	enum msgid m = item_load(d, a->id, &w.row, err);
	if (m == MSG_OK)
		m = check_state(&w.row, a->deed, err);
	if (m == MSG_OK)
		was = w.row.deposit_on;
	if (m == MSG_OK && a->deed == DEED_REVOKE)
		m = scope_of(d, &w.row, &w.scope, err);
	if (m == MSG_OK && a->detail && !text_is_blank(a->detail))
		m = note_prepare(d, w.row.account_id, a->detail, words, sizeof words, err);
	w.detail = words;
	if (m == MSG_OK)
		m = item_judge(d, &w.row, desk_today(d), &w.line, err);
	if (m == MSG_OK)
		m = perform(d, a->deed, &w, err);
	if (m == MSG_OK)
		m = log_deed(d, a, &w, was, err);
	if (m == MSG_OK)
		m = desk_audit(d, "item", "instrument", a->id, deeds[a->deed].name, err);
	if (m == MSG_OK)
		*out = w.row;
	return m;
}

enum msgid instrument_do(struct desk *d, const struct item_act *a, struct instrument_row *out,
	struct err *err)
{
	struct instrument_row row;
	if ((unsigned)a->deed >= DEED_COUNT)
		BUG("no such deed");
	enum msgid m = desk_may(d, deeds[a->deed].op, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, act(d, a, &row, err), err);
	if (m == MSG_OK && out)
		*out = row;
	return m;
}
