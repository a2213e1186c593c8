/* SPDX-License-Identifier: MIT */
#include "arrears/domain/instrument.h"

#include "words.h"

#define NOTICE_FIRST 10                        /* business days before, 1006.22(c)(1) */
#define NOTICE_LAST 3
#define NOTICE_FREE 5                          /* days ahead that need no notice */
#define ACH_DAYS 10                            /* days before, 1005.10(d)(1) */
#define REPRESENT_DAYS 180
#define REPRESENT_TIMES 2

static const char *const kinds[INSTRUMENT_COUNT] = {
	[INSTRUMENT_CHECK] = "check", [INSTRUMENT_ACH] = "ach", [INSTRUMENT_CARD] = "card",
};
static const char *const states[ITEM_STATE_COUNT] = {
	[ITEM_WAITING] = "waiting", [ITEM_HELD] = "held", [ITEM_DEPOSITED] = "deposited",
	[ITEM_RETURNED] = "returned", [ITEM_CANCELLED] = "cancelled",
};

const char *instrument_name(enum instrument k)
{
	return (unsigned)k < INSTRUMENT_COUNT ? kinds[k] : "";
}

const char *instrument_words(enum instrument k, size_t count)
{
	static const char *const words[INSTRUMENT_COUNT][2] = {
		[INSTRUMENT_CHECK] = { "check", "checks" },
		[INSTRUMENT_ACH] = { "ACH debit", "ACH debits" },
		[INSTRUMENT_CARD] = { "card payment", "card payments" },
	};
	return (unsigned)k < INSTRUMENT_COUNT ? words[k][count != 1] : "";
}

bool instrument_parse(const char *text, enum instrument *out)
{
	int at = word_find(kinds, INSTRUMENT_COUNT, text);

	if (at >= 0)
		*out = (enum instrument)at;
	return at >= 0;
}

const char *item_state_name(enum item_state s)
{
	return (unsigned)s < ITEM_STATE_COUNT ? states[s] : "";
}

bool item_state_parse(const char *text, enum item_state *out)
{
	int at = word_index(states, ITEM_STATE_COUNT, text);

	if (at >= 0)
		*out = (enum item_state)at;
	return at >= 0;
}

static struct date business_days_before(struct date d, int n)
{
	while (n > 0 && !date_is_none(d)) {
		d = date_add_days(d, -1);
		n -= date_is_business_day(d);
	}
	return d;
}

bool item_postdated(struct date agreed, struct date dated)
{
	return date_is_none(agreed) || date_days_between(agreed, dated) > NOTICE_FREE;
}

struct notice_window notice_window(struct date taken, struct date dated)
{
	return item_window(&(struct item_facts){ .taken = taken, .dated = dated,
		.postdated = item_postdated(taken, dated) });
}

struct notice_window item_window(const struct item_facts *i)
{
	struct notice_window w = { .needed = i->postdated, .first = DATE_NONE,
		.last = DATE_NONE };

	if (!w.needed)
		return w;
	w.first = business_days_before(i->dated, NOTICE_FIRST);
	w.last = business_days_before(i->dated, NOTICE_LAST);
	if (date_cmp(w.first, i->taken) < 0)
		w.first = i->taken;
	return w;
}

enum ach_need ach_need(const struct ach_facts *a, struct date today)
{
	struct date last = date_add_days(a->dated, -ACH_DAYS);

	if (a->revoked)
		return ACH_REVOKED;
	if (!a->authorized)
		return ACH_AUTHORIZATION;
	if (a->recurring && !a->copy_given)
		return ACH_COPY;
	if (!a->recurring || !a->varies)
		return ACH_READY;
	if (date_is_none(a->noticed))
		return date_cmp(today, last) > 0 ? ACH_NOTICE_LATE : ACH_NOTICE;
	return date_cmp(a->noticed, last) > 0 ? ACH_NOTICE_LATE : ACH_READY;
}

const char *ach_need_text(enum ach_need n)
{
	static const char *const texts[] = {
		[ACH_READY] = "Ready",
		[ACH_REVOKED] = "Authorization revoked: no further debits",
		[ACH_AUTHORIZATION] = "Needs an authorization, signed or authenticated",
		[ACH_COPY] = "Needs a copy of the authorization given to the consumer",
		[ACH_NOTICE] = "Amount varies: needs notice ten days before",
		[ACH_NOTICE_LATE] = "Amount varies, and ten days' notice was not given",
	};

	return (unsigned)n < ARRAY_SIZE(texts) ? texts[n] : "";
}

