/* SPDX-License-Identifier: MIT */
#include "arrears/domain/code.h"

static const struct { const char *word; size_t at; } words[] = {
	{ "PHONE", offsetof(struct merge, phone) }, { "TEXT", offsetof(struct merge, text) },
	{ "DATE", offsetof(struct merge, date) }, { "TIME", offsetof(struct merge, time) },
	{ "AMOUNT", offsetof(struct merge, amount) }, { "NAME", offsetof(struct merge, name) },
	{ "STATUS", offsetof(struct merge, status) }, { "USER", offsetof(struct merge, user) },
};

/* The word that begins at s, just after its brace; its row, -1 if there is none. */
static int word_at(const char *s)
{
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		size_t len = strlen(words[i].word);

		if (strncmp(s, words[i].word, len) == 0 && s[len] == '}')
			return (int)i;
	}
	return -1;
}

bool merge_valid(const char *template)
{
	for (const char *p = template; *p != '\0'; p++) {
		if (*p == '}')
			return false;
		if (*p != '{')
			continue;
		int i = word_at(p + 1);

		if (i < 0)
			return false;
		p += strlen(words[i].word) + 1;
	}
	return true;
}

void merge_note(const char *template, const struct merge *m, char *out, size_t size)
{
	STR_AUTO s = str_make(size * 4 + 1024);

	for (const char *p = template; *p != '\0';) {
		int i = *p == '{' ? word_at(p + 1) : -1;

		if (i < 0) {
			str_addn(&s, p++, 1);
			continue;
		}
		const char *value;

		memcpy(&value, (const char *)m + words[i].at, sizeof(value));
		str_add(&s, value != NULL ? value : "");
		p += strlen(words[i].word) + 2;
	}
	text_clean(s.d, true);
	/* "Refuses to pay: {TEXT}" where nothing was said. */
	size_t len = strlen(s.d);
	if (len > 0 && s.d[len - 1] == ':')
		s.d[len - 1] = '\0';
	(void)text_put(out, size, s.d);
}
