/* SPDX-License-Identifier: MIT */
/* PAY: what stands above its list, and one entry in words. */
#include "pay.h"

void pay_rate_text(int32_t millionths, char out[16])
{
	int fraction = millionths % 10000, decimals = 4;
	while (decimals > 2 && fraction % 10 == 0) {
		fraction /= 10;
		decimals--;
	}
	(void)text_putf(out, 16, "%d.%0*d%%", millionths / 10000, decimals, fraction);
}

static void show_bucket(struct pane *p, const char *field, struct money m)
{
	char text[MONEY_TEXT_SIZE];
	money_show(m, text);
	pane_set(p, field, text);
}

static void show_buckets(struct pane *p, const struct money_view *v)
{
	show_bucket(p, "BALANCE", v->balance);
	for (int b = 0; b < BUCKET_COUNT; b++)
		show_bucket(p, bucket_name((enum bucket)b), v->owed.of[b]);
	show_bucket(p, "ACCRUED", v->accrual.unposted);
	show_bucket(p, "WAITING", v->waiting);
}

/* "Interest 9.00%, .271233 a day: Agreement s. 4" */
static void show_rate(struct pane *p, const struct money_view *v)
{
	const struct interest_state *a = &v->accrual;
	char rate[16];
	if (!a->accrues) {
		pane_set(p, "RATE", "No interest accrues: no rate with an authority on that day.");
		return;
	}
	pay_rate_text(a->rate_millionths, rate);
	pane_setf(p, "RATE", "Interest %s%s, %s a day: %s", rate, a->cap[0] ? " (cap)" : "",
		a->per_diem, a->cap[0] ? a->cap : a->authority);
}

static void show_wide(struct pane *p, const struct money_view *v)
{
	const struct account_row *a = &v->account;
	char day[9], money[MONEY_TEXT_SIZE];
	pane_set(p, "CLIENT", a->client_name);
	date_show(a->placed_on, day);
	pane_setf(p, "PLACED", "%s  %s", day, a->status.text);
	date_show(a->last_paid_on, day);
	money_show_blank_zero(a->last_paid, money);
	pane_setf(p, "LASTPAID", "%s  %s", day[0] ? day : "-", money);
	pane_set(p, "ORDER", v->order);
}

void pay_show(struct ui *ui, struct pane *p)
{
	const struct pay *s = pane_state(p);
	(void)ui;
	subject_show(p, &s->subject);
	show_buckets(p, s->view);
	show_rate(p, s->view);
	show_wide(p, s->view);
}

/* --- one entry ----------------------------------------------------------------------------- */

static void say(struct str *out, const char *label, const char *text)
{
	if (text[0])
		str_addf(out, "%s: %s.\n", label, text);
}

static void say_split(const struct ledger_row *r, struct str *out)
{
	bool any = false;
	for (int b = 0; b < BUCKET_COUNT; b++) {
		struct money part = r->e.change.of[b];
		char money[MONEY_TEXT_SIZE];
		if (part.cents == 0)
			continue;
		money_show(part, money);
		str_addf(out, "%s%s %s", any ? ", " : "Split: ",
			bucket_words((enum bucket)b), money);
		any = true;
	}
	if (any)
		str_add(out, ".\n");
}

static void say_receipt(const struct money_entry *e, struct str *out)
{
	const struct receipt *r = &e->receipt;
	char day[9];
	if (r->id == 0)
		return;
	date_show(r->received_on, day);
	str_addf(out, "Receipt %lld, taken in by %s on %s%s%s.%s\n", (long long)r->id,
		r->received_name, day, r->payer[0] ? ", paid by " : "", r->payer,
		r->designated ? " The consumer named this debt." : "");
	if (r->last4[0])
		str_addf(out, "Card or account ending in %s.\n", r->last4);
}

static void say_links(const struct money_entry *e, struct str *out)
{
	if (e->reverses_id)
		str_addf(out, "Takes back entry %lld.\n", (long long)e->reverses_id);
	if (e->reversed_by)
		str_addf(out, "Taken back by entry %lld.\n", (long long)e->reversed_by);
	if (e->row.e.moves_id)
		str_addf(out, "Moves money of entry %lld.\n", (long long)e->row.e.moves_id);
	if (e->row.e.pair_id)
		str_addf(out, "The other side of the transfer is entry %lld.\n",
			(long long)e->row.e.pair_id);
}

void pay_entry_text(const struct desk *d, const struct money_entry *e, struct str *out)
{
	const struct ledger_row *r = &e->row;
	char value[9], posted[9], clock[6], by[20], money[MONEY_TEXT_SIZE];
	date_show(r->e.effective_on, value);
	app_date_text(d, r->e.posted_at, posted);
	desk_clock_text(d, r->e.posted_at, clock);
	money_show(r->total, money);
	str_addf(out, "Entry %lld: %s, %s.\n\n", (long long)r->e.id, entry_type_text(r->e.type),
		money);
	str_addf(out, "Value date %s. Posted %s %s by %s", value, posted, clock, r->user);
	if (r->e.batch_id)
		str_addf(out, " in batch %lld", (long long)r->e.batch_id);
	if (r->e.file_id)
		str_addf(out, " from file %lld", (long long)r->e.file_id);
	str_add(out, ".\n");
	say_split(r, out);
	money_show(r->balance_after, money);
	str_addf(out, "Balance after it: %s.\n", money);
	text_upper(r->e.method, by, sizeof by);
	say(out, "Paid by", by);
	say(out, "Reference", r->e.reference);
	say(out, "Reason", r->e.reason);
	say(out, "Authority", r->e.authority);
	say_receipt(e, out);
	say_links(e, out);
	say(out, "Commission", e->commission);
	say(out, "Credited to", e->credited);
}
