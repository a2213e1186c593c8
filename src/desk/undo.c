/* SPDX-License-Identifier: MIT */
/* Taking the last wrap-up back, by new rows. */
#include "arrears/desk/item.h"
#include "arrears/desk/result.h"
#include "arrears/store/receipt.h"
#include "call_parts.h"
#include "debt.h"
#include "promise_parts.h"

static void show_ids(struct str *s, const char *name, const int64_t *ids, int count)
{
	for (int i = 0; i < count; i++)
		str_addf(s, "%s=%lld;", name, (long long)ids[i]);
}

void trace_show(const struct trace *t, char *out, size_t size)
{
	char worked[DATE_ISO_SIZE], phone_on[DATE_ISO_SIZE];
	STR_AUTO s = str_make(1024);
	date_iso(t->worked_on, worked);
	date_iso(t->phone_on, phone_on);
	str_addf(&s, "status=%s;result=%s;disputed=%d;priority=%d;closed=%lld;worked=%s;seq=%d;",
		t->status, t->result, t->disputed, t->priority, (long long)t->closed_at, worked,
		t->seq);
	if (t->part_of)
		str_addf(&s, "part_of=%d;", t->part_of);
	if (t->phone_id)
		str_addf(&s, "phone=%lld;phone_status=%s;phone_source=%s;phone_on=%s;"
			"phone_result=%s;", (long long)t->phone_id,
			phone_status_name(t->phone_status),
			t->phone_source, phone_on, t->phone_result);
	show_ids(&s, "done", t->done, t->done_count);
	show_ids(&s, "made", t->made, t->made_count);
	show_ids(&s, "held", t->held, t->held_count);
	show_ids(&s, "consent", &t->consent, t->consent != 0);
	show_ids(&s, "promise", &t->promise, t->promise != 0);
	show_ids(&s, "plan", &t->plan, t->plan != 0);
	show_ids(&s, "was_promise", &t->was_promise, t->was_promise != 0);
	show_ids(&s, t->was_broken ? "was_broken" : "was_plan", &t->was_plan, t->was_plan != 0);
	(void)text_put(out, size, s.d);
}

static int64_t number(const char *text)
{
	int64_t n = 0;
	return text_to_int(text, INT64_MIN, INT64_MAX, &n, NULL) == MSG_OK ? n : 0;
}

static void add_id(int64_t *ids, int *count, const char *text)
{
	if (*count < TRACE_IDS)
		ids[(*count)++] = number(text);
}

static void read_pair(struct trace *t, const char *name, const char *value)
{
	if (strcmp(name, "status") == 0)
		(void)text_put(t->status, sizeof t->status, value);
	else if (strcmp(name, "result") == 0)
		(void)text_put(t->result, sizeof t->result, value);
	else if (strcmp(name, "disputed") == 0)
		t->disputed = number(value) != 0;
	else if (strcmp(name, "priority") == 0)
		t->priority = (int)number(value);
	else if (strcmp(name, "closed") == 0)
		t->closed_at = number(value);
	else if (strcmp(name, "seq") == 0)
		t->seq = (int)number(value);
	else if (strcmp(name, "part_of") == 0)
		t->part_of = (int)number(value);
	else if (strcmp(name, "consent") == 0)
		t->consent = number(value);
	else if (strcmp(name, "promise") == 0)
		t->promise = number(value);
	else if (strcmp(name, "plan") == 0)
		t->plan = number(value);
	else if (strcmp(name, "was_promise") == 0)
		t->was_promise = number(value);
	else if (strcmp(name, "was_plan") == 0 || strcmp(name, "was_broken") == 0) {
		t->was_plan = number(value);
		t->was_broken = strcmp(name, "was_broken") == 0;
	}
	else if (strcmp(name, "phone") == 0)
		t->phone_id = number(value);
	else if (strcmp(name, "phone_status") == 0)
		(void)phone_status_parse(value, &t->phone_status);
	else if (strcmp(name, "phone_source") == 0)
		(void)text_put(t->phone_source, sizeof t->phone_source, value);
	else if (strcmp(name, "phone_result") == 0)
		(void)text_put(t->phone_result, sizeof t->phone_result, value);
	else if (strcmp(name, "done") == 0)
		add_id(t->done, &t->done_count, value);
	else if (strcmp(name, "made") == 0)
		add_id(t->made, &t->made_count, value);
	else if (strcmp(name, "held") == 0)
		add_id(t->held, &t->held_count, value);
	else if (strcmp(name, "worked") == 0 &&
		 date_parse_iso(value, &t->worked_on, NULL) != MSG_OK)
		t->worked_on = DATE_NONE;
	else if (strcmp(name, "phone_on") == 0 &&
		 date_parse_iso(value, &t->phone_on, NULL) != MSG_OK)
		t->phone_on = DATE_NONE;
}

