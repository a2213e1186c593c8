/* SPDX-License-Identifier: MIT */
#include "arrears/desk/budget.h"

#include "arrears/domain/validate.h"
#include "arrears/store/contact.h"
#include "arrears/store/party.h"
#include "call_parts.h"
#include "debt.h"

#define PEOPLE_MAX 30

static enum msgid check_line(const struct fin_line *l, bool seen[FIN_ITEM_COUNT], struct err *err)
{
	char text[MONEY_TEXT_SIZE];
	const struct fin_kind *k = fin_kind(l->item);
	money_show(l->amount, text);
	if (l->amount.cents < 0 || l->amount.cents > MONEY_MAX_CENTS || seen[l->item])
		return err_set(err, MSG_AMOUNT_INVALID, k->name, text, NULL);
	if (l->every == EVERY_ONCE && k->group != FIN_ASSET)
		return err_set(err, MSG_FIN_EVERY, k->name, k->label, NULL);
	seen[l->item] = true;
	return MSG_OK;
}

static enum msgid check(struct budget *b, struct fin_sum *sum, struct err *err)
{
	bool seen[FIN_ITEM_COUNT] = { false };
	struct statement_row *h = &b->head;
	char people[12];
	(void)text_putf(people, sizeof people, "%d", h->people);
	if (b->count == 0 && !h->reason[0])
		return err_set(err, MSG_FIN_NOTHING, "", NULL);
	if (h->reason[0] && !fin_reason_text(h->reason))
		return err_set(err, MSG_FIN_REASON, "REASON", h->reason, NULL);
	if (h->people < 1 || h->people > PEOPLE_MAX)
		return err_set(err, MSG_FIN_PEOPLE, "PEOPLE", people, NULL);
	enum msgid m = debt_text(h->words, "TOLD", err);
	if (m == MSG_OK)
		m = debt_text(h->employer, "EMPLOYER", err);
	for (size_t i = 0; m == MSG_OK && i < b->count; i++)
		m = check_line(&b->lines[i], seen, err);
	return m == MSG_OK ? fin_add_up(b->lines, b->count, sum, err) : m;
}

/* The call this desk has open on the account; 0: none. */
static enum msgid call_of(struct desk *d, int64_t account_id, int64_t *contact_id,
	struct err *err)
{
	struct open_call_row calls[16];
	size_t n = 0;
	enum msgid m = open_call_list(d->db, d->user_id, calls, ARRAY_SIZE(calls), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (calls[i].account_id == account_id)
			*contact_id = calls[i].contact_id;
	return m;
}

static enum msgid put_reason(struct desk *d, const struct statement_row *h, struct err *err)
{
	struct party_row p;
	bool found = false;
	const char *text = fin_reason_text(h->reason);
	if (!text)
		return MSG_OK;
	enum msgid m = party_load(d->db, h->consumer_id, &p, &found, err);
	if (m != MSG_OK || !found || strcmp(p.reason, text) == 0)
		return m;
	return party_set_reason(d->db, h->consumer_id, text, err);
}

static enum msgid tell(struct desk *d, const struct statement_row *h, const struct fin_sum *sum,
	struct err *err)
{
	char text[NOTE_SIZE], in[MONEY_TEXT_SIZE], out[MONEY_TEXT_SIZE], left[MONEY_TEXT_SIZE];
	const char *reason = fin_reason_text(h->reason);
	money_show(sum->income, in);
	money_show(sum->expense, out);
	money_show(sum->disposable, left);
	(void)text_putf(text, sizeof text, "Financial statement: income %s, expenses %s, left %s "
		"a month%s%s%s%s", in, out, left, reason ? ". " : "", reason ? reason : "",
		h->words[0] ? ": " : "", h->words);
	return people_tell(d, h->consumer_id, text, err);
}

static enum msgid save(struct desk *d, const struct budget *b, const struct fin_sum *sum,
	int64_t *id, struct err *err)
{
	enum msgid m = statement_insert(d->db, &b->head, id, err);
	for (size_t i = 0; m == MSG_OK && i < b->count; i++)
		m = statement_line_insert(d->db, *id, &b->lines[i], err);
	if (m == MSG_OK)
		m = put_reason(d, &b->head, err);
	if (m == MSG_OK)
		m = tell(d, &b->head, sum, err);
	return m == MSG_OK ? desk_audit(d, "statement", "statement", *id, "", err) : m;
}

enum msgid budget_save(struct desk *d, int64_t account_id, const struct budget *b, int64_t *id,
	struct err *err)
{
	struct budget new = *b;
	struct account_row a;
	struct fin_sum sum = { .known = false };
	enum msgid m = desk_may(d, OP_PEOPLE, err);
	if (m == MSG_OK)
		m = check(&new, &sum, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = account_need(d, account_id, &a, err);
	if (m == MSG_OK)
		m = call_of(d, account_id, &new.head.contact_id, err);
	if (m == MSG_OK) {
		new.head.consumer_id = a.consumer_id;
		new.head.told_on = desk_today(d);
		new.head.at = desk_now(d);
		new.head.user_id = d->user_id;
		m = save(d, &new, &sum, id, err);
	}
	return db_end(d->db, m, err);
}

/* --- looking ------------------------------------------------------------------------------- */

enum msgid budget_load(struct desk *d, int64_t id, struct budget *out, struct err *err)
{
	struct budget b = { .count = 0 };
	bool found = false;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = statement_load(d->db, id, &b.head, &found, err);
	if (m == MSG_OK && !found)
		return err_set(err, MSG_FIN_UNKNOWN, "", NULL);
	if (m == MSG_OK)
		m = statement_lines(d->db, id, b.lines, FIN_ITEM_COUNT, &b.count, err);
	if (m == MSG_OK)
		*out = b;
	return m;
}

enum msgid budget_list(struct desk *d, int64_t consumer_id, int64_t before,
	struct statement_row *out, size_t max, size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? statement_list(d->db, consumer_id, before, out, max, n, err) : m;
}

enum msgid budget_newest(struct desk *d, int64_t consumer_id, struct budget *out, bool *found,
	struct err *err)
{
	struct statement_row row;
	size_t n = 0;
	enum msgid m = budget_list(d, consumer_id, 0, &row, 1, &n, err);
	if (m == MSG_OK && n)
		m = budget_load(d, row.id, out, err);
	if (m == MSG_OK)
		*found = n > 0;
	return m;
}

enum msgid budget_disposable(struct desk *d, int64_t consumer_id, struct budget_left *out,
	struct err *err)
{
	struct budget b = { .count = 0 };
	struct budget_left left = { .told = DATE_NONE };
	bool found = false;
	enum msgid m = budget_newest(d, consumer_id, &b, &found, err);
	if (m == MSG_OK && found) {
		left.told = b.head.told_on;
		m = fin_add_up(b.lines, b.count, &left.sum, err);
	}
	if (m == MSG_OK)
		*out = left;
	return m;
}

struct budget_fit budget_fit(const struct fin_sum *sum, struct money owed)
{
	struct budget_fit fit = { .months = 0 };
	int64_t left = sum->disposable.cents;
	if (!sum->known || left <= 0 || owed.cents <= 0)
		return fit;
	fit.installment.cents = left < owed.cents ? left : owed.cents;
	int64_t months = (owed.cents + left - 1) / left;
	fit.months = months > INT32_MAX ? INT32_MAX : (int)months;
	return fit;
}
