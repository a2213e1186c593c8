/* SPDX-License-Identifier: MIT */
#include "words.h"

#include "arrears/base/text.h"

bool words_parse(const struct word *words, size_t count, const char *text, unsigned *out)
{
	unsigned bits = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, "+"), i = 0;

		while (i < count && (strlen(words[i].name) != len ||
		    memcmp(words[i].name, text, len) != 0))
			i++;
		if (i == count)
			return false;
		bits |= words[i].bit;
		text += len;
		text += *text == '+';
	}
	*out = bits;
	return true;
}

void words_show(const struct word *words, size_t count, unsigned bits, char *out, size_t size)
{
	size_t used = 0;

	(void)text_put(out, size, "");
	for (size_t i = 0; i < count && used < size; i++) {
		if (!(bits & words[i].bit))
			continue;
		(void)text_putf(out + used, size - used, "%s%s", used ? "+" : "", words[i].name);
		used = strlen(out);
	}
}

int word_index(const char *const *names, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], text) == 0)
			return (int)i;
	return -1;
}

/* Not strcasecmp(), which asks the locale: a Turkish one has another small I. */
static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool word_same(const char *a, const char *b)
{
	while (*a != '\0' && small(*a) == small(*b)) {
		a++;
		b++;
	}
	return small(*a) == small(*b);
}

int word_find(const char *const *names, size_t count, const char *text)
{
	for (size_t i = 0; i < count && text[0] != '\0'; i++)
		if (names[i] != NULL && word_same(names[i], text))
			return (int)i;
	return -1;
}
