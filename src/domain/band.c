/* SPDX-License-Identifier: MIT */
#include "arrears/domain/band.h"

#include "seed.h"
#include "words.h"

static const char *const sorts[SORT_COUNT] = {
	[SORT_OLDEST] = "OLDEST", [SORT_PLACED] = "PLACED", [SORT_WORKED] = "WORKED",
	[SORT_BALANCE] = "BALANCE", [SORT_TIME] = "TIME",
};

enum value_kind { VALUE_TEXT, VALUE_NUMBER, VALUE_MONEY, VALUE_YES, VALUE_NEXT, VALUE_CLASS,
	VALUE_FLAG };

static const struct { const char *name; enum value_kind kind; } fields[BAND_FIELD_COUNT] = {
	[BAND_NEXT] = { "NEXT", VALUE_NEXT }, [BAND_STATUS] = { "STATUS", VALUE_TEXT },
	[BAND_CLASS] = { "CLASS", VALUE_CLASS }, [BAND_CLIENT] = { "CLIENT", VALUE_TEXT },
	[BAND_LANG] = { "LANG", VALUE_TEXT }, [BAND_STATE] = { "STATE", VALUE_TEXT },
	[BAND_FLAG] = { "FLAG", VALUE_FLAG }, [BAND_DISPUTE] = { "DISPUTE", VALUE_YES },
	[BAND_PHONES] = { "PHONES", VALUE_NUMBER }, [BAND_BALANCE] = { "BAL", VALUE_MONEY },
	[BAND_AGE] = { "AGE", VALUE_NUMBER }, [BAND_WORKED] = { "WORKED", VALUE_NUMBER },
	[BAND_DUE] = { "DUE", VALUE_NUMBER }, [BAND_ATTEMPTS] = { "ATTEMPTS", VALUE_NUMBER },
};

static const char *const flags[] = { "HOT", "PARKED", "PINNED", "MAIL" };
static const char *const yes_no[] = { "N", "Y" };

const char *band_sort_name(enum band_sort s)
{
	return (unsigned)s < SORT_COUNT ? sorts[s] : "";
}

bool band_sort_parse(const char *text, enum band_sort *out)
{
	int i = word_index(sorts, SORT_COUNT, text);

	*out = i >= 0 ? (enum band_sort)i : *out;
	return i >= 0;
}

static enum msgid refuse(struct err *err, const char *term, const char *why)
{
	return err_set(err, MSG_BAND_FILTER, "FILTER", term, why, (char *)NULL);
}

/* A value of a term as the number it is compared by; false if it is not one of its kind. */
static bool value_number(enum value_kind kind, const char *text, int64_t *out)
{
	enum status_class class = STATUS_ACTIVE;
	enum next_kind next = NEXT_NONE;
	struct money m;
	int i;

	switch (kind) {
	case VALUE_TEXT:
		return *text != '\0';
	case VALUE_NUMBER:
		return text_to_int(text, -9999, 9999, out, NULL) == MSG_OK;
	case VALUE_MONEY:
		if (money_parse(text, &m, NULL) != MSG_OK)
			return false;
		*out = m.cents;
		return true;
	case VALUE_NEXT:
		if (!next_kind_parse(text, &next) || next == NEXT_NONE)
			return false;
		*out = next;
		return true;
	case VALUE_CLASS:
		if (!status_class_parse(text, &class))
			return false;
		*out = class;
		return true;
	case VALUE_YES:
		i = word_index(yes_no, ARRAY_SIZE(yes_no), text);
		*out = i;
		return i >= 0;
	case VALUE_FLAG:
		i = word_index(flags, ARRAY_SIZE(flags), text);
		*out = i >= 0 ? 1 << i : 0;
		return i >= 0;
	}
	return false;
}

static enum msgid parse_values(const char *term, const char *text, struct band_term *t,
	struct err *err)
{
	for (;;) {
		size_t len = strcspn(text, ",/");

		if (t->count == BAND_VALUES)
			return refuse(err, term, "too many values");
		if (len == 0 || len >= sizeof(t->text[0]))
			return refuse(err, term, "a value is empty or too long");
		memcpy(t->text[t->count], text, len);
		t->text[t->count][len] = '\0';
		if (!value_number(fields[t->field].kind, t->text[t->count], &t->number[t->count]))
			return refuse(err, term, "a value is not one of its kind");
		t->count++;
		if (text[len] == '\0')
			return MSG_OK;
		text += len + 1;
	}
}

