/* SPDX-License-Identifier: MIT */
#include "arrears/domain/debttype.h"

#include "arrears/base/text.h"
#include "arrears/domain/validate.h"
#include "words.h"

#include <inttypes.h>

static const struct { const char *name, *label, *words; } types[DEBT_TYPE_COUNT] = {
	[DEBT_OTHER] = { "OTHER", "Other", "" },
#define DEBT_TYPE(id, label, words) [DEBT_##id] = { #id, label, words },
#include "arrears/domain/debttype.def"
#undef DEBT_TYPE
};

static const struct debt_field fields[] = {
#define DEBT_FIELD(type, name, kind, label, help) { DEBT_##type, name, DEBT_##kind, label, help },
#include "arrears/domain/debttype.def"
#undef DEBT_FIELD
};

static const struct debt_field suit[DEBT_SUIT_FIELDS] = {
#define DEBT_SUIT(id, name, kind, label, help) { DEBT_OTHER, name, DEBT_##kind, label, help },
#include "arrears/domain/debttype.def"
#undef DEBT_SUIT
};

const char *debt_type_name(enum debt_type t)
{
	return (unsigned)t < DEBT_TYPE_COUNT ? types[t].name : "";
}

const char *debt_type_label(enum debt_type t)
{
	return (unsigned)t < DEBT_TYPE_COUNT ? types[t].label : "";
}

/* Letters and digits alone, small, with a blank on both sides as in the lists of words. */
static void plain(const char *text, char *out, size_t size)
{
	size_t n = 0;

	out[n++] = ' ';
	for (; *text != '\0' && n + 2 < size; text++) {
		char c = *text;

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			out[n++] = c;
	}
	out[n++] = ' ';
	out[n] = '\0';
}

enum debt_type debt_type_of(const char *text)
{
	char word[40], name[40];

	plain(text, word, sizeof word);
	if (word[1] == ' ')
		return DEBT_OTHER;
	for (int t = 0; t < DEBT_TYPE_COUNT; t++) {
		char label[40];

		plain(types[t].name, name, sizeof name);
		plain(types[t].label, label, sizeof label);
		if (strcmp(word, name) == 0 || strcmp(word, label) == 0 ||
		    strstr(types[t].words, word) != NULL)
			return (enum debt_type)t;
	}
	return DEBT_OTHER;
}

const struct debt_field *debt_field(enum debt_type t, size_t i)
{
	for (size_t f = 0; f < ARRAY_SIZE(fields); f++)
		if (fields[f].type == t && i-- == 0)
			return &fields[f];
	return NULL;
}

const struct debt_field *debt_suit_field(enum debt_suit i)
{
	return &suit[i];
}

static enum msgid put_date(const char *text, struct date today, char out[DEBT_VALUE_SIZE],
	struct err *err)
{
	struct date d;
	enum msgid id = date_parse_typed(text, today, &d, err);
	char iso[DATE_ISO_SIZE];

	if (id == MSG_OK) {
		date_iso(d, iso);
		(void)text_put(out, DEBT_VALUE_SIZE, iso);
	}
	return id;
}

static enum msgid put_amount(const char *text, char out[DEBT_VALUE_SIZE], struct err *err)
{
	struct money m;
	enum msgid id = money_parse(text, &m, err);

	if (id != MSG_OK)
		return id;
	if (m.cents < 0)
		return err_set(err, MSG_AMOUNT_INVALID, "", text, NULL);
	(void)text_putf(out, DEBT_VALUE_SIZE, "%" PRId64 ".%02d", m.cents / 100,
		(int)(m.cents % 100));
	return MSG_OK;
}

static enum msgid put_flag(const struct debt_field *f, const char *text,
	char out[DEBT_VALUE_SIZE], struct err *err)
{
	if (!word_same(text, "Y") && !word_same(text, "N"))
		return err_set(err, MSG_YESNO_INVALID, "", f->label, NULL);
	(void)text_put(out, DEBT_VALUE_SIZE, word_same(text, "Y") ? "Y" : "N");
	return MSG_OK;
}

static enum msgid put_phone(const char *text, char out[DEBT_VALUE_SIZE], struct err *err)
{
	char digits[DEBT_VALUE_SIZE];

	text_digits(text, digits, sizeof digits);
	if (strlen(digits) != 10)
		return err_set(err, MSG_PHONE_INVALID, "", text, NULL);
	(void)text_put(out, DEBT_VALUE_SIZE, digits);
	return MSG_OK;
}

static enum msgid put_last4(const char *text, char out[DEBT_VALUE_SIZE], struct err *err)
{
	(void)text_put(out, DEBT_VALUE_SIZE, text);
	return last4_check(text, true, "", err);
}

static enum msgid put_text(const struct debt_field *f, const char *text, char out[DEBT_VALUE_SIZE],
	struct err *err)
{
	char most[8];

	if (text_put(out, DEBT_VALUE_SIZE, text))
		return MSG_OK;
	(void)text_putf(most, sizeof most, "%d", DEBT_VALUE_SIZE - 1);
	return err_set(err, MSG_TEXT_TOO_LONG, "", f->label, most, NULL);
}

enum msgid debt_value(const struct debt_field *f, const char *text, struct date today,
	char out[DEBT_VALUE_SIZE], struct err *err)
{
	char value[DEBT_VALUE_SIZE] = "";
	enum msgid id = MSG_OK;

	if (!text_is_blank(text)) {
		switch (f->kind) {
		case DEBT_TEXT:
			id = put_text(f, text, value, err);
			break;
		case DEBT_DATE:
			id = put_date(text, today, value, err);
			break;
		case DEBT_AMOUNT:
			id = put_amount(text, value, err);
			break;
		case DEBT_FLAG:
			id = put_flag(f, text, value, err);
			break;
		case DEBT_PHONE:
			id = put_phone(text, value, err);
			break;
		case DEBT_LAST4:
			id = put_last4(text, value, err);
			break;
		}
	}
	if (id != MSG_OK) {
		if (err != NULL)
			(void)text_put(err->field, sizeof err->field, f->name);
		return id;
	}
	memcpy(out, value, sizeof value);
	return MSG_OK;
}
