/* SPDX-License-Identifier: MIT */
/* Numbers that must not stand in free text: payment cards, Social Security numbers. */
#include "arrears/domain/validate.h"

#define CARD_MIN 13
#define CARD_MAX 19
#define CARD_SHOWN 4

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool luhn_valid(const char *digits)
{
	size_t len = strlen(digits);
	int sum = 0;

	for (size_t i = 0; i < len; i++) {
		int n = digits[len - 1 - i] - '0';

		if (i % 2 == 1)
			n = n * 2 > 9 ? n * 2 - 9 : n * 2;
		sum += n;
	}
	return len > 0 && sum % 10 == 0;
}

/* The digits from text on, with single blanks or dashes between, up to the longest card. */
static size_t run_of_digits(const char *text, char out[CARD_MAX + 1], bool *longer)
{
	size_t n = 0;

	for (const char *p = text; is_digit(*p);) {
		if (n == CARD_MAX) {
			*longer = true;
			break;
		}
		out[n++] = *p++;
		if ((*p == ' ' || *p == '-') && is_digit(p[1]))
			p++;
	}
	out[n] = '\0';
	return n;
}

/* The digits of the card that begins at p; 0: none does. A card may be followed by other digits
 * (its expiry date), so every length is tried. */
static size_t card_at(const char *text, const char *p)
{
	char digits[CARD_MAX + 1];
	bool longer = false;

	if (!is_digit(*p) || (p > text && is_digit(p[-1])))
		return 0;
	for (size_t n = run_of_digits(p, digits, &longer); n >= CARD_MIN; n--) {
		digits[n] = '\0';
		if (luhn_valid(digits) && strspn(digits, "0") < n)
			return n;
	}
	return 0;
}

bool text_has_card(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if (card_at(text, p))
			return true;
	return false;
}

void text_mask_card(char *text)
{
	for (char *p = text; *p != '\0'; p++)
		for (size_t n = card_at(text, p); n > CARD_SHOWN; p++)
			if (is_digit(*p)) {
				*p = '*';
				n--;
			}
}

/* NNN-NN-NNNN or NNN NN NNNN, not inside a longer number. */
static bool ssn_at(const char *text, const char *p)
{
	static const char shape[] = "ddd-dd-dddd";
	char mark = '\0';

	if (p > text && (is_digit(p[-1]) || p[-1] == '-'))
		return false;
	for (int i = 0; shape[i] != '\0'; i++) {
		if (shape[i] == 'd' ? !is_digit(p[i]) : p[i] != '-' && p[i] != ' ')
			return false;
		if (shape[i] == '-') {
			if (mark != '\0' && p[i] != mark)
				return false;
			mark = p[i];
		}
	}
	return !is_digit(p[11]) && !(p[11] == '-' && is_digit(p[12]));
}

bool text_mask_ssn(char *text)
{
	bool found = false;

	for (char *p = text; *p != '\0'; p++)
		if (ssn_at(text, p)) {
			memcpy(p, "***-**-", 7);
			found = true;
		}
	return found;
}
