/* SPDX-License-Identifier: MIT */
/* What a sum below the balance means, before it is offered. */
#include "arrears/desk/floor.h"
#include "arrears/desk/interest.h"
#include "arrears/desk/terms.h"
#include "debt.h"
#include "offer_private.h"

#define DUE_DAYS_MAX 366
#define USUAL_DAYS 7
#define PART_LEAST INT64_C(100)                /* cents of one payment */

enum msgid settle_base(struct desk *d, int64_t account_id, struct date due,
	struct settle_base *out, struct err *err)
{
	struct interest_state interest;
	struct settle_base b = { .has_floor = false };
	enum msgid m = account_need(d, account_id, &b.account, err);
	if (m == MSG_OK)
		m = interest_accrued(d, account_id, due, &interest, err);
	if (m != MSG_OK)
		return m;
	b.accrued = interest.unposted;
	m = money_add(b.account.balance, b.accrued, &b.owed, err);
	struct floor_debt debt = { b.account.client_id,
		date_days_between(b.account.placed_on, desk_today(d)), b.owed };
	if (m == MSG_OK)
		m = floors_pick(d, &debt, &b.floor, &b.has_floor, err);
	if (m == MSG_OK)
		*out = b;
	return m;
}

static struct money floor_of(const struct settle_base *b, enum user_role role)
{
	return b->has_floor && (int)role < SETTLE_ROLES ?
		floor_amount(b->floor.floor[role], b->owed) : b->owed;
}

enum msgid settle_role_may(const struct settle_base *b, const struct lead *who,
	struct money amount, struct err *err)
{
	char sum[MONEY_TEXT_SIZE], floor[MONEY_TEXT_SIZE];
	struct money lowest = floor_of(b, USER_ADMIN), own = floor_of(b, who->role);
	money_show(amount, sum);
	if (money_cmp(amount, lowest) < 0) {
		money_show(lowest, floor);
		return err_set(err, MSG_SETTLE_BELOW, "AMOUNT", sum, floor, NULL);
	}
	if (money_cmp(amount, own) >= 0)
		return MSG_OK;
	money_show(own, floor);
	return err_set(err, MSG_SETTLE_APPROVER, "", who->name, sum, floor, NULL);
}

static enum msgid check_due(const struct settle_terms *t, struct date today, struct err *err)
{
	char text[9], other[9];
	struct date before = t->due;
	date_show(t->due, text);
	if (date_is_none(t->due) || date_cmp(t->due, today) < 0)
		return err_set(err, MSG_SETTLE_DUE_PAST, "DUE", text, NULL);
	if (date_days_between(today, t->due) > DUE_DAYS_MAX)
		return err_set(err, MSG_SETTLE_DUE_FAR, "DUE", text, NULL);
	if (date_is_business_day(t->due))
		return MSG_OK;
	while (!date_is_business_day(before))
		before = date_add_days(before, -1);
	if (date_cmp(before, today) < 0)
		before = date_add_business_days(t->due, 1);
	date_show(before, other);
	return err_set(err, MSG_SETTLE_DUE_CLOSED, "DUE", text, other, NULL);
}

static enum msgid check_sum(const struct settle_terms *t, const struct settle_base *b,
	struct err *err)
{
	char sum[MONEY_TEXT_SIZE], owed[MONEY_TEXT_SIZE];
	if (b->owed.cents <= 0)
		return err_set(err, MSG_SETTLE_NOTHING, "", NULL);
	if (t->amount.cents <= 0)
		return err_set(err, MSG_SETTLE_AMOUNT, "AMOUNT", NULL);
	if (money_cmp(t->amount, b->owed) < 0)
		return MSG_OK;
	money_show(t->amount, sum);
	money_show(b->owed, owed);
	return err_set(err, MSG_SETTLE_OVER, "AMOUNT", sum, owed, NULL);
}

/* Until when it stands: as told, else the client's days, never past the due date. */
static enum msgid find_valid(struct desk *d, const struct settle_terms *t, int64_t client_id,
	struct date *out, struct err *err)
{
	struct terms terms;
	char text[9], last[9];
	struct date today = desk_today(d);
	enum msgid m = terms_of(d, client_id, &terms, err);
	if (m != MSG_OK)
		return m;
	struct date valid = date_is_none(t->valid_until) ?
		date_add_days(today, terms.settle_valid_days) : t->valid_until;
	if (date_is_none(t->valid_until) && date_cmp(valid, t->due) > 0)
		valid = t->due;
	date_show(valid, text);
	date_show(t->due, last);
	if (date_cmp(valid, today) < 0 || date_cmp(valid, t->due) > 0)
		return err_set(err, MSG_SETTLE_VALID, "VALID", text, last, NULL);
	*out = valid;
	return MSG_OK;
}

/* Payment i of n, back from the due date: a month apart, else two weeks, else one. */
static struct date part_date(struct date due, int back, int step)
{
	return step == 0 ? date_add_months(due, -back) : date_add_days(due, -back * step);
}

