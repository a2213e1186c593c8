/* SPDX-License-Identifier: MIT */
/* One row of a payments file: to the ledger, to suspense, to the rejects, or left out because it
 * is there already. */
#include "arrears/desk/interest.h"
#include "payimport_private.h"
#include "post_private.h"

/* --- what is said of a row --------------------------------------------------------------- */

static enum msgid reject(struct paying *p, int field, enum msgid id, const char *text,
	struct err *err)
{
	struct import_row *in = &p->row.in;
	import_note_text(in, field, id, text);
	enum msgid m = import_say(&p->im, "reject", &in->issues[in->issue_count - 1], text, err);
	return m == MSG_OK ? import_reject(&p->im, err) : m;
}

static enum msgid warn(struct paying *p, int field, enum msgid id, const char *text,
	struct err *err)
{
	struct import_issue issue = { .field = field, .id = id };
	return import_say(&p->im, "warning", &issue, text, err);
}

static enum msgid duplicate(struct paying *p, bool in_file, struct err *err)
{
	struct import_issue issue = { .field = YF_REFERENCE, .id = MSG_PAY_TWICE };
	p->report->file.rows_duplicate++;
	if (!in_file)
		return MSG_OK;
	p->report->in_file++;
	return import_say(&p->im, "duplicate", &issue, "", err);
}

static enum msgid add(struct pay_sum *s, struct money amount, struct err *err)
{
	s->rows++;
	return money_add(s->total, amount, &s->total, err);
}

/* --- the account ------------------------------------------------------------------------- */

static int account_field(const struct paying *p)
{
	return p->row.key[0] ? YF_CLIENT_ACCOUNT : YF_OUR_ACCOUNT;
}

/* out->id 0: there is none; *two: the client's number and ours name different ones. */
static enum msgid find(struct paying *p, struct pay_account *out, bool *two, struct err *err)
{
	const struct payment *row = &p->row;
	int64_t client = p->im.order->client.id;
	struct pay_account ours = { .id = 0 };
	enum msgid m = MSG_OK;
	if (row->key[0])
		m = pay_find_key(p->d->db, client, row->in.text[YF_CLIENT_ACCOUNT], row->key, out,
			err);
	if (m != MSG_OK || row->our_account == 0)
		return m;
	m = pay_find_id(p->d->db, client, row->our_account, &ours, err);
	if (m != MSG_OK)
		return m;
	*two = row->key[0] && out->id != ours.id;
	*out = row->key[0] ? *out : ours;
	return MSG_OK;
}

/* Nothing is posted: the reason, as far as the number tells. */
static enum msgid reject_unknown(struct paying *p, const struct pay_account *a, bool two,
	struct err *err)
{
	if (two)
		return reject(p, YF_OUR_ACCOUNT, MSG_PAY_TWO_ACCOUNTS, "", err);
	if (a->near[0])
		return reject(p, YF_CLIENT_ACCOUNT, MSG_PAY_NEAR, a->near, err);
	return reject(p, account_field(p), MSG_PAY_UNKNOWN, "", err);
}

/* --- suspense ---------------------------------------------------------------------------- */

/* Who is said to have paid: the account number of the file, of which a card shows four digits. */
static void payer_text(const struct paying *p, char *out, size_t size)
{
	const char *text = p->row.in.text[account_field(p)];
	size_t n = strlen(text);
	char whole[TEXT_BYTES(64)];
	if (text_has_card(text)) {
		(void)text_putf(out, size, "ending %s", text + (n > 4 ? n - 4 : 0));
		return;
	}
	(void)text_put(whole, sizeof whole, text);
	whole[text_fit(whole, 40)] = '\0';
	(void)text_put(out, size, whole);
}

