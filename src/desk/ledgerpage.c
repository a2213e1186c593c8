/* SPDX-License-Identifier: MIT */
/* The ledger of an account as a page of text. */
#include "arrears/desk/ledgertext.h"

#include "call_parts.h"

#define PAGE_WIDTH 90
#define ENTRY_INDENT 27

struct page { struct str *out; struct desk *d; };

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

static void put_head(void *arg, const struct ledger_head *h)
{
	struct page *p = arg;
	char day[9], placed[9], itemized[9], today[9], amount[MONEY_TEXT_SIZE], text[300];
	date_show(h->as_of, day);
	date_show(h->placed_on, placed);
	date_show(h->itemized_on, itemized);
	date_show(desk_today(p->d), today);
	money_show(h->itemized, amount);
	str_addf(p->out, "LEDGER OF ACCOUNT %lld, as of %s\n\n", (long long)h->account_id, day);
	str_addf(p->out, "Consumer            %s\n", h->consumer);
	str_addf(p->out, "Creditor            %s, account %s\n", h->creditor, h->client_account);
	str_addf(p->out, "Original creditor   %s\n", h->original);
	if (itemized[0])
		str_addf(p->out, "Itemization date    %s, balance then %s\n", itemized, amount);
	str_addf(p->out, "Placed with us      %s\n", placed);
	str_addf(p->out, "Printed             %s\n\n", today);
	(void)text_putf(text, sizeof text, "Every entry that counts by %s is here, also one that "
		"was written later. Counts is the day from which an entry counts, Written the day "
		"it was entered. Amounts with a minus lower what is owed.", day);
	put_wrapped(p->out, text, 0);
	str_addf(p->out, "\n%-8s  %-8s  %-6s %-26s %17s %17s\n", "Counts", "Written", "Entry",
		"What it was", "Amount", "Balance");
}

static void put_entry(void *arg, const struct ledger_row *row, const char *words,
	const struct buckets *owed)
{
	struct page *p = arg;
	char on[9], written[9], amount[MONEY_TEXT_SIZE], balance[MONEY_TEXT_SIZE];
	char parts[LEDGER_WORDS], left[LEDGER_WORDS], line[LEDGER_WORDS + 40];
	date_show(row->e.effective_on, on);
	date_show(desk_date_of(p->d, row->e.posted_at), written);
	money_show(row->total, amount);
	money_show(row->balance_after, balance);
	buckets_words(&row->e.change, parts);
	buckets_words(owed, left);
	str_addf(p->out, "%-8s  %-8s  %6lld %-26s %17s %17s\n", on, written,
		(long long)row->e.id, entry_type_text(row->e.type), amount, balance);
	const char *more = words + strlen(entry_type_text(row->e.type));
	more += strspn(more, " ,:;");
	(void)text_putf(line, sizeof line, "%s%sentered by %s", more, more[0] ? "; " : "",
		row->user);
	put_wrapped(p->out, line, ENTRY_INDENT);
	if (row->e.type == ENTRY_PLACEMENT) {
		put_wrapped(p->out, parts, ENTRY_INDENT);
		return;
	}
	(void)text_putf(line, sizeof line, "changes %s", parts);
	put_wrapped(p->out, line, ENTRY_INDENT);
	(void)text_putf(line, sizeof line, "leaves %s", left[0] ? left : "nothing owed");
	put_wrapped(p->out, line, ENTRY_INDENT);
}

static void put_sum(struct str *out, const char *label, struct money sum)
{
	char amount[MONEY_TEXT_SIZE];
	money_show(sum, amount);
	str_addf(out, "  %-34s %17s\n", label, amount);
}

static void put_line(struct str *out, const struct interest_line *l)
{
	char from[9], through[9], principal[MONEY_TEXT_SIZE], text[120];
	date_show(l->from, from);
	date_show(l->through, through);
	money_show(l->principal, principal);
	str_addf(out, "  %-8s  %-8s %5d %17s %5d.%04d %17s\n", from, through, l->days, principal,
		(int)(l->rate_millionths / 10000), (int)(l->rate_millionths % 10000), l->interest);
	(void)text_putf(text, sizeof text, "%s%s", l->authority,
		l->capped ? ", lowered by a cap (50 USC 3937)" : "");
	put_wrapped(out, text, 12);
}

/* So that every cent of interest can be worked out again. */
static void put_interest(struct str *out, const struct ledger_foot *f)
{
	static const char *const years[DAYCOUNT_COUNT] = {
		[DAYCOUNT_ACT_365] = "calendar days over 365",
		[DAYCOUNT_ACT_ACT] = "calendar days over 365, those of a leap year over 366",
		[DAYCOUNT_30_360] = "months of 30 days over 360, bond basis",
		[DAYCOUNT_30E_360] = "months of 30 days over 360, Eurobond basis" };
	const struct interest_lines *lines = &f->lines;
	const struct interest_state *s = &f->interest;
	char on[9], text[200];
	date_show(s->on, on);
	if (lines->n > 0) {
		(void)text_putf(text, sizeof text, "Interest since placement is simple: principal "
			"x percent x days, %s. The first day does not count, the last does.",
			years[lines->basis]);
		str_add(out, "\n");
		put_wrapped(out, text, 0);
		str_addf(out, "\n  %-8s  %-8s %5s %17s %10s %17s\n", "From", "Through", "Days",
			"Principal", "Percent", "Interest");
	}
	if (lines->first > 0)
		str_addf(out, "  (%zu earlier lines are left out)\n", lines->first);
	for (size_t i = 0; i < lines->n; i++)
		put_line(out, &lines->rows[i]);
	if (lines->n > 0)
		str_addf(out, "\n  %-50s %18s\n", "Accrued in all", lines->total);
	if (lines->n > 0 || s->posted.cents != 0) {
		char amount[MONEY_TEXT_SIZE];
		money_show(s->posted, amount);
		str_addf(out, "  %-52s %13s\n", "Posted as entries above", amount);
		money_show(s->unposted, amount);
		str_addf(out, "  %-52s %13s\n", "Accrued and not in the balance", amount);
	}
	if (!s->accrues)
		str_addf(out, "\nNo interest runs on %s: nothing accrues without an authority.\n",
			on);
	else if (f->owed.of[BUCKET_PRINCIPAL].cents > 0)
		str_addf(out, "\nThe day after %s adds %s.\n", on, s->per_diem);
}

static void put_foot(void *arg, const struct ledger_foot *f)
{
	struct page *p = arg;
	char day[9];
	date_show(f->interest.on, day);
	str_addf(p->out, "\nOwed on %s\n", day);
	for (int b = 0; b < BUCKET_COUNT; b++)
		if (f->owed.of[b].cents != 0 || b == BUCKET_PRINCIPAL)
			put_sum(p->out, bucket_words((enum bucket)b), f->owed.of[b]);
	put_sum(p->out, "in all", f->total);
	str_add(p->out, "\nHow it came about\n");
	for (int t = 0; t < ENTRY_TYPE_COUNT; t++)
		if (f->has_type[t])
			put_sum(p->out, entry_type_text((enum entry_type)t), f->of_type[t]);
	put_sum(p->out, "in all", f->total);
	put_interest(p->out, f);
}

enum msgid ledger_text(struct desk *d, int64_t account_id, struct date as_of, struct str *out,
	struct err *err)
{
	struct page p = { .out = out, .d = d };
	return ledger_read(d, account_id, as_of, &(struct ledger_reader){ .arg = &p,
		.head = put_head, .entry = put_entry, .foot = put_foot }, err);
}
