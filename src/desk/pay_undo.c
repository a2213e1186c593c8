/* SPDX-License-Identifier: MIT */
/* Taking a payments file back: every entry offset by another, as long as nothing depends on it. */
#include "arrears/base/mem.h"
#include "arrears/desk/payimport.h"
#include "arrears/store/payfile.h"
#include "post_private.h"

#define PAGE 200

struct taking { struct desk *d; struct post_run *run; struct pay_batch batch; };

/* --- may it be? -------------------------------------------------------------------------- */

static enum msgid refuse(const struct taking *t, struct err *err)
{
	int64_t account = 0, receipt = 0;
	struct batch b = { .id = 0 };
	bool found = false;
	char number[24];
	enum msgid m = pay_posted_since(t->d->db, &t->batch, &account, err);
	if (m == MSG_OK && account == 0)
		m = pay_moved_back(t->d->db, &t->batch, &account, err);
	if (m == MSG_OK)
		m = pay_held_used(t->d->db, &t->batch, &receipt, err);
	if (m == MSG_OK)
		m = batch_load(t->d->db, t->batch.batch_id, &b, &found, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(number, sizeof number, "%lld",
		(long long)(account ? account : receipt ? receipt : b.id));
	if (account)
		return err_set(err, MSG_FILE_POSTED_SINCE, "", number, NULL);
	if (receipt)
		return err_set(err, MSG_FILE_HELD_USED, "", number, NULL);
	return date_is_none(b.deposit_on) ? MSG_OK :
		err_set(err, MSG_FILE_DEPOSITED, "", number, NULL);
}

/* --- entries ----------------------------------------------------------------------------- */

#define REASON "the file was taken back"

/* What a return took out of suspense is held again. */
static enum msgid hold_again(struct taking *t, int64_t receipt_id, int64_t undone_by,
	struct err *err)
{
	struct suspense_entry back = { .receipt_id = receipt_id, .ledger_id = undone_by,
		.at = desk_now(t->d), .user_id = t->d->user_id, .reason = REASON };
	struct money moved;
	enum msgid m = suspense_by(t->d->db, receipt_id, undone_by, &moved, err);
	back.amount.cents = -moved.cents;
	return m == MSG_OK && moved.cents != 0 ? suspense_add(t->d->db, &back, err) : m;
}

/* What the file took back stands again, exactly as it stood. */
static enum msgid post_again(struct taking *t, const struct pay_entry *e, struct err *err)
{
	struct ledger_entry old;
	struct money amount;
	struct posted done;
	bool found = false;
	enum msgid m = ledger_load(t->d->db, e->reverses_id, &old, &found, err);
	if (m != MSG_OK || !found)
		return m;
	struct buckets parts = buckets_negate(&old.change);
	m = buckets_sum(&parts, &amount, err);
	if (m != MSG_OK)
		return m;
	struct posting p = { .account_id = old.account_id, .type = old.type, .amount = amount,
		.effective = old.effective_on, .method = old.method, .reference = old.reference,
		.receipt_id = old.receipt_id, .batch_id = old.batch_id,
		.file_id = old.file_id, .designated = true, .split = &parts,
		.credit_user_id = old.credit_user_id, .like_id = old.id,
		.reason = "a file was taken back", .twin = ANSWER_YES, .barred = ANSWER_YES };
	m = post_run_entry(t->run, &p, &done, err);
	return m == MSG_OK && old.receipt_id != 0 ? hold_again(t, old.receipt_id, e->id, err) : m;
}

static enum msgid offset(struct taking *t, const struct pay_entry *e, struct err *err)
{
	struct post_undone done;
	struct post_undo u = { .ledger_id = e->id, .reason = REASON,
		.file_id = t->batch.file_id };
	return e->reverses_id ? post_again(t, e, err) :
		post_run_reverse(t->run, &u, &done, err);
}

static enum msgid offset_entries(struct taking *t, struct err *err)
{
	struct pay_entry page[PAGE];
	size_t n = PAGE;
	int64_t below = 0;
	enum msgid m = MSG_OK;
	while (m == MSG_OK && n == PAGE) {
		m = pay_entries(t->d->db, &t->batch, below, page, PAGE, &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++)
			m = offset(t, &page[i], err);
		below = n > 0 ? page[n - 1].id : 0;
	}
	return m;
}

/* --- receipts ---------------------------------------------------------------------------- */

static enum msgid release_all(struct taking *t, struct err *err)
{
	AUTO_FREE struct receipt *page = mem_alloc(PAGE, sizeof *page);
	size_t n = PAGE;
	int64_t above = 0;
	enum msgid m = MSG_OK;
	while (m == MSG_OK && n == PAGE) {
		m = pay_held(t->d->db, &t->batch, above, page, PAGE, &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++)
			m = suspense_release(t->d, page[i].id, 0, REASON, err);
		above = n > 0 ? page[n - 1].id : 0;
	}
	return m;
}

static enum msgid close_batch(struct taking *t, struct err *err)
{
	struct batch b;
	bool found = false;
	enum msgid m = batch_load(t->d->db, t->batch.batch_id, &b, &found, err);
	if (m != MSG_OK || b.state == BATCH_CLOSED)
		return m;
	b.state = BATCH_CLOSED;
	b.closed_at = desk_now(t->d);
	b.closed_by = t->d->user_id;
	return batch_save(t->d->db, &b, err);
}

/* --- the file ---------------------------------------------------------------------------- */

static enum msgid find_file(struct taking *t, int64_t file_id, struct file_row *f, struct err *err)
{
	bool found = false;
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)file_id);
	enum msgid m = file_get(t->d->db, file_id, f, &found, err);
	if (m == MSG_OK && !found)
		m = err_set(err, MSG_FILE_UNKNOWN, "", number, NULL);
	if (m != MSG_OK)
		return m;
	if (strcmp(f->state, "placed") != 0 || strcmp(f->kind, "payments") != 0)
		return err_set(err, MSG_FILE_UNDONE, "", number, NULL);
	m = pay_batch_of(t->d->db, file_id, &t->batch, &found, err);
	return m == MSG_OK && !found ? err_set(err, MSG_FILE_UNDONE, "", number, NULL) : m;
}

