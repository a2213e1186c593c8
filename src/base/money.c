/* SPDX-License-Identifier: MIT */
#include "arrears/base/money.h"
#include "arrears/base/text.h"

#include <inttypes.h>

enum msgid money_of_wide(wide_int cents, struct money *out, struct err *err)
{
	char text[MONEY_TEXT_SIZE];

	if (cents > MONEY_MAX_CENTS || cents < -MONEY_MAX_CENTS) {
		money_show((struct money){ cents > INT64_MAX ? INT64_MAX :
			cents < INT64_MIN ? INT64_MIN : (int64_t)cents }, text);
		return err_set(err, MSG_AMOUNT_RANGE, "", text, NULL);
	}
	*out = (struct money){ (int64_t)cents };
	return MSG_OK;
}

enum msgid money_check(struct money m, const char *field, struct err *err)
{
	char text[MONEY_TEXT_SIZE];

	if (m.cents <= MONEY_MAX_CENTS && m.cents >= -MONEY_MAX_CENTS)
		return MSG_OK;
	money_show(m, text);
	return err_set(err, MSG_AMOUNT_RANGE, field, text, NULL);
}

enum msgid money_add(struct money a, struct money b, struct money *out, struct err *err)
{
	return money_of_wide((wide_int)a.cents + b.cents, out, err);
}

enum msgid money_sub(struct money a, struct money b, struct money *out, struct err *err)
{
	return money_of_wide((wide_int)a.cents - b.cents, out, err);
}

/* value / den with value >= 0: rounding works on magnitudes, the sign comes back later. */
static wide_int divide(wide_int value, wide_int den, enum rounding how)
{
	wide_int quotient = value / den, twice = value % den * 2;
	bool up = false;

	switch (how) {
	case ROUND_HALF_UP:
		up = twice >= den;
		break;
	case ROUND_DOWN:
		break;
	case ROUND_UP:
		up = twice > 0;
		break;
	case ROUND_HALF_EVEN:
		up = twice > den || (twice == den && quotient % 2 == 1);
		break;
	}
	return quotient + up;
}

wide_int money_divide(wide_int num, wide_int den, enum rounding how)
{
	if (den <= 0)
		BUG("a ratio over zero or less");
	return num < 0 ? -divide(-num, den, how) : divide(num, den, how);
}

enum msgid money_mul_ratio(struct money a, int64_t num, int64_t den, enum rounding how,
	struct money *out, struct err *err)
{
	return money_of_wide(money_divide((wide_int)a.cents * num, den, how), out, err);
}

enum msgid money_percent(struct money a, int32_t basis_points, enum rounding how,
	struct money *out, struct err *err)
{
	return money_mul_ratio(a, basis_points, 10000, how, out, err);
}

/* The part still to be served after `after` (-1: none yet): largest remainder first, then
 * lowest index. Looking again each time needs no memory; n is a handful of buckets or dates. */
static size_t next_served(wide_int amount, const int64_t *weights, size_t n, wide_int sum,
	size_t after)
{
	wide_int limit = after < n ? amount * weights[after] % sum : sum, best = -1;
	size_t at = n;

	for (size_t i = 0; i < n; i++) {
		wide_int rest = amount * weights[i] % sum;
		bool open = rest < limit || (rest == limit && after < n && i > after);

		if (open && rest > best) {
			best = rest;
			at = i;
		}
	}
	return at;
}

enum msgid money_allocate(struct money total, const int64_t *weights, size_t n,
	struct money *parts, struct err *err)
{
	wide_int amount = total.cents, sum = 0, left;
	char text[MONEY_TEXT_SIZE];
	int sign = amount < 0 ? -1 : 1;

	for (size_t i = 0; i < n; i++) {
		if (weights[i] < 0)
			BUG("a negative weight");
		sum += weights[i];
	}
	if (sum == 0 && amount != 0) {
		money_show(total, text);
		return err_set(err, MSG_ALLOCATE_NOTHING, "", text, NULL);
	}
	amount *= sign;
	left = amount;
	for (size_t i = 0; i < n; i++) {
		parts[i].cents = sum ? (int64_t)(amount * weights[i] / sum) : 0;
		left -= parts[i].cents;
	}
	for (size_t i = n; left > 0; left--) {
		i = next_served(amount, weights, n, sum, i);
		parts[i].cents++;
	}
	for (size_t i = 0; i < n; i++)
		parts[i].cents *= sign;
	return MSG_OK;
}

