/* SPDX-License-Identifier: MIT */
/* PLAN 6 15 A: each word goes where it fits, the first number before dates. */
#include "arrears/desk/planwords.h"

#include "arrears/base/text.h"

#include <ctype.h>
#include <strings.h>

enum { COUNT_MOST = 99 };                       /* past it a number is dollars */

static const struct { char letter; enum frequency every; } letters[] = {
	{ 'W', FREQ_WEEKLY }, { 'B', FREQ_BIWEEKLY }, { 'S', FREQ_SEMIMONTHLY },
	{ 'M', FREQ_MONTHLY }, { 'E', FREQ_END_OF_MONTH },
};

char plan_every_letter(enum frequency f)
{
	for (size_t i = 0; i < ARRAY_SIZE(letters); i++)
		if (letters[i].every == f)
			return letters[i].letter;
	return 0;
}

bool plan_every_parse(char letter, enum frequency *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(letters); i++) {
		if (letters[i].letter != toupper((unsigned char)letter))
			continue;
		*out = letters[i].every;
		return true;
	}
	return false;
}

#define WORD 24

static bool is_whole(const char *word)
{
	return word[0] && strspn(word, "0123456789") == strlen(word);
}

static bool has_size(const struct plan_words *w)
{
	return w->amount.cents || w->count || !date_is_none(w->end);
}

static enum msgid twice(const char *word, struct err *err)
{
	return err_set(err, MSG_PLN_TWICE, "", word, NULL);
}

/* 6, 150, 150.00, $75: how many or how much. */
static enum msgid take_size(const char *word, struct plan_words *w, struct err *err)
{
	int64_t n = 0;
	if (has_size(w))
		return twice(word, err);
	if (!is_whole(word) || strlen(word) > 2)
		return money_parse(word, &w->amount, err);
	if (text_to_int(word, 1, COUNT_MOST, &n, NULL) != MSG_OK)
		return err_set(err, MSG_PLN_COUNT, "", word, NULL);
	w->count = (int)n;
	return MSG_OK;
}

/* 150/M: the letter after the slash says how often. A date has a slash, too: 12/15. */
static bool take_rate(const char *word, struct plan_words *w, enum msgid *m, struct err *err)
{
	const char *slash = strchr(word, '/');
	char size[WORD];
	if (!slash || slash == word || !isalpha((unsigned char)slash[1]) || slash[2])
		return false;
	if (!plan_every_parse(slash[1], &w->every)) {
		*m = err_set(err, MSG_PLN_OFTEN, "", word, NULL);
		return true;
	}
	w->has_every = true;
	(void)text_putf(size, sizeof size, "%.*s", (int)(slash - word), word);
	*m = take_size(size, w, err);
	return true;
}

static bool is_money(const char *word)
{
	return word[0] == '$' ||
		(strchr(word, '.') && strspn(word, "0123456789.,") == strlen(word));
}

/* DOWN 100 and TO 12/31 take the word after them. */
static bool take_pair(const char *word, const char **at, struct plan_words *w, struct date today,
	struct err *err)
{
	char value[WORD];
	err->id = MSG_OK;
	if (strcasecmp(word, "DOWN") == 0) {
		if (!text_word(at, value, sizeof value) || w->down.cents)
			(void)!twice(word, err);
		else
			(void)!money_parse(value, &w->down, err);
		return true;
	}
	if (strcasecmp(word, "TO") != 0)
		return false;
	if (!text_word(at, value, sizeof value) || has_size(w))
		(void)!twice(word, err);
	else
		(void)!date_parse_typed(value, today, &w->end, err);
	return true;
}

static enum msgid take_word(const char *word, struct date today, struct plan_words *w,
	struct err *err)
{
	enum msgid m = MSG_OK;
	enum tender by;
	if (strcasecmp(word, "ALL") == 0 || strcasecmp(word, "INT") == 0) {
		w->all = w->all || toupper((unsigned char)word[0]) == 'A';
		w->interest = w->interest || toupper((unsigned char)word[0]) == 'I';
		return MSG_OK;
	}
	if (tender_parse(word, &by) && tender_promised(by)) {
		if (w->has_by)
			return twice(word, err);
		w->by = by;
		w->has_by = true;
		return MSG_OK;
	}
	if (take_rate(word, w, &m, err))
		return m;
	if (is_money(word) || (is_whole(word) && !has_size(w)))
		return take_size(word, w, err);
	if (!date_is_none(w->first) || word[0] == '-' || (word[0] && !word[1] && !is_whole(word)))
		return err_set(err, MSG_PLN_WORD, "", word, NULL);
	m = date_parse_typed(word, today, &w->first, err);
	if (m == MSG_OK && !w->has_every && strcasecmp(word, "EOM") == 0)
		w->every = FREQ_END_OF_MONTH;   /* the 30th every month is what nobody means */
	return m;
}

enum msgid parse_plan_words(const char *text, struct date today, struct plan_words *out,
	struct err *err)
{
	struct plan_words w = { .end = DATE_NONE, .first = DATE_NONE, .every = FREQ_MONTHLY };
	struct err why = { .id = MSG_OK };
	char word[WORD];
	while (text_word(&text, word, sizeof word)) {
		if (!take_pair(word, &text, &w, today, &why))
			(void)!take_word(word, today, &w, &why);
		if (why.id == MSG_OK)
			continue;
		if (err)
			*err = why;
		return why.id;
	}
	*out = w;
	return MSG_OK;
}
