/* SPDX-License-Identifier: MIT */
#include "arrears/desk/paid.h"

#include "arrears/store/code.h"
#include "promise_parts.h"

#define ACTIONS_MAX 32

static enum msgid end_actions(struct desk *d, int64_t account_id, struct err *err)
{
	struct next_row rows[ACTIONS_MAX];
	size_t n = ACTIONS_MAX;
	enum msgid m = MSG_OK;
	while (m == MSG_OK && n == ACTIONS_MAX) {
		m = next_action_list(d->db, account_id, rows, ACTIONS_MAX, &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++)
			m = next_action_done(d->db, rows[i].id, desk_now(d), err);
	}
	return m;
}

/* Closed with its note; whether it is by payment or settlement was said before. */
static enum msgid close_it(struct desk *d, struct account_row *a, struct err *err)
{
	char text[160], credit[MONEY_TEXT_SIZE];
	money_show((struct money){ -a->balance.cents }, credit);
	if (a->balance.cents < 0)
		(void)text_putf(text, sizeof text, "Paid in full, was %s. %s is the consumer's "
			"credit.", a->status.code, credit);
	else
		(void)text_putf(text, sizeof text, "Paid in full, was %s.", a->status.code);
	enum msgid m = account_set_status(d->db, a->id, "PIF", desk_now(d), err);
	if (m != MSG_OK)
		return m;
	(void)text_put(a->status.code, sizeof a->status.code, "PIF");
	return system_note(d, a, 0, text, err);
}

/* What it was before it was closed, so that no hold or protection is lost on the way. */
static enum msgid status_before(struct desk *d, const struct account_row *a, struct status *out,
	struct err *err)
{
	char code[CODE_SIZE];
	bool found = false;
	enum msgid m = promise_status_true(d, a->id, a->closed_from, code, err);
	if (m == MSG_OK)
		m = status_get(d->db, code, out, &found, err);
	if (m == MSG_OK && (!found || out->class == STATUS_CLOSED))
		m = status_get(d->db, "ACT", out, &found, err);
	return m;
}

/* A hold has work of its own; any other debt is looked at today. */
static enum msgid due_today(struct desk *d, const struct account_row *a, struct err *err)
{
	struct next_row next = { .account_id = a->id, .user_id = d->user_id, .at = desk_now(d),
		.action = { .kind = NEXT_FOLLOWUP, .due = desk_today(d) } };
	int64_t id = 0;
	size_t n = 0;
	if (a->status.class == STATUS_HOLD)
		return promise_guard(d, a->id, err);
	enum msgid m = next_action_list(d->db, a->id, &(struct next_row){ .id = 0 }, 1, &n, err);
	return m == MSG_OK && n == 0 ? next_action_add(d->db, &next, &id, err) : m;
}

static enum msgid open_again(struct desk *d, struct account_row *a, struct err *err)
{
	char text[160], owed[MONEY_TEXT_SIZE];
	struct status to = { .class = STATUS_ACTIVE };
	money_show(a->balance, owed);
	enum msgid m = status_before(d, a, &to, err);
	if (m == MSG_OK)
		m = account_set_status(d->db, a->id, to.code, 0, err);
	(void)text_putf(text, sizeof text, "Open again as %s, was %s: %s is owed.", to.code,
		a->status.code, owed);
	a->status = to;
	if (m == MSG_OK)
		m = due_today(d, a, err);
	return m == MSG_OK ? system_note(d, a, 0, text, err) : m;
}

bool account_is_paid(const char *code)
{
	return strcmp(code, "PIF") == 0 || strcmp(code, "SIF") == 0;
}

enum msgid account_after_posting(struct desk *d, int64_t account_id, struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found)
		return m;
	bool closed = a.status.class == STATUS_CLOSED;
	if (closed && a.balance.cents > 0 && account_is_paid(a.status.code))
		return open_again(d, &a, err);
	if (a.balance.cents > 0)
		return MSG_OK;
	if (!closed)
		m = close_it(d, &a, err);
	if (m == MSG_OK)
		m = promise_after_closing(d, a.id, NULL, err);
	return m == MSG_OK ? end_actions(d, a.id, err) : m;
}

enum msgid account_not_written_off(struct desk *d, int64_t account_id, struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || strcmp(a.status.code, "UNC") != 0 || a.balance.cents <= 0)
		return m;
	return open_again(d, &a, err);
}
