/* SPDX-License-Identifier: MIT */
#include "arrears/domain/commission.h"

#include "arrears/base/text.h"
#include "words.h"

static const char *const sources[SOURCE_COUNT] = {
	[SOURCE_ANY] = "any", [SOURCE_US] = "us", [SOURCE_DIRECT] = "client",
};
static const char *const suits[SUIT_COUNT] = {
	[SUIT_ANY] = "any", [SUIT_NO] = "no", [SUIT_YES] = "yes",
};

const char *money_source_name(enum money_source s)
{
	return (unsigned)s < SOURCE_COUNT ? sources[s] : "";
}

bool money_source_parse(const char *text, enum money_source *out)
{
	int at = word_find(sources, SOURCE_COUNT, text);

	if (at >= 0)
		*out = (enum money_source)at;
	return at >= 0;
}

const char *suit_only_name(enum suit_only s)
{
	return (unsigned)s < SUIT_COUNT ? suits[s] : "";
}

bool suit_only_parse(const char *text, enum suit_only *out)
{
	int at = word_find(suits, SUIT_COUNT, text);

	if (at >= 0)
		*out = (enum suit_only)at;
	return at >= 0;
}

static bool fits(const struct commission_rate *r, const struct commission_facts *f,
	int64_t client)
{
	if (r->client != client || date_cmp(r->from, f->on) > 0)
		return false;
	if (r->source != SOURCE_ANY && r->source != f->source)
		return false;
	if (r->suit != SUIT_ANY && (r->suit == SUIT_YES) != f->suit)
		return false;
	return f->age >= r->min_age && money_cmp(f->balance, r->min_balance) >= 0;
}

static bool closer(const struct commission_rate *a, const struct commission_rate *b)
{
	if ((a->suit != SUIT_ANY) != (b->suit != SUIT_ANY))
		return a->suit != SUIT_ANY;
	if ((a->source != SOURCE_ANY) != (b->source != SOURCE_ANY))
		return a->source != SOURCE_ANY;
	if (a->min_age != b->min_age)
		return a->min_age > b->min_age;
	if (money_cmp(a->min_balance, b->min_balance) != 0)
		return money_cmp(a->min_balance, b->min_balance) > 0;
	if (date_cmp(a->from, b->from) != 0)
		return date_cmp(a->from, b->from) > 0;
	return a->id > b->id;
}

static const struct commission_rate *closest(const struct commission_rate *rows, size_t n,
	const struct commission_facts *f, int64_t client)
{
	const struct commission_rate *best = NULL;

	for (size_t i = 0; i < n; i++)
		if (fits(&rows[i], f, client) && (best == NULL || closer(&rows[i], best)))
			best = &rows[i];
	return best;
}

const struct commission_rate *commission_pick(const struct commission_rate *rows, size_t n,
	const struct commission_facts *f)
{
	const struct commission_rate *own = closest(rows, n, f, f->client);

	return own != NULL ? own : closest(rows, n, f, 0);
}

/* Percent and flat sum, before the limit. */
static enum msgid in_full(const struct commission *c, struct money *out, struct err *err)
{
	struct money part;
	enum msgid id = money_percent(c->base, c->percent, ROUND_HALF_UP, &part, err);

	return id == MSG_OK ? money_add(part, c->flat, out, err) : id;
}

enum msgid commission_of(const struct commission_rate *row, struct money amount,
	struct commission *out, struct err *err)
{
	struct commission c = { .base = amount };
	enum msgid id;

	if (amount.cents <= 0)
		BUG("commission of nothing");
	if (row != NULL) {
		c.percent = row->percent;
		c.flat = row->flat;
	}
	id = in_full(&c, &c.earned, err);
	if (id != MSG_OK)
		return id;
	if (money_cmp(c.earned, amount) > 0)
		c.earned = amount;
	*out = c;
	return MSG_OK;
}

void commission_text(const struct commission *c, char out[COMMISSION_TEXT])
{
	char percent[MONEY_TEXT_SIZE], base[MONEY_TEXT_SIZE], flat[MONEY_TEXT_SIZE + 3] = "",
		earned[MONEY_TEXT_SIZE];
	struct money full = c->earned;
	bool limit = in_full(c, &full, NULL) != MSG_OK || full.cents != c->earned.cents;

	money_show((struct money){ c->percent }, percent);
	money_show(c->base, base);
	money_show(c->earned, earned);
	if (c->flat.cents != 0) {
		(void)text_put(flat, sizeof flat, " + ");
		money_show(c->flat, flat + 3);
	}
	(void)text_putf(out, COMMISSION_TEXT, "%s%% of %s%s = %s %s", percent, base, flat, earned,
		limit ? "not more than paid" : "half up");
}