static struct receipt receipt_of(const struct paying *p, int64_t account_id)
{
	const struct payment *row = &p->row;
	struct receipt r = { .batch_id = p->report->batch_id, .account_id = account_id,
		.client_id = p->im.order->client.id, .direct = row->to != PAID_US,
		.amount = row->amount, .designated = true, .received_on = desk_today(p->d),
		.effective_on = row->date, .received_at = desk_now(p->d),
		.received_by = p->d->user_id };
	(void)text_put(r.method, sizeof r.method, row->method);
	(void)text_put(r.reference, sizeof r.reference, row->reference);
	if (account_id == 0)
		payer_text(p, r.payer, sizeof r.payer);
	return r;
}

static enum msgid hold(struct paying *p, const struct receipt *r, const char *why, struct err *err)
{
	struct suspense_entry e = { .amount = r->amount, .at = r->received_at,
		.user_id = r->received_by };
	(void)text_put(e.reason, sizeof e.reason, why);
	enum msgid m = pay_receipt(p->d->db, r, &e.receipt_id, err);
	if (m == MSG_OK)
		m = suspense_add(p->d->db, &e, err);
	if (m == MSG_OK)
		m = warn(p, account_field(p), MSG_PAY_HELD, why, err);
	return m == MSG_OK ? add(&p->report->held, r->amount, err) : m;
}

/* --- a payment --------------------------------------------------------------------------- */

/* Only principal may be paid to below zero. Interest that has accrued is owed by then. */
static enum msgid split_owed(struct paying *p, const struct pay_account *a, bool *ok,
	struct err *err)
{
	struct interest_state interest;
	struct buckets owed = a->owed;
	enum msgid m = interest_accrued(p->d, a->id, p->row.date, &interest, err);
	if (m != MSG_OK)
		return m;
	owed.of[BUCKET_INTEREST].cents += interest.unposted.cents;
	*ok = true;
	for (int b = 0; b < BUCKET_COUNT; b++)
		if (b != BUCKET_PRINCIPAL && p->row.split.of[b].cents > 0 &&
		    p->row.split.of[b].cents > owed.of[b].cents)
			*ok = false;
	return MSG_OK;
}

static enum msgid post(struct paying *p, const struct receipt *r, struct err *err)
{
	struct posted done;
	struct posting to = { .account_id = r->account_id, .amount = r->amount,
		.type = r->direct ? ENTRY_DIRECT : ENTRY_PAYMENT, .effective = r->effective_on,
		.method = r->method, .reference = r->reference, .batch_id = r->batch_id,
		.file_id = p->report->file.id, .designated = true,
		.split = p->row.has_split ? &p->row.split : NULL, .twin = ANSWER_YES,
		.barred = ANSWER_YES };
	char credit[MONEY_TEXT_SIZE];
	enum msgid m = pay_receipt(p->d->db, r, &to.receipt_id, err);
	if (m == MSG_OK)
		m = post_run_entry(p->run, &to, &done, err);
	if (m == MSG_OK)
		m = add(r->direct ? &p->report->direct : &p->report->to_us, r->amount, err);
	if (m != MSG_OK || done.balance.cents >= 0)
		return m;
	p->report->credits++;
	money_show((struct money){ -done.balance.cents }, credit);
	return warn(p, YF_AMOUNT, MSG_PAY_OVER, credit, err);
}

/* Money with us of one whom the court protects; "" where nothing bars it. */
static enum msgid barred(struct paying *p, const struct receipt *r, char *out, size_t size,
	struct err *err)
{
	struct account_row a;
	bool found = false;
	out[0] = '\0';
	if (r->direct)
		return MSG_OK;
	enum msgid m = account_load(p->d->db, r->account_id, &a, &found, err);
	return m == MSG_OK && found ? account_barred(p->d, &a, out, size, err) : m;
}

/* An account that is open to the money. */
static enum msgid post_to(struct paying *p, const struct pay_account *a, const struct receipt *r,
	struct err *err)
{
	char why[40];
	bool ok = true;
	enum msgid m = barred(p, r, why, sizeof why, err);
	if (m == MSG_OK && why[0])
		return p->im.order->suspense ? hold(p, r, why, err) :
			reject(p, account_field(p), MSG_PAY_BARRED, why, err);
	if (m == MSG_OK && p->row.has_split)
		m = split_owed(p, a, &ok, err);
	if (m != MSG_OK)
		return m;
	return ok ? post(p, r, err) : reject(p, YF_AMOUNT, MSG_PAY_SPLIT_OWED, "", err);
}

