/* SPDX-License-Identifier: MIT */
#include "arrears/domain/finance.h"

#include "words.h"

static const struct fin_kind kinds[FIN_ITEM_COUNT] = {
#define FIN_ITEM(id, group, label) [FIN_##id] = { #id, FIN_##group, label },
#include "arrears/domain/finance.def"
#undef FIN_ITEM
};

static const struct fin_reason reasons[] = {
#define FIN_REASON(code, text) { code, text },
#include "arrears/domain/finance.def"
#undef FIN_REASON
};

/* How often, and what brings it to a month: times num / den. */
static const struct { const char *name; char letter; int num, den; } often[EVERY_COUNT] = {
	[EVERY_MONTH] = { "month", 'M', 1, 1 },
	[EVERY_WEEK] = { "week", 'W', 52, 12 },
	[EVERY_TWO_WEEKS] = { "two weeks", 'B', 26, 12 },
	[EVERY_HALF_MONTH] = { "half month", 'S', 2, 1 },
	[EVERY_QUARTER] = { "quarter", 'Q', 1, 3 },
	[EVERY_YEAR] = { "year", 'Y', 1, 12 },
	[EVERY_ONCE] = { "once", '1', 0, 1 },
};

const struct fin_kind *fin_kind(enum fin_item i)
{
	if ((unsigned)i >= FIN_ITEM_COUNT)
		BUG("an item of no statement");
	return &kinds[i];
}

bool fin_item_parse(const char *name, enum fin_item *out)
{
	for (int i = 0; i < FIN_ITEM_COUNT; i++)
		if (word_same(kinds[i].name, name)) {
			*out = (enum fin_item)i;
			return true;
		}
	return false;
}

const char *fin_every_name(enum fin_every e)
{
	return (unsigned)e < EVERY_COUNT ? often[e].name : "";
}

char fin_every_letter(enum fin_every e)
{
	return (unsigned)e < EVERY_COUNT ? often[e].letter : ' ';
}

bool fin_every_parse(const char *text, enum fin_every *out)
{
	for (int e = 0; e < EVERY_COUNT; e++) {
		char letter[2] = { often[e].letter, '\0' };

		if (word_same(letter, text) || word_same(often[e].name, text)) {
			*out = (enum fin_every)e;
			return true;
		}
	}
	return false;
}

enum msgid fin_monthly(struct money amount, enum fin_every e, struct money *out, struct err *err)
{
	if ((unsigned)e >= EVERY_COUNT)
		BUG("no such frequency");
	return money_mul_ratio(amount, often[e].num, often[e].den, ROUND_HALF_UP, out, err);
}

static enum msgid add_line(const struct fin_line *line, struct fin_sum *s, struct err *err)
{
	struct money monthly = MONEY_ZERO;
	enum msgid id;

	if (fin_kind(line->item)->group == FIN_ASSET)
		return money_add(s->assets, line->amount, &s->assets, err);
	id = fin_monthly(line->amount, line->every, &monthly, err);
	if (id != MSG_OK)
		return id;
	s->known = true;
	if (kinds[line->item].group == FIN_INCOME)
		return money_add(s->income, monthly, &s->income, err);
	return money_add(s->expense, monthly, &s->expense, err);
}

enum msgid fin_add_up(const struct fin_line *lines, size_t n, struct fin_sum *out, struct err *err)
{
	struct fin_sum s = { 0 };
	enum msgid id = MSG_OK;

	for (size_t i = 0; i < n && id == MSG_OK; i++)
		id = add_line(&lines[i], &s, err);
	if (id == MSG_OK)
		id = money_sub(s.income, s.expense, &s.disposable, err);
	if (id == MSG_OK)
		*out = s;
	return id;
}

enum fits fin_fits(const struct fin_sum *s, struct money monthly)
{
	if (!s->known)
		return FITS_UNKNOWN;
	return money_cmp(monthly, s->disposable) <= 0 ? FITS_YES : FITS_NO;
}

const struct fin_reason *fin_reason_row(size_t i)
{
	return i < ARRAY_SIZE(reasons) ? &reasons[i] : NULL;
}

const char *fin_reason_text(const char *code)
{
	for (size_t i = 0; i < ARRAY_SIZE(reasons); i++)
		if (word_same(reasons[i].code, code))
			return reasons[i].text;
	return NULL;
}
