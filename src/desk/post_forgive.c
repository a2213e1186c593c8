/* SPDX-License-Identifier: MIT */
/* What a settlement leaves over, forgiven and owed again. */
#include "arrears/desk/post.h"

#include "post_private.h"

static enum msgid forgive(struct post_run *run, int64_t account_id, struct ledger_entry *e,
	struct err *err)
{
	struct post_case c;
	struct interest_posted due;
	e->effective_on = desk_today(run->d);
	enum msgid m = case_load(run, account_id, &c, err);
	if (m == MSG_OK)
		m = case_interest(run, &c, e->effective_on, false, &due, err);
	/* A credit of the consumer's is not taken away. */
	for (int b = 0; m == MSG_OK && b < BUCKET_COUNT; b++)
		if (c.owed.of[b].cents > 0)
			e->change.of[b].cents = -c.owed.of[b].cents;
	return m == MSG_OK && !buckets_zero(&e->change) ? case_insert(run, &c, e, err) : m;
}

enum msgid post_forgive(struct desk *d, const struct post_rest *rest, int64_t *ledger_id,
	struct err *err)
{
	POST_RUN_AUTO run = NULL;
	struct ledger_entry e = { .type = ENTRY_ADJUSTMENT };
	(void)text_put(e.reason, sizeof e.reason, rest->reason);
	(void)text_put(e.reference, sizeof e.reference, rest->reference);
	enum msgid m = post_run_open(d, &run, err);
	if (m == MSG_OK)
		m = forgive(run, rest->account_id, &e, err);
	if (m == MSG_OK)
		*ledger_id = e.id;
	return m;
}

enum msgid post_forgive_undo(struct desk *d, int64_t ledger_id, const char *reason,
	struct err *err)
{
	POST_RUN_AUTO run = NULL;
	struct post_case c;
	struct ledger_entry old = { .id = 0 };
	bool found = false;
	enum msgid m = ledger_load(d->db, ledger_id, &old, &found, err);
	if (m == MSG_OK && !found)
		m = err_set(err, MSG_ENTRY_UNKNOWN, "ENTRY", "of the settlement", NULL);
	if (m == MSG_OK)
		m = post_run_open(d, &run, err);
	if (m == MSG_OK)
		m = case_load(run, old.account_id, &c, err);
	struct ledger_entry e = { .type = ENTRY_REVERSAL, .effective_on = old.effective_on,
		.change = buckets_negate(&old.change), .reverses_id = old.id };
	(void)text_put(e.reason, sizeof e.reason, reason);
	return m == MSG_OK ? case_insert(run, &c, &e, err) : m;
}
