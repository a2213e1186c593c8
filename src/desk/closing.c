/* SPDX-License-Identifier: MIT */
#include "arrears/desk/closing.h"

#include "arrears/store/party.h"
#include "arrears/store/plan.h"
#include "call_parts.h"
#include "debt.h"

#define PLANS_MAX 32
#define SETTLED "SIF"

bool closing_due(const struct account_row *a)
{
	bool ended = strcmp(a->status.code, "PIF") == 0 || strcmp(a->status.code, SETTLED) == 0;
	return ended && a->balance.cents <= 0;
}

/* The settlement that was paid up last; id 0: none, as where a lead set the status by hand. */
static enum msgid find_settlement(struct desk *d, int64_t account_id, struct plan_row *out,
	struct err *err)
{
	struct plan_row rows[PLANS_MAX];
	size_t n = 0;
	enum msgid m = plan_list_of(d->db, account_id, rows, PLANS_MAX, &n, err);
	out->id = 0;
	for (size_t i = 0; m == MSG_OK && i < n && out->id == 0; i++)
		if (rows[i].kind == PLAN_SETTLEMENT && rows[i].state == PLAN_DONE)
			*out = rows[i];
	return m;
}

static enum msgid add_verdict(struct desk *d, const struct account_row *a, struct str *out,
	struct err *err)
{
	struct plan_row plan = { .id = 0 };
	char sum[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE], day[9];
	bool settled = strcmp(a->status.code, SETTLED) == 0;
	/* Nothing owed without a payment: adjusted away. Nobody paid it in full. */
	enum msgid m = settled ? find_settlement(d, a->id, &plan, err) : MSG_OK;
	date_show(a->closed_at ? desk_date_of(d, a->closed_at) : a->last_paid_on, day);
	money_show(plan.promised, sum);
	money_show(plan.owed, owed);
	if (settled && plan.id)
		str_addf(out, "This account was settled on %s for %s of %s.\n", day, sum, owed);
	else
		str_addf(out, "This account was %s on %s.\n", settled ? "settled" :
			date_is_none(a->last_paid_on) ? "closed" : "paid in full", day);
	if (a->balance.cents < 0) {
		money_show((struct money){ -a->balance.cents }, sum);
		str_addf(out, "More came than was owed: %s of it is yours.\n", sum);
	}
	str_add(out, "Nothing more is owed on it.\n");
	return m;
}

static enum msgid write_letter(struct desk *d, const struct account_row *a, struct str *out,
	struct err *err)
{
	struct party_row p;
	char name[TEXT_BYTES(60)] = "", today[9];
	bool found = false;
	enum msgid m = party_load(d->db, a->consumer_id, &p, &found, err);
	if (m == MSG_OK && found)
		name_display(&p.name, name, sizeof name);
	date_show(desk_today(d), today);
	str_addf(out, "%s\n\n%s\n\nCreditor    %s, account %s\nOur number  %lld\n\n", today, name,
		a->current_creditor[0] ? a->current_creditor : a->client_name,
		a->client_account, (long long)a->id);
	return m == MSG_OK ? add_verdict(d, a, out, err) : m;
}

enum msgid closing_text(struct desk *d, int64_t account_id, struct str *out, struct err *err)
{
	struct account_row a;
	char number[24];
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = account_need(d, account_id, &a, err);
	if (m != MSG_OK)
		return m;
	account_text(a.id, number);
	if (!closing_due(&a))
		return err_set(err, MSG_CLOSING_OPEN, "", number, a.status.code, NULL);
	return write_letter(d, &a, out, err);
}