static bool trace_read(const char *text, struct trace *out)
{
	char buf[1024];
	struct trace t = { .worked_on = DATE_NONE, .phone_on = DATE_NONE };
	if (!text_put(buf, sizeof buf, text))
		return false;
	for (char *p = buf; *p;) {
		char *end = strchr(p, ';'), *eq = strchr(p, '=');
		if (!end || !eq || eq > end)
			return false;
		*end = *eq = '\0';
		read_pair(&t, p, eq + 1);
		p = end + 1;
	}
	*out = t;
	return true;
}

static enum msgid undo_actions(struct desk *d, const struct trace *t, struct err *err)
{
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < t->made_count; i++)
		m = next_action_done(d->db, t->made[i], desk_now(d), err);
	for (int i = 0; m == MSG_OK && i < t->done_count; i++)
		m = next_action_again(d->db, t->done[i], err);
	for (int i = 0; m == MSG_OK && i < t->held_count; i++)
		m = restriction_end(d->db, t->held[i], desk_now(d), d->user_id, err);
	if (m == MSG_OK && t->consent)
		m = consent_revoke(d->db, t->consent, desk_now(d), err);
	return m;
}

static enum msgid undo_phone(struct desk *d, const struct trace *t, struct err *err)
{
	if (!t->phone_id)
		return MSG_OK;
	enum msgid m = phone_set_status(d->db, t->phone_id, t->phone_status, t->phone_source,
		t->phone_on, err);
	return m == MSG_OK ? phone_set_result(d->db, t->phone_id, t->phone_result, err) : m;
}

static enum msgid undo_account(struct desk *d, const struct undo_row *u, const struct trace *t,
	struct account_row *a, struct err *err)
{
	char text[64];
	enum msgid m = account_need(d, u->account_id, a, err);
	if (m == MSG_OK)
		m = account_set_status(d->db, a->id, t->status, t->closed_at, err);
	if (m == MSG_OK)
		m = account_set_flags(d->db, a->id, t->disputed, a->hot, t->priority, err);
	if (m == MSG_OK)
		m = account_set_worked(d->db, a->id, t->worked_on, t->result, err);
	if (m == MSG_OK)
		m = undo_actions(d, t, err);
	if (m == MSG_OK)
		m = promise_undo(d, a->id, t, err);
	if (m == MSG_OK)
		m = undo_phone(d, t, err);
	(void)text_putf(text, sizeof text, "%s taken back", u->code);
	(void)text_put(a->status.code, sizeof a->status.code, t->status);
	if (m == MSG_OK)
		m = system_note(d, a, u->contact_id, text, err);
	return m == MSG_OK ? undo_mark(d->db, u->id, desk_now(d), err) : m;
}

/* The result no longer stands; with none left the call waits for the right one. */
static enum msgid undo_call(struct desk *d, const struct undo_row *u, const struct trace *t,
	struct err *err)
{
	struct contact_row c;
	bool found = false;
	int seq = 0;
	struct contact_result_row r = { .contact_id = u->contact_id, .code = "UNDO",
		.account_id = u->account_id, .at = desk_now(d), .user_id = d->user_id,
		.takes_back = t->seq };
	if (u->contact_id == 0 || t->seq == 0)
		return MSG_OK;
	enum msgid m = contact_result_add(d->db, &r, &seq, err);
	if (m == MSG_OK)
		m = contact_load(d->db, u->contact_id, &c, &found, err);
	if (m == MSG_OK && found && c.results == 0 && !c.voided)
		m = open_call_add(d->db, u->contact_id, d->user_id, u->account_id, err);
	return m;
}

