/* SPDX-License-Identifier: MIT */
/* The people of a placement row: names, numbers, places. Nothing here rejects a row. */
#include "placement_private.h"

#include "arrears/domain/zone.h"

struct reading {
	const struct import_rules *rules;
	struct placement *p;
	int offset;
	struct place_person *to;
};

static enum place_field field_of(const struct reading *in, enum place_field f)
{
	return (enum place_field)((int)f + in->offset);
}

static const char *text_of(const struct reading *in, enum place_field f)
{
	return in->p->in.text[field_of(in, f)];
}

static void flag(struct reading *in, enum place_field f, unsigned bit)
{
	if (bit == 0)
		return;
	in->to->flags |= bit;
	import_note(&in->p->in, field_of(in, f), MSG_ROW_FLAG, bit);
}

static void unused(struct reading *in, enum place_field f)
{
	import_note(&in->p->in, field_of(in, f), MSG_ROW_UNUSED, 0);
}

static void put_name(struct reading *in, enum place_field f, char *out, size_t size)
{
	char upper[512];
	text_upper(text_of(in, f), upper, sizeof upper);
	if (!text_put(out, size, upper))
		import_note(&in->p->in, field_of(in, f), MSG_ROW_CUT, 0);
}

static void read_name(struct reading *in)
{
	struct person_name *n = &in->to->name;
	if (*text_of(in, PF_LAST_NAME) || *text_of(in, PF_FIRST_NAME)) {
		put_name(in, PF_LAST_NAME, n->last, sizeof n->last);
		put_name(in, PF_FIRST_NAME, n->first, sizeof n->first);
		put_name(in, PF_MIDDLE, n->middle, sizeof n->middle);
		put_name(in, PF_SUFFIX, n->suffix, sizeof n->suffix);
	} else if (*text_of(in, PF_FULL_NAME)) {
		name_split(text_of(in, PF_FULL_NAME), n);
		if (*text_of(in, PF_SUFFIX))
			put_name(in, PF_SUFFIX, n->suffix, sizeof n->suffix);
	} else if (*text_of(in, PF_BUSINESS_NAME)) {
		in->to->organization = true;
		put_name(in, PF_BUSINESS_NAME, n->last, sizeof n->last);
	}
}

static void read_identity(struct reading *in)
{
	const char *ssn = text_of(in, PF_SSN_OR_TIN), *born = text_of(in, PF_DOB);
	char digits[16];
	text_digits(ssn, digits, sizeof digits);
	if (strlen(digits) == 9)
		memcpy(in->to->ssn, digits, 10);
	if (!in->to->organization || strlen(digits) != 9)
		flag(in, PF_SSN_OR_TIN, validate_ssn(ssn));
	if (*born == '\0')
		return;
	if (date_parse_file(born, in->rules->order, in->rules->today, &in->to->birth, NULL) ==
		MSG_OK)
		flag(in, PF_DOB, validate_birth(in->to->birth, in->rules->today));
	else
		flag(in, PF_DOB, FLAG_DATE);
}

static bool one_of(const char *word, const char *const *words, size_t count)
{
	char lower[12];
	size_t n = strlen(word);
	if (n >= sizeof lower)
		return false;
	for (size_t i = 0; i <= n; i++)
		lower[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] - 'A' + 'a' : word[i]);
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], lower) == 0)
			return true;
	return false;
}

static void read_phones(struct reading *in)
{
	static const char *const types[] = { "", "cell", "home", "work", "other" };
	for (int i = 0; i < 4; i++) {
		enum place_field f = (enum place_field)(PF_PHONE1 + i);
		enum place_field t = (enum place_field)(PF_PHONE1_TYPE + i);
		const char *text = text_of(in, f);
		char seven[16], ten[16];
		text_digits(text, seven, sizeof seven);
		if (strlen(seven) == 7 && *in->rules->area) {
			(void)text_putf(ten, sizeof ten, "%s%s", in->rules->area, seven);
			text = ten;
		}
		unsigned bit = phone_normalise(text, &in->to->phones[i]);
		in->to->phone_ok[i] = *text && bit == 0;
		flag(in, f, bit);
		if (!one_of(text_of(in, t), types, ARRAY_SIZE(types)))
			unused(in, t);
	}
}

static void read_place(struct reading *in)
{
	static const char *const statuses[] = { "", "good", "bad", "returned" };
	char country[64], state[64], language[16];
	text_upper(text_of(in, PF_COUNTRY), country, sizeof country);
	text_upper(text_of(in, PF_STATE), state, sizeof state);
	if (!*country || strcmp(country, "US") == 0 || strcmp(country, "USA") == 0) {
		flag(in, PF_STATE, validate_state(state));
		flag(in, PF_ZIP, validate_zip(text_of(in, PF_ZIP), state));
	}
	if (!one_of(text_of(in, PF_ADDR_STATUS), statuses, ARRAY_SIZE(statuses)))
		unused(in, PF_ADDR_STATUS);
	text_upper(text_of(in, PF_LANGUAGE), language, sizeof language);
	if (*language && (strlen(language) != 2 ||
		strspn(language, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2))
		unused(in, PF_LANGUAGE);
	flag(in, PF_EMAIL1, validate_email(text_of(in, PF_EMAIL1)));
}

void placement_person(const struct import_rules *r, struct placement *p, int offset,
	struct place_person *out)
{
	struct reading in = { .rules = r, .p = p, .offset = offset, .to = out };
	memset(out, 0, sizeof *out);
	out->birth = DATE_NONE;
	for (int f = PF_LAST_NAME; f <= PF_EMPLOYER_PHONE && !out->present; f++)
		out->present = *p->in.text[f + offset] != '\0';
	if (!out->present)
		return;
	read_name(&in);
	read_identity(&in);
	read_phones(&in);
	read_place(&in);
	if (offset == 0 && !*out->name.last && !*out->name.first && !*p->in.text[PF_CONSUMER_REF])
		flag(&in, PF_LAST_NAME, FLAG_NAME);
}