/* It must be received by its day, so that is one on which banks are open: the one before, or after
 * it where that is over. */
static struct date bank_day(struct date on, struct date today)
{
	struct date before = on;
	while (!date_is_business_day(before))
		before = date_add_days(before, -1);
	return date_cmp(before, today) >= 0 ? before : date_add_business_days(on, 1);
}

static enum msgid find_parts(const struct settle_terms *t, struct date today,
	struct settle_quote *q, struct err *err)
{
	static const int steps[] = { 0, 14, 7 };
	int n = t->installments ? t->installments : 1;
	char count[12], due[9];
	size_t s = 0;
	(void)text_putf(count, sizeof count, "%d", n);
	date_show(t->due, due);
	if (n < 1 || n > SETTLE_PAYMENTS_MAX || t->amount.cents / n < PART_LEAST)
		return err_set(err, MSG_SETTLE_PARTS, "PARTS", count, due, NULL);
	while (s < ARRAY_SIZE(steps) && date_cmp(part_date(t->due, n - 1, steps[s]), today) < 0)
		s++;
	if (s == ARRAY_SIZE(steps))
		return err_set(err, MSG_SETTLE_PARTS, "PARTS", count, due, NULL);
	struct money each, left = t->amount;
	enum msgid m = money_mul_ratio(t->amount, 1, n, ROUND_DOWN, &each, err);
	for (int i = 0; m == MSG_OK && i < n; i++) {
		q->parts[i] = (struct settle_part){ .amount = i == n - 1 ? left : each,
			.on = bank_day(part_date(t->due, n - 1 - i, steps[s]), today) };
		left.cents -= each.cents;
	}
	q->count = n;
	return m;
}

/* True words, and never a threat: we do not file, and cannot know whether the client will. */
static void flag_words(struct settle_quote *q)
{
	if (q->answer.report)
		(void)text_put(q->flag, sizeof q->flag,
			"600.00 or more forgiven: the client decides whether a form is filed.");
}

/* What we asked last, for the next counter-offer. What waits for an approval was not said yet. */
static enum msgid last_asked(struct desk *d, int64_t account_id, struct money *out,
	struct err *err)
{
	struct offer_row rows[8];
	size_t n = 0;
	enum msgid m = offer_list(d->db, account_id, rows, ARRAY_SIZE(rows), &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (rows[i].side == OFFER_BY_US && rows[i].state != OFFER_EXPIRED &&
		    rows[i].state != OFFER_WAITING) {
			*out = rows[i].amount;
			break;
		}
	return m;
}

static enum msgid judge(struct desk *d, const struct settle_terms *t, const struct settle_base *b,
	struct settle_quote *q, struct err *err)
{
	struct offer o = { .balance = b->owed, .amount = t->amount, .role = d->role };
	enum msgid m = last_asked(d, t->account_id, &o.asked, err);
	if (m != MSG_OK)
		return m;
	q->owed = b->owed;
	q->accrued = b->accrued;
	q->has_floor = b->has_floor;
	q->answer = offer_judge(b->has_floor ? &b->floor : NULL, &o);
	q->mine = floor_of(b, d->role);
	flag_words(q);
	return MSG_OK;
}

enum msgid settle_quote(struct desk *d, const struct settle_terms *t, struct settle_quote *out,
	struct err *err)
{
	struct settle_base b;
	struct settle_quote q = { .count = 0 };
	struct date today = desk_today(d);
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = check_due(t, today, err);
	if (m == MSG_OK)
		m = settle_base(d, t->account_id, t->due, &b, err);
	if (m == MSG_OK)
		m = promise_allowed(d, t->account_id, err);
	if (m == MSG_OK)
		m = check_sum(t, &b, err);
	if (m == MSG_OK)
		m = find_valid(d, t, b.account.client_id, &q.valid_until, err);
	if (m == MSG_OK)
		m = find_parts(t, today, &q, err);
	if (m == MSG_OK)
		m = judge(d, t, &b, &q, err);
	if (m == MSG_OK)
		*out = q;
	return m;
}

enum msgid settle_owed(struct desk *d, const struct settle_terms *t, struct settle_quote *out,
	struct err *err)
{
	struct settle_base b;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = check_due(t, desk_today(d), err);
	if (m == MSG_OK)
		m = settle_base(d, t->account_id, t->due, &b, err);
	if (m == MSG_OK)
		*out = (struct settle_quote){ .owed = b.owed, .accrued = b.accrued,
			.has_floor = b.has_floor, .mine = floor_of(&b, d->role),
			.valid_until = DATE_NONE };
	return m;
}

struct date settle_usual_due(const struct desk *d)
{
	struct date today = desk_today(d), due = date_end_of_month(today);
	if (date_days_between(today, due) < USUAL_DAYS)
		due = date_end_of_month(date_add_days(due, 1));
	while (!date_is_business_day(due))
		due = date_add_days(due, -1);
	return due;
}