static const struct return_code codes[] = {
	{ "R01", RETURN_RETRY, "Insufficient funds" },
	{ "R02", RETURN_DEAD, "Account closed" },
	{ "R03", RETURN_DEAD, "No account, or not found" },
	{ "R04", RETURN_DEAD, "Account number invalid" },
	{ "R07", RETURN_STOP, "Authorization revoked" },
	{ "R08", RETURN_STOP, "Payment stopped" },
	{ "R09", RETURN_RETRY, "Uncollected funds" },
	{ "R10", RETURN_STOP, "Customer says not authorized" },
	{ "R16", RETURN_DEAD, "Account frozen" },
	{ "R20", RETURN_DEAD, "Not a transaction account" },
	{ "R29", RETURN_STOP, "Company says not authorized" },
	{ "NSF", RETURN_RETRY, "Check: insufficient funds" },
	{ "CLOSED", RETURN_DEAD, "Check: account closed" },
	{ "STOP", RETURN_STOP, "Check: payment stopped" },
	{ "DECLINED", RETURN_RETRY, "Card: declined" },
	{ "EXPIRED", RETURN_DEAD, "Card: expired or closed" },
	{ "DISPUTED", RETURN_STOP, "Card: charge disputed" },
};

const struct return_code *return_code_row(size_t i)
{
	return i < ARRAY_SIZE(codes) ? &codes[i] : NULL;
}

const struct return_code *return_code_find(const char *code)
{
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++)
		if (word_same(codes[i].code, code))
			return &codes[i];
	return NULL;
}

bool represent_allowed(const struct return_code *c, int presented, struct date first,
	struct date today)
{
	return c->is == RETURN_RETRY && presented >= 1 && presented <= REPRESENT_TIMES &&
		date_days_between(first, today) <= REPRESENT_DAYS;
}

static struct date bank_day(struct date d)
{
	return date_is_none(d) || date_is_business_day(d) ? d : date_add_business_days(d, 1);
}

/* No notice stands: wait for its window, give it, or say that it is too late for that date. */
static struct item_due without_notice(const struct notice_window *w, struct date today)
{
	if (date_cmp(today, w->first) < 0 && date_cmp(w->first, w->last) <= 0)
		return (struct item_due){ DUE_WAIT, .by = w->first };
	if (date_cmp(today, w->last) <= 0)
		return (struct item_due){ DUE_NOTICE, .by = w->last };
	return (struct item_due){ DUE_NOTICE_LATE,
		.by = date_add_business_days(bank_day(today), NOTICE_LAST) };
}

/* The days on which it may be deposited, and whether there are any: the notice counts to the day
 * of the deposit, also where that is later than the date on the item. */
static bool deposit_days(const struct item_facts *i, const struct notice_window *w,
	struct date *first, struct date *last)
{
	*first = bank_day(i->dated);
	*last = DATE_NONE;
	if (!w->needed)
		return true;
	if (date_is_none(i->noticed) || date_cmp(i->noticed, i->taken) < 0)
		return false;
	struct date after = date_add_business_days(bank_day(i->noticed), NOTICE_LAST);

	if (date_cmp(after, *first) > 0)
		*first = after;
	*last = date_add_business_days(i->noticed, NOTICE_FIRST);
	return date_cmp(*first, *last) <= 0;
}

struct item_due item_todo(const struct item_facts *i, struct date today)
{
	struct notice_window w = item_window(i);
	struct ach_facts ach = i->ach;
	struct item_due due = { DUE_NOTHING, .by = DATE_NONE };
	struct date first, last;

	if (i->state != ITEM_WAITING && i->state != ITEM_HELD)
		return due;
	if (i->state == ITEM_HELD && (date_is_none(i->hold_until) ||
	    date_cmp(today, i->hold_until) < 0))
		return (struct item_due){ DUE_HELD, .by = i->hold_until };
	ach.dated = i->dated;
	due.ach = i->kind == INSTRUMENT_ACH ? ach_need(&ach, today) : ACH_READY;
	if (due.ach == ACH_REVOKED)
		return (struct item_due){ DUE_ACH, .by = DATE_NONE, .ach = due.ach };
	if (!deposit_days(i, &w, &first, &last) ||
	    (!date_is_none(last) && date_cmp(today, last) > 0)) {
		struct item_due notice = without_notice(&w, today);

		if (notice.todo != DUE_WAIT || due.ach == ACH_READY)
			return notice;
	}
	if (due.ach != ACH_READY)
		return (struct item_due){ DUE_ACH, .by = i->dated, .ach = due.ach };
	due.todo = date_cmp(today, first) >= 0 && date_is_business_day(today) ? DUE_DEPOSIT :
		DUE_WAIT;
	due.by = due.todo == DUE_DEPOSIT ? last :
		bank_day(date_cmp(today, first) > 0 ? today : first);
	return due;
}