int money_cmp(struct money a, struct money b)
{
	return (a.cents > b.cents) - (a.cents < b.cents);
}

void money_show(struct money m, char out[MONEY_TEXT_SIZE])
{
	/* Of INT64_MIN too: the magnitude is taken unsigned. */
	uint64_t cents = m.cents < 0 ? -(uint64_t)m.cents : (uint64_t)m.cents;
	char digits[24];
	size_t count, n = 0;

	snprintf(digits, sizeof digits, "%" PRIu64, cents / 100);
	count = cents < 100 ? 0 : strlen(digits); /* edit code J: no zero before the point */
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			out[n++] = ',';
		out[n++] = digits[i];
	}
	snprintf(out + n, MONEY_TEXT_SIZE - n, ".%02u%s", (unsigned)(cents % 100),
		m.cents < 0 ? "-" : "");
}

void money_show_blank_zero(struct money m, char out[MONEY_TEXT_SIZE])
{
	if (m.cents == 0)
		out[0] = '\0';
	else
		money_show(m, out);
}

/* What surrounds the digits. Each of the three signs may be there once, and one of them. */
struct frame { bool open, lead_minus, dollar; };

static const char *read_frame(const char *p, struct frame *f)
{
	for (;; p++) {
		if (*p == '(' && !f->open && !f->lead_minus && !f->dollar)
			f->open = true;
		else if (*p == '-' && !f->open && !f->lead_minus)
			f->lead_minus = true;
		else if (*p == '$' && !f->dollar)
			f->dollar = true;
		else
			return p;
	}
}

/* Digits with or without commas: *whole in dollars. NULL if the commas are misplaced. */
static const char *read_whole(const char *p, int64_t *whole, bool *any)
{
	size_t group = 0, commas = 0;

	*whole = 0;
	for (;; p++) {
		if (*p >= '0' && *p <= '9') {
			group++;
			*any = true;
			if (*whole <= MONEY_MAX_CENTS)
				*whole = *whole * 10 + (*p - '0');
		} else if (*p == ',') {
			if (group == 0 || group > 3 || (commas > 0 && group != 3))
				return NULL;
			commas++;
			group = 0;
		} else {
			return commas > 0 && group != 3 ? NULL : p;
		}
	}
}

/* ".5" or ".50"; NULL if there is a point but not one or two digits after it. */
static const char *read_cents(const char *p, int *cents, bool *any)
{
	size_t n;

	*cents = 0;
	if (*p != '.')
		return p;
	n = strspn(++p, "0123456789");
	if (n < 1 || n > 2)
		return NULL;
	*any = true;
	*cents = (p[0] - '0') * 10 + (n == 2 ? p[1] - '0' : 0);
	return p + n;
}

enum msgid money_parse(const char *text, struct money *out, struct err *err)
{
	struct frame f = { 0 };
	const char *p = read_frame(text + strspn(text, " \t"), &f);
	bool any = false, minus = f.open || f.lead_minus;
	int64_t whole;
	int cents = 0;
	wide_int value;

	p = read_whole(p, &whole, &any);
	if (p)
		p = read_cents(p, &cents, &any);
	if (!p || !any)
		return err_set(err, MSG_AMOUNT_INVALID, "", text, NULL);
	if (f.open && *p == ')')
		p++;
	else if (f.open)
		return err_set(err, MSG_AMOUNT_INVALID, "", text, NULL);
	else if (*p == '-' && !minus)
		minus = *p++ == '-';
	if (p[strspn(p, " \t\r")] != '\0')
		return err_set(err, MSG_AMOUNT_INVALID, "", text, NULL);
	value = (wide_int)whole * 100 + cents;
	if (value > MONEY_MAX_CENTS)
		return err_set(err, MSG_AMOUNT_RANGE, "", text, NULL);
	return money_of_wide(minus ? -value : value, out, err);
}
