/* SPDX-License-Identifier: MIT */
/* A settlement that was paid up forgives the rest by one adjustment an account; a payment that
 * comes back takes that back. What may be forgiven was decided when it was agreed (offer.h), so the
 * limits of adjustments made by hand are not asked. */
#include "arrears/desk/paid.h"
#include "arrears/store/ledger.h"
#include "promise_parts.h"

#define SETTLED_MAX 32

static struct buckets owed(const struct account_row *a)
{
	return (struct buckets){ .of = { [BUCKET_PRINCIPAL] = a->principal,
		[BUCKET_INTEREST] = a->interest, [BUCKET_FEES] = a->fees,
		[BUCKET_COSTS] = a->costs, [BUCKET_ATTORNEY] = a->attorney,
		[BUCKET_OTHER] = a->other } };
}

static enum msgid forgive(struct desk *d, const struct plan_row *plan, int64_t account_id,
	struct err *err)
{
	struct account_row a;
	bool found = false;
	int64_t id = 0;
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m != MSG_OK || !found || a.balance.cents <= 0)
		return m;
	struct buckets left = owed(&a);
	struct ledger_entry e = { .account_id = account_id, .type = ENTRY_ADJUSTMENT,
		.effective_on = desk_today(d), .posted_at = desk_now(d), .user_id = d->user_id,
		.change = buckets_negate(&left), .reason = SETTLED_REASON };
	(void)text_putf(e.reference, sizeof e.reference, "plan %lld", (long long)plan->id);
	m = ledger_insert(d->db, &e, &id, err);
	return m == MSG_OK ? desk_audit(d, "settled", "ledger_entry", id, "", err) : m;
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
			m = account_set_status(d->db, id, "SIF", desk_now(d), err);
		if (m == MSG_OK)
			m = account_after_posting(d, id, err);
	}
	return m;
}

static enum msgid take_back(struct desk *d, int64_t ledger_id, struct err *err)
{
	struct ledger_entry was, e;
	bool found = false;
	int64_t id = 0;
	enum msgid m = ledger_load(d->db, ledger_id, &was, &found, err);
	if (m != MSG_OK || !found)
		return m;
	e = (struct ledger_entry){ .account_id = was.account_id, .type = ENTRY_REVERSAL,
		.effective_on = was.effective_on, .posted_at = desk_now(d),
		.user_id = d->user_id, .change = buckets_negate(&was.change),
		.reverses_id = was.id, .reason = "settlement payment returned" };
	m = ledger_insert(d->db, &e, &id, err);
	return m == MSG_OK ? desk_audit(d, "unsettled", "ledger_entry", id, "", err) : m;
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
