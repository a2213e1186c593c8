/* SPDX-License-Identifier: MIT */
#include "arrears/desk/ledgertext.h"

#include "arrears/store/account.h"
#include "arrears/store/party.h"
#include "call_parts.h"

#define PAGE_WIDTH 90
#define ENTRY_INDENT 27

static const char *const part_names[BUCKET_COUNT] = {
	[BUCKET_PRINCIPAL] = "principal", [BUCKET_INTEREST] = "interest", [BUCKET_FEES] = "fees",
	[BUCKET_COSTS] = "court costs", [BUCKET_ATTORNEY] = "attorney fees",
	[BUCKET_OTHER] = "other" };

static void add(char out[LEDGER_WORDS], const char *before, const char *text)
{
	size_t used = strlen(out);
	if (text[0])
		(void)text_putf(out + used, LEDGER_WORDS - used, "%s%s", before, text);
}

void entry_words(const struct ledger_entry *e, char out[LEDGER_WORDS])
{
	char number[24];
	(void)text_put(out, LEDGER_WORDS, entry_type_text(e->type));
	if (e->pair_id)
		add(out, " ", "in");
	add(out, " by ", e->method);
	add(out, ", number ", e->reference);
	add(out, ": ", e->reason);
	if (e->reverses_id) {
		(void)text_putf(number, sizeof number, "%lld", (long long)e->reverses_id);
		add(out, ", takes back entry ", number);
	}
	if (entry_grows(e->type) || e->type == ENTRY_ADJUSTMENT)
		add(out, ", by ", e->authority);
}

void buckets_words(const struct buckets *b, char out[LEDGER_WORDS])
{
	char amount[MONEY_TEXT_SIZE];
	out[0] = '\0';
	for (int i = 0; i < BUCKET_COUNT; i++) {
		if (b->of[i].cents == 0)
			continue;
		money_show(b->of[i], amount);
		add(out, out[0] ? ", " : "", part_names[i]);
		add(out, " ", amount);
	}
}

