/* SPDX-License-Identifier: MIT */
#include "arrears/desk/ledgertext.h"

#include "arrears/domain/promise.h"
#include "arrears/store/account.h"
#include "arrears/store/party.h"
#include "call_parts.h"
#include "debt.h"

static void add(char out[LEDGER_WORDS], const char *before, const char *text)
{
	size_t used = strlen(out);
	if (text[0])
		(void)text_putf(out + used, LEDGER_WORDS - used, "%s%s", before, text);
}

static void add_number(char out[LEDGER_WORDS], const char *before, int64_t n)
{
	char number[24];
	(void)text_putf(number, sizeof number, "%lld", (long long)n);
	if (n != 0)
		add(out, before, number);
}

/* What an entry was, without amounts: "Payment by CARD, number 1021". other_account: of a transfer,
 * where the money came from or went to. */
static void entry_words(const struct ledger_row *row, int64_t other_account, char out[LEDGER_WORDS])
{
	const struct ledger_entry *e = &row->e;
	(void)text_put(out, LEDGER_WORDS, entry_type_text(e->type));
	/* The second leg names the first: the money arrives with it. */
	add_number(out, e->pair_id ? " from account " : " to account ", other_account);
	add(out, " by ", method_word(e->method));
	add(out, e->type == ENTRY_ADJUSTMENT ? " of " : ", number ", e->reference);
	if (!entry_is_undoing(e->type))
		add_number(out, ", receipt ", e->receipt_id);
	add(out, ": ", e->reason);
	add_number(out, ", takes back entry ", e->reverses_id);
	if (entry_grows(e->type) || e->type == ENTRY_ADJUSTMENT)
		add(out, ", under ", e->authority);
	add_number(out, "; taken back by entry ", row->reversed_by);
}

void buckets_words(const struct buckets *b, char out[LEDGER_WORDS])
{
	char amount[MONEY_TEXT_SIZE];
	out[0] = '\0';
	for (int i = 0; i < BUCKET_COUNT; i++) {
		if (b->of[i].cents == 0)
			continue;
		money_show(b->of[i], amount);
		add(out, out[0] ? ", " : "", bucket_words((enum bucket)i));
		add(out, " ", amount);
	}
}

static enum msgid load_head(struct desk *d, int64_t account_id, struct ledger_head *h,
	struct err *err)
{
	struct account_row a;
	struct party_row p;
	bool found = false;
	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = party_load(d->db, a.consumer_id, &p, &found, err);
	if (m != MSG_OK)
		return m;
	h->account_id = a.id;
	h->placed_on = a.placed_on;
	h->itemized_on = a.itemization_on;
	h->itemized = a.itemized;
	name_display(&p.name, h->consumer, sizeof h->consumer);
	(void)text_put(h->creditor, sizeof h->creditor,
		a.current_creditor[0] ? a.current_creditor : a.client_name);
	(void)text_put(h->original, sizeof h->original,
		a.original_creditor[0] ? a.original_creditor : h->creditor);
	(void)text_put(h->client_account, sizeof h->client_account, a.client_account);
	return MSG_OK;
}

struct reading { struct desk *d; const struct ledger_reader *r; struct ledger_foot foot;
	enum msgid m; struct err *err; };

/* The account of the other leg of a transfer; 0: it is none. */
static enum msgid find_other(struct desk *d, const struct ledger_entry *e, int64_t *account,
	struct err *err)
{
	struct ledger_entry other = { .account_id = 0 };
	int64_t pair = 0;
	bool found = false;
	enum msgid m = ledger_pair(d->db, e, &pair, err);
	if (m == MSG_OK && pair != 0)
		m = ledger_load(d->db, pair, &other, &found, err);
	*account = found ? other.account_id : 0;
	return m;
}

static bool read_entry(void *arg, const struct ledger_row *row)
{
	struct reading *w = arg;
	char words[LEDGER_WORDS];
	int64_t other = 0;
	if (row->e.type == ENTRY_TRANSFER)
		w->m = find_other(w->d, &row->e, &other, w->err);
	if (w->m == MSG_OK)
		w->m = buckets_add(&w->foot.owed, &row->e.change, &w->foot.owed, w->err);
	if (w->m != MSG_OK)
		return false;
	entry_words(row, other, words);
	w->foot.of_type[row->e.type].cents += row->total.cents;
	w->foot.has_type[row->e.type] = true;
	w->r->entry(w->r->arg, row, words, &w->foot.owed);
	return true;
}

enum msgid ledger_read(struct desk *d, int64_t account_id, struct date as_of,
	const struct ledger_reader *r, struct err *err)
{
	struct ledger_head h = { .as_of = date_is_none(as_of) ? desk_today(d) : as_of };
	struct reading w = { .d = d, .r = r, .foot = { .owed = BUCKETS_ZERO },
		.m = MSG_OK, .err = err };
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = load_head(d, account_id, &h, err);
	if (m == MSG_OK)
		m = interest_accrued(d, account_id, h.as_of, &w.foot.interest, err);
	if (m == MSG_OK)
		m = interest_explain(d, account_id, h.as_of, &w.foot.lines, err);
	if (m != MSG_OK)
		return m;
	r->head(r->arg, &h);
	m = ledger_each(d->db, account_id, &(struct ledger_asof){ .value_on = h.as_of },
		read_entry, &w, err);
	if (m == MSG_OK)
		m = w.m;
	if (m == MSG_OK)
		m = buckets_sum(&w.foot.owed, &w.foot.total, err);
	if (m == MSG_OK)
		r->foot(r->arg, &w.foot);
	return m;
}
