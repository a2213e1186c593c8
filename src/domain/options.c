/* SPDX-License-Identifier: MIT */
#include "arrears/domain/options.h"

static const char *const labels[OPTION_COUNT] = {
	[OPTION_FULL] = "Pay in full", [OPTION_SETTLE] = "Settle",
	[OPTION_PLAN_A] = "Plan A", [OPTION_PLAN_B] = "Plan B",
};

const char *option_label(enum option_kind k)
{
	return (unsigned)k < OPTION_COUNT ? labels[k] : "";
}

/* Months that so many payments take, the last one's included: 4 weekly ones take one, 5 two. */
static int months_of(int count, int per_year)
{
	return (count * 12 + per_year - 1) / per_year;
}

static enum msgid finish(const struct option_facts *f, struct option_column *c, struct err *err)
{
	c->offered = true;
	c->fits = fin_fits(&f->finance, c->monthly);
	return money_sub(f->balance, c->total, &c->saved, err);
}

static enum msgid at_once(const struct option_facts *f, struct money sum, struct option_column *c,
	struct err *err)
{
	*c = (struct option_column){ .monthly = sum, .total = sum, .months = 1 };
	return finish(f, c, err);
}

/* A single payment is its own month. */
static enum msgid planned(const struct option_facts *f, const struct option_plan *p,
	struct option_column *c, struct err *err)
{
	int per_year = frequency_per_year(p->every);
	struct money monthly = p->installment;
	enum msgid id = MSG_OK;

	if (p->count > 1)
		id = money_mul_ratio(p->installment, per_year, 12, ROUND_HALF_UP, &monthly, err);
	if (id != MSG_OK)
		return id;
	*c = (struct option_column){ .monthly = monthly, .total = p->total,
		.months = months_of(p->count, per_year) };
	return finish(f, c, err);
}

enum msgid options_compare(const struct option_facts *f, struct option_column out[OPTION_COUNT],
	struct err *err)
{
	struct option_column c[OPTION_COUNT] = { 0 };
	enum msgid id = at_once(f, f->balance, &c[OPTION_FULL], err);

	if (id == MSG_OK && f->settle.cents > 0)
		id = at_once(f, f->settle, &c[OPTION_SETTLE], err);
	for (int i = 0; i < 2 && id == MSG_OK; i++)
		if (f->plan[i].count > 0)
			id = planned(f, &f->plan[i], &c[OPTION_PLAN_A + i], err);
	if (id == MSG_OK)
		memcpy(out, c, sizeof c);
	return id;
}