static enum msgid parse_term(const char *term, struct band_term *t, struct err *err)
{
	static const char *const ops[] = { [BAND_EQ] = "=", [BAND_NE] = "<>", [BAND_GE] = ">=",
		[BAND_LE] = "<=" };
	size_t len = strspn(term, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	int field = -1, op = -1;

	for (int i = 0; i < BAND_FIELD_COUNT; i++)
		if (strlen(fields[i].name) == len && memcmp(fields[i].name, term, len) == 0)
			field = i;
	if (field < 0)
		return refuse(err, term, "the name is not known");
	for (int i = 0; i < (int)ARRAY_SIZE(ops); i++)
		if (strncmp(term + len, ops[i], strlen(ops[i])) == 0)
			op = i;
	if (op < 0)
		return refuse(err, term, "use = <> >= or <=");
	t->field = (enum band_field)field;
	t->op = (enum band_op)op;
	enum msgid id = parse_values(term, term + len + strlen(ops[op]), t, err);
	bool ordered = fields[field].kind == VALUE_NUMBER || fields[field].kind == VALUE_MONEY;

	if (id == MSG_OK && op >= BAND_GE && (!ordered || t->count != 1))
		return refuse(err, term, "only one number can be compared so");
	return id;
}

enum msgid band_parse(const char *text, struct band_filter *out, struct err *err)
{
	struct band_filter f = { 0 };

	for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
		size_t len = strcspn(text, " ");
		char term[122];

		if (f.count == BAND_TERMS || len >= sizeof(term))
			return refuse(err, text, "too many terms");
		memcpy(term, text, len);
		term[len] = '\0';
		enum msgid id = parse_term(term, &f.terms[f.count], err);

		if (id != MSG_OK)
			return id;
		f.count++;
		text += len;
	}
	*out = f;
	return MSG_OK;
}

bool band_seed(size_t i, struct band *out)
{
	struct seed_row r;
	struct band b = { .active = true };

	if (!seed_row("bands", i, &r))
		return false;
	if (!text_put(b.code, sizeof(b.code), seed_get(&r, "code")) ||
	    !text_put(b.text, sizeof(b.text), seed_get(&r, "text")) ||
	    !text_put(b.filter_text, sizeof(b.filter_text), seed_get(&r, "filter")) ||
	    !band_sort_parse(seed_get(&r, "sort"), &b.sort) ||
	    !role_parse(seed_get(&r, "least"), &b.least) ||
	    band_parse(b.filter_text, &b.filter, NULL) != MSG_OK)
		BUG("a seed band cannot be read");
	b.order = seed_int(&r, "order");
	*out = b;
	return true;
}

static const char *text_value(const struct band_facts *a, enum band_field field)
{
	switch (field) {
	case BAND_STATUS: return a->status;
	case BAND_CLIENT: return a->client;
	case BAND_LANG: return a->lang;
	case BAND_STATE: return a->state;
	default: BUG("not a text field of a band");
	}
}

/* Days since; never worked counts as longer ago than anything. */
static int64_t age(struct date d, struct date today)
{
	return date_is_none(d) ? INT32_MAX : date_days_between(d, today);
}

static int64_t number_value(const struct band_facts *a, enum band_field field, struct date today)
{
	switch (field) {
	case BAND_NEXT: return a->next.kind;
	case BAND_CLASS: return a->class;
	case BAND_DISPUTE: return a->disputed;
	case BAND_PHONES: return a->phones;
	case BAND_BALANCE: return a->balance.cents;
	case BAND_AGE: return age(a->placed, today);
	case BAND_WORKED: return age(a->worked, today);
	case BAND_DUE: return -age(a->next.due, today);
	case BAND_ATTEMPTS: return a->attempts;
	default: BUG("not a number field of a band");
	}
}

static bool one_equals(const struct band_term *t, int i, const struct band_facts *a,
	struct date today)
{
	if (fields[t->field].kind == VALUE_TEXT)
		return strcmp(t->text[i], text_value(a, t->field)) == 0;
	if (t->field == BAND_FLAG)
		return (a->flags & (unsigned)t->number[i]) != 0;
	return t->number[i] == number_value(a, t->field, today);
}

static bool term_holds(const struct band_term *t, const struct band_facts *a, struct date today)
{
	bool any = false;

	if (t->op == BAND_GE)
		return number_value(a, t->field, today) >= t->number[0];
	if (t->op == BAND_LE)
		return number_value(a, t->field, today) <= t->number[0];
	for (int i = 0; i < t->count; i++)
		any |= one_equals(t, i, a, today);
	return any == (t->op == BAND_EQ);
}

bool band_matches(const struct band_filter *f, const struct band_facts *a, struct date today)
{
	for (int i = 0; i < f->count; i++)
		if (!term_holds(&f->terms[i], a, today))
			return false;
	return true;
}

int band_of(const struct band *bands, size_t count, const struct band_facts *a,
	struct date today)
{
	for (size_t i = 0; i < count; i++)
		if (bands[i].active && band_matches(&bands[i].filter, a, today))
			return (int)i;
	return -1;
}