static enum msgid take_back(struct taking *t, struct err *err)
{
	POST_RUN_AUTO run = NULL;
	enum msgid m = refuse(t, err);
	if (m == MSG_OK)
		m = post_run_open(t->d, &run, err);
	t->run = run;
	if (m == MSG_OK)
		m = offset_entries(t, err);
	if (m == MSG_OK)
		m = release_all(t, err);
	if (m == MSG_OK)
		m = close_batch(t, err);
	return m == MSG_OK ? post_run_finish(run, err) : m;
}

static enum msgid undo(struct taking *t, int64_t file_id, struct file_row *f, struct err *err)
{
	enum msgid m = find_file(t, file_id, f, err);
	if (m == MSG_OK)
		m = take_back(t, err);
	if (m != MSG_OK)
		return m;
	f->undone_at = desk_now(t->d);
	f->undone_by = t->d->user_id;
	m = file_set_undone(t->d->db, file_id, f->undone_at, f->undone_by, err);
	return m == MSG_OK ? desk_audit(t->d, "undo_file", "file", file_id, f->name, err) : m;
}

enum msgid pay_undo(struct desk *d, int64_t file_id, struct file_row *out, struct err *err)
{
	struct taking t = { .d = d };
	struct file_row f;
	enum msgid m = desk_may(d, OP_UNDO_IMPORT, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m == MSG_OK)
		m = db_end(d->db, undo(&t, file_id, &f, err), err);
	if (m != MSG_OK)
		return m;
	(void)text_put(f.state, sizeof f.state, "undone");
	*out = f;
	db_tidy(d->db);
	return MSG_OK;
}
