/* SPDX-License-Identifier: MIT */
/* Recursive descent over fractions that are kept in lowest terms. */
#include "arrears/domain/calc.h"

#include <ctype.h>

#include "arrears/base/text.h"

#define PART_MAX INT64_C(1000000000000000000)   /* products of two parts fit a wide_int */
#define DEPTH_MAX 32
#define DECIMALS_MAX 6

struct ratio { wide_int num, den; };            /* den > 0, lowest terms */

struct reader { const char *at; enum msgid failed; int depth; bool percent; };

static struct ratio fail(struct reader *r, enum msgid m)
{
	if (r->failed == MSG_OK)
		r->failed = m;
	return (struct ratio){ 0, 1 };
}

static wide_int gcd(wide_int a, wide_int b)
{
	if (a < 0)
		a = -a;
	while (b) {
		wide_int rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static struct ratio make(struct reader *r, wide_int num, wide_int den)
{
	if (den < 0) {
		num = -num;
		den = -den;
	}
	wide_int by = gcd(num, den);
	num /= by;
	den /= by;
	if (num > PART_MAX || num < -PART_MAX || den > PART_MAX)
		return fail(r, MSG_CALC_RANGE);
	return (struct ratio){ num, den };
}

static struct ratio times(struct reader *r, struct ratio a, struct ratio b)
{
	return make(r, a.num * b.num, a.den * b.den);
}

static struct ratio plus(struct reader *r, struct ratio a, struct ratio b, int sign)
{
	return make(r, a.num * b.den + sign * b.num * a.den, a.den * b.den);
}

static struct ratio over(struct reader *r, struct ratio a, struct ratio b)
{
	if (b.num == 0)
		return fail(r, MSG_CALC_ZERO);
	return make(r, a.num * b.den, a.den * b.num);
}

static void blanks(struct reader *r)
{
	while (*r->at == ' ')
		r->at++;
}

/* A comma stands before every three digits of the whole part or nowhere in it. */
static bool whole_part(struct reader *r, int64_t *out)
{
	int64_t n = 0;
	int since = -1, digits = 0;             /* since: digits after the last comma */
	for (; isdigit((unsigned char)*r->at) || *r->at == ','; r->at++) {
		if (*r->at == ',') {
			if (since < 0 ? digits == 0 || digits > 3 : since != 3)
				return false;
			since = 0;
			continue;
		}
		n = n * 10 + (*r->at - '0');
		digits++;
		since += since >= 0;
		if (n > PART_MAX / 10)
			return false;
	}
	*out = n;
	return digits > 0 && (since < 0 || since == 3);
}

static struct ratio number(struct reader *r)
{
	int64_t whole = 0, part = 0, den = 1;
	int decimals = 0;
	r->at += *r->at == '$';
	if (*r->at != '.' && !whole_part(r, &whole))
		return fail(r, MSG_CALC_SYNTAX);
	if (*r->at == '.') {
		for (r->at++; isdigit((unsigned char)*r->at); r->at++, decimals++) {
			if (decimals == DECIMALS_MAX)
				return fail(r, MSG_CALC_SYNTAX);
			part = part * 10 + (*r->at - '0');
			den *= 10;
		}
		if (decimals == 0)
			return fail(r, MSG_CALC_SYNTAX);
	}
	return make(r, (wide_int)whole * den + part, den);
}

static struct ratio sum(struct reader *r);

/* A number or what is in parentheses, with its sign before and its percent sign behind. */
static struct ratio factor(struct reader *r)
{
	struct ratio v = { 0, 1 };
	int sign = 1;
	blanks(r);
	while (*r->at == '-' || *r->at == '+') {
		sign = *r->at++ == '-' ? -sign : sign;
		blanks(r);
	}
	if (*r->at == '(') {
		if (++r->depth > DEPTH_MAX)
			return fail(r, MSG_CALC_SYNTAX);
		r->at++;
		v = sum(r);
		if (r->failed != MSG_OK)
			return v;
		if (*r->at != ')')
			return fail(r, MSG_CALC_SYNTAX);
		r->at++;
		r->depth--;
	} else {
		v = number(r);
	}
	v.num *= sign;
	blanks(r);
	r->percent = *r->at == '%';
	if (r->percent) {
		r->at++;
		v = make(r, v.num, v.den * 100);
	}
	return v;
}

/* *alone: it was one factor with a percent sign and nothing else. */
static struct ratio product(struct reader *r, bool *alone)
{
	struct ratio v = factor(r);
	*alone = r->percent;
	for (blanks(r); r->failed == MSG_OK; blanks(r)) {
		char op = *r->at;
		if (op != '*' && op != '/' && op != 'x' && op != 'X')
			break;
		r->at++;
		struct ratio w = factor(r);
		v = op == '/' ? over(r, v, w) : times(r, v, w);
		*alone = false;
	}
	return v;
}

static struct ratio sum(struct reader *r)
{
	bool percent = false;
	struct ratio v = product(r, &percent);
	for (blanks(r); r->failed == MSG_OK && (*r->at == '+' || *r->at == '-'); blanks(r)) {
		int sign = *r->at++ == '-' ? -1 : 1;
		struct ratio w = product(r, &percent);
		v = plus(r, v, percent ? times(r, v, w) : w, sign);
	}
	return v;
}

enum msgid calc_eval(const char *text, struct calc_value *out, struct err *err)
{
	struct reader r = { .at = text, .failed = MSG_OK };
	struct ratio v = sum(&r);
	if (r.failed == MSG_OK && *r.at)
		(void)fail(&r, MSG_CALC_SYNTAX);
	if (r.failed == MSG_CALC_SYNTAX)
		return err_set(err, r.failed, "", *r.at ? r.at : "its end", NULL);
	if (r.failed != MSG_OK)
		return err_set(err, r.failed, "", NULL);
	wide_int cents = v.num * 100, size = cents < 0 ? -cents : cents;
	wide_int rounded = (2 * size + v.den) / (2 * v.den);
	if (rounded > MONEY_MAX_CENTS)
		return err_set(err, MSG_CALC_RANGE, "", NULL);
	*out = (struct calc_value){ .amount = { (int64_t)(cents < 0 ? -rounded : rounded) },
		.exact = cents % v.den == 0 };
	return MSG_OK;
}

/* --- a loan -------------------------------------------------------------------------------- */

#define LOAN_WORDS 3

/* Takes the text apart at its blanks; false unless there are exactly three words. */
static bool words_of(const char *text, char word[LOAN_WORDS][32])
{
	char more[32];
	for (int n = 0; n < LOAN_WORDS; n++)
		if (!text_word(&text, word[n], sizeof word[n]))
			return false;
	return !text_word(&text, more, sizeof more);
}

bool calc_is_loan(const char *text)
{
	char word[LOAN_WORDS][32];
	if (!words_of(text, word))
		return false;
	size_t n = strlen(word[1]);
	return n > 1 && word[1][n - 1] == '%' && strspn(word[1], "0123456789.%") == n &&
		strspn(word[2], "0123456789") == strlen(word[2]);
}

/* "4.25%" in millionths: 42500. */
static bool rate_of(const char *text, int32_t *out)
{
	struct reader r = { .at = text, .failed = MSG_OK };
	struct ratio v = factor(&r);
	wide_int rate = v.num * 1000000 / v.den;
	if (r.failed != MSG_OK || *r.at || v.num * 1000000 % v.den || rate > 1000000)
		return false;
	*out = (int32_t)rate;
	return true;
}

enum msgid calc_loan_parse(const char *text, struct calc_loan *out, struct err *err)
{
	char word[LOAN_WORDS][32];
	struct calc_loan loan = { .count = 0 };
	int64_t count = 0;
	if (!words_of(text, word) || money_parse(word[0], &loan.principal, NULL) != MSG_OK ||
	    loan.principal.cents <= 0 || !rate_of(word[1], &loan.rate_millionths) ||
	    text_to_int(word[2], 1, CALC_LOAN_MONTHS_MAX, &count, NULL) != MSG_OK)
		return err_set(err, MSG_CALC_LOAN, "", NULL);
	loan.count = (int)count;
	*out = loan;
	return MSG_OK;
}
