/* SPDX-License-Identifier: MIT */
/* The table of placement fields, and finding one by the many names clients give it. */
#include "arrears/domain/placement.h"

static const struct place_field_def fields[PLACE_FIELD_COUNT] = {
#define F(id, name_, kind_, fact_, aliases_, help_) \
	[PF_##id] = { .name = name_, .kind = kind_, .fact = fact_, .aliases = aliases_, \
		.help = help_ },
#include "arrears/domain/placement.def"
#undef F
};

const struct place_field_def *place_field_def(enum place_field f)
{
	if (f < 0 || f >= PLACE_FIELD_COUNT)
		BUG("no such placement field");
	return &fields[f];
}

enum place_field place_field_find(const char *name)
{
	for (int f = 0; f < PLACE_FIELD_COUNT; f++)
		if (strcmp(fields[f].name, name) == 0)
			return (enum place_field)f;
	return PLACE_FIELD_NONE;
}

/* Letters and digits in lower case: "Acct #" and "ACCT" are the same header. */
static size_t squash(const char *s, char *out, size_t size)
{
	size_t n = 0;
	for (; *s && n + 1 < size; s++) {
		char c = *s;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			out[n++] = c;
	}
	out[n] = '\0';
	return n;
}

enum place_field place_field_guess(const char *header)
{
	char want[48], name[48], padded[52];
	if (squash(header, want, sizeof want) == 0)
		return PLACE_FIELD_NONE;
	for (int f = 0; f < PLACE_FIELD_COUNT; f++) {
		(void)squash(fields[f].name, name, sizeof name);
		if (strcmp(name, want) == 0)
			return (enum place_field)f;
	}
	(void)text_putf(padded, sizeof padded, " %s ", want);
	for (int f = 0; f < PLACE_FIELD_COUNT; f++)
		if (strstr(fields[f].aliases, padded))
			return (enum place_field)f;
	return PLACE_FIELD_NONE;
}
