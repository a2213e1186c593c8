/* SPDX-License-Identifier: MIT */
#include "arrears/domain/validate.h"

#include "arrears/domain/zone.h"

static const struct { const char *name, *text; } flag_rows[FLAG_COUNT] = {
	{ "SSN", "Social Security number that cannot exist" },
	{ "PHONE", "Phone number without ten digits" },
	{ "AREA CODE", "Area code or exchange that is not in use" },
	{ "DATE", "Date that cannot be" },
	{ "STATE", "State that does not exist" },
	{ "ZIP", "ZIP code of the wrong shape" },
	{ "ZIP STATE", "ZIP code of another state" },
	{ "NAME", "Name missing" },
	{ "EMAIL", "E-mail address of the wrong shape" },
};

static size_t flag_index(enum data_flag f)
{
	size_t i = 0;

	while (i < FLAG_COUNT && (1u << i) != (unsigned)f)
		i++;
	return i;
}

const char *data_flag_name(enum data_flag f)
{
	size_t i = flag_index(f);

	return i < FLAG_COUNT ? flag_rows[i].name : "";
}

const char *data_flag_text(enum data_flag f)
{
	size_t i = flag_index(f);

	return i < FLAG_COUNT ? flag_rows[i].text : "";
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

unsigned validate_ssn(const char *text)
{
	char d[12];

	if (*text == '\0')
		return 0;
	text_digits(text, d, sizeof(d));
	if (strlen(d) != 9 || strspn(text, "0123456789 -") != strlen(text))
		return FLAG_SSN;
	if (memcmp(d, "000", 3) == 0 || memcmp(d, "666", 3) == 0 || d[0] == '9' ||
	    memcmp(d + 3, "00", 2) == 0 || memcmp(d + 5, "0000", 4) == 0)
		return FLAG_SSN;
	return 0;
}

unsigned validate_past(struct date d, struct date today)
{
	if (date_is_none(d))
		return 0;
	return date_cmp(d, date_from_ymd(1900, 1, 1)) < 0 || date_cmp(d, today) > 0 ? FLAG_DATE : 0;
}

unsigned validate_birth(struct date d, struct date today)
{
	return validate_past(d, today);
}

unsigned validate_state(const char *code)
{
	return *code == '\0' || state_find(code) != NULL ? 0 : FLAG_STATE;
}

unsigned validate_zip(const char *zip, const char *state)
{
	char d[16];
	size_t len = strlen(zip);

	if (len == 0)
		return 0;
	text_digits(zip, d, sizeof(d));
	bool shape = (len == 5 && strlen(d) == 5) || (len == 9 && strlen(d) == 9) ||
		(len == 10 && zip[5] == '-' && strlen(d) == 9);

	if (!shape)
		return FLAG_ZIP;
	struct zip3 z = zone_of_zip3((d[0] - '0') * 100 + (d[1] - '0') * 10 + (d[2] - '0'));

	if (z.state[0][0] == '\0' || state_find(state) == NULL)
		return 0;
	return strcmp(z.state[0], state) == 0 || strcmp(z.state[1], state) == 0 ? 0 :
		FLAG_ZIP_STATE;
}

unsigned validate_email(const char *text)
{
	const char *at = strchr(text, '@');

	if (*text == '\0')
		return 0;
	if (at == NULL || at == text || strchr(at + 1, '@') != NULL ||
	    strpbrk(text, " ,;<>") != NULL)
		return FLAG_EMAIL;
	const char *dot = strrchr(at, '.');

	return dot == NULL || dot == at + 1 || dot[1] == '\0' ? FLAG_EMAIL : 0;
}

/* Where an extension begins ("x12", "ext. 12", "#12"), or the end. */
static size_t extension_at(const char *text)
{
	for (size_t i = 0; text[i] != '\0'; i++)
		if (text[i] == 'x' || text[i] == 'X' || text[i] == 'e' || text[i] == 'E' ||
		    text[i] == '#')
			return i;
	return strlen(text);
}

static bool n11(const char *three)
{
	return three[1] == '1' && three[2] == '1';
}

unsigned phone_normalise(const char *text, struct phone_number *out)
{
	struct phone_number n = { 0 };
	char main[40], all[40];
	size_t cut = extension_at(text);

	(void)text_putf(main, sizeof(main), "%.*s", (int)(cut < 39 ? cut : 39), text);
	text_digits(main, all, sizeof(all));
	text_digits(text + cut, n.extension, sizeof(n.extension));
	const char *d = all + (strlen(all) == 11 && all[0] == '1');

	if (strlen(d) != 10) {
		*out = n;
		return *text == '\0' ? 0 : FLAG_PHONE;
	}
	memcpy(n.digits, d, 10);
	*out = n;
	bool area = zone_of_npa(phone_npa(d)).kind != NPA_UNKNOWN;

	return area && d[3] >= '2' && !n11(d + 3) ? 0 : FLAG_AREA_CODE;
}

int phone_npa(const char *digits)
{
	if (!is_digit(digits[0]) || !is_digit(digits[1]) || !is_digit(digits[2]))
		return 0;
	return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
}

enum msgid last4_check(const char *text, bool needed, const char *field, struct err *err)
{
	size_t len = strlen(text);

	if ((len == 0 && !needed) || (len == 4 && strspn(text, "0123456789") == 4))
		return MSG_OK;
	return err_set(err, MSG_LAST4_INVALID, field, len == 0 ? "Nothing" :
		len > 4 ? "What was typed" : text, NULL);
}
