/* SPDX-License-Identifier: MIT */
/* Amounts and statements of FIN as they are typed and read. */
#include "fin.h"

#include <ctype.h>

void fin_amount_text(const struct fin_line *l, char out[MONEY_TEXT_SIZE + 4])
{
	char amount[MONEY_TEXT_SIZE], every[3] = { ' ', fin_every_letter(l->every), '\0' };
	money_show(l->amount, amount);
	(void)text_putf(out, MONEY_TEXT_SIZE + 4, "%s%s", amount,
		l->every == EVERY_ONCE ? "" : every);
}

/* What nobody earns, spends or owns was typed wrong, and its sum would not fit the line. */
static enum msgid check_size(const struct fin_line *l, struct err *err)
{
	struct money most = { l->every == EVERY_ONCE ? INT64_C(9999999999) : INT64_C(9999999) };
	struct money monthly = l->amount;
	char told[MONEY_TEXT_SIZE], limit[MONEY_TEXT_SIZE];
	enum msgid m = l->every == EVERY_ONCE ? MSG_OK :
		fin_monthly(l->amount, l->every, &monthly, err);
	if (m != MSG_OK || monthly.cents <= most.cents)
		return m;
	money_show(monthly, told);
	money_show(most, limit);
	return err_set(err, MSG_FIN_LARGE, "", told, limit, NULL);
}

enum msgid fin_amount_parse(enum fin_item item, const char *text, struct fin_line *out,
	struct err *err)
{
	const struct fin_kind *k = fin_kind(item);
	struct fin_line l = { .item = item,
		.every = k->group == FIN_ASSET ? EVERY_ONCE : EVERY_MONTH };
	char amount[40];
	size_t n = strlen(text);
	enum msgid m = MSG_OK;
	if (n && isalpha((unsigned char)text[n - 1])) {
		char letter[2] = { text[--n], '\0' };
		if (k->group == FIN_ASSET || !fin_every_parse(letter, &l.every))
			return err_set(err, MSG_FIN_LETTER, k->name, letter, NULL);
		while (n && (text[n - 1] == ' ' || text[n - 1] == '/'))
			n--;
	}
	if (!text_putf(amount, sizeof amount, "%.*s", (int)n, text))
		m = err_set(err, MSG_AMOUNT_INVALID, k->name, text, NULL);
	if (m == MSG_OK)
		m = money_parse(amount, &l.amount, err);
	if (m == MSG_OK && l.amount.cents < 0)
		m = err_set(err, MSG_AMOUNT_INVALID, k->name, text, NULL);
	if (m == MSG_OK)
		m = check_size(&l, err);
	if (m != MSG_OK) {
		if (err)
			(void)text_put(err->field, sizeof err->field, k->name);
		return m;
	}
	*out = l;
	return MSG_OK;
}

void fin_sum_text(const struct fin_sum *sum, struct money owed, char *out, size_t size)
{
	struct budget_fit fit = budget_fit(sum, owed);
	char in[MONEY_TEXT_SIZE], spent[MONEY_TEXT_SIZE], left[MONEY_TEXT_SIZE],
		all[MONEY_TEXT_SIZE];
	money_show(sum->income, in);
	money_show(sum->expense, spent);
	money_show(sum->disposable, left);
	money_show(owed, all);
	if (!sum->known)
		(void)text_put(out, size, "Nothing told yet.");
	else if (fit.months > 0)
		(void)text_putf(out, size,
			"In %s, out %s, left %s a month: %d month%s for %s", in, spent, left,
			fit.months, fit.months == 1 ? "" : "s", all);
	else
		(void)text_putf(out, size, "In %s, out %s, left %s a month: no installment fits",
			in, spent, left);
}

static void add_group(const struct budget *b, enum fin_group group, const char *title,
	struct str *out)
{
	bool any = false;
	for (size_t i = 0; i < b->count; i++) {
		const struct fin_kind *k = fin_kind(b->lines[i].item);
		char amount[MONEY_TEXT_SIZE + 4];
		if (k->group != group)
			continue;
		if (!any)
			str_addf(out, "\n%s\n", title);
		any = true;
		fin_amount_text(&b->lines[i], amount);
		str_addf(out, "  %-24s%*s\n", k->label,
			b->lines[i].every == EVERY_ONCE ? 14 : 16, amount);
	}
}

void fin_budget_text(const struct budget *b, struct str *out)
{
	char told[9], in[MONEY_TEXT_SIZE], spent[MONEY_TEXT_SIZE], left[MONEY_TEXT_SIZE];
	struct fin_sum sum = { .known = false };
	const char *reason = fin_reason_text(b->head.reason);
	date_show(b->head.told_on, told);
	str_addf(out, "Told %s to %s, %d in the household\n", told, b->head.user, b->head.people);
	if (reason)
		str_addf(out, "Reason: %s\n", reason);
	if (b->head.words[0])
		str_addf(out, "%s\n", b->head.words);
	if (b->head.employer[0])
		str_addf(out, "Employer: %s\n", b->head.employer);
	add_group(b, FIN_INCOME, "Income", out);
	add_group(b, FIN_EXPENSE, "Expenses", out);
	add_group(b, FIN_ASSET, "Assets", out);
	if (fin_add_up(b->lines, b->count, &sum, NULL) != MSG_OK)
		return;
	money_show(sum.income, in);
	money_show(sum.expense, spent);
	money_show(sum.disposable, left);
	str_addf(out, "\nA month: income %s, expenses %s, left %s\n", in, spent, left);
}