/* The last thing done, at most ten minutes ago. Money received since is no result and stays: the
 * result before it is not the one that is meant. */
static enum msgid check_last(struct desk *d, const struct undo_row *u, struct err *err)
{
	struct receipt r;
	char number[24], batch[24], day[9], clock[6];
	bool found = false;
	enum msgid m = receipt_voidable(d->db, d->user_id, u->at, &r, &found, err);
	if (m != MSG_OK)
		return m;
	if (found) {
		account_text(r.id, number);
		account_text(r.batch_id, batch);
		return err_set(err, MSG_UNDO_RECEIPT, "", number, batch, NULL);
	}
	if (u->id == 0)
		return err_set(err, MSG_UNDO_NONE, "", NULL);
	if (desk_now(d) - u->at <= UNDO_SECONDS)
		return MSG_OK;
	date_show(desk_date_of(d, u->at), day);
	desk_clock_text(d, u->at, clock);
	return err_set(err, MSG_UNDO_LATE, "", day, clock, NULL);
}

/* Rows of one wrap-up share the result that was given; without a call there is one row. */
static int result_of(const struct trace *t)
{
	return t->seq ? t->seq : t->part_of;
}

struct undone { struct account_row last; int64_t account_id; };

static enum msgid undo_row(struct desk *d, const struct undo_row *u, const struct trace *t,
	struct undone *out, struct err *err)
{
	enum msgid m = undo_account(d, u, t, &out->last, err);
	if (m == MSG_OK)
		m = undo_call(d, u, t, err);
	if (t->seq || u->contact_id == 0)
		out->account_id = u->account_id;
	return m;
}

/* Every account of one wrap-up, newest first. */
static enum msgid undo_rows(struct desk *d, const struct undo_row *first, struct undone *out,
	struct err *err)
{
	struct undo_row u = *first;
	struct trace t;
	bool found = true;
	int result = 0;
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && found; i++) {
		if (!trace_read(u.before, &t))
			return err_set(err, MSG_UNDO_NONE, "", NULL);
		if (i == 0)
			result = result_of(&t);
		else if (u.contact_id != first->contact_id || result_of(&t) != result)
			return MSG_OK;
		m = undo_row(d, &u, &t, out, err);
		if (m == MSG_OK && result == 0)
			return MSG_OK;
		if (m == MSG_OK)
			m = undo_newest(d->db, d->user_id, &u, &found, err);
	}
	return m;
}

static enum msgid undo_all(struct desk *d, int64_t *account_id, struct err *err)
{
	struct undo_row u = { .id = 0 };
	struct undone done = { .account_id = 0 };
	bool found = false;
	struct open_call_row open = { .contact_id = 0 };
	enum msgid m = undo_newest(d->db, d->user_id, &u, &found, err);
	if (m == MSG_OK)
		m = check_last(d, &u, err);
	if (m == MSG_OK)
		m = call_current(d, &open, &found, err);
	if (m == MSG_OK && found)
		m = call_may_leave(d, open.account_id, err);
	if (m == MSG_OK)
		m = undo_rows(d, &u, &done, err);
	if (m == MSG_OK)
		m = desk_audit(d, "undo", "account", done.account_id, u.code, err);
	*account_id = done.account_id;
	return m == MSG_OK ? desk_refresh_item(d, done.last.consumer_id, err) : m;
}

enum msgid undo_last(struct desk *d, int64_t *account_id, struct err *err)
{
	int64_t id = 0;
	enum msgid m = desk_may(d, OP_UNDO, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = db_end(d->db, undo_all(d, &id, err), err);
	if (m == MSG_OK)
		*account_id = id;
	return m;
}