static enum msgid load_head(struct desk *d, int64_t account_id, struct ledger_head *h,
	struct err *err)
{
	struct account_row a;
	struct party_row p;
	bool found = false;
	char number[24];
	account_text(account_id, number);
	enum msgid m = account_load(d->db, account_id, &a, &found, err);
	if (m == MSG_OK && !found)
		return err_set(err, MSG_ACCOUNT_UNKNOWN, "ACCOUNT", number, NULL);
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

struct reading { const struct ledger_reader *r; struct ledger_foot foot; enum msgid m;
	struct err *err; };

static bool read_entry(void *arg, const struct ledger_row *row)
{
	struct reading *w = arg;
	char words[LEDGER_WORDS];
	entry_words(&row->e, words);
	w->r->entry(w->r->arg, row, words);
	w->m = buckets_add(&w->foot.owed, &row->e.change, &w->foot.owed, w->err);
	return w->m == MSG_OK;
}

enum msgid ledger_read(struct desk *d, int64_t account_id, struct date as_of,
	const struct ledger_reader *r, struct err *err)
{
	struct ledger_head h = { .as_of = date_is_none(as_of) ? desk_today(d) : as_of };
	struct reading w = { .r = r, .foot = { .owed = BUCKETS_ZERO }, .m = MSG_OK, .err = err };
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = load_head(d, account_id, &h, err);
	if (m == MSG_OK)
		m = interest_accrued(d, account_id, h.as_of, &w.foot.interest, err);
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

/* --- as text -------------------------------------------------------------------------------- */

struct page { struct str *out; struct desk *d; };

static void put_head(void *arg, const struct ledger_head *h)
{
	struct page *p = arg;
	char day[9], placed[9], itemized[9], amount[MONEY_TEXT_SIZE];
	date_show(h->as_of, day);
	date_show(h->placed_on, placed);
	date_show(h->itemized_on, itemized);
	money_show(h->itemized, amount);
	str_addf(p->out, "LEDGER OF ACCOUNT %lld, as of %s\n\n", (long long)h->account_id, day);
	str_addf(p->out, "Consumer            %s\n", h->consumer);
	str_addf(p->out, "Creditor            %s, account %s\n", h->creditor, h->client_account);
	str_addf(p->out, "Original creditor   %s\n", h->original);
	if (itemized[0])
		str_addf(p->out, "Itemization date    %s, balance then %s\n", itemized, amount);
	str_addf(p->out, "Placed with us      %s\n\n", placed);
	str_add(p->out, "Counts is the day from which an entry counts, Written the day it was "
		"entered.\n\n");
	str_addf(p->out, "%-8s  %-8s  %-6s %-26s %17s %17s\n", "Counts", "Written", "Entry",
		"What it was", "Amount", "Balance");
}

/* Lines broken between words, each after so many blanks. */
static void put_wrapped(struct str *out, const char *text, int indent)
{
	while (text[0]) {
		size_t n = text_fit(text, PAGE_WIDTH - indent), shown;
		if (text[n])
			while (n > 1 && text[n - 1] != ' ')
				n--;
		if (n <= 1)
			n = text_fit(text, PAGE_WIDTH - indent);
		for (shown = n; shown > 0 && text[shown - 1] == ' '; shown--)
			;
		str_addf(out, "%*s", indent, "");
		str_addn(out, text, shown);
		str_add(out, "\n");
		text += n;
	}
}

static void put_entry(void *arg, const struct ledger_row *row, const char *words)
{
	struct page *p = arg;
	char on[9], written[9], amount[MONEY_TEXT_SIZE], balance[MONEY_TEXT_SIZE];
	char parts[LEDGER_WORDS];
	date_show(row->e.effective_on, on);
	date_show(desk_date_of(p->d, row->e.posted_at), written);
	money_show(row->total, amount);
	money_show(row->balance_after, balance);
	buckets_words(&row->e.change, parts);
	str_addf(p->out, "%-8s  %-8s  %6lld %-26s %17s %17s\n", on, written,
		(long long)row->e.id, entry_type_text(row->e.type), amount, balance);
	const char *more = words + strlen(entry_type_text(row->e.type));
	more += strspn(more, " ,:");
	put_wrapped(p->out, more, ENTRY_INDENT);
	put_wrapped(p->out, parts, ENTRY_INDENT);
}

static void put_interest(struct str *out, const struct interest_state *s)
{
	char from[9], on[9], amount[MONEY_TEXT_SIZE], text[400];
	date_show(s->from, from);
	date_show(s->on, on);
	money_show(s->unposted, amount);
	if (!s->accrues) {
		str_addf(out, "\nNo interest runs on %s: nothing accrues without an authority.\n",
			on);
		if (s->unposted.cents == 0)
			return;
	}
	(void)text_putf(text, sizeof text, "Interest accrued and not in the balance: %s, from %s "
		"through %s (%d days).", amount, from, on, s->days);
	str_add(out, "\n");
	put_wrapped(out, text, 0);
	if (!s->accrues)
		return;
	(void)text_putf(text, sizeof text, "Rate %d.%04d percent a year, simple interest on "
		"principal; the next day adds %s. Authority: %s.",
		(int)(s->rate_millionths / 10000), (int)(s->rate_millionths % 10000), s->per_diem,
		s->authority);
	put_wrapped(out, text, 0);
}

static void put_foot(void *arg, const struct ledger_foot *f)
{
	struct page *p = arg;
	char amount[MONEY_TEXT_SIZE], day[9];
	date_show(f->interest.on, day);
	str_addf(p->out, "\nOwed on %s\n", day);
	for (int b = 0; b < BUCKET_COUNT; b++) {
		money_show(f->owed.of[b], amount);
		if (f->owed.of[b].cents != 0 || b == BUCKET_PRINCIPAL)
			str_addf(p->out, "  %-20s %17s\n", part_names[b], amount);
	}
	money_show(f->total, amount);
	str_addf(p->out, "  %-20s %17s\n", "in all", amount);
	put_interest(p->out, &f->interest);
}

enum msgid ledger_text(struct desk *d, int64_t account_id, struct date as_of, struct str *out,
	struct err *err)
{
	struct page p = { .out = out, .d = d };
	return ledger_read(d, account_id, as_of, &(struct ledger_reader){ .arg = &p,
		.head = put_head, .entry = put_entry, .foot = put_foot }, err);
}