enum msgid pay_post(struct paying *p, struct err *err)
{
	struct pay_account a = { .id = 0 };
	bool two = false, suspense = p->im.order->suspense;
	enum pay_there there = PAY_NEW;
	enum msgid m = find(p, &a, &two, err);
	if (m != MSG_OK)
		return m;
	if (two || (a.id == 0 && !suspense))
		return reject_unknown(p, &a, two, err);
	struct receipt r = receipt_of(p, a.id);
	if (a.id != 0 && date_cmp(p->row.date, a.placed) < 0)
		return reject(p, YF_DATE, MSG_PAY_BEFORE, "", err);
	m = pay_twin(p->d->db, &r, p->report->file.id, &there, err);
	if (m != MSG_OK || there != PAY_NEW)
		return m == MSG_OK ? duplicate(p, there == PAY_THERE_IN_FILE, err) : m;
	if (a.id == 0)
		return hold(p, &r, "unmatched", err);
	if (a.closed)
		return suspense ? hold(p, &r, "account closed", err) :
			reject(p, account_field(p), MSG_PAY_CLOSED, "", err);
	return post_to(p, &a, &r, err);
}

/* --- a reversal -------------------------------------------------------------------------- */

/* The ledger says no to this row; anything else is trouble of the whole file. */
static bool is_of_row(enum msgid m)
{
	return m == MSG_POST_BUCKET || m == MSG_POST_BEFORE_PLACED || m == MSG_AMOUNT_RANGE;
}

static enum msgid undo(struct paying *p, int64_t ledger_id, struct err *err)
{
	struct post_undone done;
	struct err why;
	size_t touched = p->run->touched_count;
	char mark[TEXT_BYTES(40)];
	pay_mark(&p->row, mark);
	struct post_undo u = { .ledger_id = ledger_id, .nsf = p->row.act == PAY_RETURNS,
		.code = p->row.code, .reason = mark, .file_id = p->report->file.id };
	enum msgid m = db_part(p->d->db, err);
	if (m != MSG_OK)
		return m;
	m = post_run_reverse(p->run, &u, &done, &why);
	if (m != MSG_OK && !is_of_row(m)) {
		if (err)
			*err = why;
		return m;
	}
	enum msgid end = db_part_end(p->d->db, m == MSG_OK, err);
	if (end != MSG_OK)
		return end;
	if (m == MSG_OK)
		return add(&p->report->reversed, p->row.amount, err);
	post_run_forget(p->run, touched);
	return reject(p, YF_AMOUNT, m, why.subst[0], err);
}

enum msgid pay_take_back(struct paying *p, struct err *err)
{
	struct pay_candidate list[PAY_CANDIDATES];
	struct pay_account a = { .id = 0 };
	bool two = false;
	size_t n = 0;
	int64_t id = 0;
	enum msgid m = find(p, &a, &two, err);
	if (m != MSG_OK)
		return m;
	if (two || a.id == 0)
		return reject_unknown(p, &a, two, err);
	m = pay_candidates(p->d->db, a.id, &p->row, list, PAY_CANDIDATES, &n, err);
	if (m != MSG_OK)
		return m;
	switch (pay_pair(&p->row, list, n, &id)) {
	case PAIR_FOUND:
		return undo(p, id, err);
	case PAIR_NONE:
		return reject(p, YF_AMOUNT, MSG_PAY_UNPAIRED, "", err);
	case PAIR_AMBIGUOUS:
		return reject(p, YF_AMOUNT, MSG_PAY_AMBIGUOUS, "", err);
	case PAIR_DONE:
		return duplicate(p, false, err);
	}
	BUG("no such match");
}
