/* SPDX-License-Identifier: MIT */
/* A settlement that was paid and has cleared forgives the rest by one adjustment an account; a
 * payment that comes back takes that back. What may be forgiven was decided when it was agreed
 * (offer.h), so the limits of adjustments made by hand are not asked. */
#include "arrears/desk/paid.h"
#include "arrears/desk/post.h"
#include "promise_parts.h"

#define SETTLED_MAX 32
#define ACTIONS_MAX 32

enum msgid settlement_rest(struct desk *d, int64_t account_id, struct date until, bool from_now,
	struct err *err)
{
	struct account_row a;
	struct next_row rows[ACTIONS_MAX];
	size_t n = 0;
	bool found = false, moves = false;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || a.status.class == STATUS_CLOSED)
		return m;
	if (from_now)
		return promise_instead(d, account_id, NEXT_DUE, until, err);
	m = next_action_list(d->db, account_id, rows, ARRAY_SIZE(rows), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		moves |= rows[i].action.kind == NEXT_DUE &&
			date_cmp(rows[i].action.due, until) != 0;
	return m == MSG_OK && moves ? promise_next(d, account_id, NEXT_DUE, until, err) : m;
}

static enum msgid forgive(struct desk *d, const struct plan_row *plan, int64_t account_id,
	struct err *err)
{
	struct account_row a;
	int64_t id = 0;
	bool found = false;
	char reference[32];
	(void)text_putf(reference, sizeof reference, "plan %lld", (long long)plan->id);
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || a.status.class == STATUS_CLOSED)
		return m;
	m = post_forgive(d, &(struct post_rest){ .account_id = account_id,
		.reason = SETTLED_REASON, .reference = reference }, &id, err);
	if (m == MSG_OK && id)
		m = desk_audit(d, "settled", "ledger_entry", id, "", err);
	return m == MSG_OK ? account_set_status(d->db, account_id, "SIF", desk_now(d), err) : m;
}

enum msgid settlement_complete(struct desk *d, const struct plan_row *plan, struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX];
	size_t n = 0;
	enum msgid m = plan_shares(d->db, plan->id, shares, PLAN_ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		int64_t id = shares[i].account_id;
		m = forgive(d, plan, id, err);
		if (m == MSG_OK)
			m = account_after_posting(d, id, err);
	}
	return m;
}

static enum msgid take_back(struct desk *d, int64_t ledger_id, struct err *err)
{
	enum msgid m = post_forgive_undo(d, ledger_id, "settlement payment gone", err);
	return m == MSG_OK ? desk_audit(d, "unsettled", "ledger_entry", ledger_id, "", err) : m;
}

enum msgid settlement_reopen(struct desk *d, const struct plan_row *plan, struct err *err)
{
	struct plan_share shares[PLAN_ACCOUNTS_MAX];
	int64_t ids[SETTLED_MAX];
	size_t n = 0, count = 0;
	enum msgid m = plan_shares(d->db, plan->id, shares, PLAN_ACCOUNTS_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++) {
		m = promise_settled(d->db, shares[i].account_id, ids, SETTLED_MAX, &count, err);
		for (size_t k = 0; m == MSG_OK && k < count; k++)
			m = take_back(d, ids[k], err);
		if (m == MSG_OK)
			m = account_after_posting(d, shares[i].account_id, err);
	}
	return m;
}
