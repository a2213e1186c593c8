/* SPDX-License-Identifier: MIT */
/* What promises and plans ask of an account before they are taken. */
#include "promise_parts.h"

#include "arrears/desk/payoff.h"
#include "arrears/desk/planview.h"
#include "debt.h"

enum msgid standing_load(struct desk *d, int64_t account_id, struct standing *out,
	struct err *err)
{
	struct standing s;
	enum msgid m = account_need(d, account_id, &s.account, err);
	if (m == MSG_OK)
		m = terms_of(d, s.account.client_id, &s.terms, err);
	if (m != MSG_OK)
		return m;
	s.rule = (struct promise_rule){ .grace_mail = s.terms.grace_mail,
		.grace_phone = s.terms.grace_phone, .tolerance = s.terms.promise_tolerance };
	*out = s;
	return MSG_OK;
}

enum msgid standing_holds(struct desk *d, const struct account_row *a, unsigned more, char *out,
	size_t size, struct err *err)
{
	FACTS_AUTO box = { .rows = NULL };
	enum msgid m = desk_load_facts(d, a->consumer_id, &box, err);
	if (m != MSG_OK)
		return m;
	unsigned holds = facts_holds(&box.f, a->id) & ~(unsigned)(HOLD_DNC | HOLD_CLOSED);
	holds |= more;
	holds_words(holds, out, size);
	if (holds == 0 && a->status.class == STATUS_HOLD)
		(void)text_put(out, size, a->status.text);
	return MSG_OK;
}

enum msgid standing_check(struct desk *d, const struct standing *s, struct err *err)
{
	const struct account_row *a = &s->account;
	char what[80];
	if (a->status.class == STATUS_CLOSED || a->balance.cents <= 0)
		return err_set(err, MSG_PROMISE_CLOSED, "",
			a->status.class == STATUS_CLOSED ? a->status.code : "paid", NULL);
	struct date clears;
	enum msgid m = plan_clearing(d, a->id, &clears, err);
	if (m != MSG_OK)
		return m;
	if (!date_is_none(clears)) {
		date_show(clears, what);
		return err_set(err, MSG_SETTLE_CLEARING, "", what, NULL);
	}
	m = standing_holds(d, a, a->disputed ? HOLD_DISPUTE : 0, what, sizeof what, err);
	return m == MSG_OK && what[0] ? err_set(err, MSG_PROMISE_BARRED, "", what, NULL) : m;
}

enum msgid promise_allowed(struct desk *d, int64_t account_id, struct err *err)
{
	struct standing s;
	enum msgid m = standing_load(d, account_id, &s, err);
	return m == MSG_OK ? standing_check(d, &s, err) : m;
}

/* A day of the last weeks is read as next year's: that is said. */
static enum msgid too_far(struct date today, struct date due, const char *most, struct err *err)
{
	struct ymd y = date_ymd(due);
	struct date year_before = date_from_ymd(y.year - 1, y.month, y.day);
	char day[9], past[9];
	date_show(due, day);
	date_show(year_before, past);
	return !date_is_none(year_before) && date_cmp(year_before, today) < 0 &&
			date_days_between(year_before, today) <= 31 ?
		err_set(err, MSG_PROMISE_YEAR, "DATE", day, most, past, NULL) :
		err_set(err, MSG_PROMISE_FAR, "DATE", day, most, NULL);
}

enum msgid standing_date(struct desk *d, const struct standing *s, struct date due,
	struct err *err)
{
	char day[9], most[12];
	date_show(due, day);
	(void)text_putf(most, sizeof most, "%d", s->terms.promise_days);
	if (date_cmp(due, desk_today(d)) < 0)
		return err_set(err, MSG_PROMISE_PAST, "DATE", day, NULL);
	if (date_days_between(desk_today(d), due) > s->terms.promise_days)
		return too_far(desk_today(d), due, most, err);
	return MSG_OK;
}

enum msgid standing_amount(struct desk *d, const struct standing *s, struct money amount,
	struct date due, struct err *err)
{
	struct payoff_quote most;
	char sum[MONEY_TEXT_SIZE], limit[MONEY_TEXT_SIZE], day[9];
	if (amount.cents <= 0)
		return err_set(err, MSG_PROMISE_ZERO, "AMOUNT", NULL);
	enum msgid m = payoff_on(d, s->account.id, due, &most, err);
	if (m != MSG_OK)
		return m;
	money_show(amount, sum);
	money_show(most.total, limit);
	date_show(due, day);
	if (money_cmp(amount, most.total) > 0)
		return err_set(err, MSG_PROMISE_OVER, "AMOUNT", sum, limit, day, NULL);
	money_show(s->terms.min_promise, limit);
	if (money_cmp(amount, s->terms.min_promise) < 0 &&
	    money_cmp(amount, s->account.balance) < 0)
		return err_set(err, MSG_PROMISE_MINIMUM, "AMOUNT", limit, NULL);
	return MSG_OK;
}
