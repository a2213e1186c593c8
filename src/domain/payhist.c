/* SPDX-License-Identifier: MIT */
#include "arrears/domain/payhist.h"

#include "promise_private.h"

#define TREND_MONTHS 3

struct date payhist_month(struct date today, int i)
{
	struct ymd c = date_ymd(today);

	return date_add_months(date_from_ymd(c.year, c.month, 1), -i);
}

static int months_ago(struct date d, struct date today)
{
	struct ymd a = date_ymd(d), b = date_ymd(today);

	return (b.year - a.year) * 12 + b.month - a.month;
}

static void take_payment(struct payhist *h, const struct paid *p, struct date today)
{
	int ago = months_ago(p->dated, today);

	h->total.cents += p->amount.cents;
	h->count++;
	if (money_cmp(p->amount, h->largest) > 0)
		h->largest = p->amount;
	if (date_cmp(p->dated, h->last) > 0)
		h->last = p->dated;
	if (ago < PAYHIST_MONTHS) {
		h->month[ago].cents += p->amount.cents;
		h->payments[ago]++;
	}
}

static void take_dues(struct payhist *h, const struct payhist_due *dues, size_t n)
{
	int64_t days = 0;
	int settled = 0;

	for (size_t i = 0; i < n; i++) {
		h->kept += dues[i].state == PROMISE_KEPT;
		h->partial += dues[i].state == PROMISE_PARTIAL;
		h->broken += dues[i].state == PROMISE_BROKEN;
		if (date_is_none(dues[i].settled))
			continue;
		settled++;
		if (date_cmp(dues[i].settled, dues[i].due) > 0)
			days += date_days_between(dues[i].due, dues[i].settled);
	}
	if (settled > 0)
		h->days_late_tenths = (int)((days * 10 + settled / 2) / settled);
}

/* The month that is not over says nothing yet. */
static enum trend trend_of(const struct payhist *h)
{
	int64_t now = 0, before = 0;

	for (int i = 1; i <= TREND_MONTHS; i++) {
		now += h->month[i].cents;
		before += h->month[i + TREND_MONTHS].cents;
	}
	if (now == 0 && before == 0)
		return TREND_NONE;
	if ((wide_int)now * 10 > (wide_int)before * 11)
		return TREND_UP;
	return (wide_int)now * 10 < (wide_int)before * 9 ? TREND_DOWN : TREND_FLAT;
}

struct payhist payhist_make(const struct paid *paid, size_t n, const struct payhist_due *dues,
	size_t due_count, struct date today)
{
	struct payhist h = { .last = DATE_NONE };

	for (size_t i = 0; i < n; i++)
		if (paid_stands(&paid[i], today) && date_cmp(paid[i].dated, today) <= 0)
			take_payment(&h, &paid[i], today);
	if (h.count > 0)
		h.average.cents = (h.total.cents + h.count / 2) / h.count;
	take_dues(&h, dues, due_count);
	h.trend = trend_of(&h);
	return h;
}

const char *trend_name(enum trend t)
{
	static const char *const names[] = {
		[TREND_NONE] = "", [TREND_UP] = "UP", [TREND_FLAT] = "FLAT",
		[TREND_DOWN] = "DOWN",
	};

	return (unsigned)t < ARRAY_SIZE(names) ? names[t] : "";
}
